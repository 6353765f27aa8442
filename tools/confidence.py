"""Fits the second witness and the confidence of facts, and writes data, tables and plot: ``make confidence``.

What they are fitted to: the annotated texts of ``tools/gold.py``, and events of real documents, drawn
at random and judged by hand (``tools/judged.csv``: where they stand and whether they are right).  What
is told of how good it is comes from documents that the model had not seen: ten folds over documents.

The same input gives the same bytes.  Needs scikit-learn (``pip install -e '.[confidence]'``).
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import gold
import numpy as np
import reliability
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kg import api
from kg.confidence.features import features
from kg.confidence.rating import BIAS
from kg.confidence.scene import Scene
from kg.confidence.witness import SCALE, Weights, runs
from kg.model import EVENT_TYPES, Document, Event, State
from kg.pipeline import Reading

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "kg" / "confidence" / "data"
JUDGED = Path(__file__).with_name("judged.csv")
FOLDS = 10
SEEN_IN = 3
"""Texts that a run of words must be seen in to be stored: no sentence can be made of the rest."""
SHARED_BY = 6
"""Documents that a feature must be seen in."""
WITNESS_C, RATING_C = 10.0, 0.15
"""How freely the two are fitted; chosen by the folds."""
KINDS = ("event", "state")


@dataclass(frozen=True)
class Told:
    """A sentence for the witness: its runs of words, the places of the types it tells, and its document."""

    runs: frozenset[str]
    types: frozenset[int]
    document: str


@dataclass(frozen=True)
class Judged:
    """A fact of a document, whether it is right, and of which set the document is."""

    fact: Event | State
    right: bool
    document: str
    of: str


@dataclass(frozen=True)
class Text:
    """A document that was read, with what is judged in it."""

    reading: Reading
    facts: tuple[Judged, ...]


def fold(document: str) -> int:
    """The fold of a document: by its name, so that it stays where others come or go."""
    return int(sha256(document.encode()).hexdigest(), 16) % FOLDS


# ---------------------------------------------------------------- reading


def read(model: str) -> tuple[list[Told], list[Text]]:
    """All annotated texts and judged documents, read by the rules as they are today."""
    annotated = gold.everything()
    told: list[Told] = []
    texts: list[Text] = []
    for each, reading in zip(annotated, _readings([a.document for a in annotated], model), strict=True):
        told += _sentences(each, reading)
        if each.record is not None:
            facts = (Judged(f, each.right(f), each.document.id, each.of) for f in reading.facts)
            texts.append(Text(reading, tuple(facts)))
    return told, texts + list(_by_hand(model))


def _readings(documents: Iterable[Document], model: str) -> Iterator[Reading]:
    return api.read(documents, model=model, plain=0)


def _sentences(each: gold.Gold, reading: Reading) -> Iterator[Told]:
    assert reading.parse is not None
    for sentence in reading.parse.sentences:
        types = (kind for kind, start, end in each.types if start < sentence.end and sentence.start < end)
        yield Told(frozenset(runs(sentence)), frozenset(map(EVENT_TYPES.index, types)), each.document.id)


def _by_hand(model: str) -> Iterator[Text]:
    """The documents of the corpus in which facts were judged."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = {_key(*list(row.values())[:-1]): row["right"] == "1" for row in csv.DictReader(file)}
    wanted = {key[0] for key in judged}
    documents = [each for each in _corpus() if each.id in wanted]
    for reading in _readings(documents, model):
        found = [(fact, judged.get(_place(fact))) for fact in reading.facts]
        here = (Judged(f, right, reading.document.id, "corpus") for f, right in found if right is not None)
        yield Text(reading, tuple(here))


def _key(*parts: object) -> tuple[str, ...]:
    return tuple(map(str, parts))


def _place(fact: Event | State) -> tuple[str, ...]:
    sides = (" ".join(actor.id for actor in side) for side in (fact.source, fact.target))
    return _key(fact.trigger.document, fact.trigger.start, fact.type, *sides)


def _corpus() -> Iterator[Document]:
    for line in (gold.BENCH / "corpus" / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
        yield Document(
            row["id"], row["text"], title=row.get("title") or "", source=row.get("source") or "",
            url=row.get("url") or "", published=day,
        )  # fmt: skip


# ---------------------------------------------------------------- the second witness


def witness_of(told: Sequence[Told], known: Sequence[str]) -> Weights:
    """A linear classifier for each type over runs of words, its weights rounded as they are stored."""
    place = {run: number for number, run in enumerate(known)}
    rows = _matrix(told, place)
    columns = []
    for kind in range(len(EVENT_TYPES)):
        labels = [kind in each.types for each in told]
        fitted = LogisticRegression(C=WITNESS_C, solver="liblinear", random_state=0).fit(rows, labels)
        columns.append([*fitted.coef_[0], fitted.intercept_[0]])
    stored = np.rint(np.array(columns).T * SCALE).astype(int)
    return {
        run: tuple((kind, int(value) / SCALE) for kind, value in enumerate(values) if value)
        for run, values in zip((*known, BIAS), stored, strict=True)
        if values.any()
    }


def _matrix(told: Sequence[Told], place: dict[str, int]) -> csr_matrix:
    found = [sorted(place[run] for run in each.runs if run in place) for each in told]
    values = [
        np.full(len(row), 1 / math.sqrt(len(each.runs) or 1)) for row, each in zip(found, told, strict=True)
    ]
    ends = np.cumsum([0, *map(len, found)])
    shape = (len(told), len(place))
    return csr_matrix(
        (np.concatenate(values), np.concatenate([np.array(r, int) for r in found]), ends), shape
    )


def vocabulary(told: Iterable[Told]) -> list[str]:
    """The runs that several texts share."""
    seen: dict[str, set[str]] = defaultdict(set)
    for each in told:
        for run in each.runs:
            seen[run].add(each.document)
    return sorted(run for run, documents in seen.items() if len(documents) >= SEEN_IN)


# ---------------------------------------------------------------- the confidence


@dataclass(frozen=True)
class Row:
    """A judged fact with its features, as a witness saw it that had not seen its document."""

    judged: Judged
    found: dict[str, float]


def rows_of(texts: Iterable[Text], told: Sequence[Told], known: Sequence[str]) -> tuple[list[Row], Weights]:
    """The judged facts with their features; and the witness that is stored, which has seen all."""
    whole = witness_of(told, known)
    apart = [witness_of([each for each in told if fold(each.document) != n], known) for n in range(FOLDS)]
    own = {each.document for each in told}
    rows = []
    for text in texts:
        reading, name = text.reading, text.reading.document.id
        assert reading.parse is not None
        witness = apart[fold(name)] if name in own else whole
        scene = Scene.of(reading.facts, reading.parse, reading.cast, witness)
        rows += [Row(each, dict(features(each.fact, scene))) for each in text.facts]
    return rows, whole


def common(rows: Sequence[Row]) -> list[dict[str, float]]:
    """The features that several documents share."""
    seen: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in row.found:
            seen[name].add(row.judged.document)
    return [{k: v for k, v in row.found.items() if len(seen[k]) >= SHARED_BY} for row in rows]


def fitted(found: Sequence[dict[str, float]], right: Sequence[bool]) -> dict[str, float]:
    """The weight of each feature."""
    names = DictVectorizer()
    model = LogisticRegression(C=RATING_C, max_iter=5000, tol=1e-8).fit(names.fit_transform(found), right)
    weights = dict(zip(names.get_feature_names_out(), model.coef_[0], strict=True))
    return {BIAS: round(model.intercept_[0], 3)} | {k: round(v, 3) for k, v in weights.items() if round(v, 3)}


def likely(found: dict[str, float], weights: dict[str, float]) -> float:
    """The confidence of a fact."""
    return float(1 / (1 + math.exp(-weights[BIAS] - sum(weights.get(k, 0) * v for k, v in found.items()))))


def held_out(rows: Sequence[Row]) -> list[float]:
    """The confidence of each fact by a model that has not seen its document."""
    found = common(rows)
    confidences = [0.0] * len(rows)
    for n in range(FOLDS):
        train = [i for i, row in enumerate(rows) if fold(row.judged.document) != n]
        weights = fitted([found[i] for i in train], [rows[i].judged.right for i in train])
        for i, row in enumerate(rows):
            if fold(row.judged.document) == n:
                confidences[i] = likely(found[i], weights)
    return confidences


# ---------------------------------------------------------------- writing


def write_witness(weights: Weights) -> None:
    """``witness.csv``: a run of words a line, its weight for each type in hundredths."""
    with (DATA / "witness.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["run", *EVENT_TYPES])
        for run in sorted(weights):
            told = dict(weights[run])
            lines.writerow(
                [run, *(round(told[n] * SCALE) if n in told else "" for n in range(len(EVENT_TYPES)))]
            )


def write_weights(models: dict[str, dict[str, float]]) -> None:
    """``weights.csv``: a feature a line."""
    with (DATA / "weights.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["kind", "feature", "weight"])
        for kind in KINDS:
            lines.writerows([kind, name, f"{weight:.3f}"] for name, weight in sorted(models[kind].items()))


def main() -> None:
    """Read, fit, write."""
    model = sys.argv[1] if len(sys.argv) > 1 else api.DEFAULT_MODEL
    told, texts = read(model)
    rows, witness = rows_of(texts, told, vocabulary(told))
    parts = {kind: [row for row in rows if row.judged.fact.kind == kind] for kind in KINDS}
    points = [
        reliability.Point(
            row.judged.of, row.judged.fact.kind, row.judged.fact.vouched, confidence, row.judged.right
        )
        for kind in KINDS
        for row, confidence in zip(parts[kind], held_out(parts[kind]), strict=True)
    ]
    if model == api.DEFAULT_MODEL:
        write_witness(witness)
        write_weights(
            {kind: fitted(common(part), [r.judged.right for r in part]) for kind, part in parts.items()}
        )
        reliability.write(points, len(told), Counter(row.judged.of for row in rows))
    print(reliability.summary(points))


if __name__ == "__main__":
    main()

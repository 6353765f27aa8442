"""Fits the confidence of open triples, and writes ``kg/triples/data/weights.csv``: ``make confidence``.

What they are fitted to: the development sentences of CaRB (styles ``nary`` and ``facts``; a triple is as
right as the share of its words that the nearest annotated tuple has, slot by slot) and of BenchIE (style
``minimal``; it is right if it is one of the annotated facts).  What is told of how good it is comes from
sentences that the model had not seen: ten folds.

The same input gives the same bytes.  Needs scikit-learn (``pip install -e '.[confidence]'``).
"""

from __future__ import annotations

import csv
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from kg import api
from kg.lexicon import load_frames
from kg.model import Document, Style
from kg.triples.confidence import BIAS, features
from kg.triples.extract import facts_in
from kg.triples.openfact import OpenFact
from kg.triples.phrases import cut
from kg.words import Parse

ROOT = Path(__file__).resolve().parent.parent
OIE = ROOT.parent / "shared" / "bench" / "oie"
WEIGHTS = ROOT / "kg" / "triples" / "data" / "weights.csv"
FOLDS, C, SHARED_BY = 10, 0.3, 8
"""How many folds, how freely it is fitted, and in how many triples a feature must be seen."""


@dataclass(frozen=True)
class Judged:
    """A triple's features, how right it is (0 to 1), and the fold of its sentence."""

    found: dict[str, float]
    right: float
    fold: int


def scorer() -> ModuleType:
    """The scorer that stands beside the annotation."""
    spec = importlib.util.spec_from_file_location("score_oie", OIE / "score_oie.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORER = scorer()


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The records of a file of the benchmark."""
    yield from map(json.loads, (OIE / name).read_text(encoding="utf-8").splitlines())


def slots(parse: Parse, fact: OpenFact) -> tuple[str, str, list[str]]:
    """A fact as the scorers read it."""
    said = cut(parse, "relation", fact.relation).text if fact.relation else ""
    arguments = [cut(parse, role, words).text for role, words in fact.arguments if words]
    return cut(parse, "subject", fact.subject).text, f"{fact.implied} {said}".strip(), arguments


def by_carb(told: tuple[str, str, list[str]], gold: dict[str, Any]) -> float:
    """The share of its words that the nearest annotated tuple has."""
    subject, relation, arguments = told
    mine = {"tuple": (relation.split(), SCORER.two_part([subject, *arguments]))}
    theirs = (
        (each["relation"].split(), SCORER.two_part([each["subject"], *each["args"]])) for each in gold["gold"]
    )
    cells = (SCORER.carb_cell({"tuple": each, "reporting": False}, mine) for each in theirs)
    return max((precision for precision, _ in cells), default=0.0)


def by_benchie(told: tuple[str, str, list[str]], gold: dict[str, Any]) -> float:
    """Whether it is one of the annotated facts."""
    mine = (told[0], told[1], " ".join(told[2]))
    return float(
        any(
            all(said in SCORER.readings(each[slot]) for said, slot in zip(mine, SLOTS, strict=True))
            for cluster in gold["clusters"]
            for each in cluster
        )
    )


SLOTS = ("subject", "relation", "object")
SETS = {"nary": ("carb", by_carb), "facts": ("carb", by_carb), "minimal": ("benchie", by_benchie)}


def parsed(name: str) -> list[Parse]:
    """The sentences of a benchmark, parsed."""
    sentences = (Document(each["id"], each["text"]) for each in lines(f"{name}.dev.sentences.jsonl"))
    return [reading.parse for reading in api.read(sentences) if reading.parse is not None]


def judged(style: Style, parses: Sequence[Parse]) -> list[Judged]:
    """The triples of the annotated sentences, in a style."""
    name, how = SETS[style]
    golds = {each["id"]: each for each in lines(f"{name}.dev.gold.jsonl")}
    found = []
    for number, parse in enumerate(parses):
        gold = golds[parse.document.id]
        for sentence in parse.sentences:
            words = len(sentence.words)
            for word, fact in facts_in(sentence, load_frames(), style):
                if fact.subject and (fact.relation or fact.arguments):
                    right = how(slots(parse, fact), gold)
                    found.append(Judged(dict(features(fact, word, words)), right, number % FOLDS))
    return found


def fitted(rows: Sequence[Judged]) -> dict[str, float]:
    """The weight of each feature; a triple that is half right counts half on either side."""
    seen = Counter(name for row in rows for name in row.found)
    kept = [{k: v for k, v in row.found.items() if seen[k] >= SHARED_BY} for row in rows]
    names = DictVectorizer()
    once = names.fit_transform(kept)
    right = np.array([row.right for row in rows])
    labels = np.concatenate([np.ones(len(rows)), np.zeros(len(rows))])
    model = LogisticRegression(C=C, max_iter=5000, tol=1e-8)
    model.fit(vstack([once, once]), labels, sample_weight=np.concatenate([right, 1 - right]))
    weights = dict(zip(names.get_feature_names_out(), model.coef_[0], strict=True))
    return {BIAS: round(model.intercept_[0], 3)} | {k: round(v, 3) for k, v in weights.items() if round(v, 3)}


def likely(row: Judged, weights: dict[str, float]) -> float:
    """The confidence of a triple."""
    score = weights[BIAS] + sum(weights.get(k, 0) * v for k, v in row.found.items())
    return float(1 / (1 + np.exp(-score)))


def held_out(rows: Sequence[Judged]) -> list[float]:
    """The confidence of each by a model that has not seen its sentence."""
    models = [fitted([row for row in rows if row.fold != n]) for n in range(FOLDS)]
    return [likely(row, models[row.fold]) for row in rows]


def summary(style: str, rows: Sequence[Judged]) -> str:
    """How well the confidence says what is so: by tenths of it, said and so; and the area under the curve."""
    said = held_out(rows)
    tenths: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for row, share in zip(rows, said, strict=True):
        tenths[min(int(share * 10), 9)].append((share, row.right))
    table = " ".join(
        f"{np.mean([a for a, _ in pairs]):.2f}/{np.mean([b for _, b in pairs]):.2f}({len(pairs)})"
        for _, pairs in sorted(tenths.items())
    )
    area = roc_auc_score([row.right >= 0.5 for row in rows], said)
    return f"{style}: {len(rows)} triples, AUC {area:.2f}, said/so {table}"


def main() -> None:
    """Read, fit, write."""
    parses = {name: parsed(name) for name in ("carb", "benchie")}
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file, lineterminator="\n")
        written.writerow(["style", "feature", "weight"])
        for style in get_args(Style):
            rows = judged(style, parses[SETS[style][0]])
            print(summary(style, rows))
            written.writerows([style, name, f"{weight:.3f}"] for name, weight in sorted(fitted(rows).items()))


if __name__ == "__main__":
    main()

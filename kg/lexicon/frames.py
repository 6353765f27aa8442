"""data/frames/*.csv -> Frames: what a predicate means.  The format is in the README beside the data."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from kg.errors import LexiconError
from kg.lexicon.signatures import Signatures, read_signatures
from kg.model import EVENT_TYPES, STATE_TYPES

TYPES = frozenset((*EVENT_TYPES, *STATE_TYPES))
DEFAULT_SOURCE = ("subject",)
DEFAULT_TARGET = (
    "object", "recipient", "to", "with", "against", "on", "at", "from", "for",
    "clause", "owner", "deep", "inside", "into", "in",
)  # fmt: skip
TARGETS = {
    "ACCUSE": "object against for of owner over about at clause deep-source deep inside on to",
    "PROTEST": "against at over object owner deep deep-source about inside",
    "REQUEST": "object recipient from of to on upon clause deep owner deep-source inside with for",
    "REJECT": "object owner from of to with deep-source deep clause inside",
    "THREATEN": "object recipient against to deep clause owner with inside",
    "AGREE": "with to recipient object deep owner clause inside",
    "RETREAT": "to deep from",
    "ASSAULT": "object on against at into across owner deep inside in near over around",
    "MOBILIZE": "against around near in to across into along over object inside",
}
"""Where an event of a type looks for its target unless its row says otherwise."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One test on a predicate's argument: ``slot`` holds something that is one of ``values``.

    ``kind`` is "class", "word", "type" (an event noun), "actor", "any" or "none".
    """

    slot: str
    kind: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word means where its conditions hold: an event type, a state type or an operator."""

    word: str
    when: tuple[Condition, ...]
    reading: str
    mode: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]
    rule: str

    @property
    def operator(self) -> bool:
        """True where the word needs an operand to mean something."""
        return self.reading not in TYPES


@dataclass(frozen=True, slots=True)
class Composition:
    """What an operator makes of the event that it is applied to."""

    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    factuality: str


@dataclass(frozen=True, slots=True)
class Result:
    """The state that an event leaves behind: who joins an organisation is a member of it ever since."""

    nouns: frozenset[str]
    state: str
    target: str
    kinds: frozenset[str]
    since: bool


@dataclass(frozen=True, slots=True)
class Frames:
    """The lexicon of predicates; readings are ordered, the most particular first."""

    verbs: Mapping[str, tuple[Reading, ...]]
    nouns: Mapping[str, tuple[Reading, ...]]
    adjectives: Mapping[str, tuple[Reading, ...]]
    classes: Mapping[str, frozenset[str]]
    compositions: Mapping[tuple[str, str], Composition]
    embeddings: Signatures
    modes: Mapping[tuple[str, str], str]
    contexts: Mapping[str, tuple[str, ...]]
    judgements: Mapping[str, str] = field(default_factory=dict)
    """Words that judge: "illegal" -> "bad", "constructive" -> "good"."""
    judging: frozenset[str] = frozenset()
    results: Mapping[str, Result] = field(default_factory=dict)
    """Verbs that pass a judgement: call, describe, find."""

    def control(self, lemma: str) -> str:
        """Who does the infinitive of this verb or noun: "subject" or "object"."""
        for complement in ("to", "that", "ing", "object"):
            found = self.embeddings.get((lemma, complement))
            if found is not None and found.control:
                return found.control
        return "subject" if (lemma, "that") in self.embeddings else "object"

    def embeds(self, lemma: str) -> bool:
        """True where the lexicon knows what the word does to an infinitive."""
        return (lemma, "to") in self.embeddings

    def effect(self, lemma: str, complement: str) -> str:
        """What the word does to the truth of such a complement, "" where the lexicon does not say."""
        found = self.embeddings.get((lemma, complement))
        return found.effect if found is not None else ""

    def compose(self, operator: str, operand: str) -> Composition | None:
        """What the operator makes of an event of this type; None where it makes nothing."""
        return self.compositions.get((operator, operand)) or self.compositions.get((operator, "*"))


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """The frames that come with the package."""
    classes: dict[str, set[str]] = {}
    for row in _rows("classes.csv"):
        classes.setdefault(row["word"], set()).add(row["class"].lstrip("@"))
    contexts: dict[str, list[str]] = {}
    for row in _rows("contexts.csv"):
        contexts.setdefault(row["word"], []).append(row["context"])
    judged = list(_rows("judgements.csv"))
    compositions = {}
    for row in _rows("compositions.csv"):
        for operand in row["operand"].split("|"):
            compositions[row["operator"], operand] = Composition(
                row["type"], tuple(row["source"].split()), tuple(row["target"].split()), row["factuality"]
            )
    return Frames(
        verbs=_readings("verbs.csv", "verb"),
        nouns=_readings("nouns.csv", "noun"),
        adjectives=_readings("adjectives.csv", "adjective"),
        classes={word: frozenset(names) for word, names in classes.items()},
        compositions=compositions,
        embeddings=read_signatures(_text("signatures.csv").splitlines()),
        modes={(row["type"], row["word"]): row["mode"] for row in _rows("modes.csv")},
        contexts={word: tuple(names) for word, names in contexts.items()},
        judgements={row["word"]: row["polarity"] for row in judged if row["kind"] == "word"},
        results={
            row["verb"]: Result(
                frozenset(filter(None, row["noun"].split("|"))),
                row["state"],
                row["target"],
                frozenset(row["kinds"].split("|")),
                row["since"] == "1",
            )
            for row in _rows("results.csv")
        },
        judging=frozenset(row["word"] for row in judged if row["kind"] == "verb"),
    )


def _readings(file: str, column: str) -> dict[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = {}
    for number, row in enumerate(_rows(file), 2):
        where = f"{file}:{number}"
        reading = Reading(
            word=row[column],
            when=tuple(_condition(text, where) for text in row["when"].split()),
            reading=row["reading"],
            mode=row["mode"],
            source=tuple(row["source"].split()),
            target=tuple(row["target"].split()),
            flags=frozenset(row["flags"].split()),
            rule=f"{column}:{row[column]}" + (f"[{row['when']}]" if row["when"] else ""),
        )
        found.setdefault(reading.word, []).append(reading)
    return {word: tuple(sorted(rows, key=lambda r: -len(r.when))) for word, rows in found.items()}


def _condition(text: str, where: str) -> Condition:
    slot, colon, value = text.partition(":")
    if not colon:
        return Condition("clause", text, frozenset())
    if value in ("actor", "any", "none"):
        return Condition(slot, value, frozenset())
    if value.startswith("@"):
        return Condition(slot, "class", frozenset(part.lstrip("@") for part in value.split("|")))
    if value.startswith("="):
        return Condition(slot, "type", frozenset(part.lstrip("=") for part in value.split("|")))
    if not value:
        raise LexiconError(f"{where}: the condition '{text}' names no value: write one after the colon")
    return Condition(slot, "word", frozenset(part.replace("_", " ") for part in value.split("|")))


def _rows(file: str) -> Iterator[dict[str, str]]:
    for row in csv.DictReader(_text(file).splitlines()):
        yield {key: value or "" for key, value in row.items() if key}


def _text(file: str) -> str:
    return resources.files("kg").joinpath("lexicon", "data", "frames", file).read_text(encoding="utf-8")

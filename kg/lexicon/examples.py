"""The sentences of a family with what they tell, and whether it comes out.

    "Turkey eased sanctions on Iran. -> CONCEDE Turkey -> Iran"

Behind the arrow stands a fact: its type with a mode, the source, ``->`` or ``&`` (alike on both sides), the
target; names joined by commas, ``nobody`` for an empty side, ``[denied]`` or another status than asserted,
``(says Y)`` for who says so.  Several facts are parted by ";"; ``nothing`` stands for no event at all.
What is not written need not come out, and may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.lexicon.families import Family
from kg.model import EVENT_TYPES, STATE_TYPES, Actor, Document, Event, State
from kg.plover import TYPES

Fact = Event | State
NOTHING = "nothing"
_STATUSES = (None, "asserted", "uncertain", "reported", "denied", "planned", "hypothetical")

_SPLIT = re.compile(r"(?<=\S) -> (?=nothing$|[A-Z_]+(?:/| ))")
_FACT = re.compile(
    r"(?P<type>[A-Z_]+)(?:/(?P<mode>[a-z-]+))? (?P<left>[^>&\[(]+?)(?: (?P<arrow>->|&) (?P<right>[^\[(]+?))?"
    r"(?: \[(?P<status>\w+)\])?(?: \(says (?P<speakers>[^)]+)\))?"
)


class Told(Protocol):
    """What an engine reads in a document."""

    @property
    def document(self) -> Document:
        """The document."""

    @property
    def facts(self) -> Sequence[Fact]:
        """What it tells."""


Read = Callable[[Iterable[Document]], Iterable[Told]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and the facts that it tells as they are written; none for ``nothing``."""

    sentence: str
    facts: tuple[str, ...]


def parsed(text: str) -> Example | None:
    """An example as it is written; None where it is not written as examples are.

    >>> parsed("Iran attacked Iraq. -> ASSAULT Iran -> Iraq")
    Example(sentence='Iran attacked Iraq.', facts=('ASSAULT Iran -> Iraq',))
    """
    sentence, *rest = _SPLIT.split(text, maxsplit=1)
    if not rest or not sentence.strip():
        return None
    if rest[0] == NOTHING:
        return Example(sentence, ())
    facts = tuple(fact.strip() for fact in rest[0].split(";"))
    return Example(sentence, facts) if all(map(_legal, facts)) else None


def _legal(text: str) -> bool:
    match = _FACT.fullmatch(text)
    if match is None or match["status"] not in _STATUSES:
        return False
    modes = TYPES[match["type"]].modes if match["type"] in TYPES else ()
    return match["type"] in (*EVENT_TYPES, *STATE_TYPES) and match["mode"] in (None, *modes)


def bad_examples(family: Family) -> Iterator[str]:
    """Examples that are not written as examples are."""
    for text in family.examples:
        if parsed(text) is None:
            cure = 'write "SENTENCE. -> TYPE/mode SOURCE -> TARGET [status]"'
            yield f"{family.at(text)}: the example '{text}' of [{family.name}] has no fact: {cure}"


def failing(families: Sequence[Family], read: Read) -> Iterator[str]:
    """Examples that do not come out, each with what came out instead.

    Args:
        families: Whose examples are run.
        read: The engine that reads them.
    """
    asked = [
        (family.at(text), family, example)
        for family in families
        for text in family.examples
        if (example := parsed(text))
    ]
    documents = [Document(str(number), example.sentence) for number, (*_, example) in enumerate(asked)]
    told = {reading.document.id: reading.facts for reading in read(documents)}
    for number, (where, family, example) in enumerate(asked):
        missing = list(missed(example, told.get(str(number), ())))
        if missing:
            came = "; ".join(map(written, told.get(str(number), ()))) or NOTHING
            yield (
                f"{where}: “{example.sentence}” of [{family.name}] should tell "
                f"{'; '.join(missing)}, and tells {came}"
            )


def missed(example: Example, facts: Sequence[Fact]) -> Iterator[str]:
    """What an example says of a sentence that is not among the facts."""
    if not example.facts and any(isinstance(fact, Event) for fact in facts):
        yield NOTHING
    for text in example.facts:
        if not any(is_written(fact, text) for fact in facts):
            yield text


def is_written(fact: Fact, text: str) -> bool:
    """Whether a fact is what is written: type, mode, both sides, status and speakers."""
    match = _FACT.fullmatch(text)
    if match is None:
        return False
    return (
        fact.type,
        getattr(fact, "mode", None) or "",
        fact.status,
        _sides(fact),
        _chain(fact.speakers),
    ) == (
        match["type"],
        match["mode"] or "",
        match["status"] or "asserted",
        _there(match),
        match["speakers"] or "",
    )


def written(fact: Fact) -> str:
    """A fact as examples write it."""
    mode = getattr(fact, "mode", None)
    left, arrow, right = _shown(fact)
    status = "" if fact.status == "asserted" else f" [{fact.status}]"
    speakers = f" (says {_chain(fact.speakers)})" if fact.speakers else ""
    return f"{fact.type}{f'/{mode}' if mode else ''} {left} {arrow} {right}{status}{speakers}"


def _shown(fact: Fact) -> tuple[str, str, str]:
    left, right = list(fact.source), list(fact.target)
    if fact.reciprocal and not right:
        left, right = left[:1], left[1:]
    return _names(left), "&" if fact.reciprocal else "->", _names(right)


def _sides(fact: Fact) -> tuple[bool, frozenset[str], frozenset[str]]:
    mine, yours = ({actor.name for actor in side} for side in (fact.source, fact.target))
    if fact.reciprocal:
        return True, frozenset(mine | yours), frozenset()
    return False, frozenset(mine), frozenset(yours)


def _there(match: re.Match[str]) -> tuple[bool, frozenset[str], frozenset[str]]:
    left, right = _listed(match["left"]), _listed(match["right"] or "")
    if match["arrow"] == "&":
        return True, left | right, frozenset()
    return False, left, right


def _listed(text: str) -> frozenset[str]:
    return frozenset(name for name in text.split(", ") if name not in ("", "nobody"))


def _names(side: Iterable[Actor]) -> str:
    return ", ".join(actor.name for actor in side) or "nobody"


def _chain(speakers: Iterable[Actor]) -> str:
    return " < ".join(actor.name for actor in speakers)

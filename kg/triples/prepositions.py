"""Prepositions -> what they are part of, and what their phrase tells; the lists lie in ``data/``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from kg.lexicon import word_list
from kg.words import TIMES, Entity, Word

_FROM, _TO = word_list("triples.from"), word_list("triples.to")
_PLACES: frozenset[Entity] = frozenset({"state", "region", "facility"})
_AMOUNTS: frozenset[Entity] = TIMES | {"cardinal", "quantity", "money", "percent", "ordinal"}
_SOMEBODY: frozenset[Entity] = frozenset({"person", "nationality", "organization", "state"})


def compound_preposition(preposition: Word, noun: Word) -> Word | None:
    """The preposition that closes "in honour of" or "on behalf of", where these three are one."""
    closing = noun.child("preposition")
    if closing is None or closing.i != noun.i + 1:
        return None
    between = [child.lower for child in noun.children if preposition.i < child.i < noun.i]
    phrase = " ".join((preposition.lower, *between, noun.lower, closing.lower))
    return closing if phrase in _phrases("prepositions") else None


def end_of(preposition: Word) -> Word | None:
    """The second preposition of a span, wherever a parser hangs it: "to" of "from May to June"."""
    noun = preposition.child("governed")
    if noun is None or preposition.lower not in _FROM:
        return None
    inner = [*preposition.children, *noun.children]
    after = max(word.i for word in preposition.subtree()) + 1
    beside = [child for child in preposition.head.children if child.i == after]
    return next((word for word in inner + beside if _ends(word) and word.i > noun.i), None)


def ends_span(preposition: Word) -> bool:
    """True for the "to" of "from May to June", which is told with its "from"."""
    if not _ends(preposition):
        return False
    return any(end_of(other) is preposition for other in preposition.head.children if other.i < preposition.i)


def _ends(word: Word) -> bool:
    return word.lower in _TO and word.child("governed") is not None


def connective(preposition: Word) -> bool:
    """True for "for example", "as a result": words that join sentences and tell nothing of the clause."""
    words = preposition.subtree()
    if len(words) > _LONGEST_CONNECTIVE:
        return False
    phrase = " ".join(word.lower for word in words if word.pos != "punctuation")
    return phrase in _phrases("connectives")


_LONGEST_CONNECTIVE = 4


def role_of(preposition: Word, noun: Word | None) -> str:
    """What a prepositional phrase tells, by the preposition and what stands after it.

    Args:
        preposition: the head of the phrase; of a passive's agent its relation says so.
        noun: what it governs; None where that is a clause ("by leaving").

    Returns:
        "time", "place", "recipient" and so on (docs/triples.md has all), else "oblique".

    Example:
        "in Oslo" is a place, "in May" a time, "in anger" just oblique.
    """
    if preposition.relation == "agent":
        return "agent"
    if noun is not None and is_time(noun):
        return "time"
    if noun is not None and preposition.relation == "recipient":
        return "recipient"
    table = _roles()
    keys = ((preposition.lower, kind) for kind in _kinds(noun))
    return next((table[key] for key in keys if key in table), "oblique")


def is_time(noun: Word) -> bool:
    """True for a day or an hour, as the parser saw it."""
    return noun.entity in TIMES


def is_amount(noun: Word) -> bool:
    """True for a time or a number: "1970", "40 hours"."""
    return noun.entity in _AMOUNTS or noun.pos == "numeral" or noun.child("number") is not None


def _kinds(noun: Word | None) -> Iterator[str]:
    """The rows of ``data/roles.csv`` that may hold for a noun, the narrowest first."""
    if noun is None:
        yield "clause"
        return
    if noun.entity in _PLACES:
        yield "place"
    if noun.entity in _SOMEBODY or noun.pos == "pronoun":
        yield "somebody"
    yield "anything"


@cache
def _phrases(name: str) -> frozenset[str]:
    """The phrases of ``data/<name>.csv``: prepositions, connectives."""
    return frozenset(row["phrase"] for row in rows(name))


@lru_cache(maxsize=1)
def _roles() -> dict[tuple[str, str], str]:
    return {(row["preposition"], row["before"]): row["role"] for row in rows("roles")}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of ``kg/triples/data/<name>.csv``."""
    path = resources.files("kg").joinpath("triples", "data", f"{name}.csv")
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))

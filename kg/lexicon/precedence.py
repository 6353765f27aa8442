"""Which of a word's readings is tried first, and which two nobody can choose between.

The reading with more conditions goes first; of readings with as many, the one whose conditions say more:
a word is more than a class, a class more than a type, a type more than somebody, somebody more than anything;
which infinitive or clause there is says more than that there is one.
Then what it asks of the object goes first, and what it asks of prepositions last.  Where two families
are still equal and some noun fits both, one of them says ``before = "the other"``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, groupby

from kg.lexicon.schema import CLAUSES, Condition, Reading

KINDS = ("infinitive", "that", "passive", "word", "class", "type", "actor", "none", "plural", "any")
"""Kinds of conditions, the one that says most first."""
PLACES = ("object", "recipient", "attribute", "subject", "clause")

_RANK = {kind: number for number, kind in enumerate(KINDS)}
_PLACE = {place: number for number, place in enumerate(PLACES)}

Members = Mapping[str, frozenset[str]]
"""The words of each class."""
Before = Mapping[str, frozenset[str]]
"""Which families each family goes before."""
Key = tuple[int, list[int], list[tuple[int, str]]]


def key(reading: Reading) -> Key:
    """What readings are sorted by; two with the same key are tied."""
    return _key(reading.when)


@lru_cache(maxsize=1 << 12)
def _key(when: tuple[Condition, ...]) -> Key:
    """Once for all the words of a family, which share their conditions."""
    return (
        -len(when),
        sorted(-1 if each.slot in CLAUSES else _RANK[each.kind] for each in when),
        sorted((_PLACE.get(each.slot, len(PLACES)), each.slot) for each in when),
    )


def ordered(readings: Sequence[Reading], before: Before) -> tuple[Reading, ...]:
    """The readings of a word in the order in which they are tried, whatever order they are given in."""
    if len(readings) == 1:
        return tuple(readings)
    found: list[Reading] = []
    for _, tied in groupby(sorted(readings, key=lambda each: (key(each), _text(each))), key=key):
        found += _settled(list(tied), before)
    return tuple(found)


def ties(readings: Sequence[Reading], before: Before, members: Members) -> Iterator[tuple[Reading, Reading]]:
    """Pairs of a word's readings that fit the same sentence equally well and make different things of it."""
    for _, tied in groupby(sorted(readings, key=lambda each: (key(each), _text(each))), key=key):
        for one, other in combinations(tied, 2):
            differ = one.outcome != other.outcome and not _settled_by(one, other, before)
            if differ and overlap(one, other, members):
                yield one, other


def _settled_by(one: Reading, other: Reading, before: Before) -> bool:
    return other.family in before.get(one.family, ()) or one.family in before.get(other.family, ())


def overlap(one: Reading, other: Reading, members: Members) -> bool:
    """Whether one sentence can fulfil the conditions of both."""
    there = {each.slot: each for each in other.when if each.slot != "clause"}
    return all(_meet(each, there[each.slot], members) for each in one.when if each.slot in there)


def _meet(one: Condition, other: Condition, members: Members) -> bool:
    if "none" in (one.kind, other.kind):
        return one.kind == other.kind
    if one.kind == other.kind == "type":
        return bool(one.values & other.values)
    mine, yours = _nouns(one, members), _nouns(other, members)
    return mine is None or yours is None or bool(mine & yours)


def _nouns(condition: Condition, members: Members) -> frozenset[str] | None:
    if condition.kind == "word":
        return condition.values
    if condition.kind == "class":
        return frozenset[str]().union(*(members.get(name, frozenset()) for name in condition.values))
    return None


def _settled(tied: list[Reading], before: Before) -> Iterator[Reading]:
    """Tied readings, those first that another must follow."""
    while tied:
        follow = {family for one in tied for family in before.get(one.family, ())}
        free = next((one for one in tied if one.family not in follow), tied[0])
        tied.remove(free)
        yield free


def _text(reading: Reading) -> tuple[str, str]:
    return reading.rule, reading.family

"""Actors of different documents that are likely one: proposed to the user, never merged.

People are compared where last names share their consonants, bodies where names share a word or one
is the other's acronym; the likeness is difflib's ratio of the folded names (Ratcliff and Obershelp 1988).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from kg.lexicon import fold, skeleton
from kg.model import Actor

_LEAST = 0.72
_COMMON = 40
"""A word that more names than this share tells nothing, and would cost a quadratic number of pairs."""
_SMALL = {"of", "the", "and", "for", "in", "al", "de", "mr", "general", "president", "minister"}


class Likely(NamedTuple):
    """Two actors that may be one: likeness from 0 to 1, and what speaks for it."""

    one: Actor
    other: Actor
    likeness: float
    why: str


def suggest_duplicates(actors: Iterable[Actor], *, least: float = _LEAST) -> tuple[Likely, ...]:
    """Pairs of actors to be merged by a human, the likeliest first.

    Args:
        actors: All actors of a graph.
        least: The likeness under which a pair is not worth a look.

    Returns:
        Pairs of the same kind, with countries that do not differ; each pair once, in a fixed order.
    """
    blocks: dict[tuple[str, str], list[Actor]] = defaultdict(list)
    for actor in sorted(set(actors), key=lambda actor: actor.id):
        if actor.kind in ("person", "organization", "place"):
            for key in sorted(_keys(actor)):
                blocks[actor.kind, key].append(actor)
    found: dict[tuple[str, str], Likely] = {}
    for members in blocks.values():
        if len(members) > _COMMON:
            continue
        for one, other in combinations(members, 2):
            pair = _compare(one, other)
            if pair is not None and pair.likeness >= least:
                found.setdefault((one.id, other.id), pair)
    return tuple(sorted(found.values(), key=lambda pair: (-pair.likeness, pair.one.id, pair.other.id)))


def _keys(actor: Actor) -> set[str]:
    words = [word for word in fold(actor.name).split() if word not in _SMALL]
    if not words:
        return set()
    if actor.kind == "person":
        return {skeleton(words[-1])}
    return {*words, _acronym(actor.name)}


def _acronym(name: str) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return fold(name) if name.isupper() and " " not in name else letters.casefold()


def _compare(one: Actor, other: Actor) -> Likely | None:
    if one.country and other.country and one.country != other.country:
        return None
    if one.wikidata and other.wikidata and one.wikidata != other.wikidata:
        return None
    first, second = fold(one.name), fold(other.name)
    ratio = round(SequenceMatcher(None, first, second, autojunk=False).ratio(), 3)
    if one.kind == "person":
        return _people(one, other, first.split(), second.split(), ratio)
    if (
        " " in first + second
        and _acronym(one.name) == _acronym(other.name)
        and " " not in min(first, second, key=len)
    ):
        return Likely(one, other, max(ratio, 0.9), "acronym")
    return Likely(one, other, ratio, "spelling")


def _people(one: Actor, other: Actor, first: list[str], second: list[str], ratio: float) -> Likely | None:
    if first[-1] == second[-1] and 1 in (len(first), len(second)):
        return Likely(one, other, 0.75 if one.country == other.country else 0.72, "surname")
    if len(first) > 1 and len(second) > 1 and first[0][0] != second[0][0]:
        return None
    if len(first[0]) == 1 or len(second[0]) == 1:
        return Likely(one, other, max(ratio, 0.85), "initial") if first[-1] == second[-1] else None
    return Likely(one, other, ratio, "spelling")

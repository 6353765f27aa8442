"""Actors of different documents that are likely one: proposed to the user, never merged.

People are compared where last names share their consonants, bodies where names share a word or one
is the other's acronym; the likeness is difflib's ratio of the folded names (Ratcliff and Obershelp 1988).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from kg.actors.misprints import skeleton
from kg.lexicon import fold, word_list
from kg.model import Actor

_LEAST = 0.72
_COMMON = 40
"""A word that more names than this share tells nothing, and would cost a quadratic number of pairs."""
_SMALL = word_list("actors.duplicates.common")


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
    pairs = (_compare(one, other) for block in _blocks(actors) for one, other in combinations(block, 2))
    found = {pair for pair in pairs if pair is not None and pair.likeness >= least}
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.one.id, pair.other.id)))


def _blocks(actors: Iterable[Actor]) -> Iterator[list[Actor]]:
    """Actors of a kind that share a key, where it is rare enough to tell something."""
    blocks: defaultdict[tuple[str, str], list[Actor]] = defaultdict(list)
    for actor in sorted(set(actors), key=lambda actor: actor.id):
        if actor.kind in ("person", "organization", "place"):
            for key in _keys(actor):
                blocks[actor.kind, key].append(actor)
    return (members for members in blocks.values() if len(members) <= _COMMON)


def _keys(actor: Actor) -> set[str]:
    """What likely pairs share: the consonants of a surname, a word of a name, its acronym."""
    words = [word for word in fold(actor.name).split() if word not in _SMALL]
    if actor.kind == "person":
        return {skeleton(words[-1])} if words else set()
    return {*words, _acronym(actor.name)} if words else set()


def _acronym(name: str) -> str:
    """A name that is an acronym, folded, or the capitals of one that is not."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return fold(name) if name.isupper() and " " not in name else letters.casefold()


def _compare(one: Actor, other: Actor) -> Likely | None:
    """How alike two actors are; None where something speaks against it."""
    if _differ(one.country, other.country) or _differ(one.wikidata, other.wikidata):
        return None
    ratio = SequenceMatcher(None, fold(one.name), fold(other.name), autojunk=False).ratio()
    judge = _people if one.kind == "person" else _bodies
    judged = judge(one, other, round(ratio, 3))
    return Likely(one, other, *judged) if judged is not None else None


def _differ(one: str | None, other: str | None) -> bool:
    """True for two values that are both known and not the same."""
    return bool(one and other) and one != other


def _bodies(one: Actor, other: Actor, ratio: float) -> tuple[float, str]:
    """ "OSCE" and the name that it shortens are alike whatever their letters are."""
    short, long = sorted((fold(one.name), fold(other.name)), key=len)
    if " " in long and " " not in short and _acronym(one.name) == _acronym(other.name):
        return max(ratio, 0.9), "acronym"
    return ratio, "spelling"


def _people(one: Actor, other: Actor, ratio: float) -> tuple[float, str] | None:
    """Two people by their names: "Kovac" and "Jan Kovac", "J. Kovac" and "Jan Kovac"."""
    first, second = fold(one.name).split(), fold(other.name).split()
    same, shorter = first[-1] == second[-1], min(len(first), len(second))
    if same and shorter == 1:
        return (0.75 if one.country == other.country else 0.72), "surname"
    if shorter > 1 and first[0][0] != second[0][0]:
        return None
    if 1 in (len(first[0]), len(second[0])):
        return (max(ratio, 0.85), "initial") if same else None
    return ratio, "spelling"

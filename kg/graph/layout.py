"""Actors -> places in pixels: near to those they deal with, each with room for its disc and its name.

A level is drawn in tiers, the most important actors alone first, so that a picture of twenty-four has the
room of twenty-four.  In each tier every component is placed by forces, spread over the page and pushed apart
until no two boxes of disc and name touch; the components are then packed.  Where one has more actors than
that is good for, the others settle around their neighbours.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kg.characters import plain
from kg.errors import OptionError
from kg.graph.between import between, occasion, once, stand_ins
from kg.graph.forces import apart, rested, spread
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.packing import packed
from kg.graph.settling import settled
from kg.model import Actor, Event, Relation, State

Told = Event | State | Relation
Place = tuple[int, int]
Points = npt.NDArray[np.float64]
Ties = tuple[tuple[tuple[int, int], ...], ...]
"""With whom each actor has facts, and how many; an actor is its number in order of importance."""

TIERS = (24, 74, 150)
"""How many actors the pictures hold that are laid out each for itself; the last one holds everybody."""

LETTER, NAME = 6.8, 26
"""How wide a letter of a name is, in pixels, and after how many it is cut."""

ALONE, LOW = 42.0, 18.0
"""How near two actors may come to each other without names, and how much lower a name makes one."""


@dataclass(frozen=True, slots=True)
class Level:
    """Who is drawn, the most important first, and where: one tier for the first so many, the last for all."""

    order: tuple[str, ...]
    tiers: tuple[tuple[Place, ...], ...]


def level(graph: KnowledgeGraph, *, fold: str | None = None, seed: int = 1) -> Level:
    """The places of all actors, or with ``fold="state"`` of the states and of those who act for none.

    Actors without a tie come after those with one, and last those of whom no event and no state tells.
    """
    if fold not in (None, "state"):
        raise OptionError(f"{fold!r} is no way to fold actors: use 'state', or None")
    stands = stand_ins(graph) if fold else {actor.id: actor for actor in graph.actors}
    weight, pairs = _weights(graph, stands), _pairs(graph, stands)
    names = {actor.id: plain(actor.name) for actor in stands.values()}
    order = _order(names, weight, pairs)
    letters = tuple(min(len(names[key]), NAME) for key in order)
    others = Counter(pair for each in graph.relations for pair in _between(each, stands))
    known = sum(1 for key in order if weight[key])
    return Level(tuple(order), _tiers(letters, _ties(order, pairs), _ties(order, others), known, seed))


def positions(graph: KnowledgeGraph, *, seed: int = 1) -> dict[str, Place]:
    """A place for every actor: the same on every run."""
    found = level(graph, seed=seed)
    return dict(zip(found.order, found.tiers[-1], strict=True))


def _order(ids: Iterable[str], weight: Mapping[str, int], pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The most important first, but each only where one comes with whom it deals."""
    rank = {key: i for i, key in enumerate(sorted(ids, key=lambda key: (-weight[key], key)))}
    partner: dict[str, int] = {}
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            partner[one] = min(partner.get(one, len(rank)), rank[other])
    return sorted(rank, key=lambda key: (max(rank[key], partner.get(key, len(rank))), rank[key]))


def _weights(graph: KnowledgeGraph, stands: Mapping[str, Actor]) -> Counter[str]:
    """In how many events and states each takes part."""
    parts = {
        (stands[actor.id].id, occasion(fact))
        for fact in graph.facts
        for actor in (*fact.source, *fact.target)
    }
    return Counter(key for key, _ in parts)


def _pairs(graph: KnowledgeGraph, stands: Mapping[str, Actor]) -> Counter[tuple[str, str]]:
    return Counter(pair for fact, _ in once(graph.facts) for pair in _between(fact, stands))


def _between(fact: Told, stands: Mapping[str, Actor]) -> Iterator[tuple[str, str]]:
    for one, other in between(fact, stands):
        yield (min(one.id, other.id), max(one.id, other.id))


def _ties(order: Sequence[str], pairs: Counter[tuple[str, str]]) -> Ties:
    number = {key: i for i, key in enumerate(order)}
    found: list[dict[int, int]] = [{} for _ in order]
    for (one, other), facts in pairs.items():
        found[number[one]][number[other]] = found[number[other]][number[one]] = facts
    return tuple(tuple(sorted(each.items())) for each in found)


@lru_cache(maxsize=2)  # a page and a network of one graph are drawn alike
def _tiers(
    letters: tuple[int, ...], ties: Ties, others: Ties, known: int, seed: int
) -> tuple[tuple[Place, ...], ...]:
    tied = sum(1 for each in ties if each)
    rest: dict[int, complex] = {}
    tiers = [_tier(size, letters, ties, rest, seed) for size in sorted({min(most, tied) for most in TIERS})]
    everybody = _tier(known, letters, ties, rest, seed) if known > tied or tied > TIERS[-1] else tiers[-1]
    tiers = [*(tier for tier in tiers if len(tier) < known), settled(everybody, others)]
    return tuple(tuple((round(x), round(y)) for x, y in tier.tolist()) for tier in tiers)


def _tier(size: int, letters: Sequence[int], ties: Ties, rest: dict[int, complex], seed: int) -> Points:
    """The first ``size`` actors: components, packed.  ``rest`` keeps where forces put each."""
    boxes = _boxes(letters[:size])
    parts = _components(size, ties)
    return packed(parts, [_component(part, boxes, ties, rest, seed) for part in parts], boxes)


def _boxes(letters: Sequence[int]) -> Points:
    """The box of each: for its disc, and for the first ones with the name under it."""
    named = max(20, 55 - len(letters) // 5)
    wide = [LETTER * n + 14 if i < named else 0.0 for i, n in enumerate(letters)]
    return np.array([(max(ALONE, w), ALONE + (LOW if w else 0)) for w in wide]).reshape(-1, 2)


def _components(size: int, ties: Ties) -> list[list[int]]:
    """Who hangs together; the largest first, each in order of importance."""
    parts: list[list[int]] = []
    seen: set[int] = set()
    for first in range(size):
        part, queue = [], [first] if first not in seen else []
        while queue:
            one = queue.pop()
            if one not in seen:
                seen.add(one)
                part.append(one)
                queue += [other for other, _ in ties[one] if other < size]
        parts += [sorted(part)] if part else []
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _component(part: Sequence[int], boxes: Points, ties: Ties, rest: dict[int, complex], seed: int) -> Points:
    """One component: its first ones by forces, the others around them."""
    core = part[: TIERS[-1]]
    points = rested(core, ties, rest, seed)
    rest.update(zip(core, points.tolist(), strict=True))
    flat = apart(spread(np.stack((points.real, points.imag), axis=1), boxes[core]), boxes[core])
    here = {one: i for i, one in enumerate(part)}
    inner = tuple(tuple((here[o], n) for o, n in ties[one] if o in here) for one in part)
    return settled(flat * math.sqrt(len(part) / len(core)), inner)

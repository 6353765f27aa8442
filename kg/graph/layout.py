"""Actors -> places in pixels: near to those they deal with, each with room for its disc and its name.

A level is drawn in tiers, the most important actors alone first, so that a picture of twenty-four has the
room of twenty-four.  In each tier every component is placed by forces, spread over the page and pushed apart
until no two boxes of disc and name touch; the components are then packed.  Where one has more actors than
that is good for, the others settle around their neighbours.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kg.characters import plain
from kg.graph.between import between, occasion, stand_ins
from kg.graph.forces import apart, rested, spread
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.packing import SCREEN, packed
from kg.graph.settling import settled
from kg.model import Event, State

Fact = Event | State
Place = tuple[int, int]
Points = npt.NDArray[np.float64]
Rest = dict[int, tuple[float, float]]
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


def levels(
    graph: KnowledgeGraph, *, folds: Sequence[str | None] = (None, "state"), seed: int = 1
) -> dict[str | None, Level]:
    """The places of all actors, and with the fold "state" of the states and of those who act for none.

    Actors without a tie come after those with one, and last those of whom no event and no state tells.
    """
    told = [(fact, occasion(fact)) for fact in graph.facts]
    return {fold: _level(graph, told, fold, seed) for fold in folds}


def positions(graph: KnowledgeGraph, *, seed: int = 1) -> dict[str, Place]:
    """A place for every actor: the same on every run."""
    found = levels(graph, folds=(None,), seed=seed)[None]
    return dict(zip(found.order, found.tiers[-1], strict=True))


def _level(graph: KnowledgeGraph, told: Iterable[tuple[Fact, str]], fold: str | None, seed: int) -> Level:
    stands = stand_ins(graph) if fold else {actor.id: actor for actor in graph.actors}
    between_ = (lambda fact: between(fact, stands)) if fold else (lambda fact: fact.pairs)
    parts: set[tuple[str, str]] = set()
    meetings: set[tuple[str, str, str]] = set()
    for fact, event in told:
        parts.update((stands[actor.id].id, event) for actor in (*fact.source, *fact.target))
        meetings.update((min(a.id, b.id), max(a.id, b.id), event) for a, b in between_(fact))
    weight = Counter(key for key, _ in parts)
    pairs = Counter((one, other) for one, other, _ in meetings)
    others = Counter((one.id, other.id) for each in graph.relations for one, other in between_(each))
    names = {actor.id: plain(actor.name) for actor in stands.values()}
    order = _order(names, weight, pairs)
    letters = tuple(min(len(names[key]), NAME) for key in order)
    known = sum(1 for key in order if weight[key])
    return Level(tuple(order), _tiers(letters, _ties(order, pairs), _ties(order, others), known, seed))


def _order(ids: Iterable[str], weight: Mapping[str, int], pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The most important first, but each only where one comes with whom it deals."""
    rank = {key: i for i, key in enumerate(sorted(ids, key=lambda key: (-weight[key], key)))}
    partner: dict[str, int] = {}
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            partner[one] = min(partner.get(one, len(rank)), rank[other])
    return sorted(rank, key=lambda key: (max(rank[key], partner.get(key, len(rank))), rank[key]))


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
    rest: Rest = {}
    tiers = [_tier(size, letters, ties, rest, seed) for size in sorted({min(most, tied) for most in TIERS})]
    everybody = _tier(known, letters, ties, rest, seed) if known > tied or tied > TIERS[-1] else tiers[-1]
    tiers = [*(tier for tier in tiers if len(tier) < known), settled(everybody, others)]
    return tuple(tuple((round(x), round(y)) for x, y in tier.tolist()) for tier in tiers)


def _tier(size: int, letters: Sequence[int], ties: Ties, rest: Rest, seed: int) -> Points:
    """The first ``size`` actors: components, packed.  ``rest`` keeps where forces put each."""
    boxes = _boxes(letters[:size])
    parts = _components(size, ties)
    return packed(parts, [_component(part, boxes, ties, rest, seed) for part in parts], boxes)


def _boxes(letters: Sequence[int]) -> Points:
    """The box of each: for its disc, and for the first ones with the name under it; few have more room."""
    named = max(20, 55 - len(letters) // 5)
    wide = [LETTER * n + 14 if i < named else 0.0 for i, n in enumerate(letters)]
    boxes = np.array([(max(ALONE, w), ALONE + (LOW if w else 0)) for w in wide]).reshape(-1, 2)
    few = math.sqrt(0.45 * math.prod(SCREEN) / max(1.0, float(boxes.prod(axis=1).sum())))
    return boxes * min(2.0, max(1.0, few))


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


def _component(part: Sequence[int], boxes: Points, ties: Ties, rest: Rest, seed: int) -> Points:
    """One component: its first ones by forces, the others around them."""
    core = part[: TIERS[-1]]
    points = rested(core, ties, rest, seed)
    rest.update({one: (x, y) for one, (x, y) in zip(core, points.tolist(), strict=True)})
    flat = apart(spread(points, boxes[core]), boxes[core])
    here = {one: i for i, one in enumerate(part)}
    inner = tuple(tuple((here[o], n) for o, n in ties[one] if o in here) for one in part)
    return settled(flat * math.sqrt(len(part) / len(core)), inner)

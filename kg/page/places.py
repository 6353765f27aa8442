"""KnowledgeGraph -> where its actors are drawn: everybody, and states with their people folded in."""

from __future__ import annotations

from typing import Any

from kg.graph import KnowledgeGraph, states_of
from kg.graph.layout import level
from kg.graph.network import importance


def numbers(graph: KnowledgeGraph) -> dict[str, int]:
    """By an actor's id, its number in the page: the most important first.

    States that only their people bring into the graph come last.
    """
    weight = importance(graph)
    states = {state.id for state in states_of(graph.actors).values()}
    return {actor_id: index for index, actor_id in enumerate([*weight, *sorted(states - set(weight))])}


def places(graph: KnowledgeGraph, *, seed: int = 1) -> dict[str, Any]:
    """For both levels who is drawn, the most important first, and their places: x, y, x, y in each tier."""
    number = numbers(graph)
    found = {}
    for name, fold in (("all", None), ("states", "state")):
        drawn = level(graph, fold=fold, seed=seed)
        found[name] = {
            "order": [number[actor_id] for actor_id in drawn.order],
            "tiers": [[side for place in tier for side in place] for tier in drawn.tiers],
        }
    return found

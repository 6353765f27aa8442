"""KnowledgeGraph -> where its actors are drawn: everybody, and states with their people folded in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.graph import KnowledgeGraph
from kg.graph.layout import levels


def places(graph: KnowledgeGraph, number: Mapping[str, int], *, seed: int = 1) -> dict[str, Any]:
    """For both levels who is drawn, the most important first, and their places: x, y, x, y in each tier."""
    found = levels(graph, seed=seed)
    return {
        name: {
            "order": [number[actor_id] for actor_id in found[fold].order],
            "tiers": [[side for place in tier for side in place] for tier in found[fold].tiers],
        }
        for name, fold in (("all", None), ("states", "state"))
    }

"""KnowledgeGraph -> how much of conflict or cooperation each event is, on the scale of ``kg.cameo``."""

from __future__ import annotations

from typing import Any

from kg.cameo import cameo_of
from kg.graph import KnowledgeGraph
from kg.model import Event


def scores(graph: KnowledgeGraph) -> dict[str, Any]:
    """The different weights, and for each fact the number of its own; a state, which is no deed, has none."""
    weights = [cameo_of(fact).weight if isinstance(fact, Event) else None for fact in graph.facts]
    known = sorted({weight for weight in weights if weight is not None})
    number: dict[float | None, int] = {weight: i for i, weight in enumerate(known)}
    return {"weights": known, "of": [number.get(weight, -1) for weight in weights]}

"""The world as the map draws it: outlines of states, one place for each, and where a place of the texts lies.

``world.csv`` is made of Natural Earth's outlines by ``tools/compile_world.py``.  They show who holds an area,
not whose it is; where that is disputed, the row says so.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from kg.graph import KnowledgeGraph

WIDTH = 4000
"""Of the whole world, in the units of the map."""

MIDDLE = 11.0
"""The degree of longitude in the middle: the rim runs through the Bering Strait, and cuts no state."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_SCALE = WIDTH / (2 * math.pi * 2 * math.sqrt(3) / (3 * _A[0]))

Point = tuple[float, float]


class Land(NamedTuple):
    """An area of the map: its code or none, its place (the capital), its outline as an SVG path or none."""

    code: str
    name: str
    disputed: bool
    x: float
    y: float
    outline: str


def project(latitude: float, longitude: float) -> Point:
    """Where a place lies on the map: Equal Earth, on which areas keep their proportions; y grows southward.

    Savric, Patterson and Jenny, "The Equal Earth map projection", 2018.
    """
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square, six = angle * angle, angle**6
    slope = _A[0] + 3 * _A[1] * square + six * (7 * _A[2] + 9 * _A[3] * square)
    x = 2 * math.sqrt(3) / 3 * math.radians(eastward(longitude)) * math.cos(angle) / slope
    y = angle * (_A[0] + _A[1] * square + six * (_A[2] + _A[3] * square))
    return x * _SCALE, -y * _SCALE


def eastward(longitude: float) -> float:
    """Degrees from the middle of the map, to the west below zero."""
    return (longitude - MIDDLE + 180) % 360 - 180


@cache
def lands() -> tuple[Land, ...]:
    """All areas of the map, in the order of their codes."""
    text = (files("kg") / "page" / "world.csv").read_text(encoding="utf-8")
    return tuple(
        Land(code, name, disputed == "1", float(x), float(y), outline)
        for code, name, disputed, x, y, outline in list(csv.reader(text.splitlines()))[1:]
    )


def world_of(graph: KnowledgeGraph) -> dict[str, Any]:
    """What the map needs: all its areas, and where the places of the graph lie."""
    return {"lands": lands(), "places": places(graph)}


def places(graph: KnowledgeGraph) -> dict[str, Point]:
    """By the ids of the actors whose coordinates we know, where they lie on the map."""
    where = {actor.id: project(*actor.coordinates) for actor in graph.actors if actor.coordinates}
    return {actor_id: (round(x, 1), round(y, 1)) for actor_id, (x, y) in sorted(where.items())}

"""Components, each placed for itself -> one picture, without one lying on another."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Size = tuple[float, float]

SCREEN = (760.0, 580.0)
"""The pixels that a picture has on an ordinary screen."""

GAP = 16.0
"""The air between components."""


def packed(parts: Sequence[Sequence[int]], placed: Sequence[Points], boxes: Points) -> Points:
    """Components side by side, the largest first, in that of many ways which fills a screen best."""
    low = [(at - boxes[part] / 2).min(axis=0) for part, at in zip(parts, placed, strict=True)]
    high = [(at + boxes[part] / 2).max(axis=0) for part, at in zip(parts, placed, strict=True)]
    sizes = [tuple(size.tolist()) for size in np.subtract(high, low)] if parts else []
    corners = _corners(sizes)
    found = np.zeros((len(boxes), 2))
    for part, at, start, corner in zip(parts, placed, low, corners, strict=True):
        found[part] = at - start + corner
    return found - (found.min(axis=0) + found.max(axis=0)) / 2 if parts else found


def _corners(sizes: Sequence[Size]) -> list[Size]:
    """Where the corner of each goes: as far up and left, for a screen, as those before it leave room."""
    skyline: list[Size] = [(0.0, 0.0)]  # from where on how low it is taken, from left to right
    found: list[Size] = []
    for wide, high in sizes:
        spots = [(x, _low(skyline, x, x + wide)) for x, _ in skyline]
        x, y = min(spots, key=lambda spot: _far(spot[0] + wide, spot[1] + high))
        found.append((x, y))
        right, after = x + wide + GAP, _low(skyline, x + wide + GAP, x + wide + GAP)
        kept = [(at, low) for at, low in skyline if not x <= at <= right]
        skyline = sorted([*kept, (x, y + high + GAP), (right, after)])
    return found


def _low(skyline: Sequence[Size], left: float, right: float) -> float:
    """How low it is taken between two places."""
    ends = [*(x for x, _ in skyline[1:]), math.inf]
    return max(
        low for (x, low), end in zip(skyline, ends, strict=True) if x <= right and (end > left or x == left)
    )


def _far(right: float, bottom: float) -> Size:
    """How many screens wide or high, whichever is more; then, for the nearer corner, both."""
    wide, high = right / SCREEN[0], bottom / SCREEN[1]
    return max(wide, high), wide + high

"""Ties, and the places of the first actors -> a free place near their neighbours for all others."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Cells = npt.NDArray[np.int64]
Grid = npt.NDArray[np.bool_]
Ties = Sequence[Sequence[tuple[int, int]]]

CELL = 21.0
"""The side of a cell of the grid in which places are looked for, in pixels: half of what a disc needs."""


def settled(first: Points, ties: Ties) -> Points:
    """The others around their neighbours, in order of importance, each at the nearest free place."""
    at = np.zeros((len(ties), 2))
    at[: len(first)] = first
    if len(first) == len(ties):
        return at
    spiral = _spiral(4 * len(ties))
    half = math.ceil((float(abs(first).max(initial=0)) + float(abs(spiral).max())) / CELL) + 3
    taken = np.zeros((2 * half, 2 * half), dtype=bool)
    for point in first:
        _take(taken, point)
    below = np.array([0.0, first[:, 1].max(initial=0) + 2 * CELL])
    placed = set(range(len(first)))
    for one in _outwards(len(first), ties):
        near = [other for other, _ in ties[one] if other in placed]
        at[one] = _free(taken, at[near].mean(axis=0) if near else below, spiral)
        _take(taken, at[one])
        placed.add(one)
    return at


def _outwards(first: int, ties: Ties) -> Iterator[int]:
    """All but the first, each after one to whom it is tied; those tied to nobody last."""
    seen = set(range(first))
    queue = sorted({other for one in seen for other, _ in ties[one]} - seen)
    seen.update(queue)
    while queue:
        one = heapq.heappop(queue)
        yield one
        for other, _ in ties[one]:
            if other not in seen:
                seen.add(other)
                heapq.heappush(queue, other)
    yield from (one for one in range(len(ties)) if one not in seen)


def _spiral(points: int) -> Points:
    """Places around one, the nearest first, as the seeds of a sunflower."""
    steps = np.arange(1, points + 1)
    angle, far = steps * math.pi * (3 - math.sqrt(5)), CELL * np.sqrt(steps)
    return np.stack((far * np.cos(angle), far * np.sin(angle)), axis=1)


def _cells(taken: Grid, points: Points) -> Cells:
    """The cells of a grid in which points are; those at its rim where they are beyond it."""
    half = len(taken) // 2
    found: Cells = np.clip(np.rint(points / CELL).astype(int) + half, 1, 2 * half - 2)
    return found


def _take(taken: Grid, point: Points) -> None:
    x, y = _cells(taken, point)
    taken[x - 1 : x + 2, y - 1 : y + 2] = True


def _free(taken: Grid, around: Points, spiral: Points) -> Points:
    """The free place that is nearest; a few are tried before all are."""
    for spots in (around + spiral[:200], around + spiral):
        x, y = _cells(taken, spots).T
        best = int(taken[x, y].argmin())
        if not taken[x[best], y[best]]:
            break
    found: Points = spots[best]
    return found

"""Ties -> places: ForceAtlas2 (Jacomy et al. 2014), spread over a page, pushed apart where boxes touch.

networkx has the forces, too, but compares them with places where the paper compares them with those of the
step before, and so does not come to rest: with it discs were nearer than a name allows, in twice the time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kg.graph.packing import SCREEN

Place = tuple[float, float]
Points = npt.NDArray[np.float64]
Ties = Sequence[Sequence[tuple[int, int]]]


def rested(part: Sequence[int], ties: Ties, rest: Mapping[int, Place], seed: int) -> Points:
    """ForceAtlas2 from where they were, until it rests; the longest way through the points then lies."""
    here = {one: i for i, one in enumerate(part)}
    pull = np.zeros((len(part), len(part)))
    for one in part:
        for other, facts in ties[one]:
            if other in here:
                pull[here[one], here[other]] = 1 + math.log(facts)
    return _moved(len(part), pull.tobytes(), _start(part, ties, rest, seed).tobytes())


@lru_cache(maxsize=128)  # a graph has many pairs and triples, most of which are alike
def _moved(size: int, pulled: bytes, start: bytes) -> Points:
    pull = np.frombuffer(pulled).reshape(size, size)
    points = np.frombuffer(start).reshape(size, 2)
    mass = ((pull > 0).sum(axis=1) + 1.0)[:, None]
    push = 4.0 * mass * mass.T
    np.fill_diagonal(push, 0)
    before, speed = np.zeros_like(points), 1.0
    for _ in range(min(600, 60 + 6 * size)):
        square = (points**2).sum(axis=1)[:, None]
        both = push / np.maximum(square + square.T - 2 * points @ points.T, 1e-3) - pull
        inward = mass * points / np.maximum(np.sqrt(square), 1e-9)
        force = points * both.sum(axis=1)[:, None] - both @ points - inward
        swing = mass * _long(force - before)
        speed = min(speed * 1.5, float((mass * _long(force + before)).sum() / 2 / max(swing.sum(), 1e-9)))
        step = force * 0.1 * speed / (1 + speed * np.sqrt(swing))
        points, before = points + step, force
        if _long(step).max() < 0.004 * math.sqrt(square.max()):
            break
    return _lying(points)


def _long(vectors: Points) -> Points:
    found: Points = np.hypot(vectors[:, :1], vectors[:, 1:])
    return found


def _start(part: Sequence[int], ties: Ties, rest: Mapping[int, Place], seed: int) -> Points:
    """Where they were; those who were nowhere by their neighbours, or on a circle."""
    turns = 2 * math.pi * np.random.default_rng(seed).permutation(len(part)) / len(part)
    circle = len(part) * np.stack((np.cos(turns), np.sin(turns)), axis=1)
    at = circle.copy()
    for i, one in enumerate(part):
        near = [rest[other] for other, _ in ties[one] if other in rest]
        if one in rest:
            at[i] = rest[one]
        elif near:
            at[i] = np.mean(near, axis=0) * 1.3 + circle[i] / 9
    middle: Points = at - at.mean(axis=0)
    return middle


def _lying(points: Points) -> Points:
    """Around their middle, turned so that they spread sideways (their principal axis lies)."""
    points = points - points.mean(axis=0)
    (xx, xy), (_, yy) = points.T @ points
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    turned: Points = points @ np.array([[cos, -sin], [sin, cos]])
    return turned


def spread(points: Points, boxes: Points, even: float = 0.5) -> Points:
    """Over the area that the boxes ask for: half-way between where the forces put them and evenly filled."""
    page = np.array(SCREEN) * math.sqrt(float(boxes.prod(axis=1).sum()) / 0.6 / math.prod(SCREEN))
    rank = (
        points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(1, len(points) - 1) - 0.5
    )
    low, size = points.min(axis=0), np.maximum(np.ptp(points, axis=0), 1e-9)
    both: Points = ((1 - even) * ((points - low) / size - 0.5) + even * rank) * page * (size > 1e-6)
    return both


def apart(points: Points, boxes: Points, rounds: int = 300) -> Points:
    """Boxes pushed apart, each pair the shorter way, until none touch; only the few that do are looked at."""
    wide, high = ((side[:, None] + side[None, :]) / 2 for side in boxes.T)
    np.fill_diagonal(wide, 0)  # nobody is in his own way
    x, y = points.T
    push = np.zeros((2, *wide.shape))
    for _ in range(rounds):
        over = wide - abs(x[:, None] - x)
        one, other = np.divmod(np.flatnonzero(over > 0.5), len(points))
        touch = high[one, other] - abs(y[one] - y[other]) > 0.5
        one, other = one[touch], other[touch]
        if not one.size:
            break
        ahead = 1e-9 * np.sign(one - other)
        gap_x, gap_y = x[one] - x[other], y[one] - y[other]
        over_x, over_y = over[one, other], high[one, other] - abs(gap_y)
        aside = over_x < over_y
        push[0, one, other] = np.copysign(over_x, gap_x + ahead) * aside
        push[1, one, other] = np.copysign(over_y, gap_y + ahead) * ~aside
        x, y = (x, y) + 0.35 * push.sum(axis=2)
        push[:, one, other] = 0
    return np.stack((x, y), axis=1)

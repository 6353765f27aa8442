"""Ties -> places: ForceAtlas2 (Jacomy et al. 2014), spread over a page, pushed apart where boxes touch."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kg.graph.packing import SCREEN

Complex = npt.NDArray[np.complex128]
Points = npt.NDArray[np.float64]
Ties = Sequence[Sequence[tuple[int, int]]]


def rested(part: Sequence[int], ties: Ties, rest: Mapping[int, complex], seed: int) -> Complex:
    """ForceAtlas2 from where they were, until it rests; the longest way through the points then lies."""
    here = {one: i for i, one in enumerate(part)}
    pull = np.zeros((len(part), len(part)))
    for one in part:
        for other, facts in ties[one]:
            if other in here:
                pull[here[one], here[other]] = 1 + math.log(facts)
    points = _start(part, ties, rest, seed)
    mass = (pull > 0).sum(axis=1) + 1.0
    push = 4.0 * mass[:, None] * mass[None, :]
    np.fill_diagonal(push, 0)
    before, speed = np.zeros(len(part), complex), 1.0
    for _ in range(min(600, 60 + 6 * len(part))):
        gap = points[:, None] - points[None, :]
        far = gap.real**2 + gap.imag**2
        np.fill_diagonal(far, 1)
        both = push / np.maximum(far, 1e-4) - pull
        force = points * both.sum(axis=1) - both @ points - mass * points / np.maximum(abs(points), 1e-9)
        swing = mass * abs(force - before)
        speed = min(speed * 1.5, float((mass * abs(force + before)).sum() / 2 / max(swing.sum(), 1e-9)))
        step = force * 0.1 * speed / (1 + speed * np.sqrt(swing))
        points, before = points + step, force
        if abs(step).max() < 0.004 * abs(points).max():
            break
    return _lying(points)


def _start(part: Sequence[int], ties: Ties, rest: Mapping[int, complex], seed: int) -> Complex:
    """Where they were; those who were nowhere by their neighbours, or on a circle."""
    turns = np.random.default_rng(seed).permutation(len(part)) / len(part)
    circle = len(part) * np.exp(2j * math.pi * turns)
    at = []
    for one, elsewhere in zip(part, circle.tolist(), strict=True):
        near = [rest[other] for other, _ in ties[one] if other in rest]
        at.append(rest.get(one, sum(near) / len(near) * 1.3 + elsewhere / 9 if near else elsewhere))
    points = np.array(at, complex)
    middle: Complex = points - points.mean()
    return middle


def _lying(points: Complex) -> Complex:
    """Around their middle, turned so that they spread sideways (their principal axis lies)."""
    points = points - points.mean()
    square = complex((points**2).sum())
    turned: Complex = points * np.exp(-0.5j * math.atan2(square.imag, square.real))
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


def apart(points: Points, boxes: Points, rounds: int = 400) -> Points:
    """Boxes pushed apart, each pair the shorter way, until none touch."""
    room = (boxes[:, None, :] + boxes[None, :, :]) / 2
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])[..., None]
    for _ in range(rounds):
        gap = points[:, None, :] - points[None, :, :]
        over = room - abs(gap)
        touch = (over > 0.5).all(axis=2) & (order[..., 0] != 0)
        if not touch.any():
            break
        short = touch[..., None] & (over == over.min(axis=2, keepdims=True))
        points = points + (np.where(gap != 0, np.sign(gap), order) * over * short).sum(axis=1) * 0.35
    return points

"""Facts of a document -> the same facts, each with how likely it is that it was read right.

A published model: a logistic regression whose weights (``data/weights.csv``) can be read.  It was fitted to
facts that people judged; ``make confidence`` does it again.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from kg.actors import Cast
from kg.confidence.features import Features, features
from kg.confidence.scene import Scene
from kg.model import Event, State
from kg.trace import Step
from kg.words import Parse

BIAS = "(bias)"
TOLD = 3
"""How many of the weightiest features are told."""

_DATA = Path(__file__).with_name("data") / "weights.csv"

Fact = TypeVar("Fact", bound=Event | State)
Model = Mapping[str, float]


def rated(facts: Iterable[Event | State], parse: Parse, cast: Cast) -> tuple[Event | State, ...]:
    """The facts of a document with their confidence, and a step that tells what it rests on."""
    facts = tuple(facts)
    scene = Scene.of(facts, parse, cast)
    return tuple(_rated(fact, features(fact, scene), models()[fact.kind]) for fact in facts)


def _rated(fact: Fact, found: Features, model: Model) -> Fact:
    shares = {name: model.get(name, 0.0) * value for name, value in found.items()}
    confidence = round(1 / (1 + math.exp(-sum(sorted(shares.values())) - model[BIAS])), 2)
    heavy = sorted(shares, key=lambda name: (-abs(shares[name]), name))[:TOLD]
    because = ", ".join(f"{name} {shares[name]:+.1f}" for name in heavy)
    step = Step("confidence", f"{confidence:.2f}", because)
    return replace(fact, confidence=confidence, steps=(*fact.steps, step))


@lru_cache(maxsize=1)
def models() -> Mapping[str, Model]:
    """What each feature weighs, by the kind of fact."""
    found: dict[str, dict[str, float]] = {"event": {}, "state": {}}
    with _DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["kind"]][row["feature"]] = float(row["weight"])
    return found

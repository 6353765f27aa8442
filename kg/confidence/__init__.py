"""Facts of a document -> how likely each was read right: a second witness, and a published model."""

from kg.confidence.features import features
from kg.confidence.rating import rated
from kg.confidence.scene import Scene
from kg.confidence.witness import runs

__all__ = ["Scene", "features", "rated", "runs"]

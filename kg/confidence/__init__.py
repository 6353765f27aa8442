"""Facts of a document -> how likely each was read right: a second witness, and a published model."""

from kg.confidence.rating import rated

__all__ = ["rated"]

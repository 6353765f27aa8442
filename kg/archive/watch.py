"""Who is told how far a long build has come."""

from __future__ import annotations

from typing import Protocol

WHO, JOIN, WRITE = "who is who", "join", "write"
"""What follows when all is read."""


class Watch(Protocol):
    """Is told how far a build has come."""

    def begin(self, documents: int, known: int, changed: tuple[str, ...]) -> None:
        """So many documents, so many of which were read before; what of the engine is another than then."""

    def read(self, documents: int, sentences: int, events: int) -> None:
        """So many more documents are read, which have so many sentences and events."""

    def stage(self, name: str, documents: int) -> None:
        """All is read; "who is who", "join" or "write" begins, over so many documents."""

    def step(self, documents: int) -> None:
        """So many more documents have gone through the stage."""

"""Paragraphs that come again: what the model read in the same words before is not read anew.

Copies of a story and what every release ends with are the same paragraphs, and what a model says of one
depends on nothing but its words, their norms and the blanks between them (`kg.syntax.products`: not on what
is read together with it).  Names are words of a shadow by then, so the rest of the document has had its say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

_SEEN = ["ORTH", "NORM", "SPACY"]
"""All that a model sees of a word."""
MOST = 60_000
"""How many words are remembered: some 15 MB, the last 360,000 characters."""


class Memory:
    """What a model said of the last pieces of text."""

    def __init__(self) -> None:
        self._known: dict[bytes, Any] = {}
        self._words = 0

    def read(self, pieces: Sequence[Any], model: Callable[[list[Any]], Iterable[Any]]) -> Iterator[Any]:
        """The Docs of pieces in their order; the same for the same words, so they are not to be changed.

        Args:
            pieces: Docs that are not read yet.
            model: What reads some, always in the same way.
        """
        keys = [piece.to_array(_SEEN).tobytes() for piece in pieces]
        new = {key: piece for key, piece in zip(keys, pieces, strict=True) if key not in self._known}
        read = dict(zip(new, model([*new.values()]), strict=True))
        found = {key: read[key] if key in read else self._known[key] for key in keys}
        for key, doc in found.items():
            self._keep(key, doc)
        return (found[key] for key in keys)

    def _keep(self, key: bytes, doc: Any) -> None:
        """Put it behind all others, and forget those that were not met for longest."""
        if self._known.pop(key, None) is None:
            doc.tensor = doc.tensor[:0].copy()  # four times as large as all the rest, and nobody looks at it
            self._words += len(doc)
        self._known[key] = doc
        while self._words > MOST:
            self._words -= len(self._known.pop(next(iter(self._known))))

"""The whole texts of the documents, with the place of each sentence in them, as the page's reader wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.model import Document

Key = tuple[str, int, int]


def whole_texts(
    order: Sequence[str], documents: Mapping[str, Document], sentences: Iterable[Key]
) -> dict[str, list[str] | list[int]]:
    """The texts in the page's order of documents, and where each sentence begins (UTF-16 units)."""
    texts = [documents[key].text if key in documents else "" for key in order]
    wide = {key for key, text in zip(order, texts, strict=True) if max(text, default="") > "\uffff"}
    found = dict(zip(order, texts, strict=True))
    starts = [_units(found[key][:start]) if key in wide else start for key, start, _ in sentences]
    return {"texts": texts, "starts": starts}


def _units(text: str) -> int:
    """How many UTF-16 units JavaScript counts in the text."""
    return len(text) + sum(1 for character in text if character > "\uffff")

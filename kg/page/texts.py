"""The whole texts of the documents, with the place of each sentence in them, for the page's reader."""

from __future__ import annotations

from typing import Any

from kg.graph import KnowledgeGraph


def texts_of(graph: KnowledgeGraph) -> dict[str, Any]:
    """The texts in the order of the documents, and where each sentence begins (UTF-16 units).

    Documents and sentences are in the order of ``kg.page.data``.
    """
    texts = {document.id: document.text for document in graph.documents}
    order = sorted(texts.keys() | {fact.evidence.document for fact in graph.told})
    wide = {key for key, text in texts.items() if max(text, default="") > "\uffff"}
    spans = dict.fromkeys((e.document, e.start, e.end) for e in (fact.evidence for fact in graph.told))
    starts = [_units(texts[key][:start]) if key in wide else start for key, start, _ in spans]
    return {"texts": [texts.get(key, "") for key in order], "starts": starts}


def _units(text: str) -> int:
    """How many UTF-16 units JavaScript counts in the text."""
    return len(text) + sum(1 for character in text if character > "\uffff")

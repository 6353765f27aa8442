"""Build a knowledge graph of diplomatic events from news text, every edge with its sentence.

    import kg

    graph = kg.build("news/")
    graph.write("outputs/")

Names are loaded when they are first used, so that ``import kg`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph, build, explain, open_graph, query, read
    from kg.errors import (
        DateError,
        DocumentError,
        KgError,
        LexiconError,
        LibraryError,
        ModelError,
        OptionError,
        OutputError,
        QueryError,
        ShapeError,
        StoreError,
    )
    from kg.graph import KnowledgeGraph
    from kg.model import (
        Actor,
        Document,
        Event,
        Evidence,
        Fact,
        Mention,
        Naming,
        Slot,
        State,
        TimeSpan,
        Triple,
    )
    from kg.texts import read_documents

_HOME = {
    "kg.api": ("Graph", "build", "explain", "open_graph", "query", "read"),
    "kg.texts": ("read_documents",),
    "kg.errors": (
        "DateError", "DocumentError", "KgError", "LexiconError", "LibraryError", "ModelError",
        "OptionError", "OutputError", "QueryError", "ShapeError", "StoreError",
    ),
    "kg.graph": ("KnowledgeGraph",),
    "kg.model": (
        "Actor", "Document", "Event", "Evidence", "Fact", "Mention", "Naming", "Slot", "State",
        "TimeSpan", "Triple",
    ),
}  # fmt: skip
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Actor",
    "DateError",
    "Document",
    "DocumentError",
    "Event",
    "Evidence",
    "Fact",
    "Graph",
    "KgError",
    "KnowledgeGraph",
    "LexiconError",
    "LibraryError",
    "Mention",
    "ModelError",
    "Naming",
    "OptionError",
    "OutputError",
    "QueryError",
    "ShapeError",
    "Slot",
    "State",
    "StoreError",
    "TimeSpan",
    "Triple",
    "build",
    "explain",
    "open_graph",
    "query",
    "read",
    "read_documents",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("kg.files").version()
    if name in _MODULE_OF:
        return getattr(import_module(_MODULE_OF[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

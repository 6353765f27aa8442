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
    from kg.actors import Cast
    from kg.api import build, build_folder, explain, open_graph, query, read, validate
    from kg.archive import Watch
    from kg.building import Built, Store
    from kg.cited import Cited
    from kg.errors import (
        DateError,
        DocumentError,
        EngineError,
        FactError,
        KgError,
        LanguageError,
        LexiconError,
        LibraryError,
        ModelError,
        NoteError,
        OptionError,
        OutputError,
        OwnOutputError,
        QueryError,
        ReadingError,
        ShapeError,
        StoreError,
    )
    from kg.files import Run
    from kg.graph import KnowledgeGraph
    from kg.graphs import Graph
    from kg.known import write_known
    from kg.model import (
        Actor,
        Document,
        Event,
        Evidence,
        Fact,
        Identity,
        Mention,
        Naming,
        Occurrence,
        Relation,
        Slot,
        State,
        TimeSpan,
        Triple,
    )
    from kg.page import Inline
    from kg.pipeline import Engine, Reading
    from kg.sparql import Result, Row
    from kg.stores import Change, open_rdflib
    from kg.syntax import Clause, Quote
    from kg.texts import Hints, read_documents
    from kg.times import TimeExpression
    from kg.trace import Step
    from kg.words import Parse, Part, Sentence, StandIn, Word

_HOME = {
    "kg.actors": ("Cast",),
    "kg.archive": ("Watch",),
    "kg.building": ("Built", "Store"),
    "kg.cited": ("Cited",),
    "kg.api": ("build", "build_folder", "explain", "open_graph", "query", "read", "validate"),
    "kg.errors": (
        "DateError", "DocumentError", "EngineError", "FactError", "KgError", "LanguageError",
        "LexiconError", "LibraryError", "ModelError", "NoteError", "OptionError", "OutputError",
        "OwnOutputError", "QueryError", "ReadingError", "ShapeError", "StoreError",
    ),
    "kg.files": ("Run",),
    "kg.graph": ("KnowledgeGraph",),
    "kg.graphs": ("Graph",),
    "kg.known": ("write_known",),
    "kg.model": (
        "Actor", "Document", "Event", "Evidence", "Fact", "Identity", "Mention", "Naming", "Occurrence",
        "Relation", "Slot", "State", "TimeSpan", "Triple",
    ),
    "kg.page": ("Inline",),
    "kg.pipeline": ("Engine", "Reading"),
    "kg.sparql": ("Result", "Row"),
    "kg.stores": ("Change", "open_rdflib"),
    "kg.syntax": ("Clause", "Quote"),
    "kg.texts": ("Hints", "read_documents"),
    "kg.times": ("TimeExpression",),
    "kg.trace": ("Step",),
    "kg.words": ("Parse", "Part", "Sentence", "StandIn", "Word"),
}  # fmt: skip
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Actor", "Built", "Cast", "Change", "Cited", "Clause", "DateError", "Document", "DocumentError",
    "Engine", "EngineError", "Event", "Evidence", "Fact", "FactError", "Graph", "Hints", "Identity",
    "Inline", "KgError", "KnowledgeGraph", "LanguageError", "LexiconError", "LibraryError", "Mention",
    "ModelError", "Naming", "NoteError", "Occurrence", "OptionError", "OutputError", "OwnOutputError",
    "Parse", "Part", "QueryError", "Quote", "Reading", "ReadingError", "Relation", "Result", "Row", "Run",
    "Sentence", "ShapeError", "Slot", "StandIn", "State", "Step", "Store", "StoreError", "TimeExpression",
    "TimeSpan", "Triple", "Watch", "Word", "build", "build_folder", "explain", "open_graph",
    "open_rdflib", "query", "read", "read_documents", "validate", "write_known",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("kg.files").version()
    if name in _MODULE_OF:
        return getattr(import_module(_MODULE_OF[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

"""KnowledgeGraph -> the same graph, its documents under other ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor, Evidence, Identity, document_mark


def renamed_documents(graph: KnowledgeGraph, ids: Mapping[str, str]) -> KnowledgeGraph:
    """The same graph, its documents under other ids (old -> new); nameless actors go with their document."""
    if not ids:
        return graph
    marks = {document_mark(old): document_mark(new) for old, new in ids.items()}
    documents = {ids.get(each.id, each.id): each for each in graph.documents}
    return KnowledgeGraph.of(
        (replace(each, id=id) for id, each in documents.items()),
        (_moved(each, ids, marks) for each in graph.facts),
        (_moved(each, ids, marks) for each in graph.triples),
        (
            replace(each, document=ids.get(each.document, each.document), actor=_actor_id(each.actor, marks))
            for each in graph.namings
        ),
        (_moved_why(each, ids, marks) for each in graph.identities),
        (_moved(each, ids, marks) for each in graph.relations),
    )


def _moved_why(why: Identity, ids: Mapping[str, str], marks: Mapping[str, str]) -> Identity:
    return replace(
        why, actor=_actor_id(why.actor, marks), document=ids.get(why.document, why.document),
        was=_actor_id(why.was, marks),
    )  # fmt: skip


def _moved(value: Any, ids: Mapping[str, str], marks: Mapping[str, str]) -> Any:
    """A value of ``kg.model`` with all that it holds, whatever it holds."""
    if isinstance(value, Evidence):
        return replace(value, document=ids.get(value.document, value.document))
    if isinstance(value, Actor):
        return replace(value, id=_actor_id(value.id, marks))
    if isinstance(value, tuple):
        return tuple(_moved(each, ids, marks) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _moved(getattr(value, f.name), ids, marks) for f in fields(value)})
    return value


def _actor_id(actor_id: str, marks: Mapping[str, str]) -> str:
    name, _, mark = actor_id.rpartition(".")
    return f"{name}.{marks[mark]}" if mark in marks else actor_id

"""A graph in parts: what is written document by document needs no more memory than a part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from kg.graph.knowledge_graph import KnowledgeGraph

DRAWN = 2_000
"""How many actors a picture has room for; of a larger graph the busiest are drawn."""


class Whole(Protocol):
    """A graph that is told in parts; a ``KnowledgeGraph`` is one part."""

    def parts(self, *, triples: bool = False) -> Iterator[KnowledgeGraph]:
        """Graphs of some documents each, in the order of the documents' ids; as often as it is asked.

        Args:
            triples: whether the open triples are wanted, which are most of what is told.
        """


def drawn(whole: Whole, limit: int = DRAWN) -> KnowledgeGraph:
    """What of a graph is drawn: all of it, or what is told among its busiest actors.

    Args:
        whole: the graph.
        limit: how many actors there may be.
    """
    busy: Counter[str] = Counter()
    for part in whole.parts():
        busy.update(actor.id for fact in part.facts for actor in {*fact.source, *fact.target})
        busy.update({actor.id: 0 for actor in part.actors})
    if len(busy) <= limit:
        return _together(whole, None)
    ranked = sorted(busy, key=lambda actor: (-busy[actor], actor))
    return _together(whole, frozenset(ranked[:limit]))


def _together(whole: Whole, actors: frozenset[str] | None) -> KnowledgeGraph:
    """The parts as one graph without its triples; with ``actors``, only what is told among these."""
    parts = [part if actors is None else _among(part, actors) for part in whole.parts()]
    if len(parts) == 1:
        return parts[0]
    return KnowledgeGraph(
        documents=tuple(each for part in parts for each in part.documents),
        facts=tuple(each for part in parts for each in part.facts),
        namings=tuple(sorted(each for part in parts for each in part.namings)),
        identities=tuple(sorted(each for part in parts for each in part.identities)),
        relations=tuple(each for part in parts for each in part.relations),
    )


def _among(part: KnowledgeGraph, actors: frozenset[str]) -> KnowledgeGraph:
    return replace(
        part,
        facts=tuple(fact for fact in part.facts if all(actor.id in actors for actor in fact.actors)),
        relations=tuple(each for each in part.relations if all(a.id in actors for a in each.actors)),
        namings=tuple(each for each in part.namings if each.actor in actors),
        identities=tuple(each for each in part.identities if each.actor in actors),
        triples=(),
    )

"""KnowledgeGraph -> what is told more than once: by how many documents of how many sources, since when.

Events bring it with them (``Occurrence``).  A state is told again where the same two stand in the same tie,
in the same office; what is denied or only thought of tells nothing again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kg.graph import KnowledgeGraph
from kg.model import Document, Event, State


def corroboration(graph: KnowledgeGraph) -> list[list[Any]]:
    """Documents, sources and first day of what several documents tell, then the numbers of its facts."""
    documents = {document.id: document for document in graph.documents}
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, fact in enumerate(graph.facts):
        if key := _key(fact):
            groups[key].append(i)
    rows = (_row(some, [graph.facts[i] for i in some], documents) for some in groups.values())
    return [row for row in rows if row[0] > 1]


def _key(fact: Event | State) -> tuple[object, ...]:
    """What is the same of two tellings of one thing; () of what is told once or not as so."""
    if isinstance(fact, Event):
        return (fact.occurrence.id,) if fact.occurrence else ()
    if (fact.polarity, fact.factuality) != ("positive", "actual"):
        return ()
    return (fact.type, fact.detail.casefold(), *(_ids(side) for side in (fact.source, fact.target)))


def _ids(side: Iterable[Any]) -> tuple[str, ...]:
    return tuple(sorted(actor.id for actor in side))


def _row(numbers: list[int], facts: list[Event | State], documents: dict[str, Document]) -> list[Any]:
    counted = next(_known(facts), None) or _counted(facts, documents)
    return [*counted, numbers]


def _known(facts: list[Event | State]) -> Iterator[tuple[int, int, str]]:
    for fact in facts:
        if isinstance(fact, Event) and (told := fact.occurrence):
            yield told.documents, told.sources, told.first.isoformat() if told.first else ""


def _counted(facts: list[Event | State], documents: dict[str, Document]) -> tuple[int, int, str]:
    """A document without a source is one of its own."""
    names = sorted({fact.evidence.document for fact in facts})
    told = [documents[name] for name in names if name in documents]
    days = sorted(document.published.isoformat() for document in told if document.published)
    return len(names), len({document.source or document.id for document in told}), days[0] if days else ""

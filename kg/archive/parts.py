"""Graphs of some documents each, on disk in the order of these: a graph that need not fit into memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO, TypeVar

import msgspec

from kg.graph import KnowledgeGraph
from kg.model import Document, Event, Identity, Naming, Occurrence, Relation, State, Triple
from kg.reports import marked

T = TypeVar("T")


class _Part(msgspec.Struct, frozen=True, array_like=True):
    """A graph whose facts are apart; ``order`` has "e" for an event and "s" for a state."""

    documents: tuple[Document, ...]
    order: str
    events: tuple[Event, ...]
    states: tuple[State, ...]
    namings: tuple[Naming, ...]
    identities: tuple[Identity, ...]
    relations: tuple[Relation, ...]


_ENCODER = msgspec.msgpack.Encoder()
_PART = msgspec.msgpack.Decoder(_Part)
_TRIPLES = msgspec.msgpack.Decoder(tuple[Triple, ...])
_HELD = 2
"""How many parts stay in memory: all of a small graph."""


@dataclass(slots=True)
class Parts:
    """The parts of a graph in a file that is open (``kg.graph.Whole``), the triples of each apart."""

    file: BinaryIO
    places: list[tuple[int, int, int]] = field(default_factory=list)
    _where: dict[str, int] = field(default_factory=dict)
    _events: Mapping[str, Occurrence] = field(default_factory=dict)
    _held: dict[int, KnowledgeGraph] = field(default_factory=dict)

    def add(self, graph: KnowledgeGraph) -> None:
        """Put another part behind the others."""
        order = "".join(fact.kind[0] for fact in graph.facts)
        told = _ENCODER.encode(
            _Part(
                graph.documents, order, graph.events, graph.states, graph.namings, graph.identities,
                graph.relations,
            )
        )  # fmt: skip
        self._where |= dict.fromkeys((each.id for each in graph.documents), len(self.places))
        opened = _ENCODER.encode(graph.triples)
        start = self.file.seek(0, os.SEEK_END)
        self.file.write(told)
        self.file.write(opened)
        self.places.append((start, start + len(told), start + len(told) + len(opened)))

    def parts(self, *, triples: bool = False) -> Iterator[KnowledgeGraph]:
        """Each part, in the order of the documents; as often as is wanted, also at the same time."""
        for number, (_, middle, end) in enumerate(self.places):
            graph = self._told(number)
            if not triples:
                yield graph
            else:
                yield replace(graph, triples=_TRIPLES.decode(self._bytes(middle, end)))

    def each(self, make: Callable[[KnowledgeGraph], T], *, triples: bool = False) -> Iterator[T]:
        """What is made of each part, in their order."""
        return map(make, self.parts(triples=triples))

    def text_of(self, document: str) -> str:
        """The text of a document; quick for those of one part."""
        return next(d.text for d in self._told(self._where[document]).documents if d.id == document)

    def tell_events(self, events: Mapping[str, Occurrence]) -> None:
        """From now on each report says of which event it is one of several."""
        self._events = events
        self._held.clear()

    def _told(self, number: int) -> KnowledgeGraph:
        """A part without its triples."""
        found = self._held.get(number)
        if found is None:
            start, middle, _ = self.places[number]
            found = self._held[number] = _graph(_PART.decode(self._bytes(start, middle)), self._events)
            if len(self._held) > _HELD:
                del self._held[next(iter(self._held))]
        return found

    def _bytes(self, start: int, end: int) -> bytes:
        self.file.seek(start)
        return self.file.read(end - start)


def _graph(part: _Part, told: Mapping[str, Occurrence]) -> KnowledgeGraph:
    events, states = iter(part.events), iter(part.states)
    facts = tuple(next(events) if kind == Event.kind[0] else next(states) for kind in part.order)
    return KnowledgeGraph(
        part.documents, tuple(marked(facts, told)), (), part.namings,
        identities=part.identities, relations=part.relations,
    )  # fmt: skip

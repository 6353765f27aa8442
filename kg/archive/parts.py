"""Graphs of some documents each, on disk in the order of these: a graph that need not fit into memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO, TypeVar

import msgspec

from kg.archive.teams import Team, in_turn
from kg.graph import KnowledgeGraph
from kg.model import Document, Event, Identity, Naming, Relation, State, Triple
from kg.reports import Findings

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


@dataclass(frozen=True, slots=True)
class Sealed:
    """A graph as bytes, its triples apart, with the ids of its documents and events."""

    told: bytes
    triples: bytes
    documents: tuple[str, ...]
    events: tuple[str, ...]

    @classmethod
    def of(cls, graph: KnowledgeGraph) -> Sealed:
        """The bytes of a graph."""
        order, events = "".join(fact.kind[0] for fact in graph.facts), graph.events
        part = _Part(
            graph.documents, order, events, graph.states, graph.namings, graph.identities, graph.relations
        )
        return cls(
            _ENCODER.encode(part), _ENCODER.encode(graph.triples),
            tuple(each.id for each in graph.documents), tuple(each.id for each in events),
        )  # fmt: skip


@dataclass(slots=True)
class Parts:
    """The parts of a graph in a file that is open (``kg.graph.Whole``), the triples of each apart.

    ``team`` are the processes that make something of each, None for this one.
    """

    file: BinaryIO
    team: Team | None = None
    places: list[tuple[int, int, int]] = field(default_factory=list)
    _of_part: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    _found: Findings = field(default_factory=Findings)
    _held: dict[int, KnowledgeGraph] = field(default_factory=dict)

    def add(self, part: Sealed) -> None:
        """Put another part behind the others."""
        self._of_part.append((part.documents, part.events))
        start = self.file.seek(0, os.SEEK_END)
        self.file.write(part.told)
        self.file.write(part.triples)
        middle = start + len(part.told)
        self.places.append((start, middle, middle + len(part.triples)))

    def parts(self, *, triples: bool = False) -> Iterator[KnowledgeGraph]:
        """Each part, in the order of the documents; as often as is wanted, also at the same time."""
        for number, (_, middle, end) in enumerate(self.places):
            graph = self._told(number)
            yield _with_triples(graph, self._bytes(middle, end), self._found) if triples else graph

    def each(self, make: Callable[[KnowledgeGraph], T], *, triples: bool = False) -> Iterator[T]:
        """What is made of each part, in their order; where there is a team it begins at once."""
        if self.team is None:
            return map(make, self.parts(triples=triples))
        return in_turn(self.team, (partial(_made, make, *told) for told in self._sealed(triples)))

    def tell_events(self, found: Findings) -> None:
        """From now on each report says of which event it is one of several, and copies when that was."""
        self._found = found
        self._held.clear()

    def _sealed(self, triples: bool) -> Iterator[tuple[bytes, bytes, Findings]]:
        """The parts as they lie on the disk, each with what is known of its events."""
        for (start, middle, end), here in zip(self.places, self._of_part, strict=True):
            told = self._bytes(start, middle), self._bytes(middle, end) if triples else b""
            yield *told, self._found.of(*here)

    def _told(self, number: int) -> KnowledgeGraph:
        """A part without its triples."""
        found = self._held.get(number)
        if found is None:
            start, middle, _ = self.places[number]
            found = self._held[number] = _graph(self._bytes(start, middle), self._found)
            if len(self._held) > _HELD:
                del self._held[next(iter(self._held))]
        return found

    def _bytes(self, start: int, end: int) -> bytes:
        self.file.seek(start)
        return self.file.read(end - start)


def _made(make: Callable[[KnowledgeGraph], T], told: bytes, triples: bytes, found: Findings) -> T:
    """What is made of a part; here, or in another process."""
    graph = _graph(told, found)
    return make(_with_triples(graph, triples, found) if triples else graph)


def _with_triples(graph: KnowledgeGraph, data: bytes, found: Findings) -> KnowledgeGraph:
    return replace(graph, triples=tuple(found.triples(_TRIPLES.decode(data))))


def _graph(data: bytes, found: Findings) -> KnowledgeGraph:
    part = _PART.decode(data)
    events, states = iter(part.events), iter(part.states)
    facts = tuple(next(events) if kind == Event.kind[0] else next(states) for kind in part.order)
    return found.told(KnowledgeGraph(
        part.documents, facts, (), part.namings, identities=part.identities, relations=part.relations,
    ))  # fmt: skip

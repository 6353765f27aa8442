"""Graphs of some documents each, on disk in the order of these: a graph that need not fit into memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO

import msgspec

from kg.graph import KnowledgeGraph
from kg.model import Document, Event, Identity, Naming, Occurrence, Relation, State, Triple
from kg.reports import marked


class _Part(msgspec.Struct, frozen=True, array_like=True):
    """A graph whose facts are apart; ``order`` has "e" for an event and "s" for a state."""

    documents: tuple[Document, ...]
    order: str
    events: tuple[Event, ...]
    states: tuple[State, ...]
    triples: tuple[Triple, ...]
    namings: tuple[Naming, ...]
    identities: tuple[Identity, ...]
    relations: tuple[Relation, ...]


_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Part)


@dataclass(slots=True)
class Parts:
    """The parts of a graph in a file that is open; ``kg.graph.Whole``."""

    file: BinaryIO
    starts: array[int] = field(default_factory=lambda: array("Q", [0]))
    events: Mapping[str, Occurrence] = field(default_factory=dict)
    """Of which event each report is that isn't the only one of it."""
    _where: dict[str, int] = field(default_factory=dict)
    _last: tuple[int, Mapping[str, str]] = (-1, MappingProxyType({}))

    def add(self, graph: KnowledgeGraph) -> None:
        """Put another part behind the others."""
        data = _ENCODER.encode(
            _Part(
                graph.documents, "".join(fact.kind[0] for fact in graph.facts), graph.events, graph.states,
                graph.triples, graph.namings, graph.identities, graph.relations,
            )
        )  # fmt: skip
        self._where |= dict.fromkeys((document.id for document in graph.documents), len(self.starts) - 1)
        self.file.seek(self.starts[-1])
        self.file.write(data)
        self.starts.append(self.starts[-1] + len(data))

    def parts(self) -> Iterator[KnowledgeGraph]:
        """Each part, in the order of the documents; as often as is wanted, also at the same time."""
        for number in range(len(self.starts) - 1):
            yield _graph(self._read(number), self.events)

    def text_of(self, document: str) -> str:
        """The text of a document; quick for those of the part that was asked last."""
        number = self._where[document]
        if self._last[0] != number:
            self._last = number, {each.id: each.text for each in self._read(number).documents}
        return self._last[1][document]

    def _read(self, number: int) -> _Part:
        start, end = self.starts[number : number + 2]
        self.file.seek(start)
        return _DECODER.decode(self.file.read(end - start))


def _graph(part: _Part, told: Mapping[str, Occurrence]) -> KnowledgeGraph:
    events, states = iter(part.events), iter(part.states)
    facts = tuple(next(events) if kind == Event.kind[0] else next(states) for kind in part.order)
    return KnowledgeGraph(
        part.documents, tuple(marked(facts, told)), part.triples, part.namings,
        identities=part.identities, relations=part.relations,
    )  # fmt: skip

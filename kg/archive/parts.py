"""Graphs of some documents each, on disk in the order of these: a graph that need not fit into memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import msgspec

from kg.graph import KnowledgeGraph
from kg.model import Document, Event, Identity, Naming, Relation, State, Triple


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

    def add(self, graph: KnowledgeGraph) -> None:
        """Put another part behind the others."""
        data = _ENCODER.encode(
            _Part(
                graph.documents, "".join(fact.kind[0] for fact in graph.facts), graph.events, graph.states,
                graph.triples, graph.namings, graph.identities, graph.relations,
            )
        )  # fmt: skip
        self.file.seek(self.starts[-1])
        self.file.write(data)
        self.starts.append(self.starts[-1] + len(data))

    def parts(self) -> Iterator[KnowledgeGraph]:
        """Each part, in the order of the documents; as often as is wanted, also at the same time."""
        for start, end in zip(self.starts, self.starts[1:], strict=False):
            self.file.seek(start)
            yield _graph(_DECODER.decode(self.file.read(end - start)))


def _graph(part: _Part) -> KnowledgeGraph:
    events, states = iter(part.events), iter(part.states)
    facts = tuple(next(events) if kind == Event.kind[0] else next(states) for kind in part.order)
    return KnowledgeGraph(
        part.documents, facts, part.triples, part.namings,
        identities=part.identities, relations=part.relations,
    )  # fmt: skip

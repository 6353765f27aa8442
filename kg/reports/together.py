"""KnowledgeGraph -> the same, in which each event knows of which event it is one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.graph import KnowledgeGraph
from kg.identity import Statements
from kg.model import Event, Occurrence, State
from kg.reports.copies import find_copies
from kg.reports.occurrences import find_events
from kg.reports.report import Report, report_of
from kg.reports.sketches import Sketch, sketch_of


def told_once(graph: KnowledgeGraph, statements: Statements | None = None) -> KnowledgeGraph:
    """The same graph; no report is lost, and those of one event say so.

    Args:
        graph: with the whole texts of its documents.
        statements: what the user says of two reports.
    """
    documents = {document.id: document for document in graph.documents}
    told = Told()
    told.add(graph)
    events = told.events(lambda document: documents[document].text, statements)
    return replace(graph, facts=tuple(marked(graph.facts, events)))


@dataclass(slots=True)
class Told:
    """Sketches and reports of graphs that come one after the other; the texts themselves are not kept."""

    sketches: list[Sketch] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def add(self, graph: KnowledgeGraph) -> None:
        """Take what is needed of some documents, with their whole texts."""
        documents = {document.id: document for document in graph.documents}
        self.sketches += map(sketch_of, graph.documents)
        self.reports += (report_of(event, documents[event.evidence.document]) for event in graph.events)

    def events(
        self, text_of: Callable[[str], str], statements: Statements | None = None
    ) -> dict[str, Occurrence]:
        """The event of each report that isn't the only one of it, by its id.

        Args:
            text_of: the text of a document by its id; asked of those alone that are alike.
            statements: what the user says of two reports.
        """
        return find_events(self.reports, find_copies(self.sketches, text_of), statements)


def marked(facts: Iterable[Event | State], events: Mapping[str, Occurrence]) -> Iterator[Event | State]:
    """The facts, of which each event has what is known of it."""
    for fact in facts:
        yield replace(fact, occurrence=events.get(fact.id)) if isinstance(fact, Event) else fact


def unmet_reports(ids: Iterable[str], statements: Statements) -> Iterator[str]:
    """What the user's file says of reports that are not there."""
    here = set(ids)
    for row in (*statements.one_event, *statements.two_events):
        for missing in sorted({row.actor, row.other} - here):
            yield f"{row.at}: no report has the id {missing}"

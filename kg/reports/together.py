"""KnowledgeGraph -> the same, in which each event knows of which event it is one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations

from kg.graph import KnowledgeGraph
from kg.identity import Statements
from kg.model import Document, Event, Occurrence, State, Triple
from kg.reports.copies import find_copies
from kg.reports.occurrences import find_events
from kg.reports.printings import Dates, dated_fact, dated_triple, first_dates, redated
from kg.reports.reasons import BY_FILE
from kg.reports.report import Report, beside, report_of
from kg.reports.sketches import Sketch, sketch_of
from kg.trace import Step


def told_once(graph: KnowledgeGraph, statements: Statements | None = None) -> KnowledgeGraph:
    """The same graph; no report is lost, and those of one event say so.

    Args:
        graph: with the whole texts of its documents.
        statements: what the user says of two reports.
    """
    documents = {document.id: document for document in graph.documents}
    told = Told()
    told.add(graph)
    return told.events(lambda document: documents[document].text, statements).told(graph)


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known when all documents are: events of reports, originals of copies, and their days."""

    events: Mapping[str, Occurrence] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    dates: Dates = field(default_factory=dict)
    apart: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)

    def of(self, documents: Iterable[str], events: Iterable[str]) -> Findings:
        """What is known of some documents and events."""
        here, texts = [*events], [*documents]
        return Findings(
            {event: self.events[event] for event in here if event in self.events},
            {document: self.originals[document] for document in texts if document in self.originals},
            {document: self.dates[document] for document in texts if document in self.dates},
            {event: self.apart[event] for event in here if event in self.apart},
        )

    def told(self, graph: KnowledgeGraph) -> KnowledgeGraph:
        """The graph with what is known."""
        return replace(
            graph, documents=tuple(map(self._document, graph.documents)),
            facts=tuple(map(self._fact, graph.facts)), triples=tuple(self.triples(graph.triples)),
            relations=tuple(dated_fact(each, self.dates) for each in graph.relations),
        )  # fmt: skip

    def triples(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """Triples with what is known."""
        return (dated_triple(triple, self.dates) for triple in triples)

    def _document(self, document: Document) -> Document:
        original = self.originals.get(document.id)
        return replace(document, original=original) if original else document

    def _fact(self, fact: Event | State) -> Event | State:
        if isinstance(fact, State):
            return dated_fact(fact, self.dates)
        dated, apart = dated_fact(fact, self.dates), self.apart.get(fact.id, ())
        return replace(dated, occurrence=self.events.get(fact.id), steps=(*dated.steps, *apart))


@dataclass(slots=True)
class Told:
    """Sketches and reports of graphs that come one after the other; the texts themselves are not kept."""

    sketches: list[Sketch] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def add(self, graph: KnowledgeGraph) -> None:
        """Take what is needed of some documents, with their whole texts."""
        documents = {document.id: document for document in graph.documents}
        self.sketches += map(sketch_of, graph.documents)
        around = beside(graph.namings, graph.events)
        self.reports += (
            report_of(event, documents[event.evidence.document], around) for event in graph.events
        )

    def events(self, text_of: Callable[[str], str], statements: Statements | None = None) -> Findings:
        """The event of each report that isn't the only one of it, and the days of what copies keep.

        Args:
            text_of: the text of a document by its id; asked of those alone that are alike.
            statements: what the user says of two reports.
        """
        copies = find_copies(self.sketches, text_of)
        dates = first_dates(self.reports, copies, text_of, statements)
        dated = (redated(report, dates) for report in self.reports)
        events = find_events(dated, copies, statements)
        originals = {document: copy.original for document, copy in copies.items()}
        return Findings(events, originals, dates, kept_apart(statements or Statements()))


def kept_apart(statements: Statements) -> Mapping[str, tuple[Step, ...]]:
    """What the user's file keeps apart, as steps of both reports."""
    found: defaultdict[str, tuple[Step, ...]] = defaultdict(tuple)
    for row in statements.two_events:
        for one, other in permutations((row.actor, row.other)):
            found[one] += (Step("event", f"{BY_FILE}{other}", row.at),)
    return found


def unmet_reports(ids: Iterable[str], statements: Statements) -> Iterator[str]:
    """What the user's file says of reports that are not there."""
    here = set(ids)
    for row in (*statements.one_event, *statements.two_events):
        for missing in sorted({row.actor, row.other} - here):
            yield f"{row.at}: no report has the id {missing}"

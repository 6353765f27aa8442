"""RDF -> which reports are of one event, and how many there are of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Document, Event, Occurrence, State


def with_occurrences(
    facts: Iterable[tuple[Event | State, str]], documents: Iterable[Document]
) -> Iterator[Event | State]:
    """The facts, of which each knows of its event; RDF does not say why they were joined.

    Args:
        facts: each with the id of its event, "" where none is told.
        documents: those that tell them.
    """
    told = list(facts)
    known = {document.id: document for document in documents}
    sources = {each: _source(known.get(document.original, document)) for each, document in known.items()}
    reports: defaultdict[str, list[Event]] = defaultdict(list)
    for fact, event in told:
        if isinstance(fact, Event) and event:
            reports[event].append(fact)
    joined = {event: _occurrence(event, all_, sources) for event, all_ in reports.items() if len(all_) > 1}
    for fact, event in told:
        if isinstance(fact, Event) and event in joined:
            yield _as_of(fact, joined[event])
        else:
            yield fact


def _source(document: Document) -> str:
    """Who tells: the paper, else the document; of a copy that is asked of its original."""
    return document.source or document.id


def _occurrence(event: str, reports: Sequence[Event], sources: Mapping[str, str]) -> Occurrence:
    documents = {report.evidence.document for report in reports}
    days = [report.published for report in reports if report.published]
    tellers = {sources[document] for document in documents}
    return Occurrence(
        event, "told", event, len(reports), len(documents), len(tellers), min(days, default=None)
    )


def _as_of(fact: Event, told: Occurrence) -> Event:
    """The first report is one by itself."""
    return replace(fact, occurrence=replace(told, how="", other="") if fact.id == told.id else told)

"""Open triples <-> JSON, and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.files import tables
from kg.files.actors import Record, record_line
from kg.files.values import (
    FACTUALITIES,
    POLARITIES,
    iso,
    read_day,
    read_span,
    read_time,
    span_record,
    time_record,
)
from kg.graph import KnowledgeGraph, Tellings
from kg.model import Actor, Document, Event, Slot, State, Triple

COLUMNS = (
    "id", "doc", "subject_name", "subject_ids", "normal", "group", "object_name", "object_ids", "status",
    "speaker", "time", "start", "end", "subject", "relation", "arguments", "predicate", "polarity",
    "factuality", "style", "kind", "event", "confidence", "sentence", "published", "title", "url",
    "document_source",
)  # fmt: skip
"""The columns of ``triples.csv``."""


def triple_record(triple: Triple, document: Document, tellings: Tellings) -> Record:
    """A triple with its document, its places and its sentence: a line of ``triples.jsonl``.

    ``subject``, ``relation`` and ``args`` are as benchmarks of open information extraction read them.
    """
    arguments, event = triple.arguments, tellings.of(triple)
    return {
        "id": triple.id,
        "doc": triple.evidence.document,
        "style": triple.style,
        "kind": triple.kind,
        "subject": triple.subject.text,
        "relation": triple.relation.text,
        "args": [slot.text for slot in arguments],
        "roles": [slot.role for slot in arguments],
        "spans": [[slot.start, slot.end] for slot in (triple.subject, triple.relation, *arguments)],
        "subject_actor": _ids(triple.subject.actors),
        "subject_name": _names(triple.subject.actors),
        "arg_actors": [_ids(slot.actors) for slot in arguments],
        "arg_times": [time_record(slot.time) for slot in arguments],
        "predicate": triple.predicate,
        "normal": triple.normal,
        "group": triple.group,
        "polarity": triple.polarity,
        "negated": triple.negated,
        "factuality": triple.factuality,
        "status": triple.status,
        "attribution": [speaker.name for speaker in triple.speakers],
        "speaker_actors": _ids(triple.speakers),
        "time": time_record(triple.time),
        "event": event.id if event else None,
        "trigger": span_record(triple.trigger) if triple.trigger else None,
        "confidence": round(triple.confidence, 4),
        "evidence": span_record(triple.evidence),
        "sentence": triple.evidence.of(document.text),
        "published": iso(triple.published),
    }


def triple_records(
    triples: Iterable[Triple], documents: Iterable[Document], facts: Iterable[Event | State]
) -> Iterator[Record]:
    """The records of triples, each with the fact that says the same."""
    texts, tellings = {document.id: document for document in documents}, Tellings.of_facts(facts)
    for triple in triples:
        yield triple_record(triple, texts[triple.evidence.document], tellings)


def lines_of(told: Iterable[Record]) -> Iterator[str]:
    """The lines of some documents' triples."""
    before = None
    for record in told:
        place = (record["doc"], record["evidence"])
        yield record_line({key: record[key] for key in record if key != "sentence" or place != before})
        before = place


def read_triple(record: Mapping[str, Any], actors: Mapping[str, Actor]) -> Triple:
    """The triple that a line of ``triples.jsonl`` was made of.

    Args:
        record: the line.
        actors: everybody, by id; who is not among them is left out.

    Raises:
        KeyError, TypeError, ValueError: It is no record of a triple.
    """

    def known(ids: Iterable[str]) -> tuple[Actor, ...]:
        return tuple(actors[each] for each in ids if each in actors)

    doc = str(record["doc"])
    roles = ("subject", "relation", *record["roles"])
    texts = (record["subject"], record["relation"], *record["args"])
    whom = (record["subject_actor"], (), *record["arg_actors"])
    when = (None, None, *record["arg_times"])
    subject, relation, *arguments = (
        Slot(role, text, start, end, known(ids), read_time(time, doc))
        for role, text, (start, end), ids, time in zip(roles, texts, record["spans"], whom, when, strict=True)
    )
    return Triple(
        subject, relation, tuple(arguments),
        evidence=read_span(record["evidence"], doc),
        trigger=read_span(record["trigger"], doc) if record["trigger"] else None,
        speakers=known(record["speaker_actors"]),
        time=read_time(record["time"], doc), published=read_day(record["published"]),
        group=record.get("group", ""),
        confidence=float(record["confidence"]),
        polarity=POLARITIES[record["polarity"]], factuality=FACTUALITIES[record["factuality"]],
        **{key: str(record[key]) for key in _SAME},
    )  # fmt: skip


_SAME = ("style", "kind", "predicate", "normal")
"""What a record has as the triple has it."""


def csv_rows(graph: KnowledgeGraph, told: Iterable[Record]) -> Iterator[str]:
    """``triples.csv`` without its head: one triple a row.

    Args:
        graph: whose triples.
        told: their records.
    """
    return tables.csv_lines(_rows(graph, told))


def _rows(graph: KnowledgeGraph, told: Iterable[Record]) -> Iterator[tuple[object, ...]]:
    documents = {each.id: each for each in graph.documents}
    for triple, record in zip(graph.triples, told, strict=True):
        row = _row(triple, documents[triple.evidence.document], record)
        yield tuple(row[column] for column in COLUMNS)


def _row(triple: Triple, document: Document, told: Record) -> Record:
    """A record without nesting; the object is the first argument."""
    objects = triple.arguments[0].actors if triple.arguments else ()
    return told | {
        "object_name": _names(objects),
        "subject_ids": "; ".join(told["subject_actor"]),
        "object_ids": "; ".join(_ids(objects)),
        "speaker": triple.speakers[0].name if triple.speakers else None,
        "arguments": "; ".join(told["args"]),
        "time": triple.time.edtf if triple.time else None,
        "start": triple.time.start if triple.time else None,
        "end": triple.time.end if triple.time else None,
        "published": triple.published,
        "title": document.title or None, "url": document.url or None,
        "document_source": document.source or None,
    }  # fmt: skip


def _ids(actors: Iterable[Actor]) -> list[str]:
    return [actor.id for actor in actors]


def _names(actors: Iterable[Actor]) -> str | None:
    return "; ".join(actor.name for actor in actors) or None

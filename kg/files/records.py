"""Facts, triples and actors <-> JSON and CSV records.

A record holds the whole fact and its sentence, so that ``events.jsonl`` alone is enough to make
the graph again (``graph_of``): the texts are then the sentences at their old places, with blanks
between.  The keys are the words of ``kg.model``; docs/data.md lists them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from kg.errors import DocumentError
from kg.files import occurrences, tables
from kg.files.actors import (
    Record,
    actor_of,
    actor_record,
    read_actors,
    read_identities,
    read_namings,
    record_line,
)
from kg.files.triples import read_triple
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
from kg.graph import KnowledgeGraph, Whole
from kg.model import Actor, Document, Event, Naming, State, Triple
from kg.trace import Step

CSV_COLUMNS = (
    "id", "doc", *occurrences.COLUMNS, "kind", "type", "quad", "mode", "context", "source", "source_ids",
    "source_country",
    "target", "target_ids", "target_country", "reciprocal", "role", "start", "end", "precision", "time",
    "place", "place_id", "place_country", "latitude", "longitude", "size", "polarity", "factuality", "status",
    "attributed_to", "attribution", "attribution_ids", "predicate", "lemma", "rule", "confidence",
    "sentence", "evidence_start", "evidence_end", "trigger_start", "trigger_end", "published", "title", "url",
    "document_source",
)  # fmt: skip


def fact_record(fact: Event | State, document: Document) -> Record:
    """A fact with its sentence; ``document`` is the one it stands in."""
    event = fact if isinstance(fact, Event) else None
    state = fact if isinstance(fact, State) else None
    return {
        "id": fact.id,
        "doc": fact.evidence.document,
        "kind": fact.kind,
        "type": fact.type,
        "mode": event.mode if event else None,
        "context": list(event.context) if event else [],
        "quad": event.quad if event else None,
        "source": [actor_record(actor) for actor in fact.source],
        "target": [actor_record(actor) for actor in fact.target],
        "reciprocal": fact.reciprocal,
        "role": state.role if state else None,
        "time": time_record(fact.time),
        "place": actor_record(event.place) if event and event.place else None,
        "size": dict(event.size) if event else {},
        "polarity": fact.polarity,
        "factuality": fact.factuality,
        "status": fact.status,
        "attributed_to": actor_record(fact.speakers[0]) if fact.speakers else None,
        "attribution": [actor_record(actor) for actor in fact.speakers],
        "evidence": span_record(fact.evidence),
        "trigger": span_record(fact.trigger),
        "predicate": fact.predicate,
        "lemma": fact.lemma,
        "rule": fact.rule,
        "steps": [_step(step) for step in fact.steps],
        "confidence": fact.confidence,
        "sentence": fact.evidence.of(document.text),
        "published": iso(fact.published),
        **occurrences.occurrence_record(fact),
        **_document_record(document),
    }


def _step(step: Step) -> Record:
    return {"about": step.about, "rule": step.rule, "because": step.because}


def _document_record(document: Document) -> Record:
    return {
        "title": document.title, "url": document.url,
        "document_source": document.source, "document_digest": document.content,
    }  # fmt: skip


def read_fact(record: Mapping[str, Any]) -> Event | State:
    """The fact that a record was made of.

    Raises:
        KeyError, TypeError, ValueError: It is no record of a fact.
    """
    doc = str(record["doc"])
    common: Record = {
        "type": record["type"],
        "source": _actors(record["source"]),
        "target": _actors(record["target"]),
        "time": read_time(record["time"], doc),
        "polarity": POLARITIES[record["polarity"]],
        "factuality": FACTUALITIES[record["factuality"]],
        "speakers": _actors(record["attribution"]),
        "reciprocal": record["reciprocal"],
        "evidence": read_span(record["evidence"], doc),
        "trigger": read_span(record["trigger"], doc),
        "predicate": record["predicate"],
        "lemma": record["lemma"],
        "rule": record["rule"],
        "steps": tuple(Step(**step) for step in record.get("steps", ())),
        "confidence": record["confidence"],
        "sure": record["status"] != "uncertain",
        "published": read_day(record["published"]),
    }
    if record["kind"] == "state":
        return State(**common, role=record["role"])
    return Event(
        **common,
        mode=record["mode"],
        context=tuple(record["context"]),
        place=actor_of(record["place"]) if record["place"] else None,
        size=tuple(record["size"].items()),
        occurrence=occurrences.read_occurrence(record),
    )


def event_records(whole: Whole) -> Iterator[Record]:
    """Events and states in the order of the texts."""
    for part in whole.parts():
        documents = {document.id: document for document in part.documents}
        yield from (fact_record(fact, documents[fact.evidence.document]) for fact in part.facts)


def document_lines(whole: Whole) -> Iterator[str]:
    """``documents.jsonl``: every document that was read, also where it tells no fact."""
    for document in (each for part in whole.parts() for each in part.documents):
        copied = {"copy_of": document.original} if document.original else {}
        yield record_line(
            {"doc": document.id, "published": iso(document.published), **_document_record(document), **copied}
        )


def csv_rows(told: Iterable[Record]) -> Iterator[str]:
    """``events.csv`` without its head: one fact a row."""
    return tables.csv_lines(flat(record).values() for record in told)


def flat(record: Mapping[str, Any]) -> Record:
    """A fact's record without nesting: one value for each of ``CSV_COLUMNS``."""
    time, place = record["time"] or {}, record["place"] or {}
    latitude, longitude = place.get("coordinates") or (None, None)
    told = {
        "context": "; ".join(record["context"]),
        "source": _names(record["source"]),
        "source_ids": _ids(record["source"]),
        "source_country": _countries(record["source"]),
        "target": _names(record["target"]),
        "target_ids": _ids(record["target"]),
        "target_country": _countries(record["target"]),
        "start": time.get("start"),
        "end": time.get("end"),
        "precision": time.get("precision"),
        "time": time.get("text"),
        "place": place.get("name"),
        "place_id": place.get("id"),
        "place_country": place.get("country"),
        "latitude": latitude,
        "longitude": longitude,
        "size": "; ".join(f"{what} {count}" for what, count in record["size"].items()),
        "attributed_to": record["attributed_to"]["name"] if record["attributed_to"] else None,
        "attribution": _names(record["attribution"]),
        "attribution_ids": _ids(record["attribution"]),
        "evidence_start": record["evidence"]["start"],
        "evidence_end": record["evidence"]["end"],
        "trigger_start": record["trigger"]["start"],
        "trigger_end": record["trigger"]["end"],
    }
    return {column: told.get(column, record.get(column)) for column in CSV_COLUMNS}


def read_records(events: Path) -> KnowledgeGraph:
    """The graph of an ``events.jsonl``, with what stands beside it: triples, actors, documents.

    Raises:
        DocumentError: One of them cannot be read.
    """
    told = lines_of_file(events)
    who, documents, triples = (
        lines_of_file(path) if (path := events.with_name(name)).is_file() else []
        for name in ("actors.jsonl", "documents.jsonl", "triples.jsonl")
    )
    try:
        namings, identities, actors = read_namings(who), read_identities(who), read_actors(who)
    except (ValueError, KeyError, TypeError):
        raise DocumentError(
            str(events.with_name("actors.jsonl")), "has a line that is no actor of this version",
            "build the graph again, or give its events.jsonl from a folder without it",
        ) from None  # fmt: skip
    graph = graph_of(told, triples, documents=documents, namings=namings, actors=actors, name=str(events))
    return replace(graph, identities=identities)


def lines_of_file(path: Path) -> list[str]:
    """The lines of a file of records.

    Raises:
        DocumentError: It cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        why = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        cure = "give a folder that kg build wrote, or its events.jsonl"
        raise DocumentError(str(path), why, cure) from None


def graph_of(
    events: Iterable[str],
    triples: Iterable[str] = (),
    *,
    documents: Iterable[str] = (),
    namings: Iterable[Naming] = (),
    actors: Iterable[Actor] = (),
    name: str = "events.jsonl",
    first: int = 1,
) -> KnowledgeGraph:
    """The graph whose ``events.jsonl`` (and the files beside it) this is; texts hold the sentences only.

    ``actors`` are those of whom only triples tell: who is neither there nor in a fact is left out of them.
    ``first`` is the number of the first line.

    Raises:
        DocumentError: A line is no record; names ``name`` and the line.
    """
    facts: list[Event | State] = []
    opened: list[Triple] = []
    known: dict[str, tuple[Record, dict[int, str]]] = {}

    def load(text: str) -> Record:
        record: Record = json.loads(text)
        start, sentence = int(record["evidence"]["start"]), str(record.get("sentence", ""))
        sentences = known.setdefault(str(record["doc"]), (record, {}))[1]
        sentences[start] = max(sentences.get(start, ""), sentence, key=len)
        return record

    where, cure = name, "give what kg build or kg extract wrote"
    try:
        for number, text in enumerate(documents, 1):
            where = f"documents.jsonl beside {name}, line {number}"
            if text.strip():
                record = json.loads(text)
                known[str(record["doc"])] = (record, {})
        for number, text in enumerate(events, first):
            where = f"{name}:{number}"
            if text.strip():
                facts.append(read_fact(load(text)))
        everybody = {actor.id: actor for actor in chain(actors, *(fact.actors for fact in facts))}
        for number, text in enumerate(triples, 1):
            where = f"triples.jsonl beside {name}, line {number}"
            if text.strip():
                opened.append(read_triple(load(text), everybody))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise DocumentError(where, "is not a record of kg's", cure) from None
    return KnowledgeGraph.of((_document(*item) for item in known.values()), facts, opened, namings)


def _document(record: Record, sentences: Mapping[int, str]) -> Document:
    text = ""
    for start, sentence in sorted(sentences.items()):
        text = text[:start].ljust(start) + sentence + text[start + len(sentence) :]
    return Document(
        id=str(record["doc"]), text=text, title=record.get("title") or "",
        published=read_day(record.get("published")), source=record.get("document_source") or "",
        url=record.get("url") or "", digest=record.get("document_digest") or "",
        original=record.get("copy_of") or "",
    )  # fmt: skip


def _actors(records: Iterable[Mapping[str, Any]]) -> tuple[Actor, ...]:
    return tuple(actor_of(record) for record in records)


def _names(actors: Iterable[Mapping[str, Any]]) -> str:
    return "; ".join(actor["name"] for actor in actors)


def _ids(actors: Iterable[Mapping[str, Any]]) -> str:
    return "; ".join(actor["id"] for actor in actors)


def _countries(actors: Iterable[Mapping[str, Any]]) -> str:
    return "; ".join(dict.fromkeys(actor["country"] for actor in actors if actor["country"]))

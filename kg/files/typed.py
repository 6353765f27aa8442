"""KnowledgeGraphs -> rows with Python's own values, for tables that have types: DataFrames and Parquet.

The columns are those of the CSV files; days are dates, several actors are a list, sizes are a dict.  The
graph may come in parts (of some documents each): no more than one of them is held at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from kg.files.records import CSV_COLUMNS, fact_record, flat
from kg.files.triples import COLUMNS as TRIPLE_COLUMNS
from kg.files.triples import triple_record
from kg.files.values import read_day
from kg.graph import KnowledgeGraph, Tellings
from kg.model import Actor, Document, Event, State, Triple

Row = Mapping[str, object]
Parts = Iterable[KnowledgeGraph]

_COUNTS = (
    "reports", "documents", "sources", "evidence_start", "evidence_end", "trigger_start", "trigger_end",
)  # fmt: skip
KINDS: Mapping[str, type] = {
    **dict.fromkeys(("start", "end", "published", "first"), date),
    **dict.fromkeys(("latitude", "longitude", "confidence"), float),
    **dict.fromkeys(_COUNTS, int),
    "reciprocal": bool,
}
"""What the columns of any table hold that are neither text nor several values, also where all is missing."""


def _facts(parts: Parts) -> Iterator[Row]:
    for part in parts:
        documents = {document.id: document for document in part.documents}
        yield from (_fact(fact, documents[fact.evidence.document]) for fact in part.facts)


def _fact(fact: Event | State, document: Document) -> Row:
    told = fact_record(fact, document)
    return {
        **flat(told),
        "context": told["context"], "size": told["size"],
        "source": _names(fact.source), "source_ids": _ids(fact.source),
        "source_country": _countries(fact.source),
        "target": _names(fact.target), "target_ids": _ids(fact.target),
        "target_country": _countries(fact.target),
        "attribution": _names(fact.speakers), "attribution_ids": _ids(fact.speakers),
        "start": fact.time.start if fact.time else None, "end": fact.time.end if fact.time else None,
        "published": fact.published, "first": read_day(told["first"]),
    }  # fmt: skip


def _triples(parts: Parts) -> Iterator[Row]:
    for part in parts:
        documents = {document.id: document for document in part.documents}
        tellings = Tellings.of_facts(part.facts)
        yield from (_triple(each, documents[each.evidence.document], tellings) for each in part.triples)


def _triple(triple: Triple, document: Document, tellings: Tellings) -> Row:
    objects = triple.arguments[0].actors if triple.arguments else ()
    return {
        **triple_record(triple, document, tellings),
        "subject_name": _names(triple.subject.actors), "subject_ids": _ids(triple.subject.actors),
        "object_name": _names(objects), "object_ids": _ids(objects),
        "arguments": [slot.text for slot in triple.arguments],
        "speaker": triple.speakers[0].name if triple.speakers else None,
        "time": triple.time.edtf if triple.time else None,
        "start": triple.time.start if triple.time else None,
        "end": triple.time.end if triple.time else None,
        "published": triple.published,
        "title": document.title, "url": document.url, "document_source": document.source,
    }  # fmt: skip


def _documents(parts: Parts) -> Iterator[Row]:
    for part in parts:
        for document in part.documents:
            yield {
                "doc": document.id, "published": document.published, "title": document.title,
                "url": document.url, "document_source": document.source, "document_digest": document.content,
            }  # fmt: skip


def _actors(parts: Parts) -> Iterator[Row]:
    """Everybody once, when all parts are known."""
    everybody: dict[str, Actor] = {}
    aliases: dict[str, set[str]] = {}
    for part in parts:
        everybody.update({actor.id: actor for actor in part.everybody})
        for key, names in part.aliases.items():
            aliases.setdefault(key, set()).update(names)
    for _, actor in sorted(everybody.items()):
        latitude, longitude = actor.coordinates or (None, None)
        yield {
            "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country,
            "sector": actor.sector, "wikidata": actor.wikidata, "latitude": latitude, "longitude": longitude,
            "aliases": sorted(aliases.get(actor.id, ())),
        }  # fmt: skip


def _ids(actors: Iterable[Actor]) -> list[str]:
    return [actor.id for actor in actors]


def _names(actors: Iterable[Actor]) -> list[str]:
    return [actor.name for actor in actors]


def _countries(actors: Iterable[Actor]) -> list[str | None]:
    """As many as actors."""
    return [actor.country for actor in actors]


TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[Parts], Iterator[Row]]]] = {
    "facts": (CSV_COLUMNS, _facts),
    "triples": (TRIPLE_COLUMNS, _triples),
    "documents": (("doc", "published", "title", "url", "document_source", "document_digest"), _documents),
    "actors": (
        ("id", "name", "kind", "country", "sector", "wikidata", "latitude", "longitude", "aliases"), _actors,
    ),
}  # fmt: skip
"""The columns of each table, and what fills them."""

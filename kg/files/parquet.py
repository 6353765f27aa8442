"""KnowledgeGraphs -> Parquet with typed columns: days are dates, several actors are a list.

The columns are those of the CSV files.  The graph may come in parts (of some documents each): no more
than one of them is held at a time, and the file does not depend on where it is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from kg.characters import printable
from kg.errors import LibraryError
from kg.files.records import CSV_COLUMNS, fact_record, flat
from kg.files.triples import COLUMNS as TRIPLE_COLUMNS
from kg.files.triples import triple_record
from kg.files.values import read_day
from kg.graph import KnowledgeGraph, Tellings
from kg.model import Actor, Document, Event, State, Triple

Row = Mapping[str, object]
Parts = Iterable[KnowledgeGraph]

GROUP = 20_000
"""Rows of a row group: what is in memory at once."""


def write_parquet(parts: Parts, path: Path, table: str = "facts") -> None:
    """Write a new file; the same graph is the same bytes with the same pyarrow.

    Args:
        parts: graphs of different documents.
        path: where to.
        table: one of ``TABLES``.

    Raises:
        LibraryError: pyarrow is not installed.
        OSError: The file cannot be written.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise LibraryError("Parquet needs pyarrow, which is not installed: pip install pyarrow") from None
    columns, rows = TABLES[table]
    schema = pa.schema([(name, _type(pa, TYPES.get(name, "string"))) for name in columns])
    made = ({name: _cell(row[name]) for name in columns} for row in rows(parts))
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(made, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema), row_group_size=GROUP)


def _type(pa: Any, name: str) -> Any:
    """ "[string]" is a list of strings, "{int64}" a map of strings to numbers."""
    inner = pa.type_for_alias(name.strip("[]{}"))
    return {"[": pa.list_(inner), "{": pa.map_(pa.string(), inner)}.get(name[0], inner)


def _cell(value: object) -> object:
    """What Parquet has for a value; nothing, "" or not known, is null, and no text breaks its encoding."""
    if isinstance(value, str):
        return printable(value) or None
    if isinstance(value, dict):
        return [(printable(key), each) for key, each in value.items()]
    return [_cell(each) for each in value] if isinstance(value, list) else value


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

_SEVERAL = (
    "context", "source", "source_ids", "source_country", "target", "target_ids", "target_country",
    "attribution", "attribution_ids", "subject_name", "subject_ids", "object_name", "object_ids",
    "arguments", "aliases",
)  # fmt: skip
_SPANS = ("evidence_start", "evidence_end", "trigger_start", "trigger_end")
TYPES: Mapping[str, str] = {
    **dict.fromkeys(_SEVERAL, "[string]"),
    **dict.fromkeys(("start", "end", "published", "first"), "date32"),
    **dict.fromkeys(("latitude", "longitude", "confidence"), "double"),
    **dict.fromkeys((*_SPANS, "reports", "documents", "sources"), "int64"),
    "reciprocal": "bool",
    "size": "{int64}",
}
"""The types of the columns that are not plain text."""

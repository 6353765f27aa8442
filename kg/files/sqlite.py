"""KnowledgeGraphs -> one file of SQLite with full-text search, as Datasette likes it.

``data/tables.sql`` tells the tables; docs/data.md has a question for each.  The graph may come in parts
(of some documents each): no more than one of them is held at a time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from importlib import resources
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.characters import printable
from kg.files.manifest import Run
from kg.graph import KnowledgeGraph, Tellings
from kg.model import Actor, Document, Event, Evidence, Relation, State, TimeSpan, Triple

Row = Mapping[str, object]
Numbers = Mapping[Evidence, int]
"""Of each sentence its number in the table."""


def write_sqlite(parts: Iterable[KnowledgeGraph], path: Path, run: Run) -> None:
    """Write a new file; the same graph, however it is cut, is the same bytes with the same SQLite.

    Args:
        parts: graphs of different documents.
        path: a place where no file is.
        run: how they were made.

    Raises:
        OSError: The file cannot be written.
    """
    with TemporaryDirectory(dir=path.parent) as folder:
        try:
            with closing(sqlite3.connect(Path(folder) / path.name)) as base:
                _fill(base, parts, run)
                # Packs the pages, and puts them in an order that does not depend on the parts.
                base.execute("VACUUM INTO ?", (str(path),))
        except sqlite3.Error as error:
            raise OSError(str(error)) from error


def _fill(base: sqlite3.Connection, parts: Iterable[KnowledgeGraph], run: Run) -> None:
    numbers = count(1)
    base.executescript(_script("tables.sql"))
    with base:
        _insert(base, "about", _about(run))
        for part in parts:
            for table, rows in _tables(part, numbers):
                _insert(base, table, rows)
    base.executescript(_script("indexes.sql"))


def _script(name: str) -> str:
    return resources.files("kg").joinpath(f"files/data/{name}").read_text("utf-8")


def _insert(base: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """A row that is there already, an actor of an earlier part, stays as it is."""
    cells = [{column: _cell(value) for column, value in row.items()} for row in rows]
    if cells:
        columns = ", ".join(cells[0])
        values = ", ".join(f":{column}" for column in cells[0])
        base.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT DO NOTHING", cells)


def _cell(value: object) -> object:
    """What SQLite has for a value: numbers, and text that every reader can take; nothing is NULL."""
    if isinstance(value, list | dict):
        return printable(json.dumps(value, ensure_ascii=False)) if value else None
    if isinstance(value, date):
        return value.isoformat()
    return printable(value) or None if isinstance(value, str) else value


def _about(run: Run) -> Iterator[Row]:
    """No times, so that the same graph is the same file."""
    told = {
        "kg": run.version, "model": f"{run.model} {run.model_version}".strip(),
        "engine": f"{run.engine} {run.engine_version}".strip(),
    }  # fmt: skip
    return ({"key": key, "value": value} for key, value in told.items() if value)


def _tables(part: KnowledgeGraph, numbers: Iterator[int]) -> Iterator[tuple[str, Iterable[Row]]]:
    """The rows of each table, in an order in which what is referred to comes first."""
    documents = {document.id: document for document in part.documents}
    told = (*part.facts, *part.triples, *part.relations)
    at = {place: next(numbers) for place in sorted({each.evidence for each in told})}
    tellings = Tellings.of_facts(part.facts)
    yield "documents", map(_document, part.documents)
    yield "actors", map(_actor, part.everybody)
    yield (
        "names",
        (
            {"actor": each.actor, "document": each.document, "name": each.text, "proper": each.proper}
            for each in part.namings
        ),
    )
    yield (
        "identities",
        (
            {"actor": why.actor, "document": why.document, "was": why.was, "how": why.how, "other": why.other}
            for why in part.identities
        ),
    )
    yield "sentences", (_sentence(number, place, documents[place.document]) for place, number in at.items())
    yield "facts", (_fact(fact, at) for fact in part.facts)
    yield "fact_actors", (row for fact in part.facts for row in _members("fact", fact.id, _roles(fact)))
    yield (
        "pairs",
        (
            {"fact": fact.id, "source": source.id, "target": target.id}
            for fact in part.facts
            for source, target in fact.pairs
        ),
    )
    yield "triples", (_triple(triple, at, tellings.of(triple)) for triple in part.triples)
    yield (
        "triple_actors",
        (row for triple in part.triples for row in _members("triple", triple.id, _named(triple))),
    )
    yield "relations", (row for each in part.relations for row in _relation(each, at))


def _document(document: Document) -> Row:
    return {
        "id": document.id, "published": document.published, "title": document.title, "url": document.url,
        "source": document.source, "digest": document.content,
    }  # fmt: skip


def _actor(actor: Actor) -> Row:
    latitude, longitude = actor.coordinates or (None, None)
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country,
        "sector": actor.sector, "wikidata": actor.wikidata, "latitude": latitude, "longitude": longitude,
    }  # fmt: skip


def _sentence(number: int, place: Evidence, document: Document) -> Row:
    return {
        "id": number, "document": document.id, "start_char": place.start, "end_char": place.end,
        "text": place.of(document.text),
    }  # fmt: skip


def _told(each: Event | State | Triple | Relation, at: Numbers) -> Row:
    """What facts, triples and relations have alike."""
    return {
        "id": each.id, "document": each.evidence.document, "sentence": at[each.evidence],
        "status": each.status, "published": each.published, "confidence": round(each.confidence, 4),
        **_days(each.time),
    }  # fmt: skip


def _days(time: TimeSpan | None) -> Row:
    if time is None:
        return {"start_day": None, "end_day": None, "precision": None, "time": None}
    return {"start_day": time.start, "end_day": time.end, "precision": time.precision, "time": time.text}


def _fact(fact: Event | State, at: Numbers) -> Row:
    same = ("kind", "type", "polarity", "factuality", "reciprocal", "predicate", "lemma", "rule", "why")
    return {
        **_told(fact, at),
        **{column: getattr(fact, column) for column in same},
        "event": fact.event if isinstance(fact, Event) else fact.id,
        **(_of_event(fact) if isinstance(fact, Event) else _of_state(fact)),
        "trigger_start": fact.trigger.start, "trigger_end": fact.trigger.end,
    }  # fmt: skip


def _of_event(event: Event) -> Row:
    return {
        "quad": event.quad, "mode": event.mode, "context": list(event.context), "size": dict(event.size),
        "place": event.place.id if event.place else None, "office": None,
    }  # fmt: skip


def _of_state(state: State) -> Row:
    return {"quad": None, "mode": None, "context": None, "size": None, "place": None, "office": state.role}


def _roles(fact: Event | State) -> Iterator[tuple[str, Actor]]:
    place = [fact.place] if isinstance(fact, Event) and fact.place else []
    roles = {"source": fact.source, "target": fact.target, "speaker": fact.speakers, "place": place}
    return ((role, actor) for role, actors in roles.items() for actor in actors)


def _named(triple: Triple) -> Iterator[tuple[str, Actor]]:
    slots = [(slot.role, slot.actors) for slot in (triple.subject, *triple.arguments)]
    return ((role, actor) for role, actors in (*slots, ("speaker", triple.speakers)) for actor in actors)


def _members(what: str, key: str, named: Iterable[tuple[str, Actor]]) -> Iterator[Row]:
    for position, (role, actor) in enumerate(named):
        yield {what: key, "position": position, "actor": actor.id, "role": role}


def _triple(triple: Triple, at: Numbers, fact: Event | State | None) -> Row:
    same = ("style", "kind", "predicate", "normal", "polarity", "factuality")
    arguments = [
        {"role": slot.role, "text": slot.text, "start": slot.start, "end": slot.end}
        for slot in triple.arguments
    ]
    return {
        **_told(triple, at),
        **{column: getattr(triple, column) for column in same},
        "subject": triple.subject.text, "relation": triple.relation.text,
        "object": arguments[0]["text"] if arguments else None, "arguments": arguments,
        "group_name": triple.group, "fact": fact.id if fact else None,
    }  # fmt: skip


def _relation(relation: Relation, at: Numbers) -> Iterator[Row]:
    told = {
        **_told(relation, at), "words": relation.predicate, "normal": relation.lemma,
        "group_name": relation.group, "speaker": relation.speakers[0].id if relation.speakers else None,
    }  # fmt: skip
    return (told | {"source": source.id, "target": target.id} for source, target in relation.pairs)

"""A graph in parts -> the two tables that ``neo4j-admin database import`` reads.

Actors, documents and facts are nodes.  What is asserted is an ``Event`` or a ``State``, all else a ``Claim``,
and the relationships of a claim have names of their own (``CLAIMED_TARGET``), so that nobody counts claims
who forgets a label.  Between two actors stands a relationship for each event that is vouched for, by type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.cameo import cameo_of
from kg.characters import plain
from kg.exchange.told import Telling, asserted_once, everybody
from kg.graph import Whole, days_of
from kg.model import Actor, Document, Event, State

Cells = Mapping[str, object]
Rows = Iterator[tuple[object, ...]]

NODES = (
    ":ID", ":LABEL", "id", "name", "kind", "country", "sector", "wikidata", "latitude:double",
    "longitude:double", "aliases:string[]", "published:date", "url", "publisher", "type", "mode",
    "contexts:string[]", "quad", "cameo", "weight:double", "status", "reciprocal:boolean", "office", "event",
    "day:date", "day_kind", "earliest:date", "latest:date", "sentence", "confidence:double",
)  # fmt: skip
RELATIONSHIPS = (
    ":START_ID", ":END_ID", ":TYPE", "event", "fact", "mode", "quad", "cameo", "weight:double",
    "reciprocal:boolean", "reports:int", "day:date", "day_kind", "sentence", "document",
)  # fmt: skip
"""Headers, in the grammar of its manual: name, colon, type; ``[]`` where several are parted by ";"."""


def node_rows(graph: Whole) -> Rows:
    """The header and every node: documents, facts, then everybody."""
    yield NODES
    for part in graph.parts():
        yield from (_row(NODES, _document(document)) for document in part.documents)
    for part in graph.parts():
        documents = {document.id: document for document in part.documents}
        yield from (_row(NODES, _fact(fact, documents[fact.evidence.document])) for fact in part.facts)
    for actor, aliases in everybody(graph):
        yield _row(NODES, _actor(actor, aliases))


def relationship_rows(graph: Whole) -> Rows:
    """The header, who and what belongs to each fact, then the events between two actors."""
    yield RELATIONSHIPS
    for part in graph.parts():
        for fact in part.facts:
            for start, kind, end in _links(fact):
                yield _row(RELATIONSHIPS, {":START_ID": start, ":TYPE": kind, ":END_ID": end})
    for telling in asserted_once(graph):
        for source, target in telling.event.pairs:
            ends = {":START_ID": _key("actor", source.id), ":END_ID": _key("actor", target.id)}
            yield _row(RELATIONSHIPS, {**ends, **_edge(telling)})


def _row(columns: Iterable[str], cells: Cells) -> tuple[object, ...]:
    """Text in one line: the importer takes a line for a row."""
    values = (cells.get(column.partition(":")[0] or column) for column in columns)
    return tuple(plain(value) if isinstance(value, str) else value for value in values)


def _key(what: str, name: str) -> str:
    """Ids are one to all nodes, so a document and an actor of one name are kept apart."""
    return f"{what}/{name}"


def _several(words: Iterable[str]) -> str:
    return ";".join(word.replace(";", ",") for word in words)


def _actor(actor: Actor, aliases: Iterable[str]) -> Cells:
    latitude, longitude = actor.coordinates or (None, None)
    return {
        ":ID": _key("actor", actor.id), ":LABEL": f"Actor;{actor.kind.capitalize()}", "id": actor.id,
        "name": actor.name, "kind": actor.kind, "country": actor.country, "sector": actor.sector,
        "wikidata": actor.wikidata, "latitude": latitude, "longitude": longitude,
        "aliases": _several(aliases),
    }  # fmt: skip


def _document(document: Document) -> Cells:
    return {
        ":ID": _key("document", document.id), ":LABEL": "Document", "id": document.id,
        "name": document.title, "published": document.published, "url": document.url,
        "publisher": document.source,
    }  # fmt: skip


def _fact(fact: Event | State, document: Document) -> Cells:
    days = days_of(fact)
    return {
        ":ID": _key("fact", fact.id), ":LABEL": fact.kind.capitalize() if fact.asserted else "Claim",
        "id": fact.id, "kind": fact.kind, "type": fact.type, "status": fact.status,
        "reciprocal": fact.reciprocal, "published": fact.published, "confidence": round(fact.confidence, 4),
        "sentence": fact.evidence.of(document.text),
        **({} if days is None else {
            "day": days.day, "day_kind": days.kind, "earliest": days.earliest, "latest": days.latest,
        }),
        **(_event(fact) if isinstance(fact, Event) else {"office": fact.role}),
    }  # fmt: skip


def _event(event: Event) -> Cells:
    cameo = cameo_of(event)
    return {
        "event": event.event, "mode": event.mode, "contexts": _several(event.context), "quad": event.quad,
        "cameo": cameo.root, "weight": cameo.weight,
    }  # fmt: skip


def _edge(telling: Telling) -> Cells:
    """What stands between two actors: the event once, with the sentence of the report that vouches for it."""
    event, days = telling.event, days_of(telling.event)
    return {
        **_event(event), ":TYPE": event.type, "fact": event.id, "reciprocal": event.reciprocal,
        "reports": event.occurrence.reports if event.occurrence else 1,
        "day": days.day if days else None, "day_kind": days.kind if days else None,
        "sentence": event.evidence.of(telling.document.text), "document": telling.document.id,
    }  # fmt: skip


def _links(fact: Event | State) -> Iterator[tuple[str, str, str]]:
    """Start, type and end of what ties a fact to its actors and its document."""
    here, claimed = _key("fact", fact.id), "" if fact.asserted else "CLAIMED_"
    yield here, "TOLD_IN", _key("document", fact.evidence.document)
    yield from ((_key("actor", actor.id), f"{claimed}SOURCE_OF", here) for actor in fact.source)
    yield from ((here, f"{claimed}TARGET", _key("actor", actor.id)) for actor in fact.target)
    yield from ((here, "SAID_BY", _key("actor", actor.id)) for actor in fact.speakers)
    if isinstance(fact, Event) and fact.place:
        yield here, f"{claimed}PLACE", _key("actor", fact.place.id)

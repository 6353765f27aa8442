"""Actors, the words for them and why each is one, <-> the lines of ``actors.jsonl``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from kg.characters import escaped
from kg.graph import Whole
from kg.model import Actor, Identity, Naming

Record = dict[str, Any]
_as_json = json.JSONEncoder(ensure_ascii=False).encode


def record_line(record: Mapping[str, Any]) -> str:
    """One line of JSON, without the line end; nothing in it acts on a terminal or ends a line."""
    return escaped(_as_json(record))


def actor_record(actor: Actor) -> Record:
    """An actor; what is not known is null, and only a place that we know has coordinates."""
    record = {
        "id": actor.id, "name": actor.name, "kind": actor.kind,
        "country": actor.country, "sector": actor.sector, "wikidata": actor.wikidata,
    }  # fmt: skip
    return record if actor.coordinates is None else {**record, "coordinates": list(actor.coordinates)}


def actor_of(record: Mapping[str, Any]) -> Actor:
    """The actor of a record."""
    latitude, longitude = record.get("coordinates") or (None, None)
    if latitude is None or longitude is None:
        return Actor(**record)
    return Actor(**{**record, "coordinates": (float(latitude), float(longitude))})


def actor_lines(whole: Whole) -> Iterator[str]:
    """``actors.jsonl``: everybody of facts and triples, the words for each, and why each is one."""
    everybody: dict[str, Actor] = {}
    reasons: defaultdict[str, list[Record]] = defaultdict(list)
    mentions: defaultdict[str, list[Record]] = defaultdict(list)
    for part in whole.parts(triples=True):
        everybody.update((actor.id, actor) for actor in part.everybody)
        for why in part.identities:
            reason = {"doc": why.document, "was": why.was, "how": why.how, "other": why.other}
            reasons[why.actor].append(reason)
        for each in part.namings:
            mentions[each.actor].append({"doc": each.document, "text": each.text, "name": each.proper})
    for actor_id in sorted(everybody):
        called = mentions[actor_id]
        aliases = sorted({each["text"] for each in called if each["name"]})
        words = {"aliases": aliases, "mentions": called, "identity": reasons[actor_id]}
        yield record_line({**actor_record(everybody[actor_id]), **words})


def read_actors(lines: Iterable[str]) -> tuple[Actor, ...]:
    """The actors of a graph, from the lines of ``actors.jsonl``.

    Raises:
        KeyError, TypeError, ValueError: A line is no record of an actor.
    """
    keys = {each.name for each in fields(Actor)}
    rows = (json.loads(text) for text in lines if text.strip())
    return tuple(actor_of({key: row[key] for key in row.keys() & keys}) for row in rows)


def read_identities(lines: Iterable[str]) -> tuple[Identity, ...]:
    """Why the actors of a graph are one, from the lines of ``actors.jsonl``.

    Raises:
        KeyError, TypeError, ValueError: A line is no record of an actor.
    """
    rows = [json.loads(text) for text in lines if text.strip()]
    return tuple(
        Identity(str(row["id"]), *(str(each[key]) for key in ("doc", "was", "how", "other")))
        for row in rows
        for each in row.get("identity", ())
    )


def read_namings(lines: Iterable[str]) -> tuple[Naming, ...]:
    """The words that each document has for each actor, from the lines of ``actors.jsonl``.

    Raises:
        KeyError, TypeError, ValueError: A line is no record of an actor.
    """
    rows = [json.loads(text) for text in lines if text.strip()]
    return tuple(
        Naming(str(each["doc"]), str(row["id"]), str(each["text"]), bool(each["name"]))
        for row in rows
        for each in row["mentions"]
    )

"""A telling -> what any table may have of it, by the names of ``data/columns.csv``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.cameo import cameo_of, root_name
from kg.exchange.told import Pair, Telling
from kg.graph import days_of
from kg.lexicon import load_gazetteer
from kg.model import QUAD_CLASSES, Actor, Event, Occurrence

Row = Mapping[str, object]

_QUADS = {quad: number for number, quad in enumerate(QUAD_CLASSES, 1)}
"""Numbers of the quad classes, as GDELT has them."""


def pair_rows(telling: Telling) -> Iterator[Row]:
    """A row for each pair between whom an event stands; of one side alone for each of its actors."""
    told = _event(telling)
    yield from ({**told, **_sides(pair, telling)} for pair in telling.pairs)


def event_rows(telling: Telling) -> Iterator[Row]:
    """One row: several actors of a side are joined by "; ", in the same order in every column."""
    event = telling.event
    yield {**_event(telling), **_joined("source", event.source), **_joined("target", event.target)}


def _event(telling: Telling) -> dict[str, object]:
    event, document, cameo = telling.event, telling.document, cameo_of(telling.event)
    told = event.occurrence or Occurrence(event.id, first=event.published)
    return {
        "event": told.id, "reports": told.reports, "documents": told.documents, "sources": told.sources,
        "first": told.first, "report": event.id, "type": event.type, "mode": event.mode,
        "contexts": "; ".join(event.context), "quad": event.quad, "quad_upper": event.quad.upper(),
        "quad_number": _QUADS[event.quad], "root": cameo.root, "root_name": root_name(cameo.root),
        "weight": cameo.weight, "status": event.status, "reciprocal": event.reciprocal,
        "speaker": event.speakers[0].name if event.speakers else None,
        "confidence": round(event.confidence, 4),
        "sentence": event.evidence.of(document.text), "document": document.id, "title": document.title,
        "url": document.url, "publisher": document.source, "published": event.published,
        **_days(event), **_place(event.place),
    }  # fmt: skip


def _days(event: Event) -> dict[str, object]:
    days = days_of(event)
    if days is None:
        return {}
    digits = days.day.isoformat().replace("-", "")
    return {
        "day": days.day, "day_kind": days.kind, "earliest": days.earliest, "latest": days.latest,
        "day_number": digits, "month_number": digits[:6], "year_number": digits[:4],
    }  # fmt: skip


def _place(place: Actor | None) -> dict[str, object]:
    if place is None:
        return {}
    latitude, longitude = place.coordinates or (None, None)
    return {
        "place": place.name, "place_country": place.country, "place_country_name": _country_name(place),
        "latitude": latitude, "longitude": longitude,
    }  # fmt: skip


def _sides(pair: Pair, telling: Telling) -> dict[str, object]:
    found: dict[str, object] = {}
    for side, actor in zip(("source", "target"), pair, strict=True):
        state = telling.state(actor)
        found |= _actor(side, actor) | {f"{side}_state": state.country if state else None}
    return found


def _actor(side: str, actor: Actor | None) -> dict[str, object]:
    if actor is None:
        return {}
    return {f"{side}_{key}": value for key, value in _known(actor).items()}


def _known(actor: Actor) -> dict[str, str | None]:
    """A country is its code alone; of others CAMEO's code goes on with their sector."""
    role = None if actor.kind == "country" else actor.sector
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country,
        "country_name": _country_name(actor), "sector": actor.sector, "role": role,
        "code": f"{actor.country or ''}{role or ''}",
    }  # fmt: skip


def _joined(side: str, actors: Iterable[Actor]) -> dict[str, object]:
    known = [_known(actor) for actor in actors]
    keys = known[0] if known else ()
    joined = {f"{side}_{key}": "; ".join(each[key] or "" for each in known) for key in keys}
    return {**joined, f"{side}_first_sector": known[0]["sector"] if known else None}


def _country_name(actor: Actor) -> str | None:
    """A country that only a user's list knows is its code."""
    known = load_gazetteer().country(actor.country) if actor.country else None
    return known.name if known else actor.country

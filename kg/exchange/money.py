"""A graph in parts -> entities of FollowTheMoney (Aleph, OpenSanctions), a line of JSON each.

Its schemata (https://followthemoney.tech) have actors, documents, memberships, offices and events, but no
word for what is only claimed, so claims are not among them.  An event is there once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypedDict

from babel.core import get_global

from kg.characters import plain
from kg.document import content_id
from kg.exchange.told import Telling, asserted_once, everybody
from kg.files import record_line
from kg.graph import Whole
from kg.model import Actor, Document, State


class Entity(TypedDict):
    """What it is called, what it is, and of each property all values."""

    id: str
    schema: str
    properties: dict[str, list[str]]


_SCHEMA = {
    "person": "Person", "organization": "Organization", "country": "PublicBody", "group": "LegalEntity",
    "place": "Address",
}  # fmt: skip
"""Countries are a public body there, since they are members, sanction and meet."""


def entity_lines(graph: Whole) -> Iterator[str]:
    """Documents, everybody once, offices and memberships, then the events that are vouched for."""
    return map(record_line, _entities(graph))


def _entities(graph: Whole) -> Iterator[Entity]:
    for part in graph.parts():
        yield from map(_document, part.documents)
    for actor, aliases in everybody(graph):
        yield _place(actor) if actor.kind == "place" else _actor(actor, aliases)
    yield from _united(post for state, _ in _states(graph) for post in _posts(state))
    yield from _united(_tie(*told, *pair) for told in _states(graph) for pair in told[0].pairs)
    yield from map(_event, asserted_once(graph))


def _states(graph: Whole) -> Iterator[tuple[State, Document]]:
    for part in graph.parts():
        documents = {document.id: document for document in part.documents}
        yield from ((each, documents[each.evidence.document]) for each in part.states if each.asserted)


def _united(entities: Iterable[Entity]) -> Iterable[Entity]:
    """Those of one id as one, with all that each knows."""
    found: dict[str, Entity] = {}
    for each in entities:
        known = found.setdefault(each["id"], each)["properties"]
        for name, values in each["properties"].items():
            known[name] = list(dict.fromkeys([*known.get(name, ()), *values]))
    return found.values()


def _entity(key: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    told = {name: [plain(each) for each in values if each] for name, values in properties.items()}
    return {
        "id": key,
        "schema": schema,
        "properties": {name: values for name, values in told.items() if values},
    }


def _key(actor: Actor) -> str:
    return f"actor-{content_id(actor.id)}"


def _document(document: Document) -> Entity:
    return _entity(
        _file(document), "Article", title=[document.title], publishedAt=[_iso(document.published)],
        publisher=[document.source], sourceUrl=[_url(document)],
    )  # fmt: skip


def _file(document: Document) -> str:
    return f"document-{content_id(document.id)}"


def _actor(actor: Actor, aliases: Iterable[str]) -> Entity:
    return _entity(
        _key(actor), _SCHEMA[actor.kind], name=[actor.name], alias=aliases, country=[_country(actor)],
        wikidataId=[actor.wikidata], sector=[actor.sector],
    )  # fmt: skip


def _place(place: Actor) -> Entity:
    at = [str(each) for each in place.coordinates or ()]
    return _entity(
        _key(place), "Address", full=[place.name], country=[_country(place)],
        latitude=at[:1], longitude=at[1:],
    )  # fmt: skip


def _tie(state: State, document: Document, source: Actor, target: Actor) -> Entity:
    """A person in a post, a member of an organisation, or a link that is called as the state is."""
    ends = _ends(state, source, target)
    since, until = (_iso(state.time.start), _iso(state.time.end)) if state.time else (None, None)
    words = (state.type, source.id, target.id, state.role or "", since or "", until or "")
    return _entity(
        f"tie-{content_id(*words)}", _schema(state, source, target), **ends,
        startDate=[since], endDate=[until], proof=[_file(document)],
        summary=[state.evidence.of(document.text)],
    )  # fmt: skip


def _schema(state: State, source: Actor, target: Actor) -> str:
    if state.type == "HOLDS_OFFICE" and state.role and source.kind == "person":
        return "Occupancy"
    member = state.type == "MEMBER_OF" and target.kind == "organization" and source.kind != "place"
    return "Membership" if member else "UnknownLink"


def _ends(state: State, source: Actor, target: Actor) -> Mapping[str, list[str | None]]:
    """Whom a tie ties, in the words of its schema."""
    match _schema(state, source, target):
        case "Occupancy":
            return {"holder": [_key(source)], "post": [_post_key(state, target)]}
        case "Membership":
            return {"member": [_key(source)], "organization": [_key(target)]}
    role = state.type.lower().replace("_", " ")
    return {"subject": [_key(source)], "object": [_key(target)], "role": [role]}


def _posts(state: State) -> Iterator[Entity]:
    """The offices that somebody holds: one for each title and body."""
    for source, target in state.pairs:
        if _schema(state, source, target) == "Occupancy":
            body = _key(target) if target.kind in ("organization", "country") else None
            yield _entity(
                _post_key(state, target), "Position", name=[f"{state.role}, {target.name}"],
                organization=[body], country=[_country(target)],
            )  # fmt: skip


def _post_key(state: State, where: Actor) -> str:
    return f"post-{content_id((state.role or '').lower(), where.id)}"


def _event(telling: Telling) -> Entity:
    event, when = telling.event, telling.event.time
    sides = [", ".join(actor.name for actor in side) for side in (event.source, event.target)]
    place = [_key(event.place)] if event.place and event.place.kind == "place" else []
    return _entity(
        f"event-{event.event}", "Event",
        name=[" - ".join(filter(None, (sides[0], event.type, sides[1])))],
        involved=[_key(actor) for actor in (*event.source, *event.target) if actor.kind != "place"],
        addressEntity=place, location=[event.place.name if event.place else None],
        startDate=[_iso(when.start) if when else None], endDate=[_iso(when.end) if when else None],
        keywords=[event.type, event.mode, event.quad], summary=[event.evidence.of(telling.document.text)],
        proof=[_file(telling.document)], sourceUrl=[_url(telling.document)],
    )  # fmt: skip


def _url(document: Document) -> str | None:
    return document.url if document.url.startswith(("http://", "https://")) else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _country(actor: Actor) -> str | None:
    """Two letters (ISO 3166-1 alpha-2), where today's country has them."""
    found = get_global("territory_aliases").get(actor.country or "", ())
    return str(found[0]).lower() if len(found) == 1 else None

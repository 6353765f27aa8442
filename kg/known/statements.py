"""Who was what from when to when -> lines of N-Triples.

People, bodies and countries have the IRIs that documents' graphs have for them, and classes of others
(``schema:Person``, ``org:Organization``), never ours; a term is an ``org:Membership`` and no ``kg:State``.
So a query for what documents tell counts nothing of this, even where a server makes one of all graphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, ORG, OWL, PROV, RDF, SDO, SKOS, TIME, VOID, XSD

from kg.known import tables
from kg.known.tables import Row, Term
from kg.lexicon import load_gazetteer
from kg.model import Actor, content_id
from kg.rdf import CODE, KG, ONTOLOGY, Minter, ntriples_term

Said = tuple[URIRef, str]
"""A property and its value as N-Triples."""

_WGS84 = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")

LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"


def known_digest(base: str = "") -> str:
    """What the lines depend on, without making them: another digest, another graph."""
    return content_id(Minter(base).base, _version(), *(tables.text(name) for name in tables.TABLES))


def is_known(graph: str) -> bool:
    """Whether a graph's IRI, also between angle brackets, is that of what is known: no document's is."""
    return graph.endswith(("/known/", "/known/>"))


def known_lines(base: str = "", about: frozenset[str] | None = None) -> tuple[str, ...]:
    """What is known, as sorted lines of N-Triples: the same bytes on every run.

    Args:
        base: the base IRI; "" for the built-in one.
        about: IRIs of bodies and countries; only their terms and who held them.  None for everything.
    """
    return _known_lines(base, about)


@lru_cache(maxsize=2)
def _known_lines(base: str, about: frozenset[str] | None) -> tuple[str, ...]:
    """Kept, since everything takes seconds: once, whether a caller names what is so by default or not."""
    mint = Minter(base)
    bodies = {each.id for each in load_gazetteer().actors if about is None or str(mint.actor(each)) in about}
    held = [term for term in tables.terms() if term.body in bodies]
    named = {key for term in held for key in (term.who, term.body)}
    told = named if about is not None else named | _standing()
    found = [*_dataset(mint), *_actors(sorted(told), mint), *_terms(held, mint)]
    return tuple(sorted(set(found)))


def _standing() -> set[str]:
    """Who is told of although nobody is known to have been anything there: countries, dated bodies."""
    bodies = {row["id"] for row in tables.rows("organisations") if row["kind"] != "group" or row["since"]}
    countries = {each.id for each in load_gazetteer().actors if each.kind == "country"}
    return bodies | countries | set(tables.capitals().values())


def _lines(subject: URIRef, said: Iterable[Said]) -> Iterator[str]:
    return (f"<{subject}> <{predicate}> {value} .\n" for predicate, value in said if value)


def _iri(iri: URIRef | str) -> str:
    return f"<{iri}>"


def _text(words: str) -> str:
    return ntriples_term(Literal(words)) if words else ""


def _date(day: str) -> str:
    return f'"{day}"^^<{XSD.date}>'


# --- the data set -----------------------------------------------------------------------------------------


def _dataset(mint: Minter) -> Iterator[str]:
    about = "Countries, organisations, offices with their holders, and memberships, from when to when"
    yield from _lines(
        mint.known,
        (
            (RDF.type, _iri(DCAT.Dataset)),
            (RDF.type, _iri(VOID.Dataset)),
            (DCTERMS.title, ntriples_term(Literal("What is known", lang="en"))),
            (DCTERMS.description, ntriples_term(Literal(f"{about}; told by no document.", lang="en"))),
            (DCTERMS.license, _iri(LICENCE)),
            (DCTERMS.temporal, _text(f"../{tables.as_of()}")),
            (DCTERMS.modified, _date(tables.as_of())),
            (DCTERMS.conformsTo, _iri(ONTOLOGY)),
            (OWL.versionInfo, _text(_version())),
            (VOID.uriSpace, _text(mint.base)),
            *((PROV.wasDerivedFrom, _iri(_source(row["source"], mint))) for row in tables.rows("sources")),
        ),
    )
    for row in tables.rows("sources"):
        yield from _lines(_source(row["source"], mint), _of_source(row))


def _of_source(row: Row) -> Iterator[Said]:
    yield RDF.type, _iri(PROV.Entity)
    yield DCTERMS.title, _text(row["title"])
    yield DCTERMS.license, _iri(row["licence"]) if row["licence"] else ""
    yield SDO.url, _iri(row["address"]) if row["address"] else ""
    yield DCTERMS.date, _text(row["date"])


def _source(name: str, mint: Minter) -> URIRef:
    return URIRef(f"{mint.known}source/{re.sub(r'[^A-Za-z0-9]+', '_', name).strip('_')}")


def _version() -> str:
    try:
        return version("diplomatic-kg")
    except PackageNotFoundError:
        return ""


# --- who and what -----------------------------------------------------------------------------------------


def _actors(keys: Iterable[str], mint: Minter) -> Iterator[str]:
    """Each one described."""
    ours, of_each = load_gazetteer(), tables.described()
    for key in keys:
        actor = ours.actor(key)
        assert actor is not None  # a key of ours
        yield from _lines(mint.actor(actor), _described(actor, of_each[key], mint))


def _described(actor: Actor, row: Row, mint: Minter) -> Iterator[Said]:
    yield RDF.type, _iri(_CLASSES[actor.kind])
    yield SKOS.prefLabel, _text(actor.name)
    for name in {row.get("official"), row.get("acronym"), *row.get("aliases", "").split("|")} - {actor.name}:
        yield SKOS.altLabel, _text(name or "")
    yield OWL.sameAs, _iri(f"http://www.wikidata.org/entity/{actor.wikidata}") if actor.wikidata else ""
    yield from _OF_KIND[actor.kind](actor, row, mint)


_CLASSES = {
    "person": SDO.Person, "country": SDO.Country, "organization": ORG.Organization,
    "group": ORG.Organization, "place": SDO.Place,
}  # fmt: skip


def _of_country(actor: Actor, row: Row, mint: Minter) -> Iterator[Said]:
    after = load_gazetteer().country(row["successor"])
    yield KG.country, _text(actor.country or "")
    yield DCTERMS.type, _text(row["kind"])
    yield DCTERMS.isReplacedBy, _iri(mint.actor(after)) if after else ""
    capital = load_gazetteer().actor(tables.capitals().get(actor.country or "", ""))
    yield KG.capital, _iri(mint.actor(capital)) if capital else ""
    yield from _bounds(row["since"], row["until"])


def _of_body(actor: Actor, row: Row, mint: Minter) -> Iterator[Said]:
    yield KG.country, _text(actor.country or "")
    yield KG.sector, _iri(CODE[f"sector-{actor.sector}"]) if actor.sector else ""
    yield from _bounds(row["since"], row["until"])


def _of_person(actor: Actor, row: Row, mint: Minter) -> Iterator[Said]:
    country = load_gazetteer().country(row["country"])
    yield SDO.nationality, _iri(mint.actor(country)) if country else ""


def _of_place(actor: Actor, row: Row, mint: Minter) -> Iterator[Said]:
    """Only of capitals and of those that somebody governed: documents' graphs describe their places."""
    country = load_gazetteer().country(row["country"])
    yield KG.ofCountry, _iri(mint.actor(country)) if country else ""
    for axis, degrees in zip((_WGS84.lat, _WGS84.long), actor.coordinates or (), strict=False):
        yield axis, f'"{degrees}"^^<{XSD.decimal}>'


_OF_KIND = {
    "person": _of_person, "country": _of_country, "organization": _of_body, "group": _of_body,
    "place": _of_place,
}  # fmt: skip


# --- terms ------------------------------------------------------------------------------------------------


def _terms(held: Iterable[Term], mint: Minter) -> Iterator[str]:
    """Each term; then the roles and times that they share, each once."""
    ours = load_gazetteer()
    iris = {key: str(mint.actor(actor)) for key in _keys(held) if (actor := ours.actor(key))}
    times: dict[URIRef, tuple[str, str]] = {}
    for term in held:
        bounds = tuple("" if tables.is_seen(day) else day for day in (term.since, term.until))
        start, end = tables.first_day(bounds[0]) if bounds[0] else "", _end(bounds[1])
        during = URIRef(f"{mint.base}interval/{start or 'open'}_{end or 'open'}") if start or end else None
        if during:
            times[during] = start, end
        iri = URIRef(f"{mint.known}{content_id(*term[:5])}")
        yield from _lines(iri, _of_term(term, iris, during, mint))
    for role in {term.role for term in held}:
        named: tuple[Said, ...] = ((RDF.type, _iri(ORG.Role)), (SKOS.prefLabel, _text(role)))
        yield from _lines(mint.role(role), named)
    yield from _times(times, mint)


def _keys(held: Iterable[Term]) -> set[str]:
    return {key for term in held for key in (term.who, term.body)}


def _end(day: str) -> str:
    return tables.last_day(day) if day else ""


def _of_term(term: Term, iris: dict[str, str], during: URIRef | None, mint: Minter) -> Iterator[Said]:
    yield RDF.type, _iri(ORG.Membership)
    yield RDF.type, _iri(KG.KnownOffice if term.office else KG.KnownMembership)
    yield ORG.member, _iri(iris[term.who])
    yield ORG.organization, _iri(iris[term.body])
    yield ORG.role, _iri(mint.role(term.role))
    yield ORG.memberDuring, _iri(during) if during else ""
    yield from _bounds(term.since, term.until)
    for source in term.source.split("; "):
        yield PROV.wasDerivedFrom, _iri(_source(source, mint))


def _bounds(since: str, until: str) -> Iterator[Said]:
    """When it began and ended, as far as known; a day on which somebody was but seen is no bound."""
    for day, bound, seen, edge in (
        (since, KG.since, KG.firstSeen, tables.first_day),
        (until, KG.until, KG.lastSeen, tables.last_day),
    ):
        exact = day.rstrip("~")
        if tables.is_seen(day):
            yield seen, f'"{exact}"^^<{_SEEN[tables.precision(exact)]}>'
        elif day:
            yield bound, _date(edge(day))
            yield URIRef(f"{bound}Precision"), _iri(CODE[tables.precision(day)])


_SEEN = {"year": XSD.gYear, "month": XSD.gYearMonth, "day": XSD.date}
"""A day of a year or month that nobody knows is none of its days."""


def _times(times: dict[URIRef, tuple[str, str]], mint: Minter) -> Iterator[str]:
    """Intervals, and the days that bound them, under the IRIs that states have for theirs."""
    for iri, (start, end) in times.items():
        yield from _lines(iri, _of_interval(start, end, mint))
    for day in {day for bounds in times.values() for day in bounds if day}:
        told: tuple[Said, ...] = ((RDF.type, _iri(TIME.Instant)), (TIME.inXSDDate, _date(day)))
        yield from _lines(URIRef(f"{mint.base}day/{day}"), told)


def _of_interval(start: str, end: str, mint: Minter) -> Iterator[Said]:
    yield RDF.type, _iri(TIME.Interval)
    yield TIME.hasBeginning, f"<{mint.base}day/{start}>" if start else ""
    yield TIME.hasEnd, f"<{mint.base}day/{end}>" if end else ""

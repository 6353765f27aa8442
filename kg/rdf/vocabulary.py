"""Names -> IRIs: the namespaces, the words of the ontology, and the only place where an IRI is made.

IRIs are minted from content alone, so the same fact has the same IRI on every run, machine and input
order, and a base that the user chooses (``--base-iri``) stands before all of them.  What comes out of
a text enters an IRI only through ``slug``: letters, digits and a few marks stay, all else is
percent-encoded (RFC 3987), so no text can end an IRI early or begin another.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from importlib import resources
from urllib.parse import quote, urlsplit

from rdflib import Literal, URIRef
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SKOS,
    TIME,
    VOID,
    XSD,
    DefinedNamespace,
    Namespace,
)  # fmt: skip

from kg.errors import OptionError
from kg.model import Actor, Event, Evidence, Fact, Relation, content_id

ONTOLOGY = URIRef("https://w3id.org/diplomatic-kg/ontology")
ONTOLOGY_VERSION = URIRef("https://w3id.org/diplomatic-kg/ontology/2.0.0")


class Words(Namespace):
    """A namespace that makes each of its IRIs once: a graph asks for the same few a million times."""

    @lru_cache(maxsize=10_000)  # noqa: B019 - there are five of them
    def term(self, name: str) -> URIRef:
        """The IRI of a name in it."""
        return URIRef(self + name)


KG = Words("https://w3id.org/diplomatic-kg/ontology#")
CODE = Words("https://w3id.org/diplomatic-kg/code#")
SEM = Words("http://semanticweb.cs.vu.nl/2009/11/sem/")
OA = Words("http://www.w3.org/ns/oa#")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
WGS84 = Words("http://www.w3.org/2003/01/geo/wgs84_pos#")
GEONAMES = "https://sws.geonames.org/"

DEFAULT_BASE = "https://example.org/diplomatic-kg/"
"""Where the things of a graph live unless ``--base-iri`` says otherwise: nobody's name (RFC 2606)."""

VOCABULARIES: dict[str, Namespace | type[DefinedNamespace]] = {
    "kg": KG, "code": CODE, "sem": SEM, "prov": PROV, "time": TIME, "org": ORG, "oa": OA, "skos": SKOS,
    "schema": SDO, "dcterms": DCTERMS, "dcat": DCAT, "void": VOID, "owl": OWL, "rdfs": RDFS, "rdf": RDF,
    "xsd": XSD, "wd": WIKIDATA, "geo": GEO, "wgs84": WGS84,
}  # fmt: skip


def ontology() -> bytes:
    """The ontology that ships with the package, as Turtle."""
    return resources.files("kg").joinpath("rdf", "ontology.ttl").read_bytes()


CLASSES: dict[str, tuple[URIRef, ...]] = {
    "person": (KG.Person, SDO.Person),
    "country": (KG.Country, SDO.Country),
    "organization": (KG.Organization, ORG.Organization),
    "group": (KG.Group,),
    "place": (KG.Place, SDO.Place),
}
"""The classes of an actor by its kind: ours, and the one that others look for."""

_ILLEGAL = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f\ufdd0-\ufdef\ufff0-\uffff\ue000-\uf8ff\ud800-\udfff]")
_POINT = re.compile(r"POINT\((-?\d{1,3}(?:\.\d{1,9})?) (-?\d{1,3}(?:\.\d{1,9})?)\)")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = frozenset("-_.~()")
_LONGEST = 120


def is_legal(iri: str) -> bool:
    """Whether a string may stand between angle brackets as an absolute IRI (RFC 3987)."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:", iri)) and not (
        _ILLEGAL.search(iri) or _PERCENT.search(iri)
    )


def check_base(base: str) -> str:
    """The base IRI, ending in "/".

    Raises:
        OptionError: It is no absolute http(s) IRI, or has a query or a fragment.
    """
    try:
        parts = urlsplit(base)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not host or "?" in base or "#" in base or not is_legal(base):
        raise OptionError(
            f"--base-iri {base!r} cannot be used: give an http or https address, {DEFAULT_BASE}"
        )
    return base if base.endswith("/") else base + "/"


@lru_cache(maxsize=100_000)
def slug(name: str) -> str:
    """One path segment for a name, different for different names; readable where the name is.

    >>> slug("Georgia_(US_state)"), slug("a/b c"), slug("Orbán")
    ('Georgia_(US_state)', 'a%2Fb%20c', 'Orbán')
    """
    clean = "".join(char for char in unicodedata.normalize("NFC", name) if not "\ud800" <= char <= "\udfff")
    text = "".join(char if _stays(char) else quote(char, safe="") for char in clean)
    if clean != name or not text or len(text) > _LONGEST or not text.strip("."):
        # Too long, or another name looks the same once cleaned: a hash keeps the two apart.
        cut = re.sub(r"%[0-9A-F]?$", "", text[:_LONGEST])
        mark = content_id(name.encode("utf-8", "surrogatepass").hex())
        text = f"{cut.strip('.')}~{mark}"
    return text


def _stays(char: str) -> bool:
    return char in _KEPT or (char.isascii() and char.isalnum()) or (char >= "\xa0" and char.isalpha())


class Minter:
    """Makes the IRIs under one base ("" for the built-in one).

    All but an actor's have a "/" after the base, so none collide.
    """

    def __init__(self, base: str = "") -> None:
        self.base = check_base(base or DEFAULT_BASE)

    def actor(self, actor: Actor) -> URIRef:
        """Of an actor, by its id: ``<base>/Sergey_Lavrov``."""
        return URIRef(self.base + slug(actor.id))

    def fact(self, fact: Fact) -> URIRef:
        """``event/`` or ``state/`` for what is asserted, ``claim/`` for all else; or ``relation/``."""
        claimed = not (fact.asserted or isinstance(fact, Relation))
        return URIRef(f"{self.base}{'claim' if claimed else fact.kind}/{fact.id}")

    def document(self, document_id: str) -> URIRef:
        """Of a document, by its id."""
        return URIRef(f"{self.base}document/{slug(document_id)}")

    def graph(self, document_id: str) -> URIRef:
        """The named graph that holds all that one document tells."""
        return URIRef(f"{self.base}graph/{slug(document_id)}")

    def passage(self, evidence: Evidence) -> URIRef:
        """Of a sentence in a document: what an annotation points at."""
        return URIRef(f"{self.base}passage/{slug(evidence.document)}.{evidence.start}-{evidence.end}")

    def quote(self, evidence: Evidence) -> URIRef:
        """Of the words of a sentence: how it is found again in another copy of the text."""
        return URIRef(f"{self.base}quote/{slug(evidence.document)}.{evidence.start}-{evidence.end}")

    def span(self, evidence: Evidence) -> URIRef:
        """Of a stretch of a text by its characters: how it is selected."""
        return URIRef(f"{self.base}selector/{slug(evidence.document)}.{evidence.start}-{evidence.end}")

    def interval(self, start: date | None, end: date | None) -> URIRef:
        """Of a time from day to day: ``interval/2014-03-01_open``."""
        left, right = (day.isoformat() if day else "open" for day in (start, end))
        return URIRef(f"{self.base}interval/{left}_{right}")

    def day(self, day: date) -> URIRef:
        """Of a day: ``day/2022-02-01``."""
        return URIRef(f"{self.base}day/{day.isoformat()}")

    def role(self, role: str) -> URIRef:
        """Of an office, whatever its capitals: ``role/foreign_minister``."""
        return URIRef(f"{self.base}role/{slug(role.lower().replace(' ', '_'))}")

    def run(self, *parts: object) -> URIRef:
        """Of a reading, by what it was made with and of: the same parts, the same IRI."""
        return URIRef(f"{self.base}run/{content_id(*parts)}")

    def agent(self, name: str, version: str = "") -> URIRef:
        """Of a program or a model."""
        return URIRef(f"{self.base}software/{slug('-'.join(filter(None, (name, version))))}")

    def occurrence(self, event: Event) -> URIRef:
        """Of the event that a fact is one report of: ``occurrence/`` and the id of the first."""
        return URIRef(f"{self.base}occurrence/{slug(event.event)}")

    def part(self, whole: URIRef, kind: str, name: object) -> URIRef:
        """A part of a fact that needs an IRI of its own: a size, a place in a chain of speakers."""
        return URIRef(f"{self.base}{kind}/{whole.rsplit('/', 1)[1]}.{slug(str(name))}")

    @property
    def dataset(self) -> URIRef:
        """Of the whole graph as a data set."""
        return URIRef(f"{self.base}dataset/")

    @property
    def known(self) -> URIRef:
        """Of the named graph of what is known, which no document tells."""
        return URIRef(f"{self.base}known/")

    def prefixes(self) -> dict[str, str]:
        """Prefixes for a document of ours, in the order in which it declares them."""
        own = {"": self.base}
        for kind in ("event", "state", "claim", "occurrence", "relation", "document", "passage", "quote",
                     "selector", "interval", "day", "role", "run", "software", "known"):  # fmt: skip
            own[kind] = f"{self.base}{kind}/"
        return {**own, **{name: str(space) for name, space in VOCABULARIES.items()}}


def property_of(name: str, *, vouched: bool) -> URIRef:
    """The property of a fact by its name: ``kg:source`` of what is vouched for, ``kg:claimedSource`` else.

    So a query that forgets to ask for a class cannot take what is only claimed for what happened.
    """
    return KG.term(name if vouched else f"claimed{name[0].upper()}{name[1:]}")


def concept(name: str) -> URIRef:
    """A concept that the code list names as it is: an event type, a polarity, a precision."""
    return CODE[slug(name)]


def mode(name: str) -> URIRef:
    """The concept of a mode: ``code:mode-airstrike``."""
    return CODE[f"mode-{slug(name)}"]


def context(name: str) -> URIRef:
    """The concept of a context: ``code:context-military``."""
    return CODE[f"context-{slug(name)}"]


def sector(name: str) -> URIRef:
    """The concept of a sector: ``code:sector-GOV``."""
    return CODE[f"sector-{slug(name)}"]


def quad_class(name: str) -> URIRef:
    """The concept of a quad class: ``code:verbal-conflict``."""
    return CODE[name.replace(" ", "-")]


def wikidata(number: str | None) -> URIRef | None:
    """The Wikidata entity, None where the number is none."""
    return WIKIDATA[number] if number and re.fullmatch(r"Q\d{1,12}", number) else None


def point(coordinates: tuple[float, float] | None) -> tuple[Literal, ...]:
    """A latitude and longitude as a GeoSPARQL literal, longitude first as there; nothing for None.

    >>> str(point((55.8, 37.6))[0])
    'POINT(37.6 55.8)'
    """
    if coordinates is None:
        return ()
    latitude, longitude = coordinates
    return (Literal(f"POINT({longitude:g} {latitude:g})", datatype=GEO.wktLiteral),)


def coordinates(point: str | None) -> tuple[float, float] | None:
    """The latitude and longitude of such a literal, None where it is none.

    >>> coordinates("POINT(37.6 55.8)")
    (55.8, 37.6)
    """
    found = _POINT.fullmatch(point or "")
    return (float(found[2]), float(found[1])) if found else None

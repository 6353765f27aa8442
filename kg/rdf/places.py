"""A place -> what it is, where it lies, and its number in GeoNames.

A capital that stands for its government is that country; one in which people met is a city.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS, SDO, XSD

from kg.lexicon import load_gazetteer
from kg.model import Actor
from kg.rdf import vocabulary
from kg.rdf.turtle import Property
from kg.rdf.vocabulary import GEONAMES, KG, WGS84

_CLASSES = {"city": SDO.City, "region": SDO.AdministrativeArea}


def classes_of(actor: Actor) -> tuple[URIRef, ...]:
    """The classes of an actor; a place of our lists is a city or a region too."""
    known = load_gazetteer().whereabouts(actor.id) if actor.kind == "place" else None
    return (*vocabulary.CLASSES[actor.kind], *([_CLASSES[known.kind]] if known else ()))


def whereabouts(actor: Actor) -> Iterator[Property]:
    """The properties of a place; none of anybody else.  The number is that of our lists."""
    if actor.kind != "place":
        return
    known = load_gazetteer().whereabouts(actor.id)
    if known is not None and known.geonames:
        yield RDFS.seeAlso, URIRef(f"{GEONAMES}{known.geonames}/")
    yield KG.coordinates, *vocabulary.point(actor.coordinates)
    for axis, degrees in zip((WGS84.lat, WGS84.long), actor.coordinates or (), strict=False):
        yield axis, Literal(str(round(degrees, 4)), datatype=XSD.decimal)

"""The documents of a store -> one description of each actor in its default graph.

Each named graph keeps what its own document knows.  Where they disagree the default graph follows the
vote of ``kg.graph.joining``, so that a store that grew by single documents tells of an actor what one build
of them all would.  But a fact that is stored is not judged again: where documents vouch for something
because this actor said so for his state, these alone have the vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox
from rdflib.namespace import OWL, RDF, SKOS

from kg.graph import one_actor
from kg.known import is_known
from kg.model import Actor, Kind
from kg.rdf import CLASSES, KG, coordinates

_FIELDS = {
    str(RDF.type): "kind", str(SKOS.prefLabel): "name", str(KG.country): "country",
    str(KG.sector): "sector", str(OWL.sameAs): "wikidata", str(KG.coordinates): "coordinates",
}  # fmt: skip
"""Which property of RDF tells which field of an Actor."""
_KINDS: dict[str, Kind] = {
    str(each): cast(Kind, kind) for kind, classes in CLASSES.items() for each in classes
}
_OURS = [str(classes[0]) for classes in CLASSES.values()]
_TYPE, _SPEAKER = ox.NamedNode(RDF.type), ox.NamedNode(KG.attributedTo)
_VOUCHED = (ox.NamedNode(KG.Event), ox.NamedNode(KG.State))
_DEFAULT = ox.DefaultGraph()


def concerned(lines: Iterable[str]) -> set[ox.NamedNode]:
    """Whose description these lines (N-Triples or N-Quads) are part of."""
    parts = (line.split(" ", 3) for line in lines)
    return {ox.NamedNode(subject[1:-1]) for subject, predicate, *_ in parts if predicate[1:-1] in _FIELDS}


def settled_actors(store: ox.Store) -> Iterator[ox.NamedNode]:
    """All actors of a store."""
    for kind in _OURS:
        for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(kind), _DEFAULT):
            yield cast(ox.NamedNode, quad.subject)


def disputed(store: ox.Store, actors: Iterable[ox.NamedNode]) -> set[ox.NamedNode]:
    """The actors of whom the default graph tells two things where one can be so."""
    return {actor for actor in actors if _is_disputed(store, actor)}


def _is_disputed(store: ox.Store, actor: ox.NamedNode) -> bool:
    told = {
        (field, _value(quad.triple))
        for predicate, field in _FIELDS.items()
        for quad in store.quads_for_pattern(actor, ox.NamedNode(predicate), None, _DEFAULT)
        if _describes(quad.triple)
    }
    return len(told) > len({field for field, _ in told})


def settle(store: ox.Store, actors: Iterable[ox.NamedNode]) -> None:
    """Describe each actor in the default graph as most of the documents do."""
    for actor in sorted(actors, key=str):
        have: set[ox.Triple] = set()
        told: dict[str, list[ox.Triple]] = {}
        for quad in store.quads_for_pattern(actor, None, None, None):
            if _describes(quad.triple) and quad.graph_name == _DEFAULT:
                have.add(quad.triple)
            elif _describes(quad.triple) and not is_known(str(quad.graph_name)):
                told.setdefault(str(quad.graph_name), []).append(quad.triple)
        voters = told.keys() & set(_vouching(store, actor)) or told.keys()
        wanted = _wanted([(_actor(told[name]), told[name]) for name in voters])
        for triple in have - wanted:
            store.remove(ox.Quad(*triple))
        store.extend(ox.Quad(*triple) for triple in wanted - have)


def _vouching(store: ox.Store, speaker: ox.NamedNode) -> Iterator[str]:
    """The documents that have an event or state on the word of this speaker."""
    for quad in store.quads_for_pattern(None, _SPEAKER, speaker, None):
        there = (store.quads_for_pattern(quad.subject, _TYPE, each, quad.graph_name) for each in _VOUCHED)
        if any(next(iter(found), None) for found in there):
            yield str(quad.graph_name)


def _wanted(told: list[tuple[Actor, list[ox.Triple]]]) -> set[ox.Triple]:
    """Of what the documents tell of an actor, what agrees with the vote."""
    if not told:
        return set()
    one = one_actor(Counter(actor for actor, _ in told))
    return {
        triple
        for actor, triples in told
        for triple in triples
        if getattr(actor, field := _FIELDS[triple.predicate.value]) == getattr(one, field)
    }


def _actor(triples: list[ox.Triple]) -> Actor:
    """What one document knows of an actor."""
    told = {_FIELDS[triple.predicate.value]: _value(triple) for triple in triples}
    return Actor(
        id="", name=told.get("name", ""), kind=cast(Kind, told.get("kind", "group")),
        country=told.get("country"), sector=told.get("sector"), wikidata=told.get("wikidata"),
        coordinates=coordinates(told.get("coordinates")),
    )  # fmt: skip


def _describes(triple: ox.Triple) -> bool:
    return triple.predicate.value in _FIELDS and (triple.predicate != _TYPE or _name(triple) in _KINDS)


def _value(triple: ox.Triple) -> str:
    """The field's value: of a class its kind, of a sector its code."""
    name = _name(triple)
    return _KINDS.get(name) or name.rpartition("#sector-")[2]


def _name(triple: ox.Triple) -> str:
    return str(cast("ox.NamedNode | ox.Literal", triple.object).value)

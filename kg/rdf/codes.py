"""The codes of the ontology, what each is called there, and those that a graph uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import SKOS

from kg.graph import KnowledgeGraph, days_of
from kg.model import Event, Relation, State
from kg.rdf import vocabulary
from kg.rdf.vocabulary import CODE


@cache
def labels() -> Mapping[URIRef, str]:
    """The English name of each code (``skos:prefLabel``), as ``kg/rdf/ontology.ttl`` has it."""
    found: dict[URIRef, str] = {}
    for subject, predicate, value, _ in ox.parse(vocabulary.ontology(), format=ox.RdfFormat.TURTLE):
        told = isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal)
        if told and predicate.value == str(SKOS.prefLabel) and subject.value.startswith(CODE):
            found[URIRef(subject.value)] = value.value
    return found


def code_label(code: URIRef) -> str:
    """What a code is called; of one that the ontology lacks (``kg validate`` refuses it), its last part."""
    return labels().get(code) or code.rpartition("#")[2]


def codes_of(graph: KnowledgeGraph) -> set[URIRef]:
    """Every code that the RDF of a graph refers to."""
    facts = {code for fact in graph.told for code in _of_fact(fact)}
    return facts | {vocabulary.sector(actor.sector) for actor in graph.actors if actor.sector}


def _of_fact(fact: Event | State | Relation) -> Iterator[URIRef]:
    if not isinstance(fact, Relation):
        yield vocabulary.concept(fact.type)
    yield from (CODE[word] for word in (fact.status, fact.polarity, fact.factuality))
    if fact.time and fact.time.precision:
        yield vocabulary.concept(fact.time.precision)
    if found := days_of(fact):
        yield CODE[f"day-{found.kind}"]
    if isinstance(fact, Event):
        yield vocabulary.quad_class(fact.quad)
        yield from map(vocabulary.context, fact.context)
        if fact.mode:
            yield vocabulary.mode(fact.mode)

"""The shapes: what kg writes keeps them, and graphs that were tampered with are refused in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import graphs
import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.processor import SPARQLProcessor
from rdflib.plugins.sparql.sparql import Query

from kg.errors import DocumentError
from kg.model import Evidence
from kg.rdf import shapes
from kg.rdf import writer as rdf
from kg.rdf.vocabulary import CODE, KG, OA, SEM, Minter

MINT = Minter()
GRAPH = graphs.small()
FACTS = {fact.status: MINT.fact(fact) for fact in reversed(GRAPH.facts)}
MET = MINT.fact(GRAPH.facts[0])
MEMBER = MINT.fact(GRAPH.states[0])
ARLEN, BORIA, LEAGUE = (MINT.actor(each) for each in (graphs.ARLEN, graphs.BORIA, graphs.LEAGUE))
KOV, DANE = MINT.actor(graphs.KOV), MINT.actor(graphs.DANE)
TESSA = MINT.actor(graphs.TESSA)


def drop(subject: URIRef, predicate: URIRef) -> Callable[[Graph], object]:
    return lambda graph: graph.remove((subject, predicate, None))


def put(subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> Callable[[Graph], object]:
    return lambda graph: graph.set((subject, predicate, value))


def add(subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> Callable[[Graph], object]:
    return lambda graph: graph.add((subject, predicate, value))


def without_quotes(graph: Graph) -> None:
    graph.remove((None, OA.exact, None))


MUTILATIONS = {
    "no label": (drop(MET, RDFS.label), "label"),
    "no type": (drop(MET, KG.eventType), "type"),
    "an unknown type": (put(MET, KG.eventType, CODE.GOSSIP), "type"),
    "both kinds of type": (add(MET, KG.stateType, CODE.LEADS), "type"),
    "no status": (drop(MET, KG.status), "status"),
    "no polarity": (drop(MET, KG.polarity), "polarity"),
    "no factuality": (drop(MET, KG.factuality), "factuality"),
    "no confidence": (drop(MET, KG.confidence), "confidence"),
    "too sure": (put(MET, KG.confidence, Literal("1.5", datatype=XSD.decimal)), "confidence"),
    "nobody": (
        lambda g: [drop(MET, each)(g) for each in (KG.source, KG.target, KG.party)],
        "neither a source nor a target",
    ),
    "no evidence": (drop(MET, KG.evidence), "evidence"),
    "no trigger": (drop(MET, KG.triggerSelector), "trigger"),
    "no document": (drop(MET, PROV.wasDerivedFrom), "document"),
    "no words": (without_quotes, "exact words"),
    "no quad class": (drop(MET, KG.quadClass), "quad class"),
    "a date without precision": (drop(MET, KG.precision), "precision"),
    "a year for a date": (put(MET, KG.start, Literal("2031", datatype=XSD.gYear)), "xsd:date"),
    "a date as text": (put(MET, KG.end, Literal("9 May")), "xsd:date"),
    "an end before the start": (put(MET, KG.end, Literal("2001-01-01", datatype=XSD.date)), "after its end"),
    "a hypothetical event": (put(MET, KG.factuality, CODE.hypothetical), "not asserted"),
    "a denied event": (put(MET, KG.polarity, CODE.negative), "not asserted"),
    "a reported state": (put(MEMBER, KG.status, CODE.reported), "not asserted"),
    "a demand that passes for an event": (add(FACTS["hypothetical"], RDF.type, SEM.Event), "not asserted"),
    "an asserted claim": (put(FACTS["reported"], KG.status, CODE.asserted), "contradicts itself"),
    "a claim by nobody": (drop(FACTS["reported"], KG.attributedTo), "contradicts itself"),
    "a negative plan": (put(FACTS["planned"], KG.polarity, CODE.negative), "contradicts itself"),
    "an edge for a demand": (add(BORIA, KG.retreatedFrom, ARLEN), "direct edge"),
    "an edge for a denial": (add(BORIA, KG.assaulted, ARLEN), "direct edge"),
    "an edge the wrong way": (add(BORIA, KG.accused, ARLEN), "direct edge"),
    "an edge of another event": (add(KOV, KG.accused, DANE), "direct edge"),
    "a claim that passes for done": (add(FACTS["denied"], KG.source, BORIA), "with the properties of one"),
    "a claim with the type of an event": (
        add(FACTS["denied"], KG.eventType, CODE.ASSAULT),
        "contradicts itself",
    ),
    "an event with what is claimed": (add(MET, KG.claimedSource, BORIA), "no claim"),
    "a party that is no side": (add(MET, KG.party, LEAGUE), "party"),
    "a side that is no party": (add(MET, KG.target, LEAGUE), "party"),
    "no day": (drop(MET, KG.day), "no day to sort by"),
    "a day of no kind": (drop(MET, KG.dayKind), "without its kind"),
    "an odd kind of day": (put(MET, KG.dayKind, CODE.day), "kind of day"),
    "a latest day before the earliest": (
        put(MET, KG.latest, Literal("2001-01-01", datatype=XSD.date)),
        "behind its latest",
    ),
    "two states": (add(KOV, KG.actsFor, BORIA), "several states"),
    "an edge for what has no class": (
        lambda g: (g.remove((MET, RDF.type, None)), drop(MET, KG.confidence)(g)),
        "confidence",
    ),
    "an event on another's word": (put(MET, KG.attributedTo, LEAGUE), "says so"),
    "a claim that is a membership": (add(FACTS["planned"], RDF.type, ORG.Membership), "contradicts itself"),
    "a trigger elsewhere": (
        put(MET, KG.triggerSelector, MINT.span(Evidence("wire-1", 4000, 4003))),
        "place in a text",
    ),
    "a place that ends before it starts": (
        lambda g: put(cast(URIRef, g.value(MET, KG.triggerSelector)), OA.start, Literal(9999))(g),
        "ends before it starts",
    ),
    "evidence from another document": (
        put(MET, PROV.wasDerivedFrom, MINT.document("wire/2 (late)")),
        "another document",
    ),
    "two twins": (add(ARLEN, OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q8")), "several"),
    "a place beyond the pole": (put(TESSA, KG.coordinates, Literal("POINT(12 97.5)")), "on earth"),
    "a nameless actor": (drop(ARLEN, SKOS.prefLabel), "does not name"),
    "a foreign twin": (put(ARLEN, OWL.sameAs, URIRef("http://evil.example/Q1")), "Wikidata"),
    "a nameless document": (drop(MINT.document("wire-1"), DCTERMS.identifier), "identifier"),
}


def test_what_kg_writes_keeps_the_shapes() -> None:
    """Every kind of fact, and hostile text, are fine; of hostile codes it is said that nobody knows them."""
    assert shapes.validate(GRAPH) == ()
    assert {problem.message.split(" not known")[0] for problem in shapes.validate(graphs.hostile())} == {
        "has a mode that is", "has a context that is", "is an actor of a sector that is"
    }  # fmt: skip
    assert pyshacl.validate(rdf.to_rdflib(GRAPH), shacl_graph=shapes.shapes())[0]


@pytest.mark.parametrize("name", MUTILATIONS)
def test_mutilated_graphs_are_refused(name: str) -> None:
    """Each way to break the model is found, and said in words."""
    mutilate, words = MUTILATIONS[name]
    made = rdf.to_rdflib(GRAPH)
    mutilate(made)
    found = shapes.validate(made)
    assert found and any(words in problem.message for problem in found), found


@pytest.fixture(scope="module")
def parsed_once() -> Iterator[None]:
    """rdflib parses each query once: pyshacl puts the same to every graph, and parsing is most of its time."""
    answer = SPARQLProcessor.query

    @cache
    def parsed(text: str, known: frozenset[tuple[str, str]]) -> Query:
        return prepareQuery(text, initNs=dict(known))

    def query(self: SPARQLProcessor, text: str, bindings: Any, known: dict[str, str], **more: Any) -> Any:
        return answer(self, parsed(text, frozenset(known.items())), bindings, known, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SPARQLProcessor, "query", query)
        yield


@pytest.mark.untraced
@pytest.mark.usefixtures("parsed_once")
@pytest.mark.parametrize("name", MUTILATIONS)
def test_pyshacl_agrees(name: str) -> None:
    """The shapes are plain SHACL: a validator that knows nothing of us comes to the same verdict."""
    made = rdf.to_rdflib(GRAPH)
    MUTILATIONS[name][0](made)
    assert not pyshacl.validate(made, shacl_graph=shapes.shapes(), inplace=True, abort_on_first=True)[0]


def test_a_problem_names_the_event(tmp_path: Path) -> None:
    """People read which event it is, not only its IRI."""
    made = rdf.to_rdflib(GRAPH)
    made.remove((MET, KG.polarity, None))
    made.serialize(tmp_path / "bad.ttl", format="turtle")
    problem = shapes.validate(tmp_path / "bad.ttl")[0]
    assert problem.subject == str(MET) and "Mira Kov consulted with Olaf Dáne" in str(problem)


@pytest.mark.parametrize("ending", ["ttl", "nq", "trig", "jsonld"])
def test_files_are_validated(tmp_path: Path, ending: str) -> None:
    """Every format that is written can be checked."""
    rdf.write_rdf(GRAPH, tmp_path / f"graph.{ending}")
    assert shapes.validate(tmp_path / f"graph.{ending}") == ()


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """The same sentence as for any other input."""
    with pytest.raises(DocumentError, match=r"none\.ttl"):
        shapes.validate(tmp_path / "none.ttl")

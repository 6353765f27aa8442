"""Codes: each that can be written is defined, checked, and called the same in every output."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import get_args

import graphs
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCAT, DCTERMS, ORG, PROV, RDF, RDFS, SH, SKOS, VOID

from kg.graph.days import DayKind
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.lexicon import load_frames
from kg.model import EVENT_TYPES, QUAD_CLASSES, SECTORS, STATE_TYPES, Document, Event, Evidence, State
from kg.rdf import reader as rdfread
from kg.rdf import shapes
from kg.rdf import vocabulary as names
from kg.rdf import writer as rdf
from kg.rdf.vocabulary import CODE, KG, Minter
from kg.sparql import ask as queries
from kg.stores import store as stores
from kg.times.calendar import DAYS_IN, MONTHS_IN

SCHEMES = {"mode": "modes", "context": "contexts", "precision": "precisions", "sector": "sectors",
           "quadClass": "quad-classes", "dayKind": "day-kinds", "status": "statuses", "polarity": "polarities",
           "factuality": "factualities"}  # fmt: skip
ENDINGS = ("ttl", "nq", "trig", "jsonld")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse("kg/rdf/ontology.ttl")


def column(folder: str, name: str) -> Iterator[str]:
    """All that our tables have in a column of that name."""
    for path in resources.files("kg").joinpath("lexicon", "data", folder).iterdir():
        if path.name.endswith(".csv"):
            with path.open(encoding="utf-8") as lines:
                rows = csv.DictReader(line for line in lines if not line.startswith("#"))
                yield from (row[name] for row in rows if row.get(name))


def writable() -> Iterator[URIRef]:
    """Every code that the tables or the code can put into a graph."""
    yield from map(names.concept, (*EVENT_TYPES, *STATE_TYPES, *DAYS_IN, *MONTHS_IN, "interval"))
    yield from map(names.quad_class, QUAD_CLASSES)
    frames = load_frames()
    readings = [
        r for part in (frames.verbs, frames.nouns, frames.adjectives) for each in part.values() for r in each
    ]
    yield from map(names.mode, {*frames.modes.values(), *(reading.mode for reading in readings)} - {""})
    yield from map(names.context, {name for found in frames.contexts.values() for name in found})
    yield from map(names.sector, (*SECTORS, *column("actors", "sector")))
    yield from (CODE[word] for word in ("asserted", "uncertain", "reported", "denied", "planned", "hypothetical",
                                        "positive", "negative", "actual", "future",
                                        *(f"day-{kind}" for kind in get_args(DayKind))))  # fmt: skip


def test_every_code_is_defined(ontology: Graph) -> None:
    """A code without a definition says nothing: each has a scheme, a definition and one English name."""
    written = set(writable())
    assert len(written) > 150
    for code in written:
        assert ontology.value(code, SKOS.inScheme) and ontology.value(code, SKOS.definition), code
        assert len(list(ontology.objects(code, SKOS.prefLabel))) == 1, code


def test_no_code_is_idle(ontology: Graph) -> None:
    """What nothing can write is in no list, but for PLOVER's modes that other coders give."""
    known = {code for code in ontology.subjects(SKOS.inScheme) if str(code).startswith(CODE)}
    assert known - set(writable()) == set(map(names.mode, ("convict", "ease", "primitive")))


@pytest.mark.parametrize("name", SCHEMES)
def test_the_shapes_know_the_codes_of_the_ontology(ontology: Graph, name: str) -> None:
    """The list that a property may take from is that of the ontology, whole."""
    known = shapes.shapes()
    of_claims = [
        path
        for path, both in known.subject_objects(SH.alternativePath)
        if KG[name] in Collection(known, both)
    ]
    places = [shape for path in (KG[name], *of_claims) for shape in known.subjects(SH.path, path)]
    lists = [found for shape in places if (found := known.value(shape, SH["in"]))]
    assert len(lists) == 1 and lists[0] is not None
    assert set(Collection(known, lists[0])) == set(ontology.subjects(SKOS.inScheme, CODE[SCHEMES[name]]))


@pytest.mark.parametrize("name", ["mode", "context", "precision", "sector", "quadClass"])
def test_an_unknown_code_is_refused(name: str) -> None:
    """``kg validate`` says what is not known."""
    made = rdf.to_rdflib(graphs.small())
    node = next(made.subjects(KG[name]))
    made.set((node, KG[name], CODE.gossip))
    assert any("not known" in problem.message for problem in shapes.validate(made))


def test_codes_are_called_the_same_everywhere(ontology: Graph, tmp_path: Path) -> None:
    """The names of codes that an output has are the ontology's."""
    for ending in ENDINGS:
        rdf.write_rdf(graphs.small(), tmp_path / f"g.{ending}")
        made = rdfread.parse(tmp_path / f"g.{ending}")
        told = {
            (code, label) for code, label in made.subject_objects(SKOS.prefLabel) if code.startswith(CODE)
        }
        used = {term for term in made.objects() if isinstance(term, URIRef) and term.startswith(CODE)}
        assert {code for code, _ in told} == used
        assert told <= set(ontology.subject_objects(SKOS.prefLabel))


def test_the_first_query_has_the_same_rows_everywhere(tmp_path: Path) -> None:
    """How many facts of each status: Turtle, N-Quads, TriG, JSON-LD and a store agree."""
    asked = """SELECT ?status (COUNT(?fact) AS ?facts)
               WHERE { ?fact kg:status/skos:prefLabel ?status } GROUP BY ?status ORDER BY ?status"""
    heads = f"PREFIX kg: <{KG}> PREFIX skos: <{SKOS}> "
    for ending in ENDINGS:
        rdf.write_rdf(graphs.small(), tmp_path / f"g.{ending}")
    stores.append(graphs.small(), tmp_path / "store")
    sources = [str(tmp_path / name) for name in (*(f"g.{ending}" for ending in ENDINGS), "store")]
    answers = [queries.run_query(heads + asked, source).rows for source in sources]
    assert answers[0] and answers == [answers[0]] * len(answers)


def test_a_quad_file_has_a_header() -> None:
    """The data set says what it is in a graph of its own, so that documents can be removed alone."""
    made = rdf.to_dataset(graphs.small(), run=rdf.Provenance(version="1.2.3"))
    header = made.graph(Minter().dataset)
    assert (Minter().dataset, RDF.type, VOID.Dataset) in header
    assert not set(header.subjects(RDF.type, KG.Event))


def test_a_role_has_one_name() -> None:
    """Two documents that spell an office differently name one role, the same in both graphs."""
    facts, documents = [], []
    for key, role in (("a", "Foreign Minister"), ("b", "foreign minister")):
        text = f"{role} Mira Kov of Arlen smiled."
        at = Evidence(key, 0, len(text))
        documents.append(Document(key, text))
        facts.append(State(type="HOLDS_OFFICE", source=(graphs.KOV,), target=(graphs.ARLEN,), role=role,
                           evidence=at, trigger=at))  # fmt: skip
    made = union(KnowledgeGraph.of(documents, facts))
    (role,) = made.subjects(RDF.type, ORG.Role)
    assert list(made.objects(role, SKOS.prefLabel)) == [Literal("foreign minister")]
    assert list(made.objects(role, SKOS.altLabel)) == [Literal("Foreign Minister")]


def test_a_label_does_not_depend_on_the_order_of_sources() -> None:
    """RDF does not keep that order, so a label must not tell it."""
    fact = next(each for each in graphs.small().facts if len(each.source) == 2)
    turned = replace(fact, source=fact.source[::-1])
    mint = Minter()
    labels = [
        rdf.to_rdflib(KnowledgeGraph.of([Document(f.evidence.document, "x" * 999)], [f])).value(
            mint.fact(f), RDFS.label
        )
        for f in (fact, turned)
    ]
    assert labels[0] == labels[1]


def test_a_membership_has_its_interval() -> None:
    """Who reads W3C ORG sees when it held."""
    graph = graphs.small()
    made = rdf.to_rdflib(graph)
    for state in graph.states:
        fact = Minter().fact(state)
        if state.asserted:
            assert made.value(fact, ORG.memberDuring) == made.value(fact, KG.holdsDuring)
    assert list(made.objects(None, ORG.memberDuring))


def test_a_membership_is_in_what_can_have_members() -> None:
    """In an organization or a country; who leads a crowd or a region leads no org:Organization."""
    state = next(each for each in graphs.small().states if each.asserted)
    for kind in ("organization", "country", "place", "group"):
        body = replace(graphs.ARLEN, id="Body", kind=kind)
        made = rdf.to_rdflib(KnowledgeGraph.of(graphs.small().documents, [replace(state, target=(body,))]))
        assert bool(list(made.objects(None, ORG.organization))) == (kind in ("organization", "country"))
        made.add((URIRef("https://e.org/m"), ORG.organization, Minter().actor(body)))
        found = [problem for problem in shapes.validate(made) if "membership in what" in problem.message]
        assert bool(found) == (kind not in ("organization", "country"))


def test_a_reported_event_is_a_view_in_the_words_of_sem() -> None:
    """That it is so is according to its speaker; what is denied, planned or asserted is nobody's view."""
    made = rdf.to_rdflib(graphs.small())
    views = set(made.subjects(RDF.type, names.SEM.View))
    events = set(made.subjects(KG.claimedEventType))
    assert views == {each for each in made.subjects(KG.status, CODE.reported) if each in events}
    assert views and views == set(made.subjects(names.SEM.accordingTo))
    for view in views:
        assert made.value(view, names.SEM.accordingTo) == made.value(view, KG.attributedTo)


def test_the_data_set_says_of_which_days_it_is() -> None:
    """From the first to the last day of publication, as DCAT has it."""
    graph = graphs.small()
    made = rdf.to_rdflib(graph, run=rdf.Provenance(version="1.2.3"))
    period = made.value(Minter().dataset, DCTERMS.temporal)
    published = [document.published for document in graph.documents if document.published]
    bounds = [made.value(period, DCAT.startDate), made.value(period, DCAT.endDate)]
    assert [str(each) for each in bounds] == [str(min(published)), str(max(published))]
    assert made.value(Minter().dataset, DCTERMS.creator) == made.value(Minter().dataset, PROV.wasAttributedTo)


def test_the_reading_of_a_document_is_one_activity() -> None:
    """It is the same whichever others were read in the run, so that stores can be put together."""
    graph, run = graphs.small(), rdf.Provenance(version="1.2.3", model="m")
    whole = rdf.to_rdflib(graph, run=run)
    assert len(list(whole.subjects(RDF.type, PROV.Activity))) == len(graph.documents)
    for document in graph.documents:
        alone = rdf.to_rdflib(KnowledgeGraph.of([document], []), run=run)
        (activity,) = alone.subjects(RDF.type, PROV.Activity)
        assert set(alone.predicate_objects(activity)) == set(whole.predicate_objects(activity))


def test_dates_of_every_grain_keep_the_shapes() -> None:
    """A weekend, a fortnight and a half of a year are precisions like the others."""
    for grain in ("weekend", "fortnight", "half"):
        at = Evidence("d", 0, 6)
        time = replace(graphs.day("2031-05-10"), precision=grain)
        fact = Event(type="CONSULT", source=(graphs.KOV,), target=(graphs.DANE,), context=("health", "labor"),
                     time=time, published=date(2031, 5, 12), evidence=at, trigger=at)  # fmt: skip
        assert shapes.validate(KnowledgeGraph.of([Document("d", "Kov met Dáne.")], [fact])) == ()


def union(graph: KnowledgeGraph) -> Graph:
    """The union of the named graphs of a graph."""
    made = Graph()
    for triple in rdf.to_dataset(graph).quads():
        made.add(triple[:3])
    return made

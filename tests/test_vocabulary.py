"""The names: legal IRIs from whatever stands in a text, and a vocabulary that keeps its word."""

from __future__ import annotations

import pytest
from graphs import ARLEN, KOV
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD
from rdflib.term import BNode

from kg.errors import OptionError
from kg.model import EVENT_TYPES, Actor, Evidence
from kg.rdf import vocabulary as names
from kg.rdf.edges import EDGES, PLEDGE
from kg.rdf.shapes import shapes
from kg.rdf.vocabulary import CODE, KG, Minter
from kg.rdf.writer import to_rdflib

SEM_TERMS = {"Event", "Actor", "Place", "View", "accordingTo", "hasActor", "hasPlace", "eventType", "hasEarliestBeginTimeStamp",
             "hasLatestEndTimeStamp"}  # fmt: skip
OA_TERMS = {"SpecificResource", "TextQuoteSelector", "TextPositionSelector", "hasSource", "hasSelector", "exact",
            "prefix", "suffix", "start", "end"}  # fmt: skip


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse("kg/rdf/ontology.ttl")


@given(st.text(max_size=200))
def test_any_name_gives_a_legal_segment(name: str) -> None:
    """Whatever a text calls somebody, the IRI is legal and stays one segment."""
    made = names.slug(name)
    assert made and "/" not in made and "#" not in made and "?" not in made
    assert names.is_legal(Minter().actor(Actor(name, name, "person")))


@given(st.text(max_size=60), st.text(max_size=60))
def test_different_names_have_different_segments(one: str, other: str) -> None:
    """Two names never share an IRI."""
    assert (names.slug(one) == names.slug(other)) == (one == other)


def test_readable_names_stay_readable() -> None:
    """Letters of any script and parentheses are kept."""
    assert names.slug("Georgia_(US_state)") == "Georgia_(US_state)"
    assert names.slug("Orbán") == "Orbán"
    assert names.slug("a/b c") == "a%2Fb%20c"


@pytest.mark.parametrize(
    "base", ["", "example.org/", "ftp://example.org/", "https://", "https://e.org/a b/", "https://e.org/?q=",
             "https://e.org/#", "http://e.org/<x>", "javascript:alert(1)", "http://[::1"],
)  # fmt: skip
def test_a_base_that_is_no_address_is_refused(base: str) -> None:
    """--base-iri takes absolute http(s) addresses without query or fragment."""
    with pytest.raises(OptionError, match="base-iri"):
        names.check_base(base)


def test_the_base_stands_before_all() -> None:
    """Every IRI of ours is under the base; a missing slash is added."""
    mint = Minter("https://data.example.org/news")
    assert mint.actor(KOV) == URIRef("https://data.example.org/news/Mira_Kov")
    assert mint.span(Evidence("d", 1, 5)) == URIRef("https://data.example.org/news/selector/d.1-5")


def test_a_wikidata_number_that_is_none_gives_nothing() -> None:
    """Only a Q and digits make a link."""
    assert names.wikidata("Q42") == URIRef("http://www.wikidata.org/entity/Q42")
    assert [names.wikidata(each) for each in (None, "", "42", "Q1> <x")] == [None] * 4


def test_every_term_is_described(ontology: Graph) -> None:
    """Every class and property of ours has label, comment, and a property domain and range."""
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in filter(lambda term: term.startswith(KG), ontology.subjects(RDF.type, kind)):
            wanted = [RDFS.label, RDFS.comment] + ([] if kind == OWL.Class else [RDFS.domain, RDFS.range])
            for predicate in wanted:
                assert len(list(ontology.objects(term, predicate))) == 1, (term, predicate)
    assert (names.ONTOLOGY, OWL.versionIRI, names.ONTOLOGY_VERSION) in ontology
    assert not [node for node in ontology.all_nodes() if isinstance(node, BNode)]


def test_code_and_ontology_agree_about_edges(ontology: Graph) -> None:
    """Each type of event has a direct edge (AGREE two), a state has none, and both sides name the same."""
    told = {
        (str(code).rsplit("#")[1], str(edge).rsplit("#")[1])
        for edge, code in ontology.subject_objects(KG.edgeOf)
    }
    assert told == {*EDGES.items(), ("AGREE", PLEDGE)}
    assert set(EDGES) == {*EVENT_TYPES}


def test_a_claim_has_properties_of_its_own(ontology: Graph) -> None:
    """Each is described beside the one of events, has its range, and none follows from the other."""
    own = {str(each).removeprefix(KG) for each in ontology.subjects(RDFS.domain) if each.startswith(KG)}
    claimed = {name.removeprefix("claimed") for name in own if name.startswith("claimed")}
    assert {
        "Source",
        "Target",
        "Party",
        "EventType",
        "StateType",
        "Mode",
        "Place",
        "Role",
        "Subject",
    } <= claimed
    for name in claimed:
        theirs, ours = KG[f"claimed{name}"], KG[name[0].lower() + name[1:]]
        assert ontology.value(theirs, RDFS.range) == ontology.value(ours, RDFS.range), name
        assert not [
            *ontology.objects(theirs, RDFS.subPropertyOf),
            *ontology.subjects(RDFS.subPropertyOf, theirs),
        ]


def test_event_types_are_matched_to_cameo(ontology: Graph) -> None:
    """Each of the 16 has a definition, a quad class and a CAMEO root code."""
    for kind in EVENT_TYPES:
        code = CODE[kind]
        matches = [*ontology.objects(code, SKOS.exactMatch), *ontology.objects(code, SKOS.closeMatch)]
        assert matches and all((match, RDF.type, SKOS.Concept) in ontology for match in matches)
        assert len(list(ontology.objects(code, SKOS.broadMatch))) == 1
        assert ontology.value(code, SKOS.definition)


def test_borrowed_terms_exist(ontology: Graph, small_rdf: Graph) -> None:
    """No term is used that its vocabulary does not define."""
    spaces = (PROV, ORG, TIME, SKOS, DCTERMS, SDO, OWL, RDFS, RDF, XSD)
    for graph in (ontology, small_rdf):
        used = {term for triple in graph for term in triple if isinstance(term, URIRef)}
        for term in used:
            for space in spaces:
                if str(term).startswith(str(space)) and str(term) != str(space):
                    assert term in space, term
            for prefix, known in ((str(names.SEM), SEM_TERMS), (str(names.OA), OA_TERMS)):
                if str(term).startswith(prefix) and str(term) != prefix:
                    assert str(term).removeprefix(prefix) in known, term


@pytest.fixture(scope="module")
def small_rdf() -> Graph:
    from graphs import small

    return to_rdflib(small())


def test_every_word_of_ours_is_defined(ontology: Graph, small_rdf: Graph) -> None:
    """The graph and the shapes use no word of ours that the ontology does not have."""
    known = set(ontology.subjects())
    for graph in (small_rdf, shapes()):
        for triple in graph:
            for term in triple:
                if str(term).startswith((str(KG), str(CODE))) and isinstance(term, URIRef):
                    assert term in known, term


def test_country_of_actor_is_plain(small_rdf: Graph) -> None:
    """Country codes are literals, links to Wikidata are owl:sameAs."""
    arlen = Minter().actor(ARLEN)
    assert (arlen, KG.country, Literal("ARL")) in small_rdf
    assert (arlen, OWL.sameAs, names.WIKIDATA.Q7) in small_rdf

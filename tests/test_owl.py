"""OWL 2 DL tools take the ontology, alone and with a graph, and see what is wrong with broken ones.

The reasoner here is PyHermiT, which needs no Java; ``make owl`` asks the OWL API and HermiT themselves.
"""

from __future__ import annotations

import sys
from pathlib import Path

import graphs
import pyhermit
import pytest
from pyhermit.exceptions import OntologyProfileError
from pyowl_core.exceptions import UnsupportedSyntaxError
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD

from kg.rdf import KG, ontology, to_turtle
from kg.rdf.vocabulary import OA

sys.path.append(str(Path(__file__).parents[1] / "tools"))
import owl

pytestmark = pytest.mark.untraced  # what is run here is not ours

X = URIRef("https://example.org/x")


def vocabulary() -> Graph:
    """The ontology."""
    return Graph().parse(data=ontology(), format="turtle")


def reasoner(triples: Graph, folder: Path) -> pyhermit.Reasoner:
    """A reasoner over triples.

    Raises:
        OntologyProfileError, UnsupportedSyntaxError: they are outside of OWL 2 DL.
    """
    triples.serialize(folder / "o.rdf", format="xml")
    return pyhermit.Reasoner(folder / "o.rdf")


def test_the_ontology_is_owl_2_dl(tmp_path: Path) -> None:
    """All that it uses is declared, nothing is two things, and every class can have members."""
    triples = vocabulary()
    for place, cls in enumerate(list(triples.subjects(RDF.type, OWL.Class))):
        triples.add((URIRef(f"{X}{place}"), RDF.type, cls))
    assert reasoner(triples, tmp_path).is_consistent()


def test_a_graph_with_the_ontology_is_owl_2_dl(tmp_path: Path) -> None:
    """Facts of every class and status, but for its days and points, for which OWL 2 has no datatype."""
    triples = vocabulary().parse(data=to_turtle(graphs.small()), format="turtle")
    for bound in (OA.start, OA.end):  # as the Web Annotation Vocabulary has it
        triples.add((bound, RDFS.range, XSD.nonNegativeInteger))
    assert reasoner(owl.as_owl(triples), tmp_path).is_consistent()


@pytest.mark.parametrize(
    "wrong",
    [
        (KG.start, RDFS.range, XSD.date),
        (X, KG.unheardOf, X),
        (KG.source, RDF.type, OWL.DatatypeProperty),
        (X, KG.start, Literal("2031-05-09", datatype=XSD.date)),
    ],
)
def test_what_is_outside_of_owl_2_dl_is_seen(wrong: tuple[URIRef, URIRef, URIRef], tmp_path: Path) -> None:
    """A datatype that it lacks, a word that is not declared, a property that is two things."""
    with pytest.raises((OntologyProfileError, UnsupportedSyntaxError)):
        reasoner(vocabulary().add(wrong), tmp_path)


@pytest.mark.parametrize("pair", [(KG.Event, KG.Claim), (KG.Person, KG.Group), (KG.Actor, KG.Document)])
def test_what_cannot_be_is_seen(pair: tuple[URIRef, URIRef], tmp_path: Path) -> None:
    """No event is a claim too, nobody a person and a group."""
    triples = vocabulary()
    for cls in pair:
        triples.add((X, RDF.type, cls))
    assert not reasoner(triples, tmp_path).is_consistent()

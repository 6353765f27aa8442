"""Actors by the names that people type: every spelling finds its actor, several are named, none is guessed."""

from __future__ import annotations

import graphs
import pytest
from rdflib import URIRef

from kg.errors import QueryError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor, Event, Naming
from kg.rdf import writer as rdf
from kg.rdf.vocabulary import Minter
from kg.sparql import ask as queries

LAVROV = Actor("Sergey_Lavrov", "Sergey Lavrov", "person", "RUS", "GOV")
RUSSIA = Actor("Russia", "Russia", "country", "RUS")
BRITAIN = Actor("United_Kingdom", "United Kingdom", "country", "GBR")
ORBAN = Actor("Viktor_Orbán", "Viktor Orbán", "person", "HUN", "GOV")
NOVAKS = Actor("Peter_Novak", "Peter Novak", "person"), Actor("Jana_Novak", "Jana Novak", "person")
GEORGIA, STATE = (
    Actor("Georgia", "Georgia", "country", "GEO"),
    Actor("Georgia_(US_state)", "Georgia", "place", "USA"),
)
ACTORS = (LAVROV, RUSSIA, BRITAIN, ORBAN, *NOVAKS, GEORGIA, STATE)


def made() -> KnowledgeGraph:
    """One sentence about everybody."""
    page = graphs.Page("d", "2031-05-10")
    fact = Event(
        type="ACCUSE", source=ACTORS[:4], target=ACTORS[4:], **page.says("They accused them.", "accused")
    )
    return KnowledgeGraph.of(
        [page.document], [fact], namings=[Naming(page.document.id, "Sergey_Lavrov", "Mr Nyet", True)]
    )


GRAPH = made()
STORE = queries.load([GRAPH])


@pytest.mark.parametrize(
    ("text", "actor"),
    [("Sergey_Lavrov", LAVROV), ("Sergey Lavrov", LAVROV), ("Mr Nyet", LAVROV), ("mr. nyet", LAVROV),
     ("sergey lavrov", LAVROV), ("Sergei Lavrov", LAVROV), ("SERGEJ LAVROV", LAVROV), ("Lavrov", LAVROV), ("LAVROV", LAVROV),
     ("Foreign Minister Sergei Lavrov", LAVROV), ("Russian Foreign Minister Lavrov", LAVROV),
     ("RUS", RUSSIA), ("rus", RUSSIA), ("Kremlin", RUSSIA), ("Russian Federation", RUSSIA),
     ("UK", BRITAIN), ("uk", BRITAIN), ("Britain", BRITAIN), ("GBR", BRITAIN),
     ("orban", ORBAN), ("Viktor Orban", ORBAN), ("Jana Novak", NOVAKS[1]), ("GEO", GEORGIA),
     ("Georgia", GEORGIA), ("Georgia (US state)", STATE),
     ("the UK", BRITAIN), ("The United Kingdom", BRITAIN), ("the Kremlin", RUSSIA), ("the Russian Federation's", RUSSIA),
     ("Lavrov, Sergei", LAVROV), ("lavrov’s", LAVROV), ("Mr. Lavrov", LAVROV)],
)  # fmt: skip
def test_a_name_as_it_is_typed_finds_its_actor(text: str, actor: Actor) -> None:
    """Any case, accent, spelling; surname, title, code, other known name."""
    assert queries.find_actor(text, STORE) == Minter().actor(actor)


def test_both_engines_find_alike() -> None:
    """Also an rdflib graph."""
    graph = rdf.to_rdflib(GRAPH)
    for text in ("Sergei Lavrov", "RUS", "UK", "orban"):
        assert queries.find_actor(text, graph) == queries.find_actor(text, STORE)


def test_several_are_named_and_none_is_guessed() -> None:
    """With the ids that tell them apart."""
    with pytest.raises(
        QueryError, match=r"Jana Novak \(Jana_Novak\) or Peter Novak \(Peter_Novak\): give the id"
    ):
        queries.run_query("timeline", STORE, {"actor": "novak"})


def test_three_suggestions_else() -> None:
    """One sentence; none where nothing is near."""
    with pytest.raises(
        QueryError, match=r"no actor is named 'Sergi Lavrvo': did you mean Sergey Lavrov or .+ or .+\?"
    ):
        queries.find_actor("Sergi Lavrvo", STORE)
    with pytest.raises(QueryError, match="no actor is named 'Qqq': kg query actors lists them"):
        queries.find_actor("Qqq", STORE)
    for text in ("", " ", "?", '"'):
        with pytest.raises(QueryError, match="no actor is named"):
            queries.find_actor(text, STORE)


def test_a_code_of_the_vocabulary_is_no_actor() -> None:
    """ "asserted" has a label in the file, too."""
    with pytest.raises(QueryError, match="no actor is named"):
        queries.find_actor("asserted", STORE)
    assert isinstance(queries.find_actor("Russia", STORE), URIRef)

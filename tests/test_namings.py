"""What an actor is called: names are labels, other words are mentions, and each document has its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib.namespace import SKOS

import kg
from kg.files import actors
from kg.model import Naming
from kg.rdf import reader as rdfread
from kg.rdf import writer as rdf
from kg.rdf.vocabulary import KG
from kg.sparql import ask as queries
from kg.stores import store as stores

TEXTS = {
    "talks": (
        "Russian Foreign Minister Sergei Lavrov met Wang Yi in Moscow on Monday. Lavrov accused the European "
        "Union of breaking its promise. His Chinese counterpart thanked Russia. The President rejected the plan "
        "of the United States. All people condemned the U.S. government. Moscow warned NATO."
    ),
    "answer": (
        "The Turkish President criticised Sergey Lavrov. The Kremlin accused the EU. That country threatened "
        "the Americans. Our ally condemned the attack. Iran threatened the UK. The British Prime Minister met Sergei Lavrov in London."
    ),
}


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.build([kg.Document(key, text) for key, text in TEXTS.items()])


def test_labels_are_names(graph: kg.Graph) -> None:
    """No description, title, people or capital is an alias, and no alias has its bearer's title in it."""
    assert graph.aliases == {
        "European_Union": ("EU",),
        "Sergey_Lavrov": ("Lavrov", "Sergei Lavrov"),
        "United_Kingdom": ("UK",),
        "United_States": ("U.S.",),
    }


def test_other_words_are_mentions(graph: kg.Graph) -> None:
    """What else stands for an actor is kept apart from its names."""
    mentions = graph.mentions
    assert {"Moscow", "Kremlin"} <= set(mentions["Russia"])
    assert "Foreign Minister Sergei Lavrov" in mentions["Sergey_Lavrov"]
    assert "His Chinese counterpart" in {text for texts in mentions.values() for text in texts}
    told = rdf.to_rdflib(graph)
    assert {str(text) for text in told.objects(None, KG.mention)} == {
        t for each in mentions.values() for t in each
    }


def test_the_store_has_the_labels_of_the_turtle(graph: kg.Graph, tmp_path: Path) -> None:
    """Each document's graph holds the words that it uses itself; together they are those of the whole."""
    turtle, store = tmp_path / "graph.ttl", tmp_path / "store"
    rdf.write_turtle(graph, turtle)
    stores.append(graph, store)
    for label in (SKOS.altLabel, KG.mention):
        asked = f"SELECT ?actor ?text {{ ?actor a ?kind ; <{label}> ?text FILTER(STRSTARTS(STR(?kind), '{KG}')) }}"
        answers = [set(queries.run_query(asked, str(source)).terms) for source in (turtle, store)]
        assert answers[0] and answers[0] == answers[1]
    alone = kg.build(kg.Document("answer", TEXTS["answer"]))
    assert alone.aliases["Sergey_Lavrov"] == ("Sergei Lavrov",)
    assert stores.append(alone, store).unchanged == 1


def test_namings_come_back(graph: kg.Graph, tmp_path: Path) -> None:
    """From actors.jsonl with their documents, from RDF with the actors whom they are words for."""
    assert actors.read_namings(actors.actor_lines(graph)) == tuple(sorted(graph.namings, key=_by_actor))
    again = kg.open_graph(graph.write(tmp_path / "out")[0].parent)
    assert again.namings == graph.namings
    read = rdfread.read_rdf(tmp_path / "out" / "graph.ttl")
    assert (read.aliases, read.mentions) == (graph.aliases, graph.mentions)


def _by_actor(naming: Naming) -> tuple[str, str, str, bool]:
    return naming.actor, naming.document, naming.text, naming.proper

"""Between whom a fact stands: picture, GEXF, GraphML, Turtle and queries give one answer, fact by fact."""

from __future__ import annotations

from itertools import combinations, product
from pathlib import Path

import graphs
import networkx as nx
import pyshacl
import pytest
from rdflib.namespace import RDF

import kg
from kg.graph import network
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Event, State
from kg.rdf import shapes
from kg.rdf import writer as rdf
from kg.rdf.edges import EDGES, PLEDGE
from kg.rdf.vocabulary import KG, Minter
from kg.sparql import ask as queries

pytestmark = pytest.mark.untraced

MINT = Minter()
A, B, C, D = graphs.ARLEN, graphs.BORIA, graphs.LEAGUE, graphs.KOV
SIDES = [((A,), (B,)), ((B,), (A,)), ((A, B), ()), ((B, A), ()), ((A, B, C), ()), ((A, B), (C,)), ((A, B), (C, D)),
         ((A, B), (B,)), ((A,), ()), ((A, A), ())]  # fmt: skip


def alone(
    kind: str, sides: tuple[tuple[kg.Actor, ...], ...], reciprocal: bool, status: str
) -> KnowledgeGraph:
    """A graph of one fact."""
    page = graphs.Page("d", "2031-05-10")
    source, target = sides
    made = State if kind == "ALLY_OF" else Event
    fact = made(type=kind, source=source, target=target, reciprocal=reciprocal,
                polarity="negative" if status == "denied" else "positive",
                **page.says("They did it.", "did"))  # fmt: skip
    return KnowledgeGraph.of([page.document], [fact])


def in_turtle(graph: KnowledgeGraph) -> set[tuple[str, str]]:
    """The direct edges, by ids."""
    made, words = rdf.to_rdflib(graph), {KG[name] for name in (*EDGES.values(), PLEDGE)}
    ids = {MINT.actor(actor): actor.id for actor in graph.actors}
    return {(ids[s], ids[o]) for s, p, o in made if p in words}


def in_queries(graph: KnowledgeGraph) -> set[frozenset[str]]:
    """Of whom ``dyad`` finds the fact."""
    store = queries.load([graph])
    return {
        frozenset((a.id, b.id))
        for a, b in combinations(graph.actors, 2)
        if queries.run_query(
            "dyad", store, {"actor": MINT.actor(a), "other": MINT.actor(b), "officials": "no"}
        ).rows
    }


def listed(graph: KnowledgeGraph, name: str) -> set[frozenset[str]]:
    """The pairs that ``meetings`` or ``dyads`` lists, by names."""
    found = queries.run_query(name, graph)
    ends = [found.columns.index(each) for each in ("source", "target")]
    return {frozenset(str(row[end]) for end in ends) for row in found.rows}


def assert_one_answer(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """The graph of one fact, by every way out."""
    (fact,) = graph.facts
    pairs = {(a.id, b.id) for a, b in fact.pairs}
    alike = {frozenset(pair) for pair in pairs}
    assert all(len(pair) == 2 for pair in alike) and len(alike) <= len(pairs)
    assert {(r.source.id, r.target.id) for r in network.lines(graph)} == pairs
    assert set(nx.read_gexf(network.write_gexf(graph, tmp_path / "g.gexf")).edges()) == pairs
    assert set(nx.read_graphml(network.write_graphml(graph, tmp_path / "g.graphml")).edges()) == pairs
    back = {(b, a) for a, b in pairs} if fact.reciprocal else set()
    done = isinstance(fact, Event) and fact.asserted
    assert in_turtle(graph) == ((pairs | back) if done else set())
    assert in_queries(graph) == alike
    if isinstance(fact, Event):
        told = {frozenset((a.name, b.name)) for a, b in fact.pairs if fact.asserted}
        assert listed(graph, "dyads") == told
        assert listed(graph, "meetings") == (told if fact.type == "CONSULT" else set())
    assert shapes.validate(graph) == ()


@pytest.mark.parametrize("sides", SIDES, ids=str)
def test_every_way_out_gives_the_same_pairs(sides: tuple[tuple[kg.Actor, ...], ...], tmp_path: Path) -> None:
    """Sources with targets; sources with each other only where all did it alike and nobody is the target."""
    for reciprocal, (kind, status) in product(
        (True, False), (("CONSULT", "asserted"), ("CONSULT", "denied"), ("ASSAULT", "asserted"), ("ALLY_OF", "asserted"))
    ):  # fmt: skip
        assert_one_answer(alone(kind, sides, reciprocal, status), tmp_path)


@pytest.mark.model
def test_every_fact_of_the_seed_stands_between_the_same_actors(tmp_path: Path) -> None:
    """One fact at a time."""
    whole = kg.build(Path(__file__).resolve().parent.parent / "seeds")
    for fact in whole.facts:
        assert_one_answer(KnowledgeGraph.of(whole.documents, [fact]), tmp_path)


def test_two_who_met_as_one_subject_are_in_every_answer() -> None:
    """ "A and B met": meetings, dyads, paths and direct edges."""
    page = graphs.Page("d", "2031-05-10")
    facts = [
        Event(type="CONSULT", source=(A, B), target=(), reciprocal=True, **page.says("Arlen and Boria met.", "met")),
        Event(type="AGREE", source=(B, D), target=(), reciprocal=True, **page.says("Boria and Kov agreed.", "agreed")),
    ]  # fmt: skip
    graph = KnowledgeGraph.of([page.document], facts)
    assert [row[1:3] for row in queries.run_query("meetings", graph).rows] == [("Arlen", "Boria")]
    assert queries.run_query("paths", graph, {"actor": "Arlen", "other": "Mira Kov"}).rows == (
        ("Boria", "CONSULT", 1, "AGREE", 1),
    )
    edges = queries.run_query("edges", graph, {"actor": "Arlen"}).graph
    assert edges is not None
    assert (MINT.actor(B), KG.consultedWith, MINT.actor(A)) in edges and (None, RDF.type, None) not in edges


def test_an_edge_between_two_sources_wants_a_reciprocal_fact() -> None:
    """The shape vouches for it only then."""
    made = rdf.to_rdflib(alone("SUPPORT", ((A, B), ()), False, "asserted"))
    made.add((MINT.actor(A), KG.supported, MINT.actor(B)))
    assert any("direct edge" in problem.message for problem in shapes.validate(made))
    assert not pyshacl.validate(made, shacl_graph=shapes.shapes())[0]
    met = rdf.to_rdflib(alone("CONSULT", ((A, B), ()), True, "asserted"))
    assert (MINT.actor(A), KG.consultedWith, MINT.actor(B)) in met
    assert pyshacl.validate(met, shacl_graph=shapes.shapes())[0]

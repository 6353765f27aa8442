"""What nobody is said to have done: it is told once, and reaches every output but the edges."""

from __future__ import annotations

import json
from dataclasses import replace

import graphs
import pytest
from stored import stored

from kg import pipeline
from kg.events.distinct import told_once
from kg.events.explain import explain_reading
from kg.files import records
from kg.graph import network
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.lexicon import load_gazetteer
from kg.model import Event
from kg.rdf import shapes
from kg.rdf.edges import direct_edges
from kg.rdf.labels import fact_label
from kg.sparql import ask as queries

PAGE = graphs.Page("d", "2022-03-28")
KILLED = Event(
    type="ASSAULT", mode="firearms", source=(), target=(graphs.KOV,), time=graphs.day("2022-03-27"), size=(("dead", 1),),
    **PAGE.says("Kov was shot dead on Sunday.", "shot"),  # type: ignore[arg-type]
)  # fmt: skip
MET = Event(
    type="CONSULT", source=(graphs.DANE,), target=(graphs.KOV,), **PAGE.says("Dane met Kov.", "met")  # type: ignore[arg-type]
)  # fmt: skip
GRAPH = KnowledgeGraph.of([PAGE.document], [KILLED, MET])


def test_it_has_no_edge() -> None:
    """Neither in the network nor in RDF; its victim counts it."""
    assert KILLED.pairs == () == direct_edges(KILLED)
    assert network.to_networkx(GRAPH).number_of_edges() == 1 and len(network.lines(GRAPH)) == 1
    assert network.importance(GRAPH)[graphs.KOV.id] == 2


def test_records_and_tables_have_it() -> None:
    """An empty source, and the way back."""
    record = json.loads(json.dumps(records.fact_record(KILLED, PAGE.document)))
    assert record["source"] == [] and record["size"] == {"dead": 1}
    assert records.read_fact(record) == KILLED


def test_rdf_has_it_and_the_shapes_agree() -> None:
    """Somebody did it, and the query `victims` finds it alone where nobody is known."""
    assert fact_label(KILLED).startswith("Somebody ")
    assert shapes.validate(GRAPH) == ()
    found = queries.run_query("victims", GRAPH, {"nobody": "yes"})
    assert [row[found.columns.index("number")] for row in found.rows] == [1]
    assert not queries.run_query("victims", GRAPH, {"country": "XXX"}).rows
    named = KnowledgeGraph.of([PAGE.document], [replace(KILLED, source=(graphs.DANE,))])
    assert not queries.run_query("victims", named, {"nobody": "yes"}).rows
    assert len(queries.run_query("victims", named, {"country": graphs.KOV.country}).rows) == 1


@pytest.mark.parametrize(
    ("country", "rows"), [("ARL", 1), ("arlen", 1), ("Arlen", 1), ("Boria", 0), ("BOR", 0)]
)
def test_victims_of_a_country_are_found_by_its_name_and_by_its_code(country: str, rows: int) -> None:
    """Without a word of a mistake, an empty answer would read as if nobody had been hurt."""
    told = replace(KILLED, target=(graphs.KOV, graphs.ARLEN), size=())
    named = KnowledgeGraph.of([PAGE.document], [told, replace(MET, target=(graphs.BORIA,))])
    found = queries.run_query("victims", named, {"country": country})
    kovs = [row for row in found.rows if row[found.columns.index("victim")] == graphs.KOV.name]
    assert len(kovs) == rows


@pytest.mark.parametrize(
    ("later", "once"),
    [
        ({}, True),
        ({"time": None}, True),
        ({"time": graphs.day("2022-03-26")}, False),
        ({"size": (("dead", 3),)}, False),
        ({"type": "COERCE"}, False),
        ({"target": (graphs.DANE,)}, False),
    ],
)
def test_one_deed_is_told_once(later: dict[str, object], once: bool) -> None:
    """Where type and victim are the same, and neither day nor number differs."""
    again = replace(KILLED, **later)  # type: ignore[arg-type]
    assert list(told_once([KILLED, again])) == ([KILLED] if once else [KILLED, again])


def test_who_did_it_is_told_before_that_nobody_did() -> None:
    """Also where the one who did it is named later."""
    done = replace(KILLED, source=(graphs.DANE,))
    assert list(told_once([KILLED, done])) == [done]


def test_the_explanation_says_why_there_is_no_edge() -> None:
    """ "somebody" stands in the place of the doer."""
    text = "A Swedish aid worker was arrested in Sudan on Monday as he tried to board a flight home with two local colleagues."
    reading = pipeline.interpret(stored(text), load_gazetteer())
    assert [fact.source for fact in reading.facts] == [()]
    assert reading.account is not None
    told = explain_reading(reading.parse, reading.cast, reading.times, reading.account, reading.facts)
    assert "FACT     COERCE somebody -> Swedish aid worker: asserted" in told
    assert "(no direct edge: nobody is said to do it)" in told

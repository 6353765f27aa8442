"""Who held an office then does not hold it now: states through queries and direct edges."""

from __future__ import annotations

from datetime import date

from stored import stored

from kg import pipeline
from kg.graph import KnowledgeGraph
from kg.lexicon import gazetteer
from kg.rdf.vocabulary import KG
from kg.rdf.writer import to_rdflib
from kg.sparql import ask as queries


def test_who_held_an_office_then_does_not_hold_it_now() -> None:
    """Asked for the day of the report and for the time told of; and no direct edge says so."""
    text = (
        "In 1962 President Charles de Gaulle met Konrad Adenauer. Emmanuel Macron is the president of France."
    )
    reading = pipeline.interpret(stored(text, date(2022, 2, 2)), gazetteer.load_gazetteer())
    graph = KnowledgeGraph.of([reading.document], reading.facts)

    def holders(on: str) -> list[object]:
        found = queries.run_query("office-holders", graph, {"organization": "France", "on": on}).rows
        return [row[0] for row in found if row[2] != "known"]

    assert holders("1962-06-01") == ["Charles de Gaulle"] and holders("2022-02-02") == ["Emmanuel Macron"]
    assert holders("1900-01-01") == holders("1980-01-01") == []
    assert not list(to_rdflib(graph).subjects(KG.leads))


def test_an_undated_text_dates_a_title_by_its_sentence() -> None:
    """There is nothing else to date it by."""
    parse = stored("In 1962 President Charles de Gaulle met Konrad Adenauer.")
    (state,) = (
        fact for fact in pipeline.interpret(parse, gazetteer.load_gazetteer()).facts if fact.kind == "state"
    )
    assert state.time and state.time.edtf == "1962"

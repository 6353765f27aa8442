"""Queries: the cookbook's answers, on both engines; what is refused; results in every form."""

from __future__ import annotations

import csv
import gc
import io
import json
import multiprocessing
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import graphs
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg import api, magic
from kg.errors import QueryError, StoreError
from kg.rdf import writer as rdf
from kg.rdf.vocabulary import Minter
from kg.sparql import ask as queries
from kg.sparql import text as sparql
from kg.sparql import timeout as deadline
from kg.sparql.answers import Result
from kg.stores import store as stores

GRAPH = graphs.small()
GIVEN = {
    "actor": "Arlen", "other": "Boria", "speaker": "Kov", "about": "Boria", "organization": "Northern League",
    "on": "2031-01-01", "from": "2031-01-01", "until": "2031-12-31", "since": "2031-05-20", "type": "assault", "text": "SHELLED", "event": GRAPH.events[0].id,
}  # fmt: skip


def asked(name: str, **more: str) -> dict[str, str]:
    """The parameters that a named query takes."""
    wanted = [each.name for each in queries.cookbook()[name].parameters]
    return {key: value for key, value in {**GIVEN, **more}.items() if key in wanted}


def column(result: Result, name: str) -> list[object]:
    return [row[result.columns.index(name)] for row in result.rows]


@pytest.fixture(scope="module")
def in_rdflib() -> Graph:
    return rdf.to_rdflib(GRAPH)


def test_the_cookbook_is_large_and_described() -> None:
    """At least fifteen queries, each with a description and described parameters."""
    assert len(queries.names()) >= 15
    for each in queries.cookbook().values():
        assert len(each.description) > 20 and each.description.endswith(".")
        assert all(
            p.kind in ("actor", "date", "text", "type", "flag", "number") and p.description
            for p in each.parameters
        )
        assert all(f"?{p.name}" in each.text for p in each.parameters)


@pytest.mark.parametrize("name", queries.names())
def test_both_engines_agree(name: str, in_rdflib: Graph) -> None:
    """Oxigraph and rdflib give the same rows for every query of the cookbook."""
    ours = queries.run_query(name, GRAPH, asked(name))
    theirs = queries.run_query(name, in_rdflib, asked(name))
    assert ours.columns == theirs.columns
    assert sorted(map(str, ours.rows)) == sorted(map(str, theirs.rows))


def test_timeline_is_in_order_with_sentences() -> None:
    """An actor's facts by day, each with its sentence; an alias finds the actor."""
    found = queries.run_query("timeline", GRAPH, {"actor": "Kov", "from": "2031-05-01"})
    days = column(found, "day")
    assert days == sorted(days) and isinstance(days[0], date)
    assert "Mira Kov met Olaf Dáne in Tessa on Friday." in column(found, "sentence")


def test_members_as_of_a_date() -> None:
    """Boria was a member in 2000 and is none in 2010; Arlen is one in both."""
    then = queries.run_query("members", GRAPH, {"organization": "The League", "on": "2000-01-01"})
    now = queries.run_query("members", GRAPH, {"organization": "The League", "on": "2010-01-01"})
    assert column(then, "member") == ["Arlen", "Boria"] and column(now, "member") == ["Arlen"]


def test_claims_about_one_by_another() -> None:
    """What Kov says about Boria is a demand, not a deed."""
    found = queries.run_query("claims", GRAPH, {"speaker": "Mira Kov", "about": "Boria"})
    assert column(found, "status") == ["hypothetical"]


def test_contested_claims_have_both_sides() -> None:
    """One speaks of shelling, the other denies it."""
    found = queries.run_query("contested", GRAPH)
    assert [(row[3], row[4]) for row in found.rows] == [("Olaf Dáne", "Boria")]


def test_meetings_leave_out_what_is_planned() -> None:
    """Only the consultation that took place."""
    assert column(queries.run_query("meetings", GRAPH, {"until": "2031-12-31"}), "source") == ["Mira Kov"]
    assert not queries.run_query("meetings", GRAPH, {"until": "2031-05-01"}).rows


def test_the_first_query_of_a_newcomer_is_safe() -> None:
    """Asking for what Boria did to Arlen by the direct edges tells nothing that was only claimed."""
    found = queries.run_query("SELECT ?did WHERE { ?boria ?did ?arlen }", GRAPH,
                        {"boria": URIRef(Minter().base + "Boria"), "arlen": URIRef(Minter().base + "Arlen")})  # fmt: skip
    assert not found.rows


def test_edges_are_a_graph_again() -> None:
    """CONSTRUCT gives a graph and Turtle."""
    found = queries.run_query("edges", GRAPH, {"actor": "Arlen"})
    assert found.graph is not None and len(found.graph) == len(found)
    assert len(Graph().parse(data=found.to_turtle(), format="turtle")) == len(found)


def test_an_answer_names_a_part_of_the_graph() -> None:
    """The facts of an answer are a graph again, to look at or to write."""
    graph = api.Graph(GRAPH.documents, GRAPH.facts, GRAPH.triples, GRAPH.namings)
    answer = graph.query("timeline", actor="Mira Kov")
    part = graph.subgraph(answer)
    assert 0 < len(part.facts) == len({row[-1] for row in answer.terms}) < len(graph.facts)
    with pytest.raises(QueryError, match=r"no fact of the graph is in this answer: ask for .* \?fact"):
        graph.subgraph(graph.query("types"))
    assert not graph.subgraph(graph.query("timeline", actor="Mira Kov", until="1900-01-01")).facts


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("timelin", {}, r"no query 'timelin' \(timeline\?\)"),
        ("TIMELINE", {}, r"no query 'TIMELINE' \(timeline\?\)"),
        ("timeline", {}, "wants actor"),
        (
            "meetings",
            {"from": "2022-03-01", "until": "2022-01-01"},
            "from=2022-03-01 is after until=2022-01-01",
        ),
        ("timeline", {"actor": "Nobody"}, "no actor is named"),
        ("timeline", {"actor": "Arlen", "day": "x"}, "no parameter 'day'"),
        ("timeline", {"actor": "Arlen", "from": "May"}, "wants a date"),
        ("timeline", {"actor": "http://x/ y>"}, "no legal IRI"),
        ("sentences", {"type": "GOSSIP"}, "is no type: .*MEMBER_OF"),
        ("timeline", {"actor": "Arlen", "officials": "perhaps"}, "officials wants yes or no"),
        ("SELECT * WHERE {", {}, "wrong at line 1, column 17, where it ends: is something missing"),
        (
            "SELECT ?x\nWHERE { ?x kg:p ?y . FILTR(?y) }",
            {},
            r"wrong at line 2, column 22, near FILTR\(\?y\)$",
        ),
        ("SELECT ?s\r\nWHERE {\t?s ?p ?x . FILTR(?y) }", {"x": 1}, "wrong at line 2, column 20, near FILTR"),
        ("SELECT ?x WHERE { ?x nix:p ?y }", {}, r"the prefix nix: is not declared: add PREFIX nix: <...>"),
        ("SELECT ?x WHERE { ?x <p> ?y }", {}, "<p> is part of an IRI"),
        (
            "SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }",
            {},
            "the query is wrong: The SELECT contains a variable",
        ),
        ("SELECT ?x { ?x ?p ?y BIND(1 AS ?y) }", {}, "the query is wrong at line 1, column 37, or before it"),
        ("SELECT ?x { FILTER" + "(" * 3000 + "}", {}, "nested too deeply|line 1, column"),
        (" ", {}, "the query is empty"),
        ("DROP ALL", {}, "is an update, and queries cannot change a graph"),
        ("SELECT * WHERE { ?s ?p ?o }", {"a b": 1}, "no name of a variable"),
    ],
)
def test_mistakes_are_told_in_words(name: str, given: dict[str, object], words: str) -> None:
    """An unknown query, a missing or bad parameter, bad SPARQL: one sentence each."""
    with pytest.raises(QueryError, match=words):
        queries.run_query(name, GRAPH, given)


@pytest.mark.parametrize("text", ['" } DROP ALL #', "'''", "\\", "\n\r\t", "\u202e", "?x $x <x> {"])
def test_odd_parameters_find_themselves(text: str) -> None:
    """A value full of syntax equals the same value in the graph, on both engines."""
    made = Graph()
    made.add((URIRef("http://x/s"), URIRef("http://x/p"), Literal(text)))
    ask = "SELECT ?s WHERE { ?s ?p ?text }"
    store = queries.load([])
    store.load(made.serialize(format="nt").encode(), format=queries.ox.RdfFormat.N_TRIPLES)
    assert (
        len(queries.run_query(ask, store, {"text": text}))
        == len(queries.run_query(ask, made, {"text": text}))
        == 1
    )


def test_a_word_that_is_none_of_ours_is_told() -> None:
    """With the nearest that is; words of others are theirs."""
    asked = "SELECT ?x { ?x a kg:Evnt ; kg:eventType code:CONSUL ; dcterms:nix <https://w3id.org/diplomatic-kg/code#x> }"
    assert queries.unknown_terms(asked) == [
        "code:CONSUL is not in the ontology (code:CONSULT?)",
        "<https://w3id.org/diplomatic-kg/code#x> is not in the ontology",
        "kg:Evnt is not in the ontology (kg:Event?)",
    ]
    assert not queries.unknown_terms("SELECT ?x { ?x a kg:Event ; kg:eventType code:CONSULT }")
    assert not any(queries.unknown_terms(each.text) for each in queries.cookbook().values())


@pytest.mark.untraced
def test_the_cookbook_is_bound_soundly() -> None:
    """Its queries are not compared each time that they are asked, so they are here."""
    for each in queries.cookbook().values():
        values = {parameter.name: Literal('"} ?x') for parameter in each.parameters}
        assert sparql.surely_bound(each.text, values, {}) == sparql.bound(each.text, values)


def test_prefixes_are_known_and_may_be_declared(in_rdflib: Graph) -> None:
    """Ours need not be declared; a query's own go before them."""
    for source in (GRAPH, in_rdflib):
        assert queries.run_query("ASK { ?x a kg:Event }", source).rows == ((True,),)
        assert queries.run_query("PREFIX kg: <http://x/> ASK { ?x a kg:Event }", source).rows == ((False,),)
        assert queries.run_query("\ufeffASK { ?x a kg:Event }", source).rows == ((True,),)


def test_from_names_graphs_of_the_store(tmp_path: Path, in_rdflib: Graph) -> None:
    """A document's graph, two of them without counting twice, GRAPH; rdflib, which would load them, refuses."""
    stores.append(GRAPH, tmp_path / "s")
    one, two = (f"<{Minter().graph(each.id)}>" for each in GRAPH.documents)
    count = "SELECT (COUNT(*) AS ?n) {0} WHERE {{ {1} }}"
    kinds = [queries.run_query(count.format(clause, "?s a ?kind"), tmp_path / "s").rows[0][0]
             for clause in (f"FROM {one}", f"FROM {two}", f"FROM {one} FROM {two}", f"FROM NAMED {one}")]  # fmt: skip
    whole = queries.run_query(
        "SELECT DISTINCT ?s ?kind { GRAPH ?g { ?s a ?kind } FILTER(?g != <https://w3id.org/diplomatic-kg/ontology>) }",
        tmp_path / "s",
    )
    assert kinds[2] == len(whole) < kinds[0] + kinds[1] and kinds[3] == 0  # type: ignore[operator]
    named = queries.run_query(count.format(f"FROM NAMED {one}", "GRAPH ?g { ?s a ?kind }"), tmp_path / "s")
    assert named.rows[0][0] == kinds[0]
    with pytest.raises(QueryError, match="there is no graph <http://x/nix> here"):
        queries.run_query(count.format("FROM <http://x/nix>", "?s a ?kind"), tmp_path / "s")
    with pytest.raises(QueryError, match="the query has FROM"):
        queries.run_query(count.format(f"FROM {one}", "?s a ?kind"), in_rdflib)


def test_a_query_that_runs_away_is_stopped() -> None:
    """It is given up after the time allowed, on both engines, and nothing of it goes on."""
    made = Graph()
    for number in range(400):
        made.add((URIRef(f"http://x/{number}"), URIRef("http://x/p"), Literal(number)))
    store = queries.load([])
    store.load(made.serialize(format="nt").encode(), format=queries.ox.RdfFormat.N_TRIPLES)
    cross = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f FILTER(?b + ?d = ?f + 0.5) }"
    for source in (store, made):
        with pytest.raises(QueryError, match=r"given up after 0.1 seconds"):
            queries.run_query(cross, source, timeout=0.1)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("way", [deadline._forked, deadline._threaded])
def test_work_may_end_in_any_way(way: Callable[..., deadline.Answer]) -> None:
    """An answer, an error of ours, an error of others, too late: with and without a process of its own."""

    def fails(error: BaseException) -> deadline.Answer:
        raise error

    assert way(5, lambda: ("text/plain", b"x" * 1_000_000)) == ("text/plain", b"x" * 1_000_000)
    assert way(5, lambda: fails(QueryError("no"))) == ("QueryError", b"no")
    assert way(5, lambda: fails(OSError("disk"))) == ("QueryError", b"the query failed: disk")
    with pytest.raises(QueryError, match="given up"):
        way(0.05, lambda: (time.sleep(1), ("", b""))[1])


def test_a_query_that_dies_is_told() -> None:
    """A process that the system ends (no memory) is one sentence."""
    with pytest.raises(QueryError, match="without an answer"):
        deadline.within(5, lambda: os._exit(9))


def test_sources_are_files_folders_and_several(tmp_path: Path) -> None:
    """One file, two files together, the folder of a store."""
    rdf.write_rdf(GRAPH, tmp_path / "a.ttl")
    rdf.write_rdf(graphs.many(20), tmp_path / "b.nq")
    one = queries.run_query("types", tmp_path / "a.ttl")
    both = queries.run_query("types", [tmp_path / "a.ttl", str(tmp_path / "b.nq")])
    assert sum(column(both, "told")) == sum(column(one, "told")) + 20  # type: ignore[arg-type]
    stores.append(GRAPH, tmp_path / "store")
    assert queries.run_query("types", tmp_path / "store").rows == one.rows
    with pytest.raises(StoreError, match="query it alone"):
        queries.run_query("types", [tmp_path / "store", tmp_path / "a.ttl"])
    with pytest.raises(StoreError, match="is no store"):
        queries.run_query("types", tmp_path)


def test_results_in_every_form() -> None:
    """Text, CSV, JSON, DataFrame, HTML; types are kept and nothing is run by a spreadsheet or browser."""
    terms = ((Literal("=1+1"), Literal(2), Literal("2031-05-09", datatype=XSD.date)),
             (Literal("<b>x</b>"), Literal("0.5", datatype=XSD.decimal), None))  # fmt: skip
    made = Result(("text", "number", "day"), terms)
    assert made.rows == (("=1+1", 2, date(2031, 5, 9)), ("<b>x</b>", 0.5, None))
    assert list(csv.reader(io.StringIO(made.to_csv())))[1] == ["'=1+1", "2", "2031-05-09"]
    assert json.loads(made.to_json())[0] == {"text": "=1+1", "number": 2, "day": "2031-05-09"}
    assert "<b>" not in made._repr_html_() and "&lt;b&gt;" in made._repr_html_()
    assert made.to_text().splitlines()[0].split() == ["text", "number", "day"]
    assert len(json.loads(made.to_sparql_json())["results"]["bindings"]) == 2
    pandas = pytest.importorskip("pandas")
    frame = made.to_dataframe()
    assert isinstance(frame, pandas.DataFrame) and tuple(frame.columns) == made.columns


def test_ask_answers_yes_or_no(in_rdflib: Graph) -> None:
    """ASK is a table of one cell."""
    for source in (GRAPH, in_rdflib):
        assert queries.run_query("ASK WHERE { ?s ?p ?o }", source).rows == ((True,),)


def test_the_magic_reads_its_line() -> None:
    """A graph, then options in pairs."""
    assert magic.options('graph --actor "Mira Kov"') == ("graph", {"actor": "Mira Kov"})
    for line in ("", "graph --actor", "graph actor Kov", "graph 'x"):
        with pytest.raises(QueryError):
            magic.options(line)


def test_the_magic_runs_in_ipython() -> None:
    """A cell is a query; its answer can be kept."""
    testing = pytest.importorskip("IPython.testing.globalipapp")
    shell = testing.start_ipython() or testing.get_ipython()
    magic.load_ipython_extension(shell)
    shell.user_ns["graph"] = GRAPH
    found = shell.run_cell_magic("sparql", 'graph --actor "Kov" --into kept', "timeline")
    assert isinstance(found, Result) and shell.user_ns["kept"] is found


def test_a_graph_that_was_asked_is_not_kept_alive() -> None:
    """Its store is kept as long as it is there itself, and no longer."""
    asked = graphs.small()
    queries.run_query("types", asked)
    there = len(queries._stores)
    queries.run_query("types", asked)
    assert len(queries._stores) == there
    del asked
    gc.collect()
    assert len(queries._stores) < there

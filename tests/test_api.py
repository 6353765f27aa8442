"""The graph in Python: what it looks like, what it answers, and what is said when it is given nonsense."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import graphs
import pytest
import rdflib
import written
from rdflib import Literal, URIRef

import kg
from kg import api, magic
from kg.files.manifest import Run
from kg.model import Document
from kg.rdf import CODE
from kg.sparql import ask as queries
from kg.sparql import engines
from kg.sparql import rows as results
from kg.sparql.answers import Result

SMALL = graphs.small()


def of(graph: kg.KnowledgeGraph) -> kg.Graph:
    """A graph as users have it."""
    return kg.Graph.made(graph, Run())


MODEL = pytest.mark.model
GRAPH = of(SMALL)


def test_a_graph_is_a_line() -> None:
    """As the last word of a cell, or in a list, it says how much it holds and not all that it holds."""
    period = "2031-05-10 to 2031-06-01"
    assert repr(GRAPH) == f"Graph(2 documents, 8 actors, 11 facts, {period})"
    assert repr(SMALL) == f"KnowledgeGraph(2 documents, 8 actors, 11 facts, {period})"
    assert repr(kg.Graph()) == "Graph(0 documents, 0 actors, 0 facts)"


def test_a_graph_is_a_small_table_in_a_notebook() -> None:
    """Counts, days, the busiest pairs of states, and what was left out; nothing of a text acts."""
    run = Run(skipped=(("x.txt", "is empty"),), held=(("a", "<b>", "why"),))
    shown = replace(GRAPH, run=run)._repr_html_()
    for cells in (
        ("documents", "2"), ("published", "2031-05-10 to 2031-06-01"), ("events", "8"), ("states", "3"),
        ("claims", "4 of these: told by others, demanded, planned, denied, or not sure"), ("actors", "8"),
        ("most events between", "Arlen and Boria 3"), ("skipped", "1: 1 is empty"), ("", "a: “&lt;b&gt;”"),
    ):  # fmt: skip
        assert "<tr>{}".format("".join(f"<td>{each}" for each in cells)) in shown.replace("</td>", "")
    assert (
        "DROP ALL" in of(graphs.hostile())._repr_html_() and "<x>" not in of(graphs.hostile())._repr_html_()
    )
    assert "documents" in kg.Graph()._repr_html_()


def test_a_graph_is_its_facts_with_their_sentences() -> None:
    """Each has what the fact has, its document, and the record of events.jsonl; no text is copied."""
    assert len(GRAPH) == len(list(GRAPH)) == 11
    records = [json.loads(line) for line in written.lines_of(GRAPH, "events.jsonl")]
    for fact, told, record in zip(GRAPH.facts, GRAPH, records, strict=True):
        assert told.fact is fact and (told.type, told.source, told.id) == (fact.type, fact.source, fact.id)
        assert told.sentence == fact.evidence.of(told.document.text) == record["sentence"]
        assert told.document in GRAPH.documents and json.loads(json.dumps(told.to_dict())) == record
    first = next(iter(GRAPH))
    assert first.citation == (
        "“Mira Kov met Olaf Dáne in Tessa on Friday.” (Talks in Tessa, Example Wire, 2031-05-10, https://example.org/1)"
    )
    assert repr(first) == f"asserted CONSULT: Mira Kov -> Olaf Dáne: {first.citation}"
    assert {"sentence", "to_dict", "status", "mode"} <= set(dir(first))
    assert pickle.loads(pickle.dumps(first)) == copy.deepcopy(first) == first
    assert [str(told.day) for told in GRAPH][1:5] == ["2031-05-10", "2031-05-10", "2031-05-01", "2031-05-01"]
    with pytest.raises(AttributeError, match="colour"):
        _ = first.colour


def test_a_fact_is_found_by_itself_by_its_id_and_by_its_iri() -> None:
    """So a row of an answer leads to its sentence."""
    fact = GRAPH.facts[0]
    assert GRAPH.cite(fact) == GRAPH.cite(fact.id) == next(iter(GRAPH))
    answer = GRAPH.query("timeline", actor="Mira Kov")
    assert [GRAPH.cite(row["fact"]).sentence for row in answer] == [row["sentence"] for row in answer]
    assert GRAPH.cite(answer[0]["event"]).id == answer[0]["fact"].rpartition("/")[2]
    assert fact in GRAPH and next(iter(GRAPH)) in GRAPH and fact.id in GRAPH
    assert "nonsense" not in GRAPH and GRAPH.documents[0] not in GRAPH and fact not in kg.Graph()
    with pytest.raises(kg.OptionError, match="no fact of the graph has the id 'event/zz'"):
        GRAPH.cite("event/zz")
    with pytest.raises(kg.OptionError, match="the id 'None'"):  # the event of a row about a state
        GRAPH.cite(None)  # type: ignore[arg-type]


def test_graphs_are_equal_whatever_was_asked_of_them() -> None:
    """What is kept to find facts is no part of the value; one without facts is empty, as a list is."""
    asked, fresh = of(SMALL), of(SMALL)
    assert asked.facts[0] in asked and asked == fresh and repr(asked) == repr(fresh)
    assert asked and not replace(asked, facts=())
    assert pickle.loads(pickle.dumps(asked)) == fresh


def test_an_answer_is_rows_and_a_few_lines() -> None:
    """It can be gone through and indexed, its rows by the names of columns too."""
    made = Result(("text", "number"), ((Literal("a"), Literal(1)), (Literal("b"), None)))
    assert list(made) == [("a", 1), ("b", None)]
    assert made[-1] == ("b", None) and made[:1] == (("a", 1),)
    assert [row["number"] for row in made] == [1, None] and dict(made[0]) == {"text": "a", "number": 1}
    assert made[0][:1] == ("a",) and pickle.loads(pickle.dumps(made[0]))["text"] == "a"
    with pytest.raises(KeyError, match="'when' is no column of this answer: it has text, number"):
        _ = made[0]["when"]
    assert repr(made) == "Result(2 rows of text, number)\n('a', 1)\n('b', None)"
    long = Result(("text",) * 40, ((Literal("x" * 9_000),) * 40,) * 6)
    assert len(repr(long)) < 2_000 and len(long._repr_html_()) < 600_000
    assert repr(queries.run_query("CONSTRUCT WHERE { ?s a ?c } LIMIT 3", GRAPH)) == "Result(3 triples)"


def test_an_answer_in_a_notebook_can_be_read_and_clicked() -> None:
    """Sentences are whole, days unbroken, IRIs short; only addresses are links, and nothing runs."""
    base, sentence = "https://example.org/diplomatic-kg/", "Arlen said no. " * 60
    terms = [
        URIRef(base + "event/510ef71b00000000"), URIRef("https://example.org/1?a=1&b=2"), Literal("https://example.org/2"),
        URIRef("javascript:alert(1)"), Literal("javascript:alert(1)"), Literal('<img src=x onerror="f()">'),
        Literal("http://x/\"><script>"), Literal(sentence), Literal(date(2031, 5, 9)), CODE["mode-visit"], None,
        Literal("y" * 5_000),
    ]  # fmt: skip
    shown = Result(tuple("abcdefghijkl"), (tuple(terms),))._repr_html_()
    assert f'<span title="{base}event/510ef71b00000000">event:510ef7…</span>' in shown
    assert '<a href="https://example.org/1?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">' in shown
    assert shown.count("<a ") == 2 and 'href="https://example.org/2"' in shown
    assert "<img" not in shown and "<script" not in shown
    assert sentence.strip() in shown and '<td class="kg-day">2031-05-09</td><td>visit</td><td></td>' in shown
    assert "y" * 2_000 not in shown and "text-align:left" in shown


def test_tables_agree_about_days_and_gaps() -> None:
    """A day is a day in the table of the graph and in that of an answer; what is not known is missing."""
    pytest.importorskip("pandas")
    table = GRAPH.to_dataframe()
    answer = GRAPH.query("SELECT ?start WHERE { ?fact kg:start ?start }").to_dataframe()
    for days in (table["start"], table["end"], table["published"], table["first"], answer["start"]):
        assert str(days.dtype) == "datetime64[s]"
    assert all(value is not None and value != "" for name in table for value in table[name].dropna())
    assert table["start"].isna().any() and table["reports"].isna().sum() == len(GRAPH.states)
    assert set(map(type, [*table["source"], *table["target_country"], *table["context"]])) == {list}
    assert table.explode("source")["source"].notna().all() and {"dead": 3, "injured": 12} in list(
        table["size"]
    )
    nothing = kg.Graph().to_dataframe()
    held = {"start": "datetime64[s]", "latitude": "float64", "reports": "Int64", "reciprocal": "boolean"}
    assert {name: str(nothing[name].dtype) for name in held} == held


def test_days_of_any_year_are_days() -> None:
    """Nanoseconds would end in 2262."""
    pytest.importorskip("pandas")
    terms = ((Literal(date(1, 1, 1)),), (None,), (Literal(date(9999, 12, 31)),))
    days = Result(("day",), terms).to_dataframe()["day"]
    assert [day.year for day in days.dropna()] == [1, 9999] and days.isna().sum() == 1


def test_there_are_four_tables_of_a_graph() -> None:
    """The columns of the files of the same names."""
    pytest.importorskip("pandas")
    assert list(GRAPH.to_dataframe("actors")["id"]) == [actor.id for actor in GRAPH.everybody]
    assert list(GRAPH.to_dataframe("documents")["doc"]) == ["wire-1", "wire/2 (late)"]
    assert GRAPH.triples_dataframe().columns[0] == "id" and len(of(graphs.hostile()).to_dataframe()) == 2
    with pytest.raises(kg.OptionError, match="no table 'fact': use one of facts, triples, documents, actors"):
        GRAPH.to_dataframe("fact")


def test_a_graph_in_rdflib_is_its_turtle(tmp_path: Path) -> None:
    """With our prefixes; so is an answer that is a graph, and one that is a table is none."""
    based = replace(GRAPH, run=Run(base_iri="https://data.example.org/"))
    made = based.to_rdflib()
    namespaces = {name: str(space) for name, space in made.namespaces()}
    assert namespaces[""] == "https://data.example.org/" and "kg" in namespaces
    (path,) = based.write(tmp_path / "graph.ttl")
    assert set(made) == set(rdflib.Graph().parse(path))
    edges = GRAPH.query("edges", actor="Arlen").to_rdflib()
    assert len(edges) and "kg" in dict(edges.namespaces())
    with pytest.raises(kg.QueryError, match="is a table and no graph: ask with CONSTRUCT"):
        GRAPH.query("types").to_rdflib()


def test_mistakes_are_sentences_in_a_notebook_too() -> None:
    """IPython shows what stands here instead of a traceback."""
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell()
    with redirect_stdout(StringIO()) as shown:
        shell.run_cell("import kg\nkg.open_graph('nowhere')")
    assert shown.getvalue().strip() == (
        "DocumentError: nowhere does not exist: run kg build first, or name the folder or file of a graph"
    )


def test_without_pandas_there_is_a_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence of ours, which is an ImportError as well."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    for ask in (GRAPH.to_dataframe, GRAPH.query("types").to_dataframe, lambda: results.dataframe([], [])):
        with pytest.raises(kg.LibraryError, match="needs pandas, which is not installed: pip install pandas"):
            ask()
    assert issubclass(kg.LibraryError, ImportError)


@pytest.fixture
def cell() -> tuple[dict[str, Any], Callable[[str, str], Result]]:
    """The variables of a notebook, and its ``%%sparql``."""
    known: dict[str, Any] = {}
    shell = SimpleNamespace(user_ns={}, register_magic_function=lambda run, *_: known.update(run=run))
    magic.load_ipython_extension(shell)  # type: ignore[arg-type]
    return shell.user_ns, known["run"]


def test_the_magic_knows_prefixes_bases_and_folders(
    cell: tuple[dict[str, Any], Callable[[str, str], Result]], tmp_path: Path
) -> None:
    """It takes what ``graph.query`` and ``kg query`` take."""
    variables, ask = cell
    based = Run(base_iri="https://data.example.org/")
    variables["graph"] = kg.Graph(SMALL.documents, SMALL.facts, SMALL.triples, SMALL.namings, based)
    found = ask("graph", "SELECT ?whom WHERE { :Arlen kg:accused ?whom }")
    assert found.rows == (("https://data.example.org/Boria",),)
    GRAPH.write(tmp_path / "out")
    assert len(ask(str(tmp_path / "out"), "SELECT ?fact WHERE { ?fact a kg:Event }")) == 4


def test_the_magic_asks_files_stores_and_endpoints(
    cell: tuple[dict[str, Any], Callable[[str, str], Result]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By path, by a variable that holds one, by address; the answer is kept where one says so."""
    variables, ask = cell
    count = "SELECT (COUNT(*) AS ?events) WHERE { ?fact a kg:Event }"
    for name in ("a.ttl", "a.nq", "a.trig", "a.jsonld"):
        GRAPH.write(tmp_path / name)
        assert ask(f"{tmp_path / name} --into kept", count) is variables["kept"]
        assert variables["kept"].rows == ((4,),)
    GRAPH.store(tmp_path / "store")
    variables["store"] = tmp_path / "store"
    for source in (str(tmp_path / "store"), "store"):
        assert ask(source, count).rows == ((4,),)
    asked: list[str] = []
    monkeypatch.setattr(engines, "ask_endpoint", lambda address, *_: asked.append(address) or Result((), ()))
    ask("https://kg.example/sparql", count)
    assert asked == ["https://kg.example/sparql"]


def test_the_magic_names_a_variable_that_is_none(
    cell: tuple[dict[str, Any], Callable[[str, str], Result]],
) -> None:
    """A misspelt variable is no file of an unknown kind, and a table no graph."""
    variables, ask = cell
    variables |= {"graph": GRAPH, "table": 7}
    with pytest.raises(kg.QueryError, match="--into '1st' is no name of a variable"):
        ask("graph --into 1st", "types")
    with pytest.raises(kg.QueryError, match="int is no graph: give a file, a store"):
        ask("table", "types")
    with pytest.raises(kg.QueryError, match="neither a variable nor a file 'grahp': did you mean graph"):
        ask("grahp", "types")


@pytest.mark.parametrize(
    ("misuse", "words"),
    [
        (lambda: kg.Document("a", "x", published="2022-01-01"), "'a' was published '2022-01-01': give a datetime.date"),
        (lambda: kg.Document("a", "x", published=datetime(2022, 1, 1, 9)), "give a datetime.date"),
        (lambda: kg.Document("a", None), "'a' has None for its text: give a str"),
        (lambda: kg.Document(7, "x"), "has 7 for its id"),
        (lambda: kg.build([{"text": "France condemned Mali."}]), "is not a file, a folder or a kg.Document"),
        (lambda: kg.build({"text": "France condemned Mali."}), "is not a file, a folder or a kg.Document"),
        (lambda: kg.build([None]), "None is not a file"),
        (lambda: kg.build("x", lexicon=[7]), "7 is not a path"),
        pytest.param(lambda: list(kg.read("week1")), "'week1' is not a kg.Document .kg.read_documents reads files", marks=MODEL),
        pytest.param(lambda: list(kg.read([{"text": "x"}])), "is not a kg.Document", marks=MODEL),
        pytest.param(lambda: kg.explain(None), "has None for its text", marks=MODEL),
    ],
)  # fmt: skip
def test_plain_misuse_is_told_in_a_sentence(misuse: Callable[[], object], words: str) -> None:
    """What the command line checks before, Python says too."""
    with pytest.raises(kg.KgError, match=words):
        misuse()


@MODEL
def test_one_list_of_actors_needs_no_brackets(tmp_path: Path) -> None:
    """A path is no list of its letters."""
    (tmp_path / "mine.csv").write_text("name,kind\nSylvania,country\n", encoding="utf-8")
    text = kg.Document("a", "Sylvania accused Freedonia of spying.")
    graph = kg.build(text, lexicon=str(tmp_path / "mine.csv"))
    assert "Sylvania" in {actor.id for actor in graph.actors}


@MODEL
def test_what_is_exported_is_what_was_built(tmp_path: Path) -> None:
    """Model, base and documents without facts are known again; of texts that are one sentence nothing is lost."""
    texts = [Document("a", "Turkey condemned Greece."), Document("b", "It rained.", title="Weather")]
    kg.build(texts, base_iri="https://kg.example/").write(tmp_path / "out")
    api.open_graph(tmp_path / "out").write(tmp_path / "again.ttl")
    assert (tmp_path / "again.ttl").read_text() == (tmp_path / "out" / "graph.ttl").read_text()

"""The graph in Python: what it looks like, what it answers, and what is said when it is given nonsense."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import graphs
import pytest
from rdflib import Literal

import kg
from kg import api, magic
from kg.files.manifest import Run
from kg.model import Document
from kg.sparql import answers as results
from kg.sparql import ask as queries
from kg.sparql.answers import Result

SMALL = graphs.small()
MODEL = pytest.mark.model
GRAPH = kg.Graph(SMALL.documents, SMALL.facts, SMALL.triples, SMALL.namings, relations=SMALL.relations)


def test_a_graph_is_a_line() -> None:
    """As the last word of a cell, or in a list, it says how much it holds and not all that it holds."""
    assert repr(GRAPH) == "Graph(2 documents, 8 actors, 11 facts)"
    assert repr(SMALL) == "KnowledgeGraph(2 documents, 8 actors, 11 facts)"
    shown = GRAPH._repr_html_()
    assert "2 documents" in shown and len(shown) < 500 and "&" not in shown.replace("&lt;", "")


def test_an_answer_is_rows_and_a_line() -> None:
    """It can be gone through and indexed."""
    made = Result(("text", "number"), ((Literal("a"), Literal(1)), (Literal("b"), None)))
    assert list(made) == [("a", 1), ("b", None)]
    assert made[-1] == ("b", None) and made[:1] == (("a", 1),)
    assert repr(made) == "Result(2 rows of text, number)"
    assert repr(queries.run_query("CONSTRUCT WHERE { ?s a ?c } LIMIT 3", GRAPH)) == "Result(3 triples)"


def test_tables_agree_about_days_and_gaps() -> None:
    """A day is a date in the table of the graph and in that of an answer; what is not known is missing."""
    pytest.importorskip("pandas")
    table = GRAPH.to_dataframe()
    answer = GRAPH.query("SELECT ?start WHERE { ?fact kg:start ?start }").to_dataframe()
    for days in (table["start"], table["published"], answer["start"]):
        assert {type(day) for day in days.dropna()} == {date}
    assert all(value != "" for _, row in table.iterrows() for value in row)
    assert table["target"].isna().any() and table["start"].isna().any()


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


def test_the_magic_names_a_variable_that_is_none(
    cell: tuple[dict[str, Any], Callable[[str, str], Result]],
) -> None:
    """A misspelt variable is no file of an unknown kind."""
    variables, ask = cell
    variables["graph"] = GRAPH
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

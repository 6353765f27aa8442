"""``kg export outputs graph.db``: the graph as tables of SQLite, asked in SQL."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sized
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import graphs
import pytest

from kg.errors import OutputError
from kg.files import Run, write_file
from kg.files.sqlite import write_sqlite
from kg.graph import KnowledgeGraph
from kg.model import Identity, Slot, Triple

RUN = Run(model="m", model_version="1")


def whole() -> KnowledgeGraph:
    """The small graph with open triples, one of which says what a fact says, and with an identity."""
    graph = graphs.small()
    fact = next(fact for fact in graph.facts if fact.type == "ACCUSE")
    where, said = fact.evidence, fact.trigger
    subject = Slot("subject", "Arlen", where.start, where.start + 5, (graphs.ARLEN,))
    relation = Slot("relation", "accused", said.start, said.end)
    other = Slot("object", "Boria", said.end + 1, said.end + 6, (graphs.BORIA,))
    triple = Triple(subject, relation, (other,), where, 0.9, "facts", "main", "accuse", "accuse", trigger=said,
                    published=fact.published)  # fmt: skip
    why = Identity("Arlen", "wire-1", "Arlen_(Arlen)", "same name")
    return KnowledgeGraph.of(
        graph.documents, graph.facts, [triple], graph.namings, [why], relations=graph.relations
    )


def parts(graph: KnowledgeGraph) -> Iterator[KnowledgeGraph]:
    """The same, a document at a time."""
    for document in graph.documents:
        facts, triples, relations = (
            [each for each in told if each.evidence.document == document.id]
            for told in (graph.facts, graph.triples, graph.relations)
        )
        namings = [each for each in graph.namings if each.document == document.id]
        why = [each for each in graph.identities if each.document in ("", document.id)]
        yield KnowledgeGraph.of([document], facts, triples, namings, why, relations)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The small graph, open."""
    path = write_file(whole(), tmp_path_factory.mktemp("sqlite") / "graph.db", RUN)
    with closing(sqlite3.connect(path)) as base:
        yield base


def test_what_is_referred_to_is_there(base: sqlite3.Connection) -> None:
    """Every foreign key has its row, and the file is sound."""
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("documents", lambda graph: graph.documents),
        ("actors", lambda graph: graph.everybody),
        ("facts", lambda graph: graph.facts),
        ("pairs", lambda graph: [pair for fact in graph.facts for pair in fact.pairs]),
        ("dyads", lambda graph: [pair for fact in graph.facts for pair in fact.pairs]),
        ("overview", lambda graph: graph.facts),
        ("fact_actors", lambda graph: [actor for fact in graph.facts for actor in fact.actors]),
        ("triples", lambda graph: graph.triples),
        ("triple_actors", lambda graph: [actor for triple in graph.triples for actor in triple.actors]),
        ("relations", lambda graph: graph.relations),
        ("identities", lambda graph: graph.identities),
        ("names", lambda graph: [*graph.namings, *graph.everybody]),
        ("sentences", lambda graph: {each.evidence for each in (*graph.told, *graph.triples)}),
        ("about", lambda graph: ["kg", "model"]),
    ],
)
def test_nothing_is_lost(
    table: str, rows: Callable[[KnowledgeGraph], Sized], base: sqlite3.Connection
) -> None:
    """A row for each."""
    assert base.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(rows(whole())),)


def test_a_fact_has_its_status_its_days_and_its_place(base: sqlite3.Connection) -> None:
    """And what is a list is JSON."""
    met, *_ = base.execute(
        "SELECT status, start_day, place, latitude, context, reciprocal FROM facts"
        " JOIN actors ON actors.id = place WHERE type = 'CONSULT'"
    )
    assert met[:4] == ("asserted", "2031-05-09", "Tessa_(Boria)", -7.5)
    assert (json.loads(met[4]), met[5]) == (["diplomatic", "military"], 1)
    told = dict(base.execute("SELECT status, count(*) FROM facts GROUP BY 1"))
    assert told == {"asserted": 7, "denied": 1, "hypothetical": 1, "planned": 1, "reported": 1}


def test_the_long_form_has_a_row_for_each_actor_and_role(base: sqlite3.Connection) -> None:
    """Speakers in their order, the innermost first."""
    rows = base.execute(
        "SELECT role, actor FROM fact_actors JOIN facts ON facts.id = fact"
        " WHERE type = 'ASSAULT' AND status = 'reported' ORDER BY position"
    )
    assert rows.fetchall() == [
        ("source", "Boria"), ("target", "Arlen"), ("speaker", "Olaf_Dáne"), ("speaker", "Mira_Kov"),
    ]  # fmt: skip


def test_a_dyad_has_names_countries_day_and_sentence(base: sqlite3.Connection) -> None:
    """A fact without a date of its own has the day on which it was published."""
    rows = base.execute(
        "SELECT day, source_name, target_country, sentence FROM dyads WHERE type = 'SUPPORT' ORDER BY source"
    ).fetchall()
    said = "The League said that it and Arlen backed the plan of Boria."
    assert rows == [
        ("2031-06-01", "Arlen", "BOR", said), ("2031-06-01", "Northern League", "BOR", said),
    ]  # fmt: skip


def test_sentences_and_names_are_searched(base: sqlite3.Connection) -> None:
    """In any form of a word and without accents; a name under every alias."""
    (found,) = base.execute(
        "SELECT sentences.text, end_char - start_char FROM sentences_fts"
        " JOIN sentences ON sentences.id = sentences_fts.rowid WHERE sentences_fts MATCH 'protester march'"
    )
    assert found[0].startswith("Protesters marched") and len(found[0]) == found[1]
    names = "SELECT DISTINCT actor FROM names_fts JOIN names ON names.id = names_fts.rowid WHERE names_fts MATCH ?"
    assert base.execute(names, ("dane",)).fetchall() == [("Olaf_Dáne",)]
    assert base.execute(names, ("the league",)).fetchall() == [("Northern_League",)]


def test_a_triple_names_the_fact_that_says_the_same(base: sqlite3.Connection) -> None:
    """With its arguments as JSON."""
    (row,) = base.execute(
        "SELECT facts.type, triples.object, arguments FROM triples JOIN facts ON facts.id = fact"
    )
    assert row[:2] == ("ACCUSE", "Boria")
    assert [each["role"] for each in json.loads(row[2])] == ["object"]


def test_the_tables_say_what_is_in_them(base: sqlite3.Connection) -> None:
    """The comments of the definition are part of the file."""
    (told,) = base.execute("SELECT sql FROM sqlite_schema WHERE name = 'facts'")
    assert "-- a JSON list" in told[0]


@pytest.mark.parametrize("make", [whole, graphs.hostile, KnowledgeGraph], ids=["small", "hostile", "empty"])
def test_parts_are_the_same_bytes_as_the_whole(make: Callable[[], KnowledgeGraph], tmp_path: Path) -> None:
    """However the graph is cut, and on each run."""
    graph = make()
    write_sqlite([graph], tmp_path / "whole.db", RUN)
    write_sqlite(parts(graph), tmp_path / "parts.db", RUN)
    assert (tmp_path / "whole.db").read_bytes() == (tmp_path / "parts.db").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["parts.db", "whole.db"]


def test_hostile_text_is_text(tmp_path: Path) -> None:
    """No name or sentence becomes part of a statement, and what is half a character is replaced."""
    graph = graphs.hostile()
    with closing(sqlite3.connect(write_file(graph, tmp_path / "x.sqlite"))) as base:
        assert base.execute("SELECT count(*) FROM facts").fetchone() == (len(graph.facts),)
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        (title,) = base.execute("SELECT title FROM documents").fetchone()
    assert title.endswith("\ufffd") and "DROP ALL" in title and "\x00" not in title


def test_a_disk_that_is_full_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's own errors too."""
    monkeypatch.setattr(
        "kg.files.sqlite._script", lambda name: "PRAGMA max_page_count = 1; CREATE TABLE a (b);"
    )
    with pytest.raises(OutputError, match=r"x\.db cannot be written \(database or disk is full\)"):
        write_file(graphs.small(), tmp_path / "x.db")
    assert list(tmp_path.iterdir()) == []


def test_an_actor_of_several_parts_is_one_row(tmp_path: Path) -> None:
    """The first is as good as the others, which are the same."""
    graph = whole()
    doubled = [*parts(graph), replace(graph, documents=(), facts=(), triples=(), namings=(), relations=())]
    write_sqlite(doubled, tmp_path / "x.db", RUN)
    with closing(sqlite3.connect(tmp_path / "x.db")) as base:
        assert base.execute("SELECT count(*) FROM actors").fetchone() == (len(graph.everybody),)


def test_the_questions_of_the_docs_have_answers(base: sqlite3.Connection) -> None:
    """Each block of SQL in docs/data.md runs on the small graph."""
    docs = (Path(__file__).parent.parent / "docs" / "data.md").read_text(encoding="utf-8")
    questions = re.findall(r"```sql\n(.*?)```", docs, re.S)
    assert len(questions) >= 5
    for question in questions:
        base.execute(question).fetchall()

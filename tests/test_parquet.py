"""``kg export outputs graph.parquet``: typed columns."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import graphs
import pyarrow.parquet as pq
import pytest
from test_sqlite import parts, whole

from kg.errors import LibraryError
from kg.files import parquet, write_file
from kg.files.parquet import write_parquet
from kg.files.typed import TABLES
from kg.graph import KnowledgeGraph


def rows(path: Path) -> list[dict[str, Any]]:
    """What a reader finds in a file."""
    return pq.read_table(path).to_pylist()


def test_days_are_dates_and_several_are_a_list(tmp_path: Path) -> None:
    """Counts are a map; countries are as many as actors."""
    found = {row["id"]: row for row in rows(write_file(graphs.small(), tmp_path / "x.parquet"))}
    assert set(found) == {fact.id for fact in graphs.small().facts}
    for fact in graphs.small().facts:
        row = found[fact.id]
        assert row["start"] == (fact.time.start if fact.time else None)
        assert (row["published"], row["reciprocal"]) == (fact.published, fact.reciprocal)
        assert row["source_ids"] == [actor.id for actor in fact.source]
        assert row["source_country"] == [actor.country for actor in fact.source]
        assert row["attribution_ids"] == [actor.id for actor in fact.speakers]
    assert {date(2031, 5, 9), None} <= {row["start"] for row in found.values()}
    assert [("dead", 3), ("injured", 12)] in [row["size"] for row in found.values()]
    assert {row["latitude"] for row in found.values()} == {-7.5, None}


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("triples.parquet", [each.id for each in whole().triples]),
        ("actors.parquet", [each.id for each in whole().everybody]),
        ("documents.parquet", [each.id for each in whole().documents]),
        ("facts.parquet", [each.id for each in whole().facts]),
    ],
)
def test_the_name_of_the_file_says_which_table(name: str, ids: list[str], tmp_path: Path) -> None:
    """As kg build calls the same files with other endings."""
    found = rows(write_file(whole(), tmp_path / name))
    assert [row.get("id", row.get("doc")) for row in found] == ids


def test_an_actor_has_all_its_names(tmp_path: Path) -> None:
    """Also those that only another part of the graph has."""
    write_parquet(parts(whole()), tmp_path / "actors.parquet", "actors")
    names = {row["id"]: row["aliases"] for row in rows(tmp_path / "actors.parquet")}
    assert names["Mira_Kov"] == ["Kov"] and names["Northern_League"] == ["The League"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "graph", [whole(), graphs.hostile(), KnowledgeGraph()], ids=["small", "hostile", "empty"]
)
def test_parts_are_the_same_bytes_as_the_whole(
    graph: KnowledgeGraph, table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However the graph is cut, and whatever is in it."""
    monkeypatch.setattr(parquet, "GROUP", 4)
    write_parquet([graph], tmp_path / "whole", table)
    write_parquet(parts(graph), tmp_path / "parts", table)
    assert (tmp_path / "whole").read_bytes() == (tmp_path / "parts").read_bytes()
    assert tuple(pq.read_table(tmp_path / "whole").column_names) == TABLES[table][0]


def test_the_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what installs it, and nothing is left behind."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(LibraryError, match="needs pyarrow, which is not installed: pip install pyarrow"):
        write_file(graphs.small(), tmp_path / "x.parquet")
    assert list(tmp_path.iterdir()) == []

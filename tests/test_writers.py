"""Files are written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.disk import folders
from kg.errors import OutputError
from kg.files import writer as writers
from kg.files.manifest import Run
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graphs import Graph


def test_all_files_are_written(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """And nothing else lies in the folder."""
    files = writers.write_folder(graph, tmp_path / "new" / "outputs")
    assert sorted(path.name for path in files) == sorted(writers.FILES)
    assert sorted(path.name for path in (tmp_path / "new" / "outputs").iterdir()) == sorted(writers.FILES)


def test_a_failure_leaves_everything_as_it_was(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file is half new, no temporary one remains."""
    writers.write_folder(graph, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def fail(graph: KnowledgeGraph, run: Run, path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(writers.FILES, "manifest.json", fail)
    with pytest.raises(
        OutputError, match=r"No space left on device\): make room there, or give another place"
    ):
        writers.write_folder(KnowledgeGraph(), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_made_in_vain_is_removed(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interrupted first run leaves no empty folder."""

    def interrupt(graph: KnowledgeGraph, run: Run, path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(writers.FILES, "graph.html", interrupt)
    with pytest.raises(KeyboardInterrupt):
        writers.write_folder(graph, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_place_of_a_folder_is_refused_before_any_work(tmp_path: Path) -> None:
    """The message names the folder that was asked for."""
    (tmp_path / "out").write_text("")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(OutputError, match="cannot be written"):
            folders.check_folder(folder)


def test_an_unknown_ending_is_refused_with_the_known_ones(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """So that the user can choose."""
    with pytest.raises(OutputError, match=r"\.graphml"):
        writers.write_file(graph, tmp_path / "graph.png")


@pytest.mark.parametrize("name", ["o.xlsx", "o.dot", "deep/o.v2"])
def test_no_folder_is_made_that_is_called_like_a_file(
    name: str, graph: KnowledgeGraph, tmp_path: Path
) -> None:
    """What was meant is not known."""
    with pytest.raises(OutputError, match="has an ending that no format has: use one of"):
        Graph.made(graph, Run()).write(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", sorted(writers.BY_NAME.keys() & writers.FILES.keys()))
def test_a_file_of_kg_build_is_exported_by_its_name(name: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    """ "triples.csv" has the triples, though any other .csv has the events."""
    writers.FILES[name](graph, Run(), tmp_path / "built")
    exported = writers.write_file(graph, tmp_path / name)
    assert exported.read_bytes() == (tmp_path / "built").read_bytes()


@pytest.mark.parametrize("name", ["events.csv", "mine.csv", "triples.csv"])
def test_a_byte_order_mark_is_on_demand(name: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Excel wants it, everybody else does not; the rest of the file is the same."""
    without = writers.write_file(graph, tmp_path / name).read_bytes()
    assert without.startswith(b"id,doc,")
    assert writers.write_file(graph, tmp_path / name, bom=True).read_bytes() == b"\xef\xbb\xbf" + without


@pytest.mark.parametrize("ending", sorted(writers.BY_ENDING))
def test_every_format_is_the_same_bytes_again(ending: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    """A graph has one file in each format."""
    one, two = (writers.write_file(graph, tmp_path / f"{n}{ending}").read_bytes() for n in (1, 2))
    assert one == two and one


def test_the_manifest_holds_nothing_of_this_run_alone(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Seconds are kept apart, in timings.json."""
    for n, seconds in enumerate((1.0, 2.0)):
        writers.write_folder(graph, tmp_path / str(n), Run(model="m", seconds={"read": seconds}))
    one, two = ((tmp_path / str(n) / "manifest.json").read_text(encoding="utf-8") for n in (0, 1))
    assert one == two
    assert json.loads((tmp_path / "1" / "timings.json").read_text())["seconds"] == {"read": 2.0}

"""Whole texts: kept by ``kg build``, found again beside the records, and in the page where that is asked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import made
import pytest
from click.testing import CliRunner
from coders import Coder, documents

import kg
from kg.cli.view import view
from kg.errors import DocumentError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Event
from kg.page.texts import texts_of


def test_a_graph_that_is_opened_has_the_whole_texts_if_that_is_asked_for(tmp_path: Path) -> None:
    """From what a build keeps; the facts are those of the records."""
    given = documents(5)
    kg.build_folder(given, tmp_path, engine=Coder())
    short, whole = (kg.open_graph(tmp_path, texts=texts) for texts in (False, True))
    assert [each.text for each in whole.documents] == [each.text for each in given]
    assert all(len(a.text) < len(b.text) for a, b in zip(short.documents, given, strict=True))
    assert whole.facts == short.facts
    assert [each.content for each in whole.documents] == [each.content for each in short.documents]


def test_where_no_text_is_kept_it_is_said(tmp_path: Path) -> None:
    """A folder that was sent on without what was read."""
    kg.build_folder(documents(2), tmp_path, engine=Coder())
    shutil.rmtree(tmp_path / ".readings")
    with pytest.raises(DocumentError, match="keeps none of the texts"):
        kg.open_graph(tmp_path, texts=True)


def test_a_damaged_shard_costs_its_texts_alone(tmp_path: Path) -> None:
    """The others are there."""
    kg.build_folder(documents(2), tmp_path, engine=Coder())
    (tmp_path / ".readings" / "broken.zip").write_bytes(b"no zip")
    assert len(kg.open_graph(tmp_path, texts=True).documents) == 2


def test_a_build_with_texts_says_so_and_writes_them(tmp_path: Path) -> None:
    """The manifest has the option, only then; the page is what the graph in memory writes."""
    given = documents(3)
    for name, texts in (("without", False), ("with", True)):
        kg.build_folder(given, tmp_path / name, engine=Coder(), texts=texts)
        options = json.loads((tmp_path / name / "manifest.json").read_text(encoding="utf-8"))["options"]
        assert options.get("texts", False) is texts
    graph = kg.build(given, engine=Coder())
    graph.write(tmp_path / "memory.html", texts=True)
    pages = [path.read_bytes() for path in (tmp_path / "with" / "graph.html", tmp_path / "memory.html")]
    assert pages[0] == pages[1] != (tmp_path / "without" / "graph.html").read_bytes()


def test_the_command_puts_them_into_the_page(tmp_path: Path) -> None:
    """``kg view --texts`` says how large the page is; without what was read it is an error in words."""
    kg.build_folder(documents(2), tmp_path, engine=Coder())
    sizes = []
    for options in ((), ("--texts",)):
        done = CliRunner().invoke(view, [str(tmp_path), *options])
        assert done.exit_code == 0, done.output
        sizes.append((tmp_path / "graph.html").stat().st_size)
    assert "has the whole texts in it" in done.output and sizes[0] < sizes[1]
    shutil.rmtree(tmp_path / ".readings")
    failed = CliRunner().invoke(view, [str(tmp_path), "--texts"])
    assert isinstance(failed.exception, DocumentError)


def test_the_places_of_sentences_count_as_the_browser_does() -> None:
    """UTF-16 units, so that an emoji before a sentence does not shift it."""
    writer, sentences = made.Writer("d", None), ("😀 They met.", "Again they met 😀.")
    facts = [
        Event(type="CONSULT", source=(made.PELL,), target=(made.VESTA,), **writer.says(said, "met"))  # type: ignore[arg-type]
        for said in sentences
    ]
    found = texts_of(KnowledgeGraph.of([writer.document], facts))
    units = writer.document.text.encode("utf-16-le")
    assert found["texts"] == [writer.document.text]
    assert [units[2 * at :].decode("utf-16-le").partition("\n")[0] for at in found["starts"]] == [*sentences]

"""A graph in parts is the graph; what of a large one is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import made
import pytest
from graphs import small

from kg.files import writer
from kg.files.manifest import Run, counts, run_summary
from kg.graph import KnowledgeGraph, drawn
from kg.rdf.graph import by_document

T = TypeVar("T")


@dataclass(frozen=True)
class ByDocument:
    """A graph, a document a part."""

    graph: KnowledgeGraph

    def parts(self, *, triples: bool = False) -> Iterator[KnowledgeGraph]:
        """One document after the other; why two are two belongs to none of them."""
        for n, part in enumerate(by_document(self.graph)):
            key = part.documents[0].id
            first = tuple(each for each in self.graph.identities if not each.document and n == 0)
            yield KnowledgeGraph(
                part.documents, part.facts, tuple(t for t in self.graph.triples if t.evidence.document == key),
                part.namings, identities=(*first, *part.identities), relations=part.relations,
            )  # fmt: skip

    def each(self, make: Callable[[KnowledgeGraph], T], *, triples: bool = False) -> Iterator[T]:
        """One after the other."""
        return map(make, self.parts(triples=triples))


@pytest.mark.untraced
def test_every_file_is_the_same_of_a_graph_in_parts(tmp_path: Path) -> None:
    """Whatever is written, and what is counted."""
    for n, graph in enumerate((small(), made.small(), made.many(40))):
        writer.write_folder(graph, tmp_path / f"whole{n}")
        writer.write_folder(ByDocument(graph), tmp_path / f"parts{n}")
        for name in (*writer.FILES, "graph.nq", "graph.trig", "graph.jsonld"):
            one, other = (tmp_path / f"{what}{n}" / name for what in ("whole", "parts"))
            if name not in writer.FILES:
                writer.write_file(graph, one)
                writer.write_file(ByDocument(graph), other)
            assert one.read_bytes() == other.read_bytes(), name
        assert counts(graph, Run()) == counts(ByDocument(graph), Run())
        assert run_summary(graph, Run()) == run_summary(ByDocument(graph), Run())


def test_the_summary_counts_in_english() -> None:
    """One has, two have."""
    skipped = (("a", "has no text"), ("b", "is empty"), ("c", "has no text"), ("d", "cannot be read (why)"))
    summary = run_summary(made.small(), Run(skipped=skipped))
    assert "skipped  4: 1 cannot be read, 2 have no text, 1 is empty" in summary


def test_the_summary_says_which_actors_are_counted_where() -> None:
    """Those of facts are on the page, those of relations in the graph, those of triples in actors.jsonl."""
    graph = small()
    count = counts(graph, Run())
    assert count["actors"] == len(graph.actors) and count["actors_named"] == len(graph.everybody)
    assert count["actors_of_facts"] == len(replace(graph, relations=()).actors)
    told = {"actors": 7, "actors_of_facts": 5, "actors_named": 12}
    lines = run_summary(graph, Run(), {**count, **told}).splitlines()
    assert "7 actors" in lines[0]
    assert "  actors   5 of facts, 2 of relations alone; 5 more that only triples name" in lines
    same = {"actors": 7, "actors_of_facts": 7, "actors_named": 7}
    assert "actors  " not in run_summary(graph, Run(), {**count, **same})


def test_all_of_a_small_graph_is_drawn() -> None:
    """With no word of it."""
    graph = made.small()
    found = drawn(ByDocument(graph))
    assert (found.graph.facts, found.graph.documents, found.note) == (graph.facts, graph.documents, "")


def test_of_a_large_graph_the_busiest_are_drawn() -> None:
    """And the page says how much that is."""
    graph = made.many(60)
    found = drawn(ByDocument(graph), actors=20, facts=30)
    shown = len(found.graph.facts) + len(found.graph.relations)
    assert shown <= 30 and len(found.graph.actors) <= 20
    assert {fact.id for fact in found.graph.facts} <= {fact.id for fact in graph.facts}
    assert found.note.startswith(
        f"the 20 busiest of {len(graph.actors)} actors, {shown} of {len(graph.told)} facts"
    )
    assert drawn(graph, actors=20, facts=30) == found


def test_of_alike_facts_the_surest_are_drawn_in_turn() -> None:
    """No kind of fact is crowded out by one of which there are many."""
    graph = made.many(60)
    kinds = {(fact.type, frozenset(fact.actors)) for fact in graph.facts}
    room = len(kinds) // 2
    found = drawn(graph, facts=room).graph
    assert len({(fact.type, frozenset(fact.actors)) for fact in found.facts}) > 0.6 * len(found.facts)


def test_the_page_of_a_part_says_so(tmp_path: Path) -> None:
    """In the line of counts, for people."""
    from kg.page import write_page

    page = write_page(made.small(), tmp_path / "a.html", note="the 20 busiest of 4,000 actors")
    assert "this page shows the 20 busiest of 4,000 actors" in page.read_text(encoding="utf-8")

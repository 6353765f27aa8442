"""What documents know of one actor is joined, the same way in the graph and in a store that grows."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest
import written
from commands import Done
from graphs import Page, small

from kg.graph import joining
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.identity import identify
from kg.model import Actor, Event, document_mark
from kg.rdf import reader as rdfread
from kg.rdf import shapes
from kg.stores import store as stores

Kg = Callable[..., Done]
BORIA = Actor("Boria", "Boria", "country", "BOR", "GOV")


def lee(country: str | None = None, sector: str | None = None, kind: str = "person") -> Actor:
    """What one document knows of Ann Lee."""
    return Actor("Ann_Lee", "Ann Lee", kind, country, sector)  # type: ignore[arg-type]


def report(name: str, who: Actor) -> KnowledgeGraph:
    """One document in which somebody accuses Boria."""
    page = Page(name, "2031-05-10")
    told = page.says(f"{who.name} accused Boria in {name}.", "accused")
    return KnowledgeGraph.of(
        [page.document], [Event(type="ACCUSE", source=(who,), target=(BORIA,), lemma="accuse", **told)]
    )


def together(parts: Sequence[KnowledgeGraph]) -> KnowledgeGraph:
    """One graph of several."""
    documents = [document for part in parts for document in part.documents]
    return identify(documents, [fact for part in parts for fact in part.facts])[0]


def lees(graph: KnowledgeGraph) -> list[tuple[str, str, str | None, str | None]]:
    """Everybody of that name: id, kind, country, sector."""
    return [(a.id, a.kind, a.country, a.sector) for a in graph.actors if a.name == "Ann Lee"]


CASES: dict[str, tuple[list[Actor], list[tuple[str, str, str | None, str | None]]]] = {
    "known beats unknown": (
        [lee(), lee("ARL", "GOV"), lee()],
        [("Ann_Lee", "person", "ARL", "GOV")],
    ),
    "most documents decide": (
        [lee("ARL", "GOV"), lee("ARL", "MIL"), lee("ARL", "GOV"), lee("ARL", "GOV", "place")],
        [("Ann_Lee", "person", "ARL", "GOV")],
    ),
    "two people of two states, and one who may be either": (
        [lee("ARL", "GOV"), lee("BOR", "MIL"), lee("BOR"), lee()],
        [
            (f"Ann_Lee.{document_mark('d3')}", "person", None, None),
            ("Ann_Lee_(ARL)", "person", "ARL", "GOV"),
            ("Ann_Lee_(BOR)", "person", "BOR", "MIL"),
        ],
    ),
    "an officer of a body of states acts for none": (
        [lee(None, "IGO"), lee(None, "IGO"), lee("ARL", "GOV")],
        [("Ann_Lee", "person", None, "IGO")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_actor_of_what_documents_know(case: str) -> None:
    """In whatever order the documents come, and joining again changes nothing."""
    known, wanted = CASES[case]
    parts = [report(f"d{n}", who) for n, who in enumerate(known)]
    made = [together(order) for order in permutations(parts)]
    assert len({tuple(written.lines_of(graph, "events.jsonl")) for graph in made}) == 1
    assert len({graph.identities for graph in made}) == 1
    graph = made[0]
    assert lees(graph) == wanted
    assert joining.join_actors(graph.facts) == list(graph.facts)


def test_nothing_to_join_changes_nothing() -> None:
    """The same values, and the same objects."""
    graph = small()
    joined = joining.join_actors(graph.facts)
    assert all(one is other for one, other in zip(joined, graph.facts, strict=True))


def told_in(store: Path) -> list[tuple[str, str, str | None, str | None]]:
    """Everybody of that name in a store's default graph."""
    return lees(rdfread.read_rdf(store))


def single_valued(store: Path) -> bool:
    """No actor of the default graph has two kinds, states or sectors."""
    query = """PREFIX kg: <https://w3id.org/diplomatic-kg/ontology#>
        ASK { { ?a kg:country ?x, ?y FILTER(?x != ?y) } UNION { ?a kg:sector ?x, ?y FILTER(?x != ?y) }
              UNION { ?a a kg:Person, kg:Place } }"""
    return not bool(ox.Store.read_only(str(store)).query(query))


@pytest.mark.parametrize("case", CASES)
def test_a_store_that_grows_by_documents(case: str, tmp_path: Path) -> None:
    """It tells one thing of each actor, keeps its shapes, and is the same when nothing new comes."""
    known, _ = CASES[case]
    parts = [report(f"d{n}", who) for n, who in enumerate(known)]
    for part in parts:
        stores.append(part, tmp_path / "store")
    assert single_valued(tmp_path / "store") and shapes.validate(tmp_path / "store") == ()
    assert {country for _, _, country, _ in told_in(tmp_path / "store")} - {None} <= {"ARL", "BOR"}
    before = stores.open_store(tmp_path / "store")
    quads = {str(quad) for quad in before}
    del before
    for part in parts:
        stores.append(part, tmp_path / "store")
    after = stores.open_store(tmp_path / "store")
    assert {str(quad) for quad in after} == quads


def test_a_store_of_one_build(tmp_path: Path) -> None:
    """The store says of actors what the graph says."""
    for number, (known, wanted) in enumerate(CASES.values()):
        graph = together([report(f"d{n}", who) for n, who in enumerate(known)])
        stores.append(graph, tmp_path / str(number))
        assert told_in(tmp_path / str(number)) == wanted


def test_two_people_in_a_store(tmp_path: Path) -> None:
    """Who comes later under the name of somebody of another state gets an id that says so, each time.

    Somebody of an unknown state is neither.
    """
    for name, country in (("d1", "ARL"), ("d2", "BOR"), ("d3", "ARL"), ("d2", "BOR"), ("d4", None)):
        stores.append(report(name, lee(country, "GOV")), tmp_path / "store")
    assert told_in(tmp_path / "store") == [
        ("Ann_Lee", "person", "ARL", "GOV"),
        (f"Ann_Lee.{document_mark('d4')}", "person", None, "GOV"),
        ("Ann_Lee_(BOR)", "person", "BOR", "GOV"),
    ]


def test_a_stored_fact_keeps_the_word_it_stands_on(tmp_path: Path) -> None:
    """Whoever spoke for a state in a stored fact goes on to, whatever later documents take him for."""
    state = Actor("Arlen", "Arlen", "country", "ARL", "GOV")
    page = Page("d0", "2031-05-09")
    told = page.says("“We accuse Boria”, Ann Lee said.", "accuse")
    spoken = Event(type="ACCUSE", source=(state,), target=(BORIA,), speakers=(lee("ARL", "GOV"),), **told)
    parts = [KnowledgeGraph.of([page.document], [spoken])]
    parts += [
        report(f"d{n}", who)
        for n, who in enumerate([lee(None, "IGO"), lee("BOR", None, "group"), lee(None, "IGO")], 1)
    ]
    assert spoken.asserted
    orders = (
        rest[:n] + parts[:1] + rest[n:] for rest in (parts[1:], parts[:0:-1]) for n in range(len(parts))
    )
    for order in orders:
        folder = tmp_path / "-".join(part.documents[0].id for part in order)
        for part in order:
            stores.append(part, folder)
        assert shapes.validate(folder) == () and single_valued(folder)


def test_the_vote_follows_a_removal(tmp_path: Path) -> None:
    """When the documents that decided are gone, the others do."""
    for name, sector in (("d1", "GOV"), ("d2", "GOV"), ("d3", "MIL")):
        stores.append(report(name, lee("ARL", sector)), tmp_path / "store")
    assert told_in(tmp_path / "store")[0][3] == "GOV"
    stores.remove_documents("d1", tmp_path / "store")
    stores.remove_documents("d2", tmp_path / "store")
    assert told_in(tmp_path / "store")[0][3] == "MIL"


@pytest.mark.model
def test_documents_that_know_more_and_less(kg: Kg, tmp_path: Path) -> None:
    """A spokesman with his state in one report and without it in another: built, and the same everywhere."""
    lines = [
        {"id": "a", "published": "2022-02-01", "text": '"We condemn Belarus," Slovenian foreign ministry spokesman Peter Novak said.'},
        {"id": "b", "published": "2022-02-02", "text": "Peter Novak met Ban Ki-moon in Geneva."},
    ]  # fmt: skip
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = kg("build", source, "-o", tmp_path / "out", "--store", tmp_path / "store")
    assert done.returncode == 0 and "held" not in done.stdout, done.stderr
    actors = [json.loads(line) for line in (tmp_path / "out" / "actors.jsonl").read_text().splitlines()]
    [novak] = [actor for actor in actors if actor["id"] == "Peter_Novak"]
    for where in (tmp_path / "out" / "graph.ttl", tmp_path / "store"):
        [same] = [actor for actor in rdfread.read_rdf(where).actors if actor.id == "Peter_Novak"]
        assert (same.kind, same.country, same.sector) == (novak["kind"], "SVN", novak["sector"])
    facts = [json.loads(line) for line in (tmp_path / "out" / "events.jsonl").read_text().splitlines()]
    assert {who["country"] for fact in facts for who in fact["source"] if who["id"] == "Peter_Novak"} == {
        "SVN"
    }


def test_a_fact_that_breaks_a_shape_is_held_back() -> None:
    """The rest stays, and it is said which and why."""
    graph = report("d1", lee("ARL", "GOV"))
    page = Page("d2", "2031-05-10")
    told = page.says("Arlen shelled Boria.", "shelled")
    bad = Event(type="ASSAULT", source=(lee(),), target=(BORIA,), confidence=7.5, **told)
    whole = KnowledgeGraph.of([*graph.documents, page.document], [*graph.facts, bad])
    good, [held] = shapes.hold_back(whole)
    assert [fact.type for fact in good.facts] == ["ACCUSE"] and len(good.documents) == 2
    assert (held.document, held.why) == ("d2", "has no confidence from 0 to 1 (found 7.5)")
    assert shapes.validate(good) == ()
    assert shapes.hold_back(good) == (good, ())

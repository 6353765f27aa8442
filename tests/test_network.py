"""Tests of kg.network: the networkx graph, the relations, the layout and the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import graphs
import made
import networkx as nx
import pytest
from lxml import etree

from kg.characters import plain
from kg.errors import OptionError
from kg.graph import busiest, network
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.spells import Spell, joined, spells_of_actors
from kg.model import Actor, Event, Occurrence, TimeSpan


def test_every_fact_is_an_edge_and_every_actor_a_node() -> None:
    """Nothing is lost: one edge for each fact and pair, parallel edges included."""
    graph = made.small()
    found = network.to_networkx(graph)
    assert sorted(found) == [actor.id for actor in graph.actors]
    assert found.number_of_edges() == sum(len(fact.pairs) for fact in graph.facts) == 9
    assert found.number_of_edges("Sudia", "Norland") == 3
    edge = next(iter(found.get_edge_data("Norland", "Coastal_Union").values()))
    assert (
        edge["event"] == "MEMBER_OF" and edge["quad"] == network.STANDING and edge["date"] == "1999-01-01/.."
    )
    assert edge["sentence"].startswith("Norland, a member")


def test_relations_are_kept_apart_by_class_and_assertion() -> None:
    """What is asserted never mixes with what is claimed, nor conflict with cooperation."""
    found = {
        (r.source.id, r.target.id, r.quad, r.asserted): len(r.facts) for r in network.lines(made.small())
    }
    assert found["Norland", "Sudia", "material conflict", True] == 1
    assert found["Norland", "Sudia", "verbal conflict", False] == 1
    assert found["Sudia", "Norland", "material conflict", False] == 2
    assert ("Sudia", "Norland", "material conflict", True) not in found


def test_a_reciprocal_fact_has_no_direction() -> None:
    """The pair of a meeting is in the order of ids; two sources without a target are a pair."""
    meeting = next(fact for fact in made.small().events if fact.type == "CONSULT")
    assert meeting.pairs == ((made.VESTA, made.PELL),)
    turned = replace(meeting, source=meeting.target, target=meeting.source)
    assert turned.pairs == meeting.pairs
    together = replace(meeting, source=(made.VESTA, made.PELL), target=())
    assert together.pairs == meeting.pairs
    assert replace(together, reciprocal=False).pairs == ()
    assert replace(meeting, target=meeting.source).pairs == ()


def test_importance_counts_facts_once_for_each_actor() -> None:
    """The busiest actor comes first, and an actor that only speaks counts for nothing."""
    found = network.importance(made.small())
    assert list(found)[:2] == ["Norland", "Sudia"] and found["Norland"] == 7
    assert found["Sel"] == 0


@pytest.mark.parametrize(
    "graph", [made.small(), made.hostile(), KnowledgeGraph()], ids=["small", "hostile", "empty"]
)
def test_gexf_and_graphml_are_read_back_and_do_not_change(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Both files are valid XML whatever the names are, with the same bytes on each run."""
    one = network.write_gexf(graph, tmp_path / "deep" / "one.gexf").read_bytes()
    assert one == network.write_gexf(graph, tmp_path / "two.gexf").read_bytes()
    assert b"lastmodifieddate" not in one
    back = nx.read_gexf(tmp_path / "two.gexf")
    assert set(back) == {actor.id for actor in graph.actors}
    path = network.write_graphml(graph, tmp_path / "one.graphml")
    assert path.read_bytes() == network.write_graphml(graph, tmp_path / "two.graphml").read_bytes()
    assert len(nx.read_graphml(path)) == len(graph.actors)


def test_spells_say_when_a_fact_is_so(tmp_path: Path) -> None:
    """Its days, open where they are; the day of publication where it has none, which "date" tells."""
    graph = graphs.small()
    back = nx.read_gexf(network.write_gexf(graph, tmp_path / "one.gexf"))
    found = {told["networkx_key"]: told for _, _, told in edges(tmp_path / "one.gexf")}
    assert back.graph["mode"] == "dynamic"
    for fact in graph.facts:
        if fact.pairs:
            when = fact.time or TimeSpan(fact.published, fact.published, "day", "")
            assert found[fact.id]["spells"] == [
                (when.start and when.start.isoformat(), when.end and when.end.isoformat())
            ]
            assert (found[fact.id]["date"] == "") == (fact.time is None)
            assert found[fact.id]["published"] == str(fact.published)


def edges(path: Path) -> Iterator[tuple[str, str, dict[str, object]]]:
    """The edges of a file, each with its attributes and its spells."""
    space = {"g": "http://www.gexf.net/1.2draft"}
    root = etree.parse(path).getroot()
    names = {each.get("id"): each.get("title") for each in root.iterfind(".//g:attribute", space)}
    for edge in root.iterfind(".//g:edge", space):
        told = {names[each.get("for")]: each.get("value") for each in edge.iterfind(".//g:attvalue", space)}
        spells = [(each.get("start"), each.get("end")) for each in edge.iterfind(".//g:spell", space)]
        yield edge.get("source"), edge.get("target"), {**told, "spells": spells}


def test_an_actor_is_there_when_its_facts_are() -> None:
    """In spells that do not overlap, which Gephi would not take; always, with a fact of no day."""
    graph = graphs.small()
    found = spells_of_actors(graph)
    assert found["Northern_League"] == [("1990-01-01", None)]
    assert found["Tessa_(Boria)"] == [("2031-05-09", "2031-05-09")]
    undated = replace(graph.facts[0], time=None, published=None)
    more = spells_of_actors(replace(graph, facts=(*graph.facts, undated)))
    assert [more[actor.id] for actor in undated.actors] == [[]] * len(undated.actors)


@pytest.mark.parametrize(
    ("spells", "found"),
    [
        ([("2031-01-02", "2031-01-02"), ("2031-01-01", "2031-01-01")], 2),
        ([("2031-01-01", "2031-01-03"), ("2031-01-03", "2031-01-04")], 1),
        ([("2031-01-01", "2031-12-31"), ("2031-02-01", "2031-02-01"), ("2032-01-01", None)], 2),
        ([(None, "1999-12-31"), ("1990-01-01", None)], 1),
        ([], 0),
    ],
)
def test_spells_are_joined_where_they_overlap(spells: list[Spell], found: int) -> None:
    """And no day is gained or lost."""
    made = joined(spells)
    assert len(made) == found and joined(reversed(made)) == made
    assert {start for start, _ in made} <= {start for start, _ in spells}
    assert {end for _, end in made} <= {end for _, end in spells}


def test_plain_drops_what_no_label_needs() -> None:
    """Control and bidi characters become spaces, spaces are single."""
    assert plain("\u202eA\x00b \n c\ud800") == "A b c"


def test_folded_each_state_stands_for_its_officials() -> None:
    """An event is an edge between states once, however often it is told; what stays within a state is none."""
    graph = graphs.small()
    found = network.to_networkx(graph, fold="state")
    assert found.nodes["Arlen"]["members"] == "Mira_Kov" and found.nodes["Boria"]["members"] == "Olaf_Dáne"
    assert "Mira_Kov" not in found and found.nodes["Northern_League"]["members"] == ""
    meeting = next(fact for fact in graph.events if fact.type == "CONSULT")
    edge = found.edges["Arlen", "Boria", meeting.id]
    assert (edge["weight"], edge["reports"], edge["sentence"]) == (
        1,
        1,
        "Mira Kov met Olaf Dáne in Tessa on Friday.",
    )
    office = next(fact for fact in graph.states if fact.type == "HOLDS_OFFICE")
    assert office.id not in {key for _, _, key in found.edges(keys=True)}
    assert found.degree("Arlen", weight="weight") == 8
    assert (
        nx.parse_graphml("\n".join(nx.generate_graphml(found))).number_of_edges() == found.number_of_edges()
    )


def test_folded_an_event_of_several_pairs_has_one_key() -> None:
    """So that keys count events, where edges count pairs."""
    graph = graphs.small()
    accused = next(fact for fact in graph.events if fact.type == "ACCUSE")
    both = replace(accused, source=(graphs.ARLEN,), target=(graphs.BORIA, graphs.LEAGUE))
    found = network.to_networkx(replace(graph, facts=(both,), relations=()), fold="state")
    assert found.degree("Arlen", weight="weight") == 2
    assert {key for *_, key in found.edges("Arlen", keys=True)} == {both.id}


def test_folded_the_asserted_report_of_an_event_stands_for_it() -> None:
    """Of three reports the first is only claimed: the edge is the second, and says that there are three."""
    graph = graphs.small()
    accused = next(fact for fact in graph.events if fact.type == "ACCUSE")
    claimed = replace(accused, speakers=(graphs.DANE,))
    several = Occurrence(claimed.id, "copy", reports=3)
    told = (
        replace(claimed, occurrence=Occurrence(claimed.id, reports=3)),
        replace(accused, occurrence=several),
        replace(accused, occurrence=several, rule="again", polarity="negative"),
    )
    found = network.to_networkx(replace(graph, facts=told, relations=()), fold="state")
    ((_, _, key, edge),) = found.edges(keys=True, data=True)
    assert key == accused.id and (edge["weight"], edge["reports"], edge["status"]) == (1, 3, "asserted")


def test_opposition_and_places_are_not_folded() -> None:
    """Who is against a government is not its state; a state that no text names has the gazetteer's name."""
    who = {
        "Navalny": Actor("Navalny", "Navalny", "person", "RUS", "OPP"),
        "Lavrov": Actor("Lavrov", "Lavrov", "person", "RUS", "GOV"),
        "Kyiv": Actor("Kyiv", "Kyiv", "place", "UKR"),
    }
    page = graphs.Page("a", "2022-01-01")
    facts = [
        Event(
            type="ACCUSE", source=(one,), target=(who["Kyiv"],), **page.says(f"{name} blamed Kyiv.", "blamed")
        )
        for name, one in who.items()
    ]
    found = network.to_networkx(KnowledgeGraph.of([page.document], facts), fold="state")
    assert sorted(found) == ["Kyiv", "Navalny", "Russia"] and found.nodes["Russia"]["members"] == "Lavrov"
    assert sorted(found.edges()) == [("Navalny", "Kyiv"), ("Russia", "Kyiv")]


def test_with_relations_folded_too() -> None:
    """A relation is an edge of one report; another fold is refused."""
    found = network.to_networkx(graphs.small(), fold="state", relations=True)
    assert sum(edge["fact"] == "relation" for *_, edge in found.edges(data=True)) == 3
    with pytest.raises(OptionError, match="'country' is no way to fold actors: use 'state', or None"):
        network.to_networkx(graphs.small(), fold="country")


def test_the_busiest_pairs_count_asserted_events_once() -> None:
    """By states, whoever acts; more before fewer, then by name."""
    assert [(one.id, other.id, events) for one, other, events in busiest(graphs.small())] == [
        ("Arlen", "Boria", 3),
        ("Boria", "Northern_League", 1),
    ]
    assert len(busiest(graphs.many(200), 3)) == 3 and busiest(KnowledgeGraph()) == []

"""An answer is a part of the graph again: whatever the cookbook tells of facts, it names them."""

from __future__ import annotations

from dataclasses import replace

import graphs
from tables import each_row

import kg
from kg.sparql import cookbook

SMALL = graphs.small()
ACCUSED = next(fact for fact in SMALL.events if fact.type == "ACCUSE")
MEDIATED = replace(ACCUSED, type="CONSULT", source=(graphs.LEAGUE,), target=(graphs.ARLEN, graphs.BORIA),
                   mode="third-party")  # fmt: skip
GRAPH = kg.Graph.made(replace(SMALL, facts=(*SMALL.facts, MEDIATED)), kg.Run())

ASKED: dict[str, dict[str, object]] = {
    "changes": {"since": "2031-01-01"},
    "claims": {"speaker": "Mira Kov", "about": "Boria"},
    "contested": {},
    "corroborated": {"least": 1},
    "demands": {},
    "dyad": {"actor": "Arlen", "other": "Boria"},
    "first-last": {"actor": "Arlen", "other": "Boria"},
    "mediators": {},
    "meetings": {},
    "relations": {},
    "reports": {"event": ACCUSED.id},
    "sayings": {"speaker": "Mira Kov"},
    "search": {"text": "breach"},
    "sentences": {"type": "ASSAULT"},
    "timeline": {"actor": "Mira Kov"},
    "turns": {"from": "1990-01-01", "until": "2031-12-31"},
    "victims": {},
}
"""What each query is asked of the small graph."""

NAMELESS = {
    "actors": "counts the facts of actors",
    "balance": "counts events by month",
    "co-mentions": "counts documents",
    "dyads": "counts events by month",
    "edges": "is a graph itself",
    "members": "one row a member, of what several sentences tell, with one of them",
    "office-holders": "one row a holder and role, of what several sentences tell, with one of them",
    "paths": "counts the ways between two actors",
    "speakers": "counts claims",
    "types": "counts events",
}
"""The queries whose answers name no fact, and why."""


@each_row(sorted(cookbook()))
def test_the_facts_of_an_answer_are_a_graph(name: str) -> None:
    """Every query names its facts, each row at least one; or it is one of those that count."""
    assert (name in ASKED) != (name in NAMELESS), "say what to ask of it, or why it names no fact"
    if name in ASKED:
        answer = GRAPH.query(name, **ASKED[name])
        part = GRAPH.subgraph(answer)
        told = {each.id for each in part.told}
        named = [{str(cell).rpartition("/")[2] for cell in row} & told for row in answer]
        assert named and all(named) and set.union(*named) == told


def test_some_rows_of_an_answer_are_a_graph_too() -> None:
    """``answer[:1]`` is rows, and rows name their facts as the whole answer does."""
    answer = GRAPH.query("timeline", actor="Mira Kov")
    assert GRAPH.subgraph(answer[:]).facts == GRAPH.subgraph(answer).facts
    assert [fact.id for fact in GRAPH.subgraph(answer[:1]).facts] == [answer[0]["fact"].rpartition("/")[2]]

"""An answer is a part of the graph again: whatever the cookbook tells of facts, it names them."""

from __future__ import annotations

import graphs
import pytest
from tables import each_row

import kg
from kg.sparql import cookbook

GRAPH = kg.Graph.made(graphs.small(), kg.Run())
ACCUSED = next(fact for fact in GRAPH.facts if fact.type == "ACCUSE")

ASKED: dict[str, dict[str, object]] = {
    "changes": {"since": "2031-01-01"},
    "claims": {"speaker": "Mira Kov", "about": "Boria"},
    "contested": {},
    "demands": {},
    "dyad": {"actor": "Arlen", "other": "Boria"},
    "meetings": {},
    "members": {"organization": "Northern League", "on": "2005-01-01"},
    "office-holders": {"organization": "Arlen", "on": "2031-06-01"},
    "relations": {},
    "reports": {"event": ACCUSED.id},
    "search": {"text": "breach"},
    "sentences": {"type": "ASSAULT"},
    "timeline": {"actor": "Mira Kov"},
    "victims": {},
}
"""What each query is asked of the small graph."""

NAMELESS = {
    "actors": "counts the facts of actors",
    "balance": "counts events by month",
    "co-mentions": "counts documents",
    "dyads": "counts events by month",
    "edges": "is a graph itself",
    "paths": "counts the ways between two actors",
    "speakers": "counts claims",
    "types": "counts events",
}
"""The queries whose answers name no fact, and why."""


@each_row(sorted(cookbook()))
def test_the_facts_of_an_answer_are_a_graph(name: str) -> None:
    """Every query names its facts, or is one of those that count."""
    assert (name in ASKED) != (name in NAMELESS), "say what to ask of it, or why it names no fact"
    if name in ASKED:
        part = GRAPH.subgraph(GRAPH.query(name, **ASKED[name]))
        assert part.facts or part.relations

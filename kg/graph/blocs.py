"""KnowledgeGraph -> groups of those who deal most with each other, for the order of a table."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

import networkx as nx

from kg.graph.between import once, stand_ins
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor

Pair = tuple[str, str]

MOST = 80
"""How many are grouped, the busiest: the many who are in a fact or two tell nothing of groups."""

FINE = 1.5
"""The resolution of the method: more is more groups."""


def blocs(graph: KnowledgeGraph, *, fold: bool = True, seed: int = 1) -> list[list[str]]:
    """The ids of those who deal most with each other, group by group; the busiest group and member first.

    Two are close where much of what they do, they do with each other, be it good or bad: the number of events
    between them over the geometric mean of all their events.  Groups are found by the method of Louvain
    (Blondel and others, 2008).

    Args:
        graph: what is told.
        fold: each state stands for its officials, organs and forces.
        seed: of the method; one seed gives the same groups on each run.
    """
    stands = stand_ins(graph) if fold else {actor.id: actor for actor in graph.actors}
    pairs = _pairs(graph, stands)
    busy: Counter[str] = Counter()
    for pair, events in pairs.items():
        busy.update(dict.fromkeys(pair, events))
    order = sorted(busy, key=lambda one: (-busy[one], one))[:MOST]
    number = {one: index for index, one in enumerate(order)}
    network = nx.Graph()
    network.add_nodes_from(number.values())  # numbers: sets of them have the same order on each run
    for (one, other), events in sorted(pairs.items()):
        if one in number and other in number:
            network.add_edge(number[one], number[other], weight=events / math.sqrt(busy[one] * busy[other]))
    found = nx.community.louvain_communities(network, weight="weight", resolution=FINE, seed=seed)
    groups = [[order[index] for index in sorted(group)] for group in found]
    return sorted(groups, key=lambda group: (-sum(busy[one] for one in group), group))


def _pairs(graph: KnowledgeGraph, stands: Mapping[str, Actor]) -> Counter[Pair]:
    """In how many events and states each two stand, in either direction."""
    found: Counter[Pair] = Counter()
    for fact, _ in once(graph.facts):
        heads = {(stands[one.id].id, stands[other.id].id) for one, other in fact.pairs}
        found.update({(min(pair), max(pair)) for pair in heads if pair[0] != pair[1]})
    return found

"""What counts between actors, or between their states: each event once, however many documents report it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from kg.graph.folding import states_of
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor, Event, Relation, State

Told = Event | State | Relation


class Once(NamedTuple):
    """The report that stands for an event, an asserted one if there is one, and how many there are."""

    fact: Event | State
    reports: int


def occasion(fact: Event | State) -> str:
    """What counts once, however often it is told: the id of the event, or of the state."""
    return fact.event if isinstance(fact, Event) else fact.id


def once(facts: Iterable[Event | State]) -> Iterator[Once]:
    """Events and states, each once, in the order in which they are first told."""
    told: dict[str, list[Event | State]] = {}
    for fact in facts:
        told.setdefault(occasion(fact), []).append(fact)
    for several in told.values():
        yield Once(_best(several) if len(several) > 1 else several[0], len(several))


def _best(several: list[Event | State]) -> Event | State:
    return min(several, key=lambda fact: (not fact.asserted, fact.id != occasion(fact)))


def stand_ins(graph: KnowledgeGraph) -> dict[str, Actor]:
    """By the id of everybody in the graph, the state for which it acts, or else itself."""
    return {**{actor.id: actor for actor in graph.actors}, **states_of(graph.actors)}


def between(fact: Told, stands: Mapping[str, Actor]) -> tuple[tuple[Actor, Actor], ...]:
    """The pairs of a fact, with stand-ins in the place of its actors; what stays within one is no pair."""
    source, target = (
        tuple(dict.fromkeys(stands[actor.id] for actor in side)) for side in (fact.source, fact.target)
    )
    return replace(fact, source=source, target=target).pairs


def busiest(graph: KnowledgeGraph, most: int = 5) -> list[tuple[Actor, Actor, int]]:
    """Between which two states or others most events are asserted, whoever of them acts, and how many."""
    stands = stand_ins(graph)
    found: Counter[tuple[Actor, Actor]] = Counter()
    for event, _ in once(event for event in graph.events if event.asserted):
        found.update({(min(pair), max(pair)) for pair in between(event, stands)})
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [(one, other, events) for (one, other), events in ranked[:most]]

"""KnowledgeGraph -> who brings others together: mediates, convenes, or has their talks in his country.

As in the query ``mediators`` of the cookbook, which knows the first of the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.graph import KnowledgeGraph, countries_of
from kg.model import Actor, Event, State

TALKS = frozenset({"CONSULT", "AGREE"})


class Mediation(NamedTuple):
    """The number of a fact, by whom others are brought together in it, and whether he is their host alone.

    Where nobody of the host's country is in the graph, the place of the talks stands for it.
    """

    fact: int
    by: tuple[Actor, ...]
    hosts: bool


def mediators(graph: KnowledgeGraph) -> list[tuple[int, list[str], int]]:
    """The number of each fact, the ids of those who bring others together in it, 1 where they only host."""
    return [(fact, [actor.id for actor in by], int(hosts)) for fact, by, hosts in mediations(graph)]


def mediations(graph: KnowledgeGraph) -> tuple[Mediation, ...]:
    """Every telling of a third party that brings others together, in the order of the texts."""
    countries, here = countries_of(graph.actors), {actor.id: actor for actor in graph.actors}
    found = (_mediation(i, fact, countries, here) for i, fact in enumerate(graph.facts))
    return tuple(each for each in found if each)


def _mediation(
    number: int, fact: Event | State, countries: Mapping[str, Actor], here: Mapping[str, Actor]
) -> Mediation | None:
    if not isinstance(fact, Event):
        return None
    if fact.mode == "third-party":
        by = tuple(actor for actor in fact.source if actor not in fact.target)
        return Mediation(number, by, False) if by else None
    host = _host(fact, countries)
    return Mediation(number, (here.get(host.id) or fact.place or host,), True) if host else None


def _host(event: Event, countries: Mapping[str, Actor]) -> Actor | None:
    """The country of the place where others, of two countries at least, talk or agree."""
    host = countries.get(event.place.id) if event.place else None
    if host is None or event.type not in TALKS:
        return None
    theirs = {actor.country or actor.id for actor in (*event.source, *event.target)}
    return None if host.country in theirs or len(theirs) < 2 else host

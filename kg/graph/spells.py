"""When facts are so -> the spells of GEXF, by which Gephi's timeline shows and hides them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Event, Relation, State

Spell = tuple[str | None, str | None]
"""First and last day (ISO 8601), both inclusive; None at an open side."""

_LAST = "~"
"""Comes after every day, as "" comes before them."""


def spells_of(fact: Event | State | Relation) -> list[Spell]:
    """The days of a fact, else the day on which its document was published; none where nothing is known."""
    time, day = fact.time, fact.published
    if time and time.edtf:
        start, end = time.start, time.end
        return [(start.isoformat() if start else None, end.isoformat() if end else None)]
    return [(day.isoformat(), day.isoformat())] if day else []


def spells_of_actors(graph: KnowledgeGraph) -> Mapping[str, list[Spell]]:
    """By actor's id, when facts or relations of theirs are: always, where one of them has no day at all."""
    found: dict[str, list[Spell]] = {actor.id: [] for actor in graph.actors}
    always: set[str] = set()
    for fact in graph.told:
        spells = spells_of(fact)
        for actor in fact.actors:
            found[actor.id] += spells
        always |= set() if spells else {actor.id for actor in fact.actors}
    return {key: [] if key in always else joined(spells) for key, spells in found.items()}


def joined(spells: Iterable[Spell]) -> list[Spell]:
    """The same days in as few spells as can be, in their order: none overlaps another.

    Example:
        >>> joined([("2022-02-03", None), ("2022-01-01", "2022-01-31"), ("2022-01-15", "2022-02-01")])
        [('2022-01-01', '2022-02-01'), ('2022-02-03', None)]
    """
    whole: list[tuple[str, str]] = []
    for start, end in sorted((start or "", end or _LAST) for start, end in spells):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return [(start or None, None if end == _LAST else end) for start, end in whole]

"""What a briefing counts: each fact once, by those who count for its actors, on the page's days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from kg.graph import KnowledgeGraph, states_of
from kg.model import Actor, Event, State
from kg.page.corroboration import corroboration
from kg.page.mediators import mediations

Told = Event | State
Pair = tuple[Actor, Actor]

SPANS = (("week", 7), ("month", 30), ("year", 365))
"""Windows at the end of the documents; the news are those of the first that holds enough."""
ENOUGH = 8
"""How many events a window of news holds at least."""
FEW = 2
"""How many facts two have between them, or a third party has, before that is told."""
MUCH = 0.5
"""A window with more than this part of all events holds no news."""


class Window(NamedTuple):
    """The last days that documents tell of: what they are called, the first and the last, the events."""

    name: str
    since: date
    until: date
    events: list[Event]


@dataclass(frozen=True)
class Brief:
    """A graph as its briefing counts it; with ``fold`` people and organs count for their state.

    ``contested`` are the claims of each case, by the numbers of the facts.
    """

    graph: KnowledgeGraph
    fold: bool
    contested: tuple[tuple[int, ...], ...] = ()

    @cached_property
    def stands(self) -> Mapping[str, Actor]:
        """By an actor's id, who is counted for it."""
        own = {actor.id: actor for actor in self.graph.actors}
        return own | dict(states_of(own.values())) if self.fold else own

    @cached_property
    def parties(self) -> dict[Actor, int]:
        """In how many facts each takes part, the busiest first."""
        return self.busy((fact, (*fact.source, *fact.target)) for fact in self.graph.facts)

    @cached_property
    def mediators(self) -> dict[Actor, int]:
        """In how many facts each brings others together or has their talks in his country, the most first."""
        return self.busy(
            (self.graph.facts[fact], [a for a in by if a.id in self.stands])
            for fact, by, _ in mediations(self.graph)
        )

    @cached_property
    def backed(self) -> list[Told]:
        """What two sources or more tell."""
        several = (numbers for _, sources, _, numbers in corroboration(self.graph) if sources > 1)
        return [self.graph.facts[number] for numbers in several for number in numbers]

    @cached_property
    def pairs(self) -> dict[Pair, list[Told]]:
        """The facts between each two; two states with some facts before others, then the busiest first."""
        found: dict[Pair, list[Told]] = {}
        for fact in self.graph.facts:
            for pair in self._between(fact):
                found.setdefault(pair, []).append(fact)
        return dict(sorted(found.items(), key=lambda item: (not is_diplomacy(*item), *busy_first(item))))

    @cached_property
    def last(self) -> date | None:
        """The day of the last document."""
        return max((d.published for d in self.graph.documents if d.published), default=None)

    @cached_property
    def window(self) -> Window | None:
        """The shortest time before the last document that holds enough events, if not most of them."""
        if not self.last:
            return None
        spans = ((name, self.last - timedelta(days=days - 1)) for name, days in SPANS)
        found = (Window(name, since, self.last, self._within(since, self.last)) for name, since in spans)
        first = next((each for each in found if count(each.events) >= ENOUGH), None)
        return first if first and count(first.events) <= MUCH * count(self.graph.events) else None

    @cached_property
    def ahead(self) -> list[Event]:
        """What is planned for a day after the last document, each event once, the next first."""
        planned = (event for event in self.graph.events if event.status == "planned")
        later = [event for event in planned if self.last and start(event) > self.last]
        known = {occasion(event): event for event in sorted(later, key=lambda event: event.id)}
        return sorted(known.values(), key=lambda event: (start(event), event.id))

    def busy(self, parts: Iterable[tuple[Told, Iterable[Actor]]]) -> dict[Actor, int]:
        """In how many facts each has a part, the busiest first."""
        told = {(self.stands[actor.id], occasion(fact)) for fact, actors in parts for actor in actors}
        found = Counter(actor for actor, _ in told)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0].id)))

    def _between(self, fact: Told) -> Iterable[Pair]:
        """The pairs of those who are counted for its actors."""
        pairs = ((self.stands[one.id], self.stands[other.id]) for one, other in fact.pairs)
        return dict.fromkeys(_in_order(pair) for pair in pairs if pair[0].id != pair[1].id)

    def _within(self, since: date, until: date) -> list[Event]:
        """The events of some days; one without a day counts on that of its document."""
        spans = ((event, *_bounds(event)) for event in self.graph.events)
        return [event for event, first, last in spans if first <= until and last >= since]


def count(facts: Iterable[Told]) -> int:
    """Events and states, each once."""
    return len({occasion(fact) for fact in facts})


def occasion(fact: Told) -> str | int:
    """What counts once: the event of several reports, or else this very fact."""
    several = fact.occurrence if isinstance(fact, Event) else None
    return several.id if several else id(fact)


def start(event: Event) -> date:
    """The first day that the text tells, the beginning of time where it tells none."""
    return event.time.start if event.time and event.time.start else date.min


def busy_first(item: tuple[Pair, list[Told]]) -> tuple[int, str, str]:
    """What to sort pairs by."""
    (one, other), facts = item
    return -count(facts), one.id, other.id


def _bounds(event: Event) -> tuple[date, date]:
    """As the page has them; what has no day at all is on none."""
    first, last = (event.time.start, event.time.end) if event.time else (None, None)
    told = event.published
    return (
        first or (date.min if last else told or date.max),
        last or first or told or date.min,
    )


def is_diplomacy(pair: Pair, facts: list[Told]) -> bool:
    """Two states that have some facts between them."""
    return all(actor.kind == "country" for actor in pair) and count(facts) >= FEW


def _in_order(pair: Pair) -> Pair:
    return (pair[0], pair[1]) if pair[0].id <= pair[1].id else (pair[1], pair[0])

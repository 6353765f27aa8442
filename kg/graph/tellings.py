"""Facts by the words that carry them: which of them says the same as an open triple."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from kg.model import Actor, Event, Evidence, State, Triple


@dataclass(frozen=True, slots=True)
class Tellings:
    """Events and states by the place of their trigger."""

    facts: Mapping[Evidence, tuple[Event | State, ...]]

    @classmethod
    def of_facts(cls, facts: Iterable[Event | State]) -> Self:
        """All of these facts."""
        found: dict[Evidence, tuple[Event | State, ...]] = {}
        for fact in facts:
            found[fact.trigger] = (*found.get(fact.trigger, ()), fact)
        return cls(found)

    def of(self, triple: Triple) -> Event | State | None:
        """The fact of the same words; of several that with most of its actors, then the first by id."""
        if triple.trigger is None:
            return None
        here, who = self.facts.get(triple.trigger, ()), set(triple.actors)
        return min(here, key=lambda fact: (-len(who & set(fact.actors)), fact.id), default=None)

    def between(self, triple: Triple, one: Actor, other: Actor) -> bool:
        """Whether the same words carry a fact between these two."""
        here = self.facts.get(triple.trigger, ()) if triple.trigger else ()
        return any({one, other} <= set(fact.actors) for fact in here)

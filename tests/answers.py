"""What a graph answers to an analyst's questions, worked out from its records alone, beside the page's script.

A fact is an event or a state, each once.  States stand for their officials, organs and forces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kg.graph import countries_of
from kg.graph.between import between, once, stand_ins
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.network import quad
from kg.model import Actor, Event, State

Told = Event | State
Window = tuple[date, date]


class Tie(NamedTuple):
    """Who has to do with whom, or somebody alone, in which class: "A → B, material conflict"."""

    ends: tuple[Actor, ...]
    mutual: bool
    quad: str

    def __str__(self) -> str:
        return f"{(' ↔ ' if self.mutual else ' → ').join(actor.name for actor in self.ends)}, {self.quad}"


def day(text: str) -> date:
    """A day of its ISO date."""
    return date.fromisoformat(text)


def each(facts: Iterable[Told]) -> list[Told]:
    """Events and states, each once."""
    return [fact for fact, _ in once(facts)]


def pair(graph: KnowledgeGraph, one: str, other: str) -> list[Told]:
    """What is told between two, whoever of them acts."""
    stands = stand_ins(graph)
    return each(
        fact
        for fact in graph.facts
        if any({a.name, b.name} == {one, other} for a, b in between(fact, stands))
    )


def holds(fact: Told) -> Window | None:
    """From when to when it was; the day on which it was told where the text gives no date."""
    time = fact.time
    if not time or not (time.start or time.end):
        return (fact.published, fact.published) if fact.published else None
    last = date.max if isinstance(fact, State) else time.start
    return time.start or date.min, time.end or last or date.max


def within(facts: Iterable[Told], since: date, until: date) -> list[Told]:
    """What of it was at some time between two days."""
    return [fact for fact in facts if (time := holds(fact)) and time[0] <= until and time[1] >= since]


def sayings(graph: KnowledgeGraph, speaker: str, about: str) -> list[Told]:
    """What somebody says of an actor and of those who act for it."""
    stands = stand_ins(graph)
    return each(
        fact
        for fact in graph.facts
        if any(actor.name == speaker for actor in fact.speakers)
        and any(stands[actor.id].name == about for actor in (*fact.source, *fact.target))
    )


def sentence(graph: KnowledgeGraph, fact: Told) -> str:
    """The words that tell it."""
    text = next(d.text for d in graph.documents if d.id == fact.evidence.document)
    return text[fact.evidence.start : fact.evidence.end]


def telling(graph: KnowledgeGraph, word: str) -> list[Told]:
    """Whose sentence has a word, or begins one of its words with it."""
    texts = {document.id: document.text for document in graph.documents}
    begins = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    return each(
        f for f in graph.facts if begins.search(texts[f.evidence.document][f.evidence.start : f.evidence.end])
    )


def holders(graph: KnowledgeGraph, office: str, of: str, on: date) -> set[str]:
    """Who held an office on a day: told with dates around it, or last told before it; "former" is no date."""
    found = [
        state
        for state in graph.states
        if (state.role or "").casefold() == office and any(actor.name == of for actor in state.target)
    ]
    dated = {
        a.name for state in within(found, on, on) if state.time and state.time.start for a in state.source
    }
    told = [s for s in found if not s.time and s.published and s.published <= on]
    last = max((s.published for s in told if s.published), default=None)
    return dated or {a.name for s in told if s.published == last for a in s.source}


def ties(graph: KnowledgeGraph, facts: Iterable[Told]) -> Counter[Tie]:
    """How many facts of each class each two have between them, or somebody alone."""
    stands, found = stand_ins(graph), Counter[Tie]()
    for fact in each(facts):
        two = {_ends(*pair, fact.reciprocal) for pair in between(fact, stands)}
        alone = {(stands[actor.id],) for actor in fact.source or fact.target}
        found.update(Tie(ends, fact.reciprocal and bool(two), quad(fact)) for ends in two or alone)
    return found


def _ends(one: Actor, other: Actor, mutual: bool) -> tuple[Actor, ...]:
    return tuple(sorted((one, other), key=lambda actor: actor.name)) if mutual else (one, other)


def changed(before: Counter[Tie], after: Counter[Tie], share: float = 1) -> dict[str, list[str]]:
    """What is new, gone, stronger and weaker, in words; ``share`` is how much more is told before than after."""
    both = set(before) & set(after)
    found = {
        "new": set(after) - set(before),
        "gone": set(before) - set(after),
        "stronger": {tie for tie in both if after[tie] * share > before[tie]},
        "weaker": {tie for tie in both if after[tie] * share < before[tie]},
    }
    return {kind: sorted(map(str, some)) for kind, some in found.items()}


def from_source(graph: KnowledgeGraph, source: str) -> list[Told]:
    """What the documents of one source tell."""
    those = {document.id for document in graph.documents if document.source == source}
    return [fact for fact in graph.facts if fact.evidence.document in those]


def told_by_two(graph: KnowledgeGraph) -> set[str]:
    """Events and ties that two sources tell, or more, by their ids."""
    source = {document.id: document.source or document.id for document in graph.documents}
    found: dict[object, dict[str, str]] = {}
    for fact in graph.facts:
        if isinstance(fact, Event):
            found.setdefault(fact.event, {})[fact.id] = source[fact.evidence.document]
        elif (fact.polarity, fact.factuality) == ("positive", "actual"):
            ends = (frozenset(a.id for a in fact.source), frozenset(a.id for a in fact.target))
            key = (fact.type, (fact.role or "").casefold(), *ends)
            found.setdefault(key, {})[fact.id] = source[fact.evidence.document]
    return {fact for told in found.values() if len(set(told.values())) > 1 for fact in told}


def mediators(graph: KnowledgeGraph) -> dict[str, set[str]]:
    """Who brings others together, as a third party or as the host of their talks, and in which facts.

    The host is the country of the place, or the place where the graph knows nobody of that country.
    """
    stands, found = stand_ins(graph), dict[str, set[str]]()
    lands = countries_of(graph.actors)
    for event in graph.events:
        by = [a for a in event.source if a not in event.target] if event.mode == "third-party" else []
        host = lands.get(event.place.id) if event.place and event.type in ("CONSULT", "AGREE") else None
        theirs = {actor.country or actor.id for actor in (*event.source, *event.target)}
        if event.mode != "third-party" and host and host.country not in theirs and len(theirs) > 1:
            by = [host if host.id in stands else event.place] if event.place else []
        for actor in by:
            found.setdefault(stands.get(actor.id, actor).name, set()).add(event.id)
    return found

"""What a graph answers to an analyst's questions, worked out from its records alone, beside the page's script.

A fact is an event or a state, each once.  States stand for their officials, organs and forces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from kg.graph.between import between, once, stand_ins
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.network import quad
from kg.model import Event, State

Told = Event | State
Window = tuple[date, date]


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
    dated = {a.name for state in within(found, on, on) if state.time and state.time.start for a in state.source}
    told = [s for s in found if not s.time and s.published and s.published <= on]
    last = max((s.published for s in told if s.published), default=None)
    return dated or {a.name for s in told if s.published == last for a in s.source}


def ties(graph: KnowledgeGraph, facts: Iterable[Told]) -> Counter[str]:
    """How many facts of each class each two have between them, or somebody alone: "A → B, material conflict"."""
    stands, found = stand_ins(graph), Counter[str]()
    for fact in each(facts):
        sign = " ↔ " if fact.reciprocal else " → "
        two = {sign.join(_ends(a.name, b.name, fact.reciprocal)) for a, b in between(fact, stands)}
        alone = {stands[actor.id].name for actor in fact.source or fact.target}
        found.update(f"{who}, {quad(fact)}" for who in two or alone)
    return found


def _ends(one: str, other: str, mutual: bool) -> tuple[str, str]:
    return (min(one, other), max(one, other)) if mutual else (one, other)


def changed(before: Counter[str], after: Counter[str]) -> dict[str, set[str]]:
    """What is new, gone, stronger and weaker."""
    both = set(before) & set(after)
    return {
        "new": set(after) - set(before),
        "gone": set(before) - set(after),
        "stronger": {tie for tie in both if after[tie] > before[tie]},
        "weaker": {tie for tie in both if after[tie] < before[tie]},
    }


def from_source(graph: KnowledgeGraph, source: str) -> list[Told]:
    """What the documents of one source tell."""
    those = {document.id for document in graph.documents if document.source == source}
    return [fact for fact in graph.facts if fact.evidence.document in those]


def corroborated(graph: KnowledgeGraph, least: int = 2) -> list[Event]:
    """Events that so many sources tell."""
    events = {e.event: e for e in graph.events if e.occurrence and e.occurrence.sources >= least}
    return list(events.values())


def mediators(graph: KnowledgeGraph) -> Counter[str]:
    """Who brings others together, and how often."""
    found = [e for e in graph.events if e.mode and "third" in e.mode]
    return Counter(actor.name for event in found for actor in event.source)

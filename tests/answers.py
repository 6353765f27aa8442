"""What a graph answers to an analyst's questions, worked out from its records alone, beside the page's script.

A fact is an event or a state, each once.  States stand for their officials, organs and forces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from kg.cameo import cameo_of
from kg.graph import countries_of
from kg.graph.between import between, once, stand_ins
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.network import importance, quad
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


def month(text: str) -> Window:
    """First and last day of a month, "2022-06"."""
    first = day(f"{text}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def each(facts: Iterable[Told]) -> list[Told]:
    """Events and states, each once."""
    return [fact for fact, _ in once(facts)]


def named(graph: KnowledgeGraph, name: str) -> str:
    """The id of somebody: of several of one name of the one with most facts."""
    names = {actor.id: actor.name for actor in (*stand_ins(graph).values(), *graph.actors)}
    order = [key for key in (*importance(graph), *names) if names.get(key) == name]
    return order[0] if order else ""


def pair(graph: KnowledgeGraph, one: str, other: str) -> list[Told]:
    """What is told between two, whoever of them acts."""
    stands, both = stand_ins(graph), {named(graph, one), named(graph, other)}
    return each(fact for fact in graph.facts if any({a.id, b.id} == both for a, b in between(fact, stands)))


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
    """Whose sentence has a word, or begins one of its words with it; "cease-fire" is "ceasefire"."""
    texts = {document.id: document.text for document in graph.documents}
    begins = re.compile(r"\b" + "-?".join(word), re.IGNORECASE)
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


def told_by(graph: KnowledgeGraph, *, source: str = "", document: str = "") -> list[Told]:
    """What the documents of one source tell, or the document of one title."""
    those = {d.id for d in graph.documents if source == d.source or document == d.title}
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
    """Who brings others together, as a third party or as the host of their talks, and in which facts; most first.

    The host is the country of the place, or the place where the graph knows nobody of that country.
    """
    stands, lands = stand_ins(graph), countries_of(graph.actors)
    found: dict[Actor, set[str]] = {}
    for event in graph.events:
        for actor in _third(event, lands, stands):
            found.setdefault(stands.get(actor.id, actor), set()).add(event.id)
    order = list(importance(graph))
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), order.index(item[0].id)))
    return {actor.name: facts for actor, facts in ranked}


def _third(event: Event, lands: Mapping[str, Actor], stands: Mapping[str, Actor]) -> list[Actor]:
    if event.mode == "third-party":
        return [actor for actor in event.source if actor not in event.target]
    host = lands.get(event.place.id) if event.place and event.type in ("CONSULT", "AGREE") else None
    theirs = {actor.country or actor.id for actor in (*event.source, *event.target)}
    if not host or not event.place or host.country in theirs or len(theirs) < 2:
        return []
    return [stands.get(host.id, event.place)]


def denials(graph: KnowledgeGraph, one: str) -> set[str]:
    """What is told not to be so of somebody and of those who act for him, or is denied by them, by their ids."""
    stands, key = stand_ins(graph), named(graph, one)
    return {
        fact.id
        for fact in graph.facts
        if fact.status == "denied" or (fact.type == "REJECT" and fact.lemma == "deny")
        if any(key in (actor.id, stands[actor.id].id) for actor in (*fact.source, *fact.target))
    }


def course(graph: KnowledgeGraph, one: str, other: str) -> list[tuple[float, int]]:
    """The mean weight of what is told as fact between two, and of how many events, at first and at last.

    That is in weeks, months or years, by how long it all lasts.
    """
    events = [event for event in pair(graph, one, other) if isinstance(event, Event)]
    dated = [(_begin(event), event) for event in events if event.status in _WEIGHED and _begin(event)]
    days = sorted(begin for begin, _ in dated if begin)
    unit = _unit((days[-1] - days[0]).days) if days else _week
    found: dict[date, list[float]] = {}
    for begin, event in dated:
        if begin and event.asserted:
            found.setdefault(unit(begin), []).append(cameo_of(event).weight)
    periods = [(round(sum(some) / len(some), 1), len(some)) for _, some in sorted(found.items())]
    return periods[:1] + periods[1:][-1:]


_WEIGHED = ("asserted", "reported", "uncertain")


def _begin(event: Event) -> date | None:
    return (event.time and (event.time.start or event.time.end)) or event.published


def _unit(days: int) -> Callable[[date], date]:
    if days <= 200:
        return _week
    return (lambda d: d.replace(day=1)) if days <= 2000 else (lambda d: d.replace(month=1, day=1))


def _week(d: date) -> date:
    return d - timedelta(days=d.weekday())

"""A graph in parts -> its events, each once or each as often as it is told, with who acts for which state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.graph import Whole, states_of
from kg.model import Actor, Document, Event

Pair = tuple[Actor | None, Actor | None]
"""Source and target; None where nobody is said to be it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an event, its document, and the states for which its actors act, by their ids."""

    event: Event
    document: Document
    states: Mapping[str, Actor]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Between whom it stands (``Fact.pairs``); the actors of one side alone stand with nobody."""
        sources: tuple[Pair, ...] = tuple((each, None) for each in self.event.source)
        targets: tuple[Pair, ...] = tuple((None, each) for each in self.event.target)
        return self.event.pairs or sources or targets or ((None, None),)

    def state(self, actor: Actor | None) -> Actor | None:
        """The state for which an actor acts, None where for none."""
        return self.states.get(actor.id) if actor else None


def asserted_once(whole: Whole) -> Iterator[Telling]:
    """Every event that is vouched for, once: by the first of its reports that vouches for it."""
    first = _first_reports(whole)
    for telling in tellings(whole):
        event = telling.event
        if event.asserted and first.get(event.event, event.id) == event.id:
            yield telling


def claims(whole: Whole) -> Iterator[Telling]:
    """Every event that is only claimed, planned, denied or unsure, as often as it is told."""
    return (telling for telling in tellings(whole) if not telling.event.asserted)


def tellings(whole: Whole) -> Iterator[Telling]:
    """Every report of an event, in the order of the texts."""
    countries = {
        actor.id: actor for part in whole.parts() for actor in part.actors if actor.kind == "country"
    }
    for part in whole.parts():
        documents = {document.id: document for document in part.documents}
        states = states_of((countries | {actor.id: actor for actor in part.actors}).values())
        for event in part.events:
            yield Telling(event, documents[event.evidence.document], states)


def everybody(whole: Whole) -> Iterator[tuple[Actor, tuple[str, ...]]]:
    """Every actor of facts, by id, with the names besides its own."""
    actors: dict[str, Actor] = {}
    names: dict[str, set[str]] = {}
    for part in whole.parts():
        actors.update({actor.id: actor for fact in part.facts for actor in fact.actors})
        for key, aliases in part.aliases.items():
            names.setdefault(key, set()).update(aliases)
    return ((actors[key], tuple(sorted(names.get(key, ())))) for key in sorted(actors))


def _first_reports(whole: Whole) -> Mapping[str, str]:
    """By the id of an event of several reports, the id of the first by day that vouches for it."""
    first: dict[str, tuple[date, str, int, str]] = {}
    reports = (
        event for part in whole.parts() for event in part.events if event.occurrence and event.asserted
    )
    for event in reports:
        here = (event.published or date.max, event.evidence.document, event.trigger.start, event.id)
        first[event.event] = min(first.get(event.event, here), here)
    return {key: report for key, (_, _, _, report) in first.items()}

"""What the RDF of a graph says once for all of its documents: who is in it, and what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from rdflib import URIRef

from kg.graph import KnowledgeGraph, Whole, countries_of, states_of
from kg.identity import joined_notes
from kg.model import Actor, Naming, State
from kg.rdf import codes
from kg.rdf.edges import direct_edges
from kg.rdf.facts import Bounds, bounds_of, role_of
from kg.rdf.vocabulary import KG, Minter

Edge = tuple[URIRef, URIRef]
T = TypeVar("T")


@dataclass(slots=True)
class Roster:
    """Actors by id with words, countries, edges and reasons; times, roles, codes, days of reports; counts."""

    documents: int = 0
    facts: int = 0
    published: set[date] = field(default_factory=set)
    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    mentions: dict[str, set[str]] = field(default_factory=dict)
    countries: Mapping[str, Actor] = field(default_factory=dict)
    states: Mapping[str, Actor] = field(default_factory=dict)
    edges: dict[str, set[Edge]] = field(default_factory=dict)
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    times: set[Bounds] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    codes: set[URIRef] = field(default_factory=set)

    def add(self, other: Roster) -> None:
        """What a later part says too."""
        self.documents += other.documents
        self.facts += other.facts
        self.published |= other.published
        self.actors.update(other.actors)
        _unite(self.names, other.names)
        _unite(self.mentions, other.mentions)
        _unite(self.edges, other.edges)
        for actor, why in other.notes.items():
            self.notes[actor] = tuple(dict.fromkeys((*self.notes.get(actor, ()), *why)))
        self.times |= other.times
        self.roles |= other.roles
        self.codes |= other.codes


def roster_of(whole: Whole, mint: Minter) -> Roster:
    """All that is said once."""
    return joined_rosters(part_roster(part, mint) for part in whole.parts())


def joined_rosters(some: Iterable[Roster]) -> Roster:
    """What some parts say, said once; of which country somebody is, all of them tell together."""
    told = Roster()
    for each in some:
        told.add(each)
    everybody = [told.actors[key] for key in sorted(told.actors)]
    told.countries, told.states = countries_of(everybody), states_of(everybody)
    return told


def part_roster(part: KnowledgeGraph, mint: Minter) -> Roster:
    """What one part says, but for countries and states."""
    told = Roster(documents=len(part.documents), facts=len(part.facts), codes=codes.codes_of(part))
    told.published.update(document.published for document in part.documents if document.published)
    told.actors.update((actor.id, actor) for actor in part.actors)
    told.notes = {actor: tuple(why) for actor, why in joined_notes(part.identities).items()}
    _add_words(told, part.namings)
    _add_states(told, part.states)
    for fact in part.told:
        for source, edge, target in direct_edges(fact):
            told.edges.setdefault(source.id, set()).add((KG[edge], mint.actor(target)))
    return told


def _unite(some: dict[str, set[T]], more: Mapping[str, set[T]]) -> None:
    for key, values in more.items():
        some.setdefault(key, set()).update(values)


def _add_words(told: Roster, namings: Iterable[Naming]) -> None:
    for each in namings:
        (told.names if each.proper else told.mentions).setdefault(each.actor, set()).add(each.text)


def _add_states(told: Roster, states: Iterable[State]) -> None:
    told.times.update(filter(None, map(bounds_of, states)))
    told.roles.update(filter(None, map(role_of, states)))

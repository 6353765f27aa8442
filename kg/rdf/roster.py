"""What the RDF of a graph says once for all of its documents: who is in it, and what is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rdflib import URIRef

from kg.graph import Whole, countries_of, states_of
from kg.identity import joined_notes
from kg.model import Actor, Identity, Naming, State
from kg.rdf import codes
from kg.rdf.edges import direct_edges
from kg.rdf.facts import Bounds, bounds_of, role_of
from kg.rdf.vocabulary import KG, Minter

Edge = tuple[URIRef, URIRef]


@dataclass(slots=True)
class Roster:
    """Actors by id with words, countries, direct edges and reasons; times and roles; codes; counts."""

    documents: int = 0
    facts: int = 0
    actors: dict[str, Actor] = field(default_factory=dict)
    names: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    mentions: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    countries: Mapping[str, Actor] = field(default_factory=dict)
    states: Mapping[str, Actor] = field(default_factory=dict)
    edges: defaultdict[str, set[Edge]] = field(default_factory=lambda: defaultdict(set))
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    times: set[Bounds] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    codes: set[URIRef] = field(default_factory=set)


def roster_of(whole: Whole, mint: Minter) -> Roster:
    """All that is said once."""
    told = Roster()
    notes: dict[str, dict[str, None]] = {}
    for part in whole.parts():
        told.documents += len(part.documents)
        told.facts += len(part.facts)
        told.actors.update((actor.id, actor) for actor in part.actors)
        told.codes |= codes.codes_of(part)
        _add_words(told, part.namings)
        _add_states(told, part.states)
        _add_notes(notes, part.identities)
        for fact in part.told:
            for source, edge, target in direct_edges(fact):
                told.edges[source.id].add((KG[edge], mint.actor(target)))
    told.countries = countries_of(told.actors.values())
    told.states = states_of(told.actors.values())
    told.notes = {actor: tuple(why) for actor, why in notes.items()}
    return told


def _add_words(told: Roster, namings: Iterable[Naming]) -> None:
    for each in namings:
        (told.names if each.proper else told.mentions)[each.actor].add(each.text)


def _add_states(told: Roster, states: Iterable[State]) -> None:
    told.times.update(filter(None, map(bounds_of, states)))
    told.roles.update(filter(None, map(role_of, states)))


def _add_notes(notes: dict[str, dict[str, None]], identities: Iterable[Identity]) -> None:
    for actor, why in joined_notes(identities).items():
        notes.setdefault(actor, {}).update(dict.fromkeys(why))

"""Facts of many documents, each read by itself -> one graph, in which everybody is one actor with one id.

A document makes an id of a name ("Ann_Lee"), or of a surname and its own mark ("Lee.1f0c2a9b").  Over many
documents those are one who have one full name and nothing against it, and those who are alike and have
something for it; the user's file has the last word.  Nothing depends on the order of the documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.graph import KnowledgeGraph, one_actor
from kg.identity.obeying import Obeyed, obey
from kg.identity.profiles import Profile, find_profiles
from kg.identity.settling import settle
from kg.identity.statements import Statements
from kg.lexicon import Gazetteer
from kg.model import Actor, Document, Event, Identity, Naming, State, Triple


@dataclass(frozen=True, slots=True)
class Everybody:
    """Who everybody is: the actor of the graph by document and by the id that he has in it, and why."""

    actors: Mapping[str, Mapping[str, Actor]]
    identities: tuple[Identity, ...]
    unmet: tuple[str, ...]


def who_is_who(
    profiles: Sequence[Profile], statements: Statements | None = None, gazetteer: Gazetteer | None = None
) -> Everybody:
    """Everybody of all documents, from what each of these knows of its actors.

    Args:
        profiles: of all documents, in any order.
        statements: what the user says.
        gazetteer: the lists that the documents were read with.

    Raises:
        LexiconError: A row of the user's file may mean several.
    """
    wishes = statements or Statements()
    obeyed = obey(settle(profiles, wishes), wishes, gazetteer.actor if gazetteer is not None else _nobody)
    ones = _ones(obeyed)
    actors: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for each, actor in obeyed.actors.items():
        actors[each.document][each.actor.id] = ones.get(actor.id, actor)
    return Everybody(actors, obeyed.identities, obeyed.unmet)


def _ones(obeyed: Obeyed) -> dict[str, Actor]:
    """The one value of each actor of whom documents know several things."""
    values: defaultdict[str, dict[Actor, int]] = defaultdict(dict)
    for actor, _ in {(actor, each.document) for each, actor in obeyed.actors.items()}:
        known = values[actor.id]
        known[actor] = known.get(actor, 0) + 1
    return {key: one_actor(known) for key, known in values.items() if len(known) > 1}


def identify(
    documents: Iterable[Document],
    facts: Iterable[Event | State],
    triples: Iterable[Triple] = (),
    namings: Iterable[Naming] = (),
    *,
    gazetteer: Gazetteer | None = None,
    statements: Statements | None = None,
) -> tuple[KnowledgeGraph, tuple[str, ...]]:
    """The graph of what was read, and what of the user's file is about nobody in it.

    Args:
        documents: what was read.
        facts: what the documents tell, each with the ids of its own document.
        triples: their open triples.
        namings: the words for their actors.
        gazetteer: the lists that they were read with.
        statements: what the user says.

    Raises:
        LexiconError: A row of the user's file may mean several.
    """
    texts, told, opened, called = tuple(documents), tuple(facts), tuple(triples), tuple(namings)
    found = who_is_who(find_profiles(texts, (*told, *opened), called, gazetteer), statements, gazetteer)
    graph = KnowledgeGraph(texts, told, opened, called).recast(found.actors)
    return replace(graph, identities=found.identities), found.unmet


def _nobody(_: str) -> Actor | None:
    return None

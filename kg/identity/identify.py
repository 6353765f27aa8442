"""Facts of many documents, each read by itself -> one graph, in which everybody is one actor with one id.

A document makes an id of a name ("Ann_Lee"), or of a surname and its own mark ("Lee.1f0c2a9b").  Over many
documents those are one who have one full name and nothing against it, and those who are alike and have
something for it; the user's file has the last word.  Nothing depends on the order of the documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.graph import KnowledgeGraph
from kg.identity.obeying import obey
from kg.identity.profiles import find_profiles
from kg.identity.settling import settle
from kg.identity.statements import Statements
from kg.lexicon import Gazetteer
from kg.model import Actor, Document, Event, Naming, State, Triple


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
    profiles = find_profiles(texts, (*told, *opened), called, gazetteer)
    wishes = statements or Statements()
    obeyed = obey(settle(profiles, wishes), wishes, gazetteer.actor if gazetteer is not None else _nobody)
    new: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for each, actor in obeyed.actors.items():
        new[each.document][each.actor.id] = actor
    graph = KnowledgeGraph(texts, told, opened, called).recast(new)
    here = {actor.id for actor in graph.everybody}
    why = tuple(each for each in obeyed.identities if each.actor in here)
    return replace(graph, identities=why), obeyed.unmet


def _nobody(_: str) -> Actor | None:
    return None

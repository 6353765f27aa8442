"""Facts and relations -> one line for people: "Ana Vesta consulted with Igor Pell, 2031-02-08"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Actor, Event, Relation, State
from kg.rdf.edges import EDGES, is_pledge


def _words(edge: str) -> str:
    return re.sub(r"([A-Z])", r" \1", edge).lower()


PHRASES: dict[str, str] = {kind: _words(edge) for kind, edge in EDGES.items()} | {
    "REQUEST": "made a request of", "MEMBER_OF": "is a member of", "HOLDS_OFFICE": "holds office in",
    "LEADS": "leads", "ALLY_OF": "is an ally of", "PART_OF": "is part of", "LOCATED_IN": "is located in",
    "RECOGNIZES": "recognizes", "HAS_RELATIONS_WITH": "has relations with", "AT_WAR_WITH": "is at war with",
}  # fmt: skip
"""What each type of event and state is called in a label."""


def label(told: Event | State | Relation) -> str:
    """A fact or a relation in one line."""
    return relation_label(told) if isinstance(told, Relation) else fact_label(told)


def fact_label(fact: Event | State) -> str:
    """A fact in one line for people: "Ana Vesta consulted with Igor Pell, 2031-02-08".

    Of several actors the order is that of their ids: RDF does not keep the order of the text.
    """
    source, target = _listed(fact.source) or "Somebody", _listed(fact.target)
    when = _when(fact)
    phrase = "pledged to" if is_pledge(fact) else PHRASES[fact.type]
    if not target:
        phrase = re.sub(r" (with|to|from|of|against|in)$", "", phrase)
    told = f"{source} {phrase}{' ' if target else ''}{target}{', ' if when else ''}{when}"
    if fact.status == "asserted":
        return told
    says = f", says {fact.speakers[0].name}" if fact.speakers else ""
    return f"{told} ({fact.status}{says})"


def _when(fact: Event | State) -> str:
    """When it was; of a state without a place on the calendar, what the text says: "former"."""
    if fact.time is None:
        return ""
    return fact.time.edtf or (fact.time.text if isinstance(fact, State) else "")


def relation_label(relation: Relation) -> str:
    """A relation in one line for people: "Hungary - is a member of - NATO, 1999"."""
    when = f", {relation.time.edtf}" if relation.time and relation.time.edtf else ""
    told = f"{_listed(relation.source)} - {relation.predicate} - {_listed(relation.target)}{when}"
    says = "" if relation.asserted else f" (reported, says {relation.speakers[0].name})"
    return f"{told}{says}"


def _listed(actors: Iterable[Actor]) -> str:
    return ", ".join(actor.name for actor in sorted(actors, key=lambda actor: actor.id))

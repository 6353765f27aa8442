"""Open triples -> Relations: those that tie two known actors and that no event or state tells already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.tellings import Tellings
from kg.model import Actor, Event, Evidence, Relation, State, Triple

LEAST = 0.5
"""The confidence that a triple needs to become a relation."""

STYLES = frozenset({"facts", "nary"})
"""The styles whose first argument is an object of its own: in "minimal" it may be any part of a clause."""


def relations_of(
    triples: Iterable[Triple], facts: Iterable[Event | State], known: Iterable[Relation] = ()
) -> tuple[Relation, ...]:
    """What triples tell of two known actors, asserted or reported, besides the facts.

    Args:
        triples: the open triples of documents.
        facts: their events and states; words that carry one of them between the same two tell nothing new.
        known: relations that are known without a triple.

    Returns:
        Relations in the order of the texts, each once.
    """
    tellings = Tellings.of_facts(facts)
    made = (each for triple in triples for each in _relations(triple, tellings))
    found = {each.id: each for each in (*known, *made)}
    return tuple(sorted(found.values(), key=lambda each: (each.trigger, each.id)))


def _relations(triple: Triple, tellings: Tellings) -> Iterator[Relation]:
    for subject, other in _pair(triple):
        if _is_kept(triple) and not tellings.between(triple, subject, other):
            yield _relation(triple, subject, other)


def _pair(triple: Triple) -> Iterator[tuple[Actor, Actor]]:
    """Subject and first argument, if each is one known actor."""
    who = [slot.actors for slot in (triple.subject, *triple.arguments[:1])]
    if [len(each) for each in who] == [1, 1] and who[0] != who[1]:
        yield who[0][0], who[1][0]


def _is_kept(triple: Triple) -> bool:
    told = triple.status in ("asserted", "reported") and triple.confidence >= LEAST
    return told and triple.style in STYLES and triple.arguments[0].role in _OBJECTS


_OBJECTS = frozenset({"object", "recipient", "complement"})
"""Roles of an argument that the relation is about: not when, how or why."""


def _relation(triple: Triple, subject: Actor, other: Actor) -> Relation:
    said = triple.relation
    return Relation(
        source=(subject,),
        target=(other,),
        time=triple.time,
        polarity=triple.polarity,
        factuality=triple.factuality,
        speakers=triple.speakers,
        evidence=triple.evidence,
        trigger=Evidence(triple.evidence.document, said.start, said.end),
        predicate=said.text,
        lemma=triple.normal,
        group=triple.group,
        rule=f"{triple.style}:{triple.kind}",
        confidence=triple.confidence,
        published=triple.published,
    )

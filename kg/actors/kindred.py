"""A noun for a body that was named: "the airline", "the group", "the bloc", "the Pact".

Its kind is known from where it was named ("Ansar Watan, a militia"), from its sector, and from its name's own
last word ("the League", after "the Danube League").
"""

from __future__ import annotations

from kg.actors.nouns import Noun
from kg.actors.phrases import Found, Phrase, one
from kg.actors.story import MODIFIERS, Seen
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import Word

BODIES = {"body", "group", "members", "bloc", "named"}
"""Classes of nouns for bodies."""
_STATES_OWN = {"MIL", "LEG", "GOV", "JUD", "MED", "IGO"}
"""Sectors of bodies that nobody calls "the group"."""
_ANY_BODY = word_list("actors.groups.any_body")
_KINDS = word_list("actors.groups.kinds_of_bodies")
_BELONGING = word_list("actors.groups.belonging")
_THIS = word_list("actors.descriptions.this")
_ONE = word_list("actors.descriptions.one")
_BY_NAME = {"name", "alias", "acronym"}
_NEAR = 3
"""How many sentences back a body is that is not named again."""


def learn(phrase: Phrase, found: Found) -> None:
    """Remember what a body is called by: "the airline Zambezi Airways", "Ansar Watan is a militia"."""
    named = found.actors[-1:] if found.known else ()
    if not named and phrase.noun.cls in BODIES:
        mention = phrase.scene.mentions.get(_told_of(phrase.head).i)
        named = mention.actors if mention is not None else found.actors if found.how == "apposition" else ()
    if named and (found.known or named[0].kind in ("organization", "group")):
        phrase.story.bodies[phrase.noun.word] = named[0]


def _told_of(head: Word) -> Word:
    """The name that a noun stands before, or is said of by a copula; else the noun."""
    if head.relation in MODIFIERS and head.head.i > head.i:
        return head.head
    said = head.relation == "attribute" and any(child.lower in _ONE for child in head.children)
    return (head.head.child("subject") if said else None) or head


def kindred(phrase: Phrase) -> Found | None:
    """ "The airline", "the group", "the militia": the one body of that kind that was named last."""
    if phrase.noun.plural or not _is_bare(phrase) or phrase.follows(_BELONGING):
        return None
    if phrase.noun.word in phrase.story.bodies:
        return Found([phrase.story.bodies[phrase.noun.word]])
    near = phrase.story.back(phrase.head, _NEAR)
    named = (seen for seen in near if seen.how in _BY_NAME and seen.word.relation not in MODIFIERS)
    found = dict.fromkeys(actor for seen in named for actor in seen.actors if _is_such(phrase.noun, actor))
    return one(next(iter(found))) if len(found) == 1 else None


def _is_bare(phrase: Phrase) -> bool:
    """True for "the group", false for "the armed group" and "a group"."""
    first = phrase.candidate.first
    bare = all(child.i >= first or child.relation == "determiner" for child in phrase.head.children)
    return bare and not phrase.before.isdisjoint(_THIS)


def _is_such(noun: Noun, actor: Actor) -> bool:
    """True where a body can be called by a noun, as far as their sectors say; initials say too little."""
    if actor.kind not in ("organization", "group") or (actor.name.isupper() and actor.sector is None):
        return False
    if noun.word in _ANY_BODY:
        return actor.sector not in _STATES_OWN
    other = _KINDS.intersection(actor.name.casefold().split()) - {noun.word}
    return noun.sector is not None and actor.sector == noun.sector and not other


def shortened(phrase: Phrase) -> Found | None:
    """ "The Pact" after "the Andean Pact"."""
    return one(phrase.scene.ending_in(phrase.head))


def bloc(phrase: Phrase) -> Found:
    """ "The bloc", "the alliance": the international body named last."""

    def body(seen: Seen, actor: Actor) -> bool:
        stateless = (actor.kind, actor.country) == ("organization", None)
        return stateless and (actor.sector == "IGO" or phrase.scene.gazetteer.actor(actor.id) is not None)

    if phrase.noun.plural or not _is_bare(phrase):
        return Found()
    return Found(phrase.story.latest(phrase.head, 6, 1, body))

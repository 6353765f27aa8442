"""Noun draft -> whether it is an event with nobody on the other side: "the nurses' strike began on Monday".

Most nouns name an event only with both sides in their phrase.  What one does alone is told where the clause
says that it took place, and of a show of force where somebody is blamed for it: "condemned Iran's drills".
"""

from __future__ import annotations

from kg.events.drafts import Draft
from kg.events.told import Told
from kg.lexicon import word_list
from kg.words import Word

_HAPPENING = word_list("events.happening")
_ALONE = frozenset({"PROTEST", "MOBILIZE"})
"""Types of what somebody may do by himself; a "strike" that began may be one of workers."""


def stands_alone(draft: Draft, told: Told) -> bool:
    """Whether what a noun names is an event of whoever does it, nobody else being named.

    Args:
        draft: what the noun names.
        told: what the document tells.
    """
    if not draft.source or draft.type not in _ALONE:
        return False
    return (_takes_place(draft.trigger) or _is_blamed(draft, told)) and told.happened(draft.trigger)


def _is_blamed(draft: Draft, told: Told) -> bool:
    """ "condemned *Iran's drills*", "complained about *Iran's drills*"."""
    if draft.type != "MOBILIZE":
        return False
    above = draft.trigger.head.head if draft.trigger.preposition else draft.trigger.head
    reaction = told.verbs.get(above.i)
    return reaction is not None and reaction.type == "ACCUSE"


def _takes_place(noun: Word) -> bool:
    """ "The strike *began*", "protests were *held*", "the march *took place*"."""
    verb = noun.head
    if noun.relation not in ("subject", "passive subject"):
        return False
    thing = verb.child("object")
    return verb.lemma in _HAPPENING or (thing is not None and f"{verb.lemma} {thing.lemma}" in _HAPPENING)

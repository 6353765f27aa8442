"""Draft -> why it is no event, though a word of the lexicon tells it."""

from __future__ import annotations

from typing import Literal

from kg.actors import is_unnamed
from kg.events.asides import no_deed
from kg.events.contests import contest
from kg.events.drafts import Draft
from kg.events.onesided import stands_alone
from kg.events.passing import governor
from kg.events.standing import is_standing
from kg.events.told import Told
from kg.events.victims import stands_by_its_victim
from kg.lexicon import word_list
from kg.model import Actor
from kg.plover import TYPES

_VISIT: Literal["visit"] = "visit"
_MEETINGS, _WELCOMING = word_list("events.meetings"), word_list("events.welcoming")
_WHERE = (["in"], ["inside"])
"""The steps by which the place of a deed is taken for its target."""
_OFFICIAL = {"GOV", "MIL", "LEG", "IGO", "REB", "OPP"}


def against(draft: Draft, told: Told) -> str:
    """Why a draft is no event, or ""."""
    if draft.type not in TYPES:
        return f"{draft.type} is no event"
    if not draft.source and not stands_by_its_victim(draft, told):
        return "nobody is known to do it"
    if draft.weak and not draft.sided:
        return "it is one only with somebody on the other side"
    if draft.mode == _VISIT and all(_is_traveller(actor, told) for actor in draft.source):
        return "who travels there is no official"
    if draft.mode == _VISIT and _receives_a_meeting(draft, told):
        return "a meeting is welcomed, and no guest"
    if _is_mere_aim(draft, told):
        return "a mere aim, at nobody"
    if is_standing(draft, told):
        return "it is a state, and no deed"
    setting = contest(draft, told)
    return f"a contest, by “{setting}”" if setting else ""


def _is_traveller(actor: Actor, told: Told) -> bool:
    """True for people without a name or an office: "tourists visited Greece"."""
    return actor.sector not in _OFFICIAL and is_unnamed(told.roles.cast.document, actor)


def _receives_a_meeting(draft: Draft, told: Told) -> bool:
    """ "welcomed the *gathering* in Aden"."""
    clause = told.roles.clauses.get(draft.trigger.i)
    thing = clause.object if clause is not None else None
    welcomed = thing is not None and draft.trigger.lemma in _WELCOMING
    return welcomed and thing is not None and thing.lemma in _MEETINGS


def _is_mere_aim(draft: Draft, told: Told) -> bool:
    """True for an aim without anybody as its target: "met to end the war"."""
    word = draft.trigger
    if word.form != "base" or draft.target or word.head is word:
        return False
    if any(child.form == "modal" for child in word.children):
        return False
    return told.statuses[word.i].factuality != "actual"


def _with_its_victim(draft: Draft, told: Told) -> str:
    """ "A strike *in Qatar* killed two officers": they were struck, and Qatar is where."""
    only_where = [step.rule for step in draft.steps if step.about == "target"][-1:] in _WHERE
    strike = all((only_where, draft.source, draft.type == "ASSAULT"))
    verb = told.verbs.get(governor(draft.trigger).i) if strike else None
    hit = verb is not None and verb.type == draft.type and verb.target and told.happened(verb.trigger)
    return f"told with “{verb.trigger.text}”" if verb is not None and hit else ""


def against_noun(draft: Draft, told: Told) -> str:
    """A bare event noun is an event only with both sides in its phrase; a resignation has but one."""
    if reason := no_deed(draft.trigger) or _with_its_victim(draft, told):
        return reason
    resigned = draft.type == "RETREAT" and all(actor.kind == "person" for actor in draft.source)
    enough = draft.target or resigned or stands_alone(draft, told)
    return "" if enough else "its phrase does not name both sides"

"""Drafts -> the same, said to the other side of a talk that the text tells of just before.

"Blinken spoke with Sandu. The Secretary underscored the need for fair elections": he told her so.  A talk
goes on for as long as the sentences are about those who hold it; what others say is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.events.arguments import names
from kg.events.drafts import Actors, Draft
from kg.events.told import Told
from kg.lexicon import word_list
from kg.trace import Step
from kg.words import Sentence

Talk = tuple[Actors, Actors]
"""The two sides of a talk."""
NO_TALK: Talk = ((), ())
OTHER_SIDE = "the other side of the talk"
"""The step by which it is known to whom something was said."""
_TELLING = word_list("events.telling")
_TO_SOMEBODY = frozenset({"REQUEST", "AGREE"})
"""What is said to somebody, whoever it is."""
_VISIT = "visit"
_PERSONS = frozenset({"person"})
_TALKING = _PERSONS | {"country", "group"}


def going_on(sentence: Sentence, here: Told, before: Talk) -> Talk:
    """The talk after a sentence: the one that it tells of, else that before it, if it is still about it.

    Args:
        sentence: a sentence.
        here: what it tells.
        before: the talk that was going on when it began.
    """
    held = _last(here.verbs.values(), here)
    if held is not None:
        return held
    if before == NO_TALK:
        return NO_TALK
    about = set(here.slot("subject", sentence.root))
    named = sentence.root.child("subject")
    somebody_else = named is not None and (named.pos == "name") > bool(about)
    return before if about <= {*before[0], *before[1]} and not somebody_else else NO_TALK


def addressed(here: Told, before: Talk) -> Told:
    """What a sentence tells, with whom it was said to in a talk that is going on."""
    if not here.verbs:
        return here
    verbs = {i: _to_other_side(draft, here, before) for i, draft in here.verbs.items()}
    return replace(here, verbs=verbs)


def _to_other_side(draft: Draft, here: Told, before: Talk) -> Draft:
    if not _is_open(draft) or not here.happened(draft.trigger):
        return draft
    earlier = (each for each in here.verbs.values() if each.trigger.i < draft.trigger.i)
    other = _other(draft, _last(earlier, here) or before)
    step = Step("target", OTHER_SIDE, names(other))
    return draft.because(step, target=other) if other else draft


def _is_open(draft: Draft) -> bool:
    """True for words of somebody that must have been said to somebody, nobody being named."""
    told = draft.type in _TO_SOMEBODY, draft.trigger.lemma in _TELLING
    return all((*told, draft.source, not draft.sided))


def _other(draft: Draft, talk: Talk) -> Actors:
    """The side that does not speak; nobody where who speaks is not one of the two."""
    speaking = set(draft.source)
    sides = (talk, talk[::-1])
    return next((theirs for mine, theirs in sides if speaking <= set(mine)), ())


def _last(drafts: Iterable[Draft], told: Told) -> Talk | None:
    """The last talk among some drafts that took place between two sides."""
    held = [each for each in drafts if each.type == "CONSULT" and told.happened(each.trigger)]
    sides = [found for each in held if (found := _sides(each)) is not None]
    return sides[-1] if sides else None


def _sides(draft: Draft) -> Talk | None:
    """Between whom it was; who visits a country has not talked to it."""
    kinds = {actor.kind for actor in (*draft.source, *draft.target)}
    if not kinds <= (_PERSONS if draft.mode == _VISIT else _TALKING):
        return None
    if draft.source and draft.target:
        return draft.source, draft.target
    return (draft.source[:1], draft.source[1:]) if len(draft.source) == 2 else None

"""A fact in its document -> what speaks for its having been read right, and against it.

Each feature has a name that can be read, and a number; most are there (1) or not (0).  What they weigh is
data (``data/weights.csv``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from kg.confidence.scene import Scene
from kg.lexicon import word_list
from kg.model import Actor, Event, State
from kg.plover import EVENT_TYPES
from kg.words import Word

AIMED = frozenset({"SUPPORT", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"})
"""What is done to somebody: with nobody known on the other side something was missed."""
FAR, STEPS, DEEP, LONG, MANY, SURE = 25, 6, 8, 60, 6, 6.0
"""What makes no more difference: words to a side, steps to it, steps to the root, words and events of a
sentence, the logarithm of odds."""
SHORT, OLD = 4, 1990
"""A text of fewer sentences tells little of who is who; a text from before that year has another style."""

_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "IGO", "REB", "OPP", "COP"})
_TELLING = ("source", "target", "sides", "status")
_FIRST = word_list("status.first_person")

Features = Mapping[str, float]
Named = Iterator[tuple[str, float]]


def features(fact: Event | State, scene: Scene) -> Features:
    """All that is to be said of how a fact was read, by name; what is not there is 0."""
    trigger = scene.trigger(fact)
    found = dict(_of_text(fact, trigger, scene))
    found |= dict(_of_fact(fact))
    found |= dict(_of_side("source", fact.source, trigger, scene))
    found |= dict(_of_side("target", fact.target, trigger, scene))
    if isinstance(fact, Event):
        found |= dict(_of_event(fact)) | dict(_of_trigger(trigger, scene))
        found |= dict(_witness(fact, scene.witnessed[trigger.sentence]))
    return {name: value for name, value in found.items() if value}


def _of_text(fact: Event | State, trigger: Word, scene: Scene) -> Named:
    """What kind of text it stands in."""
    words, quote = scene.sentence(trigger).words, scene.quote(trigger)
    yield "few sentences", float(len(scene.parse.sentences) < SHORT)
    yield "old text", float(fact.published is not None and fact.published.year < OLD)
    yield "in a turn", float(quote is not None and quote.turn)
    yield "in a quotation", float(quote is not None and not quote.turn)
    yield "first person", float(any(word.lower in _FIRST for word in words))
    yield "question", float(words[-1].text == "?")
    yield "long sentence", min(len(words), LONG) / LONG


def _of_fact(fact: Event | State) -> Named:
    """What it tells, and which rules made it."""
    yield f"type {fact.type}", 1
    yield f"status {fact.status}", 1
    yield "told by somebody", float(bool(fact.speakers))
    yield f"rule of a {fact.rule.partition(':')[0]}", 1
    yield "rule without a condition", float("[" not in fact.rule)
    for step in fact.steps:
        if step.about in _TELLING:
            yield f"{step.about} by {step.rule.partition('[')[0]}", 1
    yield "composed", float(any(step.about == "type" for step in fact.steps))


def _of_event(event: Event) -> Named:
    """Whether both sides are there, and are two."""
    yield "no pair", float(not event.pairs)
    yield "aimed at nobody", float(not event.pairs and event.type in AIMED)
    countries = [{actor.country for actor in side} - {None} for side in (event.source, event.target)]
    yield "of one country", float(bool(countries[0] & countries[1]))
    yield "nobody of a state", float(not any(_is_public(actor) for actor in (*event.source, *event.target)))


def _is_public(actor: Actor) -> bool:
    """Whether somebody is a state, of one, in office, or a body between states."""
    return actor.country is not None or actor.sector in _PUBLIC or actor.kind == "country"


def _of_trigger(trigger: Word, scene: Scene) -> Named:
    """The construction, and how much else the sentence tells."""
    yield f"trigger is a {trigger.pos}", 1
    yield f"trigger is {trigger.form}", 1
    yield f"trigger as {trigger.relation}", 1
    yield "passive", float(trigger.child("passive auxiliary") is not None)
    yield "deep in the sentence", min(sum(1 for _ in trigger.ancestors()), DEEP) / DEEP
    yield "events beside it", float(min(scene.told[trigger.sentence], MANY) - 1)


def _of_side(name: str, actors: Sequence[Actor], trigger: Word, scene: Scene) -> Named:
    """What a side is, how it was found, and how far from the trigger."""
    if not actors:
        yield f"{name} nobody", 1
        return
    yield f"{name} several", float(len(actors) > 1)
    yield f"{name} is a {actors[0].kind}", 1
    yield f"{name} without country", float(actors[0].country is None)
    mention = scene.mention(actors[0], trigger)
    if mention is None:
        yield f"{name} not in the sentence", 1
        return
    head = scene.parse.words[mention.head]
    yield f"{name} known by {mention.how}", 1
    yield f"{name} as {head.relation}", 1
    yield f"{name} words away", math.log1p(min(abs(head.i - trigger.i), FAR))
    yield f"{name} steps away", _steps(head, trigger)


def _steps(one: Word, other: Word) -> float:
    """How many steps the way between two words has in the tree."""
    above = {word.i: steps for steps, word in enumerate((one, *one.ancestors()))}
    for steps, word in enumerate((other, *other.ancestors())):
        if word.i in above:
            return float(min(steps + above[word.i], STEPS))
    return float(STEPS)


def _witness(event: Event, by_words: Sequence[float]) -> Named:
    """What a second witness holds of the type: the logarithm of its odds, and how far another is ahead."""
    own = by_words[EVENT_TYPES.index(event.type)]
    yield "witness", _within(own)
    yield "witness for another type", _within(max(by_words) - own)


def _within(value: float) -> float:
    return max(-SURE, min(SURE, value))

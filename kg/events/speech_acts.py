"""What is done by saying something: to demand, to judge, to accuse, to blame.

The acts of saying are rows of ``speech_acts.toml``; this file has the tests that they name.  After Austin
(1962) and Searle (1976): "said that X must withdraw" is a REQUEST to X, whatever X is to do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from kg.events.arguments import first, names, others
from kg.events.drafts import Actors, Draft, countries
from kg.events.predications import Argument, Predication, prepositions
from kg.events.told import Told
from kg.events.unnamed import nameless
from kg.events.verdicts import verdicts
from kg.lexicon import word_list
from kg.model import Actor
from kg.plover import having
from kg.trace import Step
from kg.words import Word

_DUTY = word_list("duty")
_HAS_TO = word_list("events.has_to")
_SAYING = word_list("saying")
_DURING = word_list("events.during")
_ASKED = word_list("events.asked")
_SIDES = word_list("events.sides")
_SOMEBODY = word_list("events.somebody")
_WRONGS = having("wrong")
_TURN = "turn"  # how the subject is understood: who speaks in a transcript


@dataclass(frozen=True, slots=True)
class Act:
    """A row of ``speech_acts.toml``."""

    name: str
    rank: int
    by: tuple[str, ...]
    says: str
    type: str
    target: tuple[str, ...]


@lru_cache(maxsize=1)
def acts() -> tuple[Act, ...]:
    """The acts of saying, the first to be tried first."""
    text = resources.files("kg").joinpath("events/speech_acts.toml").read_text("utf-8")
    rows = [
        Act(
            name,
            row["rank"],
            tuple(row["by"].split()),
            row["says"],
            row["type"],
            tuple(row["target"].split()),
        )
        for name, row in tomllib.loads(text).items()
    ]
    return tuple(sorted(rows, key=lambda act: act.rank))


@lru_cache(maxsize=8)
def performed_by(judging: frozenset[str]) -> dict[str, list[Act]]:
    """The acts that each verb may perform, by its lemma, the first to be tried first.

    Args:
        judging: the verbs that the lexicon has for judging; the other acts name sets of words.
    """
    found: dict[str, list[Act]] = {}
    for act in acts():
        names = [judging if name == "judging" else word_list(name) for name in act.by]
        for verb in frozenset().union(*names):
            found.setdefault(verb, []).append(act)
    return found


def said(predication: Predication, told: Told) -> Draft | None:
    """The act that is done by saying what a clause says, or None.

    Example:
        "Rubio stressed that Iran must withdraw" -> REQUEST Rubio -> Iran, by the row ``demand``.
    """
    performed = performed_by(told.roles.frames.judging).get(predication.lemma, ())
    source = told.roles.who(predication.at("subject")) if performed else ()
    for act in performed if source else ():
        theirs = _SAYS[act.says](predication, told)
        if theirs is None:
            continue
        slot, target = _target(act, predication, told, source, theirs)
        if target:
            return Draft(
                act.type, "", source, target, predication.word, rule=f"saying:{predication.lemma} {act.name}",
                steps=(
                    Step("reading", f"{act.name} by saying {act.says}", f"“{predication.word.text}”"),
                    Step("source", "subject", names(source)),
                    Step("target", slot, names(target)),
                ),
            )  # fmt: skip
    return None


def _target(
    act: Act, predication: Predication, told: Told, source: Actors, theirs: Actors
) -> tuple[str, Actors]:
    def take(slot: str) -> Actors:
        return theirs if slot == "theirs" else told.roles.who(predication.at(slot))

    slot, found = first(act.target, take)
    return slot, tuple(actor for actor in found if actor not in source and not _is_own(actor, source))


def _is_own(actor: Actor, source: Actors) -> bool:
    """True for the state, the government and the troops of somebody who speaks for that state."""
    state = {actor.kind, actor.sector} & {"country", "GOV", "MIL"}
    return bool(state) and any(one.sector == "GOV" for one in source if one.country == actor.country)


def _duty(predication: Predication, told: Told) -> Actors | None:
    """Who has to do what the clause says; nobody where it is "we" or "I"."""
    inner = _clause_said(predication, told)
    if inner is None or not _is_duty(inner):
        return None
    thing = inner.at("object") if inner.passive else inner.at("subject")
    if thing is None or thing.lower in _SOMEBODY:
        return ()  # who "they" are who "should explain" is guessed too often
    return told.roles.who(thing) or (nameless(thing, told.roles.cast) if thing.lemma in _SIDES else ())


def _is_duty(inner: Predication) -> bool:
    """ "must", "should", "has to", "needs to"."""
    if any(child.lower in _DUTY for child in inner.word.children if child.relation == "auxiliary"):
        return True
    has_to = inner.word.lemma in _HAS_TO and inner.at("object") is None  # "has the *chance* to leave"
    return has_to and inner.at("infinitive") is not None


def _wrong(predication: Predication, told: Told) -> Actors | None:
    """Who wronged the speaker's own, as a clause after the verb says; in a turn that is no more than news."""
    complement = predication.at("that") if predication.understood != _TURN else None
    deed = told.verbs.get(complement.i) if complement is not None else None
    if complement is None or deed is None or complement.i < predication.word.i:
        return None
    if deed.type not in _WRONGS or not told.happened(deed.trigger):
        return None
    ours = countries(told.roles.who(predication.at("subject")))
    wronged, theirs = countries(deed.target) & ours, countries(deed.source) & ours
    return deed.source if wronged and not theirs else None


def _clause_said(predication: Predication, told: Told) -> Predication | None:
    complement = predication.at("that")
    return told.predications.get(complement.i) if complement is not None else None


def _good(predication: Predication, told: Told) -> Actors | None:
    return _judged(predication, told, "good")


def _bad(predication: Predication, told: Told) -> Actors | None:
    return _judged(predication, told, "bad")


def _bad_demand(predication: Predication, told: Told) -> Actors | None:
    return _judged(predication, told, "bad", of="REQUEST")


def _judged(predication: Predication, told: Told, polarity: str, of: str = "") -> Actors | None:
    """Who is judged, or whose deed or word it is; ``of`` is the type that the thing judged must have."""
    for thing, verdict in verdicts(predication, told.predications, told.roles.frames):
        named = told.plain.get(thing.i)
        if verdict != polarity or (of and (named is None or named.type != of)):
            continue
        found = told.roles.who(thing) or told.roles.owner(thing) or _doer(thing, told)
        target = others(found, told.roles.who(predication.at("subject"))) if found else ()
        if target:
            return target
    return None


def _doer(noun: Word, told: Told) -> Actors:
    draft = told.nouns.get(noun.i)
    if draft is None or not draft.echo:
        return ()
    return draft.source + (draft.target if draft.reciprocal else ())


_SAYS: dict[str, Callable[[Predication, Told], Actors | None]] = {
    "a duty": _duty,
    "good": _good,
    "bad": _bad,
    "bad, of a demand": _bad_demand,
    "a wrong done to us": _wrong,
}
"""Tests on what is said: whom it concerns, or None where it does not hold."""


def spoken(word: Word, told: Told) -> Predication | None:
    """A sentence that is wholly somebody's words, as if "said" stood before it; else None."""
    if word.head is not word and not (word.relation == "conjunct" and word.head.head is word.head):
        return None
    for quote in told.roles.cast.quotes:
        if quote.start <= word.start < quote.end and not quote.partial and quote.speaker is not None:
            arguments = (Argument("subject", quote.speaker), Argument("that", word))
            return Predication(word, "say", "verb", arguments, understood=_TURN if quote.turn else "quote")
    return None


def blamed(draft: Draft, told: Told) -> Iterator[Draft]:
    """What somebody is blamed for, as the accuser tells it: "blamed Mali for the raid on Gao"."""
    predication = told.predications.get(draft.trigger.i)
    if draft.type != "ACCUSE" or not draft.target or predication is None:
        return
    for name, noun in _grounds(predication):
        deed = told.nouns.get(noun.i) if name in ("for", "of") else None
        if deed is None or deed.type not in _WRONGS or (deed.source and not deed.echo):
            continue
        victim = others(deed.target, draft.target)
        if victim:
            step = Step("source", "who is blamed", names(draft.target))
            yield deed.because(
                step, source=draft.target, target=victim, reciprocal=False, operand=None, echo=False,
                weak=False, rule=f"{draft.rule} {deed.rule}", teller=draft.source,
            )  # fmt: skip


def _grounds(predication: Predication) -> Iterator[tuple[str, Word]]:
    """What a verb or its verdict is for or of: "blamed for the raid", "held responsible for the raid"."""
    yield from predication.obliques()
    verdict = predication.at("attribute") or predication.at("that")
    if verdict is not None and verdict.pos == "adjective":
        yield from prepositions(verdict)

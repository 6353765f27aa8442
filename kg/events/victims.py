"""Draft + Told -> whether a deed that nobody is said to do stands by its victim, and who did it after all.

"Two Ghanaian peacekeepers were killed in an ambush" clearly happened to somebody: it is an event with a
target and no source.  Only predicates whose object is hit whoever did it are told so, of an actor in their
own object, and only where they are said to have happened; a crash or a storm does nobody violence.  Who
did it comes from a link in the text alone ("in an attack *by Boko Haram*"), never from the nearest name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeGuard

from kg.actors import is_unnamed
from kg.events.arguments import names
from kg.events.drafts import Actors, Draft
from kg.events.forms import infinitive_mark, marks
from kg.events.match import word_before
from kg.events.predications import Predication
from kg.events.told import Told
from kg.lexicon import word_list
from kg.model import Actor
from kg.plover import having
from kg.trace import Step
from kg.words import TIMES, Word

_PEOPLE, _THINGS = word_list("events.victims.people"), word_list("events.victims.things")
_NAMED = word_list("events.victims.named")
_BLAMING = word_list("events.victims.blaming")
_NOUNS, _ON = word_list("events.victims.nouns"), word_list("events.victims.on")
_DYING = word_list("events.victims.dying")
_IN_ATTACKS, _WITHIN = word_list("events.victims.in_attacks"), word_list("events.victims.within")
_BY, _ACCIDENTS = word_list("events.victims.by"), word_list("events.victims.accidents")
_ANY = _PEOPLE | _THINGS | _IN_ATTACKS
_ATTACKED, _WHICH = word_list("events.victims.attacked"), word_list("events.victims.which")
_WHEN = word_list("events.victims.when")
_QUARRELS, _CAUSING = word_list("events.victims.quarrels"), word_list("events.victims.causing")
_AGAINST_THEIR_STATE = ("REB", "CRM", "OPP")
_ATTITUDES, _WRONGS = having("attitude") | {"REQUEST"}, having("wrong")
_NEAR = 20
"""How many words beside a predicate are looked at for an accident; no text needs more."""


def stands_by_its_victim(draft: Draft, told: Told) -> bool:
    """Whether a deed without a doer is an event: somebody was clearly hit, and it is said to have happened.

    Args:
        draft: what a predicate tells; one that has a source never stands by its victim.
        told: what the document tells.
    """
    if draft.factuality or not (draft.doerless and told.happened(draft.trigger)):
        return False
    predication = told.predications[draft.trigger.i]
    thing = (_of_noun if predication.form == "noun" else _of_verb)(predication, told)
    return thing is not None and _is_hit(thing, draft, told) and not _is_accident(predication, told)


def spared(draft: Draft, told: Told) -> Draft:
    """An attitude without the victim of the deed that it is about: "rejected calls to attack *Israel*".

    Nor is it aimed at where somebody meets: "welcomed the summit *in Kenya*".

    Args:
        draft: what a predicate tells.
        told: what the document tells, for the deed.
    """
    found_inside = any((step.about, step.rule) == ("target", "inside") for step in draft.steps)
    if draft.type not in _ATTITUDES or not found_inside:
        return draft
    if draft.operand is not None and draft.operand.meets_there:
        return draft.because(
            Step("target", "nobody", "where they meet is not whom it is aimed at"), target=()
        )
    aims = (word for word in draft.trigger.subtree() if word.head.nominal and infinitive_mark(word))
    deeds = (told.verbs[word.i] for word in aims if word.i in told.verbs)
    victims = {actor for deed in deeds if deed.type in _WRONGS for actor in deed.target}
    step = Step("target", "nobody", "victims of what it is about are not whom it is aimed at")
    return draft if victims.isdisjoint(draft.target) else draft.because(step, target=())


def with_doer(draft: Draft, told: Told) -> Draft:
    """A deed that nobody is said to do, with whoever did the attack in which it happened, or had it done.

    Example:
        In "ten soldiers were killed in a raid by Mali" the killing is Mali's.
    """
    predication = told.predications.get(draft.trigger.i)
    if predication is None:
        return draft
    if _is_of_the_attack(predication, told):
        return draft.because(Step("source", "none", "the attack did it, not whom it was on"), source=())
    if not draft.doerless:
        return draft
    for word, actors in _HOW.get(draft.type, _nobody)(predication, told):
        if actors and not _may_be_theirs(predication, draft.target, actors, told):
            step = Step("source", f"who did it, by “{word.text}”", names(actors))
            return draft.because(step, source=actors)
    return draft


def _is_of_the_attack(predication: Predication, told: Told) -> bool:
    """ "An attack on a road crew *that* left two men dead": the attack did, or it is not known who."""
    which = any(child.lower in _WHICH for child in predication.word.children)
    crew = predication.at("subject") if predication.understood == "relative" and which else None
    deed = told.plain.get(crew.head.head.i) if crew is not None and crew.head.lower in _ATTACKED else None
    return _is_assault(deed)


def _may_be_theirs(predication: Predication, victims: Actors, doers: Actors, told: Told) -> bool:
    """True where some who were hit may be on the side that attacked: soldiers "killed in an Israeli raid"."""
    ours = {actor.country for actor in doers if actor.sector not in _AGAINST_THEIR_STATE} - {None}
    how = {told.roles.how(each.word) for each in predication.arguments if each.slot == "object"}
    if "nameless" in how and "MIL" in {victim.sector for victim in victims}:
        return True
    return not ours.isdisjoint(victim.country for victim in victims)


def _attackers(predication: Predication, told: Told) -> Iterator[tuple[Word, Actors]]:
    for attack in (*_attacks(predication, told), *_meanwhile(predication, told)):
        yield attack.trigger, attack.source


def _causer(predication: Predication, told: Told) -> Iterator[tuple[Word, Actors]]:
    """ "*Amin* had two bishops arrested"; who "had two bishops killed" may have lost them."""
    word = predication.word
    having = word.head.head if (word.relation, word.head.relation) == ("adnominal", "object") else word.head
    clause = told.roles.clauses.get(having.i) if having.lower in _CAUSING else None
    if predication.passive and clause is not None:
        yield having, told.roles.who(clause.subject)


def _nobody(predication: Predication, told: Told) -> Iterator[tuple[Word, Actors]]:
    yield from ()


_HOW: dict[str, Callable[[Predication, Told], Iterator[tuple[Word, Actors]]]] = {
    "ASSAULT": _attackers,
    "COERCE": _causer,
}
"""What tells who did a deed of a type of which the clause itself names no doer."""


def _attacks(predication: Predication, told: Told) -> Iterator[Draft]:
    """The attacks in which something happened, and what tells whose they are: "a raid *claimed* by Mali"."""
    for noun in (noun for name, noun in _around(predication) if name in _WITHIN):
        deed = told.nouns.get(noun.i)
        if _is_assault(deed):
            claims = (told.verbs.get(child.i) for child in noun.children)
            yield from filter(_is_assault, (deed, *claims))


def _around(predication: Predication) -> Iterator[tuple[str, Word]]:
    """Its obliques, and what it is a relative clause of: "raids *in which* it said 20 people were killed"."""
    yield from predication.obliques()
    word = predication.word
    clause = word.head if word.relation == "complement" else word
    if clause.relation == "relative":
        yield from (
            (child.lower, clause.head) for child in clause.children if child.relation == "preposition"
        )


def _meanwhile(predication: Predication, told: Told) -> Iterator[Draft]:
    """What else was done to them: "were killed when *Mali shelled* their camp"."""
    for child in predication.word.children:
        if any(mark.lower in _WHEN for mark in marks(child)):
            yield from (
                draft for draft in filter(_is_assault, (told.verbs.get(child.i),)) if not draft.reciprocal
            )


def _is_assault(draft: Draft | None) -> TypeGuard[Draft]:
    return draft is not None and draft.type == "ASSAULT"


def _of_verb(predication: Predication, told: Told) -> Word | None:
    """The word for who or what is hit, of a verb that tells so without a doer."""
    if predication.lemma in _DYING:
        return predication.at("subject") if any(True for _ in _attacks(predication, told)) else None
    return None if _hits(predication, told).isdisjoint(_verbs(predication)) else predication.at("object")


def _verbs(predication: Predication) -> set[str]:
    """The verb, alone and with each word beside it or behind its object: "shoot dead", "leave dead"."""
    word, thing = predication.word, predication.at("object")
    behind = (child for child in thing.right if child.relation == "adjective") if thing is not None else ()
    return {predication.lemma, *(f"{word.lemma} {child.lower}" for child in (*word.children, *behind))}


def _hits(predication: Predication, told: Told) -> frozenset[str]:
    """The verbs that hit somebody here, by nobody or by what is no actor: "shot by *gunmen*"."""
    agent = predication.at("subject")
    if any(_is_quarrel(name, noun) for name, noun in predication.obliques()):
        return frozenset()
    if agent is not None:
        return _ANY if _is_attack(agent, told) or _is_nobodys(agent) else frozenset()
    in_attack = any(True for _ in _attacks(predication, told))
    return (_ANY if in_attack else _PEOPLE | _THINGS) if predication.passive else frozenset()


def _is_quarrel(name: str, noun: Word) -> bool:
    """ "Was attacked *over* his plans", "bombarded with *questions*"; not "over the weekend"."""
    return noun.entity not in TIMES and not _QUARRELS.isdisjoint((name, noun.lemma))


def _is_nobodys(agent: Word) -> bool:
    """True of a mine or a court; not of "critics", nor of "the other's rockets", which are somebody's."""
    return agent.lemma in _BY and agent.child("possessor") is None


def _is_attack(agent: Word, told: Told) -> bool:
    """ "A *roadside bombing* killed four soldiers"."""
    deed = told.plain.get(agent.i)
    return _is_assault(deed) and deed.trigger.child("possessor") is None


def _of_noun(predication: Predication, told: Told) -> Word | None:
    """Who is hit by a noun's deed: "the arrest *of two singers*", "an attack *on the embassy*".

    "Their attack" is theirs, and "the attacks on civilians" no single deed.
    """
    noun = predication.word
    owner = noun.child("possessor")
    theirs = owner is not None and owner.entity not in TIMES
    slot = "of" if noun.lemma in _NOUNS else "on" if _is_one_attack(noun) else ""
    return None if theirs else dict(reversed([*predication.obliques()])).get(slot)


def _is_one_attack(noun: Word) -> bool:
    """ "An *attack* on Georgia"; "blamed the attack on Georgia" is another "on"."""
    return noun.lemma in _ON and not noun.plural and noun.head.lemma not in _BLAMING


def _is_hit(thing: Word, draft: Draft, told: Told) -> bool:
    """Whether the target is who is hit, and somebody: people are arrested and killed, places are shelled."""
    roles, target = told.roles, set(draft.target)
    if draft.trigger.lemma in _THINGS | _ON | _IN_ATTACKS:
        return target <= {*roles.who(thing), *roles.owner(thing)}
    sure = _is_named if draft.trigger.lemma in _NAMED else _is_somebody
    return target <= set(roles.who(thing)) and all(sure(actor, thing, told) for actor in target)


def _is_somebody(actor: Actor, noun: Word, told: Told) -> bool:
    """True for whom a user can look for: a name, people of some country, or a number of people."""
    if actor.kind in ("country", "place"):
        return False
    unnamed = is_unnamed(told.roles.cast.document, actor)
    return not unnamed or actor.country is not None or noun.child("number", "quantifier") is not None


def _is_named(actor: Actor, noun: Word, told: Told) -> bool:
    return actor.kind in ("person", "organization") and not is_unnamed(told.roles.cast.document, actor)


def _is_accident(predication: Predication, told: Told) -> bool:
    """ "were killed in a *crash*", "... when the ferry *sank*", also told of what it is coordinated with."""
    agent = predication.at("subject")
    if agent is not None and _is_attack(agent, told):
        return False
    word = predication.word
    beside = [*_beside(word), *((word.head, *_beside(word.head)) if word.relation == "conjunct" else ())]
    return any(not _ACCIDENTS.isdisjoint(_names(each)) for each in beside)


def _beside(verb: Word) -> Iterator[Word]:
    for child in islice(verb.children, _NEAR):
        yield child
        yield from islice(child.children, _NEAR)


def _names(word: Word) -> tuple[str, ...]:
    before = word_before(word)
    return (word.lemma,) if before is None else (word.lemma, f"{before.lower} {word.lemma}")

"""Which event an operator is applied to: "agreed *to meet*", "rejected the *demand*", "began *talks*"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.events.drafts import Draft
from kg.events.endings import STOP, stopped
from kg.events.forms import auxiliaries
from kg.events.known import Known
from kg.events.predications import Predication
from kg.lexicon import word_list
from kg.words import SUBJECTS, Word

_PREPOSITIONS = word_list("events.operand_prepositions")
_STANDING = word_list("syntax.standing")
_STANCES = word_list("syntax.stances")
_DUTY = word_list("duty")
_OF_ACTS = frozenset({"say", "do", "join", "undergo", "resume", "stop", "cause", "mediate"})
"""Operators of acts, which a clause with "that" is no operand of."""
_ASKING = frozenset({"demand", "propose", "REQUEST"})
"""What is asked for is no operand where it is told as a fact: "suggested that Iran *had left*"."""


def operand_of(predication: Predication, operator: str, known: Known) -> Draft | None:
    """The event that an operator is applied to: its object, infinitive, oblique, or clause."""
    return next((found for found in _operands(predication, operator, known) if found is not None), None)


def _operands(predication: Predication, operator: str, known: Known) -> Iterator[Draft | None]:
    yield stopped(predication, known) if operator == STOP else known.named_by(predication.at("object"))
    yield known.under(predication.at("infinitive"))
    yield from (known.named_by(noun) for name, noun in predication.obliques() if _completes(name, noun))
    attribute = predication.at("attribute")
    for child in attribute.children if attribute is not None else ():
        if child.relation in ("open complement", "complement", "preposition"):
            yield known.under(child.child("governed", "governed clause") or child)
    asserted = operator in _ASKING and not _subjunctive(predication.at("that"))
    if operator not in _OF_ACTS and not asserted:
        yield known.under(predication.at("that"))


def _completes(preposition: str, noun: Word) -> bool:
    """True for "engaged in talks with Chad", not for what is done "in cooperation with Chad"."""
    stance = preposition in _STANDING and noun.lemma in _STANCES
    return preposition in _PREPOSITIONS and not (stance and noun.head.head.child("object"))


def _subjunctive(verb: Word | None) -> bool:
    """True for what is asked for ("that he leave", "should leave"), false for what is asserted.

    A tagger may take a subjunctive for a present: "that Iran leave" has one subject and no "-s".
    """
    if verb is None:
        return False
    if verb.form == "base" or (verb.form == "present" and _is_one(verb.child(*SUBJECTS))):
        return True
    return any(each.lower in _DUTY for each in auxiliaries(verb))


def _is_one(subject: Word | None) -> bool:
    """True for a single noun or name."""
    return subject is not None and subject.nominal and not subject.plural and len(subject.conjuncts()) == 1

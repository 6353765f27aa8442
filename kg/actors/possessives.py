"""Whose "his" is, where two of its clause may be meant: "thanked Lavrov for *his* visit".

Who is judged for something has done it; "his wife" is that of whom she is named with.  Where the subject and
another person of the clause agree alike ("told Karzai about *his* visit") nobody is meant, but for a visit
or deed that one of them cannot make, since he is at home there.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors.discourse import Scene
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import SUBJECTS, Word

_JUDGING = word_list("actors.possessives.judging")
_CAUSES = word_list("actors.possessives.causes")
_HONOURING, _ON = word_list("actors.possessives.honouring"), word_list("actors.possessives.on")
_FEELINGS, _TOWARDS = word_list("actors.possessives.feelings"), word_list("actors.possessives.towards")
_OWN = word_list("actors.possessives.own")
_ABROAD = word_list("actors.possessives.abroad")


def judged(head: Word, *, doing: bool) -> Word | None:
    """Who is judged for what a possessive owns: "thanked *Lavrov* for his visit"; None where nobody is.

    Args:
        head: The possessive.
        doing: Whether a verb may tell what he is judged for: "accused Putin of breaking his promise".
    """
    for word in head.ancestors():
        if word.verbal and not (doing and word.relation == "governed clause"):
            return None
        if (found := _judged_for(word)) is not None:
            return found
    return None


def _judged_for(cause: Word) -> Word | None:
    """Who is judged with this preposition: "praised *him* for", "gratitude to *him* for"."""
    calls = (cause.head, cause.head.head)
    verb = next((call for call in calls if _leads_to_cause(cause, call)), None)
    if verb is None:
        return _felt_for(cause)
    judged = verb.child("object", "passive subject")
    return judged if cause.head in (verb, judged) else None


def _leads_to_cause(cause: Word, call: Word) -> bool:
    causes = _CAUSES | _ON if call.lemma in _HONOURING else _CAUSES
    return call.lemma in _JUDGING and cause.lower in causes


def _felt_for(cause: Word) -> Word | None:
    """Whom somebody has thanks or praise for: "expressed gratitude to *Lavrov* for his visit"."""
    nouns = (cause.head, cause.head.child("object"))
    feeling = next((noun for noun in nouns if noun is not None and noun.lemma in _FEELINGS), None)
    if feeling is None or cause.lower not in _CAUSES:
        return None
    hung = [*feeling.children, *feeling.head.children]
    felt = (child.child("governed") for child in hung if child.lower in _TOWARDS and child.i < cause.i)
    return next(filter(None, felt), None)


def joined(head: Word) -> Word | None:
    """Whom a possessive's noun is named with: "met *Putin* and his minister"; None for nobody."""
    noun = head.head
    return noun.head if noun.relation == "conjunct" else None


def others(head: Word, subject: Word) -> Iterator[Word]:
    """The nouns beside a subject in its clause, before a possessive that may go back to them as well."""
    if any(map(_is_apart, _above(head, subject.head))):
        return
    for child in subject.head.children:
        noun = child.child("governed") if child.relation == "preposition" else child
        if noun is not None and noun.i < head.i and child.relation not in SUBJECTS:
            yield noun


def _is_apart(word: Word) -> bool:
    """What leads away from a verb to its subject, or to a noun that tells who somebody is."""
    return word.verbal or word.lower in _OWN or word.relation == "apposition"


def _above(head: Word, verb: Word) -> Iterator[Word]:
    """The words from a possessive up to a verb."""
    for word in head.ancestors():
        if word is verb:
            return
        yield word


def is_at_home(scene: Scene, head: Word, actor: Actor) -> bool:
    """Whether what a possessive owns is done to the country of somebody: "his visit *to Washington*"."""
    hung = (child.child("governed") for child in head.head.children if child.lower in _ABROAD)
    places = (each for noun in hung if noun is not None for each in scene.at(noun))
    return any(place.country == actor.country for place in places if place.country is not None)

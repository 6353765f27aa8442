"""Predication -> what it judges, and whether as good or bad.

"called the decision illegal", "described the apology as insincere", "found the strike justified", "said
that the plan was a mistake".  The words are data: ``judgements.toml`` of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from kg.events.predications import Predication, prepositions
from kg.lexicon import Frames, word_list
from kg.words import SUBJECTS, Word

Polarity = Literal["good", "bad", ""]
_LINKING = word_list("linking")
_LIES = word_list("events.lies")


def verdicts(
    predication: Predication, predications: Mapping[int, Predication], frames: Frames
) -> Iterator[tuple[Word, Polarity]]:
    """What is judged, and how: (noun, "good" or "bad") pairs; none where a phrase has a meaning of its own.

    Args:
        predication: a verb of judging or of saying.
        predications: all of the document, by the index of their word.
        frames: the lexicon; "hold responsible" is a phrase of it and no judgement.
    """
    attribute = predication.at("attribute")
    if attribute is not None and f"{predication.lemma} {attribute.lower}" in frames.verbs:
        return
    judges = predication.lemma in frames.judging
    for thing, word in (*_of_object(predication, judges), *_of_clause(predication, predications, judges)):
        polarity = _polarity(word, frames)
        if polarity:
            yield thing, polarity


def _of_object(predication: Predication, judges: bool) -> Iterator[tuple[Word, Word]]:
    """(what is judged, the word that judges it): "called it illegal", "described it as a mistake"."""
    thing = predication.at("object")
    if thing is None or not judges:
        return
    called = predication.at("recipient")
    if called is not None:  # "branded Libya a threat", which looks like "gave Libya a loan"
        yield called, thing
    attribute = predication.at("attribute")
    if attribute is not None:
        yield thing, attribute
    yield from ((thing, word) for word in _behind(thing))
    for name, noun in predication.obliques():
        if name == "as":
            yield from ((thing, each) for each in noun.conjuncts())
    for child in predication.word.children:
        if any(mark.lower == "as" for mark in child.children):
            yield thing, child
        elif child.lower == "as":
            yield from ((thing, c) for c in child.children if c.relation in ("adjective", "predicative"))


def _behind(thing: Word) -> Iterator[Word]:
    """Adjectives behind the last noun of a phrase: "labelled the answer to the protests *excessive*"."""
    for word in thing.subtree():
        if word.relation == "adjective" and word.head.nominal and word.i > word.head.i:
            yield word


def _of_clause(
    predication: Predication, predications: Mapping[int, Predication], judges: bool
) -> Iterator[tuple[Word, Word]]:
    """The same of a clause: "said that the plan was a mistake", "said that Iran lied"."""
    word = predication.at("that") or predication.at("infinitive")
    subject = word.child(*SUBJECTS) if word is not None else None
    if word is None or subject is None:
        return
    inner = predications.get(word.i)
    attribute = inner.at("attribute") if inner is not None and word.lemma in _LINKING else None
    if attribute is not None:
        yield subject, attribute
    elif judges or word.lemma in _LIES:
        yield subject, word


def _polarity(verdict: Word, frames: Frames) -> Polarity:
    """ "good" or "bad": that of the word, else of what describes it; a negation turns it round."""
    beside = (child for child in verdict.children if child.relation in ("adjective", "compound"))
    words = (verdict, *beside, *(noun for name, noun in prepositions(verdict) if name == "of"))
    found: Polarity = next((polarity for word in words if (polarity := _lookup(word, frames))), "")
    if not found or not _is_negated(verdict):
        return found
    return "bad" if found == "good" else "good"


def _is_negated(verdict: Word) -> bool:
    above = verdict.head if verdict.relation in ("attribute", "predicative") else verdict
    return any(child.relation == "negation" for child in (*verdict.children, *above.children))


def _lookup(word: Word, frames: Frames) -> Polarity:
    names = (word.lower, word.lemma, _hyphened(word))
    found = next((frames.judgements[name] for name in names if name in frames.judgements), "")
    return "good" if found == "good" else "bad" if found else ""


def _hyphened(word: Word) -> str:
    """The whole of a word that the parser takes apart at its hyphens: "non-starter"."""
    found, last = word.lower, word
    for following in word.head.children:
        if following.i == last.i + 1 and not last.space and following.relation != "punctuation":
            found, last = found + following.lower, following
    return found

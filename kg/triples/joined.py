"""Sentence -> the same with each joined word whole: "de-escalate", "non-starter", "Smith–Jones", "and/or".

A parser cuts at hyphens and may hang each part on something else.  Here the parts of such a word get one
head, the last of them, so that every style sees one word.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.words import HYPHENS, SUBJECTS, Form, Relation, Sentence, Word

_TO: Form = "to"
_INFINITIVES: frozenset[Form] = frozenset({"base", "present", "past"})
JOINTS = frozenset({*HYPHENS, "/"})
"""Marks that join words, where no space stands beside them."""


def joined(sentence: Sentence) -> Sentence:
    """The sentence with the parts of every joined word under one of them; the argument stays as it is.

    Example:
        Of "took steps to de-escalate" a parser may make three words that hang on "took"; here "de" and
        the hyphen hang on "escalate".
    """
    torn = [run for run in _runs(sentence.words) if _is_torn(run)]
    if not torn:
        return sentence
    words = {word.i: copy.copy(word) for word in sentence.words}
    for word in words.values():
        word.head = words.get(word.head.i, word)
    for run in torn:
        _join([words[part.i] for part in run], words.values())
    for word in words.values():
        word.children = [child for child in words.values() if child.head is word is not child]
    return replace(sentence, words=tuple(words.values()))


def is_joint(before: Word, mark: Word) -> bool:
    """True for a hyphen or slash between two words without a space."""
    glued = not (mark.space or before.space)
    return glued and [word.text in JOINTS for word in (before, mark)] == [False, True]


def _runs(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The parts of each joined word, with the marks between them."""
    joints = [n for n in range(1, len(words) - 1) if is_joint(words[n - 1], words[n])]
    for _, group in groupby(enumerate(joints), key=lambda at: at[1] - 2 * at[0]):
        run = [n for _, n in group]
        yield words[run[0] - 1 : run[-1] + 2]


def _is_torn(run: Sequence[Word]) -> bool:
    """Whether it has several parts that hang elsewhere, or one that is not the head of the word."""
    return _tops(run) != [_head(run)]


def _tops(run: Sequence[Word]) -> list[Word]:
    """The parts that hang on what is not part of the word."""
    return [word for word in run if word.head is word or word.head not in run]


def _head(run: Sequence[Word]) -> Word:
    """The part that the others belong to: the last, but "*rank*-and-file"."""
    tops, last = _tops(run), run[-1]
    return last if len(tops) > 1 or last.verbal or tops[0].pos == "adposition" else tops[0]


def _join(run: Sequence[Word], words: Iterable[Word]) -> None:
    """Hang the parts on the head, and the head where the highest of them hung."""
    head = _head(run)
    top = min(reversed(_tops(run)), key=lambda word: sum(1 for _ in word.ancestors()))
    above, relation = head if top.head is top else top.head, top.relation
    verb = next((word for word in run if word.verbal and word.relation != "adjective"), head)
    mark = next((word.head for word in run if word.relation == "governed" and word.head.lower == _TO), None)
    for word in [each for each in words if each not in run]:
        if word.head in run:
            word.head, word.relation = head, _inherited(word)
    for word in run:
        word.head, word.relation = head, "punctuation" if word.text in JOINTS else "compound"
    head.head, head.relation, head.pos, head.form = above, relation, verb.pos, verb.form
    if mark is not None and verb.form in _INFINITIVES:
        _make_infinitive(head, mark)


def _make_infinitive(verb: Word, mark: Word) -> None:
    """ "took steps *to de-escalate*": there is no preposition before a verb."""
    if verb.head is mark:
        chained = mark.head.verbal and mark.head.child("object") is None
        verb.head, verb.relation = mark.head, "open complement" if chained else "adverbial"
    verb.form = "base"
    mark.head, mark.relation, mark.pos, mark.form = verb, "auxiliary", "particle", "to"


def _inherited(word: Word) -> Relation:
    """Of "the *states* co-hosted", where "co" was the subject, the states are."""
    return word.head.relation if word.head.relation in SUBJECTS and word.nominal else word.relation

"""Names as one word each: the sentence that the parser is given instead, and its tree on the real words.

A small parser stumbles over long titled names, rare names and brackets.  It is given a shadow of the text,
in which every name with its titles is one familiar word, and acronyms in brackets are left out:

    real     Venezuelan Interim President Juan Guaidó left the Organization of American States (OAS)
    shadow   Smith left the UN

The tree of the shadow is then unfolded: what the familiar word is to its sentence, the head of the name is,
and the rest of the name hangs on it.  So a parse does not depend on which name stands there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.lexicon import word_list
from kg.syntax.copies import straight
from kg.words import Form, Parse, Part, Pos, Relation, Sight, StandIn, Word

_INNER = word_list("names.inner")
"""The small words that what follows hangs on: "Secretary *of* State"."""
_ARTICLES = word_list("actors.articles")
_LINKING = word_list("names.linking")
_INSIDE = frozenset(",-–/&'’) ")
"""Marks after which a capital is a name's."""
_PLURAL = "s"
_RELATIONS: Mapping[Pos, Relation] = {
    "adposition": "preposition", "coordinator": "coordinator", "punctuation": "punctuation",
    "determiner": "determiner",
}  # fmt: skip
"""What the small words and marks inside a name are to it."""


class Slot(NamedTuple):
    """One word of the shadow: the real words that it is for, and which of them bears what it is told."""

    text: str
    first: int
    stop: int
    head: int
    names: tuple[StandIn, ...] = ()


class _NoNames:
    """Every text is seen as it is, and the model says who is named."""

    def __call__(self, words: Sequence[Word], /) -> Sequence[StandIn]:
        return ()

    def look(self, parse: Parse, /) -> Sight:
        return Sight({}, {word.i for word in parse.words if word.text[0].isupper()})


no_names = _NoNames()
"""The parser sees every text as it is."""


def ends_sentence(text: str) -> bool:
    """Whether a capital after this says nothing: after a full stop or a quote, not after "Mr."."""
    return not text[0].isalnum() and text not in _INSIDE


def slots(words: Sequence[Word], names: Sequence[StandIn]) -> list[Slot]:
    """The shadow of a piece of text, word by word.

    Args:
        words: The real words of the piece.
        names: The names in it, in the order of the text; their indices are those of the words (``word.i``).
    """
    found: list[Slot] = []
    base, at = (words[0].i if words else 0), 0
    for name in (*names, None):
        end = name.first - base if name is not None else len(words)
        found.extend(Slot(word.text, n, n + 1, n) for n, word in enumerate(words[at:end], at))
        if name is None:
            return found
        before = found.pop() if not name.word and found else None
        found.append(_slot(words, name, before))
        at = name.stop - base
    return found


def _slot(words: Sequence[Word], name: StandIn, before: Slot | None) -> Slot:
    """The word for a name; one without a word joins what stands before it."""
    base = words[0].i
    if before is not None:
        return Slot(before.text, before.first, name.stop - base, before.head, (*before.names, name))
    itself = next((part for part in name.parts if part.relation == "root"), name.parts[-1])
    head = _top(words[itself.first - base : itself.stop - base])
    return Slot(name.word, name.first - base, name.stop - base, head.i - base, (name,))


def unfold(real: Sequence[Word], shadow: Sequence[Word], given: Sequence[Slot]) -> None:
    """Put the tree of the shadow onto the real words.

    Args:
        real: The real words of a piece, without a tree; they are changed.
        shadow: The words of its shadow, with their tree.
        given: What each of them stands for.
    """
    base = shadow[0].i if shadow else 0
    for slot, seen in zip(given, shadow, strict=True):
        word = real[slot.head]
        word.pos, word.form, word.relation = seen.pos, seen.form, seen.relation
        word.lemma = seen.lemma if seen.lower == straight(word.lower) else word.lower
        word.head = real[given[seen.head.i - base].head]
        for name in slot.names:
            _hang(real, name, word)
    for word in real:
        word.children = []
    for word in real:
        if word.head is not word:
            word.head.children.append(word)


def _hang(real: Sequence[Word], name: StandIn, head: Word) -> None:
    """Hang the words of a name on its head."""
    base = real[0].i
    before = head
    for part in name.parts:
        words = real[part.first - base : part.stop - base]
        bearer = head if part.relation == "root" else _bearer(words, part)
        on = bearer
        for word in words:
            if word is head:
                continue
            word.pos, word.form = _kind(word, part)
            word.lemma = word.lower
            if word is bearer:
                word.head, word.relation = before if part.relation == "apposition" else head, part.relation
            else:
                word.head, word.relation = on, _RELATIONS.get(word.pos, "compound")
            on = word if word.pos == "adposition" else on
        _govern(words)
        before = bearer


def _bearer(words: Sequence[Word], part: Part) -> Word:
    return words[0] if part.relation == "preposition" else _top(words)


def _top(words: Sequence[Word]) -> Word:
    """The word of a title or bracket that the rest hangs on: "*Secretary* of State", "(*NATO*)"."""
    for before, word in pairwise(words):
        if word.lower in _INNER and before.text.isalnum():
            return before
    return next((word for word in reversed(words) if word.text[0].isalnum()), words[-1])


def _kind(word: Word, part: Part) -> tuple[Pos, Form]:
    """Part of speech and form of a word inside a name."""
    if not word.text[0].isalnum():
        return "punctuation", "other"
    if word.lower in _INNER:
        return "adposition", "other"
    if word.lower in _LINKING:
        return "coordinator", "other"
    if word.lower in _ARTICLES:
        return "determiner", "other"
    if part.relation == "adjective":
        return "adjective", "other"
    plural = part.relation == "compound" and word.lower.endswith(_PLURAL)
    if part.relation == "root" or word.text[0].isupper():
        return ("name", "plural name") if plural else ("name", "singular name")
    return ("noun", "plural") if plural else ("noun", "singular")


def _govern(words: Sequence[Word]) -> None:
    """Of what hangs on a preposition in a name, the last word is governed by it; the rest is before that."""
    for preposition in words:
        if preposition.pos != "adposition":
            continue
        inside = [word for word in words if word.head is preposition and word.relation == "compound"]
        if inside:
            inside[-1].relation = "governed"
        for word in inside[:-1]:
            word.head = inside[-1]

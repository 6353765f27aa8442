"""Texts -> words that know what they look like: who is named, as far as it can be told before the parse.

Capitals, the place in a sentence and our lists decide about most words.  The model's own guess, which takes
as long as all its grammar, is asked for in sentences that hold a name which no list has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from kg.model import Document
from kg.syntax.blocks import blocks
from kg.syntax.copies import copied
from kg.syntax.relations import entity_of
from kg.syntax.shadow import ends_sentence
from kg.words import NAMED, Parse, Sight, Word

_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before the parse: the Docs of its blocks, its words, and where the words of each begin."""

    document: Document
    docs: list[Any] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    bounds: list[int] = field(default_factory=lambda: [0])

    def unread(self) -> Parse:
        """Its words, of which no more is known."""
        return Parse(self.document, tuple(self.words), ())

    def pieces(self) -> Iterator[tuple[Any, list[Word]]]:
        """The blocks in turn, each with its words."""
        for doc, (start, end) in zip(self.docs, pairwise(self.bounds), strict=True):
            yield doc, self.words[start:end]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence in which somebody is named whom no list has: a Doc to label, and its words."""

    doc: Any
    words: list[Word]

    def settle(self, labelled: Any) -> None:
        """Take over who is named, and that it is a name where it begins a sentence."""
        for word, token in zip(self.words, labelled, strict=True):
            word.entity = entity_of(token.ent_type_)
            if word.entity in NAMED and word.text[0].isupper() and not token.is_stop:
                word.pos = "name"


def drafted(document: Document, pipe: Any) -> Draft:
    """A document cut into blocks and words."""
    draft = Draft(document)
    for n, (start, end) in enumerate(blocks(document.text)):
        doc = pipe.make_doc(document.text[start:end])
        draft.docs.append(doc)
        draft.words.extend(_words(doc, start, len(draft.words), n))
        draft.bounds.append(len(draft.words))
    return draft


def _words(doc: Any, offset: int, base: int, piece: int) -> Iterator[Word]:
    """The tokens of a Doc; a capital makes a name in the middle of a sentence."""
    opens = True
    for token in doc:
        text: str = token.text
        named = not opens and text[0].isupper() and not token.is_stop
        at = offset + token.idx
        word = Word(
            base + token.i, text, token.lower_, token.lower_, "name" if named else "other", "other", "root",
            "", at, at + len(text), bool(token.whitespace_), piece,
        )  # fmt: skip
        word.head = word
        yield word
        opens = opens if text.isspace() else ends_sentence(text)


def doubts(draft: Draft, sight: Sight) -> list[Doubt]:
    """The sentences that hold a name which no list has; all words get the labels of the lists meanwhile."""
    for i, label in sight.labels.items():
        draft.words[i].entity = label
    return [
        Doubt(_part(doc, words[start:end], range(start, end)), words[start:end])
        for doc, words in draft.pieces()
        for start, end in _sentences(words)
        if any(word.i in sight.unknown for word in words[start:end])
    ]


def _part(doc: Any, words: Sequence[Word], places: Sequence[int]) -> Any:
    return copied(doc, [word.text for word in words], [word.space for word in words], places)


def _sentences(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end, roughly: by marks alone."""
    ends = [n for n, word in enumerate(words, 1) if word.text in _ENDS]
    return pairwise(sorted({0, *ends, len(words)}))

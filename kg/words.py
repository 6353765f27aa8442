"""A parsed text as plain values: Word, Sentence, Parse.  No spaCy here.

``parsing`` copies what spaCy saw into these once; every later stage works on them, so a test
can write a parse by hand and the stages cost little beside the parse itself.
Labels are those of spaCy's English models: Universal POS, Penn Treebank tags, ClearNLP
dependencies (de Marneffe and Manning 2008; Choi and Palmer 2012).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Document


@dataclass(eq=False, slots=True, repr=False)
class Word:
    """One token with its place in the dependency tree; ``head`` of a root is the word itself."""

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    ent: str
    start: int
    end: int
    space: bool
    sentence: int = 0
    head: Word = field(init=False)
    children: list[Word] = field(init=False, default_factory=list)

    def __repr__(self) -> str:
        return f"{self.text}/{self.i}"

    def ancestors(self) -> Iterator[Word]:
        """The head, its head, and so on up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def subtree(self) -> list[Word]:
        """The word and all that hangs on it, in text order."""
        found = [self]
        for word in found:
            found.extend(word.children)
        return sorted(found, key=lambda word: word.i)

    def child(self, *deps: str) -> Word | None:
        """The first child with one of these dependency labels."""
        for word in self.children:
            if word.dep in deps:
                return word
        return None

    def conjuncts(self) -> list[Word]:
        """The word and what is coordinated with it below it: "A, B and C" -> [A, B, C]."""
        found = [self]
        for word in found:
            found.extend(child for child in word.children if child.dep == "conj")
        return sorted(found, key=lambda word: word.i)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of words with one root; ``start`` and ``end`` are characters of the document."""

    index: int
    words: tuple[Word, ...]
    start: int
    end: int

    @property
    def root(self) -> Word:
        return next((word for word in self.words if word.head is word), self.words[0])


@dataclass(frozen=True, slots=True)
class Parse:
    """A document, its words and its sentences."""

    document: Document
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return self.document.text

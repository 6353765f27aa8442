"""A parsed text as plain values: Word, Sentence, Parse.  No spaCy here.

``parsing`` copies what spaCy saw into these once; every later stage works on them, so a test
can write a parse by hand and the stages cost little beside the parse itself.
Grammar has names of its own here (``Relation``, ``Pos``, ``Form``, ``Entity``); which label of a parser each
stands for is known to ``kg.syntax.relations`` alone, so that another parser is one more file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal, NamedTuple, Protocol

from kg.model import Document

Relation = Literal[
    "root", "subject", "passive subject", "clausal subject", "passive clausal subject", "expletive",
    "object", "recipient", "attribute", "object predicate", "predicative", "agent",
    "preposition", "governed", "governed clause",
    "complement", "open complement", "adverbial", "relative", "adnominal", "parataxis",
    "apposition", "adjective", "compound", "nominal", "possessor", "determiner", "predeterminer",
    "number", "quantifier", "case", "adverb", "noun adverb",
    "negation", "auxiliary", "passive auxiliary", "particle", "mark",
    "coordinator", "preconjunct", "conjunct", "punctuation", "interjection", "meta", "other",
]  # fmt: skip
"""What a word is to its head.

A "governed" noun hangs on its preposition ("to *Paris*"), a "governed clause" on a preposition ("of
*lying*"); a "complement" is a clause with a subject of its own ("said that he *left*"), an "open
complement" takes its subject from above ("wants to *leave*"); an "adnominal" describes a noun without a
relative pronoun ("the plan to *leave*"); a "noun adverb" is a noun that does the work of one ("last *week*").
"""
Pos = Literal[
    "adjective", "adposition", "adverb", "auxiliary", "coordinator", "determiner", "interjection", "noun",
    "numeral", "particle", "pronoun", "name", "punctuation", "space", "subordinator", "symbol",
    "verb", "other",
]  # fmt: skip
"""Parts of speech: those of Universal Dependencies; a "name" is a proper noun."""
Form = Literal[
    "base", "past", "present", "present singular", "gerund", "participle", "modal", "to",
    "singular", "plural", "singular name", "plural name",
    "personal", "possessive", "who", "whose", "which", "when", "possessive ending", "other",
]  # fmt: skip
"""The form of a verb, noun or pronoun; "to" is the mark of an infinitive, "base" the infinitive itself."""
Entity = Literal[
    "", "person", "state", "nationality", "organization", "region", "facility",
    "date", "time", "ordinal", "cardinal", "quantity", "money", "percent",
    "event", "law", "product", "work", "language", "other",
]  # fmt: skip
"""What the parser takes a name for: a "state" is any country, city or province."""

NAMED: frozenset[Entity] = frozenset({"person", "organization", "state", "nationality", "facility", "region"})
"""What the parser may take an actor's name for."""
TIMES: frozenset[Entity] = frozenset({"date", "time"})
"""What the parser takes for a time."""
SUBJECTS: tuple[Relation, ...] = ("subject", "passive subject")
"""The relations of a noun that is a subject."""
ALL_SUBJECTS: tuple[Relation, ...] = (*SUBJECTS, "clausal subject", "passive clausal subject")
"""The relations of a subject of any kind, also of a clause: "*That he left* is clear"."""
HYPHENS = ("-", "‐", "–")
"""What may stand between the parts of a word that parsers take apart: "one-time"."""


RUBBISH = (50_000, 20, 20)
"""How seldom Python looks for rubbish (``gc.set_threshold``): words hang together in rings, and most stay."""


@dataclass(eq=False, slots=True, repr=False)
class Word:
    """One token with its place in the dependency tree; ``head`` of a root is the word itself."""

    i: int
    text: str
    lower: str
    lemma: str
    pos: Pos
    form: Form
    relation: Relation
    entity: Entity
    start: int
    end: int
    space: bool
    sentence: int = 0
    head: Word = field(init=False)
    children: list[Word] = field(init=False, default_factory=list)

    def __repr__(self) -> str:
        return f"{self.text}/{self.i}"

    @property
    def verbal(self) -> bool:
        """True for a verb or an auxiliary."""
        return self.pos == "verb" or self.pos == "auxiliary"

    @property
    def nominal(self) -> bool:
        """True for a common noun or a name."""
        return self.pos == "noun" or self.pos == "name"

    @property
    def plural(self) -> bool:
        """True for a noun or a name in the plural."""
        return self.form == "plural" or self.form == "plural name"

    @property
    def left(self) -> list[Word]:
        """What hangs on the word before it."""
        i = self.i
        return [child for child in self.children if child.i < i]

    @property
    def right(self) -> list[Word]:
        """What hangs on the word after it."""
        i = self.i
        return [child for child in self.children if child.i > i]

    @property
    def preposition(self) -> str:
        """The preposition that governs the word, in lower case; "" where none does."""
        return self.head.lower if self.relation == "governed" else ""

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
            found += word.children
        found.sort(key=_position)
        return found

    def child(self, *relations: Relation) -> Word | None:
        """The first child that is one of these to the word."""
        for word in self.children:
            if word.relation in relations:
                return word
        return None

    def conjuncts(self) -> list[Word]:
        """The word and what is coordinated with it below it: "A, B and C" -> [A, B, C]."""
        found = [self]
        for word in found:
            found += [child for child in word.children if child.relation == "conjunct"]
        found.sort(key=_position)
        return found


_position = attrgetter("i")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of words with one root; ``start`` and ``end`` are characters of the document."""

    index: int
    words: tuple[Word, ...]
    start: int
    end: int

    @property
    def root(self) -> Word:
        """The word that all others hang on; the first one where there is none."""
        return next((word for word in self.words if word.head is word), self.words[0])


class Part(NamedTuple):
    """Words ``first`` to ``stop`` (exclusive) of a name, and what they are to it, say "compound"."""

    first: int
    stop: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class StandIn:
    """A name that the parser sees as one word.

    ``parts`` are its words from left to right: title, nationality, the name itself (``relation`` "root"),
    an acronym in brackets ("apposition").  ``word`` is what the parser sees, "" for nothing: what is in
    brackets after words that stay as they are.
    """

    parts: tuple[Part, ...]
    word: str

    @property
    def first(self) -> int:
        """The index of its first word."""
        return self.parts[0].first

    @property
    def stop(self) -> int:
        """The index after its last word."""
        return self.parts[-1].stop


class Sight(NamedTuple):
    """What lists say of a text before it is parsed: labels by word, and which may be names that none has."""

    labels: Mapping[int, Entity]
    unknown: Collection[int]


@dataclass(frozen=True, slots=True)
class Parse:
    """A document, its words and its sentences, and the names that were one word to the parser."""

    document: Document
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[StandIn, ...] = ()

    @property
    def text(self) -> str:
        """That of the document, which the offsets index."""
        return self.document.text


class Names(Protocol):
    """Finds the names of a text before it is parsed.

    Its words have neither tree nor lemma, and their ``pos`` is "name" or "other" by a guess.
    """

    def __call__(self, words: Sequence[Word], /) -> Sequence[StandIn]:
        """The stand-ins in the order of the text; no two share a word."""

    def look(self, parse: Parse, /) -> Sight:
        """What is seen without a model: the words have no labels yet, and there are no sentences."""

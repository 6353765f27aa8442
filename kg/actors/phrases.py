"""A common noun in its phrase: what stands before it, whose it is, and how somebody is called by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Literal

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.ids import slug, unnamed
from kg.actors.nouns import Noun
from kg.actors.owners import Owner
from kg.actors.story import Story
from kg.lexicon import word_list
from kg.model import Actor, Kind
from kg.words import HYPHENS, Word

_FORMER = word_list("actors.former")
_INDEFINITES = word_list("actors.indefinites")
_IDENTIFYING = word_list("actors.identifying")
_FAITHS = word_list("actors.faiths")
_REGIONS = word_list("actors.regions")
_KINDS = word_list("actors.groups.kinds") | _FAITHS
_DOUBLED = word_list("actors.groups.doubled")

_UNQUOTED = str.maketrans("", "", '“”"')
"""A name has no quotation marks: of "the “People’s Republics" one is cut off."""
Means = Literal["description", "apposition", "metonym", "alias", "nameless"]
"""By which means a noun is known to stand for somebody."""


@dataclass(frozen=True)
class Found:
    """Who a noun stands for: nobody where there are no actors.

    ``how`` is by which means we know; ``known`` says that the same noun, said again, means the last of them.
    """

    actors: Sequence[Actor] = ()
    how: Means = "description"
    known: bool = False


@dataclass(frozen=True)
class Phrase:
    """A noun to be resolved, in its document and after all that was mentioned before it."""

    scene: Scene
    story: Story
    candidate: Candidate
    noun: Noun

    @property
    def head(self) -> Word:
        """The noun's own word."""
        return self.candidate.head

    @cached_property
    def left(self) -> tuple[Word, ...]:
        """What hangs on the noun before it."""
        return tuple(self.head.left)

    @cached_property
    def before(self) -> frozenset[str]:
        """The same as lower-case words."""
        return frozenset(word.lower for word in self.left)

    @cached_property
    def definite(self) -> bool:
        """True where the reader knows who is meant: "the minister", "Mali's minister"."""
        owned = any(child.relation == "possessor" for child in self.head.children)
        return owned or not self.before.isdisjoint(_IDENTIFYING)

    @cached_property
    def indefinite(self) -> bool:
        """True where the phrase says that it is nobody named: "a minister", "other ministers"."""
        return not self.before.isdisjoint(_INDEFINITES)

    @cached_property
    def former(self) -> bool:
        """True where the phrase says that an office is over."""
        words = self.scene.parse.words
        return any(is_former(words, word.i) for word in self.left)

    def follows(self, prepositions: frozenset[str]) -> bool:
        """True where one of these prepositions hangs on the noun after it."""
        return any(
            child.relation == "preposition" and child.lower in prepositions for child in self.head.right
        )

    @cached_property
    def owners(self) -> list[Owner]:
        """Whose it is: what stands before the noun, else what "of", "from" or "in" says."""
        return self.scene.owners(self.head, self.candidate.first)

    @cached_property
    def owners_before(self) -> list[Owner]:
        """Whose it is by what stands before the noun alone."""
        return self.scene.owners(self.head, self.candidate.first, right=False)

    @cached_property
    def owners_after(self) -> list[Owner]:
        """Whose it is by what stands behind the noun alone."""
        return self.scene.owners_after(self.head)

    @cached_property
    def codes(self) -> list[str]:
        """The countries of the owners."""
        return self.scene.codes(self.owners)

    @property
    def opening(self) -> Word:
        """The first word of the sentence."""
        return self.scene.parse.sentences[self.head.sentence].words[0]

    def written(self, first: int) -> str:
        """The text from a word to the end of the noun, on one line; no part of what hyphens join."""
        words = self.scene.parse.words
        while first > 1 and _is_joined(words[first - 1 : first + 1]):
            first -= 1
        text = self.scene.parse.text[words[first].start : words[self.candidate.last].end]
        return " ".join(text.translate(_UNQUOTED).split())

    @cached_property
    def text(self) -> str:
        """The noun with the nouns that modify it: no determiner, number, plain adjective or owner."""
        words, last = self.scene.parse.words, self.candidate.last
        before = range(self.candidate.first - 1, -1, -1)
        first = min(takewhile(self._goes_with, before), default=self.candidate.first)
        if self._capital_of_place(words[first]):
            return " ".join([words[first].lower, *(word.text for word in words[first + 1 : last + 1])])
        text = self.written(first)
        return text.split(" ", 1)[1] if text in _DOUBLED else text

    @property
    def single(self) -> str:
        """The same of one of several: "foreign ministry", of "foreign ministries"."""
        *before, _ = self.text.split()
        return " ".join([*before, self.noun.word.split()[-1]])

    def _goes_with(self, i: int) -> bool:
        """True for a noun, or an adjective that says which kind, before the noun: "peacekeeping forces"."""
        word = self.scene.parse.words[i]
        free = i not in self.scene.spans and word.sentence == self.head.sentence and word.text.isalpha()
        inside = i < word.head.i <= self.candidate.last
        return free and inside and (word.relation == "compound" or word.lower in _KINDS)

    def _capital_of_place(self, word: Word) -> bool:
        """True for a capital that a word has only from where it stands: "Opposition groups" at the start."""
        plain = word.pos == "noun" or word is self.opening
        return plain and word.text[:1].isupper() and not word.text.isupper()

    @cached_property
    def colour(self) -> str:
        """A capitalised adjective that names no country: "Western", "African"; else ""."""
        capitals = (word for word in self.left if word.relation == "adjective" and word.text[0].isupper())
        first = next((word for word in capitals if word.i not in self.scene.spans), None)
        return "" if first is None or self._plain(first) else first.text

    def _plain(self, word: Word) -> bool:
        """True for a faith, and for a capital that only opens the sentence."""
        opens = word is self.opening and word.entity != "nationality" and word.lower not in _REGIONS
        return opens or word.lower in _FAITHS

    def unnamed(self, name: str, kind: Kind, sector: str | None = None, country: str | None = None) -> Actor:
        """Somebody of this document alone."""
        return unnamed(self.scene.parse.document.id, name, kind, sector, country)

    def somebody(self, name: str, kind: Kind, code: str | None) -> Actor:
        """Whoever is called so, of a country where we know one."""
        sector = self.noun.sector
        return Actor(slug(name), name, kind, code, sector) if code else self.unnamed(name, kind, sector)

    def countries(self, codes: Sequence[str]) -> list[Actor]:
        """The countries with these codes."""
        found = (self.scene.gazetteer.country(code) for code in codes)
        return [country for country in found if country is not None]


Rule = Callable[[Phrase], Found | None]
"""Says who a noun stands for, or None where the rule has nothing to say about it."""


def apply(rules: Sequence[Rule], phrase: Phrase) -> Found:
    """What the first rule says that has something to say."""
    for rule in rules:
        found = rule(phrase)
        if found is not None:
            return found
    return Found()


def some(actors: Sequence[Actor]) -> Found | None:
    """What a rule says that found these: nothing where it found nobody."""
    return Found(actors) if actors else None


def one(actor: Actor | None) -> Found | None:
    """What a rule says that found one actor or none."""
    return Found([actor]) if actor is not None else None


def is_former(words: Sequence[Word], i: int) -> bool:
    """True for a word that says of the title after it that it is over: "former", "one-time", "then-"."""
    return "-".join(reversed([*_hyphenated(words, i)])).rstrip("-") in _FORMER


def _hyphenated(words: Sequence[Word], i: int) -> Iterator[str]:
    """A word and what hyphens join to it on its left, backwards: "time", "one"."""
    yield words[i].lower
    while i > 1 and words[i - 1].text in HYPHENS and not words[i - 2].space:
        i -= 2
        yield words[i].lower


def _is_joined(words: Sequence[Word]) -> bool:
    """True for two words that are parts of one: "pro" and "-", "-" and "democracy"."""
    left, right = words
    return not left.space and (left.text in HYPHENS or right.text in HYPHENS)


def in_plural(phrase: Phrase) -> bool:
    """True for a plural noun, or one that only looks so."""
    return phrase.noun.plural or phrase.head.plural

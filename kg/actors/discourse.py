"""What is known of a document's actors while it is read: mentions by word, owners of phrases, the setting.

A Scene is filled from names, then from descriptions, then from pronouns, and ends as a Cast.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.actors.candidates import Candidate
from kg.actors.nouns import Nouns, load_nouns
from kg.actors.owners import LEFT, Ground, Owner, find_owners
from kg.lexicon import Gazetteer, word_list
from kg.model import Actor, Mention
from kg.syntax import Quote
from kg.words import Parse, Part, Relation, Word

_PHRASE: frozenset[Relation] = LEFT | {"predeterminer", "quantifier", "case", "adverb"}
"""What the words from the edge of a noun phrase to its head are to each other."""
_LENT = {"metonym", "demonym", "apposition"}
"""How words come to stand for an actor whose name they are not: "Kremlin", "Russians"."""
_MEDIA = {"MED", "JRN"}
"""Sectors of who only tells what others do."""
_VAGUE = {"pronoun", "description", "apposition"}
"""How mentions are known that do not show what a document is about."""
_OF = word_list("actors.owning")
_NESTED, _WIDE = 3, 5
"""How many nouns a phrase goes on with, and how many words each is away."""
_SEVERAL = 3
_NAMES = {"name", "unknown"}
_DETERMINERS = word_list("actors.determiners")
_ARTICLES = tuple(f"{form} " for word in word_list("actors.articles") for form in (word, word.capitalize()))
_CONTRACTED = re.compile(r"['’](?:d|s|ll|re|ve)$")


@dataclass(slots=True)
class Person:
    """What a document says of a person: offices held, nouns that he was called by, whether he leads.

    ``past`` are nouns that he was called by as one who is it no longer.
    """

    offices: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    past: set[str] = field(default_factory=set)
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Issuers:
    """The states and bodies whose own "we" a document is, and the one person whose "I" it is."""

    states: tuple[Actor, ...] = ()
    person: Actor | None = None


@dataclass(slots=True)
class Scene:
    """The working state of one document.

    ``mentions`` are by the words that head them, ``spans`` by all of their words; ``genders`` and
    ``people`` by the ids of actors.  ``seats`` says by the id of a city which state a visit there is one to,
    ``home`` is the country whose organ the source is, ``house`` what the organ is called, ``post`` where
    its embassy is that writes or is written to, ``issuers`` whose own words the document is.
    """

    parse: Parse
    gazetteer: Gazetteer
    candidates: tuple[Candidate, ...]
    quotes: tuple[Quote, ...]
    day: date | None
    mentions: dict[int, Mention] = field(default_factory=dict)
    spans: dict[int, Mention] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    seats: dict[str, Actor] = field(default_factory=dict)
    home: str | None = None
    house: str = ""
    post: str | None = None
    issuers: Issuers | None = None
    _quoted: dict[int, Quote] | None = None
    _stage: str | None = None
    _topics: set[str] = field(default_factory=set)
    _speakers: frozenset[int] | None = None
    _endings: dict[str, dict[Actor, int]] = field(default_factory=dict)
    _told: dict[int, list[Mention]] = field(default_factory=dict)
    _title_parts: dict[int, Part] | None = None

    @property
    def speakers(self) -> frozenset[int]:
        """The words that stand before the turns of a transcript: who speaks."""
        if self._speakers is None:
            turns = (quote.speaker for quote in self.quotes if quote.turn)
            self._speakers = frozenset(speaker.i for speaker in turns if speaker is not None)
        return self._speakers

    @property
    def title_parts(self) -> dict[int, Part]:
        """The titles that were one word with a name to the parser, by the index after their last word."""
        if self._title_parts is None:
            parts = (part for name in self.parse.names for part in name.parts)
            self._title_parts = {part.stop: part for part in parts if part.relation == "compound"}
        return self._title_parts

    @property
    def lexicon(self) -> Nouns:
        """Our nouns, with the gazetteer's titles."""
        return load_nouns(self.gazetteer)

    def lower(self, at: int) -> str:
        """The word at an index, lower case; "" where the text has none."""
        return self.parse.words[at].lower if 0 <= at < len(self.parse.words) else ""

    # --- actors --------------------------------------------------------------------------------

    def keep(self, actor: Actor) -> Actor:
        """The one value for this id in the document."""
        if actor.id not in self.actors:
            self.actors[actor.id] = self._serving(actor) if actor.kind == "person" else actor
        return self.actors[actor.id]

    def person(self, actor: Actor) -> Person:
        """What the document has said of somebody so far; nothing where he was not named."""
        return self.people.get(actor.id) or Person()

    def held(self, actor: Actor) -> list[tuple[str, str]]:
        """The offices of a person on the document's day, with whose they are; all where there is no day.

        Example:
            ``[("RUS", "foreign minister")]`` for Sergey Lavrov in 2014.
        """
        return [
            (office.of, office.office)
            for office in self.gazetteer.offices(actor.id)
            if self.day is None or office.on(self.day)
        ]

    def _serving(self, actor: Actor) -> Actor:
        """A person with the sector of his offices on the document's day.

        Of no country, where all of them are of international bodies.
        """
        if actor.country and self._is_international(actor):
            return replace(actor, country=None, sector="IGO")
        sectors = self.gazetteer.sectors(actor.id, self.day)
        return replace(actor, sector=sectors.pop()) if len(sectors) == 1 else actor

    def _is_international(self, actor: Actor) -> bool:
        """Whether all that somebody is on the document's day is an officer of international bodies."""
        bodies = {self.gazetteer.actor(of) for of, _ in self.held(actor)} if self.day is not None else set()
        return bool(bodies) and all(body and _is_international(body) for body in bodies)

    # --- mentions ------------------------------------------------------------------------------

    def add(
        self,
        candidate: Candidate,
        actors: Iterable[Actor],
        how: str,
        *,
        first: int | None = None,
        last: int | None = None,
    ) -> Mention | None:
        """Put a mention on record under its head and the words of its span.

        Args:
            candidate: The words.
            actors: Who they stand for; where that is nobody, nothing is recorded.
            how: How we know: "name", "title", "metonym", "pronoun" ...
            first: The first word of the mention, where it begins before the candidate: a title's.
            last: The last word, where it ends after the candidate.
        """
        kept = tuple(dict.fromkeys(self.keep(actor) for actor in actors))
        if not kept:
            return None
        words, head = self.parse.words, candidate.head
        start = words[candidate.first if first is None else first].start
        end = words[candidate.last if last is None else last].end
        name = self._name(candidate, kept[0], how)
        mention = Mention(start, end, self.parse.text[start:end], head.i, kept, how, name)
        self.mentions[head.i] = mention
        self._remember_ending(candidate, kept)
        if all(actor.sector not in _MEDIA for actor in kept):
            self._told.setdefault(head.sentence, []).append(mention)
        for i in range(candidate.first, candidate.last + 1):
            self.spans[i] = mention
        return mention

    def _remember_ending(self, candidate: Candidate, actors: tuple[Actor, ...]) -> None:
        """Note what the name of a body ends with; that several end so is enough to know."""
        if candidate.form in _NAMES and not candidate.single and actors[0].kind in ("organization", "group"):
            alike = self._endings.setdefault(self.parse.words[candidate.last].text, {})
            if len(alike) < _SEVERAL:
                alike.setdefault(actors[0], candidate.first)

    def _name(self, candidate: Candidate, actor: Actor, how: str) -> str:
        """What of a candidate names its actor: without title, and no capital or people that stands for it."""
        lent = how in _LENT or (how == "place" and actor.kind != "place")
        if lent or candidate.form not in _NAMES:
            return ""
        text = self.text(candidate.first, candidate.last)
        return text if candidate.form == "name" else _proper(text)

    def at(self, word: Word | None) -> tuple[Actor, ...]:
        """The actors of the mention that a word belongs to; () where it belongs to none."""
        mention = self.spans.get(word.i) if word is not None else None
        return mention.actors if mention is not None else ()

    def ending_in(self, word: Word) -> Actor | None:
        """The one body whose name, before a word, ends with that word: the Danube League of "the League"."""
        bodies = [actor for actor, at in self._endings.get(word.text, {}).items() if at < word.i]
        return bodies[0] if len(bodies) == 1 else None

    def alias(self, word: Word, mention: Mention) -> None:
        """Let another word (a title, an apposition) stand for the same actors."""
        self.spans[word.i] = mention

    # --- the phrase around a noun --------------------------------------------------------------

    def text(self, first: int, last: int) -> str:
        """The text of some words, the last one included, on one line."""
        words = self.parse.words
        return " ".join(self.parse.text[words[first].start : words[last].end].split())

    def owners(self, head: Word, first: int, *, right: bool = True, shared: bool = True) -> list[Owner]:
        """Whose a noun phrase is, with how: see `kg.actors.owners.find_owners`."""
        return find_owners(Ground(self.parse.words, self.spans), head, first, right=right, shared=shared)

    def start(self, at: int) -> int:
        """The first word of the mention that a word is in."""
        return Ground(self.parse.words, self.spans).start(at)

    def codes(self, owners: Iterable[Owner]) -> list[str]:
        """The country codes of owners, in order, once each."""
        found = [actor.country for mention, _ in owners for actor in mention.actors if actor.country]
        return list(dict.fromkeys(found))

    def phrase(self, head: Word) -> str:
        """A short noun phrase as written, from its edge to what it is of: "the navy of Peru"."""
        last = head
        for _ in range(_NESTED):
            of = (
                child for child in last.children if child.relation == "preposition" and child.i == last.i + 1
            )
            inner = next((word for each in of for word in each.children if word.relation == "governed"), None)
            if inner is None or inner.i - last.i > _WIDE or inner.head.lower not in _OF:
                break
            last = inner
        return self.text(self.edge(head), last.i)

    def edge(self, word: Word) -> int:
        """The first word of the noun phrase before and with its head."""
        left = (child for child in word.left if child.relation in _PHRASE)
        return min((self.edge(child) for child in left), default=word.i)

    # --- the setting ---------------------------------------------------------------------------

    def setting(self, sentence: int, *, near: bool = True) -> str | None:
        """The one country that a sentence speaks of; None where it speaks of several.

        Where it speaks of none: that of the sentence before, else that of the whole document, if ``near``.
        """
        here = self._countries(sentence)
        if not here and near:
            here = self._countries(sentence - 1)
        if not here and near:
            return self.stage
        return next(iter(here)) if len(here) == 1 else None

    def told_in(self, sentence: int) -> Sequence[Mention]:
        """Who is named in a sentence and could be what it is about: news agencies never are."""
        return self._told.get(sentence, ())

    def _countries(self, sentence: int) -> set[str]:
        return {
            actor.country for mention in self.told_in(sentence) for actor in mention.actors if actor.country
        }

    @property
    def stage(self) -> str | None:
        """The country that most of the names of a document are of, where one clearly is."""
        self._count()
        return self._stage or None

    @property
    def topics(self) -> set[str]:
        """The country that the names of a document are most often of; of two as often, both."""
        self._count()
        return self._topics

    def _count(self) -> None:
        """Count the countries of the names, once: when all are known."""
        if self._stage is not None:
            return
        told = (mention for sentence in self._told.values() for mention in sentence)
        named = (m for m in told if m.how not in _VAGUE and self.mentions.get(m.head) is m)
        found = Counter(a.country for mention in named for a in mention.actors if a.country)
        code, count = next(iter(found.most_common(1)), ("", 0))
        self._stage = code if count > 2 and 3 * count > 2 * found.total() else ""
        self._topics = {each for each, times in found.items() if times == count}

    def quote_at(self, word: Word) -> Quote | None:
        """The innermost quote around a word."""
        if self._quoted is None:
            self._quoted = {}
            starts = [each.start for each in self.parse.words]
            for quote in self.quotes:  # an inner quote comes after the turn around it
                for i in range(bisect_left(starts, quote.start), bisect_left(starts, quote.end)):
                    self._quoted[i] = quote
        return self._quoted.get(word.i)


def _is_international(body: Actor) -> bool:
    return (body.country, body.sector) == (None, "IGO")


def _proper(text: str) -> str:
    """An unknown name without its article and what is contracted with it; "" if it is no name."""
    for article in _ARTICLES:
        text = text.removeprefix(article)
    text = _CONTRACTED.sub("", text)
    first = text.split(" ", 1)[0].lower()
    return "" if first in _DETERMINERS or text == text.lower() else text

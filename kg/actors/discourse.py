"""What is known of a document's actors while it is read: mentions by word, owners of phrases, the setting.

A Scene is filled from names, then from descriptions, then from pronouns, and ends as a Cast.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kg.actors.candidates import Candidate
from kg.lexicon import Gazetteer, Noun, Nouns, load_nouns, word_list
from kg.model import Actor, Mention
from kg.syntax import Quote
from kg.words import Parse, Word

_INSIDE = {
    "adjective",
    "noun",
    "name",
    "numeral",
    "adverb",
    "punctuation",
    "particle",
    "coordinator",
    "verb",
    "adposition",
    "other",
}
_LEFT_DEPS = {
    "adjective",
    "compound",
    "nominal",
    "possessor",
    "conjunct",
    "apposition",
    "number",
    "noun adverb",
    "determiner",
}
_HYPHENS = {"-", "‐", "–"}
_SLANTS = word_list("slants")
PLURAL = frozenset({"plural", "plural name"})
_LENT = {"metonym", "demonym", "apposition"}
"""How words come to stand for an actor whose name they are not: "Kremlin", "Russians"."""
_DETERMINERS = word_list("determiners")
_CONTRACTED = re.compile(r"['’](?:d|s|ll|re|ve)$")
_PLACING = ("of", "from", "in", "at", "for", "near", "across", "inside", "around")


@dataclass(slots=True)
class Person:
    """What a document says of a person: titles held and for whom."""

    offices: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    leads: bool = False


@dataclass(slots=True)
class Scene:
    """The working state of one document."""

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
    home: str | None = None
    authors: tuple[Actor, ...] | None = None
    _quoted: dict[int, Quote] | None = None
    _stage: str | None = None
    _turns: tuple[Quote, ...] | None = None
    _settings: dict[int, set[str]] = field(default_factory=dict)

    @property
    def turns(self) -> tuple[Quote, ...]:
        """The turns of a transcript."""
        if self._turns is None:
            self._turns = tuple(quote for quote in self.quotes if quote.turn)
        return self._turns

    @property
    def lexicon(self) -> Nouns:
        return load_nouns(self.gazetteer)

    def keep(self, actor: Actor) -> Actor:
        """The one value for this id in the document."""
        if actor.id not in self.actors:
            serves = actor.kind == "person" and actor.country and self._international(actor)
            self.actors[actor.id] = replace(actor, country=None, sector="IGO") if serves else actor
        return self.actors[actor.id]

    def _international(self, actor: Actor) -> bool:
        """Whether all that somebody is on the document's day is an officer of international bodies."""
        if self.day is None:
            return False
        held = [
            office
            for office in self.gazetteer.offices(actor.id)
            if (office.since or date.min) <= self.day <= (office.until or date.max)
        ]
        bodies = [self.gazetteer.actor(office.of) for office in held]
        return bool(held) and all(b is not None and b.country is None and b.sector == "IGO" for b in bodies)

    def add(
        self,
        candidate: Candidate,
        actors: Iterable[Actor],
        how: str,
        *,
        first: int | None = None,
        last: int | None = None,
    ) -> Mention | None:
        """Put a mention on record under its head and the words of its span."""
        kept = tuple(dict.fromkeys(self.keep(actor) for actor in actors))
        if not kept:
            return None
        words = self.parse.words
        a = candidate.first if first is None else first
        b = candidate.last if last is None else last
        start, end = words[a].start, words[b].end
        codes = self._settings.setdefault(candidate.head.sentence, set())
        codes.update(actor.country for actor in kept if actor.country)
        name = self._name(candidate, kept[0], how)
        mention = Mention(start, end, self.parse.text[start:end], candidate.head.i, kept, how, name)
        self.mentions[candidate.head.i] = mention
        for i in range(candidate.first, candidate.last + 1):
            self.spans[i] = mention
        return mention

    def _name(self, candidate: Candidate, actor: Actor, how: str) -> str:
        """What of a candidate names its actor: without title, and no capital or people that stands for it."""
        lent = how in _LENT or (how == "place" and actor.kind != "place")
        if candidate.form not in ("name", "unknown") or lent:
            return ""
        words = self.parse.words
        text = " ".join(self.parse.text[words[candidate.first].start : words[candidate.last].end].split())
        return text if candidate.form == "name" else _proper(text)

    def alias(self, word: Word, mention: Mention) -> None:
        """Let another word (a title, an apposition) stand for the same actors."""
        self.spans[word.i] = mention

    # --- the phrase around a noun --------------------------------------------------------------

    def owners(
        self, head: Word, first: int, *, right: bool = True, shared: bool = True
    ) -> list[tuple[Mention, str]]:
        """Whose a noun phrase is: what stands before the noun, else what "of", "from" or "in" says.

        Args:
            head: The noun.
            first: The first word of the noun, as long as it is.
            right: Whether what comes after the noun counts too.
            shared: Whether the owner of the noun that this one is coordinated with counts too.

        Returns:
            The mentions with how they own: "mod" (Russian troops), "poss", or the preposition.
        """
        found = list(self._before(head, first))
        if (
            not found
            and shared
            and head.relation == "conjunct"
            and not any(child.relation in ("determiner", "possessor") for child in head.children)
        ):
            other = head.head  # "Turkish officers and soldiers"
            if other.i < head.i and other.pos in ("noun", "name"):
                start = other.i
                while (
                    start > 0
                    and self.spans.get(other.i) is not None
                    and self.spans.get(start - 1) is self.spans[other.i]
                ):
                    start -= 1
                found = list(self._before(other, start))
        if found or not right or any(child.form == "possessive" for child in head.children):
            return found
        ranked: list[tuple[int, Mention, str]] = []
        for child in head.children:
            if child.i < head.i:
                continue
            if child.relation == "preposition" and child.lower in _PLACING:
                rank = _PLACING.index(child.lower)
                ranked.extend((rank, m, child.lower) for m in self._objects(child))
            elif child.relation in ("adnominal", "relative"):
                ranked.extend((9, m, "in") for m in self._places(child))
        if not ranked:
            return []
        best = min(rank for rank, _, _ in ranked)
        return [(mention, how) for rank, mention, how in ranked if rank == best]

    def _before(self, head: Word, first: int) -> Iterator[tuple[Mention, str]]:
        words = self.parse.words
        at, how, seen = first - 1, "mod", False
        linked = True
        while at >= 0 and words[at].sentence == head.sentence and first - at < 14:
            word = words[at]
            mention = self.spans.get(at)
            if mention is not None:
                if not linked or not self._hangs(word, head):
                    return
                if self._slanted(mention, at, first):
                    at -= 1
                    continue
                yield mention, "possessor" if mention.how == "pronoun" else how
                seen, linked = True, False
                start = at
                while start > 0 and self.spans.get(start - 1) is mention:
                    start -= 1
                at = start - 1
                continue
            if word.pos not in _INSIDE or word.text in '()"“”;:' or word.relation in ("preposition", "mark"):
                return
            if word.text in ("'s", "’s", "'", "’") and word.form == "possessive ending":
                if seen:
                    return
                how, linked = "possessor", True
            elif word.text in (",", "and", "or", "-", "–", "/") or word.pos == "coordinator":
                linked = True
                if not seen and word.text == ",":
                    return
            elif seen:
                return
            at -= 1

    def _slanted(self, mention: Mention, at: int, first: int) -> bool:
        """Whether a name only colours the phrase: "pro-Iranian", "Syrian-backed", "rebel-held"."""
        words = self.parse.words
        if at + 2 < first and words[at + 1].text in _HYPHENS and words[at + 2].lower in _SLANTS:
            return True
        start = at
        while start > 0 and self.spans.get(start - 1) is mention:
            start -= 1
        return (
            start > 1
            and words[start - 1].text in _HYPHENS
            and words[start - 2].lower in ("pro", "anti", "non")
        )

    def _hangs(self, word: Word, head: Word) -> bool:
        """Whether a word is below a head in the tree, through modifiers alone."""
        for _ in range(6):
            if word is head:
                return True
            if word.relation not in _LEFT_DEPS or word.head is word:
                return False
            word = word.head
        return False

    def _objects(self, prep: Word) -> Iterator[Mention]:
        for child in prep.children:
            if child.relation in ("governed", "governed clause"):
                for word in listed(child):
                    mention = self.spans.get(word.i)
                    if mention is not None:
                        yield mention
                    else:
                        yield from (m for m, _ in self.owners(word, word.i))

    def _places(self, clause: Word) -> Iterator[Mention]:
        for word in clause.subtree()[:12]:
            mention = self.spans.get(word.i)
            placed = word.relation == "governed" and word.head.lower in ("in", "from", "at", "near")
            if placed and mention is not None and all(a.kind in ("country", "place") for a in mention.actors):
                yield mention

    def codes(self, owners: Iterable[tuple[Mention, str]]) -> list[str]:
        """The country codes of owners, in order, once each."""
        found = [actor.country for mention, _ in owners for actor in mention.actors if actor.country]
        return list(dict.fromkeys(found))

    # --- the setting ---------------------------------------------------------------------------

    def setting(self, sentence: int, *, near: bool = True) -> str | None:
        """The one country that a sentence, else the one before, speaks of; None where several or none."""
        here = self._settings.get(sentence, set())
        if not here and near:
            here = self._settings.get(sentence - 1, set())
        if here or not near:
            return next(iter(here)) if len(here) == 1 else None
        return self.stage

    @property
    def stage(self) -> str | None:
        """The country that most of the names of a document are of, where one clearly is."""
        if self._stage is None:
            found = Counter(
                actor.country
                for mention in self.mentions.values()
                if mention.how not in ("pronoun", "description", "apposition")
                for actor in mention.actors
                if actor.country
            )
            (code, count), *_ = [*found.most_common(1), ("", 0)]
            self._stage = code if count > 2 and 3 * count > 2 * found.total() else ""
        return self._stage or None

    def edge(self, word: Word) -> int:
        """The first word of the noun phrase before and with its head."""
        first = word.i
        for child in word.children:
            if child.i < word.i and child.relation in _LEFT_DEPS | {
                "predeterminer",
                "quantifier",
                "case",
                "adverb",
            }:
                first = min(first, self.edge(child))
        return first

    def quote_at(self, word: Word) -> Quote | None:
        """The innermost quote around a word."""
        if self._quoted is None:
            self._quoted = {}
            starts = [each.start for each in self.parse.words]
            for quote in self.quotes:  # an inner quote comes after the turn around it
                for i in range(bisect_left(starts, quote.start), bisect_left(starts, quote.end)):
                    self._quoted[i] = quote
        return self._quoted.get(word.i)

    def noun_before(self, first: int) -> tuple[Noun, int] | None:
        """The title that ends right before a name, with the index of its first word."""
        words = self.parse.words
        at = first - 1
        if at < 0 or words[at].sentence != words[first].sentence:
            return None
        if words[at].text == "." and at:  # "MR." of a transcript is two tokens
            short = self.lexicon.short(words[at - 1].lower + ".")
            return (short, at - 1) if short is not None else None
        if words[at].lower not in self.lexicon:
            short = self.lexicon.short(words[at].lower)
            return (short, at) if short is not None else None
        start = self.lexicon.longest(words, at)
        noun = self.lexicon.get(" ".join(word.lower for word in words[start : at + 1]))
        if noun is None or noun.cls not in ("person", "leader", "counterpart") or noun.plural:
            return None
        return noun, start


def _proper(text: str) -> str:
    """An unknown name without its article and what is contracted with it; "" if it is no name."""
    text = _CONTRACTED.sub("", text.removeprefix("the ").removeprefix("The "))
    first = text.split(" ", 1)[0].lower()
    return "" if first in _DETERMINERS or text == text.lower() else text


def bearer(noun: Word) -> Word:
    """Whom an apposition describes: of several named together, the nearest before it.

    "Kenya's Ruto and Samia Hassan, the Tanzanian president": not the first, where the parser hangs it.
    """
    before = [word for word in noun.head.conjuncts() if word.i < noun.i]
    return before[-1] if before and noun.form not in PLURAL else noun.head


def listed(word: Word) -> list[Word]:
    """A word and what is coordinated with it, also where spaCy hangs the first of a list under the last."""
    found = word.conjuncts()
    for child in word.children:
        if (
            child.relation == "nominal"
            and child.i < word.i
            and any(other.relation in ("conjunct", "coordinator") for other in child.children)
        ):
            found = [*child.conjuncts(), *found]
    return found

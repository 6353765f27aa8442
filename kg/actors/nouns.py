"""Common nouns and pronouns that stand for actors: one lexicon of titles, agents and plain words.

``nouns.csv`` sorts nouns by what they can stand for:

    government   the country itself ("the Sudanese government")     country      "both countries"
    authorities  the same of the country spoken of                  side         "both sides"
    body         a body with or without a name ("the ministry")     bloc         "the bloc"
    named        a body only as part of a name ("Fund", "Times")    neighbour    "its neighbours"
    group        people as one ("the opposition")                   world        "the international community"
    members      of what the noun before says ("rebel sources")     leader       who leads a country
    others       who is of no one's country ("its allies")          counterpart  "his Russian counterpart"
    person       people one by one ("two diplomats")                locale       a place ("the port")
    asset        what acts or suffers for somebody ("warships")     thing        nobody ("the accord")
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import takewhile
from typing import Literal

from kg.lexicon import Gazetteer, Title, word_list
from kg.model import Kind
from kg.words import HYPHENS, Word

Class = Literal[
    "government", "authorities", "country", "side", "body", "named", "bloc", "neighbour", "group", "members",
    "others", "world", "leader", "counterpart", "person", "locale", "asset", "thing", "other",
]  # fmt: skip
"""What nouns stand for; "other" are people told by the ending of the noun alone."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a common noun can stand for; ``office`` of a title, ``leads`` of a country's head."""

    word: str
    cls: Class
    kind: Kind | None
    sector: str | None
    plural: bool = False
    office: str | None = None
    leads: bool = False
    of: str = "country"

    @property
    def one_person(self) -> bool:
        """True for the noun of a single person."""
        return self.kind == "person" and not self.plural


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: person 1 to 3, number, gender "m", "f", "n" or "", and form (personal, possessive ...)."""

    person: int
    plural: bool
    gender: str
    form: str


_LEADING = word_list("actors.leaders")
_BARE = word_list("actors.without_stop")
_WITH_PORTFOLIO = word_list("actors.with_portfolio")
_MINISTERIAL = word_list("actors.ministerial")
_OF_BODIES = word_list("actors.of_bodies")
_FOR = "for"  # a function word: "Advisor for Economic Affairs"; "Representative of" goes on with whose he is
_PORTFOLIOS = word_list("actors.portfolios")
_LINKS = word_list("actors.portfolio_links")
_OF_BUREAUS = word_list("actors.of_bureaus")
_MARKS = {",", *HYPHENS}
_NAMED = {"body", "named"}
_BODIES = {*_NAMED, "group"}
"""Classes of nouns that a title is only the beginning of: "*General* Staff"."""
_TITLES = {"person", "leader", "counterpart"}
"""Classes of nouns that are titles."""
_FARTHEST = 12
"""How many words a portfolio has at most."""


class Nouns:
    """All nouns by their lower-case form; look-ups cost one dictionary access."""

    def __init__(self, table: dict[str, Noun], short: dict[str, Noun]) -> None:
        self._table = table
        self._short = short
        self._words: set[str] = set()
        self._starts: dict[str, int] = {}
        self._titles: dict[str, int] = {}
        for phrase, noun in table.items():
            parts = phrase.split(" ")
            self._words.add(parts[-1])
            for longest in (self._starts, *((self._titles,) if noun.cls in _TITLES else ())):
                longest[parts[0]] = max(len(parts), longest.get(parts[0], 0))

    def __contains__(self, lower: str) -> bool:
        return lower in self._words

    def get(self, phrase: str) -> Noun | None:
        """The noun with that lower-case form."""
        return self._table.get(phrase)

    def office(self, phrase: str) -> Noun | None:
        """The noun with that lower-case form, if it is the title of an office."""
        noun = self._table.get(phrase)
        return noun if noun is not None and noun.office is not None else None

    def class_of(self, phrase: str) -> str:
        """The class of the noun with that lower-case form, "" where it is no noun of ours."""
        noun = self._table.get(phrase)
        return noun.cls if noun is not None else ""

    def longest(self, words: Sequence[Word], at: int) -> int:
        """Where the longest known phrase that ends at a word begins: "foreign minister" before "minister"."""
        phrase = words[at].lower
        best = at
        for first in range(at - 1, max(-1, at - 5), -1):
            phrase = f"{words[first].lower} {phrase}"
            if phrase in self._table:
                best = first
        return best

    def opens(self, lower: str) -> bool:
        """Whether a phrase of several words begins with this one."""
        return self._starts.get(lower, 0) > 1

    def short(self, lower: str) -> Noun | None:
        """The title that an abbreviation stands for: "gen."; a few need no full stop."""
        return self._short.get(lower.rstrip(".")) if lower[-1] == "." or lower in _BARE else None

    def _portfolio(self, words: Sequence[Word], start: int, stop: int, end: int) -> int:
        """Where a title ends that goes on with what its holder is minister of: "Minister for Interior"."""
        named = {word.lower for word in words[start:stop]} & _WITH_PORTFOLIO
        linked = _OF_BODIES if named & _MINISTERIAL else {_FOR}
        if not named or stop >= end or words[stop].lower not in linked:
            return stop
        fits = _is_in_bureau if named & _OF_BUREAUS else _is_in_portfolio
        after = takewhile(
            lambda i: fits(words[i]) and not self._is_office(words[i]),
            range(stop + 1, min(end, stop + _FARTHEST)),
        )
        last = max((i for i in after if words[i].lower in _PORTFOLIOS), default=None)
        return last + 1 if last is not None else stop

    def _is_office(self, word: Word) -> bool:
        """ "Secretary of the *Ministry*" is no minister for something."""
        return self.class_of(word.lower) == "body"

    def with_portfolio(self, words: Sequence[Word], stop: int) -> tuple[Noun, int] | None:
        """The title, with its first word, that ends with a portfolio before a word."""
        if words[stop - 1].lower not in _PORTFOLIOS:
            return None
        found = None
        for start in range(stop - 2, max(-1, stop - 2 * _FARTHEST), -1):
            if not self.opens(words[start].lower) and words[start].lower not in _WITH_PORTFOLIO:
                continue
            end, noun = self._bare(words, start, stop)
            if noun is not None and self._portfolio(words, start, end, stop) == stop:
                found = noun, start
        return found

    def _bare(self, words: Sequence[Word], at: int, end: int) -> tuple[int, Noun | None]:
        """Where the longest title of the lists ends (exclusive) that starts at a word, and the title."""
        longest = self._titles.get(words[at].lower, 0)
        for stop in range(min(end, at + longest), at, -1):
            noun = self._table.get(" ".join([word.lower for word in words[at:stop]]))
            if noun is not None and noun.cls in _TITLES:
                return stop, noun
        return 0, None

    def title(self, words: Sequence[Word], at: int, end: int) -> int:
        """Where a title that starts at a word ends (exclusive); 0 where none does."""
        stop, noun = self._bare(words, at, end)
        if noun is None:
            return at + 1 if self.short(words[at].lower) is not None else 0
        return 0 if self._is_of_body(words, at, stop, end) else self._portfolio(words, at, stop, end)

    def _is_of_body(self, words: Sequence[Word], at: int, stop: int, end: int) -> bool:
        """Whether what looks like a title only begins what a body is called by: "*General* Staff"."""
        if stop >= end:
            return False
        whole = self.class_of(" ".join(word.lower for word in words[at : stop + 1]))
        return whole in _BODIES or self.class_of(words[stop].lower) in _NAMED


def _is_in_portfolio(word: Word) -> bool:
    """What may stand in "Minister for *Trade and the Interior*"."""
    return word.lower in _PORTFOLIOS or word.lower in _LINKS


def _is_in_bureau(word: Word) -> bool:
    """What may stand in "Assistant Secretary for *Democracy, Human Rights, and Labor*"."""
    return word.text[0].isupper() or word.lower in _LINKS or word.text in _MARKS


@lru_cache(maxsize=8)
def load_nouns(gazetteer: Gazetteer) -> Nouns:
    """Our nouns, with the gazetteer's titles and agents on top."""
    table: dict[str, Noun] = {}
    for row in _rows("nouns"):
        kind: Kind | None = row["kind"] or None  # type: ignore[assignment]
        cls: Class = row["class"]  # type: ignore[assignment]
        for form, plural in ((row["word"], False), (row["plural"], True)):
            if form:
                table.setdefault(form, Noun(row["word"], cls, kind, row["sector"] or None, plural))
    for form, agent in gazetteer.agents.items():
        if form not in table:
            cls = _class_of_agent(agent.kind, table.get(form.split(" ")[-1]))
            table[form] = Noun(agent.word, cls, agent.kind, agent.sector, agent.plural)
    for form, title in gazetteer.titles.items():
        table[form] = _of_title(title, _class_of_title(title), plural=form != title.title)
    short = {key.lower(): _of_title(title, "person") for key, title in gazetteer.abbreviations.items()}
    for form in [form for form in table if "-" in form]:  # spaCy splits at most hyphens
        table.setdefault(form.replace("-", " - "), table[form])
    return Nouns(table, short)


def _class_of_agent(kind: Kind, head: Noun | None) -> Class:
    """A person is one, and "security council" is a body as a council is."""
    if kind == "person":
        return "person"
    return "body" if head is not None and head.cls == "body" else "group"


def _class_of_title(title: Title) -> Class:
    if title.office == "counterpart":
        return "counterpart"
    return "leader" if title.leads and title.office in _LEADING else "person"


def _of_title(title: Title, cls: Class, *, plural: bool = False) -> Noun:
    return Noun(title.title, cls, "person", title.sector, plural, title.office, title.leads, title.of)


@lru_cache(maxsize=1)
def load_pronouns() -> dict[str, Pronoun]:
    """The pronouns of English that can stand for an actor."""
    return {
        row["word"]: Pronoun(int(row["person"]), row["number"] == "plural", row["gender"], row["form"])
        for row in _rows("pronouns")
    }


def _rows(table: str) -> csv.DictReader[str]:
    text = resources.files("kg").joinpath(f"actors/{table}.csv").read_text("utf-8")
    return csv.DictReader(text.splitlines())

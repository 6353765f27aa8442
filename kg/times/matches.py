"""Parse -> Found: where the grammar matches, and whether it is a time that stands there.

Requires tokens; parts of speech and heads sharpen the judgement where the parse has them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.times import grammar
from kg.words import Parse, Word

_QUALIFIED = frozenset({"noun", "name", "adjective"})
_COUNTED = frozenset({*_QUALIFIED, "numeral"})
_OWNERS = frozenset({"determiner", "pronoun", "adjective"})
_TEXTS = 64
"""For how many texts it is remembered what matches: as many as are parsed together."""
_TOKEN = re.compile(r"[\w'’‘]+\.?")
DAYS: frozenset[grammar.Rule] = frozenset({"month_day", "day_month", "iso", "numeric"})
"""The rules whose dates name a day."""
MODERN = range(1900, 2060)
"""Years of our time, which need less company."""


Token = tuple[int, str]
"""Where a word begins, and the word in lower case."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of the grammar before it is read: the rule, characters, and words (``last`` inclusive)."""

    rule: grammar.Rule
    match: re.Match[str]
    first: int
    last: int
    start: int

    @property
    def end(self) -> int:
        """The character after the match."""
        return self.match.end()


def find_matches(parse: Parse) -> list[Found]:
    """All that looks like a time and is one, in text order, without overlaps."""
    tokens = tuple((word.start, word.lower) for word in parse.words)
    return [found for found in _scan(parse.text, tokens) if _plausible(found, parse.words)]


def named_days(text: str) -> frozenset[str]:
    """The days of the calendar that a text names, in its words; found without a parse, and not weighed."""
    tokens = tuple((found.start(), found.group().lower()) for found in _TOKEN.finditer(text))
    return frozenset(found.match.group() for found in _scan(text, tokens) if found.rule in DAYS)


@lru_cache(maxsize=_TEXTS)
def _scan(text: str, tokens: tuple[Token, ...]) -> tuple[Found, ...]:
    """The longest match at each token that can begin one, among equals that of the earlier rule.

    Every text is asked for twice, before its parse and after it.
    """
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        best = _longest(text, tokens[index])
        if best is not None:
            found.append(_over_words(*best, tokens, index))
            index = found[-1].last
        index += 1
    return tuple(found)


def _longest(text: str, token: Token) -> tuple[grammar.Rule, re.Match[str]] | None:
    """The rule and match that reach furthest from a token on, if any does."""
    best: tuple[grammar.Rule, re.Match[str]] | None = None
    start, lower = token
    for name, pattern in grammar.STARTS.get(_key(lower), ()):
        match = pattern.match(text, start)
        if match and (best is None or match.end() > best[1].end()):
            best = name, match
    return best


def _over_words(rule: grammar.Rule, match: re.Match[str], tokens: Sequence[Token], first: int) -> Found:
    """The match with the words that it covers; the "from" of "from 3 to 5 May" stays outside."""
    last = first
    while last + 1 < len(tokens) and tokens[last + 1][0] < match.end():
        last += 1
    if tokens[first][1] in ("from", "between") and last > first:  # as the rule day_month has them
        first += 1
    return Found(rule, match, first, last, tokens[first][0])


def _key(lower: str) -> str:
    """Under what a token's rules are filed: "#" for digits, "mid" for "mid-1990s"."""
    head = lower[:1]
    if head.isdigit():
        return "#"
    if head in "'’‘" and len(lower) > 1:
        return head
    if "-" in lower and lower not in grammar.STARTS:
        return lower.partition("-")[0]
    return "fy#" if lower[:2] == "fy" and lower[2:].isdigit() else lower


# what looks like a time but is none


@dataclass(frozen=True, slots=True)
class _Company:
    """A match with the words around it."""

    found: Found
    words: tuple[Word, ...]
    before: Word | None
    after: Word | None

    @property
    def match(self) -> re.Match[str]:
        return self.found.match

    @property
    def year(self) -> int:
        return int(self.match["year"])

    @property
    def lead(self) -> str:
        """The word before, lower case, or ""."""
        return self.before.lower if self.before is not None else ""

    @property
    def follows(self) -> str:
        """The word after, lower case, or ""."""
        return self.after.lower if self.after is not None else ""

    def has(self, *groups: str) -> bool:
        """True where the match has words of one of these groups."""
        return any(self.match[group] for group in groups)

    def led_by(self, name: str) -> bool:
        """True where the word before is in this set of the company of dates."""
        return self.lead in grammar.COMPANY[name]

    def before_pos(self, kinds: frozenset[str]) -> bool:
        """True where the word after is of one of these parts of speech."""
        return self.after is not None and self.after.pos in kinds


_Check = Callable[[_Company], bool]
_Rule = Callable[[_Company], bool | None]


def _plausible(found: Found, words: tuple[Word, ...]) -> bool:
    check = _CHECKS.get(found.rule)
    if check is None:
        return True
    before = words[found.first - 1] if found.first else None
    after = words[found.last + 1] if found.last + 1 < len(words) else None
    return check(_Company(found, words, before, after))


def _by(*rules: _Rule) -> _Check:
    """A check by the first of the rules that decides; the last always does."""

    def check(company: _Company) -> bool:
        return next((verdict for rule in rules if (verdict := rule(company)) is not None), False)

    return check


# a bare number is a year only by its company


def _part_of_year(company: _Company) -> bool | None:
    """ "early 2014"."""
    return True if company.has("part") else None


def _amount(company: _Company) -> bool | None:
    """ "2000 soldiers", "1850 percent": a round or an old number that counts what follows."""
    return False if _counts(company) and (company.year % 50 == 0 or company.year < 1900) else None


def _counts(company: _Company) -> bool:
    return company.follows == "percent" or (company.after is not None and company.after.plural)


def _heads_line(company: _Company) -> bool | None:
    """ "1999: the year of ..."."""
    if company.before is not None:
        return None
    return company.year in MODERN and company.follows in grammar.COMPANY["after_year"]


def _after_preposition(company: _Company) -> bool | None:
    """ "in 2014"; "in 1648", but not "about 1648"."""
    if not company.led_by("year"):
        return None
    return company.year in MODERN or company.led_by("old_year")


def _listed(company: _Company) -> bool | None:
    """The years between the first and the last of "in 1941, 1981 and 1995"."""
    first = company.found.first
    if company.lead != "," or first < 2 or company.year not in MODERN:
        return None
    return True if company.words[first - 2].text.isdigit() and _is_year(company.words[first - 2]) else None


def _is_year(word: Word) -> bool:
    return len(word.text) == 4 and int(word.text) in MODERN


def _bracketed(company: _Company) -> bool | None:
    """ "(2014)", "2010-2014", "the 2014"."""
    if not company.led_by("brackets") and not company.match.group().startswith("the "):
        return None
    return company.year in MODERN and not _counts(company)


def _of_noun(company: _Company) -> bool:
    """ "the 2014 treaty", "Iran's 2014 vote"."""
    if company.before is None or company.after is None or company.year not in MODERN:
        return False
    owned = company.before.pos in _OWNERS or company.led_by("owning")
    return owned and company.before_pos(_QUALIFIED) and company.after.text[:1].isalpha()


# a bare month needs company too: May and April are people, March is a walk


def _told_month(company: _Company) -> bool | None:
    """ "last May", "early May", "later in May"."""
    return True if company.has("rel", "part", "side") else None


def _first_month(company: _Company) -> bool | None:
    """ "May to July"."""
    beyond = company.found.last + 2
    if company.follows not in grammar.COMPANY["month_to"] or beyond >= len(company.words):
        return None
    return company.words[beyond].lower in grammar.MONTHS


def _person(company: _Company) -> bool | None:
    """ "April Jones"; nor is a month what opens a text."""
    if company.before is None:
        return False
    named = company.before_pos(frozenset({"name"})) and company.words[company.found.first].entity == "person"
    return False if named else None


def _second_month(company: _Company) -> bool | None:
    """ "April or May", "3 April - May"."""
    if not company.led_by("month_and"):
        return None
    first = company.words[max(company.found.first - 2, 0)]
    return first.lower in grammar.MONTHS or first.text[:1].isdigit()


def _led_month(company: _Company) -> bool:
    """ "in May", "Oslo's May vote"."""
    return company.led_by("month") or company.led_by("owning")


# others


def _is_short_year(company: _Company) -> bool:
    """ "in '94", not a quotation that begins with a number."""
    return company.led_by("old_year")


def _is_that_time(company: _Company) -> bool:
    """ "at that time"; not "for the same time", nor "by that date" as a term."""
    return company.led_by("that_time")


def _is_weekday(company: _Company) -> bool:
    """Not the day in "Black Friday", "the Sunday Times" and "the Good Friday Agreement"."""
    before, after, alone = company.before, company.after, company.found.first == company.found.last
    if alone and before is not None and before.text in grammar.TRAPS["before"]:
        return False
    return after is None or after.text not in grammar.TRAPS["after"]


def _is_season(company: _Company) -> bool:
    """ "in the fall" is a season, "the fall of the city" is not."""
    if company.has("year", "yrel", "rel", "part"):
        return True
    return company.led_by("season") and company.has("the") and company.follows != "of"


def _is_the_nth(company: _Company) -> bool:
    """ "on the 15th", not "the 15th summit"."""
    return company.led_by("the_nth") and not company.before_pos(_COUNTED)


def _is_duration(company: _Company) -> bool:
    """ "for three days", not "three years old"."""
    return company.led_by("duration") and company.follows not in grammar.COMPANY["after_duration"]


def _is_weekend(company: _Company) -> bool:
    """ "over the weekend", not "the weekend talks"."""
    return company.led_by("weekend")


def _is_numeric(company: _Company) -> bool:
    """ "3/4/22" and "3.4.2022", but not "3.4.22"."""
    return company.match["sep"] == "/" or len(company.match["y"]) == 4


_CHECKS: dict[grammar.Rule, _Check] = {
    "year": _by(_part_of_year, _amount, _heads_line, _after_preposition, _listed, _bracketed, _of_noun),
    "short_year": _is_short_year,
    "that_time": _is_that_time,
    "month": _by(_told_month, _first_month, _person, _second_month, _led_month),
    "weekday": _is_weekday,
    "weekdays": _is_weekday,
    "season": _is_season,
    "the_nth": _is_the_nth,
    "duration": _is_duration,
    "weekend": _is_weekend,
    "numeric": _is_numeric,
}

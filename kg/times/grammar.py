"""The words of time and the grammar of time expressions: ``kg/times/dates.toml`` -> STARTS.

What the templates of the grammar mean is told there; here they become regular expressions, filed
by the tokens at which they are tried.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import chain
from typing import Any, Literal

from kg.lexicon import number_words, word_list
from kg.times.calendar import Part

Rule = Literal[
    "iso", "numeric", "month_day", "day_month", "month_year", "month", "year", "years", "decade", "century",
    "quarter", "q", "season", "fiscal", "weekday", "weekdays", "deictic", "unit", "weekend", "in_unit",
    "year_end", "ago", "later", "from_now", "story", "past_n", "recent", "duration", "holiday", "instant",
    "the_nth", "eve", "present", "short_year", "that_time",
]  # fmt: skip
"""The rules of the grammar, by the names that ``dates.toml`` gives them."""
Lead = Literal[
    "", "since", "from", "until", "by", "through", "before", "after", "during", "throughout", "on", "in",
    "at", "for", "over", "within", "of", "around", "between", "to", "as of",
]  # fmt: skip
"""The relations that prepositions tell: "till" and "up to" are "until"."""
Which = Literal["over", "begun", "here", "ahead"]
"""Which of the periods of a kind: the last that is over or has begun, that of today, the next."""

_DATA: dict[str, Any] = tomllib.loads(files("kg").joinpath("times/dates.toml").read_text(encoding="utf-8"))


def _by_name(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {name.lower(): int(number) for number, names in table.items() for name in names}


def _sets(table: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Sets by name; a member that begins with "@" is a set of ``sets.toml``."""
    return {name: frozenset(chain.from_iterable(map(_members, words))) for name, words in table.items()}


def _members(word: str) -> Iterable[str]:
    return word_list(word[1:]) if word.startswith("@") else (word,)


MONTHS = _by_name(_DATA["months"])
WEEKDAYS = _by_name(_DATA["weekdays"])
SEASONS: dict[str, int] = _DATA["seasons"]
NUMBERS: dict[str, int] = {word: size for word, size in number_words("units").items() if size} | _DATA[
    "numbers"
]
MULTIPLES: dict[str, int] = _DATA["multiples"]
SIZES: dict[str, tuple[int, str]] = {grain: tuple(size) for grain, size in _DATA["sizes"].items()}
HALVES: dict[str, tuple[int, str]] = {grain: tuple(size) for grain, size in _DATA["halves"].items()}
VAGUE: list[str] = _DATA["vague"]["words"]
BEYOND = tuple(_DATA["vague"]["beyond"])
ORDINALS: dict[str, int] = _DATA["ordinals"]
DECADES: dict[str, int] = _DATA["decades"]
DEICTIC: dict[str, int] = _DATA["deictic"]
RELATIVES: dict[str, Which] = _DATA["relatives"]
STORY_STEPS: dict[str, int] = _DATA["story_steps"]
WAYS: dict[str, int] = _DATA["ways"]
OLD_LETTERS: dict[str, int] = _DATA["old_letters"]
PARTS: dict[str, Part] = _DATA["parts"]
HOLIDAYS: dict[str, list[int]] = {name.lower(): when for name, when in _DATA["holidays"].items()}
PREPOSITIONS: dict[str, Lead] = _DATA["prepositions"]
PAIRS = {words: relation for words, relation in PREPOSITIONS.items() if " " in words}
TRAPS = _sets(_DATA["traps"])
TENSE = _sets(_DATA["tense"])
SPANS = _sets(_DATA["spans"])
HEADINGS: dict[str, list[str]] = _DATA["headings"]
COMPANY = _sets(_DATA["company"])
ORDER = _sets(_DATA["order"])
GOVERNING = _sets(_DATA["governing"])


# the grammar


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in longest_first) + ")"


def _proper(names: Iterable[str], ending: str = r"(?!\w)") -> str:
    """Names in Title or UPPER case, whole words."""
    return f"(?-i:{_any(names)}){ending}"


def _cased(table: Mapping[str, list[str]]) -> list[str]:
    names = [name for group in table.values() for name in group]
    return names + [name.upper() for name in names]


_FULL_DAYS = [name for name in _cased(_DATA["weekdays"]) if not name.endswith(".")]
_FRAGMENTS: dict[str, str] = {name: body.replace("\n", "") for name, body in _DATA["fragments"].items()} | {
    "month": _proper(_cased(_DATA["months"])),
    "weekday": _proper(_cased(_DATA["weekdays"])),
    "weekdays": _proper(_FULL_DAYS, r"[sS](?!\w)"),
    "holiday": _proper(_DATA["holidays"], r"(?!\w|-)"),
    "season": _any(SEASONS) + r"(?!\w)",
    "part": _any(PARTS) + r"(?!\w)",
    "number": _any([*VAGUE, *NUMBERS]),
    "ordinal": _any(ORDINALS),
    "tens": _any(DECADES),
}

_SPACE = r"(?:[ \t\u00a0]{1,3}(?:\r?\n[ \t]*)?|\r?\n[ \t]*)"


def _expand(template: str) -> str:
    def fragment(match: re.Match[str]) -> str:
        plain, name = match.groups()
        body = _expand(_FRAGMENTS[name.rstrip("0123456789")])
        return body if plain else f"(?P<{name}>{body})"

    return re.sub(r"(?<!P)<(:?)(\w+)>", fragment, template)


def _compile(template: str) -> re.Pattern[str]:
    return re.compile(_expand(template.replace("\n", "")).replace(" ", _SPACE), re.IGNORECASE)


def _first(words: Iterable[str]) -> frozenset[str]:
    """The first tokens of words that may have several."""
    words = [word.lower() for word in words]
    return frozenset(words) | {re.split(r"[ '’-]", word)[0] for word in words}


_CLASSES: dict[str, frozenset[str]] = {
    "MONTH": frozenset(MONTHS),
    "WEEKDAY": frozenset(WEEKDAYS),
    "WEEKDAYS": frozenset(name.lower() + "s" for name in _FULL_DAYS),
    "PART": frozenset(PARTS),
    "SEASON": frozenset(SEASONS),
    "ORDINAL": _first(ORDINALS),
    "HOLIDAY": _first(HOLIDAYS),
    "NUMBER": _first([*NUMBERS, *VAGUE]) | {"#"},
    "ABOUT": frozenset(re.findall(r"[a-z]+", _DATA["fragments"]["about"])),
    "REL": _first(RELATIVES),
    "SIDE": frozenset(re.findall(r"[a-z]+", _DATA["fragments"]["side"])),
}


def _starts() -> dict[str, tuple[tuple[Rule, re.Pattern[str]], ...]]:
    filed: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in _DATA["rules"]:
        pattern = _compile(rule["template"])
        tokens = [token for word in rule["starts"].split() for token in sorted(_CLASSES.get(word, {word}))]
        for token in dict.fromkeys(tokens):
            filed.setdefault(token, []).append((rule["name"], pattern))
    return {token: tuple(rules) for token, rules in filed.items()}


STARTS: Mapping[str, tuple[tuple[Rule, re.Pattern[str]], ...]] = _starts()
"""Lower-case first token ("#": any that begins with a digit) -> the rules that it can begin, in order."""


def number(text: str) -> int | None:
    """The value of an amount: "18", "a", "two hundred"; None where the words are vague ("several")."""
    value, _, multiple = " ".join(text.lower().split()).rpartition(" ")
    if value in NUMBERS and multiple in MULTIPLES:
        return NUMBERS[value] * MULTIPLES[multiple]
    whole = text.lower()
    return int(whole) if whole.isdecimal() else NUMBERS.get(whole)


def ordinal(text: str) -> int | None:
    """The value of an ordinal: "3rd", "third", "twenty-first"; -1 for the last."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else ORDINALS.get(text.lower())


def unit(text: str) -> str:
    """The grain that a unit word names: "weeks" -> "week", "centuries" -> "century"."""
    word = text.lower()
    if word.startswith("centur"):
        return "century"
    return word.removesuffix("s")

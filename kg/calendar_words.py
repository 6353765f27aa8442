"""The words of time and the grammar of time expressions: ``kg/data/dates.toml`` -> RULES.

A rule is a template such as ``<month> <day>(?:,? <year>)?``: a space stands for white space (one
line break at most), ``<name>`` for a named group with the fragment of that name.  Rules are tried
at the tokens that can begin them; the longest match wins, the earlier rule among equals.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

_DATA: dict[str, Any] = tomllib.loads(files("kg").joinpath("data/dates.toml").read_text(encoding="utf-8"))


def _by_name(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {name.lower(): int(number) for number, names in table.items() for name in names}


MONTHS = _by_name(_DATA["months"])
WEEKDAYS = _by_name(_DATA["weekdays"])
SEASONS: dict[str, int] = _DATA["seasons"]
NUMBERS: dict[str, int] = _DATA["numbers"]
VAGUE: list[str] = _DATA["vague"]["words"]
ORDINALS: dict[str, int] = _DATA["ordinals"]
DECADES: dict[str, int] = _DATA["decades"]
PARTS: dict[str, str] = _DATA["parts"]
HOLIDAYS: dict[str, list[int]] = {name.lower(): when for name, when in _DATA["holidays"].items()}
TRAPS_BEFORE = frozenset(_DATA["traps"]["before"])
TRAPS_AFTER = frozenset(_DATA["traps"]["after"])
AHEAD = frozenset(_DATA["tense"]["ahead"])
PROMISES = frozenset(_DATA["tense"]["promises"])
TIMETABLE = frozenset(_DATA["tense"]["timetable"])
PREPOSITIONS: dict[str, str] = _DATA["prepositions"]
PAIRS = {words: relation for words, relation in PREPOSITIONS.items() if " " in words}
BEFORE_YEAR = frozenset(_DATA["company"]["year"])
BEFORE_MONTH = frozenset(_DATA["company"]["month"])
HEDGES = frozenset(_DATA["company"]["hedges"])


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in longest_first) + ")"


def _names(table: Mapping[str, list[str]]) -> str:
    """Names in Title or UPPER case, whole words."""
    names = [name for group in table.values() for name in group]
    return f"(?-i:{_any([*names, *(name.upper() for name in names)])})(?!\\w)"


_UNITS = [
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "hour",
    "minute",
]
_UNIT = rf"(?:{'|'.join(_UNITS[:-3])}|centur(?:y|ies)|hour|minute)s?(?![\w])(?!-old| old\b|-long)"
_DASH = r"\s?[-–—]\s?"

FRAGMENTS = {
    "month": _names(_DATA["months"]),
    "weekday": _names(_DATA["weekdays"]),
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|d)?(?!\w|[.,:/]\d|%)",
    "year": r"(?:1\d\d\d|20\d\d)(?![\w%]|[.,:]\d)",
    "nth": rf"(?:\d?(?:1st|2nd|3rd|2d|3d)|\d?\dth|{'|'.join(ORDINALS)})(?!\w)",
    "season": _any(SEASONS) + r"(?!\w)",
    "num": rf"(?:\d{{1,3}}|{_any([*VAGUE, *NUMBERS])}(?: (?:hundred|dozen))?)(?![\w])",
    "about": r"(?:(?:just |only |well )?(?:about|around|nearly|almost|more than|over|roughly|less than|at least|"
    r"under|some|fewer than|exactly|barely|as many as|up to|approximately|just|only)) ",
    "half": r"(?: and a half)",
    "unit": _UNIT,
    "one": rf"(?:{'|'.join(_UNITS[:-2])})(?!\w)(?!-old| old\b|-long)",
    "part": _any(PARTS) + r"(?!\w)",
    "rel": r"(?:last|this|next|(?:this )?(?:past|coming)|the (?:past|coming))(?!\w)",
    "step": r"(?:(?:very )?(?:same|following|next|previous|preceding|ensuing|prior))(?!\w)",
    "daypart": r"(?:morning|afternoon|evening|night|noon|midnight)(?!\w)",
    "to": rf"(?:{_DASH}| to | through | until | till )",
    "holiday": rf"(?-i:{_any(_DATA['holidays'])})(?!\w|-)",
    "of": r"(?:-| |,? (?:of |in )(?:the )?)",
}


def _compile(template: str) -> re.Pattern[str]:
    def fragment(match: re.Match[str]) -> str:
        name = match.group(1)
        body = FRAGMENTS[name.rstrip("0123456789")]
        return f"(?P<{name}>{body})"

    pattern = re.sub(r"(?<!P)<(\w+)>", fragment, template)
    return re.compile(
        pattern.replace(" ", r"(?:[ \t\u00a0]{1,3}(?:\r?\n[ \t]*)?|\r?\n[ \t]*)"), re.IGNORECASE
    )


_MONTH = frozenset(name for name in MONTHS)
_WEEKDAY = frozenset(name for name in WEEKDAYS)
_DIGIT = frozenset("#")
_PART = frozenset(PARTS)
_SEASON = frozenset(SEASONS)
_NUM = _DIGIT | frozenset(NUMBERS) | {word.split()[0] for word in VAGUE}
_ABOUT = frozenset(["just", "only", "well", "about", "around", "nearly", "almost", "more", "over", "roughly", "less", "at", "under", "some", "fewer", "exactly", "barely", "as", "up", "approximately"])  # fmt: skip
_NTH = _DIGIT | frozenset(ORDINALS)
_REL = frozenset(["last", "this", "next", "past", "coming", "the"])
_THE = frozenset({"the"})
_HOLIDAY = frozenset(re.split(r"[ '’-]", name)[0] for name in HOLIDAYS) | frozenset(HOLIDAYS)
_SIDE = frozenset(["earlier", "later", "early", "late"])
_THAT = frozenset(["that", "the", "later", "earlier", "late", "early"])

_WHEN_YEAR = (
    r"(?:,? (?:of )?(?:<year>|(?P<yrel>last|this|next|that|the same|the following|the previous) year))"
)

_TABLE: tuple[tuple[str, frozenset[str], str], ...] = (
    ("iso", _DIGIT, r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"),
    ("numeric", _DIGIT, r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\w/]|\.\d)"),
    ("month_day", _MONTH | _WEEKDAY,
     r"(?:<weekday>,? (?:the )?)?<month> (?:the )?(?:<day>|<nth>)(?:(?:<to>|(?P<and> and | or ))<day2>)?(?:{})?"),
    ("day_month", _NTH | _WEEKDAY | _THE | {"from", "between"},
     r"(?:<weekday>,? )?(?:from |between )?(?:the )?(?:<day>|<nth>(?= of ))(?:(?:<to>(?:the )?|(?P<and> and (?:the )?))<day2>)?"
     r" (?:of )?<month>(?:{})?"),
    ("month_year", _MONTH | _PART | _THE, r"(?:(?:the )?<part><of>)?<month>{}"),
    ("month", _MONTH | _PART | _REL | {"earlier", "later"},
     r"(?:(?:(?:the )?<part>|(?P<side>earlier|later))<of>)?(?:<rel> )?<month>"),
    ("year", _DIGIT | _PART | _THE, r"(?:(?:the )?<part><of>)?<year>"),
    ("years", _DIGIT, r"(?P<from>1\d\d\d|20\d\d)(?:[-–](?P<until>1\d\d\d|20\d\d|\d\d)|/(?P<next>\d\d))(?![\w%/-]|[.,:]\d)"),
    ("decade", _DIGIT | _PART | _THE | {"'", "’", "‘"},
     r"(?:the )?(?:<part><of>)?(?:(?P<decade>1\d\d0|20\d0|['’‘]?[1-9]0)['’]?s(?!\w)"
     rf"|(?P<tens>{_any(DECADES)})(?!\w))"),
    ("century", _NTH | _THE | _PART, r"(?:the )?(?:<part><of>)?<nth>(?: |-)century(?!\w)(?! B\.?C)"),
    ("quarter", _NTH | _THE, r"(?:the )?<nth> (?P<span>quarter|half)(?: of)?{}|(?:the )?<nth2> quarter(?!\w)(?! of)"),
    ("q", frozenset({"q1", "q2", "q3", "q4"}), r"Q(?P<q>[1-4])(?: of)?(?: |')<year>"),
    ("season", _SEASON | _PART | _REL, r"(?:(?:the )?<part><of>)?(?:(?P<the>the )|<rel> )?<season>(?:{})?"),
    ("fiscal", _DIGIT | {"fiscal", "fy", "fy#"},
     r"(?:fiscal(?: year)? |FY ?)(?:<year>|['’]?(?P<yy>\d\d))(?!\w)|<year2> fiscal year"),
    ("weekday", _WEEKDAY | _REL | _SIDE | {"that"},
     r"(?:(?:earlier|later|early|late)(?: on)? )?(?:<rel> |(?:the <step>|(?P<that>that)) )?<weekday>"
     r"(?: <daypart>)?(?:,? (?:of )?(?P<wrel>last|this|next|the same|the following|the previous) week)?"),
    ("weekdays", _WEEKDAY | frozenset({"every", "each"}),
     rf"(?:every|each) (?:other )?(?:<weekday>|<unit>)|(?-i:{_any(n for n in map(str.title, WEEKDAYS) if n[-1] != '.')})s(?!\w)"),
    ("deictic", frozenset(["today", "yesterday", "tomorrow", "tonight", "overnight", "last", "this", "the", "earlier", "later", "early", "late"]),
     r"(?:(?:earlier|later|early|late) )?(?P<word>today|yesterday|tomorrow|tonight|overnight|last night|"
     r"the day before yesterday|the day after tomorrow|this (?:morning|afternoon|evening))(?!\w)"
     r"(?: (?:morning|afternoon|evening|night)(?!\w))?"),
    ("unit", _REL | _PART | _SIDE,
     r"(?:(?P<side>earlier|later) (?:on )?|(?:the )?<part><of>)?<rel> <one>"),
    ("weekend", _THE, r"the weekend(?!\w)"),
    ("in_unit", _PART | _SIDE | _THE,
     r"(?:(?P<side>earlier|later)(?: on)?|(?:the )?<part>) (?:in|of) the (?:current )?<one>"),
    ("year_end", frozenset({"year"}), r"year(?:['’]s |-)end(?!\w)"),
    ("ago", _NUM | _ABOUT | {"half"}, r"<about>?(?:half a <unit2>|<num>(?: <unit>|<half> <unit3>)<half2>?) ago(?!\w)"),
    ("later", _NUM | _ABOUT,
     r"<about>?<num> <unit> (?P<way>(?:later|earlier|previously|on)(?!\w)|(?:afterwards?|before(?:hand)?|after)(?=\s*(?:[.,;:!?)—–]|$)))"),
    ("from_now", _NUM | _ABOUT, r"<about>?<num> <unit> from (?P<base>now|today|tomorrow)(?!\w)"),
    ("story", _THAT,
     r"(?:(?P<side>later|earlier|late|early)(?: on| in)? |(?:the )?<part><of>)?(?:the <step>|(?P<that>that)(?: same)?) "
     r"(?:(?P<weekend>weekend)|<unit>|<month>|<season>|<daypart>)"),
    ("past_n", _THE | _REL | {"these"},
     r"(?:(?:the|these|this) )?(?P<dir>past|last|previous|coming|next|following) (?:<about>?<num> )?<unit>(?! of\b)"),
    ("recent", frozenset(["recent", "coming", "past", "more", "the"]),
     r"(?:the |more )?(?:(?:most )?recent|coming|past|subsequent|ensuing|intervening) (?:days|weeks|months|years|decades)(?!\w)"),
    ("duration", _NUM | _ABOUT | {"days", "weeks", "months", "years", "decades", "centuries", "hours", "half"},
     r"<about>?(?:half a <unit2>|<num> <unit><half>?)|(?P<bare>days|weeks|months|years|decades|centuries|hours)(?!\w)"),
    ("holiday", _HOLIDAY | _DIGIT | {"last", "this", "next"}, r"(?:<rel> )?<holiday>{}?"),
    ("instant", _NTH | _THE, r"(?:the )?<nth> (?P<month>inst|ult|prox|instant|ultimo|proximo)(?!\w)\.?"),
    ("the_nth", _THE, r"the (?P<nth>\d{1,2}(?:st|nd|rd|th|d))(?![\w-])(?! (?:century|instant|inst|ult))"),
    ("eve", frozenset({"eve", "the"}), r"(?:the )?(?:very )?eve of(?!\w)"),
    ("present", frozenset({"the", "now", "present"}), r"(?:(?:the )?present(?: day)?|now)(?!\w)"),
)  # fmt: skip

RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, _compile(template.replace("{}", _WHEN_YEAR))) for name, _, template in _TABLE
)
"""Every rule with its compiled pattern, in the order of preference."""

STARTS: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    start: tuple(rule for rule, (_, starts, _) in zip(RULES, _TABLE, strict=True) if start in starts)
    for start in sorted(frozenset().union(*(starts for _, starts, _ in _TABLE)))
}
"""Lower-case first token ("#": any token that begins with a digit) -> the rules that it can begin."""


def number(text: str) -> int | None:
    """The value of an amount: "18", "a", "two hundred"; None where the words are vague ("several")."""
    words = text.lower().split()
    if len(words) == 2 and words[1] in ("hundred", "dozen") and words[0] in NUMBERS:
        return NUMBERS[words[0]] * (100 if words[1] == "hundred" else 12)
    value = text.lower()
    return int(value) if value.isdecimal() else NUMBERS.get(value)


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

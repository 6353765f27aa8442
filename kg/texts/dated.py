"""A document without a date -> the day that its title ends with, or that stands where it was released.

    "Press Briefing by Press Secretary Ana Weber, 7-28-09"      2009-07-28
    "FOR IMMEDIATE RELEASE / July 28, 2009"                     2009-07-28

Other days in a text or a title are those of what it tells.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date

_HEAD = 1000
"""In how many characters a text says when it was released."""
_LATEST = 2035
"""The last year that is written with two digits."""
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAY = (
    r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})",
    r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})",
    rf"(?P<month>{_MONTH})\s+(?P<first>\d{{1,2}}),?\s+(?P<after>\d{{4}})",
    rf"(?P<last>\d{{1,2}})\s+(?P<of>{_MONTH})\s+(?P<behind>\d{{4}})",
)
_ENDING = [re.compile(rf"(?:^|[,;:(\[|–—]|\s-)\s*{day}[)\]]?\.?\s*$", re.I) for day in _DAY]
_RELEASED = [re.compile(rf"\bfor (?:immediate )?release:?\s*{day}\s*$", re.I | re.M) for day in _DAY]


def day_of(title: str, text: str) -> date | None:
    """The day that stands over a text, where it is written so that it can be no other.

    Args:
        title: Its title.
        text: Its words.
    """
    heads = ((_ENDING, title[-_HEAD:]), (_RELEASED, text[:_HEAD]))
    for forms, head in heads:
        for pattern, read in zip(forms, _READERS, strict=True):
            match = pattern.search(head)
            if match is not None and (day := _day(match, read)) is not None:
                return day
    return None


def _day(match: re.Match[str], read: Callable[[re.Match[str]], tuple[int, int, int] | None]) -> date | None:
    """The day of a match; None where the calendar has none."""
    parts = read(match)
    try:
        return date(*parts) if parts is not None else None
    except ValueError:
        return None


def _iso(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["y"]), int(match["m"]), int(match["d"])


def _numeric(match: re.Match[str]) -> tuple[int, int, int] | None:
    """ "7-28-09": not "7-8-09", which is a day of July or of August."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if year < 100:
        year = _LATEST - (_LATEST - year) % 100
    if one != two and max(one, two) <= len(_MONTHS):
        return None
    return (year, two, one) if one > two else (year, one, two)


def _month_first(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["after"]), _number(match["month"]), int(match["first"])


def _day_first(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["behind"]), _number(match["of"]), int(match["last"])


def _number(month: str) -> int:
    """9 of "Sept."."""
    return _MONTHS[month[:3].lower()]


_READERS = (_iso, _numeric, _month_first, _day_first)

"""What stands in a field of dates -> a day; a document without one -> the day of its title or release.

    "Press Briefing by Press Secretary Ana Weber, 7-28-09"      2009-07-28
    "FOR IMMEDIATE RELEASE / July 28, 2009"                     2009-07-28

Other days in a text or a title are those of what it tells.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from kg.errors import DateError

_HEAD = 1000
"""In how many characters a text says when it was released."""
_LATEST = 2035
"""The last year that is written with two digits."""
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_NAMES = sorted(
    {"sept", *_MONTHS, *(name.lower() for name in calendar.month_name if name)}, key=len, reverse=True
)
_MONTH = rf"(?:{'|'.join(_NAMES)})\b\.?"
_NTH = "(?:st|nd|rd|th)?"
_DAY = (
    r"(?P<y>\d{4})(?P<part>[-/.])(?P<m>\d{1,2})(?P=part)(?P<d>\d{1,2})",
    r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})",
    rf"(?P<month>{_MONTH})\s+(?P<first>\d{{1,2}}){_NTH},?\s+(?P<after>\d{{4}})",
    rf"(?P<last>\d{{1,2}}){_NTH}(?:\s+(?:of\s+)?|-)(?P<of>{_MONTH})(?:,?\s+|-)(?P<behind>\d{{4}})",
)
_ENDING = [re.compile(rf"(?:^|[,;:(\[|–—]|\s-)\s*{day}[)\]]?\.?\s*$", re.I) for day in _DAY]
_RELEASED = [re.compile(rf"\bfor (?:immediate )?release:?\s*{day}\s*$", re.I | re.M) for day in _DAY]
_TIME = r"[,\s]*(?:(?:at\s+)?\d{1,2}(?::\d\d|\s?[ap]\.?m\b).{0,20}|Z|UTC|GMT)?"
_WHOLE = [re.compile(day + _TIME, re.I) for day in _DAY]
_WEEKDAY = re.compile(rf"(?:{'|'.join(calendar.day_abbr)})[a-z]{{0,6}}\.?,?\s+", re.I)
_NUMBERED = re.compile(_DAY[1] + _TIME, re.I)
"""A day that is month first or day first: who gives it says which."""
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_STAMP = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
"""Seconds, or thousandths of them, since 1970."""
_NO_DATES = (None, date.min, date.max)
"""What is no date, and the first and last of the calendar, which programs write where they have none."""


def read_date(value: object, where: str, order: str = "") -> date | None:
    """A day from what stands in a field of dates: the day that is written there, in whatever zone.

        "2022-02-01", "2022-02-01T10:00:00Z", "Tue, 01 Feb 2022 10:00:00 GMT", "Feb. 1, 2022", 1643709600

    Args:
        value: A date, a text, seconds since 1970, or nothing at all.
        where: What the error names.
        order: "mdy" or "dmy": how "3/2/2022" is to be read, which is refused without it.

    Raises:
        DateError: It is something else, or a day that programs write for "no date".
    """
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    found = None
    for form in (_standard, _compact, _mail, _stamp, _written):
        found = found or form(text[:100], order)
    if found in _NO_DATES:
        cure = "write it as YYYY-MM-DD"
        if _NUMBERED.fullmatch(_WEEKDAY.sub("", text[:100])):
            cure += ", or say --date-order mdy (month first) or dmy"
        raise DateError(where, f"has the publication date {text[:40]!r}", cure)
    return found


def is_day(value: object) -> bool:
    """Whether a day is written there, be it one of which nobody says whether the month comes first.

    Numbers alone may be anything.
    """
    text = str(value)
    if not isinstance(value, str | date) or len(text) > _LONGEST or text.isdigit():
        return False
    forms = ((form, order) for form in (_standard, _mail, _written) for order in ("mdy", "dmy"))
    return any(form(text, order) not in _NO_DATES for form, order in forms)


_LONGEST = 40
"""How many characters a day takes."""


def _standard(text: str, order: str) -> date | None:
    """ISO 8601, with whatever follows the time."""
    try:
        return date.fromisoformat(text[:10]) if re.fullmatch(r".{10}(?:[T ]\d\d:?\d\d.*)?", text) else None
    except ValueError:
        return None


def _compact(text: str, order: str) -> date | None:
    match = _COMPACT.fullmatch(text)
    return _calendar(*map(int, match.groups())) if match else None


def _mail(text: str, order: str) -> date | None:
    """RFC 822, as of mail and RSS."""
    try:
        return parsedate_to_datetime(text).date() if ":" in text else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _stamp(text: str, order: str) -> date | None:
    if not _STAMP.fullmatch(text):
        return None
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds >= 1e11 else seconds, UTC).date()


def _written(text: str, order: str) -> date | None:
    """ "July 28, 2009", "28 July 2009", "7/28/2009"."""
    bare = _WEEKDAY.sub("", text, count=1)
    numbers = _NUMBERED.fullmatch(bare)
    if numbers and order:
        one, two, year = int(numbers["one"]), int(numbers["two"]), _full_year(numbers["year"])
        return _calendar(year, one, two) if order == "mdy" else _calendar(year, two, one)
    for pattern, read in zip(_WHOLE, _READERS, strict=True):
        match = pattern.fullmatch(bare)
        if match is not None and (day := _day(match, read)) is not None:
            return day
    return None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


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
    """ "7-28-09": not "7-8-09", a day of July or of August, nor "22-7-28", where either may be the year."""
    one, two, year = int(match["one"]), int(match["two"]), _full_year(match["year"])
    is_plain = one == two or max(one, two) > len(_MONTHS)
    is_short = len(match["year"]) == 2 and one > two
    if is_short or not is_plain:
        return None
    return (year, two, one) if one > two else (year, one, two)


def _full_year(year: str) -> int:
    """1936 to 2035 of two digits."""
    return _LATEST - (_LATEST - int(year)) % 100 if len(year) == 2 else int(year)


def _month_first(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["after"]), _number(match["month"]), int(match["first"])


def _day_first(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["behind"]), _number(match["of"]), int(match["last"])


def _number(month: str) -> int:
    """9 of "Sept."."""
    return _MONTHS[month[:3].lower()]


_READERS = (_iso, _numeric, _month_first, _day_first)

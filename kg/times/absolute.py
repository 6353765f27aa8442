"""Dates that name their place: "26 January 2022", "in December", "the 1990s", "Q1 2014".

Every reader takes a match and the Context and gives a Reading; a missing year comes from the
context.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from kg.times import grammar
from kg.times.calendar import Period, containing, day, month, months, season, shift, year
from kg.times.context import (
    NOT_A_TIME,
    NOWHERE,
    Context,
    Kind,
    Make,
    Reading,
    Tense,
    choose,
    has,
    named,
    part_of,
    relative_of,
    side_of,
    story,
    year_of,
)
from kg.times.order import MONTHS

_AHEAD = 10
"""So many years after the date of writing "'33" may be."""
_LATEST = 2025
"""The year of writing where none is known."""
_QUARTERS = {"quarter": 4, "half": 2}
"""How many of a grain a year has."""
_CENTURIES = range(2, 23)
"""Centuries that texts count."""
_SHORT, _LONG = 20, 200
"""So many years at most "1998-03" and "1815-1914" span."""


def _iso(match: re.Match[str], context: Context) -> Reading:
    return Reading(day(date(int(match["y"]), int(match["m"]), int(match["d"]))), dated=True)


def _numeric(match: re.Match[str], context: Context) -> Reading:
    """ "13/2/2022", "2.3.2022"; "3/2/2022" is of its year where the document tells no order."""
    first, second, number = int(match["a"]), int(match["b"]), int(match["y"])
    if len(match["y"]) == 2:
        number = _two_digits(number, context)
    if _day_first(match["sep"], first, second, context.day_first):
        first, second = second, first
    elif context.day_first is None and _exchangeable(match["sep"], first, second):
        return Reading(year(number), dated=True)
    return Reading(day(date(number, first, second)), dated=True)


def _day_first(separator: str, first: int, second: int, told: bool | None) -> bool:
    """Whether the day stands first: with points, where the other would be no month, or by the document."""
    if separator == "." or second > MONTHS:
        return second <= MONTHS
    return first > MONTHS or told is True


def _exchangeable(separator: str, first: int, second: int) -> bool:
    """True for "3/2", not for "3/3" and "3/13"."""
    return separator == "/" and first != second and max(first, second) <= MONTHS


def _short_year(match: re.Match[str], context: Context) -> Reading:
    return Reading(year(_two_digits(int(match["yy"]), context)), dated=True)


def _two_digits(number: int, context: Context) -> int:
    """The year of "'99": the latest that is at most ten years ahead of the date of writing."""
    latest = (context.today.year if context.today else _LATEST) + _AHEAD
    return latest - (latest - number) % 100


def _month_day(match: re.Match[str], context: Context) -> Reading:
    """ "Feb. 3", "3-5 February 2022", "Tuesday, May 4", "this July 9"."""
    days = _days(match)
    if days is None:
        return NOWHERE
    first, last = days
    number = grammar.MONTHS[has(match, "month")]

    def make(in_year: int) -> Period:
        start, end = date(in_year, number, first), date(in_year, number, last)
        return Period(start, end, "day" if start == end else "interval")

    kind: Kind = "point" if first == last else "interval"
    given = year_of(match, context)
    if given is None and (relative := relative_of(match)):
        return Reading(named(make, relative, context), kind)
    if given is None and (fitting := _fitting(make, has(match, "weekday"), context)):
        return Reading(fitting)
    return Reading(choose(make, replace(context, year=given)), kind, dated=bool(has(match, "year")))


def _days(match: re.Match[str]) -> tuple[int, int] | None:
    """The first and last day of "3-5 February"; None where the words give none, or in no order."""
    first = grammar.ordinal(has(match, "day") or has(match, "nth"))
    last = grammar.ordinal(has(match, "day2")) if has(match, "day2") else first
    if first is None or last is None:
        return None
    return (first, last) if 0 < first <= last else None


def _fitting(make: Make, weekday: str, context: Context) -> Period | None:
    """ "Tuesday, Feb. 1": the nearest year in which that date is that weekday."""
    if not weekday or context.written is None:
        return None
    for offset in (0, -1, 1):
        try:
            period = make(context.written.year + offset)
        except ValueError:
            continue
        if period.start.weekday() == grammar.WEEKDAYS[weekday]:
            return period
    return None


def _month_year(match: re.Match[str], context: Context) -> Reading:
    number = year_of(match, context)
    period = month(number, grammar.MONTHS[has(match, "month")]) if number else None
    return Reading(part_of(match, period), dated=bool(has(match, "year")))


def _month(match: re.Match[str], context: Context) -> Reading:
    number, relative = grammar.MONTHS[has(match, "month")], relative_of(match)

    def make(in_year: int) -> Period:
        return month(in_year, number)

    if relative:
        return Reading(part_of(match, named(make, relative, context)))
    return Reading(side_of(match, part_of(match, choose(make, context)), context))


def _year(match: re.Match[str], context: Context) -> Reading:
    return Reading(part_of(match, year(int(match["year"]))), dated=True)


def _years(match: re.Match[str], context: Context) -> Reading:
    """ "1949-55", "2014/15"; what spans no years is the number of a resolution."""
    first, last = int(match["from"]), match["until"] or match["next"]
    until = _until(first, last)
    known = until == first + 1 if match["next"] else first < until < first + _LONG
    return Reading(year(first).to(year(until)), "interval", dated=True) if known else NOT_A_TIME


def _until(first: int, last: str) -> int:
    """The year of "55" after 1949; of "03" after 1998, in the next century if that is near."""
    if len(last) == 4:
        return int(last)
    until = first // 100 * 100 + int(last)
    return until + 100 if until <= first and until + 100 - first < _SHORT else until


def _decade(match: re.Match[str], context: Context) -> Reading:
    """ "the 1990s", "the '90s", "the sixties", "the 1900s"; not "in his 80s", which has no article."""
    period = _tens(match) if has(match, "tens") else _digits(match)
    return Reading(part_of(match, period), dated=True) if period else NOT_A_TIME


def _tens(match: re.Match[str]) -> Period | None:
    if not _has_article(match):
        return None
    return containing("decade", date(grammar.DECADES[has(match, "tens")], 1, 1))


def _digits(match: re.Match[str]) -> Period | None:
    digits = match["decade"].strip("'’‘")
    if len(digits) == 2:
        ages = match["decade"].isdigit() and not _has_article(match)
        return None if ages else containing("decade", date(1900 + int(digits), 1, 1))
    number = int(digits)
    grain = "century" if number % 100 == 0 and number < 2000 else "decade"
    return containing(grain, date(number, 1, 1))


def _has_article(match: re.Match[str]) -> bool:
    return match.group().lower().startswith("the ")


def _century(match: re.Match[str], context: Context) -> Reading:
    number = grammar.ordinal(match["nth"]) or 0
    if number not in _CENTURIES:
        return NOWHERE
    return Reading(part_of(match, containing("century", date((number - 1) * 100, 1, 1))), dated=True)


def _quarter(match: re.Match[str], context: Context) -> Reading:
    """ "the third quarter of 2022", "the last half of last year"."""
    grain = has(match, "span") or "quarter"
    count = _QUARTERS[grain]
    number = grammar.ordinal(match["nth"] or match["nth2"])
    if number is None or number > count:
        return NOT_A_TIME
    size = 12 // count
    first = ((count if number < 0 else number) - 1) * size + 1
    in_year = replace(context, year=year_of(match, context))
    period = choose(lambda y: months(y, first, size, grain), in_year)
    return Reading(period, dated=bool(has(match, "year")))


def _q(match: re.Match[str], context: Context) -> Reading:
    return Reading(months(int(match["year"]), int(match["q"]) * 3 - 2, 3, "quarter"), dated=True)


def _season(match: re.Match[str], context: Context) -> Reading:
    """ "last summer", "the spring of 2014", "early this winter"."""
    first = grammar.SEASONS[has(match, "season")]
    period = _yearly(lambda y: season(y, first), match, context)
    return Reading(part_of(match, period), dated=bool(has(match, "year")))


def _yearly(make: Make, match: re.Match[str], context: Context) -> Period | None:
    """What comes once a year: in the year that the words give, else "last", "next", else the nearest."""
    given, relative = year_of(match, context), relative_of(match)
    if relative and given is None:
        return named(make, relative, context)
    return choose(make, replace(context, year=given))


def _fiscal(match: re.Match[str], context: Context) -> Reading:
    """The fiscal year of the United States Government: from 1 October of the year before (31 U.S.C. 1102)."""
    text = match["year"] or match["year2"]
    number = int(text) if text else _two_digits(int(match["yy"]), context)
    return Reading(months(number - 1, 10, 12, "interval"), dated=True)


def _holiday(match: re.Match[str], context: Context) -> Reading:
    """ "Christmas", "last May Day", "New Year's Eve 1999"; "D-Day" has a year of its own."""
    when = grammar.HOLIDAYS[has(match, "holiday")]
    if len(when) == 3:
        return Reading(day(date(*when)), dated=True)
    period = _yearly(lambda y: day(date(y, *when)), match, context)
    return Reading(period, dated=bool(has(match, "year")))


def _instant(match: re.Match[str], context: Context) -> Reading:
    """The old letter's "3rd inst.", "ult." and "prox.": of this, the last, the next month."""
    number = grammar.ordinal(match["nth"])
    if context.today is None or number is None:
        return NOWHERE
    base = shift(containing("month", context.today), grammar.OLD_LETTERS[has(match, "month")])
    return Reading(day(base.start.replace(day=number)))


def _the_nth(match: re.Match[str], context: Context) -> Reading:
    """ "the 15th": of the story's month in an archive, else the nearest by tense."""
    number = grammar.ordinal(match["nth"]) or 0
    if context.written is None:
        base = story("month", 0, context)
        return Reading(day(base.start.replace(day=number)) if base else None)
    found = _on_side(_monthly(number, context.written), context.written, context.tense)
    return Reading(day(found) if found else None)


def _monthly(number: int, today: date) -> Sequence[date]:
    """That day of the months around a date: of two neighbours one has a 31st."""
    here = containing("month", today)
    near = [shift(here, steps) for steps in (-2, -1, 0, 1, 2)]
    return [each.start.replace(day=number) for each in near if 1 <= number <= each.end.day]


def _on_side(days: Sequence[date], today: date, tense: Tense) -> date | None:
    """The next of the days in the future, else the last."""
    if tense == "future":
        return next((each for each in days if each >= today), None)
    return next((each for each in reversed(days) if each <= today), None)


READERS: dict[grammar.Rule, Callable[[re.Match[str], Context], Reading]] = {
    "iso": _iso,
    "numeric": _numeric,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "month": _month,
    "year": _year,
    "short_year": _short_year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "q": _q,
    "season": _season,
    "fiscal": _fiscal,
    "holiday": _holiday,
    "instant": _instant,
    "the_nth": _the_nth,
}

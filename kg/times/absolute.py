"""Dates that name their place: "26 January 2022", "in December", "the 1990s", "Q1 2014".

Every reader takes a match and the Context and gives a Reading; a missing year comes from the
context.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kg.times import grammar
from kg.times.calendar import Period, containing, day, month, months, season, shift, year
from kg.times.context import Context, Reading, choose, has, named, part_of, side_of, story, year_of


def _iso(match: re.Match[str], context: Context) -> Reading:
    return Reading(day(date(int(match["y"]), int(match["m"]), int(match["d"]))), dated=True)


def _numeric(match: re.Match[str], context: Context) -> Reading:
    """US order with slashes, European with points; the other where the month would not exist."""
    first, second, number = int(match["a"]), int(match["b"]), int(match["y"])
    month_first = (match["sep"] == "/" and first <= 12) or second > 12
    if len(match["y"]) == 2:
        number = _two_digits(number, context)
    return Reading(day(date(number, *((first, second) if month_first else (second, first)))), dated=True)


def _two_digits(number: int, context: Context) -> int:
    """The year of "'99": the latest that is at most ten years ahead of the date of writing."""
    latest = (context.today.year if context.today else 2025) + 10
    return latest - (latest - number) % 100


def _month_day(match: re.Match[str], context: Context) -> Reading:
    groups = match.groupdict()
    number = grammar.MONTHS[match["month"].lower()]
    first = grammar.ordinal(groups.get("day") or groups.get("nth") or "")
    last = grammar.ordinal(groups["day2"]) if groups.get("day2") else first
    if first is None or last is None or not 0 < first <= last:
        return Reading(None)

    def make(in_year: int) -> Period:
        start, end = date(in_year, number, first), date(in_year, number, last)
        return Period(start, end, "day" if start == end else "interval")

    given = year_of(match, context)
    context = replace(context, year=given)
    if (
        given is None
        and match["weekday"]
        and (fitting := _fitting(make, grammar.WEEKDAYS[match["weekday"].lower()], context))
    ):
        return Reading(fitting)
    kind = "point" if first == last else "interval"
    return Reading(choose(make, context), kind, dated=bool(has(match, "year")))


def _fitting(make: Callable[[int], Period], weekday: int, context: Context) -> Period | None:
    """ "Tuesday, Feb. 1": the nearest year in which that date is that weekday."""
    if context.today is None or context.archive:
        return None
    for number in (context.today.year, context.today.year - 1, context.today.year + 1):
        try:
            if (period := make(number)).start.weekday() == weekday:
                return period
        except ValueError:
            continue
    return None


def _month_year(match: re.Match[str], context: Context) -> Reading:
    number = year_of(match, context)
    period = month(number, grammar.MONTHS[match["month"].lower()]) if number else None
    return Reading(part_of(match, period), dated=bool(has(match, "year")))


def _month(match: re.Match[str], context: Context) -> Reading:
    number, relative = grammar.MONTHS[match["month"].lower()], has(match, "rel").removeprefix("the ")
    if not relative:
        period = choose(lambda in_year: month(in_year, number), context)
        return Reading(side_of(match, part_of(match, period), context))
    return Reading(part_of(match, named(lambda in_year: month(in_year, number), relative, context)))


def _year(match: re.Match[str], context: Context) -> Reading:
    return Reading(part_of(match, year(int(match["year"]))), dated=True)


def _years(match: re.Match[str], context: Context) -> Reading:
    first, last = int(match["from"]), match["until"] or match["next"]
    until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if until <= first:
        until += 100 if len(last) == 2 and until + 100 - first < 20 else 0
    if not first < until < first + 200 or (match["next"] and until != first + 1):
        return Reading(None, "")  # the number of a resolution, not two years
    return Reading(year(first).to(year(until)), "interval", dated=True)


def _decade(match: re.Match[str], context: Context) -> Reading:
    if tens := has(match, "tens"):
        if not match.group().lower().startswith("the "):
            return Reading(None, "")
        return Reading(part_of(match, containing("decade", date(grammar.DECADES[tens], 1, 1))), dated=True)
    digits = match["decade"].strip("'’‘")
    number = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 2 and match["decade"].isdigit() and not match.group().lower().startswith("the "):
        return Reading(None, "")  # "in his 80s"
    grain = "century" if len(digits) == 4 and number % 100 == 0 and number < 2000 else "decade"
    return Reading(part_of(match, containing(grain, date(number, 1, 1))), dated=True)


def _century(match: re.Match[str], context: Context) -> Reading:
    number = grammar.ordinal(match["nth"])
    if number is None or not 1 < number < 23:
        return Reading(None)
    return Reading(part_of(match, containing("century", date((number - 1) * 100, 1, 1))), dated=True)


def _quarter(match: re.Match[str], context: Context) -> Reading:
    number = grammar.ordinal(match["nth"] or match["nth2"])
    grain = has(match, "span") or "quarter"
    count = 4 if grain == "quarter" else 2
    if number is None or number > count:
        return Reading(None, "")
    number = count if number < 0 else number
    size = 12 // count
    given = year_of(match, context)
    period = choose(lambda y: months(y, (number - 1) * size + 1, size, grain), replace(context, year=given))
    return Reading(period, dated=bool(has(match, "year")))


def _q(match: re.Match[str], context: Context) -> Reading:
    return Reading(months(int(match["year"]), int(match["q"]) * 3 - 2, 3, "quarter"), dated=True)


def _season(match: re.Match[str], context: Context) -> Reading:
    first, relative = grammar.SEASONS[match["season"].lower()], has(match, "rel").removeprefix("the ")
    given = year_of(match, context)
    if given is not None:
        return Reading(part_of(match, season(given, first)), dated=bool(has(match, "year")))
    if relative:
        return Reading(part_of(match, named(lambda y: season(y, first), relative, context)))
    return Reading(part_of(match, choose(lambda y: season(y, first), context)))


def _fiscal(match: re.Match[str], context: Context) -> Reading:
    """The fiscal year of the United States Government: from 1 October of the year before (31 U.S.C. 1102)."""
    text = match["year"] or match["year2"]
    number = int(text) if text else _two_digits(int(match["yy"]), context)
    return Reading(months(number - 1, 10, 12, "interval"), dated=True)


def _holiday(match: re.Match[str], context: Context) -> Reading:
    when = grammar.HOLIDAYS[re.sub(r"\s+", " ", match["holiday"]).lower()]
    if len(when) == 3:
        return Reading(day(date(*when)), dated=True)
    relative = has(match, "rel").removeprefix("the ")

    def make(y: int) -> Period:
        return day(date(y, *when))

    given = year_of(match, context)
    if relative and given is None:
        return Reading(named(make, relative, context))
    return Reading(choose(make, replace(context, year=given)), dated=bool(has(match, "year")))


def _instant(match: re.Match[str], context: Context) -> Reading:
    """The old letter's "3rd inst.", "ult." and "prox.": of this, the last, the next month."""
    number = grammar.ordinal(match["nth"])
    if context.today is None or number is None:
        return Reading(None)
    steps = {"i": 0, "u": -1, "p": 1}[match["month"][0].lower()]
    base = shift(containing("month", context.today), steps)
    return Reading(day(base.start.replace(day=number)))


def _the_nth(match: re.Match[str], context: Context) -> Reading:
    """ "the 15th": of the story's month in an archive, else the nearest by tense."""
    number = grammar.ordinal(match["nth"]) or 0
    if context.archive or context.today is None:
        base = story("month", 0, context)
        return Reading(day(base.start.replace(day=number)) if base else None)
    here = containing("month", context.today)
    near = [shift(here, steps) for steps in (-2, -1, 0, 1, 2)]  # of two neighbours one has a 31st
    days = [each.start.replace(day=number) for each in near if 1 <= number <= each.end.day]
    if context.tense == "future":
        return Reading(next((day(each) for each in days if each >= context.today), None))
    return Reading(next((day(each) for each in reversed(days) if each <= context.today), None))


READERS: dict[str, Callable[[re.Match[str], Context], Reading]] = {
    "iso": _iso,
    "numeric": _numeric,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "month": _month,
    "year": _year,
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

"""Periods of the calendar and the arithmetic on them: Period.

Whole days of the proleptic Gregorian calendar; weeks run from Monday (ISO 8601), decades and
centuries by their digits (EDTF: "18XX" is 1800 to 1899).  Whatever leaves the calendar
(years below 1 or above 9999) raises ``ValueError`` or ``OverflowError``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Part = Literal["early", "mid", "late", "start", "end"]
"""The parts of a period that texts tell of."""

MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""The grains that are whole months, with how many."""

DAYS_IN = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
"""The grains that are counted in days, with their stride."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole days from ``start`` to ``end``, both inclusive, at a grain such as "day" or "decade"."""

    start: date
    end: date
    grain: str

    def __contains__(self, other: date) -> bool:
        return self.start <= other <= self.end

    def to(self, other: Period) -> Period:
        """The interval from the start of this to the end of the other."""
        return Period(self.start, other.end, "interval")


def day(d: date) -> Period:
    """One day."""
    return Period(d, d, "day")


def months(year: int, month: int, count: int, grain: str) -> Period:
    """``count`` whole months from the first of a month; ``month`` may leave 1..12 and carries over."""
    first, following = year * 12 + month - 1, year * 12 + month - 1 + count
    start = date(first // 12, first % 12 + 1, 1)
    return Period(start, date(following // 12, following % 12 + 1, 1) - timedelta(days=1), grain)


def month(year: int, number: int) -> Period:
    """A calendar month, 1 to 12."""
    return months(year, number, 1, "month")


def year(number: int) -> Period:
    """A calendar year."""
    return months(number, 1, 12, "year")


def season(year: int, first_month: int) -> Period:
    """Three months; winter (from December) bears the year in which it begins."""
    return months(year, first_month, 3, "season")


def containing(grain: str, d: date) -> Period:
    """The day, week, weekend, month, quarter, half, year, decade or century that holds a date.

    A weekend is the Saturday and Sunday of the date's week.
    """
    if grain == "day":
        return day(d)
    if grain in ("week", "weekend", "fortnight"):
        monday = d - timedelta(days=d.weekday())
        if grain == "weekend":
            return Period(monday + timedelta(days=5), monday + timedelta(days=6), "weekend")
        return Period(monday, monday + timedelta(days=DAYS_IN[grain] - 1), grain)
    if grain == "season":
        return season(d.year if d.month > 2 else d.year - 1, max(3, d.month // 3 * 3) if d.month > 2 else 12)
    count = MONTHS_IN[grain]
    if count < 12:
        return months(d.year, (d.month - 1) // count * count + 1, count, grain)
    span = count // 12
    return months(d.year // span * span, 1, count, grain)


def shift(period: Period, steps: int) -> Period:
    """The period of the same grain so many steps later (earlier if negative)."""
    if period.grain in DAYS_IN:
        delta = timedelta(days=steps * DAYS_IN[period.grain])
        return Period(period.start + delta, period.end + delta, period.grain)
    count = MONTHS_IN[period.grain]
    return months(period.start.year, period.start.month + steps * count, count, period.grain)


def days_after(d: date, days: int) -> date:
    """So many days later (earlier if negative), and never beyond the first and last day of the calendar."""
    return date.fromordinal(min(max(d.toordinal() + days, 1), date.max.toordinal()))


def move(d: date, steps: int, unit: str) -> date:
    """A date so many days, weeks, months or years away; the 31st becomes the month's last day."""
    if unit in DAYS_IN:
        return d + timedelta(days=steps * DAYS_IN[unit])
    target = month(d.year, d.month + steps * MONTHS_IN[unit])
    return min(target.end, target.start + timedelta(days=d.day - 1))


def part(period: Period, which: Part) -> Period:
    """The early, mid or late third of a period, or its start or end.

    Thirds are cut by the calendar: days 1-10, 11-20 and the rest of a month; January to April,
    May to August and the rest of a year; years 0-3, 4-6 and 7-9 of a decade.  The start and end
    of a year or more are its first and last twelfth or tenth; of less, its early and late third.
    """
    if which in ("start", "end"):
        return _edge(period, which)
    if period.grain in ("decade", "century"):
        first, count = _TENTHS[which]
        tenth = MONTHS_IN[period.grain] // 10
        return months(period.start.year, 1 + first * tenth, count * tenth, "interval")
    if period.grain in MONTHS_IN and period.grain != "month":
        third = MONTHS_IN[period.grain] // 3
        return months(period.start.year, period.start.month + _THIRDS[which] * third, third, "interval")
    return _third(period, _THIRDS[which])


_THIRDS: dict[Part, int] = {"early": 0, "mid": 1, "late": 2}
_TENTHS: dict[Part, tuple[int, int]] = {"early": (0, 4), "mid": (4, 3), "late": (7, 3)}
_FINER = {"year": "month", "decade": "year", "century": "decade"}


def _edge(period: Period, which: Part) -> Period:
    """The first or last month of a year, year of a decade, decade of a century; of less a third."""
    finer = _FINER.get(period.grain)
    if finer is None:
        return part(period, "early" if which == "start" else "late")
    inner = containing(finer, period.start if which == "start" else period.end)
    return Period(inner.start, inner.end, "interval")


def _third(period: Period, number: int) -> Period:
    """Ten days of a month, else a third of the days rounded up; the last third takes the rest."""
    days = (period.end - period.start).days + 1
    cut = 10 if period.grain == "month" else -(-days // 3)
    start = min(period.end, period.start + timedelta(days=number * cut))
    if number == 2:
        return Period(start, period.end, "interval")
    return Period(start, min(period.end, start + timedelta(days=cut - 1)), "interval")

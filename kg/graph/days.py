"""On which days a fact is: one day to sort by, and the days within which it lies.

A text dates one event in three; for the others there is the day of the report, by which what is told as
having happened had happened.  So every fact of a dated document has a day, and it says which kind it is.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from kg.model import Event, Fact

DayKind = Literal["told", "bounded", "published"]
"""How a day is known: the text tells it; it is the first that the text allows; it is that of the report."""


class Days(NamedTuple):
    """``day`` to sort by, its ``kind``, the ``earliest`` and ``latest`` day of a fact; None where open."""

    day: date
    kind: DayKind
    earliest: date | None
    latest: date | None


def days_of(fact: Fact) -> Days | None:
    """The days of a fact, None where neither text nor document has one.

    A side that the text leaves open reaches to the day of the report, and an asserted event lies
    no later than it.

    Example:
        An event of "January 2022" in a report of 2022-01-20 has the day 2022-01-01, bounded, and lies
        between 2022-01-01 and 2022-01-20; one without a date has the day 2022-01-20, published.
    """
    start, end = (fact.time.start, fact.time.end) if fact.time else (None, None)
    day = start or end or fact.published
    if day is None:
        return None
    return Days(day, _kind(start, end), _earliest(start, end, fact.published), _latest(fact, start, end))


def _kind(start: date | None, end: date | None) -> DayKind:
    if start == end:
        return "told" if start else "published"
    return "bounded"


def _earliest(start: date | None, end: date | None, published: date | None) -> date | None:
    """With an end alone, it had begun by the end, and by the report."""
    known = [day for day in (end, published) if day]
    return start or (min(known) if published else None)


def _latest(fact: Fact, start: date | None, end: date | None) -> date | None:
    """What is told as having happened had happened by the report; what has only begun, holds until it."""
    told = fact.published
    if told is None:
        return end
    later = max(start or told, told)
    if end is None:
        return later
    return min(end, told) if _happened(fact) and later == told else end


def _happened(fact: Fact) -> bool:
    return fact.asserted and isinstance(fact, Event)

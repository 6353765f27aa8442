"""Parse -> time expressions with their place on the calendar: find_times.

One scan of the tokens with the grammar of ``dates.toml``, then one reading in text order:
a weekday hangs on the date of writing (publication, dateline or the heading of a digest), "two
days later" on the date that the story has reached, and the tense of the governing verb tells
past from future.  What cannot be placed keeps its words, with start and end None: wrong is
worse than missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.model import Evidence, TimeSpan
from kg.times import absolute, grammar, relative
from kg.times.calendar import Period, day, days_after
from kg.times.context import Context, Kind, Reading, Tense, has
from kg.times.headings import over_the_text
from kg.times.matches import Found, find_matches
from kg.times.order import day_first
from kg.times.surroundings import opens_nothing, preposition, tense
from kg.words import Parse

_READERS = absolute.READERS | relative.READERS


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """The words of a time, and what they denote.

    ``first`` and ``last`` are the indexes of the words covered, both inclusive, without the
    ``preposition`` before them ("since", "from", "as of", "" ...).  ``kind`` is "point" (one day,
    week, year ...), "interval" (two ends, or an open side), "duration" ("three days", no
    place), "set" ("every Friday", "recent weeks"; no place), or, for a date that stands over the
    text, "heading" (a paragraph of its own) and "dateline".
    """

    span: TimeSpan
    first: int
    last: int
    preposition: grammar.Lead = ""
    kind: Kind = "point"


def find_times(parse: Parse) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in text order.

    Ranges ("from 2010 to 2014", "3-5 February") are one expression.  A date that stands in a
    paragraph of its own or in a dateline is the date of writing for what follows.
    """
    found = find_matches(parse)
    context = Context(today=parse.document.published)
    context = replace(
        context, archive=_is_archive(found, context.today), day_first=day_first(found, parse.document)
    )
    times: list[TimeExpression] = []
    for item, other in _ranges(parse, found):
        place = over_the_text(parse.text, item)
        expression = _read_one(parse, item, other, context, stands_over=bool(place))
        if expression is None:
            continue
        if place and expression.span.start and expression.span.start == expression.span.end:
            written = day(expression.span.start)
            context = Context(expression.span.start, written, written, day_first=context.day_first)
            expression = replace(expression, kind=place)
        else:
            context = _told_on(context, expression)
        times.append(expression)
    return tuple(times)


def read(found: Found, context: Context) -> Reading:
    """What a match of a rule denotes; whatever leaves the calendar has no place."""
    try:
        return _READERS[found.rule](found.match, context)
    except (ValueError, OverflowError):
        return Reading(None)


_DATED = frozenset({"month_day", "day_month", "month_year", "month", "year", "iso", "numeric", "present"})
"""Rules of dates that may be the ends of one range though they are written in two ways."""
_FROM_NOW = frozenset({"deictic", "weekday", "unit", "ago", "past_n", "month"})
"""Rules of what is told from the date of writing."""
_NO_TENSE: tuple[Tense, bool] = ("", False)
"""What governs a date that stands over the text."""
_NO_END = frozenset({"duration", "recent", "eve", "weekdays", "years"})
"""Rules of what is no end of a range."""
_LONG_AGO = 10
"""So many years before the publication a text tells of long ago."""
_LONGEST = 366
"""So many days at most a time may have that brings the story on."""


def _is_archive(found: Iterable[Found], published: date | None) -> bool:
    """Told from long ago: no date of writing, or a first date that lies ten years before it."""
    if published is None:
        return True
    telling = (item for item in found if item.rule in _FROM_NOW or item.rule in _DATED)
    first = next(telling, None)
    if first is None or first.rule in _FROM_NOW:
        return False
    reading = read(first, Context(published))
    return bool(reading.dated and reading.period and reading.period.end.year < published.year - _LONG_AGO)


# one expression


def _read_one(
    parse: Parse, item: Found, other: Found | None, context: Context, *, stands_over: bool
) -> TimeExpression | None:
    """The expression of a match, or of two that belong together; None for what is no time."""
    lead = preposition(parse.words, item)
    when, strict = _NO_TENSE if stands_over else tense(parse.words, item, lead)
    here = _Place(parse, item, other or item, replace(context, tense=when, strict=strict, preposition=lead))
    if other is None:
        return _single(here)
    return _eve(here) if item.rule == "eve" else _range(here)


@dataclass(frozen=True, slots=True)
class _Place:
    """A match, or the first and last of two that belong together, with what is known there."""

    parse: Parse
    item: Found
    other: Found
    context: Context

    def make(
        self, start: date | None, end: date | None, precision: str, kind: Kind, lead: grammar.Lead
    ) -> TimeExpression:
        """The expression with its words, from the first match to the last.

        Args:
            start: the first day, None for an open or unknown side.
            end: the last day, likewise.
            precision: the grain, or "" and "interval".
            kind: that of ``TimeExpression``.
            lead: the relation of the preposition before it.
        """
        at = Evidence(self.parse.document.id, self.item.start, self.other.end)
        span = TimeSpan(start, end, precision, at.of(self.parse.text), at)
        return TimeExpression(span, self.item.first, self.other.last, lead, kind)


_Ends = tuple[date | None, date | None]


def _since(item: Found, period: Period) -> _Ends:
    """ "since 1999"."""
    return period.start, None


def _until(item: Found, period: Period) -> _Ends:
    """ "until June", "by June"."""
    return None, period.end


def _before(item: Found, period: Period) -> _Ends:
    """ "before June" ends in May, "before the end of June" in June, as does "before year's end"."""
    ends = item.rule == "year_end" or grammar.PARTS.get(has(item.match, "part")) == "end"
    return None, period.end if ends else days_after(period.start, -1)


def _after(item: Found, period: Period) -> _Ends:
    """ "after June" begins in July."""
    return days_after(period.end, 1), None


_OPEN: dict[grammar.Lead, Callable[[Found, Period], _Ends]] = {
    "since": _since,
    "from": _since,
    "until": _until,
    "by": _until,
    "through": _until,
    "before": _before,
    "after": _after,
}
"""Prepositions that leave a side open."""


def _single(here: _Place) -> TimeExpression | None:
    """A time by itself; None for what only looked like one, and for "now"."""
    reading, lead = read(here.item, here.context), here.context.preposition
    if reading.kind in ("", "present"):
        return None
    if lead == "from" and opens_nothing(here.parse.words, here.item):
        lead = "of"
    period = reading.period
    if period is None:
        return here.make(None, None, "" if reading.kind == "point" else "interval", reading.kind, lead)
    opened = _OPEN.get(lead)
    if opened is not None and reading.kind != "interval":
        return here.make(*opened(here.item, period), period.grain, "interval", lead)
    kind = "interval" if period.grain == "interval" else reading.kind
    return here.make(period.start, period.end, period.grain, kind, lead)


def _eve(here: _Place) -> TimeExpression:
    """ "the eve of Tuesday's vote" is the day before Tuesday."""
    period = read(here.other, here.context).period
    before = days_after(period.start, -1) if period and period.grain == "day" else None
    return here.make(before, before, "day" if before else "", "point", here.context.preposition)


# ranges


def _ranges(parse: Parse, found: Sequence[Found]) -> Iterator[tuple[Found, Found | None]]:
    """Each match, with the next where the two make one expression."""
    at = 0
    while at < len(found):
        item = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if following is not None and not _belong_together(parse, item, following):
            following = None
        yield item, following
        at += 1 if following is None else 2


def _belong_together(parse: Parse, item: Found, following: Found) -> bool:
    if _are_ends(parse.text, item, following, preposition(parse.words, item)):
        return True
    return item.rule == "eve" and following.first == item.last + 1


def _are_ends(text: str, left: Found, right: Found, lead: grammar.Lead) -> bool:
    """Whether two neighbouring matches are the ends of one range."""
    if right.first - left.last > 3 or not _NO_END.isdisjoint((left.rule, right.rule)):
        return False
    if left.rule == "present":
        return False
    between = " ".join(text[left.end : right.start].split()).lower()
    alike = left.rule == right.rule or {left.rule, right.rule} <= _DATED
    if between in grammar.COMPANY["to"]:
        return alike or lead == "from"
    return alike if between in grammar.COMPANY["dashes"] else between == "and" and lead == "between"


def _range(here: _Place) -> TimeExpression:
    """Both ends as one interval; an end without a year takes the other's."""
    begin, end = read(here.item, here.context), read(here.other, here.context)
    lead: grammar.Lead = "between" if here.context.preposition == "between" else "from"
    if end.kind == "present":
        start = begin.period.start if begin.period else None
        return here.make(start, None, "interval", "interval", lead)
    if end.dated and not begin.dated and end.period:
        begin = _not_after(here, begin, end.period)
    elif begin.period and not end.dated:
        end = _not_before(here, end, begin.period)
    ends = _ends(begin.period, end.period)
    return here.make(*ends, "interval", "interval", lead)


def _ends(begin: Period | None, end: Period | None) -> _Ends:
    """The first and last day of a range; none where it would run backwards."""
    if begin is None or end is None or begin.start > end.end:
        return None, None
    return begin.start, end.end


def _not_after(here: _Place, begin: Reading, end: Period) -> Reading:
    """The start of "from May to June 2014": in the year of its end, or the year before."""
    for year in (end.start.year, end.start.year - 1):
        begin = read(here.item, replace(here.context, year=year))
        if begin.period and begin.period.start <= end.end:
            break
    return begin


def _not_before(here: _Place, end: Reading, begin: Period) -> Reading:
    """The other end of a range: the first that does not lie before its start."""
    if here.other.rule == "weekday" and end.period:
        return Reading(day(days_after(begin.start, (end.period.start - begin.start).days % 7)))
    if here.other.rule in ("month_day", "day_month", "month"):
        for year in (begin.start.year, begin.start.year + 1):
            reading = read(here.other, replace(here.context, year=year))
            if reading.period and reading.period.end >= begin.start:
                return reading
    return end


# the story


def _told_on(context: Context, expression: TimeExpression) -> Context:
    """What is known after an expression: the date that the story has reached."""
    told = _told(expression)
    if told is None:
        return context
    back = context.course is not None and _looks_back(told, context.course)
    return replace(context, story=told, course=context.course if back else told)


def _told(expression: TimeExpression) -> Period | None:
    """The period to which an expression brings the story, if it does."""
    span = expression.span
    if expression.kind not in ("point", "interval") or span.start is None or span.end is None:
        return None
    if span.precision in ("decade", "century") or (span.end - span.start).days > _LONGEST:
        return None
    return Period(span.start, span.end, span.precision)


def _looks_back(told: Period, course: Period) -> bool:
    """An earlier and coarser time ("built in 1869") leaves the story where it is."""
    return told.end < course.start and told.end - told.start > course.end - course.start


# records


def time_records(parse: Parse, times: Iterable[TimeExpression]) -> dict[str, Any]:
    """The record of one document for ``kg extract --dates``.

    Returns:
        ``{"id", "dates": [{"start", "end", "text", "from", "to", "precision", "edtf"}]}``:
        ``start`` and ``end`` are characters, ``from`` and ``to`` ISO dates or None.
    """
    return {
        "id": parse.document.id,
        "dates": [
            {
                "start": time.span.at.start,
                "end": time.span.at.end,
                "text": time.span.text,
                "from": time.span.start.isoformat() if time.span.start else None,
                "to": time.span.end.isoformat() if time.span.end else None,
                "precision": time.span.precision,
                "edtf": time.span.edtf,
            }
            for time in times
            if time.span.at is not None
        ],
    }

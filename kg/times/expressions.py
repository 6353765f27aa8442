"""Parse -> time expressions with their place on the calendar: find_times.

One scan of the tokens with the grammar of ``calendar_words``, then one reading in text order:
a weekday hangs on the date of writing (publication, dateline or the heading of a digest), "two
days later" on the date that the story has reached, and the tense of the governing verb tells
past from future.  What cannot be placed keeps its words, with start and end None: wrong is
worse than missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.model import Evidence, TimeSpan
from kg.times.calendar import Period, day, days_after
from kg.times.context import Context, Reading
from kg.times.matches import Found, find_matches, opens_nothing, preposition, tense
from kg.times.rules import read
from kg.words import Parse

_OPEN_END = frozenset({"since", "from"})
_OPEN_START = frozenset({"until", "by", "through"})


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
    preposition: str = ""
    kind: str = "point"


def find_times(parse: Parse) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in text order.

    Ranges ("from 2010 to 2014", "3-5 February") are one expression.  A date that stands in a
    paragraph of its own or in a dateline is the date of writing for what follows.
    """
    found = find_matches(parse)
    context = Context(today=parse.document.published)
    context = replace(context, archive=_is_archive(found, context.today))
    times: list[TimeExpression] = []
    at = 0
    while at < len(found):
        item = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        lead = preposition(parse.words, item)
        when, strict = tense(parse.words, item, lead)
        here = replace(context, tense=when, strict=strict, preposition=lead)
        expression: TimeExpression | None
        if following and _are_ends(parse.text, item, following, lead):
            expression = _range(parse, item, following, here)
            at += 2
        elif item.rule == "eve" and following and following.first == item.last + 1:
            expression = _eve(parse, item, following, here)
            at += 2
        else:
            expression = _single(parse, item, here)
            at += 1
        if expression is None:
            continue
        place = _over_the_text(parse.text, item, expression)
        if place and expression.span.start:
            written = day(expression.span.start)
            context = Context(expression.span.start, written, written)
            expression = replace(expression, kind=place)
        elif told := _told(expression):
            course = context.course if _looks_back(told, context.course) else told
            context = replace(context, story=told, course=course)
        times.append(expression)
    return tuple(times)


_DATED = frozenset({"month_day", "day_month", "month_year", "month", "year", "iso", "numeric", "present"})
_NO_END = frozenset({"duration", "recent", "eve", "weekdays", "years"})


def _is_archive(found: list[Found], published: date | None) -> bool:
    """Told from long ago: no date of writing, or a first date that lies ten years before it."""
    if published is None:
        return True
    for item in found:
        if item.rule in ("deictic", "weekday", "unit", "ago", "past_n", "month"):
            return False
        if item.rule in _DATED:
            reading = read(item.rule, item.match, Context(published))
            return bool(reading.dated and reading.period and reading.period.end.year < published.year - 10)
    return False


# one expression


def _single(parse: Parse, item: Found, context: Context) -> TimeExpression | None:
    reading = read(item.rule, item.match, context)
    if reading.kind in ("", "present"):
        return None
    period, lead = reading.period, context.preposition
    if lead == "from" and opens_nothing(parse.words, item):
        lead = "of"
    if period is None:
        precision = "" if reading.kind == "point" else "interval"
        return _make(parse, item, item, None, None, precision, reading.kind, lead)
    start: date | None = period.start
    end: date | None = period.end
    kind = "interval" if period.grain == "interval" else reading.kind
    if reading.kind != "interval":
        if lead in _OPEN_END:
            end, kind = None, "interval"
        elif lead in _OPEN_START:
            start, kind = None, "interval"
        elif lead == "before":
            ends = "end" in item.match.group().lower().split()  # "before the end of June" is by its last day
            start, end, kind = None, period.end if ends else days_after(period.start, -1), "interval"
        elif lead == "after":
            start, end, kind = days_after(period.end, 1), None, "interval"
    return _make(parse, item, item, start, end, period.grain, kind, lead)


def _eve(parse: Parse, item: Found, following: Found, context: Context) -> TimeExpression:
    """ "the eve of Tuesday's vote" is the day before Tuesday."""
    period = read(following.rule, following.match, context).period
    before = days_after(period.start, -1) if period and period.grain == "day" else None
    return _make(
        parse, item, following, before, before, "day" if before else "", "point", context.preposition
    )


def _make(
    parse: Parse,
    left: Found,
    right: Found,
    start: date | None,
    end: date | None,
    precision: str,
    kind: str,
    lead: str,
) -> TimeExpression:
    at = Evidence(parse.document.id, left.start, right.end)
    span = TimeSpan(start, end, precision, at.of(parse.text), at)
    return TimeExpression(span, left.first, right.last, lead, kind)


# ranges


def _are_ends(text: str, left: Found, right: Found, lead: str) -> bool:
    """Whether two neighbouring matches are the ends of one range."""
    if right.first - left.last > 3 or left.rule in _NO_END or right.rule in _NO_END or left.rule == "present":
        return False
    between = " ".join(text[left.end : right.start].split()).lower()
    alike = left.rule == right.rule or {left.rule, right.rule} <= _DATED
    if between in ("-", "–", "—"):
        return alike
    if between in ("to", "until", "till", "through", "up to", "right up to"):
        return alike or lead == "from"
    return between == "and" and lead == "between"


def _range(parse: Parse, left: Found, right: Found, context: Context) -> TimeExpression:
    """Both ends as one interval; an end without a year takes the other's."""
    begin = read(left.rule, left.match, context)
    end = read(right.rule, right.match, context)
    lead = "between" if context.preposition == "between" else "from"
    if end.kind == "present":
        start = begin.period.start if begin.period else None
        return _make(parse, left, right, start, None, "interval", "interval", lead)
    if end.dated and not begin.dated and end.period:
        for year in (end.period.start.year, end.period.start.year - 1):
            begin = read(left.rule, left.match, replace(context, year=year))
            if begin.period and begin.period.start <= end.period.end:
                break
    elif begin.period and not end.dated:
        end = _not_before(right, end, begin.period, context)
    if not begin.period or not end.period or begin.period.start > end.period.end:
        return _make(parse, left, right, None, None, "interval", "interval", lead)
    return _make(parse, left, right, begin.period.start, end.period.end, "interval", "interval", lead)


def _not_before(right: Found, end: Reading, begin: Period, context: Context) -> Reading:
    """The other end of a range: the first that does not lie before its start."""
    if right.rule == "weekday" and end.period:
        return Reading(day(days_after(begin.start, (end.period.start - begin.start).days % 7)))
    if right.rule in ("month_day", "day_month", "month"):
        for year in (begin.start.year, begin.start.year + 1):
            reading = read(right.rule, right.match, replace(context, year=year))
            if reading.period and reading.period.end >= begin.start:
                return reading
    return end


# the story


def _told(expression: TimeExpression) -> Period | None:
    """The period to which an expression brings the story, if it does."""
    span = expression.span
    if expression.kind not in ("point", "interval") or span.start is None or span.end is None:
        return None
    if span.precision in ("decade", "century") or (span.end - span.start).days > 366:
        return None
    return Period(span.start, span.end, span.precision)


def _looks_back(told: Period, course: Period | None) -> bool:
    """An earlier and coarser time ("built in 1869") leaves the story where it is."""
    if course is None or told.end >= course.start:
        return False
    return told.end - told.start > course.end - course.start


_PLACE = re.compile(
    r"(?:\(?[A-Z][\w.'’-]*(?:[ ,/.]+(?:of |de |the |la )?\(?[A-Z][\w.'’-]*\)?){0,5})?[\[\],.\s—–-]*$"
)
_RELEASE = re.compile(
    r"(?:[-–— ]*for immediate release|(?:date|published|released|issued)(?: on)?):?[-–— ]*$", re.I
)
_HOUR = r"\d{1,2}(?:[:.]?\d\d)?\s*(?:[ap]\.?\s?m\.?|noon|midnight|Z|hours|GMT|[A-Z]{2,4})?(?:\s*[A-Z]{2,4})?"
_CLOCK = re.compile(rf"[\s,.:;—–-]*(?:at )?(?:{_HOUR}|noon|midnight)?[\s.\]):—–-]*$")
_DASHED = re.compile(r"[,.]?\s*(?:\([^()\n]{2,40}\)\s*)?(?:--?|–|—)\s|\s*\([A-Z][^()\n]{1,30}\)\s")
_CITY = re.compile(r"[A-Z][A-Z.'’ -]{2,}(?:, ?[A-Z][\w.'’ -]+)?,? *(?:\([^()\n]{2,30}\))?,? *$")
_CITY_TITLE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, ?[A-Z][\w.'’ -]+)?,? *$")


def _over_the_text(text: str, item: Found, expression: TimeExpression) -> str:
    """ "heading" where the date is a paragraph of its own, "dateline" where it opens one, else ""."""
    if item.rule not in ("month_day", "day_month", "iso", "numeric"):
        return ""
    if expression.span.start != expression.span.end:
        return ""
    line = text.rfind("\n", 0, item.start) + 1
    if item.start - line > 60:
        return ""
    stop = text.find("\n", item.end)
    left, right = text[line : item.start], text[item.end : stop if stop >= 0 else len(text)]
    if len(right) < 30 and _CLOCK.match(right) and (_PLACE.match(left) or _RELEASE.match(left)):
        return "heading"
    if (
        left
        and _DASHED.match(right)
        and (_CITY.match(left) or (_CITY_TITLE.match(left) and "(" not in right[:3]))
    ):
        return "dateline"
    return ""


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

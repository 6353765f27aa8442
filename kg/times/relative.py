"""Dates told from here: "Tuesday", "last week", "two days later", "the following spring".

Every reader takes a match and the Context and gives a Reading; without a date of writing, or a
story that has reached a date, there is no place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.times import grammar
from kg.times.calendar import Period, containing, day, month, move, part, season, shift
from kg.times.context import (
    NOT_A_TIME,
    NOWHERE,
    Context,
    Kind,
    Make,
    Reading,
    Tense,
    has,
    part_of,
    plainly,
    relative_of,
    side_of,
    step,
    steps_of,
    story,
)

_ONE_DAY = timedelta(days=1)
_CLOCK = frozenset({"hour", "minute"})
"""Units finer than the calendar."""
_UNCOUNTED = frozenset({"quarter", "weekend"})
_SPAN = Reading(None, "interval")
"""A span without a place."""
_FEW_HOURS = 3
"""So many hours from now are still today."""


# weekdays


def _weekday(match: re.Match[str], context: Context) -> Reading:
    """A weekday told from the story, of a week, or from the date of writing."""
    number = grammar.WEEKDAYS[has(match, "weekday")]
    if stride := has(match, "step") or has(match, "that"):
        return _story_weekday(number, stride, context)
    if week := has(match, "wrel"):
        base = step(week, "week", context)
        return Reading(day(base.start + number * _ONE_DAY) if base else None)
    if context.written is None:
        return NOWHERE
    relative = relative_of(match)
    if not relative:
        return Reading(day(_nearest_weekday(number, context.written, context.tense)))
    return Reading(day(_related_weekday(number, context.written, relative)))


def _story_weekday(number: int, stride: str, context: Context) -> Reading:
    """ "the following Monday", "that Monday"."""
    if context.story is None or context.story.grain != "day":
        return NOWHERE
    steps = grammar.STORY_STEPS.get(plainly(stride), 1)
    return Reading(day(_to_weekday(context.story.start, number, steps)))


def _related_weekday(number: int, today: date, relative: str) -> date:
    """ "this Monday" and "next Monday" count weeks; "last Monday" and "coming Monday" days."""
    steps = steps_of(relative)
    if relative in grammar.SPANS["by_week"]:
        return containing("week", today).start + (number + 7 * steps) * _ONE_DAY
    return _to_weekday(today, number, steps)


def _nearest_weekday(number: int, today: date, tense: Tense) -> date:
    """A bare weekday is the last one, today counted; the next one where the tense says so."""
    ahead, back = (number - today.weekday()) % 7, (today.weekday() - number) % 7
    if tense == "future" or (tense == "then" and ahead < back):
        return today + ahead * _ONE_DAY
    return today - back * _ONE_DAY


def _to_weekday(base: date, number: int, steps: int) -> date:
    """The weekday of that number before (-1), after (1) or in the week of (0) a date."""
    if steps == 0:
        return containing("week", base).start + number * _ONE_DAY
    if steps < 0:
        return base - ((base.weekday() - number - 1) % 7 + 1) * _ONE_DAY
    return base + ((number - base.weekday() - 1) % 7 + 1) * _ONE_DAY


# days and units from the date of writing


def _deictic(match: re.Match[str], context: Context) -> Reading:
    """ "yesterday", "tonight", "the day after tomorrow"."""
    if context.today is None:
        return NOWHERE
    return Reading(day(context.today + grammar.DEICTIC.get(has(match, "word"), 0) * _ONE_DAY))


def _unit(match: re.Match[str], context: Context) -> Reading:
    """ "last week", "earlier this month", "the end of last year"; "the past year" runs up to today."""
    grain, relative = has(match, "one"), relative_of(match)
    if grain in ("day", "fortnight"):
        return NOT_A_TIME
    if relative in grammar.SPANS["running"] and grain != "weekend":
        return _span(1, grain, steps_of(relative), context)
    return Reading(side_of(match, part_of(match, step(relative, grain, context)), context))


def _in_unit(match: re.Match[str], context: Context) -> Reading:
    """ "earlier in the day", "at the end of the year": of the date of writing, of the story in an archive."""
    grain = has(match, "one")
    if grain == "day":
        return NOT_A_TIME if match["part"] else Reading(_the_day(context))
    base = containing(grain, context.written) if context.written else story(grain, 0, context)
    if base is None or not (match["part"] or _holds_today(base, context)):
        return NOWHERE
    return Reading(side_of(match, part_of(match, base), context))


def _the_day(context: Context) -> Period | None:
    """ "later in the day": the story's day; "at the end of the day" is no time."""
    if context.story is None and context.written:
        return day(context.written)
    return story("day", 0, context)


def _holds_today(base: Period, context: Context) -> bool:
    return context.today is not None and context.today in base


def _weekend(match: re.Match[str], context: Context) -> Reading:
    """ "over the weekend": the last one that has begun, or the coming one by tense."""
    if context.written is None:
        return NOWHERE
    this = containing("weekend", context.written)
    past = context.tense != "future" and this.start > context.written
    return Reading(shift(this, -1) if past else this)


def _year_end(match: re.Match[str], context: Context) -> Reading:
    return Reading(part(containing("year", context.today), "end") if context.today else None)


# so many units from a date


def _ago(match: re.Match[str], context: Context) -> Reading:
    """ "nearly three years ago"; "more than three years ago" has no place."""
    if context.today is None:
        return NOWHERE
    amount, unit = _amount(match)
    there = _counted(amount, unit, -1, context.today)
    return NOWHERE if unit not in _CLOCK and has(match, "about").endswith(grammar.BEYOND) else Reading(there)


def _from_now(match: re.Match[str], context: Context) -> Reading:
    """ "two weeks from now", "a week from tomorrow"."""
    if context.today is None:
        return NOWHERE
    base = context.today + grammar.DEICTIC.get(has(match, "base"), 0) * _ONE_DAY
    return Reading(_counted(*_amount(match), 1, base))


def _later(match: re.Match[str], context: Context) -> Reading:
    """ "two days later": from the date that the story has reached, if that is told finely enough."""
    story = context.story
    grain = grammar.unit(match["unit"])
    if story is None or grain in _CLOCK or story.end not in containing(grain, story.start):
        return NOWHERE
    return Reading(_counted(*_amount(match), grammar.WAYS[has(match, "way")], story.start))


def _amount(match: re.Match[str]) -> tuple[int | None, str]:
    """How many of which unit: "three weeks", "half a year" (6 months); None for vague amounts."""
    if half := has(match, "unit2"):
        return _halves(0, grammar.unit(half))
    unit = grammar.unit(has(match, "unit") or has(match, "unit3"))
    amount = grammar.number(match["num"])
    if amount is not None and (has(match, "half") or has(match, "half2")):
        return _halves(amount, unit)
    return amount, unit


def _halves(whole: int, unit: str) -> tuple[int | None, str]:
    """So many and a half units, in a finer unit: two and a half years are 30 months."""
    if unit not in grammar.HALVES:
        return None, unit
    size, finer = grammar.HALVES[unit]
    return whole * size + size // 2, finer


def _counted(amount: int | None, unit: str, sign: int, base: date) -> Period | None:
    """The day, week, month or year that is so many units from a date.

    Args:
        amount: how many; None for vague amounts, which have no place.
        unit: a grain, or "hour" and "minute".
        sign: 1 for later, -1 for earlier.
        base: the date from which is counted.
    """
    if amount is None or unit in _UNCOUNTED:
        return None
    if unit in _CLOCK:
        return _hours(amount // 60 if unit == "minute" else amount, sign, base)
    size, unit = grammar.SIZES.get(unit, (1, unit))
    return containing(unit, move(base, sign * amount * size, unit))


def _hours(amount: int, sign: int, base: date) -> Period | None:
    """ "48 hours ago" is a day; "36 hours ago" may be of two."""
    days, rest = divmod(amount, 24)
    return day(base + sign * days * _ONE_DAY) if not rest or amount <= _FEW_HOURS else None


# told from the story


def _story_step(match: re.Match[str], context: Context) -> Reading:
    """ "the same day", "that year", "the following spring", "later that month"."""
    relative = has(match, "step") or has(match, "that")
    if match["daypart"]:
        return Reading(step(relative, "day", context))
    steps = grammar.STORY_STEPS.get(plainly(relative), 1)
    if match["month"] or match["season"]:
        return Reading(part_of(match, _from_story(_month_or_season(match), steps, context)))
    text = has(match, "weekend") or has(match, "unit")
    grain = grammar.unit(text)
    if text != grain or grain in (*_CLOCK, "fortnight"):
        return NOT_A_TIME
    if relative == "next" and context.preposition in grammar.SPANS["over"]:
        return _span(1, grain, 1, context)
    return Reading(part_of(match, story(grain, steps, context)))


def _that_time(match: re.Match[str], context: Context) -> Reading:
    """ "at that time" is the time told last, "on that date" its day."""
    return Reading(context.story if has(match, "word") == "time" else story("day", 0, context))


def _month_or_season(match: re.Match[str]) -> Make:
    if match["month"]:
        number = grammar.MONTHS[has(match, "month")]
        return lambda year: month(year, number)
    first = grammar.SEASONS[has(match, "season")]
    return lambda year: season(year, first)


def _from_story(make: Make, steps: int, context: Context) -> Period | None:
    """That month or season of the story's year, or the last before or first after the story."""
    story = context.story
    if story is None:
        return None
    options = [make(story.start.year + offset) for offset in (-1, 0, 1)]
    if steps == 0:
        return options[1]
    if steps < 0:
        return next((option for option in reversed(options) if option.end < story.start), None)
    return next((option for option in options if option.start > story.end), None)


# spans


def _past_n(match: re.Match[str], context: Context) -> Reading:
    """ "the past 18 months" and "the next week" run from or to today; "recent weeks" are a set."""
    direction, number = has(match, "dir"), has(match, "num")
    if not number and has(match, "unit").endswith("s"):
        return Reading(None, "set")
    if direction in grammar.SPANS["elsewhere"] or not (number or _runs(direction, context)):
        return _SPAN
    count = grammar.number(number) if number else 1
    return _span(count, grammar.unit(match["unit"]), steps_of(direction), context)


def _runs(direction: str, context: Context) -> bool:
    """ "in the last year" runs up to today; "the last year" may be any that was the last."""
    if direction not in grammar.SPANS["whole"]:
        return True
    return steps_of(direction) < 0 and context.preposition in grammar.SPANS["over"]


def _span(count: int | None, unit: str, sign: int, context: Context) -> Reading:
    """So many units before (-1) or after (1) the date of writing, up to or from it.

    Args:
        count: how many; None for vague amounts.
        unit: a grain, or "hour" and "minute", which make days.
        sign: the direction.
        context: tells the date of writing.
    """
    today = context.today
    if today is None or count is None:
        return _SPAN
    if unit in _CLOCK:
        unit, count = "day", max(1, count // 24)
    if unit in _UNCOUNTED or unit == "fortnight":
        return _SPAN
    there = move(today, sign * count, unit)
    return Reading(Period(min(there, today), max(there, today), "interval"), "interval")


def _duration(match: re.Match[str], context: Context) -> Reading:
    """ "three days" has no place, but "will arrive in three days" has."""
    ahead = context.preposition == "in" and context.tense == "future"
    if not ahead or context.today is None or match["bare"]:
        return Reading(None, "duration")
    return Reading(_counted(*_amount(match), 1, context.today))


def _words_only(kind: Kind) -> Callable[[re.Match[str], Context], Reading]:
    return lambda match, context: Reading(None, kind)


READERS: dict[grammar.Rule, Callable[[re.Match[str], Context], Reading]] = {
    "weekday": _weekday,
    "weekdays": _words_only("set"),
    "deictic": _deictic,
    "unit": _unit,
    "weekend": _weekend,
    "in_unit": _in_unit,
    "year_end": _year_end,
    "ago": _ago,
    "later": _later,
    "from_now": _from_now,
    "story": _story_step,
    "that_time": _that_time,
    "past_n": _past_n,
    "recent": _words_only("set"),
    "duration": _duration,
    "eve": _words_only("point"),
    "present": _words_only("present"),
}

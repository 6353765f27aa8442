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
from kg.times.context import FINENESS, Context, Reading, has, part_of, side_of, step, story

_ONE_DAY = timedelta(days=1)


def _weekday(match: re.Match[str], context: Context) -> Reading:
    number, relative, today = grammar.WEEKDAYS[match["weekday"].lower()], has(match, "rel"), context.today
    stride = has(match, "step") or has(match, "that")
    if stride:
        if not (context.story and context.story.grain == "day"):
            return Reading(None)
        return Reading(day(_to_weekday(context.story.start, number, stride)))
    if week := has(match, "wrel"):
        base = step(week, "week", context)
        return Reading(day(base.start + number * _ONE_DAY) if base else None)
    if today is None or context.archive:
        return Reading(None)
    monday = containing("week", today).start
    relative = relative.removeprefix("the ")
    if relative == "this":
        return Reading(day(monday + number * _ONE_DAY))
    if relative == "next":
        return Reading(day(monday + (number + 7) * _ONE_DAY))
    if relative in ("coming", "this coming"):
        return Reading(day(_to_weekday(today, number, "following")))
    if relative:
        return Reading(day(_to_weekday(today, number, "previous")))
    ahead, back = (number - today.weekday()) % 7, (today.weekday() - number) % 7
    if context.tense == "future" or (context.tense == "then" and ahead < back):
        return Reading(day(today + ahead * _ONE_DAY))
    return Reading(day(today - back * _ONE_DAY))


def _to_weekday(base: date, number: int, stride: str) -> date:
    """The weekday of that number before, after or in the week of a date."""
    if stride.startswith(("same", "that")):
        return containing("week", base).start + number * _ONE_DAY
    if stride in ("previous", "preceding", "prior"):
        return base - ((base.weekday() - number - 1) % 7 + 1) * _ONE_DAY
    return base + ((number - base.weekday() - 1) % 7 + 1) * _ONE_DAY


_DEICTIC = {
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _deictic(match: re.Match[str], context: Context) -> Reading:
    if context.today is None:
        return Reading(None)
    word = re.sub(r"\s+", " ", match["word"].lower())
    return Reading(day(context.today + _DEICTIC.get(word, 0) * _ONE_DAY))


def _unit(match: re.Match[str], context: Context) -> Reading:
    grain, relative = match["one"].lower(), has(match, "rel")
    if grain in ("day", "fortnight"):
        return Reading(None, "")
    if relative.removeprefix("the ").startswith(("past", "coming", "this past")) and grain != "weekend":
        return _past(1, grain, relative.removeprefix("the "), context)
    if relative == "last" and grain == "weekend" and context.today and context.today.weekday() > 4:
        return Reading(shift(containing("weekend", context.today), -1))
    return Reading(side_of(match, part_of(match, step(relative, grain, context)), context))


def _in_unit(match: re.Match[str], context: Context) -> Reading:
    """ "earlier in the day", "at the end of the year": of the date of writing, of the story in an archive."""
    grain = match["one"].lower()
    if grain == "day" and match["part"]:
        return Reading(None, "")  # "at the end of the day" is no time
    if context.archive or context.today is None or (grain == "day" and context.story):
        base = story(grain, 0, context)
    else:
        base = containing(grain, context.today)
    if grain == "day":
        return Reading(base)
    if base is None:
        return Reading(None)
    if not match["part"] and (context.today is None or context.today not in base):
        return Reading(None)
    return Reading(side_of(match, part_of(match, base), context))


def _weekend(match: re.Match[str], context: Context) -> Reading:
    """ "over the weekend": the last one that has begun, or the coming one by tense."""
    if context.today is None or context.archive:
        return Reading(None)
    this = containing("weekend", context.today)
    past = context.tense != "future" and this.start > context.today
    return Reading(shift(this, -1) if past else this)


def _year_end(match: re.Match[str], context: Context) -> Reading:
    return Reading(part(containing("year", context.today), "end") if context.today else None)


def _ago(match: re.Match[str], context: Context) -> Reading:
    if context.today is None:
        return Reading(None)
    return Reading(_counted(match, -1, context.today, vaguely=True))


def _from_now(match: re.Match[str], context: Context) -> Reading:
    if context.today is None:
        return Reading(None)
    base = context.today + (match["base"].lower() == "tomorrow") * _ONE_DAY
    return Reading(_counted(match, 1, base))


def _later(match: re.Match[str], context: Context) -> Reading:
    """ "two days later": from the date that the story has reached, if that is told finely enough."""
    story = context.story
    if story is None:
        return Reading(None)
    grain = grammar.unit(match["unit"])
    if grain in ("hour", "minute"):
        return Reading(None)
    if grain in FINENESS and story.end not in containing(grain, story.start):
        return Reading(None)
    back = match["way"].lower() in ("earlier", "before", "beforehand", "previously")
    return Reading(_counted(match, -1 if back else 1, story.start))


def _counted(match: re.Match[str], sign: int, base: date, vaguely: bool = False) -> Period | None:
    """The day, week, month or year that is so many units from a date; None for vague amounts."""
    groups = match.groupdict()
    unit = grammar.unit(next(filter(None, (groups.get("unit"), groups.get("unit2"), groups.get("unit3")))))
    if groups.get("unit2"):  # half a year
        amount = {"century": 50, "decade": 5, "year": 6}.get(unit)
        unit = "month" if unit == "year" else "year"
    else:
        amount = grammar.number(match["num"])
        if amount is not None and (groups.get("half") or groups.get("half2")):
            amount = {"century": amount * 100 + 50, "decade": amount * 10 + 5, "year": amount * 12 + 6}.get(
                unit
            )
            unit = "month" if unit == "year" else "year"
    if amount is None:
        return None
    if unit in ("hour", "minute"):
        return day(base) if unit == "minute" and amount < 60 else _hours(amount, sign, base)
    if unit in ("decade", "century"):
        amount, unit = amount * (10 if unit == "decade" else 100), "year"
    if unit == "fortnight":
        amount, unit = amount * 2, "week"
    if unit in ("quarter", "weekend"):
        return None
    there = containing(unit, move(base, sign * amount, unit))
    about = (groups.get("about") or "").lower().strip().split(" ")[-1]
    if (
        about in ("than", "over", "least")
        and vaguely
        and "less than" not in (groups.get("about") or "").lower()
    ):
        return None
    return there


def _hours(amount: int, sign: int, base: date) -> Period | None:
    days, rest = divmod(amount, 24)
    return day(base + sign * days * _ONE_DAY) if not rest or amount <= 3 else None


def _story_step(match: re.Match[str], context: Context) -> Reading:
    relative = has(match, "step") or "that"
    if match["daypart"]:
        return Reading(step(relative, "day", context))
    if match["month"]:
        number = grammar.MONTHS[match["month"].lower()]
        return Reading(part_of(match, _from_story(lambda y: month(y, number), relative, context)))
    if match["season"]:
        first = grammar.SEASONS[match["season"].lower()]
        return Reading(part_of(match, _from_story(lambda y: season(y, first), relative, context)))
    text = match["weekend"] or match["unit"]
    grain = grammar.unit(text)
    if text.lower() != grain or grain in ("hour", "minute", "fortnight"):
        return Reading(None, "")
    if relative == "next" and context.preposition in ("over", "in", "within", "for", "during", "throughout"):
        return _past(1, grain, "next", context)
    relative = "following" if relative.endswith("next") else relative
    return Reading(part_of(match, step(relative, grain, context)))


def _from_story(make: Callable[[int], Period], relative: str, context: Context) -> Period | None:
    story = context.story
    if story is None:
        return None
    options = [make(story.start.year + offset) for offset in (-1, 0, 1)]
    if relative.startswith(("same", "that")):
        return options[1]
    if relative in ("previous", "preceding", "prior"):
        return [option for option in options if option.end < story.start][-1]
    return next((option for option in options if option.start > story.end), None)


def _past_n(match: re.Match[str], context: Context) -> Reading:
    count = grammar.number(match["num"]) if match["num"] else 1
    plural = match["unit"].lower().endswith(("s", "ies"))
    if match["num"] is None and plural:
        return Reading(None, "set")
    direction = match["dir"].lower()
    over = direction == "last" and context.preposition in (
        "in",
        "over",
        "during",
        "for",
        "within",
        "throughout",
    )
    if direction in ("previous", "following") or (
        match["num"] is None and direction in ("next", "last") and not over
    ):
        return Reading(None, "interval")
    return _past(count, grammar.unit(match["unit"]), direction, context)


def _past(count: int | None, unit: str, direction: str, context: Context) -> Reading:
    today = context.today
    if today is None or count is None:
        return Reading(None, "interval")
    if unit in ("hour", "minute"):
        unit, count = "day", max(1, count // 24)
    if unit in ("weekend", "fortnight", "quarter"):
        return Reading(None, "interval")
    sign = -1 if direction in ("past", "last", "this past") else 1
    there = move(today, sign * count, unit)
    return Reading(Period(min(there, today), max(there, today), "interval"), "interval")


def _duration(match: re.Match[str], context: Context) -> Reading:
    """ "three days" has no place, but "will arrive in three days" has."""
    if context.preposition == "in" and context.tense == "future" and context.today and not match["bare"]:
        return Reading(_counted(match, 1, context.today))
    return Reading(None, "duration")


def _words_only(kind: str) -> Callable[[re.Match[str], Context], Reading]:
    return lambda match, context: Reading(None, kind)


READERS: dict[str, Callable[[re.Match[str], Context], Reading]] = {
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
    "past_n": _past_n,
    "recent": _words_only("set"),
    "duration": _duration,
    "eve": _words_only("point"),
    "present": _words_only("present"),
}

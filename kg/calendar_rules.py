"""What a matched rule denotes: a match and its Context -> Reading.

Every reader returns the Period, or None where the words have no place that can be told; the
direction of "Tuesday" or "in December" follows the tense, and "the following day" the story.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg import calendar_words as words
from kg.calendars import Period, containing, day, month, months, move, part, season, shift, year

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know: the date of writing, the date the story has reached, and the tense.

    ``strict`` is true where the expression hangs on the verb itself, so that its tense decides;
    ``year`` is the year that the other side of a range gives; ``archive`` says that dates
    without a year follow the story and not the date of writing.
    """

    today: date | None = None
    story: Period | None = None
    tense: str = ""
    preposition: str = ""
    strict: bool = False
    year: int | None = None
    archive: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A place on the calendar (or none), the kind of expression, and whether it names its year."""

    period: Period | None
    kind: str = "point"
    dated: bool = False


def read(rule: str, match: re.Match[str], context: Context) -> Reading:
    """Read one match; whatever leaves the calendar has no place."""
    try:
        return _READERS[rule](match, context)
    except (ValueError, OverflowError):
        return Reading(None)


def _has(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _of(match: re.Match[str], period: Period | None) -> Period | None:
    """The part of the period that "early", "the end of" ... cuts out."""
    which = _has(match, "part")
    return part(period, words.PARTS[which]) if which and period else period


def _year_of(match: re.Match[str], context: Context) -> int | None:
    """The year that the words themselves give: "2014", "last year", "the same year"."""
    if text := _has(match, "year"):
        return int(text)
    if (relative := _has(match, "yrel")) and (anchor := _step(relative, "year", context)):
        return anchor.start.year
    return context.year


def _step(relative: str, grain: str, context: Context) -> Period | None:
    """ "last", "this", "next" from the date of writing; "the following", "that" from the story."""
    relative = relative.lower().removeprefix("the ").removeprefix("very ")
    if relative.startswith(("same", "that")):
        return _story(grain, 0, context)
    if relative in ("following", "ensuing"):
        return _story(grain, 1, context)
    if relative in ("previous", "preceding", "prior"):
        return _story(grain, -1, context)
    if context.today is None:
        return None
    steps = {"this": 0, "last": -1, "past": -1, "this past": -1}.get(relative, 1)
    return shift(containing(grain, context.today), steps)


_FINENESS = (
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
)


def _story(grain: str, steps: int, context: Context) -> Period | None:
    """The story's day, week ... so many steps on; None where the story is told more coarsely."""
    story = context.story
    if story is None:
        return None
    home = containing(grain, story.start)
    if story.end not in home:
        return None
    return shift(home, steps)


def _choose(make: Callable[[int], Period], context: Context) -> Period | None:
    """The year for a date that names none: the story's in an archive, else by tense and distance."""
    if context.year is not None:
        return make(context.year)
    if context.archive or context.today is None:
        if context.story is None:
            return None
        same = make(context.story.start.year)
        return same if same.end >= context.story.start else None
    today = context.today
    options: list[Period] = []
    for number in (
        today.year - 1,
        today.year,
        today.year + 1,
        *((today.year - 4, today.year + 4) * (not options)),
    ):
        try:
            options.append(make(number))
        except ValueError:  # 29 February
            continue
    options.sort()
    past = [option for option in options if option.start <= today]
    future = [option for option in options if option.end >= today]
    if context.strict and context.tense == "past" and past:
        return past[-1]
    if context.strict and context.tense == "future" and future:
        return future[0]
    # Texts tell of the past about twice as often as of what is to come.
    weight = 1 if context.tense == "future" else 2
    return min(options, key=lambda p: (_distance(p, today) * (weight if p.start > today else 1), p.start))


def _distance(period: Period, today: date) -> int:
    if today in period:
        return 0
    return (today - period.end).days if period.end < today else (period.start - today).days


# absolute dates


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
    number = words.MONTHS[match["month"].lower()]
    first = _day_number(groups.get("day") or groups.get("nth") or "")
    last = _day_number(groups["day2"]) if groups.get("day2") else first
    if first is None or last is None or not 0 < first <= last:
        return Reading(None)

    def make(in_year: int) -> Period:
        start, end = date(in_year, number, first), date(in_year, number, last)
        return Period(start, end, "day" if start == end else "interval")

    named = _year_of(match, context)
    context = replace(context, year=named)
    if (
        named is None
        and match["weekday"]
        and (fitting := _fitting(make, words.WEEKDAYS[match["weekday"].lower()], context))
    ):
        return Reading(fitting)
    kind = "point" if first == last else "interval"
    return Reading(_choose(make, context), kind, dated=bool(_has(match, "year")))


def _day_number(text: str) -> int | None:
    return words.ordinal(text)


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
    number = _year_of(match, context)
    period = month(number, words.MONTHS[match["month"].lower()]) if number else None
    return Reading(_of(match, period), dated=bool(_has(match, "year")))


def _month(match: re.Match[str], context: Context) -> Reading:
    number, relative = words.MONTHS[match["month"].lower()], _has(match, "rel").removeprefix("the ")
    if not relative:
        period = _choose(lambda in_year: month(in_year, number), context)
        return Reading(_side(match, _of(match, period), context))
    return Reading(_of(match, _named_period(lambda in_year: month(in_year, number), relative, context)))


def _named_period(make: Callable[[int], Period], relative: str, context: Context) -> Period | None:
    """ "last December", "this summer", "next June": the latest that is over, this year's, the first to come."""
    today = context.today
    if today is None:
        return None
    options = [make(today.year + offset) for offset in (-2, -1, 0, 1, 2)]
    if relative in ("last", "past"):
        return [option for option in options if option.end < today][-1]
    if relative == "this past":
        return [option for option in options if option.start <= today][-1]
    if relative == "this":
        return min(options[1:4], key=lambda option: _distance(option, today))
    return next(option for option in options if option.start > today)


def _side(match: re.Match[str], period: Period | None, context: Context) -> Period | None:
    """ "earlier this month" ends today, "later this week" begins today."""
    side, today = _has(match, "side"), context.today
    if not side or period is None or today is None or today not in period:
        return period
    return (
        Period(period.start, today, "interval")
        if side == "earlier"
        else Period(today, period.end, "interval")
    )


def _year(match: re.Match[str], context: Context) -> Reading:
    return Reading(_of(match, year(int(match["year"]))), dated=True)


def _years(match: re.Match[str], context: Context) -> Reading:
    first, last = int(match["from"]), match["until"] or match["next"]
    until = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if until <= first:
        until += 100 if len(last) == 2 and until + 100 - first < 20 else 0
    if not first < until < first + 200 or (match["next"] and until != first + 1):
        return Reading(None, "")  # the number of a resolution, not two years
    return Reading(year(first).to(year(until)), "interval", dated=True)


def _decade(match: re.Match[str], context: Context) -> Reading:
    if tens := _has(match, "tens"):
        if not match.group().lower().startswith("the "):
            return Reading(None, "")
        return Reading(_of(match, containing("decade", date(words.DECADES[tens], 1, 1))), dated=True)
    digits = match["decade"].strip("'’‘")
    number = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 2 and match["decade"].isdigit() and not match.group().lower().startswith("the "):
        return Reading(None, "")  # "in his 80s"
    grain = "century" if len(digits) == 4 and number % 100 == 0 and number < 2000 else "decade"
    return Reading(_of(match, containing(grain, date(number, 1, 1))), dated=True)


def _century(match: re.Match[str], context: Context) -> Reading:
    number = words.ordinal(match["nth"])
    if number is None or not 1 < number < 23:
        return Reading(None)
    return Reading(_of(match, containing("century", date((number - 1) * 100, 1, 1))), dated=True)


def _quarter(match: re.Match[str], context: Context) -> Reading:
    number = words.ordinal(match["nth"] or match["nth2"])
    grain = _has(match, "span") or "quarter"
    count = 4 if grain == "quarter" else 2
    if number is None or number > count:
        return Reading(None, "")
    number = count if number < 0 else number
    size = 12 // count
    named = _year_of(match, context)
    period = _choose(lambda y: months(y, (number - 1) * size + 1, size, grain), replace(context, year=named))
    return Reading(period, dated=bool(_has(match, "year")))


def _q(match: re.Match[str], context: Context) -> Reading:
    return Reading(months(int(match["year"]), int(match["q"]) * 3 - 2, 3, "quarter"), dated=True)


def _season(match: re.Match[str], context: Context) -> Reading:
    first, relative = words.SEASONS[match["season"].lower()], _has(match, "rel").removeprefix("the ")
    named = _year_of(match, context)
    if named is not None:
        return Reading(_of(match, season(named, first)), dated=bool(_has(match, "year")))
    if relative:
        return Reading(_of(match, _named_period(lambda y: season(y, first), relative, context)))
    return Reading(_of(match, _choose(lambda y: season(y, first), context)))


def _fiscal(match: re.Match[str], context: Context) -> Reading:
    """The fiscal year of the United States Government: from 1 October of the year before (31 U.S.C. 1102)."""
    text = match["year"] or match["year2"]
    number = int(text) if text else _two_digits(int(match["yy"]), context)
    return Reading(months(number - 1, 10, 12, "interval"), dated=True)


def _holiday(match: re.Match[str], context: Context) -> Reading:
    when = words.HOLIDAYS[re.sub(r"\s+", " ", match["holiday"]).lower()]
    if len(when) == 3:
        return Reading(day(date(*when)), dated=True)
    relative = _has(match, "rel").removeprefix("the ")

    def make(y: int) -> Period:
        return day(date(y, *when))

    named = _year_of(match, context)
    if relative and named is None:
        return Reading(_named_period(make, relative, context))
    return Reading(_choose(make, replace(context, year=named)), dated=bool(_has(match, "year")))


def _instant(match: re.Match[str], context: Context) -> Reading:
    """The old letter's "3rd inst.", "ult." and "prox.": of this, the last, the next month."""
    number = words.ordinal(match["nth"])
    if context.today is None or number is None:
        return Reading(None)
    steps = {"i": 0, "u": -1, "p": 1}[match["month"][0].lower()]
    base = shift(containing("month", context.today), steps)
    return Reading(day(base.start.replace(day=number)))


def _the_nth(match: re.Match[str], context: Context) -> Reading:
    """ "the 15th": of the story's month in an archive, else the nearest by tense."""
    number = words.ordinal(match["nth"]) or 0
    if context.archive or context.today is None:
        base = _story("month", 0, context)
        return Reading(day(base.start.replace(day=number)) if base else None)
    base = containing("month", context.today)
    options = []
    for steps in (-1, 0, 1):
        try:
            options.append(day(shift(base, steps).start.replace(day=number)))
        except ValueError:
            continue
    if context.tense == "future":
        later = [option for option in options if option.start >= context.today]
        return Reading(later[0] if later else None)
    return Reading([option for option in options if option.start <= context.today][-1])


# dates that hang on the date of writing


def _weekday(match: re.Match[str], context: Context) -> Reading:
    number, relative, today = words.WEEKDAYS[match["weekday"].lower()], _has(match, "rel"), context.today
    step = _has(match, "step") or _has(match, "that")
    if step:
        if not (context.story and context.story.grain == "day"):
            return Reading(None)
        return Reading(day(_to_weekday(context.story.start, number, step)))
    if week := _has(match, "wrel"):
        base = _step(week, "week", context)
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
    if context.tense == "future":
        return Reading(day(today + (number - today.weekday()) % 7 * _ONE_DAY))
    return Reading(day(today - (today.weekday() - number) % 7 * _ONE_DAY))


def _to_weekday(base: date, number: int, step: str) -> date:
    """The weekday of that number before, after or in the week of a date."""
    if step.startswith(("same", "that")):
        return containing("week", base).start + number * _ONE_DAY
    if step in ("previous", "preceding", "prior"):
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
    grain, relative = match["one"].lower(), _has(match, "rel")
    if grain in ("day", "fortnight"):
        return Reading(None, "")
    if relative.removeprefix("the ").startswith(("past", "coming")):
        return _past(1, grain, relative.removeprefix("the "), context)
    if relative == "last" and grain == "weekend" and context.today and context.today.weekday() > 4:
        return Reading(shift(containing("weekend", context.today), -1))
    return Reading(_side(match, _of(match, _step(relative, grain, context)), context))


def _in_unit(match: re.Match[str], context: Context) -> Reading:
    """ "earlier in the day", "at the end of the year": of the date of writing, of the story in an archive."""
    grain = match["one"].lower()
    if context.archive or context.today is None or (grain == "day" and context.story):
        base = _story(grain, 0, context)
    else:
        base = containing(grain, context.today)
    if grain == "day":
        return Reading(base)
    if base is None:
        return Reading(None)
    if not match["part"] and (context.today is None or context.today not in base):
        return Reading(None)
    return Reading(_side(match, _of(match, base), context))


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
    grain = words.unit(match["unit"])
    if grain in ("hour", "minute"):
        return Reading(None)
    if grain in _FINENESS and story.end not in containing(grain, story.start):
        return Reading(None)
    back = match["way"].lower() in ("earlier", "before", "beforehand", "previously")
    return Reading(_counted(match, -1 if back else 1, story.start))


def _counted(match: re.Match[str], sign: int, base: date, vaguely: bool = False) -> Period | None:
    """The day, week, month or year that is so many units from a date; None for vague amounts."""
    groups = match.groupdict()
    unit = words.unit(next(filter(None, (groups.get("unit"), groups.get("unit2"), groups.get("unit3")))))
    if groups.get("unit2"):  # half a year
        amount = {"century": 50, "decade": 5, "year": 6}.get(unit)
        unit = "month" if unit == "year" else "year"
    else:
        amount = words.number(match["num"])
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
    return day(base + sign * (amount // 24) * _ONE_DAY) if amount % 24 == 0 else None


def _story_step(match: re.Match[str], context: Context) -> Reading:
    relative = _has(match, "step") or "that"
    if match["daypart"]:
        return Reading(_step(relative, "day", context))
    if match["month"]:
        number = words.MONTHS[match["month"].lower()]
        return Reading(_of(match, _from_story(lambda y: month(y, number), relative, context)))
    if match["season"]:
        first = words.SEASONS[match["season"].lower()]
        return Reading(_of(match, _from_story(lambda y: season(y, first), relative, context)))
    text = match["weekend"] or match["unit"]
    grain = words.unit(text)
    if text.lower() != grain or grain in ("hour", "minute", "fortnight"):
        return Reading(None, "")
    relative = "following" if relative.endswith("next") else relative
    return Reading(_of(match, _step(relative, grain, context)))


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
    count = words.number(match["num"]) if match["num"] else 1
    plural = match["unit"].lower().endswith(("s", "ies"))
    if match["num"] is None and plural:
        return Reading(None, "set")
    direction = match["dir"].lower()
    over = direction == "last" and context.preposition in ("in", "over", "during", "for", "within", "throughout")
    if direction in ("previous", "following") or (match["num"] is None and direction in ("next", "last") and not over):
        return Reading(None, "interval")
    return _past(count, words.unit(match["unit"]), direction, context)


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


_READERS: dict[str, Callable[[re.Match[str], Context], Reading]] = {
    "iso": _iso, "numeric": _numeric, "month_day": _month_day, "day_month": _month_day,
    "month_year": _month_year, "month": _month, "year": _year, "years": _years, "decade": _decade,
    "century": _century, "quarter": _quarter, "q": _q, "season": _season, "fiscal": _fiscal,
    "weekday": _weekday, "weekdays": _words_only("set"), "deictic": _deictic, "unit": _unit,
    "weekend": _weekend, "in_unit": _in_unit, "year_end": _year_end, "ago": _ago, "later": _later, "from_now": _from_now,
    "story": _story_step, "past_n": _past_n, "recent": _words_only("set"),
    "duration": _duration, "holiday": _holiday, "instant": _instant,
    "the_nth": _the_nth, "eve": _words_only("point"), "present": _words_only("present"),
}  # fmt: skip

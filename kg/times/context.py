"""What a reader of time expressions knows, and what it tells: Context, Reading.

Also the steps that every reader takes: "the year that the words give", "the week before this",
"which of these Decembers".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.times import grammar
from kg.times.calendar import Period, containing, part, shift


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know: the date of writing, the time told last, and the tense.

    ``story`` is what "that year" and "two days later" refer to; ``course`` the same without looks
    back ("built in 1869"), from which a date without a year takes its year in an archive.
    ``strict`` is true where the expression hangs on the verb itself, so that its tense decides;
    ``year`` is the year that the other side of a range gives; ``archive`` says that dates
    without a year follow the story and not the date of writing.
    """

    today: date | None = None
    story: Period | None = None
    course: Period | None = None
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


def has(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def part_of(match: re.Match[str], period: Period | None) -> Period | None:
    """The part of the period that "early", "the end of" ... cuts out."""
    which = has(match, "part")
    return part(period, grammar.PARTS[which]) if which and period else period


def year_of(match: re.Match[str], context: Context) -> int | None:
    """The year that the words themselves give: "2014", "last year", "the same year"."""
    if text := has(match, "year"):
        return int(text)
    if (relative := has(match, "yrel")) and (anchor := step(relative, "year", context)):
        return anchor.start.year
    return context.year


def step(relative: str, grain: str, context: Context) -> Period | None:
    """ "last", "this", "next" from the date of writing; "the following", "that" from the story."""
    relative = relative.lower().removeprefix("the ").removeprefix("very ")
    if relative.startswith(("same", "that")):
        return story(grain, 0, context)
    if relative in ("following", "ensuing"):
        return story(grain, 1, context)
    if relative in ("previous", "preceding", "prior"):
        return story(grain, -1, context)
    if context.today is None:
        return None
    steps = {"this": 0, "last": -1, "past": -1, "this past": -1}.get(relative, 1)
    return shift(containing(grain, context.today), steps)


FINENESS = (
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


def story(grain: str, steps: int, context: Context) -> Period | None:
    """The story's day, week ... so many steps on; None where the story is told more coarsely."""
    story = context.story
    if story is None:
        return None
    home = containing(grain, story.end if grain == "year" else story.start)
    if story.end not in home:
        return None
    return shift(home, steps)


def choose(make: Callable[[int], Period], context: Context) -> Period | None:
    """The year for a date that names none: the story's in an archive, else by tense and distance."""
    if context.year is not None:
        return make(context.year)
    if context.archive or context.today is None:
        if context.course is None:
            return None
        same = make(context.course.start.year)
        # Stories go forward; a look back of some months is of the same year, a longer one a guess.
        return same if (context.course.start - same.end).days < 120 else None
    today = context.today
    options: list[Period] = []
    for number in range(today.year - 4, today.year + 5):
        try:
            options.append(make(number))
        except ValueError:  # 29 February
            continue
    past = [option for option in options if option.start <= today]
    future = [option for option in options if option.end >= today]
    if context.strict and context.tense == "past" and past:
        return past[-1]
    if context.strict and context.tense == "future" and future:
        return future[0]
    # Texts tell of the past about twice as often as of what is to come.
    weight = 1 if context.tense in ("future", "then") else 2
    return min(options, key=lambda p: (distance(p, today) * (weight if p.start > today else 1), p.start))


def distance(period: Period, today: date) -> int:
    if today in period:
        return 0
    return (today - period.end).days if period.end < today else (period.start - today).days


def named(make: Callable[[int], Period], relative: str, context: Context) -> Period | None:
    """ "last December" is the latest that is over, "next June" the first to come."""
    today = context.today
    if today is None:
        return None
    options = [make(today.year + offset) for offset in (-2, -1, 0, 1, 2)]
    if relative in ("last", "past"):
        return [option for option in options if option.end < today][-1]
    if relative == "this past":
        return [option for option in options if option.start <= today][-1]
    if relative == "this":
        return min(options[1:4], key=lambda option: distance(option, today))
    return next(option for option in options if option.start > today)


def side_of(match: re.Match[str], period: Period | None, context: Context) -> Period | None:
    """ "earlier this month" ends today, "later this week" begins today."""
    side, today = has(match, "side"), context.today
    if not side or period is None or today is None or today not in period:
        return period
    return (
        Period(period.start, today, "interval")
        if side == "earlier"
        else Period(today, period.end, "interval")
    )

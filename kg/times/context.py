"""What a reader of time expressions knows, and what it tells: Context, Reading.

Also the steps that every reader takes: "the year that the words give", "the week before this",
"which of these Decembers".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.times import grammar
from kg.times.calendar import Period, containing, part, shift

_STEPS: dict[grammar.Which, int] = {"over": -1, "begun": -1, "here": 0, "ahead": 1}
"""How many whole periods from the date of writing each kind of "last", "this", "next" is."""
_LOOK_BACK = 120
"""So many days at most does a story look back within its year."""
_AROUND = 4
"""So many years before and after the date of writing a date without a year may lie."""

Tense = Literal["", "past", "future", "then"]
"""The tense of what a time dates; "then" is what lay ahead of a past ("was to open on Friday")."""
Kind = Literal["", "point", "interval", "duration", "set", "present", "heading", "dateline"]
"""What a time denotes; "" is none."""
_WEIGHTS: dict[Tense, tuple[int, int]] = {"future": (3, 1), "then": (1, 1)}
"""How much a day behind counts, and one ahead: "the vote of 3 May will be audited" may be either."""
Make = Callable[[int], Period]
"""What a date is in a given year."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know: the date of writing, the time told last, and the tense.

    ``story`` is what "that year" and "two days later" refer to; ``course`` the same without looks
    back ("built in 1869"), from which a date without a year takes its year in an archive.
    ``strict`` is true where the expression hangs on the verb itself, so that its tense decides;
    ``year`` is the year that the other side of a range gives; ``archive`` says that dates
    without a year follow the story and not the date of writing; ``day_first`` that "3/2" is the third
    of February, None that nobody knows.
    """

    today: date | None = None
    story: Period | None = None
    course: Period | None = None
    tense: Tense = ""
    preposition: grammar.Lead = ""
    strict: bool = False
    year: int | None = None
    archive: bool = False
    day_first: bool | None = None

    @property
    def written(self) -> date | None:
        """The date of writing, where dates are told from it."""
        return None if self.archive else self.today


@dataclass(frozen=True, slots=True)
class Reading:
    """A place on the calendar (or none), the kind of expression, and whether it names its year."""

    period: Period | None
    kind: Kind = "point"
    dated: bool = False


NOT_A_TIME = Reading(None, "")
"""What only looked like one."""
NOWHERE = Reading(None)
"""A time that cannot be placed."""


def has(match: re.Match[str], name: str) -> str:
    """The words of a group, lower case and with single blanks; "" where there are none."""
    return " ".join((match.groupdict().get(name) or "").lower().split())


def relative_of(match: re.Match[str]) -> str:
    """ "last", "this past", "coming" ... of a match, without its article; or ""."""
    return has(match, "rel").removeprefix("the ")


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
    plain = plainly(relative)
    if plain in grammar.STORY_STEPS:
        return story(grain, grammar.STORY_STEPS[plain], context)
    return shift(containing(grain, context.today), steps_of(plain)) if context.today else None


def plainly(relative: str) -> str:
    """ "the very same" -> "same"."""
    return relative.removeprefix("the ").removeprefix("very ")


def steps_of(relative: str) -> int:
    """-1 for "last" and "past", 0 for "this", 1 for "next" and "coming"."""
    return _STEPS[grammar.RELATIVES.get(relative, "ahead")]


def story(grain: str, steps: int, context: Context) -> Period | None:
    """The story's day, week ... so many steps on; None where the story is told more coarsely."""
    story = context.story
    if story is None:
        return None
    home = containing(grain, story.end if grain == "year" else story.start)
    return shift(home, steps) if story.end in home else None


def choose(make: Make, context: Context) -> Period | None:
    """The year for a date that names none: the story's in an archive, else by tense and distance.

    Args:
        make: the date in a given year.
        context: tells the date of writing, the story and the tense.
    """
    if context.year is not None:
        return make(context.year)
    if context.written is None:
        return _in_course(make, context)
    options = list(_options(make, context.written.year))
    return _by_tense(options, context.written, context) or _nearest(options, context.written, context.tense)


def _in_course(make: Make, context: Context) -> Period | None:
    """Stories go forward; a look back of some months is of the same year, a longer one a guess."""
    if context.course is None:
        return None
    same = make(context.course.start.year)
    return same if (context.course.start - same.end).days < _LOOK_BACK else None


def _options(make: Make, year: int) -> Iterator[Period]:
    """The date in the years around one, without those that lack it (29 February)."""
    for number in range(year - _AROUND, year + _AROUND + 1):
        try:
            yield make(number)
        except ValueError:
            continue


def _by_tense(options: Sequence[Period], today: date, context: Context) -> Period | None:
    """The last that has begun, or the first that is not over, where the verb's own tense tells which."""
    if not context.strict:
        return None
    if context.tense == "past":
        return next((option for option in reversed(options) if option.start <= today), None)
    if context.tense == "future":
        return next((option for option in options if option.end >= today), None)
    return None


def _nearest(options: Sequence[Period], today: date, tense: Tense) -> Period:
    """Texts tell of the past about twice as often as of what is to come."""
    behind, ahead = _WEIGHTS.get(tense, (1, 2))

    def cost(option: Period) -> tuple[int, date]:
        return distance(option, today) * (ahead if option.start > today else behind), option.start

    return min(options, key=cost)


def distance(period: Period, today: date) -> int:
    """The days between a date and a period; 0 for one that holds it."""
    return max((today - period.end).days, (period.start - today).days, 0)


def named(make: Make, relative: str, context: Context) -> Period | None:
    """ "last December" is the latest that is over, "next June 3" the first to come."""
    if context.today is None:
        return None
    options = list(_options(make, context.today.year))
    return _WHICH[grammar.RELATIVES.get(relative, "ahead")](options, context.today)


_WHICH: dict[grammar.Which, Callable[[Sequence[Period], date], Period | None]] = {
    "over": lambda options, today: next((each for each in reversed(options) if each.end < today), None),
    "begun": lambda options, today: next((each for each in reversed(options) if each.start <= today), None),
    "here": lambda options, today: min(options, key=lambda each: distance(each, today), default=None),
    "ahead": lambda options, today: next((each for each in options if each.start > today), None),
}


def side_of(match: re.Match[str], period: Period | None, context: Context) -> Period | None:
    """ "earlier this month" ends today, "later this week" begins today."""
    side, today = has(match, "side"), context.today
    if not side or period is None or today is None or today not in period:
        return period
    if grammar.WAYS.get(side, 1) < 0:
        return Period(period.start, today, "interval")
    return Period(today, period.end, "interval")

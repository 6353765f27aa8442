"""Two reports -> why they may be of one event, or the first reason why not.

One event for two costs more than two for one, so all of this has to agree: whether it is so, how it was done,
the actors of both sides, the day, the place, and, where the same two may do the same twice a day, the matter.
(Actor, action, time and place: A. Cybulska and P. Vossen, "Bag of Events", 2015; NewsReader, 2016.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from kg.lexicon import word_list
from kg.plover import having
from kg.reports.report import CALL, WEEK, Party, Report

LITTLE = 0.3
"""The part of the words of the shorter sentence that both have, beside other signs."""
MUCH = 0.6
"""The part of the words of both that both have, by itself."""
FEWEST = 2
"""Fewer words than these are chance, and fewer people than these no talk."""
_HOURS = word_list("reports.hours")
_SHADES = word_list("reports.shades")
_SPOKEN = having("spoken")

Check = Callable[[Report, Report], bool]


def clash(one: Report, other: Report) -> bool:
    """Whether the two are not one event for what both tell, and not only since too little speaks for it."""
    return disagreement(one, other) in _CLASHES


def disagreement(one: Report, other: Report) -> str:
    """The first of ``CHECKS`` that keeps two reports apart, "" where none does."""
    return next((name for name, fails in CHECKS.items() if fails(one, other)), "")


def is_close(one: Report, other: Report) -> bool:
    """Whether a reader might take the two for one: the same type, actors that fit, within a week."""
    if one.type != other.type or days_between(one, other) > WEEK:
        return False
    return not _other_actors(one, other)


def days_between(one: Report, other: Report) -> int:
    """How far the first days of both lie apart, 0 where one of them is unknown."""
    days = [report.days[0] for report in (one, other) if report.days]
    return (max(days) - min(days)).days if days else 0


def kinship(one: Report, other: Report) -> str:
    """How the actors of two that agree go together: "exact", "acts" (for a state), "more" (are named)."""
    if one.sides == other.sides:
        return "exact"
    return "acts" if len(one.everybody) == len(other.everybody) else "more"


def shared_words(one: Report, other: Report) -> float:
    """How much of the words of the shorter are in both, from 0 to 1."""
    both, shorter = _shared(one, other)
    return both / max(1, shorter)


# --- what keeps apart -------------------------------------------------------------------------------------


def _one_sentence(one: Report, other: Report) -> bool:
    return (one.document, one.sentence) == (other.document, other.sentence)


def _one_text(one: Report, other: Report) -> bool:
    """A text that tells of two tells two days, or not the day of both."""
    return one.document == other.document if not _one_day(one, other) else False


def _other_status(one: Report, other: Report) -> bool:
    return one.status != other.status


def _no_event(one: Report, other: Report) -> bool:
    """What is demanded or may be has no day on which it was."""
    return "hypothetical" in {*one.status, *other.status}


def _other_mode(one: Report, other: Report) -> bool:
    return len({_manner(one), _manner(other)} - {""}) > 1 or any(map(_is_call, (one, other), (other, one)))


def _is_call(one: Report, other: Report) -> bool:
    """One is a call, and at the other they were in one room."""
    return one.mode == CALL and other.in_person


def _manner(report: Report) -> str:
    """How it was done; of what it was about the words tell more than a mode: "vetoed", "blocked aid"."""
    return "in words" if f"{report.type}={report.mode}" in _SHADES else report.mode


def _other_actors(one: Report, other: Report) -> bool:
    if any(report.mutual for report in (one, other)):
        return not (_fit(one.everybody, other.everybody) or _is_among(one.everybody, other.everybody))
    return not all(map(_fit, one.sides, other.sides))


def _fit(one: Iterable[Party], other: Iterable[Party]) -> bool:
    """Both are the same, but for states and who acts for them."""
    return all(_has(other, each) for each in one) and all(_has(one, each) for each in other)


def _has(side: Iterable[Party], party: Party) -> bool:
    return any(each.id == party.id or _acts(each, party) or _may_be(each, party) for each in side)


def _acts(one: Party, other: Party) -> bool:
    """A state, and who acts for it."""
    return "" != one.state == other.state and one.whole != other.whole


def _may_be(one: Party, other: Party) -> bool:
    """One is called by a city that may stand for the other: "Brussels"."""
    return other.id in one.bodies or one.id in other.bodies


def _is_among(one: frozenset[Party], other: frozenset[Party]) -> bool:
    """Those of the one are there in the other, with somebody more at the table."""
    return len(one & other) >= max(FEWEST, min(len(one), len(other)))


def _unknown_day(one: Report, other: Report) -> bool:
    return not all(report.is_narrow for report in (one, other))


def _other_day(one: Report, other: Report) -> bool:
    """A day and a week that it lies in are one; days that overlap otherwise might be two."""
    if not any(report.dated for report in (one, other)):
        return days_between(one, other) > 1
    return not any(_lies_in(*pair) or _on_its_day(*pair) for pair in ((one, other), (other, one)))


def _lies_in(one: Report, other: Report) -> bool:
    return other.days[0] <= one.days[0] <= one.days[1] <= other.days[1]


def _on_its_day(one: Report, other: Report) -> bool:
    """What was said of a deed "on Tuesday" may have been said on that day: either may be meant."""
    return one.aside is not None and other.days == (one.aside, one.aside)


def _other_place(one: Report, other: Report) -> bool:
    places = [report.place for report in (one, other) if report.place]
    return any(not _has([place], another) for place, another in pairwise(places))


def _other_figures(one: Report, other: Report) -> bool:
    """Both tell numbers, and none that the other has: two sums, two shipments."""
    if not all((one.figures, other.figures)) or one.figures & other.figures:
        return False
    return not _is_counted_on(*sorted((one, other), key=lambda report: report.order))


def _is_counted_on(early: Report, late: Report) -> bool:
    """Of what was done on a day a later one counts more dead, and the earlier counts nothing else."""
    if not _one_day(early, late) or early.published == late.published:
        return False
    counted = all((early.losses, late.losses)) and len(early.losses) == len(early.figures)
    return counted and max(early.losses) < max(late.losses)


def _other_turn(one: Report, other: Report) -> bool:
    """One is the second, or again, and the other isn't; one was in the morning, and the other at night."""
    if one.turns - _HOURS != other.turns - _HOURS:
        return True
    hours = [report.turns & _HOURS for report in (one, other)]
    return all(hours) and not hours[0] & hours[1]


def _other_matter(one: Report, other: Report) -> bool:
    """Nothing besides actors and day speaks for it: neither names, nor the place, nor the words."""
    return not any(all(speaks(one, other) for speaks in together) for together in SIGNS)


def _too_little(one: Report, other: Report) -> bool:
    """What is done to nobody and on no day that is told."""
    return not (one.is_between or _one_day(one, other))


# --- what speaks for one matter ---------------------------------------------------------------------------


def _much_is_alike(one: Report, other: Report) -> bool:
    """Most of all words: "sending tanks to Ukraine" and "sending missiles to Ukraine" are two warnings."""
    both = _both(one, other)
    return len(both) >= max(FEWEST, MUCH * len(both | one.own | other.own))


def _some_is_alike(one: Report, other: Report) -> bool:
    both, shorter = _shared(one, other)
    return both >= max(FEWEST, LITTLE * shorter)


def _shared(one: Report, other: Report) -> tuple[int, int]:
    """How many words both have, and how many the shorter has."""
    both = _both(one, other)
    return len(both), min(len(both | each.own) for each in (one, other))


def _both(one: Report, other: Report) -> frozenset[int]:
    """The words of both, none where these only name their states."""
    both = one.matter & other.matter
    return both if both & one.own & other.own else frozenset()


def _same_place(one: Report, other: Report) -> bool:
    return None is not one.place == other.place


def _one_day(one: Report, other: Report) -> bool:
    """The day is told of both, and it is the same."""
    return (True, one.days) == (one.dated, other.days) == (other.dated, one.days)


def _adds_nothing(one: Report, other: Report) -> bool:
    """The shorter tells nothing besides deed, actors and day that the other doesn't."""
    return one.own <= other.matter or other.own <= one.matter


def _same_sides(one: Report, other: Report) -> bool:
    return one.sides == other.sides


def _same_doer(one: Report, other: Report) -> bool:
    return one.sides[0] == other.sides[0]


def _fitting_doer(one: Report, other: Report) -> bool:
    """The same, or a state and its forces."""
    return _fit(one.sides[0], other.sides[0])


def _same_words(one: Report, other: Report) -> bool:
    """All that is told of it besides, be it but one word: "threatened with *war*"."""
    return bool(one.own & other.own) and one.own <= other.matter and other.own <= one.matter


def _same_victim(one: Report, other: Report) -> bool:
    """One person, body or city."""
    return any(party.single for party in set(one.sides[1]) & set(other.sides[1]))


def _same_person(one: Report, other: Report) -> bool:
    """Who is arrested, killed or expelled, which he is once a day."""
    return any(party.named for party in set(one.sides[1]) & set(other.sides[1]))


def _is_done(one: Report, other: Report) -> bool:
    """What is said may be said of much else on the same day."""
    return one.type not in _SPOKEN


def _is_talk(one: Report, other: Report) -> bool:
    return one.is_talk


def _same_people(one: Report, other: Report) -> bool:
    """Two by name, who meet once a day."""
    return sum(party.named for party in one.everybody & other.everybody) >= FEWEST


SIGNS: tuple[tuple[Check, ...], ...] = (
    (_much_is_alike,),
    (_one_day, _adds_nothing, _some_is_alike),
    (_same_place, _is_talk),
    (_one_day, _is_talk, _same_people),
    (_one_day, _is_done, _same_sides, _adds_nothing),
    (_one_day, _same_sides, _same_words),
    (_one_day, _is_done, _fitting_doer, _same_words),
    (_one_day, _is_done, _fitting_doer, _same_victim, _adds_nothing),
    (_one_day, _is_done, _same_doer, _same_victim, _some_is_alike),
    (_one_day, _is_done, _fitting_doer, _same_person),
)
"""What together tells, beside the actors, that two reports are about one matter."""

CHECKS: dict[str, Check] = {
    "sentence": _one_sentence,
    "status": _other_status,
    "hypothetical": _no_event,
    "mode": _other_mode,
    "actors": _other_actors,
    "open": _unknown_day,
    "day": _other_day,
    "text": _one_text,
    "place": _other_place,
    "figures": _other_figures,
    "turn": _other_turn,
    "little": _too_little,
    "matter": _other_matter,
}
"""What keeps two reports of a type apart, the plainest first."""

_CLASHES = frozenset({"mode", "day", "place", "figures", "turn"})

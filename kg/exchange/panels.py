"""Events -> panels: how many of each quad class and type an actor, or a pair, has in each day, week or month.

A row is a unit and a period in which something was; periods without an event have none.  Events are counted
once, however often they are told, on the day of ``days_of``; those without any day stand in rows without
a period, after the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kg.exchange.told import Telling
from kg.graph import days_of
from kg.model import EVENT_TYPES, QUAD_CLASSES, Actor

Key = tuple[str, ...]
Place = Callable[[Telling, Actor], Actor | None]
"""Whom an actor counts for: itself, or the state for which it acts."""


class Panel(NamedTuple):
    """One kind of panel: its units, its periods, and for whom an actor counts."""

    unit: str
    period: str
    folded: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return (self.period, "first_day", *_KEYS[self.unit], *_COUNTS)


_ACTOR = ("", "_name", "_kind", "_country", "_sector")
_KEYS = {
    "actor": ("side", *(f"actor{each}" for each in _ACTOR)),
    "dyad": tuple(f"{side}{each}" for side in ("source", "target") for each in _ACTOR),
}
_KINDS = ("told", "bounded", "published")
_QUADS = tuple(quad.replace(" ", "_") for quad in QUAD_CLASSES)
_COUNTS = ("events", "mutual", *_KINDS, *_QUADS, *EVENT_TYPES)
"""What is counted: all, what is done alike by both, how the day is known, by class, by type."""


def panel_rows(told: Iterable[Telling], panel: Panel) -> Iterator[tuple[object, ...]]:
    """The rows of a panel, sorted by period and unit.

    Args:
        told: events, each once.
        panel: what is counted.
    """
    cells: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for telling in told:
        days = days_of(telling.event)
        period = _PERIODS[panel.period](days.day) if days else ("", "")
        for unit in _UNITS[panel.unit](telling, _state if panel.folded else _itself):
            cells[*period, *unit].update(_counted(telling, days.kind if days else ""))
    for key in sorted(cells, key=lambda key: (not key[0], key)):
        yield (*key, *(cells[key][count] for count in _COUNTS))


def _counted(telling: Telling, kind: str) -> Iterator[str]:
    event = telling.event
    yield from ("events", event.quad.replace(" ", "_"), event.type)
    yield from ("mutual",) if event.reciprocal else ()
    yield from (kind,) if kind else ()


def _day(day: date) -> tuple[str, str]:
    return day.isoformat(), day.isoformat()


def _week(day: date) -> tuple[str, str]:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}", date.fromisocalendar(year, week, 1).isoformat()


def _month(day: date) -> tuple[str, str]:
    return day.isoformat()[:7], day.replace(day=1).isoformat()


_PERIODS: dict[str, Callable[[date], tuple[str, str]]] = {"day": _day, "week": _week, "month": _month}
"""The name of the period of a day, in ISO 8601, and the first day of it."""


def _actors(telling: Telling, place: Place) -> Iterable[Key]:
    """Each actor once, with its side: "both" of what is done alike, or by somebody to himself."""
    event = telling.event
    sides: dict[Actor, str] = {}
    for side, actors in (("source", event.source), ("target", event.target)):
        for actor in filter(None, (place(telling, each) for each in actors)):
            sides[actor] = "both" if event.reciprocal or sides.get(actor, side) != side else side
    return [(side, *_known(actor)) for actor, side in sides.items()]


def _dyads(telling: Telling, place: Place) -> Iterable[Key]:
    """Each directed pair once; what is done alike by both stands in both directions."""
    found: dict[Key, None] = {}
    for source, target in telling.event.pairs:
        one, other = place(telling, source), place(telling, target)
        if one and other and one.id != other.id:
            found[*_known(one), *_known(other)] = None
            if telling.event.reciprocal:
                found[*_known(other), *_known(one)] = None
    return found


_UNITS = {"actor": _actors, "dyad": _dyads}


def _known(actor: Actor) -> Key:
    return actor.id, actor.name, actor.kind, actor.country or "", actor.sector or ""


def _itself(telling: Telling, actor: Actor) -> Actor | None:
    return actor


def _state(telling: Telling, actor: Actor) -> Actor | None:
    return telling.state(actor)

"""How tables write a fact: ``written``, and whether a fact is what is written: ``exactly``, ``loosely``.

    TYPE/mode source, source -> target, target [status] (says Y < X) (as foreign minister) (in Place) (dead 5) @from/to

Exactly, what is not written is not there: no mode, nobody on the other side, asserted, nobody who says so, no place,
no number, no time; a role alone may be left out.  Loosely, what is not written is not looked at.  Sides that act alike are joined by `` & ``; ``~SWE``
is anybody of that country, ``*`` anybody, ``nobody`` an empty side; ``Y < X`` is a chain of speakers with the innermost
first, and what follows ``@`` is EDTF, ``-`` for no time.
"""

from __future__ import annotations

import re

from kg.model import Actor, Event, State

Fact = Event | State
PATTERN = re.compile(
    r"^(?P<type>[A-Z_]+)(?:/(?P<mode>[a-z-]+))? (?P<left>[^>&\[(@]*?)(?: (?P<arrow>->|&) (?P<right>[^\[(@]*?))?"
    r"(?: \[(?P<status>\w+)\])?(?: \(says (?P<speakers>[^)]+)\))?"
    r"(?: \(as (?P<role>[^)]+)\))?(?: \(in (?P<place>[^)]+)\))?(?P<sizes>(?: \(\w+ \d+\))*)(?: @(?P<time>\S+))?$"
)


def written(fact: Fact) -> str:
    """A fact as the tables write it."""
    left, right = list(fact.source), list(fact.target)
    if fact.reciprocal and not right:
        left, right = left[:1], left[1:]
    sides = _names(left) + (" & " if fact.reciprocal else " -> ") + _names(right)
    mode = getattr(fact, "mode", None)
    return "".join([
        fact.type, f"/{mode}" if mode else "", " ", sides if right or fact.reciprocal else _names(left),
        "" if fact.status == "asserted" else f" [{fact.status}]",
        f" (says {' < '.join(actor.name for actor in fact.speakers)})" if fact.speakers else "",
        f" (in {_place(fact)})" if _place(fact) else "",
        *(f" ({size})" for size in sorted(_sizes(fact))),
        "" if _time(fact) == "-" else f" @{_time(fact)}",
    ])  # fmt: skip


def exactly(fact: Fact, text: str) -> bool:
    """Whether a fact is what is written, and nothing more."""
    match = parsed(text)
    return (
        fact.type == match["type"]
        and fact.reciprocal == (match["arrow"] == "&")
        and _sides(fact, match)
        and getattr(fact, "mode", None) == match["mode"]
        and fact.status == (match["status"] or "asserted")
        and [actor.name for actor in fact.speakers] == _chain(match)
        and match["role"] in (None, getattr(fact, "role", None))
        and _place(fact) == match["place"]
        and _sizes(fact) == _numbers(match)
        and _time(fact) == (match["time"] or "-")
    )


def loosely(fact: Fact, text: str) -> bool:
    """Whether a fact is of the kind that is written."""
    match = parsed(text)
    return (
        fact.type == match["type"]
        and (match["arrow"] != "&" or fact.reciprocal)
        and _sides(fact, match, loose=True)
        and match["mode"] in (None, getattr(fact, "mode", None))
        and match["status"] in (None, fact.status)
        and (not match["speakers"] or [actor.name for actor in fact.speakers] == _chain(match))
        and match["place"] in (None, _place(fact))
        and _numbers(match) <= _sizes(fact)
        and match["time"] in (None, _time(fact))
    )


def parsed(text: str) -> re.Match[str]:
    """The parts of a written fact."""
    match = PATTERN.match(text)
    assert match, f"not a fact: {text}"
    return match


def _sides(fact: Fact, match: re.Match[str], loose: bool = False) -> bool:
    left, right = _named(match["left"]), _named(match["right"])
    if match["arrow"] == "&":
        return _fits(fact.source + fact.target, left | right)
    return _fits(fact.source, left) and ((loose and not match["arrow"]) or _fits(fact.target, right))


def _named(side: str | None) -> set[str]:
    found = {name.strip() for name in (side or "").split(",") if name.strip()}
    return set() if found == {"nobody"} else found


def _fits(side: tuple[Actor, ...], wanted: set[str]) -> bool:
    if wanted == {"*"}:
        return True
    everybody = all(any(_called(actor, name) for name in wanted) for actor in side)
    return everybody and all(any(_called(actor, name) for actor in side) for name in wanted)


def _called(actor: Actor, name: str) -> bool:
    return actor.country == name[1:] if name.startswith("~") else actor.name == name


def _names(side: list[Actor]) -> str:
    return ", ".join(actor.name for actor in side) or "nobody"


def _chain(match: re.Match[str]) -> list[str]:
    return match["speakers"].split(" < ") if match["speakers"] else []


def _numbers(match: re.Match[str]) -> set[str]:
    return set(re.findall(r"\w+ \d+", match["sizes"]))


def _sizes(fact: Fact) -> set[str]:
    return {f"{what} {count}" for what, count in getattr(fact, "size", ())}


def _place(fact: Fact) -> str | None:
    place = getattr(fact, "place", None)
    return place.name if place else None


def _time(fact: Fact) -> str:
    return (fact.time.edtf if fact.time else "") or "-"

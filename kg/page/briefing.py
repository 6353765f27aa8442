"""KnowledgeGraph -> the briefing: short sentences that say what it tells, each number a link to its list.

A line is a row of pieces: plain words, or ``[words, address]`` for a link into the page.  What a link's
number says is what the list behind its address holds (tests/browser/test_tell.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from kg.characters import plain
from kg.graph import KnowledgeGraph
from kg.model import Actor, Event, State
from kg.page.briefed import FEW, Brief, Pair, Told, busy_first, count, is_diplomacy, occasion, start

Piece = str | list[str]
Line = list[Piece]
Where = dict[str, str | tuple[str, ...]]

MOOD = 0.65
"""Which part of the events between two is "mostly" of one kind."""
SOME = 3
"""How many events two have between them before they are "mostly" of a kind."""
LONG = 60
"""How many letters of a name are told."""
STATUSES = {
    "asserted": "told as fact", "reported": "claimed by others", "planned": "planned",
    "hypothetical": "asked for or supposed", "denied": "denied", "uncertain": "uncertain",
}  # fmt: skip


def briefing(
    graph: KnowledgeGraph, *, fold: bool = False, contested: Sequence[Sequence[Any]] = ()
) -> list[dict[str, object]]:
    """The sections that have something to say, each with its lines; the same graph gives the same.

    Args:
        graph: what is told.
        fold: whether the page opens with people and organs counted for their state.
        contested: what is contested, as the page has it (``kg.page.contested``).
    """
    brief = Brief(graph, fold, tuple(tuple(claims) for _, claims, _ in contested))
    found = ((head, list(lines(brief))) for head, lines in SECTIONS)
    return [{"head": head, "lines": lines} for head, lines in found if lines]


def _lead(brief: Brief) -> Iterator[Line]:
    """How it is told, of whom, and between whom: two paragraphs."""
    facts = brief.graph.facts
    each = {status: count(fact for fact in facts if fact.status == status) for status in STATUSES}
    told = [_link(f"{n:,} {STATUSES[status]}", **_only(status)) for status, n in each.items() if n]
    if facts:
        yield [_link(_many(count(facts), "fact"), tab="table"), ": ", *_listed(told), ".", *_backed(brief)]
        yield [*_who(brief), *_between(brief)]


def _backed(brief: Brief) -> Line:
    """What several sources tell, and how much of it are ties: an office is told by all, a deed seldom."""
    n, ties = count(brief.backed), count(fact for fact in brief.backed if isinstance(fact, State))
    if n:
        many = _link(f"{n:,} of them", backed="sources", tab="table")
        which = (
            ", all standing ties," if ties == n else f", {ties:,} standing ties among them," if ties else ""
        )
        return [" ", many, f"{which} are told by two sources or more."]
    return [" None of them is told by two sources."] if len(brief.graph.documents) > 1 else []


def _who(brief: Brief) -> Line:
    busy = list(brief.parties.items())[:3]
    names: list[Line] = [
        [_actor(actor), " (", _link(f"{n:,}", actor=actor.id, tab="table"), ")"] for actor, n in busy
    ]
    whose = ", each with its people and organs" if brief.fold else ""
    return ["Most are of ", *_joined(names), whose, "."]


def _between(brief: Brief) -> Line:
    """The busiest two states, if any have some facts between them, else whoever has most."""
    states = {pair: facts for pair, facts in brief.pairs.items() if is_diplomacy(pair, facts)}
    names: list[Line] = [
        [_pair(pair), " (", _link(f"{count(facts):,}", **_two(pair), tab="table"), _mood(facts), ")"]
        for pair, facts in list((states or brief.pairs).items())[:3]
    ]
    most = " Of two states, most stand between " if states else " Most stand between "
    return [most, *_joined(names), "."] if names else []


def _news(brief: Brief) -> Iterator[Line]:
    """What the last documents tell of their own days, and who was busy then."""
    if not brief.window:
        return
    name, since, until, events = brief.window
    when: Where = {"since": since.isoformat(), "until": until.isoformat(), "no_quad": "standing tie"}
    much = _link(_many(count(events), "event"), **when, tab="table")
    yield [f"The last {name}, {_days(since, until)}: ", much, "."]
    here = {id(event) for event in events}
    recent = ((pair, [fact for fact in told if id(fact) in here]) for pair, told in brief.pairs.items())
    for pair, some in sorted((item for item in recent if count(item[1]) >= FEW), key=busy_first)[:2]:
        most = _link(_many(count(some), "event"), **_two(pair), **when, tab="table")
        first = ", the first between the two" if len(some) == len(brief.pairs[pair]) else ""
        yield [_pair(pair), ": ", most, first, "."]


def _planned(brief: Brief) -> Iterator[Line]:
    """What is still to come where the documents end."""
    for event in brief.ahead[:3]:
        yield [f"{_day(start(event))}: ", _link(_deed(event), event=event.id), "."]


def _contested(brief: Brief) -> Iterator[Line]:
    """What some say is so and others say is not, the latest first."""
    if brief.contested:
        yield [_link(_many(len(brief.contested), "contested claim"), tab="contested"), "."]
    for claims in brief.contested[:2]:
        claim = brief.graph.facts[claims[0]]
        yield [_link(_deed(claim), event=claim.id, tab="contested"), "."]


def _mediators(brief: Brief) -> Iterator[Line]:
    busy = [(actor, n) for actor, n in brief.mediators.items() if n >= FEW][:3]
    names: list[Line] = [
        [_actor(actor), " (", _link(f"{n:,}", mediator=actor.id, tab="table"), ")"] for actor, n in busy
    ]
    if names:
        yield ["Bring others together, or host their talks: ", *_joined(names), "."]


SECTIONS: tuple[tuple[str, Callable[[Brief], Iterator[Line]]], ...] = (
    ("", _lead),
    ("New", _news),
    ("Contested", _contested),
    ("To come", _planned),
    ("Go-betweens", _mediators),
)
"""Headings, and what makes their lines."""


def _address(**parts: str | tuple[str, ...]) -> str:
    """A view as it stands behind # in the page's address; "_" in a name is "-"."""
    several = ((name, (value,) if isinstance(value, str) else value) for name, value in parts.items())
    return urlencode([(name.replace("_", "-"), each) for name, values in several for each in values])


def _only(status: str) -> Where:
    """What of the address lets one status pass."""
    return {"status": status, "tab": "table"}


def _link(text: str, **where: str | tuple[str, ...]) -> list[str]:
    return [text, _address(**where)]


def _many(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _actor(actor: Actor) -> list[str]:
    return _link(_name(actor), actor=actor.id)


def _pair(pair: Pair) -> list[str]:
    return _link(" – ".join(map(_name, pair)), **_two(pair))


def _two(pair: Pair) -> Where:
    return {"pair": (pair[0].id, pair[1].id)}


def _name(actor: Actor) -> str:
    name = plain(actor.name) or "?"
    return name if len(name) <= LONG else f"{name[: LONG - 1]}…"


def _deed(event: Told) -> str:
    who, whom = ("".join(map(str, _listed(map(_name, side)))) for side in (event.source, event.target))
    kind = event.type.replace("_", " ").capitalize()
    return " ".join(filter(None, (who or "Nobody named", "·", kind, whom and f"→ {whom}")))


def _joined(parts: list[Line]) -> Line:
    """ "A, B and C", each of several pieces."""
    found: Line = []
    for at, part in enumerate(parts):
        found += ["" if not at else " and " if at == len(parts) - 1 else ", ", *part]
    return [piece for piece in found if piece]


def _listed(pieces: Iterable[Piece]) -> Line:
    return _joined([[piece] for piece in pieces])


def _mood(facts: Iterable[Told]) -> str:
    """ ", mostly conflict" where that is so."""
    kinds = Counter({occasion(fact): fact.quad for fact in facts if isinstance(fact, Event)}.values())
    sides = Counter({side: kinds[f"verbal {side}"] + kinds[f"material {side}"] for side in _SIDES})
    (side, most), total = sides.most_common(1)[0], sides.total()
    if total < SOME or most < MOOD * total:
        return ""
    return f", all {side}" if most == total else f", mostly {side}"


_SIDES = ("cooperation", "conflict")


def _days(first: date, last: date) -> str:
    """Such as "22–28 Feb 2022" or "30 Jan – 1 Mar 2022"."""
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    begin = f"{first.day}–" if first.month == last.month else f"{first.day} {first:%b} – "
    return begin + _day(last)


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"

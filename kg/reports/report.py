"""Event -> Report: the little of it that is needed to find other reports of the same event."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple, TypeVar
from zlib import crc32

from kg.lexicon import number_words, word_list
from kg.model import Actor, Document, Event, Naming, TimeSpan, content_id, document_mark
from kg.plover import having
from kg.reports.sketches import words_of

_SINGLE = frozenset({"organization", "place"})
_ACTING = frozenset({"country", "place", "GOV", "MIL", "COP", "JUD", "SPY"})
"""Kinds of actors that are a state or lie in one, and sectors whose people and bodies act for theirs."""
_BODIES = frozenset({"country", "organization"})
_COMMON = word_list("reports.common")
_IN_PERSON = word_list("reports.in_person")
_TURNS = word_list("reports.turns") | word_list("reports.hours")
_ALIKE = dict(pair.split("=") for pair in word_list("reports.alike"))
_NUMBERS = number_words("units")
_SPOKEN = having("spoken")
_LOSSES = frozenset({"dead", "injured"})
"""Sizes of events that are counted anew as time goes on."""
_SEATS = [pair.replace(" ", "_").split("=") for pair in sorted(word_list("reports.seats"))]
"""Cities for whose states they stand, and ids of bodies for which they may as well."""
_DATELINE = re.compile(r"\W*(?:\(?[A-Z\d][\w.'’/-]*[,.)]*\s+){1,9}?(?:--?|–|—)\s+")
"""What opens a sentence in one paper and not in another: "LISBON, May 3 (Northern Press) - "."""
_STEM = 6
_SHORTEST = 3
WEEK = 7
"""The widest time, in days, that still tells one event from the next."""
CALL = "phone"
"""The mode of talks for which nobody has to travel."""
AGO = 2
"""What is told without a day happened on the day of the report, or so many days before it."""


class Party(NamedTuple):
    """An actor of an event: who, for which state it acts ("" for none), and whether it is the state itself.

    ``named`` is True for a person of that name, who meets few people a day, ``single`` for what is neither a
    state nor nameless: a person, a body, a city.  ``bodies`` are the ids of those for which the only word for
    it may stand: "Brussels".
    """

    id: str
    state: str = ""
    whole: bool = False
    named: bool = False
    single: bool = False
    bodies: tuple[str, ...] = ()

    @property
    def callings(self) -> tuple[str, ...]:
        """What it may be called where it is looked for: its state, or itself, and what its name may mean."""
        return (self.state or self.id, *self.bodies)


@dataclass(frozen=True, slots=True)
class Report:
    """One telling of an event.  ``days`` are the first and last day on which it can have been, () if unknown.

    ``dated`` is False where these follow from the day of publication alone; ``sentence`` is a hash of its
    words, ``words`` four bytes for each word that may tell what it was about, ``figures`` its numbers,
    ``turns`` what tells one of several on a day: "second", "again", "in the morning".  ``called`` are the
    words for its states and bodies, as ``words``.  ``losses`` are the dead and injured that its sentence
    counts, ``aside`` is the one day that it gives to what is spoken of, ``in_person`` is True for talks in
    one room.  ``expression`` is its time where words of the sentence say it, ``after`` how many words stand
    behind these.
    """

    fact: str
    document: str
    start: int
    published: date | None
    teller: str
    type: str
    mode: str
    status: tuple[str, str]
    sides: tuple[tuple[Party, ...], ...]
    mutual: bool
    days: tuple[date, ...]
    dated: bool
    place: Party | None
    sentence: str
    words: bytes
    figures: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    called: bytes = b""
    losses: frozenset[int] = frozenset()
    aside: date | None = None
    in_person: bool = False
    expression: TimeSpan | None = None
    after: int = 0

    @property
    def ends(self) -> int:
        """The character after the words for its time."""
        return self.expression.at.end if self.expression and self.expression.at else 0

    @property
    def order(self) -> tuple[date, str, int, str]:
        """By day of publication, document and place in it: the first report gives the event its id."""
        return self.published or date.max, self.document, self.start, self.fact

    @property
    def alike(self) -> tuple[object, ...]:
        """What two reports have in common that need not be told apart."""
        about = self.words, self.called, self.figures, self.turns, self.losses, self.aside, self.in_person
        return self.mode, self.sides, self.days, self.dated, self.place, *about

    @property
    def everybody(self) -> frozenset[Party]:
        """The actors of both sides."""
        return frozenset(each for side in self.sides for each in side)

    @property
    def is_narrow(self) -> bool:
        """Whether it was within a week that is known."""
        return (self.days[1] - self.days[0]).days < WEEK if self.days else False

    @property
    def is_talk(self) -> bool:
        """Whether it is a meeting, a visit or a call."""
        return self.type == "CONSULT"

    @property
    def is_between(self) -> bool:
        """Whether it has two sides, or two who do it together."""
        return len(self.everybody) > 1 if self.mutual else all(self.sides)

    @property
    def pairs(self) -> set[tuple[str, ...]]:
        """Who is in it with whom, each as its state where it acts for one, whichever way it goes."""
        sides = [sorted({name for each in side for name in each.callings}) for side in self.sides if side]
        together = self.mutual and len(sides[0]) > 1
        return {tuple(sorted(each)) for each in (combinations(sides[0], 2) if together else product(*sides))}

    @property
    def matter(self) -> frozenset[int]:
        """The hashes of its words."""
        return _numbers(self.words)

    @property
    def own(self) -> frozenset[int]:
        """The same without the words for its states: "Washington" tells nothing that others lack."""
        return self.matter - _numbers(self.called)


@lru_cache(maxsize=50_000)
def _numbers(words: bytes) -> frozenset[int]:
    return frozenset(array("I", words))


Names = Mapping[tuple[str, str], frozenset[str]]
"""Document and actor -> the words for him there: "Washington" and "American" of the United States."""
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value", bound=Hashable)
Sentence = tuple[str, int]
"""A document, and where in it the sentence starts."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What documents tell beside an event: the words for its actors, and what else its sentence tells.

    ``days`` are those of all that a sentence tells, ``losses`` the dead and injured that it counts.
    """

    names: Names = field(default_factory=dict)
    days: Mapping[Sentence, frozenset[date]] = field(default_factory=dict)
    losses: Mapping[Sentence, frozenset[int]] = field(default_factory=dict)


def beside(namings: Iterable[Naming], events: Sequence[Event]) -> Beside:
    """What some documents tell beside each of their events."""
    return Beside(
        _gathered(((naming.document, naming.actor), words_of(naming.text)) for naming in namings),
        _gathered((_sentence(event), _told_days(event)) for event in events),
        _gathered((_sentence(event), _losses(event)) for event in events),
    )


def _gathered(told: Iterable[tuple[Key, Iterable[Value]]]) -> Mapping[Key, frozenset[Value]]:
    found: defaultdict[Key, set[Value]] = defaultdict(set)
    for key, values in told:
        found[key].update(values)
    return {key: frozenset(values) for key, values in found.items()}


def _told_days(event: Event) -> tuple[date, ...]:
    return dated_by(event.time) if event.time is not None and _is_within(event) else ()


def _losses(event: Event) -> Iterator[int]:
    return (number for size, number in event.size if size in _LOSSES)


def _sentence(event: Event) -> Sentence:
    return event.evidence.document, event.evidence.start


def report_of(event: Event, document: Document, around: Beside | None = None) -> Report:
    """The light value of one event of a document.

    Args:
        event: that is reported.
        document: which tells it.
        around: what is told beside it.
    """
    around = around or Beside()
    sentence = event.evidence.of(document.text)
    said = words_of(sentence)
    days, dated = _days(event)
    sides = tuple(_side(side, document.id, around.names) for side in (event.source, event.target))
    return Report(
        fact=event.id, document=document.id, start=event.trigger.start, published=event.published,
        teller=document.source or document.id, type=event.type, mode=event.mode or "",
        status=(event.polarity, event.factuality),
        sides=(tuple(sorted({*sides[0], *sides[1]})), ()) if event.reciprocal else sides,
        mutual=event.reciprocal, days=days, dated=dated,
        place=_party(event.place, document.id) if event.place else None,
        sentence=content_id(*words_of(_undated(sentence))), words=_words(sentence, event),
        called=_packed(_called(event, around.names)),
        figures=frozenset(filter(_is_figure, words_of(_without(sentence, event)))),
        turns=_TURNS.intersection(said), losses=around.losses.get(_sentence(event), frozenset()),
        aside=None if dated else _aside(event, around), in_person=_is_in_person(event),
        expression=event.time if _is_within(event) else None, after=_after(event, document),
    )  # fmt: skip


def _aside(event: Event, around: Beside) -> date | None:
    """The one day, of the week before, that a sentence gives to what is spoken of, and may give to both."""
    days = around.days.get(_sentence(event), frozenset())
    if event.published is None or event.type not in _SPOKEN or len(days) != 1:
        return None
    (day,) = days
    return day if 0 <= (event.published - day).days < WEEK else None


def _is_in_person(event: Event) -> bool:
    """Whether those who talk are in one room: they "met", or the place where they talked is told."""
    signs = event.lemma in _IN_PERSON, event.place is not None
    return event.type == "CONSULT" and any(signs)


def _undated(sentence: str) -> str:
    """A sentence without its dateline."""
    opening = _DATELINE.match(sentence)
    return sentence[opening.end() :] if opening else sentence


def _is_within(event: Event) -> bool:
    """Whether its sentence says when it was; else a heading does, or the day of the report."""
    at = event.time.at if event.time else None
    return at is not None and event.evidence.start <= at.start and at.end <= event.evidence.end


def _after(event: Event, document: Document) -> int:
    at = event.time.at if event.time else None
    return len(words_of(document.text[at.end : event.evidence.end])) if at else 0


def _is_figure(word: str) -> bool:
    return word.isdigit() or word in _NUMBERS


def _without(sentence: str, event: Event) -> str:
    """A sentence without the words for the time of its event, whose numbers are those of days."""
    return sentence.replace(event.time.text, " ") if event.time and event.time.text else sentence


def _side(actors: Iterable[Actor], document: str, names: Names) -> tuple[Party, ...]:
    return tuple(sorted({_called_by(names, _party(actor, document), document) for actor in actors}))


def _called_by(names: Names, party: Party, document: str) -> Party:
    """A state that is called by nothing but the city in which a body sits, whose deed it may be."""
    words = names.get((document, party.id), frozenset()) if party.whole else frozenset()
    return party._replace(bodies=tuple(body for city, body in _SEATS if words == frozenset({city})))


def _party(actor: Actor, document: str) -> Party:
    """Nobody is told apart by the mark of his document: "protesters" of two may be the same."""
    party, mark = _known(actor), f".{document_mark(document)}"
    if not actor.id.endswith(mark):
        return party
    return party._replace(id=actor.id.removesuffix(mark), named=False, single=False)


@lru_cache(maxsize=100_000)
def _known(actor: Actor) -> Party:
    person = actor.kind == "person"
    named = person and _is_name(actor.name)
    single = named if person else actor.kind in _SINGLE
    return Party(actor.id, _state(actor), actor.kind == "country", named, single)


def _is_name(name: str) -> bool:
    """Whether somebody is called so: "Ana Weber", not "Russian diplomat", of whom there are many."""
    return name.rpartition(" ")[2][:1].isupper()


def _state(actor: Actor) -> str:
    """The state that somebody is, lies in or acts for, "" for none."""
    acting = {actor.kind, actor.sector} & _ACTING
    return (actor.country or "") if acting else ""


def _days(event: Event) -> tuple[tuple[date, ...], bool]:
    """When it can have been: as told, else just before it was told; in the week after that if planned."""
    if event.time is not None:
        return dated_by(event.time), True
    if event.published is None:
        return (), False
    return _around(event.published, event.factuality == "future"), False


def dated_by(time: TimeSpan) -> tuple[date, ...]:
    """The first and last day of a time, () where one of them is open."""
    known = tuple(day for day in (time.start, time.end) if day)
    return known if len(known) == 2 else ()


def _around(told: date, planned: bool) -> tuple[date, date]:
    if planned:
        return told, min(told, date.max - timedelta(WEEK)) + timedelta(WEEK - 1)
    return max(told, date.min + timedelta(AGO)) - timedelta(AGO), told


def _words(sentence: str, event: Event) -> bytes:
    """The words of the matter: not those for the deed, the actors, the time, nor common ones."""
    actors = (*event.source, *event.target, *event.speakers)
    known = {part for actor in actors for part in words_of(actor.name)}
    known.update(words_of(event.predicate), words_of(event.time.text) if event.time else ())
    left = {word for word in words_of(sentence) if len(word) >= _SHORTEST} - known - _COMMON
    return _packed(left)


def _called(event: Event, names: Names) -> set[str]:
    """The words for the states and bodies among its actors; "opposition leader" does tell of whom it is."""
    told = (*event.source, *event.target, *event.speakers)
    actors = (actor for actor in told if actor.kind in _BODIES)
    return set().union(*(names.get((event.evidence.document, actor.id), ()) for actor in actors))


def _packed(words: Iterable[str]) -> bytes:
    """Four bytes for each stem; words that mean the same are one."""
    stems = {_ALIKE.get(word, word)[:_STEM].encode("utf-8", "surrogatepass") for word in words}
    return array("I", sorted(map(crc32, stems))).tobytes()

"""What was read in each document -> the parts of one graph, in which everybody is one actor.

The readings are gone through twice: once for what each document knows of its actors, which is little enough
for memory, and once to say of every fact who its actors are in the end.  Of which event each is a report
is known when all of them are; the parts say so as they are read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Protocol

from kg.archive.kept import Kept, kept_of
from kg.archive.parts import Parts, Sealed
from kg.archive.teams import in_turn
from kg.archive.watch import JOIN, WHO, Watch
from kg.gathering import Missed
from kg.graph import KnowledgeGraph, grouped
from kg.identity import Everybody, Profile, Statements, find_profiles, who_is_who
from kg.lexicon import Gazetteer
from kg.model import Actor, Identity
from kg.rdf import hold_back
from kg.reports import Told, unmet_reports

TOGETHER = 100
"""How many documents a part holds."""


class Readings(Protocol):
    """All readings in the order of the ids of their documents."""

    def __len__(self) -> int:
        """How many they are."""

    def __iter__(self) -> Iterator[Kept]:
        """One after the other."""

    def packed(self, number: int) -> bytes:
        """The bytes of the reading at a place in that order."""

    def text_of(self, document: str) -> str:
        """The text of a document by its id; quick for any."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of who is who, of relations, and of plain edges."""

    statements: Statements
    groups: Mapping[str, str]
    plain: float
    base: str
    strict: bool


@dataclass(slots=True)
class Joined:
    """How much was read, and what of the user's file is about nobody in it."""

    sentences: int = 0
    words: int = 0
    unmet: tuple[str, ...] = ()
    held: list[tuple[str, str, str]] = field(default_factory=list)


def join(
    readings: Readings, lists: Gazetteer | None, wishes: Wishes, missed: Missed, parts: Parts, watch: Watch
) -> Joined:
    """Put the parts of the graph of all readings into ``parts``.

    Args:
        readings: what was read.
        lists: the known actors that it was read with; None where another engine read.
        wishes: what the user says.
        missed: is told of what could not be read.
        parts: where the graph goes.
        watch: is told how far it has come.

    Raises:
        LexiconError: A row of the user's file may mean several.
        ShapeError: A fact breaks a shape, and none may be held back.
    """
    joined, heard = Joined(), Told()
    told: list[tuple[int, str]] = []
    watch.stage(WHO, len(readings))
    profiles = list(_profiles(_watched(readings, watch), lists, missed, joined, told))
    everybody = who_is_who(profiles, wishes.statements, lists)
    joined.unmet = everybody.unmet
    del profiles
    asked = replace(wishes, statements=Statements(), groups=dict(wishes.groups))  # what can be pickled
    shares = _shares(readings, told, everybody)
    watch.stage(JOIN, len(told))
    for part in in_turn(parts.team, (partial(_part, share, asked) for share in shares)):
        joined.held += part.held
        heard.sketches += part.heard.sketches
        heard.reports += part.heard.reports
        parts.add(part.sealed)
        watch.step(len(part.sealed.documents))
    parts.tell_events(heard.events(readings.text_of, wishes.statements))
    joined.unmet += tuple(unmet_reports((report.fact for report in heard.reports), wishes.statements))
    return joined


@dataclass(frozen=True, slots=True)
class _Share:
    """What a part is made of: its readings, whom they tell of, and why these are one."""

    readings: tuple[bytes, ...]
    actors: Mapping[str, Mapping[str, Actor]]
    why: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class _Joined:
    """A part, what was held back of it, and what is needed to find which reports are of one event."""

    sealed: Sealed
    held: tuple[tuple[str, str, str], ...]
    heard: Told


def _shares(readings: Readings, told: Sequence[tuple[int, str]], everybody: Everybody) -> Iterator[_Share]:
    """What each part is made of; why two are two belongs to no document, and to the first part."""
    reasons = _by_document(everybody.identities)
    first = reasons.pop("", ())
    rest = iter(told)
    while some := list(islice(rest, TOGETHER)):
        why = (*first, *(each for _, document in some for each in reasons.get(document, ())))
        here = {document: everybody.actors[document] for _, document in some if document in everybody.actors}
        yield _Share(tuple(readings.packed(number) for number, _ in some), here, why)
        first = ()


def _part(share: _Share, wishes: Wishes) -> _Joined:
    """One part, made here or in another process."""
    graph = replace(_graph([*map(kept_of, share.readings)], share.actors, wishes), identities=share.why)
    sound, held = hold_back(graph, base=wishes.base, strict=wishes.strict)
    heard = Told()
    heard.add(sound)
    return _Joined(Sealed.of(sound), held, heard)


def _profiles(
    readings: Iterable[Kept], lists: Gazetteer | None, missed: Missed, joined: Joined,
    told: list[tuple[int, str]],
) -> Iterator[Profile]:  # fmt: skip
    """What each document knows of its actors; what else there is to say of it is counted.

    ``told`` gets the place and the id of each document that tells something.
    """
    for number, kept in enumerate(readings):
        if not kept.unread:
            told.append((number, kept.document.id))
        for fault in kept.faults:
            missed.failed(fault.error(kept.document.id))
        joined.sentences += kept.sentences
        joined.words += kept.words
        yield from find_profiles((kept.document,), (*kept.facts, *kept.triples), kept.namings, lists)


def _watched(readings: Iterable[Kept], watch: Watch) -> Iterator[Kept]:
    for kept in readings:
        yield kept
        watch.step(1)


def _by_document(identities: Iterable[Identity]) -> dict[str, Sequence[Identity]]:
    found: defaultdict[str, list[Identity]] = defaultdict(list)
    for each in identities:
        found[each.document].append(each)
    return dict(found)


def _graph(some: Sequence[Kept], actors: Mapping[str, Mapping[str, Actor]], wishes: Wishes) -> KnowledgeGraph:
    graph = KnowledgeGraph(
        tuple(kept.document for kept in some),
        tuple(fact for kept in some for fact in kept.facts),
        tuple(grouped((triple for kept in some for triple in kept.triples), wishes.groups)),
        tuple(naming for kept in some for naming in kept.namings),
    )
    return graph.recast(actors).weighed(wishes.plain)

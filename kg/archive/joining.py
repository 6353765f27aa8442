"""What was read in each document -> the parts of one graph, in which everybody is one actor.

The readings are gone through twice: once for what each document knows of its actors, which is little enough
for memory, and once to say of every fact who its actors are in the end.  Of which event each is a report
is known when all of them are; the parts say so as they are read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from kg.archive.kept import Kept
from kg.archive.parts import Parts
from kg.gathering import Missed
from kg.graph import KnowledgeGraph, grouped
from kg.identity import Everybody, Profile, Statements, find_profiles, who_is_who
from kg.lexicon import Gazetteer
from kg.model import Identity
from kg.rdf import hold_back
from kg.reports import Told, unmet_reports

TOGETHER = 100
"""How many documents a part holds."""

Readings = Callable[[], Iterable[Kept]]
"""All readings in the order of the ids of their documents; may be asked for more than once."""


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


def join(readings: Readings, lists: Gazetteer | None, wishes: Wishes, missed: Missed, parts: Parts) -> Joined:
    """Put the parts of the graph of all readings into ``parts``.

    Args:
        readings: what was read.
        lists: the known actors that it was read with; None where another engine read.
        wishes: what the user says.
        missed: is told of what could not be read.
        parts: where the graph goes.

    Raises:
        LexiconError: A row of the user's file may mean several.
        ShapeError: A fact breaks a shape, and none may be held back.
    """
    joined, heard = Joined(), Told()
    profiles = list(_profiles(readings(), lists, missed, joined))
    everybody = who_is_who(profiles, wishes.statements, lists)
    joined.unmet = everybody.unmet
    del profiles
    reasons = _by_document(everybody.identities)
    told = (each for each in readings() if not each.unread)
    first = reasons.pop("", ())
    while some := list(islice(told, TOGETHER)):
        graph = _graph(some, everybody, wishes)
        why = (*first, *(each for kept in some for each in reasons.get(kept.document.id, ())))
        sound, held = hold_back(replace(graph, identities=why), base=wishes.base, strict=wishes.strict)
        joined.held += held
        heard.add(sound)
        parts.add(sound)
        first = ()
    parts.tell_events(heard.events(parts.text_of, wishes.statements))
    joined.unmet += tuple(unmet_reports((report.fact for report in heard.reports), wishes.statements))
    return joined


def _profiles(
    readings: Iterable[Kept], lists: Gazetteer | None, missed: Missed, joined: Joined
) -> Iterator[Profile]:
    """What each document knows of its actors; what else there is to say of it is counted."""
    for kept in readings:
        for fault in kept.faults:
            missed.failed(fault.error(kept.document.id))
        joined.sentences += kept.sentences
        joined.words += kept.words
        yield from find_profiles((kept.document,), (*kept.facts, *kept.triples), kept.namings, lists)


def _by_document(identities: Iterable[Identity]) -> dict[str, Sequence[Identity]]:
    found: defaultdict[str, list[Identity]] = defaultdict(list)
    for each in identities:
        found[each.document].append(each)
    return dict(found)


def _graph(some: Sequence[Kept], everybody: Everybody, wishes: Wishes) -> KnowledgeGraph:
    graph = KnowledgeGraph(
        tuple(kept.document for kept in some),
        tuple(fact for kept in some for fact in kept.facts),
        tuple(grouped((triple for kept in some for triple in kept.triples), wishes.groups)),
        tuple(naming for kept in some for naming in kept.namings),
    )
    return graph.recast(everybody.actors).weighed(wishes.plain)

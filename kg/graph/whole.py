"""A graph in parts: what is written document by document needs no more memory than a part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import heappushpop
from typing import Protocol, TypeVar

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Event, Relation, State

ACTORS, FACTS = 5_000, 20_000
"""How many actors and facts a picture has room for: a page of some 3 MB, which a browser opens."""
_ALIKE = 20
"""How many facts of one kind between the same actors are drawn where there is not room for all."""

_Told = Event | State | Relation
_Kind = tuple[str, str, frozenset[str]]
_Made = TypeVar("_Made")


class Whole(Protocol):
    """A graph that is told in parts; a ``KnowledgeGraph`` is one part."""

    def parts(self, *, triples: bool = False) -> Iterator[KnowledgeGraph]:
        """Graphs of some documents each, in the order of the documents' ids; as often as it is asked.

        Args:
            triples: whether the open triples are wanted, which are most of what is told.
        """

    def each(self, make: Callable[[KnowledgeGraph], _Made], *, triples: bool = False) -> Iterator[_Made]:
        """What is made of each part, in their order; by several processes, where there are some.

        Args:
            make: something that can be pickled, and what it makes, too.
            triples: as of ``parts``.
        """


@dataclass(frozen=True, slots=True)
class Drawing:
    """What of a graph is drawn, and, where that is not all, in words how much of it."""

    graph: KnowledgeGraph
    note: str = ""


def drawn(whole: Whole, actors: int = ACTORS, facts: int = FACTS) -> Drawing:
    """What of a graph is drawn: all, or the busiest actors with the surest facts of each kind among them.

    Args:
        whole: the graph.
        actors: how many actors there may be.
        facts: how many facts and relations there may be.
    """
    busy, told, documents = _busy(whole)
    if len(busy) <= actors and max(told, documents) <= facts:
        return Drawing(_together(whole.parts()))
    ranked = sorted(busy, key=lambda actor: (-busy[actor], actor))
    chosen = frozenset(ranked[:actors])
    surest = _surest(whole, chosen, facts)
    graph = _together(_among(part, chosen, surest) for part in whole.parts())
    shown = f"{len(graph.facts) + len(graph.relations):,} of {told:,} facts and relations"
    who = f"the {len(chosen):,} busiest of {len(busy):,} actors"
    return Drawing(graph, f"{who}, {shown}, {len(graph.documents):,} of {documents:,} documents")


def _busy(whole: Whole) -> tuple[Counter[str], int, int]:
    """In how many facts each actor is source or target; how many facts, relations and documents there are."""
    busy: Counter[str] = Counter()
    told = documents = 0
    for part in whole.parts():
        busy.update({actor.id: 0 for actor in part.actors})
        busy.update(actor.id for fact in part.facts for actor in {*fact.source, *fact.target})
        told += len(part.told)
        documents += len(part.documents)
    return busy, told, documents


def _surest(whole: Whole, actors: frozenset[str], limit: int) -> frozenset[str]:
    """The ids of the surest facts of each kind among actors, in turn, as far as there is room."""
    kinds: defaultdict[_Kind, list[tuple[bool, float, str]]] = defaultdict(list)
    for part in whole.parts():
        for fact in part.told:
            if _is_among(fact, actors):
                best, mark = kinds[_kind(fact)], (fact.asserted, fact.confidence, fact.id)
                best.append(mark) if len(best) < _ALIKE else heappushpop(best, mark)
    for each in kinds.values():
        each.sort(reverse=True)
    in_turn = (each[n] for n in range(_ALIKE) for each in _largest(kinds.values()) if n < len(each))
    return frozenset(fact for _, (_, _, fact) in zip(range(limit), in_turn, strict=False))


def _largest(kinds: Iterable[list[tuple[bool, float, str]]]) -> list[list[tuple[bool, float, str]]]:
    return sorted(kinds, key=lambda each: (-len(each), each))


def _kind(fact: _Told) -> _Kind:
    return fact.kind, fact.type, frozenset(actor.id for actor in (*fact.source, *fact.target))


def _is_among(fact: _Told, actors: frozenset[str]) -> bool:
    return all(actor.id in actors for actor in fact.actors)


def _together(parts: Iterable[KnowledgeGraph]) -> KnowledgeGraph:
    """The parts as one graph, without their triples."""
    some = list(parts)
    return KnowledgeGraph(
        documents=tuple(each for part in some for each in part.documents),
        facts=tuple(each for part in some for each in part.facts),
        namings=tuple(sorted(each for part in some for each in part.namings)),
        identities=tuple(sorted(each for part in some for each in part.identities)),
        relations=tuple(each for part in some for each in part.relations),
    )


def _among(part: KnowledgeGraph, actors: frozenset[str], facts: frozenset[str]) -> KnowledgeGraph:
    """What of a part is drawn, and the documents that tell it."""
    kept = tuple(fact for fact in part.facts if fact.id in facts)
    tied = tuple(each for each in part.relations if each.id in facts)
    here = {fact.evidence.document for fact in (*kept, *tied)}
    return replace(
        part, facts=kept, relations=tied,
        documents=tuple(each for each in part.documents if each.id in here),
        namings=tuple(each for each in part.namings if each.actor in actors),
        identities=tuple(each for each in part.identities if each.actor in actors),
    )  # fmt: skip

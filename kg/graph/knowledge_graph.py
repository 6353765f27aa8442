"""Facts of many documents -> KnowledgeGraph: one immutable value that every output is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self, TypeVar

from kg.graph.joining import join_actors, recast
from kg.graph.relations import relations_of
from kg.model import Actor, Document, Event, Fact, Identity, Naming, Relation, State, Triple

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, weakref_slot=True, repr=False)
class KnowledgeGraph:
    """Documents, what they tell, and the words under which they name their actors.

    Everything is sorted by content (documents by id, facts by document and place), so the same
    documents give the same value in whatever order they were read.  ``namings`` are the words that
    a document uses for those of whom it tells a fact, ``identities`` why an actor of several documents is
    one, or why two who are alike are two.  ``relations`` are the triples that tie two actors and that no
    fact tells.
    """

    documents: tuple[Document, ...] = ()
    facts: tuple[Event | State, ...] = ()
    triples: tuple[Triple, ...] = ()
    namings: tuple[Naming, ...] = ()
    identities: tuple[Identity, ...] = field(default=(), kw_only=True)
    relations: tuple[Relation, ...] = field(default=(), kw_only=True)

    @classmethod
    def of(
        cls,
        documents: Iterable[Document],
        facts: Iterable[Event | State],
        triples: Iterable[Triple] = (),
        namings: Iterable[Naming] = (),
        identities: Iterable[Identity] = (),
        relations: Iterable[Relation] = (),
    ) -> KnowledgeGraph:
        """Sort the parts into one value: equal facts count once, each actor is one, no stranger is named.

        ``relations`` are those that are known without their triples; those of the triples come by themselves.
        """
        joined = join_actors([*facts, *triples, *relations])
        opened = [each for each in joined if isinstance(each, Triple)]
        tied = [each for each in joined if isinstance(each, Relation)]
        unique = {each.id: each for each in joined if isinstance(each, Event | State)}
        here = {actor.id for each in joined for actor in each.actors}
        return cls(
            documents=tuple(sorted(documents, key=lambda document: document.id)),
            facts=tuple(sorted(unique.values(), key=lambda f: (f.trigger, f.kind, f.type, f.id))),
            triples=tuple(sorted(opened, key=lambda t: (t.evidence, t.relation.start, t.subject.start))),
            namings=_others(namings, joined),
            identities=tuple(sorted({each for each in identities if each.actor in here})),
            relations=relations_of(opened, unique.values(), tied),
        )

    def __repr__(self) -> str:
        """One line of counts: "Graph(60 documents, 258 actors, 286 facts, 2022-01-31 to 2022-02-28)"."""
        sizes = {"document": self.documents, "actor": self.actors, "fact": self.facts}
        counts = [f"{len(all_):,} {what}{'' if len(all_) == 1 else 's'}" for what, all_ in sizes.items()]
        when = " to ".join(dict.fromkeys(day.isoformat() for day in self.period or ()))
        return f"{type(self).__name__}({', '.join(filter(None, (*counts, when)))})"

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day of publication, None where no document is dated."""
        days = [document.published for document in self.documents if document.published]
        return (min(days), max(days)) if days else None

    def parts(self, *, triples: bool = False) -> Iterator[KnowledgeGraph]:
        """The graph in parts (``kg.graph.Whole``): itself."""
        yield self

    def each(self, make: Callable[[KnowledgeGraph], _Made], *, triples: bool = False) -> Iterator[_Made]:
        """What is made of each part (``kg.graph.Whole``)."""
        return map(make, self.parts(triples=triples))

    @property
    def events(self) -> tuple[Event, ...]:
        """The facts that are events, in the order of the texts."""
        return tuple(fact for fact in self.facts if isinstance(fact, Event))

    @property
    def states(self) -> tuple[State, ...]:
        """The facts that are states, in the order of the texts."""
        return tuple(fact for fact in self.facts if isinstance(fact, State))

    @property
    def everybody(self) -> tuple[Actor, ...]:
        """All actors, also those of whom only open triples tell, by id."""
        return _actors((*self.triples, *self.relations, *self.facts))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody who is source, target, speaker or place of a fact, or in a relation, by id."""
        return _actors((*self.relations, *self.facts))

    @property
    def told(self) -> tuple[Event | State | Relation, ...]:
        """All that has a node of its own: the facts, then the relations."""
        return (*self.facts, *self.relations)

    def recast(self, actors: Mapping[str, Mapping[str, Actor]]) -> KnowledgeGraph:
        """The same graph with other actors, by document and the id that they have in it."""
        ids = {(at, old): new.id for at, here in actors.items() for old, new in here.items()}
        return KnowledgeGraph.of(
            self.documents,
            recast(self.facts, actors),
            recast(self.triples, actors),
            (replace(n, actor=ids.get((n.document, n.actor), n.actor)) for n in self.namings),
            (replace(w, actor=ids.get((w.document, w.actor), w.actor)) for w in self.identities),
            recast(self.relations, actors),
        )

    def weighed(self, least: float) -> Self:
        """The same graph with plain edges for what was read with this confidence, from 0 to 1, or more."""
        return replace(self, facts=tuple(fact.weighed(least) for fact in self.facts))

    @property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """The names besides its own that the documents have for each actor, by its id."""
        return by_actor(self.namings, proper=True)

    @property
    def mentions(self) -> dict[str, tuple[str, ...]]:
        """The other words that stand for each actor ("his Russian counterpart"), by its id."""
        return by_actor(self.namings, proper=False)


def _actors(told: Iterable[Fact | Triple]) -> tuple[Actor, ...]:
    """Everybody in it, by id."""
    seen = {actor.id: actor for each in told for actor in each.actors}
    return tuple(seen[key] for key in sorted(seen))


def by_actor(namings: Iterable[Naming], *, proper: bool) -> dict[str, tuple[str, ...]]:
    """The names (or, not ``proper``, the other words) of each actor, sorted, by its id."""
    found: dict[str, set[str]] = {}
    for each in namings:
        if each.proper == proper:
            found.setdefault(each.actor, set()).add(each.text)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}


def _others(namings: Iterable[Naming], all_: Iterable[Fact | Triple]) -> tuple[Naming, ...]:
    """The namings of the actors of what a document tells, but for the name that an actor has anyhow."""
    told = {(each.evidence.document, actor.id): actor.name for each in all_ for actor in each.actors}
    return tuple(sorted({n for n in namings if told.get((n.document, n.actor), n.text) != n.text}))

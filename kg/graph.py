"""Facts of many documents -> KnowledgeGraph: one immutable value that every output is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.joining import join
from kg.model import Actor, Document, Event, State, Triple


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """Documents, what they tell, and the names under which they name their actors.

    Everything is sorted by content (documents by id, facts by document and place), so the same
    documents give the same value in whatever order they were read.  ``aliases`` maps an actor's
    id to the names that the documents use for it.
    """

    documents: tuple[Document, ...] = ()
    facts: tuple[Event | State, ...] = ()
    triples: tuple[Triple, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        documents: Iterable[Document],
        facts: Iterable[Event | State],
        triples: Iterable[Triple] = (),
        aliases: Mapping[str, Iterable[str]] | None = None,
    ) -> KnowledgeGraph:
        """Sort the parts into one value: equal facts count once, and each actor is one (``kg.joining``)."""
        joined, apart = join(list(facts))
        unique = {fact.id: fact for fact in joined}
        names = dict(aliases or {})
        for old, new in apart.items():
            names |= dict.fromkeys(new, names.get(old, ()))
        return cls(
            documents=tuple(sorted(documents, key=lambda document: document.id)),
            facts=tuple(sorted(unique.values(), key=lambda f: (f.trigger, f.kind, f.type, f.id))),
            triples=tuple(sorted(triples, key=lambda t: (t.evidence, t.relation.start, t.subject.start))),
            aliases={key: tuple(sorted(set(each))) for key, each in sorted(names.items())},
        )

    @property
    def events(self) -> tuple[Event, ...]:
        """The facts that are events, in the order of the texts."""
        return tuple(fact for fact in self.facts if isinstance(fact, Event))

    @property
    def states(self) -> tuple[State, ...]:
        """The facts that are states, in the order of the texts."""
        return tuple(fact for fact in self.facts if isinstance(fact, State))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody who is source, target, speaker or place of a fact, by id."""
        seen = {actor.id: actor for fact in self.facts for actor in fact.actors}
        return tuple(seen[key] for key in sorted(seen))

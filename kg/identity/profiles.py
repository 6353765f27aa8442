"""What one document knows of an actor: the value that it made, its names, its offices, its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.actors import slug
from kg.graph import one_actor
from kg.lexicon import Gazetteer, fold, word_list
from kg.model import Actor, Document, Event, Naming, State, Triple, document_mark

_OFFICES = word_list("identity.offices")
_LONGEST = 6
"""Of how many words a title is made at most."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor of one document.

    ``words`` are the names and other words that the document has for it, ``offices`` those of which a state
    has one holder at a time; ``listed`` says whether it is of the lists, ``bare`` whether the document knows
    only a surname, ``named`` whether it has a name at all ("the US ambassador" has none), ``common`` whether
    that is a common noun: a Council, a Treasury.
    """

    document: str
    actor: Actor
    day: date | None = None
    words: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    listed: bool = False
    bare: bool = False
    named: bool = True
    common: bool = False

    @property
    def handle(self) -> str:
        """Its id without the mark of the document: what a user's file may call it."""
        return self.actor.id.removesuffix(f".{document_mark(self.document)}")

    @property
    def key(self) -> tuple[str, ...]:
        """Its name, folded; of an actor whose id is no name of it, the id."""
        return (
            tuple(fold(self.actor.name).split()) if self.handle == slug(self.actor.name) else (self.handle,)
        )


def find_profiles(
    documents: Iterable[Document],
    told: Iterable[Event | State | Triple],
    namings: Iterable[Naming],
    gazetteer: Gazetteer | None,
) -> list[Profile]:
    """Everybody of facts and triples, once for each document, by id and document.

    Args:
        documents: what was read.
        told: what it tells.
        namings: the words for its actors.
        gazetteer: the lists that it was read with; None where another engine read.
    """
    days = {document.id: document.published for document in documents}
    values: defaultdict[tuple[str, str], dict[Actor, int]] = defaultdict(dict)
    for each in told:
        for actor in each.actors:
            known = values[actor.id, each.evidence.document]
            known[actor] = known.get(actor, 0) + 1
    called = _called(namings, values)
    found = []
    for (actor_id, document), known in sorted(values.items(), key=lambda item: item[0]):
        names, others = called.get((actor_id, document), (frozenset(), frozenset()))
        listed = gazetteer is not None and gazetteer.actor(actor_id) is not None
        offices = frozenset(_offices(others, names, gazetteer)) if gazetteer is not None else frozenset()
        bare = actor_id.endswith(f".{document_mark(document)}")
        actor = one_actor(known)
        common = gazetteer is not None and not listed and _is_common(actor, gazetteer)
        about = names | others, offices, listed, bare, bool(names or not others), common
        found.append(Profile(document, actor, days.get(document), *about))
    return found


def _is_common(actor: Actor, gazetteer: Gazetteer) -> bool:
    """Whether a body of no known state is called by a common noun alone."""
    return (actor.kind, actor.country) == ("organization", None) and fold(actor.name) in gazetteer.agents


def _called(
    namings: Iterable[Naming], wanted: Mapping[tuple[str, str], object]
) -> dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]]:
    """By actor and document, its names and its other words."""
    said: defaultdict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for each in namings:
        if (each.actor, each.document) in wanted:
            said[each.actor, each.document][not each.proper].add(each.text)
    return {key: (frozenset(names), frozenset(others)) for key, (names, others) in said.items()}


def _offices(others: Iterable[str], names: Iterable[str], gazetteer: Gazetteer) -> Iterable[str]:
    """The offices that stand right before a name: "foreign minister" of "Chilean Foreign Minister López"."""
    for text in others:
        for name in names:
            if text.endswith(f" {name}"):
                words = text.removesuffix(name).lower().split()[-_LONGEST:]
                titles = (gazetteer.titles.get(" ".join(words[n:])) for n in range(len(words)))
                title = next(filter(None, titles), None)
                if title is not None and title.office in _OFFICES:
                    yield title.office

"""What the predicates of a document tell, and whether it is so: what facts are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.events.arguments import Roles, fill
from kg.events.drafts import Actors, Draft
from kg.events.predications import Predication
from kg.events.truth import Status
from kg.words import Word


@dataclass(frozen=True, slots=True)
class Told:
    """Drafts by the index of their word, with who is who and what is so.

    ``nouns`` have the sides of what they go back to, ``plain`` only their own; ``opening`` are the words of
    the title and the first lines, which say what the text is about; ``doings`` are what somebody did or said
    that is no event.
    """

    roles: Roles
    predications: Mapping[int, Predication]
    verbs: Mapping[int, Draft]
    nouns: Mapping[int, Draft]
    plain: Mapping[int, Draft]
    statuses: Mapping[int, Status]
    opening: frozenset[str] = frozenset()
    doings: tuple[Draft, ...] = ()

    def happened(self, word: Word) -> bool:
        """True where what a word tells is said to be so."""
        return self.statuses[word.i].plain

    def slot(self, slot: str, word: Word) -> Actors:
        """Who fills a slot of the predicate at a word; () if nobody does, or it is none."""
        predication = self.predications.get(word.i)
        return fill(slot, predication, self.roles) if predication is not None else ()

"""Which words of a phrase name a side, where somebody is looked for deep inside it.

What bears a name is not whose name it is: a fellowship called after somebody, a resolution of a council.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.events.conditions import condition_of
from kg.events.predications import prepositions
from kg.lexicon import word_list
from kg.model import Mention
from kg.syntax import Clause
from kg.words import Relation, Word

_BEFORE: tuple[Relation, ...] = ("adjective", "compound", "nominal")
_SUCH_AS = word_list("events.such_as")
_DOCUMENTS = word_list("events.documents")
_RULING = word_list("events.ruling")
_PLACING = word_list("events.placing")


def examples(nouns: Word) -> Iterator[Word]:
    """Who is named behind a plural: "the ministers *A* and B", "nations such as *Chad*"."""
    yield from (child for child in nouns.children if child.relation == "apposition")
    yield from (noun for name, noun in prepositions(nouns) if name in _SUCH_AS)


def is_aside(word: Word, mention: Mention) -> bool:
    """True for a name that another thing bears: "the *Rangel* fellowship", "*UN* Resolution 2085"."""
    if word.relation not in _BEFORE:
        return False
    kinds = {actor.kind for actor in mention.actors}
    written = kinds == {"organization"} and word.head.lemma in _DOCUMENTS
    return written or (kinds == {"person"} and _is_called_so(word.head))


def _is_called_so(thing: Word) -> bool:
    return thing.pos == "noun" and thing.lemma not in _RULING


def reached(clause: Clause | None) -> Iterator[Word]:
    """The nouns to which a deed goes, its object first, and what it says; not those that only say where."""
    if clause is None:
        return
    yield from filter(None, (clause.recipient, clause.object))
    yield from (noun for name, noun in clause.obliques if name not in _PLACING)
    yield from filter(None, (clause.complement, clause.infinitive, condition_of(clause.predicate)))

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
from kg.words import SUBJECTS, Relation, Word

_BEFORE: tuple[Relation, ...] = ("adjective", "compound", "nominal")
_TOPICS = word_list("events.topics")
_SUCH_AS = word_list("events.such_as")
_DOCUMENTS = word_list("events.documents")
_RULING = word_list("events.ruling")
_PLACING = word_list("events.placing")
_BY_WAY_OF = word_list("events.by_way_of")


def no_deed(noun: Word) -> str:
    """Why an event noun tells nothing by itself, or ""; "the topics were fish and *a blockade* of Cuba".

    A forum is there whether it meets or not: "to settle it through the Cuba-Chad Fisheries *Dialogue*".
    """
    if noun.relation in _BEFORE:
        return "it only describes another noun"
    if noun.text[0].isupper() and noun.head.lower in _BY_WAY_OF:
        return "it is a forum of that name"
    first = noun.head if noun.relation == "conjunct" else noun
    subject = first.head.child(*SUBJECTS) if first.relation == "attribute" else None
    if subject is None:
        return ""
    return "it is only talked about" if subject.lemma in _TOPICS else ""


def examples(nouns: Word) -> Iterator[Word]:
    """Who is named behind a plural: "the ministers *A* and B", "nations such as *Chad*"."""
    yield from (child for child in nouns.children if child.relation == "apposition")
    yield from (noun for name, noun in prepositions(nouns) if name in _SUCH_AS)


def is_aside(word: Word, mention: Mention) -> bool:
    """True for a name that another thing bears: "the *Rangel* fellowship", "*UN* Resolution 2085"."""
    if word.relation not in _BEFORE:
        return False
    kinds = {actor.kind for actor in mention.actors}
    if kinds == {"organization"}:
        return word.head.lemma.lower() in _DOCUMENTS
    if kinds != {"person"}:
        return False
    return word.head.pos == "noun" and word.head.lemma not in _RULING


def reached(clause: Clause | None) -> Iterator[Word]:
    """The nouns to which a deed goes, its object first, and what it says; not those that only say where."""
    if clause is None:
        return
    yield from filter(None, (clause.recipient, clause.object))
    yield from (noun for name, noun in clause.obliques if name not in _PLACING)
    yield from filter(None, (clause.complement, clause.infinitive, condition_of(clause.predicate)))

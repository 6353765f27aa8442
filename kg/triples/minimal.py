"""Words -> minimal facts: one argument each, coordination taken apart, what lies between in the relation.

"A met B in C": (A, met, B) and (A, met B in, C); "A is head of B": (A, is, head of B), (A, is head of, B).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.lexicon import Frames
from kg.syntax import RELATIVES, SUBJECTS, is_predicate
from kg.triples.nary import OpenFact, reports, shared_adjuncts, subject_of
from kg.triples.phrases import (
    Phrase,
    chain_of,
    compound_preposition,
    connective,
    core,
    full,
    governors,
    graded,
    named,
    ordered,
    parts,
    role_of,
    verbal,
    whole,
)
from kg.words import Word

Path = tuple[str, Phrase, str, Phrase]
"""Kind, relation, role of the argument, argument."""

_DEEPEST = 3
"""How many clauses a relation phrase may go through."""
_LONGEST = 60
"""Words of the longest relation phrase that is followed further."""
_MOST = 200
"""Facts of one clause about one subject, so that long lists do not multiply."""


def facts_of(word: Word, lexicon: Frames) -> Iterator[OpenFact]:
    """What the clause that this word heads tells, one argument at a time."""
    if not is_predicate(word) or (word.relation == "open complement" and word in chain_of(word.head)):
        return
    if word.relation == "adverbial" and word.form == "base":
        return  # a purpose: told by the verb that it hangs on
    subject = subject_of(word, lexicon)
    if subject is None:
        return
    chain = chain_of(word)
    paths = list(islice(_paths(chain, governors(word) + _verbs(chain), 0), _MOST))
    for member in parts(subject)[: _MOST // max(1, len(paths)) + 1]:
        who = full(member) if member.verbal else named(member)
        for kind, relation, role, words in paths:
            yield OpenFact(kind, who, relation, [(role, words)])


def _verbs(chain: Phrase) -> Phrase:
    return [word for verb in chain for word in verbal(verb)]


def _paths(chain: Phrase, relation: Phrase, depth: int) -> Iterator[Path]:
    verb = chain[-1]
    if depth > _DEEPEST or len(relation) > _LONGEST:
        return
    for child in verb.children:
        if child.lower in RELATIVES or child.form == "who":
            continue
        if (
            child.relation in ("object", "attribute", "object predicate", "recipient")
            and child.pos != "adposition"
        ):
            for member in parts(child):
                yield child.relation, relation, _ROLES[child.relation], named(member)
                yield from _within(member, relation, depth)
        elif child.relation == "predicative":
            yield from _adjective(child, relation, depth)
    thing = next(
        (
            c
            for c in verb.children
            if c.relation in ("object", "attribute", "object predicate") and c.i > verb.i
        ),
        None,
    )
    reach = [*relation, *named(thing)] if thing is not None else relation
    for adjunct in shared_adjuncts(verb):
        if adjunct.relation == "preposition":
            yield from _oblique(adjunct, reach, depth, ())
    for part in chain:
        for child in part.children:
            if child.relation in ("preposition", "agent") or (
                child.relation == "recipient" and child.pos == "adposition"
            ):
                yield from _oblique(child, reach, depth, ())
            elif child.relation == "noun adverb" and child.entity in ("date", "time"):
                yield "noun adverb", reach, "time", core(child)
            elif child.relation == "complement" and child.i < part.i and reports(part) and child.verbal:
                yield "quoted", relation, "content", whole(child)
            elif child.verbal and child.i > part.i and child not in chain:
                yield from _clausal(part, child, relation, reach, depth)


_ROLES = {
    "object": "object",
    "recipient": "recipient",
    "attribute": "complement",
    "object predicate": "complement",
}


def _clausal(verb: Word, clause: Word, relation: Phrase, reach: Phrase, depth: int) -> Iterator[Path]:
    """Through an infinitive to its arguments; a finite complement clause is an argument itself."""
    if clause.relation == "open complement" or (
        clause.relation == "adverbial" and clause.form == "base" and clause.child(*SUBJECTS) is None
    ):
        below = chain_of(clause)
        marks = [child for child in clause.children if child.relation == "mark"]
        for _, longer, role, words in _paths(below, ordered(reach, marks, _verbs(below)), depth + 1):
            yield clause.relation, longer, role, words
    elif clause.relation == "complement" and any(child.relation in SUBJECTS for child in clause.children):
        yield "content", relation, "content", whole(clause)


def _adjective(adjective: Word, relation: Phrase, depth: int) -> Iterator[Path]:
    words = graded(adjective)
    infinitive = adjective.child("open complement")
    if infinitive is not None:
        below = chain_of(infinitive)
        yield from _paths(below, [*relation, *words, *_verbs(below)], depth + 1)
    elif any(child.relation == "preposition" for child in adjective.children):
        yield from _within(adjective, [*relation, *words[:-1]], depth)
    else:
        for member in parts(adjective):
            yield "predicative", relation, "complement", graded(member)


def _within(noun: Word, relation: Phrase, depth: int) -> Iterator[Path]:
    """Further along the prepositions of an argument."""
    words = named(noun)
    for child in noun.children:
        if child.relation == "preposition" and child.i > noun.i:
            so_far = [word for word in words if word.i < child.i]
            yield from _oblique(child, [*relation, *so_far], depth, ())


def _oblique(preposition: Word, relation: Phrase, depth: int, inner: tuple[Word, ...]) -> Iterator[Path]:
    """(relation + preposition, noun); before the verb (relation, preposition + noun)."""
    if len(relation) > _LONGEST or (not inner and connective(preposition)):
        return
    lead = [
        *inner,
        preposition,
        *(c for c in preposition.children if c.pos == "adposition" and not c.children),
    ]
    fronted = preposition.i < relation[-1].i
    for child in preposition.children:
        if child.relation == "governed" and child.lower not in RELATIVES:
            closing = compound_preposition(preposition, child)
            if closing is not None:
                between = [c for c in child.children if preposition.i < c.i < child.i]
                yield from _oblique(closing, relation, depth, (*lead, *between, child))
                continue
            role = role_of(preposition, child)
            for member in parts(child):
                if fronted:
                    yield "fronted", relation, role, [*lead, *named(member)]
                else:
                    yield "preposition", [*relation, *lead], role, named(member)
                    yield from _within(member, [*relation, *lead], depth)
        elif child.relation == "governed clause" and child.verbal and not fronted:
            below = chain_of(child)
            for _, longer, role, words in _paths(below, [*relation, *lead, *_verbs(below)], depth + 1):
                yield "governed clause", longer, role, words
        elif child.relation in ("preposition", "governed clause") and child.pos in (
            "adposition",
            "subordinator",
        ):
            yield from _oblique(child, relation, depth, tuple(lead))
        elif child.relation == "conjunct" and child.pos == "adposition":
            yield from _oblique(child, relation, depth, inner)

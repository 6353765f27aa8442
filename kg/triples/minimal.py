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
    if not is_predicate(word) or (word.dep == "xcomp" and word in chain_of(word.head)):
        return
    if word.dep == "advcl" and word.tag == "VB":
        return  # a purpose: told by the verb that it hangs on
    subject = subject_of(word, lexicon)
    if subject is None:
        return
    chain = chain_of(word)
    paths = list(islice(_paths(chain, governors(word) + _verbs(chain), 0), _MOST))
    for member in parts(subject)[: _MOST // max(1, len(paths)) + 1]:
        who = full(member) if member.pos in ("VERB", "AUX") else named(member)
        for kind, relation, role, words in paths:
            yield OpenFact(kind, who, relation, [(role, words)])


def _verbs(chain: Phrase) -> Phrase:
    return [word for verb in chain for word in verbal(verb)]


def _paths(chain: Phrase, relation: Phrase, depth: int) -> Iterator[Path]:
    verb = chain[-1]
    if depth > _DEEPEST or len(relation) > _LONGEST:
        return
    for child in verb.children:
        if child.lower in RELATIVES or child.tag == "WP":
            continue
        if child.dep in ("dobj", "attr", "oprd", "dative") and child.pos != "ADP":
            for member in parts(child):
                yield child.dep, relation, _ROLES[child.dep], named(member)
                yield from _within(member, relation, depth)
        elif child.dep == "acomp":
            yield from _adjective(child, relation, depth)
    thing = next((c for c in verb.children if c.dep in ("dobj", "attr", "oprd") and c.i > verb.i), None)
    reach = [*relation, *named(thing)] if thing is not None else relation
    for adjunct in shared_adjuncts(verb):
        if adjunct.dep == "prep":
            yield from _oblique(adjunct, reach, depth, ())
    for part in chain:
        for child in part.children:
            if child.dep in ("prep", "agent") or (child.dep == "dative" and child.pos == "ADP"):
                yield from _oblique(child, reach, depth, ())
            elif child.dep == "npadvmod" and child.ent in ("DATE", "TIME"):
                yield "npadvmod", reach, "time", core(child)
            elif child.dep == "ccomp" and child.i < part.i and reports(part) and child.pos in ("VERB", "AUX"):
                yield "quoted", relation, "content", whole(child)
            elif child.pos in ("VERB", "AUX") and child.i > part.i and child not in chain:
                yield from _clausal(part, child, relation, reach, depth)


_ROLES = {"dobj": "object", "dative": "recipient", "attr": "complement", "oprd": "complement"}


def _clausal(verb: Word, clause: Word, relation: Phrase, reach: Phrase, depth: int) -> Iterator[Path]:
    """Through an infinitive to its arguments; a finite complement clause is an argument itself."""
    if clause.dep == "xcomp" or (
        clause.dep == "advcl" and clause.tag == "VB" and clause.child(*SUBJECTS) is None
    ):
        below = chain_of(clause)
        marks = [child for child in clause.children if child.dep == "mark"]
        for _, longer, role, words in _paths(below, ordered(reach, marks, _verbs(below)), depth + 1):
            yield clause.dep, longer, role, words
    elif clause.dep == "ccomp" and any(child.dep in SUBJECTS for child in clause.children):
        yield "content", relation, "content", whole(clause)


def _adjective(adjective: Word, relation: Phrase, depth: int) -> Iterator[Path]:
    words = graded(adjective)
    infinitive = adjective.child("xcomp")
    if infinitive is not None:
        below = chain_of(infinitive)
        yield from _paths(below, [*relation, *words, *_verbs(below)], depth + 1)
    elif any(child.dep == "prep" for child in adjective.children):
        yield from _within(adjective, [*relation, *words[:-1]], depth)
    else:
        for member in parts(adjective):
            yield "acomp", relation, "complement", graded(member)


def _within(noun: Word, relation: Phrase, depth: int) -> Iterator[Path]:
    """Further along the prepositions of an argument."""
    words = named(noun)
    for child in noun.children:
        if child.dep == "prep" and child.i > noun.i:
            so_far = [word for word in words if word.i < child.i]
            yield from _oblique(child, [*relation, *so_far], depth, ())


def _oblique(preposition: Word, relation: Phrase, depth: int, inner: tuple[Word, ...]) -> Iterator[Path]:
    """(relation + preposition, noun); before the verb (relation, preposition + noun)."""
    if len(relation) > _LONGEST or (not inner and connective(preposition)):
        return
    lead = [*inner, preposition, *(c for c in preposition.children if c.pos == "ADP" and not c.children)]
    fronted = preposition.i < relation[-1].i
    for child in preposition.children:
        if child.dep == "pobj" and child.lower not in RELATIVES:
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
                    yield "prep", [*relation, *lead], role, named(member)
                    yield from _within(member, [*relation, *lead], depth)
        elif child.dep == "pcomp" and child.pos in ("VERB", "AUX") and not fronted:
            below = chain_of(child)
            for _, longer, role, words in _paths(below, [*relation, *lead, *_verbs(below)], depth + 1):
                yield "pcomp", longer, role, words
        elif child.dep in ("prep", "pcomp") and child.pos in ("ADP", "SCONJ"):
            yield from _oblique(child, relation, depth, tuple(lead))
        elif child.dep == "conj" and child.pos == "ADP":
            yield from _oblique(child, relation, depth, inner)

"""Words -> what hangs below the verbs of a clause tells, in style facts.

Each relation that a word may have to its verb has a rule in ``_RULES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from kg.lexicon import word_list
from kg.triples.implied import split
from kg.triples.openfact import OBJECTS
from kg.triples.phrases import Phrase, after_break, full, graded, trim, whole
from kg.triples.predicates import Predicate, reports, shared_adjuncts
from kg.triples.prepositions import is_time
from kg.triples.things import denial, small
from kg.triples.told import Told, beside, brief, relativised, things, told_of
from kg.words import Relation, Word

_GRADING: frozenset[Relation] = frozenset({"adverb", "negation"})
_CONDITIONS = word_list("triples.conditions")
_THAT = word_list("syntax.that")


def told_below(clause: Predicate, without: Word | None = None) -> Iterator[Told]:
    """What the words below the verbs of a clause tell, ``without`` that word."""
    skipped = {without, *clause.relation}
    for child in chain.from_iterable(verb.children for verb in clause.chain):
        if child.relation in _RULES and child not in skipped:
            yield from _RULES[child.relation](clause, child)
    for adjunct in shared_adjuncts(clause.verb):
        if any(is_time(word) for word in (adjunct, *adjunct.children)):
            yield Told("time", (full(adjunct),), fronted=True)


def _object(clause: Predicate, noun: Word) -> Iterator[Told]:
    """ "met *the premier*", and what hangs on him; of "the plan that they rejected" the plan."""
    meant = relativised(noun)
    if meant is None or noun.form == "who":
        return
    if is_time(noun):
        yield Told("time", (small(noun),))
        return
    if noun.pos == "adposition":
        yield from told_of(noun)
        return
    yield Told(OBJECTS[noun.relation], things(meant), denial(meant), near=True)
    if meant is noun:
        yield from beside(noun)


def _attribute(clause: Predicate, noun: Word) -> Iterator[Told]:
    """ "is a member of | *NATO*"; what somebody is not is told whole: "is not | *a state that has arms*"."""
    if clause.last.child("negation") is not None and noun.child("relative") is not None:
        yield Told("complement", (full(noun),), near=True)
        return
    alone = noun.child("conjunct") is None and not clause.fronted(noun)
    said = split(noun) if alone else None
    if said is None:
        yield from _object(clause, noun)
        return
    yield said.first._replace(lead=(*said.words, *said.first.lead), near=True)
    yield from said.others


def _adjective(clause: Predicate, adjective: Word) -> Iterator[Told]:
    """ "is *close* to | X", "is | *close*"."""
    if adjective.i < clause.last.i:
        return
    inner = beside(adjective)
    first = next(inner, None)
    if first is None:
        yield Told("complement", (full(adjective),), near=True, adjective=True)
        return
    yield first._replace(lead=(*graded(adjective), *first.lead), near=True)
    yield from inner


def _preposition(clause: Predicate, word: Word) -> Iterator[Told]:
    yield from told_of(word, fronted=clause.fronted(word))


def _noun_adverb(clause: Predicate, word: Word) -> Iterator[Told]:
    """ "left *last week*", "rose *three percent*"; a name is somebody who is spoken to."""
    if word.pos != "name" or is_time(word):
        yield Told("time" if is_time(word) else "extent", (full(word),), fronted=clause.fronted(word))


def _adverb(clause: Predicate, word: Word) -> Iterator[Told]:
    """ "walked *away* from the talks"; an adverb alone is no argument, unless it is a time."""
    for child in word.children:
        if child.relation == "preposition":
            yield from told_of(child, (word,), fronted=clause.fronted(word))
    if is_time(word):
        yield Told("time", (full(word),), fronted=clause.fronted(word))


def _content(clause: Predicate, inner: Word) -> Iterator[Told]:
    """ "said that *the border was closed*"; before the verb only what somebody says."""
    if not clause.fronted(inner) or reports(clause.verb, clause.frames):
        words = whole(inner)
        mark = sum(word.lower in _THAT for word in words[:1] if word.relation == "mark")
        yield Told("content", (trim(words[mark:]),), near=True, fronted=clause.fronted(inner))


def _infinitive(clause: Predicate, inner: Word) -> Iterator[Told]:
    """ "told him *to leave*"."""
    if inner not in clause.chain:
        yield Told("complement", (brief(inner),))


def _adverbial(clause: Predicate, inner: Word) -> Iterator[Told]:
    """ "met *to talk*", "will leave *if Mali attacks*"."""
    if any(child.lower in _CONDITIONS for child in inner.left):
        yield Told("circumstance", (brief(inner),), fronted=clause.fronted(inner))
    elif inner.form == "base" and not (clause.fronted(inner) or after_break(inner)):
        yield Told("purpose", (brief(inner),))


_RULES: Mapping[Relation, Callable[[Predicate, Word], Iterator[Told]]] = {
    "object": _object,
    "recipient": _object,
    "object predicate": _object,
    "attribute": _attribute,
    "predicative": _adjective,
    "preposition": _preposition,
    "agent": _preposition,
    "noun adverb": _noun_adverb,
    "adverb": _adverb,
    "complement": _content,
    "open complement": _infinitive,
    "adverbial": _adverbial,
}


def adverbs(clause: Predicate) -> Phrase:
    """What stands between subject and what is said: "*no longer* is", "*hardly* met"."""
    found: Phrase = ()
    start, stop = clause.relation[0].i - 1, clause.last.i + 1
    for each in [child for verb in clause.chain for child in verb.children if child.relation == "adverb"]:
        words = tuple(each.subtree())
        if words[-1].i >= start and words[0].i <= stop and _light(each):
            found = (*found, *words)
    return found


def _light(adverb: Word) -> bool:
    """Not "when", nothing that leads further, and not between commas: "would, *however*, leave"."""
    beside_it = {adverb.i - 1, adverb.i + 1}
    parted = any(mark.i in beside_it for mark in adverb.head.children if mark.text == ",")
    grades = all(child.relation in _GRADING for child in adverb.children)
    return grades and not (parted or adverb.form == "when")

"""Words -> minimal facts: one argument each, coordination taken apart, what lies between in the relation.

"A met B in C": (A, met, B) and (A, met B in, C); "A is head of B": (A, is, head of B), (A, is head of, B).
A ``Walk`` goes down from the verb; each relation that a word may have to what is above it has a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from kg.lexicon import Frames, word_list
from kg.syntax import RELATIVES
from kg.triples.openfact import OBJECTS, OpenFact
from kg.triples.phrases import Phrase, full, graded, inside_name, named, ordered, parts, tells, whole
from kg.triples.predicates import (
    chain_of,
    heads_clause,
    marks_of,
    predicate_of,
    reports,
    shared_adjuncts,
    subject_of,
    verbs_of,
)
from kg.triples.prepositions import (
    compound_preposition,
    connective,
    end_of,
    ends_span,
    is_amount,
    is_time,
    role_of,
)
from kg.words import ALL_SUBJECTS, Relation, Word

_UNITING = word_list("triples.uniting")
_DEEPEST = 3
"""How many clauses a relation phrase may go through."""
_LONGEST = 60
"""Words of the longest relation phrase that is followed further."""
_MOST = 200
"""Facts of one clause about one subject, so that long lists do not multiply."""


@dataclass(frozen=True, slots=True)
class Path:
    """What a walk arrives at: an argument, the relation phrase that leads there, and the construction."""

    kind: str
    relation: Phrase
    role: str
    words: Phrase


@dataclass(frozen=True, slots=True)
class Walk:
    """Where in a clause we are: the verbs, the relation phrase so far, and how many clauses above."""

    chain: Phrase
    relation: Phrase
    frames: Frames
    depth: int = 0

    def along(self, *words: Word) -> Walk:
        """Further, with these words in the relation."""
        return replace(self, relation=(*self.relation, *words))

    def into(self, clause: Word) -> Walk:
        """Into an infinitive or gerund below, with its verbs in the relation."""
        below = chain_of(clause, self.frames)
        return Walk(below, (*self.relation, *verbs_of(below)), self.frames, self.depth + 1)

    @property
    def ended(self) -> bool:
        """True where the phrase is too long to say anything."""
        return self.depth > _DEEPEST or len(self.relation) > _LONGEST


Rule = Callable[[Walk, Word], Iterator[Path]]


def facts_of(word: Word, frames: Frames) -> Iterator[OpenFact]:
    """What the clause that this word heads tells, one argument at a time."""
    if not heads_clause(word, frames) or _is_purpose(word):
        return
    subject = subject_of(word, frames)
    if subject is None:
        return
    predicate = predicate_of(word, frames)
    walk = Walk(predicate.chain, predicate.relation, frames)
    paths = [path for path in islice(_paths(walk), _MOST) if tells(path.words)]
    for member in parts(subject)[: _MOST // max(1, len(paths)) + 1]:
        who = full(member) if member.verbal else named(member)
        for path in paths:
            yield OpenFact(path.kind, who, path.relation, ((path.role, path.words),))


def _is_purpose(verb: Word) -> bool:
    """ "met *to talk*": told by the verb that it hangs on."""
    return verb.relation == "adverbial" and verb.form == "base"


def _paths(walk: Walk) -> Iterator[Path]:
    """All that a clause leads to: its objects, then its adjuncts and the clauses below it."""
    if walk.ended:
        return
    verb = walk.chain[-1]
    for child in verb.children:
        if child.relation in _NEAR and child.lower not in RELATIVES and child.form != "who":
            yield from _NEAR[child.relation](walk, child)
    beyond = walk.along(*_thing(verb))
    for adjunct in shared_adjuncts(verb):
        if adjunct.relation == "preposition":
            yield from _oblique(beyond, adjunct)
    for child in chain.from_iterable(each.children for each in walk.chain):
        if child.relation == "complement":
            yield from _content(walk, child)
        elif child.relation in _FURTHER:
            yield from _FURTHER[child.relation](beyond, child)


def _thing(verb: Word) -> Phrase:
    """What lies between the verb and what follows: "met *B* in", "became *ill* with"."""
    things = (c for c in verb.right if c.relation in _THINGS)
    thing = next(things, None)
    if thing is None:
        return ()
    return graded(thing) if thing.relation == "predicative" else named(thing)


_THINGS: frozenset[Relation] = frozenset({"object", "attribute", "object predicate", "predicative"})


def _object(walk: Walk, noun: Word) -> Iterator[Path]:
    """ "met *B*", "is *head* of B"; an object that a preposition leads in is none."""
    if noun.pos == "adposition":
        return
    for member in parts(noun):
        yield Path(noun.relation, walk.relation, OBJECTS[noun.relation], named(member))
        yield from _within(walk, member)


def _adjective(walk: Walk, adjective: Word) -> Iterator[Path]:
    """ "is ready to resume | *the talks*", "is close to | *B*", "is | *close*", "is | *ready to leave*"."""
    further = list(_beyond(walk, adjective))
    yield from further
    if not further:
        for member in parts(adjective):
            whole_of = full(member, conjuncts=False) if member.child("open complement") else graded(member)
            yield Path("predicative", walk.relation, "complement", whole_of)


def _beyond(walk: Walk, adjective: Word) -> Iterator[Path]:
    infinitive = adjective.child("open complement")
    if infinitive is not None:
        yield from _paths(walk.along(*graded(adjective)).into(infinitive))
    elif adjective.child("preposition") is not None:
        yield from _within(walk, adjective)


_NEAR: Mapping[Relation, Rule] = {
    "object": _object,
    "attribute": _object,
    "object predicate": _object,
    "recipient": _object,
    "predicative": _adjective,
}
"""What belongs to the last verb alone."""


def _within(walk: Walk, noun: Word) -> Iterator[Path]:
    """Further along the prepositions of an argument: "is head of | *B*"; none follow it before its verb."""
    if noun.i < walk.relation[-1].i:
        return
    words = named(noun)
    for child in noun.children:
        if child.relation == "preposition" and child.i > noun.i and not inside_name(noun, child):
            yield from _oblique(walk.along(*(word for word in words if word.i < child.i)), child)


def _content(walk: Walk, clause: Word) -> Iterator[Path]:
    """ "said | *that it rained*" and "*It rained*, | said"."""
    verb = clause.head
    if not clause.verbal:
        return
    if clause.i < verb.i:
        if reports(verb, walk.frames):
            yield Path("quoted", walk.relation, "content", whole(clause))
    elif clause not in walk.chain and clause.child(*ALL_SUBJECTS) is not None:
        yield Path("content", walk.relation, "content", whole(clause))


def _recipient(walk: Walk, word: Word) -> Iterator[Path]:
    """ "gave it *to B*", where the parser takes the preposition for the recipient."""
    if word.pos == "adposition":
        yield from _oblique(walk, word)


def _time(walk: Walk, word: Word) -> Iterator[Path]:
    """ "left | *last week*"."""
    if is_time(word):
        yield Path("noun adverb", walk.relation, "time", named(word))


def _later(walk: Walk, adverb: Word) -> Iterator[Path]:
    """ "left | *two years later*"."""
    noun = adverb.child("noun adverb")
    if noun is not None and is_time(noun):
        yield Path("noun adverb", walk.relation, "time", full(adverb))


def _infinitive(walk: Walk, clause: Word) -> Iterator[Path]:
    """ "told A to leave | *B*": through the infinitive to its arguments."""
    if not clause.verbal or clause.i < clause.head.i or clause in walk.chain:
        return
    inner = walk.along(*marks_of(clause)).into(clause)
    for path in _paths(replace(inner, relation=ordered(inner.relation))):
        yield replace(path, kind=clause.relation)


def _purpose(walk: Walk, clause: Word) -> Iterator[Path]:
    """ "came to meet | *B*"."""
    if clause.form == "base" and clause.child(*ALL_SUBJECTS) is None:
        yield from _infinitive(walk, clause)


def _oblique(walk: Walk, preposition: Word, inner: Phrase = ()) -> Iterator[Path]:
    """ "met in | *C*": what a preposition leads to, after those that it follows ("from under")."""
    if len(walk.relation) > _LONGEST or (not inner and connective(preposition)) or ends_span(preposition):
        return
    end = end_of(preposition)
    if end is not None:
        yield from _span(walk, preposition, end)
        return
    glued = (c for c in preposition.children if c.pos == "adposition" and not c.children)
    at = Oblique(walk, preposition, inner, (*inner, preposition, *glued))
    for child in preposition.children:
        if child.relation in _UNDER:
            yield from _UNDER[child.relation](at, child)


def _span(walk: Walk, start: Word, end: Word) -> Iterator[Path]:
    """ "taught | *from 1970 to 1985*", but "flew from | *Oslo*" and "flew to | *Geneva*"."""
    nouns = [noun for noun in (start.child("governed"), end.child("governed")) if noun is not None]
    if start.head.nominal or any(map(is_amount, nouns)):
        span = ordered(*[(each, *named(noun)) for each, noun in zip((start, end), nouns, strict=True)])
        yield Path("preposition", walk.relation, role_of(start, nouns[0]), span)
        return
    for preposition, noun in zip((start, end), nouns, strict=True):
        yield from _governed(Oblique(walk, preposition, (), (preposition,)), noun)


_FURTHER: Mapping[Relation, Rule] = {
    "preposition": _oblique,
    "agent": _oblique,
    "recipient": _recipient,
    "noun adverb": _time,
    "adverb": _later,
    "open complement": _infinitive,
    "adverbial": _purpose,
}
"""What may hang on any verb of the chain, and stands behind the object."""


@dataclass(frozen=True, slots=True)
class Oblique:
    """A preposition on a walk.

    ``inner`` are the words of the prepositions before it, "from" of "from under"; ``lead`` has the
    preposition too, with what is glued to it ("up to").
    """

    walk: Walk
    preposition: Word
    inner: Phrase
    lead: Phrase

    @property
    def fronted(self) -> bool:
        """True before the verb: "In May, A met B" has no relation "met in"."""
        return self.preposition.i < self.walk.relation[-1].i


def _governed(at: Oblique, noun: Word) -> Iterator[Path]:
    """ "met in | *Oslo*" and what lies behind it; before the verb "met | *in Oslo*"."""
    if noun.lower in RELATIVES:
        return
    closing = compound_preposition(at.preposition, noun)
    if closing is not None:
        between = (c for c in noun.children if at.preposition.i < c.i < noun.i)
        yield from _oblique(at.walk, closing, (*at.lead, *between, noun))
        return
    role = role_of(at.preposition, noun)
    beyond = at.walk.along(*at.lead)
    if at.preposition.lower in _UNITING and noun.child("conjunct") is not None:
        last = named(parts(noun)[-1])[-1]
        several = tuple([word for word in full(noun) if word.i <= last.i])
        yield Path("preposition", beyond.relation, role, several)
        return
    for member in parts(noun):
        if at.fronted:
            yield Path("fronted", at.walk.relation, role, (*at.lead, *named(member)))
        else:
            yield Path("preposition", beyond.relation, role, named(member))
            yield from _within(beyond, member)


def _governed_clause(at: Oblique, clause: Word) -> Iterator[Path]:
    """ "accused A of attacking | *B*": through the gerund to its arguments."""
    if not clause.verbal:
        yield from _next_preposition(at, clause)
    elif not at.fronted:
        for path in _paths(at.walk.along(*at.lead).into(clause)):
            yield replace(path, kind="governed clause")


def _next_preposition(at: Oblique, word: Word) -> Iterator[Path]:
    """ "from *under* the bridge"."""
    if word.pos in ("adposition", "subordinator"):
        yield from _oblique(at.walk, word, at.lead)


def _other_preposition(at: Oblique, word: Word) -> Iterator[Path]:
    """ "in and *around* Oslo"."""
    if word.pos == "adposition":
        yield from _oblique(at.walk, word, at.inner)


_UNDER: Mapping[Relation, Callable[[Oblique, Word], Iterator[Path]]] = {
    "governed": _governed,
    "governed clause": _governed_clause,
    "preposition": _next_preposition,
    "conjunct": _other_preposition,
}
"""What may hang on a preposition."""

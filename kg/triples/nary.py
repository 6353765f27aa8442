"""Words -> n-ary facts: a clause with all its arguments.

"The envoy met the premier in Oslo": (the envoy, met, the premier; in Oslo).  Each relation that a word
may have to the verb has a rule in ``_RULES``, which says what the word adds to the fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from kg.lexicon import Frames, word_list
from kg.syntax import is_passive
from kg.triples.nominal import noun_facts
from kg.triples.openfact import OBJECTS, Argument, OpenFact
from kg.triples.phrases import Phrase, after_break, full, graded, ordered, parts, tells, whole
from kg.triples.predicates import (
    Predicate,
    heads_clause,
    phrase_of,
    predicate_of,
    relative_object,
    reports,
    shared_adjuncts,
    subject_of,
)
from kg.triples.prepositions import connective, end_of, ends_span, is_time, role_of
from kg.words import Form, Relation, Word

_KINDS: frozenset[Relation] = frozenset(
    {"relative", "adnominal", "adverbial", "conjunct", "complement", "open complement", "governed clause"}
)
"""Clauses that are a construction of their own; any other is a main clause."""
_WHERE = word_list("syntax.relative_adverbs")
_ASKING: frozenset[Form] = frozenset({"who", "which"})
_THAT = [("mark", "that")]
_IDLE = {
    "after": word_list("triples.commenting"),
    "before": word_list("triples.commenting") | word_list("triples.opening"),
}
"""Adverbs that tell nothing of the clause, by their side of the verb."""
_STRESSING = word_list("triples.stressing")


def facts_of(word: Word, frames: Frames) -> list[OpenFact]:
    """What the clause or the noun phrase that this word heads tells."""
    if word.nominal:
        return noun_facts(word)
    return _clause(word, frames) if word.verbal and heads_clause(word, frames) else []


def _clause(verb: Word, frames: Frames) -> list[OpenFact]:
    """One fact; if an object is coordinated, one of each of its members."""
    subject = subject_of(verb, frames)
    if subject is None:
        return []
    predicate = predicate_of(verb, frames)
    added = list(_added(predicate))
    relation = ordered(*[each.relation for each in added if each.relation])
    told = sorted([each for each in added if tells(each.words)], key=lambda each: _ORDER[each.place])
    if not told and _wants(predicate):
        return []
    kind = _kind(verb, subject, relation, bare=not told)
    who, implied = _who(subject, verb), _implied(verb)
    return [OpenFact(kind, who, relation, arguments, implied) for arguments in _taken_apart(told)]


def _wants(predicate: Predicate) -> bool:
    """Whether a clause without arguments says nothing: "you know", "I can", "what they *want*"."""
    verb = predicate.last
    asks = any(child.form in _ASKING for child in verb.children)
    return asks or verb.pos == "auxiliary" or (reports(verb, predicate.frames) and not is_passive(verb))


def _kind(verb: Word, subject: Word, relation: Phrase, *, bare: bool) -> str:
    """The construction, by which confidence is counted (``data/kinds.csv``)."""
    if bare:
        return "bare"
    if subject.relation == "expletive":
        return "there"
    if verb.relation in _KINDS:
        return verb.relation
    return "be" if relation == (verb,) and verb.lemma == "be" else "main"


def _who(subject: Word, verb: Word) -> Phrase:
    """The subject without the clause; "Iran" of "Iran's decision to leave"."""
    words = full(subject, verb)
    if subject.relation == "possessor":
        return tuple(word for word in words if word.relation != "case")
    return words


def _implied(verb: Word) -> str:
    """ "troops stationed in": troops *be* stationed in, where no auxiliary says so."""
    if verb.relation not in ("adnominal", "adverbial") or verb.form not in ("participle", "gerund"):
        return ""
    return "" if verb.child("auxiliary", "passive auxiliary") else "be"


Place = Literal["after", "quoted", "before"]
_ORDER = {"after": 0, "quoted": 1, "before": 2}
"""Arguments after the verb come first, then a quotation before it, then the rest."""


class Added(NamedTuple):
    """What a word below the verb adds: an argument, words of the relation phrase, or both.

    ``members`` are those of a coordinated argument, each of which makes a fact of its own.
    """

    role: str = ""
    words: Phrase = ()
    place: Place = "after"
    relation: Phrase = ()
    members: Phrase = ()


class At(NamedTuple):
    """A word below a verb; ``first`` while no argument stands after the verb yet."""

    word: Word
    predicate: Predicate
    first: bool

    @property
    def place(self) -> Place:
        """On which side of the verb it stands."""
        return "after" if self.follows else "before"

    @property
    def follows(self) -> bool:
        """True after the verb."""
        return self.word.i > self.predicate.verb.i


Rule = Callable[[At], Iterator[Added]]


def _added(predicate: Predicate) -> Iterator[Added]:
    """What the verbs themselves, each word below them, and what surrounds the clause add."""
    yield Added(relation=predicate.relation)
    missing = relative_object(predicate)
    if missing is not None:
        yield Added("object", full(missing, predicate.verb))
    first = missing is None
    for word in [child for verb in predicate.chain for child in verb.children]:
        rule = _RULES.get(word.relation)
        if rule is not None and word not in predicate.relation:
            for each in rule(At(word, predicate, first)):
                yield each
                first = first and not (each.role and each.place == "after")
    yield from _around(predicate)


def _object(at: At) -> Iterator[Added]:
    """ "met *the premier*"; nothing of "*what* they want", "the offer *that* they rejected"."""
    word = at.word
    if word.form in _ASKING:
        return
    members = parts(word) if word.relation in ("object", "attribute") else ()
    yield Added(OBJECTS[word.relation], full(word), members=members if len(members) > 1 else ())


def _adjective(at: At) -> Iterator[Added]:
    """ "is close to | *X*": an adjective is part of the relation if something follows it; "is | *close*"."""
    adjective = at.word
    below = [each for each in adjective.children if each.i > adjective.i and each.relation != "punctuation"]
    if not below:
        yield Added("complement", full(adjective))
        return
    yield Added(relation=graded(adjective))
    first = at.first
    for child in below:
        words = full(child)
        if first and child.relation == "preposition" and len(words) > 1:
            yield Added("complement", words[1:], relation=words[:1])
        elif words:
            yield Added("complement", words)
        first = first and not words


def _preposition(at: At) -> Iterator[Added]:
    """ "left for | *Oslo*": the first preposition after a verb without an object is part of the relation."""
    word, words, end = at.word, full(at.word), end_of(at.word)
    if connective(word) or ends_span(word):
        return
    if not tells(words):
        yield Added(relation=words if at.first and at.follows else ())
        return
    role = role_of(word, word.child("governed"))
    if end is not None:
        yield Added(role, ordered(words, full(end)), at.place)
        return
    if at.first and word.i > at.predicate.last.i and words[0] is word:
        yield Added(role, words[1:], at.place, relation=(word,))
    else:
        yield Added(role, words, at.place)


def _noun_adverb(at: At) -> Iterator[Added]:
    """ "left *last week*", "rose *three percent*"."""
    yield Added("time" if is_time(at.word) else "extent", full(at.word), at.place)


def _adverb(at: At) -> Iterator[Added]:
    """ "*quickly* left" is the relation, "left *quickly*" a manner; "when" and "moreover" are neither."""
    word, phrase = at.word, phrase_of(at.word)
    if word.i == at.predicate.verb.i - 1 and not word.children:
        yield Added(relation=(word,))
    elif phrase in _STRESSING:
        yield Added(relation=(word,) if word.i > at.predicate.relation[0].i else ())
    elif word.form != "when" and phrase not in _IDLE[at.place]:
        yield Added("manner", full(word), at.place)


def _content(at: At) -> Iterator[Added]:
    """ "said that | *the border was closed*"; before the verb only a quotation of somebody who says it."""
    predicate, words = at.predicate, whole(at.word)
    if not at.follows and not reports(predicate.verb, predicate.frames):
        return
    mark = words[:1] if [(word.relation, word.lower) for word in words[:1]] == _THAT else ()
    yield Added("content", words[len(mark) :], "after" if at.follows else "quoted", relation=mark)


def _infinitive(at: At) -> Iterator[Added]:
    """ "told him *to leave*"; one without an object before it is a verb of the chain."""
    if at.word not in at.predicate.chain:
        yield Added("complement", full(at.word))


def _adverbial(at: At) -> Iterator[Added]:
    """ "met *to talk*", "left *when it rained*"; not what a comma cuts off."""
    if at.follows and not after_break(at.word):
        yield Added("purpose" if at.word.form == "base" else "circumstance", full(at.word))


_RULES: Mapping[Relation, Rule] = {
    "object": _object,
    "recipient": _object,
    "attribute": _object,
    "object predicate": _object,
    "predicative": _adjective,
    "preposition": _preposition,
    "agent": _preposition,
    "noun adverb": _noun_adverb,
    "adverb": _adverb,
    "complement": _content,
    "open complement": _infinitive,
    "adverbial": _adverbial,
}


def _around(predicate: Predicate) -> Iterator[Added]:
    """ "*the town* where they met" is the place; "*In May*, he left and died" holds for both verbs."""
    verb = predicate.verb
    if verb.relation == "relative" and _says_where(verb) and not is_passive(verb):
        yield Added("place", full(verb.head, verb), "before")
    for adjunct in shared_adjuncts(verb):
        if any(is_time(word) for word in (adjunct, *adjunct.children)):
            yield Added("time", full(adjunct), "before")


def _says_where(verb: Word) -> bool:
    return any(child.lower in _WHERE for child in verb.children)


def _taken_apart(told: list[Added]) -> Iterator[tuple[Argument, ...]]:
    """The arguments; once for each member of the first coordinated object."""
    several = next((each for each in told if each.members), None)
    if several is None:
        yield tuple([(each.role, each.words) for each in told])
        return
    for member in several.members:
        own = full(member, conjuncts=False)
        yield tuple((each.role, own if each is several else each.words) for each in told)

"""Words -> facts: subject, relation and small arguments side by side, one fact for each coordinated member.

"Ann Lee and Bo Park met the king in Oslo": (Ann Lee, met, the king; in Oslo) and (Bo Park, met, the king; in
Oslo).  Each relation that a word may have to the verb has a rule in ``_RULES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice, product
from typing import NamedTuple

from kg.lexicon import Frames, word_list
from kg.triples.implied import implied_facts, is_or_are, split
from kg.triples.openfact import OBJECTS, Argument, OpenFact
from kg.triples.phrases import Phrase, after_break, full, graded, ordered, whole
from kg.triples.predicates import (
    chain_of,
    heads_clause,
    predicate_of,
    reports,
    shared_adjuncts,
    subject_of,
    verbs_of,
)
from kg.triples.prepositions import is_time
from kg.triples.things import PROFORMS, apart, denial, name_of, referent, small, title_of, wide
from kg.triples.told import Told, beside, brief, relativised, things, told_of
from kg.words import Form, Relation, Word

_MOST = 30
"""Facts of one clause, so that long lists do not multiply."""
_KINDS: frozenset[Relation] = frozenset(
    {"relative", "adnominal", "adverbial", "conjunct", "complement", "governed clause"}
)
_ASSERTING: frozenset[Relation] = frozenset({"root", "conjunct"})
_ASKING: frozenset[Form] = frozenset({"who", "when", "which"})
"""Clauses that say something even without an argument."""
_GRADING: frozenset[Relation] = frozenset({"adverb", "negation"})
_COPULAS = word_list("triples.copulas")
_LIGHT = word_list("triples.light")
_COMPLETING = word_list("syntax.completing")
_CONDITIONS = word_list("triples.conditions")
_THINGS = word_list("triples.no_person")


def facts_of(word: Word, frames: Frames) -> Iterable[OpenFact]:
    """What the clause or the noun phrase that this word heads tells."""
    if word.nominal:
        return implied_facts(word)
    return _clause(word, frames) if heads_clause(word, frames) else ()


class Clause(NamedTuple):
    """A verb, the chain of verbs that it begins ("agreed to leave"), and the words between them."""

    verb: Word
    chain: Phrase
    relation: Phrase
    frames: Frames

    @property
    def last(self) -> Word:
        """The verb that has the objects."""
        return self.chain[-1]


def _clause(verb: Word, frames: Frames) -> Iterator[OpenFact]:
    """A fact for each combination of members."""
    subject = subject_of(verb, frames)
    clause = _read(verb, frames)
    if subject is None or _unfinished(clause) or _alone(subject, verb) or _completes(verb):
        return
    if subject.relation == "expletive":
        yield from _there(clause)
        return
    subject = bearer(subject, frames)
    told = list(_told(clause))
    relation, told = _joined(clause, told)
    if not told and not _whole_alone(clause, subject):
        return
    kind = _kind(clause, bare=not told)
    whos = apart(subject, lambda member, joined: _who(member, verb, joined))
    implied = _implied(verb, subject)
    relation = ordered(denial(subject), relation)
    for who, arguments in _combinations(whos, told):
        yield OpenFact(kind, who, relation, arguments, implied)


def _there(clause: Clause) -> Iterator[OpenFact]:
    """ "There are troops in Mali": troops - are in - Mali."""
    thing = clause.last.child("attribute")
    if thing is None:
        return
    told = [*beside(thing), *_told(clause, without=thing)]
    relation, told = _joined(clause, told)
    if relation[-1].pos == "adposition":
        whos = apart(thing, lambda member, joined: small(member, joined=joined))
        for who, arguments in _combinations(whos, told):
            yield OpenFact("there", who, relation, arguments)


def _read(verb: Word, frames: Frames) -> Clause:
    """ "is ready to resume": the infinitive of an adjective goes on the chain."""
    read = predicate_of(verb, frames)
    verbs, words = read.chain, read.relation
    adjective = read.last.child("predicative")
    infinitive = adjective.child("open complement", "preposition") if adjective is not None else None
    if adjective is not None and infinitive is not None and infinitive.verbal:
        further = chain_of(infinitive, frames)
        verbs, words = (*verbs, *further), (*words, *graded(adjective), *verbs_of(further))
    return Clause(verb, verbs, words, frames)


def _unfinished(clause: Clause) -> bool:
    """True for an infinitive: what somebody is to do stands in the fact that says who wants it."""
    return clause.relation[0].form in ("base", "to")


def _completes(verb: Word) -> bool:
    """ "accused of *lying*": what stands in the fact of the verb before it."""
    return verb.relation == "governed clause" and verb.head.lower in _COMPLETING


def _alone(subject: Word, verb: Word) -> bool:
    """ "those *known* to be ill": without the clause the subject says nothing."""
    return verb.head is subject and subject.pos in PROFORMS


def _whole_alone(clause: Clause, subject: Word) -> bool:
    """ "Mali withdrew" says something, "you know", "Mali said" and "what Mali can do" do not."""
    verb = clause.last
    if referent(subject).pos != "name" or verb.lemma in _LIGHT or clause.verb.relation not in _ASSERTING:
        return False
    return not any(child.form in _ASKING for child in verb.children) and not reports(verb, clause.frames)


def _kind(clause: Clause, *, bare: bool) -> str:
    """The construction, by which confidence is counted (``data/kinds.csv``)."""
    if bare:
        return "bare"
    if clause.verb.relation in _KINDS:
        return clause.verb.relation
    return "copula" if clause.last.lemma in _COPULAS else "main"


def bearer(subject: Word, frames: Frames) -> Word:
    """ "*Ann Lee* is a diplomat who led the talks": what is said of a description is said of her."""
    if subject.relation == "apposition" and subject.head.nominal:
        return subject.head
    verb = subject.head
    if subject.relation != "attribute" or verb.child("negation") is not None:
        return subject
    holder = subject_of(verb, frames)
    return holder if holder is not None and holder.lower not in _THINGS else subject


def _who(member: Word, verb: Word, joined: bool) -> Phrase:
    """The subject without the clause; "Iran" of "Iran's decision to leave"."""
    if member.verbal:
        return full(member, verb)
    if title_of(member) and not joined:
        return name_of(member)
    words = wide(member, verb, joined=joined)
    if member.relation == "possessor":
        return tuple(word for word in words if word.relation != "case")
    return words


def _implied(verb: Word, subject: Word) -> str:
    """ "troops stationed in": troops *are* stationed in, where no auxiliary says so."""
    if verb.relation not in ("adnominal", "adverbial") or verb.form != "participle":
        return ""
    return "" if verb.child("auxiliary", "passive auxiliary") else is_or_are(subject)


# what the words below the verb tell


def _told(clause: Clause, without: Word | None = None) -> Iterator[Told]:
    for child in chain.from_iterable(verb.children for verb in clause.chain):
        if child not in clause.relation and child is not without and child.relation in _RULES:
            yield from _RULES[child.relation](clause, child)
    for adjunct in shared_adjuncts(clause.verb):
        if any(is_time(word) for word in (adjunct, *adjunct.children)):
            yield Told("time", (full(adjunct),), fronted=True)


def _object(clause: Clause, noun: Word) -> Iterator[Told]:
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


def _attribute(clause: Clause, noun: Word) -> Iterator[Told]:
    """ "is a member of | *NATO*"."""
    said = split(noun) if noun.i > clause.last.i else None
    if said is None:
        yield from _object(clause, noun)
        return
    first, *others = told_of(said.preposition)
    yield first._replace(lead=(*said.words, *first.lead), near=True)
    yield from others
    yield from beside(noun)


def _adjective(clause: Clause, adjective: Word) -> Iterator[Told]:
    """ "is *close* to | X", "is | *close*"."""
    if adjective.child("open complement") in clause.chain:
        return
    inner = [each for child in adjective.right if child.relation == "preposition" for each in told_of(child)]
    if inner:
        first, *others = inner
        yield first._replace(lead=(*graded(adjective), *first.lead), near=True)
        yield from others
    else:
        yield Told("complement", (full(adjective),), near=True, adjective=True)


def _preposition(clause: Clause, word: Word) -> Iterator[Told]:
    yield from told_of(word, fronted=word.i < clause.verb.i)


def _noun_adverb(clause: Clause, word: Word) -> Iterator[Told]:
    """ "left *last week*", "rose *three percent*"; a name is somebody who is spoken to."""
    if word.pos != "name" or is_time(word):
        yield Told("time" if is_time(word) else "extent", (full(word),), fronted=word.i < clause.verb.i)


def _adverb(clause: Clause, word: Word) -> Iterator[Told]:
    """ "walked *away* from the talks"; an adverb alone is no argument, unless it is a time."""
    for child in word.children:
        if child.relation == "preposition":
            yield from told_of(child, (word,), fronted=word.i < clause.verb.i)
    if is_time(word):
        yield Told("time", (full(word),), fronted=word.i < clause.verb.i)


def _content(clause: Clause, inner: Word) -> Iterator[Told]:
    """ "said that *the border was closed*"; before the verb only what somebody says."""
    if inner.i > clause.verb.i or reports(clause.verb, clause.frames):
        words = whole(inner)
        mark = 1 if words and words[0].relation == "mark" and words[0].lower == "that" else 0
        yield Told("content", (words[mark:],), near=True)


def _infinitive(clause: Clause, inner: Word) -> Iterator[Told]:
    """ "told him *to leave*"."""
    if inner not in clause.chain:
        yield Told("complement", (brief(inner),))


def _adverbial(clause: Clause, inner: Word) -> Iterator[Told]:
    """ "met *to talk*", "will leave *if Mali attacks*"."""
    if any(child.lower in _CONDITIONS for child in inner.left):
        yield Told("circumstance", (brief(inner),), fronted=inner.i < clause.verb.i)
    elif inner.form == "base" and inner.i > clause.verb.i and not after_break(inner):
        yield Told("purpose", (brief(inner),))


_RULES: Mapping[Relation, Callable[[Clause, Word], Iterator[Told]]] = {
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


# the fact


def _joined(clause: Clause, told: list[Told]) -> tuple[Phrase, list[Told]]:
    """The relation with the preposition of the argument that stands next, and the arguments in order."""
    after = [each for each in told if not each.fronted]
    before = [each for each in told if each.fronted]
    relation = ordered(clause.relation, _adverbs(clause))
    near = [each for each in after if each.near]
    if (
        len(near) == 1
        and near[0].adjective
        and (following := _next([each for each in after if not each.near]))
    ):
        after.remove(near[0])
        relation, near = ordered(relation, near[0].members[0]), [following]
    first = near[0] if near else _next(after)
    if first is None:
        return relation, [*after, *before]
    others = [each for each in after if each is not first]
    return ordered(relation, first.lead), [first._replace(lead=()), *others, *before]


def _next(after: list[Told]) -> Told | None:
    """The doer of a passive; else the first phrase that is no time; else a time."""
    led = [each for each in after if each.lead]
    agents = (each for each in led if each.role == "agent")
    return next(chain(agents, (each for each in led if each.role != "time"), led), None)


def _adverbs(clause: Clause) -> Phrase:
    """What stands between subject and what is said: "*no longer* is", "*hardly* met"."""
    found: Phrase = ()
    at = clause.relation[0].i - 1
    for each in [child for verb in clause.chain for child in verb.children if child.relation == "adverb"]:
        words = tuple(each.subtree())
        if _light(each) and not _parted(each) and at <= words[0].i <= clause.last.i + 1:
            found = (*found, *words)
    return found


def _parted(adverb: Word) -> bool:
    """Between commas: "would, *however*, leave"."""
    return any(mark.text == "," and abs(mark.i - adverb.i) == 1 for mark in adverb.head.children)


def _light(adverb: Word) -> bool:
    """Not "when", and nothing that leads further."""
    return adverb.form != "when" and all(
        child.relation in ("adverb", "negation") for child in adverb.children
    )


def _combinations(
    whos: Iterable[Phrase], told: Iterable[Told]
) -> Iterator[tuple[Phrase, tuple[Argument, ...]]]:
    """A subject with one member of each argument."""
    each_told = [[(each.role, (*each.lead, *words)) for words in each.members] for each in told]
    return islice(product(whos, list(islice(product(*each_told), _MOST))), _MOST)

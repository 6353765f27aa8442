"""Words -> facts: subject, relation and small arguments side by side, one fact for each coordinated member.

"Ann Lee and Bo Park met the king in Oslo": Ann Lee - met - the king; in Oslo, and the same of Bo Park.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, product

from kg.lexicon import Frames, word_list
from kg.triples.below import adverbs, told_below
from kg.triples.implied import implied_facts, is_or_are
from kg.triples.openfact import Argument, OpenFact
from kg.triples.phrases import Phrase, full, graded, ordered
from kg.triples.predicates import (
    Predicate,
    chain_of,
    heads_clause,
    predicate_of,
    reports,
    subject_of,
    verbs_of,
)
from kg.triples.things import PROFORMS, apart, denial, small, wide
from kg.triples.titles import name_of, referent, title_of
from kg.triples.told import Told, beside
from kg.words import Form, Relation, Word

_MOST = 30
"""Facts of one clause, so that long lists do not multiply."""
_NEXT = 2
"""Words from a verb to the next, whose object may be that of both: "founded and chaired the council"."""
_KINDS: frozenset[Relation] = frozenset(
    {"relative", "adnominal", "adverbial", "conjunct", "complement", "governed clause"}
)
"""Clauses that are a construction of their own."""
_ASSERTING: frozenset[Relation] = frozenset({"root", "conjunct"})
"""Clauses that say something even without an argument."""
_PARTICIPIAL: frozenset[Relation] = frozenset({"adnominal", "adverbial"})
_ASKING: frozenset[Form] = frozenset({"who", "when", "which"})
_INFINITIVE: frozenset[Form] = frozenset({"base", "to"})
_COPULAS = word_list("triples.copulas")
_LIGHT = word_list("triples.light")
_COMPLETING = word_list("syntax.completing")
_NO_PERSON = word_list("triples.no_person")


def facts_of(word: Word, frames: Frames) -> Iterable[OpenFact]:
    """What the clause or the noun phrase that this word heads tells."""
    if not word.children:
        return ()
    if word.nominal:
        return implied_facts(word)
    return _of_clause(word, frames) if heads_clause(word, frames) else ()


def _read(verb: Word, frames: Frames) -> Predicate:
    """ "is ready to resume": the infinitive of an adjective goes on the chain."""
    read = predicate_of(verb, frames)
    verbs, words = read.chain, read.relation
    for adjective in [child for each in verbs for child in each.children if child.relation == "predicative"]:
        infinitive = adjective.child("open complement", "preposition")
        if infinitive is not None and infinitive.verbal:
            verbs = (*verbs, *chain_of(infinitive, frames))
        if adjective.i < verbs[-1].i:
            words = ordered(words, graded(adjective), verbs_of(verbs))
    return Predicate(verb, verbs, words, frames)


def _of_clause(verb: Word, frames: Frames) -> Iterator[OpenFact]:
    """A fact for each combination of members."""
    subject = subject_of(verb, frames)
    if subject is None:
        return
    clause = _read(verb, frames)
    if _says_nothing(clause, subject):
        return
    if subject.relation == "expletive":
        yield from _there(clause)
        return
    relation, told = _joined(clause, told_below(clause))
    who = bearer(subject, frames)
    if who is not None and (told or _whole_alone(clause, who)):
        kind = _kind(clause, bare=not told)
        whos = apart(who, lambda member, joined: _who(member, verb, joined))
        for each, arguments in _combinations(whos, told):
            yield OpenFact(kind, each, ordered(denial(who), relation), arguments, _implied(verb, subject))


def _there(clause: Predicate) -> Iterator[OpenFact]:
    """ "There are troops in Mali": troops - are in - Mali."""
    thing = clause.last.child("attribute")
    if thing is None:
        return
    relation, told = _joined(clause, chain(beside(thing), told_below(clause, without=thing)))
    if relation[-1].pos == "adposition":
        whos = apart(thing, lambda member, joined: small(member, joined=joined))
        for who, arguments in _combinations(whos, told):
            yield OpenFact("there", who, relation, arguments)


def _says_nothing(clause: Predicate, subject: Word) -> bool:
    """True for what stands in the fact of a verb before it: "wants *to leave*", "accused of *lying*".

    And for "those *known* to be ill": without the clause the subject says nothing.
    """
    verb = clause.verb
    if clause.relation[0].form in _INFINITIVE:
        return True
    if verb.head is subject:
        return subject.pos in PROFORMS
    return verb.relation == "governed clause" and verb.head.lower in _COMPLETING


def _whole_alone(clause: Predicate, subject: Word) -> bool:
    """ "Mali withdrew" says something, "you know", "Mali said" and "what Mali can do" do not."""
    verb = clause.last
    if referent(subject).pos != "name" or clause.verb.relation not in _ASSERTING:
        return False
    asks = any(child.form in _ASKING for child in verb.children)
    shares = any(child.i == verb.i + _NEXT for child in verb.children if child.relation == "conjunct")
    return not (asks or shares or verb.lemma in _LIGHT or reports(verb, clause.frames))


def _kind(clause: Predicate, *, bare: bool) -> str:
    """The construction, by which confidence is counted (``data/kinds.csv``)."""
    if bare:
        return "bare"
    if clause.verb.relation in _KINDS:
        return clause.verb.relation
    return "copula" if clause.last.lemma in _COPULAS else "main"


# of whom it is said


def bearer(subject: Word, frames: Frames) -> Word | None:
    """ "*Ann Lee* is a diplomat who led the talks": what is said of a description is said of her.

    Nobody's is what is said of "a state" in "Sudan is not a state that exports weapons".
    """
    above = subject.head
    if subject.relation == "apposition":
        return above if above.nominal else subject
    if subject.relation != "attribute":
        return subject
    if above.child("negation") is not None:
        return None
    holder = subject_of(above, frames) or subject
    return subject if holder.lower in _NO_PERSON else holder


def _who(member: Word, verb: Word, joined: bool) -> Phrase:
    """The subject without the clause; "Iran" of "Iran's decision to leave"."""
    if member.verbal:
        return full(member, verb)
    if not joined and title_of(member):
        return name_of(member)
    words = wide(member, verb, joined=joined)
    if member.relation == "possessor":
        return tuple(word for word in words if word.relation != "case")
    return words


def _implied(verb: Word, subject: Word) -> str:
    """ "troops stationed in": troops *are* stationed in, where no auxiliary says so."""
    if verb.relation not in _PARTICIPIAL or verb.form != "participle":
        return ""
    return "" if verb.child("auxiliary", "passive auxiliary") else is_or_are(subject)


# what is said


def _joined(clause: Predicate, told: Iterable[Told]) -> tuple[Phrase, list[Told]]:
    """The relation with the preposition of the argument that stands next, and the arguments in order."""
    found = sorted(told, key=lambda each: each.fronted)
    relation = ordered(clause.relation, adverbs(clause))
    near = next((each for each in found if each.near), None)
    first = near or _next(found)
    if near is not None and near.adjective:
        first = _next([each for each in found if each.role != "time"]) or near
    if first is not near and near is not None:
        found.remove(near)
        relation = ordered(relation, near.members[0])
    if first is None:
        return relation, found
    others = [each for each in found if each is not first]
    return ordered(relation, first.lead), [first._replace(lead=()), *others]


def _next(told: list[Told]) -> Told | None:
    """The doer of a passive; else the first phrase that is no time; else a time."""
    led = [each for each in told if each.lead if not each.fronted]
    agents = (each for each in led if each.role == "agent")
    return next(chain(agents, (each for each in led if each.role != "time"), led), None)


def _combinations(
    whos: Iterable[Phrase], told: Iterable[Told]
) -> Iterator[tuple[Phrase, tuple[Argument, ...]]]:
    """Each subject with one member of each argument."""
    members = [[(each.role, (*each.lead, *words)) for words in each.members] for each in told]
    return islice(product(whos, list(islice(product(*members), _MOST))), _MOST)

"""Noun or predication + Roles -> the parties: all who do something alike, wherever the sentence names them.

"Talks between A and B", "talks were held on Monday between A and B", "A's and B's talks with C": a noun has
its parties in its own phrase, in that of the verb that says that it took place, and in the coordination of
its possessors.  What only passes by is nobody's side: the city where they met, and who brokered it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.events.arguments import MODIFIERS, Roles, distinct, names
from kg.events.drafts import Actors, Draft
from kg.events.predications import Near, Predication, hanging, of_clause, possessors
from kg.lexicon import Reading, word_list
from kg.plover import having
from kg.syntax import Clause
from kg.trace import Step
from kg.words import Relation, Word

_TOGETHER = word_list("events.together")
_ALONGSIDE = word_list("events.alongside")
_BETWEEN = word_list("events.between")
_EACH_OTHER = {tuple(each.split(" ")) for each in word_list("events.each_other")}
"""The words by which several do something to each other: a head with what hangs on it."""
_OCCURRING = word_list("events.occurring")
_INSIDE: tuple[Relation, ...] = (*MODIFIERS, "punctuation")
_TAKING_PLACE: tuple[Relation, ...] = ("subject", "passive subject")
_OF_THE_VERB: tuple[Near, ...] = ("own",)
_OF_THE_OBJECT: tuple[Near, ...] = (*_OF_THE_VERB, "object")
_MUTUAL = having("pact") | {"CONSULT", "RETREAT"}
"""Types of what two do with each other, whatever the verb is."""


def parties(noun: Word, roles: Roles) -> Actors:
    """All who take part in what a noun names: "talks between A and B", "the A-B treaty"."""
    before = [word for child in noun.children if child.relation in MODIFIERS for word in _joined(child)]
    named = [word for word in (*possessors(noun), *before) if not roles.is_passing(word)]
    hung = [(name, inner) for name, inner in hanging(noun) if name in _TOGETHER]
    found = distinct([actor for word in named for actor in roles.who(word)])
    if found or any(name not in _ALONGSIDE for name, _ in hung):  # not "talks with Iran and Iraq" alone
        found = distinct([*found, *(actor for _, inner in hung for actor in roles.who(inner))])
    return found if len(found) > 1 else distinct([*found, *_around(noun, roles)])


def _joined(modifier: Word) -> Iterator[Word]:
    """A word before a noun and what hyphens join to it, but who did something to it: "A-*brokered*"."""
    yield modifier
    if not modifier.verbal:
        yield from (child for child in modifier.children if child.relation in _INSIDE)


def _around(noun: Word, roles: Roles) -> Actors:
    """Between whom the clause says that it took place: "talks were held in Oman between A and B"."""
    clause = roles.clauses.get(noun.head.i) if noun.relation in _TAKING_PLACE else None
    if clause is None or not _occurs(noun, clause):
        return ()
    return _between(of_clause(clause), roles, _OF_THE_VERB)


def _occurs(noun: Word, clause: Clause) -> bool:
    """True for a clause about nothing but the noun: "began", "was held", "took place"."""
    other = clause.object
    return other in (None, noun) or f"{clause.lemma} {other.lemma}" in _OCCURRING


def _between(predication: Predication, roles: Roles, near: Sequence[Near]) -> Actors:
    """Who stands after "between", beside the predicate or wherever else ``near`` looks."""
    for each in predication.arguments:
        if each.slot in _BETWEEN and each.near in near:
            sides = (word for word in each.word.conjuncts() if not roles.is_passing(word))
            found = distinct([actor for word in sides for actor in roles.who(word)])
            if len(found) > 1:
                return found
    return ()


def is_each_other(word: Word) -> bool:
    """ "Accused *each other*", "fought with *one another*"."""
    return any((word.lower, child.lower) in _EACH_OTHER for child in word.children)


def with_parties(draft: Draft, reading: Reading, predication: Predication, roles: Roles) -> Draft:
    """What a clause tells that names no doer, done by those between whom it says it was done.

    "A ceasefire was signed between Armenia and Azerbaijan"; a road between them that was opened is no deed
    of theirs. What several do to "each other" is done alike, whatever it is.
    """
    if len(draft.source) > 1 and any(is_each_other(each.word) for each in predication.arguments):
        step = Step("sides", "each other", names(draft.source))
        return draft.because(step, source=draft.source[:1], target=draft.source[1:], reciprocal=True)
    done = predication.passive or predication.at("object") is None
    if draft.source or draft.type not in _MUTUAL or not done:
        return draft
    found = _between(predication, roles, _OF_THE_OBJECT if _is_named(reading) else _OF_THE_VERB)
    step = Step("sides", "between", names(found))
    return draft.because(step, source=found[:1], target=found[1:], reciprocal=True) if found else draft


def _is_named(reading: Reading) -> bool:
    """True where the reading is of this verb with such an object: "relations were established"."""
    return any(each.slot == "object" for each in reading.when)

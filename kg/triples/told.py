"""Words -> what they add to a fact: prepositional phrases, and what hangs on the noun of an argument.

"signed a treaty on trade with Mali" tells a treaty, on trade, with Mali: side by side, each small.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.lexicon import word_list
from kg.syntax import RELATIVES
from kg.triples.phrases import Phrase, after_break, full, ordered
from kg.triples.prepositions import compound_preposition, connective, is_time, role_of
from kg.triples.things import PROFORMS, apart, inseparable, small, thing
from kg.triples.titles import referent
from kg.words import Form, Pos, Relation, Word

_CLAUSES: frozenset[Relation] = frozenset({"adnominal", "relative"})
_UNFINISHED: frozenset[Form] = frozenset({"base", "participle", "gerund"})
_LED: frozenset[Pos] = frozenset({"adposition", "subordinator"})
_LEADING: frozenset[Pos] = frozenset({"adverb", "adposition", "adjective"})
_NEAR: frozenset[Relation] = frozenset(
    {"object", "recipient", "attribute", "predicative", "object predicate", "particle", "agent"}
)
_LONGEST = 12
"""Words of the longest clause that is an argument as it stands."""
_BETWEEN = word_list("syntax.between")
_SINCE = word_list("triples.since")
_CIRCUMSTANTIAL = word_list("syntax.circumstantial")
_INCLUDING = word_list("triples.including")
_SUCH = word_list("triples.such")
_NO_SUBJECT = ("subject", "passive subject", "auxiliary")


class Told(NamedTuple):
    """What a word below a verb tells.

    ``members`` are the phrases of a coordination, of which each makes a fact; ``lead`` is the preposition
    before them, which may become part of the relation; ``near`` are objects, after which it does not,
    but after an ``adjective``, which becomes part of it too: "became ill with".
    """

    role: str
    members: tuple[Phrase, ...]
    lead: Phrase = ()
    near: bool = False
    adjective: bool = False
    fronted: bool = False


def things(noun: Word) -> tuple[Phrase, ...]:
    """The members of a coordination as small phrases."""
    return apart(noun, lambda member, joined: thing(member, joined=joined))


def gives_examples(preposition: Word) -> bool:
    """ "ministers, *including* Bo Park", "countries *such as* Mali"."""
    return preposition.lower in _INCLUDING or any(child.lower in _SUCH for child in preposition.left)


# prepositions


def told_of(preposition: Word, before: Phrase = (), *, fronted: bool = False) -> Iterator[Told]:
    """What a preposition leads to; nothing where it governs nothing: "Despite" never stands alone.

    Args:
        preposition: the head of the phrase.
        before: words that it follows: "away" of "away from".
        fronted: whether it stands before the verb.
    """
    if _opens_span(preposition):
        yield Told("time", (full(preposition),), fronted=fronted)
    elif not connective(preposition):
        around = [child for child in preposition.children if _is_lead(child)]
        lead = ordered(before, (preposition, *around))
        found = [told for child in preposition.children for told in _below(child, lead, fronted=fronted)]
        yield from _with_others(preposition, found)


def _with_others(preposition: Word, told: list[Told]) -> list[Told]:
    """ "to Mali and *to Togo*" has two members; "in and *around* Oslo" says two things."""
    for child in [child for child in preposition.children if child.relation == "conjunct"]:
        others = list(told_of(child)) if child.pos == "adposition" else []
        if told and others and child.lower == preposition.lower:
            told[0] = told[0]._replace(members=(*told[0].members, *others.pop(0).members))
        told += others
    return told


def _opens_span(preposition: Word) -> bool:
    """ "from 1970 to 1985" is one time."""
    end = preposition.child("preposition") if preposition.lower in _SINCE else None
    return end is not None and any(is_time(child) or child.pos == "numeral" for child in end.children)


def _is_lead(child: Word) -> bool:
    """ "*shortly* after", "up *to*" where the second word governs nothing."""
    if child.i < child.head.i:
        return child.pos in _LEADING
    return child.pos == "adposition" and not child.children


def _below(child: Word, lead: Phrase, *, fronted: bool) -> Iterator[Told]:
    """ "in | *Oslo*", "of | *lying*", "from *under* | the bridge"."""
    if child.relation == "governed":
        yield from _governed(child, lead, fronted=fronted)
    elif child.relation == "governed clause" and child.verbal:
        yield Told("oblique", (brief(child),), lead, fronted=fronted)
    elif child.pos in _LED and not (child.relation == "conjunct" or child in lead):
        yield from told_of(child, lead, fronted=fronted)


def _governed(noun: Word, lead: Phrase, *, fronted: bool) -> Iterator[Told]:
    """ "in | Oslo"; of "on behalf of | Mali" the three words lead."""
    preposition = noun.head
    closing = compound_preposition(preposition, noun)
    if closing is not None:
        between = [child for child in noun.left if child.i > preposition.i]
        yield from told_of(closing, (*lead, *between, noun), fronted=fronted)
        return
    meant = relativised(noun)
    if meant is not None:
        together = preposition.lower in _BETWEEN or gives_examples(preposition)
        members = (thing(meant, joined=True),) if together else things(meant)
        yield Told(role_of(preposition, meant), members, lead, fronted=fronted)
        yield from beside(meant, fronted=fronted)


def relativised(noun: Word) -> Word | None:
    """Of "the town in *which* they met" the town; None where nobody can say what is meant."""
    if noun.lower not in RELATIVES:
        return noun
    clauses = (word.head for word in noun.ancestors() if word.relation == "relative")
    meant = next(clauses, None)
    return None if meant is None or not meant.nominal else meant


# what stands beside


def beside(noun: Word, without: Word | None = None, *, fronted: bool = False) -> Iterator[Told]:
    """What hangs on the noun of an argument and can be told beside it, also further down its "of"."""
    if noun.pos in PROFORMS:
        return
    last = noun.conjuncts()[-1]
    shared = [child for child in noun.right if child.i > last.i]
    for child in dict.fromkeys([*shared, *last.right, *referent(last).right]):
        if child.relation == "preposition" and child is not without:
            told = _further(child, fronted) if inseparable(child) else told_of(child, fronted=fronted)
            every = last is noun or child in shared
            yield from (each for each in told if every or _circumstantial(each))
        elif child.relation in _CLAUSES and _restricts(child):
            yield Told("complement", (brief(child),), fronted=fronted)


def _circumstantial(told: Told) -> bool:
    """What holds for all members where it hangs on the last: "the king and the premier *in Oslo*"."""
    return any(word.lower in _CIRCUMSTANTIAL for word in told.lead[-1:])


def _further(preposition: Word, fronted: bool) -> Iterator[Told]:
    """ "the head of the council | *in Oslo*"."""
    for noun in preposition.children:
        if noun.relation == "governed":
            yield from beside(noun, fronted=fronted)


def _restricts(clause: Word) -> bool:
    """ "a plan *to leave*", "troops *sent to Mali*": no pronoun, no comma, and no subject."""
    if clause.form not in _UNFINISHED or after_break(clause):
        return False
    return clause.form == "base" or all(child.relation not in _NO_SUBJECT for child in clause.children)


def brief(clause: Word) -> Phrase:
    """A clause that is an argument; of a long one the verb with its object, or with its first phrase."""
    words = full(clause)
    if len(words) <= _LONGEST:
        return words
    left = [word for child in clause.left for word in child.subtree()]
    near = [child for child in clause.right if child.relation in _NEAR]
    kept = near or [child for child in clause.right if child.relation == "preposition"][:1]
    return ordered(
        (clause, *left), *[full(child) if child.pos == "adposition" else small(child) for child in kept]
    )

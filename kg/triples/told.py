"""Words -> what they add to a fact: prepositional phrases, and what hangs on the noun of an argument.

"signed a treaty on trade with Mali" tells a treaty, on trade, with Mali: side by side, each small.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.lexicon import word_list
from kg.syntax import RELATIVES
from kg.triples.phrases import Phrase, after_break, full, ordered
from kg.triples.prepositions import compound_preposition, connective, role_of
from kg.triples.things import apart, gives_examples, inseparable, referent, small, thing
from kg.words import ALL_SUBJECTS, TIMES, Entity, Form, Pos, Relation, Word

_CLAUSES: frozenset[Relation] = frozenset({"adnominal", "relative"})
_UNFINISHED: frozenset[Form] = frozenset({"base", "participle", "gerund"})
_LEADING: frozenset[Pos] = frozenset({"adposition", "subordinator"})
_NEAR: frozenset[Relation] = frozenset(
    {"object", "recipient", "attribute", "predicative", "object predicate", "particle", "agent"}
)
_LONGEST = 12
"""Words of the longest clause that is an argument as it stands."""
_FROM = word_list("triples.since")
SPANNED: frozenset[Entity] = TIMES | {"cardinal", "money", "percent", "quantity"}
"""What may be told as from one to another."""
_BETWEEN = word_list("syntax.between")


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


def told_of(preposition: Word, before: Phrase = (), *, fronted: bool = False) -> Iterator[Told]:
    """What a preposition leads to; nothing where it governs nothing: "Despite" never stands alone.

    Args:
        preposition: the head of the phrase.
        before: words that it follows: "away" of "away from".
        fronted: whether it stands before the verb.
    """
    if connective(preposition):
        return
    if _opens_span(preposition):
        yield Told("time", (full(preposition),), fronted=fronted)
        return
    lead = (*before, *_led(preposition), preposition, *_following(preposition))
    for child in preposition.children:
        if child.relation == "governed":
            yield from _governed(preposition, child, lead, fronted)
        elif child.relation == "governed clause" and child.verbal:
            yield Told(role_of(preposition, None), (brief(child),), lead, fronted=fronted)
        elif child.pos in _LEADING and child.relation != "conjunct" and child not in lead:
            yield from told_of(child, lead, fronted=fronted)


def _opens_span(preposition: Word) -> bool:
    """ "from 1970 to 1985" is one time."""
    start, end = preposition.child("governed"), preposition.child("preposition")
    return preposition.lower in _FROM and start is not None and end is not None and start.entity in SPANNED


def _led(preposition: Word) -> Phrase:
    """ "*shortly* after"."""
    return tuple(child for child in preposition.left if child.pos in ("adverb", "adposition", "adjective"))


def _following(preposition: Word) -> Phrase:
    """ "up *to*", where the second word governs nothing."""
    return tuple(
        child
        for child in preposition.children
        if child.i == preposition.i + 1 and child.pos == "adposition" and not child.children
    )


def _governed(preposition: Word, noun: Word, lead: Phrase, fronted: bool) -> Iterator[Told]:
    """ "in | Oslo"; of "on behalf of | Mali" the three words lead."""
    closing = compound_preposition(preposition, noun)
    if closing is not None:
        between = (child for child in noun.left if child.i > preposition.i)
        yield from told_of(closing, (*lead, *between, noun), fronted=fronted)
        return
    meant = relativised(noun)
    if meant is None:
        return
    role = role_of(preposition, meant)
    whole_one = preposition.lower in _BETWEEN or gives_examples(preposition)
    members = (thing(meant, joined=True),) if whole_one else things(meant)
    yield Told(role, members, lead, fronted=fronted)
    yield from beside(meant, fronted=fronted)


def relativised(noun: Word) -> Word | None:
    """Of "the town in *which* they met" the town; None where nobody can say what is meant."""
    if noun.lower not in RELATIVES:
        return noun
    clause = next((word for word in noun.ancestors() if word.relation == "relative"), None)
    return clause.head if clause is not None and clause.head.nominal else None


def beside(noun: Word, *, fronted: bool = False) -> Iterator[Told]:
    """What hangs on the noun of an argument and can be told beside it, also further down its "of"."""
    last = noun.conjuncts()[-1]
    for child in {each.i: each for each in (*last.right, *referent(last).right)}.values():
        if child.relation == "preposition":
            yield from _further(child, fronted) if inseparable(child) else told_of(child, fronted=fronted)
        elif child.relation in _CLAUSES and _bare(child):
            yield Told("purpose" if child.form == "base" else "complement", (brief(child),), fronted=fronted)


def _bare(clause: Word) -> bool:
    """ "a plan *to leave*", "troops *sent to Mali*": no pronoun, no comma, and no subject."""
    if clause.form not in _UNFINISHED or after_break(clause):
        return False
    return clause.child(*ALL_SUBJECTS, "auxiliary") is None or clause.form == "base"


def _further(preposition: Word, fronted: bool) -> Iterator[Told]:
    """ "the head of the council | *in Oslo*"."""
    noun = preposition.child("governed")
    if noun is not None:
        yield from beside(noun, fronted=fronted)


def brief(clause: Word) -> Phrase:
    """A clause that is an argument; of a long one the verb with its object, or with its first phrase."""
    words = full(clause)
    if len(words) <= _LONGEST:
        return words
    left = (word for child in clause.left for word in child.subtree())
    after = [child for child in clause.right if child.relation in _NEAR]
    kept = after or [child for child in clause.right if child.relation == "preposition"][:1]
    return ordered(
        (clause, *left), *[full(child) if child.pos == "adposition" else small(child) for child in kept]
    )

"""Words -> small noun phrases: a thing as one would name it, and the members of a coordination apart.

"Ann Lee" of "the opposition leader Ann Lee" and of "the chairman, Ann Lee,"; "the head of the council" of
"the head of the council in Oslo".  Names are never cut: "the House of Commons".
"""

from __future__ import annotations

from collections.abc import Callable

from kg.events import members
from kg.lexicon import word_list
from kg.triples.phrases import Phrase, after_break, core, ordered, trim
from kg.triples.titles import name_of, referent, title_of
from kg.words import TIMES, Pos, Relation, Word

_PARTS: frozenset[Relation] = frozenset(
    {
        "determiner", "predeterminer", "compound", "nominal", "possessor", "case", "number", "quantifier",
        "adverb", "noun adverb", "negation", "governed", "punctuation",
    }
)  # fmt: skip
"""What belongs to the smallest phrase wherever it hangs."""
_JOINING: frozenset[Relation] = frozenset({"conjunct", "coordinator", "preconjunct"})
_CLAUSES: frozenset[Relation] = frozenset({"relative", "adnominal"})
PROFORMS: frozenset[Pos] = frozenset({"pronoun", "determiner"})
"""What says nothing without the clause after it: "*those* who left"."""
_MARKS: frozenset[Pos] = frozenset({"punctuation", "space"})
_INSEPARABLE = word_list("triples.inseparable")
_IN_NAMES = word_list("triples.in_names")
_ALTERNATIVES = word_list("triples.alternatives")
_DENYING = word_list("triples.denying")
_OF_ALL = word_list("triples.of_all")
_LONGEST = 12
"""Words of the longest phrase that keeps what its prepositions say."""

Keeps = Callable[[Word], bool]
"""Whether what hangs on a noun stays in its phrase: a preposition, a clause."""


def small(noun: Word, *, joined: bool = False) -> Phrase:
    """The noun with what it cannot be named without; ``joined`` with what is coordinated with it."""
    return _phrase(noun, inseparable, joined)


def wide(noun: Word, without: Word | None = None, *, joined: bool = False) -> Phrase:
    """The same with all its prepositions, unless that becomes long: "the talks with Mali on trade"."""
    words = _phrase(noun, lambda child: not (child is without or after_break(child)), joined)
    return words if len(words) <= _LONGEST else small(noun, joined=joined)


def thing(noun: Word, *, joined: bool = False) -> Phrase:
    """A small phrase, of somebody with a title the name alone."""
    if joined or not title_of(noun):
        return small(noun, joined=joined)
    return (*name_of(noun), *(child for child in noun.right if child.relation == "case"))


def inseparable(child: Word) -> bool:
    """True for "of" and "per", inside a name for "for" ("the Ministry *for Trade*"), and for clauses."""
    if child.relation != "preposition":
        return True
    if child.lower in _INSEPARABLE:
        return child.child("governed") is not None
    return child.lower in _IN_NAMES and any(_in_name(each, child.head) for each in child.children)


def _in_name(thing: Word, name: Word) -> bool:
    return thing.pos == name.pos == "name" and thing.entity not in TIMES


def _phrase(noun: Word, keeps: Keeps, joined: bool) -> Phrase:
    """All that belongs to a noun; marks only where a word of the phrase stands beside them."""
    if not noun.children:
        return (noun,)
    found = [noun]
    for head in found:
        joins = joined or head is not noun
        found += [child for child in head.children if _belongs(head, child, keeps, joins)]
        if head.pos in PROFORMS:
            clauses = [child for child in head.right if child.relation in _CLAUSES]
            found += [word for clause in clauses if keeps(clause) for word in clause.subtree()]
    words = ordered(tuple(found), () if noun.space else core(noun))
    inside = {word.i for word in words}
    return trim(tuple(word for word in words if word.pos not in _MARKS or _stands_in(word, inside)))


def _belongs(head: Word, child: Word, keeps: Keeps, joins: bool) -> bool:
    relation = child.relation
    if relation in _PARTS:
        return True
    if relation in _JOINING:
        return joins
    if relation == "preposition":
        return child.i > head.i and (head.pos == "adjective" or keeps(child))
    return relation == "adjective" and not after_break(child)


def _stands_in(mark: Word, inside: set[int]) -> bool:
    """Whether a word of the phrase stands beside a mark."""
    return not inside.isdisjoint({mark.i - 1, mark.i + 1})


# coordination


def apart(noun: Word, phrase: Callable[[Word, bool], Phrase]) -> tuple[Phrase, ...]:
    """The phrases of a coordination's members; one of all where only one of them is meant: "Mali or Togo".

    Args:
        noun: its first member.
        phrase: makes a phrase of a noun, with what is coordinated with it or without.
    """
    if not noun.children:
        return () if noun.pos in _MARKS else (phrase(noun, False),)
    several = list(dict.fromkeys([referent(member) for member in _members(noun)]))
    if len(several) == 1:
        made = [phrase(several[0], False)]
    elif _one_of(noun, several):
        made = [phrase(noun, True)]
    else:
        phrases = (phrase(member, False) for member in several)
        made = [tuple([word for word in words if word.lower not in _OF_ALL]) for words in phrases]
    return tuple([words for words in made if words])


def _members(noun: Word) -> list[Word]:
    """The members, with those that hang on the name of the first; who is called before it is none."""
    name = referent(noun)
    found = members(noun)
    if name is not noun:
        found += name.conjuncts()[1:]
    return [member for member in found if member.i >= noun.i if member.pos not in _MARKS]


def _one_of(noun: Word, several: list[Word]) -> bool:
    """Whether "or" joins them, or a "no" before the first holds for all."""
    if denial(noun):
        return False
    words = [child for member in (noun, *several) for child in member.children]
    return any(word.lower in _ALTERNATIVES for word in words)


def denial(noun: Word) -> Phrase:
    """The "neither" before a coordination: it holds for each member."""
    if noun.child("conjunct") is None:
        return ()
    return tuple([child for child in noun.left if child.lower in _DENYING])

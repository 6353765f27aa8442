"""Words -> small noun phrases: a thing as one would name it, and the members of a coordination apart.

"Ann Lee" of "the opposition leader Ann Lee" and of "the chairman, Ann Lee,"; "the head of the council" of
"the head of the council in Oslo".  Names are never cut: "the House of Commons".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from kg.lexicon import load_gazetteer, word_list
from kg.triples.phrases import Phrase, after_break, core, ordered, trim
from kg.words import TIMES, Entity, Pos, Relation, Word

_LEFT: frozenset[Relation] = frozenset(
    {
        "determiner", "predeterminer", "adjective", "compound", "nominal", "possessor", "case", "number",
        "quantifier", "adverb", "noun adverb", "negation", "governed", "punctuation",
    }
)  # fmt: skip
"""What belongs to the smallest phrase wherever it hangs."""
_TITLE: frozenset[Relation] = frozenset({"adjective", "compound", "nominal", "possessor"})
"""What stands before a name and may be of its title."""
_JOINING: frozenset[Relation] = frozenset({"conjunct", "coordinator", "preconjunct"})
_CLAUSES: frozenset[Relation] = frozenset({"relative", "adnominal"})
PROFORMS: frozenset[Pos] = frozenset({"pronoun", "determiner"})
"""What says nothing without the clause after it: "*those* who left"."""
_INSEPARABLE = word_list("triples.inseparable")
_IN_NAMES = word_list("triples.in_names")
_ALTERNATIVES = word_list("triples.alternatives")
_DENYING = word_list("triples.denying")
_INCLUDING = word_list("triples.including")
_SUCH = word_list("triples.such")
_EACH = word_list("triples.each")
_PERSONAL: frozenset[Entity] = frozenset({"person", ""})
_SHORTEST_TITLE = 4
"""Letters: "Mr", "Dr" say nothing of anybody."""
_LONGEST = 12
"""Words of the longest phrase that keeps what its prepositions say."""

Keeps = Callable[[Word], bool]
"""Whether what hangs on a noun stays in its phrase: a preposition, a clause."""


def small(noun: Word, *, joined: bool = False) -> Phrase:
    """The noun with what it cannot be named without; ``joined`` with what is coordinated with it."""
    return _phrase(noun, _inseparable, joined)


def wide(noun: Word, without: Word | None = None, *, joined: bool = False) -> Phrase:
    """The same with all its prepositions, unless that becomes long: "the talks with Mali on trade"."""
    words = _phrase(noun, lambda child: child is not without and not after_break(child), joined)
    return words if len(words) <= _LONGEST else small(noun, joined=joined)


def inseparable(preposition: Word) -> bool:
    """True for "of" and "per", and inside a name for "for": "the Ministry *for Trade*"."""
    if preposition.lower in _INSEPARABLE:
        return True
    thing = preposition.child("governed")
    named = thing is not None and thing.pos == preposition.head.pos == "name" and thing.entity not in TIMES
    return named and preposition.lower in _IN_NAMES


def _inseparable(child: Word) -> bool:
    return child.relation != "preposition" or inseparable(child)


def _phrase(noun: Word, keeps: Keeps, joined: bool) -> Phrase:
    found = [noun]
    for head in found:
        found += [child for child in head.children if _belongs(noun, child, keeps, joined)]
        if head.pos in PROFORMS:
            found += [
                word
                for child in head.right
                if child.relation in _CLAUSES and keeps(child)
                for word in child.subtree()
            ]
    words = ordered(tuple(found), core(noun))
    return trim(tuple(word for word in words if word.relation != "punctuation" or _stands_in(word, words)))


def _belongs(noun: Word, child: Word, keeps: Keeps, joined: bool) -> bool:
    if child.relation in _LEFT:
        return child.relation != "adjective" or not after_break(child)
    if child.relation in _JOINING:
        return joined or child.head is not noun
    if child.relation == "preposition":
        return child.i > child.head.i and (child.head.pos == "adjective" or keeps(child))
    return child.relation == "compound" and child.i > noun.i


def _stands_in(mark: Word, words: Phrase) -> bool:
    """Whether what stands on both sides of a mark is in the phrase too."""
    at = words.index(mark)
    before, after = words[max(0, at - 1)], words[min(len(words) - 1, at + 1)]
    return before.i == mark.i - 1 or after.i == mark.i + 1


# names


def thing(noun: Word, *, joined: bool = False) -> Phrase:
    """A small phrase, of somebody with a title the name alone."""
    if joined or not title_of(noun):
        return small(noun, joined=joined)
    return (*name_of(noun), *(child for child in noun.right if child.relation == "case"))


def name_of(noun: Word) -> Phrase:
    """A name without its title and what it is of: "Li Wei" of "Foreign Minister Li Wei of China"."""
    last = title_of(noun)[-1]
    return tuple([word for word in core(noun) if word.i > last.i])


def title_of(name: Word) -> Phrase:
    """ "French President" of "French President Ann Lee"; nothing where no title stands before a name."""
    if name.pos != "name" or name.entity not in _PERSONAL or name.lower in _titles():
        return ()
    before = [child for child in name.left if child.relation in _TITLE and child.entity not in TIMES]
    while before and not _ends_title(before[-1], name):
        before.pop()
    return trim(ordered(*[tuple(child.subtree()) for child in before]))


def _ends_title(word: Word, name: Word) -> bool:
    """True for "President", "Minister"; not for "Russia's" or "Mr"."""
    if (
        word.relation != "compound"
        or word.entity == "person"
        or len(word.text) < _SHORTEST_TITLE
        or word.plural
    ):
        return False
    if name.entity == "person":
        return word.pos == "noun" or word.lower in _titles()
    return word.lower in _titles() and any(word.i < child.i for child in name.left)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """The nouns of the titles that we know: "secretary" of "secretary of state"."""
    heads = (title.partition(" of ")[0].split() for title in load_gazetteer().titles)
    return frozenset(words[-1] for words in heads if words)


def referent(noun: Word) -> Word:
    """The name that is apposed to a description, else the noun: "Bo Park" of "the chairman, Bo Park,"."""
    if noun.pos != "noun":
        return noun
    return next((child for child in noun.right if names(noun, child)), noun)


def names(noun: Word, other: Word) -> bool:
    """Whether an apposition is the name of what a common noun describes."""
    if noun.pos != "noun" or other.relation != "apposition" or other.pos != "name":
        return False
    return other.entity not in TIMES and other.child("number") is None and agree(noun, other)


def agree(noun: Word, other: Word) -> bool:
    """Whether both are one or both are several: "their talks, the Cabinet" are two things."""
    return noun.plural == (other.plural or other.child("conjunct") is not None)


# coordination


def apart(noun: Word, phrase: Callable[[Word, bool], Phrase]) -> tuple[Phrase, ...]:
    """The phrases of a coordination's members; one of all where only one of them is meant: "Mali or Togo".

    Args:
        noun: its first member.
        phrase: makes a phrase of a noun, with what is coordinated with it or without.
    """
    several = [referent(member) for member in _members(noun)]
    if len(several) > 1 and _one_of(noun, several):
        return (phrase(noun, True),)
    made = [phrase(member, False) for member in dict.fromkeys(several)]
    if len(several) > 1:
        made = [tuple([word for word in words if not _holds_for_all(word)]) for words in made]
    return tuple([words for words in made if words])


def _members(noun: Word) -> Iterator[Word]:
    """The members; those that hang on the name of the first are its equals too."""
    found = [noun, *noun.conjuncts()[1:]]
    if referent(noun) is not noun:
        found += referent(noun).conjuncts()[1:]
    yield from (member for member in found if member.pos not in ("punctuation", "space"))


def gives_examples(preposition: Word) -> bool:
    """ "ministers, *including* Bo Park", "countries *such as* Mali"."""
    if preposition.lower in _INCLUDING:
        return True
    return any(child.lower in _SUCH for child in preposition.left)


def _one_of(noun: Word, members: list[Word]) -> bool:
    """Whether "or" joins them, or a "no" before the first holds for all."""
    words = [child for member in (noun, *members) for child in member.children]
    if any(denies(word) for word in words):
        return False
    lowers = {word.lower for word in words if word.relation in ("coordinator", "determiner")}
    return not lowers.isdisjoint(_ALTERNATIVES)


def _holds_for_all(word: Word) -> bool:
    """ "*both* Mali and Togo", "*neither* Mali nor Togo"."""
    return word.lower in _EACH and word.relation in ("preconjunct", "determiner", "predeterminer")


def denies(word: Word) -> bool:
    """True for "neither" before a coordination."""
    return word.lower in _DENYING and word.relation in ("preconjunct", "determiner")


def denial(noun: Word) -> Phrase:
    """The "neither" before a coordination: it holds for each member."""
    if noun.child("conjunct") is None:
        return ()
    return tuple(child for child in noun.left if denies(child))

"""Words -> names and what is said of them beside: titles, and descriptions that a name is apposed to."""

from __future__ import annotations

from functools import lru_cache

from kg.lexicon import load_gazetteer
from kg.triples.phrases import Phrase, core, ordered, trim
from kg.words import TIMES, Entity, Relation, Word

_BEFORE: frozenset[Relation] = frozenset({"adjective", "compound", "nominal", "possessor"})
"""What stands before a name and may be of its title."""
_PERSONAL: frozenset[Entity] = frozenset({"person", ""})


def name_of(name: Word) -> Phrase:
    """A name without its title and what it is of: "Li Wei" of "Foreign Minister Li Wei of China"."""
    last = title_of(name)[-1]
    return tuple([word for word in core(name) if word.i > last.i])


def title_of(name: Word) -> Phrase:
    """ "French President" of "French President Ann Lee"; nothing where no title stands before a name."""
    if name.pos != "name" or name.entity not in _PERSONAL:
        return ()
    before = [child for child in name.left if child.relation in _BEFORE]
    ends = [n for n, word in enumerate(before, 1) if _ends_title(word, name)]
    words = [child.subtree() for child in before[: ends[-1]]] if ends else []
    return trim(ordered(*[tuple(each) for each in words if each[-1].entity not in TIMES]))


def _ends_title(word: Word, name: Word) -> bool:
    """True for "President", "spokesman"; not for "Russia's" or "Mr"."""
    if word.relation != "compound" or name.lower in _titles():
        return False
    if name.entity == "person":
        return word.pos == "noun" or word.lower in _titles()
    return word.lower in _titles() and word is not name.left[-1]


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """The nouns of the titles that we know: "secretary" of "secretary of state"."""
    heads = (title.title.partition(" of ")[0].split() for title in load_gazetteer().titles.values())
    return frozenset(words[-1] for words in heads) - set(load_gazetteer().abbreviations)


def referent(noun: Word) -> Word:
    """The name that is apposed to a description, else the noun: "Bo Park" of "the chairman, Bo Park,"."""
    around = (child for each in (noun, *_owners(noun)) for child in each.children)
    names = (child for child in around if child.relation == "apposition" if child.i > child.head.i)
    return next((name for name in names if described(name) is noun and is_name_of(name, noun)), noun)


def described(name: Word) -> Word:
    """What a name is apposed to; of "the chairman of the commission, Bo Park," the chairman."""
    noun = name.head
    if noun.relation == "governed" and noun.lower not in _titles() and name.entity in _PERSONAL:
        above = noun.head.head
        if noun.head.relation == "preposition" and above.lower in _titles():
            return above
    return noun


def _owners(noun: Word) -> list[Word]:
    """ "the commission" of "the chairman of the commission"."""
    if noun.lower not in _titles():
        return []
    below = [child for child in noun.right if child.relation == "preposition"]
    return [child for preposition in below for child in preposition.children if child.relation == "governed"]


def is_name_of(other: Word, noun: Word) -> bool:
    """Whether an apposition is the name of what a noun describes; acronyms in brackets name what is named."""
    if (other.relation, other.pos) != ("apposition", "name") or not describes(noun) or describes(other):
        return False
    acronym = other.text.isupper() and any(mark.text == "(" for mark in (*other.head.right, *other.left))
    return not (acronym or other.entity in TIMES or other.child("number")) and agree(noun, other)


def describes(noun: Word) -> bool:
    """True for a common noun, and for a title without a name: "the Secretary of State"."""
    return noun.pos == "noun" or (noun.entity != "person" and noun.lower in _titles())


def agree(noun: Word, other: Word) -> bool:
    """Whether both may be one thing, or both several: "their talks, the Cabinet" may not."""
    return several(other) if noun.plural else not other.plural


def several(noun: Word) -> bool:
    """True for a plural and for a coordination."""
    return noun.plural or noun.child("conjunct") is not None

"""A tree of Universal Dependencies, its labels already ours -> the shape that our relations have.

There content words govern function words ("*is* a member": the copula hangs on the noun, "*in* Oslo": so does
the preposition), and all conjuncts hang on the first.  Here a copula and a preposition are heads, and each
conjunct hangs on the one before it.  The steps are taken in their order on each tree; words change in
place, since nobody has seen them yet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from kg.lexicon import word_list
from kg.syntax.surface import has_subject, is_passive
from kg.words import ALL_SUBJECTS, Relation, Word

_CLAUSE = frozenset({
    *ALL_SUBJECTS, "expletive", "auxiliary", "mark", "punctuation", "coordinator", "parataxis",
    "interjection", "adverbial",
})  # fmt: skip
"""What belongs to a clause and not to the noun or adjective that its copula says of the subject."""
_BARE = frozenset({*ALL_SUBJECTS, "object"})
"""Relations of nouns that have no preposition over them, whatever stands before them."""
_GOVERNED = frozenset({"governed", "governed clause"})
_NEGATIONS = word_list("syntax.negations")
_CONJUNCTIONS = word_list("syntax.conjunctions")


def turn_round(words: Sequence[Word]) -> None:
    """Bring the trees of a text into our shape, in place.

    Example:
        In "Iran is a member" the root is "member" before and "is" after, with "member" as its attribute.
    """
    for step in _STEPS:
        for word in words:
            step(word)
    for word in words:
        word.children.sort(key=lambda child: child.i)


def _hang(word: Word, head: Word, relation: Relation | None = None) -> None:
    """Put a word, with all below it, under another head; a word under itself is a root."""
    if word.head is not word:
        word.head.children.remove(word)
    word.head = head
    if head is not word:
        head.children.append(word)
    word.relation = relation or word.relation


def _replace(old: Word, new: Word, relation: Relation | None = None) -> None:
    """Put ``new``, which hangs on ``old``, in its place in the tree; ``old`` stays without one."""
    _hang(new, new if old.head is old else old.head, relation or old.relation)
    if old.head is not old:
        old.head.children.remove(old)
    old.head = old


def _of(word: Word, *relations: Relation) -> list[Word]:
    """The children that are one of these to the word, in text order."""
    return sorted(
        (child for child in word.children if child.relation in relations), key=lambda child: child.i
    )


# names


def _name(word: Word) -> None:
    """ "*Ban* Ki-moon" -> "Ban *Ki-moon*": the last part of a name is its head."""
    parts = [child for child in _of(word, "compound") if child.i > word.i]
    if not parts:
        return
    last = parts[-1]
    _replace(word, last)
    for child in list(word.children):
        _hang(child, last)
    _hang(word, last, "compound")


# copulas


def _copula(word: Word) -> None:
    """ "Iran is a *member*" -> "Iran *is* a member"."""
    copula = next((child for child in _of(word, "predicative") if child.pos == "auxiliary"), None)
    if copula is None:  # or an adjective that hangs on its copula by now
        return
    _replace(word, copula)
    for child in list(word.children):
        if _of_clause(child, word, copula):
            _hang(child, copula)
    _hang(word, copula, _said(word))


def _said(word: Word) -> Relation:
    """What a word is to its copula: "is *ready*", "is a *member*", "is *here*", "the aim is *to leave*"."""
    if word.verbal:
        return "open complement" if word.form == "base" else "complement"
    by_pos: dict[str, Relation] = {"adjective": "predicative", "adverb": "adverb"}
    return by_pos.get(word.pos, "attribute")


def _of_clause(child: Word, said: Word, copula: Word) -> bool:
    """True for a child of what is said that belongs to the clause, and so to the copula."""
    if said.verbal:
        return child.relation in ALL_SUBJECTS and child.i < copula.i
    if child.relation in _CLAUSE:
        return True
    rule = _SHARED.get(child.relation)
    return rule is not None and rule(child, said, copula)


def _of_adverb(child: Word, said: Word, copula: Word) -> bool:
    """ "is *not* ready", "is *still* a member", but "is *very* ready"."""
    return said.pos != "adjective" or child.i < copula.i or child.lemma in _NEGATIONS


def _of_oblique(child: Word, said: Word, copula: Word) -> bool:
    """ "was president *in 2010*", "*in 2010* was ready", but "was ready *for talks*"."""
    return said.pos != "adjective" or child.i < copula.i or child.child("case") is None


def _of_second(child: Word, said: Word, copula: Word) -> bool:
    """ "is a member and *pays*", but "is a member and *founder*"."""
    return child.verbal or has_subject(child) or child.child("predicative") is not None


def _of_complement(child: Word, said: Word, copula: Word) -> bool:
    """ "it is clear *that he left*", but "Iran is happy *that he left*"."""
    return said.child("expletive") is not None or copula.child("expletive") is not None


_SHARED: dict[Relation, Callable[[Word, Word, Word], bool]] = {
    "adverb": _of_adverb,
    "noun adverb": _of_oblique,
    "conjunct": _of_second,
    "complement": _of_complement,
}


# coordination


def _coordination(word: Word) -> None:
    """ "A, B and C": B hangs on A and C on B, "and" on B."""
    before = word
    for second in _of(word, "conjunct"):
        for mark in _of(second, "coordinator", "punctuation"):
            if mark.i < second.i:
                _hang(mark, before)
        if before is not word:
            _hang(second, before)
        before = second


# prepositions


def _prepositions(word: Word) -> list[Word]:
    """What stands before a noun or gerund as its preposition, in text order: "out", "of"."""
    found = [child for child in _of(word, "case") if child.form != "possessive ending"]
    if not found and _is_gerund(word):
        found = [child for child in _of(word, "mark") if child.lower not in _CONJUNCTIONS]
    return [part for first in found for part in (first, *_of(first, "other"))]


def _is_gerund(word: Word) -> bool:
    """ "after *leaving*", "after being *left*"."""
    if not word.verbal:
        return False
    return word.form == "gerund" or any(
        child.form == "gerund" for child in _of(word, "auxiliary", "passive auxiliary")
    )


def _phrase(word: Word) -> None:
    """ "met in *Oslo*" -> "met *in* Oslo", "accused of *lying*" -> "accused *of* lying"."""
    prepositions = () if word.relation in _BARE else tuple(_prepositions(word))
    if not prepositions:
        return
    top = prepositions[0]
    if word.relation == "conjunct" and word.head.relation in _GOVERNED:
        _second_phrase(word, top)
    else:
        _replace(word, top, _of_phrase(word, top))
    for part, following in pairwise(prepositions):
        _hang(following, part, "preposition")
    ends = prepositions[-1].conjuncts()  # "with and *against* Iran"
    _hang(word, ends[-1], "governed clause" if word.verbal else "governed")
    for part in (*prepositions, *ends):
        part.pos = "adposition"


def _second_phrase(word: Word, preposition: Word) -> None:
    """ "in Oslo and in *Rome*": the second preposition is a conjunct of the first."""
    before = word.head
    _hang(preposition, before.head, "conjunct")
    for mark in _of(before, "coordinator"):
        if mark.i > before.i:
            _hang(mark, before.head)
    _hang(word, word)


def _of_phrase(word: Word, preposition: Word) -> Relation:
    """What the preposition is to the word above: an "agent" where it tells by whom something is done."""
    if word.relation in ("root", "conjunct"):
        return word.relation
    by = preposition.lower == "by" and word.relation == "noun adverb" and is_passive(word.head)
    return "agent" if by or word.relation == "agent" else "preposition"


# what only needs another name


def _rename(word: Word) -> None:
    """The relation that a word has here where the label does not tell it."""
    rule = _RENAMED.get(word.relation)
    if rule is not None:
        word.relation = rule(word)


def _mark(word: Word) -> Relation:
    """ "*to* leave" has an auxiliary."""
    return "auxiliary" if word.form == "to" else "mark"


def _adverb(word: Word) -> Relation:
    return "negation" if word.lemma in _NEGATIONS else "adverb"


def _open_complement(word: Word) -> Relation:
    """ "became *president*", "remained *neutral*", "named him *president*"."""
    if word.verbal or not (word.nominal or word.pos == "adjective"):
        return "open complement"
    if word.head.child("object") is not None:
        return "object predicate"
    return "predicative" if word.pos == "adjective" else "attribute"


def _expletive(word: Word) -> Relation:
    """ "*It* is clear that he left" has a subject, "*There* were talks" has none."""
    return "subject" if word.form == "personal" else "expletive"


def _subject(word: Word) -> Relation:
    """ "There were *talks*": what is there is said of nobody."""
    after = word.i > word.head.i and word.head.lemma == "be"
    return "attribute" if after and word.head.child("expletive") is not None else "subject"


def _clausal_subject(word: Word) -> Relation:
    """ "It is clear that he *left*"."""
    expletive = any(child.form == "personal" for child in _of(word.head, "expletive", "subject"))
    return "complement" if expletive else "clausal subject"


_RENAMED: dict[Relation, Callable[[Word], Relation]] = {
    "mark": _mark,
    "adverb": _adverb,
    "open complement": _open_complement,
    "subject": _subject,
    "clausal subject": _clausal_subject,
    "expletive": _expletive,
}

_STEPS: tuple[Callable[[Word], None], ...] = (_name, _copula, _coordination, _phrase, _rename)

"""What the tree shows of a verb at once: whether it heads a clause, its voice, and the phrases on it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import word_list
from kg.words import ALL_SUBJECTS, Word

RELATIVES = word_list("syntax.relatives")
"""Pronouns that open a relative clause."""

_HELPING = frozenset({"auxiliary", "passive auxiliary", "adjective", "compound", "punctuation"})
_PASSIVE = frozenset({"passive auxiliary", "passive subject", "passive clausal subject"})
_BARE_PASSIVE = frozenset({
    "adnominal", "adverbial", "relative", "complement", "open complement", "object predicate", "root",
    "governed clause",
})  # fmt: skip
"""Where a participle without an auxiliary is passive: "troops *stationed* in", "wants it *lifted*"."""
_LIKE_PREPOSITIONS = word_list("syntax.like_prepositions")


def has_subject(verb: Word) -> bool:
    """True for a verb with a subject of its own."""
    return any(child.relation in ALL_SUBJECTS for child in verb.children)


def is_predicate(word: Word) -> bool:
    """True for a verb that heads a clause; auxiliaries and participles before a noun do not.

    Example:
        In "He was met by the elected leader" only "met" is one.
    """
    if word.relation in _HELPING or not word.verbal:
        return False
    return word.relation != "preposition" or word.lemma not in _LIKE_PREPOSITIONS


def is_passive(verb: Word) -> bool:
    """True for a passive participle, with its auxiliary or without ("troops stationed in")."""
    relations = {child.relation for child in verb.children}
    if relations & _PASSIVE:
        return True
    if verb.form != "participle" or "auxiliary" in relations:
        return False
    if verb.relation == "conjunct" and verb.head.verbal:
        return relations.isdisjoint(ALL_SUBJECTS) and is_passive(verb.head)
    return verb.relation in _BARE_PASSIVE


def recipient_of(verb: Word) -> Word | None:
    """Who is given or told something: "gave *Iran* time", "gave time to *Iran*"."""
    for child in verb.children:
        if child.relation == "recipient":
            noun = child.child("governed") if child.pos == "adposition" else child
            if noun is not None:
                return noun
    return None


def obliques_of(verb: Word) -> Iterator[tuple[str, Word]]:
    """(preposition, noun) pairs of the phrases on a verb, in text order; an agent's is "by".

    Of a relative clause also the noun that it describes: "the talks *in which* Oman took part", "that Oman
    took part *in*".
    """
    for child in verb.children:
        if child.relation in ("preposition", "agent") or _gives_to(child):
            yield from ((name, _antecedent(noun)) for name, noun in prepositional(child))
            yield from _stranded(child)
        elif child.relation == "adverb":
            yield from (pair for inner in child.children for pair in _of_adverb(inner))


def _antecedent(noun: Word) -> Word:
    """What a relative pronoun after a preposition stands for; any other noun itself."""
    if noun.lower not in RELATIVES:
        return noun
    clause = noun.head.head
    return clause.head if clause.relation == "relative" else noun


def _stranded(preposition: Word) -> Iterator[tuple[str, Word]]:
    """ "the country that the Rohingya fled *from*"; who "fled" himself is no country."""
    verb = preposition.head
    subject = verb.child(*ALL_SUBJECTS) if verb.relation == "relative" else None
    others = subject is not None and subject.lower not in RELATIVES
    if others and not preposition.children:
        yield preposition.lower, verb.head


def _of_adverb(child: Word) -> Iterator[tuple[str, Word]]:
    """What hangs on an adverb is the verb's too: "walked *away* from the talks"."""
    return prepositional(child) if child.relation == "preposition" else iter(())


def _gives_to(child: Word) -> bool:
    return child.relation == "recipient" and child.pos == "adposition"


def prepositional(preposition: Word, before: tuple[str, ...] = ()) -> Iterator[tuple[str, Word]]:
    """(preposition, noun) pairs of a prepositional phrase.

    Args:
        preposition: the word that heads the phrase.
        before: the names of the phrase that this one ends, the longest first.

    Example:
        "out of Iran" is ("out of", Iran) and ("of", Iran); "with and against Iran" gives Iran to both.
    """
    names = (*(f"{name} {preposition.lower}" for name in before), preposition.lower)
    for child in preposition.children:
        if child.relation == "governed":
            yield from ((name, child) for name in names)
        elif child.relation == "preposition":
            yield from prepositional(child, names)
        elif child.relation == "conjunct" and child.pos == "adposition":
            yield from prepositional(child, before)
    yield from ((name, noun) for noun in _shared(preposition) for name in names)


def _shared(preposition: Word) -> Iterator[Word]:
    """The noun of a preposition that has it from the next: "with and against *Iran*"."""
    if preposition.child("governed") is None:
        nouns = (child.child("governed") for child in preposition.children if child.relation == "conjunct")
        yield from (noun for noun in nouns if noun is not None)

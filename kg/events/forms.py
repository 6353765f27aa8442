"""What the form of a word tells about its truth: tense, definiteness, the marks and adjectives beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.lexicon import word_list
from kg.words import HYPHENS, Relation, Word

AUXILIARIES: tuple[Relation, ...] = ("auxiliary", "passive auxiliary")
_MARKS: frozenset[Relation] = frozenset({"mark", "adverb"})
_THE = word_list("definite")


def is_any(name: str, *words: Word) -> Word | None:
    """The first of these words that is in a set of ``[status]``."""
    members = _members(name)
    for word in words:
        if word.lower in members:
            return word
    return None


@cache
def _members(name: str) -> frozenset[str]:
    return word_list(f"status.{name}")


def marks(word: Word) -> tuple[Word, ...]:
    """The conjunctions and adverbs of a clause."""
    return tuple(child for child in word.children if child.relation in _MARKS)


def hyphened(word: Word) -> str:
    """The whole of a word that the parser takes apart at its hyphens, by its last part: "so-called"."""
    own = [child for child in word.left if word.i - child.i <= len(word.left)]
    return "".join(each.lower for each in (*own, word)) if any(c.text in HYPHENS for c in own) else word.lower


def is_past(verb: Word) -> bool:
    """True for a past tense, also of its auxiliary: "attacked", "had attacked", "was attacked".

    A participle with a subject and without an auxiliary is a past tense that the parser took for one.
    """
    helping = [child for child in verb.children if child.relation in AUXILIARIES]
    if verb.form == "participle" and not helping:
        return verb.child("subject") is not None
    return verb.form == "past" or any(child.form == "past" for child in helping)


def is_definite(noun: Word) -> bool:
    """True for a name, and for a noun with "the", "this" or an owner: there is such a thing."""
    return noun.pos == "name" or any(
        child.relation == "possessor" or (child.relation == "determiner" and child.lower in _THE)
        for child in noun.children
    )


def auxiliaries(verb: Word) -> Iterator[Word]:
    """What helps a verb but for its passive: "has", "will", "to"."""
    return (child for child in verb.children if child.relation == "auxiliary")


def infinitive_mark(word: Word) -> Word | None:
    """The "to" of an infinitive."""
    return next((each for each in auxiliaries(word) if each.lower == "to"), None)


def is_performative(verb: Word, above: Word) -> bool:
    """True for a polite way of saying: "I must say that", "we can confirm that", "I want to stress that".

    ``above`` is the verb that has the subject, and is polite or has a modal that is.
    """
    subject = above.child("subject")
    if subject is None or is_any("first_person", subject) is None:
        return False
    wishes = above is not verb and above.lemma in word_list("status.polite_verb")
    if _says(verb):
        return wishes or is_any("polite", *above.children) is not None
    done = verb if above is not verb else verb.child("open complement")
    return above.lemma in word_list("status.performing_by") and done is not None and _performs(done)


def _says(verb: Word) -> bool:
    return verb.lemma in word_list("reporting") and verb.child("complement") is not None


def _performs(verb: Word) -> bool:
    """ "I would like *to thank* you": so does he."""
    return verb.lemma in word_list("status.performing")


def is_subjunctive(verb: Word) -> bool:
    """True for a clause that tells what shall be: "insisted that Iran *leave*"."""
    subject = verb.child("subject")
    if subject is None or verb.child(*AUXILIARIES) is not None:
        return False
    one = subject.form in ("singular", "singular name") and subject.child("conjunct") is None
    return verb.form == "base" or (verb.form == "present" and one and verb.lemma != "be")


def adjectives(word: Word) -> tuple[Word, ...]:
    """What is said of an event noun before it, or after a copula: "an attack is *possible*"."""
    if word.pos != "noun":
        return ()
    own = tuple(child for child in word.children if child.relation in ("adjective", "determiner"))
    if word.relation != "subject" or not word.head.verbal:
        return own
    return (*own, *(child for child in word.head.children if child.relation == "predicative"))


def members(word: Word) -> list[Word]:
    """Those of a coordination that are meant: not Chad of "Mali but *not Chad*", "*not Chad* but Mali"."""
    found = word.conjuncts()
    return [each for each in found if not _is_left_out(each)] if len(found) > 1 else found


def _is_left_out(member: Word) -> bool:
    if all(child.relation != "negation" for child in member.left):
        return False
    return member.relation == "conjunct" or is_any("contrary", *member.children) is not None

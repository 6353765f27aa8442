"""Infinitives in a list, and those of "for X to": "called for Iran *to free* the crew, *pay* and *leave*".

Rules of `kg.syntax.repair`: each looks at one word and says which words are to change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.lexicon import word_list
from kg.syntax.changes import Change
from kg.syntax.surface import has_subject
from kg.words import ALL_SUBJECTS, Word

_PLEAS = word_list("syntax.taking.for")
_FOR = "for"  # a function word: "a plea for Iran to leave"
_TENSED = frozenset({"past", "present singular"})
_BARE = frozenset({"base", "present"})
_OPENING = frozenset({"to", "modal"})
_OWN = frozenset({*ALL_SUBJECTS, "auxiliary", "passive auxiliary", "mark"})


def in_series(verb: Word) -> Sequence[Change]:
    """ "called for Iran to free them, *pay* and leave": a bare form goes on with the infinitive before it.

    It has no tense, and cannot be one more thing that the verb above, which has one, tells.
    """
    if verb.head.form not in _TENSED or not _is_bare(verb):
        return ()
    first = next(_infinitives(verb.head, verb), None)
    return (Change(verb, head=first, relation="conjunct"),) if first is not None else ()


def _is_bare(verb: Word) -> bool:
    """True for a base form, or what a tagger takes for a plural's present, with nothing of its own."""
    if verb.form not in _BARE:
        return False
    return _OWN.isdisjoint(child.relation for child in verb.children)


def _infinitives(governor: Word, until: Word) -> Iterator[Word]:
    """The infinitives and verbs with a modal between two words, the nearest to the second first."""
    below = {word.i for word in until.subtree()}
    between = (word for word in reversed(governor.subtree()) if word.i in range(governor.i, until.i))
    between = (word for word in between if word.i not in below)
    yield from (word for word in filter(_opens, between) if not _in_relative(word, governor))


def _opens(word: Word) -> bool:
    """True for an infinitive, a verb with a modal and a subjunctive."""
    if word.form != "base":
        return False
    forms = {child.form for child in word.children if child.relation == "auxiliary"}
    return bool(forms & _OPENING) or word.relation == "complement"


def _in_relative(word: Word, governor: Word) -> bool:
    """True for what is told of a noun in passing: "free those *who want to leave*, pay"."""
    while word is not governor:
        if word.relation == "relative":
            return True
        word = word.head
    return False


def pleaded(verb: Word) -> Sequence[Change]:
    """ "made a plea for Iran *to leave*": who is to do what stands with the plea that it follows."""
    noun, first = verb.head.child("object"), verb.children[0] if verb.children else verb
    if noun is None or first.lower != _FOR:
        return ()
    follows = noun.subtree()[-1].i == first.i - 1
    pleads = noun.lemma in _PLEAS
    return (Change(verb, head=noun),) if all((follows, pleads, has_subject(verb))) else ()

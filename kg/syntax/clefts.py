"""Clefts and questions with a copula -> who is said to have done it: rules of `kg.syntax.repair`.

"It was Norway that accused Russia", "Mr. Smith, was it the minister who left?", "Is he the man who left?"
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import word_list
from kg.syntax.changes import Change
from kg.syntax.surface import RELATIVES
from kg.words import SUBJECTS, Word

_IT = "it"  # a function word: "it was Norway that left"
_COURTESIES = word_list("actors.courtesies")


def clefted(clause: Word) -> Sequence[Change]:
    """ "It was *Norway* that accused Russia": a clause with a relative pronoun is no clause that is told."""
    copula = clause.head
    doer, thing = clause.child(*SUBJECTS), copula.child("attribute")
    if doer is None or thing is None or doer.lower not in RELATIVES or copula.lemma != "be":
        return ()
    it = any(child.lower == _IT for child in copula.children)
    return (Change(clause, head=thing, relation="relative"),) if it and thing.i < clause.i else ()


def asked_whether_he_is(root: Word) -> Sequence[Change]:
    """ "Is Mr. Smith *the man* who left?": he is no more than asked to be that man."""
    subject = root.child("subject")
    if root.lemma != "be" or subject is None or root.subtree()[0] is not root:
        return ()
    if root.child("attribute", "predicative") is not None:
        return ()
    named = subject.child("apposition")
    if named is None or any(each.text == "," for each in subject.children):
        return ()
    return (Change(named, head=root, relation="attribute"),)


def addressed(root: Word) -> Sequence[Change]:
    """ "*Mr. Smith*, was it Norway?", "*Mr. Smith*, Norway left.": who is spoken to is nobody in it."""
    first = next((child for child in root.children if child.relation in SUBJECTS), None)
    if first is None or first.pos != "name" or root.subtree()[0] is not first.subtree()[0]:
        return ()
    last = first.subtree()[-1]
    comma = last.i if last.text == "," else last.i + 1
    if not any(word.i == comma and word.text == "," for word in root.subtree()):
        return ()
    away, asked = Change(first, relation="noun adverb"), root.child("attribute")
    others = (child for child in root.children if child.relation in SUBJECTS)
    other = next((child for child in others if child is not first), None)
    if other is not None:
        apart = _asks(root, comma) or (is_courteous(first) and not is_courteous(other))
        return (away,) if apart else ()
    return (away, Change(asked, relation="subject")) if asked is not None and _asks(root, comma) else ()


def is_courteous(name: Word) -> bool:
    """ "*Mr.* Smith"."""
    return any(child.lower.rstrip(".") in _COURTESIES for child in name.children)


def _asks(copula: Word, comma: int) -> bool:
    """ "Mr. Smith, *was* it Norway?"."""
    marked = any(child.text == "?" for child in copula.children)
    return marked and copula.lemma == "be" and copula.i == comma + 1

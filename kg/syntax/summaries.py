"""Nouns that sum up the clause before them: "freed ten soldiers, *a gesture* that Spain hailed".

A rule of `kg.syntax.repair`: such a noun is no object and nobody's name; it hangs on the verb whose clause it
sums up.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import word_list
from kg.syntax.changes import Change
from kg.words import Word

_SUMMARIES = word_list("syntax.summaries")
_BARE = frozenset({"base", "gerund"})
_INDEFINITE = word_list("syntax.indefinite")


def summing_up(noun: Word) -> Sequence[Change]:
    """ "asked for an inquiry, *a demand* that France opposes": it was asked, and nobody asked a demand."""
    if noun.lemma not in _SUMMARIES or not _is_told_of(noun) or not _after_comma(noun):
        return ()
    verb = next((word for word in noun.ancestors() if word.pos == "verb" and word.form not in _BARE), None)
    if verb is None or verb.i > noun.i:
        return ()
    return (Change(noun, head=verb, relation="apposition"),)


def _is_told_of(noun: Word) -> bool:
    """True for "a demand that France opposes", with an article and a relative clause."""
    article = any(c.relation == "determiner" and c.lower in _INDEFINITE for c in noun.children)
    return article and noun.child("relative") is not None


def _after_comma(noun: Word) -> bool:
    before = noun.subtree()[0].i - 1
    around = (word for above in noun.ancestors() for word in above.subtree())
    return any(word.i == before and word.text == "," for word in around)

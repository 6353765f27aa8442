"""Words -> phrases: which words of a parse belong to a noun phrase, a verb phrase, or a clause."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Slot
from kg.words import Parse, Word

QUOTES = frozenset({"``", "''", '"', "“", "”"})
_LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "quantmod", "nmod", "predet", "case", "advmod", "npadvmod"}
)
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "prt"})
_LOOSE = frozenset({"relcl", "appos", "advcl", "acl", "parataxis", "dep", "ccomp"})


def cut(parse: Parse, role: str, words: Iterable[Word]) -> Slot:
    """A slot of these words: a slice of the text, or several joined by single spaces where words are left out."""
    ordered = sorted(set(words), key=lambda word: word.i)
    pieces: list[str] = []
    first = last = ordered[0]
    for word in ordered[1:]:
        if word.i != last.i + 1:
            pieces.append(parse.text[first.start : last.end])
            first = word
        last = word
    pieces.append(parse.text[first.start : last.end])
    return Slot(role, " ".join(pieces), ordered[0].start, last.end)


def trim(words: list[Word]) -> list[Word]:
    """Without punctuation and conjunctions at the edges; quotation marks stay in pairs."""
    start, end = 0, len(words)
    while start < end and _edge(words[start]):
        start += 1
    while end > start and _edge(words[end - 1]):
        end -= 1
    return words[start:end]


def _edge(word: Word) -> bool:
    return (word.pos in ("PUNCT", "SPACE") and word.text not in QUOTES) or word.dep in ("cc", "preconj")


def after_comma(word: Word) -> bool:
    """True where the subtree of the word stands after a comma or dash: it adds, it does not restrict."""
    first = leftmost(word)
    return any(
        child.dep == "punct"
        and child.text in (",", "--", "-", "–", "—", "-LRB-", "(", ";", ":")
        and word.head.i < child.i < first.i + 1
        for child in word.head.children
    )


def leftmost(word: Word) -> Word:
    """The first word of the subtree, found along the first children."""
    while word.children and word.children[0].i < word.i:
        word = word.children[0]
    return word


def full(word: Word, *, conjuncts: bool = True) -> list[Word]:
    """A phrase with its modifiers, without what merely adds: appositions, clauses after a comma."""
    found = [word]
    stack = [word]
    while stack:
        head = stack.pop()
        for child in head.children:
            if child.dep in _LOOSE and after_comma(child):
                continue
            if child.dep == "appos" and child.i > head.i + 1:
                continue
            if not conjuncts and head is word and child.dep in ("conj", "cc", "preconj"):
                continue
            found.append(child)
            stack.append(child)
    found.sort(key=lambda w: w.i)
    return trim(found)


def core(word: Word) -> list[Word]:
    """The smallest noun phrase that still names its thing: the head with what stands before it."""
    found = [word]
    for child in word.children:
        if child.i < word.i and child.dep in _LEFT:
            found.extend(child.subtree())
    found.sort(key=lambda w: w.i)
    return trim(found)


def verbal(verb: Word) -> list[Word]:
    """A verb with auxiliaries, negation, particle and the adverbs between them."""
    found = [verb]
    for child in verb.children:
        if child.dep in _AUXILIARY:
            found.append(child)
    first = min(word.i for word in found)
    for child in verb.children:
        if child.dep == "advmod" and first < child.i < verb.i and not child.children:
            found.append(child)
    found.sort(key=lambda w: w.i)
    return found

"""What a word of a tree becomes: the changes that the rules of `kg.syntax.repair` ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.words import Form, Relation, Word


@dataclass(frozen=True, slots=True)
class Change:
    """What a word becomes: another form or relation, under another head; None leaves it as it is.

    ``verb`` is the lemma of what was no verb to the parser, or is another.
    """

    word: Word
    head: Word | None = None
    relation: Relation | None = None
    form: Form | None = None
    verb: str | None = None


Rule = Callable[[Word], Sequence[Change]]
"""Looks at one word and says which words are to change, or nothing."""


def make(change: Change) -> None:
    """Change a word of a tree that is nobody else's."""
    word, head = change.word, change.head
    word.relation = change.relation or word.relation
    word.form = change.form or word.form
    if change.verb is not None:
        word.pos, word.lemma, word.entity = "verb", change.verb, ""
    if head is None:
        return
    if word.head is not word:
        word.head.children.remove(word)
    word.head = head
    if head is not word:
        head.children.append(word)
        head.children.sort(key=lambda child: child.i)

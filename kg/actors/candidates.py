"""A Candidate: words that may stand for an actor, what they may be, and the word that they hang by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.actors.nouns import Noun, Pronoun
from kg.lexicon import Entry
from kg.model import Kind
from kg.words import Word

Form = Literal["name", "demonym", "unknown", "noun", "pronoun"]


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """Words ``first`` to ``last`` (both inclusive), what they may be, and the word they hang by.

    ``entries`` are who a known name may be, or what is known of the name inside or before an unknown one;
    ``label`` is what the parser takes it for; ``noun`` of an unknown name is what it ends with.
    """

    first: int
    last: int
    head: Word
    form: Form
    entries: tuple[Entry, ...] = ()
    label: str = ""
    noun: Noun | None = None
    pronoun: Pronoun | None = None

    def is_known(self, kind: Kind) -> bool:
        """Whether it is a known name, most likely of an actor of that kind."""
        return self.form == "name" and self.entries[0].actor.kind == kind

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.first == self.last


def head_of(words: Sequence[Word], start: int, stop: int) -> Word:
    """The word of a span that the rest hangs on: the last one whose head is outside."""
    for word in reversed(words[start:stop]):
        if word.head is word or not start <= word.head.i < stop:
            return word
    return words[stop - 1]

"""A Doc of other words, or of some of its words: with what the tokenizer knew of those that stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_NORM = "NORM"


def copied(doc: Any, texts: Sequence[str], spaces: Sequence[bool], places: Sequence[int]) -> Any:
    """A Doc that is not read yet.

    Args:
        doc: The one that it is made of.
        texts: Its words.
        spaces: Whether a blank follows each.
        places: The word of ``doc`` that each is there for.  Where it is the same word it keeps its norm,
            which the word alone doesn't tell ("n't" is "not").
    """
    made = type(doc)(doc.vocab, words=texts, spaces=spaces)
    if not places:
        return made
    before = doc.to_array(_NORM)[[*places]]
    for n in (before != made.to_array(_NORM)).nonzero()[0].tolist():
        real = doc[places[n]]
        if straight(real.text) == straight(texts[n]):
            made[n].norm_ = real.norm_
    return made


_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def straight(text: str) -> str:
    """The text with the marks that parsers know best: "n’t" is a noun to them, "n't" a negation."""
    return text if text.isascii() else text.translate(_STRAIGHT)

"""Sentence -> what its events are about (PLOVER's contexts), by its words and phrases."""

from __future__ import annotations

from collections.abc import Mapping

from kg.words import Sentence

_LONGEST = 3
"""Words of the longest phrase in ``contexts.toml``: "crimes against humanity"."""


def contexts_of(sentence: Sentence, contexts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The contexts of a sentence, in order; of words that make up a longer phrase the phrase decides.

    Args:
        sentence: the words.
        contexts: of each word or phrase ("peace talk") the contexts that it gives; () for "european union".

    Example:
        "The European Union met the Attorney General about human rights" -> human_rights, legal
    """
    lemmas = [word.lemma.lower() for word in sentence.words]
    found: set[str] = set()
    at = 0
    while at < len(lemmas):
        length = _longest(lemmas, at, contexts)
        found.update(contexts.get(" ".join(lemmas[at : at + length]), ()))
        at += length
    return tuple(sorted(found))


def _longest(lemmas: list[str], at: int, contexts: Mapping[str, tuple[str, ...]]) -> int:
    """How many words the longest known phrase has that begins at a place; one where there is none."""
    lengths = range(_LONGEST, 1, -1)
    return next((n for n in lengths if " ".join(lemmas[at : at + n]) in contexts), 1)

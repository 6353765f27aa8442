"""Who tells a headline, where its tail says so: "Jets bomb market in Tigray: *witnesses*"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.lexicon import word_list
from kg.words import HYPHENS, Parse, Word

_LONGEST = 4
"""How many words may name the teller: "human rights watch group"."""


def tails(parse: Parse) -> Iterator[tuple[int, Word]]:
    """The words that stand before a tail, by their index, each with the word for who tells it.

    Args:
        parse: the document.

    Example:
        "Turkey bombs village: sources" -> "Turkey", "bombs" and "village" are told by "sources".
    """
    for sentence in parse.sentences:
        words = [word for word in sentence.words if word.text != "."]
        mark = _mark(words)
        if mark:
            yield from ((word.i, words[-1]) for word in words[:mark])


def _mark(words: Sequence[Word]) -> int:
    """Where the colon or dash stands before a tail; 0 where there is none."""
    marks = [i for i, word in enumerate(words) if _parts(words, i)]
    if not marks or not words[-1].nominal or words[-1].lower not in word_list("status.tellers"):
        return 0
    tail = words[marks[-1] + 1 :]
    simple = 0 < len(tail) <= _LONGEST and not any(word.verbal or word.text == "," for word in tail)
    return marks[-1] if simple and not any(word.relation == "coordinator" for word in tail) else 0


def _parts(words: Sequence[Word], at: int) -> bool:
    """A colon, or a dash with blanks around it."""
    text = words[at].text
    return text in (":", "—") or (
        at > 0 and text in (*HYPHENS, "--") and words[at - 1].space and words[at].space
    )

"""Clauses -> whether it happened and who says so: polarity, factuality, the chain of speakers, and the steps.

The reading goes once from the root of each sentence down.  What a word stands under is what its governor
passes to it (``embedding``, by the signatures of the lexicon), and then what stands beside it: negation,
modals, hedges, conditions (``operators``).  So what is above a verb of saying counts as well: "could not
confirm that" leaves open what "confirmed that" vouches for.

After Nairn, Condoravdi and Karttunen, "Computing relative polarity for textual inference" (2006); Lotan,
Stern and Dagan, "TruthTeller" (2013); Sauri and Pustejovsky, "FactBank" (2009).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kg.events.context import Status
from kg.events.embedding import Knowledge, Node, inherited, parenthetical
from kg.events.negation import denied
from kg.events.operators import of_clause, of_word
from kg.lexicon import Frames
from kg.syntax import Clause, Quote
from kg.words import Parse, Word

__all__ = ["Status", "Statuses", "find_statuses"]

_TELLING = frozenset({"verb", "auxiliary", "noun", "name", "adjective"})
Statuses = Mapping[int, Status]
"""The status of every word of a document by the word's index; it cannot be changed."""


def find_statuses(
    parse: Parse, clauses: Mapping[int, Clause], frames: Frames, quotes: Sequence[Quote] = ()
) -> Statuses:
    """What every word of a document stands under, each word looked at once, from the roots downwards.

    Args:
        parse: the parsed document.
        clauses: its clauses, by the index of their predicate: the subject of a verb of saying is the speaker.
        frames: the lexicon, for its signatures.
        quotes: its quotations; they belong to their speaker where the sentence itself names none.

    Returns:
        One status for each word: of a predicate, whether what it tells happened and who says so.

    Example:
        For "Iran failed to withdraw" the word "withdraw" is negative and actual, by the step
        ``status: fail[to] (in a positive context)``.
    """
    knowledge = Knowledge(clauses, frames)
    quoted = _quoted(parse, quotes)
    found: dict[int, Status] = {}
    todo = [(word, _beside(word, Status(), knowledge)) for word in parse.words if word.head is word]
    while todo:
        word, node = todo.pop()
        found[word.i] = _in_quotation(word, node.own, quoted)
        todo.extend((child, _below(child, node, knowledge)) for child in word.children)
    return MappingProxyType(found)


def _below(word: Word, above: Node, knowledge: Knowledge) -> Node:
    """What a word stands under; a preposition passes on what it hangs on, and its own negation.

    A bare article, mark or number tells nothing, and is as its head.
    """
    if word.pos in ("adposition", "subordinator"):
        return replace(above, own=denied(above.own, word))
    if not word.children and word.pos not in _TELLING:
        return above
    return _beside(word, inherited(word, above, knowledge), knowledge)


def _beside(word: Word, passed: Status, knowledge: Knowledge) -> Node:
    clause = parenthetical(word, _cited(word, of_clause(passed, word)), knowledge)
    return Node(word, clause, of_word(denied(clause, word), word))


def _cited(word: Word, status: Status) -> Status:
    """With whom "according to ..." names beside the word."""
    for noun in _according(word):
        status = status.told_by(noun, "according to", f"a claim of '{noun.text}'")
    return status


def _according(word: Word) -> Iterator[Word]:
    for child in word.children:
        if child.lower == "according":
            to = child if child.child("governed") else child.child("preposition")
            noun = to.child("governed") if to is not None else None
            if noun is not None:
                yield noun


def _quoted(parse: Parse, quotes: Sequence[Quote]) -> dict[int, Word]:
    """Whose words each word is, by its index; in a quotation within a quotation the outer speaker's."""
    starts = [word.start for word in parse.words]
    found: dict[int, Word] = {}
    for quote in quotes:
        if quote.speaker is None or quote.partial:
            continue
        for word in parse.words[bisect_left(starts, quote.start) : bisect_left(starts, quote.end)]:
            found.setdefault(word.i, quote.speaker)
    return found


def _in_quotation(word: Word, status: Status, quoted: Mapping[int, Word]) -> Status:
    """With the speaker of the quotation around the word, where the sentence itself names none."""
    speaker = quoted.get(word.i)
    if speaker is None or status.speakers:
        return status
    return status.told_by(speaker, "quotation", f"words of '{speaker.text}'")

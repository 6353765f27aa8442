"""Clauses -> whether it happened and who says so: polarity, factuality, the chain of speakers, and the steps.

The reading goes once from the root of each sentence down.  What a word stands under is what its governor
passes to it (``embedding``, by the signatures of the lexicon), and then what stands beside it: negation,
modals, hedges, conditions (``operators``).  So what is above a verb of saying counts as well: "could not
confirm that" leaves open what "confirmed that" vouches for.

After Nairn, Condoravdi and Karttunen, "Computing relative polarity for textual inference" (2006); Lotan,
Stern and Dagan, "TruthTeller" (2013); Sauri and Pustejovsky, "FactBank" (2009).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kg.events.context import Status
from kg.events.embedding import Knowledge, Node, inherited
from kg.events.operators import CLAUSE, OWN, WILL, denied, under
from kg.lexicon import Frames
from kg.syntax import Clause, Quote
from kg.words import Parse, Word

__all__ = ["WILL", "Status", "Statuses", "find_statuses", "status"]

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
    found: dict[int, Status] = {}
    for root in (word for word in parse.words if word.head is word):
        todo = [(root, _root(root))]
        while todo:
            word, node = todo.pop()
            found[word.i] = _quoted(word, node.own, quotes)
            todo.extend((child, _below(child, node, knowledge)) for child in word.children)
    return MappingProxyType(found)


def status(word: Word, clauses: Mapping[int, Clause], frames: Frames, quotes: Sequence[Quote] = ()) -> Status:
    """The status of one word, as ``find_statuses`` has it; only the words above it are looked at.

    Args:
        word: a verb, an event noun or an adjective.
        clauses: the clauses of its document.
        frames: the lexicon, for its signatures.
        quotes: the quotations of its document.

    Returns:
        Whether what the word tells happened and who says so.
    """
    knowledge = Knowledge(clauses, frames)
    path = [*reversed([word, *word.ancestors()])]
    node = _root(path[0])
    for each in path[1:]:
        node = _below(each, node, knowledge)
    return _quoted(word, node.own, quotes)


def _root(word: Word) -> Node:
    return _beside(word, Status(), word)


def _below(word: Word, above: Node, knowledge: Knowledge) -> Node:
    """What a word stands under; a preposition passes on what it hangs on, and its own negation."""
    if word.pos in ("adposition", "subordinator"):
        return replace(above, own=denied(above.own, word))
    return _beside(word, inherited(word, above, knowledge), word)


def _beside(word: Word, passed: Status, governor: Word) -> Node:
    clause = _cited(word, under(passed, word, CLAUSE))
    return Node(governor, clause, under(denied(clause, word), word, OWN))


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


def _quoted(word: Word, status: Status, quotes: Sequence[Quote]) -> Status:
    """With the speaker of the quotation around the word, where the sentence itself names none."""
    for quote in quotes:
        inside = quote.start <= word.start < quote.end and not quote.partial
        if inside and quote.speaker is not None and not status.speakers:
            return status.told_by(quote.speaker, "quotation", f"words of '{quote.speaker.text}'")
    return status

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

from kg.events.embedding import Knowledge, Node, inherited, parenthetical
from kg.events.negation import denied
from kg.events.operators import of_clause, of_word
from kg.events.tails import tails
from kg.events.truth import Status
from kg.lexicon import Frames
from kg.syntax import Clause, Quote
from kg.words import Parse, Word

_TELLING = frozenset({"verb", "auxiliary", "noun", "name", "adjective"})
Statuses = Mapping[int, Status]
"""The status of every word of a document by the word's index; it cannot be changed."""


def find_statuses(
    parse: Parse, clauses: Mapping[int, Clause], frames: Frames, quotes: Sequence[Quote] = ()
) -> Statuses:
    """What every word of a document stands under, each word looked at at most once, from the roots downwards.

    Args:
        parse: the parsed document.
        clauses: its clauses, by the index of their predicate: the subject of a verb of saying is the speaker.
        frames: the lexicon, for its signatures.
        quotes: its quotations; they belong to their speaker where the sentence itself names none.

    Returns:
        One status for each word: of a predicate, whether what it tells happened and who says so.

    Example:
        For "Iran failed to withdraw" the word "withdraw" is negative and actual, by the step
        ``status: fail[to] (denies it)``.
    """
    return _Statuses(parse.words, Knowledge(clauses, frames), _quoted(parse, quotes))


class _Statuses(Mapping[int, Status]):
    """Statuses that are found when they are asked for: few words of a text tell anything."""

    __slots__ = ("_knowledge", "_nodes", "_quoted", "_words")

    def __init__(
        self, words: Sequence[Word], knowledge: Knowledge, quoted: Mapping[int, Word | None]
    ) -> None:
        self._words, self._knowledge, self._quoted = words, knowledge, quoted
        self._nodes: dict[int, Node] = {}

    def __getitem__(self, i: int) -> Status:
        word = self._words[i]
        return _in_quotation(word, self._node(word).own, self._quoted)

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self._words)))

    def __len__(self) -> int:
        return len(self._words)

    def _node(self, word: Word) -> Node:
        """What a word stands under: from the nearest word above that is known, downwards."""
        path = [word]
        while path[-1].i not in self._nodes and path[-1].head is not path[-1]:
            path.append(path[-1].head)
        for each in reversed(path):
            if each.i not in self._nodes:
                above = None if each.head is each else self._nodes[each.head.i]
                self._nodes[each.i] = self._made(each, above)
        return self._nodes[word.i]

    def _made(self, word: Word, above: Node | None) -> Node:
        if above is None:
            return _beside(word, Status(), self._knowledge)
        return _below(word, above, self._knowledge)


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


def _quoted(parse: Parse, quotes: Sequence[Quote]) -> dict[int, Word | None]:
    """Whose words each word is, by its index; in a quotation within a quotation the outer speaker's.

    None are the words of a turn that is nobody's: a reporter asks.
    """
    starts = [word.start for word in parse.words]
    found: dict[int, Word | None] = dict(tails(parse))
    for quote in quotes:
        if quote.partial or (quote.speaker is None and not quote.turn):
            continue
        for word in parse.words[bisect_left(starts, quote.start) : bisect_left(starts, quote.end)]:
            found.setdefault(word.i, quote.speaker)
    return found


def _in_quotation(word: Word, status: Status, quoted: Mapping[int, Word | None]) -> Status:
    """With the speaker of the quotation around the word, where the sentence itself names none."""
    if word.i not in quoted:
        return status
    speaker = quoted[word.i]
    if speaker is None:
        return status.under("open", "turn", "said by nobody who is known")
    if status.speakers:
        return status
    return status.told_by(speaker, "quotation", f"words of '{speaker.text}'")

"""The time that a predicate without one of its own has from another that it is told with: shared.

"signed and sealed", "said on Tuesday, adding", "began withdrawing", "the raid took place last week".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.times.expressions import TimeExpression
from kg.times.grammar import GOVERNING
from kg.words import Relation, Word

_DESCRIBING = frozenset({"relative", "adnominal"})
_ARGUMENTS = frozenset({"object", "subject", "passive subject"})
_MARKS = frozenset({"mark", "preposition", "adverb"})
_ONWARD = frozenset({"conjunct", "adverbial"})


@dataclass(frozen=True, slots=True)
class Owned:
    """The times of a sentence in text order, each with the predicate to which it belongs."""

    pairs: tuple[tuple[TimeExpression, Word | None], ...]

    def of(self, *predicates: Word | None) -> TimeExpression | None:
        """The first time of the first of these predicates that has one."""
        for predicate in predicates:
            for time, owner in self.pairs:
                if predicate is not None and owner is predicate:
                    return time
        return None


def shared(word: Word, owned: Owned) -> TimeExpression | None:
    """The time of what the word is told together with.

    Args:
        word: a verb or an event noun that owns no time.
        owned: the times of its sentence with their owners.

    Example:
        In "In 2007 the council froze accounts and expelled envoys" the time of "froze" is that of
        "expelled".
    """
    if word.nominal:
        return owned.of(*_tellers(word))
    if word.relation == "conjunct" and word.head.pos == word.pos:
        return _with_first(word, owned)
    time = _with_next(word, owned) or _with_begun(word, owned)
    return time or _BY_RELATION.get(word.relation, _within)(word, owned)


def _tellers(noun: Word) -> Iterator[Word]:
    """Verbs that only say that a noun takes place: "talks held on Monday", "it is set to open Friday"."""
    head = noun.head
    verbs = [child for child in noun.children if child.relation in _DESCRIBING]
    if noun.relation in _ARGUMENTS:
        verbs += [head, *(child for child in head.children if child.relation == "open complement")]
    return (verb for verb in verbs if verb.lemma in GOVERNING["happen"])


def _with_first(word: Word, owned: Owned) -> TimeExpression | None:
    """ "In 2007 A *froze* accounts and expelled envoys": the time before the first verb is that of all."""
    first = word.head
    while first.relation == "conjunct" and first.head.pos == word.pos and not owned.of(first):
        first = first.head
    before = (time for time, owner in owned.pairs if owner is first and time.last < first.i)
    return next(before, None) or (shared(first, owned) if first.relation == "adverbial" else None)


def _with_next(word: Word, owned: Owned) -> TimeExpression | None:
    """ "signed and *sealed* it on Monday": two verbs with nothing but "and" between have one time."""
    for child in word.children:
        if child.relation == "conjunct" and child.pos == "verb" and child.i - word.i == 2:
            time = owned.of(child)
            return time if time is not None and time.first > child.i else None
    return None


def _with_begun(word: Word, owned: Owned) -> TimeExpression | None:
    """ "began *withdrawing* on Monday"."""
    return owned.of(word.child("open complement")) if word.lemma in GOVERNING["same_act"] else None


def _with_beginning(word: Word, owned: Owned) -> TimeExpression | None:
    """ "On Monday A *began* withdrawing"."""
    return owned.of(word.head) if word.head.lemma in GOVERNING["same_act"] else _within(word, owned)


def _with_main(word: Word, owned: Owned) -> TimeExpression | None:
    """ "*said* on Tuesday, adding": what happens at once has the time of its main clause."""
    if not _is_at_once(word):
        return _within(word, owned)
    head = word.head
    # A late "shortly after ..." hangs on the saying as well as on what was said.
    above = head.head if head.relation == "complement" and word.form != "gerund" else None
    return owned.of(head, above) or (shared(head, owned) if head.relation in _ONWARD else None)


def _within(word: Word, owned: Owned) -> TimeExpression | None:
    """ "said at a *meeting* on Tuesday": what happens at an event happens when it does."""
    phrases = (child for child in word.children if child.relation == "preposition")
    return owned.of(*(each.child("governed") for each in phrases if each.lower in GOVERNING["within"]))


_BY_RELATION: dict[Relation, Callable[[Word, Owned], TimeExpression | None]] = {
    "open complement": _with_beginning,
    "adverbial": _with_main,
}


def _is_at_once(clause: Word) -> bool:
    """Whether an adverbial clause is of the same time: "adding that", "as it fell", "shortly after"."""
    marks = [child for child in clause.children if child.relation in _MARKS and child.i < clause.i]
    if not marks:
        return clause.form == "gerund" and clause.i > clause.head.i
    words = {mark.lower for mark in marks}
    if words & GOVERNING["at_once"]:
        return True
    if words & GOVERNING["ordering"]:
        words |= {child.lower for mark in marks for child in mark.children}
        return not words.isdisjoint(GOVERNING["soon"])
    return False

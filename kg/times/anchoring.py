"""Which time governs which predicate: governing, interval_of, heading_date.

A parser attaches "Tuesday" wrongly about as often as rightly when two verbs could take it, so
for a bare date the neighbouring word decides before the tree does.

Requires heads, relations and parts of speech.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import TimeSpan
from kg.times import together
from kg.times.expressions import TimeExpression
from kg.times.grammar import COMPANY, GOVERNING, Lead
from kg.times.matches import MODERN
from kg.times.together import Owned
from kg.words import Word

_COPULAR = frozenset({"attribute", "predicative", "object predicate", "governed"})
_PLACED = frozenset({"point", "interval"})
_NO_PREDICATE = {
    "verb": frozenset({"auxiliary", "adjective"}),
    "auxiliary": frozenset({"auxiliary", "passive auxiliary"}),
}
"""Relations in which a verb or an auxiliary heads no clause."""
_NEAR: dict[Lead, int] = {"": 1, "on": 2}
"""How far before a date its verb stands, by the preposition: "said Tuesday", "said on Tuesday"."""


def governing(word: Word, times: Sequence[TimeExpression], events: Iterable[Word] = ()) -> TimeSpan | None:
    """The time of what a verb or an event noun tells, or None where the sentence gives none.

    Args:
        word: The predicate: a verb, or a noun such as "visit".
        times: The expressions of the document, as from ``find_times``.
        events: Other words that the caller reads as events; what hangs on them ("said after
            Tuesday's *meeting*") is theirs and not the verb's.

    In this order: the time whose owner the word is; for "signed and sealed", "said on Tuesday,
    adding", "began withdrawing", "held talks" that of the verb that the word is told with. One of
    several dates ("in 2018 and 2020") keeps its words and has no place.
    """
    sentence = _sentence(word)
    here = list(_inside(sentence, times))
    if not here:
        return None
    nouns = frozenset(event.i for event in events if event.nominal)
    if not word.verbal:
        nouns |= {word.i}
    owned = Owned(tuple((time, _owner(time, sentence, nouns)) for time in here))
    mine = [time for time, owner in owned.pairs if owner is word]
    time = _nearest(word, mine) if mine else together.shared(word, owned)
    if time is None or not _is_one_of_several(time, sentence, here):
        return time.span if time else None
    return replace(time.span, start=None, end=None, precision="")


def _is_one_of_several(time: TimeExpression, words: _Words, times: Sequence[TimeExpression]) -> bool:
    """ "in *2018* and 2020", "the 2008 and *2012* plans": it may be of either, or of both."""
    if not _is_closed(time):
        return False
    beside = (_beyond(time.first, -1, words), _beyond(time.last, 1, words))
    alike = [each for each in times if each is not time and each.span.precision == time.span.precision]
    return any(_is_date(word, time, alike) for word in beside if word is not None)


def _is_closed(time: TimeExpression) -> bool:
    return time.span.start is not None and time.span.end is not None


def _beyond(at: int, step: int, words: _Words) -> Word | None:
    """The word behind "and" and commas on one side of a place; None where there are none."""
    behind = at + step
    while behind in words and words[behind].lower in COMPANY["listing"]:
        behind += step
    return words.get(behind) if behind != at + step else None


def _is_date(word: Word, time: TimeExpression, others: Sequence[TimeExpression]) -> bool:
    """True for a word of another date of that kind, and for a year beside a year."""
    if any(each.first <= word.i <= each.last for each in others):
        return True
    return time.span.precision == "year" and word.text.isdigit() and int(word.text) in MODERN


def interval_of(word: Word, times: Sequence[TimeExpression]) -> TimeSpan | None:
    """The interval of a state: "since 2010", "from 1999 until 2004", or the plain time beside it.

    Args:
        word: The verb ("has led"), or the noun that names the state ("a member of NATO since
            1999"); a time that hangs on the noun's copula or on the verb of "served as" counts too.
        times: The expressions of the document, as from ``find_times``.
    """
    sentence, near = _sentence(word), _bearers(word)
    nouns = frozenset({word.i})
    placed = (time for time in _inside(sentence, times) if time.span.start or time.span.end)
    mine = [time for time in placed if _owner(time, sentence, nouns) in near]
    begins = next((time.span for time in mine if not time.span.end), None)
    ends = next((time.span for time in mine if not time.span.start), None)
    return _joined(begins, ends) or begins or ends or (_nearest(word, mine).span if mine else None)


def _bearers(word: Word) -> tuple[Word, ...]:
    """The words whose times are those of a state: "a *member*", and the copula above it."""
    if word.verbal:
        return (word,)
    as_ = word.relation == "governed" and word.head.pos == "adposition"  # "served as a member"
    head = word.head.head if as_ else word.head
    return (word, head) if word.relation in _COPULAR or head.lemma in GOVERNING["being"] else (word,)


def _joined(begins: TimeSpan | None, ends: TimeSpan | None) -> TimeSpan | None:
    """ "since 1999 ... until 2004" as one; None where a side is missing or that would run backwards."""
    if begins is None or ends is None or not begins.start or not ends.end or begins.start > ends.end:
        return None
    text = f"{begins.text} ... {ends.text}"
    return TimeSpan(begins.start, ends.end, "interval", text, begins.at)


def heading_date(word: Word, times: Sequence[TimeExpression]) -> TimeSpan | None:
    """The date that stands over a word: the last heading ("April 1, 2025") or dateline before it."""
    over = [time for time in times if time.kind in ("heading", "dateline") and time.first <= word.i]
    return over[-1].span if over else None


_Words = Mapping[int, Word]
"""The words of a sentence by their index, in text order."""


def _sentence(word: Word) -> dict[int, Word]:
    while word.head is not word:
        word = word.head
    return _below(word)


@lru_cache(maxsize=4)
def _below(root: Word) -> dict[int, Word]:
    return {word.i: word for word in root.subtree()}


def _inside(sentence: dict[int, Word], times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """The times of a sentence that date something."""
    at = bisect_left(times, next(iter(sentence)), key=lambda time: time.first)
    last = next(reversed(sentence))
    while at < len(times) and times[at].first <= last:
        if times[at].kind in _PLACED:
            yield times[at]
        at += 1


def _nearest(word: Word, times: Iterable[TimeExpression]) -> TimeExpression:
    """Placed before unplaced, two-sided before open, near before far."""

    def rank(time: TimeExpression) -> tuple[int, int, int]:
        unknown = (time.span.start is None) + (time.span.end is None)
        gap = time.first - word.i if time.first > word.i else word.i - time.last
        return unknown, gap, time.first

    return min(times, key=rank)


# owners


@dataclass(frozen=True, slots=True)
class _At:
    """A time in its sentence, with the nouns that are predicates there."""

    time: TimeExpression
    words: _Words
    nouns: frozenset[int]

    @property
    def top(self) -> Word:
        """The word of the time that hangs on a word outside it."""
        inside = [self.words[i] for i in range(self.time.first, self.time.last + 1) if i in self.words]
        return next((word for word in inside if not self.covers(word.head)), inside[-1])

    def covers(self, word: Word) -> bool:
        """True for a word of the time."""
        return self.time.first <= word.i <= self.time.last

    def is_predicate(self, word: Word) -> bool:
        """True for a verb that heads a clause, and for the nouns."""
        return word.i in self.nouns or word.relation not in _NO_PREDICATE.get(word.pos, {word.relation})


def _owner(time: TimeExpression, words: _Words, nouns: frozenset[int]) -> Word | None:
    """The predicate to which a time belongs: its neighbour, else the nearest above it in the tree."""
    at = _At(time, words, nouns)
    return _told_of(at) or _beside(at) or _above(at)


def _told_of(at: _At) -> Word | None:
    """ "in December, when the court *fell*": the verb that tells of the time just named."""
    for i in (at.time.last + 1, at.time.last + 2):
        word = at.words.get(i)
        if word is not None and word.lower == "when" and word.head.verbal and word.head.i > i:
            return word.head
    return None


def _beside(at: _At) -> Word | None:
    """ "*said* Tuesday that": the verb before a bare date, unless the date belongs to a noun after it."""
    beside = at.words.get(at.time.first - _NEAR.get(at.time.preposition, 0))
    if beside is None or beside.pos != "verb" or at.time.preposition not in _NEAR:
        return None
    return beside if at.is_predicate(beside) and not _is_of_noun(at) else None


def _is_of_noun(at: _At) -> bool:
    """ "*Tuesday's* vote", "the *Tuesday* vote"."""
    after = at.words.get(at.time.last + 1)
    if after is not None and after.lower in COMPANY["owning"]:
        return True
    head = at.top.head
    return head.i > at.time.last and head.nominal


def _above(at: _At) -> Word | None:
    """The nearest predicate above the time; for one that opens the sentence what was said by it."""
    owner = next((word for word in at.top.ancestors() if at.is_predicate(word)), None)
    if owner is None or _is_since_first(at, owner):
        return None
    return _opened(at, owner) if _opens(at) else owner


def _opens(at: _At) -> bool:
    """True for a time with nothing but a preposition before it in the sentence."""
    before = (word for word in at.words.values() if word.i < at.time.first - 1)
    return not any(word.text[:1].isalnum() for word in before)


def _opened(at: _At, owner: Word) -> Word:
    """The main clause; but in "On Monday troops *left*, he said" what was said."""
    told = owner.child("complement")
    if told is None or owner.pos != "verb":
        return owner
    return told if at.time.last < told.i < owner.i else owner


def _is_since_first(at: _At, owner: Word) -> bool:
    """ "the first visit since 2016" does not say when the visit was; "has been the first since 2016" does."""
    if at.time.preposition != "since":
        return False
    helpers = (child.lower for child in owner.children if child.relation == "auxiliary")
    if not GOVERNING["lasting"].isdisjoint(helpers):
        return False
    return any(word.lower in GOVERNING["first"] for word in at.words.values() if word.i < at.time.first)

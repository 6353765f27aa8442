"""Which time governs which predicate: governing, interval_of, heading_date.

A parser attaches "Tuesday" wrongly about as often as rightly when two verbs could take it, so
for a bare date the neighbouring word decides before the tree does.

Requires heads, dependency labels and parts of speech.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kg.model import TimeSpan
from kg.times.expressions import TimeExpression
from kg.times.grammar import GOVERNING
from kg.words import Word

_COPULAR = frozenset({"attribute", "predicative", "object predicate", "governed"})


def governing(word: Word, times: Sequence[TimeExpression], events: Iterable[Word] = ()) -> TimeSpan | None:
    """The time of what a verb or an event noun tells, or None where the sentence gives none.

    Args:
        word: The predicate: a verb, or a noun such as "visit".
        times: The expressions of the document, as from ``find_times``.
        events: Other words that the caller reads as events; what hangs on them ("said after
            Tuesday's *meeting*") is theirs and not the verb's.

    In this order: the time whose owner the word is; for "signed and sealed", "said on Tuesday,
    adding", "began withdrawing", "held talks" that of the verb that the word is told with.
    """
    found = governing_expression(word, times, events)
    return found.span if found else None


def governing_expression(
    word: Word, times: Sequence[TimeExpression], events: Iterable[Word] = ()
) -> TimeExpression | None:
    """As ``governing``, but the whole expression."""
    sentence = _sentence(word)
    here = _inside(sentence, times)
    if not here:
        return None
    nouns = frozenset(event.i for event in events if event.pos in ("noun", "name"))
    if not word.verbal:
        nouns |= {word.i}
    owners = [(time, _owner(time, sentence, nouns)) for time in here]
    mine = [time for time, owner in owners if owner is word]
    if mine:
        return min(mine, key=lambda time: _rank(word, time))
    return _shared(word, owners)


def interval_of(word: Word, times: Sequence[TimeExpression]) -> TimeSpan | None:
    """The interval of a state: "since 2010", "from 1999 until 2004", or the plain time beside it.

    ``word`` is the verb ("has led"), or the noun that names the state ("a member of NATO since
    1999"); a time that hangs on the noun's copula or on the verb of "served as" counts too.
    """
    sentence = _sentence(word)
    near = {word.i}
    if not word.verbal:
        head = word.head.head if word.head.pos == "adposition" and word.relation == "governed" else word.head
        if word.relation in _COPULAR or head.lemma in ("become", "serve", "remain"):
            near.add(head.i)
    nouns = frozenset({word.i})
    mine = []
    for time in _inside(sentence, times):
        owner = _owner(time, sentence, nouns)
        if owner is not None and owner.i in near and (time.span.start or time.span.end):
            mine.append(time)
    begins = next((t for t in mine if t.span.start and not t.span.end), None)
    ends = next((t for t in mine if t.span.end and not t.span.start), None)
    if begins and ends and begins.span.start and ends.span.end and begins.span.start <= ends.span.end:
        text = f"{begins.span.text} ... {ends.span.text}"
        return TimeSpan(begins.span.start, ends.span.end, "interval", text, begins.span.at)
    chosen = begins or ends or min(mine, key=lambda time: _rank(word, time), default=None)
    return chosen.span if chosen else None


def heading_date(word: Word, times: Sequence[TimeExpression]) -> TimeSpan | None:
    """The date that stands over a word: the last heading ("April 1, 2025") or dateline before it."""
    over = [time for time in times if time.kind in ("heading", "dateline") and time.first <= word.i]
    return over[-1].span if over else None


def _sentence(word: Word) -> dict[int, Word]:
    """The words of the sentence by their index, in text order."""
    while word.head is not word:
        word = word.head
    return _below(word)


@lru_cache(maxsize=4)
def _below(root: Word) -> dict[int, Word]:
    return {word.i: word for word in root.subtree()}


def _inside(sentence: dict[int, Word], times: Sequence[TimeExpression]) -> list[TimeExpression]:
    at = bisect_left(times, next(iter(sentence)), key=lambda time: time.first)
    last = next(reversed(sentence))
    found = []
    while at < len(times) and times[at].first <= last:
        if times[at].kind in ("point", "interval"):
            found.append(times[at])
        at += 1
    return found


def _is_predicate(word: Word, nouns: frozenset[int]) -> bool:
    if word.i in nouns:
        return True
    return (word.pos == "verb" and word.relation not in ("auxiliary", "adjective")) or (
        word.pos == "auxiliary" and word.relation not in ("auxiliary", "passive auxiliary")
    )


def _owner(time: TimeExpression, sentence: dict[int, Word], nouns: frozenset[int]) -> Word | None:
    """The predicate to which a time belongs: its neighbour, else the nearest above it in the tree."""
    inside = [sentence[i] for i in range(time.first, time.last + 1) if i in sentence]
    top = next((w for w in inside if not time.first <= w.head.i <= time.last), inside[-1])
    told_of = _told_of(time, sentence)
    if told_of is not None:
        return told_of
    after = sentence.get(time.last + 1)
    owned = after is not None and after.lower in ("'s", "’s", "'", "’")
    if not owned and not (top.head.i > time.last and top.head.pos in ("noun", "name")):
        beside = sentence.get(time.first - (2 if time.preposition == "on" else 1))
        near = beside is not None and beside.pos == "verb" and _is_predicate(beside, nouns)
        if near and time.preposition in ("", "on"):
            return beside
    owner = next((word for word in top.ancestors() if _is_predicate(word, nouns)), None)
    if owner is None:
        return None
    if time.preposition == "since" and _is_first(time, owner, sentence):
        return None
    if any(word.text[:1].isalnum() for word in sentence.values() if word.i < time.first - 1):
        return owner
    # Opens the sentence: the main clause, and in "On Monday troops left, he said" what was said.
    told = owner.child("complement")
    return told if told is not None and time.last < told.i < owner.i and owner.pos == "verb" else owner


def _told_of(time: TimeExpression, sentence: dict[int, Word]) -> Word | None:
    """ "in December, when the court fell": the verb that tells of the time just named."""
    for at in (time.last + 1, time.last + 2):
        word = sentence.get(at)
        if word is not None and word.lower == "when" and word.head.verbal and word.head.i > at:
            return word.head
    return None


def _is_first(time: TimeExpression, owner: Word, sentence: dict[int, Word]) -> bool:
    """ "the first visit since 2016" does not say when the visit was."""
    if any(
        child.lower in ("has", "have", "had", "'ve", "’ve")
        for child in owner.children
        if child.relation == "auxiliary"
    ):
        return False
    return any(word.lower in GOVERNING["first"] for word in sentence.values() if word.i < time.first)


def _rank(word: Word, time: TimeExpression) -> tuple[bool, bool, int, int]:
    """Placed before unplaced, two-sided before open, near before far."""
    unplaced = time.span.start is None and time.span.end is None
    is_open = time.span.start is None or time.span.end is None
    gap = time.first - word.i if time.first > word.i else word.i - time.last
    return unplaced, is_open, gap, time.first


def _shared(word: Word, owners: list[tuple[TimeExpression, Word | None]]) -> TimeExpression | None:
    """The time of what the word is told together with."""

    def of(*predicates: Word | None) -> TimeExpression | None:
        return next(
            (time for p in predicates for time, owner in owners if p is not None and owner is p), None
        )

    if word.pos in ("noun", "name"):
        return of(*_tellers(word))
    head = word.head
    if word.relation == "conjunct" and head.pos == word.pos:
        while head.relation == "conjunct" and not of(head) and head.head.pos == word.pos:
            head = head.head
        before = [time for time, owner in owners if owner is head and time.last < head.i]
        return before[0] if before else _shared(head, owners) if head.relation == "adverbial" else None
    adjoining = [
        c for c in word.children if c.relation == "conjunct" and c.i - word.i == 2 and c.pos == "verb"
    ]
    if adjoining and (time := of(*adjoining)) and time.first > adjoining[0].i:
        return time
    if word.lemma in GOVERNING["same_act"] and (time := of(word.child("open complement"))):
        return time
    if word.relation == "open complement" and head.lemma in GOVERNING["same_act"]:
        return of(head)
    if word.relation == "adverbial" and _at_once(word):
        # A late "shortly after ..." hangs on the saying as well as on what was said.
        above = head.head if head.relation == "complement" and word.form != "gerund" else None
        return of(head, above) or (
            _shared(head, owners) if head.relation in ("conjunct", "adverbial") else None
        )
    # "said at a meeting on Tuesday": what happens at an event happens when it does.
    within = (
        c.child("governed")
        for c in word.children
        if c.relation == "preposition" and c.lower in ("at", "in", "during", "on")
    )
    return of(*within)


def _tellers(noun: Word) -> list[Word]:
    """Verbs that only say that a noun takes place: "talks held on Monday", "it is set to open Friday"."""
    verbs = [
        c for c in noun.children if c.relation in ("relative", "adnominal") and c.lemma in GOVERNING["happen"]
    ]
    if noun.relation in ("object", "subject", "passive subject"):
        if noun.head.lemma in GOVERNING["happen"]:
            verbs.append(noun.head)
        verbs.extend(
            c
            for c in noun.head.children
            if c.relation == "open complement" and c.lemma in GOVERNING["happen"]
        )
    return verbs


def _at_once(clause: Word) -> bool:
    """Whether an adverbial clause is of the same time: "adding that", "as it fell", "shortly after"."""
    marks = [c for c in clause.children if c.relation in ("mark", "preposition", "adverb") and c.i < clause.i]
    lower = {c.lower for c in marks}
    if lower & {"as", "while", "when"}:
        return True
    if lower & {"after", "before"}:
        return bool(
            lower & GOVERNING["soon"] or {c.lower for m in marks for c in m.children} & GOVERNING["soon"]
        )
    return clause.form == "gerund" and not lower and clause.i > clause.head.i

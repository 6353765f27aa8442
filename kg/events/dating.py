"""Draft -> its time: that of its own predicate, or of the saying where it is done by saying it.

"Macron will meet Putin on Tuesday" promises before Tuesday; and what has happened lies before the day on
which it is told, so that a later date belongs to what was put off, demanded or announced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.events.drafts import Draft
from kg.lexicon import word_list
from kg.model import TimeSpan
from kg.times import TimeExpression, governing, heading_date
from kg.trace import Step
from kg.words import Word

_ELSEWHEN = word_list("events.elsewhen")
_TIMING = frozenset({"adverb", "noun adverb", "preposition", "mark"})


@dataclass(frozen=True, slots=True)
class Dates:
    """The times of a document with its day of publication, and the words of a sentence that tell events."""

    times: Sequence[TimeExpression]
    published: date | None
    triggers: Iterable[Word]

    def of(self, draft: Draft, happened: bool) -> TimeSpan | None:
        """The time of a draft.

        Args:
            draft: what is told.
            happened: true where it is told as having happened.
        """
        if not self.times:
            return None
        found = _told_at(draft, self)
        if found is None or (happened and self._is_ahead(found)):
            return self._over(draft.trigger)
        return found

    def ahead(self, draft: Draft) -> tuple[Step, ...]:
        """Why a noun's deed is still to come: its own date is, "Friday's talks" in a text of Monday's."""
        found = governing(draft.trigger, self.times, self.triggers) if draft.trigger.pos == "noun" else None
        if found is None or not self._is_ahead(found):
            return ()
        return (Step("time", "a date to come", f"“{found.text}”"),)

    def _is_ahead(self, span: TimeSpan) -> bool:
        """True for a time to come on the day of publication, or that only ends after it: "until May"."""
        if self.published is None:
            return False
        begins = span.start or span.end
        return begins is not None and begins > self.published

    def _over(self, trigger: Word) -> TimeSpan | None:
        """The date that stands over the main clause of a sentence."""
        root = trigger.head if trigger.relation == "conjunct" else trigger
        if root.head is not root or any(_is_elsewhen(each) for each in (root, trigger)):
            return None
        return heading_date(trigger, self.times)


def _is_elsewhen(verb: Word) -> bool:
    """ "had left", "*then* left", "left *years ago*": it need not be of the day on which it is told."""
    return any(_tells_elsewhen(child) for child in verb.children)


def _tells_elsewhen(child: Word) -> bool:
    if child.relation == "auxiliary":
        return child.lemma == "have"
    if child.relation not in _TIMING:
        return False
    noun = child.child("governed")
    near = (child, *child.children) if noun is None else (noun,)
    return any(_ELSEWHEN.intersection((each.lower, each.lemma)) for each in near)


def _told_at(draft: Draft, dates: Dates) -> TimeSpan | None:
    """The time that governs a draft's word, of an announcement that of the saying."""
    word = draft.trigger
    if draft.factuality != "announced":
        return governing(word, dates.times, dates.triggers)
    return governing(word.head, dates.times, dates.triggers) if word.relation == "complement" else None

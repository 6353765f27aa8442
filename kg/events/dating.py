"""Draft -> its time: that of its own predicate, or of the saying where it is done by saying it.

"Macron will meet Putin on Tuesday" promises before Tuesday; and what has happened lies before the day on
which it is told, so that a later date belongs to what was put off, demanded or announced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.events.drafts import Draft
from kg.model import TimeSpan
from kg.times import TimeExpression, governing, heading_date
from kg.trace import Step
from kg.words import Word


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
        return heading_date(trigger, self.times) if root.head is root else None


def _told_at(draft: Draft, dates: Dates) -> TimeSpan | None:
    """The time that governs a draft's word, of an announcement that of the saying."""
    word = draft.trigger
    if draft.factuality != "announced":
        return governing(word, dates.times, dates.triggers)
    return governing(word.head, dates.times, dates.triggers) if word.relation == "complement" else None

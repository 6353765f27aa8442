"""Copies -> when what they keep was: "on Monday" of a text is the Monday of its first printing.

Each document was dated by itself, from its own day of publication.  In a copy or an update, words for a time
that stand in a sentence of the original have the day that they have there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from kg.identity import Statements
from kg.model import Event, Fact, Relation, Slot, State, TimeSpan, Triple
from kg.reports.copies import DAYS, FEWEST, Copy
from kg.reports.report import WEEK, Report, dated_by
from kg.reports.sketches import shingles
from kg.times import named_days
from kg.trace import Step

FIRST = "by the first printing"
"""The rule of the step that says so."""

AFact = TypeVar("AFact", Event, State, Relation)


@dataclass(frozen=True, slots=True)
class Printing:
    """When words for a time are, and the document, of which day, that printed them first."""

    time: TimeSpan
    document: str
    published: date | None

    @property
    def step(self) -> Step:
        """The step of a fact that was dated so."""
        return Step("time", FIRST, f"{self.document}, {self.published}")


Dates = Mapping[str, Mapping[TimeSpan, Printing]]
"""Document -> when a time of it is, by the time as it was read there."""


def first_dates(
    reports: Iterable[Report],
    copies: Mapping[str, Copy],
    text_of: Callable[[str], str],
    statements: Statements | None = None,
) -> Dates:
    """When the times are that copies and updates keep, where they themselves date them otherwise.

    Args:
        reports: of all documents, in any order.
        copies: which documents are made of others.
        text_of: the text of a document by its id; asked of those alone that are dated otherwise.
        statements: what the user keeps apart keeps its own day.
    """
    families = {*copies, *(copy.original for copy in copies.values())}
    kept = [report for report in reports if report.document in families and report.expression is not None]
    barred = _kept_apart(kept, copies, statements or Statements())
    first: dict[Hashable, Report] = {}
    found: defaultdict[str, dict[TimeSpan, Printing]] = defaultdict(dict)
    for report in sorted(kept, key=lambda report: report.order):
        earlier = first.setdefault(_words(report, copies), report)
        was, first_was = report.expression, earlier.expression
        if was is None or first_was is None or was in barred:
            continue
        if _is_dated_by(earlier, report, copies, text_of):
            time = replace(first_was, text=was.text, at=was.at)
            found[report.document][was] = Printing(time, earlier.document, earlier.published)
    return found


def redated(report: Report, dates: Dates) -> Report:
    """A report with the day of the first printing of its words."""
    printing = dates.get(report.document, {}).get(report.expression) if report.expression else None
    if printing is None:
        return report
    return replace(report, expression=printing.time, days=dated_by(printing.time), dated=True)


def dated_fact(fact: AFact, dates: Dates) -> AFact:
    """A fact with the day of the first printing of its words, and a step that says so."""
    printing = _of(fact, dates).get(fact.time) if fact.time else None
    return replace(fact, time=printing.time, steps=(*fact.steps, printing.step)) if printing else fact


def dated_triple(triple: Triple, dates: Dates) -> Triple:
    """A triple with the days of the first printing of its words."""
    known = _of(triple, dates)
    if not known:
        return triple
    return replace(
        triple, time=_first(triple.time, known), subject=_slot(triple.subject, known),
        arguments=tuple(_slot(slot, known) for slot in triple.arguments),
    )  # fmt: skip


def _of(told: Fact | Triple, dates: Dates) -> Mapping[TimeSpan, Printing]:
    return dates.get(told.evidence.document, {})


def _slot(slot: Slot, known: Mapping[TimeSpan, Printing]) -> Slot:
    return replace(slot, time=_first(slot.time, known))


def _first(time: TimeSpan | None, known: Mapping[TimeSpan, Printing]) -> TimeSpan | None:
    return known[time].time if time is not None and time in known else time


def _words(report: Report, copies: Mapping[str, Copy]) -> Hashable:
    """What words for a time in a copy share with those in the original: their sentence, and place in it."""
    copy = copies.get(report.document)
    return copy.original if copy else report.document, report.sentence, report.after


def _kept_apart(
    reports: Iterable[Report], copies: Mapping[str, Copy], statements: Statements
) -> set[TimeSpan | None]:
    """The times of what the user says is of two events, though its words are the same."""
    by_fact = {report.fact: report for report in reports}
    rows = ((by_fact.get(row.actor), by_fact.get(row.other)) for row in statements.two_events)
    known = ((one, other) for one, other in rows if one and other)
    same = (pair for pair in known if _words(pair[0], copies) == _words(pair[1], copies))
    return {report.expression for pair in same for report in pair}


def _is_dated_by(
    earlier: Report, report: Report, copies: Mapping[str, Copy], text_of: Callable[[str], str]
) -> bool:
    """Whether the same words have another day in a copy only because it is printed later."""
    if earlier.document == report.document or earlier.days == report.days:
        return False
    gap = (report.published - earlier.published).days if report.published and earlier.published else 0
    texts = text_of(earlier.document), text_of(report.document)
    if gap > DAYS or (gap >= WEEK and not _is_reprint(earlier, report, copies, texts[1])):
        return False
    return _days_before(report, texts[1]) <= _days_before(earlier, texts[0])


def _days_before(report: Report, text: str) -> frozenset[str]:
    """The days that a text names, in a heading or a dateline too, up to the words for the time."""
    return named_days(text[: report.ends])


def _is_reprint(earlier: Report, report: Report, copies: Mapping[str, Copy], text: str) -> bool:
    """Whether a text is printed again even a week later.

    An update, or a short note of the same paper, is rather a new one in the same words.
    """
    copy = copies.get(report.document)
    if copy is None or copy.how != "copy":
        return False
    return earlier.teller != report.teller or len(shingles(text)) >= FEWEST

"""TimeSpan: what a time expression denotes, whole days and the grain of the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.document import Evidence


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """What a time expression denotes: whole days from ``start`` to ``end``, both inclusive.

    ``None`` at one side is an open side ("since 1999"); at both, the words could not be placed
    on the calendar (no publication date, say).  ``precision`` is the grain of the words: day,
    weekend, week, fortnight, month, season, quarter, half, year, decade, century, or "interval".
    """

    start: date | None
    end: date | None
    precision: str
    text: str
    at: Evidence | None = None

    @property
    def edtf(self) -> str:
        """The span in the Extended Date/Time Format (ISO 8601-2:2019), "" if it has no place."""
        if self.start is None and self.end is None:
            return ""
        if self.start is not None and self.end is not None:
            if self.start == self.end:
                return self.start.isoformat()
            if self.precision == "year" and _is_year(self.start, self.end):
                return f"{self.start.year:04d}"
            if self.precision == "month" and self.start.day == 1 and _same_month(self):
                return f"{self.start.year:04d}-{self.start.month:02d}"
            if self.precision == "decade":
                return f"{self.start.year // 10:03d}X"
            if self.precision == "century":
                return f"{self.start.year // 100:02d}XX"
        left = self.start.isoformat() if self.start else ".."
        right = self.end.isoformat() if self.end else ".."
        return f"{left}/{right}"


def _is_year(start: date, end: date) -> bool:
    return start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _same_month(span: TimeSpan) -> bool:
    return (
        span.start is not None
        and span.end is not None
        and ((span.start.year, span.start.month) == (span.end.year, span.end.month))
    )

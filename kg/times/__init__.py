"""Parse -> TimeExpressions, and which of them dates which predicate."""

from kg.times.anchoring import governing, heading_date, interval_of
from kg.times.calendar import days_after
from kg.times.expressions import TimeExpression, find_times, time_records
from kg.times.matches import find_matches, named_days

__all__ = [
    "TimeExpression",
    "days_after",
    "find_matches",
    "find_times",
    "governing",
    "heading_date",
    "interval_of",
    "named_days",
    "time_records",
]

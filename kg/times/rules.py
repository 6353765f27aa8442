"""Rule, match and Context -> Reading: read."""

from __future__ import annotations

import re

from kg.times import absolute, relative
from kg.times.context import Context, Reading

_READERS = absolute.READERS | relative.READERS


def read(rule: str, match: re.Match[str], context: Context) -> Reading:
    """What a match of a rule denotes; whatever leaves the calendar has no place."""
    try:
        return _READERS[rule](match, context)
    except (ValueError, OverflowError):
        return Reading(None)

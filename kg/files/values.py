"""Days, times and places in a text <-> JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from kg.files.actors import Record
from kg.model import Evidence, Factuality, Polarity, TimeSpan


def time_record(time: TimeSpan | None) -> Record | None:
    """A time as JSON, null for none."""
    if time is None:
        return None
    return {
        "start": iso(time.start), "end": iso(time.end), "precision": time.precision,
        "text": time.text, "edtf": time.edtf, "at": span_record(time.at) if time.at else None,
    }  # fmt: skip


def read_time(record: Mapping[str, Any] | None, doc: str) -> TimeSpan | None:
    """The time that a record was made of."""
    if record is None:
        return None
    at = read_span(record["at"], doc) if record.get("at") else None
    return TimeSpan(
        read_day(record["start"]), read_day(record["end"]), record["precision"], record["text"], at
    )


def span_record(evidence: Evidence) -> Record:
    """A place in a text as JSON."""
    return {"start": evidence.start, "end": evidence.end}


def read_span(record: Mapping[str, Any], doc: str) -> Evidence:
    """The place in a document that a record was made of."""
    return Evidence(doc, int(record["start"]), int(record["end"]))


def iso(day: date | None) -> str | None:
    """A day as text, None for none."""
    return day.isoformat() if day else None


def read_day(text: str | None) -> date | None:
    """The day of a text, None for none or an empty one."""
    return date.fromisoformat(text) if text else None


POLARITIES: Mapping[str, Polarity] = {each: each for each in get_args(Polarity)}
FACTUALITIES: Mapping[str, Factuality] = {each: each for each in get_args(Factuality)}
"""By their words: one that is none is a KeyError."""

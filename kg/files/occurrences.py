"""Of which event a fact is one of several reports <-> JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.files.actors import Record
from kg.files.values import iso, read_day
from kg.model import Event, Fact, Occurrence

COLUMNS = ("event", "reports", "documents", "sources", "first")
"""What tables have of it."""


def occurrence_record(fact: Fact) -> Record:
    """The event that a fact is a report of, itself where there is no other; null for what is no event."""
    if not isinstance(fact, Event):
        return dict.fromkeys((*COLUMNS, "how", "like"))
    told = fact.occurrence or Occurrence(fact.id, first=fact.published)
    return {
        "event": told.id, "reports": told.reports, "documents": told.documents, "sources": told.sources,
        "first": iso(told.first), "how": told.how or None, "like": told.other or None,
    }  # fmt: skip


def read_occurrence(record: Mapping[str, Any]) -> Occurrence | None:
    """What a record says of it, None where the fact is the only report; older records say nothing.

    Raises:
        TypeError, ValueError: It says something else.
    """
    if (record.get("reports") or 1) == 1:
        return None
    return Occurrence(
        str(record["event"]), record["how"] or "", record["like"] or "", int(record["reports"]),
        int(record["documents"]), int(record["sources"]), read_day(record["first"]),
    )  # fmt: skip

"""Cited: a fact with the document that tells it, which is what going through a Graph gives.

for fact in graph:
    print(fact.type, fact.status, fact.sentence, fact.document.title)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.characters import plain
from kg.files import fact_record
from kg.graph import days_of
from kg.model import Document, Event, State


@dataclass(frozen=True, slots=True, repr=False)
class Cited:
    """An event or a state with its document; it has whatever the fact has: ``type``, ``source``, ``status``.

    ``fact`` is that fact.  The text is that of ``document``: nothing is copied.
    """

    fact: Event | State
    document: Document

    @property
    def sentence(self) -> str:
        """The sentence that tells it."""
        return self.fact.evidence.of(self.document.text)

    @property
    def day(self) -> date | None:
        """The day to sort by (``kg:day``): told, or the first that the text allows, or that of the report."""
        days = days_of(self.fact)
        return days.day if days else None

    @property
    def citation(self) -> str:
        """The sentence and where it stands, in a line for a footnote: “...” (title, source, day, address)."""
        told = self.document
        day = told.published.isoformat() if told.published else ""
        where = ", ".join(filter(None, (told.title or told.id, told.source, day, told.url)))
        return plain(f"“{self.sentence}” ({where})")

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON: the keys of a line of ``events.jsonl`` (docs/data.md)."""
        return fact_record(self.fact, self.document)

    def __getattr__(self, name: str) -> Any:
        return getattr(object.__getattribute__(self, "fact"), name)

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *dir(self.fact)})

    def __repr__(self) -> str:
        who, whom = (", ".join(actor.name for actor in side) for side in (self.fact.source, self.fact.target))
        return plain(f"{self.fact.status} {self.fact.type}: {who} -> {whom}: {self.citation}")

"""Annotated texts beside this repository -> readings with what of them is right.

What may be learnt from: the documents and batches of ``bench/kg`` that are open, the open halves of
``bench/mini``, the development half of PLOVER's sentences, the examples of our own tests.  Nothing that is
scored blind.
"""

from __future__ import annotations

import importlib.util
import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.files import fact_record
from kg.model import EVENT_TYPES, Document, Event, State

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT.parent / "shared" / "bench"
BATCHES = (".", "batch-1", "batch-2", "batch-3", "batch-5")
MINIS = ("open", "who-open")


@dataclass(frozen=True)
class Gold:
    """An annotated text: its document, its set, and the types that are told from where to where."""

    document: Document
    of: str
    types: tuple[tuple[str, int, int], ...]
    record: dict[str, Any] | None = None
    """The annotation as the scorer reads it, where both sides of every fact are told."""

    def right(self, fact: Event | State) -> bool:
        """Whether type, both sides and truth of a fact are those of one that is annotated."""
        told = fact_record(fact, self.document)
        assert self.record is not None
        return any(
            SCORER.pairs_at("typed", told, each, self.record) and _truth(told) == _truth(each)
            for each in self.record["facts"]
        )


def _truth(fact: dict[str, Any]) -> tuple[str, str]:
    return fact.get("polarity") or "positive", fact.get("factuality") or "actual"


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_kg", BENCH / "kg" / "score_kg.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORER = _scorer()


def everything() -> list[Gold]:
    """All annotated texts, in a fixed order."""
    return [*whole(), *plover(), *examples()]


def whole() -> Iterator[Gold]:
    """Those whose facts are annotated with both sides."""
    for batch in BATCHES:
        for path in sorted((BENCH / "kg" / batch).glob("*.gold.json")):
            yield _annotated(SCORER.load_golds(str(path))[0], "document")
    for name in MINIS:
        for record in SCORER.load_golds(str(BENCH / "mini" / f"{name}.jsonl")):
            yield _annotated(record, "mini")


def _annotated(record: dict[str, Any], of: str) -> Gold:
    types = [
        (fact["type"][0], start, end)
        for fact in record["facts"]
        if fact["kind"] == "event"
        for start, end in fact["spans"]
    ]
    day = record.get("published")
    document = Document(
        record["id"], record["text"], title=record.get("title") or "", source=record.get("source") or "",
        published=date.fromisoformat(day) if day else None,
    )  # fmt: skip
    return Gold(document, of, tuple(types), record)


def plover() -> Iterator[Gold]:
    """PLOVER's sentences, which mark one event each."""
    for record in _lines(BENCH / "events" / "gsr_dev.jsonl"):
        types = [each["event"] for each in record["events"]]
        yield _sentence(record["id"], record["text"], types, "plover")


def examples() -> Iterator[Gold]:
    """The sentences of our own tests; what is marked as a fault is none, what is wished for is told."""
    tables = tomllib.loads((ROOT / "tests" / "examples" / "events.toml").read_text(encoding="utf-8"))
    for name in sorted(tables):
        for number, row in enumerate(tables[name]):
            faults = set(row.get("faults", ()))
            types = [fact.split()[0].split("/")[0] for fact in row.get("facts", ()) if fact not in faults]
            yield _sentence(f"{name}-{number}", row["text"], types, "example")


def _sentence(key: str, text: str, types: Iterable[str], of: str) -> Gold:
    told = tuple((kind, 0, len(text)) for kind in types if kind in EVENT_TYPES)
    return Gold(Document(key, text), of, told)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)

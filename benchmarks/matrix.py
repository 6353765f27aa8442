#!/usr/bin/env python3
"""Where events are missed and invented: recall and false facts by type, by construction, and for distractors.

    make matrix                                  # or: python benchmarks/matrix.py
    python benchmarks/matrix.py FILE.jsonl       # other reports of that form, each with its construction

The reports and their scorer lie in ../shared/bench beside the checkout, or where $KG_BENCH says.
"found" is the share of events and states told with the right sides and type, "full" of those with the right
time, truth and speaker too; "false" counts wrong facts, "edges" those of them that are drawn as plain facts.
A row of fewer than four facts is marked "thin": it tells little.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import extract

from kg.model import EVENT_TYPES, STATE_TYPES

BENCH = Path(os.environ.get("KG_BENCH") or Path(__file__).resolve().parents[2] / "shared" / "bench")
THIN = 4
Rows = list[dict[str, Any]]


def scorer() -> ModuleType:
    """The scorer of the annotated documents, which lies beside them and not in this repository."""
    spec = importlib.util.spec_from_file_location("score_kg", BENCH / "kg" / "score_kg.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def construction(report: dict[str, Any]) -> str:
    """How a report tells its event, without what is particular to it.

    >>> construction({"construction": "distractor: sport"}), construction({"construction": "wish (headline)"})
    ('distractor', 'wish')
    """
    name = str(report.get("construction", ""))
    return "distractor" if name.startswith("distractor") else re.split(r"[:(,]", name)[0].strip()


def of_type(reports: Rows, kind: str) -> Rows:
    """The same reports, of which nothing must be found but the facts of one type."""
    return [
        {**each, "facts": [{**f, "optional": f["optional"] or f["type"][0] != kind} for f in each["facts"]]}
        for each in reports
    ]


def uneventful(report: dict[str, Any]) -> bool:
    """Whether a report tells of no event that happened: every plain edge of an event is false there."""
    return not any(
        fact["kind"] == "event" and fact["factuality"] != "hypothetical" for fact in report["facts"]
    )


def row(name: str, score: Callable[..., Any], reports: Rows, found: Rows, mine: Rows) -> str:
    """One row: recall of the facts in some reports, by all that was found; what of ``mine`` is false."""
    recall = score(reports, found, False)
    typed, full = recall["typed"], recall["full"]
    false = score(reports, mine, False)["typed"]["false"]
    edges = score(reports, [fact for fact in mine if fact["status"] == "asserted"], False)["typed"]["false"]
    facts = typed["hit"] + typed["missed"]
    thin = " thin" if facts < THIN else ""
    return f"| {name} | {facts}{thin} | {typed['r']:.2f} | {full['r']:.2f} | {false} | {edges} |"


def table(head: str, rows: Sequence[str]) -> str:
    """A table in Markdown."""
    return "\n".join(
        (f"| {head} | facts | found | full | false | edges |", "|---|---|---|---|---|---|", *rows)
    )


def matrix(reports: Rows, found: Rows, score: Callable[..., Any]) -> Iterator[str]:
    """The tables, one after the other."""
    everything = row("all", score, reports, found, found)
    types = [
        row(kind, score, of_type(reports, kind), found, [fact for fact in found if fact["type"] == kind])
        for kind in (*EVENT_TYPES, *STATE_TYPES)
    ]
    yield table("type", [*types, everything])
    groups: dict[str, Rows] = {}
    for report in reports:
        groups.setdefault(construction(report), []).append(report)
    told = {name: {each["id"] for each in group} for name, group in groups.items()}
    yield table(
        "construction",
        [
            row(name, score, group, mine, mine)
            for name, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
            for mine in [[fact for fact in found if fact["doc"] in told[name]]]
        ],
    )
    quiet = [report for report in reports if uneventful(report)]
    ids = {report["id"] for report in quiet}
    edges = [f for f in found if f["doc"] in ids and (f["kind"], f["status"]) == ("event", "asserted")]
    false = score(quiet, edges, False)["typed"]["false"]
    yield f"{len(quiet)} reports without an event: {false} false plain edges of events"


def main() -> int:
    """Read the reports as a user would, score what comes out, and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", nargs="?", type=Path, default=BENCH / "mini" / "open.jsonl")
    options = parser.parse_args()
    if not options.reports.is_file() or not (BENCH / "kg" / "score_kg.py").is_file():
        print(
            f"matrix: no reports at {options.reports}, or no scorer in {BENCH}; set KG_BENCH to their folder",
            file=sys.stderr,
        )
        return 2
    score = scorer()
    reports: Rows = score.load_golds(str(options.reports))
    with tempfile.TemporaryDirectory() as temporary:
        mine = extract(Path(temporary) / "mine.jsonl", "--events", options.reports)
        found: Rows = score.load_predictions(str(mine), {report["id"] for report in reports})
    print("\n\n".join(matrix(reports, found, score.score)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

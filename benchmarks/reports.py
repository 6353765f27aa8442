"""How well several reports of one event are found: on pairs of our own, and what is joined in documents.

    python benchmarks/reports.py [--all] [--show]          # the pairs of tests/data/reports.toml
    python benchmarks/reports.py --documents FILE.jsonl    # prints every event that is told twice, to read

A pair is right where the two documents tell of one event of its type exactly if it says so.  Those that were
written later are counted by themselves; ``--all`` counts those too that nobody looked at while the rules were
written.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import kg
from kg.api import DEFAULT_MODEL, load_rules
from kg.pipeline import Rules

VERDICTS = {(True, True): "right", (False, True): "wrong", (True, False): "missed", (False, False): "apart"}
PAIRS = Path(__file__).resolve().parent.parent / "tests" / "data" / "reports.toml"


def pairs(part: str) -> Iterator[dict[str, Any]]:
    """The pairs that were looked at ("seen"), those that were written later, or the blind ones."""
    found = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    return (pair for pair in found if _part(pair) == part)


def _part(pair: dict[str, Any]) -> str:
    return next((part for part in ("blind", "later") if pair.get(part)), "seen")


def joined(pair: dict[str, Any], rules: Rules) -> tuple[bool, bool]:
    """Whether both documents tell an event of the type, and whether they are said to be one."""
    documents = [
        kg.Document(name, pair[name][1], published=date.fromisoformat(pair[name][0]), source=name,
                    url=f"https://example.org/{name}")
        for name in ("one", "other")
    ]  # fmt: skip
    graph = kg.build(documents, engine=rules)
    told: defaultdict[str, set[str]] = defaultdict(set)
    for event in graph.events:
        if event.type == pair["type"] and (event.predicate in pair.get("words", event.predicate)):
            told[event.evidence.document].add(event.event)
    return len(told) == 2, bool(told["one"] & told["other"])


def measure(part: str, rules: Rules, show: bool) -> None:
    """Print precision and recall of one part."""
    tally: Counter[str] = Counter()
    for pair in pairs(part):
        read, one = joined(pair, rules)
        verdict = VERDICTS[pair["same"], one]
        tally[verdict] += 1
        tally["unread"] += verdict == "missed" and not read
        if show and verdict in ("wrong", "missed"):
            print(f"{verdict:7}{'' if read else '(unread) '}{pair['kind']}: {pair['one']} | {pair['other']}")
    right, wrong, missed = (tally[word] for word in ("right", "wrong", "missed"))
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    told = right / max(1, right + missed - tally["unread"])
    print(
        f"{part:8}{dict(tally)}: precision {precision:.3f}, recall {recall:.3f}, of what was read {told:.3f}"
    )


def groups(path: Path) -> None:
    """Print every event of several reports, with the sentences."""
    graph = kg.build(str(path))
    texts = {document.id: document for document in graph.documents}
    events: defaultdict[str, list[kg.Event]] = defaultdict(list)
    for event in graph.events:
        events[event.event].append(event)
    several = {key: told for key, told in events.items() if len(told) > 1}
    print(f"{len(graph.events)} reports, {len(events)} events, {len(several)} told more than once")
    for key, told in several.items():
        print(f"\n{key} {told[0].type} {told[0].status}")
        for event in told:
            how = event.occurrence.how if event.occurrence else ""
            time = event.time.edtf if event.time else "-"
            words = " ".join(event.evidence.of(texts[event.evidence.document].text).split())
            print(f"  {event.evidence.document} {event.published} [{time}] {how or 'first'}: {words}")


def main() -> None:
    """Measure, or print."""
    parser = argparse.ArgumentParser(description="How well several reports of one event are found.")
    parser.add_argument("--all", action="store_true", help="the blind pairs too")
    parser.add_argument(
        "--show", action="store_true", help="print what is wrong and missed of those looked at"
    )
    parser.add_argument("--documents", type=Path, metavar="FILE")
    given = parser.parse_args()
    if given.documents:
        groups(given.documents)
        return
    rules = load_rules(DEFAULT_MODEL)
    measure("seen", rules, given.show)
    measure("later", rules, given.show)
    if given.all:
        measure("blind", rules, False)


if __name__ == "__main__":
    main()

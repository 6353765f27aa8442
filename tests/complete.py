"""Brings tests/examples/events.toml up to what comes out today; a human being judges it.

    python tests/complete.py            # shows, example by example, where table and engine differ
    python tests/complete.py --first    # shows one difference, and fails if there is one
    python tests/complete.py --write    # puts facts that no list of the example has into its `unjudged`
    python tests/complete.py --accept   # takes them into `facts`, those with a "!" before them into `faults`

``--write`` also drops what is no more `missed` and `faults` that no longer come out. A fact of `facts` that is gone is left to you:
it was wrong (delete it), or it belongs to `missed`. The parse of a new example is stored first
(``python tests/stored.py``). Comments and order stay as they are.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from notation import Fact, exactly, loosely, written
from stored import EXAMPLES, stored

from kg import pipeline
from kg.lexicon import gazetteer

TABLE = EXAMPLES / "events.toml"
WRITTEN = date(2022, 2, 1)
"""When an example was published that does not say so."""
WIDTH = 110
_ORDER = ("text", "published", "wish", "nothing", "facts", "missed", "faults", "unjudged", "not")


@dataclass(frozen=True)
class Compared:
    """An example beside what comes out: facts that are gone, missed ones that came, faults that went, and new facts."""

    gone: list[str] = field(default_factory=list)
    came: list[str] = field(default_factory=list)
    went: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.gone or self.came or self.went or self.new)

    def __str__(self) -> str:
        signs = (
            ("-", self.gone),
            ("is no more missed:", self.came),
            ("is no more a fault:", self.went),
            ("+", self.new),
        )
        return "\n".join(f"  {sign} {fact}" for sign, facts in signs for fact in facts)


def facts_of(row: dict[str, Any]) -> tuple[Fact, ...]:
    """What comes out of an example."""
    return pipeline.interpret(
        stored(row["text"], row.get("published", WRITTEN)), gazetteer.load_gazetteer()
    ).facts


def compare(row: dict[str, Any], facts: tuple[Fact, ...]) -> Compared:
    """Where an example and its facts differ."""
    known = [*row.get("facts", []), *row.get("faults", [])]
    unknown = [fact for fact in facts if not any(exactly(fact, each) for each in known)]
    came = [each for each in row.get("missed", []) if any(loosely(fact, each) for fact in unknown)]
    gone, went = (
        [each for each in row.get(key, []) if not any(exactly(fact, each) for fact in facts)]
        for key in ("facts", "faults")
    )
    return Compared(gone, came, went, list(dict.fromkeys(map(written, unknown))))


def blocks(text: str) -> list[str]:
    """The text of a table cut before each of its examples."""
    return re.split(r"(?m)^(?=\[\[)", text)


def row_of(block: str) -> tuple[str, dict[str, Any]]:
    """The phenomenon and the row of one example."""
    ((phenomenon, (row,)),) = tomllib.loads(block).items()
    return phenomenon, row


def put(block: str, key: str, values: list[str]) -> str:
    """The block with another list under a key; none without values."""
    old = re.search(rf"(?m)^{key} = \[(?:\n(?:.*\n)*?\]|.*\])(?P<comment> +#.*)?\n", block)
    if not values:
        return block[: old.start()] + block[old.end() :] if old else block
    if old:
        return block[: old.start()] + _array(key, values) + (old["comment"] or "") + "\n" + block[old.end() :]
    before = "|".join(_ORDER[: _ORDER.index(key)])
    at = [m.end() for m in re.finditer(rf"(?m)^(?:{before}) = (?:\[\n(?:.*\n)*?\]|.*)\n", block)][-1]
    return block[:at] + _array(key, values) + "\n" + block[at:]


def _array(key: str, values: list[str]) -> str:
    cells = [json.dumps(value, ensure_ascii=False) for value in values]
    line = f"{key} = [{', '.join(cells)}]"
    return line if len(line) < WIDTH else "\n".join([f"{key} = [", *(f"    {cell}," for cell in cells), "]"])


def update(block: str) -> str:
    """The block with what is new as unjudged, and without what is no more missed or false."""
    row = row_of(block)[1]
    found = compare(row, facts_of(row))
    if found.came:
        block = put(block, "missed", [each for each in row["missed"] if each not in found.came])
    if found.went:
        block = put(block, "faults", [each for each in row["faults"] if each not in found.went])
    judged = {each.lstrip("! "): each for each in row.get("unjudged", [])}
    return _tidy(put(block, "unjudged", [judged.get(each, each) for each in found.new]))


def accept(block: str) -> str:
    """The block with its unjudged facts judged."""
    row = row_of(block)[1]
    right = [each for each in row.get("unjudged", []) if not each.startswith("!")]
    wrong = [each[1:].strip() for each in row.get("unjudged", []) if each.startswith("!")]
    for key, more in (("facts", right), ("faults", wrong)):
        if more:
            block = put(block, key, row.get(key, []) + more)
    return _tidy(put(block, "unjudged", []))


def _tidy(block: str) -> str:
    """Without a cause for what is right, and without "nothing" where there is something."""
    row = row_of(block)[1]
    if not (row.get("missed") or row.get("faults") or row.get("unjudged")):
        block = re.sub(r"(?m)^wish = .*\n", "", block)
    return re.sub(r"(?m)^nothing = .*\n", "", block) if row.get("facts") else block


def differences(cut: list[str]) -> Iterator[str]:
    """Each example that differs, with how."""
    for block in cut:
        phenomenon, row = row_of(block)
        if found := compare(row, facts_of(row)):
            yield f"[{phenomenon}] {row['text']}\n{found}"


def main(path: Path = TABLE) -> None:
    """Show, write or accept."""
    head, *cut = blocks(path.read_text(encoding="utf-8"))
    wanted = sys.argv[1] if sys.argv[1:] else ""
    if wanted == "--first":
        sys.exit(next(differences(cut), 0))
    change = {"--write": update, "--accept": accept}.get(wanted)
    if change:
        cut = [change(block) for block in cut]
        path.write_text("".join([head, *cut]), encoding="utf-8")
    print("\n".join(differences(cut)) or "nothing differs")


if __name__ == "__main__":
    main()

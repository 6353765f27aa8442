"""Counts why examples are not yet right, into benchmarks/ERRORS.md.

python tests/causes.py
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

from stored import EXAMPLES, TABLES, rows

ERRORS = Path(__file__).parent.parent / "benchmarks" / "ERRORS.md"
CAUSES: dict[str, str] = tomllib.loads((EXAMPLES / "causes.toml").read_text(encoding="utf-8"))
_TABLE = re.compile(r"\| examples \| cause \|.*\n\|[-:| ]+\|\n(?:\|.*\n)+")


def counts() -> Counter[str]:
    """How many examples wait for each cause, those of all tables."""
    examples = [row for table in TABLES for param in rows(table) for row in param.values]
    return Counter(row["wish"] for row in examples if "wish" in row)


def table() -> str:
    """The counts as ERRORS.md has them, the largest first."""
    found = counts()
    order = sorted(CAUSES, key=lambda cause: (-found[cause], cause))
    lines = [f"| {found[cause]} | **{cause}** | {CAUSES[cause]} |" for cause in order]
    return "\n".join(["| examples | cause | that is |", "|---:|---|---|", *lines, ""])


def written() -> str:
    """The table that stands in ERRORS.md."""
    found = _TABLE.search(ERRORS.read_text(encoding="utf-8"))
    assert found, "no table of causes in benchmarks/ERRORS.md"
    return found.group()


if __name__ == "__main__":
    ERRORS.write_text(ERRORS.read_text(encoding="utf-8").replace(written(), table()), encoding="utf-8")

"""How time, memory and disk grow with an archive: builds of 100 to 20,000 short documents, or of long ones.

    python benchmarks/scale.py [--sizes 100,1000] [--long] [--jobs 2] [--keep FOLDER]

The documents are those of the corpus beside this repository (short ones: 60 to 400 words), repeated with
other ids and days and two new names each round, so that actors grow as they do in an archive, and with a
number in each sentence, so that no paragraph was read before.  Each build is a process of its own; its
figures are processor and wall time, and the largest memory of one process.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "bench" / "corpus" / "docs.jsonl"
FIRST = ["Adel", "Bruna", "Celia", "Dario", "Elin", "Farid", "Gosia", "Hana", "Ivo", "Jana", "Kofi", "Lena"]
LAST = ["Abend", "Barkov", "Calder", "Dvorak", "Estrin", "Faber", "Goren", "Hallam", "Ibarra", "Jansky"]
COLUMNS = (
    "documents", "build: CPU s", "wall s", "peak MB", "again: CPU s", "peak MB", "graph MB", "readings MB",
    "page MB", "kg query types: s",
)  # fmt: skip
SHORT = range(60, 401)
_END = re.compile(r"(?<=[a-z])(?=[.?!](\s|$))")
"""Where a sentence ends."""


def documents(count: int, *, long: bool) -> Iterator[dict[str, str]]:
    """So many documents, each other than all before."""
    told = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    some = [each for each in told if long or len(each["text"].split()) in SHORT]
    dice = random.Random(7)
    for n in range(count):
        given = some[n % len(some)]
        turn = n // len(some)
        names = [f"{dice.choice(FIRST)} {dice.choice(LAST)}{turn or ''}" for _ in range(2)]
        added = f" {names[0]} met {names[1]} in Geneva on Tuesday." if turn else ""
        day = date.fromisoformat(str(given.get("published") or "2011-01-01")[:10]) + timedelta(days=turn)
        text = _END.sub(f" [{turn}]", given["text"]) if turn else given["text"]
        yield {"id": f"{turn:04}-{given['id']}", "text": text + added, "published": day.isoformat()}


def measured(command: list[str]) -> dict[str, float]:
    """What a command takes: processor and wall seconds, and the largest memory of one process in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return {
        "cpu": used.ru_utime + used.ru_stime, "wall": time.monotonic() - start,
        "memory": used.ru_maxrss / 1024,
    }  # fmt: skip


def size(folder: Path) -> float:
    """MB of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    """A line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,1000")
    parser.add_argument("--long", action="store_true", help="all documents, not only the short ones")
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--keep", type=Path, help="where the graphs stay")
    args = parser.parse_args()
    kg = [sys.executable, "-m", "kg"]
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    with tempfile.TemporaryDirectory() as scratch:
        for count in map(int, args.sizes.split(",")):
            place = (args.keep or Path(scratch)) / f"{'l' if args.long else 's'}{count}"
            place.mkdir(parents=True, exist_ok=True)
            texts, out = place / "texts.jsonl", place / "out"
            with texts.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(each) + "\n" for each in documents(count, long=args.long))
            build = [*kg, "build", "-q", str(texts), "-o", str(out), "--jobs", args.jobs]
            first, again = measured(build), measured(build)
            query = measured([*kg, "query", "types", str(out)])
            readings = size(out / ".readings")
            row = (
                f"{count:,}", first["cpu"], first["wall"], first["memory"], again["cpu"], again["memory"],
                size(out) - readings, readings, (out / "graph.html").stat().st_size / 1e6, query["wall"],
            )  # fmt: skip
            print(
                "| " + " | ".join(each if isinstance(each, str) else f"{each:,.1f}" for each in row) + " |",
                flush=True,
            )


if __name__ == "__main__":
    main()

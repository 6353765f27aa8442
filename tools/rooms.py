"""Runs the fast tests, and holds the coverage of every room of the house above its floor.

    python tools/rooms.py [--raise] [-- pytest's arguments]

The fast tests need no model, browser, server or notebook.  Coverage is that of lines and branches; the floors
are in tests/coverage.toml.  A room below its floor fails; ``--raise`` makes today's figures the new floors,
which only rise.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "coverage.toml"
SLACK = 1
"""Threads and time limits make a figure differ a little from run to run."""
FAST = "not model and not browser and not server and not notebooks"


def measured(arguments: list[str]) -> tuple[int, dict[str, float]]:
    """The exit status of the fast tests, and the coverage of each room in per cent."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        tests = ["-q", "-n", "2", "--dist", "loadfile", "-m", FAST]
        watch = ["--cov=kg", "--cov-branch", f"--cov-report=json:{report}", "--cov-fail-under=0"]
        command = [sys.executable, "-m", "pytest", *tests, *watch, *arguments]
        environment = {**os.environ, "COVERAGE_FILE": str(Path(folder) / "coverage")}
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        return status, by_room(json.loads(report.read_text(encoding="utf-8"))) if report.exists() else {}


def by_room(report: dict[str, dict[str, dict[str, dict[str, int]]]]) -> dict[str, float]:
    """The coverage of each room; a file that stands above the rooms counts for "house"."""
    done: Counter[str] = Counter()
    all: Counter[str] = Counter()
    for name, file in report["files"].items():
        inside = Path(name).parts[1:]
        room = inside[0] if len(inside) > 1 else "house"
        figures = file["summary"]
        done[room] += figures["covered_lines"] + figures["covered_branches"]
        all[room] += figures["num_statements"] + figures["num_branches"]
    return {room: 100 * done[room] / all[room] for room in sorted(all) if all[room]}


def main() -> int:
    """Print a line a room; 1 where one is below its floor or has none, or a test fails."""
    arguments = sys.argv[1:]
    higher = "--raise" in arguments
    status, rooms = measured([each for each in arguments if each not in ("--raise", "--")])
    text = FLOORS.read_text(encoding="utf-8")
    floors: dict[str, int] = tomllib.loads(text)["floors"]
    if higher:
        floors = {room: max(int(found) - SLACK, floors.get(room, 0)) for room, found in rooms.items()}
        head = text.partition("[floors]")[0]
        lines = [f"{room} = {floor}" for room, floor in floors.items()]
        FLOORS.write_text("\n".join([f"{head}[floors]", *lines, ""]), encoding="utf-8")
    for room, found in rooms.items():
        low = found < floors.get(room, 101)
        status = status or int(low)
        print(f"{room:10} {found:5.1f} %  floor {floors.get(room, 'missing')}{'  TOO LOW' if low else ''}")
    return status


if __name__ == "__main__":
    sys.exit(main())

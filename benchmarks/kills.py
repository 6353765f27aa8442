"""Kills a build at random moments, runs the same command again, and compares the end with an undisturbed run.

    python benchmarks/kills.py [--kills 30] [--seed 1] [--texts FOLDER] [--jobs 2]

Without texts the engine is the quick one of the tests (tests/coders.py), which has a shard for every two of
40 documents: most moments fall into reading, the others into joining and writing.  With texts it is
``kg build`` itself; its processes have a second to see that nobody is there any more.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATHS = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
VARYING = "timings.json"
"""The one file that differs from run to run."""


def command(args: argparse.Namespace, out: Path) -> list[str]:
    """The build into a folder."""
    if args.texts is None:
        return [sys.executable, str(ROOT / "tests" / "coders.py"), str(out), "40", "0.02"]
    return [sys.executable, "-m", "kg", "build", "-q", str(args.texts), "-o", str(out), "--jobs", args.jobs]


def start(told: list[str], out: Path) -> subprocess.Popen[bytes]:
    """A build that has claimed its folder: what is before that is Python's own start."""
    there = out.exists()
    process = subprocess.Popen(
        told, env={**os.environ, "PYTHONPATH": PATHS}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not (there or out.exists()) and process.poll() is None:
        time.sleep(0.01)
    return process


def ended(told: list[str], out: Path) -> float:
    """The seconds that a whole build takes from there on."""
    process, begun = start(told, out), time.monotonic()
    if process.wait():
        raise SystemExit(f"{' '.join(told)} failed")
    return time.monotonic() - begun


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, hidden files too; what was read may lie in other shards."""
    return {
        path.name: b"" if path.is_dir() else path.read_bytes()
        for path in folder.iterdir()
        if path.name != VARYING
    }


def killed(told: list[str], moment: float, out: Path) -> str:
    """Kill a build at a moment; how far it had come."""
    process = start(told, out)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    if (out / "manifest.json").exists():
        return "ended"
    return f"{len([*(out / '.readings').glob('*.zip')])} shards"


def main() -> None:
    """A line for each kill, then how many ended otherwise."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--jobs", default="2")
    args = parser.parse_args()
    dice, faults = random.Random(args.seed), 0
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole"
        seconds = ended(command(args, whole), whole)
        for number in range(1, args.kills + 1):
            out = Path(scratch) / str(number)
            moment = dice.uniform(0, seconds)
            how_far = killed(command(args, out), moment, out)
            ended(command(args, out), out)
            same = files(out) == files(whole)
            faults += not same
            print(
                f"{number:>3}. killed after {moment:5.1f} s ({how_far}): {'same' if same else 'OTHERWISE'}",
                flush=True,
            )
            shutil.rmtree(out)
    print(f"{faults} of {args.kills} ended otherwise than the undisturbed run")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()

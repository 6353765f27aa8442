"""The speed of a whole build and of its stages beside plain spaCy, in the same run.

    python benchmarks/speed.py [--documents 60] [--rounds 3]         # or: make speed

Each measure is a process of its own, start-up and loading of the model included, one after the other in
rounds, since machines are shared: quote the medians of processor time, and the ratios, which are made
round by round.

    plain paragraphs   nlp.pipe of the model with all that it has, on the paragraphs that we parse: the bar
    plain documents    the same on whole documents
    read               parsing alone, as we do it
    facts              parsing and all stages after it, nothing written
    build              ``kg build`` with all its files
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
BENCH = Path(os.environ.get("KG_BENCH") or HERE.parent.parent / "shared" / "bench")
PLAIN = "plain paragraphs"


class Spent(NamedTuple):
    """Seconds of processor and wall, and the largest memory in MB."""

    cpu: float
    wall: float
    memory: float


def main() -> None:
    """Measure all in turn and print a table, or do one measure's work."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=60, help="how many of the corpus")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", nargs=2, metavar=("MEASURE", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.work:
        print(WORK[args.work[0]](Path(args.work[1])))
        return
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.jsonl"
        lines = (BENCH / "corpus" / "docs.jsonl").read_bytes().splitlines(keepends=True)
        sample.write_bytes(b"".join(lines[: args.documents]))
        measure(sample, args.rounds)


def measure(sample: Path, rounds: int) -> None:
    """All measures in turn, some rounds of them, and the table."""
    mine = [sys.executable, __file__, "--work"]
    commands = {name: [*mine, name, str(sample)] for name in WORK}
    commands["build"] = [
        sys.executable, "-m", "kg", "build", "-q", str(sample), "-o", str(sample.parent / "out"),
    ]  # fmt: skip
    found: dict[str, list[Spent]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(spent(command, sample.parent))
    sentences = int((sample.parent / "sentences").read_text())
    print(f"{sample.stat().st_size / 1e6:.2f} MB, {sentences} sentences, medians of {rounds} rounds\n")
    print(f"{'':18}{'CPU s':>8}{'wall s':>8}{'MB':>8}{'sentences/s':>13}{'times the speed of ' + PLAIN:>40}")
    for name, rows in found.items():
        cpu, wall, memory = (median(column) for column in zip(*rows, strict=True))
        ratio = median(bar.cpu / row.cpu for bar, row in zip(found[PLAIN], rows, strict=True))
        print(f"{name:18}{cpu:8.1f}{wall:8.1f}{memory:8.0f}{sentences / cpu:13.0f}{ratio:40.2f}")


def spent(command: list[str], folder: Path) -> Spent:
    """What a command takes; the number that it prints at its end is that of the sentences."""
    subprocess.run(["rm", "-rf", str(folder / "out")], check=True)
    start = time.monotonic()
    with (folder / "said").open("w+") as said, subprocess.Popen(command, stdout=said) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        said.seek(0)
        told = said.read().split()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    if told and told[-1].isdigit():
        (folder / "sentences").write_text(told[-1])
    return Spent(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def plain_paragraphs(sample: Path) -> str:
    """Plain spaCy on our paragraphs."""
    from kg.syntax.blocks import blocks

    return _plain(text[start:end] for text in _texts(sample) for start, end in blocks(text))


def plain_documents(sample: Path) -> str:
    """Plain spaCy on whole documents."""
    return _plain(_texts(sample))


def _plain(texts: Iterator[str]) -> str:
    import spacy

    from kg.syntax.parsing import DEFAULT_MODEL

    for _ in spacy.load(DEFAULT_MODEL).pipe(texts):
        pass
    return ""


def _texts(sample: Path) -> Iterator[str]:
    from kg.texts import documents

    return (document.text for document in documents.read_documents([sample]))


def read(sample: Path) -> str:
    """Parsing alone."""
    from kg import api, pipeline
    from kg.syntax import parse_many, parsing
    from kg.texts import documents

    rules = api.load_rules(parsing.DEFAULT_MODEL, ())
    parses = parse_many(
        documents.read_documents([sample]), rules.language, pipeline.names_of(rules.gazetteer)
    )
    return str(sum(len(parse.sentences) for parse in parses))


def facts(sample: Path) -> str:
    """Parsing and all stages after it."""
    from kg import api
    from kg.syntax import parsing
    from kg.texts import documents

    for _ in api.load_rules(parsing.DEFAULT_MODEL, ())(documents.read_documents([sample])):
        pass
    return ""


WORK: dict[str, Callable[[Path], str]] = {
    PLAIN: plain_paragraphs, "plain documents": plain_documents, "read": read, "facts": facts,
}  # fmt: skip


if __name__ == "__main__":
    main()

"""How right the answers are: what a historian asks first, of the 295 documents beside this repository.

    kg build ../shared/bench/corpus -o CORPUS
    python benchmarks/questions.py CORPUS [--names]         # or both: make questions

CORPUS is a folder of `kg build`, a file of RDF or a store.  `questions.toml` has the questions, which name
no class and no status, and the answers that were found by reading.  Printed is for each question how many
rows are right, how many false and how many are missed; with `--names` the false ones too, with the document
that they come from, and the missed ones.  The same of the sample of `notebooks/` is tests/test_questions.py.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kg

QUESTIONS = Path(__file__).with_name("questions.toml")


@dataclass(frozen=True)
class Judged:
    """The rows of one answer: right, false and missed, each with the document that tells it."""

    right: Mapping[str, str]
    false: Mapping[str, str]
    missed: Mapping[str, str]


def judged(question: Mapping[str, Any], rows: Iterable[tuple[str, str]]) -> Judged:
    """Compare the rows of an answer, each with its document, to what the texts tell.

    >>> question = {"answers": [["A - B", "d1"], ["C - D", "d2"]], "also": [["E - F", "d3"]]}
    >>> judged(question, [("A - B", "d1"), ("E - F", "d3"), ("G - H", "d4")])
    Judged(right={'A - B': 'd1', 'E - F': 'd3'}, false={'G - H': 'd4'}, missed={'C - D': 'd2'})
    """

    def alike(row: str) -> tuple[str, ...]:
        parts = row.casefold().split(" - ")
        return tuple(sorted(parts) if question.get("either_way") else parts)

    told = {alike(row) for part in ("answers", "also") for row, _ in question.get(part, ())}
    found = dict(rows)
    came = {alike(row) for row in found}
    return Judged(
        {row: where for row, where in found.items() if alike(row) in told},
        {row: where for row, where in found.items() if alike(row) not in told},
        {row: where for row, where in question["answers"] if alike(row) not in came},
    )


def asked(corpus: str, question: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The rows of the graph's answer in order, each with its document."""
    rows = [
        [str(cell).rpartition("/")[2].rpartition("#")[2] for cell in row]
        for row in kg.query(question["ask"], corpus).rows
    ]
    return sorted((" - ".join(row[:-1]), row[-1]) for row in rows)


def main() -> None:
    """Print the table, and with --names what is false and missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", metavar="CORPUS")
    parser.add_argument("--names", action="store_true")
    options = parser.parse_args()
    print(f"{'question':84}{'right':>7}{'false':>7}{'missed':>7}")
    for question in tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["question"]:
        answer = judged(question, asked(options.corpus, question))
        counts = (len(answer.right), len(answer.false), len(answer.missed))
        print(f"{question['name']:84}" + "".join(f"{count:7}" for count in counts))
        if options.names:
            for what in ("false", "missed"):
                for row, where in getattr(answer, what).items():
                    print(f"    {what:8}{row}   ({where})")


if __name__ == "__main__":
    main()

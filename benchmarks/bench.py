#!/usr/bin/env python3
"""All development benchmarks in one go: today's figures beside the last committed ones.

    make bench                                  # or: python benchmarks/bench.py
    python benchmarks/bench.py --only kg gsr    # some of the sets
    python benchmarks/bench.py --save           # write benchmarks/figures.json, and the table in README.md
    python benchmarks/bench.py --keep DIR       # keep the predictions and what each scorer prints

The sets and their scorers lie in ../shared/bench beside the checkout, or where $KG_BENCH says.
What is run is what a user runs: ``kg extract`` on the inputs, then the scorer on its output.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
BENCH = Path(os.environ.get("KG_BENCH") or HERE.parent.parent / "shared" / "bench")
FIGURES = HERE / "figures.json"

Figures = dict[str, float]


def extract(out: Path, *args: str | Path) -> Path:
    """Run ``kg extract`` with its standard output in a file."""
    with out.open("wb") as file:
        command = [sys.executable, "-m", "kg", "extract", "-q", *map(str, args)]
        subprocess.run(command, stdout=file, check=True)
    return out


def score(script: Path, *args: str | Path) -> dict[str, Any]:
    """Run a scorer and read the JSON that it prints."""
    done = subprocess.run(
        [sys.executable, str(script), *map(str, args)], check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def kg_set(work: Path) -> Figures:
    """The annotated documents: typed and full facts."""
    here = BENCH / "kg"
    gold = sorted(here.glob("*.gold.json"))
    mine = extract(work / "kg.jsonl", "--events", *gold)
    found = score(here / "score_kg.py", *gold, "--pred", mine)
    verbose = subprocess.run(
        [sys.executable, here / "score_kg.py", *gold, "--pred", mine, "--verbose"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    (work / "kg.report.txt").write_text(verbose.stdout, encoding="utf-8")
    seed = score(here / "score_kg.py", here / "seed.gold.json", "--pred", _only(mine, "000_821f177792fa652b"))
    return {
        "kg typed F1": found["typed"]["f1"],
        "kg typed precision": found["typed"]["p"],
        "kg typed recall": found["typed"]["r"],
        "kg full F1": found["full"]["f1"],
        "kg dyad F1": found["dyad"]["f1"],
        "kg dyad_country F1": found["dyad_country"]["f1"],
        "seed typed F1": seed["typed"]["f1"],
        "seed full F1": seed["full"]["f1"],
    }


def _only(events: Path, doc: str) -> Path:
    kept = [
        text for text in events.read_text(encoding="utf-8").splitlines() if json.loads(text)["doc"] == doc
    ]
    out = events.with_suffix(f".{doc}.jsonl")
    out.write_text("".join(f"{text}\n" for text in kept), encoding="utf-8")
    return out


def gsr_set(work: Path) -> Figures:
    """The PLOVER gold standard records: event type and both countries of a sentence."""
    here = BENCH / "events"
    events = extract(work / "gsr.events.jsonl", "--events", here / "gsr_dev.input.jsonl")
    mine = work / "gsr.jsonl"
    with mine.open("wb") as file:
        subprocess.run(
            [sys.executable, here / "from_kg_events.py", here / "gsr_dev.input.jsonl", events],
            stdout=file, check=True,
        )  # fmt: skip
    figures: Figures = {}
    for name, options in (("gsr", []), ("gsr first", ["--first-only"])):
        errors = work / f"{name.replace(' ', '_')}.errors.jsonl"
        found = score(here / "score_events.py", here / "gsr_dev.jsonl", mine, "--errors", errors, *options)
        for measure in ("full", "dyad", "type", "source", "target", "quad"):
            figures[f"{name} {measure} F1"] = found[measure]["f1"]
        if not options:
            figures["gsr sentences without event"] = found["no_event_rate"]
    return figures


def carb_set(work: Path) -> Figures:
    """CaRB dev, styles n-ary and facts."""
    here = BENCH / "oie"
    figures: Figures = {}
    for style, name in (("nary", "n-ary"), ("facts", "facts")):
        sentences = here / "carb.dev.sentences.jsonl"
        mine = extract(work / f"carb-{style}.jsonl", "--triples", "--style", style, sentences)
        gold = here / "carb.dev.gold.jsonl"
        found = score(here / "score_oie.py", "--metric", "carb", "--gold", gold, "--pred", mine)
        for measure, short in (("F1", "f1"), ("precision", "precision"), ("recall", "recall")):
            figures[f"carb {name} {measure}"] = found[short]
    return figures


def benchie_set(work: Path) -> Figures:
    """BenchIE dev, minimal style."""
    here = BENCH / "oie"
    mine = extract(
        work / "benchie.jsonl", "--triples", "--style", "minimal", here / "benchie.dev.sentences.jsonl"
    )
    found = score(
        here / "score_oie.py",
        "--metric",
        "benchie",
        "--gold",
        here / "benchie.dev.gold.jsonl",
        "--pred",
        mine,
    )
    return {
        "benchie minimal F1": found["f1"],
        "benchie minimal precision": found["precision"],
        "benchie minimal recall": found["recall"],
    }


def speed(work: Path) -> Figures:
    """What the stages after the parse cost, as a share of plain spaCy on the same text."""
    import spacy

    from kg import api, pipeline
    from kg.syntax import parsing
    from kg.texts import documents
    from kg.words import Parse

    lines = (BENCH / "corpus" / "docs.jsonl").read_bytes().split(b"\n")[::10]
    sample = work / "sample.jsonl"
    sample.write_bytes(b"\n".join(lines))
    texts = [document for document in documents.read_documents([sample]) if len(document.text) < 20_000]
    plain = spacy.load(parsing.DEFAULT_MODEL)
    rules = api.load_rules(parsing.DEFAULT_MODEL, ())
    language, gazetteer = rules.language, rules.gazetteer
    names = pipeline.names_of(gazetteer)
    pipeline.read(texts[0], language, gazetteer)

    def spent() -> tuple[float, float, float]:
        parses: list[Parse] = []  # made anew each time: the stages mend them in place
        return (
            _seconds(lambda: [plain(document.text) for document in texts]),
            _seconds(lambda: parses.extend(parsing.parse_document(each, language, names) for each in texts)),
            _seconds(lambda: [pipeline.interpret(parse, gazetteer) for parse in parses]),
        )

    rounds = [spent() for _ in range(3)]
    bare, parse, after = (median(column) for column in zip(*rounds, strict=True))
    words = sum(len(document.text.split()) for document in texts)
    return {
        "time after the parse / plain spaCy": round(after / bare, 4),
        "words a second, all stages": round(words / (parse + after)),
    }


def _seconds(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


SETS: dict[str, Callable[[Path], Figures]] = {
    "kg": kg_set, "gsr": gsr_set, "carb": carb_set, "benchie": benchie_set, "speed": speed,
}  # fmt: skip


def table(old: Figures, new: Figures) -> str:
    """Measure, last committed figure, today's, difference."""
    width = max(map(len, new), default=0)
    rows = [f"{'':{width}}  {'before':>8}  {'today':>8}"]
    for name, value in new.items():
        before = old.get(name)
        change = "" if before is None or before == value else f"  {value - before:+.4g}"
        rows.append(f"{name:{width}}  {'-' if before is None else f'{before:.4g}':>8}  {value:8.4g}{change}")
    return "\n".join(rows)


README_ROWS = (
    ("Events in sentences (PLOVER records)", "gsr full F1", "F1, type and countries", ".37 PETRARCH2"),
    ("", "gsr dyad F1", "F1, countries", ".52 PETRARCH2"),
    ("", "gsr type F1", "F1, type", ".51 PETRARCH2"),
    ("Events and states of documents (11)", "kg typed F1", "F1, actors and type", ".08 a naive coder"),
    ("", "kg full F1", "F1, with time, truth status and speaker", ".02 a naive coder"),
    ("", "kg typed precision", "precision, actors and type", ""),
    ("Open triples (CaRB dev, n-ary)", "carb n-ary F1", "F1", ".46 OpenIE 5"),
    ("Open triples (CaRB dev, facts)", "carb facts F1", "F1", ""),
    ("Open triples (BenchIE dev, minimal)", "benchie minimal F1", "F1", ".34 ClausIE"),
    ("Time of all stages after the parse", "time after the parse / plain spaCy", "share of spaCy's", ""),
)  # fmt: skip
"""What README.md tells: the set, the figure, what it measures, the best other system on that set."""


def readme_table(figures: Figures) -> str:
    """The table of README.md."""
    head = "| set | measure | kg | best other system |\n|---|---|---|---|\n"
    rows = (
        f"| {name} | {what} | {figures[key]:.2f} | {other} |\n".replace("| 0.", "| .")
        for name, key, what, other in README_ROWS
    )
    return head + "".join(rows)


def save(figures: Figures) -> None:
    """Make these the committed figures."""
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    readme = HERE.parent / "README.md"
    before, mark, rest = readme.read_text(encoding="utf-8").partition("<!-- figures -->\n")
    _, end, after = rest.partition("<!-- end of figures -->")
    readme.write_text(before + mark + readme_table(figures) + end + after, encoding="utf-8")


def main() -> int:
    """Run the sets that are asked for and print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--save", action="store_true", help="make these the committed figures")
    parser.add_argument("--keep", type=Path, help="folder for predictions and error lists")
    options = parser.parse_args()
    if not BENCH.is_dir():
        print(f"bench: no development sets at {BENCH}; set KG_BENCH to their folder", file=sys.stderr)
        return 2
    old: Figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    new: Figures = {}
    with tempfile.TemporaryDirectory() as temporary:
        work = options.keep or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        for name in options.only:
            try:
                new |= SETS[name](work)
            except subprocess.CalledProcessError as error:
                print(f"bench: {name} failed: {error.stderr or error}", file=sys.stderr)
    print(table(old, new))
    if options.save:
        save(old | new)
    return 0 if new else 1


if __name__ == "__main__":
    raise SystemExit(main())

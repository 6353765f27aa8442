"""Time expressions: ours against dateparser alone and spaCy's entities, on our own examples.

    python benchmarks/dates.py

"right" is an expression with both ends right (or rightly left without a place), "wrong" a place
that is given and is not right, spurious finds included.  The examples are our development set:
the figures say how well we do what we mean to do, and how far a library alone gets.  A second table is
the share right of 211 dates of news sentences (``newsdates.tsv``: published, sentence, "from..to" of each),
whose answers were written down before any of them was read (`BLIND.md` has what came out then).
"""

from __future__ import annotations

import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kg.lexicon import load_gazetteer
from kg.model import Document
from kg.pipeline import names_of
from kg.syntax import parsing
from kg.times.calendar import containing
from kg.times.expressions import find_times
from kg.words import Parse

EXAMPLES = Path(__file__).parents[1] / "tests" / "examples" / "dates.toml"
NEWS = EXAMPLES.with_name("newsdates.tsv")
Find = tuple[str, str, str]  # words, from, to; "-" for none


def ours(parse: Parse) -> Iterable[Find]:
    """The grammar with the tree."""
    for found in find_times(parse):
        yield found.span.text, str(found.span.start or "-"), str(found.span.end or "-")


def dateparser_alone(parse: Parse) -> Iterable[Find]:
    """dateparser finds and places; a find is one day."""
    from dateparser.search import search_dates

    for words, moment in search_dates(parse.text, languages=["en"], settings=_settings(parse)) or ():
        yield words, str(moment.date()), str(moment.date())


def spacy_alone(parse: Parse) -> Iterable[Find]:
    """spaCy's DATE and TIME entities; they have no place."""
    for words in _entities(parse):
        yield words, "-", "-"


def spacy_and_dateparser(parse: Parse) -> Iterable[Find]:
    """spaCy finds, dateparser places, with its period as the precision."""
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=["en"], settings=_settings(parse))
    for words in _entities(parse):
        data = parser.get_date_data(words)
        if data.date_obj is None:
            yield words, "-", "-"
            continue
        grain = data.period if data.period in ("day", "week", "month", "year") else "day"
        period = containing(grain, data.date_obj.date())
        yield words, str(period.start), str(period.end)


def _settings(parse: Parse) -> dict[str, Any]:
    published = parse.document.published or date(2025, 1, 1)
    return {
        "RELATIVE_BASE": datetime(published.year, published.month, published.day),
        "PREFER_DATES_FROM": "past",
    }


def _entities(parse: Parse) -> list[str]:
    runs: list[list[Any]] = []
    for word in parse.words:
        if word.entity not in ("date", "time"):
            continue
        if runs and runs[-1][-1].i == word.i - 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [parse.text[run[0].start : run[-1].end] for run in runs]


def score(
    name: str, system: Callable[[Parse], Iterable[Find]], parses: list[Parse], wanted: list[list[Find]]
) -> None:
    """Print one row of the table."""
    total = found = right = wrong = 0
    began = time.process_time()
    answers = [list(system(parse)) for parse in parses]
    seconds = time.process_time() - began
    for answer, wants in zip(answers, wanted, strict=True):
        total += len(wants)
        left = list(answer)
        for words, start, end in wants:
            hit = next((a for a in left if a[0] in words or words in a[0]), None)
            if hit is None:
                continue
            left.remove(hit)
            found += 1
            if hit[1:] == (start, end):
                right += 1
            elif hit[1:] != ("-", "-"):
                wrong += 1
        wrong += sum(a[1:] != ("-", "-") for a in left)
    tokens = sum(len(parse.words) for parse in parses)
    share, speed = right / total, seconds / tokens * 1e6
    print(f"| {name} | {total} | {found} | {right} | {share:.1%} | {wrong} | {speed:.1f} |")


def news() -> tuple[int, int, int]:
    """How many of the dates of news are right, how many there are, and how many are given besides."""
    rows = [line.split("\t") for line in NEWS.read_text(encoding="utf-8").splitlines()]
    documents = [Document(str(n), row[1], "", date.fromisoformat(row[0])) for n, row in enumerate(rows)]
    parses = parsing.parse_many(documents, parsing.load_language(), names_of(load_gazetteer()))
    right = wanted = found = 0
    for parse, row in zip(parses, rows, strict=True):
        wants = Counter(filter(None, row[2].split("; ")))
        placed = (time.span for time in find_times(parse) if time.span.edtf)
        finds = Counter(f"{span.start or '-'}..{span.end or '-'}" for span in placed)
        right += (wants & finds).total()
        wanted += wants.total()
        found += finds.total()
    return right, wanted, found - right


def main() -> None:
    """Print the tables."""
    examples = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["example"]
    documents = [Document(str(n), e["text"], "", e.get("published")) for n, e in enumerate(examples)]
    parses = list(parsing.parse_many(documents, parsing.load_language()))
    wanted = []
    for example in examples:
        cells = [[cell.strip() for cell in line.split("|")] for line in example["times"]]
        wanted.append([(words, start, end) for words, start, end, _ in cells])
    print("| system | expressions | found | right | right % | wrong | us/token |")
    print("|---|---|---|---|---|---|---|")
    score("kg.times", ours, parses, wanted)
    score("dateparser.search_dates", dateparser_alone, parses, wanted)
    score("spaCy DATE/TIME", spacy_alone, parses, wanted)
    score("spaCy DATE/TIME + dateparser", spacy_and_dateparser, parses, wanted)
    right, total, besides = news()
    print("\n| news dates | right | right % | wrong |\n|---|---|---|---|")
    print(f"| {total} | {right} | {right / total:.1%} | {besides} |")


if __name__ == "__main__":
    main()

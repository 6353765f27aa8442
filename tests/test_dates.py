"""Time expressions: what is found, and where it lies on the calendar."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from parses import make_text
from stored import stored

from kg import pipeline
from kg.lexicon import load_gazetteer
from kg.model import Document
from kg.syntax import parsing
from kg.times.anchoring import heading_date
from kg.times.calendar import containing, month, move, part, season, shift, year
from kg.times.expressions import TimeExpression, find_times
from kg.times.expressions import time_records as records
from kg.words import Parse

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "examples" / "dates.toml").read_text(encoding="utf-8")
)["example"]


def spans(parse: Parse) -> list[tuple[str, str, str]]:
    """(words, from, to) of every expression."""
    return [
        (time.span.text, str(time.span.start or "-"), str(time.span.end or "-")) for time in find_times(parse)
    ]


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(n, marks=pytest.mark.xfail(strict=True, reason=str(e["wish"]))) if e.get("wish") else n
        for n, e in enumerate(EXAMPLES)
    ],
)
def test_examples(number: int) -> None:
    """Every example sentence gives its expressions, at their place and precision, and no other."""
    parse = stored(EXAMPLES[number]["text"], EXAMPLES[number].get("published"))
    got = [
        " | ".join((t.span.text, str(t.span.start or "-"), str(t.span.end or "-"), t.span.precision)).strip()
        for t in find_times(parse)
    ]
    assert sorted(got) == sorted(line.strip() for line in EXAMPLES[number]["times"])


def test_examples_are_many() -> None:
    """The set keeps its size."""
    assert sum(len(example["times"]) for example in EXAMPLES) >= 150


# ---------------------------------------------------------------- texts without a tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("signed on 26 January 1943.", ("26 January 1943", "1943-01-26", "1943-01-26")),
        ("since 1999", ("1999", "1999-01-01", "-")),
        ("until June 2014", ("June 2014", "-", "2014-06-30")),
        ("from 2010 to 2014", ("2010 to 2014", "2010-01-01", "2014-12-31")),
        ("before 1990", ("1990", "-", "1989-12-31")),
        ("in the 1990s", ("the 1990s", "1990-01-01", "1999-12-31")),
        ("on 2022-01-26", ("2022-01-26", "2022-01-26", "2022-01-26")),
    ],
)
def test_absolute_without_a_date_of_writing(text: str, expected: tuple[str, str, str]) -> None:
    """What names its own year needs no publication date."""
    assert spans(make_text(text)) == [expected]


@pytest.mark.parametrize(
    "text", ["They met yesterday.", "He left last week.", "In May it fell.", "two days later"]
)
def test_relative_without_a_date_of_writing(text: str) -> None:
    """What hangs on an unknown day keeps its words and has no place."""
    (time,) = find_times(make_text(text))
    assert time.span.start is None and time.span.end is None and time.span.text and time.span.edtf == ""


@pytest.mark.parametrize(
    "text",
    [
        "", "   \n\n ", "9999999999", "On 31 February 2020 he left.", "99 centuries ago", "999 years ago 999 years later",
        "the 0th of May", "2020-13-45", "00/00/00", "\ud800 in 2014", "१९९९", "the 31st", "Feb. 29", "29 February",
        "since since until 2014-", "from to between and", "the eve of", "the eve of the eve of", "half a century from now",
        "in 1000 in 1999 – in", "'", "’90s", "in the" * 50,
    ],
)  # fmt: skip
@pytest.mark.parametrize("published", [None, date(1, 1, 1), date(2023, 3, 31), date(9999, 12, 31)])
def test_odd_text_never_crashes(text: str, published: date | None) -> None:
    """Nonsense gives few expressions or none, and never an error."""
    for time in find_times(make_text(text, published)):
        assert isinstance(time, TimeExpression)


def test_offsets_and_words() -> None:
    """Evidence is cut from the text, and the word indexes cover it."""
    parse = make_text("The truce of Jan. 26, 2022 held.", id="d1")
    (time,) = find_times(parse)
    assert time.span.at is not None and time.span.at.document == "d1"
    assert time.span.at.of(parse.text) == "Jan. 26, 2022" == time.span.text
    assert parse.words[time.first].text == "Jan." and parse.words[time.last].text == "2022"
    assert time.preposition == "of" and time.kind == "point"


def test_a_heading_dates_what_follows() -> None:
    """In a digest "yesterday" hangs on the heading above it, not on the publication date."""
    text = "April 1, 2025\n\nShips sailed yesterday.\n\nApril 3, 2025\n\nShips came back yesterday."
    parse = make_text(text, "2026-01-01")
    times = find_times(parse)
    assert [(t.kind, str(t.span.start)) for t in times] == [
        ("heading", "2025-04-01"), ("point", "2025-03-31"), ("heading", "2025-04-03"), ("point", "2025-04-02"),
    ]  # fmt: skip
    last = heading_date(parse.words[-2], times)
    assert last is not None and last.start == date(2025, 4, 3)
    assert heading_date(parse.words[0], times[1:]) is None


def test_a_dateline_is_the_date_of_writing() -> None:
    """ "today" in an agency report of 3 May is 3 May, whenever a paper prints it."""
    times = find_times(make_text("LUSAKA, May 3 (Agency) - They met today.", "1984-05-05"))
    assert [(t.kind, str(t.span.start)) for t in times] == [
        ("dateline", "1984-05-03"),
        ("point", "1984-05-03"),
    ]


def test_records() -> None:
    """The record names characters, dates and EDTF."""
    parse = make_text("since 1999 and for three days", id="d")
    assert records(parse, find_times(parse)) == {
        "id": "d",
        "dates": [
            {"start": 6, "end": 10, "text": "1999", "from": "1999-01-01", "to": None, "precision": "year", "edtf": "1999-01-01/.."},
            {"start": 19, "end": 29, "text": "three days", "from": None, "to": None, "precision": "interval", "edtf": ""},
        ],
    }  # fmt: skip


def test_the_calendar() -> None:
    """Periods have the ends that a calendar gives them."""
    assert containing("week", date(2022, 2, 1)) == shift(containing("week", date(2022, 1, 25)), 1)
    assert month(2024, 2).end == date(2024, 2, 29) and month(2023, 14).start == date(2024, 2, 1)
    assert season(2022, 12).end == date(2023, 2, 28)
    assert containing("decade", date(1999, 5, 5)).start == date(1990, 1, 1)
    assert containing("season", date(2023, 1, 5)).start == date(2022, 12, 1)
    assert move(date(2023, 3, 31), -1, "month") == date(2023, 2, 28)
    assert move(date(2024, 2, 29), 1, "year") == date(2025, 2, 28)
    thirds = [part(year(2014), which) for which in ("early", "mid", "late")]
    assert [third.start.month for third in thirds] == [1, 5, 9] and thirds[2].end == date(2014, 12, 31)
    with pytest.raises((ValueError, OverflowError)):
        shift(year(9999), 1)


# ---------------------------------------------------------------- the order of day and month


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("Signed on 3/2/2022.", "", ("3/2/2022", "2022-01-01", "2022-12-31")),
        ("Signed on 3/2/2022.", "https://www.state.gov/a", ("3/2/2022", "2022-03-02", "2022-03-02")),
        ("Signed on 3/2/2022.", "https://www.gov.uk/a", ("3/2/2022", "2022-02-03", "2022-02-03")),
        ("Signed on 3/2/2022.", "https://mfa.example.ca/a", ("3/2/2022", "2022-01-01", "2022-12-31")),
        ("Signed on 3/2/2022.", "https://[broken", ("3/2/2022", "2022-01-01", "2022-12-31")),
        ("Signed on 3/3/2022.", "", ("3/3/2022", "2022-03-03", "2022-03-03")),
        ("Signed on 3.2.2022.", "https://www.state.gov/a", ("3.2.2022", "2022-02-03", "2022-02-03")),
        ("Signed on 3/2/2022, in force since 13/4/2022.", "", ("3/2/2022", "2022-02-03", "2022-02-03")),
        ("Signed on 3/2/2022, in force since 4/13/2022.", "", ("3/2/2022", "2022-03-02", "2022-03-02")),
        ("Signed on 3/2/2022, in force since 4 May 2022.", "", ("3/2/2022", "2022-02-03", "2022-02-03")),
        ("Signed on 3/2/2022, on 13/4/2022 and 4/14/2022.", "", ("3/2/2022", "2022-01-01", "2022-12-31")),
    ],
)
def test_which_number_is_the_day(text: str, url: str, expected: tuple[str, str, str]) -> None:
    """What else the document says decides; where nothing does, or two things differ, it is the year."""
    parse = make_text(text)
    parse = replace(parse, document=replace(parse.document, url=url))
    first = find_times(parse)[0].span
    assert (first.text, str(first.start), str(first.end)) == expected


@pytest.mark.model
def test_dates_of_news() -> None:
    """Of the dates in sentences of news, 94 of 100 are right (benchmarks/dates.py prints how many)."""
    right = wanted = 0
    path = Path(__file__).parent / "examples" / "newsdates.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    documents = [Document("d", text, published=date.fromisoformat(day)) for day, text, _ in rows]
    names = pipeline.names_of(load_gazetteer())
    parses = parsing.parse_many(documents, parsing.load_language(), names)
    for (_, _, places), parse in zip(rows, parses, strict=True):
        found = Counter(f"{s.start or '-'}..{s.end or '-'}" for s in (t.span for t in find_times(parse)))
        wants = Counter(filter(None, places.split("; ")))
        right, wanted = right + (wants & found).total(), wanted + wants.total()
    assert right / wanted >= 0.94

"""Whatever goes wrong over one document, the others are read; and it is said which one it was."""

from __future__ import annotations

import json
import random
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

import kg
from kg import api, pipeline
from kg.actors import Cast
from kg.errors import KgError, ReadingError, ShapeError
from kg.model import Document, Event, State
from kg.words import Parse

pytestmark = pytest.mark.model
TESTS = Path(__file__).resolve().parent
GOOD = "Turkey condemned Greece on 3 March 2021."

SENTENCES = {
    "a nth that no month has": "The United States sent soldiers of the 82nd to Poland.",
    "nested for ever": "The minister " + "of the ministry " * 300 + "of France met Lavrov.",
    "owners for ever": "France" + "'s ally" * 1000 + " met Lavrov.",
    "brackets for ever": "(the ally of " * 300 + "France" + ")" * 300 + " met Lavrov.",
    "sayings for ever": "Lavrov said " + "that Blinken said " * 400 + "Russia attacked Ukraine.",
    "a core of punctuation": 'that something that would be acceptable to the Hou strategy se as negotiations g""" ; DROP',
    "the end of the calendar": "It has been a member since 31 December 9999. Before 1 January 0001 it left.",
}


@pytest.mark.parametrize("style", ["nary", "minimal"])
@pytest.mark.parametrize("name", SENTENCES)
def test_odd_sentences(name: str, style: str) -> None:
    """They are read, to little or nothing."""
    [reading] = api.read([Document("d", SENTENCES[name], published=date(2022, 2, 1))], style=style)  # type: ignore[arg-type]
    assert reading.parse.sentences


@pytest.mark.parametrize("nth", ["29th", "30th", "31st", "32nd", "0th"])
def test_a_day_of_the_month_on_every_day_of_a_year(nth: str) -> None:
    """The nearest month that has such a day, or none: never an error."""
    text = f"Russia attacked Ukraine on the {nth}."
    days = [date(2022, month, day) for month in range(1, 13) for day in (1, 12, 28)]
    read = list(api.read([Document(str(day), text, published=day) for day in days]))
    assert len(read) == len(days)
    for reading in read:
        for time in reading.times:
            if time.span.start:
                assert nth.startswith(str(time.span.start.day))
                assert time.span.start <= date.fromisoformat(reading.document.id)


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar(published: date) -> None:
    """What some programs write for "no date" is no trap."""
    text = "Former President Barack Obama met Angela Merkel. They will meet tomorrow and met yesterday, last year."
    [reading] = api.read([Document("d", text, published=published)])
    assert reading.facts


def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stage that breaks over one document."""
    real = pipeline.resolve

    def resolve(parse: Parse, gazetteer: object) -> object:
        if "unlucky" in parse.text:
            raise IndexError("nothing there")
        return real(parse, gazetteer)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "resolve", resolve)


DOCUMENTS = [Document("a", GOOD), Document("b", f"unlucky. {GOOD}"), Document("c", f"{GOOD} It rained.")]


def test_a_document_over_which_the_reading_breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is left out, counted and named with the place of the fault; the others are built."""
    _broken(monkeypatch)
    told: list[KgError] = []
    graph = kg.build(DOCUMENTS, report=told.append)
    assert [document.id for document in graph.documents] == ["a", "c"]
    assert [fact.evidence.document for fact in graph.facts] == ["a", "c"]
    [error] = told
    assert isinstance(error, ReadingError) and "b could not be read (IndexError in test_isolation.py" in str(
        error
    )
    assert "skipped  1: 1 could not be read" in graph.summary()
    graph.write(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert [each["name"] for each in manifest["skipped"]] == ["b"]


def test_strict_stops_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence that names it."""
    _broken(monkeypatch)
    with pytest.raises(ReadingError, match="b could not be read"):
        kg.build(DOCUMENTS, strict=True)


def test_a_document_over_which_the_parser_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that were parsed together with it are parsed again, alone."""
    from kg.syntax import parsing

    real = parsing._joined

    def copy(document: Document, *rest: object) -> Parse:
        if "unlucky" in document.text:
            raise MemoryError
        return real(document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parsing, "_joined", copy)
    told: list[KgError] = []
    readings = list(api.read(DOCUMENTS, report=told.append))
    assert [reading.document.id for reading in readings] == ["a", "c"] and len(told) == 1


def test_a_fact_that_breaks_a_shape(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is held back, counted and named in the summary and the manifest; the rest is written."""
    real = pipeline.rated

    def rate(facts: list[Event | State], parse: Parse, cast: Cast) -> tuple[Event | State, ...]:
        found = real(facts, parse, cast)
        return tuple(replace(fact, confidence=7.0) for fact in found) if parse.document.id == "c" else found

    monkeypatch.setattr(pipeline, "rated", rate)
    graph = kg.build([DOCUMENTS[0], DOCUMENTS[2]])
    assert [fact.evidence.document for fact in graph.facts] == ["a"] and len(graph.documents) == 2
    assert "held     1: 1 has no confidence from 0 to 1" in graph.summary()
    assert "c: “Turkey accused Greece" in graph.summary()
    graph.write(tmp_path)
    [held] = json.loads((tmp_path / "manifest.json").read_text())["held_back"]
    assert held["doc"] == "c" and "confidence" in held["why"]
    with pytest.raises(ShapeError, match="--strict"):
        kg.build([DOCUMENTS[0], DOCUMENTS[2]], strict=True)


def _own_sentences() -> list[str]:
    found = []
    for path in sorted((TESTS / "examples").glob("*.toml")):
        for rows in tomllib.loads(path.read_text(encoding="utf-8")).values():
            found += (
                [row["text"] for row in rows if isinstance(row, dict) and "text" in row]
                if isinstance(rows, list)
                else []
            )
    seeds = (TESTS.parent / "seeds").glob("*.txt")
    return [*found, *(text for seed in seeds for text in seed.read_text(encoding="utf-8").split("\n"))]


OWN = [sentence for sentence in _own_sentences() if sentence.strip()]
MARKS = [
    '"',
    "“",
    "”",
    "(",
    ")",
    ",",
    ";",
    "-",
    "—",
    "’s",
    "\r",
    "\x07",
    "\n\n",
    "\u202e",
    "the 31st of",
    "ex-",
    ":",
    "\t",
    "2099",
]


@some.composite
def mangled(draw: some.DrawFn) -> Document:
    """Our own sentences, shuffled, cut and run together, with marks thrown in."""
    dice = random.Random(draw(some.integers(0, 2**32)))
    words = [word for text in dice.sample(OWN, k=dice.randint(1, 6)) for word in text.split(" ")]
    at = dice.randrange(len(words))
    words = words[at:] + words[:at]
    for _ in range(dice.randint(0, 8)):
        words.insert(dice.randrange(len(words) + 1), dice.choice(MARKS))
    if dice.random() < 0.3:
        dice.shuffle(words)
    day = draw(some.one_of(some.none(), some.dates()))
    return Document(f"d{dice.randrange(10**6)}", " ".join(words)[: dice.randint(1, 900)], published=day)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(some.lists(mangled(), min_size=4, max_size=12, unique_by=lambda document: document.id))
def test_mangled_documents(documents: list[Document]) -> None:
    """Nothing breaks, nothing is held back, and every fact is cut from its text."""
    graph = kg.build(documents, strict=True)
    assert not graph.run.held
    minimal = [fact for reading in api.read(documents, style="minimal") for fact in reading.facts]
    length = {document.id: len(document.text) for document in documents}
    for fact in (*graph.facts, *minimal):
        start, end = fact.evidence.start, fact.evidence.end
        assert start <= fact.trigger.start < fact.trigger.end <= end <= length[fact.evidence.document]

"""An engine of somebody's own: what it may do, and what it is held to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import engines, gathering
from kg.errors import KgError

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ["Russia attacked Ukraine.", "It rained.", "Norway condemned Russia. Russia attacked Ukraine again."]
DOCUMENTS = [
    kg.Document(name, text, published=date(2022, 3, 1)) for name, text in zip("abc", TEXTS, strict=True)
]
RUSSIA, UKRAINE = (
    kg.Actor(name, name, "country", code) for name, code in (("Russia", "RUS"), ("Ukraine", "UKR"))
)


def attacks(document: kg.Document) -> tuple[kg.Event, ...]:
    """An event for each "Russia attacked Ukraine"."""
    spots = [
        kg.Evidence(document.id, found.start(), found.end())
        for found in re.finditer("Russia attacked Ukraine", document.text)
    ]
    return tuple(
        kg.Event(type="ASSAULT", source=(RUSSIA,), target=(UKRAINE,), evidence=at, trigger=at) for at in spots
    )


def coder(documents: Iterable[kg.Document]) -> Iterator[kg.Reading]:
    """One document after the other."""
    for document in documents:
        yield kg.Reading(document, attacks(document))


class Batches:
    """All documents first, then the readings, the last first."""

    name = "batches"
    version = "2.1"

    def __call__(self, documents: Iterable[kg.Document]) -> list[kg.Reading]:
        """A list will do."""
        return [kg.Reading(document, attacks(document)) for document in reversed(list(documents))]


def read(engine: Any, documents: Iterable[kg.Document] = DOCUMENTS) -> tuple[list[kg.Reading], list[KgError]]:
    """The readings, and what was told."""
    told: list[KgError] = []
    return list(kg.read(documents, engine=engine, report=told.append)), told


@pytest.mark.parametrize(("engine", "order"), [(coder, "abc"), (Batches(), "cba")])
def test_readings_come_as_the_engine_gives_them(engine: Any, order: str) -> None:
    """One a document."""
    readings, told = read(engine)
    assert "".join(reading.document.id for reading in readings) == order and not told
    assert [len(reading.facts) for reading in readings] == [1, 0, 1]


def test_facts_are_of_the_day_of_their_document() -> None:
    """Unless they say so themselves."""
    readings, _ = read(coder)
    assert {fact.published for reading in readings for fact in reading.facts} == {date(2022, 3, 1)}


def test_a_graph_of_another_engine(tmp_path: Path) -> None:
    """It has all files; manifest and RDF name the engine, also when the graph is opened again."""
    graph = kg.build(DOCUMENTS, engine=Batches())
    assert sorted(fact.evidence.document for fact in graph.facts) == ["a", "c"]
    assert {path.name for path in graph.write(tmp_path)} >= {"graph.html", "graph.ttl", "events.jsonl"}
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["engine"] == {"name": "batches", "version": "2.1"} and "model" not in manifest
    turtle = (tmp_path / "graph.ttl").read_text()
    assert '"batches"@en' in turtle and '"diplomatic-kg"@en' not in turtle
    kg.open_graph(tmp_path).write(tmp_path / "again.ttl")
    assert (tmp_path / "again.ttl").read_text().count('"batches"@en') == 1


def test_a_function_has_the_name_of_its_code() -> None:
    """A manifest names it by that."""
    graph = kg.build(DOCUMENTS, engine=coder)
    assert (graph.run.engine, graph.run.engine_version, graph.run.model) == ("coder", "", "")


FACT = attacks(DOCUMENTS[0])[0]
SPOT = FACT.evidence
HERE = kg.Slot("subject", "Russia", 0, 6)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"evidence": replace(SPOT, document="b")}, "its evidence is no place in the text"),
        ({"evidence": replace(SPOT, end=999)}, "its evidence is no place in the text"),
        ({"evidence": replace(SPOT, start=-1)}, "its evidence is no place in the text"),
        ({"evidence": replace(SPOT, end=0)}, "its evidence is no place in the text"),
        ({"trigger": replace(SPOT, document="b")}, "its trigger does not lie in its evidence"),
        ({"trigger": replace(SPOT, end=24)}, "its trigger does not lie in its evidence"),
        ({"evidence": replace(SPOT, start=7)}, "its trigger does not lie in its evidence"),
        ({"type": "ATTACK"}, "'ATTACK' is no type of events"),
        ({"type": "LEADS"}, "'LEADS' is no type of events"),
        ({"polarity": "yes"}, "'yes' is none of positive, negative"),
        ({"factuality": "maybe"}, "'maybe' is none of actual, future, hypothetical"),
    ],
)
def test_a_fact_that_its_document_does_not_tell(wrong: dict[str, Any], why: str) -> None:
    """It is held back, told and counted; the other facts of the document stay."""

    def engine(documents: Iterable[kg.Document]) -> Iterator[kg.Reading]:
        for document in documents:
            yield kg.Reading(document, (replace(FACT, **wrong), FACT))

    [reading], told = read(engine, DOCUMENTS[:1])
    assert [replace(fact, published=None) for fact in reading.facts] == [FACT]
    [error] = told
    assert isinstance(error, kg.FactError) and error.why == why
    assert str(error).startswith(f"a does not tell “{wrong.get('type', 'ASSAULT')} Russia -> Ukraine”: ")
    graph = kg.build(DOCUMENTS[:1], engine=engine)
    assert graph.run.held == (("a", error.fact, why),) and len(graph.facts) == 1
    assert "  held     1: 1 " in graph.summary() and not graph.run.skipped
    with pytest.raises(kg.FactError):
        kg.build(DOCUMENTS[:1], engine=engine, strict=True)


def test_a_state_with_the_type_of_an_event() -> None:
    """Each kind has its own types."""
    state = kg.State(type="ASSAULT", source=(RUSSIA,), target=(), evidence=SPOT, trigger=SPOT)
    [reading], [error] = read(lambda given: [kg.Reading(each, (state,)) for each in given], DOCUMENTS[:1])
    assert not reading.facts and "'ASSAULT' is no type of states" in str(error)
    assert "“ASSAULT Russia”" in str(error)


@pytest.mark.parametrize(
    "triple",
    [
        kg.Triple(HERE, HERE, (replace(HERE, end=99),), SPOT),
        kg.Triple(HERE, replace(HERE, start=-2), (), SPOT),
        kg.Triple(replace(HERE, start=9), HERE, (), SPOT),
        kg.Triple(HERE, HERE, (), replace(SPOT, document="b")),
    ],
)
def test_a_triple_that_its_document_does_not_tell(triple: kg.Triple) -> None:
    """As with facts."""
    good = kg.Triple(HERE, HERE, (), SPOT)
    made = [kg.Reading(DOCUMENTS[0], triples=(good, triple))]
    [reading], [error] = read(lambda given: (each for each in made if list(given)), DOCUMENTS[:1])
    assert reading.triples == (good,) and isinstance(error, kg.FactError)


class Fragile:
    """Breaks over what has the word in its text, and remembers how many documents it took at once."""

    def __init__(self, word: str, batch: int) -> None:
        self.word, self.batch = word, batch

    def __call__(self, documents: Iterable[kg.Document]) -> Iterator[kg.Reading]:
        """Batches of a size."""
        batch: list[kg.Document] = []
        for document in documents:
            batch.append(document)
            if len(batch) == self.batch:
                yield from self.read(batch)
                batch = []
        yield from self.read(batch)

    def read(self, batch: list[kg.Document]) -> list[kg.Reading]:
        """A batch at once."""
        if any(self.word in document.text for document in batch):
            raise ZeroDivisionError
        return [kg.Reading(document, attacks(document)) for document in batch]


@pytest.mark.parametrize("batch", [1, 2, 3, 9])
@pytest.mark.parametrize(("word", "left"), [("rained", "ac"), ("again", "ab"), ("Russia", "b"), ("n", "")])
def test_a_document_over_which_the_engine_breaks(batch: int, word: str, left: str) -> None:
    """It alone is left out, whatever it was read together with, and the error says whose fault it is."""
    readings, told = read(Fragile(word, batch))
    assert "".join(reading.document.id for reading in readings) == left
    assert sorted(error.where for error in told) == sorted(set("abc") - set(left))  # type: ignore[attr-defined]
    for error in told:
        assert isinstance(error, kg.ReadingError)
        assert "could not be read (ZeroDivisionError in test_engines.py:" in str(error)
        assert "a fault of the engine Fragile" in str(error)
    graph = kg.build(DOCUMENTS, engine=Fragile(word, batch))
    assert sorted(document.id for document in graph.documents) == sorted(left)
    assert len(graph.run.skipped) == 3 - len(left)


def test_without_a_report_it_is_an_error() -> None:
    """As of our own engine."""
    with pytest.raises(kg.ReadingError, match="b could not be read"):
        list(kg.read(DOCUMENTS, engine=Fragile("rained", 1)))


@pytest.mark.parametrize(
    "engine",
    [
        lambda given: [kg.Reading(each) for each in given if each.id != "b"],
        lambda given: (kg.Reading(each) for each in list(given) if each.id != "b"),
    ],
)
def test_a_document_without_a_reading(engine: Any) -> None:
    """It is skipped and told."""
    readings, told = read(engine)
    assert [reading.document.id for reading in readings] == ["a", "c"]
    assert [str(error) for error in told] == ["b has no reading: <lambda> gave none"]


def test_an_engine_that_stops_early() -> None:
    """What it did not even look at is told as well."""
    readings, told = read(lambda given: [kg.Reading(next(iter(given)))])
    assert [reading.document.id for reading in readings] == ["a"] and len(told) == 2


def test_an_engine_is_not_called_for_nothing() -> None:
    """It need not be fit for that."""
    assert read(Fragile("", 1), []) == ([], [])


@pytest.mark.parametrize(
    ("engine", "words"),
    [
        (lambda given: None, "<lambda> gave None, and no readings"),
        (
            lambda given: [{"facts": []} for _ in given],
            r"<lambda> gave \{'facts': \[\]\}, which is no kg.Reading",
        ),
        (lambda given: [kg.Reading(kg.Document("z", ""))], "gave a reading of 'z', which it was not given"),
        (
            lambda given: [kg.Reading(replace(each, text="")) for each in given],
            "gave a reading of 'a', which",
        ),
        (
            lambda given: 2 * [kg.Reading(each) for each in given],
            "of 'a', which it was not given, or had read before",
        ),
        (
            lambda given: [kg.Reading(each, ("x",)) for each in given],
            "has 'x' where a kg.Event or kg.State belongs",
        ),  # type: ignore[arg-type]
        (lambda given: [kg.Reading(each, (), (FACT,)) for each in given], "where a kg.Triple belongs"),  # type: ignore[arg-type]
        (lambda: [], "broke before it took a document: TypeError"),
    ],
)
def test_what_is_no_reading(engine: Any, words: str) -> None:
    """One sentence, whether or not somebody listens to what is left out."""
    with pytest.raises(kg.EngineError, match=words):
        read(engine)
    with pytest.raises(kg.EngineError, match=words):
        kg.build(DOCUMENTS, engine=engine)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"engine": "strikes"}, "'strikes' is no engine: give a function that takes documents"),
        ({"engine": coder, "model": "en_core_web_md"}, "model, lexicon and frames are for the engine of kg"),
        ({"engine": coder, "lexicon": ["mine.csv"]}, "model, lexicon and frames are for the engine of kg"),
    ],
)
def test_options_that_make_no_sense(options: dict[str, Any], words: str) -> None:
    """Nothing is ignored in silence."""
    with pytest.raises(kg.OptionError, match=words):
        kg.build(DOCUMENTS, **options)
    with pytest.raises(kg.OptionError, match=words):
        list(kg.read(DOCUMENTS, **options))


def test_an_error_of_the_documents_is_not_the_engines() -> None:
    """It goes on as it is."""

    def broken() -> Iterator[kg.Document]:
        yield DOCUMENTS[0]
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        read(coder, broken())
    with pytest.raises(kg.OptionError, match=r"5 is not a kg\.Document"):
        read(coder, [DOCUMENTS[0], 5])  # type: ignore[list-item]


def test_an_error_for_the_user_is_told_as_it_is() -> None:
    """An engine may say what it needs."""

    def needy(documents: Iterable[kg.Document]) -> Iterator[kg.Reading]:
        raise kg.LibraryError("install torch first")

    with pytest.raises(kg.LibraryError, match="install torch first"):
        read(needy)


def test_documents_are_read_as_they_are_asked_for() -> None:
    """Not all at once: a stream has no end."""
    taken: list[str] = []

    def stream() -> Iterator[kg.Document]:
        for document in DOCUMENTS:
            taken.append(document.id)
            yield document

    first = next(kg.read(stream(), engine=coder))
    assert first.document.id == "a" and taken == ["a"]


def test_the_names_that_a_cast_gives(tmp_path: Path) -> None:
    """Mentions of an engine's own become aliases, pronouns do not."""
    mention = kg.Mention(0, 6, "Muscovy", -1, (RUSSIA,), "alias", "Muscovy")
    said = [mention, replace(mention, text="it", how="pronoun", name=""), replace(mention, name="")]

    def engine(documents: Iterable[kg.Document]) -> Iterator[kg.Reading]:
        for document in documents:
            yield kg.Reading(document, attacks(document), cast=kg.Cast(tuple(said)))

    graph = kg.build(DOCUMENTS[:1], engine=engine)
    assert [(name.text, name.proper) for name in graph.namings] == [("Muscovy", True)]


def test_what_is_missed_is_counted_by_kind() -> None:
    """Skipped documents, undated ones, facts that are held back."""
    missed = gathering.Missed(None, strict=False)
    for error in (
        kg.DocumentError("a", "is empty", "write"),
        kg.DateError("b", "has no date", "give one"),
        kg.FactError("c", "X", "not there"),
        kg.OwnOutputError("d", "is ours", "nothing"),
    ):
        missed.note(error)
    assert missed.skipped == [("a", "is empty")]
    assert missed.undated == [("b", "has no date")]
    assert missed.held == [("c", "X", "not there")]


def test_names_of_engines() -> None:
    """Their own, else that of the function, else that of the class."""
    assert engines.name_of(Batches()) == "batches" and engines.version_of(Batches()) == "2.1"
    assert engines.name_of(coder) == "coder" and engines.version_of(coder) == ""
    assert engines.name_of(Fragile("", 1)) == "Fragile"


def test_the_engine_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/engines.md has a whole engine that runs as it stands."""
    [code] = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs/engines.md").read_text(), re.S | re.M)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Russia shelled Ukraine. Norway met Russia.")
    monkeypatch.chdir(tmp_path)
    found: dict[str, Any] = {}
    exec(code.replace("/tmp/kg-outputs", str(tmp_path / "out")), found)
    [fact] = found["graph"].facts
    assert (fact.type, fact.source[0].country, fact.target[0].country) == ("ASSAULT", "RUS", "UKR")
    assert (tmp_path / "out" / "graph.html").is_file()
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["engine"]["name"] == "strikes"

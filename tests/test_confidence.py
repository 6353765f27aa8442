"""How likely a fact was read right: the second witness, the features and the model, on stored parses."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import stored

from kg.confidence import rated, rating, witness
from kg.confidence.features import features
from kg.confidence.scene import Scene
from kg.lexicon import load_gazetteer
from kg.model import EVENT_TYPES, Event, State
from kg.pipeline import Reading, interpret

DATA = Path(rating.__file__).with_name("data")
JUDGED = Path(__file__).resolve().parent.parent / "tools" / "judged.csv"
TEXTS = stored.texts("events")[::25]


@cache
def read(text: str) -> Reading:
    return interpret(stored.stored(text), load_gazetteer())


def _events(reading: Reading) -> list[Event]:
    return [fact for fact in reading.facts if isinstance(fact, Event)]


def scene(reading: Reading, facts: tuple[Event | State, ...] = ()) -> Scene:
    assert reading.parse is not None
    return Scene.of(facts or reading.facts, reading.parse, reading.cast)


@pytest.mark.parametrize("text", TEXTS)
def test_every_fact_has_a_confidence_and_tells_why(text: str) -> None:
    """A share with two digits; its last step has the same number and the features that weigh most."""
    for fact in read(text).facts:
        step = fact.steps[-1]
        assert 0 < fact.confidence < 1 and fact.confidence == round(fact.confidence, 2)
        assert (step.about, step.rule) == ("confidence", f"{fact.confidence:.2f}") and step.because


@pytest.mark.parametrize("text", TEXTS)
def test_rating_changes_nothing_else(text: str) -> None:
    """The facts are the same, in their order, and rated again they get the same number."""
    reading = read(text)
    assert reading.parse is not None
    bare = tuple(replace(fact, confidence=1.0, steps=fact.steps[:-1]) for fact in reading.facts)
    again = rated(bare, reading.parse, reading.cast)
    assert again == reading.facts
    assert [fact.steps for fact in again] == [fact.steps for fact in reading.facts]


@pytest.mark.untraced
def test_what_is_aimed_at_nobody_is_less_sure() -> None:
    """The same fact without its target."""
    lower = []
    for reading in map(read, stored.texts("events")[::5]):
        assert reading.parse is not None
        for event in _events(reading):
            if event.target and not event.reciprocal:
                (less,) = rated((replace(event, target=()),), reading.parse, reading.cast)
                lower.append(less.confidence < event.confidence)
    assert len(lower) > 100 and sum(lower) > 0.9 * len(lower)


def test_the_witness_sees_no_name_and_no_number() -> None:
    """So no actor decides: names and numbers are one mark each, of several in a row the first."""
    for text in TEXTS:
        parse = read(text).parse
        assert parse is not None
        for sentence in parse.sentences:
            words = {word for run in witness.runs(sentence) for word in run.split()}
            assert not words & {word.text for word in sentence.words if word.pos == "name"}
            assert not any(word.isdigit() for word in words)


@pytest.mark.untraced
def test_the_witness_knows_the_commonest_deeds() -> None:
    """By the words of a sentence alone, of examples of one event."""
    right = told = 0
    for text in stored.texts("events")[::5]:
        reading = read(text)
        if len(_events(reading)) == 1 and reading.parse is not None and len(reading.parse.sentences) == 1:
            found = witness.logits(reading.parse.sentences[0], witness.weights())
            right += EVENT_TYPES[found.index(max(found))] == _events(reading)[0].type
            told += 1
    assert told > 80 and right > 0.6 * told


def test_features_have_names_and_numbers() -> None:
    """None is nought, and most of those that are told of a fact weigh something."""
    known = {name for model in rating.models().values() for name in model}
    seen: dict[str, float] = {}
    for text in TEXTS:
        reading = read(text)
        for fact in reading.facts:
            seen |= features(fact, scene(reading))
    assert all(seen.values())
    assert len(known & set(seen)) > 0.5 * len(seen)


def test_the_data_can_be_read() -> None:
    """Small, sorted, runs of one or two words; and of judged facts places and verdicts, no text."""
    rows = list(csv.DictReader((DATA / "witness.csv").read_text(encoding="utf-8").splitlines()))
    runs = [row["run"] for row in rows]
    assert runs == sorted(runs) and (DATA / "witness.csv").stat().st_size < 300_000
    assert all(len(run.split()) <= witness.LONGEST for run in runs)
    assert list(rows[0]) == ["run", *EVENT_TYPES]
    judged = list(csv.DictReader(JUDGED.read_text(encoding="utf-8").splitlines()))
    assert {row["right"] for row in judged} == {"0", "1"}
    assert list(judged[0]) == ["document", "start", "type", "source", "target", "right"]

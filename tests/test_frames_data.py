"""The frames as data: no gaps, no contradictions between the tables, every type, mode and operator reached."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from importlib import resources

import pytest
from tables import each_row

from kg.lexicon.frames import built_in, load_frames
from kg.lexicon.schema import OPERATORS, SLOTS, Condition, Reading
from kg.model import EVENT_TYPES, STATE_TYPES
from kg.plover import TYPES

LEXICON = load_frames()
READINGS = [
    reading
    for words in (LEXICON.verbs, LEXICON.nouns, LEXICON.adjectives)
    for readings in words.values()
    for reading in readings
]
MODES = [(kind, mode) for kind, each in TYPES.items() for mode in each.modes]


def text(file: str) -> str:
    return resources.files("kg").joinpath("lexicon", "data", "frames", file).read_text(encoding="utf-8")


def rows(file: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text(file).splitlines()))


def conditions() -> list[tuple[Condition, Reading]]:
    return [(condition, reading) for reading in READINGS for condition in reading.when]


def test_all_families_are_in_order() -> None:
    """The lexicon loads without a problem, each family is named once, and by theme stands in its alphabet."""
    lexicon = built_in()
    assert lexicon.problems == ()
    for file in {family.where.partition(":")[0] for family in lexicon.families}:
        names = [name for name in tomllib.loads(text(file.rpartition("/")[2])) if name != "classes"]
        assert names == sorted(names), file


@pytest.mark.parametrize(
    ("file", "key"),
    [("signatures.csv", ("word", "complement")), ("compositions.csv", ("operator", "operand"))],
)
def test_one_row_a_key(file: str, key: tuple[str, str]) -> None:
    """No table contradicts or repeats itself."""
    keys = Counter(tuple(row[name] for name in key) for row in rows(file))
    assert [found for found, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("file", ["contexts.toml", "judgements.toml", "modes.toml"])
def test_no_word_is_twice_in_a_list(file: str) -> None:
    for table in tomllib.loads(text(file)).values():
        for name, words in table.items():
            assert [word for word, count in Counter(words.split()).items() if count > 1] == [], name
            assert words == words.lower(), name


def test_every_class_is_asked_for() -> None:
    """No class without a condition that uses it, but for the one that the code reads."""
    used = {name for condition, _ in conditions() if condition.kind == "class" for name in condition.values}
    assert {name for names in LEXICON.classes.values() for name in names} - used <= {"partitive"}


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_every_type_has_readings(kind: str) -> None:
    """Every event type is reached by twenty verbs and eight nouns at least."""
    for words, least in ((LEXICON.verbs, 20), (LEXICON.nouns, 8)):
        found = {word for word, readings in words.items() if any(r.reading == kind for r in readings)}
        assert len(found) >= least


@pytest.mark.parametrize("kind", STATE_TYPES)
def test_every_state_is_reached(kind: str) -> None:
    """Every state type but recognition, which is told as an event, has a reading."""
    assert any(reading.reading == kind for reading in READINGS) or kind == "RECOGNIZES"


@each_row(MODES)
def test_every_mode_is_reached(kind: str, mode: str) -> None:
    """Every mode has a reading or a word that gives it."""
    given = {(reading.reading, reading.mode) for reading in READINGS}
    given |= {(kind, mode) for (kind, _), mode in LEXICON.modes.items()}
    assert (kind, mode) in given


def test_modes_are_known() -> None:
    """No word gives a mode that its type does not have."""
    assert {(kind, mode) for (kind, _), mode in LEXICON.modes.items()} <= set(MODES)


@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_every_operator_is_reached_and_composes(operator: str) -> None:
    """Every operator has words, and makes something of some event; but a figure of speech is nothing."""
    assert any(reading.reading == operator for reading in READINGS)
    assert operator == "figure" or any(LEXICON.compose(operator, kind) for kind in EVENT_TYPES)


def test_compositions_are_known() -> None:
    """Operators, operands, slots and results are those of the grammar."""
    for (operator, operand), made in LEXICON.compositions.items():
        assert operator in OPERATORS
        assert operand in (*EVENT_TYPES, "*", "none")
        assert made.type in (*EVENT_TYPES, "=")
        assert made.factuality in ("", "future", "hypothetical")
        assert {*made.source, *made.target} <= SLOTS


@pytest.mark.parametrize(
    ("operator", "operand", "kind"),
    [
        ("stop", "SANCTION", "CONCEDE"),
        ("stop", "CONSULT", "SANCTION"),
        ("stop", "AID", "SANCTION"),
        ("stop", "ASSAULT", "RETREAT"),
        ("refuse", "CONSULT", "REJECT"),
        ("accept", "CONSULT", "AGREE"),
        ("promise", "AID", "AGREE"),
        ("promise", "ASSAULT", "THREATEN"),
        ("demand", "RETREAT", "REQUEST"),
        ("break", "RETREAT", "ASSAULT"),
        ("condemn", "ASSAULT", "ACCUSE"),
        ("praise", "AGREE", "SUPPORT"),
        ("fail", "AGREE", "REJECT"),
    ],
)
def test_what_operators_make(operator: str, operand: str, kind: str) -> None:
    """The compositions that the codebook is clear about."""
    made = LEXICON.compose(operator, operand)
    assert made is not None and made.type == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        # CAMEO's cue categories, one or two words each that no lexicon of diplomacy may lack.
        ("agree", "accept"), ("pledge", "promise"), ("mediate", "CONSULT"), ("negotiate", "CONSULT"),
        ("phone", "CONSULT"), ("visit", "CONSULT"), ("host", "CONSULT"), ("praise", "SUPPORT"),
        ("apologize", "SUPPORT"), ("forgive", "SUPPORT"), ("ratify", "SUPPORT"), ("recognize", "SUPPORT"),
        ("cooperate", "COOPERATE"), ("extradite", "COOPERATE"), ("share", "COOPERATE"), ("donate", "AID"),
        ("shelter", "AID"), ("lift", "CONCEDE"), ("release", "CONCEDE"), ("legalize", "CONCEDE"),
        ("withdraw", "RETREAT"), ("surrender", "RETREAT"), ("resign", "RETREAT"), ("demobilize", "RETREAT"),
        ("return", "RETREAT"), ("admit", "RETREAT"), ("demand", "demand"), ("urge", "demand"),
        ("appeal", "demand"), ("accuse", "ACCUSE"), ("sue", "ACCUSE"), ("investigate", "ACCUSE"),
        ("criticise", "ACCUSE"), ("complain", "ACCUSE"), ("convict", "ACCUSE"), ("veto", "REJECT"),
        ("refuse", "refuse"), ("defy", "REJECT"), ("warn", "THREATEN"), ("threaten", "threaten"),
        ("demonstrate", "PROTEST"), ("riot", "PROTEST"), ("boycott", "PROTEST"), ("barricade", "PROTEST"),
        ("deploy", "MOBILIZE"), ("mobilise", "MOBILIZE"), ("test", "MOBILIZE"), ("impose", "SANCTION"),
        ("sever", "SANCTION"), ("expel", "SANCTION"), ("recall", "SANCTION"), ("suspend", "SANCTION"),
        ("arrest", "COERCE"), ("deport", "COERCE"), ("confiscate", "COERCE"), ("censor", "COERCE"),
        ("ban", "COERCE"), ("annex", "COERCE"), ("nationalize", "COERCE"), ("overthrow", "COERCE"),
        ("besiege", "COERCE"), ("hack", "COERCE"), ("kidnap", "ASSAULT"), ("torture", "ASSAULT"),
        ("rape", "ASSAULT"), ("assassinate", "ASSAULT"), ("behead", "ASSAULT"), ("bomb", "ASSAULT"),
        ("shell", "ASSAULT"), ("shoot", "ASSAULT"), ("invade", "ASSAULT"), ("massacre", "ASSAULT"),
        ("clash", "ASSAULT"), ("gas", "ASSAULT"), ("beat", "ASSAULT"), ("hijack", "ASSAULT"),
    ],
)  # fmt: skip
def test_cue_categories(word: str, kind: str) -> None:
    """The leading verb of each cue category has the reading."""
    assert kind in {reading.reading for reading in LEXICON.verbs[word]}

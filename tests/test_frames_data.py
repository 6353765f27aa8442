"""The frames as data: no gaps, no contradictions, nothing that the reader of the files does not know."""

from __future__ import annotations

import csv
import re
from collections import Counter
from importlib import resources

import pytest

from kg.lexicon import frames
from kg.lexicon.frames import Condition, Reading
from kg.model import EVENT_TYPES, STATE_TYPES

PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "against",
        "ahead",
        "along",
        "alongside",
        "amid",
        "among",
        "around",
        "as",
        "at",
        "away",
        "before",
        "behind",
        "between",
        "beside",
        "beyond",
        "by",
        "down",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "like",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "past",
        "regarding",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "via",
        "with",
        "within",
        "without",
    ]
)
SLOTS = PREPOSITIONS | {
    "subject",
    "object",
    "recipient",
    "owner",
    "clause",
    "deep",
    "deep-source",
    "inside",
    "none",
}
PLACES = PREPOSITIONS | {"subject", "object", "recipient", "attribute"}
OPERATORS = frozenset(
    [
        "do",
        "prepare",
        "undergo",
        "stop",
        "resume",
        "refuse",
        "accept",
        "promise",
        "demand",
        "threaten",
        "condemn",
        "praise",
        "deny",
        "allow",
        "fail",
        "break",
        "plan",
        "cause",
        "mediate",
        "join",
        "investigate",
        "propose",
        "say",
    ]
)
MODES = {
    "CONSULT": "visit phone third-party multilateral",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove allege investigate",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict ban arrests relations expel territory violence political",
    "PROTEST": "demo hunger boycott obstruct riot",
    "SANCTION": "expel withdraw discontinue restrict",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat sexual torture execute assassinate suicide-attack explosives firearms heavy-weapons "
    "massacre cleansing unconventional crowd-control",
}
LEXICON = frames.load_frames()
READINGS = [
    reading
    for words in (LEXICON.verbs, LEXICON.nouns, LEXICON.adjectives)
    for readings in words.values()
    for reading in readings
]


def rows(file: str) -> list[dict[str, str]]:
    path = resources.files("kg").joinpath("lexicon", "data", "frames", file)
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def conditions() -> list[tuple[Condition, Reading]]:
    return [(condition, reading) for reading in READINGS for condition in reading.when]


@pytest.mark.parametrize(
    "file, column", [("verbs.csv", "verb"), ("nouns.csv", "noun"), ("adjectives.csv", "adjective")]
)
def test_one_reading_under_one_condition(file: str, column: str) -> None:
    """No word has two rows with the same conditions, in whatever order they stand."""
    keys = Counter((row[column], tuple(sorted(row["when"].split()))) for row in rows(file))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    "file, key",
    [
        ("classes.csv", ("class", "word")),
        ("contexts.csv", ("context", "word")),
        ("modes.csv", ("type", "word")),
        ("signatures.csv", ("word", "complement")),
        ("compositions.csv", ("operator", "operand")),
    ],
)
def test_one_row_a_key(file: str, key: tuple[str, str]) -> None:
    """No table contradicts or repeats itself."""
    keys = Counter(tuple(row[name] for name in key) for row in rows(file))
    assert [found for found, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    "file",
    [
        "verbs.csv",
        "nouns.csv",
        "adjectives.csv",
        "classes.csv",
        "contexts.csv",
        "modes.csv",
        "signatures.csv",
    ],
)
def test_cells_are_tidy(file: str) -> None:
    """Lower-case lemmas without stray blanks, and no row with a missing or surplus cell."""
    for row in rows(file):
        assert None not in row and None not in row.values(), row
        assert all(cell == cell.strip() and "  " not in cell for cell in row.values()), row
        word = row.get("verb") or row.get("noun") or row.get("adjective") or row.get("word")
        assert word and word == word.lower(), row


def test_readings_are_known() -> None:
    """A reading is an event type, a state type or an operator."""
    known = {*EVENT_TYPES, *STATE_TYPES, *OPERATORS}
    assert {reading.reading for reading in READINGS} <= known


def test_slots_are_known() -> None:
    """Sources and targets name slots that the README names."""
    used = {slot for reading in READINGS for slot in (*reading.source, *reading.target)}
    used |= {slot for found in LEXICON.compositions.values() for slot in (*found.source, *found.target)}
    assert used <= SLOTS


def test_flags_are_known() -> None:
    """Only "reciprocal" and "weak" are flags."""
    assert {flag for reading in READINGS for flag in reading.flags} <= {"reciprocal", "weak"}


def test_conditions_are_known() -> None:
    """A condition looks at a place that exists, for a class, types or words that exist."""
    classes = {name for names in LEXICON.classes.values() for name in names}
    for condition, reading in conditions():
        if condition.slot == "clause":
            assert condition.kind in ("infinitive", "that", "passive", "plural"), reading.rule
            continue
        assert condition.slot in PLACES, reading.rule
        if condition.kind == "class":
            assert condition.values <= classes, reading.rule
        elif condition.kind == "type":
            assert condition.values <= set(EVENT_TYPES), reading.rule
        elif condition.kind == "word":
            assert all(re.fullmatch(r"[\w' -]+", value) for value in condition.values), reading.rule


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


@pytest.mark.parametrize(
    "kind, mode", [(kind, mode) for kind, modes in MODES.items() for mode in modes.split()]
)
def test_every_mode_is_reached(kind: str, mode: str) -> None:
    """Every mode has a reading or a word that gives it."""
    given = {(reading.reading, reading.mode) for reading in READINGS}
    given |= {(row["type"], row["mode"]) for row in rows("modes.csv")}
    assert (kind, mode) in given


def test_modes_are_known() -> None:
    """No reading and no word gives a mode that its type does not have."""
    known = {(kind, mode) for kind, modes in MODES.items() for mode in modes.split()}
    given = {(r.reading, r.mode) for r in READINGS if r.mode} | {
        (r["type"], r["mode"]) for r in rows("modes.csv")
    }
    assert given - known == set()


@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_every_operator_is_reached_and_composes(operator: str) -> None:
    """Every operator has words, and makes something of some event."""
    assert any(reading.reading == operator for reading in READINGS)
    assert any(LEXICON.compose(operator, kind) for kind in EVENT_TYPES)


def test_compositions_are_known() -> None:
    """Operators, operands and results are those of the README."""
    for (operator, operand), made in LEXICON.compositions.items():
        assert operator in OPERATORS
        assert operand in (*EVENT_TYPES, "*", "none")
        assert made.type in (*EVENT_TYPES, "=")
        assert made.factuality in ("", "future", "hypothetical")


@pytest.mark.parametrize(
    "operator, operand, kind",
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
    "word, kind",
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


def test_british_and_american_spellings() -> None:
    """A verb in -ise has the rows of its twin in -ize, and the other way round."""
    others = {}
    for verb in LEXICON.verbs:
        if re.search(r"i[sz]e(d)?\b", verb) and len(verb.split()[0]) > 6:
            twin = re.sub(r"i([sz])e\b", lambda m: "ize" if m.group(1) == "s" else "ise", verb, count=1)
            if twin in LEXICON.verbs:
                others[verb] = twin
    for verb, twin in others.items():
        assert {r.reading for r in LEXICON.verbs[verb]} == {r.reading for r in LEXICON.verbs[twin]}, verb
    for verb in ("criticize", "recognize", "mobilize", "nationalize", "normalize", "penalize", "demobilize"):
        assert verb in others


def test_noun_conditions_come_before_the_bare_noun() -> None:
    """The more particular reading is tried first."""
    for readings in (*LEXICON.verbs.values(), *LEXICON.nouns.values()):
        sizes = [len(reading.when) for reading in readings]
        assert sizes == sorted(sizes, reverse=True)

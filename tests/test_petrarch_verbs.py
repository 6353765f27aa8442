"""PETRARCH's verb dictionaries as families: blocks, sets, patterns, CAMEO's codes, and what is left out."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from kg.errors import LexiconError
from kg.lexicon import petrarch, petrarch_verbs
from kg.lexicon.families import Row
from kg.lexicon.frames import is_families, load_frames, read_own

DICTIONARY = """
# A dictionary of our own invention
<!-- in the old style
of comments -->

&TRUCE
+TRUCE
+CEASE_FIRE

&QUARREL_
+FEUD_

--- GRUMBLE [111] ---
GRUMBLE {GRUMBLES GRUMBLED}  # by hand
+MAKE_A_FUSS {+MAKES_A_FUSS +MADE_A_FUSS} [130]
- * (AT +)                    [111]
- * &TRUCE                    [120]
- * {TRADE TALKS}             [1241]   # the head with one word before it
- * (OVER &TRUCE)             [0871:0871]
- SOLDIERS * $                [190]
- % *                         [046:046]
- * TO +                      [130]
- * OFF                       [160]
- * &NOBODY                   [190]
- * LOUDLY AND LONG           [190]
- + * TREATY                  [190]
- * NEWS                      [---]

--- HUM [---] ---
HUM
* (WITH &QUARREL_) [190]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "verbs.txt"
    found.write_text(DICTIONARY, encoding="utf-8")
    return found


def rows(name: str) -> dict[str, Row]:
    """The readings of a family by their condition."""
    families = petrarch_verbs.read_verbs(DICTIONARY, "verbs.txt").families
    return {row.when: row for family in families if family.name == name for row in family.rows}


def test_a_block_is_a_family_with_a_bare_reading() -> None:
    """Verbs with a code of their own make a second family; a null code has no bare reading."""
    families = petrarch_verbs.read_verbs(DICTIONARY, "verbs.txt").families
    assert [(family.name, family.words["verb"]) for family in families] == [
        ("grumble", ("grumble",)), ("grumble-2", ("make a fuss",)), ("hum", ("hum",)),
    ]  # fmt: skip
    assert rows("grumble")[""].reading == "ACCUSE" and rows("grumble")[""].mode == "disapprove"
    assert rows("grumble-2")[""].reading == "THREATEN"
    assert "" not in rows("hum")
    assert families[0].where == "verbs.txt:13" and families[0].origin == "PETRARCH"
    assert families[2].text.splitlines() == ["--- HUM [---] ---", "HUM", "* (WITH &QUARREL_) [190]"]


@pytest.mark.parametrize(
    ("when", "kind", "mode", "flags"),
    [
        ("at:actor", "ACCUSE", "disapprove", "weak"),
        ("object:truce|cease_fire", "REJECT", "", "weak"),
        ("object:trade_talks|trade_talk", "REJECT", "", "weak"),
        ("over:truce|cease_fire", "RETREAT", "ceasefire", "reciprocal"),
        ("subject:soldiers|soldier object:actor", "ASSAULT", "", "weak"),
        ("plural", "CONSULT", "", "reciprocal"),
        ("to:actor", "THREATEN", "", "weak"),
        ("off:any", "SANCTION", "", "weak"),
    ],
)
def test_a_pattern_is_a_reading(when: str, kind: str, mode: str, flags: str) -> None:
    row = rows("grumble")[when]
    assert (row.reading, row.mode, row.flags) == (kind, mode, flags)


def test_what_has_no_reading_is_counted() -> None:
    """And told in a sentence."""
    found = petrarch_verbs.read_verbs(DICTIONARY, "verbs.txt")
    assert found.patterns == 13
    assert found.left_out == {
        "with a set that is not there": 1, "with a row of words": 1,
        "whose target comes first": 1, "that make no event": 1,
    }  # fmt: skip
    assert found.note("verbs.txt").startswith("verbs.txt: 4 of 13 patterns have no reading (1 that make no")


def test_a_dictionary_goes_before_our_families(path: Path) -> None:
    frames = load_frames([path])
    assert next(reading.family for reading in frames.verbs["grumble"]) == "grumble"
    assert set(frames.verbs["condemn"]) == set(load_frames().verbs["condemn"])
    assert is_families(path) and read_own([path]).notes


def test_a_list_of_actors_is_no_dictionary_of_verbs(tmp_path: Path) -> None:
    actors = tmp_path / "actors.txt"
    actors.write_text("SYLVANIA [SYL]\n+SYLVANIAN\n")
    assert not is_families(actors)
    with pytest.raises(LexiconError, match="holds no families: give a file of TOML"):
        load_frames([actors])


@pytest.mark.parametrize(
    "text",
    [
        "<!-- " * 20_000, "-->" * 20_000, "---" + " " * 20_000 + "x", "---" + "[" * 20_000,
        f"--- A [050] ---\n[{' ' * 20_000}x", f"--- A [050] ---\nZAP [{'9' * 20_000}]",
        f"--- A [050] ---\n- * {'{' * 20_000} [190]", f"--- A [050] ---\n- * {'(' * 20_000} [190]",
        f"&A\n{''.join(f'+A{i}' + chr(10) for i in range(300))}\n--- A [050] ---\nZAP\n- * {{&A &A &A &A}} [100]\n",
    ],
)  # fmt: skip
def test_no_dictionary_takes_long(text: str) -> None:
    """Comments, blocks and brackets that never end, and sets times sets: each in well under a second."""
    begun = process_time()
    petrarch_verbs.is_verb_dictionary(text)
    petrarch.is_dictionary(text)
    petrarch_verbs.read_verbs(text, "verbs.txt")
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("0841", ("RETREAT", "release")), ("190", ("ASSAULT", "")), ("1721", ("COERCE", "restrict")),
        ("010", None), ("---", None), (":173", None), ("043:042", ("CONSULT", "visit")), ("075A", ("AID", "")),
    ],
)  # fmt: skip
def test_cameo_becomes_plover(code: str, made: tuple[str, str] | None) -> None:
    """By the longest code that is listed; comments and statements are no events."""
    assert petrarch_verbs._type(code) == made

"""Short lists of words: each is asked for, none says again what another says, and a name that is no list is refused."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tables import each_row

from kg.lexicon import word_list, word_order

KG = Path(__file__).resolve().parent.parent / "kg"
FILE = KG / "lexicon" / "data" / "sets.toml"


def flat(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        yield from [(above + name, value)] if isinstance(value, str) else flat(value, f"{above}{name}.")


SETS = dict(flat(tomllib.loads(FILE.read_text(encoding="utf-8"))))
TEXT = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted(KG.rglob("*")) if path.suffix in (".py", ".toml")
)


@each_row(SETS)
def test_every_set_is_asked_for(name: str) -> None:
    """By its name, by another set, or by the last part of its name where a rule makes the rest."""
    room, _, last = name.rpartition(".")
    made = f'f"{room}.{{' in TEXT and (f'"{last}"' in TEXT or last in word_list("actors.roles"))
    assert made or f'"{name}"' in TEXT or re.search(rf"@{re.escape(name)}(?![.\w])", TEXT), (
        "nobody asks for it"
    )


def test_no_two_sets_are_written_alike() -> None:
    """The same words twice would be mended in one place: one of the two names the other with "@"."""
    seen: dict[frozenset[str], str] = {}
    for name, text in SETS.items():
        words = frozenset(text.split())
        if len(words) > 1:
            assert words not in seen, f"{name} says what {seen[words]} says: write @{seen[words]}"
            seen[words] = name


@each_row(SETS)
def test_a_set_names_sets_that_there_are(name: str) -> None:
    """No word is in it twice, however it comes in."""
    words = word_order(name)
    assert words and len(words) == len(word_list(name))


def test_a_set_of_a_set_is_one() -> None:
    """ "status.future" has the words of "will", in their order."""
    assert word_order("status.future") == word_order("will")
    assert word_order("actors.reaching") == tuple(
        word.replace("_", " ") for word in SETS["actors.reaching"].split()
    )


def test_a_name_that_is_no_set_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        word_list("no.such.set")

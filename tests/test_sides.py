"""Both sides of what is told: a matrix of constructions by predicates by countries, and what is nobody's deed.

``tests/examples/sides.toml`` holds one table a construction: ``told`` are facts that come out, ``missed`` such as should, and ``not``
such as must not; all are looked at loosely (``notation``), other facts may come out beside them.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from complete import facts_of
from notation import loosely, written
from stored import _table, rows


@pytest.mark.parametrize("row", rows("sides"))
def test_both_sides(row: dict[str, Any]) -> None:
    """The sentence tells the sides that it names, and puts nobody there who only passes by."""
    facts = facts_of(row)
    come = [written(fact) for fact in facts]
    assert not [each for each in row.get("told", ()) if not any(loosely(fact, each) for fact in facts)], come
    assert not [each for each in row.get("missed", ()) if any(loosely(fact, each) for fact in facts)], come
    assert not [each for each in row.get("not", ()) if any(_is(fact, each) for fact in facts)], come


def _is(fact: Any, trap: str) -> bool:
    """Whether a fact is one that must not come out; "* NAME" is anything with somebody in it."""
    if not trap.startswith("* "):
        return loosely(fact, trap)
    names = {actor.name for actor in fact.source + fact.target}
    return set(trap[2:].replace(" & ", ", ").split(", ")) <= names


def test_the_matrix_is_wide() -> None:
    """A dozen constructions, most with several predicates, and a tenth of them at most not found yet."""
    table = _table("sides")
    told = [row for group in table.values() for row in group if "told" in row]
    missed = [row for group in table.values() for row in group if "missed" in row]
    kinds = Counter(fact.split(" ")[0] for row in told for fact in row["told"])
    assert len(table) >= 12 and len(kinds) >= 10 and len(missed) * 10 <= len(told)

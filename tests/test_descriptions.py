"""Whom common nouns stand for: every noun of every example, and nobody where the text does not say."""

from __future__ import annotations

from typing import Any

import pytest
from kept import parse_of, rows

from kg.actors import resolve
from kg.actors.candidates import find_candidates
from kg.lexicon import load_gazetteer


@pytest.mark.parametrize("row", rows("descriptions"))
def test_every_noun_stands_for_whom_it_should(row: dict[str, Any]) -> None:
    """Also those that stand for nobody."""
    parse, gazetteer = parse_of("descriptions", row["text"]), load_gazetteer()
    cast = resolve(parse, gazetteer)
    nouns = [candidate.head for candidate in find_candidates(parse, gazetteer) if candidate.form == "noun"]
    found = [(noun, [actor.name for actor in cast.at(noun)] or ["nobody"]) for noun in nouns]
    assert [f"{noun.text}: {' + '.join(names)}" for noun, names in found] == row["nouns"]

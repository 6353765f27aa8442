"""Whom common nouns stand for: every noun of every example, and nobody where the text does not say."""

from __future__ import annotations

from typing import Any

import pytest
from stored import DAY, rows, stored

from kg.actors import resolve
from kg.actors.spotting import find_candidates
from kg.lexicon import load_gazetteer
from kg.model import Actor


def written(actor: Actor) -> str:
    """An actor as the table has it: of all but countries also kind, country and sector, of nameless ones "."."""
    what = filter(None, (actor.kind, actor.country, actor.sector, "." if "." in actor.id else ""))
    return f"{actor.name} ({' '.join(what)})" if actor.kind != "country" else actor.name


@pytest.mark.parametrize("row", rows("descriptions"))
def test_every_noun_stands_for_whom_it_should(row: dict[str, Any]) -> None:
    """Also those that stand for nobody."""
    parse, gazetteer = stored(row["text"], DAY), load_gazetteer()
    cast = resolve(parse, gazetteer)
    nouns = [candidate.head for candidate in find_candidates(parse, gazetteer) if candidate.form == "noun"]
    found = [(noun.text, " + ".join(map(written, cast.at(noun))) or "nobody") for noun in nouns]
    assert [f"{noun}: {names}" for noun, names in found] == row["nouns"]

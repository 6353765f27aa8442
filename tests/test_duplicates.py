"""Actors that may be one: which pairs are proposed, how likely, and why."""

from __future__ import annotations

import pytest

from kg.actors import suggest_duplicates
from kg.model import Actor, Kind


def actor(name: str, country: str | None = None, kind: Kind = "person", wikidata: str | None = None) -> Actor:
    """Somebody with an id of his own."""
    return Actor(f"{name}/{country}/{wikidata}", name, kind, country, None, wikidata)


PEOPLE = [
    ("Jan Kovac", "SVK", "Kovac", "SVK", (0.75, "surname")),
    ("Jan Kovac", "SVK", "Kovac", None, (0.72, "surname")),
    ("Jan Kovac", None, "J. Kovac", None, (0.875, "initial")),
    ("Jan Maximilian Kovac", None, "J. Kovac", None, (0.85, "initial")),
    ("Jan Kovac", None, "J. Kovacs", None, None),
    ("Jan Kovac", None, "Petr Kovac", None, None),
    ("Jan Kovac", None, "Jana Kovac", None, (0.947, "spelling")),
    ("Jan Kovac", "SVK", "Jan Kovacz", "HUN", None),
    ("Jan Kovac", None, "Jan Novak", None, None),
    ("Joschka Wilhelm Kovac", None, "Jan Kovac", None, None),
]


@pytest.mark.parametrize(("one", "country", "other", "elsewhere", "judged"), PEOPLE)
def test_people(
    one: str, country: str | None, other: str, elsewhere: str | None, judged: tuple[float, str] | None
) -> None:
    """By surname, initial and spelling; never of two countries."""
    pairs = suggest_duplicates([actor(one, country), actor(other, elsewhere)])
    assert [(pair.likeness, pair.why) for pair in pairs] == ([judged] if judged else [])


BODIES = [
    ("Lakeland Peace Council", "LPC", (0.9, "acronym")),
    ("Lakeland Peace Council", "Lakeland Peace Councils", (0.978, "spelling")),
    ("LPC", "LPCX", None),
    ("Lakeland Peace Council", "Lost Party Congress", None),
    ("Council of the Elders", "President of the Ministers", None),
    ("Bank of the North", "Fund of the South", None),
]


@pytest.mark.parametrize(("one", "other", "judged"), BODIES)
def test_bodies(one: str, other: str, judged: tuple[float, str] | None) -> None:
    """By acronym and spelling; small words are no likeness."""
    pairs = suggest_duplicates([actor(one, kind="organization"), actor(other, kind="organization")])
    assert [(pair.likeness, pair.why) for pair in pairs] == ([judged] if judged else [])


def test_what_is_never_compared() -> None:
    """Two Wikidata entries, two kinds, countries and groups, names that all share a word, and nobody."""
    assert not suggest_duplicates([actor("Jan Kovac", wikidata="Q1"), actor("Jan Kovac", wikidata="Q2")])
    assert not suggest_duplicates([actor("Jan Kovac"), actor("Jan Kovac", kind="organization")])
    assert not suggest_duplicates([actor("Jan Kovac", kind="group"), actor("Jan Kovacz", kind="group")])
    crowd = [actor(f"{chr(97 + n // 26)}{chr(97 + n % 26)} Kovac") for n in range(41)]
    assert not suggest_duplicates(crowd) and suggest_duplicates(crowd[:40])
    assert not suggest_duplicates([actor("of the"), actor("of the", "FRA")])


def test_pairs_come_the_likeliest_first_and_above_a_bound() -> None:
    """Each once, whichever is given first."""
    actors = [actor("Jan Kovac"), actor("Jana Kovac"), actor("Kovac")]
    pairs = suggest_duplicates(actors)
    assert [pair.likeness for pair in pairs] == sorted((pair.likeness for pair in pairs), reverse=True)
    assert len({(pair.one, pair.other) for pair in pairs}) == len(pairs) > 1
    assert all(pair.one.id < pair.other.id for pair in pairs)
    assert len(suggest_duplicates(actors, least=0.9)) == 1 and pairs == suggest_duplicates(actors[::-1])

"""Adjectives of countries and ids."""

from __future__ import annotations

import pytest

from kg.actors.discourse import Scene
from kg.actors.ids import adjective, adjectives, own_adjective, slug, tidy, unnamed
from kg.lexicon import load_gazetteer
from kg.model import Document
from kg.words import Parse


@pytest.fixture(scope="module")
def scene() -> Scene:
    """An empty document."""
    return Scene(Parse(Document("d", ""), (), ()), load_gazetteer(), (), (), None)


@pytest.mark.parametrize(
    ("code", "name"),
    [("TUR", "Turkish"), ("USA", "US"), ("GBR", "British"), ("FRA", "French"), ("IRN", "Iranian"), ("DEU", "German"),
     ("SRB", "Serbian"), ("GHA", "Ghanaian"), ("NLD", "Dutch"), ("XXX", "XXX")],
)  # fmt: skip
def test_the_adjective_of_a_country(scene: Scene, code: str, name: str) -> None:
    """The shortest that begins like its name, or the one chosen; the code for want of a country."""
    assert adjective(scene, code) == name


def test_no_adjective_is_a_combining_form(scene: Scene) -> None:
    """Not "Franco", and no "Franco-German" where there is another."""
    found = adjectives(scene.gazetteer)
    assert len(found) > 190 and {name for name in found.values() if name.endswith("o")} <= {"Lao"}
    assert {name for name in found.values() if "-" in name} == {"Guinea-Bissauan", "Serbian-Montenegrin"}


@pytest.mark.parametrize(
    ("code", "written", "name"),
    [("RUS", "Chechen", "Chechen"), ("RUS", "Russians", "Russian"), ("RUS", "", "Russian"), ("USA", "American", "US"),
     ("USA", "U.S.", "US"), ("GBR", "UK", "British"), ("GBR", "Scottish", "Scottish")],
)  # fmt: skip
def test_a_part_of_a_country_keeps_its_adjective(scene: Scene, code: str, written: str, name: str) -> None:
    """Other words for the whole do not."""
    assert own_adjective(scene, code, written) == name


def test_ids_are_readable() -> None:
    """Of a name alone, or of a name in one document."""
    assert slug("St. Kitts and/or  Nevis") == "St_Kitts_and_or_Nevis"
    assert tidy(" A\n  B ") == "A B"
    one, other = unnamed("d", "the rebels", "group"), unnamed("e", "the rebels", "group", "REB")
    assert one.id.startswith("the_rebels.") and one.id != other.id
    assert (other.name, other.kind, other.country, other.sector) == ("the rebels", "group", None, "REB")

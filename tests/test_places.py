"""Where names are: cities with their country, capitals, minorities, peoples without a state, groups of states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from stored import rows, stored

from kg.actors import Cast, resolve
from kg.lexicon import Gazetteer, load_gazetteer
from kg.lexicon.lists import table
from kg.model import Actor, Mention
from kg.rdf.places import classes_of, whereabouts
from kg.rdf.vocabulary import CLASSES


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Our lists."""
    return load_gazetteer()


def told(mention: Mention) -> str:
    """A mention as the table writes it: "Natal, Brazil = Natal place BRA"."""
    who = " + ".join(f"{each.name} {each.kind} {each.country or '-'}" for each in mention.actors)
    return f"{mention.text} = {who}"


def cast_of(text: str, gazetteer: Gazetteer, day: date = date(2022, 2, 1)) -> Cast:
    """Who is in a text of the table."""
    return resolve(stored(text, day), gazetteer)


@pytest.mark.parametrize("row", rows("places"))
def test_names_are_where_they_are(row: dict[str, Any], gazetteer: Gazetteer) -> None:
    """Each mention of the table ends where it should."""
    found = [told(mention) for mention in cast_of(row["text"], gazetteer).mentions]
    assert [each for each in row["who"] if each not in found] == []


def test_a_visit_to_a_city_is_one_to_the_country_that_is_named_with_it(gazetteer: Gazetteer) -> None:
    """Also where the city is no capital; a city alone stands for no state."""
    text = "Nixon flew to La Paz, Mexico, on Monday to open a fish market with the governor."
    assert {city: state.name for city, state in cast_of(text, gazetteer).seats.items()} == {
        "La_Paz_(Mexico)": "Mexico"
    }


def test_a_name_is_looked_up_with_its_country(gazetteer: Gazetteer) -> None:
    """Which place of a name is meant; one that means something else alone is known with its country only."""
    assert (place := gazetteer.place("Granada", "NIC")) is not None and place.id == "Granada_(Nicaragua)"
    assert gazetteer.place("Lyman", "UKR") is not None and all(
        each.actor.kind != "place" for each in gazetteer.lookup("Lyman")
    )
    assert gazetteer.place("Granada", "JPN") is None


def test_places_are_where_they_can_be() -> None:
    """Every row has both coordinates or none, on earth; most cities have them; each country is one of ours."""
    found = list(table("places"))
    points = [(float(row[7]), float(row[8])) for row in found if row[7]]
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in points)
    assert len(points) > 2500
    assert {row[3] for row in found} == {"city", "region"} and {row[5] for row in found} == {"0", "1"}


def test_a_people_in_a_country_is_at_home_there(gazetteer: Gazetteer) -> None:
    """The table of minorities knows who has long lived where."""
    assert gazetteer.is_minority("HUN", "ROU") and not gazetteer.is_minority("USA", "IRQ")


def test_a_short_name_of_another_time_is_no_name(gazetteer: Gazetteer) -> None:
    """ "Allies" were a league in 1944 and are none in 2022."""
    text = "Allies and partners will discuss their response to Belarus in Madrid."
    for day, name in ((date(1944, 6, 1), "Allied Powers"), (date(2022, 2, 1), "allies")):
        assert cast_of(text, gazetteer, day).mentions[0].actors[0].name == name


def test_a_place_of_a_graph_is_a_place() -> None:
    """A city or a region, with degrees and its number in GeoNames; a new one has what is told."""
    ours = load_gazetteer()
    found = {name: dict(_of_place(ours.actor(name))) for name in ("Kyiv", "Donbas")}
    assert (found["Kyiv"]["lat"], found["Kyiv"]["long"]) == ("50.5", "30.5")
    assert found["Kyiv"]["seeAlso"] == "https://sws.geonames.org/703448/"
    assert "seeAlso" not in found["Donbas"] and _kinds("Donbas") == {"Place", "AdministrativeArea"}
    assert _kinds("Kyiv") == {"Place", "City"} and _kinds("Ukraine") == {"Country"}
    new = Actor("Nowhere_(Chad)", "Nowhere", "place", "TCD")
    assert not dict(_of_place(new)) and classes_of(new) == CLASSES["place"]


def _of_place(actor: Actor | None) -> Iterator[tuple[str, str]]:
    assert actor is not None
    for predicate, *values in whereabouts(actor):
        yield from ((predicate.replace("#", "/").rpartition("/")[2], str(value)) for value in values)


def _kinds(name: str) -> set[str]:
    actor = load_gazetteer().actor(name)
    assert actor is not None
    return {str(each).replace("#", "/").rpartition("/")[2] for each in classes_of(actor)}

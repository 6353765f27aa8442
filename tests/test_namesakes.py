"""Which of several people of one full name is meant, by title, country and day, with people of our own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from brief import brief

from kg.actors.discourse import Scene
from kg.actors.namesakes import likeliest
from kg.actors.nouns import Noun
from kg.actors.titles import Held
from kg.lexicon import Entry
from kg.lexicon.lists import Office
from kg.model import Actor


def person(name: str, country: str, since: int = 2000, until: int = 2010) -> Entry:
    """Somebody who is in office from the first day of a year to the first of another."""
    return Entry(Actor(name, name, "person", country), "surname", date(since, 1, 1), date(until, 1, 1))


ANNA, OTTO, LATE = person("Anna", "MLI"), person("Otto", "TCD"), person("Late", "TGO", 2011, 2014)
OFFICES = {
    "Anna": Office("finance minister", "MLI", date(2000, 1, 1), date(2010, 1, 1)),
    "Otto": Office("foreign minister", "TCD", date(2000, 1, 1), date(2010, 1, 1)),
    "Late": Office("ambassador", "TGO", date(2011, 1, 1), date(2014, 1, 1)),
}


@dataclass(eq=False)
class People:
    """What is asked of a gazetteer here."""

    def offices(self, key: str) -> tuple[Office, ...]:
        return (OFFICES[key],)


def title(office: str, *codes: str, shared: tuple[str, ...] = ()) -> Held:
    """A title before the name."""
    return Held(Noun(office, "person", "person", "GOV", False, office), 0, [*codes], bool(codes), [*shared])


@pytest.mark.parametrize(
    ("held", "named", "day", "expected"),
    [
        (None, "", "2005-06-01", "Anna"),
        (None, "TCD", "2005-06-01", "Otto"),
        (None, "TCD TCD TCD TCD MLI MLI MLI", "2005-06-01", "Anna"),
        (None, "", "2013-06-01", "Late"),
        (None, "TCD", "2013-06-01", "Late"),
        (title("foreign minister"), "MLI", "2013-06-01", "Otto"),
        (title("foreign minister", "MLI"), "", "2013-06-01", "Anna"),
        (title("judge", shared=("TGO",)), "MLI", "2005-06-01", "Late"),
    ],
)
def test_the_likeliest_of_one_full_name(held: Held | None, named: str, day: str, expected: str) -> None:
    """Title before day before country before the gazetteer's order; three times is as often as ten."""
    parse = brief("Weber/nsubj/PERSON spoke~speak!", day)
    gazetteer: Any = People()
    scene = Scene(parse, gazetteer, (), (), parse.document.published)
    assert likeliest((ANNA, OTTO, LATE), scene, Counter(named.split()), held).actor.name == expected

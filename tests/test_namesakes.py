"""Which of several known people a surname means: countries, days, titles and fame, with people of our own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from brief import brief

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.namesakes import by_surname, likeliest
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

    entries: tuple[Entry, ...]
    asked: list[str] = field(default_factory=list)

    def surname(self, name: str) -> tuple[Entry, ...]:
        self.asked.append(name)
        return self.entries

    def offices(self, key: str) -> tuple[Office, ...]:
        return (OFFICES[key],)


def title(office: str, *codes: str, shared: tuple[str, ...] = ()) -> Held:
    """A title before the name."""
    return Held(Noun(office, "person", "person", "GOV", False, office), 0, [*codes], bool(codes), [*shared])


def meant(
    people: tuple[Entry, ...],
    day: str | None = "2005-06-01",
    held: Held | None = None,
    named: str = "",
    text: str = "Weber/nsubj/PERSON spoke~speak!",
) -> str:
    """Who "Weber" is where a document names some countries."""
    parse = brief(text, day)
    word = next(each for each in parse.words if each.text.isalpha() and each.pos == "name")
    gazetteer: Any = People(people)
    scene = Scene(parse, gazetteer, (), (), parse.document.published)
    label = "state" if word.entity == "state" else "person"
    candidate = Candidate(word.i, word.i, word, "unknown", label=label)
    found = by_surname(scene, candidate, held, Counter(named.split()))
    return found.actor.name if found is not None else ""


CASES: list[tuple[tuple[Entry, ...], dict[str, Any], str]] = [
    # One is plausible, or none
    ((), {}, ""),
    ((ANNA,), {}, "Anna"),
    ((ANNA,), {"day": None}, "Anna"),
    ((ANNA,), {"day": "2015-12-01"}, "Anna"),
    ((ANNA,), {"day": "2017-12-01"}, ""),
    ((ANNA,), {"day": "1994-12-01"}, "Anna"),
    ((ANNA,), {"day": "1992-12-01"}, ""),
    ((ANNA,), {"day": "2017-12-01", "held": title("judge")}, "Anna"),
    # Country and day
    ((ANNA, OTTO), {"named": "MLI"}, "Anna"),
    ((ANNA, OTTO), {"named": "MLI TCD", "day": None}, ""),
    ((ANNA, LATE), {"named": ""}, ""),
    ((ANNA, LATE), {"named": "TGO"}, "Late"),
    ((ANNA, LATE), {"named": "TGO MLI"}, "Anna"),
    # The holder of a well-known office
    ((ANNA, OTTO), {"named": ""}, "Otto"),
    ((ANNA, OTTO), {"named": "MLI TCD"}, "Otto"),
    ((ANNA, OTTO), {"day": None}, ""),
    # Titles
    ((ANNA, OTTO), {"held": title("finance minister")}, "Anna"),
    ((ANNA, OTTO), {"held": title("minister", "MLI")}, "Anna"),
    ((ANNA, OTTO), {"held": title("minister", "GHA")}, ""),
    ((ANNA, OTTO), {"held": title("minister", shared=("MLI",))}, "Anna"),
    ((ANNA, OTTO), {"held": title("minister", shared=("GHA",))}, "Otto"),
    ((ANNA, LATE), {"held": title("judge")}, "Anna"),
    # What is no person's name
    ((ANNA,), {"text": "they met~meet! in Weber/pobj/GPE"}, ""),
    ((ANNA,), {"text": "they met~meet! in Weber/pobj/GPE", "held": title("judge")}, "Anna"),
    ((ANNA,), {"text": "they met~meet! with Weber/pobj/PERSON"}, "Anna"),
    ((ANNA,), {"text": "they met~meet! Weber/dobj/GPE"}, "Anna"),
    ((ANNA,), {"text": "XIV/nsubj/PERSON spoke~speak!"}, ""),
    ((ANNA,), {"text": "WEBE/nsubj/PERSON spoke~speak!"}, "Anna"),
]


@pytest.mark.parametrize(("people", "given", "expected"), CASES)
def test_whom_a_surname_means(people: tuple[Entry, ...], given: dict[str, Any], expected: str) -> None:
    """One, if one only is plausible; else nobody."""
    assert meant(people, **given) == expected


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
    gazetteer: Any = People(())
    scene = Scene(parse, gazetteer, (), (), parse.document.published)
    assert likeliest((ANNA, OTTO, LATE), scene, Counter(named.split()), held).actor.name == expected

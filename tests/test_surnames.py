"""Whom a bare surname means: nobody known without the support of title, fame or state; people of our own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from brief import brief

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.nouns import Noun
from kg.actors.surnames import by_surname
from kg.actors.titles import Held
from kg.lexicon import Entry, Office
from kg.lexicon.lists import Name
from kg.model import Actor


def person(name: str, country: str, office: str, since: int, until: int, gender: str | None = None) -> Entry:
    """Somebody called Weber who is in one office from the first day of a year to the last of another."""
    actor = Actor(name.replace(" ", "_"), name, "person", country)
    entry = Entry(actor, "surname", date(since, 1, 1), date(until, 12, 31), gender)
    OFFICES[actor.id] = (Office(office, country, entry.since, entry.until),)
    return entry


OFFICES: dict[str, tuple[Office, ...]] = {}
CHIEF = person("Anna Weber", "MLI", "president", 2000, 2010, "f")
SECOND = person("Otto Weber", "MLI", "finance minister", 2000, 2010, "m")
ENVOY = person("Ida Weber", "TCD", "permanent representative", 2000, 2010)
THIRD = person("Ben Weber", "TGO", "mayor", 2000, 2010)
HEIR = person("Lea Weber", "MLI", "president", 2011, 2014)
FIRST = person("Weber Koffi", "TGO", "president", 1970, 1980)
"""Of another surname; it is his first name."""


@dataclass(eq=False)
class People:
    """What is asked of a gazetteer here."""

    entries: tuple[Entry, ...]
    others: tuple[Entry, ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        return tuple(Name("Weber", entry.actor.id, "surname") for entry in self.entries)

    @property
    def actors(self) -> tuple[Actor, ...]:
        return tuple(entry.actor for entry in (*self.entries, *self.others))

    def surname(self, name: str) -> tuple[Entry, ...]:
        return self.entries

    def offices(self, key: str) -> tuple[Office, ...]:
        return OFFICES[key]


def title(office: str, *codes: str, of: str = "country") -> Held:
    """A title before the name."""
    return Held(Noun(office, "person", "person", "GOV", False, office, of=of), 0, [*codes], bool(codes), [])


def meant(
    people: tuple[Entry, ...],
    day: str | None = "2005-06-01",
    held: Held | None = None,
    named: str = "",
    text: str = "Weber/nsubj/PERSON spoke~speak!",
    gender: str = "",
    others: tuple[Entry, ...] = (),
) -> str:
    """Who "Weber" is where a document names some countries."""
    parse = brief(text, day)
    word = next(each for each in parse.words if each.text.isalpha() and each.pos == "name")
    gazetteer: Any = People(people, others)
    scene = Scene(parse, gazetteer, (), (), parse.document.published)
    label = "state" if word.entity == "state" else "person"
    candidate = Candidate(word.i, word.i, word, "unknown", label=label)
    found = by_surname(scene, candidate, held, Counter(named.split()), gender)
    return found.actor.name.split()[0] if found is not None else ""


CASES: list[tuple[tuple[Entry, ...], dict[str, Any], str]] = [
    # Fame: an office whose holders go by their surname, on the day
    ((), {}, ""),
    ((CHIEF,), {}, "Anna"),
    ((CHIEF,), {"day": None}, "Anna"),
    ((CHIEF, SECOND), {}, "Anna"),
    ((CHIEF, SECOND), {"day": None}, "Anna"),
    ((CHIEF, HEIR), {"day": "2011-06-01"}, "Lea"),
    ((CHIEF, HEIR), {"day": "2011-06-01", "named": "MLI"}, "Lea"),
    # Of late, where nobody else is called so, or his state is named
    ((CHIEF,), {"day": "2014-12-01"}, "Anna"),
    ((CHIEF, SECOND), {"day": "2014-12-01"}, ""),
    ((CHIEF, SECOND), {"day": "2014-12-01", "named": "MLI"}, "Anna"),
    # Not before the office, nor long after it but where his state is named
    ((CHIEF,), {"day": "1997-12-01"}, ""),
    ((CHIEF,), {"day": "1997-12-01", "named": "MLI"}, ""),
    ((CHIEF,), {"day": "2020-12-01"}, ""),
    ((CHIEF,), {"day": "2020-12-01", "named": "MLI"}, "Anna"),
    # Others: where their state is named, and nobody else is called so
    ((SECOND,), {}, ""),
    ((SECOND,), {"named": "TGO"}, ""),
    ((SECOND,), {"named": "MLI"}, "Otto"),
    ((SECOND, ENVOY), {"named": "MLI"}, ""),
    ((SECOND,), {"named": "MLI", "day": "2020-12-01"}, ""),
    # A first name, or a surname of many states
    ((CHIEF,), {"others": (FIRST,)}, ""),
    ((CHIEF,), {"others": (FIRST,), "named": "MLI"}, "Anna"),
    ((CHIEF, SECOND), {"others": (FIRST,)}, "Anna"),
    ((CHIEF, ENVOY, THIRD), {}, ""),
    ((CHIEF, ENVOY, THIRD), {"named": "MLI"}, "Anna"),
    ((CHIEF, ENVOY, THIRD), {"named": "TGO"}, ""),
    # Titles
    ((SECOND, ENVOY), {"held": title("finance minister")}, "Otto"),
    ((SECOND, ENVOY), {"held": title("minister")}, "Otto"),
    ((SECOND, ENVOY), {"held": title("ambassador")}, "Ida"),
    ((SECOND,), {"held": title("finance minister", "MLI")}, "Otto"),
    ((SECOND,), {"held": title("finance minister", "GHA")}, ""),
    ((SECOND,), {"held": title("mayor")}, ""),
    ((CHIEF,), {"held": title("mayor"), "named": "MLI"}, ""),
    ((CHIEF, SECOND), {"held": title("leader"), "day": "2012-06-01"}, "Anna"),
    ((SECOND,), {"held": title("finance minister"), "day": "2020-12-01", "named": "MLI"}, ""),
    ((CHIEF, SECOND), {"held": title("president"), "day": "2020-12-01"}, ""),
    ((CHIEF, SECOND), {"held": title("president"), "day": "2020-12-01", "named": "MLI"}, "Anna"),
    ((CHIEF,), {"held": title("president"), "day": "2020-12-01"}, "Anna"),
    # What says nothing of an office, and what speaks against one
    ((CHIEF,), {"held": title("general")}, "Anna"),
    ((CHIEF,), {"held": title("", of="none")}, "Anna"),
    ((CHIEF,), {"held": title("journalist", of="none")}, ""),
    ((CHIEF,), {"held": title("journalist", of="none"), "named": "MLI"}, "Anna"),
    ((SECOND,), {"held": title("journalist", of="none"), "named": "MLI"}, ""),
    ((CHIEF, ENVOY, THIRD), {"held": title("journalist", of="none"), "named": "MLI"}, ""),
    ((CHIEF,), {"gender": "f"}, "Anna"),
    ((CHIEF,), {"gender": "m"}, ""),
    # What is no person's name
    ((CHIEF,), {"text": "they met~meet! in Weber/pobj/GPE"}, ""),
    ((CHIEF,), {"text": "they met~meet! in Weber/pobj/GPE", "held": title("president")}, "Anna"),
    ((CHIEF,), {"text": "they met~meet! with Weber/pobj/PERSON"}, "Anna"),
    ((CHIEF,), {"text": "they met~meet! Weber/dobj/GPE"}, "Anna"),
    ((CHIEF,), {"text": "XIV/nsubj/PERSON spoke~speak!"}, ""),
    ((CHIEF,), {"text": "WEBE/nsubj/PERSON spoke~speak!"}, "Anna"),
]


@pytest.mark.parametrize(("people", "given", "expected"), CASES)
def test_whom_a_surname_means(people: tuple[Entry, ...], given: dict[str, Any], expected: str) -> None:
    """One whom the document supports, if it is one only; else nobody."""
    assert meant(people, **given) == expected

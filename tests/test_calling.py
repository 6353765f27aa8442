"""What those without a name are called: over all countries and kinds of description, nothing malformed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from brief import brief

from kg.actors import Cast, resolve
from kg.actors.ids import adjectives
from kg.actors.owned import with_article
from kg.lexicon import load_gazetteer
from kg.model import Actor

Pattern = Callable[[str, str], str]
PATTERNS: dict[str, Pattern] = {
    "spokeswoman": lambda c, a: f"A spokeswoman/nsubj for the {a}/amod/NORP ministry/pobj spoke~speak!",
    "members": lambda c, a: f"The members/nsubj of the {a}/amod/NORP assembly/pobj spoke~speak!",
    "army": lambda c, a: f"Officers/nsubj of the army/pobj of/prep>army {c} spoke~speak!",
    "envoys": lambda c, a: f"The envoys/nsubj of/prep {c} spoke~speak!",
    "the envoys": lambda c, a: f"The envoys/nsubj of/prep the Kingdom/pobj/GPE of/prep {c} spoke~speak!",
    "king": lambda c, a: f"Envoys/nsubj of the {a}/amod/NORP king/pobj spoke~speak!",
    "troops": lambda c, a: f"{a}/amod/NORP troops/nsubj left~leave!",
    "possessor": lambda c, a: f"{c}'s troops/nsubj left~leave!",
    "led": lambda c, a: f"{a}/npadvmod>led/NORP -/punct led/amod>troops/VERB:VBN troops/nsubj left~leave!",
    "students": lambda c, a: f"Students/nsubj in/prep {c} marched~march!",
    "people": lambda c, a: f"400/nummod>people people/nsubj marched~march! in/prep {c}",
    "ministries": lambda c, a: f"The ministries/nsubj of/prep {c} and Mali/conj/GPE spoke~speak!",
    "capital": lambda c, a: f"The mayor/nsubj of the {a}/amod/NORP capital/pobj spoke~speak!",
}
"""Sentences with a country (as words) and its adjective."""
GAZETTEER = load_gazetteer()
COUNTRIES = sorted(
    {actor for name in GAZETTEER.names if (actor := GAZETTEER.actor(name.actor)) and actor.kind == "country"}
)
ARTICLED = {each.name for each in COUNTRIES if with_article(each.name) != each.name}


BARE = "|".join(re.escape(each.name) for each in COUNTRIES if each.name not in ARTICLED)
WRONG = {
    "an article before a name that takes none": rf"\bthe ({BARE})$",
    "no article where one belongs": rf"\b(of|for|in|from) ({'|'.join(map(re.escape, sorted(ARTICLED)))})$",
    "a preposition twice": r"\b(\w+) \1\b",
    "a preposition at the end": r"\b(of|for|in|at|from|the|to|by|and)$",
    "a possessive left over": r"(^|\s)['’]s?\b|['’]s?$",
    "a verb inside": r"\b(spoke|left|marched)\b",
    "an empty word": r"^\s|\s$|\s\s|^$",
}
"""What can be wrong with a display name."""


def malformed(name: str) -> list[str]:
    """What is wrong with a display name, by kind."""
    return [kind for kind, pattern in WRONG.items() if re.search(pattern, name)]


def words_of(country: str) -> str:
    """The words of a country's name with its article, the last of them the object of a preposition."""
    *before, last = re.findall(r"[\w’']+", country.replace("and", "And") if " and " in country else country)
    article = ["the"] if country in ARTICLED else []
    return " ".join([*article, *(f"{word}/compound/GPE" for word in before), f"{last}/pobj/GPE"])


def called(cast: Cast) -> set[str]:
    """What everybody is called who is no country."""
    return {actor.name for mention in cast.mentions for actor in mention.actors if actor.kind != "country"}


@pytest.mark.untraced
@pytest.mark.parametrize("pattern", PATTERNS)
def test_nothing_malformed_is_written_of_any_country(pattern: str) -> None:
    """Articles, prepositions and possessives are right, whichever country stands there."""
    found = {}
    for country in COUNTRIES:
        text = PATTERNS[pattern](words_of(country.name), adjective(country))
        for name in called(resolve(brief(text), GAZETTEER)):
            if wrong := malformed(name):
                found[country.name, name] = wrong
    assert not found


def adjective(country: Actor) -> str:
    """The adjective of a country, one word; that of Mali where it has none of one word."""
    known = adjectives(GAZETTEER).get(country.country or "", "Malian")
    return known if known.isalpha() else "Malian"


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("spokeswoman for the Poland", ["an article before a name that takes none"]),
        ("envoys of Philippines", ["no article where one belongs"]),
        ("members of of Sudan", ["a preposition twice"]),
        ("opposition from the", ["a preposition at the end"]),
        ("envoys of Mali's", ["a possessive left over"]),
        ("troops left guerrillas", ["a verb inside"]),
        ("envoys of the Philippines", []),
        ("spokeswoman for the Polish government", []),
        ("protesters' leaders", []),
    ],
)
def test_what_is_malformed_is_seen(name: str, kinds: list[str]) -> None:
    """The property can fail."""
    assert malformed(name) == kinds

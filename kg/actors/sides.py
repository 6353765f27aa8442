"""The sides of a text: "both sides", "the parties", "the two governments", "the two countries"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors.phrases import Found, Phrase
from kg.actors.story import MODIFIERS, Seen, beside
from kg.lexicon import word_list
from kg.model import Actor

_TWO = word_list("actors.two")
_PARTIES = word_list("actors.parties")
_OPENING = 3
"""In how many sentences a readout or a statement tells who its sides are."""
_OF, _THE = "of", frozenset({"the"})  # function words: "of Iran", "the sides"


def own_side(phrase: Phrase) -> Found | None:
    """ "The Russian side" is Russia."""
    if phrase.noun.plural:
        return None
    return Found(phrase.countries(phrase.scene.codes(phrase.owners_before)))


def both_sides(phrase: Phrase) -> Found | None:
    """ "Both sides": the states or parties of the last sentence that has two, else those of the text."""
    if phrase.before.isdisjoint(_TWO | _THE):
        return None
    found = phrase.story.together(phrase.head, 2, _is_party)
    states = [actor for actor in found if actor.kind in ("country", "organization")]
    two = next((two for two in (states, found) if len(two) == 2), None)
    return Found(two or _own_two(phrase))


def two_governments(phrase: Phrase) -> Found | None:
    """ "The two governments", "both governments"."""
    two = phrase.noun.plural and not phrase.codes and not phrase.before.isdisjoint(_TWO)
    return two_countries(phrase) if two else None


def two_countries(phrase: Phrase) -> Found | None:
    """ "The two countries": two last named together, else the last two, else those of the text."""
    if not phrase.noun.plural or phrase.before.isdisjoint(_TWO):
        return None
    pairs = (_states_of_two(phrase, seen) for seen in phrase.story.back(phrase.head, 3))
    last = next(filter(None, pairs), None) or phrase.story.latest(phrase.head, 2, 2, is_country)
    return Found(last if len(last) == 2 else _own_two(phrase) or last)


def parties(phrase: Phrase) -> Found | None:
    """ "The parties": the states and bodies that were last named together, whoever does not act on them."""
    plain = phrase.noun.plural and phrase.before <= _THE and bool(phrase.before) and not phrase.owners
    if phrase.noun.word not in _PARTIES or not plain:
        return None
    others = beside(phrase.scene, phrase.head)
    sides = (seen.actors for seen in phrase.story.back(phrase.head, 2) if seen.how == "together")
    found = next(filter(_are_states, sides), None) or _own_two(phrase)
    return Found(found if others.isdisjoint(found) else ())


def is_country(seen: Seen, actor: Actor) -> bool:
    """True where a country is named for itself."""
    return actor.kind == "country" and seen.how != "together" and seen.word.relation not in MODIFIERS


def _is_party(seen: Seen, actor: Actor) -> bool:
    """True for who can be a side: not "of Iran", nor a place."""
    of = seen.word.relation == "governed" and seen.word.head.lower == _OF
    named = seen.how not in ("place", "pronoun", "together") and seen.word.relation not in MODIFIERS
    return named and not of and actor.kind != "place"


def _are_states(actors: tuple[Actor, ...]) -> bool:
    return all(actor.kind in ("country", "organization") for actor in actors)


def _states_of_two(phrase: Phrase, seen: Seen) -> list[Actor]:
    """The countries of two who were named together: "Britain and France", "Blinken and Lavrov"."""
    together = seen.how == "together" and len(seen.actors) == 2
    codes = dict.fromkeys(actor.country for actor in seen.actors if together and actor.country)
    return phrase.countries([*codes]) if len(codes) == 2 else []


def _own_two(phrase: Phrase) -> list[Actor]:
    """The two countries that a text begins with, if no others met there."""
    pairs = [pair for pair in (_states_of_two(phrase, seen) for seen in _opening(phrase)) if pair]
    alike = bool(pairs) and all(set(pair) == set(pairs[0]) for pair in pairs)
    return pairs[0] if alike else []


def _opening(phrase: Phrase) -> Iterator[Seen]:
    return (seen for seen in phrase.story.seen if seen.word.sentence < _OPENING)

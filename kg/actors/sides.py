"""The sides of a text: "both sides", "the parties", "the two governments", "the two countries"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from kg.actors.phrases import Found, Phrase
from kg.actors.story import MODIFIERS, Seen, beside
from kg.lexicon import word_list
from kg.model import Actor

_TWO = word_list("actors.two")
_PAIRS = word_list("actors.pairs")
"""What stands for two without a noun: "the two" are people before they are states."""
_PARTIES = word_list("actors.parties")
_OPENING = 3
"""In how many sentences a readout or a statement tells who its sides are."""
_OF, _TO, _THE = "of", "to", frozenset({"the"})  # function words: "of Iran", "called for the sides to stop"


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
    alike = found if len({actor.kind == "person" for actor in found}) == 1 else []
    people = [actor for actor in found if actor.kind == "person"] if phrase.head.lower in _PAIRS else []
    choices = (_spoken_of(phrase), people, states, alike, _own_two(phrase))
    return _first_others(phrase, (two for two in choices if len(two) == 2))


def _first_others(phrase: Phrase, choices: Iterable[Sequence[Actor]]) -> Found:
    """The first of several choices of whom none acts on the sides."""
    return Found(next((sides for sides in choices if _are_others(phrase, sides)), ()))


def two_governments(phrase: Phrase) -> Found | None:
    """ "The two governments", "both governments"."""
    return None if phrase.codes else two_countries(phrase)


def two_countries(phrase: Phrase) -> Found | None:
    """ "The two countries": two last named together, else the last two, else those of the text."""
    if not phrase.noun.plural or phrase.before.isdisjoint(_TWO):
        return None
    pairs = (_states_of_two(phrase, seen) for seen in phrase.story.back(phrase.head, 3))
    latest = phrase.story.latest(phrase.head, 2, 2, is_country)
    choices = (*filter(None, pairs), latest, _own_two(phrase))
    return _first_others(phrase, (two for two in choices if len(two) == 2))


def parties(phrase: Phrase) -> Found | None:
    """ "The parties": the states and bodies that were subjects together, or the two sides of the text."""
    plain = phrase.noun.plural and phrase.before == _THE and not phrase.owners
    if phrase.noun.word not in _PARTIES or not plain:
        return None
    subjects = (seen for seen in phrase.story.back(phrase.head, 2) if seen.subject)
    choices = (*(_states_of_many(phrase, seen) for seen in subjects), _own_two(phrase))
    return _first_others(phrase, (some for some in choices if len(some) > 1))


def _states_of_many(phrase: Phrase, seen: Seen) -> Sequence[Actor]:
    """States and bodies named as one, or the states of whom was: "representatives of Chad and Mali"."""
    if all(actor.kind in ("country", "organization") for actor in seen.actors):
        return seen.actors
    states = phrase.countries([*dict.fromkeys(actor.country for actor in seen.actors if actor.country)])
    return states if len(states) == len(seen.actors) else ()


def _spoken_of(phrase: Phrase) -> Sequence[Actor]:
    """The latest subject that is two: "They agreed ... Both sides underscored"."""
    subjects = (seen for seen in phrase.story.back(phrase.head, 1) if seen.subject)
    alike = (seen.actors for seen in subjects if seen.how in ("pronoun", "description"))
    return next((actors for actors in alike if len(actors) == 2), ())


def _are_others(phrase: Phrase, sides: Sequence[Actor]) -> bool:
    """True unless one of them acts on the sides: "the Secretary called on both sides"."""
    verb = phrase.head.head
    asked = verb.verbal and any(child.lower == _TO for child in verb.children)
    acting = beside(phrase.scene, verb if asked else phrase.head)
    codes = {actor.country for actor in acting if actor.country}
    alike = [actor for actor in sides if actor in acting or actor.country in codes]
    return len(alike) in (0, len(sides))


def is_country(seen: Seen, actor: Actor) -> bool:
    """True where a country is named for itself."""
    return actor.kind == "country" and seen.how != "together" and seen.word.relation not in MODIFIERS


def _is_party(seen: Seen, actor: Actor) -> bool:
    """True for who can be a side: not "of Iran", nor a place."""
    named = seen.how not in ("place", "pronoun", "together") and seen.word.relation not in MODIFIERS
    return named and seen.word.preposition != _OF and actor.kind != "place"


def _states_of_two(phrase: Phrase, seen: Seen) -> list[Actor]:
    """The countries of two who were named together: "Britain and France", "Blinken and Lavrov"."""
    together = seen.how in ("together", "pronoun", "description") and len(seen.actors) == 2
    codes = dict.fromkeys(actor.country for actor in seen.actors if together and actor.country)
    return phrase.countries([*codes]) if len(codes) == 2 else []


def _own_two(phrase: Phrase) -> list[Actor]:
    """The two countries that a text begins with, if no others are named together there."""
    if not phrase.definite:
        return []
    opening = takewhile(lambda seen: seen.word.sentence < _OPENING, phrase.story.seen)
    pairs = [_states_of_two(phrase, seen) for seen in opening if seen.how == "together" and seen.subject]
    alike = bool(pairs) and all(set(pair) == set(pairs[0]) for pair in pairs)
    return pairs[0] if alike else []

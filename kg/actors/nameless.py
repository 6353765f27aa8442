"""Who has no name: people and bodies of one document, called by their number, trade, or what befell them.

"14 companies", "striking miners", "captured fighters", "the court": they stand for somebody where they are a
side of something, and are others in every document.  Their country is that of the place where they act.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from kg.actors.coordination import first_of
from kg.actors.phrases import Found, Phrase, in_plural
from kg.actors.settings import home_of, place_of
from kg.lexicon import word_list
from kg.model import Actor, Kind
from kg.words import HYPHENS, SUBJECTS, Relation, Word

_SIDES: frozenset[Relation] = frozenset({*SUBJECTS, "object", "recipient", "agent"})
_FACING = word_list("actors.nameless.facing")
_SUFFERING = word_list("actors.nameless.suffering")
_ANYWHERE = {"BUS", "NGO", "MED", "IGO", None}
"""Sectors of people and bodies that may be of any country, whatever the text is about."""
_ONE = word_list("actors.descriptions.one")
_MASSES = word_list("actors.groups.masses")
_NONE = word_list("actors.nameless.none")
_VAGUE = word_list("actors.nameless.vague")
_BODIES = word_list("actors.nameless.bodies")
_NOBODY = word_list("actors.nameless.nobody") | word_list("actors.groups.several")
_SLANTS = word_list("actors.slants")
_LEADING = word_list("actors.nameless.leading")
_TELLING: frozenset[Relation] = frozenset({"adjective", "compound", "nominal", "number"})
_LONGEST = 5
"""How many words before a noun may belong to what somebody is called."""


def nameless(phrase: Phrase, kind: Kind = "group") -> Found | None:
    """Several people without a name, or a body, that are a side of something; None where they are not.

    Args:
        phrase: The noun in its document.
        kind: What the noun stands for.
    """
    if any(refuses(phrase) for refuses in _REFUSALS):
        return None
    one = phrase.noun.word in _BODIES and (phrase.definite or phrase.indefinite)
    many = in_plural(phrase) or phrase.noun.word in _MASSES
    if not one and not many:
        return _victim(phrase)
    return Found([local(phrase, phrase.noun.kind if one and phrase.noun.kind else kind)], "nameless")


def _is_no_side(phrase: Phrase) -> bool:
    return not is_side(phrase.head)


def _is_nobody(phrase: Phrase) -> bool:
    """ "Any", "such", "the sides"."""
    return phrase.noun.word in _NOBODY or not phrase.before.isdisjoint(_NONE)


def _is_owned(phrase: Phrase) -> bool:
    """ "*Our* people"."""
    return phrase.head.child("possessor") is not None


def _only_tells(phrase: Phrase) -> bool:
    """True for newspapers that say something."""
    return phrase.noun.sector == "MED" and phrase.noun.kind != "person" and phrase.head.relation == "subject"


_REFUSALS: tuple[Callable[[Phrase], bool], ...] = (_is_no_side, _is_nobody, _is_owned, _only_tells)
"""What keeps a noun from standing for people without a name."""


def _victim(phrase: Phrase) -> Found | None:
    """ "Shot *a protester*": one person to whom something is done."""
    done_to = first_of(phrase.head).relation in ("object", "passive subject")
    person = phrase.noun.kind == "person" and not phrase.noun.leads
    one = done_to and person and not phrase.before.isdisjoint(_ONE)
    return Found([local(phrase, "person")], "nameless") if one else None


def local(phrase: Phrase, kind: Kind) -> Actor:
    """Somebody of this document alone, called as the text calls him, in the country where he acts."""
    place = place_of(phrase.scene, phrase.head)
    where = f" {phrase.scene.parse.words[place.head].head.lower} {place.text}" if place is not None else ""
    near = phrase.definite and phrase.noun.sector not in _ANYWHERE
    code = home_of(phrase.scene, phrase.head, near=near)
    return phrase.unnamed(told(phrase) + where, kind, phrase.noun.sector, code)


def led(phrase: Phrase) -> Found | None:
    """ "Moroccan-led troops" are of Morocco; "Syrian-backed rebels" only have this for a name."""
    at = _slant(phrase)
    if at is None:
        return None
    kind: Kind = "organization" if phrase.noun.kind == "organization" else "group"
    countries = phrase.scene.codes([(phrase.scene.spans[at], "mod")])
    before = phrase.scene.parse.words[at : phrase.candidate.first]
    leads = phrase.noun.sector is not None and any(word.lower in _LEADING for word in before)
    code = countries[0] if leads and len(countries) == 1 else None
    return Found([phrase.unnamed(phrase.written(at), kind, phrase.noun.sector, code)])


def _slant(phrase: Phrase) -> int | None:
    """Where a name begins that a hyphen joins to a participle before the noun: "Moroccan-led"."""
    words, spans = phrase.scene.parse.words, phrase.scene.spans
    for at in range(phrase.candidate.first - 1, max(1, phrase.candidate.first - 1 - _LONGEST), -1):
        if words[at].sentence != phrase.head.sentence or words[at].lower in phrase.scene.lexicon:
            return None
        if words[at].lower in _SLANTS and words[at - 1].text in HYPHENS:
            own = words[at].head.i >= phrase.candidate.first  # "the *US-led* raids hit two markets"
            return phrase.scene.start(at - 2) if own and at - 2 in spans else None
    return None


def is_side(word: Word) -> bool:
    """True for a noun that something is done by, to or with."""
    word = first_of(word)
    if word.relation == "governed":
        return word.head.lower in (_FACING if word.head.head.verbal else _SUFFERING)
    return word.relation in _SIDES


def told(phrase: Phrase) -> str:
    """The noun with the number and all that says which people they are: "40 captured fighters"."""
    words = phrase.scene.parse.words
    before = range(phrase.candidate.first - 1, max(-1, phrase.candidate.first - 1 - _LONGEST), -1)
    first = min(takewhile(lambda i: _tells(phrase, words[i]), before), default=phrase.candidate.first)
    while first < phrase.candidate.first and words[first].lower in _VAGUE:
        first += 1
    text = phrase.written(first)
    plain = words[first].pos != "name" or words[first].lower in phrase.scene.lexicon
    small = words[first] is phrase.opening and not words[first].text.isupper() and plain
    return text[0].lower() + text[1:] if small else text


def _tells(phrase: Phrase, word: Word) -> bool:
    """True for a word of the phrase that says who or how many they are; not for whose they are."""
    if word.i in phrase.scene.spans or word.sentence != phrase.head.sentence:
        return False
    return word.text in HYPHENS or (word.relation in _TELLING and word.text.replace(",", "").isalnum())

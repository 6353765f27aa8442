"""Which state a government is: "the Sudanese government", "the regime", "local authorities"."""

from __future__ import annotations

from kg.actors.nameless import is_side, told
from kg.actors.phrases import Found, Phrase, Rule
from kg.actors.settings import home_of, judged_before, may_be, placed_before
from kg.actors.sides import two_governments
from kg.lexicon import word_list

_JUDGED = word_list("actors.descriptions.judged")
_LOWER = word_list("actors.descriptions.lower")
_OWNED = word_list("actors.descriptions.owned")


def _unplaced(phrase: Phrase) -> Found | None:
    """A government of somebody who is of no country: "the party leadership"."""
    return Found() if phrase.owners and not phrase.codes else None


def _only_owned(phrase: Phrase) -> Found | None:
    """ "The leadership" is nobody, nor is "his leadership"; "the Russian leadership" is Russia."""
    before = (owner for owner, how in phrase.owners[:1] if how in ("mod", "possessor"))
    owned = any(owner.actors[0].kind != "person" for owner in before)
    return Found() if phrase.noun.word in _OWNED and not owned else None


def _government_of(phrase: Phrase) -> Found | None:
    """ "The Sudanese government" is Sudan, and "the government" after it."""
    countries = phrase.countries(phrase.codes)
    known = len(countries) == len(phrase.codes) == 1
    return Found(countries, "metonym", known=known) if phrase.codes else None


def _some_governments(phrase: Phrase) -> Found | None:
    """ "Western governments", "eight governments": of no country."""
    if not phrase.noun.plural:
        return None
    named = f"{phrase.colour} {phrase.text}" if phrase.colour else told(phrase)
    said = phrase.colour or phrase.head.child("number") is not None
    return Found([phrase.unnamed(named, "group", "GOV")] if said and is_side(phrase.head) else ())


def _lower(phrase: Phrase) -> Found | None:
    """ "A local government" is no state's."""
    return None if phrase.before.isdisjoint(_LOWER) else Found()


def _government_before(phrase: Phrase) -> Found:
    """ "The government": that of the one country that the sentence, or the text, is about."""
    code = next((code for find in _FINDS if (code := find(phrase)) is not None), None)
    return Found(phrase.countries([code]) if code else ())


def _here(phrase: Phrase) -> str | None:
    return home_of(phrase.scene, phrase.head, near=False)


def _there(phrase: Phrase) -> str | None:
    return placed_before(phrase.scene, phrase.head)


def _again(phrase: Phrase) -> str | None:
    """The one that the same noun stood for before."""
    before = phrase.story.bodies.get(phrase.noun.word)
    code = before.country if before is not None else None
    return code if may_be(phrase.scene, phrase.head, code) else None


def _judged(phrase: Phrase) -> str | None:
    """ "The regime" is who was just criticised."""
    return judged_before(phrase.scene, phrase.head) if phrase.noun.word in _JUDGED else None


def _near(phrase: Phrase) -> str | None:
    return home_of(phrase.scene, phrase.head)


_FINDS = (_here, _there, _again, _judged, _near)
"""What tells of which state a government is, the surest first."""


def _authorities_here(phrase: Phrase) -> Found | None:
    """ "Authorities": those of the sentence's one country."""
    code = home_of(phrase.scene, phrase.head)
    return Found(phrase.countries([code])) if code else None


GOVERNMENT: tuple[Rule, ...] = (
    _unplaced, _only_owned, _government_of, two_governments, _some_governments, _lower, _government_before,
)  # fmt: skip
AUTHORITIES: tuple[Rule, ...] = (_unplaced, _only_owned, _government_of, _authorities_here)

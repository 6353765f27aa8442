"""The title of a file -> the people whom it introduces: "Press Briefing by Press Secretary Ana Weber".

They are known from the start, so that "MS. WEBER:" in the text is she, and no namesake of hers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from kg.actors.discourse import Scene
from kg.actors.ids import slug
from kg.actors.lines import Token, read_line
from kg.actors.nouns import Noun
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import HYPHENS

_BREAKS = word_list("actors.headings.breaks")
_PARTICLES = word_list("actors.particles")
_HONORIFICS = word_list("actors.headings.honorifics")
_TITLE = 5
"""How many words a title has at most."""
_BEFORE = 8
"""How many words before a title its country may stand."""


class Introduced(NamedTuple):
    """A person whom a title names, with the title."""

    actor: Actor
    noun: Noun | None = None


def introduced(scene: Scene) -> list[Introduced]:
    """The people whom a document's title names in full, each with the country that he serves.

    Args:
        scene: The document; where no country stands before a title, it is that of its source.
    """
    tokens = read_line(scene, scene.parse.document.title)
    known = dict.fromkeys(actor for token in tokens for actor in token.actors if actor.kind == "person")
    return [*map(Introduced, known), *_newcomers(scene, tokens)]


def _newcomers(scene: Scene, tokens: Sequence[Token]) -> Iterator[Introduced]:
    """Those whom nobody knows: two names or more after a title."""
    at = 0
    while at < len(tokens):
        noun, stop = _office(scene, tokens, at)
        name = _name(tokens[stop:]) if noun is not None else ""
        country = _country(scene, tokens[:at])
        if noun is not None and name and country:
            yield Introduced(Actor(slug(name), name, "person", country, noun.sector), noun)
        at = max(stop, at + 1)


def _office(scene: Scene, tokens: Sequence[Token], at: int) -> tuple[Noun | None, int]:
    """The longest title of an office that begins at a word, and where it ends (exclusive)."""
    words = [token.lower for token in tokens[at : at + _TITLE]]
    for length in range(len(words), 0, -1):
        noun = scene.lexicon.get(" ".join(words[:length]))
        if noun is not None and noun.office is not None:
            return noun, at + length
    return None, at


def _name(tokens: Sequence[Token]) -> str:
    """The full name of nobody known with which words begin: two of them, a third at the end."""
    bare = [token for token in tokens[:_TITLE] if token.lower.rstrip(".") not in _HONORIFICS]
    named = list(takewhile(_is_name, bare))
    short = [token for token in named if len(token.text.rstrip(".")) > 1 and token.lower not in _PARTICLES]
    after = bare[len(named)].text if len(named) < len(bare) else ""
    if len(short) < 2 or after in HYPHENS:  # "Secretary Weber Co-Hosts"
        return ""
    whole = len(short) == 3 and after.lower() in _BREAKS | {""}
    last = named.index(short[2 if whole else 1])
    return " ".join(token.text for token in named[: last + 1])


def _is_name(token: Token) -> bool:
    small = token.lower in _PARTICLES
    return not token.actors and (small or token.text[0].isupper()) and token.lower not in _BREAKS


def _country(scene: Scene, before: Sequence[Token]) -> str | None:
    """The country that stands before a title, else that of the document's source."""
    near = takewhile(lambda token: token.lower not in _BREAKS, reversed(before[-_BEFORE:]))
    codes = (actor.country for token in near for actor in token.actors if actor.country)
    return next(codes, scene.home)

"""The title of a file -> the people whom it introduces, and who wrote the text.

"Press Briefing by Press Secretary Ana Weber": she is known from the start, so that "MS. WEBER:" is no
namesake of hers.  "Telegram From the Ambassador in Chile (Weber) to the Secretary": its "I" is Weber.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from kg.actors.discourse import Scene
from kg.actors.ids import adjective, person_id, slug
from kg.actors.lines import Token, read_line
from kg.actors.nouns import Noun
from kg.actors.offices import sole
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import HYPHENS

_BREAKS = word_list("actors.headings.breaks")
_APART = word_list("actors.headings.apart")
_PARTICLES = word_list("actors.particles")
_HONORIFICS = word_list("actors.headings.honorifics")
_WRITTEN = word_list("actors.headings.written")
_ORIGIN = word_list("actors.headings.origin")
_RECIPIENTS = word_list("actors.issuers.recipients")
_EMBASSIES = word_list("actors.headings.embassies")
_AMBASSADOR = next(iter(word_list("actors.headings.ambassador")))
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


def writer(scene: Scene) -> Actor | None:
    """Who wrote a letter, memorandum or telegram, as its title says: by name, else as an embassy's head."""
    tokens = _sender(scene, read_line(scene, scene.parse.document.title))
    known = [a for token in tokens for a in token.actors if a.kind == "person"]
    named = dict.fromkeys([*known, *(each.actor for each in _newcomers(scene, tokens))])
    return sole(named) if named else _in_brackets(scene, tokens) or _of_embassy(scene, tokens)


def _sender(scene: Scene, tokens: Sequence[Token]) -> Sequence[Token]:
    """The words after "Letter from", or before "(Weber) to": up to a "to" that is not "to Chile"."""
    lower = [token.lower for token in tokens]
    written = next((at for at, word in enumerate(lower) if word in _WRITTEN), len(lower))
    start = next((at for at in range(written, len(lower)) if lower[at] in _ORIGIN), -1)
    sent = (at for at, word in enumerate(lower[:-1]) if at > start and _is_sent(word, tokens[at + 1]))
    stop = next(sent, len(lower))
    bracketed = stop < len(lower) and lower[stop - 1] == ")"
    return tokens[start + 1 : stop] if start >= 0 or bracketed else ()


def _is_sent(word: str, after: Token) -> bool:
    return word in _RECIPIENTS and not any(actor.kind == "country" for actor in after.actors)


def _in_brackets(scene: Scene, tokens: Sequence[Token]) -> Actor | None:
    """ "the Ambassador in Chile (*Weber*)": who of that name was in office, else one whom nobody knows."""
    words = [token.text for token in tokens]
    if scene.home is None or "(" not in words or words[-1] != ")":
        return None
    surname = " ".join(words[words.index("(") + 1 : -1])
    people = (entry.actor for entry in scene.gazetteer.surname(surname))
    served = [who for who in people if who.country == scene.home and scene.held(who)]
    return sole(served) or Actor(
        person_id(scene.parse.document.id, surname), surname, "person", scene.home, "GOV"
    )


def _of_embassy(scene: Scene, tokens: Sequence[Token]) -> Actor | None:
    """ "From the *Embassy* in Chile": the ambassador without a name."""
    if scene.home is None or not any(token.lower in _EMBASSIES for token in tokens):
        return None
    name = f"{adjective(scene, scene.home)} {_AMBASSADOR}"
    return Actor(slug(name), name, "person", scene.home, "GOV")


def _newcomers(scene: Scene, tokens: Sequence[Token]) -> Iterator[Introduced]:
    """Those whom nobody knows: two names or more after a title."""
    at = 0
    while at < len(tokens):
        noun, stop = _office(scene, tokens, at)
        name = _name(scene, tokens[stop:]) if noun is not None else ""
        country = _country(scene, tokens[:at])
        if noun is not None and all((name, country)):
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


def _name(scene: Scene, tokens: Sequence[Token]) -> str:
    """The full name of nobody known with which words begin: two of them, a third at the end."""
    bare = [token for token in tokens[:_TITLE] if token.lower.rstrip(".") not in _HONORIFICS]
    named = list(takewhile(lambda token: _is_name(scene, token), bare))
    short = [token for token in named if len(token.text.rstrip(".")) > 1 and token.lower not in _PARTICLES]
    after = bare[len(named)].text if len(named) < len(bare) else ""
    third = (
        len(short) > 2 and after.lower() not in _BREAKS
    )  # "Ana Weber Visits", or of her name: nobody knows
    if len(short) < 2 or after in HYPHENS or (third and not after):
        return ""
    whole = len(short) == 3 and not third
    last = named.index(short[2 if whole else 1])
    return " ".join(token.text for token in named[: last + 1])


def _is_name(scene: Scene, token: Token) -> bool:
    """Whether a word may be of a name: in capitals, and of no title."""
    if token.actors or any(token.lower in words for words in (_BREAKS, scene.lexicon)):
        return False
    capital = token.text[0].isupper() and not scene.lexicon.opens(token.lower)
    return capital or token.lower in _PARTICLES


def _country(scene: Scene, before: Sequence[Token]) -> str | None:
    """The country that stands before a title, else that of the document's source."""
    near = takewhile(lambda token: token.lower not in _APART, reversed(before[-_BEFORE:]))
    codes = (actor.country for token in near for actor in token.actors if actor.country)
    return next(codes, scene.home)

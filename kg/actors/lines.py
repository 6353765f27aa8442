"""Title, byline or source of a file -> Tokens: its words, and who they name; there is no parse of them.

    read_line(scene, "Letter From Chancellor Erhard to President Johnson")

The words of a text become the same Tokens, so that one rule reads both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from kg.actors.discourse import Scene
from kg.model import Actor
from kg.words import Word

_TOKENS = re.compile(r"[^\W_][\w.]*(?:['’](?!s\b)\w+)*|['’]s\b|[^\w\s]")
_LONGEST = 300
"""How many characters of a line are read."""
_TITLE = 5
"""How many words a title has at most."""


class Token(NamedTuple):
    """A word, in small letters too, whom it names, and whether it is a verb."""

    text: str
    lower: str
    actors: tuple[Actor, ...] = ()
    verb: bool = False


def tokens_of(scene: Scene, words: Iterable[Word]) -> list[Token]:
    """Words of the text with whom they were found to stand for."""
    return [Token(word.text, word.lower, scene.at(word), word.pos == "verb") for word in words]


def read_line(scene: Scene, line: str) -> list[Token]:
    """The words of a line with whom the gazetteer, and titles before surnames, make of them."""
    return list(_tokens(scene, _TOKENS.findall(line[:_LONGEST])))


def _tokens(scene: Scene, words: Sequence[str]) -> Iterator[Token]:
    at = 0
    while at < len(words):
        length, actors = _named(scene, words, at)
        if not length:
            length, actors = _titled(scene, words, at)
        for word in words[at : at + max(length, 1)]:
            yield Token(word, word.lower(), actors)
        at += max(length, 1)


def _named(scene: Scene, words: Sequence[str], at: int) -> tuple[int, tuple[Actor, ...]]:
    """The longest known name at a word, and the likeliest bearer; a person only while in office."""
    if not words[at][0].isalnum() or words[at].islower():
        return 0, ()
    length, entries = scene.gazetteer.find(words, at)
    fitting = [entry.actor for entry in entries if entry.on(scene.day)] or [entry.actor for entry in entries]
    serving = (actor for actor in fitting if actor.kind != "person" or scene.held(actor))
    return length, tuple(islice(serving, 1))


def _titled(scene: Scene, words: Sequence[str], at: int) -> tuple[int, tuple[Actor, ...]]:
    """ "Chancellor Erhard": the one of that surname who held the office on the day."""
    for stop in range(min(at + _TITLE, len(words) - 1), at, -1):
        noun = scene.lexicon.get(" ".join(words[at:stop]).lower())
        if noun is not None and noun.office is not None:
            people = [entry.actor for entry in scene.gazetteer.surname(words[stop])]
            held = [who for who in people if any(office == noun.office for _, office in scene.held(who))]
            return (stop + 1 - at, tuple(held)) if len(held) == 1 and scene.day is not None else (0, ())
    return 0, ()

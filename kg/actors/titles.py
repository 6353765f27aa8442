"""Titles of names: what stands before one or in apposition to it, and the countries that it is of.

"*Russian Foreign Minister* Sergey Lavrov", "Tibor Benko, *Hungary's defence minister*".
"""

from __future__ import annotations

from typing import NamedTuple

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.nouns import Noun
from kg.actors.offices import apposed
from kg.lexicon import word_list
from kg.words import Part, Word

_INNER = word_list("names.inner")
_HELD = ("person", "leader", "counterpart")
"""Classes of nouns that one person can be called by."""


class Held(NamedTuple):
    """A title before a name: the noun, its first word, the countries it is of, whether it has an owner.

    ``shared`` are the countries of the title that it is coordinated with, which it may be of too.
    """

    noun: Noun
    first: int
    codes: list[str]
    owned: bool
    shared: list[str]


class Called(NamedTuple):
    """A noun in apposition to a name, and the countries that it is of."""

    noun: Noun
    codes: list[str]


def noun_before(scene: Scene, first: int) -> tuple[Noun, int] | None:
    """The title that ends right before a word, with its first word: "Gen.", "foreign minister"."""
    words, at = scene.parse.words, first - 1
    if (part := scene.title_parts.get(first)) is not None:
        return _of_part(scene, part)
    if at < 0 or words[at].sentence != words[first].sentence:
        return None
    if words[at].text == ".":  # "MR." of a transcript is two tokens
        return _abbreviation(scene, at - 1, ".") if at else None
    return _title(scene, at) if words[at].lower in scene.lexicon else _abbreviation(scene, at)


def _of_part(scene: Scene, part: Part) -> tuple[Noun, int] | None:
    """The title in what the parser saw as one word with the name: "*Minister* for Public Security"."""
    words = scene.parse.words
    top = next((i - 1 for i in range(part.first + 1, part.stop) if words[i].lower in _INNER), part.stop - 1)
    found = _title(scene, part.stop - 1) or _title(scene, top) or _abbreviation(scene, part.stop - 1)
    return (found[0], part.first) if found is not None else None


def _abbreviation(scene: Scene, at: int, stop: str = "") -> tuple[Noun, int] | None:
    noun = scene.lexicon.short(scene.parse.words[at].lower + stop)
    return (noun, at) if noun is not None else None


def _title(scene: Scene, at: int) -> tuple[Noun, int] | None:
    """The longest title of one person that ends at a word, with the index of its first word."""
    words = scene.parse.words
    start = scene.lexicon.longest(words, at)
    noun = scene.lexicon.get(" ".join(word.lower for word in words[start : at + 1]))
    if noun is None or noun.cls not in _HELD or noun.plural:
        return None
    return noun, start


def title_of(scene: Scene, candidate: Candidate) -> Held | None:
    """The title before a name, "Vice Chairman General" Qi; None where it has none."""
    before = noun_before(scene, candidate.first)
    if before is None:
        return None
    noun, start = before
    while (further := noun_before(scene, start)) is not None:
        start = further[1]
    owners = scene.owners(candidate.head, start, right=False, shared=False)
    shared = [] if owners else scene.owners(candidate.head, start, right=False)
    if _is_second_leader(scene, candidate.head, noun):
        shared = []
    return Held(noun, start, scene.codes(owners), bool(owners), scene.codes(shared))


def _is_second_leader(scene: Scene, head: Word, noun: Noun) -> bool:
    """ "Kenyan President Ruto and President Hassan": a country has one, so the second is of another."""
    other = noun_before(scene, head.head.i) if noun.leads else None
    return other is not None and other[0].office == noun.office


def called(scene: Scene, head: Word) -> Called | None:
    """The noun in apposition to a name: "Tibor Benko, Hungary's defence minister"."""
    for other in apposed(head):
        if other.i in scene.spans or other.lower not in scene.lexicon:
            continue
        if (title := _title(scene, other.i)) is not None:
            return Called(title[0], scene.codes(scene.owners(other, title[1])))
    return None


def speaks(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name stands before a turn of a transcript."""
    return not scene.speakers.isdisjoint(range(candidate.first, candidate.last + 1))

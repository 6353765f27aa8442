"""Words -> runs of names: the stretches of a text that hold nothing but names, titles and what links them.

    "... said | Russian Foreign Minister Sergey Lavrov | in | Addis Ababa | ..."

`kg.actors.candidates` takes the runs apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.actors.known import Known
from kg.actors.nouns import Nouns
from kg.lexicon import word_list
from kg.words import NAMED, Pos, Word

PROPER = {"body", "named", "government", "locale", "members"}
"""Classes of nouns that a name of a body or a place may end with."""
LINKS = word_list("actors.links")
OF_BODIES = word_list("actors.of_bodies")
_PARTICLES = word_list("actors.particles")
_HYPHENS = {"-", "‐", "–"}
_OVER = LINKS | _PARTICLES | _HYPHENS
"""What a run may go on over."""
_MINISTERIAL = word_list("actors.ministerial")
_CALENDAR = word_list("actors.calendar")
_COMMON: tuple[Pos, ...] = ("noun", "adjective")
_LISTED, _LIKELY = 1, 2
"""Marks of a word of a known name, and of one that only looks like part of a name; 0 of all others."""
_REACH = 6
"""How many words before "of" may say that it is inside the name of a body."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The words of a text, a mark for each, and the nouns."""

    words: Sequence[Word]
    marks: bytearray
    nouns: Nouns

    def marked(self, at: int) -> bool:
        """Whether there is a word at an index, and it is marked."""
        return any(self.marks[at : at + 1])

    def joins(self, at: int) -> bool:
        """Whether a hyphen at an index joins what is before it to the next word."""
        return self.hyphen(at) and not self.words[at].space

    def hyphen(self, at: int) -> bool:
        """Whether there is a hyphen at an index."""
        return any(word.text in _HYPHENS for word in self.words[at : at + 1])


def find_runs(
    words: Sequence[Word],
    known: Mapping[int, Known],
    nouns: Nouns,
    speakers: Collection[int] = (),
    plain: Collection[int] = (),
) -> Iterator[tuple[int, int]]:
    """Where runs of names begin and end (exclusive), in the order of the text.

    Args:
        words: The text.
        known: The known names by their first word.
        nouns: Our nouns; titles of several words ("Secretary of State") are in a run as a whole.
        speakers: Indices of words that are names whatever they look like: "GIBBS" before a turn.
        plain: Indices of words that are none but in a known name, and end a run: "Accepts" in a headline.
    """
    page = _Page(words, _marks(words, known, nouns, speakers), nouns)
    for i in plain:
        page.marks[i] = page.marks[i] if page.marks[i] == _LISTED else 0
    at = 0
    while at < len(words):
        if not page.marks[at]:
            at += 1
            continue
        first, last = _with_particle(page, at), at
        while reach := _next(page, last + 1, first):
            last = reach
        yield first, last + 1
        at = last + 1


def _marks(
    words: Sequence[Word], known: Mapping[int, Known], nouns: Nouns, speakers: Collection[int]
) -> bytearray:
    marks = bytearray(len(words))
    for at, (length, _) in known.items():
        marks[at : at + length] = bytes([_LISTED]) * length
    for word in words:
        if marks[word.i] or not word.text[0].isupper() or word.lower in _CALENDAR:
            continue
        if _looks_like_name(word) or word.i in speakers:
            marks[word.i] = _LIKELY
        for i in range(word.i, _title_end(words, word.i, nouns)):
            marks[i] = marks[i] or _LIKELY
    return marks


def _looks_like_name(word: Word) -> bool:
    return word.pos == "name" or (word.entity in NAMED and word.pos in _COMMON)


def _title_end(words: Sequence[Word], at: int, nouns: Nouns) -> int:
    """Where a title of three words or more ends (exclusive), 0 where none starts: "Secretary of State"."""
    if not nouns.opens(words[at].lower) and words[at].lower not in _MINISTERIAL:
        return 0
    stop = nouns.title(words, at, len(words))
    return stop if stop > at + 2 else 0


def _with_particle(page: _Page, at: int) -> int:
    """The word with which a run begins that goes on at a word: "al" of "al-Sahni"."""
    if at < 2 or page.marks[at - 2] or not page.hyphen(at - 1):
        return at
    return at - 2 if page.words[at - 2].lower in _PARTICLES else at


def _next(page: _Page, at: int, first: int) -> int:
    """The word up to which a run goes on that has reached ``at``; 0 where it ends before it."""
    if at >= len(page.words):
        return 0
    sentence = page.words[first].sentence
    if page.marks[at] and page.words[at].sentence == sentence:
        return at
    if at + 1 == len(page.words) or page.words[at].lower not in _OVER:
        return 0
    reach = next((found for rule in _GOING_ON if (found := rule(page, at, first))), 0)
    return reach if page.words[reach].sentence == sentence else 0


def _after_particle(page: _Page, at: int, first: int) -> int:
    """ "Charles *de* Gaulle", "Marcel *van der* Plas"."""
    while at < len(page.words) and page.words[at].lower in _PARTICLES:
        at += 1
    return at if page.marked(at) else 0


def _after_hyphen(page: _Page, at: int, first: int) -> int:
    """ "Saint*-*Denis"."""
    return at + 1 if page.joins(at) and page.marked(at + 1) else 0


def _after_particle_and_hyphen(page: _Page, at: int, first: int) -> int:
    """ "Omar *al-*Sahni"."""
    if page.words[at].lower not in _PARTICLES or not page.hyphen(at + 1):
        return 0
    return at + 2 if page.marked(at + 2) else 0


def _to_second_half(page: _Page, at: int, first: int) -> int:
    """ "Tsai Ing*-wen*": a name's second half is written small."""
    before, _, after = page.words[at - 1 : at + 2]
    if page.marks[at - 1] != _LIKELY or before.space or not page.joins(at):
        return 0
    half = after.pos == "name" or before.entity == after.entity == "person"
    return at + 1 if half and after.text.isalpha() else 0


def _over_small_words(page: _Page, at: int, first: int) -> int:
    """ "Ministry *of* Foreign Affairs", where all is one body by the parser or by a noun of ours."""
    if page.words[at].lower not in LINKS:
        return 0
    last = len(page.words) - 1
    reach = next((i for i in range(at + 1, last) if page.words[i].lower not in LINKS), last)
    inside = page.marks[reach] and (_is_one_body(page, at, reach) or _is_of_body(page, at, first))
    return reach if inside else 0


def _is_one_body(page: _Page, at: int, reach: int) -> bool:
    return all(page.words[i].entity == "organization" for i in (at - 1, at, reach))


def _is_of_body(page: _Page, at: int, first: int) -> bool:
    """ "*Ministry* of", "*Gulf* of": what a body or place is named by stands shortly before."""
    if page.words[at].lower not in OF_BODIES:
        return False
    before = page.words[max(first, at - _REACH) : at]
    return any(word.text[0].isupper() and page.nouns.class_of(word.lower) in PROPER for word in before)


_GOING_ON: tuple[Callable[[_Page, int, int], int], ...] = (
    _after_particle,
    _after_hyphen,
    _after_particle_and_hyphen,
    _to_second_half,
    _over_small_words,
)
"""How a run goes on over a word that is no name: each rule gives the next word of the run, or 0.

Their arguments are the page, the index of the word, and that of the first word of the run.
"""

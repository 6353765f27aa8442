"""Titles of names: what stands before one or in apposition to it, and the countries that it is of.

"*Russian Foreign Minister* Sergey Lavrov", "Tibor Benko, *Hungary's defence minister*".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.nouns import Noun
from kg.actors.offices import apposed
from kg.actors.owners import Owner
from kg.actors.phrases import is_former
from kg.lexicon import word_list
from kg.model import Mention
from kg.words import SUBJECTS, Part, Relation, Word

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_IN = "in"  # a function word: "in 2001"
_ADDRESSES = word_list("actors.addresses")
_OPENINGS = {",", ":", "", '"', "“", "``"}
"""What may stand before somebody who is spoken to."""
_POSTS = word_list("actors.posts")
_DEPUTIES = word_list("actors.deputies")
_ARTICLES = word_list("actors.articles")
_SEATS = {"country", "organization"}
"""Kinds of actors that somebody has a post in or of."""
_OF = "of"  # a function word: "President of Chile"
_AS = "as"  # a function word: "served as minister"
_INNER = word_list("names.inner")
_SERVING = word_list("states.serving")
_SERVED: tuple[Relation, ...] = (*SUBJECTS, "object")
_HELD = ("person", "leader", "counterpart")
"""Classes of nouns that one person can be called by."""


class Held(NamedTuple):
    """A title before a name: the noun, its first word, the countries it is of, whether it has an owner.

    ``shared`` are the countries of the title that it is coordinated with, which it may be of too; ``past``
    says that he has it no longer, and ``year`` is the past one that its sentence is of.
    """

    noun: Noun
    first: int
    codes: list[str]
    owned: bool
    shared: list[str]
    past: bool = False
    year: int | None = None

    @property
    def countries(self) -> list[str]:
        """The countries that it is of, else those that it may be of too."""
        return self.codes or self.shared


class Called(NamedTuple):
    """A noun in apposition to a name, the countries that it is of, its place, and whether it is over."""

    noun: Noun
    codes: list[str]
    at: int
    past: bool = False


def noun_before(scene: Scene, first: int) -> tuple[Noun, int] | None:
    """The title that ends right before a word, with its first word: "Gen.", "foreign minister"."""
    words, at = scene.parse.words, first - 1
    if (part := scene.title_parts.get(first)) is not None:
        return _of_part(scene, part)
    if at < 0 or words[at].sentence != words[first].sentence:
        return None
    if words[at].text == ".":  # "MR." of a transcript is two tokens
        return _abbreviation(scene, at - 1, ".") if at else None
    found = _title(scene, at) if words[at].lower in scene.lexicon else _abbreviation(scene, at)
    return found or scene.lexicon.with_portfolio(words, first)


def _of_part(scene: Scene, part: Part) -> tuple[Noun, int] | None:
    """The title in what the parser saw as one word with the name: "*Minister* for Public Security"."""
    words = scene.parse.words
    top = next((i - 1 for i in range(part.first + 1, part.stop) if words[i].lower in _INNER), part.stop - 1)
    last = part.stop - 1
    found = next(filter(None, (_title(scene, last), _title(scene, top), _abbreviation(scene, last))), None)
    return (found[0], part.first) if found is not None else None


def _is_of_body(scene: Scene, first: int) -> bool:
    """ "Permanent Secretary of the *Ministry* of Defense": a title before a word that names a body."""
    part = scene.title_parts.get(first)
    inside = scene.parse.words[part.first : part.stop] if part is not None else ()
    after = [word.lower for word in inside if word.lower not in _ARTICLES]
    nouns = (noun for inner, noun in pairwise(after) if inner in _INNER)
    return any(scene.lexicon.class_of(noun) == "body" for noun in nouns)


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
        return _title_of_post(scene, candidate)
    noun, start = _of_deputy(scene.parse.words, before)
    while (further := noun_before(scene, start)) is not None:
        start = further[1]
    owners = _inside(scene, start, candidate.first) or _owners(scene, candidate, start)
    shared = [] if owners else scene.owners(candidate.head, start, right=False)
    if _is_second_leader(scene, candidate.head, noun):
        shared = []
    past = _is_past(scene, scene.edge(candidate.head), start, candidate.head)
    year = _year(scene, candidate.head)
    owned = bool(owners) or _is_of_body(scene, candidate.first)
    return Held(noun, start, scene.codes(owners), owned, scene.codes(shared), past, year)


def _of_deputy(words: Sequence[Word], found: tuple[Noun, int]) -> tuple[Noun, int]:
    """The title with the word before it that says that somebody else has it: "*Deputy* Security Advisor"."""
    noun, start = found
    ranks = (i for i in range(max(start - 1, 0), start + 1) if words[i].lower in _DEPUTIES)
    at = next(ranks, None)
    if at is None or noun.word.startswith(words[at].lower):
        return found
    called, office = (f"{words[at].lower} {title}" for title in (noun.word, noun.office))
    return replace(noun, word=called, office=office if noun.office else None, leads=False), at


def _is_past(scene: Scene, first: int, start: int, head: Word) -> bool:
    """True where the words before a title say that it is over, or its sentence is of a year gone by."""
    words = scene.parse.words
    return any(is_former(words, i) for i in range(first, start)) or _year(scene, head) is not None


def _year(scene: Scene, word: Word) -> int | None:
    """The past year of a sentence: "*In 2001*, President Bush cut taxes"."""
    if scene.day is None:
        return None
    root = scene.parse.sentences[word.sentence].root
    opened = (child.i + 1 for child in root.children if child.lower == _IN)
    texts = (word.text for i in opened for word in scene.parse.words[i : i + 1])
    years = (int(text) for text in texts if _YEAR.fullmatch(text))
    return next((year for year in years if year < scene.day.year), None)


def _inside(scene: Scene, start: int, stop: int) -> list[Owner]:
    """What a title says itself that it is of: "President of *Chile*", where the parser saw it as one."""
    words = scene.parse.words
    named = filter(None, (scene.spans.get(i) for i in range(start + 1, stop) if words[i - 1].lower == _OF))
    return [(each, _OF) for each in named if each.actors[0].kind in _SEATS]


def _owners(scene: Scene, candidate: Candidate, start: int) -> list[Owner]:
    """Whose a title is: what is below the name, or a country right before it, however the parser hangs it."""
    found = scene.owners(candidate.head, start, right=False, shared=False)
    beside = scene.spans.get(start - 1)
    if found or beside is None or beside.actors[0].kind != "country":
        return found
    return [(beside, "mod")] if beside.how == "demonym" or beside.text.isupper() else []


def _title_of_post(scene: Scene, candidate: Candidate) -> Held | None:
    """ "*Ambassador to Peru* Lucia Ortega", "*President of Chile* Gabriel Boric"."""
    words, first, places = scene.parse.words, candidate.first, []
    while (post := _post_before(scene, first)) is not None:
        place, first = post
        places.extend([(place, words[first].lower)])
    before = noun_before(scene, first) if places else None
    if before is None:
        return None
    own = [(place, how) for place, how in places if how == _OF]
    owners = own or _owners(scene, candidate, before[1])
    return Held(before[0], before[1], scene.codes(owners), True, [])


def _post_before(scene: Scene, first: int) -> tuple[Mention, int] | None:
    """The country or body that ends right before a word, and the preposition before it: "*to Peru*"."""
    place, sentence = scene.spans.get(first - 1), scene.parse.words[first].sentence
    if place is None or place.actors[0].kind not in _SEATS:
        return None
    at = first - 1
    while scene.spans.get(at) is place:
        at -= 1
    word = scene.parse.words[max(at, 0)]
    word = scene.parse.words[max(at - 1, 0)] if word.lower in _ARTICLES else word
    return (place, word.i) if word.lower in _POSTS and word.sentence == sentence else None


def _is_second_leader(scene: Scene, head: Word, noun: Noun) -> bool:
    """ "Kenyan President Ruto and President Hassan": a country has one, so the second is of another."""
    other = noun_before(scene, head.head.i) if noun.leads else None
    return other is not None and other[0].office == noun.office


def called(scene: Scene, head: Word) -> Called | None:
    """The noun in apposition to a name: "Tibor Benko, Hungary's defence minister"."""
    for other in apposed(head, scene.speakers) if not _at_turn(scene, head) else ():
        if other.i in scene.spans or other.lower not in scene.lexicon or addressed(scene, other, other.i):
            continue
        if (title := _title(scene, other.i)) is not None:
            past = _is_past(scene, scene.edge(other), title[1], other)
            return Called(title[0], scene.codes(scene.owners(other, title[1])), other.i, past)
    return None


def serves(scene: Scene, candidate: Candidate) -> bool:
    """ "*Tibor Vadas* served as defence minister": whether a verb says which office a name has."""
    verb = candidate.head.head
    if candidate.head.relation not in _SERVED or verb.lemma not in _SERVING:
        return False
    posts = (child.child("governed") for child in verb.children if child.lower == _AS)
    titles = filter(None, (_title(scene, post.i) for post in posts if post is not None))
    return any(title.office is not None for title, _ in titles)


def among_several(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name stands right after a title of many people: "*Ministers* Ana Souza and Pedro Gomez"."""
    before = scene.parse.words[candidate.first - 1] if candidate.first else None
    noun = scene.lexicon.get(before.lower) if before is not None else None
    return noun is not None and noun.plural and noun.cls in _HELD


def _at_turn(scene: Scene, head: Word) -> bool:
    """ "*WEBER*: The President ...", "Q *Ana*, the President ...": a name before or first in a turn."""
    quote = scene.quote_at(head)
    opens = quote is not None and quote.turn and quote.start == head.start
    return opens or head.i in scene.speakers


def speaks(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name stands before a turn of a transcript."""
    return not scene.speakers.isdisjoint(range(candidate.first, candidate.last + 1))


def addressed(scene: Scene, head: Word, first: int) -> bool:
    """Whether a title is said to its holder, of whom the sentence tells nothing: "Mr. President, I ..."."""
    words = scene.parse.words
    before = words[first - 1].lower.rstrip(".") if first else ""
    if before in _ADDRESSES or (before == "" and first > 1 and words[first - 2].lower in _ADDRESSES):
        return True
    bare = scene.edge(head) == first and scene.quote_at(head) is not None
    return bare and before in _OPENINGS and words[min(head.i + 1, len(words) - 1)].text == ","

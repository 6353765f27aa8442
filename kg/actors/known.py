"""Words -> known names: where the gazetteer's names stand in a text, and who each may be.

find_known(words, gazetteer)[4]     # Known(2, (Entry(France, "metonym"),)): "Quai d'Orsay" at word 4
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kg.actors.nouns import Nouns, load_nouns
from kg.actors.spelt import spelt_acronyms
from kg.lexicon import Entry, Gazetteer, word_list
from kg.words import HYPHENS, Word

_THE = word_list("actors.articles")
_SMALL = word_list("actors.particles") | _THE
_ARTICLES = {form for word in _THE for form in (word, word.capitalize())}
_ETHNIC = word_list("actors.ethnic")
_COMMON = {"body", "group", "government"}
"""Classes of nouns that end a phrase, where they are written small: "Russian troops"."""


_ENDINGS = word_list("actors.possessive_endings")
_OF = "of"  # a function word: "Court of Chad"
_TEXTS = 64
"""For how many texts it is remembered what stands in them: as many as are parsed together."""
_BODIES = {"body", "government"}
"""Classes of nouns that many countries have one of: departments, ministries, councils."""


class Known(NamedTuple):
    """A known name: how many words it has, and who it may be, the likeliest first."""

    length: int
    entries: tuple[Entry, ...]


UNKNOWN = Known(0, ())
_JOINING = "joining"


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a document, what is looked up for them, and its day."""

    words: Sequence[Word]
    texts: Sequence[str]
    gazetteer: Gazetteer
    nouns: Nouns
    day: date | None
    spelt: frozenset[str]
    seen: dict[int, Known]

    def longest(self, at: int, end: int | None = None) -> Known:
        """The longest known name that starts at a word, before ``end``."""
        if end is not None:
            return Known(*self.gazetteer.find(self.texts[:end], at))
        found = self.seen.get(at)
        if found is None:
            found = self.seen[at] = Known(*self.gazetteer.find(self.texts, at))
        return found

    def owner(self, at: int, end: int) -> tuple[Entry, ...]:
        """The countries that a name is said to be of: "*Philippine* Court", "Court of *Chad*"."""
        last = at - 2 if at > 1 and self.words[at - 1].lower in _ENDINGS else at - 1
        behind = [word for word in self.texts[end : end + 3] if word not in _THE]
        after = behind[1:2] if behind[:1] == [_OF] else ()
        beside = (*self.texts[max(last, 0) : last + 1], *after)
        found = (entry for word in beside for entry in self.gazetteer.lookup(word))
        return tuple(entry for entry in found if entry.actor.kind == "country")

    def is_article(self, at: int) -> bool:
        """Whether a word is an article before a capital: "the Hague"."""
        return self.texts[at] in _ARTICLES and "".join(self.texts[at + 1 : at + 2])[:1].isupper()


def find_known(words: Sequence[Word], gazetteer: Gazetteer, day: date | None = None) -> dict[int, Known]:
    """The known names of a text by their first word; no two overlap.

    Args:
        words: The text.
        gazetteer: The known names.
        day: The document's day: "Allies" without a name beside it were a league once.
    """
    texts = tuple(word.text for word in words)
    spelt, seen = spelt_acronyms(texts, gazetteer), _seen(texts, gazetteer)
    text = _Text(words, texts, gazetteer, load_nouns(gazetteer), day, spelt, seen)
    found: dict[int, Known] = {}
    at, end = 0, len(words)
    while at < end:
        known = _known_at(text, at) if _may_open(text.texts[at]) else UNKNOWN
        if known.entries:
            found[at] = known
        at += known.length or 1
    return found


@lru_cache(maxsize=_TEXTS)
def _seen(texts: tuple[str, ...], gazetteer: Gazetteer) -> dict[int, Known]:
    """The longest names at the words of a text as far as they were looked up, which is done three times."""
    return {}


def _may_open(word: str) -> bool:
    """Whether a name may open with a word: a capital, a figure, "al" or "the"."""
    return (word in _SMALL or not word.islower()) and word[0].isalnum()


def _known_at(text: _Text, at: int) -> Known:
    if text.texts[at] in _THE and not text.is_article(at):
        return UNKNOWN
    known = text.longest(at)
    if not known.length or _article_is_idle(text, at, known):
        return UNKNOWN
    known = _in_a_pair(text, at, _without_noun(text, at, known))
    if not known.entries or any(refuses(text, at, known) for refuses in _REFUSALS):
        return UNKNOWN
    return Known(known.length, ()) if _is_of_another_country(text, at, known) else known


def _article_is_idle(text: _Text, at: int, known: Known) -> bool:
    """Whether a name is as good without its article: "the West Bank" is no "the West"."""
    return text.is_article(at) and known.length <= text.longest(at + 1).length + 1


def _without_noun(text: _Text, at: int, known: Known) -> Known:
    """The name that a phrase begins with: "Russian troops" is an alias in some list, but no name here."""
    last = text.texts[at + known.length - 1]
    if known.length == 1 or not last.islower() or known.entries[0].how != "alias":
        return known
    if text.nouns.class_of(last) not in _COMMON:
        return known
    shorter = text.longest(at, at + known.length - 1)
    return shorter if shorter.length else known


def _in_a_pair(text: _Text, at: int, known: Known) -> Known:
    """ "*Franco*-German": a form that only joins is an adjective before a hyphen, and elsewhere no name."""
    if known.length != 1 or all(entry.how != _JOINING for entry in known.entries):
        return known
    joined = "".join(text.texts[at + 1 : at + 2]) in HYPHENS
    entries = tuple(each for each in known.entries if (each.how == _JOINING) == joined)
    return Known(1, tuple(replace(each, how="adjective") if joined else each for each in entries))


def _is_word_like_acronym(text: _Text, at: int, known: Known) -> bool:
    """ "Let" that is no name is no "LeT"."""
    acronym = (known.length, known.entries[0].how) == (1, "acronym")
    return acronym and text.texts[at].istitle() and text.words[at].pos != "name"


def _is_spelt_otherwise(text: _Text, at: int, known: Known) -> bool:
    """ "NDC" after "Nationally Determined Contribution (NDC)" is no party."""
    return known.length == 1 and text.texts[at] in text.spelt


def _is_noun_with_owner(text: _Text, at: int, known: Known) -> bool:
    """ "our Allies" are no alliance of that name."""
    owned = known.length == 1 and at > 0 and text.words[at - 1].form == "possessive"
    return owned and text.words[at].lower in text.nouns


def _is_of_another_time(text: _Text, at: int, known: Known) -> bool:
    """What a group was only called for short, "Allies", "Axis", is no name of it when there is none."""
    groups = all(entry.actor.kind == "group" and entry.how == "alias" for entry in known.entries)
    return groups and not any(entry.on(text.day) for entry in known.entries)


def _is_of_another_country(text: _Text, at: int, known: Known) -> bool:
    """ "the *Philippine* Department of Defense" is no body of the United States.

    Nor is a part of it a name: "*Canada*'s National Security Council" is no Security Council.
    """
    named = text.texts[at : at + known.length]
    if not any(text.nouns.class_of(word.lower()) in _BODIES for word in named):
        return False
    own = {entry.actor.country for entry in known.entries if entry.actor.country or entry.how != "alias"}
    owners = {entry.actor.country for entry in text.owner(at, at + known.length)}
    return bool(owners) and None not in own and own.isdisjoint(owners)


def _is_descent(text: _Text, at: int, known: Known) -> bool:
    """ "ethnic Albanians" is read word by word."""
    return known.length > 1 and text.texts[at].lower() in _ETHNIC


def _is_small(text: _Text, at: int, known: Known) -> bool:
    """A name has a capital somewhere."""
    return not any(word[:1].isupper() for word in text.texts[at : at + known.length])


def _is_in_two_sentences(text: _Text, at: int, known: Known) -> bool:
    """ "... left Paris. Hilton ..." is no one's name."""
    return text.words[at].sentence != text.words[at + known.length - 1].sentence


_REFUSALS: tuple[Callable[[_Text, int, Known], bool], ...] = (
    _is_word_like_acronym,
    _is_spelt_otherwise,
    _is_noun_with_owner,
    _is_of_another_time,
    _is_descent,
    _is_small,
    _is_in_two_sentences,
)
"""What keeps the words of a known name from being it."""

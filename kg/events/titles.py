"""Titles in the words before a name or at the end of a description: "former Hungarian Defense Minister"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.actors import HYPHENS, PLURAL, Cast, is_former
from kg.lexicon import Title, word_list
from kg.model import Actor
from kg.words import Parse, Word

_LONGEST = 6
_FARTHEST = 14
_REACH = 4
"""In how many words before a title it may say that it is over."""
_INSIDE = word_list("states.inside")
_BETWEEN = word_list("states.between")
_ELECT = word_list("states.elect")


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A run of words with a title in it, from ``start`` to ``stop`` (exclusive)."""

    title: Title
    run: Sequence[Word]
    start: int
    stop: int

    @property
    def type(self) -> str:
        """The type of the state that a title makes."""
        return "LEADS" if self.title.leads else "HOLDS_OFFICE"

    @property
    def text(self) -> str:
        """The title as written, with what makes it one to come: "president-elect"."""
        elect = any(word.lower in _ELECT for word in self.run[self.stop :])
        return " ".join(word.text for word in self.run[self.start : self.stop]) + ("-elect" if elect else "")

    @property
    def plural(self) -> bool:
        """True for "Presidents"."""
        return self.run[self.stop - 1].form in PLURAL

    @property
    def before(self) -> Sequence[Word]:
        """What stands before the title in its run."""
        return self.run[: self.start]

    @property
    def after(self) -> Sequence[Word]:
        """What stands after the title in its run."""
        return self.run[self.stop :]

    @property
    def former(self) -> bool:
        """True where what stands right before a title says that it is over."""
        return any(is_former(self.run, i) for i in range(max(0, self.start - _REACH), self.start))


def find_title(run: Sequence[Word], titles: Mapping[str, Title]) -> TitlePhrase | None:
    """The last and longest title in a run of words."""
    for stop in range(len(run), 0, -1):
        for start in range(max(0, stop - _LONGEST), stop):
            title = titles.get(" ".join(word.lower for word in run[start:stop]))
            if title is not None and title.of != "none":
                return TitlePhrase(title, run, start, stop)
    return None


def title_before(
    head: Word, person: Actor, parse: Parse, cast: Cast, titles: Mapping[str, Title]
) -> TitlePhrase | None:
    """The title of a named person, which stands inside the mention or right before it.

    Args:
        head: The head of the name.
        person: Who the name means.
        parse: The document.
        cast: Who is who in it.
        titles: The known titles.

    Returns:
        The title in the run of words from the first of its phrase to the one before the head: "Russian
        President Vladimir" of "Russian President Vladimir Putin".
    """
    mention = cast.mention(head)
    if mention is None:
        return None
    first = _first_word(head, mention.start, parse)
    low = max(parse.sentences[head.sentence].words[0].i, head.i - _FARTHEST)

    def goes_on(i: int) -> bool:
        return _goes_on(parse.words, i) and not _names_another(parse.words[i], person, cast)

    first = min(takewhile(goes_on, range(first - 1, low - 1, -1)), default=first)
    found = find_title(parse.words[first : head.i], titles)
    return found if found is not None and all(_in_name(word, mention.start) for word in found.after) else None


def _first_word(head: Word, start: int, parse: Parse) -> int:
    """The first word of a mention that starts at a character."""
    sentence = parse.sentences[head.sentence].words
    inside = takewhile(lambda word: word.start >= start, reversed(parse.words[sentence[0].i : head.i]))
    return min((word.i for word in inside), default=head.i)


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """True where a noun phrase goes on to the left with a word: "*exiled* President", "*one*-time"."""
    word, after = words[i], words[i + 1]
    if word.text in HYPHENS:
        return not words[i - 1].space  # a dash ends it: "Iran - President Macron said"
    inside = word.pos in ("name", "noun", "adjective", "particle") or word.lower in _INSIDE
    hyphenated = after.text in HYPHENS and not word.space
    return inside or hyphenated or (is_former(words, i) and not word.head.verbal)


def _names_another(word: Word, person: Actor, cast: Cast) -> bool:
    """True where a word belongs to another person: "Soviet leader *Gorbachev* and President Reagan"."""
    return any(actor.kind == "person" and actor != person for actor in cast.at(word))


def _in_name(word: Word, start: int) -> bool:
    """True for what may stand between a title and the head of a name that starts at a character."""
    return word.pos == "name" or word.start >= start or word.lower in _BETWEEN

"""Runs -> Candidates: a run of names taken apart, "Russian | Foreign Minister | Sergey Lavrov".

What the gazetteer knows is a demonym or a name; titles are left to `kg.actors.titles`; what is between
them is an unknown name, or a common noun that is written like one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from kg.actors.candidates import Candidate, Form, head_of
from kg.actors.known import UNKNOWN, Known
from kg.actors.nouns import Noun, Nouns
from kg.actors.runs import LINKS, OF_BODIES, PROPER
from kg.lexicon import Entry, word_list
from kg.words import NAMED, Word

_DEMONYMS = {"demonym", "adjective"}
_SEATS = {"country", "place"}
"""Kinds whose names open those of their bodies: "Latvian Constitutional Court"."""
_GIVEN = word_list("actors.given_titles")
_POSTS = word_list("actors.posts")
_PARTICLES = word_list("actors.surname_particles") | word_list("actors.kin_particles")
_ENDS = word_list("actors.portfolio_ends")
_FULL = 2
"""How many words a full name has at least."""
_LONG_TITLE = 5
"""How many words a title has at most that stands before "of" and "to", with the name in "King Zog of"."""
_OPENING = word_list("actors.articles") | word_list("actors.possessive_endings")
_SHORT = 4
"""How many words the name of a country has at most that stands before a title."""
_OF = "of"  # a function word: "King Zog of Albania"
_MEDIA = "MED"
_FIELDS = word_list("actors.fields")
_LONGEST_NAME = 4
"""How many words the name of a person has at most who is named right after what his post is for."""
_DOCTRINE_ENDINGS = tuple(sorted(word_list("actors.doctrine_endings")))


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a document, its known names by their first word, the nouns."""

    words: Sequence[Word]
    known: Mapping[int, Known]
    nouns: Nouns


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words ``first`` to ``stop`` (exclusive) of a run: a known name, or a name that may be anything.

    ``entries`` of the latter are who the first known name inside it may be.
    """

    first: int
    stop: int
    entries: tuple[Entry, ...]
    known: bool


def read_run(
    words: Sequence[Word], run: tuple[int, int], known: Mapping[int, Known], nouns: Nouns
) -> list[Candidate]:
    """The demonyms and names of a run, in the order of the text, and common nouns written like names.

    Args:
        words: The document.
        run: Where the run begins and ends (exclusive).
        known: The known names by their first word.
        nouns: Our nouns; titles among them are passed over.
    """
    text = _Text(words, known, nouns)
    found: list[Candidate] = []
    for piece in chain.from_iterable(_apart(text, piece) for piece in _pieces(text, run)):
        if piece.known:
            found.append(_known_name(text.words, piece))
        elif (made := _unknown_name(text, piece, found[-1] if found else None)) is not None:
            if found and made.first == found[-1].first:  # it took the one before along
                found.pop()
            found.append(made)
    return found


def _pieces(text: _Text, run: tuple[int, int]) -> Iterator[_Piece]:
    """The names of a run from left to right, without its titles and the small words between them."""
    at, end = run
    start: int | None = None  # where the unknown name in hand begins
    within: tuple[Entry, ...] = ()
    while at < end:
        stop, entries = _known_part(text, at, end, begun=start is not None)
        if not stop:
            within = within or entries
            start = _begins(text.words[at], start)
            at += 1
            continue
        if start is not None:
            yield _Piece(start, at, within, False)
        if entries:
            yield _Piece(at, stop, entries, True)
        at, start, within = stop, None, ()
    if start is not None:
        yield _Piece(start, end, within, False)


def _apart(text: _Text, piece: _Piece) -> list[_Piece]:
    """ "*Security Affairs* | Ely Ratner": what somebody's post is for is no part of his name."""
    words = text.words[piece.first : piece.stop]
    fields = takewhile(lambda word: _is_of_field(text.nouns, word), words)
    stop = piece.first + max((n for n, word in enumerate(fields, 1) if word.lower in _FIELDS), default=0)
    after = text.words[stop : piece.stop]
    if piece.known or stop == piece.first or not 1 < len(after) <= _LONGEST_NAME:
        return [piece]
    if any(not word.text[0].isupper() or word.lower in text.nouns for word in after):
        return [piece]
    return [replace(piece, stop=stop), replace(piece, first=stop, entries=())]


def _is_of_field(nouns: Nouns, word: Word) -> bool:
    return word.lower in _FIELDS | LINKS or nouns.class_of(word.lower) == "body"


def _begins(word: Word, start: int | None) -> int | None:
    """Where the unknown name in hand begins, with one more word: no small word opens it."""
    return word.i if start is None and word.lower not in LINKS else start


def _known_part(text: _Text, at: int, end: int, *, begun: bool) -> tuple[int, tuple[Entry, ...]]:
    """Where a known name or a title ends (exclusive) that starts at a word, and who the name may be.

    0 for the end where none starts, or a known name is only part of a longer one.
    """
    name = text.known.get(at, UNKNOWN)
    if not name.length:
        return _title_end(text, at, end), ()
    if at + name.length > end:
        return 0, ()
    swallowed = not _is_post(text, at) and _is_swallowed(text.words, at, end, name, begun=begun)
    return (0 if swallowed else at + name.length), name.entries


def _is_post(text: _Text, at: int) -> bool:
    """ "Ambassador to *Chad* Alan Pierce": where somebody has his post is no part of his name."""
    if at < 2 or text.words[at - 1].lower not in _POSTS:
        return False
    near = range(max(0, at - 1 - _LONG_TITLE), at - 1)
    return any(text.nouns.title(text.words, start, at - 1) == at - 1 for start in near)


def _title_end(text: _Text, at: int, end: int) -> int:
    """Where a title ends (exclusive) that starts at a word; 0 where none does, or it is a given name."""
    stop = text.nouns.title(text.words, at, end)
    given = at + 1 == stop < end and text.words[at].lower in _GIVEN
    return 0 if given and not any(tells(text, at, end) for tells in _TITLING) else stop


def _stands_after_owner(text: _Text, at: int, end: int) -> bool:
    """ "The *Shah* Reza", "Jordan's *Prince* Hassan", "Saudi *Prince* Khalid"."""
    before = text.words[at - 1] if at else None
    if before is None or before.sentence != text.words[at].sentence:
        return False
    return before.lower in _OPENING or any(first + name.length == at for first, name in _owning(text, at))


def _owning(text: _Text, at: int) -> Iterator[tuple[int, Known]]:
    """The known names that are no person's and begin shortly before a word."""
    near = ((first, text.known.get(first, UNKNOWN)) for first in range(max(0, at - _SHORT), at))
    return ((first, name) for first, name in near if name.length and not _is_of_person(name))


def _stands_before_known(text: _Text, at: int, end: int) -> bool:
    """ "*Prince* Faisal bin Farhan", whom the gazetteer has."""
    name = text.known.get(at + 1, UNKNOWN)
    return name.length > 0 and _is_of_person(name)


def _is_of_person(name: Known) -> bool:
    return name.entries[0].actor.kind == "person"


def _rules(text: _Text, at: int, end: int) -> bool:
    """ "*King* Zog of Albania"."""
    named = text.words[at : at + _LONG_TITLE]
    of = next((word for word in named if not word.text[0].isupper()), None)
    return of is not None and of.lower == _OF and of.i + 1 in text.known


_TITLING: tuple[Callable[[_Text, int, int], bool], ...] = (
    _stands_after_owner,
    _stands_before_known,
    _rules,
)
"""What makes a word a title that may be a given name: "Shah", "Amir", "Prince"."""


def _is_swallowed(words: Sequence[Word], at: int, end: int, name: Known, *, begun: bool) -> bool:
    """Whether a known name is only part of a longer unknown one: the "Paris" of "Paris Hilton"."""
    if name.entries[0].how in _DEMONYMS or name.entries[0].actor.kind == "person":
        return False
    ends = begun and (_ends_other(words, at, name) or _ends_acronym(words, at, end, name))
    return ends or _begins_person(words, at, end, name)


def _ends_other(words: Sequence[Word], at: int, name: Known) -> bool:
    """ "Bank of *China*", "de la *Madrid*"; "Mary *Washington*" where the parser takes both for one."""
    before, word = words[at - 1], words[at]
    if before.lower in LINKS | _PARTICLES:
        return True
    town = bool(word.entity) and name.entries[0].how in ("capital", "city")
    return before.entity == word.entity and (town or word.entity == "person")


def _ends_acronym(words: Sequence[Word], at: int, end: int, name: Known) -> bool:
    """ "Majelis Mujahidin *Indonesia* (MMI)": the bracket spells what the whole is called."""
    if at + name.length != end or end + 1 >= len(words) or words[end].text != "(":
        return False
    acronym = words[end + 1].text
    first = end - len(acronym)
    return 0 <= first < at and acronym == "".join(word.text[0] for word in words[first:end])


def _begins_person(words: Sequence[Word], at: int, end: int, name: Known) -> bool:
    """ "*Paris* Hilton" where the parser takes both for a person."""
    if name.length != 1 or at + 1 >= end:
        return False
    return words[at].entity == words[at + 1].entity == "person"


def _known_name(words: Sequence[Word], piece: _Piece) -> Candidate:
    form: Form = "demonym" if piece.entries[0].how in _DEMONYMS else "name"
    head = head_of(words, piece.first, piece.stop)
    return Candidate(piece.first, piece.stop - 1, head, form, piece.entries, words[piece.first].entity)


# --- unknown names ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stretch:
    """An unknown name: its words, who is known inside it, what it ends with, the known name before it."""

    text: _Text
    first: int
    stop: int
    entries: tuple[Entry, ...]
    noun: Noun | None
    before: Candidate | None

    @property
    def words(self) -> Sequence[Word]:
        return self.text.words[self.first : self.stop]

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.stop == self.first + 1

    @property
    def cls(self) -> str:
        """The class of the noun that it ends with, "" where there is none."""
        return self.noun.cls if self.noun is not None else ""

    @property
    def kind(self) -> str:
        """The kind of the actor named before it, "" where there is none."""
        return self.before.entries[0].actor.kind if self.before is not None else ""

    def candidate(self, form: Form, first: int, entries: tuple[Entry, ...], label: str) -> Candidate:
        """A candidate from a word to the end of the name."""
        head = head_of(self.text.words, first, self.stop)
        noun = self.noun if form == "unknown" else None
        return Candidate(first, self.stop - 1, head, form, entries, label, noun)


def _unknown_name(text: _Text, piece: _Piece, last: Candidate | None) -> Candidate | None:
    """What an unknown piece is, by the first rule that tells; None for nobody.

    Args:
        text: The document.
        piece: The words.
        last: The candidate of the run before it.
    """
    first, stop = _trimmed(text.words, piece.first, piece.stop)
    if first == stop or not text.words[first].text[0].isalpha():
        return None
    noun = _ending(text.nouns, text.words[first:stop])
    first = first if noun is not None else _after_title(text, first, stop)
    doctrine = text.words[stop - 1].lower.endswith(_DOCTRINE_ENDINGS)
    if doctrine or (noun is not None and noun.cls == "thing"):
        return None
    beside = last is not None and last.last == first - 1 and bool(last.entries)
    stretch = _Stretch(text, first, stop, piece.entries, noun, last if beside else None)
    return next(made for rule in _READINGS if (made := rule(stretch)) is not None)


def _trimmed(words: Sequence[Word], first: int, stop: int) -> tuple[int, int]:
    """The bounds of a name without the small words and marks around it."""
    first = next((i for i in range(first, stop) if _opens_name(words[i])), stop)
    return first, next((i + 1 for i in range(stop - 1, first - 1, -1) if _closes_name(words[i])), first)


def _after_title(text: _Text, first: int, stop: int) -> int:
    """Where a name begins after a title that began before it: "member of Parliament *Jo Cox*"."""
    ends = (text.nouns.title(text.words, at, stop) for at in range(max(0, first - _SHORT), first))
    inside = (end for end in ends if first < end <= stop - _FULL)
    return next(inside, _after_portfolio(text.words, first, stop))


def _after_portfolio(words: Sequence[Word], first: int, stop: int) -> int:
    """Where somebody's name begins after what he is in charge of: "International Affairs *Lara Brandt*"."""
    ends = (i + 1 for i in range(stop - _FULL - 1, first - 1, -1) if words[i].lower in _ENDS)
    return next(ends, first)


def _opens_name(word: Word) -> bool:
    return word.text[0].isalnum() and word.lower not in LINKS


def _closes_name(word: Word) -> bool:
    """ "Jr." and "Affairs" close a name, "and" and a full stop do not."""
    if word.lower in LINKS:
        return False
    return word.text[-1].isalnum() or (word.text[-1] == "." and len(word.text) > 1)


def _ending(nouns: Nouns, words: Sequence[Word]) -> Noun | None:
    """The noun that says what a name is, its last word or the one before "of": "Institute of Technology"."""
    of = next((n for n in range(1, len(words)) if words[n].lower in OF_BODIES), None)
    before = nouns.get(words[of - 1].lower) if of is not None else None
    return before or nouns.get(words[-1].lower)


def _body_of_body(name: _Stretch) -> Candidate | None:
    """ "Revolutionary Guard *Corps*": one more word of a known body's name."""
    if not name.single or name.cls not in PROPER or name.kind != "organization" or name.before is None:
        return None
    if _is_half_name(name):
        return None
    return name.candidate("name", name.before.first, name.before.entries, "organization")


def _is_half_name(name: _Stretch) -> bool:
    """The "Guardian" of "*Guardian* Council" is no newspaper: those are called by words of any kind."""
    if name.before is None or name.kind != "organization" or name.noun is None:
        return False
    return name.before.entries[0].actor.sector == _MEDIA != name.noun.sector


def _body_of_country(name: _Stretch) -> Candidate | None:
    """ "*Latvian* Constitutional Court", "*Financial* Times": what is named before belongs to the name."""
    if name.before is None or name.cls not in PROPER:
        return None
    seated = name.kind in _SEATS and not (name.single and name.cls == "body")
    if not seated and name.cls != "named" and not _is_half_name(name):
        return None
    words = name.text.words[name.before.first : name.stop]
    return name.candidate("unknown", name.before.first, name.before.entries, _label(words))


def _capital_noun(name: _Stretch) -> Candidate | None:
    """ "Parliament", "Allies": a common noun that is written like a name."""
    if not name.single or name.noun is None:
        return None
    if not name.noun.plural and name.cls not in PROPER - {"named"}:
        return None
    return Candidate(name.first, name.first, name.words[0], "noun", noun=name.noun)


def _capital_phrase(name: _Stretch) -> Candidate | None:
    """ "Air Force", "Foreign Ministry": a phrase of our lists."""
    phrase = name.text.nouns.get(" ".join(word.lower for word in name.words))
    if phrase is None or phrase.cls not in ("body", "group") or any((name.single, name.entries)):
        return None
    return Candidate(name.first, name.stop - 1, name.words[-1], "noun", noun=phrase)


def _new_name(name: _Stretch) -> Candidate:
    """ "Tibor Benko", "Lakeland Peace Council"."""
    return name.candidate("unknown", name.first, name.entries, _label(name.words))


def _label(words: Iterable[Word]) -> str:
    """What the parser takes most of the words for; of two that are as many, the first of the alphabet."""
    labels = [word.entity for word in words if word.entity in NAMED]
    return max(sorted(set(labels)), key=labels.count, default="")


_READINGS: tuple[Callable[[_Stretch], Candidate | None], ...] = (
    _body_of_body,
    _body_of_country,
    _capital_noun,
    _capital_phrase,
    _new_name,
)
"""What an unknown name may be; the first that is one wins."""

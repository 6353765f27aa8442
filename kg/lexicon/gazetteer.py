"""Who a name, demonym, title or office may stand for: one index over all lists of actors.

    gazetteer = load()
    length, entries = gazetteer.find(["the", "Quai", "d'Orsay", "said"], 1)   # 2, (France, how="metonym")

The gazetteer knows candidates; which of them a mention means is for `kg.actors` to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from kg.lexicon.folding import LOWER, UPPER, fold, pieces
from kg.lexicon.lists import ActorList, Agent, Name, Office, Title, Whereabouts, read_builtin
from kg.lexicon.sets import word_list
from kg.lexicon.userlists import read_list
from kg.model import Actor

__all__ = ["Agent", "Entry", "Gazetteer", "Office", "Title", "fold", "load_gazetteer"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a name: the actor, by which means the name means it, and when it does.

    ``how`` is name, alias, acronym, demonym, adjective, joining, capital, seat, metonym, city, region or
    surname; "qualified" is a place's name that means something else without its country: "Lyman, Ukraine".
    """

    actor: Actor
    how: str
    since: date | None = None
    until: date | None = None
    gender: str | None = None

    def on(self, day: date | None) -> bool:
        """Whether the name could mean this on that day; always True where the day is not known."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


_RANK = {
    "name": 0, "acronym": 1, "alias": 2, "adjective": 3, "joining": 3, "demonym": 4, "capital": 5, "seat": 6,
    "metonym": 7, "region": 8, "city": 9, "surname": 10,
}  # fmt: skip

_ALSO_WORDS = {"is", "who", "care", "raw", "pan", "let", "act", "arena"}
"""Acronyms that are words as well: in a line of capitals they are the word."""

_HELD_BY_MANY = word_list("actors.held_by_many")

_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe"}
)
"""How a wire without these letters writes them: "Schroeder"."""

_SPLITS = {"", "-", "‐", "‑", "–", ".", "'", "’"}


class Gazetteer:
    """Actors by name, surname, country and office.  Made by `load`; never changes."""

    titles: Mapping[str, Title]
    agents: Mapping[str, Agent]
    abbreviations: Mapping[str, Title]

    def __init__(self, lists: Sequence[ActorList]) -> None:
        self._actors: dict[str, Actor] = {}
        self._countries: dict[str, Actor] = {}
        self._offices: dict[str, list[Office]] = {}
        self._holders: dict[tuple[str, str], list[tuple[Office, str]]] = {}
        self._genders: dict[str, str] = {}
        self._successors: dict[str, str] = {}
        self._minorities: set[tuple[str, str]] = set()
        self._places: dict[tuple[str, str], Actor] = {}
        self._whereabouts: dict[str, Whereabouts] = {}
        self._names: dict[str, list[Name]] = {}
        self._surnames: dict[str, list[Name]] = {}
        titles: dict[str, Title] = {}
        agents: dict[str, Agent] = {}
        abbreviations: dict[str, Title] = {}
        for each in lists:
            titles.update(each.titles)
            agents.update(each.agents)
            abbreviations.update(each.abbreviations)
            self._add(each, first=each is lists[0])
        for held in self._offices.values():
            held.sort(key=lambda office: (office.since or date.min, office.office))
        self.titles, self.agents, self.abbreviations = titles, agents, abbreviations
        self._lengths = _lengths(self._names)

    def _add(self, each: ActorList, *, first: bool) -> None:
        for actor in each.actors:
            self._actors[actor.id] = actor
            if actor.kind == "country" and actor.country:
                self._countries[actor.country] = actor
        for key, office in each.offices:
            self._offices.setdefault(key, []).append(office)
            self._holders.setdefault((office.of, office.office), []).append((office, key))
        self._genders.update(each.genders)
        self._successors.update(each.successors)
        self._minorities |= each.minorities
        self._whereabouts.update(each.places)
        if not first:
            for text in (*each.removed, *(name.name for name in each.names)):
                self._names.pop(fold(text), None)
        for name in each.names:
            keys = fold(name.name)
            self._add_place(keys, name)
            if name.how == "qualified":
                continue
            if name.how == "surname":
                plain = name.name.isascii()
                for key in (keys,) if plain else {keys: None, fold(name.name.translate(_SPELT_OUT)): None}:
                    self._surnames.setdefault(key, []).append(name)
            elif keys:
                self._names.setdefault(keys, []).append(name)
                for other in _variants(keys, name, self._actors.get(name.actor)):
                    self._names.setdefault(other, []).append(name)

    def _add_place(self, key: str, name: Name) -> None:
        actor = self._actors.get(name.actor)
        if actor is not None and actor.kind == "place" and actor.country:
            self._places.setdefault((key, actor.country), actor)

    # --- by name -----------------------------------------------------------------------------

    def find(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest known name that starts at a token: how many tokens, and what it may mean.

        Args:
            words: The tokens as written; "U.S." may be one token or four.
            start: The index of the first token of the name.

        Returns:
            ``(0, ())`` where no name starts.  Middle initials that the list does not have are passed over.
        """
        opening = pieces(words[start])
        lengths = self._lengths.get(opening[0][0]) if opening else None
        if lengths is None:
            return 0, ()
        read: list[tuple[str, int]] = []
        ends: dict[int, int] = {}
        for at in range(start, min(len(words), start + 2 * lengths[0] + 3)):
            word = words[at]
            part = pieces(word)
            if not part and (word not in _SPLITS or (word == "." and read and len(read[-1][0]) > 2)):
                break
            if part:
                read.extend(part)
                ends[len(read)] = at + 1 - start
        for length in lengths:
            if length in ends and (entries := self._match(read[:length])):
                if read[0][0] in _ALSO_WORDS and length == 1 and _in_capitals(words, start):
                    return 0, ()
                return ends[length], entries
        return self._without_initials(read, ends, lengths)

    def _without_initials(
        self, read: list[tuple[str, int]], ends: dict[int, int], lengths: tuple[int, ...]
    ) -> tuple[int, tuple[Entry, ...]]:
        idle = {n for n, (key, _) in enumerate(read) if n and _passed_over(key)}
        for end in sorted(ends, reverse=True) if idle else ():
            kept = [part for n, part in enumerate(read[:end]) if n == end - 1 or n not in idle]
            if len(kept) < end and len(kept) in lengths:
                people = tuple(entry for entry in self._match(kept) if entry.actor.kind == "person")
                if people:
                    return ends[end], people
        return 0, ()

    def _match(self, read: Sequence[tuple[str, int]]) -> tuple[Entry, ...]:
        names = self._names.get(" ".join([key for key, _ in read]))
        if not names:
            return ()
        return self._entries(name for name in names if _written_alike(name.name, read))

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All that a whole name may mean, whatever its case; surnames come last."""
        key = fold(name)
        return self._entries((*self._names.get(key, ()), *self._surnames.get(key, ())))

    def surname(self, name: str) -> tuple[Entry, ...]:
        """The people with that surname; nobody for "May" or "Jordan", which mean something else."""
        return self._entries(self._surnames.get(fold(name), ()))

    def _entries(self, names: Iterable[Name]) -> tuple[Entry, ...]:
        found: dict[str, Entry] = {}
        for name in sorted(names, key=lambda name: _RANK.get(name.how, 9)):
            actor = self._actors.get(name.actor)
            if actor is not None and actor.id not in found:
                found[actor.id] = Entry(actor, name.how, name.since, name.until, self._genders.get(actor.id))
        return tuple(found.values())

    def place(self, name: str, country: str | None) -> Actor | None:
        """The place with that name in that country: "La Paz" of MEX; None where we know of none."""
        return self._places.get((fold(name), country or ""))

    def whereabouts(self, actor_id: str) -> Whereabouts | None:
        """What a place of our lists is, city or region, and its number in GeoNames; None of others."""
        return self._whereabouts.get(actor_id)

    # --- by id, country and office -------------------------------------------------------------

    def actor(self, key: str) -> Actor | None:
        """The actor with that id, or the country with that code."""
        return self._actors.get(key) or self._countries.get(key)

    def country(self, code: str) -> Actor | None:
        """The country with that ISO alpha-3 code, or our own code for a past state."""
        return self._countries.get(code)

    def successor(self, code: str) -> str:
        """The code of the state that succeeded a past one (SUN -> RUS); the same code for a present state."""
        return self._successors.get(code, code)

    def is_minority(self, people: str | None, country: str) -> bool:
        """Whether people of one country have long been at home in another: Hungarians in Romania."""
        return (people, country) in self._minorities

    def holders(self, of: str, office: str, on: date | None = None) -> tuple[Actor, ...]:
        """Who held an office of a country (code) or organisation (id) on a day (None: ever), newest first.

        Nobody on a day, of an office that many hold at once.
        """
        if on is not None and office in _HELD_BY_MANY:
            return ()
        held = self._holders.get((of, office), ())
        fits = [
            (since, key) for since, key in ((each, key) for each, key in held) if on is None or since.on(on)
        ]
        fits.sort(key=lambda pair: (pair[0].since or date.min, pair[1]), reverse=True)
        return tuple(
            self._actors[key] for key in dict.fromkeys(key for _, key in fits) if key in self._actors
        )

    def offices(self, actor_id: str) -> tuple[Office, ...]:
        """The offices somebody held, oldest first."""
        return tuple(self._offices.get(actor_id, ()))

    def sectors(self, actor_id: str, on: date | None) -> set[str]:
        """The sectors of the offices that somebody held on a day; none where the day is not known."""
        if on is None:
            return set()
        return {term.sector for term in self._offices.get(actor_id, ()) if term.sector and term.on(on)}

    def gender(self, actor_id: str) -> str | None:
        """ "m", "f", or None where we do not know."""
        return self._genders.get(actor_id)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody we know, by id."""
        return tuple(self._actors[key] for key in sorted(self._actors))

    @property
    def names(self) -> tuple[Name, ...]:
        """Every name, in the order of the lists; surnames last."""
        found = dict.fromkeys(
            name for part in (self._names, self._surnames) for names in part.values() for name in names
        )
        return tuple(found)


def _in_capitals(words: Sequence[str], at: int) -> bool:
    """Whether the words on both sides are written in capitals."""
    beside = [words[n] for n in (at - 1, at + 1) if 0 <= n < len(words)]
    return all(word.isupper() and len(word) > 1 for word in beside if word.isalpha())


def _passed_over(middle: str) -> bool:
    """Initials and Slavic patronymics, which the list may not have."""
    return len(middle) == 1 or middle.endswith(("ovich", "evich", "ovna", "evna", "ovych"))


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for key in names:
        first, _, _ = key.partition(" ")
        found.setdefault(first, set()).add(key.count(" ") + 1)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _variants(key: str, name: Name, actor: Actor | None) -> Iterable[str]:
    """Other keys of a name: a person's without initials, an acronym's letter by letter ("U. S.")."""
    parts = key.split(" ")
    if actor is not None and actor.kind == "person" and len(parts) > 2:
        short = " ".join(p for n, p in enumerate(parts) if n in (0, len(parts) - 1) or len(p) > 1)
        if short != key:
            yield short
    if len(parts) == 1 and 2 <= len(key) <= 4 and key.isalpha() and name.name.replace(".", "").isupper():
        yield " ".join(key)


def _written_alike(name: str, read: Sequence[tuple[str, int]]) -> bool:
    """Whether a text writes capitals where the name has them, and an acronym in capitals."""
    wanted = pieces(name)
    if len(wanted) != len(read):  # a variant: letters of an acronym, or a name without its initials
        return all(written > LOWER for key, written in read if len(key) == 1) and read[0][1] > LOWER
    for (key, want), (_, written) in zip(wanted, read, strict=True):
        if written < (want if want != UPPER or len(key) > 1 else 1):
            return False
    return True


def load_gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """Our lists, and the user's own on top: what these say of a name goes before what ours say.

    Raises:
        LexiconError: A list cannot be read; the message names file and line.
    """
    return _load(tuple((path, _bytes(path)) for path in extra))


@lru_cache(maxsize=8)
def _load(lists: tuple[tuple[Path, bytes], ...]) -> Gazetteer:
    """Kept for as long as the lists say the same: their owner may be writing them."""
    return Gazetteer([read_builtin(), *(read_list(path) for path, _ in lists)])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # read_list tells what is wrong
        return b""

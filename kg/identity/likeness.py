"""Names that are nearly one: a middle name more, the surname first, another spelling, a surname alone.

Likeness joins nobody.  Two are one where the state is known and the same, and office or consonants speak for
it too; whoever is like two that aren't like each other is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from kg.actors import are_close, skeleton
from kg.identity.persons import Pairs, Person, differ, gap, kept_apart

_FAR = 15
"""Years between documents of which two spellings may be one man's."""
_TERM = 4
"""Years for which an office speaks for its holder."""
_ENOUGH = {"middle", "order", "spelling"}
"""Likenesses that the same country makes sure."""
_WITH_OFFICE = {"first", "surname"}
"""Likenesses that need the same office too: Jan and Jana Kov may be two."""
_CROWD = 40
"""More people than this with one sound of a name and one state tell nothing by it."""


class Neighbours:
    """People by what near names share, so that nobody is compared with everybody."""

    def __init__(self, people: Iterable[Person], apart: Pairs) -> None:
        self.apart = apart
        self._blocks: defaultdict[Hashable, list[Person]] = defaultdict(list)
        for person in people:
            for block in _blocks(person):
                self._blocks[block].append(person)

    def near(self, person: Person) -> Iterator[Person]:
        """Those whose name may be his, once each."""
        found = (self._blocks[block] for block in _blocks(person))
        crowd = {other: None for some in found if len(some) <= _CROWD for other in some}
        return (other for other in crowd if other is not person)

    def same(self, person: Person) -> list[Person]:
        """Those who are he as far as names, state and time say."""
        return [other for other in self.near(person) if self.supported(person, other)]

    def supported(self, first: Person, second: Person) -> bool:
        """Whether something besides likeness says that two neighbours are one."""
        if kept_apart(first, second, self.apart) or not _fit(first, second):
            return False
        how = "surname" if any((first.bare, second.bare)) else likeness(first, second)
        return how in _ENOUGH or (how in _WITH_OFFICE and _same_office(first, second))


def likeness(first: Person, second: Person) -> str:
    """How two full names are alike: "middle", "order", "spelling", "first"; "" where they aren't."""
    one, other = sorted((first.key, second.key), key=lambda key: (len(key), key))
    if one == other:
        return ""
    if one in (other[1:] + other[:1], other[-1:] + other[:-1]):
        return "order"
    if one[0] == other[0]:
        return _of_last_names(one, other)
    return "first" if one[-1] == other[-1] and are_close(one[0], other[0]) else ""


def _of_last_names(one: Sequence[str], other: Sequence[str]) -> str:
    """Of two names that begin alike."""
    if one[-1] == other[-1]:
        return "middle" if _within(one, other) else ""
    return "spelling" if are_close(one[-1], other[-1]) else ""


def _fit(first: Person, second: Person) -> bool:
    """Whether calling and time allow it; two whom the lists or one document know are two."""
    if not first.documents.isdisjoint(second.documents) and likeness(first, second) != "order":
        return False
    if all((first.listed, second.listed)) or differ(first.calling, second.calling):
        return False
    return gap(first, second) <= _FAR


def _same_office(first: Person, second: Person) -> bool:
    """Whether two held an office that one holds at a time, at one time."""
    return gap(first, second) <= _TERM and not first.offices.isdisjoint(second.offices)


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name stand in the other, in their order; an initial stands for a name."""
    rest = iter(long)
    return all(
        any(word == other or (len(word) == 1 and other[0] == word) for other in rest) for word in short
    )


def _blocks(person: Person) -> Iterator[Hashable]:
    if person.country is None:
        return
    yield person.country, "surname", person.key[-1]
    if not person.bare:
        yield person.country, "sound", person.key[0][:1], skeleton(person.key[-1])
        yield person.country, "words", tuple(sorted(person.key))

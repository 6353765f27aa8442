"""Those who have one name in full: one, unless state, calling or time say that they are two.

Who may be either of two is neither: a person of his own document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from kg.identity.persons import Pairs, Person, calling, differ
from kg.identity.profiles import Profile
from kg.model import document_mark

_CAREER = 50
"""For how many years somebody may be in the news; decades are compared."""
TOLD_APART = {"person", "organization"}
"""Kinds of which two may have one name."""


class _Facets(NamedTuple):
    """What tells two of one name apart, None where it isn't known; ``camp`` is a user's word for it."""

    camp: str | None
    state: str | None
    calling: str | None
    decade: int | None


def namesakes(
    profiles: Sequence[Profile], apart: Pairs
) -> tuple[list[Person], dict[Profile, tuple[Person, ...]]]:
    """The profiles of one name as people.

    Args:
        profiles: all that have the name.
        apart: the ids that the user keeps apart.

    Returns:
        The people, and the profiles that may be several of them, with these.
    """
    camps = _camps(profiles, apart)
    told_apart = _mostly(profiles) in TOLD_APART
    known = {each: _facets(each, camps) if told_apart else _facets(each, camps)[:1] for each in profiles}
    groups: defaultdict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for each in profiles:
        groups[known[each]].append(each)
    undecided = {facets for facets in groups if not _agree([f for f in groups if _agree([facets, f])])}
    found: list[list[tuple[object, ...]]] = []
    for facets in sorted(groups.keys() - undecided, key=str):
        home = next((some for some in found if _agree([some[0], facets])), None)
        found.append([facets]) if home is None else home.append(facets)
    parts = [[each for facets in some for each in groups[facets]] for some in found]
    people = list(_people(parts, _base(profiles)))
    return people, {
        each: tuple(p for p in people if _agree([known[each], *(known[other] for other in p.profiles)]))
        for facets in undecided
        for each in groups[facets]
    }


def difference(first: Person, second: Person) -> str:
    """By what two of one name are two: "state", "calling" or "years"."""
    if differ(first.country, second.country):
        return "state"
    return "calling" if differ(first.calling, second.calling) else "years"


def on_its_own(profile: Profile) -> Person:
    """A person of his own document."""
    return Person(f"{profile.handle}.{document_mark(profile.document)}", (profile,))


def _facets(profile: Profile, camps: Iterable[str]) -> _Facets:
    actor = profile.actor
    camp = actor.id if actor.id in camps else None
    if actor.kind != "person":  # bodies outlive people, and change what they do
        return _Facets(camp, actor.country, None, None)
    decade = profile.day.year // 10 if profile.day is not None else None
    return _Facets(camp, actor.country, calling(actor.sector), decade)


def _agree(several: Iterable[tuple[object, ...]]) -> bool:
    """Whether nothing that is known gainsays: one state, one calling, one career."""
    for values in zip(*several, strict=True):
        known = set(values) - {None}
        decades = [value for value in known if isinstance(value, int)]
        if (max(decades) - min(decades) > _CAREER // 10) if decades else len(known) > 1:
            return False
    return True


def _camps(profiles: Iterable[Profile], apart: Pairs) -> set[str]:
    """Ids of this name that the user tells apart."""
    ids = sorted({each.actor.id for each in profiles})
    return {each for pair in combinations(ids, 2) if frozenset(pair) in apart for each in pair}


def _mostly(profiles: Iterable[Profile]) -> str:
    return min(Counter(each.actor.kind for each in profiles).items(), key=lambda item: (-item[1], item[0]))[0]


def _base(profiles: Iterable[Profile]) -> str:
    """The id that most of the documents have."""
    return min(Counter(each.handle for each in profiles).items(), key=lambda item: (-item[1], item[0]))[0]


def _people(parts: Sequence[Sequence[Profile]], base: str) -> Iterator[Person]:
    """People with ids that say what tells them apart: Ann_Lee_(GBR), Ann_Lee_(GBR,_1962)."""
    marks = [_marks(part) for part in parts]
    for n, part in enumerate(parts):
        lengths = range(1, 5) if len(parts) > 1 else ()
        unlike = (k for k in lengths if all(marks[n][:k] != m[:k] for i, m in enumerate(marks) if i != n))
        said = [mark for mark in marks[n][: next(unlike, 4 if lengths else 0)] if mark]
        yield Person(f"{base}_({',_'.join(said)})" if said else base, tuple(part))


def _marks(part: Sequence[Profile]) -> tuple[str, str, str, str]:
    """What may stand behind a name: state, sector, first year, first document."""
    country = min((p.actor.country for p in part if p.actor.country), default="")
    sector = min((p.actor.sector for p in part if p.actor.sector), default="")
    year = min((str(p.day.year) for p in part if p.day is not None), default="")
    return country, sector, year, document_mark(min(p.document for p in part))

"""What a user's file says of who is the same, done to everybody of all documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.actors import slug
from kg.errors import LexiconError
from kg.graph import one_actor
from kg.identity.profiles import Profile
from kg.identity.settling import Settled
from kg.identity.statements import Statement, Statements
from kg.model import Actor, Identity

Lists = Callable[[str], Actor | None]
"""The actor of the lists with an id."""


@dataclass(frozen=True, slots=True)
class Obeyed:
    """Who each profile is in the end, why, and what of the user's rows meant nobody."""

    actors: Mapping[Profile, Actor]
    identities: tuple[Identity, ...]
    unmet: tuple[str, ...]


def obey(settled: Settled, statements: Statements, listed: Lists) -> Obeyed:
    """The actor of each profile, by our rules and then as the user says.

    Args:
        settled: who is who by our rules.
        statements: what the user says.
        listed: the lists.

    Raises:
        LexiconError: A row names somebody by a name that several have.
    """
    there = _There(settled)
    moved = {
        each: row for row in (*_everywhere(statements), *_here(statements)) for each in there.others(row)
    }
    ends = {row: there.end(row, statements, moved, listed) for row in dict.fromkeys(moved.values())}
    actors = _values(there, {each: ends[row] for each, row in moved.items()}, listed)
    joined = {**settled.joined, **{each: ("file", row.at) for each, row in moved.items()}}
    for row in statements.actors:
        for each in _about(row, actors):
            actors[each] = replace(actors[each], **row.known)  # type: ignore[arg-type]
            joined.setdefault(each, ("known", row.at))
    found = {Identity(actors[p].id, p.document, p.actor.id, *why) for p, why in joined.items()}
    ids = {actor.id for actor in actors.values()}
    apart = (each for each in settled.apart if each.actor in ids)
    return Obeyed(actors, tuple(sorted({*found, *apart})), tuple(_unmet(statements, there, actors)))


def _everywhere(statements: Statements) -> Iterable[Statement]:
    return (row for row in statements.same if not row.document)


def _here(statements: Statements) -> Iterable[Statement]:
    """Rows about one document, which go before those about all."""
    return (row for row in statements.same if row.document)


class _There:
    """Everybody, by whatever a row may call him."""

    def __init__(self, settled: Settled) -> None:
        self.people = {each: person for person in settled.people.values() for each in person.profiles}
        self.ids = {each: person.id for each, person in self.people.items()}
        self._called: defaultdict[str, dict[Profile, None]] = defaultdict(dict)
        self._documents: defaultdict[str, list[Profile]] = defaultdict(list)
        for each, actor_id in self.ids.items():
            self._documents[each.document].append(each)
            for handle in {actor_id, each.actor.id, each.handle}:
                self._called[handle][each] = None

    def called(self, handle: str) -> list[Profile]:
        """Those with that id or name."""
        return list(self._called.get(handle) or self._called.get(slug(handle)) or ())

    def others(self, row: Statement) -> list[Profile]:
        """Whom a row says to be the actor too: in all documents, or the words of one."""
        if not row.document:
            return self.called(row.other)
        here = self._documents.get(row.document, [])
        return [p for p in here if row.other in (self.ids[p], p.actor.id, p.handle) or row.other in p.words]

    def end(
        self, row: Statement, statements: Statements, moved: Mapping[Profile, Statement], listed: Lists
    ) -> str:
        """The id that those of a row get."""
        root = statements.root(row.actor)
        staying = {self.ids[each] for each in self.called(root) if each not in moved}
        if len(staying) > 1 and root not in staying:
            several = ", ".join(sorted(staying))
            raise LexiconError(f"{row.at}: '{root}' may be {several}: write one of these ids.")
        if root in staying or listed(root) is not None:
            return root
        return staying.pop() if staying else slug(root)


def _values(there: _There, moved: Mapping[Profile, str], listed: Lists) -> dict[Profile, Actor]:
    """The actor of each profile: who is moved takes what is known of his new self, and adds what he knows."""
    staying: defaultdict[str, dict[Actor, int]] = defaultdict(dict)
    for each, actor_id in there.ids.items():
        if each not in moved:
            values = staying[actor_id]
            values[each.actor] = values.get(each.actor, 0) + 1
    known = {actor_id: one_actor(values) for actor_id, values in staying.items()}
    actors = {p: replace(p.actor, id=person.id, name=person.name) for p, person in there.people.items()}
    for each, actor_id in moved.items():
        new = known.get(actor_id) or listed(actor_id) or _somebody(each, actor_id)
        actors[each] = replace(
            new, id=actor_id, country=new.country or each.actor.country,
            sector=new.sector or each.actor.sector, wikidata=new.wikidata or each.actor.wikidata,
        )  # fmt: skip
    return actors


def _somebody(profile: Profile, actor_id: str) -> Actor:
    """A new actor under an id that the user gives; its own where it is called so."""
    name = profile.actor.name if slug(profile.actor.name) == actor_id else actor_id.replace("_", " ")
    return replace(profile.actor, name=name)


def _about(row: Statement, actors: Mapping[Profile, Actor]) -> list[Profile]:
    return [each for each, actor in actors.items() if actor.id in (row.actor, slug(row.actor))]


def _unmet(statements: Statements, there: _There, actors: Mapping[Profile, Actor]) -> Iterable[str]:
    """What of the rows is in none of the documents; a file may be made for more than these."""
    for row in statements.same:
        if not there.others(row):
            yield f"{row.at}: nobody is called {row.other}{f' in {row.document}' if row.document else ''}"
    for row in statements.apart:
        for who in filter(None, (row.actor, row.other)):
            if not there.called(who):
                yield f"{row.at}: nobody is called {who}"
    for row in statements.actors:
        if not _about(row, actors):
            yield f"{row.at}: nobody is called {row.actor}"

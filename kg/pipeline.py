"""The stages in order: what our engine does to a document, and what any engine is.  Read this file first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import ClassVar, Protocol

from kg.actors import Cast, find_names, look, resolve
from kg.confidence import rated
from kg.events import Account, Roles, explain_reading, find_events, find_states, find_statuses, truth_of
from kg.graph import by_actor, grouped
from kg.lexicon import Frames, Gazetteer, load_frames
from kg.model import Document, Event, Naming, State, Style, Triple
from kg.syntax import Clause, Language, find_clauses, parse_document, parse_many, repaired
from kg.times import TimeExpression, find_times
from kg.triples import Links, find_triples
from kg.words import Names, Parse, Sight, StandIn, Word


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document; facts and triples in the order of the text.

    An engine of your own gives the document and its facts; the rest may stay empty.  ``cast`` says
    which words name which actor, ``times`` what dates were found; ``parse`` and ``clauses`` are
    how our own engine sees the sentences, ``account`` what ``kg explain`` prints, which may change.

    Example:
        >>> Reading(Document("a", "Nothing happened.")).facts
        ()
    """

    document: Document
    facts: tuple[Event | State, ...] = ()
    triples: tuple[Triple, ...] = ()
    cast: Cast = field(default_factory=lambda: Cast(()))
    times: tuple[TimeExpression, ...] = ()
    clauses: tuple[Clause, ...] = ()
    parse: Parse | None = None
    account: Account | None = None

    def weighed(self, least: float) -> Reading:
        """The same reading, with plain edges for what has this confidence or more."""
        return replace(self, facts=tuple(fact.weighed(least) for fact in self.facts))

    def grouped(self, groups: Mapping[str, str]) -> Reading:
        """The same reading, its triples with the group of their relation."""
        return replace(self, triples=tuple(grouped(self.triples, groups)))

    @property
    def namings(self) -> tuple[Naming, ...]:
        """The words for each actor here, pronouns left out: its names, and what else it is called."""
        proper: dict[tuple[str, str], bool] = {}
        for mention in self.cast.mentions:
            if mention.how != "pronoun" and len(mention.actors) == 1:
                for text in {mention.name, " ".join(mention.text.split())} - {""}:
                    key = mention.actors[0].id, text
                    proper[key] = proper.get(key, False) or text == mention.name
        return tuple(Naming(self.document.id, *key, proper[key]) for key in sorted(proper))

    @property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """The names of each actor here, by the actor's id."""
        return by_actor(self.namings, proper=True)


class Engine(Protocol):
    """Documents in, readings out: what reads the texts of ``kg.build`` and ``kg.read``.

    Any function or object that is called with an iterable of ``kg.Document`` and gives one
    ``kg.Reading`` for each of them, as a generator, a list, in any order.  ``engine.name`` and
    ``engine.version`` are written into the manifest, if it has them; else the name of the function.

    It is held to this:

    - A document is given back as it was given, once.  One that it breaks over, or gives no reading of,
      is told to ``report`` and left out; the others are read.
    - A fact points at its evidence: ``document.text[start:end]`` is the sentence, and the trigger lies in it.
      A fact that does not, or whose type, polarity or factuality is none of ours, is held back and counted.

    Example:
        >>> def nothing(documents):
        ...     for document in documents:
        ...         yield Reading(document)
    """

    def __call__(self, documents: Iterable[Document], /) -> Iterable[Reading]:
        """Read documents."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Our own engine: a parse by spaCy, then lists and rules.

    ``style`` is that of the triples.
    """

    language: Language
    gazetteer: Gazetteer
    style: Style = "nary"
    frames: Frames = field(default_factory=load_frames)

    name: ClassVar[str] = "rules"

    def __call__(self, documents: Iterable[Document], /) -> Iterator[Reading]:
        """Read documents one after the other, in their order."""
        for parse in parse_many(documents, self.language, names_of(self.gazetteer)):
            yield interpret(parse, self.gazetteer, style=self.style, frames=self.frames)


def read(
    document: Document,
    language: Language,
    gazetteer: Gazetteer,
    *,
    style: Style = "nary",
    frames: Frames | None = None,
) -> Reading:
    """Read one document through all stages."""
    parse = parse_document(document, language, names_of(gazetteer))
    return interpret(parse, gazetteer, style=style, frames=frames)


def names_of(gazetteer: Gazetteer) -> Names:
    """What finds the names of a text, so that each is one word to the parser."""
    return _Listed(gazetteer)


@dataclass(frozen=True, slots=True)
class _Listed:
    gazetteer: Gazetteer

    def __call__(self, words: Sequence[Word], /) -> Sequence[StandIn]:
        return find_names(words, self.gazetteer)

    def look(self, parse: Parse, /) -> Sight:
        return look(parse, self.gazetteer)


def interpret(
    parse: Parse, gazetteer: Gazetteer, *, style: Style = "nary", frames: Frames | None = None
) -> Reading:
    """All stages after the parse.

    Args:
        parse: words and sentences, as the parser saw them.
        gazetteer: who a name may stand for.
        style: of the triples.
        frames: what a word may mean; None for those that we ship.
    """
    frames = frames or load_frames()
    parse = repaired(parse)
    times = find_times(parse)
    cast = resolve(parse, gazetteer)
    clauses = find_clauses(parse, frames)
    statuses = find_statuses(parse, clauses, frames, cast.quotes)
    roles = Roles(clauses, cast, frames)
    account = find_events(parse, roles, statuses, times)
    facts: list[Event | State] = [*account.events, *find_states(parse, account.told, times, gazetteer)]
    told = Links(
        cast,
        times,
        partial(truth_of, statuses=statuses, roles=roles),
        {f.trigger.start: f.trigger for f in facts},
    )
    return Reading(
        document=parse.document,
        facts=rated(sorted(facts, key=lambda fact: fact.evidence.start), parse, cast),
        triples=find_triples(parse, frames, style, told),
        cast=cast,
        times=times,
        clauses=tuple(clauses.values()),
        parse=parse,
        account=account,
    )


def explain(
    document: Document,
    language: Language,
    gazetteer: Gazetteer,
    *,
    frames: Frames | None = None,
    plain: float = 0.0,
) -> str:
    """What is seen in a document, and why each fact was or wasn't made, in words."""
    reading = read(document, language, gazetteer, frames=frames).weighed(plain)
    assert reading.parse is not None and reading.account is not None
    return explain_reading(reading.parse, reading.cast, reading.times, reading.account, reading.facts)

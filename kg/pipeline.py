"""The stages in order: what ``read`` does to a document.  Read this file first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.actors import Cast, resolve
from kg.events import Account, Roles, explain_reading, find_events, find_states, find_statuses
from kg.graph import by_actor
from kg.lexicon import Gazetteer, load_frames
from kg.model import Document, Event, Naming, State, Triple
from kg.syntax import Clause, Failed, Language, find_clauses, parse_document, parse_many, repaired
from kg.times import TimeExpression, find_times
from kg.triples import Style, find_triples
from kg.words import Parse


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document."""

    parse: Parse
    times: tuple[TimeExpression, ...]
    cast: Cast
    clauses: tuple[Clause, ...]
    facts: tuple[Event | State, ...]
    triples: tuple[Triple, ...]
    account: Account

    @property
    def document(self) -> Document:
        return self.parse.document

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


def read(document: Document, language: Language, gazetteer: Gazetteer, *, style: Style = "nary") -> Reading:
    """Read one document through all stages."""
    return interpret(parse_document(document, language), gazetteer, style=style)


def read_many(
    documents: Iterable[Document],
    language: Language,
    gazetteer: Gazetteer,
    *,
    style: Style = "nary",
    failed: Failed | None = None,
) -> Iterator[Reading]:
    """Read documents one after the other, in their order, each by itself.

    A document that cannot be read goes to ``failed`` with its error, and the rest is read; without
    ``failed`` the error is raised.
    """
    for parse in parse_many(documents, language, failed):
        try:
            reading = interpret(parse, gazetteer, style=style)
        except Exception as error:
            if failed is None:
                raise
            failed(parse.document, error)
        else:
            yield reading


def interpret(parse: Parse, gazetteer: Gazetteer, *, style: Style = "nary") -> Reading:
    """All stages after the parse."""
    frames = load_frames()
    parse = repaired(parse)
    times = find_times(parse)
    cast = resolve(parse, gazetteer)
    clauses = find_clauses(parse, frames)
    statuses = find_statuses(parse, clauses, frames, cast.quotes)
    account = find_events(parse, Roles(clauses, cast, frames), statuses, times)
    facts: list[Event | State] = [*account.events, *find_states(parse, account.told, times, gazetteer)]
    return Reading(
        parse=parse,
        times=times,
        cast=cast,
        clauses=tuple(clauses.values()),
        facts=tuple(sorted(facts, key=lambda fact: fact.evidence.start)),
        triples=find_triples(parse, style),
        account=account,
    )


def explain(document: Document, language: Language, gazetteer: Gazetteer) -> str:
    """What is seen in a document, and why each fact was or wasn't made, in words."""
    reading = read(document, language, gazetteer)
    return explain_reading(reading.parse, reading.cast, reading.times, reading.account, reading.facts)

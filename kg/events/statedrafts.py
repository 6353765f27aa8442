"""What the rules of states read and make: the document around a word, and a state in the making."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.events.arguments import Roles
from kg.events.told import Told
from kg.lexicon import Gazetteer, Title, word_list
from kg.model import Actor, TimeSpan
from kg.times import TimeExpression, days_after, governing
from kg.trace import Step
from kg.words import Parse, Word

_OFFICES = word_list("states.offices")
_NEWS = 31
"""So many days back a report tells news, and gives people the titles that they have when it is printed."""

MUTUAL = {"ALLY_OF", "AT_WAR_WITH", "HAS_RELATIONS_WITH"}
"""States in which both sides are the same to each other."""
_LED = ("country", "organization", "group")
_PLACES_OF_OFFICE = ("country", "organization", "place")

Held = tuple[Word, Actor, tuple[Actor, ...]]
"""Where it is told, who holds an office, and what it is of."""


@dataclass(frozen=True)
class Scope:
    """What the rules read of one document."""

    parse: Parse
    told: Told
    times: Sequence[TimeExpression]
    gazetteer: Gazetteer

    @property
    def roles(self) -> Roles:
        """Who is who."""
        return self.told.roles

    @property
    def titles(self) -> Mapping[str, Title]:
        """The known titles."""
        return self.gazetteer.titles

    def person(self, word: Word) -> Actor | None:
        """The person whose name has this head."""
        return next((actor for actor in self.told.roles.cast.at(word) if actor.kind == "person"), None)

    def held_in(self, noun: Word) -> tuple[Actor, ...]:
        """What the words after a name or noun say that an office is of: "the president of France"."""
        for inner in after(noun, _OFFICES):
            found = [actor for actor in self.told.roles.who(inner) if actor.kind in _PLACES_OF_OFFICE]
            if inner.i > noun.i and found:
                return (found[0],)
        return ()

    def own_country(self, person: Actor, title: Title) -> tuple[Actor, ...]:
        """The country of somebody whose title is one of a country."""
        code = person.country if title.of == "country" else None
        country = self.gazetteer.country(code) if code else None
        return (country,) if country is not None else ()

    def sharing(self, first: Word) -> Iterator[Held]:
        """Who shares a title with the first, and what of: "Presidents A of Mali and B of Chad"."""
        for word in first.subtree():
            if word.relation == "conjunct" and word.pos == "name":
                person, place = self.person(word), self.held_in(word)
                if person is not None and place:
                    yield word, person, place

    def long_past(self, word: Word) -> TimeSpan | None:
        """The time of the clause in which a title stands, if it was over long before the text was printed."""
        verb = next((each for each in word.ancestors() if each.verbal), None)
        time = governing(verb, self.times) if verb is not None else None
        if time is None or time.end is None:
            return None
        published = self.parse.document.published
        return time if published is None or time.end < days_after(published, -_NEWS) else None


@dataclass(frozen=True, slots=True)
class StateDraft:
    """A state in the making: its type and sides, before truth, evidence and what closes it.

    ``over`` says that the words themselves call it past; ``titled`` that it is told in passing, by a title
    before a name, so that no clause denies it.
    """

    type: str
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    trigger: Word
    rule: str
    time: TimeSpan | None = None
    role: str | None = None
    over: bool = False
    titled: bool = False
    reciprocal: bool = False
    steps: tuple[Step, ...] = field(default=(), compare=False)

    @property
    def title(self) -> str:
        """The role, lower case, "" where it has none."""
        return (self.role or "").lower()

    def because(self, about: str, rule: str, words: str) -> StateDraft:
        """The draft with one more step of how it came about."""
        return replace(self, steps=(*self.steps, Step(about, rule, words)))


def after(noun: Word, prepositions: frozenset[str]) -> Iterator[Word]:
    """The nouns of these prepositions that hang on a noun."""
    for child in noun.children:
        if child.relation == "preposition" and child.lower in prepositions:
            inner = child.child("governed")
            if inner is not None:
                yield inner


def bodies(actors: Iterable[Actor]) -> list[Actor]:
    """The countries, organizations and peoples among actors: what somebody may be the leader of."""
    return [actor for actor in actors if actor.kind in _LED and (actor.kind != "group" or not actor.sector)]


def apart(type: str, actors: Sequence[Actor]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The two sides of what several are to each other ("Chad and Mali are allies"); of other states one."""
    return (tuple(actors[:1]), tuple(actors[1:]) if type in MUTUAL else ())

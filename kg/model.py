"""The nouns: Document, Evidence, Actor, Mention, TimeSpan, Triple, Occurrence, Event, State, Relation.

Everything here is a frozen value with no spaCy, rdflib or networkx in it, so it can be
hashed, pickled, compared and built by hand in a test.  The same words are the keys of the
JSON, the classes and properties of the ontology, and the headings of the page.

All offsets are Unicode code points into ``Document.text``, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import ClassVar, Literal, Self

from kg.document import Document as Document
from kg.document import Evidence as Evidence
from kg.document import content_id as content_id
from kg.document import document_mark as document_mark
from kg.plover import EVENT_TYPES as EVENT_TYPES
from kg.plover import QUAD_CLASSES as QUAD_CLASSES
from kg.plover import STATE_TYPES as STATE_TYPES
from kg.plover import TYPES, having
from kg.timespan import TimeSpan as TimeSpan
from kg.trace import Step

Kind = Literal["person", "country", "organization", "group", "place"]
Polarity = Literal["positive", "negative"]
Factuality = Literal["actual", "future", "hypothetical"]
Style = Literal["facts", "nary", "minimal"]
"""How open triples are cut (docs/triples.md)."""

SECTORS = (
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "HLH", "IGO", "JUD", "LAB", "LEG", "MED", "MIL",
    "NGO", "OPP", "PTY", "REB", "REF", "REL", "SET", "SPY", "UAF",
)  # fmt: skip
"""Sectors of actors: those of PLOVER (2021), and SET (settlers) and ELI (former elites) of CAMEO."""


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """Somebody who acts or is acted on, the same value wherever and however it is named.

    ``id`` is unique and readable ("Sergey_Lavrov", "Georgia_(US_state)"); ``country`` is ISO 3166-1
    alpha-3 (or the lexicon's own code for a state that is no more); ``sector`` is a PLOVER
    sector such as GOV or MIL; ``wikidata`` is a Q-number only where a source gave one; ``coordinates``
    are the latitude and longitude of a place in degrees, where we know them.
    """

    id: str
    name: str
    kind: Kind
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    coordinates: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for one actor (or, "the two diplomats", for several).

    ``how`` records by which means: "name", "alias", "surname", "acronym", "title", "apposition",
    "description", "pronoun", "demonym", "metonym", "quote" ...
    ``start`` and ``end`` are characters; ``head`` is the index of the head word in the parse.
    ``name`` is what of the words names the actor: "Sergei Lavrov" of "Foreign Minister Sergei
    Lavrov", nothing of "his Russian counterpart".
    """

    start: int
    end: int
    text: str
    head: int
    actors: tuple[Actor, ...]
    how: str
    name: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """Words that a document uses for an actor; ``proper`` where they are a name of it.

    "Sergei Lavrov" and "UK" are names; "his Russian counterpart", "the President" and "Moscow" (for
    Russia) are other words that stand for somebody.
    """

    document: str
    actor: str
    text: str
    proper: bool


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """Why an actor of a document is this one of the graph, or why two that are alike are two.

    ``was`` is the id that ``document`` alone gives it ("" and "" where all documents are meant); ``how`` is
    one of the reasons of ``kg.identity``; ``other`` who is meant by it, or the line of the user's file.
    """

    actor: str
    document: str
    was: str
    how: str
    other: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """The event of which a fact is one of several reports.

    ``id`` is the fact that tells it first (by day of publication, document and place in it); ``how`` by which
    reason of ``kg.reports`` this report is one of it ("" for the first), ``other`` the report that it is
    like.  ``reports``, ``documents`` and ``sources`` are how many there are in all that was read, ``first``
    the day of the first.
    """

    id: str
    how: str = ""
    other: str = ""
    reports: int = 1
    documents: int = 1
    sources: int = 1
    first: date | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a triple: a span of the text with its role (object, recipient, time ...).

    ``actors`` is whom its words name, () where that is not known of all of them; ``time`` what they date.
    """

    role: str
    text: str
    start: int
    end: int
    actors: tuple[Actor, ...] = ()
    time: TimeSpan | None = None


@dataclass(frozen=True, slots=True)
class Triple:
    """An open triple: subject, relation phrase and arguments, every slot cut from the text.

    ``style`` and ``kind`` tell how it was cut (docs/triples.md); ``predicate`` is its verb without inflection
    ("meet", "be member of"), ``normal`` the whole relation so ("agree to meet with"): the key to group by;
    ``group`` is what that and its likes are called together ("member of"), "" where the lists have none.
    ``speakers`` is who says so, as of a fact, ``time`` when it is so, ``trigger`` the words of an event or a
    state that says the same.
    """

    subject: Slot
    relation: Slot
    arguments: tuple[Slot, ...]
    evidence: Evidence
    confidence: float = 1.0
    style: str = ""
    kind: str = ""
    predicate: str = ""
    normal: str = ""
    polarity: Polarity = "positive"
    factuality: Factuality = "actual"
    speakers: tuple[Actor, ...] = ()
    time: TimeSpan | None = None
    trigger: Evidence | None = None
    published: date | None = None
    group: str = ""

    @property
    def id(self) -> str:
        """A content hash: the same words in the same places of a document have the same id."""
        slots = (self.subject, self.relation, *self.arguments)
        spans = (part for slot in slots for part in (slot.start, slot.end, slot.text))
        return content_id("triple", self.style, self.evidence.document, *spans)

    @property
    def negated(self) -> bool:
        """True for what is said not to be so."""
        return self.polarity == "negative"

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody in it: of the subject, of the arguments, and who says so."""
        slots = (self.subject, *self.arguments)
        return (*(actor for slot in slots for actor in slot.actors), *self.speakers)

    @property
    def status(self) -> str:
        """One word for people: asserted, reported, denied, planned or hypothetical."""
        told = all(speaker in self.subject.actors for speaker in self.speakers)
        return _status(self.polarity, self.factuality, "asserted" if told else "reported")


def _status(polarity: Polarity, factuality: Factuality, plain: str) -> str:
    """The status of what is told; ``plain`` is that of what is told as having happened."""
    if factuality == "hypothetical":
        return "hypothetical"  # also "demanded that it not attack": nobody says that it did not
    if polarity == "negative":
        return "denied"
    return "planned" if factuality == "future" else plain


_SPOKEN = having("spoken")


def _id(actor: Actor) -> str:
    return actor.id


def _speaks_for(speaker: Actor, actor: Actor) -> bool:
    """Whether somebody of a state's government speaks for it: a spokesman who says "we condemn"."""
    state = actor.kind == "country" and actor.country is not None and actor.country == speaker.country
    return state and speaker.kind == "person" and speaker.sector == "GOV"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a document tells of its actors: the common part of Event and State.

    ``speakers`` is who says so: empty where the narrator does, else the innermost speaker first
    ("X said that Y had claimed that ..." is ``(Y, X)``).  ``evidence`` is the sentence,
    ``trigger`` the words in it that carry the fact, ``rule`` the reading that made it.  ``confidence`` is how
    likely it was read right; ``sure`` is False where that is too little for a plain edge.
    """

    kind: ClassVar[str] = ""

    type: str
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    time: TimeSpan | None = None
    polarity: Polarity = "positive"
    factuality: Factuality = "actual"
    speakers: tuple[Actor, ...] = ()
    reciprocal: bool = False
    evidence: Evidence
    trigger: Evidence
    predicate: str = ""
    lemma: str = ""
    rule: str = ""
    confidence: float = 1.0
    sure: bool = True
    published: date | None = None
    steps: tuple[Step, ...] = field(default=(), compare=False)
    """Why it is as it is: the rules that made it, in the order in which they were applied."""

    @property
    def id(self) -> str:
        """A content hash: the same fact in the same place has the same id, whatever was read before."""
        return content_id(
            self.kind, self.type, self.trigger.document, self.trigger.start, self.trigger.end,
            ",".join(sorted(a.id for a in self.source)), ",".join(sorted(a.id for a in self.target)),
            self.polarity, self.factuality, ",".join(a.id for a in self.speakers), self.detail,
        )  # fmt: skip

    @property
    def detail(self) -> str:
        """What tells two facts of one type and trigger apart (a state's role)."""
        return ""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody in it: sources, targets and speakers; of an event its place too."""
        return (*self.source, *self.target, *self.speakers)

    @property
    def pairs(self) -> tuple[tuple[Actor, Actor], ...]:
        """Between whom it stands, which picture, files, direct edges and queries agree on.

        Every source with every target, never an actor with itself.  Of a reciprocal fact the two are
        in the order of their ids, and sources without a target ("the two ministers agreed") are
        paired with each other.
        """
        if self.target:
            found = [(source, target) for source in self.source for target in self.target]
        else:
            found = list(combinations(self.source, 2)) if self.reciprocal else []
        if self.reciprocal:
            found = [(min(pair, key=_id), max(pair, key=_id)) for pair in found]
        return tuple(dict.fromkeys(pair for pair in found if pair[0].id != pair[1].id))

    @property
    def asserted(self) -> bool:
        """True where a direct edge may stand: vouched for, and surely read so."""
        return self.vouched and self.sure

    @property
    def vouched(self) -> bool:
        """True for what is positive, actual, told by the narrator or by its own source.

        What is done by saying so is told by its source where an official says it for his state.
        """
        told = all(
            speaker in self.source
            or (self.type in _SPOKEN and any(_speaks_for(speaker, actor) for actor in self.source))
            for speaker in self.speakers
        )
        return told and self.polarity == "positive" and self.factuality == "actual"

    def weighed(self, least: float) -> Self:
        """The same fact, ``sure`` unless it is vouched for with less confidence than ``least``."""
        return replace(self, sure=self.confidence >= least or not self.vouched)

    @property
    def why(self) -> str:
        """The short form of its steps: "reading: verb:meet · source: subject · target: with"."""
        return " · ".join(step.short for step in self.steps)

    @property
    def status(self) -> str:
        """One word for people: asserted, uncertain, reported, denied, planned or hypothetical."""
        told = "asserted" if self.sure else "uncertain"
        return _status(self.polarity, self.factuality, told if self.vouched else "reported")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """Something somebody did or said to somebody: a PLOVER event with its truth status."""

    kind: ClassVar[str] = "event"

    mode: str | None = None
    context: tuple[str, ...] = ()
    place: Actor | None = None
    size: tuple[tuple[str, int], ...] = field(default=())
    occurrence: Occurrence | None = field(default=None, compare=False)
    """None where no other report is known; it hangs on other documents, so equal events may differ in it."""

    @property
    def event(self) -> str:
        """The id of the event that this is a report of; its own where there is no other."""
        return self.occurrence.id if self.occurrence else self.id

    @property
    def is_repeated(self) -> bool:
        """True where another report of the same event is the first."""
        return bool(self.occurrence and self.occurrence.how)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody in it: sources, targets, speakers, and its place."""
        told = (*self.source, *self.target, *self.speakers)
        return (*told, self.place) if self.place else told

    @property
    def quad(self) -> str:
        """The quad class: verbal or material, cooperation or conflict."""
        return TYPES[self.type].quad


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Fact):
    """Something that holds over time: a membership, an office, an alliance.  ``time`` is its interval."""

    kind: ClassVar[str] = "state"

    role: str | None = None

    @property
    def detail(self) -> str:
        """The role: a person may hold two offices by the same words."""
        return self.role or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Fact):
    """What a document tells of two actors in words that no event or state stands for: an open triple of them.

    ``source`` is its subject, ``target`` its object, ``predicate`` its words and ``lemma`` their normal form
    ("be neighbour of"); ``group`` as of the triple.
    """

    kind: ClassVar[str] = "relation"

    type: str = "RELATION"
    group: str = ""

    @property
    def detail(self) -> str:
        """The normal form: of one stretch of text two things may be said."""
        return self.lemma

"""A graph made by hand for the tests of the RDF side: invented countries, invented sentences, every kind of fact."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import (
    EVENT_TYPES,
    Actor,
    Document,
    Event,
    Evidence,
    Naming,
    Occurrence,
    Relation,
    State,
    TimeSpan,
)  # fmt: skip

ARLEN = Actor("Arlen", "Arlen", "country", "ARL", "GOV", "Q7")
BORIA = Actor("Boria", "Boria", "country", "BOR", "GOV")
LEAGUE = Actor("Northern_League", "Northern League", "organization", None, "IGO")
KOV = Actor("Mira_Kov", "Mira Kov", "person", "ARL", "GOV")
DANE = Actor("Olaf_Dáne", "Olaf Dáne", "person", "BOR", "GOV")
TESSA = Actor("Tessa_(Boria)", "Tessa", "place", "BOR", coordinates=(-7.5, 112.0))
CROWD = Actor("protesters_in_Arlen", "protesters", "group", "ARL", "CVL")
CORV = Actor("Corv", "Corv", "country", "COV")


def span(
    start: str | None, end: str | None, precision: str, text: str, at: Evidence | None = None
) -> TimeSpan:
    """A time span of ISO dates."""
    days = [date.fromisoformat(each) if each else None for each in (start, end)]
    return TimeSpan(days[0], days[1], precision, text, at)


def day(text: str) -> TimeSpan:
    """One day."""
    return span(text, text, "day", text)


class Page:
    """A document that grows by sentences; ``says`` gives the places of the last one."""

    def __init__(self, name: str, published: str | None, **told: str) -> None:
        self.name, self.told, self.text = name, told, ""
        self.published = date.fromisoformat(published) if published else None

    def says(self, sentence: str, trigger: str) -> dict[str, Evidence | date | str | None]:
        start = len(self.text)
        self.text += sentence + " "
        at = start + sentence.index(trigger)
        return {
            "evidence": Evidence(self.name, start, start + len(sentence)),
            "trigger": Evidence(self.name, at, at + len(trigger)),
            "published": self.published,
            "predicate": trigger,
        }

    @property
    def document(self) -> Document:
        return Document(self.name, self.text.rstrip(), published=self.published, **self.told)


def small() -> KnowledgeGraph:
    """Two documents, seven actors, eleven facts: every status, a chain of speakers, sizes, an ended state.

    And three relations, one of which an eighth is in.
    """
    one = Page(
        "wire-1", "2031-05-10", title="Talks in Tessa", source="Example Wire", url="https://example.org/1"
    )
    two = Page("wire/2 (late)", "2031-06-01", title='The "day" after')
    time_at = Evidence("wire-1", 27, 36)
    facts = [
        Event(type="CONSULT", source=(KOV,), target=(DANE,), reciprocal=True, mode="visit", place=TESSA,
              context=("diplomatic", "military"), lemma="meet", rule="verb:meet",
              time=span("2031-05-09", "2031-05-09", "day", "on Friday", time_at),
              **one.says("Mira Kov met Olaf Dáne in Tessa on Friday.", "met")),
        Event(type="ACCUSE", source=(ARLEN,), target=(BORIA,), confidence=0.75, mode="allege",
              time=day("2031-05-10"), **one.says("Arlen accused Boria of a breach.", "accused")),
        Event(type="RETREAT", source=(BORIA,), target=(ARLEN,), factuality="hypothetical", speakers=(KOV,),
              mode="withdraw", **one.says("Kov said that Boria must withdraw its troops.", "withdraw")),
        Event(type="ASSAULT", source=(BORIA,), target=(ARLEN,), speakers=(DANE, KOV), size=(("dead", 3), ("injured", 12)),
              time=span("2031-05-01", "2031-05-31", "month", "in May"),
              **one.says("Kov said Dáne had admitted that Boria shelled Arlen in May, killing 3.", "shelled")),
        Event(type="ASSAULT", source=(BORIA,), target=(ARLEN,), polarity="negative", speakers=(BORIA,),
              time=span("2031-05-01", "2031-05-31", "month", "in May"),
              **two.says("Boria denied that it had shelled Arlen in May.", "shelled")),
        Event(type="AID", source=(LEAGUE,), target=(ARLEN,), factuality="future", mode=None,
              time=span("2031-07-01", "2031-09-30", "quarter", "next quarter"),
              **two.says("The Northern League will send Arlen medicine next quarter.", "send")),
        Event(type="PROTEST", source=(CROWD,), target=(), time=day("2031-05-31"), mode="demo",
              **two.says("Protesters marched in Arlen “all day”.", "marched")),
        Event(type="SUPPORT", source=(ARLEN, LEAGUE), target=(BORIA,), speakers=(LEAGUE,),
              **two.says("The League said that it and Arlen backed the plan of Boria.", "backed")),
        State(type="MEMBER_OF", source=(ARLEN,), target=(LEAGUE,), time=span("1999-01-01", None, "year", "since 1999"),
              **two.says("Arlen has been a member of the Northern League since 1999.", "member")),
        State(type="MEMBER_OF", source=(BORIA,), target=(LEAGUE,), time=span("1990-01-01", "2008-12-31", "year", "until 2008"),
              **two.says("Boria was a member from 1990 until 2008.", "member")),
        State(type="HOLDS_OFFICE", source=(KOV,), target=(ARLEN,), role="Foreign Minister", time=day("2031-06-01"),
              **two.says("Foreign Minister Mira Kov of Arlen smiled.", "Foreign Minister")),
    ]  # fmt: skip
    relations = [
        Relation(source=(ARLEN,), target=(BORIA,), lemma="be neighbour of", group="neighbour of", rule="facts:main",
                 confidence=0.83, time=span("1920-01-01", None, "year", "since 1920"),
                 **one.says("Arlen has been a neighbour of Boria since 1920.", "has been a neighbour of")),
        Relation(source=(KOV,), target=(DANE,), lemma="admire", rule="facts:main", speakers=(DANE, ARLEN),
                 **two.says("Arlen quoted Dáne as saying that Kov admires him.", "admires")),
        Relation(source=(CORV,), target=(ARLEN,), lemma="resemble", rule="facts:main", confidence=0.7,
                 **two.says("Corv “resembles” Arlen.", "“resembles”")),
    ]  # fmt: skip
    namings = [
        Naming("wire-1", "Mira_Kov", "Mira Kov", proper=True),
        Naming("wire-1", "Mira_Kov", "Kov", proper=True),
        Naming("wire/2 (late)", "Mira_Kov", "Foreign Minister Mira Kov", proper=False),
        Naming("wire/2 (late)", "Northern_League", "Northern League", proper=True),
        Naming("wire/2 (late)", "Northern_League", "The League", proper=True),
        Naming("wire/2 (late)", "Arlen", "Arlen", proper=True),
    ]
    return KnowledgeGraph.of([one.document, two.document], facts, namings=namings, relations=relations)


def hostile() -> KnowledgeGraph:
    """Names, ids and sentences that try to break out of their place."""
    evil = 'a> <x> . } DROP ALL ; "quoted\\" \'\'\' """ \u202e\x00\u2028 {{template}} %s %41'
    actor = Actor(evil, evil, "person", evil, "a b<>", "Q1> <x")
    other = Actor("..", "..", "group")
    page = Page(evil, "2031-01-01", title=evil + "\ud800", source=evil, url="javascript:alert(1)//> <x>")
    fact = Event(type="ACCUSE", source=(actor,), target=(other,), mode="m> <x", context=("c d",), rule=evil,
                 size=(("a> b", 1),), **page.says(f"He said {evil} to them.", evil))  # fmt: skip
    state = State(type="LEADS", source=(actor,), target=(other,), role=evil, time=day("0987-01-02"),
                  **page.says("He leads them.", "leads"))  # fmt: skip
    relation = Relation(source=(actor,), target=(other,), lemma=evil, group=evil, rule=evil, speakers=(other,),
                        **page.says(f"He {evil} them.", evil))  # fmt: skip
    named = [Naming(evil, evil, "x", proper=True)]
    return KnowledgeGraph.of([page.document], [fact, state], namings=named, relations=[relation])


def many(events: int, seed: int = 7, per_document: int = 10) -> KnowledgeGraph:
    """Events by dice, realistic in shape: ten a document, a few hundred actors, a year of days."""
    dice = random.Random(seed)
    actors = [Actor(f"Actor_{n}", f"Actor {n}", "country" if n % 3 else "person", f"C{n % 60:02d}", "GOV")
              for n in range(max(20, min(2000, events // 20)))]  # fmt: skip
    documents, facts = [], []
    for number in range(-(-events // per_document)):
        published = date(2030, 1, 1) + timedelta(days=dice.randrange(365))
        page = Page(f"d{number:06d}", published.isoformat(), title=f"Report {number}", source="Example Wire")
        for _ in range(min(per_document, events - number * per_document)):
            source, target = dice.sample(actors, 2)
            kind = dice.choice(EVENT_TYPES)
            when = published - timedelta(days=dice.randrange(3))
            said = (dice.choice(actors),) if dice.random() < 0.3 else ()
            facts.append(Event(
                type=kind, source=(source,), target=(target,), time=day(when.isoformat()), speakers=said,
                factuality=dice.choice(("actual", "actual", "actual", "future", "hypothetical")),
                polarity="negative" if dice.random() < 0.05 else "positive", lemma="act", rule="verb:act",
                **page.says(f"{source.name} acted on {target.name} in matter {dice.randrange(10**6)}.", "acted"),
            ))  # fmt: skip
        facts.append(State(
            type="MEMBER_OF", source=(dice.choice(actors),), target=(actors[0],),
            time=span(f"{dice.randrange(1950, 2020)}-01-01", None, "year", "since then"),
            **page.says("It has been a member since then.", "member"),
        ))  # fmt: skip
        documents.append(page.document)
    return KnowledgeGraph.of(documents, facts)


def world(events: int, seed: int = 7, per_document: int = 10) -> KnowledgeGraph:
    """As ``many``, and shaped as news are: a few states do most of it, and every query of the cookbook finds something.

    60 states with their officials and bodies, drawn by rank (Zipf); three sources, of which another may tell
    an event again; meetings, mediation, denials, offices and memberships with dates.
    """
    dice = random.Random(seed)
    states = [Actor(f"Actor_{n}", f"Actor {n}", "country", f"C{n:02d}") for n in range(60)]
    others = [Actor(f"Actor_{n}", f"Actor {n}", "organization" if n % 5 == 0 else "person", f"C{n % 60:02d}",
                    "GOV" if n % 7 else "OPP") for n in range(60, max(120, min(2000, events // 20)))]  # fmt: skip
    actors = [*states, LEAGUE, *others]
    weights = [1 / (rank + 1) for rank in range(len(actors))]
    documents, facts, told = [], [], []
    for number in range(-(-events // per_document)):
        published = date(2030, 1, 1) + timedelta(days=number * 365 * per_document // max(events, 1))
        wire = f"Wire {dice.randrange(3)}"
        page = Page(f"d{number:06d}", published.isoformat(), title=f"Report {number}", source=wire)
        for _ in range(min(per_document, events - number * per_document)):
            facts.append(_act(dice, page, published, actors, weights, told))
        who, role = dice.choice(others), f"minister of {dice.choice(('trade', 'war', 'health'))}"
        began = f"{dice.randrange(1990, 2031)}-01-01"
        facts.append(State(type="HOLDS_OFFICE", source=(who,), target=(states[int(str(who.country)[1:])],), role=role,
                           time=span(began, None, "year", "since then"), **page.says("It holds office.", "holds")))  # fmt: skip
        facts.append(State(type="MEMBER_OF", source=(dice.choice(states),), target=(LEAGUE,),
                           time=span(began, None, "year", "since then"), **page.says("It is a member.", "member")))  # fmt: skip
        documents.append(page.document)
    return KnowledgeGraph.of(documents, facts)


def _act(
    dice: random.Random,
    page: Page,
    published: date,
    actors: list[Actor],
    weights: list[float],
    told: list[Event],
) -> Event:
    """An event of a document; one in ten is another's, told again."""
    if told and dice.random() < 0.1:
        first = dice.choice(told[-200:])
        again = Occurrence(first.id, "words", first.id, 2, 2, 2, first.published)
        said = page.says(f"{first.source[0].name} did it, too.", "did")
        return replace(first, **said, occurrence=again)
    source, target = _two(dice, actors, weights)
    kind, draw = dice.choice(EVENT_TYPES), dice.random()
    third = _two(dice, actors, weights) if kind == "CONSULT" and draw < 0.2 else ()
    event = Event(
        type=kind, source=(source,), target=third or (target,),
        reciprocal=kind == "CONSULT" and not third, mode="third-party" if third else None,
        time=day((published - timedelta(days=dice.randrange(3))).isoformat()) if draw < 0.4 else None,
        speakers=(dice.choices(actors, weights)[0],) if dice.random() < 0.3 else (),
        factuality=dice.choice(("actual",) * 6 + ("future", "hypothetical")),
        polarity="negative" if dice.random() < 0.05 else "positive", lemma="act", rule="verb:act",
        **page.says(f"{source.name} acted on {target.name} in matter {dice.randrange(10**4)}.", "acted"),
    )  # fmt: skip
    told.append(event)
    return event


def _two(dice: random.Random, actors: list[Actor], weights: list[float]) -> tuple[Actor, Actor]:
    one = other = dice.choices(actors, weights)[0]
    while other is one:
        other = dice.choices(actors, weights)[0]
    return one, other

"""Which documents are copies, and which reports are of one event: on facts made by hand, without the model."""

from __future__ import annotations

import json
import random
import tomllib
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import graphs
import pytest
import written
from click.testing import CliRunner

from kg.archive.parts import Parts, Sealed
from kg.cli import cli
from kg.errors import LexiconError
from kg.files.manifest import Run, counts
from kg.files.records import graph_of
from kg.graph import KnowledgeGraph
from kg.identity import Statements, read_statements
from kg.model import EVENT_TYPES, Actor, Event, Evidence, Naming, Occurrence, Slot, State, TimeSpan, Triple
from kg.rdf.graph import by_document
from kg.rdf.reader import from_rdflib
from kg.rdf.shapes import validate
from kg.rdf.writer import to_rdflib
from kg.reports import Told, told_once, unmet_reports, why_one
from kg.reports.agreement import CHECKS
from kg.reports.copies import find_copies
from kg.reports.occurrences import find_events
from kg.reports.reasons import APART
from kg.reports.report import Report, report_of
from kg.reports.sketches import shingles, sketch_of
from kg.sparql.ask import run_query

A, B, KOV, DANE = graphs.ARLEN, graphs.BORIA, graphs.KOV, graphs.DANE
UNION = Actor("European_Union", "European Union", "organization", None, "IGO")
POLICE = Actor("police_of_Arlen", "police of Arlen", "group", "ARL", "COP")
TROOPS = Actor("soldiers_of_Arlen", "soldiers of Arlen", "group", "ARL", "MIL")
KEPP = Actor("Ivo_Kepp", "Ivo Kepp", "person", "ARL", "GOV")
LUND = Actor("Sara_Lund", "Sara Lund", "person", "BOR", "GOV")
TESSA = graphs.TESSA
FRIDAY = graphs.day("2031-05-09")
AGAIN = "Dáne and Kov met."
MEET = "Mira Kov met Olaf Dáne in Tessa on Friday."


def told(*rows: tuple[str, str, dict[str, object]]) -> KnowledgeGraph:
    """Facts, each in a document of its own: day, sentence, and what differs from Kov's meeting with Dáne."""
    pages, facts = [], []
    for number, (day, sentence, more) in enumerate(rows):
        page = graphs.Page(f"d{number}", day or None, source=str(more.pop("by", f"paper {number}")))
        given = {
            "type": "CONSULT",
            "source": (KOV,),
            "target": (DANE,),
            "reciprocal": True,
            "time": FRIDAY,
            **more,
        }
        says = page.says(sentence, str(given.pop("word", sentence.split()[2])))
        facts.append(Event(**{**given, **says}))  # type: ignore[arg-type]
        pages.append(page.document)
    return KnowledgeGraph.of(pages, facts)


def reports(graph: KnowledgeGraph) -> list[Report]:
    texts = {document.id: document for document in graph.documents}
    return [report_of(event, texts[event.evidence.document]) for event in graph.events]


def events(graph: KnowledgeGraph) -> list[str]:
    """The documents of each event, as one string: "d0 d1", then "d2"."""
    found: dict[str, list[str]] = {}
    for event in told_once(graph).events:
        found.setdefault(event.event, []).append(event.evidence.document)
    return sorted(" ".join(sorted(told)) for told in found.values())


SAY = {"type": "ACCUSE", "source": (A,), "target": (B,), "reciprocal": False}
HIT = {"type": "ASSAULT", "source": (A,), "target": (B,), "reciprocal": False}
CASES: dict[str, tuple[tuple[str, str, dict[str, object]], tuple[str, str, dict[str, object]], bool]] = {
    "other words": (("2031-05-10", MEET, {}), ("2031-05-11", "Olaf Dáne talked with Mira Kov.", {}), True),
    "another day": (("2031-05-10", MEET, {}), ("2031-05-11", AGAIN, {"time": graphs.day("2031-05-10")}), False),
    "another of them": (("2031-05-10", MEET, {}), ("2031-05-10", "Mira Kov met Sara Lund in Tessa.", {"target": (LUND,)}), False),
    "two countries": (("2031-05-10", MEET, {"place": TESSA}), ("2031-05-10", "Arlen and Boria held talks in Tessa.", {"source": (A, B), "target": (), "place": TESSA}), True),
    "two countries, no more": (("2031-05-10", MEET, {}), ("2031-05-10", "Arlen and Boria held talks at last.", {"source": (A, B), "target": ()}), False),
    "one more at the table": (("2031-05-10", MEET, {}), ("2031-05-10", "Mira Kov and Sara Lund met Olaf Dáne.", {"source": (KOV, LUND)}), True),
    "a call and a visit": (("2031-05-10", MEET, {"mode": "visit"}), ("2031-05-10", "Mira Kov called Olaf Dáne.", {"mode": "phone"}), False),
    "of no mode and a call": (("2031-05-10", MEET, {}), ("2031-05-10", "Mira Kov called Olaf Dáne.", {"mode": "phone"}), True),
    "met, and a call": (("2031-05-10", MEET, {"lemma": "meet"}), ("2031-05-10", "Mira Kov called Olaf Dáne.", {"mode": "phone"}), False),
    "talks in a place, and a call": (("2031-05-10", "Mira Kov talked with Olaf Dáne in Tessa.", {"lemma": "talk", "place": TESSA}), ("2031-05-10", "Mira Kov called Olaf Dáne.", {"mode": "phone"}), False),
    "announced": (("2031-05-07", "Mira Kov meets Olaf Dáne in Tessa.", {"factuality": "future"}), ("2031-05-10", MEET, {}), False),
    "announced twice": (("2031-05-07", "Mira Kov meets Olaf Dáne.", {"factuality": "future"}), ("2031-05-06", "Olaf Dáne meets Mira Kov soon.", {"factuality": "future"}), True),
    "denied": (("2031-05-10", MEET, {}), ("2031-05-10", AGAIN, {"polarity": "negative"}), False),
    "claimed": (("2031-05-10", MEET, {}), ("2031-05-10", "They met, said Lund, in Tessa.", {"speakers": (LUND,)}), True),
    "demanded twice": (("2031-05-10", MEET, {"factuality": "hypothetical"}), ("2031-05-10", "Mira Kov should meet Olaf Dáne in Tessa.", {"factuality": "hypothetical"}), False),
    "another place": (("2031-05-10", MEET, {"place": TESSA}), ("2031-05-10", AGAIN, {"place": Actor("Ulm", "Ulm", "place", "ARL")}), False),
    "a place in the place": (("2031-05-10", MEET, {"place": TESSA}), ("2031-05-10", "They met there, in Boria.", {"place": B}), True),
    "within the week": (("2031-05-10", MEET, {}), ("2031-05-11", "They met this week there.", {"time": graphs.span("2031-05-05", "2031-05-11", "week", "this week")}), False),
    "within the week, in the same place": (("2031-05-10", MEET, {"place": TESSA}), ("2031-05-11", "They met this week.", {"time": graphs.span("2031-05-05", "2031-05-11", "week", "this week"), "place": TESSA}), True),
    "within the year": (("2031-05-10", MEET, {"place": TESSA}), ("2031-12-11", MEET, {"time": graphs.span("2031-01-01", "2031-12-31", "year", "this year"), "place": TESSA}), False),
    "since a day": (("2031-05-10", MEET, {}), ("2031-05-11", AGAIN, {"time": graphs.span("2031-05-09", None, "day", "since Friday")}), False),
    "no day": (("2031-05-10", MEET, {"place": TESSA}), ("2031-05-09", "Olaf Dáne met Mira Kov.", {"time": None, "place": TESSA}), True),
    "no day, months later": (("2031-05-10", MEET, {"place": TESSA}), ("2031-09-10", "Olaf Dáne met Mira Kov.", {"time": None, "place": TESSA}), False),
    "a year after": (("2031-05-10", MEET, {}), ("2032-05-10", "They met, in the spring of last year.", {}), True),
    "two accusations": (("2031-05-10", "Arlen accused Boria of stealing water.", SAY), ("2031-05-10", "Arlen accused Boria of jamming radios.", SAY), False),
    "one accusation": (("2031-05-10", "Arlen accused Boria of stealing water.", SAY), ("2031-05-10", "Arlen blamed Boria for stolen water.", SAY), False),
    "one accusation, more alike": (("2031-05-10", "Arlen accused Boria of taking water from its reservoir.", SAY), ("2031-05-10", "Boria was taking water from the reservoir, Arlen said.", SAY), True),
    "the other way round": (("2031-05-10", "Arlen accused Boria of stealing water.", SAY), ("2031-05-10", "Boria accused Arlen of stealing water.", {**SAY, "source": (B,), "target": (A,)}), False),
    "two cities": (("2031-05-10", "Arlen shelled Tessa.", {**HIT, "target": (TESSA,)}), ("2031-05-10", "Arlen shelled Ulm.", {**HIT, "target": (Actor("Ulm", "Ulm", "place", "BOR"),)}), False),
    "one city": (("2031-05-10", "Arlen shelled Tessa, killing three.", {**HIT, "target": (TESSA,), "word": "shelled"}), ("2031-05-10", "Arlen bombarded Tessa.", {**HIT, "target": (TESSA,), "word": "bombarded"}), True),
    "one city, another matter": (("2031-05-10", "Arlen shelled Tessa, wounding a nurse.", {**HIT, "target": (TESSA,)}), ("2031-05-10", "Arlen shelled Tessa, burning its market.", {**HIT, "target": (TESSA,)}), False),
    "one city, other numbers": (("2031-05-10", "Arlen shelled the bridge of Tessa with 3 guns.", {**HIT, "target": (TESSA,)}), ("2031-05-10", "Arlen shelled the bridge of Tessa with 12 guns.", {**HIT, "target": (TESSA,)}), False),
    "two hours": (("2031-05-10", "Arlen shelled Tessa at dawn.", {**HIT, "target": (TESSA,)}), ("2031-05-10", "Arlen shelled Tessa in the evening.", {**HIT, "target": (TESSA,)}), False),
    "two hours, in the words for the day": (("2031-05-10", "Mira Kov met Olaf Dáne on Friday morning.", {"time": graphs.span("2031-05-09", "2031-05-09", "day", "Friday morning")}), ("2031-05-10", "Mira Kov met Olaf Dáne on Friday evening.", {"time": graphs.span("2031-05-09", "2031-05-09", "day", "Friday evening")}), False),
    "other numbers in words": (("2031-05-10", "Arlen shelled the old bridge of Tessa with nine guns.", {**HIT, "target": (TESSA,)}), ("2031-05-10", "Arlen shelled the old bridge of Tessa with four guns.", {**HIT, "target": (TESSA,)}), False),
    "a diplomat and another": (("2031-05-10", "Arlen jailed a Borian diplomat for spying.", {**HIT, "type": "COERCE", "target": (Actor("Borian_diplomat", "Borian diplomat", "person", "BOR", "GOV"),)}), ("2031-05-10", "Arlen jailed a Borian diplomat for bribery.", {**HIT, "type": "COERCE", "target": (Actor("Borian_diplomat", "Borian diplomat", "person", "BOR", "GOV"),)}), False),
    "a talk and two": (("2031-05-10", MEET, {}), ("2031-05-10", "Mira Kov met Olaf Dáne twice in Tessa.", {}), False),
    "the second talk": (("2031-05-10", MEET, {}), ("2031-05-10", "Mira Kov met Olaf Dáne for a second time.", {}), False),
    "two warnings": (("2031-05-10", "Arlen accused Boria of sending tanks to Corv.", {**SAY, "word": "accused"}), ("2031-05-10", "Arlen accused Boria of sending missiles to Corv.", {**SAY, "word": "accused"}), False),
    "a state and its troops": (("2031-05-10", "Arlen shelled Tessa.", {**HIT, "target": (TESSA,)}), ("2031-05-10", "Soldiers of Arlen shelled Tessa.", {**HIT, "source": (TROOPS,), "target": (TESSA,), "word": "shelled"}), True),
    "a state and its troops, with other arms": (("2031-05-10", "Arlen shelled Tessa with drones.", {**HIT, "target": (TESSA,)}), ("2031-05-10", "Soldiers of Arlen shelled Tessa with rockets.", {**HIT, "source": (TROOPS,), "target": (TESSA,), "word": "shelled"}), False),
    "a state and another's troops": (("2031-05-10", "Boria shelled Tessa.", {**HIT, "source": (B,), "target": (TESSA,)}), ("2031-05-10", "Soldiers of Arlen shelled Tessa.", {**HIT, "source": (TROOPS,), "target": (TESSA,), "word": "shelled"}), False),
    "a deal and a pact": (("2031-05-10", "Arlen signed a fishing deal with Boria.", {**HIT, "type": "SUPPORT", "reciprocal": True}), ("2031-05-10", "Boria signed a fishing pact with Arlen.", {**HIT, "type": "SUPPORT", "reciprocal": True}), True),
    "two deals": (("2031-05-10", "Arlen signed a fishing deal with Boria.", {**HIT, "type": "SUPPORT", "reciprocal": True}), ("2031-05-10", "Boria signed a security deal with Arlen.", {**HIT, "type": "SUPPORT", "reciprocal": True}), False),
    "one word": (("2031-05-10", "Arlen threatened Boria with war.", {**SAY, "type": "THREATEN"}), ("2031-05-10", "War threatened Boria from Arlen.", {**SAY, "type": "THREATEN"}), True),
    "another word": (("2031-05-10", "Arlen threatened Boria with war.", {**SAY, "type": "THREATEN"}), ("2031-05-10", "Arlen threatened Boria with fire.", {**SAY, "type": "THREATEN"}), False),
    "no word": (("2031-05-10", "Arlen threatened Boria.", {**SAY, "type": "THREATEN"}), ("2031-05-10", "Boria was threatened by Arlen.", {**SAY, "type": "THREATEN", "word": "threatened"}), False),
    "imposed and extended": (("2031-05-10", "Arlen imposed sanctions on Boria.", {**HIT, "type": "SANCTION"}), ("2031-05-10", "Arlen extended sanctions on Boria.", {**HIT, "type": "SANCTION"}), False),
    "two gifts": (("2031-05-10", "Arlen sent Boria 10 million for schools.", {**HIT, "type": "AID"}), ("2031-05-10", "Arlen sent Boria 25 million for a port.", {**HIT, "type": "AID"}), False),
    "a gift": (("2031-05-10", "Arlen sent Boria 10 million.", {**HIT, "type": "AID", "word": "sent"}), ("2031-05-10", "Boria was sent 10 million for schools by Arlen.", {**HIT, "type": "AID", "word": "sent"}), True),
    "a state and its police": (("2031-05-10", "Arlen seized a trawler off Ulm.", {**HIT, "type": "COERCE"}), ("2031-05-10", "Police of Arlen seized a trawler off Ulm.", {**HIT, "type": "COERCE", "source": (POLICE,), "word": "seized"}), True),
    "a state and its police, of another matter": (("2031-05-10", "Arlen seized a trawler off Ulm.", {**HIT, "type": "COERCE"}), ("2031-05-10", "Police of Arlen seized a trawler off Corv.", {**HIT, "type": "COERCE", "source": (POLICE,), "word": "seized"}), False),
    "a refusal with two shades": (("2031-05-10", "Arlen vetoed grain and gold of Boria.", {**SAY, "type": "REJECT", "mode": "yield", "word": "vetoed"}), ("2031-05-10", "Arlen blocked grain and gold of Boria.", {**SAY, "type": "REJECT", "mode": "assist", "word": "blocked"}), True),
    "a refusal with two shades, of other matters": (("2031-05-10", "Arlen vetoed grain and gold of Boria.", {**SAY, "type": "REJECT", "mode": "yield", "word": "vetoed"}), ("2031-05-10", "Arlen blocked roads and ports of Boria.", {**SAY, "type": "REJECT", "mode": "assist", "word": "blocked"}), False),
    "a request for help and one to yield": (("2031-05-10", "Arlen asked Boria for grain and gold.", {**SAY, "type": "REQUEST", "mode": "assist", "word": "asked"}), ("2031-05-10", "Arlen asked Boria to share grain and gold.", {**SAY, "type": "REQUEST", "mode": "yield", "word": "asked"}), False),
    "a charge and an inquiry": (("2031-05-10", "Arlen accused Boria of taking grain and gold.", {**SAY, "mode": "allege", "word": "accused"}), ("2031-05-10", "Arlen probed Boria for taking grain and gold.", {**SAY, "mode": "investigate", "word": "probed"}), False),
    "nobody's deed, no day": (("2031-05-10", "Boria was shelled near the long bridge.", {**HIT, "source": (), "time": None}), ("2031-05-10", "Boria was shelled near the long bridge again.", {**HIT, "source": (), "time": None}), False),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_two_reports_of_one_event_or_of_two(case: str) -> None:
    one, other, same = CASES[case]
    assert (len(events(told(*(tuple([d, s, dict(m)]) for d, s, m in (one, other))))) == 1) == same


NAMED = {
    "one is called otherwise": ("Arlen imposed sanctions on Boria.", "Oldport sanctioned Boria.", True),
    "both are": ("Arlen threatened Boria with war.", "Oldport threatened Newtown with war.", True),
    "of another matter": ("Arlen threatened Boria with war.", "Oldport threatened Newtown with fire.", False),
    "of none": ("Oldport threatened Newtown.", "Oldport threatened Newtown once.", False),
    "by whom nobody is called": ("Arlen threatened Boria with war.", "Arlen of Weyburn threatened Boria with war and fire.", False),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMED)
def test_words_for_the_actors_keep_nothing_apart(case: str) -> None:
    """The capital stands for the state; it speaks for no matter by itself."""
    one, other, same = NAMED[case]
    kind = {**SAY, "type": "SANCTION" if "sanction" in one else "THREATEN"}
    graph = told(*(("2031-05-10", sentence, {**kind, "word": next(word for word in sentence.split() if word.endswith("ed"))}) for sentence in (one, other)))  # fmt: skip
    namings = [Naming(page.id, actor.id, text, False) for page in graph.documents for actor, text in ((A, "Oldport"), (B, "Newtown"))]  # fmt: skip
    found = told_once(KnowledgeGraph.of(graph.documents, graph.facts, (), namings))
    assert (len({event.event for event in found.events}) == 1) == same


SEATED = {
    "the body that sits in the city": ("Brussels", UNION, True),
    "and its state is told besides": ("Belgium", UNION, False),
    "the state itself": ("Brussels", B, True),
    "another state": ("Brussels", A, False),
}


@pytest.mark.parametrize("case", SEATED)
def test_a_city_may_stand_for_its_state_and_for_the_body_that_sits_there(case: str) -> None:
    """Where the document calls the state by nothing else; B lies there."""
    word, doer, same = SEATED[case]
    matter, target = "over grain and gold", Actor("Corv", "Corv", "country", "COR", "GOV")
    kind = {**SAY, "type": "SANCTION", "target": (target,), "word": "sanctioned"}
    graph = told(("2031-05-10", f"Brussels sanctioned Corv {matter}.", {**kind, "source": (B,)}),
                 ("2031-05-10", f"It sanctioned Corv {matter}.", {**kind, "source": (doer,)}))  # fmt: skip
    namings = [Naming("d0", B.id, text, False) for text in {"Brussels", word}]
    found = told_once(KnowledgeGraph.of(graph.documents, graph.facts, (), namings))
    assert (len({event.event for event in found.events}) == 1) == same


def of_one_sentence(name: str, published: str, text: str, *facts: dict[str, object]) -> KnowledgeGraph:
    """Several facts of one sentence."""
    page = graphs.Page(name, published)
    says = page.says(text, text.split()[1])
    made = []
    for fact in facts:
        time = fact.get("time")
        at = Evidence(name, *(text.index("Tuesday") + end for end in (0, 7))) if time else None
        dated = TimeSpan(time.start, time.end, "day", "Tuesday", at) if isinstance(time, TimeSpan) else None
        made.append(Event(**{**says, **fact, "time": dated}))  # type: ignore[arg-type]
    return KnowledgeGraph.of([page.document], made)


def joined(*parts: KnowledgeGraph) -> bool:
    """Whether the first facts of two documents are of one event."""
    whole = KnowledgeGraph.of(
        [part.documents[0] for part in parts], [fact for part in parts for fact in part.facts]
    )
    events = {event.id: event.event for event in told_once(whole).events}
    return len({events[part.events[0].id] for part in parts}) == 1


TUESDAY = graphs.day("2031-05-06")


@pytest.mark.parametrize(
    ("kind", "day", "same"),
    [("ACCUSE", "2031-05-06", True), ("ACCUSE", "2031-05-07", False), ("CONSULT", "2031-05-06", False)],
)
def test_on_tuesday_may_be_the_day_of_what_was_said_of_a_deed(kind: str, day: str, same: bool) -> None:
    """ "Condemned the raid on Tuesday" was dated by the reader as the raid; a meeting after it is none."""
    raid = {"type": "ASSAULT", "source": (B,), "target": (TESSA,), "time": TUESDAY}
    said = {**SAY, "type": kind}
    one = of_one_sentence(
        "d0", "2031-05-10", "Arlen condemned the raid on the mill of Tessa on Tuesday.", said, raid
    )
    text = "Tuesday: Arlen condemned Boria over the raid on the mill of Tessa."
    other = of_one_sentence("d1", "2031-05-10", text, {**said, "time": graphs.day(day)})
    assert joined(one, other) == same


@pytest.mark.parametrize(
    ("first", "second", "dead", "same"),
    [
        ("2031-05-07", "2031-05-08", (20, 43), True),
        ("2031-05-07", "2031-05-08", (43, 20), False),
        ("2031-05-07", "2031-05-07", (20, 43), False),
        ("2031-05-07", "2031-05-08", (None, 43), False),
    ],
)
def test_a_toll_that_rises_is_no_other_event(
    first: str, second: str, dead: tuple[int | None, int], same: bool
) -> None:
    """It keeps apart where the later counts less, both are of one day, or the number counts something else."""
    parts = []
    for name, day, toll in (("d0", first, dead[0]), ("d1", second, dead[1])):
        text = f"Arlen bombed a market in Tessa on Tuesday, killing {toll or 20} people."
        hit = {**HIT, "target": (TESSA,), "time": TUESDAY}
        size = {"size": (("dead", toll),)} if toll else {}
        parts.append(
            of_one_sentence(name, day, text, hit, {**HIT, "time": TUESDAY, "mode": "firearms", **size})
        )
    assert joined(*parts) == same


def test_an_event_knows_its_reports() -> None:
    """How many there are, of how many documents and sources, the first of them, and why each is one."""
    graph = told_once(told(("2031-05-11", MEET, {"by": "Wire"}), ("2031-05-10", MEET, {"by": "Post"}),
                           ("2031-05-12", "Olaf Dáne conferred with Mira Kov.", {"by": "Wire"})))  # fmt: skip
    first = graph.events[1]
    assert {event.event for event in graph.events} == {first.id}
    assert first.occurrence == Occurrence(first.id, "", graph.events[0].id, 3, 3, 2, date(2031, 5, 10))
    assert [event.occurrence.how for event in graph.events if event.occurrence] == ["copy", "", "exact"]


def test_a_lone_report_is_its_own_event() -> None:
    (event,) = told_once(told(("2031-05-11", MEET, {}))).events
    assert (event.event, event.occurrence) == (event.id, None)


def test_what_is_known_beside_others_makes_no_other_event() -> None:
    graph = told(("2031-05-11", MEET, {}), ("2031-05-10", MEET, {}))
    assert told_once(graph) == graph
    assert set(told_once(graph).events) == set(graph.events)


def test_the_order_of_the_documents_is_nothing() -> None:
    rows = [("2031-05-10", MEET, {"place": TESSA}), ("2031-05-10", "Arlen and Boria held talks.", {"source": (A, B), "target": (), "place": TESSA}),
            ("2031-05-10", "Ivo Kepp met Sara Lund in Tessa.", {"source": (KEPP,), "target": (LUND,), "place": TESSA}),
            ("2031-05-12", "Olaf Dáne met Mira Kov.", {})]  # fmt: skip
    all_ = reports(told(*rows))
    expected = find_events(all_)
    for order in permutations(all_):
        assert find_events(order) == expected


def test_what_fits_two_that_do_not_fit_each_other_is_joined_with_neither() -> None:
    """The two states held talks, when their ministers met and their presidents too."""
    both = told(
        ("2031-05-10", MEET, {"place": TESSA}),
        ("2031-05-10", "Ivo Kepp met Sara Lund in Tessa.", {"source": (KEPP,), "target": (LUND,), "place": TESSA}),
        ("2031-05-10", "Arlen and Boria held talks.", {"source": (A, B), "target": (), "place": TESSA}),
    )  # fmt: skip
    assert events(both) == ["d0", "d1", "d2"]


@pytest.mark.parametrize("hours", [("at dawn", "at midnight"), ("at midnight", "at dawn")])
def test_what_may_be_of_two_hours_is_joined_with_neither(hours: tuple[str, str]) -> None:
    """Whichever stands first; two that fit each other take it with them."""
    shelled = {**HIT, "target": (TESSA,), "word": "shelled"}
    rows = [("2031-05-10", f"Arlen shelled Tessa {hour}.", dict(shelled)) for hour in hours]
    plain = ("2031-05-10", "Arlen shelled Tessa.", dict(shelled))
    assert events(told(*rows, plain)) == ["d0", "d1", "d2"]
    assert events(told(rows[0], plain)) == ["d0 d1"]


def test_every_report_leads_to_the_first() -> None:
    """By one or more others, and never in a circle."""
    graph = told_once(told(
        ("2031-05-12", "Olaf Dáne met Mira Kov in Tessa on Friday.", {}), ("2031-05-11", AGAIN, {}),
        ("2031-05-13", "Mira Kov and Sara Lund met Olaf Dáne.", {"source": (KOV, LUND)}),
        ("2031-05-10", MEET, {}), ("2031-05-14", AGAIN, {}),
    ))  # fmt: skip
    known = {event.id: event.occurrence for event in graph.events if event.occurrence}
    assert len(known) == 5
    for fact in known:
        way = [fact]
        while known[way[-1]].how:
            way.append(known[way[-1]].other)
            assert way[-1] not in way[:-1]
        assert way[-1] == known[fact].id


def test_likeness_leads_no_further() -> None:
    """A is like B and B like C, but A is not like C."""
    chain = told(*(("2031-05-10", f"Arlen accused Boria of {what}.", dict(SAY)) for what in
                   ("poisoned wells, stolen cattle, burnt barns and cut cables", "stolen cattle, burnt barns, cut cables and felled trees",
                    "burnt barns, cut cables, felled trees and dead bees")))  # fmt: skip
    assert len(events(chain)) == 2


def test_one_text_tells_two_things_unless_it_gives_them_one_day() -> None:
    page = graphs.Page("d", "2031-05-10")
    common = {"type": "CONSULT", "source": (KOV,), "target": (DANE,), "reciprocal": True}
    for time, expected in ((FRIDAY, 1), (None, 2)):
        facts = [
            Event(**common, time=time, **page.says(text, "met"))
            for text in (MEET, "Kov met Dáne at noon in Tessa.")
        ]  # type: ignore[arg-type]
        found = told_once(KnowledgeGraph.of([page.document], facts))
        assert len({event.event for event in found.events}) == expected


# ---------------------------------------------------------------- copies

STORY = (
    "Arlen called on Boria to open the border. The foreign minister said that the harvest could not wait. "
    "He spoke after a meeting of ambassadors in Tessa. He said that the closed road was a warning to all. "
    "Arlen offered to send a mediator. Boria had no comment on the offer. "
)


def copied(*pages: tuple[str, str | None, str]) -> dict[str, tuple[str, str]]:
    texts = {name: graphs.Document(name, text, published=date.fromisoformat(day) if day else None) for name, day, text in pages}  # fmt: skip
    found = find_copies(map(sketch_of, texts.values()), lambda name: texts[name].text)
    return {name: (copy.original, copy.how) for name, copy in sorted(found.items())}


@pytest.mark.parametrize(
    ("other", "how"),
    [
        (STORY.upper(), "copy"),
        ("TESSA (Northern Press) - " + STORY + "(Reporting by O. Lind)", "copy"),
        (STORY + "On Tuesday the president spoke to both sides, and a convoy with grain left for the border post.", "update"),
        (" ".join(STORY.split()[:30]) + " nothing came of it, as the two sides could not even settle who was to pay for it all", None),
        ("Quite another text, of other people, who did other things on other days in other lands.", None),
    ],
)  # fmt: skip
def test_copies_and_updates(other: str, how: str | None) -> None:
    found = copied(("b", "2031-05-10", STORY), ("a", "2031-05-11", other))
    assert found == ({"a": ("b", how)} if how else {})


def test_the_first_is_the_original_by_day_then_by_id() -> None:
    assert copied(("b", "2031-05-10", STORY), ("a", "2031-05-11", STORY), ("c", "2031-05-10", STORY)) == {
        "a": ("b", "copy"), "c": ("b", "copy"),
    }  # fmt: skip


def test_a_form_that_is_filled_in_again_is_no_copy() -> None:
    assert copied(("a", "2031-05-10", STORY), ("b", "2032-05-10", STORY)) == {}


def test_a_copy_of_an_update_has_the_first_as_its_original() -> None:
    later = STORY + "On Tuesday the president spoke to both sides, and a convoy left for the border post."
    assert copied(("a", "2031-05-10", STORY), ("b", "2031-05-11", later), ("c", "2031-05-12", later)) == {
        "b": ("a", "update"), "c": ("a", "copy"),
    }  # fmt: skip


def test_the_same_sentence_of_a_copy_is_the_same_report() -> None:
    """Whatever it tells of its day."""
    pages = [graphs.Page(name, day, source=name) for name, day in (("a", "2031-05-10"), ("b", "2031-05-12"))]
    facts = [Event(type="REQUEST", source=(A,), target=(B,), factuality="hypothetical", **page.says(STORY, "called"))
             for page in pages]  # type: ignore[arg-type]  # fmt: skip
    graph = told_once(KnowledgeGraph.of([page.document for page in pages], facts))
    assert {event.event for event in graph.events} == {graph.events[0].id}
    assert graph.events[1].occurrence == Occurrence(
        graph.events[0].id, "copy", graph.events[0].id, 2, 2, 1, date(2031, 5, 10)
    )


# ---------------------------------------------------------------- when copies happened

Printed = tuple[str, str, str | None, str, str]
"""A document: its name, its paper, its day, its text, and the day that "Friday" is in it by itself ("" for none)."""
PEACE = "Kov met Dáne on Friday."
LONGER = STORY + PEACE
ADDED = LONGER + " Kepp met Lund on Monday, and a convoy with grain left for the post at the border."


def printed(*rows: Printed) -> KnowledgeGraph:
    """Each text with its meetings, dated as the document would by itself: "Friday" as told, Monday three days later."""
    pages, facts = [], []
    for name, paper, published, text, friday in rows:
        page = graphs.Document(
            name, text, source=paper, published=date.fromisoformat(published) if published else None
        )
        pages.append(page)
        facts += [made for made in (_met(page, "Kov met Dáne", "Friday", friday, 0, (KOV,), (DANE,)),
                                    _met(page, "Kepp met Lund", "Monday", friday, 3, (KEPP,), (LUND,))) if made]  # fmt: skip
    return told_once(KnowledgeGraph.of(pages, facts))


def _met(
    page: graphs.Document, says: str, word: str, day: str, more: int, source: tuple[Actor, ...], target: tuple[Actor, ...]
) -> Event | None:  # fmt: skip
    if says not in page.text:
        return None
    start, at = page.text.index(says), page.text.index(word)
    start = page.text.rfind("\n", 0, start) + 1 if "- " in page.text[:start] else start
    when = date.fromisoformat(day) + timedelta(more) if day else None
    met = page.text.index("met", start)
    return Event(
        type="CONSULT", source=source, target=target, reciprocal=True, published=page.published, predicate="met",
        time=TimeSpan(when, when, "day", word, Evidence(page.id, at, at + len(word))),
        evidence=Evidence(page.id, start, page.text.index(".", at) + 1), trigger=Evidence(page.id, met, met + 3),
    )  # fmt: skip


FIRST_OF = ("a", "Wire", "2031-05-10", PEACE, "2031-05-09")
LONG_OF = ("a", "Wire", "2031-05-10", LONGER, "2031-05-09")
PRINTINGS: dict[str, tuple[Printed, Printed, str]] = {
    "the same, a week later": (FIRST_OF, ("b", "Weekly", "2031-05-17", PEACE, "2031-05-16"), "a b 2031-05-09"),
    "the same, in capitals": (FIRST_OF, ("b", "Weekly", "2031-05-17", PEACE.upper().replace("KOV MET DÁNE", "Kov met Dáne").replace("FRIDAY", "Friday"), "2031-05-16"), "a b 2031-05-09"),
    "the same, on the next day": (FIRST_OF, ("b", "Wire", "2031-05-11", PEACE, "2031-05-10"), "a b 2031-05-09"),
    "the name of the later comes first": (("z", *FIRST_OF[1:]), ("b", "Weekly", "2031-05-17", PEACE, "2031-05-16"), "b z 2031-05-09"),
    "of no day": (FIRST_OF, ("b", "Weekly", None, PEACE, ""), "a b 2031-05-09"),
    "months later": (FIRST_OF, ("b", "Weekly", "2031-08-10", PEACE, "2031-08-08"), "a 2031-05-09, b 2031-08-08"),
    "a short note of the same paper, a week later": (FIRST_OF, ("b", "Wire", "2031-05-17", PEACE, "2031-05-16"), "a 2031-05-09, b 2031-05-16"),
    "a long text of the same paper, a week later": (LONG_OF, ("b", "Wire", "2031-05-17", LONGER, "2031-05-16"), "a b 2031-05-09"),
    "with a dateline before it": (LONG_OF, ("b", "Weekly", "2031-05-17", STORY + "\nTESSA (Northern Press) - " + PEACE, "2031-05-16"), "a b 2031-05-09"),
    "with a dateline of another day": (LONG_OF, ("b", "Weekly", "2031-05-17", STORY + "\nTESSA, May 17 - " + PEACE, "2031-05-16"), "a 2031-05-09, b 2031-05-16"),
    "below another day": (LONG_OF, ("b", "Weekly", "2031-05-17", "May 17, 2031\n\n" + LONGER, "2031-05-16"), "a 2031-05-09, b 2031-05-16"),
    "an update of the next day": (LONG_OF, ("b", "Wire", "2031-05-12", ADDED, "2031-05-16"), "a b 2031-05-09, b 2031-05-19"),
    "an update a week later": (LONG_OF, ("b", "Wire", "2031-05-17", ADDED, "2031-05-16"), "a 2031-05-09, b 2031-05-16, b 2031-05-19"),
    "new, with a sentence of the old": (LONG_OF, ("b", "Weekly", "2031-05-13", "Nobody in Tessa had thought that a ferry could sink so near to land. " * 9 + PEACE, "2031-05-12"), "a 2031-05-09, b 2031-05-12"),
    "another sentence": (FIRST_OF, ("b", "Weekly", "2031-05-17", "Again Kov met Dáne on Friday.", "2031-05-16"), "a 2031-05-09, b 2031-05-16"),
}  # fmt: skip


def _told_days(graph: KnowledgeGraph) -> str:
    """The documents and day of each event: "a b 2031-05-09, b 2031-05-19"."""
    found: dict[str, set[str]] = {}
    for event in graph.events:
        found.setdefault(event.event, set()).update(
            (event.evidence.document, event.time.edtf if event.time else "")
        )
    return ", ".join(sorted((" ".join(sorted(told, key=lambda word: (len(word), word))) for told in found.values()),
                            key=lambda line: line.split()[-1]))  # fmt: skip


@pytest.mark.parametrize("case", PRINTINGS)
def test_what_a_copy_keeps_was_when_the_first_says(case: str) -> None:
    one, other, expected = PRINTINGS[case]
    assert _told_days(printed(one, other)) == expected
    assert printed(one, other) == printed(other, one)


def test_three_printings_and_an_update_have_one_day() -> None:
    rows = [LONG_OF, ("b", "Weekly", "2031-05-17", LONGER, "2031-05-16"), ("c", "Post", None, LONGER, ""),
            ("d", "Wire", "2031-05-11", ADDED, "2031-05-09"), ("e", "Post", "2031-05-13", ADDED, "2031-05-12")]  # fmt: skip
    assert _told_days(printed(*rows)) == "a b c d e 2031-05-09, d e 2031-05-12"
    assert all(printed(*order) == printed(*rows) for order in ([*reversed(rows)], [*rows[2:], *rows[:2]]))


def test_a_step_says_which_printing_dates_a_copy() -> None:
    graph = printed(FIRST_OF, ("b", "Weekly", "2031-05-17", PEACE, "2031-05-16"))
    first, copy = graph.events
    assert [str(step) for step in copy.steps] == ["time: by the first printing (a, 2031-05-10)"]
    assert (first.steps, copy.time and copy.time.at and copy.time.at.document) == ((), "b")
    assert why_one(graph, first.id)[2].endswith(
        "; dated by the first printing of its sentence (a, 2031-05-10)"
    )


def test_what_else_the_words_date_has_the_day_of_the_first_too() -> None:
    rows = [FIRST_OF, ("b", "Weekly", "2031-05-17", PEACE, "2031-05-16")]
    pages = [
        graphs.Document(n, text, source=by, published=date.fromisoformat(day or ""))
        for n, by, day, text, _ in rows
    ]
    facts, triples, states = [], [], []
    for page, row in zip(pages, rows, strict=True):
        event = _met(page, "Kov met Dáne", "Friday", row[4], 0, (KOV,), (DANE,))
        assert event is not None
        slots = (
            Slot("subject", "Kov", 0, 3),
            Slot("relation", "met", 4, 7),
            Slot("time", "on Friday", 13, 22, (), event.time),
        )
        triples.append(Triple(slots[0], slots[1], (slots[2],), event.evidence, time=event.time))
        states.append(
            State(
                type="HOLDS_OFFICE",
                source=(KOV,),
                target=(A,),
                time=event.time,
                evidence=event.evidence,
                trigger=event.trigger,
            )
        )
        facts.append(event)
    graph = told_once(KnowledgeGraph.of(pages, [*facts, *states], triples))
    told_times = [
        *(fact.time for fact in graph.facts),
        *(triple.time for triple in graph.triples),
        *(triple.arguments[0].time for triple in graph.triples),
    ]
    assert {time.edtf for time in told_times if time} == {"2031-05-09"}


def test_what_the_user_keeps_apart_keeps_its_day(tmp_path: Path) -> None:
    rows = FIRST_OF, ("b", "Weekly", "2031-05-17", PEACE, "2031-05-16")
    a, b = (event.id for event in printed(*rows).events)
    pages = [
        graphs.Document(n, text, source=by, published=date.fromisoformat(day or ""))
        for n, by, day, text, _ in rows
    ]
    facts = [
        _met(page, "Kov met Dáne", "Friday", row[4], 0, (KOV,), (DANE,))
        for page, row in zip(pages, rows, strict=True)
    ]
    graph = KnowledgeGraph.of(pages, [fact for fact in facts if fact])
    assert (
        _told_days(told_once(graph, statements(tmp_path, f"apart-event,{a},{b}")))
        == "a 2031-05-09, b 2031-05-16"
    )


def test_empty_and_tiny_texts_are_no_trouble() -> None:
    assert copied(("a", None, ""), ("b", None, ""), ("c", None, "No."), ("d", None, "?!")) == {
        "b": ("a", "copy"), "d": ("a", "copy"),
    }  # fmt: skip
    assert shingles("\ud800 a b c d")


def test_a_live_page_of_many_versions_is_quick() -> None:
    """Hundreds of versions, each a little longer: one original."""
    words = STORY.split() * 3
    pages = [
        (f"v{n:03}", "2031-05-10", " ".join([*words, *(f"more{i}" for i in range(n))])) for n in range(200)
    ]
    assert {original for original, _ in copied(*pages).values()} == {"v000"}


def test_a_sketch_is_the_same_everywhere() -> None:
    """Its bytes are written, so another library or machine has to make the same."""
    sketch = sketch_of(graphs.Document("a", STORY))
    assert len(sketch.minhash) == 512
    assert sketch.minhash[:8].hex() == sketch_of(graphs.Document("b", STORY.lower())).minhash[:8].hex()


# ---------------------------------------------------------------- what the user says


def statements(tmp_path: Path, *rows: str) -> Statements:
    path = tmp_path / "who.csv"
    path.write_text("\n".join(("rule,actor,other", *rows)), encoding="utf-8")
    return read_statements([path])


def test_the_user_has_the_last_word(tmp_path: Path) -> None:
    graph = told(("2031-05-10", MEET, {}), ("2031-05-11", MEET, {}), ("2031-09-01", "Olaf Dáne met Mira Kov.", {"time": None}))  # fmt: skip
    a, b, c = (event.id for event in graph.events)
    said = statements(tmp_path, f"apart-event,{a},{b}", f"same-event,{a},{c}")
    found = told_once(graph, said).events
    assert [event.event for event in found] == [a, b, a]
    assert found[2].occurrence is not None and found[2].occurrence.how == "who.csv, line 3"
    assert list(unmet_reports([a, b, c], statements(tmp_path, f"same-event,{a},0123"))) == [
        "who.csv, line 2: no report has the id 0123"
    ]


def test_what_the_user_keeps_apart_is_his_decision(tmp_path: Path) -> None:
    """A third that agrees with both goes with one of them, and the reasons say whose decision it was."""
    more = "Mira Kov and Sara Lund met Olaf Dáne in Tessa."
    graph = told(("2031-05-10", MEET, {"place": TESSA}), ("2031-05-11", "Olaf Dáne talked with Mira Kov.", {"place": TESSA}),
                 ("2031-05-11", more, {"source": (KOV, LUND), "word": "met", "place": TESSA}))  # fmt: skip
    a, b, _ = (event.id for event in graph.events)
    assert len({event.event for event in told_once(graph).events}) == 1
    found = told_once(graph, statements(tmp_path, f"apart-event,{a},{b}"))
    assert [event.event for event in found.events] == [a, b, a]
    assert [line.rpartition(": ")[2] for line in why_one(found, b)] == [
        "CONSULT, 1 report in 1 document of 1 source", "the only report", "so says your file (who.csv, line 2)",
        f"it goes with {a}, which your file keeps apart (who.csv, line 2)",
    ]  # fmt: skip
    assert why_one(found, a)[-1].endswith("so says your file (who.csv, line 2)")
    back = graph_of(written.lines_of(found, "events.jsonl"))
    assert [event.steps for event in back.events] == [event.steps for event in found.events]


def test_the_user_keeps_copies_apart(tmp_path: Path) -> None:
    graph = told(*(("2031-05-10", MEET, {"place": TESSA}) for _ in range(3)))
    a, b, _ = (event.id for event in graph.events)
    found = told_once(graph, statements(tmp_path, f"apart-event,{a},{b}"))
    assert [event.event for event in found.events] == [a, b, b]
    assert sum("your file" in line for line in why_one(found, a)) == 2


def test_papers_that_print_one_text_are_one_source() -> None:
    graph = told_once(told(("2031-05-10", MEET, {"by": "Wire"}), ("2031-05-10", MEET, {"by": "Post"})))
    assert why_one(graph, graph.events[0].id)[0].endswith(
        "2 reports in 2 documents of 1 source, printed by 2"
    )


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (("same-event,a",), "needs the ids of two reports"),
        (("apart-event,a,a",), "needs the ids of two reports"),
        (("same-event,a,b", "same-event,b,c", "apart-event,a,c"), "are of one event by another row"),
    ],
)
def test_rows_that_cannot_be(tmp_path: Path, rows: tuple[str, ...], why: str) -> None:
    with pytest.raises(LexiconError, match=why):
        statements(tmp_path, *rows)


# ---------------------------------------------------------------- many


@pytest.mark.untraced
def test_thousands_of_reports_of_one_day_are_quick() -> None:
    """Two states, a day, 1,000 sentences that differ: a block that is never compared pair by pair."""
    dice = random.Random(1)
    words = [f"word{n}" for n in range(400)]
    texts = [" ".join(dice.sample(words, 8)) for _ in range(1000)]
    facts = [report_of(Event(**{**SAY, "time": FRIDAY}, **page.says(text, text.split()[0])), page.document)  # type: ignore[arg-type]
             for text, page in ((text, graphs.Page(f"d{n}", "2031-05-10")) for n, text in enumerate(texts))]  # fmt: skip
    assert len(find_events(facts)) < 1000


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar(day: date) -> None:
    for factuality in ("actual", "future"):
        row = {"time": None, "factuality": factuality}
        assert len(
            events(told((day.isoformat(), MEET, dict(row)), (day.isoformat(), MEET + " So.", dict(row))))
        ) in (1, 2)


def test_days_that_are_wide_are_never_filled() -> None:
    wide = TimeSpan(date.min, date.max, "interval", "ever")
    (report,) = reports(told(("2031-05-10", MEET, {"time": wide})))
    assert CHECKS["open"](report, report)
    assert find_events([report]) == {}


# ---------------------------------------------------------------- what is written


def three() -> KnowledgeGraph:
    """A meeting that is told twice, and one of the next day."""
    return told_once(told(
        ("2031-05-10", MEET, {"by": "Wire"}), ("2031-05-11", "Olaf Dáne talked with Mira Kov.", {"by": "Post"}),
        ("2031-05-11", AGAIN, {"time": graphs.day("2031-05-10"), "word": "met"}),
    ))  # fmt: skip


def test_records_say_it_and_are_read_back() -> None:
    graph = three()
    lines = written.lines_of(graph, "events.jsonl")
    told_ = [json.loads(line) for line in lines]
    first = graph.events[0].id
    assert [(row["event"], row["reports"], row["sources"], row["how"]) for row in told_] == [
        (first, 2, 2, None), (first, 2, 2, "exact"), (graph.events[2].id, 1, 1, None),
    ]  # fmt: skip
    back = graph_of(lines)
    assert [event.occurrence for event in back.events] == [event.occurrence for event in graph.events]


PAPERS = ("Wire", "Post", "Echo", "Globe", "Herald")


def printed_by(*papers: str) -> KnowledgeGraph:
    """One text as several papers print it, a day each."""
    rows = [(f"p{n}", paper, f"2031-05-{10 + n}", LONGER, "2031-05-09") for n, paper in enumerate(papers)]
    return printed(*rows)


def corroborated(graph: KnowledgeGraph) -> list[tuple[str, str]]:
    """By how many sources and documents events are told, of those that two sources tell."""
    found = run_query("corroborated", graph, {})
    return [
        tuple(str(row[found.columns.index(name)]) for name in ("sources", "documents")) for row in found.rows
    ]  # type: ignore[misc]


def test_five_copies_are_no_corroboration() -> None:
    graph = printed_by(*PAPERS)
    assert {document.id: document.original for document in graph.documents} == {"p0": "", **dict.fromkeys(("p1", "p2", "p3", "p4"), "p0")}  # fmt: skip
    assert corroborated(graph) == []
    found = run_query("reports", graph, {"event": graph.events[0].id})
    assert [row[found.columns.index("copy_of")] or "" for row in found.rows] == ["", *["p0"] * 4]


def test_a_paper_that_writes_for_itself_corroborates_five_copies() -> None:
    rows = [(f"p{n}", paper, f"2031-05-{10 + n}", LONGER, "2031-05-09") for n, paper in enumerate(PAPERS)]
    graph = printed(*rows, ("own", "Mail", "2031-05-10", PEACE, "2031-05-09"))
    assert corroborated(graph) == [("2", "6")]


def test_copies_are_read_back_from_rdf_and_records() -> None:
    graph = printed_by(*PAPERS)
    lines = [written.text_of(graph, name).splitlines() for name in ("events.jsonl", "documents.jsonl")]
    for back in (from_rdflib(to_rdflib(graph)), graph_of(lines[0], documents=lines[1])):
        assert [document.original for document in back.documents] == ["", *["p0"] * 4]
        assert {event.occurrence.sources for event in back.events if event.occurrence} == {1}
    assert not validate(graph)


def test_rdf_says_it_and_is_read_back() -> None:
    graph = three()
    back = from_rdflib(to_rdflib(graph))
    assert [event.event for event in back.events] == [event.event for event in graph.events]
    assert [event.is_repeated for event in back.events] == [False, True, False]
    assert not validate(graph)


@pytest.mark.parametrize(
    ("query", "column", "expected"),
    [("types", "told", 2), ("types", "asserted", 2), ("types", "reports", 3), ("actors", "facts", 2), ("dyads", "events", 2)],
)  # fmt: skip
def test_the_cookbook_counts_events(query: str, column: str, expected: int) -> None:
    found = run_query(query, three(), {})
    assert {row[found.columns.index(column)] for row in found.rows} == {expected}


def test_the_reports_of_an_event_are_one_query_away() -> None:
    graph = three()
    for event in graph.events[:2]:
        found = run_query("reports", graph, {"event": event.id if not event.is_repeated else event.event})
        assert [row[found.columns.index("document")] for row in found.rows] == ["d0", "d1"]


def test_why_tells_what_was_joined_and_what_was_kept_apart() -> None:
    graph = three()
    first, second, third = (event.id for event in graph.events)
    for given in (first, second):
        assert why_one(graph, given) == [
            f"{first}: CONSULT, 2 reports in 2 documents of 2 sources",
            f"  {first} d0 (Wire, 2031-05-10): “{MEET}”: the first report",
            f"  {second} d1 (Post, 2031-05-11): “Olaf Dáne talked with Mira Kov.”: the same actors and type as {first}; "
            "status, mode and day agree, and nothing else is against it",
            f"  not {third} d2 (paper 2, 2031-05-11): “{AGAIN}”: another day",
        ]
    assert why_one(graph, third)[1].endswith(": the only report")
    assert why_one(graph, "0123") == []


def test_every_reason_has_its_words() -> None:
    assert {*CHECKS, ""} == set(APART)


def test_a_folder_is_asked_by_command(tmp_path: Path) -> None:
    graph = three()
    (tmp_path / "events.jsonl").write_text(written.text_of(graph, "events.jsonl"), encoding="utf-8")
    done = CliRunner().invoke(cli, ["explain", "--event", graph.events[1].id, str(tmp_path)])
    assert (done.exit_code, done.output.splitlines()) == (0, why_one(graph, graph.events[0].id))
    for given in (graph.events[1].id, f"https://example.org/event/{graph.events[0].id}"):
        assert CliRunner().invoke(cli, ["explain", given, str(tmp_path)]).output == done.output
    for missing in (["--event", "0123"], ["0123456789abcdef"]):
        failed = CliRunner().invoke(cli, ["explain", *missing, str(tmp_path)])
        assert (failed.exit_code, len(failed.stderr.splitlines())) == (2, 1)
        assert "has no event of the id" in failed.stderr
    extra = CliRunner().invoke(cli, ["explain", "Kov met Lund.", str(tmp_path)])
    assert (extra.exit_code, "one argument too many" in extra.stderr) == (2, True)


def test_a_state_is_told_to_be_one() -> None:
    page = graphs.Page("d", "2031-05-10", source="Wire")
    state = State(type="ALLY_OF", source=(A,), target=(B,), **page.says("Arlen is an ally of Boria.", "ally"))
    graph = KnowledgeGraph.of([page.document], [state])
    assert why_one(graph, state.id) == [
        f"{state.id} d (Wire, 2031-05-10): “Arlen is an ally of Boria.”: ALLY_OF, a state: these are not joined"
    ]


def test_the_manifest_counts_events() -> None:
    told_ = counts(three(), Run())
    assert (told_["events"], told_["reports"], told_["events_by_type"]) == (2, 3, {"CONSULT": 2})


def test_parts_on_disk_say_the_same(tmp_path: Path) -> None:
    """Archives add part after part, and tell the events when all are known."""
    whole, heard = three(), Told()
    with (tmp_path / "parts").open("w+b") as file:
        parts = Parts(file)
        for part in by_document(KnowledgeGraph.of(whole.documents, whole.facts)):
            heard.add(part)
            parts.add(Sealed.of(part))
        parts.tell_events(heard.events({each.id: each.text for each in whole.documents}.__getitem__))
        found = [event.occurrence for part in parts.parts() for event in part.events]
    assert found == [event.occurrence for event in whole.events]


def test_the_pairs_are_150_and_40_later_and_a_third_of_the_first_is_blind() -> None:
    pairs = tomllib.loads((Path(__file__).parent / "data" / "reports.toml").read_text(encoding="utf-8"))[
        "pair"
    ]
    assert sum("later" not in pair for pair in pairs) == 150
    assert len(pairs) == 190
    assert sum(pair.get("blind", False) for pair in pairs) >= 50
    assert {pair["type"] for pair in pairs} <= set(EVENT_TYPES)

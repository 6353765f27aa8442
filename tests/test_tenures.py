"""Tests of kg.page.tenures: sentences about states -> who held which office from when to when."""

from __future__ import annotations

from datetime import date
from typing import Any

import made
import pytest

from kg.graph import KnowledgeGraph
from kg.known import KnownTerm, known_terms
from kg.model import Actor, State, TimeSpan
from kg.page import tenures
from kg.page.tenures import tenures_of

USA = Actor("United_States", "United States", "country", "USA", "GOV")
BLINKEN = Actor("Antony_Blinken", "Antony Blinken", "person", "USA", "GOV")


def told(*said: dict[str, Any]) -> KnowledgeGraph:
    """A graph of one state for each: that Vesta is minister of Norland, unless told otherwise."""
    writer = made.Writer("d", date(2031, 2, 10))
    usual: dict[str, Any] = {"type": "HOLDS_OFFICE", "source": (made.VESTA,), "target": (made.NORLAND,)}
    states = [
        State(**{**usual, "role": "minister", "rule": "appos", **writer.says(f"Told {i}.", "Told"), **more})
        for i, more in enumerate(said)
    ]
    return KnowledgeGraph.of([writer.document], states)


def terms(graph: KnowledgeGraph) -> list[tuple[str, str, str, str, int]]:
    """Who, office or kind, since, until, told how often."""
    return [
        (t.key.who, t.key.office or t.key.kind, t.since, t.until, len(t.facts)) for t in tenures_of(graph)
    ]


def test_sentences_of_one_office_are_one_tenure() -> None:
    """However the title is written; another office, or another person, is another."""
    spellings = ("Minister for Foreign Affairs", "foreign minister", "Foreign Minister")
    graph = told(*({"role": role} for role in spellings), {"role": "judge"}, {"source": (made.PELL,)})
    assert terms(graph) == [
        ("Ana_Vesta", "foreign minister", "", "", 3),
        ("Ana_Vesta", "judge", "", "", 1),
        ("Igor_Pell", "minister", "", "", 1),
    ]


def test_a_title_cut_short_joins_the_whole_one() -> None:
    """ "Secretary" that of the Secretary of State, if there is but one; "vice president" is no president."""
    graph = told({"role": "Secretary of State"}, {"role": "Secretary"})
    assert terms(graph) == [("Ana_Vesta", "secretary of state", "", "", 2)]
    graph = told({"role": "premier"}, {"role": None, "type": "LEADS"})
    assert [told_of[-1] for told_of in terms(graph)] == [2]
    graph = told({"role": "Secretary of State"}, {"role": "Secretary of Defence"}, {"role": "Secretary"})
    assert len(terms(graph)) == 3
    assert len(terms(told({"role": "president"}, {"role": "vice president"}))) == 2


def test_bounds_that_a_text_tells() -> None:
    """ "Since 2030" begins it, "former" ends it; a day on which somebody was it does neither."""
    since = TimeSpan(date(2030, 1, 1), None, "year", "since 2030")
    over = TimeSpan(None, date(2031, 2, 9), "day", "former")
    assert terms(told({"time": since}, {"time": over}, {"time": made.day("2030-05-05")})) == [
        ("Ana_Vesta", "minister", "2030", "2031-02-09", 3)
    ]


def test_only_what_is_so_counts() -> None:
    """What is planned, denied or hypothetical holds no office."""
    graph = told({"factuality": "future"}, {"polarity": "negative"}, {"factuality": "hypothetical"})
    assert terms(graph) == []


def test_allies_are_one_tie_whichever_is_named_first() -> None:
    """Norland is the ally of Sudia, and Sudia of Norland."""
    two = (made.SUDIA,), (made.NORLAND,)
    ways = ({"source": a, "target": b, "type": "ALLY_OF", "role": None} for a, b in (two, two[::-1]))
    assert terms(told(*ways)) == [("Norland", "ALLY_OF", "", "", 2)]


def test_known_terms_take_the_sentences_that_fall_into_them() -> None:
    """The dates of our tables, the sentences of the texts; terms that no text tells are there, too."""
    office = {"source": (BLINKEN,), "target": (USA,), "role": "Secretary"}
    graph = told(*({**office, "published": date(2022, month, 1)} for month in (1, 2, 3)))
    assert terms(graph) == [
        ("Antony_Blinken", "deputy national security adviser", "2013", "2015", 0),
        ("Antony_Blinken", "deputy secretary of state", "2015-01-09", "2017-01-19", 0),
        ("Antony_Blinken", "secretary of state", "2021-01-26", "2025-01-20", 3),
    ]


def test_of_two_known_terms_each_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence belongs to the last term that had begun when it was told; "former" to the one that is over."""
    bounds = [("2010", "2014", "2010-01-01", "2014-12-31"), ("2020-06", "", "2020-06-01", "2032-01-01")]
    known = [KnownTerm("Ana_Vesta", "Norland", "minister", True, *each) for each in bounds]
    monkeypatch.setattr(tenures, "known_terms", lambda: tuple(known))
    over = TimeSpan(None, date(2019, 12, 31), "day", "former")
    days = [{"published": date(2012, 1, 1)}, {"published": date(2021, 1, 1)}, {"time": over}]
    assert terms(told(*days)) == [
        ("Ana_Vesta", "minister", "2010", "2014", 2),
        ("Ana_Vesta", "minister", "2020-06", "", 1),
    ]


def test_known_terms_have_days() -> None:
    """A day on which somebody was but seen bounds nothing; each term holds up to some day."""
    for term in known_terms():
        assert "~" not in term.since + term.until and term.first[:4] == term.since[:4] and term.held


def test_the_page_reads_a_table() -> None:
    """Rows as long as the heading, with the numbers of the facts in the order of the graph."""
    table = tenures.tenures(told({}, {}))
    assert table["rows"] == [["Ana_Vesta", "Norland", "office", "minister", "", "", "", 0, (0, 1)]]
    assert len(table["columns"]) == 9

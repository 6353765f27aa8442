"""The briefing: what it says of a graph, in which order, and that it counts as the page does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import parse_qsl

import made
import pytest

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Event, Occurrence, State
from kg.page.briefing import briefing


def lines(graph: KnowledgeGraph, *, fold: bool = False) -> dict[str, list[str]]:
    """The lines under each heading as words."""
    return {
        str(section["head"]): [
            "".join(p if isinstance(p, str) else p[0] for p in line) for line in section["lines"]
        ]  # type: ignore[attr-defined]
        for section in briefing(graph, fold=fold)
    }


def links(graph: KnowledgeGraph) -> list[tuple[str, list[tuple[str, str]]]]:
    """All links: their words, and what is behind them."""
    found = [p for section in briefing(graph) for line in section["lines"] for p in line]  # type: ignore[attr-defined]
    return [(p[0], parse_qsl(p[1])) for p in found if not isinstance(p, str)]


def told(count: int, first: date, step: int = 1, **more: object) -> list[Event]:
    """Accusations of Norland's against Sudia, of one day each."""
    events = []
    for n in range(count):
        day = first + timedelta(days=n * step)
        writer = made.Writer(f"d{day}", day)
        events.append(
            Event(
                **{"type": "ACCUSE", "source": (made.NORLAND,), "target": (made.SUDIA,), **more},  # type: ignore[arg-type]
                **writer.says("Norland accused Sudia.", "accused"),  # type: ignore[arg-type]
            )
        )
    return events


def graph_of(*facts: Event) -> KnowledgeGraph:
    """A graph with the documents of its facts."""
    days = {fact.evidence.document: fact.published for fact in facts}
    papers = [made.Document(key, "Norland accused Sudia.\n", key, day) for key, day in days.items()]
    return KnowledgeGraph.of(papers, facts)


def test_what_is_said_of_a_small_graph() -> None:
    """All, who, between whom, what is to come."""
    found = lines(made.small())
    assert found[""] == [
        "10 facts: 6 told as fact, 1 claimed by others, 1 planned, 1 asked for or supposed and 1 denied."
        " None of them is told by two sources.",
        "Most are of Norland (7), Sudia (6) and Ana Vesta (2). Of two states, most stand between Norland – Sudia"
        " (5, all conflict).",
    ]
    assert found["To come"] == ["1 May 2031: Coastal Union · Aid → Sudia."]
    assert list(found) == ["", "To come"]


def test_people_count_with_their_state_where_the_page_does() -> None:
    """Vesta and Pell act for Norland and Sudia."""
    _, who = lines(made.small(), fold=True)[""]
    assert who.startswith(
        "Most are of Norland (8), Sudia (8) and Coastal Union (2), each with its people and organs."
    )
    assert "Norland – Sudia (6, mostly conflict)" in who


def test_most_between_two_is_said_of_states_alone_where_states_lead() -> None:
    """A party may have more with its state than two states have: the sentence says of whom it speaks."""
    states = told(2, date(2031, 1, 1))
    others = told(3, date(2031, 2, 1), target=(made.UNION,))
    _, who = lines(graph_of(*states, *others))[""]
    assert who.endswith("Of two states, most stand between Norland – Sudia (2).")
    _, who = lines(graph_of(*others))[""]
    assert who.endswith(" Most stand between Coastal Union – Norland (3, all conflict).")


def test_an_event_that_several_report_counts_once() -> None:
    """Two reports of one event, and another."""
    one, again, other = told(3, date(2031, 1, 1))
    known = Occurrence(one.id, reports=2, documents=2)
    graph = graph_of(
        replace(one, occurrence=known), replace(again, occurrence=replace(known, how="same")), other
    )
    assert lines(graph)[""] == [
        "2 facts: 2 told as fact. None of them is told by two sources.",
        "Most are of Norland (2) and Sudia (2). Of two states, most stand between Norland – Sudia (2).",
    ]


def test_ties_that_several_sources_tell_are_no_events() -> None:
    """Who holds an office is told by all: the briefing says that it is ties, not deeds, that several sources tell."""
    papers = [made.Writer(name, date(2031, 2, 1)) for name in ("one", "other")]
    ties = [
        State(
            type="LEADS", source=(made.VESTA,), target=(made.NORLAND,), role="president", rule="title",
            **paper.says("President Vesta spoke.", "President"),  # type: ignore[arg-type]
        )
        for paper in papers
    ]  # fmt: skip
    of = [replace(paper.document, source=paper.name) for paper in papers]
    (first, _) = lines(KnowledgeGraph.of(of, ties))[""]
    assert first.endswith(" 2 of them, all standing ties, are told by two sources or more.")
    more = told(1, date(2031, 2, 1))
    known = [
        replace(event, occurrence=Occurrence(event.id, reports=2, documents=2, sources=2)) for event in more
    ]
    (first, _) = lines(KnowledgeGraph.of([*of, *graph_of(*more).documents], [*ties, *known]))[""]
    assert first.endswith(" 3 of them, 2 standing ties among them, are told by two sources or more.")


@pytest.mark.parametrize(
    ("days", "step", "expected"),
    [
        (30, 1, "The last month, 1–30 Jan 2031: 30 events."),
        (30, 3, "The last month, 28 Feb – 29 Mar 2031: 10 events."),
        (50, 2, "The last month, 11 Mar – 9 Apr 2031: 15 events."),
    ],
)
def test_the_news_are_those_of_the_last_days_that_hold_enough(days: int, step: int, expected: str) -> None:
    """A week, a month or a year; nothing is new where most of all is of those days."""
    found = lines(graph_of(*told(days, date(2031, 1, 1), step)))
    assert found["New"][0] == expected if step > 1 else "New" not in found


@pytest.mark.parametrize("times", [1, 2])
def test_who_brings_others_together_is_named_if_it_was_so_twice(times: int) -> None:
    """The third party at talks of others."""
    talks = told(times, date(2031, 1, 1), source=(made.UNION,), type="CONSULT", mode="third-party")
    found = lines(graph_of(*talks)).get("Go-betweens")
    assert found == (
        ["Bring others together, or host their talks: Coastal Union (2)."] if times == 2 else None
    )


def test_links_lead_to_what_they_name() -> None:
    """Keys of the address that the page knows, with ids of actors."""
    known = {"actor", "pair", "since", "until", "tab", "event", "status", "no-quad"}
    found = links(made.small())
    assert {key for _, where in found for key, _ in where} <= known
    assert ("Norland", [("actor", "Norland")]) in found


def test_long_names_are_cut() -> None:
    """A name of ten thousand letters takes no more room than another."""
    assert max(len(line) for some in lines(made.hostile()).values() for line in some) < 600


def test_an_empty_graph_has_no_briefing() -> None:
    """And one of documents alone neither."""
    assert briefing(KnowledgeGraph()) == []

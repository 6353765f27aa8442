"""On which days a fact is, and for which state an actor acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import graphs
from tables import each_row

from kg.graph import days_of, states_of
from kg.model import Actor, Event, Fact, State, TimeSpan

EVENT = next(fact for fact in graphs.small().events if fact.asserted)
STATE = next(fact for fact in graphs.small().states if fact.asserted)


def dated(fact: Fact, start: str, end: str, published: str) -> Fact:
    days = [date.fromisoformat(each) if each else None for each in (start, end, published)]
    time = TimeSpan(days[0], days[1], "day", "then") if start or end else None
    return replace(fact, time=time, published=days[2])


@each_row(
    [
        # what, start, end, published -> day, kind, earliest, latest
        ("event", "2022-01-10", "2022-01-10", "2022-01-12", "2022-01-10 told 2022-01-10 2022-01-10"),
        ("event", "2022-01-01", "2022-01-31", "2022-02-05", "2022-01-01 bounded 2022-01-01 2022-01-31"),
        # What is told as having happened had happened by the report ...
        ("event", "2022-01-01", "2022-01-31", "2022-01-20", "2022-01-01 bounded 2022-01-01 2022-01-20"),
        # ... which a plan has not, and a state may go on.
        ("plan", "2022-01-01", "2022-01-31", "2022-01-20", "2022-01-01 bounded 2022-01-01 2022-01-31"),
        ("state", "2022-01-01", "2022-01-31", "2022-01-20", "2022-01-01 bounded 2022-01-01 2022-01-31"),
        ("event", "", "", "2022-01-20", "2022-01-20 published 2022-01-20 2022-01-20"),
        ("event", "", "", "", "nothing"),
        ("event", "2022-03-01", "2022-03-01", "", "2022-03-01 told 2022-03-01 2022-03-01"),
        # A text that is read as of a later day than its own is not made to end before it starts.
        ("event", "2022-03-01", "2022-03-05", "2022-02-20", "2022-03-01 bounded 2022-03-01 2022-03-05"),
        # "since 1999", "until 1999", with and without a report
        ("state", "1999-01-01", "", "2022-01-20", "1999-01-01 bounded 1999-01-01 2022-01-20"),
        ("state", "2023-01-01", "", "2022-01-20", "2023-01-01 bounded 2023-01-01 2023-01-01"),
        ("state", "1999-01-01", "", "", "1999-01-01 bounded 1999-01-01 open"),
        ("state", "", "1999-12-31", "2022-01-20", "1999-12-31 bounded 1999-12-31 1999-12-31"),
        ("state", "", "2023-12-31", "2022-01-20", "2023-12-31 bounded 2022-01-20 2023-12-31"),
        ("state", "", "1999-12-31", "", "1999-12-31 bounded open 1999-12-31"),
    ]
)
def test_every_fact_of_a_dated_text_has_a_day(
    what: str, start: str, end: str, published: str, expected: str
) -> None:
    fact = {"event": EVENT, "state": STATE, "plan": replace(EVENT, factuality="future")}[what]
    assert isinstance(fact, Event | State)
    days = days_of(dated(fact, start, end, published))
    told = [str(each) if each else "open" for each in days] if days else ["nothing"]
    assert " ".join(told) == expected


@each_row(
    [
        (Actor("Antony_Blinken", "Antony Blinken", "person", "USA", "GOV"), "United_States"),
        (Actor("Red_Army", "Red Army", "organization", "SUN", "MIL"), "Soviet_Union"),
        (Actor("Duma", "State Duma", "organization", "RUS", "LEG"), "Russia"),
        (Actor("Russia", "Russia", "country", "RUS"), "Russia"),
        (Actor("Alexei_Navalny", "Alexei Navalny", "person", "RUS", "OPP"), ""),
        (Actor("Wagner", "Wagner Group", "organization", "RUS", "REB"), ""),
        (Actor("Gazprom", "Gazprom", "organization", "RUS", "BUS"), ""),
        (Actor("Moscow", "Moscow", "place", "RUS", "GOV"), ""),
        (Actor("NATO", "NATO", "organization", None, "IGO"), ""),
        (Actor("voters", "voters", "group", "USA"), ""),
        (Actor("Mira_Kov", "Mira Kov", "person", "ARL", "GOV"), ""),
    ]
)
def test_who_acts_for_a_state(actor: Actor, expected: str) -> None:
    found = states_of([actor])
    assert (found[actor.id].id if found else "") == expected


def test_a_country_that_is_in_no_list_of_ours_is_found_among_the_actors() -> None:
    assert states_of([graphs.KOV, graphs.ARLEN]) == {"Mira_Kov": graphs.ARLEN, "Arlen": graphs.ARLEN}

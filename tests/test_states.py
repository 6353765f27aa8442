"""When a title holds: today's in the news, then in a sentence of a time long past, no more after "was"."""

from __future__ import annotations

from datetime import date

import pytest

import kg
from kg.api import Graph
from kg.sparql import ask as queries

pytestmark = pytest.mark.model
PRINTED = date(2022, 2, 2)


def read(text: str, published: date | None = PRINTED) -> Graph:
    """The graph of one text."""
    return kg.build([kg.Document("d", text, published=published)])


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("In 1962 President Charles de Gaulle met Konrad Adenauer.", "1962-01-01", "1962-12-31"),
     ("In March 2021 Angela Merkel, the chancellor of Germany, visited Paris.", "2021-03-01", "2021-03-31"),
     ("The minister said that in 2015 Prime Minister Viktor Orban had visited Moscow.", "2015-01-01", "2015-12-31"),
     ("On 5 March 2021 the presidents Emmanuel Macron of France and Sergio Mattarella of Italy met.", "2021-03-05", "2021-03-05"),
     ("French President Emmanuel Macron met Mario Draghi on Tuesday.", None, None),
     ("French President Emmanuel Macron met Mario Draghi on 10 January.", None, None),
     ("French President Emmanuel Macron met Mario Draghi.", None, None),
     ("Former French President Nicolas Sarkozy met Mario Draghi in 2019.", None, "2022-02-01"),
     ("Hungary was a member of the Coastal Union.", None, "2022-02-01"),
     ("Hungary is a member of NATO.", None, None)],
)  # fmt: skip
def test_a_title_holds_when_its_sentence_says(text: str, start: str | None, end: str | None) -> None:
    """A deed of the last month is news; an older one bounds the title to its own time."""
    states = read(text).states
    assert states
    for state in states:
        found = (state.time.start, state.time.end) if state.time else (None, None)
        assert tuple(each and each.isoformat() for each in found) == (start, end)


def test_who_held_an_office_then_does_not_hold_it_now() -> None:
    """Asked for the day of the report and for the time told of; and no direct edge says so."""
    graph = read(
        "In 1962 President Charles de Gaulle met Konrad Adenauer. Emmanuel Macron is the president of France."
    )

    def holders(on: str) -> list[object]:
        return [
            row[0]
            for row in queries.run_query("office-holders", graph, {"organization": "France", "on": on}).rows
        ]

    assert holders("1962-06-01") == ["Charles de Gaulle"] and holders("2022-02-02") == ["Emmanuel Macron"]
    assert holders("1900-01-01") == holders("1980-01-01") == []
    edges = graph.query("SELECT ?who WHERE { ?who kg:leads ?france }")
    assert [row[0].rsplit("/")[-1] for row in edges.rows] == ["Emmanuel_Macron"]


def test_an_undated_text_dates_a_title_by_its_sentence() -> None:
    """There is nothing else to date it by."""
    (state,) = read("In 1962 President Charles de Gaulle met Konrad Adenauer.", None).states
    assert state.time and state.time.edtf == "1962"

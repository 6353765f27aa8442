"""What the named queries answer: of days, of states and their officials, of claims and denials; undated facts stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import graphs
import pytest
from commands import Done

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor, Event, State, TimeSpan
from kg.rdf import writer as rdf
from kg.sparql import ask as queries

pytestmark = pytest.mark.untraced  # it is the queries that are tested, and no Python

A, B, LEAGUE = graphs.ARLEN, graphs.BORIA, graphs.LEAGUE
KOV, DANE = graphs.KOV, graphs.DANE
REBEL = Actor("Ilo_Rem", "Ilo Rem", "person", "ARL", "REB")
BANK = Actor("bank_of_Boria", "Bank of Boria", "organization", "BOR", "BUS")


def told(*facts: tuple[str | None, dict[str, object]]) -> KnowledgeGraph:
    """Facts, each in a document of its own of that day (or of none)."""
    pages, made = [], []
    for number, (published, fact) in enumerate(facts):
        page = graphs.Page(f"d{number:02}", published)
        kind = State if fact["type"] in ("MEMBER_OF", "LEADS", "HOLDS_OFFICE") else Event
        says = page.says(str(fact.pop("says", f"Sentence {number}.")), "")
        made.append(kind(**{"target": (), **fact, **says}))  # type: ignore[arg-type]
        pages.append(page.document)
    return KnowledgeGraph.of(pages, made)


def asked(graph: KnowledgeGraph, query: str, *columns: str, **given: str) -> list[tuple[object, ...]]:
    """Columns of an answer, on which both engines agree."""
    given = {name.rstrip("_"): value for name, value in given.items()}
    theirs = queries.run_query(query, rdf.to_rdflib(graph), given)
    assert sorted(map(str, queries.run_query(query, graph, given).rows)) == sorted(map(str, theirs.rows))
    return quickly(graph, query, *columns, **given)


def quickly(graph: KnowledgeGraph, query: str, *columns: str, **given: str) -> list[tuple[object, ...]]:
    """The same of Oxigraph alone."""
    found = queries.run_query(query, graph, {name.rstrip("_"): value for name, value in given.items()})
    places = [found.columns.index(name) for name in columns]
    return [tuple(row[place] for place in places) for row in found.rows]


# ---------------------------------------------------------------- days


def month(text: str) -> TimeSpan:
    """January 2022, say."""
    return graphs.span(f"{text}-01", f"{text}-28", "month", text)


DATED = told(
    (None, {"type": "CONSULT", "source": (A,), "target": (B,), "says": "undated"}),
    ("2022-03-01", {"type": "CONSULT", "source": (A,), "target": (B,), "time": month("2022-01"), "says": "january"}),
    ("2022-01-16", {"type": "CONSULT", "source": (A,), "target": (B,), "says": "told on the 16th"}),
    ("2022-06-01", {"type": "CONSULT", "source": (A,), "target": (B,), "time": graphs.day("2022-05-30"), "says": "may"}),
    ("2022-02-01", {"type": "CONSULT", "source": (A,), "target": (B,), "factuality": "future",
                    "time": graphs.span("2022-04-01", None, "day", "from April"), "says": "from april"}),
    ("2022-02-01", {"type": "CONSULT", "source": (A,), "target": (B,), "factuality": "hypothetical",
                    "time": graphs.span(None, "2022-04-30", "day", "by April"), "says": "by april"}),
    (None, {"type": "CONSULT", "source": (A,), "target": (B,), "factuality": "future",
            "time": graphs.span("2021-01-01", None, "day", "since 2021"), "says": "since 2021"}),
)  # fmt: skip
NAMED = {
    "timeline": {"actor": "Arlen"}, "dyad": {"actor": "Arlen", "other": "Boria"}, "sentences": {"type": "CONSULT"},
    "demands": {}, "meetings": {},
}  # fmt: skip


@pytest.mark.parametrize("query", NAMED)
def test_days_filter_only_when_asked_for(query: str) -> None:
    """Without from and until everything is there, the undated last; with them, times overlap."""
    kinds = {
        "demands": ("from april", "by april", "since 2021"),
        "meetings": ("undated", "january", "told on the 16th", "may"),
    }

    def found(**days: str) -> list[object]:
        ask = asked if len(days) == 2 else quickly
        return [row[0] for row in ask(DATED, query, "sentence", **NAMED[query], **days)]

    def among(*names: str) -> set[str]:
        return {name for name in names if name in kinds.get(query, names)}

    every = found()
    assert set(every) == among(
        "since 2021", "january", "told on the 16th", "from april", "by april", "may", "undated"
    )
    assert "undated" not in every or every[-1] == "undated"
    assert set(found(from_="2022-01-15", until="2022-01-20")) == among(
        "january", "told on the 16th", "since 2021"
    )
    assert set(found(from_="2022-04-15", until="2022-04-20")) == among("by april", "since 2021")
    assert set(found(until="2021-12-31")) == among("since 2021")
    assert set(found(from_="2022-05-01")) == among("may", "since 2021")


def test_events_are_counted_with_and_without_a_date() -> None:
    """By month; what has none has an empty month, at the end."""
    assert [row[0] for row in asked(DATED, "dyads", "month")] == ["2022-01", "2022-05", None]
    assert [row[0] for row in asked(DATED, "dyads", "month", until="2022-12-31")] == ["2022-01", "2022-05"]
    assert asked(DATED, "balance", "month", "events", actor="Boria") == [
        ("2022-01", 2),
        ("2022-05", 1),
        (None, 1),
    ]


def test_what_a_filter_leaves_out_is_told(kg: Callable[..., Done], tmp_path: object) -> None:
    """As a number of the answer, and by the command on standard error."""
    assert queries.run_query("timeline", DATED, {"actor": "Arlen"}).note == ""
    found = queries.run_query("timeline", DATED, {"actor": "Arlen", "from": "2022-01-01"})
    assert found.left_out == 1 and "1 row without a date is not in this answer" in found._repr_html_()
    path = f"{tmp_path}/g.ttl"
    rdf.write_rdf(DATED, path)
    done = kg("query", "meetings", path, "-p", "from=2022-01-01")
    assert done.returncode == 0 and "1 row without a date is not in this answer" in done.stderr
    assert "without a date" not in kg("query", "meetings", path).stderr


# ---------------------------------------------------------------- as of a day


def member(
    published: str | None, since: str | None = None, until: str | None = None
) -> tuple[str | None, dict[str, object]]:
    time = graphs.span(since, until, "day", "then") if since or until else None
    return published, {"type": "MEMBER_OF", "source": (A,), "target": (LEAGUE,), "time": time}


@pytest.mark.parametrize(
    ("states", "holds", "not_"),
    [([member("2022-02-01")], ["2022-02-01"], ["1950-01-01", "2022-01-31", "2022-02-02"]),
     ([member("2021-08-01"), member("2022-02-01")], ["2021-08-01", "2021-11-11", "2022-02-01"], ["2021-07-31", "2022-02-02"]),
     ([member("2017-08-01"), member("2025-02-01")], ["2017-08-01", "2025-02-01"], ["2021-11-11"]),
     ([member("2022-02-01", "1999-01-01")], ["1999-01-01", "2010-01-01", "2022-02-01"], ["1998-12-31", "2022-02-02"]),
     ([member("2022-02-01", "1999-01-01", "2008-12-31")], ["2000-01-01", "2008-12-31"], ["1998-12-31", "2009-01-01", "2022-02-01"]),
     ([member("2022-02-01", None, "2022-01-31")], [], ["2022-02-01", "2022-01-31", "2010-01-01"]),
     ([member("2022-02-01", None, "2022-12-31")], ["2022-02-01", "2022-12-31"], ["2022-01-31", "2023-01-01"]),
     ([member(None)], [], ["1950-01-01", "2022-02-01"]),
     ([member(None, "1999-01-01")], ["1999-01-01", "2010-01-01"], ["1998-12-31"])],
)  # fmt: skip
def test_a_state_holds_as_far_as_it_is_told(
    states: list[tuple[str | None, dict[str, object]]], holds: list[str], not_: list[str]
) -> None:
    """An open side is bounded by the day of the report, two reports within a year bound what is between them."""
    graph = told(*((published, dict(fact)) for published, fact in states))
    for day in (*holds, *not_):
        assert len(quickly(graph, "members", "member", organization="Northern League", on=day)) == (
            day in holds
        ), day


def test_a_holder_has_one_row_with_when_it_was_told() -> None:
    """However many sentences tell it and however they write the role; another role is another row."""
    role = {"type": "HOLDS_OFFICE", "source": (KOV,), "target": (A,)}
    graph = told(
        ("2022-01-01", {**role, "role": "Foreign Minister", "says": "one"}),
        ("2022-03-01", {**role, "role": "foreign minister", "says": "two"}),
        ("2022-02-01", {**role, "role": "foreign minister", "time": graphs.span("2021-12-01", None, "day", "since"), "says": "three"}),
        ("2022-02-01", {**role, "type": "LEADS", "role": "acting president", "says": "four"}),
    )  # fmt: skip
    columns = ("holder", "role", "since", "until", "first_told", "last_told", "sentences", "sentence")
    assert asked(graph, "office-holders", *columns, organization="Arlen", on="2022-02-01") == [
        ("Mira Kov", "acting president", None, None, date(2022, 2, 1), date(2022, 2, 1), 1, "four"),
        (
            "Mira Kov",
            "foreign minister",
            date(2021, 12, 1),
            None,
            date(2022, 1, 1),
            date(2022, 3, 1),
            3,
            "one",
        ),
    ]


# ---------------------------------------------------------------- states and who is of them


def test_officials_count_for_their_state() -> None:
    """Officials, organs and forces; the country alone, or whoever is of it, when told so."""
    graph = told(
        ("2022-01-01", {"type": "CONSULT", "source": (KOV, DANE), "reciprocal": True}),
        ("2022-01-02", {"type": "ACCUSE", "source": (KOV,), "target": (B,)}),
        ("2022-01-03", {"type": "SANCTION", "source": (A,), "target": (BANK,)}),
        ("2022-01-04", {"type": "ACCUSE", "source": (B,), "target": (A,)}),
        ("2022-01-05", {"type": "ASSAULT", "source": (REBEL,), "target": (B,)}),
        ("2022-01-06", {"type": "ACCUSE", "source": (KOV,), "target": (A,)}),
    )  # fmt: skip

    def days(query: str, **given: str) -> list[int]:
        return [day.day for (day,) in quickly(graph, query, "day", **given) if isinstance(day, date)]

    assert len(asked(graph, "dyad", "day", actor="Arlen", other="Boria")) == 3
    assert days("dyad", actor="Arlen", other="Boria") == [1, 2, 4]
    assert days("dyad", actor="Boria", other="Arlen") == [1, 2, 4]
    assert days("dyad", actor="Arlen", other="Boria", people="yes") == [1, 2, 3, 4, 5]
    assert days("dyad", actor="Arlen", other="Boria", officials="no") == [4]
    assert days("dyad", actor="Mira Kov", other="Boria") == [1, 2]
    assert days("timeline", actor="Arlen") == [1, 2, 3, 4, 6]
    assert days("timeline", actor="Arlen", officials="no") == [3, 4, 6]
    assert days("timeline", actor="Mira Kov") == [1, 2, 6]
    counts = asked(graph, "balance", "quad", "events", actor="Boria", people="yes")
    assert counts == [("material-conflict", 2), ("verbal-conflict", 2), ("verbal-cooperation", 1)]
    assert asked(graph, "balance", "quad", "events", actor="Olaf Dáne") == [("verbal-cooperation", 1)]


def test_a_claim_is_found_on_whatever_side_it_is() -> None:
    """What somebody says of another: attributed, or an accusation of his own; his state's too."""
    graph = told(
        ("2022-01-01", {"type": "ACCUSE", "source": (KOV,), "target": (B,), "says": "accused"}),
        ("2022-01-02", {"type": "ASSAULT", "source": (B,), "speakers": (KOV,), "says": "did"}),
        ("2022-01-03", {"type": "ASSAULT", "source": (LEAGUE,), "target": (B,), "speakers": (KOV,), "says": "suffered"}),
        ("2022-01-04", {"type": "ACCUSE", "source": (DANE,), "target": (A,), "says": "the other way"}),
        ("2022-01-05", {"type": "CONSULT", "source": (KOV,), "target": (B,), "says": "no claim"}),
        ("2022-01-06", {"type": "ASSAULT", "source": (A,), "speakers": (KOV,), "polarity": "negative", "says": "own denial"}),
    )  # fmt: skip
    for speaker in ("Mira Kov", "Arlen"):
        said = asked(graph, "claims", "sentence", speaker=speaker, about="Boria")
        assert sorted(said) == [("accused",), ("did",), ("suffered",)]
    assert quickly(graph, "claims", "sentence", speaker="Arlen", about="Boria", officials="no") == []
    assert quickly(graph, "claims", "sentence", speaker="Arlen", about="Arlen") == [("own denial",)]


# ---------------------------------------------------------------- claims and denials

SAID, DENIED = {"speakers": (KOV,)}, {"speakers": (DANE,), "polarity": "negative"}
DEED = {"type": "ASSAULT", "source": (B,), "target": (A,)}
MET = {"type": "CONSULT", "reciprocal": True}
YEAR_2014, YEAR_2022 = graphs.span("2014-01-01", "2014-12-31", "year", "2014"), graphs.day("2022-02-24")
CONTESTED = {
    "in one document": (True, "2022-01-01", {**DEED}, "2022-01-01", {**DEED}),
    "in the same week": (True, "2022-01-28", {**DEED}, "2022-02-03", {**DEED}),
    "weeks apart": (False, "2022-01-01", {**DEED}, "2022-01-20", {**DEED}),
    "no target at either": (True, "2022-01-01", {**DEED, "target": ()}, "2022-01-02", {**DEED, "target": ()}),
    "a target at one": (True, "2022-01-01", {**DEED}, "2022-01-02", {**DEED, "target": ()}),
    "other targets": (False, "2022-01-01", {**DEED}, "2022-01-02", {**DEED, "target": (LEAGUE,)}),
    "another doer": (False, "2022-01-01", {**DEED}, "2022-01-02", {**DEED, "source": (LEAGUE,)}),
    "of one time, told years apart": (True, "2014-06-01", {**DEED, "time": YEAR_2014}, "2022-01-02", {**DEED, "time": YEAR_2014}),
    "of two times": (False, "2022-02-25", {**DEED, "time": YEAR_2022}, "2022-02-25", {**DEED, "time": YEAR_2014}),
    "a plan and a deed": (False, "2022-01-01", {**DEED}, "2022-01-02", {**DEED, "factuality": "future"}),
    "a plan and a plan": (True, "2022-01-01", {**DEED, "factuality": "future"}, "2022-01-02", {**DEED, "factuality": "future"}),
    "a demand": (False, "2022-01-01", {**DEED, "factuality": "hypothetical"}, "2022-01-02", {**DEED, "factuality": "hypothetical"}),
    "a meeting the other way": (True, "2022-01-01", {**MET, "source": (A,), "target": (B,)}, "2022-01-02", {**MET, "source": (B,), "target": (A,)}),
    "a meeting as one subject": (True, "2022-01-01", {**MET, "source": (A, B)}, "2022-01-02", {**MET, "source": (B,), "target": (A,)}),
    "meetings of others": (False, "2022-01-01", {**MET, "source": (A, B)}, "2022-01-02", {**MET, "source": (A, LEAGUE)}),
    "one speaker": (False, "2022-01-01", {**DEED}, "2022-01-02", {**DEED, "speakers": (KOV,)}),
    "no speaker": (True, "2022-01-01", {**DEED, "speakers": ()}, "2022-01-02", {**DEED, "speakers": ()}),
    "without any day": (False, None, {**DEED}, None, {**DEED}),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTESTED)
def test_a_denial_answers_a_claim_of_its_time(name: str) -> None:
    """The same doer and deed, targets that agree, times that overlap or reports of one week; plans answer plans."""
    found, day, said, later, denied = CONTESTED[name]
    graph = told((day, {**SAID, **said, "says": "claim"}), (later, {**DENIED, **denied, "says": "denial"}))
    assert asked(graph, "contested", "said", "denied") == ([("claim", "denial")] if found else [])


def test_one_sentence_does_not_contest_itself_and_one_document_does() -> None:
    """Also without a day."""
    page = graphs.Page("d", None)
    says = page.says("Boria shelled Arlen, which it denied.", "shelled")
    one = Event(**DEED, **SAID, **says)  # type: ignore[arg-type]
    two = Event(**DEED, **DENIED, **says)  # type: ignore[arg-type]
    three = Event(**DEED, **DENIED, **page.says("Boria denied it.", "denied"))  # type: ignore[arg-type]
    assert asked(KnowledgeGraph.of([page.document], [one, two]), "contested", "said") == []
    assert len(asked(KnowledgeGraph.of([page.document], [one, three]), "contested", "said")) == 1


def test_each_fact_has_a_row_and_its_name() -> None:
    """Also two of one sentence that read alike, and states; the answer is a part of the graph again."""
    page = graphs.Page("d", "2031-05-10")
    says = page.says("Arlen met Boria and met it again, as a member.", "met")
    again = {**says, "trigger": graphs.Evidence("d", 20, 23)}
    plan = {"type": "CONSULT", "source": (A,), "target": (B,), "factuality": "hypothetical"}
    facts = [Event(**plan, **says), Event(**plan, **again)]  # type: ignore[arg-type]
    states = [State(type="MEMBER_OF", source=(A,), target=(LEAGUE,), **says)]  # type: ignore[arg-type]
    graph = KnowledgeGraph.of([page.document], [*facts, *states])
    assert len(set(asked(graph, "sentences", "fact", type="CONSULT"))) == 2
    assert len(set(asked(graph, "demands", "fact"))) == 2
    assert len(set(asked(graph, "search", "fact", text="MET"))) == 3
    assert len(asked(graph, "sentences", "fact", type="member_of")) == 1


def test_every_query_is_documented() -> None:
    """docs/queries.md, as tools/query_docs.py writes it, has each with its parameters and what they are by default."""
    text = (Path(__file__).resolve().parent.parent / "docs" / "queries.md").read_text(encoding="utf-8")
    for known in queries.cookbook().values():
        part = text.partition(f"### `{known.name}`\n")[2].partition("\n### ")[0]
        assert known.description in part
        lines = [line for line in part.splitlines() if line.startswith("- ")]
        defaults = {p.name: f" (default {p.default})" if p.default else "" for p in known.parameters}
        assert lines == [
            f"- `{p.name}`: {p.kind}{defaults[p.name]}; {p.description}" for p in known.parameters
        ]

"""What is known before any document tells it: the graph, who held an office on a day, who was a member."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import graphs
import pyoxigraph as ox
import pytest
from commands import Done

from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.known import is_known, known_digest, known_lines, tables, write_known
from kg.model import Actor, Event, State
from kg.rdf import KG, Minter, write_rdf
from kg.rdf.writer import to_rdflib
from kg.sparql import ask as queries
from kg.sparql.answers import Result
from kg.stores import add_known, append, remove_documents

untraced = pytest.mark.untraced

GRAPH = graphs.small()
MINISTERS = [  # by general knowledge, none of it taken from the tables
    ("United States", "1962-10-22", "secretary of state", "Dean Rusk"),
    ("United States", "1990-08-02", "secretary of state", "James Baker"),
    ("United States", "2003-03-20", "secretary of state", "Colin Powell"),
    ("United States", "2022-02-24", "secretary of state", "Antony Blinken"),
    ("Soviet Union", "1962-10-22", "foreign minister", "Andrei Gromyko"),
    ("Soviet Union", "1990-08-02", "foreign minister", "Eduard Shevardnadze"),
    ("Russia", "2003-03-20", "foreign minister", "Igor Ivanov"),
    ("Russia", "2022-02-24", "foreign minister", "Sergey Lavrov"),
    ("Germany", "1962-10-22", "foreign minister", "Gerhard Schröder"),
    ("Germany", "1990-08-02", "foreign minister", "Hans-Dietrich Genscher"),
    ("Germany", "2003-03-20", "foreign minister", "Joschka Fischer"),
    ("Germany", "2022-02-24", "foreign minister", "Annalena Baerbock"),
    ("United Kingdom", "1962-10-22", "foreign minister", "Alec Douglas-Home"),
    ("United Kingdom", "1990-08-02", "foreign minister", "Douglas Hurd"),
    ("United Kingdom", "2003-03-20", "foreign minister", "Jack Straw"),
    ("United Kingdom", "2022-02-24", "foreign minister", "Liz Truss"),
    # The office on the day, and neither who had the power then nor the day after the oath.
    ("Philippines", "1961-12-01", "president", "Carlos P. Garcia"),
    ("Cuba", "1962-10-22", "prime minister", "Fidel Castro"),
    ("Yugoslavia", "1948-06-28", "prime minister", "Josip Broz Tito"),
    ("Afghanistan", "1979-06-01", "president", "Nur Muhammad Taraki"),
    ("Ghana", "1970-06-01", "prime minister", "Kofi Busia"),
]
FOUNDERS = {
    "Belgium", "Canada", "Denmark", "France", "Iceland", "Italy", "Luxembourg", "Netherlands", "Norway", "Portugal",
    "United_Kingdom", "United_States",
}  # fmt: skip
SIXTEEN = {*FOUNDERS, "Greece", "Turkey", "Germany", "Spain"}
NATO = [
    ("1949-08-23", set()),
    ("1950-01-01", FOUNDERS),
    ("1999-03-11", SIXTEEN),
    ("1999-03-13", SIXTEEN | {"Czech_Republic", "Hungary", "Poland"}),
]


@cache
def known_store() -> ox.Store:
    """Nothing but what is known, in its graph."""
    store = ox.Store()
    lines = "".join(known_lines()).encode()
    store.bulk_load(lines, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(Minter().known))
    return store


def asked(query: str, organization: str, on: str) -> Result:
    """Of nothing but what is known."""
    return queries.run_query(query, known_store(), {"organization": organization, "on": on})


@pytest.mark.parametrize(("state", "day", "role", "who"), MINISTERS)
@untraced
def test_who_was_minister_on_a_day(state: str, day: str, role: str, who: str) -> None:
    """Whom everybody knows to have been; he alone, and by what is known."""
    found = asked("office-holders", state, day)
    assert [row[0] for row in found.rows if row[1:3] == (role, "known")] == [who]
    assert {row[2] for row in found.rows} <= {"known", "perhaps"}


def test_on_the_day_of_the_oath_both_hold_it() -> None:
    found = asked("office-holders", "United States", "2001-01-20")
    assert {row[0] for row in found.rows if row[1] == "president"} == {"Bill Clinton", "George W. Bush"}


@untraced
def test_of_a_year_that_it_began_or_ended_in_no_day_is_sure() -> None:
    """Debré was prime minister until a day of 1962 that the list does not know."""
    held = {day: dict(_ministers(day)) for day in ("1961-10-22", "1962-10-22", "1963-01-01")}
    assert held["1961-10-22"]["Michel Debré"] == "known" and held["1962-10-22"]["Michel Debré"] == "perhaps"
    assert "Michel Debré" not in held["1963-01-01"]


def _ministers(day: str) -> Iterator[tuple[str, str]]:
    for row in asked("office-holders", "France", day).rows:
        if row[1] == "prime minister":
            yield str(row[0]), str(row[2])


@pytest.mark.parametrize(("day", "members"), NATO)
@untraced
def test_who_was_in_nato_on_a_day(day: str, members: set[str]) -> None:
    """The treaty came into force in August 1949; three joined on 12 March 1999."""
    assert {str(row[0]).replace(" ", "_") for row in asked("members", "NATO", day).rows} == members


@pytest.mark.parametrize(
    ("body", "day", "count"),
    [("NATO", "2023-04-03", 30), ("NATO", "2023-04-05", 31), ("NATO", "2024-03-07", 32),
     ("European Union", "2019-06-01", 28), ("European Union", "2020-01-31", 28), ("European Union", "2021-06-01", 27),
     ("Council of Europe", "2022-03-16", 47), ("Council of Europe", "2022-03-17", 46), ("United Nations", "2012-01-01", 193),
     ("ASEAN", "1999-05-01", 10), ("Warsaw Pact", "1960-01-01", 8), ("Warsaw Pact", "1970-01-01", 7),
     ("G8", "2010-01-01", 8), ("OECD", "2022-01-01", 38), ("European Community", "1974-01-01", 9)],
)  # fmt: skip
@untraced
def test_how_many_were_members(body: str, day: str, count: int) -> None:
    """A last day is one of membership; who is suspended (Russia, for three weeks) is a member still."""
    assert len(asked("members", body, day)) == count


@untraced
def test_what_is_open_holds_to_the_day_of_the_list() -> None:
    """Not in all time to come; and who was but seen in an office answers for no day."""
    assert "Sergey Lavrov" in {row[0] for row in asked("office-holders", "Russia", "2026-01-01").rows}
    assert not len(asked("office-holders", "Russia", "2031-01-01"))
    seen = next(row for row in tables.rows("people") if row["since"].endswith("~"))
    held = asked("office-holders", seen["of"] and tables._id(seen["of"]), "2018-03-15")
    assert (seen["name"], seen["office"]) not in {(row[0], row[1]) for row in held.rows}


def test_a_date_that_somebody_was_seen_on_is_no_bound() -> None:
    """It is a first or last sight, as precise as it is known: no day of a month that nobody knows."""
    bounds = "{ ?term a kg:KnownOffice ; kg:firstSeen ?seen ; kg:since ?since }"
    assert not queries.run_query(f"ASK {{ GRAPH ?g {bounds} }}", known_store()).rows[0][0]
    kinds = "SELECT DISTINCT (DATATYPE(?seen) AS ?kind) { GRAPH ?g { ?term kg:firstSeen|kg:lastSeen ?seen } }"
    found = {str(row[0]).rpartition("#")[2] for row in queries.run_query(kinds, known_store()).rows}
    assert found <= {"gYear", "gYearMonth", "date"}


@untraced
def test_nobody_who_asks_for_what_documents_tell_counts_it() -> None:
    """No class and no property of events, states, claims or their actors is in it."""
    lines = known_lines()
    classes = {line.split(" ")[2] for line in lines if "#type>" in line}
    ours = {each for each in classes if "diplomatic-kg/ontology#" in each}
    assert {each.rpartition("#")[2] for each in ours} == {"KnownOffice>", "KnownMembership>"}
    assert not [line for line in lines if line.split(" ")[1].endswith(("#source>", "#target>", "#party>"))]


def test_it_says_where_it_comes_from() -> None:
    """Licence, date and version; each source with its own licence, and each term with its sources."""
    told = queries.run_query(
        "SELECT ?licence ?day (COUNT(DISTINCT ?source) AS ?sources) { GRAPH ?g {"
        " ?g dcterms:license ?licence ; dcterms:modified ?day ; prov:wasDerivedFrom ?source } } GROUP BY ?licence ?day",
        known_store(),
    )
    ((licence, day, sources),) = told.rows
    assert (
        "apache.org" in str(licence) and str(day) == tables.as_of() and sources == len(tables.rows("sources"))
    )
    lacking = (
        "{ ?term org:member ?who . FILTER NOT EXISTS { ?term prov:wasDerivedFrom/dcterms:title ?title } }"
    )
    assert not queries.run_query(f"ASK {{ GRAPH ?g {lacking} }}", known_store()).rows[0][0]


GERMANY, NATO_ITSELF = (
    Actor("Germany", "Germany", "country", "DEU"),
    Actor("NATO", "NATO", "organization", None, "IGO"),
)
HUNGARY, ARLEN = Actor("Hungary", "Hungary", "country", "HUN"), graphs.ARLEN
BAERBOCK, KOV = Actor("Annalena_Baerbock", "Annalena Baerbock", "person", "DEU", "GOV"), graphs.KOV


def _told() -> KnowledgeGraph:
    """Two offices and two memberships, of each kind one that is known too."""
    page = graphs.Page("told", "2022-01-20")
    held = {"target": (GERMANY,), "role": "Foreign Minister"}
    stated = [
        {"type": "HOLDS_OFFICE", "source": (BAERBOCK,), **held, **page.says("Baerbock is minister.", "minister")},
        {"type": "HOLDS_OFFICE", "source": (KOV,), **held, **page.says("Kov is minister too.", "minister")},
        {"type": "MEMBER_OF", "source": (HUNGARY,), "target": (NATO_ITSELF,), **page.says("Hungary is a member.", "member")},
        {"type": "MEMBER_OF", "source": (ARLEN,), "target": (NATO_ITSELF,), **page.says("So is Arlen.", "is")},
    ]  # fmt: skip
    return KnowledgeGraph.of([page.document], [State(**each) for each in stated])  # type: ignore[arg-type]


@untraced
def test_told_and_known_meet(tmp_path: Path) -> None:
    """And are told apart; in memory, in an rdflib graph and in a store alike."""
    graph, where = _told(), tmp_path / "store"
    append(graph, where)
    add_known(where)
    for source in (graph, to_rdflib(graph), where):
        held = queries.run_query("office-holders", source, {"organization": "Germany", "on": "2022-01-20"})
        found = {(row[0], row[2]): row for row in held.rows}
        assert found["Annalena Baerbock", "both"][1:6] == (
            "foreign minister", "both", date(2021, 12, 8), date(2025, 5, 6), "day"
        )  # fmt: skip
        assert found["Mira Kov", "told"][3:9] == (None, None, None, date(2022, 1, 20), date(2022, 1, 20), 1)
        assert ("Olaf Scholz", "known") in found
        told = queries.run_query("members", source, {"organization": "NATO", "on": "2022-01-20"})
        by = {row[0]: row[1] for row in told.rows}
        assert (by["Hungary"], by["Arlen"], by["Canada"], len(by)) == ("both", "told", "known", 31)


@untraced
def test_a_server_that_makes_one_graph_of_all_tells_no_more_edges() -> None:
    """Nor does what is known beside what is told hide anybody's name."""
    page = graphs.Page("told", "2022-01-20")
    said = page.says("Baerbock accused Hungary.", "accused")
    fact = Event(type="ACCUSE", source=(BAERBOCK,), target=(HUNGARY,), **said)  # type: ignore[arg-type]
    graph = KnowledgeGraph.of([page.document], [fact])
    union = queries.load([graph])
    union.load("".join(known_lines()).encode(), format=ox.RdfFormat.N_TRIPLES)
    for actor in ("Annalena Baerbock", "annalena baerbock", "Hungary", "HUN"):
        asked = {"actor": actor}
        one, other = (queries.run_query("edges", source, asked).graph for source in (graph, union))
        assert one is not None and other is not None
        edges = [{triple for triple in each if str(triple[1]).startswith(KG)} for each in (one, other)]
        assert edges[0] == edges[1] != set()


def test_whom_no_document_names_is_known() -> None:
    """By any of its names; but where a name may mean two, none is guessed."""
    assert (
        len(queries.run_query("members", GRAPH, {"organization": "Warsaw Treaty", "on": "1960-01-01"})) == 8
    )
    with pytest.raises(QueryError, match="no actor is named 'Qqq'"):
        queries.run_query("members", GRAPH, {"organization": "Qqq", "on": "1960-01-01"})


def test_another_base_is_found(tmp_path: Path) -> None:
    """As the file itself tells it."""
    write_rdf(_told(), file := tmp_path / "graph.ttl", base="https://a.example/")
    found = queries.run_query("members", file, {"organization": "NATO", "on": "2022-01-20"})
    assert len(found) == 31


@untraced
def test_a_store_has_it_once_and_apart(tmp_path: Path) -> None:
    """It is written when it changed, no query of documents sees it, and no document's end takes it along."""
    where = tmp_path / "store"
    append(GRAPH, where)
    before = queries.run_query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", where).rows
    assert add_known(where) and not add_known(where)
    assert queries.run_query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", where).rows == before
    assert len(queries.run_query("members", where, {"organization": "NATO", "on": "1950-01-01"})) == 12
    append(GRAPH, where)
    for document in GRAPH.documents:
        remove_documents(document.id, where)
    left = {
        str(row[0]) for row in queries.run_query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", where).rows
    }
    assert any(map(is_known, left)) and len(left) == 2  # and the ontology


@untraced
def test_another_base_is_another_graph() -> None:
    """And the same base the same bytes."""
    assert known_lines("https://a.example/") == known_lines("https://a.example/")
    assert known_digest("https://a.example/") != known_digest()
    about = known_lines("https://a.example/", frozenset({"https://a.example/AUKUS"}))
    assert any("<https://a.example/Australia>" in line for line in about) and len(about) < 200


def test_it_can_be_written(tmp_path: Path, kg: Callable[..., Done]) -> None:
    """In any format of RDF; those of quads have the named graph."""
    assert kg("lexicon", "export", tmp_path / "known.ttl").returncode == 0
    assert write_known(tmp_path / "known.nq") == len(known_lines())
    triples = sum(1 for _ in ox.parse(path=tmp_path / "known.ttl", format=ox.RdfFormat.TURTLE))
    (name,) = {each.graph_name for each in ox.parse(path=tmp_path / "known.nq", format=ox.RdfFormat.N_QUADS)}
    assert triples == len(known_lines()) and is_known(str(name))
    done = kg("lexicon", "export", tmp_path / "known.xyz")
    assert done.returncode == 2 and "known.xyz has no ending of RDF" in done.stderr


def test_a_country_lies_where_its_capital_does() -> None:
    """Which has coordinates; a country of several capitals says none."""
    query = "SELECT ?lat { GRAPH ?g { ?country kg:country ?code ; kg:capital ?city . ?city wgs84:lat ?lat } }"
    found = {code: queries.run_query(query, known_store(), {"code": code}).rows for code in ("USA", "ZAF")}
    assert [round(float(str(row[0]))) for row in found["USA"]] == [39] and not found["ZAF"]

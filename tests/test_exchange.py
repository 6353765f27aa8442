"""``kg export OUT FILE --as FORM``: the graph in the forms of other data sets, read back by the tools of the field."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import graphs
import pandas as pd
import pytest
import rdflib
from click.testing import CliRunner
from graphs import ARLEN, BORIA, DANE, KOV
from test_whole import ByDocument

import kg
from kg import api
from kg.cameo import weights
from kg.cli import cli
from kg.errors import OptionError, OutputError
from kg.exchange import forms, panels, write_form
from kg.exchange.told import asserted_once
from kg.files import folder, writer
from kg.graph import KnowledgeGraph
from kg.model import EVENT_TYPES, TYPES, Document, Event, Evidence, Occurrence, State, TimeSpan

ROOT = Path(__file__).resolve().parent.parent


def reports(*told: dict[str, Any], published: str | None = "2031-05-10") -> KnowledgeGraph:
    """A graph of one short document for each event; ``event`` joins those that are of one."""
    documents, facts = [], []
    for number, given in enumerate(told):
        name, text = f"d{number}", f"Report {number}."
        day = given.pop("published", published)
        when = date.fromisoformat(day) if day else None
        place = Evidence(name, 0, len(text))
        event, time = given.pop("event", ""), given.pop("time", "")
        one = TimeSpan(date.fromisoformat(time), date.fromisoformat(time), "day", time) if time else None
        span = given.pop("span", one)
        common = {"type": "ACCUSE", "source": (ARLEN,), "target": (BORIA,), **given}
        occurrence = Occurrence(event, reports=2, documents=2, sources=2, first=when) if event else None
        facts.append(
            Event(
                evidence=place,
                trigger=Evidence(name, 0, 6),
                published=when,
                time=span,
                occurrence=occurrence,
                **common,
            )
        )
        documents.append(Document(name, text, published=when))
    return KnowledgeGraph.of(documents, facts)


def written(graph: Any, form: str, folder: Path, ending: str = ".csv") -> Path:
    """The file of a form."""
    (path,) = write_form(graph, folder / f"{form}{ending}", form)
    return path


def opened(path: Path) -> io.StringIO:
    """A file with its line ends as they are."""
    return io.StringIO(path.read_bytes().decode("utf-8"), newline="")


def table(graph: Any, form: str, folder: Path) -> pd.DataFrame:
    """What pandas reads, nothing guessed."""
    return pd.read_csv(written(graph, form, folder), dtype=str, keep_default_na=False)


# --- CAMEO and weights -------------------------------------------------------------------------

SCALE = {
    "02": 3.0, "03": 4.0, "04": 1.0, "042": 1.9, "044": 2.5, "045": 5.0, "05": 3.5, "06": 6.0, "07": 7.0,
    "08": 5.0, "0831": 5.0, "084": 7.0, "086": 9.0, "0871": 9.0, "0872": 9.0, "0873": 9.0, "09": -2.0,
    "10": -5.0, "11": -2.0, "12": -4.0, "125": -5.0, "13": -6.0, "1312": -5.8, "1313": -5.8, "1321": -5.8,
    "1322": -5.8, "136": -7.0, "138": -7.0, "1382": -7.0, "14": -6.5, "144": -7.5, "145": -7.5, "15": -7.2,
    "16": -4.0, "162": -5.6, "163": -8.0, "166": -7.0, "17": -7.0, "171": -9.2, "172": -5.0, "1721": -5.0,
    "1722": -5.0, "1723": -5.0, "1724": -5.0, "173": -5.0, "174": -5.0, "175": -9.0, "181": -9.0,
    "182": -9.5, "1821": -9.0, "1822": -9.0, "1823": -10.0, "1831": -10.0, "1832": -10.0, "186": -10.0,
    "19": -10.0, "202": -10.0, "203": -10.0, "204": -10.0,
}  # fmt: skip
"""What GDELT's CAMEO.goldsteinscale.txt says of the codes that our table rests on."""


def test_a_weight_is_the_mean_of_what_it_rests_on() -> None:
    """And each row says whose it is."""
    for row in weights.read_table("cameo"):
        basis = [SCALE[code] for code in row["basis"].split()]
        assert float(row["weight"]) == pytest.approx(sum(basis) / len(basis)), row
        assert row["source"].startswith(("root: ", "mode: ", "ours: ")), row


def test_every_type_has_a_root_and_a_weight() -> None:
    """A mode only where the type has it; the sign is that of the quad class."""
    rows = [(row["type"], row["mode"]) for row in weights.read_table("cameo")]
    assert {name for name, mode in rows if not mode} == set(EVENT_TYPES) and len(set(rows)) == len(rows)
    assert all(mode in TYPES[name].modes for name, mode in rows if mode)
    for row in weights.read_table("cameo"):
        assert (float(row["weight"]) > 0) == ("cooperation" in TYPES[row["type"]].quad), row


def test_roots_are_those_to_which_the_ontology_matches_the_types() -> None:
    """By exactMatch or closeMatch, and under the same names."""
    ontology = rdflib.Graph().parse(ROOT / "kg" / "rdf" / "ontology.ttl")
    skos, namespaces = rdflib.SKOS, dict(ontology.namespaces())
    code, root = str(namespaces["code"]), str(namespaces["cameo"])
    for row in weights.read_table("cameo"):
        matched = {
            str(each)
            for match in (skos.exactMatch, skos.closeMatch, skos.broadMatch, skos.narrowMatch)
            for each in ontology.objects(rdflib.URIRef(code + row["type"]), match)
        }
        assert root + row["root"] in matched, row
    for row in weights.read_table("roots"):
        names = ontology.objects(rdflib.URIRef(root + row["code"]), skos.prefLabel)
        assert row["name"] in {str(name) for name in names}, row


# --- what goes in ------------------------------------------------------------------------------


def test_an_event_is_there_once_by_the_first_report_that_vouches_for_it() -> None:
    """Though the first of all is on somebody's word."""
    graph = reports(
        {"event": "e1", "speakers": (DANE,), "published": "2031-05-01"},
        {"event": "e1", "published": "2031-05-03"},
        {"event": "e1", "published": "2031-05-02"},
        {"type": "AID", "polarity": "negative"},
        {"type": "AID"},
    )
    found = [telling.document.id for telling in asserted_once(graph)]
    assert found == [telling.document.id for telling in asserted_once(ByDocument(graph))] == ["d2", "d4"]


def test_dyads_are_the_pairs_of_what_is_asserted(tmp_path: Path) -> None:
    """What is done alike is one row in the order of the ids; of one side alone the other is empty."""
    graph = graphs.small()
    asserted = [event for event in graph.events if event.asserted]
    rows = table(graph, "dyads", tmp_path)
    pairs = [(event.id, one.id, other.id) for event in asserted for one, other in event.pairs]
    both = rows[(rows.source != "") & (rows.target != "")]
    assert list(zip(both.report, both.source, both.target, strict=True)) == pairs
    assert set(rows.report) == {event.id for event in asserted} and set(rows.status) == {"asserted"}
    (march,) = rows[rows.type == "PROTEST"].to_dict("records")
    assert (march["source"], march["target"], march["weight"]) == ("protesters_in_Arlen", "", "-6.5")
    (met,) = rows[rows.type == "CONSULT"].to_dict("records")
    assert (met["reciprocal"], met["source"], met["target"]) == ("true", KOV.id, DANE.id)
    assert (met["cameo"], met["weight"], met["day"], met["day_kind"]) == ("04", "1.9", "2031-05-09", "told")
    assert (met["source_state"], met["place"], met["latitude"], met["url"]) == (
        "ARL",
        "Tessa",
        "-7.5",
        "https://example.org/1",
    )
    assert met["sentence"] == "Mira Kov met Olaf Dáne in Tessa on Friday."


def test_what_nobody_dates_has_no_day(tmp_path: Path) -> None:
    """And it is there all the same; what is told of a part of the year has the first day that it may be."""
    may = TimeSpan(date(2031, 5, 1), date(2031, 5, 31), "month", "in May")
    graph = reports({"published": None}, {}, {"time": "2031-05-08"}, {"span": may})
    rows = table(graph, "dyads", tmp_path)
    assert list(zip(rows.day, rows.day_kind, rows.latest, strict=True)) == [
        ("", "", ""), ("2031-05-10", "published", "2031-05-10"), ("2031-05-08", "told", "2031-05-08"),
        ("2031-05-01", "bounded", "2031-05-10"),
    ]  # fmt: skip
    assert list(table(graph, "gdelt", tmp_path).SQLDATE) == ["", "20310510", "20310508", "20310501"]


def test_claims_are_a_table_of_their_own(tmp_path: Path) -> None:
    """Nobody counts one as an event who forgets its status."""
    rows = table(graphs.small(), "claims", tmp_path)
    assert Counter(rows.status) == {"denied": 1, "hypothetical": 1, "planned": 1, "reported": 1}
    assert set(rows.speaker) == {"Mira Kov", "Olaf Dáne", "Boria", ""}


# --- the columns of others ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "number", "some"),
    [
        (
            "polecat",
            40,
            {0: "Event ID", 5: "Quad Code", 15: "Recipient Name", 23: "Placename", 39: "Version"},
        ),
        ("icews", 20, {0: "Event ID", 5: "Event Text", 7: "Intensity", 11: "Story ID", 19: "Longitude"}),
        (
            "gdelt",
            61,
            {0: "GLOBALEVENTID", 25: "IsRootEvent", 30: "GoldsteinScale", 34: "AvgTone", 60: "SOURCEURL"},
        ),
    ],
)
def test_columns_are_those_that_are_published(form: str, number: int, some: dict[int, str]) -> None:
    """In their order; what is empty says why."""
    columns = list(forms.columns_of(form))
    assert len(columns) == number and {at: columns[at] for at in some} == some
    assert all(row["value"] or row["note"] for row in forms.columns())


@pytest.mark.parametrize("form", ["dyads", "polecat", "icews", "gdelt"])
def test_what_a_column_is_to_hold_is_known(form: str, tmp_path: Path) -> None:
    """Every value that the table of columns names is in some row of the small graph, and no other cell is filled."""
    rows = table(graphs.small(), form, tmp_path)
    filled = {column for column in rows if (rows[column] != "").any()}
    wanted = {column for column, value in forms.columns_of(form).items() if value}
    assert filled - wanted == set()
    assert wanted - filled <= {"speaker", "place", "place_country", "latitude", "longitude", "url", "mode"}


def test_polecat_has_an_event_a_row(tmp_path: Path) -> None:
    """Several actors of a side in one cell, as there."""
    path = written(graphs.small(), "polecat", tmp_path, ".tsv")
    rows = duckdb.read_csv(str(path), delimiter="\t", header=True).df()
    asserted = [event for event in graphs.small().events if event.asserted]
    assert list(rows["Event ID"]) == [event.id for event in asserted]
    backed = rows[rows["Event Type"] == "SUPPORT"].iloc[0]
    assert (backed["Actor Name"], backed["Actor Sectors"]) == ("Arlen; Northern League", "GOV; IGO")
    assert (backed["Quad Code"], backed["Intensity"]) == ("VERBAL COOPERATION", 3.5)
    assert str(backed["Event Date"])[:10] == "2031-06-01" and pd.isna(backed["Actor COW"])


def test_gdelt_is_read_by_its_columns(tmp_path: Path) -> None:
    """Numbers are numbers; what we lack is empty."""
    path = written(graphs.small(), "gdelt", tmp_path, ".tsv")
    (met,) = duckdb.sql(f"""
        SELECT SQLDATE, Year, Actor1Code, Actor2CountryCode, EventRootCode, QuadClass, GoldsteinScale,
               NumMentions, NumSources, NumArticles, ActionGeo_FullName, ActionGeo_Lat, AvgTone, EventCode
        FROM read_csv('{path}', delim = '\t', types = {{'EventRootCode': 'VARCHAR'}}) WHERE EventRootCode = '04'
    """).fetchall()
    assert met == (20310509, 2031, "ARLGOV", "BOR", "04", 1, 1.9, 1, 1, 1, "Tessa", -7.5, None, None)


def test_icews_has_the_root_alone(tmp_path: Path) -> None:
    """With its name; a country without a name of ours is its code."""
    rows = table(graphs.small(), "icews", tmp_path)
    (met,) = rows[rows["CAMEO Code"] == "04"].to_dict("records")
    assert (met["Event Text"], met["Source Country"], met["Story ID"]) == ("consult", "ARL", "wire-1")
    assert (met["Publisher"], met["Sentence Number"], met["City"]) == ("Example Wire", "", "")


# --- panels ------------------------------------------------------------------------------------


def test_a_panel_counts_events_once(tmp_path: Path) -> None:
    """By ISO week, told twice or not; those without a day come last."""
    graph = reports(
        {"event": "e", "time": "2021-01-03"},
        {"event": "e", "time": "2021-01-03"},
        {"time": "2021-01-04"},
        {"type": "AID", "published": None},
        {"factuality": "future"},
    )
    rows = table(graph, "dyad-week", tmp_path)
    assert list(rows.week) == ["2020-W53", "2021-W01", ""]
    assert list(rows.first_day) == ["2020-12-28", "2021-01-04", ""]
    assert list(rows.events) == ["1", "1", "1"] and list(rows.AID) == ["0", "0", "1"]
    assert list(rows.told) == ["1", "1", "0"] and list(rows.verbal_conflict) == ["1", "1", "0"]


def test_what_is_done_alike_stands_in_both_directions(tmp_path: Path) -> None:
    """So that a question for one of them is answered; ``mutual`` says how much is there twice."""
    graph = reports({"type": "CONSULT", "source": (KOV, DANE), "target": (), "reciprocal": True})
    rows = table(graph, "dyad-month", tmp_path)
    assert list(zip(rows.source, rows.target, rows.mutual, strict=True)) == [
        (KOV.id, DANE.id, "1"), (DANE.id, KOV.id, "1"),
    ]  # fmt: skip
    actors = table(graph, "actor-day", tmp_path)
    assert list(zip(actors.actor, actors.side, actors.events, strict=True)) == [
        (KOV.id, "both", "1"), (DANE.id, "both", "1"),
    ]  # fmt: skip


def test_officials_count_for_their_state(tmp_path: Path) -> None:
    """An event of two officials of one state is one event of it; who acts for none is in no such panel."""
    graph = reports(
        {"source": (KOV, ARLEN), "target": (BORIA, DANE)},
        {"source": (graphs.CROWD,), "target": (BORIA,)},
    )
    pairs = table(graph, "state-dyad-day", tmp_path)
    assert list(zip(pairs.source, pairs.target, pairs.events, strict=True)) == [("Arlen", "Boria", "1")]
    states = table(graph, "state-day", tmp_path)
    assert list(zip(states.actor, states.side, states.events, strict=True)) == [
        ("Arlen", "source", "1"), ("Boria", "target", "2"),
    ]  # fmt: skip


def test_the_classes_of_a_panel_are_its_events() -> None:
    """Classes, types and kinds of days each sum to the events."""
    told = list(asserted_once(graphs.many(300)))
    for unit in ("actor", "dyad"):
        panel = panels.Panel(unit, "week")
        found = pd.DataFrame(panels.panel_rows(told, panel), columns=list(panel.columns))
        for several in (panels._QUADS, EVENT_TYPES, panels._KINDS):
            assert (found[list(several)].sum(axis=1) == found.events).all()
        assert found.events.sum() == (2 if unit == "actor" else 1) * len(told)


# --- neo4j and FollowTheMoney ------------------------------------------------------------------

FIELD = re.compile(
    r"(?P<name>[\w ]*)(?::(?P<type>ID|LABEL|START_ID|END_ID|TYPE|int|long|float|double|boolean|byte|short|char|string"
    r"|point|date|localtime|time|localdatetime|datetime|duration)(?P<several>\[\])?)?"
)
"""A field of a header, as the manual of neo4j-admin has it."""
READ = {
    "double": float,
    "int": int,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def imported(path: Path) -> list[dict[str, Any]]:
    """What ``neo4j-admin database import`` would make of a file; a line that it would refuse is an error."""
    header, *lines = csv.reader(opened(path), strict=True)
    fields = [FIELD.fullmatch(field) for field in header]
    rows = []
    for line in lines:
        row: dict[str, Any] = {}
        assert len(line) == len(header) and not any("\n" in cell for cell in line)
        for field, cell in zip(fields, line, strict=True):
            assert field is not None
            key = field["name"] or field["type"]
            if cell and (field["several"] or field["type"] == "LABEL"):
                row[key] = cell.split(";")
            elif cell:
                row[key] = READ.get(field["type"], str)(cell)
        rows.append(row)
    return rows


@pytest.mark.parametrize(
    "graph", [graphs.small(), graphs.hostile(), KnowledgeGraph()], ids=["small", "hostile", "empty"]
)
def test_neo4j_imports_it(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Every id once, every end is there, every value of its type; claims go by other names."""
    nodes, edges = (imported(path) for path in write_form(graph, tmp_path / "neo", "neo4j"))
    labels = {node["ID"]: node["LABEL"] for node in nodes}
    everybody = {actor.id for fact in graph.facts for actor in fact.actors}
    assert len(labels) == len(nodes) == len(graph.documents) + len(graph.facts) + len(everybody)
    assert all({edge["START_ID"], edge["END_ID"]} <= labels.keys() for edge in edges)
    for edge in edges:
        ends = {*labels[edge["START_ID"]], *labels[edge["END_ID"]]}
        assert ("Claim" in ends) == edge["TYPE"].startswith("CLAIMED_") or edge["TYPE"] in (
            "TOLD_IN",
            "SAID_BY",
        )
    between = [edge for edge in edges if edge["TYPE"] in EVENT_TYPES]
    asserted = [event for event in graph.events if event.asserted]
    assert len(between) == sum(len(event.pairs) for event in asserted)
    assert {edge["sentence"] for edge in between if "day" in edge} or not asserted


def test_no_apostrophe_for_a_database(tmp_path: Path) -> None:
    """What guards a spreadsheet would be part of a name in neo4j."""
    minus = replace(graphs.KOV, name="-Mira Kov")
    page = graphs.Page("d", "2031-05-10")
    fact = Event(type="ACCUSE", source=(minus,), target=(graphs.BORIA,), **page.says("She did.", "did"))  # type: ignore[arg-type]
    graph = KnowledgeGraph.of([page.document], [fact])
    nodes, _ = (path.read_text(encoding="utf-8") for path in write_form(graph, tmp_path / "neo", "neo4j"))
    (dyads,) = write_form(graph, tmp_path / "d.csv", "dyads")
    assert ",-Mira Kov," in nodes and ",'-Mira Kov," in dyads.read_text(encoding="utf-8")


FTM = {
    "Article": ({"title", "publishedAt", "publisher", "sourceUrl"}, set()),
    "Person": ({"name", "alias", "country", "wikidataId", "sector"}, {"name"}),
    "PublicBody": ({"name", "alias", "country", "wikidataId", "sector"}, {"name"}),
    "Organization": ({"name", "alias", "country", "wikidataId", "sector"}, {"name"}),
    "LegalEntity": ({"name", "alias", "country", "wikidataId", "sector"}, {"name"}),
    "Address": ({"full", "country", "latitude", "longitude"}, set()),
    "Position": ({"name", "organization", "country"}, {"name"}),
    "Occupancy": ({"holder", "post", "startDate", "endDate", "summary", "proof"}, {"holder", "post"}),
    "Membership": ({"member", "organization", "startDate", "endDate", "summary", "proof"}, {"member", "organization"}),
    "UnknownLink": ({"subject", "object", "role", "startDate", "endDate", "summary", "proof"}, {"subject", "object"}),
    "Event": (
        {"name", "involved", "addressEntity", "location", "startDate", "endDate", "keywords", "summary", "proof", "sourceUrl"},
        {"name"},
    ),
}  # fmt: skip
"""Of the schemata of FollowTheMoney 4.11 that we write: which of their properties, and which are required."""
RANGE = {
    "proof": {"Article"}, "holder": {"Person"}, "post": {"Position"}, "addressEntity": {"Address"},
    "organization": {"Organization", "PublicBody"},
    "member": {"Person", "Organization", "PublicBody", "LegalEntity"},
    "involved": {"Person", "Organization", "PublicBody", "LegalEntity"},
    "subject": {*FTM} - {"Occupancy", "Membership", "UnknownLink"},
    "object": {*FTM} - {"Occupancy", "Membership", "UnknownLink"},
}  # fmt: skip
"""What the entities are that a property may name."""


@pytest.mark.parametrize(
    "graph", [graphs.small(), graphs.hostile(), graphs.many(40)], ids=["small", "hostile", "many"]
)
def test_followthemoney_knows_every_schema_and_property(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """By hand what its library says (which was tried: it needs ICU); every entity once, every reference there."""
    told = [
        json.loads(line) for line in written(graph, "ftm", tmp_path, ".jsonl").read_text("utf-8").splitlines()
    ]
    schema = {entity["id"]: entity["schema"] for entity in told}
    assert len(schema) == len(told)
    for entity in told:
        known, required = FTM[entity["schema"]]
        assert required <= entity["properties"].keys() <= known, entity
        for name, values in entity["properties"].items():
            assert all(isinstance(value, str) and value for value in values)
            assert name not in RANGE or all(schema[value] in RANGE[name] for value in values), entity
    assert Counter(schema.values())["Event"] == len(list(asserted_once(graph)))


def test_offices_are_posts_and_members_are_members(tmp_path: Path) -> None:
    """With their days; a country has its two letters."""
    graph = graphs.small()
    told = [
        json.loads(line) for line in written(graph, "ftm", tmp_path, ".jsonl").read_text("utf-8").splitlines()
    ]
    by_schema = {entity["schema"]: entity["properties"] for entity in told}
    assert by_schema["Position"]["name"] == ["Foreign Minister, Arlen"]
    assert by_schema["Occupancy"]["startDate"] == ["2031-06-01"]
    assert [each["properties"].get("endDate") for each in told if each["schema"] == "Membership"] == [
        None,
        ["2008-12-31"],
    ]


def test_an_office_that_is_told_twice_is_one(tmp_path: Path) -> None:
    """With both sentences and both articles."""
    two = graphs.Page("a", "2031-01-01"), graphs.Page("b", "2031-01-02")
    facts = [
        State(
            type="HOLDS_OFFICE",
            source=(KOV,),
            target=(ARLEN,),
            role="minister",
            **page.says(f"{n} Minister Kov.", "Kov"),
        )
        for n, page in enumerate(two)
    ]
    graph = KnowledgeGraph.of([page.document for page in two], facts)
    lines = written(graph, "ftm", tmp_path, ".jsonl").read_text("utf-8").splitlines()
    (held,) = (each["properties"] for each in map(json.loads, lines) if each["schema"] == "Occupancy")
    assert held["summary"] == ["0 Minister Kov.", "1 Minister Kov."] and len(held["proof"]) == 2


# --- all of them -------------------------------------------------------------------------------


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("graph", [graphs.small(), graphs.hostile()], ids=["small", "hostile"])
def test_parts_are_the_same_bytes_as_the_whole(graph: KnowledgeGraph, form: str, tmp_path: Path) -> None:
    """However the graph is cut."""
    name = f"x{next(iter(forms.FORMS[form].endings), '')}"
    one = write_form(graph, tmp_path / "one" / name, form)
    other = write_form(ByDocument(graph), tmp_path / "other" / name, form)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


@pytest.mark.parametrize("form", ["dyads", "claims", "state-day", "neo4j", "ftm"])
@pytest.mark.parametrize("change", ["as it is", "facts alone", "out of order"])
def test_a_folder_is_read_some_documents_at_a_time(
    change: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the same bytes; where the lines were put into another order, all at once."""
    monkeypatch.setattr(folder, "SOME", 1)
    writer.write_folder(graphs.small(), tmp_path / "out")
    events = tmp_path / "out" / "events.jsonl"
    if change == "facts alone":
        events.with_name("documents.jsonl").unlink()
    if change == "out of order":
        events.write_text("".join(reversed(events.read_text("utf-8").splitlines(keepends=True))), "utf-8")
    name = f"x{next(iter(forms.FORMS[form].endings), '')}"
    whole, run = api.open_facts(tmp_path / "out")
    assert len(list(whole.parts())) == (1 if change == "out of order" else 2)
    if change != "out of order":
        assert sum(whole.each(lambda part: len(part.facts))) == len(graphs.small().facts)
    one = write_form(whole, tmp_path / "one" / name, form, run)
    other = write_form(graphs.small(), tmp_path / "other" / name, form)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_a_line_that_is_no_fact_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its number in the file, not in the part."""
    monkeypatch.setattr(folder, "SOME", 1)
    writer.write_folder(graphs.small(), tmp_path / "out")
    events = tmp_path / "out" / "events.jsonl"
    *lines, last = events.read_text("utf-8").splitlines(keepends=True)
    for broken in (json.dumps({"doc": json.loads(last)["doc"]}), "{"):
        events.write_text("".join([*lines, broken]), "utf-8")
        done = CliRunner().invoke(
            cli, ["export", str(events.parent), str(tmp_path / "x.csv"), "--as", "dyads"]
        )
        assert done.exit_code == 2 and f"events.jsonl:{len(lines) + 1} is not a record" in done.output
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize(("ending", "tab"), [(".csv", ","), (".tsv", "\t"), (".txt", "\t")])
def test_no_cell_is_a_formula_and_none_breaks_the_table(ending: str, tab: str, tmp_path: Path) -> None:
    """The rule of the other tables; numbers below zero stay numbers."""
    evil = replace(ARLEN, id="E", name="=cmd|'/c calc'!A1\t\"x\"\n2")
    graph = reports({"source": (evil,)})
    path = written(graph, "dyads", tmp_path, ending)
    (row,) = csv.DictReader(opened(path), delimiter=tab)
    assert row["source_name"] == f"'{evil.name}" and row["weight"] == "-2.0"


def test_a_form_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    """And so is an ending that it has not; nothing is made."""
    graph = kg.Graph.made(graphs.small(), kg.Run())
    with pytest.raises(OptionError, match=r"there is no form 'polcat': use one of dyads, claims, polecat"):
        graph.write(tmp_path / "x.csv", form="polcat")
    with pytest.raises(
        OutputError, match=r"x\.xlsx is no name for gdelt: let it end with \.csv or \.tsv or \.txt"
    ):
        graph.write(tmp_path / "x.xlsx", form="gdelt")
    (tmp_path / "taken").write_text("")
    for name in ("taken", "x.csv"):
        with pytest.raises(
            OutputError, match="is the name of a file, and neo4j is a folder of several: give another"
        ):
            graph.write(tmp_path / name, form="neo4j")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_export_takes_the_form(tmp_path: Path) -> None:
    """From a folder of kg build, as Python does."""
    writer.write_folder(graphs.small(), tmp_path / "out")
    command = ["export", str(tmp_path / "out"), str(tmp_path / "d.csv"), "--as", "dyads"]
    assert CliRunner().invoke(cli, [*command, "--bom"]).exit_code == 0
    text = (tmp_path / "d.csv").read_text(encoding="utf-8")
    assert text == "\ufeff" + written(graphs.small(), "dyads", tmp_path).read_text(encoding="utf-8")
    done = CliRunner().invoke(cli, [*command[:-1], "dyad"])
    assert done.exit_code == 2 and "there is no form 'dyad'" in done.output
    done = CliRunner().invoke(cli, [*command, "--relations"])
    assert done.exit_code == 2 and "--relations is about GEXF and GraphML" in done.output


def test_help_and_docs_name_every_form() -> None:
    """Of panels the units and the periods."""
    told = (
        CliRunner().invoke(cli, ["export", "--help"]).output,
        (ROOT / "docs" / "data.md").read_text("utf-8"),
    )
    words = {part for name in forms.FORMS for part in re.split(r"-(?=day|week|month)", name)}
    for text in told:
        assert {word for word in words if not re.search(rf"(?<![a-z]){word}(?![a-z])", text)} == set()

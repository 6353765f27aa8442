"""Facts and triples to records and back."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import graphs
import pytest
import written
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DocumentError
from kg.files import record_line, records, triple_records
from kg.files.triples import read_triple
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor, Document, Event, Evidence, Slot, State, TimeSpan, Triple

WORDS = st.text(min_size=1, max_size=12)
ACTORS = st.builds(
    Actor,
    WORDS,
    WORDS,
    st.sampled_from(["person", "country"]),
    st.none() | WORDS,
    st.none() | WORDS,
    st.none() | WORDS,
)
SPANS = st.builds(
    lambda start, size: Evidence("d", start, start + size), st.integers(0, 20), st.integers(0, 20)
)
TIMES = st.none() | st.builds(
    TimeSpan, st.none() | st.dates(), st.none() | st.dates(), WORDS, WORDS, st.none() | SPANS
)
COMMON = {
    "source": st.lists(ACTORS, max_size=2).map(tuple),
    "target": st.lists(ACTORS, max_size=2).map(tuple),
    "time": TIMES,
    "polarity": st.sampled_from(["positive", "negative"]),
    "factuality": st.sampled_from(["actual", "future", "hypothetical"]),
    "speakers": st.lists(ACTORS, max_size=2).map(tuple),
    "reciprocal": st.booleans(),
    "evidence": SPANS,
    "trigger": SPANS,
    "predicate": WORDS,
    "lemma": WORDS,
    "rule": WORDS,
    "confidence": st.floats(0, 1),
    "published": st.none() | st.dates(),
}
FACTS = st.one_of(
    st.builds(
        Event, type=st.just("CONSULT"), mode=st.none() | WORDS, context=st.lists(WORDS, max_size=2).map(tuple),
        place=st.none() | ACTORS, size=st.dictionaries(WORDS, st.integers()).map(lambda d: tuple(d.items())), **COMMON,
    ),
    st.builds(State, type=st.just("LEADS"), role=st.none() | WORDS, **COMMON),
)  # fmt: skip
TEXT = Document("d", "Ana Vesta met Igor Pell in Sel, again and again.")


@given(FACTS)
def test_a_fact_survives_its_record(fact: Event | State) -> None:
    """Through JSON and back nothing is lost."""
    assert records.read_fact(json.loads(records.record_line(records.fact_record(fact, TEXT)))) == fact


def test_a_graph_is_made_again_from_its_records(graph: KnowledgeGraph) -> None:
    """Facts, actors and the sentences at their places are all there."""
    again = records.graph_of(written.lines_of(graph, "events.jsonl"))
    texts = {document.id: document.text for document in graph.documents}
    assert again.facts == graph.facts
    assert all(f.evidence.of(again.documents[i].text) == f.evidence.of(texts[d.id])
               for i, d in enumerate(again.documents) for f in again.facts if f.evidence.document == d.id)  # fmt: skip
    assert [(d.title, d.published, d.source, d.url) for d in again.documents] == [
        (d.title, d.published, d.source, d.url)
        for d in graph.documents
        if d.id in {f.evidence.document for f in graph.facts}
    ]


def test_overlapping_sentences_do_not_disturb_each_other() -> None:
    """Evidence inside other evidence comes back where it was."""
    facts = [
        Event(
            type="CONSULT", source=(), target=(), evidence=Evidence("d", *span), trigger=Evidence("d", *span)
        )
        for span in ((0, 31), (4, 23), (4, 9), (33, 48))
    ]
    again = records.graph_of(written.lines_of(KnowledgeGraph.of([TEXT], facts), "events.jsonl"))
    assert [f.evidence.of(again.documents[0].text) for f in again.facts] == [
        f.evidence.of(TEXT.text) for f in KnowledgeGraph.of([TEXT], facts).facts
    ]


def test_a_triple_survives_its_record() -> None:
    """The line of triples.jsonl holds every slot with its place."""
    ana, igor = Actor("Ana_Vesta", "Ana Vesta", "person"), Actor("Igor_Pell", "Igor Pell", "person")
    day = TimeSpan(date(2031, 2, 9), date(2031, 2, 9), "day", "Sunday", Evidence("d", 31, 37))
    triple = Triple(
        Slot("subject", "Ana Vesta", 0, 9, (ana,)), Slot("relation", "met", 10, 13),
        (Slot("object", "Igor Pell", 14, 23, (igor,)), Slot("time", "Sunday", 31, 37, time=day)),
        Evidence("d", 0, 48), 0.9, "facts", "main", "meet", "meet", "negative", "future", (ana,), day,
        Evidence("d", 10, 13), date(2031, 2, 10),
    )  # fmt: skip
    (record,) = triple_records([triple], [TEXT], [])
    again = read_triple(json.loads(record_line(record)), {actor.id: actor for actor in (ana, igor)})
    assert again == triple
    assert (record["subject_actor"], record["arg_actors"], record["status"]) == (
        ["Ana_Vesta"], [["Igor_Pell"], []], "denied"
    )  # fmt: skip


def test_a_sentence_is_written_once_and_read_for_all_its_triples() -> None:
    """Many triples are of one sentence, which is most of what there is to write."""
    places = [Evidence("d", 0, 31), Evidence("d", 33, 48)]
    triples = [
        Triple(
            Slot("subject", "Ana Vesta", at.start, at.start + 9), Slot("relation", "met", n, n + 3), (), at
        )
        for at in places
        for n in (10, 11, 12)
    ]
    graph = KnowledgeGraph.of([TEXT], [], triples)
    told = [json.loads(line) for line in written.lines_of(graph, "triples.jsonl")]
    assert ["sentence" in record for record in told] == [True, False, False] * 2
    again = records.graph_of(
        (), written.lines_of(graph, "triples.jsonl"), documents=records.document_lines(graph)
    )
    assert again.triples == graph.triples
    assert [each.evidence.of(again.documents[0].text) for each in again.triples] == [
        each.evidence.of(TEXT.text) for each in graph.triples
    ]
    assert all("sentence" in record for record in triple_records(triples, [TEXT], []))


def test_a_triple_names_the_fact_of_the_same_words() -> None:
    """Of several that have them, the one of its actors; none where nothing has them."""
    ana, igor, eva = (Actor(name, name, "person") for name in ("Ana", "Igor", "Eva"))
    at, met = Evidence("d", 0, 48), Evidence("d", 10, 13)
    facts = [
        Event(type="CONSULT", source=(ana,), target=(other,), evidence=at, trigger=met)
        for other in (eva, igor)
    ]
    triple = Triple(
        Slot("subject", "Ana Vesta", 0, 9, (ana,)), Slot("relation", "met", 10, 13),
        (Slot("object", "Igor Pell", 14, 23, (igor,)),), at, trigger=met,
    )  # fmt: skip
    told = triple_records([triple, replace(triple, trigger=None)], [TEXT], facts)
    assert [record["event"] for record in told] == [facts[1].id, None]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("triples.jsonl", b"\xff\xfe", "is not UTF-8"),
        ("actors.jsonl", b'{"id": "a"}\n', "is no actor of this version"),
        ("triples.jsonl", b'{"id": "a"}\n', "line 1 is not a record"),
    ],
)
def test_a_damaged_file_is_the_one_that_is_named(
    graph: KnowledgeGraph, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    """Not the one beside it."""
    events = tmp_path / "events.jsonl"
    events.write_text(written.text_of(graph, "events.jsonl"), encoding="utf-8")
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError, match=f"{name}.* {why}"):
        records.read_records(events)


def test_a_triple_of_no_status_is_no_record() -> None:
    """Nothing is taken for what it is not."""
    slot = Slot("subject", "Ana Vesta", 0, 9)
    (record,) = triple_records([Triple(slot, slot, (), Evidence("d", 0, 48))], [TEXT], [])
    for key, value in (("polarity", "bogus"), ("factuality", "bogus"), ("confidence", "high")):
        with pytest.raises((KeyError, ValueError)):
            read_triple({**record, key: value}, {})


def test_a_document_without_facts_keeps_its_date_and_title() -> None:
    """What kg view and kg export make of the records knows it, though nothing of its text."""
    told = replace(
        TEXT, published=date(2031, 2, 10), title="Talks", source="The Gazette", url="https://example.org"
    )
    whole = KnowledgeGraph.of([told], [])
    (again,) = records.graph_of((), documents=records.document_lines(whole)).documents
    assert again == replace(told, text="", digest=told.content)


def test_the_record_has_the_keys_that_scorers_read(graph: KnowledgeGraph) -> None:
    """doc, kind, type, source, target, time, polarity, factuality, attributed_to, evidence."""
    record = json.loads(written.lines_of(graph, "events.jsonl")[0])
    assert {
        "doc",
        "kind",
        "type",
        "source",
        "target",
        "time",
        "polarity",
        "factuality",
        "attributed_to",
        "evidence",
    } <= set(record)
    assert {"name", "country", "kind"} <= set(record["source"][0])
    assert {"start", "end"} == set(record["evidence"])


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\n", "\r"])
def test_a_record_is_one_line_for_every_reader(character: str) -> None:
    """Also for readers that take exotic characters for line ends."""
    assert len(records.record_line({"text": f"a{character}b"}).splitlines()) == 1


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"])
def test_cells_are_never_formulas(name: str) -> None:
    """A cell that a spreadsheet would compute starts with an apostrophe."""
    fact = Event(type="CONSULT", source=(Actor(name, name, "person"),), target=(),
                 evidence=Evidence("d", 0, 5), trigger=Evidence("d", 0, 5))  # fmt: skip
    (row,) = csv.DictReader(written.rows_of(KnowledgeGraph.of([TEXT], [fact]), "events.csv"))
    assert row["source"] == f"'{name}"


def test_csv_has_a_row_for_every_fact(graph: KnowledgeGraph) -> None:
    """The columns are the keys of the JSON, without nesting."""
    rows = list(csv.DictReader(written.rows_of(graph, "events.csv")))
    assert [row["id"] for row in rows] == [fact.id for fact in graph.facts]
    assert set(rows[0]) == set(records.CSV_COLUMNS)


def test_csv_says_who_and_where_by_id_too() -> None:
    """So that tables can be joined, and two of one name are told apart."""
    graph = graphs.small()
    row = next(csv.DictReader(written.rows_of(graph, "events.csv")))
    assert (row["source_ids"], row["target_ids"], row["place_id"]) == (
        "Mira_Kov", "Olaf_Dáne", "Tessa_(Boria)",
    )  # fmt: skip
    assert (row["latitude"], row["longitude"], row["title"]) == ("-7.5", "112.0", "Talks in Tessa")
    rows = {row["id"]: row for row in csv.DictReader(written.rows_of(graph, "events.csv"))}
    for fact in graph.facts:
        told = rows[fact.id]["attribution_ids"]
        assert told == "; ".join(speaker.id for speaker in fact.speakers)


@pytest.mark.parametrize("text", ["{", "[]", '"x"', "{}", '{"doc": "a"}', "null"])
def test_a_line_that_is_no_record_is_named(text: str) -> None:
    """File and line stand in the message."""
    with pytest.raises(DocumentError, match=r"events\.jsonl:1 is not a record"):
        records.graph_of([text])

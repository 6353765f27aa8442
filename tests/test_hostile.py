"""Strings that try to break out of every output, read back by readers that others wrote."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
import rdflib
import written
from commands import Done
from lxml import etree
from lxml import html as lxml_html

from kg import api
from kg.characters import escaped, plain, printable, shown
from kg.files import records, tables
from kg.files import writer as writers
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.lexicon import userlists
from kg.model import Actor, Document, Event, Evidence, Naming, State, TimeSpan
from kg.sparql.answers import Result
from kg.texts.documents import read_documents

Kg = Callable[..., Done]

CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160)]))
STRINGS = {
    **{f"control {ord(c):02x}": f"Rich{c}ard" for c in CONTROLS},
    **{f"turning {ord(c):04x}": f"Rich{c}ard" for c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"},
    **{f"no character {ord(c):x}": f"Rich{c}ard" for c in "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0001ffff\U0010ffff"},
    **{f"half a pair {ord(c):x}": f"Rich{c}ard" for c in "\ud800\udbff\udc00\udfff"},
    **{f"formula {first!r}": f"{first}cmd|'/C calc'!A0" for first in "=+-@\t\r＝＋－＠"},
    **{f"formula after {first!r}": f"{first}=1+1" for first in (" ", "\n", "\u00a0", "\u200b", "\ufeff", "\x0b", "\r\n ")},
    "formula after a return": "told \r=cmd|'/C calc'!A0",
    "formula after a line": "told \n=cmd|'/C calc'!A0",
    "quotes": '"; """ \'\'\' “',
    "separators": 'a,b;c\td"e',
    "lines": "a\r\nb\rc\nd\x85e\u2028f\u2029g",
    "window title": "\x1b]0;PWNED\x07 and \x9b31m",
    "screen": "\x1b[2J\x1b[1;1H",
    "script": "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "comment": "<!-- --> ]]> <![CDATA[ &amp; &#0; <?x?>",
    "turtle": '> <x> . } DROP ALL ; " \\ \\u0000 """ @en ^^<x>',
    "sparql": "'; DROP ALL; SELECT * { ?s ?p ?o } #",
    "template": "{{ 7*7 }} {% x %} ${y} %s %41 %00",
    "address": "javascript:alert(1)", "path": "../../../etc/passwd", "dots": "..", "blank": "a \u00a0\u3000 b",
    "long": "W" * 3000, "marks": "e" + "\u0301" * 300, "emoji": "👩‍👩‍👧🏳️‍🌈", "right to left": "שלום אבו",
}  # fmt: skip


def graph_of(text: str) -> KnowledgeGraph:
    """A graph in which everything that may come from outside is that string."""
    who = Actor(text, text, "person", text, text, text)
    other = Actor(f"{text}.2", f"{text} 2", "country", text, "GOV")
    sentence = f"{text} accused {text} of it."
    document = Document(text, sentence, text, None, text, text)
    common = {"evidence": Evidence(text, 0, len(sentence)), "trigger": Evidence(text, len(text) + 1, len(text) + 8),
              "predicate": text, "lemma": text, "rule": text, "time": TimeSpan(None, None, "day", text)}  # fmt: skip
    facts = [
        Event(type="ACCUSE", source=(who,), target=(other,), speakers=(other,), place=other, mode="meet", **common),
        State(type="LEADS", source=(who,), target=(other,), role=text, **common),
    ]  # fmt: skip
    return KnowledgeGraph.of([document], facts, namings=[Naming(text, text, f"{text} 3", True)])


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """All strings in one graph."""
    graphs = [graph_of(text) for text in STRINGS.values()]
    return KnowledgeGraph.of(
        [d for g in graphs for d in g.documents], [f for g in graphs for f in g.facts],
        namings=[each for g in graphs for each in g.namings],
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(every: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its files, in every format."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, writer in writers.FILES.items():
        writer(every, api.Run(skipped=tuple((t, t) for t in STRINGS.values())), folder / name)
    for ending in writers.BY_ENDING:
        writers.write_file(every, folder / f"graph{ending}")
    return folder


def clean(text: str) -> bool:
    """Whether nothing in it acts on a terminal."""
    return not any(
        (ord(c) < 32 and c not in "\n") or 127 <= ord(c) < 160 or c in "\u202e\u2066" for c in text
    )


@pytest.mark.untraced
def test_csv_has_a_row_a_fact_and_no_formula(every: KnowledgeGraph, folder: Path) -> None:
    """Each row has every column, and no cell begins as a formula, whatever stands before."""
    with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert [row[0] for row in rows[1:]] == [fact.id for fact in every.facts]
    assert {len(row) for row in rows} == {len(records.CSV_COLUMNS)}
    starts = {
        cell.strip("\ufeff\u200b\u200e\u200f " + CONTROLS + "\r\n\t\xa0")[:1] for row in rows for cell in row
    }
    assert not starts & set("=+-@＝＋－＠")
    sentence = records.CSV_COLUMNS.index("sentence")
    texts = {d.id: d.text for d in every.documents}
    assert [row[sentence].lstrip("'") for row in rows[1:]] == [
        printable(fact.evidence.of(texts[fact.evidence.document])).lstrip("'") for fact in every.facts
    ]


@pytest.mark.parametrize(
    "name",
    ["events.jsonl", "actors.jsonl", "documents.jsonl", "triples.jsonl", "manifest.json", "timings.json"],
)
def test_json_is_json(name: str, folder: Path) -> None:
    """A line an object, and nothing in it acts on a terminal."""
    text = (folder / name).read_text(encoding="utf-8")
    assert clean(text)
    for each in text.splitlines() if name.endswith("l") else [text]:
        json.loads(each)


def test_networks_are_xml(every: KnowledgeGraph, folder: Path) -> None:
    """For a strict parser, and for networkx; every actor is a node."""
    ids = {plain(actor.id) for actor in every.actors}
    for ending, read in ((".gexf", networkx.read_gexf), (".graphml", networkx.read_graphml)):
        etree.parse(folder / f"graph{ending}", etree.XMLParser(recover=False, resolve_entities=False))
        assert {plain(name) for name in read(folder / f"graph{ending}")} == ids


@pytest.mark.untraced
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("ending", [".ttl", ".nq", ".trig", ".jsonld"])
def test_rdf_is_the_same_for_two_readers(ending: str, every: KnowledgeGraph, folder: Path) -> None:
    """rdflib and Oxigraph read as many triples, and every document's id is there."""
    path = folder / f"graph{ending}"
    kinds = {".ttl": ox.RdfFormat.TURTLE, ".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".jsonld": ox.RdfFormat.JSON_LD}  # fmt: skip
    ours = {quad.triple for quad in ox.parse(path=path, format=kinds[ending])}
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(
        data=path.read_text(encoding="utf-8"),
        format={".ttl": "turtle", ".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld"}[ending],
    )
    assert len(ours) == len(set(dataset.triples((None, None, None))))
    documents = {
        t.subject
        for t in ours
        if t.object == ox.NamedNode("https://w3id.org/diplomatic-kg/ontology#Document")
    }
    assert len(documents) == len(every.documents)


class Tags(html.parser.HTMLParser):
    """Counts what could run."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts, self.handlers = 0, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag in ("script", "img", "iframe", "object")
        self.handlers += sum(name.startswith("on") for name, _ in attrs)


def test_the_page_has_the_tags_of_an_empty_one(folder: Path, tmp_path: Path) -> None:
    """For two readers; and its data is JSON."""
    text = (folder / "graph.html").read_text(encoding="utf-8")
    empty = writers.write_file(KnowledgeGraph(), tmp_path / "empty.html").read_text(encoding="utf-8")
    tags, none = Tags(), Tags()
    tags.feed(text), none.feed(empty)
    assert (tags.scripts, tags.handlers) == (none.scripts, none.handlers)
    tree = lxml_html.fromstring(text)
    assert len(tree.xpath("//script|//img")) == len(lxml_html.fromstring(empty).xpath("//script|//img"))
    json.loads(written.unpacked(text))


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_texts_are_read_with_their_offsets_and_names_without_controls(text: str, tmp_path: Path) -> None:
    """As JSON, and as a plain text under such a title."""
    given = f"A {text} B"
    facts = {"id": f"i{text}", "text": given, "title": text, "source": text, "url": text}
    (tmp_path / "x.jsonl").write_text(json.dumps(facts), encoding="utf-8")
    (document,) = read_documents([tmp_path / "x.jsonl"])
    assert len(document.text) == len(given)
    assert clean(document.text.replace("\t", "").replace("\r", ""))
    for word in (document.id, document.title, document.source, document.url):
        assert clean(word) and "\n" not in word and word.encode()


@pytest.mark.untraced
def test_what_must_not_be_shown_is_not_printable_to_python() -> None:
    """So a text that is printable needs no second look."""
    odd = [char for char in map(chr, range(sys.maxunicode + 1)) if escaped(f"\n{char}") != f"\n{char}"]
    assert len(odd) > 2000
    assert not any(char.isprintable() for char in odd)


def test_a_users_list_has_no_control_characters_in_it(tmp_path: Path) -> None:
    """Nor has what is made of it."""
    path = tmp_path / "own.csv"
    path.write_text(
        "".join(
            tables.csv_lines([["name", "sector", "aliases"], ["Ada\x07 Lu\u202ev\x1b", "GOV", "Lu\x9bv"]])
        ),
        encoding="utf-8",
    )
    found = userlists.read_list(path)
    assert clean(repr(found)) and all(clean(name.name) for name in found.names)
    assert [actor.id.isprintable() for actor in found.actors] == [True]


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_the_terminal_gets_nothing_that_acts(text: str, every: KnowledgeGraph) -> None:
    """Tables of answers, records, messages."""
    assert clean(shown(text.replace("\t", ""))) and clean(plain(text)) and "\n" not in plain(text)
    assert clean(
        Result(("x",), ((rdflib.Literal(printable(text)),),)).to_text().split("\n", 1)[1].replace("\t", "")
    )
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text


@pytest.mark.model
def test_no_command_prints_an_id_or_a_name_raw(kg: Kg, tmp_path: Path) -> None:
    """Warnings, errors, summaries, lists, tables; on both streams."""
    evil = "\x1b]0;PWNED\x07\x9b31m\u202e"
    name = f"e{evil}vil.txt"
    (tmp_path / name).write_text("France condemned Mali.", encoding="utf-8")
    (tmp_path / f"b{evil}.txt").write_text("", encoding="utf-8")
    (tmp_path / f"c{evil}.xyz").write_text("x", encoding="utf-8")
    lines = "".join(
        json.dumps({"id": f"x{evil}", "text": text}) + "\n"
        for text in ("Mali condemned Togo.", "Togo condemned Mali.")
    )
    (tmp_path / "d.jsonl").write_text(lines, encoding="utf-8")
    out, store = tmp_path / "o", tmp_path / "s"
    for args in (
        ("build", tmp_path, "-o", out, "--store", store), ("build", tmp_path / "d.jsonl", "-o", out, "--store", store),
        ("extract", tmp_path), ("explain", f"France{evil} condemned Mali."), ("query", "types", out),
        ("query", "timeline", out, "-p", f"actor={evil}"), ("query", "nothing" + evil, out), ("view", f"no{evil}"),
        ("export", out, f"x{evil}.y{evil}"), ("export", out, tmp_path / f"x{evil}.csv"), ("remove", f"x{evil}", "--store", store),
        ("lexicon", "lookup", f"Ma{evil}li"), ("validate", f"no{evil}"), ("serve", f"no{evil}"),
    ):  # fmt: skip
        done = kg(*args)
        assert clean(done.stdout) and clean(done.stderr), (args, done)


def test_a_csv_cell_is_read_back_as_it_was() -> None:
    """But for the apostrophe before what would be computed."""
    cells = [printable(text) for text in STRINGS.values()]
    again = next(csv.reader(io.StringIO("".join(tables.csv_lines([cells])), newline="")))
    assert [cell.removeprefix("'") for cell in again] == [cell.removeprefix("'") for cell in cells]
    assert sum(a != b for a, b in zip(again, cells, strict=True)) >= 10


def test_documents_made_by_hand_are_cleaned_too() -> None:
    """``kg.build([Document(...)])`` reads what the files would give."""
    from kg.texts.identity import distinct

    (found,) = distinct([Document("a\x1b", "A \x02B", "T\x07", None, "S\x00", "U\x9b")]).documents
    assert found == replace(found, id="a", text="A  B", title="T", source="S", url="U")

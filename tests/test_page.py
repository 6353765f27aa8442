"""Tests of kg.page: the text of the page, without a browser (those are in tests/browser)."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import made
import pytest
from written import unpacked

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.page import assets, page

LONG = 320
"""Lines of a file of the page's script at most."""


def data_of(text: str) -> dict[str, Any]:
    """The data block of a page."""
    loaded: dict[str, Any] = json.loads(unpacked(text))
    return loaded


def rows(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table of the data block as dictionaries."""
    return [dict(zip(table["columns"], row, strict=False)) for row in table["rows"]]


class Tags(HTMLParser):
    """Collects the start tags of a page and the contents of its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style") and data.strip():
            self.blocks.append((*self.tags[-1], data))


GRAPHS = {"small": made.small, "hostile": made.hostile, "empty": KnowledgeGraph}


@pytest.mark.parametrize("name", GRAPHS)
def test_the_same_graph_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    """Two renderings are equal, and the file is UTF-8 with Unix line ends."""
    graph = GRAPHS[name]()
    assert page.render(graph) == page.render(graph)
    raw = page.write_page(graph, tmp_path / "new" / "graph.html").read_bytes()
    assert raw.decode("utf-8") == page.render(graph) and b"\r" not in raw


@pytest.mark.parametrize("name", GRAPHS)
def test_nothing_is_loaded_and_only_our_scripts_may_run(name: str) -> None:
    """No tag names a resource, no inline handler or style, and every script has its hash in the policy."""
    tags = Tags(page.render(GRAPHS[name]()))
    for tag, attributes in tags.tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert not {"src", "style", "srcdoc"} & set(attributes)
        assert not any(key.startswith("on") for key in attributes)
    policy = (
        next(a["content"] for t, a in tags.tags if a.get("http-equiv") == "Content-Security-Policy") or ""
    )
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy
    assert "connect-src" not in policy
    assert [tag for tag, _, _ in tags.blocks] == ["style", *["script"] * 4]
    for tag, attributes, text in tags.blocks:
        runs = unpacked(page.render(GRAPHS[name]()), attributes["id"] or "") if "id" in attributes else text
        if attributes.get("id") != "data":
            digest = base64.b64encode(hashlib.sha256(runs.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, tag


def test_hostile_text_stays_text() -> None:
    """Names with tags leave neither the data block nor the heading; links that are not http are dropped."""
    text = page.render(made.hostile())
    assert "<script>window" not in text and "<img src=x" not in text
    data = data_of(text)
    assert rows(data["documents"])[0]["url"] == ""
    assert all(node["wikidata"] == "" for node in rows(data["nodes"]))
    assert "javascript:" not in text.split('id="data">')[0]
    labels = [node["label"] for node in rows(data["nodes"])]
    assert any("<script>" in label for label in labels)
    assert not any("\u202e" in label or "\x00" in label for label in labels)


def test_each_sentence_is_stored_once_and_the_trigger_is_in_it() -> None:
    """Offsets count UTF-16 units, as the browser does, so an emoji before the trigger does not shift it."""
    graph = made.small()
    data = data_of(page.render(graph))
    sentences = [text for _, text in data["sentences"]]
    assert len(sentences) == len(set(sentences)) == 10
    for row, fact in zip(rows(data["facts"]), graph.facts, strict=True):
        units = sentences[row["sentence"]].encode("utf-16-le")
        shown = units[2 * row["start"] : 2 * row["end"]].decode("utf-16-le")
        document = next(d for d in graph.documents if d.id == fact.trigger.document)
        assert shown == fact.trigger.of(document.text)


def test_two_facts_of_one_sentence_share_it() -> None:
    """A sentence that carries several facts stands in the page once."""
    writer = made.Writer("d", None)
    said = writer.says("Norland banned and Sudia banned.", "banned")
    facts = [
        made.Event(type="SANCTION", source=(a,), target=(b,), **said)  # type: ignore[arg-type]
        for a, b in ((made.NORLAND, made.SUDIA), (made.SUDIA, made.NORLAND))
    ]
    data = data_of(page.render(KnowledgeGraph.of([writer.document], facts)))
    assert len(data["sentences"]) == 1 and len(data["facts"]["rows"]) == 2


def test_relations_tell_direction_class_and_assertion() -> None:
    """Reciprocal relations have no arrowhead; ids are opaque."""
    data = data_of(page.render(made.small()))
    edges = rows(data["edges"])
    assert all(re.fullmatch(r"n\d+", edge[end]) for edge in edges for end in ("from", "to"))
    assert [edge["arrows"] for edge in edges if data["quads"][edge["quad"]] == "verbal cooperation"] == [""]
    assert sum(edge["asserted"] == 0 for edge in edges) == 3
    assert [node["id"] for node in rows(data["nodes"])] == [f"n{i}" for i in range(6)]


def test_a_fact_without_target_is_in_the_table_but_not_in_the_picture() -> None:
    """It has no relation, yet it is there."""
    data = data_of(page.render(made.small()))
    (protest,) = [f for f in rows(data["facts"]) if data["types"][f["type"]] == "PROTEST"]
    assert protest["relations"] == [] and len(protest["sources"]) == 1


def test_the_place_of_an_event_is_told() -> None:
    """Where it happened is the last cell of the row, which ends before it where no place is known."""
    data = data_of(page.render(made.small()))
    (meeting,) = [f for f in rows(data["facts"]) if "place" in f]
    assert rows(data["nodes"])[meeting["place"]]["label"] == "Sel"


def test_heading_counts_and_title() -> None:
    """The heading is the title that was asked for, else that of the only document."""
    text = page.render(made.small(), title="Sudia & <Norland>")
    assert (
        "<title>Sudia &amp; &lt;Norland&gt;</title>" in text
        and "<b>8</b> events" in text
        and "<b>10</b> facts" in text
    )
    only = made.Writer("d", None, title="One paper")
    only.says("Nothing.", "Nothing")
    assert "<title>One paper</title>" in page.render(KnowledgeGraph.of([only.document], []))
    assert "<title>Who did what to whom</title>" in page.render(KnowledgeGraph())


def test_the_heading_tells_the_documents_dates() -> None:
    """From the first to the last day of publication, whatever far times the texts speak of; undated ones are counted."""
    old = made.TimeSpan(date(2000, 1, 1), date(2099, 12, 31), "century", "this century")
    writers = [
        made.Writer(name, day)
        for name, day in (("a", date(2031, 2, 5)), ("b", date(2032, 3, 1)), ("c", None))
    ]
    facts = [
        made.Event(
            type="AID", source=(made.NORLAND,), target=(made.SUDIA,), time=old, **w.says("It gave.", "gave")
        )  # type: ignore[arg-type]
        for w in writers
    ]
    documents = [writer.document for writer in writers]

    def heading(*chosen: made.Document) -> str:
        text = page.render(KnowledgeGraph.of(chosen, facts))
        return " ".join(re.sub("<[^>]+>", "", text.split('<p class="counts">')[1].split("</p>")[0]).split())

    assert heading(*documents).endswith("3 documents, 5 Feb 2031 – 1 Mar 2032 (1 without a date)")
    assert heading(documents[0]).endswith("1 document, 5 Feb 2031")
    assert heading(documents[2]).endswith("1 document")


def test_an_office_is_told_beside_the_word_for_it() -> None:
    """The role of a state, and the word that tells it."""
    data = data_of(page.render(made.small()))
    (led,) = [f for f in rows(data["facts"]) if data["types"][f["type"]] == "LEADS"]
    assert [data["phrases"][led[key]] for key in ("role", "predicate")] == ["minister", "minister"]


def test_facts_of_a_document_that_is_not_there() -> None:
    """Without the text the sentence is empty, and nothing breaks."""
    graph = made.small()
    data = data_of(page.render(KnowledgeGraph.of([], graph.facts)))
    assert {text for _, text in data["sentences"]} == {""}


def test_inline_is_a_frame_that_cannot_be_left() -> None:
    """Notebooks get one iframe; the page is escaped in its srcdoc and runs in its own origin."""
    shown = page.inline_page(made.hostile(), height=500)._repr_html_()
    tags = Tags(shown).tags
    assert [tag for tag, _ in tags] == ["iframe"]
    assert tags[0][1]["srcdoc"] == page.render(made.hostile())
    assert "allow-same-origin" not in (tags[0][1]["sandbox"] or "") and tags[0][1]["height"] == "500"


@pytest.mark.untraced
def test_a_thousand_actors_stay_small() -> None:
    """A page of 1,000 actors with 10 events for each."""
    assert len(page.render(made.many(1000)).encode()) < 1_400_000


FILES = Path(page.__file__).parent


def test_every_script_and_style_is_in_the_page() -> None:
    """Files and lists agree; each file says what it is, is short, and gives no name that another has given."""
    scripts = {path.relative_to(FILES / "js").with_suffix("").as_posix() for path in FILES.glob("js/*/*.js")}
    assert scripts == set(assets.SCRIPTS) and len(scripts) == len(assets.SCRIPTS)
    assert {path.stem for path in FILES.glob("css/*.css")} == set(assets.STYLES)
    names: Counter[str] = Counter()
    for name in assets.SCRIPTS:
        text = assets.asset(f"js/{name}.js")
        assert text.startswith("// ") and text.count("\n") <= LONG, name
        names.update(re.findall(r"^(?:async )?(?:function|const|let) ([\w$]+)", text, re.MULTILINE))
    assert [name for name, times in names.items() if times > 1] == []

"""Reading and telling: briefing, documents, basket, merges, citations, exports, each in a real browser."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import made
import pytest

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.page import page as pages

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

from onpage import taken
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

READY = "html[data-ready=yes]"


def opened(show, graph: KnowledgeGraph, fragment: str = "", **options: object) -> Page:
    """The page of a graph with its whole texts."""
    page = show(pages.render(graph, texts=True), fragment, **options)
    page.wait_for_selector(READY, state="attached")
    return page


def saved(page: Page, button: str, tmp_path: Path) -> tuple[str, str]:
    """The name and the text of the file that a button saves."""
    with page.expect_download() as download:
        page.click(button)
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path.name, path.read_text(encoding="utf-8")


# Briefing

_FOLLOWED = """async () => {
    const links = [...document.querySelectorAll(".briefing .link")].map((a) => [a.textContent, a.getAttribute("href")]);
    const told = [];
    for (const [words, href] of links) {
        location.hash = href;
        await new Promise((done) => addEventListener("hashchange", () => setTimeout(done), { once: true }));
        told.push([words, document.querySelector("#showing").textContent]);
    }
    return told;
}"""


@pytest.mark.parametrize("actors", [6, 60], ids=["small", "folded"])
def test_every_number_of_the_briefing_is_that_of_its_list(show, actors: int) -> None:
    """Each link with a number opens a table of as many facts; people count with their state where the page folds."""
    page = show(made.small() if actors == 6 else made.many(actors))
    numbered = [(words.split()[0], told) for words, told in page.evaluate(_FOLLOWED) if words[:1].isdigit()]
    assert len(numbered) >= 8
    assert [told.split()[0] for _, told in numbered] == [number for number, _ in numbered]


def test_the_briefing_is_of_the_whole_graph_and_leads_into_it(show) -> None:
    """A press goes to the view, with a way back; where filters are set it is not there."""
    page = show(made.small())
    expect(page.locator(".briefing h3")).to_have_text(["Contested", "To come"])
    page.get_by_role("link", name="Norland – Sudia").click()
    expect(page.locator("#panel h2")).to_have_text("Norland – Sudia")
    expect(page.locator("#panel h2")).to_be_focused()
    page.go_back()
    expect(page.locator(".briefing")).to_be_visible()
    page.get_by_role("link", name="1 denied").click()
    expect(page.locator("#chips")).to_have_text("Only denied×")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    page.click("#tab-network")
    expect(page.locator(".briefing")).to_have_count(0)


# Documents


def test_a_document_is_read_with_its_facts_marked(show) -> None:
    """From a card to its place in the whole text, from fact to fact, from document to document."""
    page = opened(show, made.small(), "#event=" + made.small().facts[1].id)
    page.get_by_role("button", name="Read on").click()
    expect(page.locator("#reader h3")).to_have_text("Talks in Sel")
    marks = page.locator(".told-here")
    expect(marks).to_have_text(["met", "banned", "accused", "massed"])
    expect(page.locator(".told-here[aria-pressed=true]")).to_have_text("banned")
    expect(page.locator(".lit").first).to_have_text("Norland ")
    assert page.inner_text(".leaf").replace("\n\n", "\n").strip() == made.small().documents[0].text.strip()
    page.keyboard.press("n")
    expect(page.locator(".told-here[aria-pressed=true]")).to_have_text("accused")
    expect(marks.nth(2)).to_be_focused()
    expect(page.locator("#panel h2")).to_have_text("Accuse")
    marks.nth(0).press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Consult")
    page.get_by_role("button", name="Later →").first.click()
    expect(page.locator("#reader h3")).to_have_text("After the talks")
    expect(page.locator("#reader h3")).to_be_focused()
    expect(page.locator("#reader header .about").last).to_have_text("6 facts marked")
    assert page.evaluate("location.hash").endswith("tab=reader&read=d2") or "read=d2" in page.url
    page.click("#list-document")
    expect(page.locator("#showing")).to_have_text("6 facts that pass the filters (of 10 in all)")
    page.go_back()
    page.get_by_role("button", name="All documents").click()
    expect(page.locator(".shelf li")).to_have_count(2)
    assert page.locator(".shelf .number").all_inner_texts() == ["4 facts", "6 facts"]


def test_what_filters_take_out_is_not_marked_but_told(show) -> None:
    """Only what passes has a mark."""
    page = opened(show, made.small(), "#tab=reader&read=d1&confidence=0.7")
    expect(page.locator(".told-here")).to_have_text(["met", "banned", "accused"])
    expect(page.locator("#reader header .about").last).to_have_text(
        "3 facts marked, 1 more taken out by filters"
    )


def test_without_whole_texts_the_sentences_are_read(show) -> None:
    """And it is said that the rest is not there."""
    page = show(made.small(), "#tab=reader&read=d1")
    expect(page.locator(".leaf p")).to_have_count(4)
    expect(page.locator("#reader header")).to_contain_text("Only the sentences that tell something")
    expect(page.locator(".told-here").first).to_have_attribute("aria-label", "met: Consult, asserted")


def test_hostile_texts_are_read_as_text(show) -> None:
    """Nothing of a document becomes markup."""
    page = opened(show, made.hostile())
    page.click("#tab-reader")
    page.click(".shelf button")
    expect(page.locator(".told-here")).to_have_count(3)
    assert page.evaluate("window.pwned") is None and page.locator("#reader script, #reader img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


# Basket


def test_facts_are_kept_in_order_with_notes(show, tmp_path: Path) -> None:
    """Cards are kept, moved, noted; the address has it all; files cite each sentence."""
    page = show(made.small(), "#actor=Norland")
    first, second = (page.locator("#panel .keep").nth(i).get_attribute("id") for i in (0, 1))
    for button in (first, second):
        page.click(f"#panel #{button}")
        expect(page.locator(f"#panel #{button}")).to_have_attribute("aria-pressed", "true")
    page.click("#tab-basket")
    page.locator(".kept textarea").nth(1).fill("Look ~ here & there")
    page.click(".kept li:nth-child(2) button[title='Move up']")
    expect(page.locator(".kept textarea").first).to_have_value("Look ~ here & there")
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator(".kept > li")).to_have_count(2)
    expect(page.locator(".kept textarea").first).to_have_value("Look ~ here & there")
    expect(page.locator("#tab-basket")).to_have_text("Basket 2")
    name, text = saved(page, "#basket-md", tmp_path)
    assert name == "who-did-what-to-whom--basket.md"
    assert "Look \\~ here & there" in text and text.count("\n   > ") == 2 and "The Gazette" in text
    _, text = saved(page, "#basket-html", tmp_path)
    assert "Look ~ here &#38; there" in text and text.count("<blockquote") == 2 and "<mark>" in text
    rows = list(csv.DictReader(io.StringIO(saved(page, "#basket-csv", tmp_path)[1].removeprefix("\ufeff"))))
    assert [row["note"] for row in rows] == ["Look ~ here & there", ""]
    assert all(row["sentence"] in row["citation"] for row in rows)
    page.click("#basket-empty")
    expect(page.locator("#basket")).to_contain_text("Nothing is kept yet")


def test_hostile_facts_are_safe_in_a_basket(show, tmp_path: Path) -> None:
    """In Markdown and HTML they are text, in CSV no formula."""
    facts = made.hostile().facts
    page = show(made.hostile(), "#tab=basket&" + "&".join(f"keep={fact.id}~=1%2B1" for fact in facts))
    _, text = saved(page, "#basket-html", tmp_path)
    assert "<script" not in text and "<img" not in text and "javascript:" not in text
    _, text = saved(page, "#basket-md", tmp_path)
    assert "<script" not in text.replace("\\<", "")
    rows = list(csv.DictReader(io.StringIO(saved(page, "#basket-csv", tmp_path)[1].removeprefix("\ufeff"))))
    assert {row["note"] for row in rows} == {"'=1+1"}


def test_a_citation_is_copied(show) -> None:
    """As ``kg.cited`` has it: the sentence, title, source, day, address."""
    page = show(made.small(), "#event=" + made.small().facts[1].id)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Cite").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“Norland banned Sudian grain — “for good” — on 9 February.”"
        " (Talks in Sel, The Gazette, 2031-02-10, https://example.org/one)"
    )


# Merges


def test_two_actors_are_counted_as_one_and_parted_again(show, tmp_path: Path) -> None:
    """Every count follows, the address keeps it, and nothing is left of it afterwards."""
    page = show(made.small(), "#actor=Norland&tab=table")
    expect(page.locator("#showing")).to_have_text("7 facts of Norland (of 10 in all)")
    page.locator(".same summary").click()
    page.get_by_label("The same as whom?").fill("Coastal Union")
    page.keyboard.press("Enter")
    expect(page.locator("#showing")).to_have_text("8 facts of Norland (of 10 in all)")
    assert "same=Norland%7ECoastal_Union" in page.url
    expect(page.locator("#panel")).to_contain_text("the Norlanders, Coastal Union")
    page.reload()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("#showing")).to_have_text("8 facts of Norland (of 10 in all)")
    page.click("#tab-network")
    expect(page.locator("#showing")).to_contain_text("4 of 5 actors")
    network = ElementTree.fromstring(taken(page, "gexf", tmp_path))
    known = {node.get("id") for node in network.findall(".//{*}node")}
    assert known >= {edge.get(end) for edge in network.findall(".//{*}edge") for end in ("source", "target")}
    assert len(known) == 5
    page.click("#part")
    page.click("#tab-table")
    expect(page.locator("#showing")).to_have_text("7 facts of Norland (of 10 in all)")


def test_a_merged_name_leads_to_who_stands_for_it(show) -> None:
    """An address that names the other one still works."""
    page = show(made.small(), "#actor=Coastal_Union&same=Norland~Coastal_Union&same=nobody~Sudia")
    expect(page.locator("#panel h2")).to_have_text("Norland")
    # Whoever opens the link is told so, finds no number of the briefing that counts otherwise, and can part them.
    page.keyboard.press("Escape")
    expect(page.locator(".chip")).to_have_text("Coastal Union counted as Norland×")
    expect(page.locator(".briefing")).to_have_count(0)
    page.click(".chip button")
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator(".briefing")).to_be_visible()
    expect(page.locator("#showing")).to_contain_text("of 6 actors")


# Exports


def test_a_drawing_says_what_it_is_of(show, tmp_path: Path) -> None:
    """Title, filters in words, legend, source and date; the picture has twice the size."""
    page = show(made.small(), "#actor=Norland&confidence=0.7")
    root = ElementTree.fromstring(taken(page, "svg", tmp_path))
    texts = [node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text")]
    said = " ".join(texts)
    for words in (
        "Who did what to whom", "Norland", "Confidence at least 70%", "Verbal conflict", "Planned",
        "2 documents, 10 Feb – 1 Mar 2031: The Gazette. Read by diplomatic-kg,",
    ):  # fmt: skip
        assert words in said
    png = taken(page, "png", tmp_path)
    assert int.from_bytes(png[16:20]) == 2 * int(root.get("width") or 0) == 3200
    assert {path.name for path in tmp_path.iterdir()} >= {
        "who-did-what-to-whom--norland--network.svg",
        "who-did-what-to-whom--norland--network.png",
    }

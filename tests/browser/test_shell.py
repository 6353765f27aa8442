"""States with their people, and the panels around the views, in a real browser."""

from __future__ import annotations

import os

import made
import pytest

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

REBEL = Actor("Olm_Tarr", "Olm Tarr", "person", "NRL", "REB")


def embassies() -> KnowledgeGraph:
    """Norland and its envoy each deal with others; a rebel of Norland deals for himself."""
    writer = made.Writer("d", None, title="Papers")
    told = [
        (made.NORLAND, made.SUDIA, "Norland accused Sudia."),
        (made.VESTA, made.SUDIA, "Ana Vesta accused Sudia."),
        (made.NORLAND, made.UNION, "Norland accused the Coastal Union."),
        (REBEL, made.SUDIA, "Olm Tarr accused Sudia."),
    ]
    events = [
        made.Event(type="ACCUSE", source=(one,), target=(other,), **writer.says(said, "accused"))  # type: ignore[arg-type]
        for one, other, said in told
    ]
    return KnowledgeGraph.of([writer.document], events)


def lit(page: Page) -> set[str]:
    """The actors of the lines that are not faded."""
    lines = page.evaluate("window.graphPage.drawn().lines")
    return {key for line in lines if line["opacity"] > 0.5 for key in line["ends"]}


def test_a_state_stands_for_its_officials_alone(show) -> None:
    """The envoy is in his state, with his own facts and only his own lines lit; the rebel stands for himself."""
    page = show(embassies(), "#people=1")
    discs = {disc["key"] for disc in page.evaluate("window.graphPage.drawn().discs")}
    assert discs == {made.NORLAND.id, made.SUDIA.id, made.UNION.id, REBEL.id}
    page.fill("#search", "Vesta")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Ana Vesta")
    expect(page.locator("#panel .card")).to_have_count(1)
    assert lit(page) == {made.NORLAND.id, made.SUDIA.id}
    assert page.evaluate("window.graphPage.drawn().lines.map(({ facts }) => facts)").count(1) == 3
    page.locator("#panel .ranks button").first.click()
    expect(page.locator("#panel .card")).to_have_count(1)
    page.goto(page.url.split("#")[0] + "#people=1&pair=Norland&pair=Sudia")
    expect(page.locator("#panel .card")).to_have_count(2)


def test_panels_fold_and_a_choice_brings_the_details_back(show) -> None:
    """By a key or a button, kept in the address; what is chosen is told."""
    page = show(embassies())
    page.keyboard.press("f")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#panel")).to_be_hidden()
    page.wait_for_url("**folded=filters**")
    page.fill("#search", "Sudia")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Sudia")
    expect(page.locator("#filters")).to_be_hidden()
    page.click("#fold-filters")
    expect(page.locator("#filters")).to_be_visible()

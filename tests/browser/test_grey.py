"""Other relations on the page: grey, off until they are asked for, and told as facts are."""

from __future__ import annotations

import graphs
import onpage
import pytest

pytestmark = pytest.mark.browser

GRAPH = graphs.small()


def test_off_until_asked_for(show) -> None:
    """The counts, the search and the table are those of facts; a tick brings the rest, another takes it away."""
    page = show(GRAPH)
    assert "Other relations (3)" in page.locator("label:has(#relations)").inner_text()
    assert not page.is_checked("#relations")
    assert page.inner_text("#showing").startswith("The picture holds 10 of 11 facts · 5 of 7 actors")
    page.fill("#search", "Corv")
    assert "Nothing found" in page.inner_text("#found")
    page.fill("#search", "")
    page.check("#relations")
    assert page.inner_text("#showing").startswith("The picture holds 13 of 14 facts · 6 of 8 actors")
    page.uncheck("#relations")
    assert page.inner_text("#showing").startswith("The picture holds 10 of 11 facts · 5 of 7 actors")
    page.wait_for_url("**/graph0.html")


def test_a_relation_is_told_with_its_words(show) -> None:
    """Card, table and line: the words, what they are called together, status, speaker, sentence, date."""
    page = show(GRAPH)
    page.check("#relations")
    page.click("#tab-table")
    rows = page.locator("#table tbody tr.q5")
    assert rows.count() == 3
    told = rows.filter(has_text="neighbour of").inner_text()
    assert "has been a neighbour of" in told and "since 1920" in told.lower() and "asserted" in told
    rows.filter(has_text="admires").locator(".kind").click()
    card = page.locator("#panel .card").first.inner_text()
    assert "Mira Kov · admires → Olaf Dáne" in card and "reported" in card
    assert "According to Olaf Dáne, as told by Arlen" in card and "quoted Dáne as saying" in card


def test_a_grey_line(show) -> None:
    """It is of the class of its own, and its details say so."""
    page = show(GRAPH)
    page.check("#relations")
    onpage.click_line(page, "Corv", "Arlen", "other relation")
    assert "Other relation · asserted" in page.inner_text("#panel")
    assert "“resembles”" in page.locator("#panel .card .kind").inner_text()


def test_addresses_know_relations(show) -> None:
    """What only relations know turns them on; taking them away lets go of it."""
    page = show(GRAPH, "#actor=Corv")
    assert page.is_checked("#relations") and page.inner_text("#panel h2") == "Corv"
    page.uncheck("#relations")
    assert page.inner_text("#panel h2") == "At a glance"
    page.wait_for_url("**/graph0.html")
    relation = GRAPH.relations[0]
    page = show(GRAPH, f"#event={relation.id}")
    assert page.is_checked("#relations") and relation.predicate in page.inner_text("#panel h2")
    page = show(GRAPH, "#relations=1&actor=Arlen")
    assert page.is_checked("#relations")
    page.click("#reset")
    assert not page.is_checked("#relations") and page.inner_text("#panel h2") == "Arlen"


def test_no_box_where_there_is_none(show) -> None:
    page = show(graphs.many(20))
    assert page.locator("#relations").count() == 0


def test_hostile_words_run_nothing(show) -> None:
    """Words, groups and names of a relation are text and nothing else."""
    page = show(graphs.hostile(), "#relations=1")
    page.click("#tab-table")
    assert page.locator("#table tbody tr.q5").count() == 1
    page.locator("#table tbody tr.q5 .kind").click()
    assert page.locator("#panel .card").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_grey_words_can_be_read(show, scheme: str) -> None:
    """Contrast of the words of a relation on its card: 4.5 to 1 at least."""
    page = show(GRAPH, "#relations=1&actor=Corv", color_scheme=scheme)
    ink, ground = (
        page.evaluate(f"getComputedStyle(document.querySelector('{where}')).{what}")
        for where, what in (("#panel .card .kind", "color"), ("#panel .card", "backgroundColor"))
    )
    assert contrast(ink, ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """Of two colours such as "rgb(1, 2, 3)", as WCAG 2 counts it."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)

"""Map, matrix and fonts in the browser: what they show, how they are moved and chosen, by pointer and by keys."""

from __future__ import annotations

import os
from datetime import date

import made
import pytest

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")
    pytest.importorskip("axe_playwright_python")

from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from onpage import taken
from playwright.sync_api import expect

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor, Event, State

pytestmark = pytest.mark.browser

NORLAND = Actor("Norland", "Norland", "country", "NOR", "GOV")
SUDIA = Actor("Sudia", "Sudia", "country", "ZAF", "GOV")
ESTIA = Actor("Estia", "Estia", "country", "JPN", "GOV")
WESTIA = Actor("Westia", "Westia", "country", "PER", "GOV")
ISLE = Actor("Isle", "Isle", "country", "MLT", "GOV")
ENVOY = Actor("Envoy", "Ada Envoy", "person", "NOR", "GOV")
PORT = Actor("Port_Sel", "Port Sel", "place", "ZAF", coordinates=(-30.0, 25.0))
LEAGUE = Actor("League", "Coastal League", "organization", None, "IGO")


def world() -> KnowledgeGraph:
    """Four states of the four quarters, an island without an outline, an envoy, a port and a league."""
    page = made.Writer("d1", date(2031, 3, 1), "https://example.org/one", "The world")
    rows = [
        ("CONSULT", NORLAND, SUDIA, True, PORT, "positive"),
        ("AID", NORLAND, SUDIA, False, None, "positive"),
        ("MOBILIZE", SUDIA, NORLAND, False, None, "positive"),
        ("MOBILIZE", SUDIA, NORLAND, False, None, "negative"),
        ("ASSAULT", ESTIA, WESTIA, False, None, "positive"),
        ("SUPPORT", ESTIA, ISLE, False, None, "positive"),
        ("THREATEN", ENVOY, WESTIA, False, None, "positive"),
        ("SUPPORT", LEAGUE, NORLAND, False, None, "positive"),
        ("PROTEST", PORT, SUDIA, False, None, "positive"),
    ]
    facts: list[Event | State] = [
        Event(
            type=kind, source=(source,), target=(target,), reciprocal=mutual, place=place, polarity=polarity,
            predicate="did", rule="do", time=made.day("2031-02-01"),
            speakers=(source,) if polarity == "negative" else (),
            **page.says(f"{source.name} did {number} to {target.name}.", "did"),
        )
        for number, (kind, source, target, mutual, place, polarity) in enumerate(rows)
    ]  # fmt: skip
    facts.append(
        State(type="MEMBER_OF", source=(ESTIA,), target=(ISLE,), predicate="ally", rule="ally",
              **page.says("Estia is an ally of Isle.", "ally"))
    )  # fmt: skip
    return KnowledgeGraph.of([page.document], facts)


def spot(page, key: str) -> dict[str, float]:
    """The middle of an actor's dot on the screen."""
    return page.evaluate(
        """async key => {
            for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);  // the map is drawn once a frame
            const dots = [...document.querySelectorAll("#map-dots .dot")];
            const box = dots.find((dot) => dot.getAttribute("aria-label").startsWith(key)).querySelector(".point").getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }""",
        key,
    )


def boxes(page, of: str) -> list[tuple[float, float, float, float]]:
    """The rectangles of elements on the screen."""
    return page.evaluate(
        "of => [...document.querySelectorAll(of)].map((e) => e.getBoundingClientRect()).map((b) => [b.left, b.top, b.right, b.bottom])",
        of,
    )


def test_the_map_shows_who_did_what_to_whom_and_where(show) -> None:
    page = show(world(), "#tab=map")
    expect(page.locator("#showing")).to_have_text(
        "The map holds 8 facts between 4 pairs · 1 event in 1 place"
    )
    expect(page.locator("#map-arcs .arc")).to_have_count(4)
    expect(page.locator("#map-arcs .cross.contested")).to_have_count(1)
    expect(page.locator("#map-dots .dot")).to_have_count(
        6
    )  # a league lies nowhere, an envoy has no land of his own
    expect(page.locator("#map-lands .land.on")).to_have_count(4)
    texts = page.locator("#map-names text").all_text_contents()
    assert {"Norland", "Sudia", "Estia", "Westia", "Isle"} <= set(texts)
    names = boxes(page, "#map-names text")
    covered = [
        (a, b)
        for i, a in enumerate(names)
        for b in names[:i]
        if a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 4 and b[1] < a[3] - 4
    ]
    assert covered == []
    north, south, east, west = (spot(page, key) for key in ("Norland", "Sudia", "Estia", "Westia"))
    assert north["y"] < south["y"]
    assert west["x"] < south["x"] < east["x"]
    # With the envoy counted as his state, what he threatens is between states.
    page.goto(page.url.split("#")[0] + "#tab=map&people=1")
    expect(page.locator("#showing")).to_contain_text("9 facts between 5 pairs")


def test_the_map_is_chosen_from(show) -> None:
    page = show(world(), "#tab=map")
    at = spot(page, "Norland")
    page.mouse.click(at["x"], at["y"])
    expect(page.locator("#panel h2")).to_have_text("Norland")
    expect(page.locator("#map-arcs .arc:not(.dim)")).to_have_count(1)
    expect(page.locator(".land.picked")).to_have_count(1)
    page.keyboard.press("Escape")
    point = page.evaluate(
        """() => {
            const arc = document.querySelector("#map-arcs .arc"), hit = arc.querySelector(".hit");
            for (let t = 0.1; t < 1; t += 0.05) {
                const at = hit.getPointAtLength(hit.getTotalLength() * t).matrixTransform(hit.getScreenCTM());
                if (document.elementFromPoint(at.x, at.y) === hit) return [at.x, at.y];
            }
        }"""
    )
    page.mouse.move(*point)
    expect(page.locator("#map-tip")).to_contain_text(
        "2 material conflict, 1 verbal cooperation, 1 material cooperation"
    )
    page.mouse.click(*point)
    expect(page.locator("#panel h2")).to_contain_text("Norland – Sudia")
    expect(page.locator("#panel .card")).to_have_count(4)
    page.keyboard.press("Escape")
    # A land is its state; the sea is nothing.
    inside = page.evaluate(
        """() => {
            const land = document.querySelector(".land.on"), box = land.getBoundingClientRect();
            for (let i = 1; i < 20; i += 1) for (let j = 1; j < 20; j += 1) {
                const [x, y] = [box.x + (box.width * i) / 20, box.y + (box.height * j) / 20];
                if (document.elementFromPoint(x, y) === land) return [x, y];
            }
        }"""
    )
    page.mouse.click(*inside)
    expect(page.locator(".land.picked")).to_have_count(1)
    page.keyboard.press("Escape")
    # What happened in a place, where it was itself no party.
    page.locator("#map-dots .dot.place").dispatch_event("click")
    expect(page.locator("#panel h2")).to_have_text("Port Sel")
    expect(page.locator("#panel")).to_contain_text("Happened there (1)")


def test_the_map_moves_and_zooms(show) -> None:
    page = show(world(), "#tab=map")
    before = spot(page, "Norland")
    page.mouse.move(before["x"], before["y"])
    page.mouse.wheel(0, -400)
    after, far = spot(page, "Norland"), spot(page, "Sudia")
    assert abs(after["x"] - before["x"]) < 2
    assert abs(after["y"] - before["y"]) < 2
    middle = page.locator("#map-svg").bounding_box()
    x, y = middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=4)
    page.mouse.up()
    moved = spot(page, "Sudia")
    assert abs(moved["x"] - far["x"] + 60) < 3
    assert abs(moved["y"] - far["y"] + 40) < 3
    assert "actor=" not in page.url  # a drag chooses nothing
    page.click("#map-fit")
    again = spot(page, "Norland")
    assert abs(again["x"] - before["x"]) < 1
    page.click("#map-in")
    assert spot(page, "Sudia") != again
    page.click("#map-out")


def test_the_map_is_taken_away(show, tmp_path) -> None:
    """As a drawing with title, legend and where its outlines are from; on paper, too."""
    page = show(world(), "#tab=map")
    text = taken(page, "svg", tmp_path).decode("utf-8")
    assert "The map holds 8 facts between 4 pairs" in text
    assert "Natural Earth" in text
    assert "Verbal cooperation" in text
    assert "Person" not in text  # kinds are shapes of the picture
    assert text.count(">Norland<") == 1
    assert text.count("url(#hatched)") == 7
    etree.fromstring(text.encode("utf-8"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#paper svg").first).to_be_visible()
    expect(page.locator("#view-map")).to_be_hidden()
    assert "Natural Earth" in page.locator("#paper").text_content()


def test_the_map_by_keys(show) -> None:
    """Tab reaches one dot, arrows go on, Enter chooses, and the details have the focus."""
    page = show(world(), "#tab=map")
    expect(page.locator("#map-dots .dot[tabindex='0']")).to_have_count(1)
    page.focus("#map-dots .dot[tabindex='0']")
    here = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert here == "Norland: 5 facts"
    page.keyboard.press("ArrowDown")
    assert "Norland" not in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("+")
    page.keyboard.press("0")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Estia")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    expect(page.locator("#panel h2")).to_have_text("Estia")


def test_where_nothing_has_a_place_the_map_says_so(show) -> None:
    page = show(made.small(), "#tab=map")
    expect(page.locator("#map-empty")).to_have_text("Nothing of this has a place on the map.")
    page.goto(page.url.split("#")[0] + "#tab=matrix")
    page.wait_for_selector(".matrix")


def test_hostile_names_stay_names(show) -> None:
    """Names that try to run, and ids that every object has, on the map and in the matrix."""
    odd = Actor("constructor", "constructor", "place")
    page_ = made.Writer("d1", date(2031, 3, 1))
    more = Event(type="AID", source=(odd,), target=(NORLAND,), predicate="aided", rule="aid",
                 **page_.says("constructor aided Norland.", "aided"))  # fmt: skip
    evil = made.hostile()
    graph = KnowledgeGraph.of([*evil.documents, page_.document], [*evil.facts, more])
    page = show(graph, "#tab=map")
    expect(page.locator("#map-dots .dot")).to_have_count(1)
    page.goto(page.url.split("#")[0] + "#tab=matrix")
    expect(page.locator(".matrix [role=rowheader]")).to_have_count(5)
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.querySelector('#matrix').scrollWidth <= innerWidth")


def test_the_matrix_holds_who_does_what_to_whom(show) -> None:
    page = show(world(), "#tab=matrix")
    names = page.locator(".matrix [role=rowheader]").all_inner_texts()
    assert names == page.locator(".matrix .top-line [role=columnheader]:not(.corner)").all_inner_texts()
    assert len(names) == 8
    words = dict(
        page.locator(".matrix [role=gridcell][aria-label]").evaluate_all(
            "cells => cells.map((cell) => cell.getAttribute('aria-label').split(': '))"
        )
    )
    assert words["Norland → Sudia"] == "2 cooperation"
    # They consulted each other; one of the accusations is only reported.
    assert words["Sudia → Norland"] == "1 cooperation, 2 conflict, contested; 2 told as fact"
    told = page.locator(".matrix [role=gridcell][aria-label^='Sudia → Norland'] .claimed")
    expect(told).to_have_count(1)
    assert words["Estia → Isle"] == "1 cooperation, 1 standing tie"
    assert "Isle → Estia" not in words
    expect(page.locator("#showing")).to_contain_text("The matrix holds 10 facts between 8 actors")
    # Those who deal with each other are neighbours.
    assert abs(names.index("Norland") - names.index("Sudia")) == 1
    cell = page.locator(".matrix [role=gridcell][aria-label^='Sudia → Norland']")
    cell.click()
    expect(page.locator("#panel h2")).to_contain_text("Sudia – Norland")
    expect(page.locator("#panel .card")).to_have_count(4)
    expect(page.locator(".cell.chosen")).to_have_count(2)
    page.keyboard.press("Escape")
    page.goto(page.url.split("#")[0] + "#tab=matrix&people=1")
    expect(page.locator(".matrix [role=rowheader]")).to_have_count(7)
    expect(page.locator(".matrix [role=gridcell][aria-label^='Norland → Westia']")).to_have_count(1)


def test_the_matrix_has_room_for_the_busiest(show) -> None:
    """The picture may have 150; as many rows are no help, and slow. Who is chosen is among them."""
    page = show(made.many(200), "#people=0&limit=150")
    least = page.evaluate("window.graphPage.drawn().discs.at(0).key")
    page.click("#tab-matrix")
    names = page.locator(".matrix [role=rowheader]")
    expect(names).to_have_count(64)
    expect(page.locator("#showing")).to_contain_text("between 64 of ")
    page.evaluate(
        "key => { location.hash = `people=0&limit=150&tab=matrix&actor=${encodeURIComponent(key)}`; }", least
    )
    expect(page.locator(".matrix [role=rowheader].chosen")).to_have_count(1)


def test_the_matrix_by_keys(show) -> None:
    page = show(world(), "#tab=matrix")
    expect(page.locator(".matrix [tabindex='0']")).to_have_count(1)
    page.focus(".matrix [tabindex='0']")
    for key in ("ArrowDown", "ArrowDown", "Home", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    at = "document.activeElement.dataset.at"
    names = page.locator(".matrix [role=rowheader]").evaluate_all(
        "heads => heads.map((head) => head.dataset.at)"
    )
    assert page.evaluate(at) == names[0]
    page.keyboard.press("End")
    assert page.evaluate(at) == names[0] + names[-1].strip()
    page.focus(".matrix [role=gridcell][aria-label^='Estia → Westia']")
    expect(page.locator(".matrix [tabindex='0']")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    expect(page.locator("#panel h2")).to_contain_text("Estia – Westia")
    expect(page.locator(".matrix [tabindex='0'][aria-label^='Estia → Westia']")).to_have_count(1)


def test_axe_finds_nothing_in_map_and_matrix(show) -> None:
    """Where the map has states on it; every tab of a smaller world is looked at in test_reach.py."""
    found = []
    page = show(world(), "#tab=map&actor=Norland", bypass_csp=True)
    for fragment, width in (("#tab=map&actor=Norland", 1440), ("#tab=matrix&people=1", 390)):
        page.evaluate("hash => { location.hash = hash; }", fragment)
        page.set_viewport_size({"width": width, "height": 900})
        found += [(fragment, width, v["id"]) for v in Axe().run(page).response["violations"]]
    assert found == []


def test_the_fonts_are_the_pages_own(show) -> None:
    """Both are there without a request, and other letters than the fallback's; Cyrillic and Greek, too."""
    page = show(world())
    wide = """font => {
        const ctx = document.createElement("canvas").getContext("2d");
        ctx.font = font;
        return ctx.measureText("Україна Ελλάδα Norland 1,234 →").width;
    }"""
    for family in ("Inter", "KG Serif"):
        assert page.evaluate("font => document.fonts.check(font)", f'600 15px "{family}"')
        assert page.evaluate(wide, f'15px "{family}", monospace') != page.evaluate(wide, "15px monospace")
    body = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert body.startswith("Inter")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"KG Serif"')


ROOM = "{ width: 200, height: 100 }"
UNITS = {
    # an arc bends to the north whichever way it goes, and its middle lies on it
    "arcPath({ x: 0, y: 0 }, { x: 100, y: 0 }, 0)": "M0.0 0.0Q50.0 -40.0 100.0 0.0",
    "arcPath({ x: 100, y: 0 }, { x: 0, y: 0 }, 0)": "M100.0 0.0Q50.0 -40.0 0.0 0.0",
    "arcMiddle({ x: 0, y: 0 }, { x: 100, y: 0 })": {"x": 50, "y": -20},
    "arcEnd({ x: 0, y: 0 }, { x: 100, y: 0 }, 0, false).angle.toFixed(1)": "38.7",
    # what is seen stays within the world as far as there is more of it
    "[held(0, 10, 0, 100), held(50, 10, 0, 100), held(99, 10, 0, 100), held(9, 300, 0, 100)]": [5, 50, 95, 50],
    # a name goes to the right; at the rim to the left; nowhere, where all is taken
    f"placedNames([{{ x: 20, y: 50, r: 4, width: 50, size: 12, solid: true }}], {ROOM}, []).map(({{ left }}) => left)": [28],
    f"placedNames([{{ x: 180, y: 50, r: 4, width: 50, size: 12, solid: true }}], {ROOM}, []).map(({{ left }}) => left)": [122],
    f"placedNames([{{ x: 20, y: 50, r: 4, width: 50, size: 12, solid: true }}], {ROOM}, [[0, 0, 200, 100]])": [],
    # what a row does to a column, by sides
    "Object.values(halves(facts)).map((list) => list.length)": [10, 2, 6, 2],
}  # fmt: skip


def test_what_functions_of_the_map_make(inside) -> None:
    assert {expression: inside(expression) for expression in UNITS} == UNITS

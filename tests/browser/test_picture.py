"""The picture: room for every disc and name, ribbons and their strands, and many actors that move at ease."""

from __future__ import annotations

import itertools
import math
import os
from typing import TYPE_CHECKING, Any

import made
import pytest

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

from onpage import click_line, drawn, ink, middle, near, place
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PURE = {
    "together([0, 1, 2, 3], [{ a: 0, b: 2 }])": [0, 2, 1, 3],
    "together([0, 1, 2], [])": [0, 1, 2],
    "tierOf([0, 1, 2], [2, 4, 9])": 1,
    "tierOf([0, 1, 2, 30], [3, 9])": 0,
    "tierOf([30, 31], [3, 9])": 1,
    "pushedApart([[0, 0], [0, 0]], [[40, 20], [40, 20]]).map(([x, y]) => Math.round(Math.hypot(x, y)) > 8)":
        [True, True],
    "spread([[5, 5]], [[40, 20]])": [[0, 0]],
    "[[0, 0]].map(() => freePlace([[0, 0]], new Map([[1, [0, 0]]]))).flat().map(Math.abs).some((n) => n > 40)":
        True,
    "lanes([2]).map(({ off, width }) => [off, width])": [[0, 2]],
    "lanes([2, 4]).map(({ off, width }) => [off, width])": [[2.5, 2], [-1.5, 4]],
    "lanes([12, 12]).map(({ width }) => width)": [6, 6],
    "thick([1])": 1.6,
    "thick(Array(9999))": 6,
    "rim('person', 10, 1, 0)": 9.6,
    "rim('country', 10, 1, 0).toFixed(1)": "11.8",
    "rim('country', 10, 0, 1)": 8.6,
    "pointOn([0, 0, 5, 10, 10, 0], 0.5)": {"x": 5, "y": 5},
    # Off to one side is up, whichever way a line goes.
    "bow({ x: 0, y: 0, r: 1 }, { x: 100, y: 0, r: 1 }, 0, 3, 0).mid": [50, -3],
    "bow({ x: 100, y: 0, r: 1 }, { x: 0, y: 0, r: 1 }, 0, 3, 0).mid": [50, -3],
    "bow({ x: 0, y: 0, r: 1 }, { x: 0, y: 90, r: 1 }, 0, 3, 0).mid.map(Math.abs)": [3, 45],
    "toSegment(5, 3, { x: 0, y: 0 }, { x: 10, y: 0 })": 3,
    "corners({ x: 0, y: 0, ux: 1, uy: 0, long: 4, half: 2 })": [[0, 0], [4, 2], [4, -2]],
    "newRoom(10).isFree([0, 0, 5, 5])": True,
    "(() => { const room = newRoom(10); room.take([0, 0, 5, 5, 7]);"
    " return [room.isFree([4, 4, 30, 30]), room.isFree([4, 4, 30, 30], 7), room.isFree([6, 6, 9, 9])]; })()":
        [False, True, True],
    # A pair of Norland and Sudia has one side, of what is against; its strands are four.
    "(() => { const pair = [...now.lines.values()].find(({ strands }) => strands.length === 4);"
    " return stripesOf(pair).map(({ quad, status, mark, to, facts }) =>"
    " [data.quads[quad], status, mark, to, facts.length]); })()":
        [["verbal conflict", "asserted", "contested", [True, True], 5]],
    "scene.strokes.length": 5,
    "strokeAt(scene.strokes, pointOn(scene.strokes[0].curve, 0.5), 3) === scene.strokes[0]": True,
    "strokeAt(scene.strokes, { x: 1e6, y: 0 }, 3)": None,
}  # fmt: skip


def test_places_strokes_and_room(inside) -> None:
    """Each function of the picture by itself."""
    assert {expression: inside(expression) for expression in PURE} == PURE


def overlaps(one: dict[str, Any], disc: dict[str, Any]) -> bool:
    """Whether a name lies over a disc."""
    return abs(one["x"] - disc["x"]) < one["w"] / 2 + disc["r"] * 0.8 - 1 and (
        abs(one["y"] - disc["y"]) < one["h"] * 0.5 + disc["r"] * 0.8 - 1
    )


def nearest(page: Page) -> float:
    """How near the two nearest discs are, in pixels."""
    discs = page.evaluate("window.graphPage.drawn().discs")
    return min(math.dist((a["x"], a["y"]), (b["x"], b["y"])) for a, b in itertools.combinations(discs, 2))


def test_every_disc_has_room_and_most_have_names(show) -> None:
    """Sixty at 1440 by 900: no two nearer than 34 pixels, forty named, no name over a disc or over a name."""
    page = show(made.many(60, events=240), "#people=0")
    found = page.evaluate("window.graphPage.drawn()")
    assert len(found["discs"]) >= 55 and nearest(page) >= 34
    assert len(found["names"]) >= 40
    for name in found["names"]:
        assert not any(overlaps(name, disc) for disc in found["discs"] if disc["key"] != name["key"])
    for one, two in itertools.combinations(found["names"], 2):
        apart = abs(one["x"] - two["x"]) >= (one["w"] + two["w"]) / 2
        assert apart or abs(one["y"] - two["y"]) >= (one["h"] + two["h"]) * 0.45
    assert min(line["opacity"] for line in found["lines"]) >= 0.75
    sizes = {round(name["h"]) for name in found["names"]}
    assert min(sizes) >= 11 and max(sizes) <= 15


def test_it_opens_on_the_busiest_states_all_named(show) -> None:
    """Of many actors 24 heads are drawn, 12 on a phone, each with a name and with a line, and nothing is cut."""
    for size in ({"width": 1440, "height": 900}, {"width": 390, "height": 844}):
        page = show(made.many(300), viewport=size)
        found = page.evaluate("window.graphPage.drawn()")
        assert len(found["discs"]) == len(found["names"]) == (24 if size["width"] > 900 else 12)
        assert {end for line in found["lines"] for end in line["ends"]} == {
            disc["key"] for disc in found["discs"]
        }
        box = page.locator("#canvas").bounding_box()
        assert box
        for disc in found["discs"]:
            assert box["x"] <= disc["x"] - disc["r"] and disc["x"] + disc["r"] <= box["x"] + box["width"]
            assert box["y"] <= disc["y"] - disc["r"] and disc["y"] + disc["r"] <= box["y"] + box["height"]


def test_on_a_phone_what_is_chosen_comes_into_sight(show) -> None:
    """The details rise over the picture; the actor that was tapped lies above them."""
    page = show(made.many(300), viewport={"width": 390, "height": 844})
    lowest = max(page.evaluate("window.graphPage.drawn().discs"), key=lambda disc: disc["y"])
    page.mouse.click(lowest["x"], lowest["y"])
    panel = page.locator("#panel").bounding_box()
    assert panel and place(page, lowest["key"])[1] + lowest["r"] < panel["y"]


def test_a_choice_moves_nobody(show) -> None:
    """Whom a choice brings in finds a place among those who are there; seeing more and going back is the same."""
    page = show(made.many(400, events=1600), "#people=0", limit=50)
    before = {disc["key"]: disc for disc in page.evaluate("window.graphPage.drawn().discs")}
    key = next(iter(before))
    page.mouse.click(*place(page, key))
    after = {disc["key"]: disc for disc in page.evaluate("window.graphPage.drawn().discs")}
    assert set(before) <= set(after)
    assert all(
        math.dist((before[k]["x"], before[k]["y"]), (after[k]["x"], after[k]["y"])) < 1 for k in before
    )
    assert nearest(page) >= 20


def test_a_ribbon_opens_into_its_strands(show) -> None:
    """A click on it chooses the pair and shows each strand in its class; one of them is chosen by another click."""
    page = show(made.small())
    page.mouse.click(*middle(page, "Sudia", "Norland", "verbal conflict"))
    expect(page.locator("#panel h2")).to_have_text("Norland – Sudia")
    lines = page.evaluate("window.graphPage.drawn().lines")
    assert (
        sorted(line["quad"] for line in lines if line["opacity"] > 0.5)
        == ["material conflict"] * 2 + ["verbal conflict"] * 2
    )
    click_line(page, "Sudia", "Norland", "verbal conflict")
    expect(page.locator("#panel h2")).to_have_text("Sudia → Norland")
    x, y = middle(page, "Sudia", "Norland", "verbal conflict")
    page.mouse.move(5, 5)
    assert any(near(colour, ink(page, "q2"), 12) for colour in drawn(page, x, y))


def test_keys_of_the_picture(show) -> None:
    """Plus and minus go nearer and away, zero shows all."""
    page = show(made.small())
    ends = place(page, "Igor_Pell"), place(page, "Norland")
    page.keyboard.press("+")
    assert math.dist(place(page, "Igor_Pell"), place(page, "Norland")) > math.dist(*ends) * 1.2
    page.keyboard.press("0")
    assert abs(math.dist(place(page, "Igor_Pell"), place(page, "Norland")) - math.dist(*ends)) < 2


def test_many_lines_are_moved_as_one_layer(show) -> None:
    """While a large picture is dragged it is one image; when it rests it is drawn anew, where it has been put."""
    page = show(made.many(400, events=4000), "#people=0&limit=400&all=1")
    first = page.evaluate("window.graphPage.drawn().discs[0].key")
    before = place(page, first)
    box = page.locator("#canvas").bounding_box()
    assert box
    x, y = box["x"] + 20, box["y"] + box["height"] - 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y - 60, steps=4)
    page.mouse.up()
    after = place(page, first)
    assert abs(after[0] - before[0] - 120) < 3 and abs(after[1] - before[1] + 60) < 3
    assert len(page.evaluate("window.graphPage.drawn().discs")) > 300

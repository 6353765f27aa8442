"""Nothing on the page misleads: colours, counts, dates, filters, the table and the focus, each in a real browser."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import made
import pytest

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Event
from kg.trace import Step

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

from onpage import click_line, drawn, facts, holds, ink, middle, near, pixels, place, taken
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WIDTHS = [1440, 820, 390]


def number(text: str) -> int:
    """The first number of a text."""
    found = re.search(r"[\d,]+", text)
    assert found
    return int(found.group().replace(",", ""))


def screen(width: int) -> dict[str, object]:
    """A screen of one of the three widths."""
    return {"viewport": {"width": width, "height": {1440: 900, 820: 1180, 390: 844}[width]}}


def world(*told: dict[str, object]) -> KnowledgeGraph:
    """A document with one event for each: an accusation of Norland's against Sudia, unless told otherwise."""
    writer = made.Writer("d", date(2031, 2, 10), title="Papers")
    events = [
        Event(
            **{
                "type": "ACCUSE",
                "source": (made.NORLAND,),
                "target": (made.SUDIA,),
                "predicate": "accused",
                **more,
            },
            **writer.says(f"In turn {i} somebody accused somebody.", "accused"),
        )  # type: ignore[arg-type]
        for i, more in enumerate(told)
    ]
    return KnowledgeGraph.of([writer.document], events)


# Lines and discs


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_line_keeps_its_colour_when_it_is_hovered_or_chosen(show, scheme: str) -> None:
    """The red of material conflict stays that of the legend, only wider: grey or black would mean something else.

    So it is for a line that is all between two, and for the strands of a ribbon.
    """
    page = show(world({"type": "ASSAULT", "target": (made.UNION,)}, {}, {"type": "AID"}), color_scheme=scheme)
    lines = (
        (("Norland", "Coastal_Union", "material conflict"), "q3"),
        (("Norland", "Sudia", "verbal conflict"), "q2"),
    )
    for line, name in lines:
        plain = drawn(page, *middle(page, *line))
        for act in (page.mouse.move, lambda *_, line=line: click_line(page, *line)):
            act(*middle(page, *line))
            page.mouse.move(*middle(page, *line))
            page.wait_for_timeout(100)
            found = drawn(page, *middle(page, *line))
            assert sum(near(colour, ink(page, name), 60) for colour in found) > len(found) * 0.5
            assert len(found) > len(plain)
        page.mouse.move(5, 5)
        page.wait_for_timeout(100)
        assert sum(near(colour, ink(page, name)) for colour in drawn(page, *middle(page, *line))) > 0
        page.keyboard.press("Escape")


def test_the_lines_of_a_hovered_actor_keep_their_colours(show) -> None:
    """Each in the colour of its class."""
    page = show(made.small())
    page.mouse.move(*place(page, "Norland"))
    page.wait_for_timeout(100)
    for line, name in (
        (("Ana_Vesta", "Igor_Pell", "verbal cooperation"), "q0"),
        (("Norland", "Coastal_Union", "standing tie"), "q4"),
    ):
        assert all(near(colour, ink(page, name), 40) for colour in drawn(page, *middle(page, *line)))


STATUS = {
    "asserted": {},
    "reported": {"speakers": (made.PELL,)},
    "planned": {"factuality": "future"},
    "hypothetical": {"factuality": "hypothetical"},
    "denied": {"polarity": "negative"},
}


def test_every_status_has_a_stroke_of_its_own(show, tmp_path: Path) -> None:
    """Without looking at colour: five patterns in the drawing, the same five in the legend."""
    cast = [replace(made.UNION, id=f"U{i}", name=f"Union {i}") for i in range(5)]
    page = show(
        world(*({"target": (actor,), **how} for actor, how in zip(cast, STATUS.values(), strict=True)))
    )
    legend = page.locator("#facet-status .value")
    strokes = [legend.nth(i).locator("path.swatch").first.get_attribute("stroke-dasharray") for i in range(5)]
    assert len(set(strokes)) == 5
    drawing = ElementTree.fromstring(taken(page, "svg", tmp_path))
    assert len({line.get("stroke-dasharray") for line in drawing.findall(".//{*}path[@class='line']")}) == 5


SIGHTS = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""What reaches the eye of linear RGB (Machado, Oliveira and Fernandes 2009, severity 1)."""


def lab(colour: tuple[int, int, int], sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as somebody sees it."""
    linear = [c / 3294.6 if c < 10.31 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    r, g, b = (
        min(1.0, max(0.0, sum(m * c for m, c in zip(row, linear, strict=True)))) for row in SIGHTS[sight]
    )
    white = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0888,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in white)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_denied_is_like_no_other_line(show, scheme: str, sight: str) -> None:
    """Far from the colour of every class and of the paper, also for those who see fewer colours (CIE76 over 25)."""
    page = show(made.small(), color_scheme=scheme)
    denied = lab(ink(page, "denied"), sight)
    for name in ("q0", "q1", "q2", "q3", "q4", "canvas"):
        other = lab(ink(page, name), sight)
        assert sum((a - b) ** 2 for a, b in zip(denied, other, strict=True)) ** 0.5 > 25, name


def test_a_contested_line_is_marked(show, tmp_path: Path) -> None:
    """Told by one, denied by another: the colour of its class, a ringed cross, and words in legend, tip and details."""
    page = show(made.small())
    line = ("Sudia", "Norland", "material conflict")
    expect(page.locator("#filters .legend")).to_contain_text("Contested")
    page.mouse.move(*middle(page, *line))
    expect(page.locator("#tip")).to_contain_text("contested")
    assert any(near(colour, ink(page, "denied"), 30) for colour in drawn(page, *middle(page, *line)))
    click_line(page, *line)
    expect(page.locator("#panel .about.contested")).to_be_visible()
    assert "⊗" in taken(page, "svg", tmp_path).decode()
    expect(show(world({})).locator("#filters .legend")).to_have_count(0)


def test_small_actors_lie_under_big_ones(show) -> None:
    """A small disc dragged onto a big one goes under it, for the eye and for the click."""
    page = show(made.small())
    big = place(page, "Norland")
    page.mouse.move(*place(page, "Igor_Pell"))
    page.mouse.down()
    page.mouse.move(*big, steps=5)
    page.mouse.up()
    page.keyboard.press("Escape")
    page.mouse.move(5, 5)
    page.wait_for_timeout(100)
    norland, pell = ink(page, "disc-country"), ink(page, "disc-person")
    found = drawn(page, *big, 12)
    assert sum(near(colour, norland) for colour in found) > 100
    assert not any(near(colour, pell) for colour in found)
    page.mouse.click(*big)
    expect(page.locator("#panel h2")).to_have_text("Norland")


def strands() -> KnowledgeGraph:
    """Two actors with ten lines between them."""
    there, back = {}, {"source": (made.SUDIA,), "target": (made.NORLAND,)}
    kinds = ("ACCUSE", "ASSAULT", "AID", "SUPPORT")
    return world(
        *({"type": kind, **way, **how} for kind in kinds for way in (there, back) for how in STATUS.values())
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_drawn_past_the_rim(show, width: int) -> None:
    """The bends of many lines between two actors are in the picture too."""
    page = show(strands(), "#between=Norland&between=Sudia", **screen(width))
    box = page.locator("#canvas").bounding_box()
    assert box
    x, y, right, bottom = box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]
    for side in (
        (x, y, box["width"], 3),
        (x, bottom - 3, box["width"], 3),
        (x, y, 3, box["height"]),
        (right - 3, y, 3, box["height"]),
    ):
        assert pixels(page, *side) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_name_is_cut_at_the_rim(show, width: int) -> None:
    """A long name under a disc near the rim stands further inside."""
    page = show(made.hostile(), **screen(width))
    box = page.locator("#canvas").bounding_box()
    assert box
    for x in (box["x"], box["x"] + box["width"] - 2):
        assert pixels(page, x, box["y"], 2, box["height"]) == []


def test_search_shows_the_neighbours_too(show) -> None:
    """Whom the actor found deals with is on the screen, wherever the reader had been looking."""
    graph = made.many(60)
    page = show(graph, "#people=0")
    for _ in range(6):
        page.click("#zoom-in")
    page.fill("#search", "Allia")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    canvas = page.locator("#canvas").bounding_box()
    assert canvas
    around = {
        a.id for f in graph.facts for pair in f.pairs for a in pair if "Allia_0" in (p.id for p in pair)
    }
    assert len(around) > 5
    for key in around:
        x, y = place(page, key)
        assert canvas["x"] < x < canvas["x"] + canvas["width"]
        assert canvas["y"] < y < canvas["y"] + canvas["height"]


# Counts


@pytest.mark.parametrize("width", WIDTHS)
def test_no_count_is_cut(show, width: int) -> None:
    """Four digits have a comma and their room."""
    page = show(world(*[{}] * 1234), **screen(width))
    numbers = page.locator("#panel .number")
    assert set(numbers.all_inner_texts()) == {"1,234"}
    assert numbers.evaluate_all("all => all.every(n => n.scrollWidth <= n.clientWidth)")
    page.locator("#panel .ranks button").first.click()
    for words in ("1,234 verbal conflict", "1,234 facts", "Show 40 more of 1,194"):
        expect(page.locator("#panel")).to_contain_text(re.compile(words, re.IGNORECASE))


def reasons(page: Page) -> dict[str, int]:
    """Why facts are not in the picture, and how many."""
    lines = page.locator("#rest-why li span").all_text_contents()
    return {text.split(" ", 1)[1]: number(text) for text in lines}


def test_the_picture_says_what_it_holds(show) -> None:
    """Facts drawn and facts not drawn add up to all facts; each reason leads to exactly its facts, or draws them."""
    graph = made.many(400, events=1600)
    page = show(graph, "#people=0&no-status=denied&least=2", limit=50)
    told = number(page.inner_text("#showing"))
    why = reasons(page)
    assert list(why) == [
        "with an actor who is not drawn", "on lines of too few facts", "taken out by filters",
    ]  # fmt: skip
    assert told + sum(why.values()) == 1600
    expect(page.locator("#rest-count")).to_have_text(f"{sum(why.values()):,} not drawn")
    for reason, n in why.items():
        page.click("#rest-count")
        page.locator("#rest-why li").filter(has_text=reason).get_by_text("List", exact=True).click()
        assert number(page.inner_text("#showing")) == n
        page.click("#tab-network")
    for reason, act in (
        ("filters", "Drop the filters"),
        ("not drawn", "Draw all actors"),
    ):
        page.click("#rest-count")
        page.locator("#rest-why li").filter(has_text=reason).get_by_text(act).click()
    page.click("#rest-count")
    page.locator("#rest-why").get_by_text("Draw all lines").click()
    expect(page.locator("#showing")).to_contain_text("The picture holds 1,600 of 1,600 facts")
    expect(page.locator("#rest")).to_be_hidden()


def test_facts_of_one_actor_alone_are_counted_and_listed(show) -> None:
    """They can be no line; the picture says so, and so does their actor's tip."""
    page = show(made.small())
    assert reasons(page) == {"with no second actor": 1}
    page.mouse.move(*place(page, "Igor_Pell"))
    expect(page.locator("#tip")).to_contain_text("1 with no second actor")
    page.click("#rest-count")
    page.get_by_text("List", exact=True).click()
    expect(page.locator("#table tbody tr")).to_have_count(1)
    expect(page.locator("#table tbody")).to_contain_text("Pell protested loudly.")


def test_all_totals_agree(show) -> None:
    """Header, bar, panel and table speak of the same actors and facts."""
    page = show(made.small())
    head = page.inner_text(".counts")
    assert "6 actors" in head and "10 facts: 8 events, 2 standing ties" in re.sub(r"\s+", " ", head)
    expect(page.locator("#showing")).to_have_text(holds(9, 10, 5, 6, 5))
    expect(page.locator("#panel .briefing")).to_contain_text("10 facts")
    assert facts(page) == 10


VIEWS = [
    "", "#no-status=denied", "#confidence=0.7", "#people=1", "#people=1&no-kind=organization", "#no-country=A00",
]  # fmt: skip


@pytest.mark.parametrize("fragment", VIEWS)
def test_every_count_of_the_details_is_what_the_table_lists(show, fragment: str) -> None:
    """Main actors, most between, deals with, facts, says of others: the number and the rows are the same."""
    page = show(made.many(30, events=200), fragment)

    def rows() -> int:
        expect(page.locator("#panel h2")).not_to_have_text("At a glance")
        listed = facts(page)
        heading = page.locator("#panel h3").filter(has_text=re.compile(r"^[\d,]+ facts?$", re.IGNORECASE))
        assert number(heading.inner_text()) == listed
        return listed

    for kind in range(2):
        buttons = page.locator("#panel .ranks").nth(kind).locator("button")
        for i in range(min(4, buttons.count())):
            told = number(buttons.nth(i).locator(".number").inner_text())
            buttons.nth(i).click()
            assert rows() == told
            page.keyboard.press("Escape")
    page.locator("#panel .ranks button").first.click()
    said = page.locator("#panel h3").filter(has_text="Says of others")
    page.click("#tab-table")
    if said.count():
        page.click("#scope-said")
        assert number(page.inner_text("#showing")) == number(said.inner_text())
    partners = page.locator("#panel .ranks button")
    for i in range(min(4, partners.count())):
        told = number(partners.nth(i).locator(".number").inner_text())
        partners.nth(i).click()
        assert rows() == told
        page.click("#back")


def test_a_pair_of_states_names_what_their_people_add(show) -> None:
    """Nothing is told of the two capitals alone; the meeting of their people is one click away, and counted."""
    page = show(
        KnowledgeGraph.of(
            made.small().documents,
            [f for f in made.small().facts if f.type in ("CONSULT", "MEMBER_OF", "AID")],
        ),
        "#between=Norland&between=Sudia",
    )
    expect(page.locator("#panel")).to_contain_text("No fact between Norland and Sudia is told.")
    page.locator("#panel").get_by_role("button", name="With people and organs: 1 fact").click()
    expect(page.locator("#panel .card")).to_contain_text("Ana Vesta met Igor Pell")
    assert facts(page) == 1
    page = show(made.small(), "#between=Norland&between=Sudia")
    expect(page.locator("#panel .card")).to_have_count(5)
    page.get_by_role("button", name="and 1 fact with their people and organs").click()
    expect(page.locator("#panel .card")).to_have_count(6)
    expect(page.locator(".chip")).to_contain_text(["Only between", "States with their people and organs"])


# A selection is a scope


def test_a_selection_filters_table_timeline_csv_and_paper(show, tmp_path: Path) -> None:
    """An actor's facts and no others, until all are asked for; what it says of others besides."""
    page = show(made.small(), "#actor=Igor_Pell&tab=table")
    expect(page.locator("#table tbody tr")).to_have_count(2)
    expect(page.locator("#showing")).to_have_text("2 facts of Igor Pell (of 10 in all)")
    assert taken(page, "csv", tmp_path).decode().count("\r\n") == 3
    page.click("#tab-timeline")
    expect(page.locator("#timeline .card")).to_have_count(2)
    page.click("#scope-said")
    expect(page.locator("#timeline .card")).to_have_count(1)
    expect(page.locator("#showing")).to_have_text("1 fact that Igor Pell tells of others (of 10 in all)")
    page.click("#scope-all")
    expect(page.locator("#timeline .card")).to_have_count(10)
    expect(page.locator("#take-csv")).to_have_text("10 facts (CSV)")
    assert taken(page, "csv", tmp_path).decode().count("\r\n") == 11


def test_a_line_and_a_pair_are_scopes_too(show) -> None:
    """A line's facts, then all between its two actors, then all."""
    page = show(made.small())
    click_line(page, "Norland", "Sudia", "material conflict")
    page.click("#tab-table")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    page.click("#only-between")
    expect(page.locator("#table tbody tr")).to_have_count(5)
    page.locator("#table .who").filter(has_text="Sudia").first.click()
    expect(page.locator("#scope button")).to_have_text(["All10", "Norland – Sudia5", "Sudia5"])
    page.click("#scope-all")
    expect(page.locator("#table tbody tr")).to_have_count(10)


def test_the_switch_cuts_names_not_counts(show) -> None:
    """A long name ends in dots, and its count stands behind it."""
    long = replace(
        made.UNION, id="H", name="Extraordinary Intercontinental Parliamentary Assembly of the Isles"
    )
    page = show(world({"source": (long,)}), "#tab=table&actor=H", **screen(390))
    button, count = (page.locator(f"#scope-chosen{part}").bounding_box() for part in ("", " small"))
    assert button and count and count["x"] + count["width"] <= button["x"] + button["width"] <= 390


def test_an_event_leaves_the_list_it_was_opened_from(show) -> None:
    """The table stays that of the actor, also for whoever is sent the address."""
    page = show(made.small(), "#actor=Igor_Pell&tab=table")
    page.locator("#table .kind").first.click()
    expect(page.locator("#panel h2")).to_have_text("Consult")
    expect(page.locator("#table tbody tr")).to_have_count(2)
    other = show(made.small(), page.evaluate("location.hash"))
    expect(other.locator("#panel h2")).to_have_text("Consult")
    expect(other.locator("#table tbody tr")).to_have_count(2)


def test_a_place_tells_what_happened_there(show) -> None:
    """It is no party to anything, yet its facts are its own list."""
    page = show(made.small(), "#actor=Sel&tab=table")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    expect(page.locator("#showing")).to_have_text("1 fact that happened in Sel (of 10 in all)")
    expect(page.locator("#panel h3")).to_have_text(["Happened there (1)"])


def test_paper_holds_the_whole_list(show) -> None:
    """On the screen a hundred rows, on paper all, and afterwards a hundred again."""
    page = show(made.many(30), "#tab=table")
    expect(page.locator("#table tbody tr")).to_have_count(100)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#table tbody tr")).to_have_count(300)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#table tbody tr")).to_have_count(100)


# The table


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_of_the_table_is_broken(show, width: int) -> None:
    """Beside the details, alone, and on a phone: every word stands on one line, and nothing is wider than the screen."""
    house = replace(made.UNION, id="H", name="Intercontinental Parliamentary Commonwealth")
    graph = world(*[{"source": (house, made.VESTA), "predicate": "counterbalanced"}] * 3)
    for fragment in ("#tab=table", "#tab=table&actor=H"):
        page = show(graph, fragment, **screen(width))
        broken = page.evaluate(
            """() => [...document.querySelectorAll("#table td")].flatMap((cell) => {
                const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
                while (walk.nextNode())
                    for (const word of walk.currentNode.data.matchAll(/[\\p{L}]+/gu)) {
                        const range = document.createRange();
                        range.setStart(walk.currentNode, word.index);
                        range.setEnd(walk.currentNode, word.index + word[0].length);
                        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
                        if (lines.size > 1) found.push(word[0]);
                    }
                return found;
            })"""
        )
        assert broken == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("(t => t.scrollWidth <= t.clientWidth)(document.querySelector('#view-table'))")


def test_many_rows_beside_the_details(show) -> None:
    """With a selection at 1440 by 900 at least seven rows are whole on the screen, each with its sentence."""
    page = show(made.many(60), "#actor=Allia_0&tab=table")
    view = page.locator("#view-table").bounding_box()
    assert view
    boxes = [page.locator("#table tbody tr").nth(i).bounding_box() for i in range(7)]
    assert all(box and box["y"] + box["height"] <= view["y"] + view["height"] for box in boxes)
    sentence = page.locator("#table td.text").first.bounding_box()
    assert sentence and sentence["width"] > 400


def test_the_sentence_is_on_the_phones_screen(show) -> None:
    """The first rows, sentence and document, without scrolling."""
    page = show(made.many(60), "#tab=table", **screen(390))
    for cell in ("td.text", "td.paper"):
        box = page.locator(f"#table {cell}").first.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] + box["height"] < 844


def test_a_word_far_into_its_sentence_is_in_sight(show) -> None:
    """What comes before it is out of sight on the screen, but there for readers that speak and for paper."""
    writer = made.Writer("d", date(2031, 2, 10))
    text = f"After {'a very long night of talks ' * 12}Norland accused Sudia."
    said = writer.says(text, "accused")
    event = Event(type="ACCUSE", source=(made.NORLAND,), target=(made.SUDIA,), **said)  # type: ignore[arg-type]
    page = show(KnowledgeGraph.of([writer.document], [event]), "#tab=table")
    cell, mark = page.locator("td.text").bounding_box(), page.locator("td.text mark").bounding_box()
    assert cell and mark and mark["y"] + mark["height"] <= cell["y"] + cell["height"]
    assert page.text_content("td.text") == text


def test_office_place_and_paper_are_in_table_and_csv(show, tmp_path: Path) -> None:
    """Which office, by which word, where, and who published it when."""
    page = show(made.small(), "#tab=table")
    office = page.locator("#table tbody tr").filter(has_text="Leads")
    expect(office.locator("td.did")).to_have_text("Leads: minister")
    meeting = page.locator("#table tbody tr").filter(has_text="Consult")
    expect(meeting.locator("td.did")).to_have_text("Consult: met in Sel")
    expect(meeting.locator("td.paper")).to_have_text("Talks in Sel10 Feb 2031, The Gazette")
    rows = list(csv.DictReader(io.StringIO(taken(page, "csv", tmp_path).decode("utf-8-sig"))))
    met = next(row for row in rows if row["type"] == "CONSULT")
    assert (met["predicate"], met["role"], met["place"]) == ("met", "", "Sel")
    assert (met["document date"], met["document source"]) == ("2031-02-10", "The Gazette")
    led = next(row for row in rows if row["type"] == "LEADS")
    assert (led["predicate"], led["role"], led["place"]) == ("minister", "minister", "")


# Filters


FILTERS = {
    "no-quad=verbal+conflict": "Without verbal conflict",
    "no-status=denied": "Without denied",
    "no-type=ACCUSE": "Without accuse",
    "no-kind=person": "Without person",
    "no-country=SUD": "Without Sudia",
    "no-type=ACCUSE&no-type=AID&no-type=CONSULT&no-type=LEADS": "Without 4 types",
    "confidence=0.7": "Confidence at least 70%",
    "speaker=Ana_Vesta": "According to Ana Vesta",
    "speaker=-": "Told by the documents themselves",
    "document=d2": "In “After the talks”",
    "q=talks+fail": "Told with “talks fail”",
    "type=ACCUSE&type=AID": "Only accuse or aid",
    "place=Sel": "In Sel",
    "since=2031-02-08&until=2031-02-09": "8–9 Feb 2031",
    "focus=Sudia": "Around Sudia",
    "between=Norland&between=Sudia": "Only between Norland and Sudia",
    "least=2": "Lines of 2 facts or more",
}


@pytest.mark.parametrize("width", [1440, 390])
def test_every_filter_that_is_set_has_a_chip(show, width: int) -> None:
    """In words, on the screen, and its cross takes it away."""
    page = show(made.small(), **screen(width))
    chip = page.locator(".chip")
    for fragment, words in FILTERS.items():
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
        expect(chip).to_have_text(f"{words}×")
        box = chip.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] < 844
        page.locator(".chip button").click()
        expect(chip).to_have_count(0)
        expect(page.locator("#showing")).to_contain_text("holds 9 of 10 facts")
        assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("width", WIDTHS)
def test_an_empty_result_says_which_filter_empties_it(show, width: int) -> None:
    """And how many facts come back without it; only those that help are offered."""
    page = show(made.small(), **screen(width))
    for tab in ("network", "timeline", "table"):
        page.evaluate(
            "hash => { location.hash = hash; }", f"tab={tab}&confidence=0.7&q=nowhere&no-type=ACCUSE"
        )
        view = page.locator(f"#view-{tab}")
        expect(view).to_contain_text("Nothing passes these filters.")
        expect(view.locator(".quiet:visible")).to_have_text(["Drop “Told with ‘nowhere’”: 7 facts"])
        view.locator(".quiet:visible").click()
        expect(page.locator(".chip")).to_have_count(2)
        assert facts(page) == 7


@pytest.mark.parametrize("width", WIDTHS)
def test_chips_are_whole_and_cover_nothing(show, width: int) -> None:
    """Neither a button nor an actor of the picture, however long their words are."""
    page = show(made.small(), "#between=Norland&between=Sudia&people=1", **screen(width))
    buttons = page.locator(".zoom").bounding_box()
    words = page.locator(".chip > span")
    assert buttons
    for chip in page.locator(".chip").all():
        box = chip.bounding_box()
        assert box
        below = box["y"] >= buttons["y"] + buttons["height"] or box["y"] + box["height"] <= buttons["y"]
        assert below or box["x"] + box["width"] <= buttons["x"]
    assert words.evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth)")
    chips = page.locator("#chips").bounding_box()
    assert chips and min(place(page, key)[1] for key in ("Norland", "Sudia")) > chips["y"] + chips["height"]


def test_filters_that_empty_it_only_together_are_dropped_together(show) -> None:
    """No single one helps, so all are offered."""
    page = show(made.small(), "#tab=table&confidence=1&speaker=Ana_Vesta&q=nowhere")
    page.locator("#view-table").get_by_role("button", name="Drop all filters").click()
    expect(page.locator("#table tbody tr")).to_have_count(10)


# The focus


def focused(page: Page) -> str:
    """What has the focus: its id, or the name of its tag."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.tagName"))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_choice_takes_the_focus_to_the_details(show, width: int) -> None:
    """From the overview, a card, the picture, the search, the table and the timeline, and on the way back."""
    page = show(made.small(), **screen(width))
    title = page.locator("#panel h2")

    def press(selector: str) -> None:
        page.locator(selector).first.focus()
        page.keyboard.press("Enter")
        expect(title).to_be_focused()

    press("#panel .ranks button")
    press("#panel .card .kind")
    press("#back")
    press("#panel .ranks button")
    page.keyboard.press("Escape")
    page.fill("#search", "vesta")
    page.keyboard.press("Enter")
    expect(title).to_be_focused()
    page.keyboard.press("Escape")
    page.evaluate("scrollTo(0, 0)")
    page.click("#fit")
    page.mouse.click(*place(page, "Sudia"))
    expect(title).to_have_text("Sudia")
    expect(title).to_be_focused()
    for tab in ("timeline", "table"):
        page.click(f"#tab-{tab}")
        press(f"#view-{tab} .kind")
        press(f"#view-{tab} .who")
    page.go_back()
    page.wait_for_timeout(100)
    assert focused(page) != "BODY"


def test_what_is_drawn_anew_keeps_the_focus(show) -> None:
    """See more, Neighbourhood, Reset, the list's switch, further rows: the focus is there or goes on, never to the start."""
    page = show(made.many(400, events=3000), "#people=0&actor=Allia_0", limit=50)
    for control, after in (
        ("#see-more", "see-more"),
        ("#neighbourhood", "neighbourhood"),
        ("#neighbourhood", "neighbourhood"),
        ("#reset", "reset"),
    ):
        page.locator(control).focus()
        page.keyboard.press("Enter")
        assert focused(page) == after
    page.locator("#see-more").focus()
    page.keyboard.press("Enter")
    while page.locator("#see-more").is_visible():
        page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    page.locator("#panel .cards > .quiet").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    page.click("#tab-table")
    page.locator("#scope-all").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "scope-all"
    for tab, more in (("table", "#rows-more"), ("timeline", "#chronicle > .quiet")):
        page.click(f"#tab-{tab}")
        page.locator(more).focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.classList.contains('kind')")


def test_escape_leads_out_step_by_step(show) -> None:
    """The event, the selection, then the two actors, then the neighbourhood."""
    page = show(made.small(), "#between=Norland&between=Sudia&confidence=5")
    expect(page.locator(".chip").last).to_contain_text("100%")
    page.locator(".chip button").last.click()
    page.locator("#panel .who").first.click()
    chosen = page.inner_text("#panel h2")
    page.locator("#panel .card .kind").first.click()
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text(chosen)
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("Norland – Sudia")
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("At a glance")
    expect(page.locator(".chip")).to_have_count(0)
    page = show(made.small(), "#focus=Sudia")
    page.keyboard.press("Escape")
    expect(page.locator(".chip")).to_have_count(0)


def test_the_details_are_a_few_keys_away(show) -> None:
    """Skip links lead to the views, the table and the details, which are landmarks; the shortcuts are listed."""
    page = show(made.small())
    expect(page.get_by_role("complementary", name="Details")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    page.locator("#theme").focus()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text("Hide both panels")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    expect(page.locator("#theme")).to_be_focused()
    page.locator("#search").focus()
    page.keyboard.type("?")
    expect(page.locator("#search")).to_have_value("?")


def test_a_card_says_why(show) -> None:
    """Behind "Why" stand the rules that made the fact, also of one without a place; a fact without steps has none."""
    steps = (Step("reading", "verb:accuse[object:actor]", "is ACCUSE"), Step("source", "subject", "Norland"))
    page = show(world({"steps": steps}, {"predicate": "blamed"}), "#actor=Norland")
    why = page.locator("article.card details.why")
    expect(page.locator("article.card")).to_have_count(2)
    expect(why).to_have_count(1)
    why.locator("summary").click()
    expect(why).to_contain_text("reading: verb:accuse[object:actor] · source: subject")

"""The page in a real browser: every feature is clicked, typed or dragged, and what appears is checked."""

from __future__ import annotations

import csv
import io
import math
import os
import re
from datetime import date
from pathlib import Path

import made
import networkx as nx
import pytest

from kg.files import tables
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor, Event
from kg.page import page as pages

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

from onpage import click_line, facts, holds, middle, place, taken
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


# See


def test_opens_with_the_main_actors(show) -> None:
    """Within a glance: counts, main actors, and most between whom."""
    page = show(made.small())
    expect(page.locator("h1")).to_have_text("Who did what to whom")
    expect(page.locator("#showing")).to_have_text(holds(9, 10, 5, 6, 5))
    assert page.locator("#panel .ranks").first.locator("li").all_inner_texts()[0].split()[-2:] == [
        "Norland",
        "7",
    ]
    expect(page.locator("#panel .pairs li").first).to_contain_text("Norland – Sudia")


def test_legend_shows_classes_status_and_kinds(show) -> None:
    """The filters are the legend: a line for each class and status, a shape for each kind."""
    page = show(made.small())
    text = page.inner_text("#filters")
    for word in (
        "Verbal cooperation",
        "Material conflict",
        "Standing tie",
        "Asserted",
        "Denied",
        "Organization",
        "Norland",
    ):
        assert word in text
    assert page.locator("#filters svg").count() >= 14


def test_the_picture_is_drawn_and_stands_still(show) -> None:
    """The canvas is not blank, and nothing dances: two looks half a second apart are the same."""
    page = show(made.many(60))
    shot = page.locator("#canvas").screenshot()
    page.wait_for_timeout(500)
    assert page.locator("#canvas").screenshot() == shot and len(shot) > 20_000


def test_light_and_dark(show) -> None:
    """The system's choice is followed, and the button changes it."""
    page = show(made.small(), color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_print_leaves_the_tools_away(show) -> None:
    """On paper: picture and details, no buttons."""
    page = show(made.small(), "#actor=Norland")
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".search")).to_be_hidden()
    expect(page.locator("#panel h2")).to_be_visible()


def test_print_draws_the_picture(show) -> None:
    """The printed picture is a drawing in light colours, whatever the screen shows; afterwards it is gone."""
    page = show(made.small(), color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#paper .disc")).to_have_count(5)
    assert page.get_attribute("html", "data-theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#paper svg")).to_have_count(0)
    assert page.get_attribute("html", "data-theme") == "dark"


def test_narrow_screens(show) -> None:
    """Nothing is wider than the screen, and the filters open by their button."""
    page = show(made.small(), viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#filters")).to_be_hidden()
    page.click("#open-filters")
    expect(page.locator("#filters")).to_be_visible()


# Read


def test_click_on_an_actor_tells_its_events(show) -> None:
    """Name, names, partners, and its facts by date with the words highlighted."""
    page = show(made.small())
    page.mouse.click(*place(page, "Norland"))
    expect(page.locator("#panel h2")).to_have_text("Norland")
    expect(page.locator("#panel")).to_contain_text("Also: Port Alba, the Norlanders")
    dates = page.locator("#panel .card time").all_inner_texts()
    assert dates[:3] == ["since 1999", "5 Feb 2031", "9 Feb 2031"] and len(dates) == 7
    assert page.locator("#panel .card mark").all_inner_texts()[:2] == ["member", "massed"]


def test_what_nobody_is_said_to_have_done(show) -> None:
    """It stands with whom it befell, in the details and in the table, and draws no line."""
    writer = made.Writer("d", date(2031, 2, 10))
    shot = Event(
        type="ASSAULT",
        source=(),
        target=(made.VESTA,),
        predicate="shot",
        size=(("injured", 1200),),
        **writer.says("Vesta was shot.", "shot"),
    )
    met = Event(
        type="CONSULT", source=(made.PELL,), target=(made.VESTA,), **writer.says("Pell met Vesta.", "met")
    )
    page = show(KnowledgeGraph.of([writer.document], [shot, met]))
    expect(page.locator("#showing")).to_contain_text("1 of 2 facts")
    page.locator("#panel .ranks button", has_text="Ana Vesta").first.click()
    expect(page.locator("#panel .deed", has_text="Nobody named")).to_have_text(
        "Nobody named · Assault (shot) → Ana Vesta · injured 1,200"
    )
    page.locator("#tab-table").click()
    expect(page.locator("#table td.who-did", has_text="Nobody named")).to_have_count(1)


def test_click_on_a_line_tells_who_says_so(show) -> None:
    """A claimed line lists each claim with its speaker, status, document, date and link."""
    page = show(made.small())
    click_line(page, "Sudia", "Norland", "material conflict")
    expect(page.locator("#panel h2")).to_have_text("Sudia → Norland")
    cards = page.locator("#panel .card")
    expect(cards).to_have_count(2)
    expect(cards.nth(0)).to_contain_text("According to Ana Vesta")
    expect(cards.nth(0).locator(".badge")).to_have_text("reported")
    expect(cards.nth(0).locator("a")).to_have_attribute("href", "https://example.org/one")
    expect(cards.nth(0).locator("a")).to_have_attribute("rel", "noopener noreferrer")
    expect(cards.nth(1).locator(".badge")).to_contain_text("denied")
    expect(cards.nth(1)).to_contain_text("1 Mar 2031, The Gazette")


def test_from_an_event_to_its_actors_and_back(show) -> None:
    """Event, actor, back, back: in the page and with the browser's own button."""
    page = show(made.small(), "#actor=Norland")
    page.locator("#panel .card").filter(has_text="banned").locator(".kind").click()
    expect(page.locator("#panel h2")).to_have_text("Sanction")
    page.locator("#panel .ranks button").filter(has_text="Sudia").click()
    expect(page.locator("#panel h2")).to_have_text("Sudia")
    page.click("#back")
    expect(page.locator("#panel h2")).to_have_text("Sanction")
    page.click("#back")
    expect(page.locator("#panel h2")).to_have_text("Norland")
    page.locator("#panel .deed .who").filter(has_text="Sudia").first.click()
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("Norland")


def test_every_selection_has_an_address(show) -> None:
    """Actor, line and event: the address opens the same selection in another window."""
    page = show(made.small())
    for act in (
        lambda: page.mouse.click(*place(page, "Coastal_Union")),
        lambda: page.mouse.click(*middle(page, "Norland", "Sudia", "material conflict")),
        lambda: page.mouse.click(*middle(page, "Norland", "Sudia", "material conflict")),
        lambda: page.locator("#panel .card .kind").first.click(),
    ):
        act()
        fragment = page.evaluate("location.hash")
        assert len(fragment) > 5
        other = show(made.small(), fragment)
        assert other.inner_text("#panel").replace("← Overview", "") == page.inner_text("#panel").replace(
            "← Back", ""
        )


def test_unknown_fragments_are_left_alone(show) -> None:
    """An address of another graph opens the overview."""
    page = show(
        made.small(),
        "#actor=Nobody&event=%3Cscript%3E&since=x&until=&limit=-3&no-quad=none&between=a&tab=x"
        "&scope=constructor&no-kind=x",
    )
    expect(page.locator("#panel h2")).to_have_text("At a glance")


def test_hover_tells_what_is_there(show) -> None:
    """A small label at the pointer, of an actor and of a line."""
    page = show(made.small())
    x, y = place(page, "Sudia")
    page.mouse.move(x - 5, y)
    page.mouse.move(x, y)
    expect(page.locator("#tip")).to_contain_text("Sudia")
    page.mouse.move(*middle(page, "Coastal_Union", "Sudia", "material cooperation"))
    expect(page.locator("#tip")).to_contain_text("planned 1")


# Ask


def test_search_by_any_name(show) -> None:
    """An alias finds its actor; arrows and Enter choose; accents do not matter."""
    page = show(made.small())
    page.keyboard.press("/")
    page.keyboard.type("port al")
    option = page.locator("#found [aria-label=Actors] [role=option]")
    expect(option).to_have_count(1)
    expect(option).to_contain_text("Port Alba")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Norland")
    page.fill("#search", "d")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "option-1"
    page.fill("#search", "xyz")
    expect(page.locator("#found")).to_contain_text("Nothing found")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    page.fill("#search", "sud")
    page.locator("#found [role=option]").first.click()
    expect(page.locator("#panel h2")).to_have_text("Sudia")


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("Material conflict", 6),
        ("Standing tie", 8),
        ("Denied", 9),
        ("Planned", 9),
        ("Person", 7),
        ("Organization", 8),
    ],
)
def test_a_filter_takes_its_facts_away_and_gives_them_back(show, label: str, left: int) -> None:
    """Quad class, truth status, kind: off and on again."""
    page = show(made.small())
    box = page.get_by_label(re.compile(f"^{label}"))
    box.uncheck()
    assert facts(page) == left
    box.check()
    assert facts(page) == 10


def test_filter_by_type_country_speaker_document_confidence(show) -> None:
    """The other filters, each undone by Reset."""
    page = show(made.small())

    def only(name: str) -> None:
        page.locator(f".only[aria-label='Only {name}']").click()

    for key in ("type", "speaker", "document"):
        page.click(f"#facet-{key} summary")
    page.get_by_label(re.compile("^Accuse")).uncheck()
    assert facts(page) == 9
    page.click("#reset")
    page.get_by_label(re.compile("^Sudia")).uncheck()
    assert facts(page) == 2
    page.click("#reset")
    only("Ana Vesta")
    assert facts(page) == 1
    only("The documents themselves")
    assert facts(page) == 8
    page.click("#reset")
    only("Talks in Sel")
    assert facts(page) == 4
    page.click("#reset")
    page.locator("#confidence").focus()
    for _ in range(14):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(150)
    assert facts(page) == 8
    page.click("#reset")
    assert facts(page) == 10


def test_only_between_these_two(show) -> None:
    """From a line to all that stands between its two actors, in both directions."""
    page = show(made.small())
    page.mouse.click(*middle(page, "Norland", "Sudia", "material conflict"))
    page.click("#only-between")
    expect(page.locator("#showing")).to_have_text(holds(5, 10, 2, 6, 1))
    expect(page.locator("#panel .card")).to_have_count(5)
    expect(page.locator(".chip")).to_contain_text("Only between Norland and Sudia")
    page.click("#back")
    expect(page.locator("#showing")).to_have_text(holds(9, 10, 5, 6, 5))


def test_neighbourhood_of_an_actor(show) -> None:
    """The actor and those it deals with, by button or double click, until the chip is removed."""
    page = show(made.small(), "#actor=Igor_Pell")
    page.get_by_role("button", name="Neighbourhood").click()
    expect(page.locator("#showing")).to_have_text(holds(1, 10, 2, 6, 1))
    page.locator(".chip button").click()
    page.mouse.dblclick(*place(page, "Norland"))
    expect(page.locator("#showing")).to_have_text(holds(8, 10, 4, 6, 4))


def test_hide_what_has_few_events(show) -> None:
    """Two facts for a line at least: one line is left."""
    page = show(made.small())
    page.locator("#least").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#showing")).to_have_text(holds(5, 10, 2, 6, 1))


def test_actors_without_relations_can_be_shown(show) -> None:
    """Who has facts but no line is hidden at first."""
    graph = made.small()
    alone = [fact for fact in graph.facts if fact.type in ("PROTEST", "SANCTION")]
    page = show(KnowledgeGraph.of(graph.documents, alone))
    expect(page.locator("#showing")).to_have_text(holds(1, 2, 2, 3, 1))
    page.check("#loners")
    expect(page.locator("#showing")).to_have_text(holds(1, 2, 3, 3, 1))


def test_many_actors_open_on_the_most_important(show) -> None:
    """It says how many of how many, and a button shows more."""
    page = show(made.many(400, events=1600), "#people=0", limit=50)
    expect(page.locator("#showing")).to_contain_text("· 50 of 391 actors ·")
    expect(page.locator("#more")).to_contain_text(re.compile(r"^50 of 3\d\d with lines"))
    page.click("#see-more")
    expect(page.locator("#showing")).to_contain_text("· 100 of 391 actors ·")


def test_an_actor_that_is_not_shown_is_found_and_shown(show) -> None:
    """Search reaches all actors, not only those in the picture, and brings their partners."""
    page = show(made.many(400, events=1600), "#people=0", limit=20)
    page.fill("#search", "Front 3")
    page.keyboard.press("Enter")
    expect(page.locator("#showing")).to_contain_text("· 26 of 391 actors ·")


def test_physics_on_demand(show) -> None:
    """The network moves while its button is pressed, and stands when it is not."""
    page = show(made.many(30))
    before = place(page, "Allia_0")
    page.click("#physics")
    page.wait_for_timeout(500)
    page.click("#physics")
    after = place(page, "Allia_0")
    assert after != before
    page.wait_for_timeout(300)
    assert place(page, "Allia_0") == after


def test_a_dragged_actor_stays_where_it_was_put(show) -> None:
    """Filtering does not throw it back."""
    page = show(made.small())
    x, y = place(page, "Igor_Pell")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 90, steps=5)
    page.mouse.up()
    moved = place(page, "Igor_Pell")
    assert abs(moved[1] - y - 90) < 4
    page.get_by_label(re.compile("^Planned")).uncheck()
    assert place(page, "Igor_Pell") == moved


def test_zoom_and_fit(show) -> None:
    """Plus brings actors apart, fit brings them back."""
    page = show(made.small())
    width = math.dist(place(page, "Igor_Pell"), place(page, "Norland"))
    page.click("#zoom-in")
    assert math.dist(place(page, "Igor_Pell"), place(page, "Norland")) > width * 1.2
    page.click("#fit")
    assert abs(math.dist(place(page, "Igor_Pell"), place(page, "Norland")) - width) < 2


# The same data without the picture


def test_table_sorts_and_opens_events(show) -> None:
    """A click on a heading sorts, a second turns it round; the type opens the event."""
    page = show(made.small())
    page.click("#tab-table")
    expect(page.locator("#table tbody tr")).to_have_count(10)
    page.get_by_role("button", name="Did").click()
    first = page.locator("#table tbody tr").first
    expect(first).to_contain_text("Accuse")
    page.get_by_role("button", name="Did").click()
    expect(first).to_contain_text("Threaten")
    expect(page.locator("th").nth(2)).to_have_attribute("aria-sort", "descending")
    first.locator(".kind").click()
    expect(page.locator("#panel h2")).to_have_text("Threaten")


def test_timeline_lists_by_date(show) -> None:
    """Every date once, in order, with its facts."""
    page = show(made.small())
    page.click("#tab-timeline")
    heads = page.locator("#timeline h3").all_inner_texts()
    assert heads[:4] == ["since 1999", "5 Feb 2031", "8 Feb 2031", "9 Feb 2031"]
    expect(page.locator("#timeline .card")).to_have_count(10)


def test_long_tables_come_in_parts(show) -> None:
    """A hundred rows at first, more by the button."""
    page = show(made.many(60))
    page.click("#tab-table")
    expect(page.locator("#table tbody tr")).to_have_count(100)
    page.click("#rows-more")
    expect(page.locator("#table tbody tr")).to_have_count(300)


def test_by_keyboard_alone(show) -> None:
    """The skip link leads to the table; the tabs move by arrows; an event opens by Enter; Escape closes."""
    page = show(made.small())
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the table of facts")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#view-table")).to_be_focused()
    page.locator("#table .kind").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Member of")
    page.keyboard.press("Escape")
    expect(page.locator("#table tr.chosen")).to_have_count(0)
    page.locator("#tab-table").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tab-compare")).to_have_attribute("aria-selected", "true")


# Take away


def test_csv_of_what_is_filtered(show, tmp_path: Path) -> None:
    """Only the rows that pass, with the sentence."""
    page = show(made.small())
    page.get_by_label(re.compile("^Material conflict")).uncheck()
    rows = list(csv.DictReader(io.StringIO(taken(page, "csv", tmp_path).decode("utf-8-sig"))))
    assert len(rows) == 6
    meeting = next(row for row in rows if row["type"] == "CONSULT")
    assert (meeting["source"], meeting["target"], meeting["from"]) == ("Ana Vesta", "Igor Pell", "2031-02-08")
    assert (
        meeting["sentence"] == "Ana Vesta met Igor Pell in Sel."
        and meeting["url"] == "https://example.org/one"
    )


def test_no_cell_is_a_formula(show, tmp_path: Path) -> None:
    """A name that begins with = is quoted for spreadsheets."""
    rows = list(csv.DictReader(io.StringIO(taken(show(made.hostile()), "csv", tmp_path).decode("utf-8-sig"))))
    assert any(row["target"].startswith("'=HYPERLINK") for row in rows)


def test_the_page_knows_the_same_formulas_as_events_csv(show, tmp_path: Path) -> None:
    """Marks that nobody sees before =, +, - or @, and the wide forms of these; what is none stays as it is."""
    names = ("=1", "+1", "\u200b-1", "\ufeff@a", "＝1", "＋1", "－1", "＠a", "a=1", "Bélgica", "(-1)")
    writer = made.Writer("d", date(2031, 2, 10))
    events = [
        Event(
            type="AID", source=(Actor(f"A{n}", name, "group"),), target=(made.SUDIA,),
            **writer.says(f"In turn {n} somebody aided.", "aided"),
        )
        for n, name in enumerate(names)
    ]  # fmt: skip
    page = show(KnowledgeGraph.of([writer.document], events))
    rows = list(csv.DictReader(io.StringIO(taken(page, "csv", tmp_path).decode("utf-8-sig"))))
    safe = list(csv.reader(io.StringIO("".join(tables.csv_lines([name] for name in names)))))
    assert {row["source"] for row in rows} == {cell for (cell,) in safe}


@pytest.mark.parametrize("graph", [made.small, made.hostile], ids=["small", "hostile"])
def test_gexf_of_all(show, tmp_path: Path, graph) -> None:
    """networkx reads it back: all actors, one edge for each fact and pair."""
    path = tmp_path / "all.gexf"
    path.write_bytes(taken(show(graph()), "gexf", tmp_path))
    back = nx.read_gexf(path)
    assert len(back) == len(graph().actors) and back.number_of_edges() in (3, 9)


def test_png_and_svg_of_the_view(show, tmp_path: Path) -> None:
    """Both are the picture: a PNG with a size, an SVG with every actor and line, and well formed."""
    from xml.etree import ElementTree

    page = show(made.small())
    png = taken(page, "png", tmp_path)
    assert png.startswith(b"\x89PNG") and len(png) > 8000
    root = ElementTree.fromstring(taken(page, "svg", tmp_path))
    found = [len(root.findall(f".//{{*}}{shape}")) for shape in ("g[@class='disc']", "path[@class='line']")]
    assert found == [5, 5]


# Hostile text, notebooks


def test_hostile_text_runs_nothing_and_breaks_nothing(show, tmp_path: Path) -> None:
    """Names, sentences and links of the worst kind, in every view."""
    page = show(made.hostile())
    for tab in ("timeline", "table", "network"):
        page.click(f"#tab-{tab}")
        page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    for key in ("A\"'<b>", "B", "C"):
        page.mouse.move(*place(page, key))
        page.mouse.click(*place(page, key))
        expect(page.locator("#panel .card").first).to_be_visible()
        panel = page.locator("#panel").bounding_box()
        assert panel and panel["width"] < 400
    page.fill("#search", "</script>")
    expect(page.locator("#found [role=option]").first).to_contain_text("</script>")
    for what in ("csv", "svg", "gexf"):
        taken(page, what, tmp_path)
    assert page.evaluate("window.pwned") is None
    assert page.locator("a[href]").evaluate_all(
        "all => all.every(a => /^https?:|#/.test(a.getAttribute('href')))"
    )
    assert page.locator("img, iframe, object").count() == 0


def test_the_policy_stops_a_script_that_got_in(chromium, tmp_path: Path) -> None:
    """Even text that became markup would not run: inline scripts, handlers, styles and requests are refused."""
    got_in = "<script>window.pwned=1</script><i onclick='window.pwned=2'>x</i><img src='https://example.org/x.png'>"
    file = tmp_path / "graph.html"
    file.write_text(pages.render(made.small()).replace("<body>", f"<body>{got_in}", 1), encoding="utf-8")
    context = chromium.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(file.as_uri())
    page.locator("i").first.dispatch_event("click")
    assert page.evaluate("window.pwned") is None
    assert sum("Content Security Policy" in text for text in refused) >= 3
    context.close()


def test_inline_in_a_notebook(show) -> None:
    """The srcdoc frame of a notebook's cell draws the page and answers."""
    page = show(f"<!DOCTYPE html><title>notebook</title>{pages.inline_page(made.small())._repr_html_()}")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#showing")).to_have_text(holds(9, 10, 5, 6, 5))
    frame.locator("#panel .ranks button").first.click()
    expect(frame.locator("#panel h2")).to_have_text("Norland")
    frame.locator("#back").click()
    expect(frame.locator("#panel h2")).to_have_text("At a glance")


def test_an_empty_graph(show) -> None:
    """It says so."""
    page = show(KnowledgeGraph())
    expect(page.locator("#empty")).to_have_text("There are no facts in this graph.")


@pytest.mark.model
def test_the_seeds_page_answers_an_analyst(show) -> None:
    """Main actors, what happened between two of them, on which day, in which words: the seed itself."""
    from kg import api

    page = show(api.build(Path(__file__).parents[2] / "seeds"))
    assert "Russia" in page.locator("#panel .ranks").first.inner_text()
    page.fill("#search", "lavr")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Sergey Lavrov")
    page.locator("#panel .ranks button").filter(has_text="Blinken").click()
    call = page.locator("#panel .card").filter(has_text="Blinken spoke to Lavrov to follow up")
    expect(call.locator("time").first).to_have_text("1 Feb 2022")
    expect(call.locator("mark").first).to_have_text("spoke")
    expect(call.locator(".badge").first).to_have_text("asserted")


def test_whose_the_lines_are_is_said_of_an_official(show) -> None:
    """With people counted for their states the picture has the state's lines, not those of its president."""
    page = show(made.small(), "#people=1&actor=Ana_Vesta")
    expect(page.locator("#panel .stand-in")).to_contain_text("Counts for Norland in the picture")
    page.evaluate("location.hash = 'people=1&actor=Norland'")
    expect(page.locator("#panel h2")).to_have_text("Norland")
    expect(page.locator("#panel .stand-in")).to_have_count(0)
    page.evaluate("location.hash = 'people=0&actor=Ana_Vesta'")
    expect(page.locator("#panel h2")).to_have_text("Ana Vesta")
    expect(page.locator("#panel .stand-in")).to_have_count(0)


def test_two_who_count_as_one_are_told_apart(show) -> None:
    """Norland and its president have facts between them, which "with their people" hides: the page says so."""
    writer = made.Writer("d", date(2031, 2, 10))
    told = Event(
        type="ACCUSE",
        source=(made.VESTA,),
        target=(made.NORLAND,),
        **writer.says("Vesta accused it.", "accused"),
    )  # type: ignore[arg-type]
    page = show(KnowledgeGraph.of([writer.document], [told]), "#people=1&pair=Norland&pair=Ana_Vesta")
    expect(page.locator("#panel h2")).to_have_text("Norland – Ana Vesta")
    expect(page.locator("#panel .nothing")).to_contain_text("Both count as Norland here.")
    page.click("#panel .nothing button:has-text('Each by itself: 1 fact')")
    expect(page.locator("#panel .card")).to_have_count(1)

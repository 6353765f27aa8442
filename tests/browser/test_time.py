"""Time on the page: the axis of dates, its window, the timeline's lanes, and what holds as of a day."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import made
import pytest

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Event, State, TimeSpan
from kg.page import assets

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

from onpage import facts
from playwright.sync_api import Browser, Page, expect
from test_trust import WIDTHS, screen, world

pytestmark = pytest.mark.browser

Sums = Callable[[str], Any]


# Calendar and scale, nothing but numbers


@cache
def _calendar() -> str:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    parts = [assets.asset(f"js/see/{name}.js") for name in ("scale", "typed", "bins")]
    start = f"const DAY = 86400000, MONTHS = {months}, day = (iso) => (iso ? Date.parse(iso) / DAY : NaN);"
    return "\n".join([start, "const iso = (n) => new Date(n * DAY).toISOString().slice(0, 10);", *parts])


@pytest.fixture(scope="module")
def sums(chromium: Browser) -> Iterator[Sums]:
    """Works out an expression of the page's own functions, in a page with nothing on it."""
    page = chromium.new_page()
    yield lambda expression: page.evaluate(f"() => {{ {_calendar()}\nreturn {expression}; }}")
    page.close()


TYPED = {
    "2022": "2022-01-01 2022-12-31",
    "Jun 2022": "2022-06-01 2022-06-30",
    "june 2022": "2022-06-01 2022-06-30",
    "2022-02": "2022-02-01 2022-02-28",
    "30 Jun 2022": "2022-06-30 2022-06-30",
    "June 30, 2022": "2022-06-30 2022-06-30",
    "2022-06-30": "2022-06-30 2022-06-30",
    "30.6.2022": "2022-06-30 2022-06-30",
    " 1 jan 0998 ": "0998-01-01 0998-01-01",
    "": None,
    "soon": None,
    "31 Feb 2022": None,
    "2022-13": None,
    "6/30/2022": None,
    "1 2 3 2022": None,
    "12": None,
}


def test_days_as_people_type_them(sums: Sums) -> None:
    """A year, a month, a day, in any usual order; what is no date is none."""
    found = sums(f"{list(TYPED)}.map((text) => daysOfWords(text)?.map(iso).join(' ') ?? null)")
    assert dict(zip(TYPED, found, strict=True)) == TYPED


def test_periods_and_marks(sums: Sums) -> None:
    """Weeks begin on Mondays, decades with a nought; marks are never nearer than asked, and the first says its year."""
    at = "(name, iso_) => startOf(day(iso_), PERIODS.find((p) => p.name === name))"
    starts = sums(
        f"[['day','2022-02-10'],['week','2022-02-10'],['month','2022-02-10'],['quarter','2022-02-10'],"
        f"['year','1969-07-20'],['decade','1948-02-10']].map((x) => iso(({at})(...x)))"
    )
    assert starts == ["2022-02-10", "2022-02-07", "2022-02-01", "2022-01-01", "1969-01-01", "1940-01-01"]
    ranges = [("2022-02-01", "2022-02-15"), ("2021-11-20", "2022-02-20"), ("1948-01-01", "2022-12-31")]
    for (first, last), words in zip(ranges, ["1 Feb 2022", "Dec 2021", "1950"], strict=True):
        ticks = sums(f"ticksOf({{ from: day('{first}'), to: day('{last}') }}, 600, 56)")
        assert ticks[0]["text"] == words
        assert all(b["x"] - a["x"] >= 36 for a, b in pairwise(ticks))


def test_zooming_keeps_the_day_under_the_hand(sums: Sums) -> None:
    """Closer and farther, never closer than a fortnight, never beyond the bounds."""
    bounds = "{ from: 0, to: 10000 }"
    near = sums(f"zoomed({bounds}, 4, 2000, {bounds})")
    assert near == {"from": 1500, "to": 4000}
    assert sums(f"zoomed({{ from: 1500, to: 4000 }}, 0.1, 2000, {bounds})") == {"from": 0, "to": 10000}
    closest = sums(f"zoomed({bounds}, 1e9, 2000, {bounds})")
    assert closest["to"] - closest["from"] == 14 and closest["from"] <= 2000 <= closest["to"]
    assert sums(f"panned({{ from: 100, to: 600 }}, -500, {bounds})") == {"from": 0, "to": 500}


def test_the_axis_opens_where_nearly_all_is(sums: Sums) -> None:
    """The fewest days with 94 of 100: two years of news, not the founding day that one of them tells."""
    assert sums("bulkOf([-9000, ...Array.from({ length: 99 }, (_, i) => i)])") == [0, 93]
    assert sums("bulkOf([5])") == [5, 5]
    assert sums("bulkOf([1, 2, 3])") == [1, 3]


def test_rows_share_one_measure(sums: Sums) -> None:
    """One fact is as high in one row as in the other, and what lasts stands in as few rows as can be."""
    one, two = sums("rowsOf([{ up: 10, down: 5 }, { up: 30, down: 10 }], 84)")
    assert one["each"] == two["each"] and two["bottom"] == pytest.approx(84)
    assert sums("stacked([[0, 5], [1, 2], [3, 4], [6, 7], [1, 9]], 2)") == [0, 1, 1, 0, 1]


# The axis


def spread() -> KnowledgeGraph:
    """An event every quarter of thirty years, each with a day; five more are only told, one has no day at all."""
    days = [date(2001 + i // 4, 1 + 3 * (i % 4), 15) for i in range(120)]
    return world(*({"time": made.day(day.isoformat())} for day in days), *[{}] * 5)


def bars(page: Page) -> dict[str, str]:
    """The words of each bar by the day on which it begins."""
    return dict(
        page.locator("#histogram .bin").evaluate_all(
            "all => all.map((g) => [g.dataset.start, g.querySelector('title').textContent])"
        )
    )


def test_a_bar_for_each_period_and_a_row_for_what_is_only_told(show) -> None:
    """Bars hold what has a day; what has none stands in a row of its own on the day of its document."""
    page = show(spread())
    found = bars(page)
    assert len(found) == 31
    assert found["2001-01-01"] == "2001: 4 events"
    assert found["2031-01-01"] == "2031: 5 only told then"
    assert page.locator("#histogram rect.told").count() == 1
    expect(page.locator("#window")).to_have_text("All dates")
    page.click("#axis-in")
    page.click("#axis-in")
    assert min(bars(page)) > "2006" and max(bars(page)) < "2026"
    expect(page.locator("#earlier")).to_contain_text("earlier")
    page.click("#axis-all")
    assert len(bars(page)) == 31 and not page.is_visible("#earlier")
    page.evaluate("location.hash = 'since=2005-01-01&until=2005-12-31'")
    expect(page.locator("#window")).to_have_text("2005")
    assert min(bars(page)) > "2003" and max(bars(page)) < "2007"
    page.click("#axis-fit")
    assert len(bars(page)) == 31


def test_what_has_no_date_at_all_is_one_click_away(show) -> None:
    """Counted beside the axis; a click lists it, a chip takes that back."""
    writer = made.Writer("d", None)
    said = writer.says("Norland accused Sudia.", "accused")
    undated = Event(type="ACCUSE", source=(made.NORLAND,), target=(made.SUDIA,), **said)  # type: ignore[arg-type]
    small = made.small()
    page = show(KnowledgeGraph.of([*small.documents, writer.document], [*small.facts, undated]))
    expect(page.locator("#undated")).to_have_text("1 without any date")
    page.click("#undated")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    expect(page.locator(".chip")).to_have_text("Without any date×")
    page.wait_for_url("**undated=1**")
    page.locator(".chip button").click()
    expect(page.locator("#table tbody tr")).to_have_count(11)


def test_days_are_typed(show) -> None:
    """Jun and Jul 2022 in a file of thirty years, by two fields; what is no date is said to be none."""
    page = show(spread())
    page.fill("#since-day", "Jul 2022")
    page.press("#since-day", "Enter")
    page.fill("#until-day", "2022")
    page.press("#until-day", "Enter")
    expect(page.locator("#window")).to_have_text("Jul 2022 – Dec 2022")
    expect(page.locator(".chip")).to_contain_text("Jul 2022 – Dec 2022")
    expect(page.locator("#since-day")).to_have_value("1 Jul 2022")
    expect(page.locator("#since")).to_have_attribute("aria-valuetext", "1 Jul 2022")
    assert facts(page) == 2
    # The axis shows the window large enough to be taken hold of.
    one, two = (page.locator(f"#{side}").bounding_box() for side in ("since", "until"))
    assert one and two and two["x"] - one["x"] - one["width"] > 60
    page.fill("#until-day", "soon")
    page.press("#until-day", "Enter")
    expect(page.locator("#until-day")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#window")).to_have_text("Jul 2022 – Dec 2022")
    page.locator(".chip button").click()
    expect(page.locator("#window")).to_have_text("All dates")
    expect(page.locator("#until-day")).to_have_value("")


def test_window_by_keyboard(show) -> None:
    """An arrow moves one side by a period, with shift the whole window; Home and End go to the ends; plus zooms."""
    page = show(spread(), "#since=2022-07-01&until=2022-09-30")
    page.click("#axis-all")
    for handle, key, words in (
        ("#since", "ArrowRight", "Jul 2022 – Sep 2022"),
        ("#since", "ArrowLeft", "Jan 2022 – Sep 2022"),
        ("#until", "ArrowRight", "2022"),
        ("#until", "PageUp", "2022 – 2024"),
        ("#until", "Shift+ArrowLeft", "2021 – 2023"),
        ("#since", "Home", "15 Jan 2001 – 31 Dec 2023"),
    ):
        page.locator(handle).focus()
        page.keyboard.press(key)
        expect(page.locator("#window")).to_have_text(words)
        assert page.evaluate("document.activeElement.id") == handle[1:]
    page.locator("#until").focus()
    page.keyboard.press("+")
    assert min(bars(page)) > "2001-01-01"


def drag(page: Page, start: tuple[float, float], end: float) -> None:
    """With the mouse, sideways."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(end, start[1], steps=5)
    page.mouse.up()


@pytest.mark.parametrize("width", WIDTHS)
def test_window_by_hand(show, width: int) -> None:
    """A bar is taken by a click; each edge, and the whole, is dragged; a new window is drawn, and the axis itself moved."""
    page = show(spread(), **screen(width))
    page.locator("#dates").scroll_into_view_if_needed()
    plot = page.locator("#histogram").bounding_box()
    assert plot
    left, right, y = plot["x"] + 82, plot["x"] + plot["width"] - 18, plot["y"] + 40
    year = (right - left) / 32

    def edges() -> tuple[str, str]:
        return page.input_value("#since-day"), page.input_value("#until-day")

    def handle(side: str) -> tuple[float, float]:
        box = page.locator(f"#{side}").bounding_box()
        assert box
        return box["x"] + (5 if side == "until" else box["width"] - 5), box["y"] + 70

    drag(page, (left + 10 * year, y), left + 15 * year)
    first, last = edges()
    assert first[-4:] in ("2009", "2010", "2011") and last[-4:] in ("2014", "2015", "2016")
    drag(page, handle("since"), handle("since")[0] + 2 * year)
    later, same = edges()
    assert same == last and int(later[-4:]) > int(first[-4:])
    drag(page, handle("until"), handle("until")[0] - year)
    same, sooner = edges()
    assert same == later and sooner != last
    drag(page, ((handle("since")[0] + handle("until")[0]) / 2, y), left + 22 * year)
    moved, end = edges()
    assert int(moved[-4:]) > int(later[-4:]) + 5 and int(end[-4:]) - int(moved[-4:]) < 4
    expect(page.locator(".chip")).to_contain_text(moved[-4:])
    before = bars(page)
    page.click("#axis-in")
    drag(page, (left + 20 * year, plot["y"] + 92), left + 12 * year)
    assert edges() == (moved, end) and min(bars(page)) > min(before)
    page.mouse.move(left + 5 * year, y)
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(50)
    taken = page.locator("#histogram .bin").nth(3)
    box = taken.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, y)
    assert edges()[0] != moved
    page.mouse.click(box["x"] + box["width"] / 2, y)
    assert edges() == ("", "")


def test_time_plays(show) -> None:
    """From one stretch in which something happened to the next, to the end."""
    page = show(world(*({"time": made.day(day)} for day in ("2031-01-05", "2031-01-08", "2031-05-01"))))
    seen = []
    page.click("#play")
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "true")
    for _ in range(30):
        seen.append(page.inner_text("#window"))
        if page.get_attribute("#play", "aria-pressed") == "false":
            break
        page.wait_for_timeout(200)
    assert page.get_attribute("#play", "aria-pressed") == "false"
    assert "May 2031" in seen[-1] and len(set(seen)) <= 8


def test_bars_follow_the_scope(show) -> None:
    """Of a chosen actor only his; the sum of the bars is what the table lists, but for ties and what has no date."""
    page = show(made.small())
    sums = "all => all.map((g) => +g.querySelector('title').textContent.match(/: (\\\\d+)/)[1]).reduce((a, b) => a + b, 0)"
    whole = page.locator("#histogram .bin").evaluate_all(sums.replace("\\\\", "\\"))
    page.evaluate("location.hash = 'actor=Igor_Pell'")
    expect(page.locator("#panel h2")).to_contain_text("Igor Pell")
    assert 0 < page.locator("#histogram .bin").evaluate_all(sums.replace("\\\\", "\\")) < whole


# The timeline


def test_lanes_of_actors_and_pairs(show) -> None:
    """A lane for each actor or pair with its events as marks and its ties as bars; a mark opens its fact."""
    page = show(made.small(), "#tab=timeline")
    lanes = page.locator("#lanes .lane")
    expect(lanes.first.locator(".lane-name")).to_have_text("Norland")
    norland = lanes.filter(has_text="Norland").first
    expect(norland.locator(".tie-bar")).to_have_count(2)
    assert "Member, Coastal Union, since 1999, told once" in norland.locator(".tie-bar").evaluate_all(
        "all => all.map((g) => g.getAttribute('aria-label'))"
    )
    expect(page.locator("#lanes .bead.s4 path").first).to_be_visible()
    page.click("#lanes button:has-text('Pairs')")
    expect(lanes.first.locator(".lane-name")).to_have_text("Norland – Sudia")
    page.wait_for_url("**#tab=timeline&lanes=pair")
    lanes.first.locator(".bead").first.focus()
    page.keyboard.press("ArrowRight")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .card")).to_have_count(1)
    assert label.split(":")[0] in page.inner_text("#panel .card time")
    page.evaluate("location.hash = 'tab=timeline&actor=Sudia'")
    expect(lanes.first.locator(".lane-name")).to_have_text("with Norland")
    page.evaluate("location.hash = 'tab=timeline&pair=Norland&pair=Sudia'")
    assert "Norland → Sudia" in lanes.locator(".lane-name").all_inner_texts()


def test_lanes_between_two_are_their_own_where_others_took_part(show) -> None:
    """The Union and Norland accuse Sudia: between Norland and Sudia that is Norland's doing, not the Union's."""
    both = {"source": (made.UNION, made.NORLAND), "target": (made.PELL, made.SUDIA)}
    page = show(world(both, {"type": "AID", **both}, {"type": "CONSULT", "reciprocal": True}))
    page.evaluate("location.hash = 'tab=timeline&pair=Norland&pair=Sudia'")
    lanes = page.locator("#lanes .lane-who")
    expect(lanes).to_have_text(["Norland → Sudia2 facts", "Together1 fact"])


def test_a_crowded_lane_has_columns_and_leads_to_the_cards(show) -> None:
    """Where marks would hide each other their number is drawn; a click zooms in, a mark of the axis brings up its cards."""
    page = show(made.many(30), "#tab=timeline")
    column = page.locator("#lanes .column[aria-label*='–']").first
    expect(column).to_have_attribute("aria-label", column.locator("title").text_content() or "")
    column.dispatch_event("click")
    assert page.is_visible("#later") or page.is_visible("#earlier")
    day = page.locator(".tick-day").nth(1)
    title = day.get_attribute("title") or ""
    day.click()
    assert title.startswith("Cards from ") and page.evaluate(
        "document.activeElement.closest('.card') !== null"
    )
    assert page.locator("#chronicle .card").count() >= 40


# As of a day


def officers() -> KnowledgeGraph:
    """Vesta is told to be minister in 2030 and 2031, Pell once in 2020 and once as the former one; Norland joins in 1999."""
    writer = made.Writer("d", date(2031, 2, 10))

    def state(text: str, published: date | None, **more: object) -> State:
        said = {**writer.says(text, "minister" if "minister" in text else "member"), "published": published}
        whole = {
            "type": "HOLDS_OFFICE",
            "source": (made.VESTA,),
            "target": (made.NORLAND,),
            "role": "minister",
            "rule": "appos",
        }
        return State(**{**whole, **said, **more})  # type: ignore[arg-type]

    return KnowledgeGraph.of([writer.document], [
        state("Norland’s minister Ana Vesta came.", date(2030, 6, 1)),
        state("Norland’s minister Ana Vesta went.", date(2031, 2, 10)),
        state("Norland’s minister Igor Pell spoke.", date(2020, 3, 1), source=(made.PELL,)),
        state("The former minister Igor Pell sang.", date(2025, 3, 1), source=(made.PELL,), time=TimeSpan(None, date(2025, 2, 28), "day", "former")),
        state("Norland, a member since 1999, voted.", date(2031, 2, 10), type="MEMBER_OF", source=(made.NORLAND,), target=(made.UNION,), role=None, time=TimeSpan(date(1999, 1, 1), None, "year", "since 1999")),
        Event(type="ACCUSE", source=(made.NORLAND,), target=(made.SUDIA,), time=made.day("2031-02-01"), **writer.says("Norland accused Sudia.", "accused")),
    ])  # fmt: skip


def test_who_held_office_on_a_day(show) -> None:
    """Between two tellings it holds; before the first it is told later; who is over by then is not in it."""
    page = show(officers(), "#tab=asof")
    expect(page.locator("#asof-day")).to_have_value("10 Feb 2031")
    rows = page.locator(".ties").first.locator("li")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Ana Vesta")
    expect(rows.first.locator(".tie-told")).to_have_text("told 2 times")
    rows.first.locator("button.tie-told").click()
    expect(rows.first.locator(".card")).to_have_count(2)
    page.fill("#asof-text", "minister norland")
    expect(page.locator("#ties h3")).to_have_text(["That day 1", "At other times 1"])
    for day, head, name in (("Jan 2031", "That day", "Ana Vesta"), ("1 Jan 2030", "First told within the year after", "Ana Vesta"), ("1 Jan 2021", "Last told within the year before", "Igor Pell")):  # fmt: skip
        page.fill("#asof-day", day)
        page.press("#asof-day", "Enter")
        expect(page.locator("#ties h3").first).to_have_text(f"{head} 1")
        expect(page.locator(".ties li").first).to_contain_text(name)
    expect(page.locator(".ties li").first.locator(".tie-when")).to_have_text(
        "over by 28 Feb 2025306 days before"
    )


def test_who_is_known_without_dates_holds_no_office_on_any_day(sums: Sums) -> None:
    """Our tables know of the office, and not since when: in 1962 that is no answer; with a beginning it is one."""
    body = assets.asset("js/judge/tenures.js")
    standing = body[body.index("function standing") : body.index("/** Whether a tie counts")]
    how = f"""[-Infinity, day("1960-01-01")].map((begins) => {{ const NEAR = 366; {standing}
        return standing({{ begins, ends: Infinity, held: "2026-01-01", known: 1, sights: [] }}, day("1962-10-20")).how;
    }})"""
    assert sums(how) == ["far", "holds"]


def test_without_any_date_the_day_is_that_of_the_reader(show) -> None:
    """There is always a day to ask for, never NaN."""
    writer = made.Writer("d", None)
    told = Event(type="AID", source=(made.NORLAND,), target=(), **writer.says("Norland gave.", "gave"))  # type: ignore[arg-type]
    page = show(KnowledgeGraph.of([writer.document], [told]), "#tab=asof")
    expect(page.locator("#asof-says")).to_contain_text(re.compile(r"0 ties on \d+ [A-Z][a-z]+ 20\d\d"))
    page.click("#tab-matrix")
    expect(page.locator("#matrix")).to_contain_text("No line can be drawn")
    expect(page.locator("#matrix")).to_contain_text("List 1 fact")


def test_as_of_is_a_filter_of_ties(show) -> None:
    """Its chip takes it away, its handle moves it, the address has it; events are not asked."""
    page = show(officers(), "#asof=2031-01-01")
    expect(page.locator(".chip")).to_have_text("Ties as of 1 Jan 2031×")
    assert facts(page) == 4
    page.locator("#asof-handle").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".chip")).to_have_text("Ties as of 31 Dec 2030×")
    page.wait_for_url("**#asof=2030-12-31")
    page.locator(".chip button").click()
    assert facts(page) == 6


def test_offices_in_the_details(show) -> None:
    """Of a person what he was and how often that is told, of a state who is in office."""
    page = show(officers(), "#actor=Ana_Vesta")
    expect(page.locator(".held li").first).to_have_text("Minister · Norlandtold 2 times")
    page.evaluate("location.hash = 'actor=Norland'")
    expect(page.locator(".held").nth(0)).to_contain_text("Member · Coastal Unionsince 1999 · told once")
    expect(page.locator(".held").nth(1)).to_contain_text("Minister · Ana Vestatold 2 times")

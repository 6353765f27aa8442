"""What the page judges: contested claims, corroboration, mediators, the score of two, and a comparison."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from made import NORLAND, PELL, PORT, SUDIA, UNION, VESTA, Writer, day

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor, Event, State

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

VARDA = Actor("Varda", "Varda", "country", "VAR", "GOV")
CITY = Actor("Vard", "Vard", "place", "VAR")


def judged() -> KnowledgeGraph:
    """Three documents of two sources and two months: a claim and its denial, talks, an office told twice."""
    wire = Writer("d1", date(2031, 2, 10), title="One")
    post = Writer("d2", date(2031, 2, 15), title="Two")
    late = Writer("d3", date(2031, 3, 12), title="Three")
    north: dict[str, Any] = {"source": (NORLAND,), "target": (SUDIA,)}
    south: dict[str, Any] = {"source": (SUDIA,), "target": (NORLAND,)}
    shell: dict[str, Any] = {"type": "ASSAULT", "predicate": "shelled", "lemma": "shell", **south}
    talks: dict[str, Any] = {"type": "CONSULT", "predicate": "met", "reciprocal": True, **north}
    office: dict[str, Any] = {"type": "LEADS", "source": (VESTA,), "target": (NORLAND,), "role": "minister"}
    facts = [
        Event(**shell, speakers=(VESTA,), **wire.says("Vesta said Sudia shelled Norland.", "shelled")),
        Event(**shell, polarity="negative", speakers=(PELL,), **post.says("Pell: nobody shelled it.", "shelled")),
        Event(type="AID", **north, polarity="negative", **post.says("Norland sent no help.", "sent")),
        Event(**talks, place=CITY, time=day("2031-02-03"), **wire.says("They met in Vard.", "met")),
        Event(**talks, place=PORT, time=day("2031-03-04"), **late.says("They met in Sel.", "met")),
        Event(
            type="CONSULT", mode="third-party", source=(UNION,), target=(NORLAND, SUDIA), predicate="mediated",
            **late.says("The Union mediated between the two.", "mediated"),
        ),
        Event(type="THREATEN", **north, **late.says("Norland threatened Sudia.", "threatened")),
        Event(type="ACCUSE", **south, speakers=(UNION,), **late.says("Sudia is said to blame it.", "blame")),
        Event(type="AID", source=(VARDA,), target=(UNION,), **wire.says("Varda helped the Union.", "helped")),
        State(**office, **wire.says("Minister Vesta smiled.", "Minister")),
        State(**office, **post.says("The minister, Vesta, left.", "minister")),
    ]  # fmt: skip
    papers = [replace(w.document, source=by) for w, by in ((wire, "Wire"), (post, "Post"), (late, "Wire"))]
    return KnowledgeGraph.of(papers, facts)


def shown(page: Page) -> str:
    """What the bar says."""
    return page.inner_text("#showing")


def listed(page: Page) -> int:
    """How many rows the table has."""
    return page.locator("#table tbody tr").count()


def test_a_contested_claim_stands_beside_its_denial(show) -> None:
    """Both sentences and who says them; denials that nobody claims below; a card leads there; filters hold."""
    page = show(judged(), "#tab=contested")
    assert shown(page) == "1 contested claim · 1 other denial"
    case = page.locator("#contested .case")
    assert case.locator("h3").inner_text() == "Sudia · Assault → Norland"
    assert case.locator("h4").all_inner_texts() == ["Says so Ana Vesta", "Denies it Igor Pell"]
    assert case.locator(".said").all_inner_texts() == [
        "Vesta said Sudia shelled Norland.",
        "Pell: nobody shelled it.",
    ]
    assert page.locator("#contested > .cards .card").count() == 1
    page.click("#tab-table")
    page.locator("#table .kind", has_text="Assault").first.click()
    page.locator("#panel .why.contested button", has_text="both sides").click()
    expect(case).to_be_focused()
    page.goto(page.url.split("#")[0] + "#tab=contested&actor=Coastal_Union")
    expect(page.locator("#showing")).to_have_text("0 contested claims · 0 other denials")
    expect(page.locator("#contested .case")).to_have_count(0)
    page.goto(page.url.split("#")[0] + "#pair=Norland&pair=Sudia")
    page.click("#panel button:has-text('1 contested claim')")
    expect(case).to_be_visible()


def test_what_several_tell_is_counted_and_can_be_asked_for(show) -> None:
    """On the card, in the details, in the overview; each number is that of its list."""
    page = show(judged())
    page.click("#facet-backed summary")
    several = page.locator("#facet-backed .values")
    expect(several).to_contain_text("Two sources or more")
    several.get_by_text("Two sources or more").click()
    expect(page.locator(".chip")).to_have_text("Told by two sources or more×")
    page.wait_for_url("**backed=sources**")
    page.click("#tab-table")
    assert listed(page) == 2
    assert page.locator("#table .told .by").all_inner_texts() == ["2 documents, 2 sources"] * 2
    page.locator("#table .kind").first.click()
    told = page.locator("#panel .retold")
    assert told.locator("summary").inner_text() == "Told by 2 documents of 2 sources, first on 10 Feb 2031"
    told.locator("summary").click()
    expect(told.locator("blockquote")).to_have_text(["The minister, Vesta, left."])
    page.goto(page.url.split("#")[0] + "#pair=Norland&pair=Sudia")
    expect(page.locator("#panel")).to_contain_text("Told by 3 documents of 2 sources.")
    page.goto(page.url.split("#")[0] + "#actor=Ana_Vesta")
    page.click("#panel button:has-text('2 facts by two documents or more')")
    expect(page.locator("#showing")).to_contain_text("2 facts of Ana Vesta")
    assert listed(page) == 2


def test_who_brings_others_together(show) -> None:
    """A mediator, and the host of talks in a third country; a click lists what tells it, and nothing else."""
    page = show(judged())
    rows = page.locator("#panel h3:has-text('Bring others together') + .ranks button")
    found = [" ".join(text.split()) for text in rows.all_inner_texts()]
    assert found == ["CU Coastal Union 1", "VAR Varda hosts 1"]
    rows.filter(has_text="Coastal Union").click()
    expect(page.locator(".chip")).to_have_text("Brought together by Coastal Union×")
    assert listed(page) == 1 and "mediated" in page.inner_text("#table tbody")
    page.goto(page.url.split("#")[0] + "#actor=Varda")
    page.click("#mediations")
    expect(page.locator("#showing")).to_contain_text("1 fact")
    assert "in Vard" in page.inner_text("#table tbody")


def test_the_score_of_two_over_time(show) -> None:
    """Means by period, both ways; dots open their sentences by mouse and key; what is only claimed is a band."""
    page = show(judged(), "#pair=Norland&pair=Sudia&period=month")
    box = page.locator("#panel .dyad")
    captions = box.locator("figcaption").all_inner_texts()
    assert captions == ["Norland → Sudia 3 events", "Sudia → Norland 4 events"]
    assert (
        "From +1.0 in Feb 2031 (1 event) to −2.5 in Mar 2031 (2 events). Too few for a trend."
        in box.inner_text()
    )
    assert box.locator("figure").nth(0).locator(".dot:not(.hollow)").count() == 3
    assert box.locator("figure").nth(1).locator(".dot.hollow").count() == 2
    assert box.locator(".score .band").count() == 2 and box.locator(".score .mean").count() == 4
    box.locator("summary", has_text="In numbers").click()
    rows = [" ".join(text.split()) for text in box.locator("tbody tr").all_inner_texts()]
    assert rows == ["Feb 2031 +1.0 (1) +1.0 (1 + 1 claimed)", "Mar 2031 −2.5 (2) +1.0 (1 + 1 claimed)"]
    dot = box.locator("figure").nth(0).locator(".dot")
    dot.nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(dot.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#panel .card.chosen .said")).to_have_text("They met in Sel.")
    page.click("#back")
    page.click("#period-year")
    expect(page.locator("#period-year")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#period-year")).to_be_focused()
    page.locator("#panel .numbers summary").click()
    page.click("#panel .numbers th button")
    expect(page.locator(".chip")).to_contain_text("2031")


def test_two_months_are_compared(show) -> None:
    """What is new, gone, stronger, with the facts of each; only these in the picture and the lists; steps."""
    page = show(judged(), "#tab=compare")
    assert shown(page) == "Feb 2031 → Mar 2031"
    rows = {}
    for kind in page.locator("#compare section").all():
        rows[kind.locator("h3").inner_text().split(" (")[0].lower()] = [
            " ".join(text.split()) for text in kind.locator("summary").all_inner_texts()
        ]
    assert rows == {
        "new": [
            "Norland → Sudia Verbal conflict 0 → 1",
            "Sudia → Norland Verbal conflict 0 → 1",
            "Coastal Union → Norland Verbal cooperation 0 → 1",
            "Coastal Union → Sudia Verbal cooperation 0 → 1",
        ],
        "gone": [
            "Sudia → Norland Material conflict 2 → 0",
            "Ana Vesta → Norland Standing tie 2 → 0",
            "Norland → Sudia Material cooperation 1 → 0",
            "Varda → Coastal Union Material cooperation 1 → 0",
        ],
    }
    assert "7 facts against 4" in page.inner_text("#compare")
    page.locator("#compare .gone summary", has_text="Material conflict").click()
    expect(page.locator("#compare .change[open] .card")).to_have_count(2)
    page.click("#change-new")
    expect(page.locator("#change-new")).to_be_focused()
    expect(page.locator(".chip")).to_have_text("New: Feb 2031 → Mar 2031×")
    page.wait_for_url("**changed=new**")
    page.click("#tab-table")
    assert listed(page) == 3
    page.click("#tab-compare")
    page.click("#compare-earlier")
    expect(page.locator("#showing")).to_have_text("Jan 2031 → Feb 2031")
    assert page.locator("#compare .gone").count() == 0 and page.locator(".chip").count() == 0
    page.locator("#compare-second").fill("the other day")
    page.keyboard.press("Enter")
    expect(page.locator("#compare-second")).to_have_attribute("aria-invalid", "true")
    page.locator("#compare-second").fill("1 Mar 2031 – 12 Mar 2031")
    page.keyboard.press("Enter")
    expect(page.locator("#showing")).to_have_text("Jan 2031 → 1–12 Mar 2031")
    page.goto(page.url.split("#")[0] + "#tab=compare&actor=Coastal_Union")
    expect(page.locator("#compare")).to_contain_text("1 fact against 1 of what is chosen")


def test_two_sources_are_compared(show) -> None:
    """By what share of each it is; the address brings it back, and an address of nonsense brings none."""
    page = show(judged(), "#tab=compare")
    page.click("#by-source")
    expect(page.locator("#showing")).to_have_text("Wire → Post")
    assert page.locator("#change-new").inner_text() == "Only the second 1"
    assert page.locator("#change-stronger").inner_text() == "More in the second 2"
    page.locator("#compare-second").select_option("Wire")
    expect(page.locator("#change-same")).to_be_visible()
    expect(page.locator("#compare section")).to_have_count(0)
    page.wait_for_url("**compare=source*Wire*Wire**")
    page.reload()
    expect(page.locator("#showing")).to_have_text("Wire → Wire")
    page.click("#by-document")
    expect(page.locator("#showing")).to_have_text("Two → Three")
    for nonsense in ("source~Wire~Nobody", "document~%25~%25E0"):
        page.goto(page.url.split("#")[0] + f"#tab=compare&compare={nonsense}")
        expect(page.locator("#showing")).to_have_text("Feb 2031 → Mar 2031")


UNITS = {
    "windowOfWords('Jun 2022').map(isoOf)": ["2022-06-01", "2022-06-30"],
    "windowOfWords('1 Feb 2022 – Mar 2022').map(isoOf)": ["2022-02-01", "2022-03-31"],
    "windowOfWords('2021 to 2022').map(isoOf)": ["2021-01-01", "2022-12-31"],
    "windowOfWords('2022-06-30').map(isoOf)": ["2022-06-30", "2022-06-30"],
    "['soon', '2022 – 2021', 'Jan 2020 – Feb 2020 – Mar 2020', ''].map(windowOfWords)": [None] * 4,
    "[[0, 2], [2, 0], [1, 2], [2, 1], [2, 2]].map(([a, b]) => changeOf(a, b, null))": [
        "new", "gone", "stronger", "weaker", "same",
    ],
    "[[1, 2, [10, 40]], [1, 1, [40, 10]], [1, 2, [10, 20]]].map(([a, b, sums]) => changeOf(a, b, sums))": [
        "weaker", "stronger", "same",
    ],
    "isoOf(monthFrom(day('2031-12-15'), 1))": "2032-01-01",
    "['week', 'month', 'year'].map((unit) => isoOf(GRAINS[unit].start(day('2031-02-09'))))": [
        "2031-02-03", "2031-02-01", "2031-01-01",
    ],
    "[[0, 200], [0, 201], [0, 2001]].map((span) => grainFor(...span))": ["week", "month", "year"],
    "[1, -2.25, 0, null].map(signed)": ["+1.0", "−2.3", "0.0", "–"],
    "weighed(facts).map(({ fact, told }) => [data.types[fact.type], told])": [
        ["CONSULT", True], ["SANCTION", True], ["ACCUSE", True], ["MOBILIZE", False], ["PROTEST", True],
    ],
    "writeSides({ by: 'document', sides: [0, 1] })": "document~d1~d2",
    "readSides(new URLSearchParams({ compare: 'days~2031-02-01/2031-02-28~2031-03-01/2031-03-31' })).sides"
    ".map((side) => side.map(isoOf))": [["2031-02-01", "2031-02-28"], ["2031-03-01", "2031-03-31"]],
    "['source~%~%E0', 'days~2031-02-02/2031-02-01~x', 'what', 'document~d1', 'document~d1~d9'].map((text) =>"
    " readSides(new URLSearchParams({ compare: text })))": [None] * 5,
    "mediatorsIn(facts).length": 0,
    "isContested(facts)": True,
    "tellersIn(facts)": {"documents": 2, "sources": 1},
}  # fmt: skip


@pytest.mark.parametrize("asked", UNITS)
def test_what_functions_make(inside, asked: str) -> None:
    """By themselves."""
    assert inside(asked) == UNITS[asked]

"""Asking: one search box for everything, facets with live counts, chips, the words marked; in a real browser."""

from __future__ import annotations

import os
import re

import made
import pytest

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")
    pytest.importorskip("axe_playwright_python")

from axe_playwright_python.base import AXE_SCRIPT
from onpage import facts
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def found(page: Page, typed: str) -> dict[str, list[str]]:
    """What the search box finds, by group."""
    page.fill("#search", typed)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    groups = page.locator("#found [role=group]").all()
    return {
        str(group.get_attribute("aria-label")): group.locator("[role=option]").all_inner_texts()
        for group in groups
    }


def taken(page: Page, group: str, n: int = 0) -> int:
    """Takes an answer; the count that stood beside it."""
    option = page.locator(f"#found [aria-label='{group}'] [role=option]").nth(n)
    count = int(option.inner_text().split()[-1].replace(",", ""))
    option.click()
    return count


# The functions by themselves

WORDS = {
    "fold('Łódź, Ærø, İstanbul, Straße')": "lodz, aero, istanbul, strasse",
    "hayOf('The cease-fire, at Čop')": " the cease fire at cop  ceasefire ",
    "termsOf('\"north sea\" Oil').map(({ needles }) => needles)": [[" north sea "], [" oil"]],
    "termsOf('cease-fire')[0].needles": [" cease fire", " ceasefire"],
    "termsOf(' \" - ')": [],
    "hasAll(termsOf('fire'), hayOf('a cease-fire'))": True,
    "hasAll(termsOf('ceasefire'), hayOf('a cease-fire'))": True,
    "hasAll(termsOf('cease-fire'), hayOf('Ceasefires!'))": True,
    "hasAll(termsOf('\"fire\"'), hayOf('fires'))": False,
    "hasAll(termsOf('ire'), hayOf('fire'))": False,
    "spansOf(termsOf('ceasefire oil'), 'Oil, cease-fire, oily')": [[0, 3], [5, 15], [17, 21]],
    "spansOf(termsOf('\"north sea\"'), 'North  Sea, north seas')": [[0, 10]],
    "spansOf(termsOf('sea \"sea ice\"'), 'sea ice')": [[0, 7]],
    "pieces('a cease-fire', 1, 6, [[2, 12]])": [[" ", False], ["ceas", True]],
    "pieces('abc', 0, 3, [])": [["abc", False]],
    "pieces('abc', 1, 1, [[0, 3]])": [],
}

NAMES = {
    f"answers(['sergey lavrov', 'lavrov bank'], (x) => [x], '{typed}').map(({{ item, rank }}) => [item, rank])": found
    for typed, found in {
        "lavrov": [["lavrov bank", 1], ["sergey lavrov", 2]],
        "Lavrov Sergey": [["sergey lavrov", 3]],
        "sergey lavrov": [["sergey lavrov", 0]],
        "vro": [["sergey lavrov", 4], ["lavrov bank", 4]],
        "ro": [],
        " ": [],
        "-": [],
    }.items()
}

CHOICES = {
    "turned(ANY, 'a', false)": {"only": [], "not": ["a"]},
    "turned({ only: [], not: ['a'] }, 'a', true)": {"only": [], "not": []},
    "turned({ only: ['a'], not: [] }, 'b', true)": {"only": ["a", "b"], "not": []},
    "turned({ only: ['a', 'b'], not: [] }, 'a', false)": {"only": ["b"], "not": []},
    "turned({ only: ['a'], not: [] }, 'a', false)": {"only": [], "not": []},
    "onlyThis({ only: ['a'], not: ['b'] }, 'b')": {"only": ["b"], "not": []},
    "onlyThis({ only: ['a'], not: [] }, 'a')": {"only": [], "not": []},
    "isAllowed({ only: ['a'], not: ['a'] }, 'a')": False,
    "sieve(ANY, () => [])": None,
    "[[], [1], [1, 2], [3]].map(sieve({ only: [1], not: [2] }, (values) => values))": [
        False,
        True,
        False,
        False,
    ],
    "[[], [1], [1, 2]].map(sieve({ only: [], not: [2] }, (values) => values))": [True, True, False],
}

COUNTS = {
    "counts([{ event: 0, x: ['a'] }, { event: 0, x: ['a', 'b'] }, { event: -1, x: ['a'] }], [],"
    " [{ key: 'x', of: ({ x }) => x }]).get('x')": [["a", 2], ["b", 1]],
    "[...counts([{ event: -1, x: [1], y: [1] }, { event: -2, x: [2], y: [1] }, { event: -3, x: [2], y: [2] }],"
    " [['x', ({ x }) => x[0] === 1], ['y', ({ y }) => y[0] === 1]],"
    " [{ key: 'x', of: ({ x }) => x }, { key: 'y', of: ({ y }) => y }]).values()]": [[[1, 1], [2, 1]], [[1, 1]]],
}  # fmt: skip


@pytest.mark.parametrize(
    "cases", [WORDS, NAMES, CHOICES, COUNTS], ids=["words", "names", "choices", "counts"]
)
def test_what_functions_make(inside, cases: dict[str, object]) -> None:
    """Words found, names ranked, choices changed, values counted."""
    assert {expression: inside(expression) for expression in cases} == cases


# The search box


def test_one_box_finds_actors_words_offices_types_places_and_papers(show) -> None:
    """Each in its own group, with the number of facts that it then lists."""
    page = show(made.small())
    assert [text.split() for text in found(page, "port al")["Actors"]] == [
        ["NRL", "Norland", "Port", "Alba", "7"]
    ]
    assert list(found(page, "minister")) == ["Actors", "In the sentences", "Offices", "Who held it"]
    assert list(found(page, "sanction")) == ["Types"]
    assert {"Actors", "Places"} <= set(found(page, "sel"))
    assert list(found(page, "gazette")) == ["Sources", "Documents"]
    assert list(found(page, "after the talks")) == ["Documents"]
    assert found(page, "xyz") == {}
    expect(page.locator("#found")).to_contain_text("Nothing found for “xyz”")
    for typed, group, chip in (
        ("grain", "In the sentences", "Told with “grain”"),
        ("minister", "Offices", "As minister"),
        ("mobil", "Types", "Only mobilize"),
        ("sel", "Places", "In Sel"),
        ("gazette", "Sources", "Told by The Gazette"),
        ("after the talks", "Documents", "In “After the talks”"),
    ):
        found(page, typed)
        count = taken(page, group)
        expect(page.locator(".chip > span")).to_have_text(chip)
        expect(page.locator("#panel h3").first).to_have_text(f"{count} fact{'s' * (count > 1)} · {chip}")
        expect(page.locator("#panel .card")).to_have_count(count)
        assert facts(page) == count
        page.locator(".chip button").click()


def test_words_of_the_sentences_are_a_filter_and_are_marked(show) -> None:
    """Several words, by their beginnings; in quotes exactly these in a row; without accents; the address keeps them."""
    page = show(made.small())
    for typed, count in (
        ("ship", 1), ('"ship"', 0), ("ships", 1), ("NORLAND sudia", 4), ('"sudia medicine"', 1),
        ('"medicine sudia"', 0), ("mínister", 1), ("Norland’s", 1),
    ):  # fmt: skip
        found(page, typed)
        told = page.locator("#found [aria-label='In the sentences'] [role=option]")
        if not count:
            assert told.count() == 0
            continue
        assert taken(page, "In the sentences") == count
        expect(page.locator("#panel .card")).to_have_count(count)
    assert page.locator("#panel mark.found").all_inner_texts() == ["Norland’s"]
    page.click("#tab-table")
    assert page.locator("#table mark.found").all_inner_texts() == ["Norland’s"]
    page.wait_for_function("() => location.hash.includes('tab=table')")
    fragment = page.evaluate("location.hash")
    assert "q=Norland" in fragment
    other = show(made.small(), fragment)
    expect(other.locator("#table tbody tr")).to_have_count(1)
    expect(other.locator("#search")).to_have_value("Norland’s")
    other.fill("#search", "")
    expect(other.locator(".chip")).to_have_count(0)


def test_a_sentence_that_was_found_opens_its_fact(show) -> None:
    """The first sentences stand under the words, with the words in them; Enter on one opens it."""
    page = show(made.small())
    page.fill("#search", "strait")
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#search", "aria-activedescendant")
    expect(page.locator(f"#{active} b")).to_have_text("strait")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Threaten")


def test_words_of_what_is_chosen(show) -> None:
    """With an actor chosen the words can be asked of him alone, or of all."""
    page = show(made.small(), "#actor=Igor_Pell")
    assert [text.split("\n") for text in found(page, "protested")["In the sentences"][:2]] == [
        ["All with “protested”", "1"], ["“protested” with Igor Pell", "1"],
    ]  # fmt: skip
    taken(page, "In the sentences", 1)
    expect(page.locator("#panel h2")).to_have_text("Igor Pell")
    expect(page.locator("#panel .card")).to_have_count(1)


@pytest.mark.parametrize("width", [1440, 390])
def test_what_was_found_is_whole_and_named(show, width: int) -> None:
    """The list stands on the screen at any width, and axe finds nothing in it."""
    page = show(made.small(), bypass_csp=True, viewport={"width": width, "height": 844})
    page.evaluate(AXE_SCRIPT)
    for typed in ("s", "xyz"):
        found(page, typed)
        box = page.locator("#found").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        seen = page.evaluate("axe.run('.search').then(({ violations }) => violations.map(({ id }) => id))")
        assert seen == []


# Facets


def counted(page: Page, key: str) -> dict[str, int]:
    """The rows of a facet, by name."""
    rows = page.locator(f"#facet-{key} .value:not(.legend)").all()
    pairs = (row.inner_text().rsplit("\n", 1) for row in rows)
    return {name.strip(): int(n.replace(",", "")) for name, n in pairs}


def only(page: Page, name: str) -> None:
    """Clicks the name of a value."""
    page.locator(f".only[aria-label='Only {name}']").click()


def test_a_facet_takes_one_several_or_all_but_one(show) -> None:
    """Name: only this, and back; box: one more or one less; Enter on the box is the name; each with its chip."""
    page = show(made.small())
    chips = page.locator(".chip > span")
    only(page, "Verbal conflict")
    expect(chips).to_have_text(["Only verbal conflict"])
    assert facts(page) == 2
    page.get_by_label(re.compile("^Standing tie")).check()
    expect(chips).to_have_text(["Only verbal conflict or standing tie"])
    assert facts(page) == 4
    page.get_by_label(re.compile("^Verbal conflict")).uncheck()
    assert facts(page) == 2
    only(page, "Standing tie")
    expect(chips).to_have_count(0)
    page.get_by_label(re.compile("^Standing tie")).uncheck()
    expect(chips).to_have_text(["Without standing tie"])
    page.locator("#all-quad").click()
    expect(chips).to_have_count(0)
    page.get_by_label(re.compile("^Material conflict")).focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label(re.compile("^Verbal conflict"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(chips).to_have_text(["Only verbal conflict"])
    expect(page.get_by_label(re.compile("^Verbal conflict"))).to_be_focused()


def test_counts_follow_the_other_filters(show) -> None:
    """A facet's own choice leaves its counts as they are; all others count what passes."""
    page = show(made.small())
    before = counted(page, "quad")
    only(page, "Verbal conflict")
    assert counted(page, "quad") == before
    told = {"Asserted": 1, "Reported": 0, "Planned": 0, "Hypothetical": 1, "Denied": 0}
    assert counted(page, "status") == told
    page.get_by_label(re.compile("^Hypothetical")).uncheck()
    assert counted(page, "quad") == {**before, "Verbal conflict": 1}


EVERY = """(keys) => {
    const showing = () => +document.querySelector("#showing").textContent.split(" ")[0].replaceAll(",", "");
    const wrong = [];
    for (const key of keys) {
        const box = document.querySelector(`#facet-${key}`);
        const names = [...box.querySelectorAll(".only")].map((button) => button.ariaLabel);
        for (const name of names) {
            const row = () => [...box.querySelectorAll(".value")].find((each) => each.querySelector(".only")?.ariaLabel === name);
            const told = +row().querySelector("small").textContent.replaceAll(",", "");
            row().querySelector(".only").click();
            if (showing() !== told) wrong.push([key, name, told, showing()]);
            row().querySelector(".only").click();
        }
    }
    return wrong;
}"""


def test_every_count_of_a_facet_is_what_the_table_then_lists(show) -> None:
    """Each value of each facet, in a world of many, under a filter of another kind."""
    page = show(made.many(30, events=200), "#tab=table&no-status=denied")
    for key in ("type", "speaker", "document"):
        page.locator(f"#facet-{key} summary").click()
    page.wait_for_selector("#facet-document .value")
    keys = ["quad", "status", "kind", "type", "country", "speaker", "document"]
    assert page.evaluate(EVERY, keys) == []


def test_a_long_list_is_searched_and_taken_whole(show) -> None:
    """Eight at first, more on demand; what is typed finds by any name; all that is found can be chosen at once."""
    page = show(made.many(60), "#tab=table")
    page.locator("#facet-document summary").click()
    rows = page.locator("#facet-document .value")
    expect(rows).to_have_count(8)
    page.click("#more-document")
    expect(rows).to_have_count(48)
    page.fill("#narrow-document", "dispatch 7")
    expect(rows).to_have_count(6)
    expect(page.locator("#narrow-document")).to_be_focused()
    total = sum(counted(page, "document").values())
    page.click("#these-document")
    expect(page.locator(".chip > span")).to_have_text("In “6 documents”")
    expect(page.locator("#showing")).to_contain_text(f"{total} facts")
    expect(page.locator("#narrow-document")).to_have_value("dispatch 7")
    page.fill("#narrow-document", "nowhere")
    expect(page.locator("#facet-document")).to_contain_text("Nothing of that name")


def test_addresses_name_what_is_chosen_and_left_out(show) -> None:
    """Each facet by its own name; what the graph does not know is left alone."""
    chosen = (
        "quad=verbal+conflict&no-type=THREATEN&status=asserted&speaker=-&kind=country&country=NRL&publisher=The+Gazette"
        "&document=d1&no-document=d2"
    )
    page = show(made.small(), f"#{chosen}&type=NONE&role=king&place=Nowhere")
    assert facts(page) == 1
    page.wait_for_function("n => location.hash.split('&').length === n", arg=chosen.count("&") + 1)
    expect(page.locator(".chip > span")).to_have_text(
        [
            "Only verbal conflict", "Without threaten", "Only asserted", "Told by the documents themselves",
            "With a country", "With Norland", "Told by The Gazette", "In “Talks in Sel”", "Without After the talks",
        ]
    )  # fmt: skip

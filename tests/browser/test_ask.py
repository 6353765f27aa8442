"""Asking: one search box for everything, facets with live counts, chips, the words marked; in a real browser."""

from __future__ import annotations

import os
import re

import made
import pytest

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

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


# The search box


def test_one_box_finds_actors_words_offices_types_places_and_papers(show) -> None:
    """Each in its own group, with the number of facts that it then lists."""
    page = show(made.small())
    assert [text.split() for text in found(page, "port al")["Actors"]] == [
        ["NRL", "Norland", "Port", "Alba", "7"]
    ]
    assert list(found(page, "minister")) == ["Actors", "In the sentences", "Offices"]
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

"""Reach: axe finds nothing, whatever is open, at three widths, by day and by night; all of it by keyboard."""

from __future__ import annotations

import os
import re

import made
import pytest

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")
    pytest.importorskip("axe_playwright_python")

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

SCREENS = {1440: 900, 820: 1180, 390: 844}

OPENED = {
    "actor": "#actor=Norland", "pair": "#pair=Norland&pair=Sudia", "line": "#between=Norland&between=Sudia",
    "fact": "#actor=Igor_Pell&tab=table", "states": "#people=1", "nothing": "#tab=table&confidence=1",
}  # fmt: skip


def audit(page: Page, where: str, what: str) -> list[str]:
    """What axe finds, of any impact, each with its place; ``what`` are its arguments."""
    each = "v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 160)}`)"
    found = page.evaluate(f"axe.run({what}).then(result => result.violations.flatMap({each}))")
    return [f"{where}: {finding}" for finding in found]


def findings(page: Page, where: str, within: str = "document") -> list[str]:
    """By day by every rule, by night by those of colours."""
    by_day = audit(page, where, f"{within}, {{resultTypes: ['violations']}}")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(50)
    by_night = audit(page, f"{where} by night", f"{within}, {{runOnly: ['color-contrast']}}")
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(50)
    return by_day + by_night


@pytest.mark.parametrize("width", SCREENS)
def test_axe_finds_nothing(show, width: int) -> None:
    """In every tab, with an actor, a pair, a line or a fact chosen, with every menu and the help open."""
    page = show(
        made.small(),
        bypass_csp=True,
        color_scheme="light",
        viewport={"width": width, "height": SCREENS[width]},
    )
    page.evaluate(AXE_SCRIPT)
    found = findings(page, "at first")
    for tab in page.locator("[role=tab]").all()[1:]:
        tab.focus()
        page.keyboard.press("Enter")
        found += findings(page, tab.inner_text(), "'main'")
    for name, fragment in OPENED.items():
        page.evaluate("hash => { location.hash = hash; }", fragment)
        page.wait_for_timeout(100)
        if name == "fact":
            page.locator("#table .kind").first.focus()
            page.keyboard.press("Enter")
        found += findings(page, name)
    page.evaluate("location.hash = ''")
    for menu in page.locator("details > summary:visible").all():
        menu.focus()
        page.keyboard.press("Enter")
    found += findings(page, "all that folds")
    page.locator("#theme").focus()
    page.keyboard.press("?")
    found += findings(page, "the keys")
    assert found == []


def test_every_tab_is_reached_and_named_by_keyboard(show) -> None:
    """Arrows go round; each tab has its panel, which is named after it and alone is shown."""
    page = show(made.small())
    tabs = page.locator("[role=tab]")
    names = tabs.all_inner_texts()
    tabs.first.focus()
    for name in [*names[1:], names[0]]:
        page.keyboard.press("ArrowRight")
        expect(page.locator(":focus")).to_have_text(name)
        expect(page.get_by_role("tabpanel", name=name)).to_have_count(1)
        expect(page.locator("[role=tabpanel]:visible")).to_have_count(1)


def test_no_choice_loses_the_focus(show) -> None:
    """Every button that stands in the details and in the tabs: after Enter the focus is on something that is there."""
    page = show(made.small())
    lost = []
    for tab in page.locator("[role=tab]").all():
        tab.focus()
        page.keyboard.press("Enter")
        section = f"#{tab.get_attribute('aria-controls')}"
        buttons = page.locator(f"{section} button:visible:enabled, {section} [tabindex='0']:visible")
        for at in range(min(buttons.count(), 12)):
            if at >= buttons.count():
                break
            button = buttons.nth(at)
            words = re.sub(r"\s+", " ", button.inner_text() or button.get_attribute("aria-label") or "?")
            button.focus()
            page.keyboard.press("Enter")
            page.wait_for_timeout(30)
            if page.evaluate("document.activeElement === document.body"):
                lost.append(f"{tab.inner_text()}: {words}")
            page.evaluate("document.querySelectorAll('dialog[open]').forEach((d) => d.close())")
            tab.focus()
            page.keyboard.press("Enter")
    assert lost == []


def test_the_picture_has_most_of_the_screen(show) -> None:
    """With both panels folded by one key at least sixty parts of a hundred are picture; the key brings them back."""
    page = show(made.small())
    page.keyboard.press("f")
    expect(page.locator("#panel")).to_be_hidden()
    box = page.locator("#canvas").bounding_box()
    assert box and box["width"] * box["height"] >= 0.6 * 1440 * 900
    page.keyboard.press("f")
    expect(page.locator("#panel")).to_be_visible()


def test_what_was_tapped_is_on_the_phones_screen(show) -> None:
    """An actor, and then the fact that is chosen of it, without scrolling."""
    page = show(made.small(), viewport={"width": 390, "height": 844}, has_touch=True)
    at = page.evaluate("window.graphPage.place('Norland')")
    page.touchscreen.tap(at["x"], at["y"])
    expect(page.locator("#panel h2")).to_have_text("Norland")
    expect(page.locator("#panel h2")).to_be_in_viewport()
    page.locator("#panel article.card .kind").first.click()
    card = page.locator("#panel article.card blockquote").first
    expect(card).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(720, 450), (844, 390), (1280, 300)])
def test_low_windows_have_a_picture(show, width: int, height: int) -> None:
    """A laptop at 200 %, a phone held sideways, a strip: the page starts, the picture has discs, the table is there."""
    page = show(made.many(60), viewport={"width": width, "height": height})
    assert len(page.evaluate("window.graphPage.drawn().discs")) > 5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("#tab-table")
    expect(page.locator("#view-table tbody tr").nth(1)).to_be_attached()

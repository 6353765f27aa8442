"""Somebody who asks the page, by mouse and keys alone, and counts what it takes.

One action is a click, a key, a drag, or words that are typed (with Enter, where that takes them).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Analyst:
    """Looks at a page that is open; ``actions`` is what was done since the last question."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    def starts(self) -> None:
        """A new question, asked of the page as it opens."""
        address = self.page.url.partition("#")[0]
        self.page.goto("about:blank")
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready=yes]", state="attached")
        self.actions = 0

    def clicks(self, what: Locator | str) -> None:
        """The first of what is meant."""
        target = self.page.locator(what) if isinstance(what, str) else what
        target.first.click()
        self._did()

    def types(self, field: str, text: str, *, enter: bool = True) -> None:
        """Words in a field, whatever stood there before."""
        self.page.fill(field, text)
        if enter:
            self.page.keyboard.press("Enter")
        self._did()

    def chooses(self, field: str, option: str) -> None:
        """One of the options of a list."""
        self.page.select_option(field, label=option)
        self._did()

    def presses(self, key: str) -> None:
        """A key, or two of them together."""
        self.page.keyboard.press(key)
        self._did()

    def _did(self) -> None:
        self.actions += 1
        self.page.wait_for_timeout(120)  # filters that are typed or dragged are drawn a moment later

    def reads(self, selector: str = "#panel") -> str:
        """The words that stand there, in one line; reading is no action."""
        return re.sub(r"\s+", " ", self.page.locator(selector).first.inner_text())

    def cards(self) -> set[str]:
        """The facts whose cards the details hold, by their ids; all of them: to go on reading is no action."""
        return self.ids("#panel")

    def ids(self, within: str) -> set[str]:
        """The facts of the cards and rows that stand somewhere, after every "Show more"."""
        self.all_of(f"{within} .cards > .quiet, #rows-more:visible")
        cards = self.page.locator(f"{within} [data-fact]")
        return set(cards.evaluate_all("cards => cards.map((card) => card.dataset.fact)"))

    def all_of(self, more: str) -> None:
        """Presses "Show more" until there is no more."""
        button = self.page.locator(more)
        while button.count():
            button.first.evaluate("button => button.click()")

    def texts(self, selector: str) -> list[str]:
        """The words of each of them, in one line."""
        return [re.sub(r"\s+", " ", text).strip() for text in self.page.locator(selector).all_text_contents()]

"""Headless Chromium for the tests of the page; every page that a test opens is watched.

Where Chromium or Playwright is missing the tests are skipped, or fail if KG_REQUIRE_BROWSER is set.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import made

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.page import assets
from kg.page import page as pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
Inside = Callable[[str], object]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the session: Debian's, or the one that KG_CHROMIUM names.

    The shell is Chromium without windows and draws the same with half the work.
    """
    path = (
        os.environ.get("KG_CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    )
    if not path:
        reason = "no chromium on the PATH (apt-get install chromium-headless-shell)"
        if os.environ.get("KG_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a graph's page; at the end no request has left it and nothing was written to the console."""
    faults: list[str] = []
    contexts = []

    def opened(graph: KnowledgeGraph | str, fragment: str = "", **options: object) -> Page:
        text = (
            graph
            if isinstance(graph, str)
            else pages.render(graph, limit=int(str(options.pop("limit", 150))))
        )
        file = tmp_path / f"graph{len(contexts)}.html"
        file.write_text(text, encoding="utf-8", newline="\n")
        settings = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **options}
        context = chromium.new_context(**settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"error: {error.message}"))
        page.on(
            "request",
            lambda request: request.url.startswith(("file:", "blob:", "data:")) or faults.append(request.url),
        )
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.goto(file.as_uri() + fragment)
        if not isinstance(graph, str):
            page.wait_for_selector("html[data-ready=yes]", state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


_INSIDE = """window.inside = (expression) => {
  const plain = (value) => {
    if (value instanceof Map || value instanceof Set) return [...value].map(plain);
    if (value instanceof Element) return value.textContent;
    return Array.isArray(value) ? value.map(plain) : value;
  };
  return plain(eval(expression));
};
"""


@pytest.fixture(scope="module")
def inside(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    """The value of an expression among the functions of the page's script, where a small world is open.

    The page is the real one with one door in it, at the end of its script, and without its policy, which lets
    nothing be evaluated.  Maps and sets come as lists, elements as their text.
    """
    script = assets.script()
    body, end, _ = script.rpartition("})();")
    text = pages.render(made.small())
    assert assets.packed(script) in text
    text = text.replace(assets.packed(script), assets.packed(f"{body}{_INSIDE}{end}"))
    file = tmp_path_factory.mktemp("inside") / "graph.html"
    file.write_text(text, encoding="utf-8", newline="\n")
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    yield lambda expression: page.evaluate("window.inside", expression)
    context.close()

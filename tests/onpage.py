"""What the tests of the page look at and click: places of the picture, its pixels, counts, files taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

Colour = tuple[int, int, int]


def place(page: Page, key: str) -> tuple[float, float]:
    """Where an actor is on the screen."""
    at = page.evaluate("key => window.graphPage.place(key)", key)
    return at["x"], at["y"]


def middle(page: Page, source: str, target: str, quad: str) -> tuple[float, float]:
    """Where the middle of a line is on the screen."""
    at = page.evaluate("ends => window.graphPage.middle(...ends)", [source, target, quad])
    return at["x"], at["y"]


def click_line(page: Page, source: str, target: str, quad: str) -> None:
    """Choose a line: at once where it is all between the two, else in the fan of their ribbon."""
    page.mouse.click(*middle(page, source, target, quad))
    if "pair=" in page.evaluate("location.hash"):
        page.mouse.click(*middle(page, source, target, quad))


def facts(page: Page) -> int:
    """How many facts pass the filters, as the table says."""
    page.click("#tab-table")
    number = int(page.inner_text("#showing").split()[0].replace(",", ""))
    page.click("#tab-network")
    return number


def holds(facts: int, of_facts: int, actors: int, of_actors: int, lines: int) -> str:
    """What the bar says of the picture."""
    return (
        f"The picture holds {facts} of {of_facts} facts · {actors} of {of_actors} actors"
        f" · {lines} line{'s' if lines > 1 else ''}"
    )


def taken(page: Page, what: str, tmp_path: Path) -> bytes:
    """The file that a button of the menu saves."""
    page.click("#take summary")
    with page.expect_download() as download:
        page.click(f"[data-take={what}]")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_bytes()


_PIXELS = """([x, y, width, height]) => {
    const canvas = document.querySelector("#canvas canvas"), box = canvas.getBoundingClientRect();
    const k = canvas.width / box.width, part = document.createElement("canvas");
    [part.width, part.height] = [Math.ceil(width * k), Math.ceil(height * k)];
    const ctx = part.getContext("2d", { willReadFrequently: true });
    ctx.drawImage(canvas, -(x - box.x) * k, -(y - box.y) * k);
    const { data } = ctx.getImageData(0, 0, part.width, part.height), found = [];
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 120) found.push([data[i], data[i + 1], data[i + 2]]);
    return found;
}"""


def pixels(page: Page, x: float, y: float, width: float, height: float) -> list[Colour]:
    """The colours that the canvas has in a part of the screen, faint edges left out."""
    return [tuple(colour) for colour in page.evaluate(_PIXELS, [x, y, width, height])]


def drawn(page: Page, x: float, y: float, r: float = 5) -> list[Colour]:
    """The colours around a place of the screen."""
    return pixels(page, x - r, y - r, 2 * r, 2 * r)


def ink(page: Page, name: str) -> Colour:
    """One of the page's colours, by the name of its variable."""
    text = page.evaluate(
        "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", f"--{name}"
    )
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def near(one: Colour, other: Colour, most: int = 6) -> bool:
    """The same colour but for rounding."""
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))

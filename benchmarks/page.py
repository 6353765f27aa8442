"""How soon the page's picture stands still and answers a click, beside plain pyvis on the same network.

    python benchmarks/page.py [--actors 100 1000 5000] [--limit-seconds 60]

Every world is seeded (tests/made.py): ten events for each actor, in one Chromium, offline.
The clock runs from opening the file to the first click that selects the busiest actor, and on until two
looks at the canvas, 100 ms apart, show the same pixels; then the picture is dragged to and fro, and the
frames a second are counted.  Plain pyvis gets the same actors and the same relations as lines, with all of
its own defaults (cdn_resources="in_line").
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import made
from playwright.sync_api import Browser, Error, Page, sync_playwright
from pyvis.network import Network

from kg.graph import network
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.page import page

STILL = """async ([selector, limit]) => {
  const look = (canvas) => {
    const small = document.createElement("canvas");
    small.width = 200; small.height = 120;
    if (canvas) small.getContext("2d").drawImage(canvas, 0, 0, 200, 120);
    return small.toDataURL();
  };
  const blank = look(null);
  const end = performance.now() + limit;
  for (let before = ""; performance.now() < end;) {
    const after = look(document.querySelector(selector));
    if (after !== blank && after === before) return true;
    before = after;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}"""


COUNT = """() => {
  window.frames_ = [performance.now()];
  const tick = (at) => { window.frames_.push(performance.now()); requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""


def pyvis_page(graph: KnowledgeGraph, path: Path) -> float:
    """Write the same network as pyvis does by itself; the seconds it took."""
    started = time.perf_counter()
    found = Network(directed=True, cdn_resources="in_line")
    for actor in graph.actors:
        found.add_node(actor.id, label=actor.name)
    for line in network.lines(graph):
        found.add_edge(line.source.id, line.target.id, value=len(line.facts), title=line.quad)
    path.write_text(found.generate_html(notebook=False), encoding="utf-8")
    return time.perf_counter() - started


def ours(graph: KnowledgeGraph, path: Path, limit: int) -> float:
    """Write our page; the seconds it took."""
    started = time.perf_counter()
    page.write_page(graph, path, limit=limit)
    return time.perf_counter() - started


def panned(tab: Page, selector: str) -> float:
    """Frames a second while the picture is dragged by its corner."""
    box = tab.locator(selector).bounding_box()
    assert box is not None
    x, y = box["x"] + 30, box["y"] + box["height"] - 12
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.evaluate(COUNT)
    for step in range(80):
        tab.mouse.move(x + 2 * min(step, 80 - step), y - min(step, 80 - step))
        tab.wait_for_timeout(12)
    frames = tab.evaluate("window.frames_")
    tab.mouse.up()
    return 1000 * (len(frames) - 1) / (frames[-1] - frames[0])


def opened(
    browser: Browser, path: Path, selector: str, where: str, chosen: str, limit: float
) -> tuple[float | None, float | None, float | None]:
    """Seconds until a click selects an actor and until all stands still, None after ``limit``; frames/s."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    tab = context.new_page()
    answers = still = frames = None
    started = time.perf_counter()
    try:
        tab.set_default_timeout(limit * 1000)
        tab.goto(f"{path.as_uri()}#people=0", wait_until="commit")
        tab.wait_for_selector(selector, state="attached")
        while answers is None and time.perf_counter() - started < limit:
            at = tab.evaluate(where)
            if at:
                tab.mouse.click(at["x"], at["y"])
                if tab.evaluate(chosen):
                    answers = time.perf_counter() - started
                    break
            time.sleep(0.1)
        left = limit - (time.perf_counter() - started)
        if left > 0 and tab.evaluate(STILL, [selector, left * 1000]):
            still = time.perf_counter() - started
            frames = panned(tab, selector)
    except Error:
        pass
    context.close()
    return answers, still, frames


def main() -> None:
    """Print one row for each size and page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--actors", type=int, nargs="+", default=[100, 1000, 5000])
    parser.add_argument("--limit-seconds", type=float, default=60)
    parser.add_argument("--no-pyvis", action="store_true", help="measure our page alone")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    print("| actors | facts | page | written (s) | size (MB) | answers (s) | stands still (s) | frames/s |")
    print("|---:|---:|---|---:|---:|---:|---:|---:|")
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-headless-shell"),
            args=["--no-sandbox"],
        )
        for actors in options.actors:
            graph = made.many(actors)
            busiest = next(iter(network.importance(graph)))
            mine = (
                "#canvas canvas",
                f"window.graphPage?.place({busiest!r})",
                "location.hash.startsWith('#actor=')",
            )
            theirs = (
                "#mynetwork canvas",
                "(() => { if (!window.network?.getPosition) return null;"
                " const b = document.querySelector('#mynetwork').getBoundingClientRect();"
                f" const p = network.canvasToDOM(network.getPosition({busiest!r}));"
                " return {x: b.x + p.x, y: b.y + p.y}; })()",
                "network.getSelectedNodes().length > 0",
            )
            rows = [("ours, as it opens", lambda p, g=graph: ours(g, p, 150), mine)]
            rows.append(("ours, all actors at once", lambda p, g=graph, n=actors: ours(g, p, n), mine))
            if not options.no_pyvis:
                rows.append(("plain pyvis", lambda p, g=graph: pyvis_page(g, p), theirs))
            for name, write, watch in rows:
                path = folder / f"{actors}-{name[:8].strip()}.html"
                wrote = write(path)
                *times, frames = opened(browser, path, *watch, options.limit_seconds)
                shown = " | ".join(f"{t:.2f}" if t else f"over {options.limit_seconds:.0f}" for t in times)
                size, rate = path.stat().st_size / 1e6, frames or 0
                row = f"| {actors:,} | {len(graph.facts):,} | {name} | {wrote:.1f} | {size:.2f} | {shown}"
                print(f"{row} | {rate:.0f} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()

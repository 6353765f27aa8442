"""Take the screenshots of docs/img: the seed's page (light, dark, narrow) and a world of 1,000 actors.

python benchmarks/screenshots.py outputs/graph.html docs/img
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import made
from playwright.sync_api import sync_playwright

from kg.page import page

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
EVIDENCE = "#pair=Antony_Blinken&pair=Sergey_Lavrov"
SHOTS = (
    ("page-light", "seed", "", "light", WIDE),
    ("page-dark", "seed", "#actor=Vladimir_Putin", "dark", WIDE),
    ("page-evidence", "seed", EVIDENCE, "light", WIDE),
    ("page-table", "seed", "#tab=table", "light", WIDE),
    ("page-timeline", "seed", "#tab=timeline", "dark", WIDE),
    ("page-narrow", "seed", "", "light", NARROW),
    ("page-1000", "world", "", "light", WIDE),
)


def main() -> None:
    """Write one PNG for each of SHOTS."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("seed", type=Path, help="the seed's page, as kg build wrote it")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    world = page.write_page(
        made.many(1000), Path(tempfile.mkdtemp()) / "world.html", title="A world of 1,000 actors"
    )
    pages = {"seed": options.seed.resolve(), "world": world}
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-headless-shell"),
            args=["--no-sandbox"],
        )
        for name, which, fragment, scheme, size in SHOTS:
            context = browser.new_context(viewport=size, color_scheme=scheme, device_scale_factor=1.25)
            tab = context.new_page()
            tab.goto(pages[which].as_uri() + fragment)
            tab.wait_for_selector("html[data-ready=yes]", state="attached")
            tab.wait_for_timeout(800)
            tab.screenshot(path=options.folder / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()

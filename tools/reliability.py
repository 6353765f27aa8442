"""Facts with their confidence and whether they are right -> table, curve and plot of docs/confidence.md."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "confidence.md"
PLOT = ROOT / "docs" / "confidence.svg"
MARK = "<!-- what follows is written by make confidence -->\n"
BINS = (0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
CUTS = (0, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
FONT, FILL = 'font-family="sans-serif" font-size="11"', 'fill="#2f5f8f" fill-opacity=".8"'
SETS = {"corpus": "unread documents", "document": "annotated documents", "mini": "short reports"}


class Point(NamedTuple):
    """A judged fact: its set, kind and confidence, whether it is vouched for, whether it is right."""

    of: str
    kind: str
    vouched: bool
    confidence: float
    right: bool


def write(points: Sequence[Point], sentences: int, judged: Mapping[str, int]) -> None:
    """The second half of the page, and the plot."""
    page = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    counts = ", ".join(f"{judged[name]} in {what}" for name, what in SETS.items())
    made = (
        f"Fitted at {_commit()}; the witness to {sentences:,} sentences, the confidence to"
        f" {sum(judged.values()):,} facts ({counts}).\n"
    )
    PAGE.write_text("\n".join([page + MARK, made, *_tables(points)]), encoding="utf-8")
    PLOT.write_text(plot([point for point in points if point.kind == "event"]), encoding="utf-8")


def summary(points: Sequence[Point]) -> str:
    """The tables alone."""
    return "\n".join(_tables(points))


def _commit() -> str:
    told = subprocess.run(
        ["git", "log", "-1", "--format=%h of %cs"], cwd=ROOT, capture_output=True, text=True
    )
    return told.stdout.strip()


def _tables(points: Sequence[Point]) -> list[str]:
    events = [point for point in points if point.kind == "event"]
    plain = [point for point in events if point.vouched]
    states = [point for point in points if point.kind == "state" and point.vouched]
    return [
        "### Events: confidence, and how many are right\n", *_reliability(events), "",
        "### What a plain edge costs: events that are vouched for, by the least confidence\n",
        *_curve(plain), "",
        "### States that are vouched for\n", *_curve(states), "",
    ]  # fmt: skip


def _reliability(points: Sequence[Point]) -> list[str]:
    lines = ["| confidence | facts | mean | right |", "|---|---|---|---|"]
    for low, high in pairwise(BINS):
        part = [point for point in points if low <= point.confidence < high]
        if part:
            mean = sum(point.confidence for point in part) / len(part)
            lines.append(
                f"| {low:.1f} to {min(high, 1):.1f} | {len(part)} | {mean:.2f} | {_share(part):.2f} |"
            )
    return lines


def _share(points: Sequence[Point]) -> float:
    return sum(point.right for point in points) / len(points) if points else 0.0


def _curve(points: Sequence[Point]) -> list[str]:
    here = [name for name in SETS if any(point.of == name for point in points)]
    lines = [
        "| at least | "
        + " | ".join(f"{SETS[name]}: edges, right, kept of those that are right" for name in here)
        + " |",
        "|---|" + "---|" * len(here),
    ]
    for cut in CUTS:
        cells = (_cell([point for point in points if point.of == name], cut) for name in here)
        lines.append(f"| {cut:g} | " + " | ".join(cells) + " |")
    return lines


def _cell(points: Sequence[Point], cut: float) -> str:
    kept = [point for point in points if point.confidence >= cut]
    found = sum(point.right for point in kept) / (sum(point.right for point in points) or 1)
    return f"{len(kept)}, {_share(kept):.2f}, {found:.2f}"


def plot(points: Sequence[Point]) -> str:
    """The reliability of events as SVG: what is said on the one side, what is so on the other."""
    size, left, top = 320, 46, 14
    edge = f'x="{left}" y="{top}" width="{size}" height="{size}" fill="none" stroke="#999"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 66} {size + 60}" {FONT}>',
        "<title>Reliability of the confidence of events</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        f"<rect {edge}/>",
        f'<path d="M{left} {top + size}l{size} -{size}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tenth in range(0, 11, 2):
        at, share = size * tenth / 10, f"{tenth / 10:g}"
        lines.append(_text(left + at, top + size + 16, "middle", share))
        lines.append(_text(left - 6, top + size - at + 4, "end", share))
    for low, high in pairwise(BINS):
        part = [point for point in points if low <= point.confidence < high]
        if part:
            x = left + size * sum(point.confidence for point in part) / len(part)
            y = top + size * (1 - _share(part))
            radius = 2 + len(part) ** 0.5 / 2
            lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {FILL}/>')
    lines.append(_text(left + size / 2, top + size + 36, "middle", "confidence"))
    lines.append(_text(left + 8, top + 16, "start", "share that is right"))
    return "\n".join([*lines, "</svg>\n"])


def _text(x: float, y: float, anchor: str, words: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{words}</text>'

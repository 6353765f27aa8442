"""The map's outlines and places, who deals most with whom, and the fonts of the page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import made
import pytest

from kg.graph.blocs import blocs
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.lexicon.lists import table
from kg.model import Actor
from kg.page.world import WIDTH, lands, places, project

PAGE = Path(__file__).resolve().parent.parent / "kg" / "page"


def test_every_state_is_on_the_map() -> None:
    known = {land.code for land in lands()}
    assert {row[0] for row in table("countries") if row[3] in ("state", "contested")} <= known


def test_outlines_are_closed_rings_within_the_world() -> None:
    outlines = [land.outline for land in lands() if land.outline]
    assert len(outlines) > 170
    ring = r"M-?\d+ -?\d+l-?\d+(?:[ -]\d+)+z"
    assert all(re.fullmatch(f"(?:{ring})+", outline) for outline in outlines)
    starts = [int(x) for outline in outlines for x in re.findall(r"M(-?\d+)", outline)]
    assert max(map(abs, starts)) <= WIDTH / 2


def test_no_outline_runs_around_the_world() -> None:
    """What lies on both sides of the rim is drawn on one: no line crosses the map."""
    steps = [
        step for land in lands() for ring in re.findall(r"l([^z]*)z", land.outline) for step in _numbers(ring)
    ]
    assert max(map(abs, steps)) < WIDTH / 10


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"-?\d+", text)]


def test_what_is_disputed_is_told() -> None:
    disputed = {land.code or land.name for land in lands() if land.disputed}
    assert disputed == {"Crimea", "ESH", "N. Cyprus", "PSE", "Somaliland", "TWN", "XKX"}


@pytest.mark.parametrize(
    ("latitude", "longitude", "side", "half"),
    [(0, 11, 0, 0), (38.9, -77.0, -1, -1), (55.8, 37.6, 1, -1), (-35.3, 149.1, 1, 1), (66, -170, 1, -1)],
)
def test_west_is_left_and_north_is_up(latitude: float, longitude: float, side: int, half: int) -> None:
    x, y = project(latitude, longitude)
    assert (x > 0.1) - (x < -0.1) == side
    assert (y > 0.1) - (y < -0.1) == half


def test_areas_keep_their_proportions() -> None:
    """A degree by a degree is as much smaller far north as on the globe."""

    def size(latitude: float, longitude: float) -> float:
        corners = [project(latitude + up, longitude + east) for up, east in ((0, 0), (0, 1), (1, 1), (1, 0))]
        pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2

    assert size(59.5, 100) / size(-0.5, 11) == pytest.approx(0.5, rel=0.01)
    assert size(59.5, -160) == pytest.approx(size(59.5, 10), rel=0.001)


def test_actors_with_coordinates_have_a_place() -> None:
    graph = made.small()
    assert places(graph) == {}
    port = Actor("Sel", "Sel", "place", "SUD", coordinates=(0.0, 11.0))
    there = [replace(fact, place=port) if fact.place else fact for fact in graph.events]
    assert places(KnowledgeGraph.of(graph.documents, there)) == {"Sel": (0.0, 0.0)}


def test_those_who_deal_with_each_other_stand_together() -> None:
    """A port is in no group: nobody does anything to it.  Envoys stand with each other, or are their states."""
    states, envoys = ["Norland", "Sudia"], ["Ana_Vesta", "Igor_Pell"]
    assert blocs(made.small(), fold=False) == [[*states, "Coastal_Union"], envoys]
    assert blocs(made.small()) == [states, ["Coastal_Union"]]


def test_groups_are_the_same_on_each_run_and_the_busiest_come_first() -> None:
    graph = made.many(60)
    found = blocs(graph, fold=False)
    assert found == blocs(graph, fold=False)
    weight: Counter[str] = Counter()
    for fact in graph.facts:
        weight.update({actor.id for pair in fact.pairs for actor in pair})
    assert len(found) > 2
    sums = [sum(weight[one] for one in group) for group in found]
    assert sums == sorted(sums, reverse=True)


def test_nobody_is_no_group() -> None:
    assert blocs(KnowledgeGraph.of([], [])) == []


@pytest.mark.parametrize("font", ["sans", "serif"])
def test_fonts_are_small_and_bring_their_license(font: str) -> None:
    held = (PAGE / "fonts" / f"{font}.woff2").read_bytes()
    assert held.startswith(b"wOF2")
    assert len(held) < 75_000
    assert "SIL OPEN FONT LICENSE" in (PAGE / "fonts" / f"{font}-OFL.txt").read_text(encoding="utf-8").upper()

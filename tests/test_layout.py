"""Tests of kg.graph.layout and what it is made of: forces, boxes apart, places that are free, components packed."""

from __future__ import annotations

from dataclasses import replace

import graphs
import made
import numpy as np
import pytest

from kg.graph import layout
from kg.graph.forces import apart
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.packing import packed
from kg.graph.settling import settled


def level(graph: KnowledgeGraph, seed: int = 1) -> layout.Level:
    """Everybody's places."""
    return layout.levels(graph, folds=(None,), seed=seed)[None]


def nearest(places: layout.Points) -> float:
    """How far it is from the one that has the nearest neighbour."""
    gap = places[:, None, :] - places[None, :, :]
    far = np.hypot(gap[..., 0], gap[..., 1])
    np.fill_diagonal(far, np.inf)
    return float(far.min())


@pytest.mark.parametrize("actors", [2, 40, 320])
def test_places_are_the_same_on_each_run_and_nobody_is_near_another(actors: int) -> None:
    """They depend on the graph and the seed alone; every tier has room for each disc, the first for names."""
    graph = made.many(actors, events=actors * 3)
    found = level(graph)
    layout._tiers.cache_clear()
    assert found == level(graph)
    assert sorted(found.order) == [actor.id for actor in graph.actors]
    assert [len(tier) for tier in found.tiers] == sorted({len(tier) for tier in found.tiers})
    assert len(found.tiers[-1]) == len(found.order)
    for tier in found.tiers[:3]:
        assert nearest(np.array(tier)) > 34
    assert actors < 24 or len(found.tiers[0]) == 24


def test_a_picture_of_sixty_fits_a_screen() -> None:
    """At the scale at which all of it is seen the nearest two are 34 pixels apart, and more."""
    found = level(made.many(60, events=240))
    tier = np.array(found.tiers[-1])
    wide, high = np.ptp(tier, axis=0) + 60
    assert nearest(tier) * min(800 / wide, 600 / high) > 34


def test_each_comes_with_one_with_whom_it_deals() -> None:
    """So that the first tier has no disc alone that would have a line; those who have none come last."""
    graph = made.many(200, events=300)
    found = level(graph)
    first = set(found.order[:24])
    for actor in first:
        assert any(
            {one.id, two.id} <= first
            for fact in graph.facts
            for one, two in fact.pairs
            if actor in (one.id, two.id)
        )
    assert level(made.small()).order[-1] == "Sel"


def test_states_stand_for_their_officials() -> None:
    """The folded level holds the states and those who act for none."""
    found = layout.levels(graphs.small())["state"]
    assert {"Arlen", "Boria"} <= set(found.order) and "Mira_Kov" not in found.order


def test_nothing_one_and_those_whom_only_relations_know() -> None:
    """An empty graph has no places; one actor is in the middle; who has relations alone pushes nobody."""
    assert level(KnowledgeGraph()) == layout.Level((), ((),))
    protest = next(fact for fact in made.small().events if fact.type == "PROTEST")
    assert layout.positions(KnowledgeGraph.of([], [protest])) == {"Igor_Pell": (0, 0)}
    graph = graphs.small()
    with_all, without = layout.positions(graph), layout.positions(replace(graph, relations=()))
    assert {key: with_all[key] for key in without} == without


def test_page_and_network_are_drawn_once() -> None:
    """A level is looked for once; another seed gives another."""
    graph = made.many(40, events=120)
    layout._tiers.cache_clear()
    assert layout.positions(graph) == layout.positions(replace(graph, documents=()))
    assert layout._tiers.cache_info().misses == 1
    assert layout.positions(graph, seed=8) != layout.positions(graph)


def test_boxes_at_one_place_part() -> None:
    """Also where all are in the same place."""
    boxes = np.array([(100.0, 40.0), (60.0, 40.0), (42.0, 42.0)])
    found = apart(np.zeros((3, 2)), boxes)
    for one in range(3):
        for other in range(one):
            room = (boxes[one] + boxes[other]) / 2
            assert (abs(found[one] - found[other]) > room - 1).any()


def test_the_others_settle_at_free_places_by_their_neighbours() -> None:
    """A hub has its many leaves around it; who is tied to nobody stands below."""
    ties = [[(leaf, 1) for leaf in range(1, 300)], *([(0, 1)] for _ in range(299)), []]
    found = settled(np.array([[0.0, 0.0]]), ties)
    assert nearest(found) > 20
    assert np.hypot(*found[1:300].T).max() < 800
    assert found[300, 1] > 0


def test_components_lie_side_by_side() -> None:
    """None lies on another, and all together are as wide and high as a screen is."""
    parts = [[0, 1], [2], [3], [4], [5]]
    boxes = np.full((6, 2), 40.0)
    placed = [np.array([[0.0, 0.0], [300.0, 200.0]]), *(np.zeros((1, 2)) for _ in range(4))]
    found = packed(parts, placed, boxes)
    low, high = np.minimum(found[0], found[1]) - 20, np.maximum(found[0], found[1]) + 20
    for other in found[2:]:
        assert (other + 20 <= low).any() or (other - 20 >= high).any()
    assert nearest(found) >= 40
    wide, tall = np.ptp(found, axis=0) + 40
    assert 0.9 < wide / tall < 2.2

"""What is read too uncertainly for a plain edge stays, as a claim of its own kind."""

from __future__ import annotations

from dataclasses import replace

import made
import pytest
import written
from rdflib.namespace import RDF

import kg
from kg.files.records import graph_of
from kg.graph import KnowledgeGraph
from kg.graph.network import lines
from kg.model import Event, State
from kg.rdf import KG, Minter, hold_back
from kg.rdf import writer as rdf

GRAPH = made.small()
LEAST = 0.9
WEIGHED = GRAPH.weighed(LEAST)


def unsure(graph: KnowledgeGraph) -> list[Event | State]:
    return [fact for fact in graph.facts if fact.status == "uncertain"]


def test_only_what_is_vouched_for_can_be_uncertain() -> None:
    """A claim, a plan or a denial keeps its status, however little its confidence is."""
    found = {fact.id: fact for fact in unsure(WEIGHED)}
    assert found
    for before, after in zip(GRAPH.facts, WEIGHED.facts, strict=True):
        doubted = before.asserted and before.confidence < LEAST
        assert (before.id in found) == doubted
        assert after == replace(before, sure=not doubted)
        assert after.asserted == (before.asserted and not doubted)


def test_it_can_be_weighed_again() -> None:
    """With another number, also nought."""
    assert WEIGHED.weighed(0) == GRAPH
    assert not unsure(GRAPH)


def test_it_is_in_the_records_and_in_rdf() -> None:
    """As a claim without a direct edge, which is read back as it was."""
    assert graph_of(written.lines_of(WEIGHED, "events.jsonl")).facts == WEIGHED.facts
    turtle = rdf.to_rdflib(WEIGHED)
    mint = Minter()
    for fact in unsure(WEIGHED):
        assert (mint.fact(fact), RDF.type, KG.Claim) in turtle
    assert hold_back(WEIGHED)[1] == ()


def test_it_is_on_no_line_of_what_is_asserted() -> None:
    """In the picture too."""
    ids = {fact.id for fact in unsure(WEIGHED)}
    drawn = [fact.id for relation in lines(WEIGHED) if relation.asserted for fact in relation.facts]
    assert not ids & set(drawn)


@pytest.mark.parametrize("number", [-0.1, 1.1, "much", None, float("nan")])
def test_a_number_from_nought_to_one(number: object) -> None:
    """Anything else is refused in words."""
    with pytest.raises(kg.OptionError, match=r"plain is .*: give a number from 0 to 1"):
        kg.build([kg.Document("a", "Nothing.")], plain=number)  # type: ignore[arg-type]

"""The seed article: its committed outputs are those that are built today, and what must be true of them is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.api import Graph
from kg.files import writer as writers
from kg.model import Event, State

ROOT = Path(__file__).resolve().parent.parent
OUTPUTS = ROOT / "outputs"
SEED = "000_821f177792fa652b"
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def seed() -> Graph:
    """The graph of seeds/, built afresh."""
    return kg.build(ROOT / "seeds")


@pytest.fixture(scope="module")
def afresh(seed: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its files."""
    folder = tmp_path_factory.mktemp("outputs")
    seed.write(folder)
    return folder


@pytest.mark.parametrize(
    "name", [name for name in writers.FILES if name not in ("manifest.json", "timings.json")]
)
def test_committed_outputs_are_those_built_today(name: str, afresh: Path) -> None:
    """``make`` writes them; a change of them is part of the commit that caused it."""
    assert (afresh / name).read_bytes() == (OUTPUTS / name).read_bytes()


def test_committed_manifest_is_that_of_today(afresh: Path) -> None:
    """But for the versions of libraries, which a registry may have newer."""
    new, old = (
        json.loads((folder / "manifest.json").read_text(encoding="utf-8")) for folder in (afresh, OUTPUTS)
    )
    del new["libraries"], old["libraries"]
    assert new == old


def facts(
    seed: Graph, kind: str, source: str, target: str | None = None, **wanted: Any
) -> list[Event | State]:
    """The facts of a type from one actor to another, with these attributes."""
    return [
        fact
        for fact in seed.facts
        if fact.type == kind
        and source
        in {actor.id for actor in fact.source} | ({a.id for a in fact.target} if fact.reciprocal else set())
        and (
            target is None
            or target in {actor.id for actor in (*fact.target, *(fact.source if fact.reciprocal else ()))}
        )
        and all(getattr(fact, key) == value for key, value in wanted.items())
    ]


def year(fact: Event | State) -> int | None:
    """In which year it began."""
    return fact.time.start.year if fact.time and fact.time.start else None


PUTIN, BLINKEN, LAVROV, ORBAN = "Vladimir_Putin", "Antony_Blinken", "Sergey_Lavrov", "Viktor_Orbán"


def test_blinken_spoke_to_lavrov(seed: Graph) -> None:
    """On 1 February 2022."""
    days = {f.time.edtf for f in facts(seed, "CONSULT", BLINKEN, LAVROV, status="asserted") if f.time}
    assert "2022-02-01" in days


def test_putin_accused_the_united_states(seed: Graph) -> None:
    """He says that it ignored what Russia asked for."""
    assert facts(seed, "ACCUSE", PUTIN, "United_States", status="asserted")


def test_blinken_demanded_that_russia_withdraw(seed: Graph) -> None:
    """The demand was made; the withdrawal is hypothetical and his words."""
    assert facts(seed, "REQUEST", BLINKEN, LAVROV, factuality="actual")
    assert facts(seed, "RETREAT", "Russia", factuality="hypothetical")


def test_blinken_threatened_russia(seed: Graph) -> None:
    """Should it invade."""
    assert facts(seed, "THREATEN", BLINKEN, "Russia", factuality="actual")


def test_no_edge_says_that_russia_withdrew_or_invaded(seed: Graph) -> None:
    """Neither is told."""
    assert not [fact for fact in facts(seed, "RETREAT", "Russia") if fact.asserted]
    assert not [fact for fact in facts(seed, "ASSAULT", "Russia") if fact.asserted and year(fact) != 2014]


def test_russia_annexed_crimea_in_2014(seed: Graph) -> None:
    """Told by the narrator."""
    found = [*facts(seed, "ASSAULT", "Russia", "Crimea"), *facts(seed, "COERCE", "Russia", "Crimea")]
    assert any(fact.asserted and year(fact) == 2014 for fact in found)


def test_hungary_has_been_a_member_of_nato_since_1999(seed: Graph) -> None:
    """A state that goes on."""
    assert any(
        year(f) == 1999 and f.time and f.time.end is None for f in facts(seed, "MEMBER_OF", "Hungary", "NATO")
    )


def test_orban_has_led_hungary_since_2010(seed: Graph) -> None:
    """A state that goes on."""
    found = [*facts(seed, "LEADS", ORBAN, "Hungary"), *facts(seed, "HOLDS_OFFICE", ORBAN, "Hungary")]
    assert any(year(f) == 2010 and f.time and f.time.end is None for f in found)


def test_benko_is_defense_minister_of_hungary(seed: Graph) -> None:
    """With his title."""
    roles = {fact.role for fact in facts(seed, "HOLDS_OFFICE", "Tibor_Benkő") if isinstance(fact, State)}
    assert any("defense minister" in (role or "").lower() for role in roles)


@pytest.mark.parametrize(
    ("words", "ids"), [("the Russian leader", {PUTIN}), ("The two diplomats", {BLINKEN, LAVROV})]
)
def test_descriptions_are_resolved(words: str, ids: set[str]) -> None:
    """To whom an area specialist would put them."""
    (reading,) = kg.read(kg.read_documents([ROOT / "seeds"]))
    found = [{a.id for a in m.actors} for m in reading.cast.mentions if m.text.lower() == words.lower()]
    assert ids in found


def test_every_fact_shows_its_sentence(seed: Graph) -> None:
    """The words that carry it stand in the sentence, the sentence in the text."""
    (document,) = seed.documents
    assert seed.facts
    for fact in seed.facts:
        assert (
            fact.evidence.start
            <= fact.trigger.start
            < fact.trigger.end
            <= fact.evidence.end
            <= len(document.text)
        )
        assert fact.evidence.of(document.text).strip()

"""What the page judges by: contested claims, corroboration, mediators, weights (kg/page)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made import NORLAND, PELL, SUDIA, UNION, VESTA, Writer, day, small

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Actor, Event, Occurrence, State
from kg.page.contested import Case, cases, contested
from kg.page.corroboration import corroboration
from kg.page.mediators import mediations, mediators
from kg.page.scores import scores

FAR = Actor("Varda", "Varda", "country", "VAR", "GOV")
FORCES = Actor("Sudian_army", "Sudian army", "organization", "SUD", "MIL")
FLEET = Actor("Sudian_fleet", "Sudian fleet", "organization", "SUD", "MIL")
REBELS = Actor("Sudian_rebels", "Sudian rebels", "group", "SUD", "REB")
DEED: dict[str, Any] = {"type": "ASSAULT", "source": (SUDIA,), "target": (NORLAND,), "lemma": "shell"}
NOT: dict[str, Any] = {**DEED, "polarity": "negative", "speakers": (PELL,)}
BLAME: dict[str, Any] = {"type": "ACCUSE", "source": (NORLAND,), "target": (SUDIA,), "lemma": "accuse"}
DENY: dict[str, Any] = {"type": "REJECT", "source": (SUDIA,), "target": (), "lemma": "deny"}


def world(*told: tuple[str, str, dict[str, Any]], kind: type[Event] | type[State] = Event) -> KnowledgeGraph:
    """Facts, each with its document and the day of it ("" for none), or with the sentence that it shares."""
    writers: dict[str, Writer] = {}
    facts = []
    for name, published, more in told:
        when = date.fromisoformat(published) if published else None
        writer = writers.setdefault(name, Writer(name, when))
        words = more.get("words", f"They {more.get('lemma', 'did')} it, turn {len(facts)}.")
        here = writer.says(words, more.get("lemma", "did"))
        facts.append(
            kind(**here, **{key: value for key, value in more.items() if key not in ("words", "far")})
        )
        writer.text += "x" * more.get("far", 0)
    return KnowledgeGraph.of([writer.document for writer in writers.values()], facts)


def hows(graph: KnowledgeGraph) -> list[tuple[str, int, int]]:
    """Why, how many claims, how many denials: of each case."""
    return [(case.how, len(case.claims), len(case.denials)) for case in cases(graph)]


ONE, SOON, LATE = ("a", "2031-02-01"), ("b", "2031-02-05"), ("c", "2031-05-01")
FOUND = {
    "told and denied within a month": ((*ONE, DEED), (*SOON, NOT), "same"),
    "the denier speaks first": ((*ONE, NOT), (*SOON, DEED), "same"),
    "of one time, told long after": (
        (*ONE, {**DEED, "time": day("2031-01-30")}),
        (*LATE, {**NOT, "time": day("2031-01-30")}),
        "same",
    ),
    "the army acts for its state": ((*ONE, DEED), (*SOON, {**NOT, "source": (FORCES,)}), "same"),
    "a document and somebody in it": ((*ONE, DEED), (*ONE, NOT), "same"),
    "the denial leaves out whom, in the same passage": ((*ONE, DEED), (*ONE, {**NOT, "target": ()}), "same"),
    "a plan denied": (
        (*ONE, {**DEED, "factuality": "future"}),
        (*SOON, {**NOT, "factuality": "future"}),
        "same",
    ),
    "both do it alike": (
        (*ONE, {"type": "CONSULT", "source": (NORLAND,), "target": (SUDIA,), "reciprocal": True, "lemma": "m"}),
        (*SOON, {**NOT, "type": "CONSULT", "reciprocal": True, "lemma": "m"}),
        "same",
    ),
    "in other words within a week": (
        (*ONE, {**DEED, "type": "MOBILIZE", "lemma": "mass"}),
        (*SOON, NOT),
        "words",
    ),
    "the accused denies it to the accuser": ((*ONE, BLAME), (*SOON, {**DENY, "target": (NORLAND,)}), "answer"),
    "the accused denies it right after": ((*ONE, BLAME), (*ONE, DENY), "answer"),
    "the accused denies a deed right after": ((*ONE, BLAME), (*ONE, {**NOT, "target": ()}), "answer"),
    "one says so, one of another country denies it": (
        (*ONE, {**DEED, "target": (), "speakers": (VESTA,)}),
        (*ONE, {**NOT, "target": (), "lemma": "bomb"}),
        "words",
    ),
    "an accusation turned down": (
        (*ONE, BLAME),
        (*ONE, {**DENY, "lemma": "reject", "words": "Sudia does reject the allegation."}),
        "answer",
    ),
}  # fmt: skip
APART = {
    "months apart": ((*ONE, DEED), (*LATE, NOT)),
    "of two times": (
        (*ONE, {**DEED, "time": day("2031-01-30")}),
        (*SOON, {**NOT, "time": day("2031-02-03")}),
    ),
    "another does it": ((*ONE, DEED), (*SOON, {**NOT, "source": (FAR,)})),
    "to another": ((*ONE, DEED), (*SOON, {**NOT, "target": (FAR,)})),
    "one body of a state is not another": (
        (*ONE, {**DEED, "source": (FORCES,)}),
        (*SOON, {**NOT, "source": (FLEET,)}),
    ),
    "of the same state, in other words": (
        (*ONE, {**DEED, "target": (VESTA,)}),
        (*SOON, {**NOT, "lemma": "bomb"}),
    ),
    "rebels do not act for their state": ((*ONE, {**DEED, "source": (REBELS,)}), (*SOON, NOT)),
    "only thought of": ((*ONE, {**DEED, "factuality": "hypothetical"}), (*SOON, NOT)),
    "a plan is no deed": ((*ONE, {**DEED, "factuality": "future"}), (*SOON, NOT)),
    "he says both himself": ((*ONE, {**DEED, "speakers": (PELL,)}), (*SOON, NOT)),
    "the document says both": ((*ONE, DEED), (*ONE, {**NOT, "speakers": ()})),
    "a visit is no talk by telephone": (
        (*ONE, {**DEED, "type": "CONSULT", "mode": "visit"}),
        (*SOON, {**NOT, "type": "CONSULT", "mode": "phone"}),
    ),
    "neither says to whom": ((*ONE, {**DEED, "target": ()}), (*ONE, {**NOT, "target": ()})),
    "without whom, in another passage": (
        (*ONE, {**DEED, "far": 700}),
        (*ONE, {**NOT, "target": ()}),
    ),
    "in other words, two weeks apart": (
        (*ONE, {**DEED, "type": "MOBILIZE"}),
        ("d", "2031-02-15", NOT),
    ),
    "in other words, of another class": ((*ONE, {**DEED, "type": "ACCUSE"}), (*SOON, NOT)),
    "in other words, within one country": (
        (*ONE, {**DEED, "type": "MOBILIZE", "target": (PELL,)}),
        (*SOON, {**NOT, "target": (PELL,)}),
    ),
    "no day at all, in two documents": (("a", "", DEED), ("b", "", NOT)),
    "two of one country differ": (
        (*ONE, {**DEED, "target": (), "speakers": (SUDIA,)}),
        (*ONE, {**NOT, "target": (), "lemma": "bomb"}),
    ),
    "another denies it for the accused": ((*ONE, BLAME), (*ONE, {**NOT, "target": (), "speakers": (UNION,)})),
    "a refusal answers nothing": (
        (*ONE, BLAME),
        (*ONE, {**DENY, "lemma": "reject", "words": "Sudia does reject the treaty."}),
    ),
    "denied before it was accused": ((*ONE, DENY), (*ONE, BLAME)),
    "another is accused": ((*ONE, {**BLAME, "target": (FAR,)}), (*ONE, DENY)),
    "the answer is to another": ((*ONE, BLAME), (*ONE, {**DENY, "target": (FAR,)})),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_claim_and_its_denial_stand_together(name: str) -> None:
    """For a reason that is told."""
    *told, how = FOUND[name]
    assert hows(world(*told)) == [(how, 1, 1)]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", APART)
def test_what_only_looks_alike_stays_apart(name: str) -> None:
    """Rather none than a wrong one."""
    assert hows(world(*APART[name])) == []


def test_a_case_holds_all_who_speak() -> None:
    """Two claims and two denials that share each other are one case; the page has their numbers."""
    later = ("d", "2031-02-20")
    graph = world((*ONE, DEED), (*SOON, NOT), (*later, {**DEED, "speakers": (VESTA,)}), (*later, NOT))
    assert hows(graph) == [("same", 2, 2)]
    [[how, claims, denials]] = contested(graph)
    assert how == 0
    assert [graph.facts[i].status for i in claims] == ["asserted", "reported"]
    assert {graph.facts[i].status for i in denials} == {"denied"}


def test_an_accusation_and_what_it_says_are_one_claim() -> None:
    """Of one sentence what is claimed stays, and the answer to the accusation denies it, too."""
    sentence = "Norland did accuse Sudia of having to shell it."
    writer = Writer("a", date(2031, 2, 1))
    told = writer.says(sentence, "accuse")
    at = sentence.index("shell")
    shelled = replace(told["trigger"], start=at, end=at + 5)  # type: ignore[type-var]
    facts = [
        Event(**BLAME, **told),
        Event(**DEED, speakers=(NORLAND,), **{**told, "trigger": shelled}),
        Event(**DENY, **writer.says("Sudia does deny it.", "deny")),
        Event(**NOT, **writer.says("It did not shell anybody.", "shell")),
    ]
    graph = KnowledgeGraph.of([writer.document], facts)
    [case] = cases(graph)
    assert case == Case("same", (1,), (2, 3))


def test_the_latest_case_comes_first() -> None:
    """By the day of its last denial."""
    early = ((*ONE, DEED), (*SOON, NOT))
    away = {"target": (FAR,)}
    graph = world(*early, ("x", "2031-04-01", {**DEED, **away}), ("y", "2031-04-02", {**NOT, **away}))
    assert [graph.facts[case.denials[0]].target for case in cases(graph)] == [(FAR,), (NORLAND,)]


def test_what_is_contested_in_the_small_world() -> None:
    """The ships of Sudia."""
    assert [how for how, _, _ in hows(small())] == ["same"]
    assert contested(KnowledgeGraph()) == []


# Corroboration


def office(role: str = "minister", **more: Any) -> dict[str, Any]:
    """Vesta holds an office in Norland."""
    return {"type": "LEADS", "source": (VESTA,), "target": (NORLAND,), "role": role, "lemma": "lead", **more}


def sources(graph: KnowledgeGraph, names: Iterable[str]) -> KnowledgeGraph:
    """The same with the sources of its documents."""
    told = zip(graph.documents, names, strict=True)
    return replace(graph, documents=tuple(replace(document, source=name) for document, name in told))


def test_a_state_is_told_by_documents_and_sources() -> None:
    """The same two, the same tie, the same office; a document without a source is one of its own."""
    graph = world((*SOON, office()), (*ONE, office("Minister")), (*LATE, office()), kind=State)
    assert corroboration(sources(graph, ["A", "A", "B"])) == [[3, 2, "2031-02-01", [0, 1, 2]]]
    assert corroboration(sources(graph, ["A", "", ""])) == [[3, 3, "2031-02-01", [0, 1, 2]]]


@pytest.mark.parametrize(
    "more", [{"role": "envoy"}, {"polarity": "negative"}, {"factuality": "hypothetical"}]
)
def test_another_office_or_a_denial_tells_nothing_again(more: dict[str, Any]) -> None:
    """Nor does what is only thought of."""
    assert corroboration(world((*ONE, office()), (*SOON, office(**more)), kind=State)) == []


def test_an_event_brings_its_counts_with_it() -> None:
    """Those of all that was read, also where only a part of it is here; twice in one document is once."""
    graph = world((*ONE, DEED), (*SOON, DEED))
    first = graph.facts[0].id
    told = Occurrence(first, "", "", 4, 3, 2, date(2031, 1, 31))
    facts = [replace(fact, occurrence=told) for fact in graph.facts]
    assert corroboration(KnowledgeGraph.of(graph.documents, facts)) == [[3, 2, "2031-01-31", [0, 1]]]
    once = [replace(fact, occurrence=replace(told, documents=1)) for fact in graph.facts]
    assert corroboration(KnowledgeGraph.of(graph.documents, once)) == []


# Mediators and weights

TALKS: dict[str, Any] = {"type": "CONSULT", "source": (NORLAND,), "target": (SUDIA,), "reciprocal": True}
CITY = Actor("Vard", "Vard", "place", "VAR")


@pytest.mark.parametrize(
    ("event", "who", "hosts"),
    [
        ({**TALKS, "source": (UNION,), "target": (NORLAND, SUDIA), "mode": "third-party"}, "Coastal_Union", False),
        ({**TALKS, "place": CITY}, "Varda", True),
        ({**TALKS, "place": replace(CITY, country="NRL")}, "", True),
        ({**TALKS, "place": CITY, "source": (PELL,)}, "", True),
        ({**TALKS, "place": CITY, "type": "ACCUSE"}, "", True),
        (TALKS, "", True),
    ],
)  # fmt: skip
def test_who_brings_others_together(event: dict[str, Any], who: str, hosts: bool) -> None:
    """A third party, or the country of the place; not one of the two, nor where both are of one country."""
    aside = (*ONE, {"type": "AID", "source": (FAR,), "target": (UNION,)})
    graph = world((*ONE, event), aside)
    found = [(each.by[0].id, each.hosts) for each in mediations(graph)]
    assert found == ([(who, hosts)] if who else [])
    assert mediators(graph) == ([(0, [who], int(hosts))] if who else [])


def test_every_event_has_a_weight_and_no_state_has() -> None:
    """The different weights once, and their numbers by fact."""
    graph = small()
    found = scores(graph)
    assert found["weights"] == sorted(set(found["weights"])) and len(found["of"]) == len(graph.facts)
    for fact, number in zip(graph.facts, found["of"], strict=True):
        assert (number < 0) == isinstance(fact, State)
        if isinstance(fact, Event):
            assert (found["weights"][number] > 0) == ("cooperation" in fact.quad)

"""The codebook: every code is defined as its vocabulary's rules want it, and its sentences are read as it says."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SKOS

import kg
from kg.model import EVENT_TYPES, STATE_TYPES
from kg.plover import TYPES
from kg.rdf import CODE, ONTOLOGY, ontology

TOOLS = Path(__file__).parents[1] / "tools"
sys.path.append(str(TOOLS))
import vocabulary_docs  # noqa: E402

GRAPH = Graph().parse(data=ontology(), format="turtle")
CONCEPTS = set(GRAPH.subjects(RDF.type, SKOS.Concept))
MAPPINGS = (SKOS.broadMatch, SKOS.relatedMatch, SKOS.exactMatch, SKOS.closeMatch)
SHOWN = ("event-types", "state-types", "modes", "statuses")
"""The schemes whose codes have examples and counter-examples."""
UNWRITTEN = {"convict", "ease", "primitive", "release", "uncertain"}
"""Codes that no sentence shows: PLOVER's modes that our rules do not write, and doubt about the reading."""
ELSEWHERE = re.compile(r"\b([A-Z_]{3,})(?:, ([a-z-]+))?: “([^”]+)”")
"""A counter-example: the type that it is of, with its mode, and the sentence."""


def of(scheme: str) -> list[URIRef]:
    """The codes of a scheme."""
    return list(GRAPH.subjects(SKOS.inScheme, CODE[scheme]))


def named(code: URIRef) -> str:
    """The notation of a code."""
    return str(GRAPH.value(code, SKOS.notation))


def told(code: URIRef, predicate: URIRef) -> list[str]:
    """What the ontology says of a code."""
    return [str(value) for value in GRAPH.objects(code, predicate)]


def test_every_concept_is_defined() -> None:
    """With a notation that is its own within its scheme, one name, one definition, and by whom it is defined."""
    for code in CONCEPTS:
        for predicate in (SKOS.prefLabel, SKOS.definition, SKOS.notation, RDFS.isDefinedBy):
            assert len(told(code, predicate)) == 1, (code, predicate)
        assert str(GRAPH.value(code, RDFS.isDefinedBy)) == str(ONTOLOGY)
        assert len(told(code, SKOS.definition)[0]) > len(told(code, SKOS.prefLabel)[0]), code
    for scheme in GRAPH.subjects(RDF.type, SKOS.ConceptScheme):
        codes = list(GRAPH.subjects(SKOS.inScheme, scheme))
        assert len({named(code) for code in codes}) == len(codes) > 1
        assert set(codes) == set(GRAPH.objects(scheme, SKOS.hasTopConcept))
        assert set(codes) == set(GRAPH.subjects(SKOS.topConceptOf, scheme))
        assert GRAPH.value(scheme, SKOS.definition) and GRAPH.value(scheme, RDFS.isDefinedBy)


def test_links_between_schemes_are_mappings() -> None:
    """SKOS keeps broader and related for one scheme; no two codes are linked in two ways (S27, S46)."""
    for predicate in (SKOS.broader, SKOS.narrower, SKOS.related):
        assert not list(GRAPH.subject_objects(predicate))
    linked = [(one, other) for each in MAPPINGS for one, other in GRAPH.subject_objects(each)]
    assert len(linked) == len(set(linked))
    for one, other in linked:
        assert other in CONCEPTS
        assert not set(GRAPH.objects(one, SKOS.inScheme)) & set(GRAPH.objects(other, SKOS.inScheme))


def test_modes_belong_to_the_types_that_the_rules_give_them() -> None:
    """And PLOVER's modes that these do not write say so."""
    for code in of("modes"):
        types = {named(kind) for kind in GRAPH.objects(code, SKOS.relatedMatch)}
        ours = {kind.name for kind in TYPES.values() if named(code) in kind.modes}
        if ours:
            assert types == ours, code
        else:
            assert "own rules do not write it" in told(code, SKOS.definition)[0]


@pytest.mark.parametrize("scheme", SHOWN)
def test_codes_have_examples_and_counter_examples(scheme: str) -> None:
    """What is one, and what is none though it looks like it."""
    for code in of(scheme):
        assert told(code, SKOS.scopeNote), code
        assert bool(told(code, SKOS.example)) == (named(code) not in UNWRITTEN), code


@pytest.mark.parametrize("name", vocabulary_docs.PAGES)
def test_the_pages_are_those_of_the_ontology(name: str) -> None:
    """docs/codebook.md and docs/ontology.md are written by tools/vocabulary_docs.py; run it when codes change."""
    assert vocabulary_docs.page(name) == (TOOLS.parent / "docs" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.model
def test_sentences_are_read_as_the_codebook_says() -> None:
    """Each example has an asserted fact of its code, each counter-example one of the other code and none of this."""
    examples = [(code, text) for name in SHOWN for code in of(name) for text in told(code, SKOS.example)]
    others = [
        (code, *found)
        for name in SHOWN
        for code in of(name)
        for note in told(code, SKOS.scopeNote)
        for found in ELSEWHERE.findall(note)
    ]
    facts = read({text for *_, text in (*examples, *others)})
    wrong = [(named(code), text) for code, text in examples if named(code) not in codes_in(facts[text])]
    for code, kind, mode, text in others:
        found = codes_in(facts[text])
        both = named(code) in found and named(code) not in STATE_TYPES
        if both or not {kind, mode or kind} <= found:
            wrong.append((named(code), text))
    assert len(examples) > 100 and len(others) > 100
    assert not wrong


@pytest.mark.model
def test_statuses_are_read_as_the_codebook_says() -> None:
    """A note of a status names the one that its sentence has."""
    statuses = {named(code): code for code in of("statuses")}
    wanted = {(text, name) for name, code in statuses.items() for text in told(code, SKOS.example)}
    for code in statuses.values():
        for note in told(code, SKOS.scopeNote):
            name = next(iter(word for word in re.findall(r"[a-z]+", note) if word in statuses), "")
            wanted |= {(text, name) for text in re.findall(r"“([^”]+)”", note)}
    facts = read({text for text, _ in wanted})
    assert not [pair for pair in sorted(wanted) if pair[1] not in {fact.status for fact in facts[pair[0]]}]


def read(texts: set[str]) -> dict[str, list[kg.Event | kg.State]]:
    """The facts of sentences, each read as a document, all at once; doubt about a reading is left aside."""
    documents = {f"s{place}": text for place, text in enumerate(sorted(texts))}
    graph = kg.build([kg.Document(key, text) for key, text in documents.items()], plain=0)
    found: dict[str, list[kg.Event | kg.State]] = {text: [] for text in texts}
    for fact in graph.facts:
        found[documents[fact.evidence.document]].append(fact)
    return found


def codes_in(facts: list[kg.Event | kg.State]) -> set[str]:
    """The types, modes and statuses of what is asserted; of what is not, the status alone."""
    sure = [fact for fact in facts if fact.asserted]
    modes = {str(fact.mode) for fact in sure if isinstance(fact, kg.Event)}
    return {fact.type for fact in sure} | modes | {fact.status for fact in facts}


def test_the_types_are_all_there() -> None:
    """Those of the rules, in the order of PLOVER's manual."""
    assert [named(code) for code in of("event-types")] == list(EVENT_TYPES)
    assert [named(code) for code in of("state-types")] == list(STATE_TYPES)

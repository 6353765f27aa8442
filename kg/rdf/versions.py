"""Which version of the vocabulary a graph was written in: of another one its words mean something else."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, OWL

from kg.rdf.vocabulary import ONTOLOGY, ONTOLOGY_VERSION

CURE = "build it again from its documents"


def other_version(found: ox.Store | str) -> str:
    """In words, that a store (or what has this version) was written in another than ours; "" if it was not.

    Minor versions add words and change none.

    Example:
        "was written in version 1.0.0 of the vocabulary, and this is 2.0.0"
    """
    versions = [found] if isinstance(found, str) else _versions(found)
    return next(filter(None, map(_told, versions)), "")


def _told(version: str) -> str:
    start = f"{ONTOLOGY}/"
    if not version.startswith(start) or _major(version) == _major(ONTOLOGY_VERSION):
        return ""
    ours, theirs = (each.removeprefix(start) for each in (ONTOLOGY_VERSION, version))
    return f"was written in version {theirs} of the vocabulary, and this is {ours}"


def _versions(store: ox.Store) -> Iterator[str]:
    """What data sets conform to, and which ontology is there."""
    for subject, predicate in ((None, DCTERMS.conformsTo), (ox.NamedNode(ONTOLOGY), OWL.versionIRI)):
        for quad in store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None):
            yield str(quad.object.value) if isinstance(quad.object, ox.NamedNode) else ""


def _major(version: str) -> str:
    return version.partition(f"{ONTOLOGY}/")[2].partition(".")[0]

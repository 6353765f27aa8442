"""What made a graph: the model, the options, the inputs, what was skipped, and the manifest of it all."""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from kg import folders
from kg.graph import KnowledgeGraph

LIBRARIES = ("spacy", "rdflib", "networkx", "pyvis", "trafilatura")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of ``build``.

    ``base_iri`` is what the IRIs of the RDF begin with ("" for the built-in one);
    ``inputs`` are (name, sha256) of every file that was read, ``skipped`` is (name, why) of every
    document that was not, ``identical`` and ``renamed`` are as in ``kg.identity.Apart``;
    ``seconds`` is what the parts took and differs from run to run.
    """

    model: str = ""
    model_version: str = ""
    base_iri: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    inputs: tuple[tuple[str, str], ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    identical: tuple[tuple[str, str], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    sentences: int = 0
    words: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """The version of this package."""
        return version()


def version(package: str = "diplomatic-kg") -> str:
    """The version of an installed package, "" if there is none."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def counts(graph: KnowledgeGraph, run: Run) -> dict[str, Any]:
    """How many of everything: what the summary and the manifest tell."""
    return {
        "documents": len(graph.documents),
        "sentences": run.sentences,
        "words": run.words,
        "actors": len(graph.actors),
        "events": len(graph.events),
        "states": len(graph.states),
        "triples": len(graph.triples),
        "events_by_type": _tally(event.type for event in graph.events),
        "states_by_type": _tally(state.type for state in graph.states),
        "facts_by_status": _tally(fact.status for fact in graph.facts),
        "skipped": len(run.skipped),
        "identical": len(run.identical),
    }


def manifest(graph: KnowledgeGraph, run: Run, files: Mapping[str, str]) -> dict[str, Any]:
    """What made the graph, the same whenever the same versions read the same documents.

    ``files`` are the digests of what was written with it.
    """
    return {
        "kg": run.version,
        "model": {"name": run.model, "version": run.model_version},
        "libraries": {library: version(library) for library in LIBRARIES},
        "options": dict(sorted(run.options.items())),
        "inputs": [{"name": name, "sha256": digest} for name, digest in run.inputs],
        "counts": counts(graph, run),
        "skipped": [{"name": name, "why": why} for name, why in run.skipped],
        "identical": [{"id": id, "is": kept} for id, kept in run.identical],
        "renamed": [{"id": id, "is": new} for id, new in run.renamed],
        "files": dict(files),
    }


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The sha256 of the files that tell the graph: not the manifest, nor what differs from run to run."""
    return {name: _sha256(folder / name) for name in names if name not in (folders.MANIFEST, folders.TIMINGS)}


def check(folder: Path) -> list[str]:
    """What in a folder of ``kg build`` is not as its manifest says, in words."""
    told = (folders.manifest(folder) or {}).get("files")
    if not isinstance(told, dict):
        return ["manifest.json has no digests of the files: build the graph again"]
    found = {name: _sha256(folder / Path(name).name) for name in told}
    return [
        f"{name} is {'not the one that this build wrote' if digest else 'missing'}: build the graph again"
        for name, digest in found.items()
        if digest != told[name]
    ]


def _sha256(path: Path) -> str:
    """The digest of a file, "" if there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def timings(run: Run) -> dict[str, Any]:
    """What differs from run to run: seconds, and the Python that it took."""
    return {
        "python": platform.python_version(),
        "seconds": {part: round(seconds, 3) for part, seconds in run.seconds.items()},
    }


def _tally(kinds: Any) -> dict[str, int]:
    return dict(sorted(Counter(kinds).items(), key=lambda item: (-item[1], item[0])))

"""What made a graph: the model, the options, the inputs, what was skipped, and the manifest of it all."""

from __future__ import annotations

import hashlib
import os
import platform
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.disk import MANIFEST, TIMINGS, read_manifest
from kg.graph import KnowledgeGraph, Whole

if TYPE_CHECKING:
    from kg.rdf import Provenance

_SLOW = 20
"""Seconds that nobody expects one document to take."""

_NAMED = 5
"""How many facts that were held back a summary names."""

_COUNTED = ("documents", "events", "states", "triples", "relations")

LIBRARIES = ("spacy", "rdflib", "networkx", "pyvis", "trafilatura")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of ``build``.

    ``engine`` and ``engine_version`` name an engine of somebody's own; of ours, ``model`` is what
    parsed.  ``base_iri`` is what the IRIs of the RDF begin with ("" for the built-in one);
    ``inputs`` are (name, sha256) of every file that was read, ``lists`` the same of the user's actors,
    families and identities, ``skipped`` is (name, why) of every
    document that was not, and ``undated`` of every date that could not be read; ``identical`` and
    ``renamed`` are as in ``kg.texts.identity.Apart``; ``held`` is (document, fact, why) of every fact that
    was held back, ``noted`` is (name, what) of what was guessed of documents that were read, ``foreign``
    (document, language) of those that were left out, ``unmet`` what the user's identities say of nobody.
    ``seconds`` is what the stages took, ``slowest`` the seconds and
    the id of the document that took longest: both differ from run to run.
    """

    model: str = ""
    model_version: str = ""
    engine: str = ""
    engine_version: str = ""
    base_iri: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    inputs: tuple[tuple[str, str], ...] = ()
    lists: tuple[tuple[str, str], ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    undated: tuple[tuple[str, str], ...] = ()
    held: tuple[tuple[str, str, str], ...] = ()
    unmet: tuple[str, ...] = ()
    identical: tuple[tuple[str, str], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    noted: tuple[tuple[str, str], ...] = ()
    foreign: tuple[tuple[str, str], ...] = ()
    sentences: int = 0
    words: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "")

    @property
    def texts(self) -> bool:
        """Whether the page is to hold the whole texts."""
        return bool(self.options.get("texts"))

    def with_texts(self) -> Run:
        """The same run with a page that holds them."""
        return replace(self, options={**self.options, "texts": True})

    @property
    def version(self) -> str:
        """The version of this package."""
        return version()

    @property
    def troubles(self) -> tuple[tuple[str, str], ...]:
        """What was left out, guessed, held back or slow: what it is, and how much of it, in words."""
        return tuple(_troubles(self))


def provenance(run: Run) -> Provenance:
    """A run as RDF tells it: no times, so that the same run gives the same bytes."""
    from kg.rdf import Provenance

    if run.engine:
        return Provenance(software=run.engine, version=run.engine_version)
    return Provenance(version=run.version, model=f"{run.model} {run.model_version}".strip())


def version(package: str = "diplomatic-kg") -> str:
    """The version of an installed package, "" if there is none."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def counts(whole: Whole, run: Run) -> dict[str, Any]:
    """How many of everything: what the summary and the manifest tell."""
    size, events, states, statuses = (Counter[str]() for _ in range(4))
    actors, acting, everybody = (set[str]() for _ in range(3))
    for told in whole.each(_tally, triples=True):
        for all_ids, ids in zip((actors, acting, everybody), told.actors, strict=True):
            all_ids |= ids
        for all_, some in zip((size, events, states, statuses), told.counts, strict=True):
            all_.update(some)
    return {
        "documents": size["documents"],
        "sentences": run.sentences,
        "words": run.words,
        "actors": len(actors),
        "actors_of_facts": len(acting),
        "actors_named": len(everybody),
        "events": size["once"],
        "reports": size["events"],
        "states": size["states"],
        "triples": size["triples"],
        "relations": size["relations"],
        "events_by_type": _ranked(events),
        "states_by_type": _ranked(states),
        "facts_by_status": _ranked(statuses),
        "skipped": len(run.skipped),
        "undated": len(run.undated),
        "identical": len(run.identical),
        "noted": len(run.noted),
        "other_languages": len(run.foreign),
        "held_back": len(run.held),
    }


class _Tally(NamedTuple):
    """Whom a part tells of; how many of each it has, then by type and by status.

    ``actors`` are those of facts and relations, those of facts alone, and everybody whom it names.
    """

    actors: tuple[frozenset[str], ...]
    counts: tuple[Counter[str], ...]


def _tally(part: KnowledgeGraph) -> _Tally:
    size = Counter({what: len(getattr(part, what)) for what in _COUNTED})
    once = [event.type for event in part.events if not event.is_repeated]
    size["once"] = len(once)
    states = Counter(state.type for state in part.states)
    statuses = Counter(fact.status for fact in part.facts)
    told = part.actors, replace(part, relations=()).actors, part.everybody
    actors = tuple(frozenset(actor.id for actor in some) for some in told)
    return _Tally(actors, (size, Counter(once), states, statuses))


def manifest_of(whole: Whole, run: Run, files: Mapping[str, str]) -> dict[str, Any]:
    """What made the graph, the same whenever the same versions read the same documents.

    ``files`` are the digests of what was written with it.
    """
    return {
        "kg": run.version,
        **_reader(run),
        "libraries": {library: version(library) for library in LIBRARIES},
        "options": dict(sorted(run.options.items())),
        "inputs": [{"name": name, "sha256": digest} for name, digest in run.inputs],
        "lists": [{"name": name, "sha256": digest} for name, digest in run.lists],
        "counts": counts(whole, run),
        "skipped": [{"name": name, "why": why} for name, why in run.skipped],
        "undated": [{"name": name, "why": why} for name, why in run.undated],
        "identical": [{"id": id, "is": kept} for id, kept in run.identical],
        "renamed": [{"id": id, "is": new} for id, new in run.renamed],
        "noted": [{"name": name, "what": what} for name, what in run.noted],
        "other_languages": [{"id": id, "language": language} for id, language in run.foreign],
        "unmet": list(run.unmet),
        "held_back": [{"doc": doc, "fact": fact, "why": why} for doc, fact, why in run.held],
        "files": dict(files),
    }


def _reader(run: Run) -> dict[str, Any]:
    """Who read: the model of our own engine, or another engine."""
    if run.engine:
        return {"engine": {"name": run.engine, "version": run.engine_version}}
    return {"model": {"name": run.model, "version": run.model_version}}


def digest(path: str | os.PathLike[str]) -> tuple[str, str]:
    """The name of a file, and the sha256 of what is in it ("" if there is none)."""
    return Path(path).name, _sha256(Path(path))


def digests_of(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The sha256 of the files that tell the graph: not the manifest, nor what differs from run to run."""
    return {name: _sha256(folder / name) for name in names if name not in (MANIFEST, TIMINGS)}


def check_files(folder: Path) -> list[str]:
    """What in a folder of ``kg build`` is not as its manifest says, in words."""
    told = (read_manifest(folder) or {}).get("files")
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


def timings_of(run: Run) -> dict[str, Any]:
    """What differs from run to run: seconds, and the Python that it took."""
    return {
        "python": platform.python_version(),
        "seconds": {part: round(seconds, 3) for part, seconds in run.seconds.items()},
        "slowest": {"doc": run.slowest[1], "seconds": round(run.slowest[0], 3)} if run.slowest[1] else None,
    }


def run_summary(whole: Whole, run: Run, known: Mapping[str, Any] | None = None) -> str:
    """The counts of a graph in words: a line of totals, then types, statuses and what was skipped.

    Args:
        whole: the graph.
        run: how it was made.
        known: its counts, where they are there already.
    """
    count = known or counts(whole, run)
    totals = ", ".join(
        _number(count[what], what)
        for what in ("documents", "sentences", "actors", "events", "states", "triples")
    )
    told = [
        ("events", _listed(count["events_by_type"])),
        ("states", _listed(count["states_by_type"])),
        ("status", _listed(count["facts_by_status"])),
    ]
    if (named := count.get("actors_named", 0)) > count["actors"]:
        told.append(("actors", _who(count["actors_of_facts"], count["actors"], named)))
    if count["reports"] > count["events"]:
        told.append(("reports", f"{count['reports']:,}: some events are told more than once"))
    return "\n".join([totals, *(f"  {what:8} {words}" for what, words in (*told, *run.troubles))])


def _who(acting: int, actors: int, named: int) -> str:
    """Which actors are counted where."""
    related = f", {actors - acting:,} of relations alone" if actors > acting else ""
    return f"{acting:,} of facts{related}; {named - actors:,} more that only triples name"


def _troubles(run: Run) -> Iterator[tuple[str, str]]:
    if run.identical:
        yield "left out", _of("identical", run.identical)
    if run.renamed:
        yield "renamed", _of("whose id another document has", run.renamed)
    if run.foreign:
        tally = _listed(_ranked(Counter(language for _, language in run.foreign)))
        yield "left out", f"{len(run.foreign):,} in other languages: {tally}"
    if run.noted:
        yield "noted", f"{len(run.noted):,}: {_reasons(what for _, what in run.noted)}"
    if run.slowest[0] > _SLOW:
        seconds, document = run.slowest
        yield "slow", f"{seconds:.0f} s for {document} and those after it that are parsed together with it"
    if run.skipped:
        yield "skipped", f"{len(run.skipped)}: {_reasons(why for _, why in run.skipped)}"
    if run.undated:
        yield "undated", f"{len(run.undated)}: a publication date could not be read"
    if run.unmet:
        more = f", and {len(run.unmet) - 1} more, named in manifest.json" if len(run.unmet) > 1 else ""
        yield "unmet", f"{run.unmet[0]}{more}"
    yield from _held(run)


def _held(run: Run) -> Iterator[tuple[str, str]]:
    if run.held:
        yield "held", f"{len(run.held)}: {_reasons(why for _, _, why in run.held)}"
        yield from (("", f"{document}: “{fact}”") for document, fact, _ in run.held[:_NAMED])
    if len(run.held) > _NAMED:
        yield "", f"and {len(run.held) - _NAMED} more, named in manifest.json"


def _reasons(problems: Iterable[str]) -> str:
    """How often each problem was met; what differs from case to case stands in brackets and is left out."""
    tally = Counter(problem.partition(" (")[0] for problem in problems)
    return ", ".join(f"{count} {_of_many(problem, count)}" for problem, count in sorted(tally.items()))


_PLURALS = {"is": "are", "has": "have", "was": "were", "does": "do", "opens": "open", "unpacks": "unpack"}


def _of_many(problem: str, count: int) -> str:
    """ "have no text" for "has no text"."""
    verb, blank, rest = problem.partition(" ")
    return (_PLURALS.get(verb, verb) if count > 1 else verb) + blank + rest


def _ranked(tally: Counter[str]) -> dict[str, int]:
    return dict(sorted(tally.items(), key=lambda item: (-item[1], item[0])))


def _number(count: int, what: str) -> str:
    return f"{count:,} {what if count != 1 else what[:-1]}"


def _of(what: str, pairs: Sequence[tuple[str, str]]) -> str:
    first, kept = pairs[0]
    return f"{len(pairs):,} {what} (the first: {first}{f', which is {kept}' if kept != first else ''})"


def _listed(tally: dict[str, int]) -> str:
    return ", ".join(f"{kind} {count:,}" for kind, count in tally.items()) or "none"

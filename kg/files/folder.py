"""What ``kg build`` wrote -> the graph again: all of it, or its facts some documents at a time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from kg.files.actors import read_namings
from kg.files.records import graph_of, lines_of_file, read_records
from kg.graph import KnowledgeGraph, Whole
from kg.model import Naming

_Made = TypeVar("_Made")

SOME = 100
"""How many documents are in memory at once."""


@dataclass(frozen=True, slots=True)
class Records:
    """An ``events.jsonl`` and what stands beside it."""

    events: Path

    def read(self) -> KnowledgeGraph:
        """All of it.

        Raises:
            DocumentError: One of the files cannot be read.
        """
        return read_records(self.events)

    def facts(self) -> Whole:
        """Its facts without triples and relations: in parts, where the lines are in order as kg writes them.

        Raises:
            DocumentError: One of the files cannot be read.
        """
        beside = self.events.with_name("documents.jsonl")
        try:
            known = _by_document(lines_of_file(beside)) if beside.is_file() else {}
            order = [] if known else sorted(set(_documents(self.events)))
            lines = known or dict.fromkeys(order, "")
            if not _is_in_order(self.events, list(lines)):
                return self.read()
            return _Facts(self.events, lines, _namings(self.events.with_name("actors.jsonl")))
        except (ValueError, KeyError, TypeError, OSError, RecursionError):
            return self.read()  # which says what is wrong


@dataclass(frozen=True, slots=True)
class _Facts:
    """Facts in parts: ``documents`` are their lines by id, in order; ``namings`` by document."""

    events: Path
    documents: dict[str, str]
    namings: dict[str, list[Naming]] = field(default_factory=dict)

    def parts(self, *, triples: bool = False) -> Iterator[KnowledgeGraph]:
        """Some documents each; there are no triples, wanted or not."""
        waiting, ids = _numbered(self.events), iter(self.documents)
        ahead = next(waiting, None)
        while some := list(islice(ids, SOME)):
            first, here = ahead[0] if ahead else 1, set(some)
            lines: list[str] = []
            while ahead and ahead[1] in here:
                lines.append(ahead[2])
                ahead = next(waiting, None)
            told = (self.documents[key] for key in some)
            namings = (each for key in some for each in self.namings.get(key, ()))
            yield graph_of(lines, documents=told, namings=namings, name=str(self.events), first=first)

    def each(self, make: Callable[[KnowledgeGraph], _Made], *, triples: bool = False) -> Iterator[_Made]:
        """What is made of each part, in their order."""
        return map(make, self.parts(triples=triples))


def _numbered(events: Path) -> Iterator[tuple[int, str, str]]:
    """The number, document and text of each line that is not empty."""
    with events.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _document(json.loads(line)), line


def _documents(events: Path) -> Iterator[str]:
    return (document for _, document, _ in _numbered(events))


def _document(record: Any) -> str:
    return str(record["doc"])


def _by_document(lines: Iterable[str]) -> dict[str, str]:
    return {_document(json.loads(line)): line for line in lines if line.strip()}


def _is_in_order(events: Path, ids: list[str]) -> bool:
    """Whether documents, and facts by their documents, come as ``KnowledgeGraph`` sorts them."""
    before, known = "", set(ids)
    for document in _documents(events):
        if document < before or document not in known:
            return False
        before = document
    return ids == sorted(ids)


def _namings(actors: Path) -> dict[str, list[Naming]]:
    found: defaultdict[str, list[Naming]] = defaultdict(list)
    for each in read_namings(lines_of_file(actors)) if actors.is_file() else ():
        found[each.document].append(each)
    return found

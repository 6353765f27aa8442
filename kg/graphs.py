"""The graph that users hold: a KnowledgeGraph that can be written, shown, queried and made a table of.

graph = kg.build("news/")
graph.show()                      # in a notebook
graph.write("outputs/")
graph.query("timeline", actor="Sergey Lavrov").to_dataframe()
"""

from __future__ import annotations

import html
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.files import (
    Run,
    is_file_name,
    provenance,
    run_summary,
    table,
    write_file,
    write_folder,
)
from kg.graph import KnowledgeGraph

if TYPE_CHECKING:
    import pandas
    import pyoxigraph as ox

    from kg.page import Inline
    from kg.sparql import Result
    from kg.stores import Change


@dataclass(frozen=True, slots=True, repr=False)
class Graph(KnowledgeGraph):
    """A KnowledgeGraph with what can be done with it; ``run`` is how it was made."""

    run: Run = field(default_factory=Run)

    @classmethod
    def made(cls, graph: KnowledgeGraph, run: Run) -> Graph:
        """A graph with how it was made."""
        parts = graph.documents, graph.facts, graph.triples, graph.namings
        return cls(*parts, run, identities=graph.identities, relations=graph.relations)

    def write(
        self,
        target: str | os.PathLike[str],
        *,
        relations: bool = False,
        bom: bool = False,
        form: str = "",
    ) -> list[Path]:
        """Write all files into a folder, or one file in the format of its ending.

            graph.write("dyads.csv", form="dyads")

        ``relations`` are lines too in a file of GEXF or GraphML; with ``bom`` a CSV file begins with a byte
        order mark, as Excel likes it.  ``form`` is that of another data set: "dyads", "claims", "polecat",
        "icews", "gdelt", a panel such as "dyad-week", "neo4j" or "ftm" (docs/data.md).

        Raises:
            OptionError: There is no such form.
            OutputError: The target cannot be written, or no format has its ending.
            LibraryError: A library that the format needs is not installed.
        """
        if form:
            from kg.exchange import write_form

            return write_form(self, target, form, self.run, bom=bom)
        if is_file_name(Path(target)):
            return [write_file(self, target, self.run, relations=relations, bom=bom)]
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

        return dataframe(*table(self, "facts"))

    def triples_dataframe(self) -> pandas.DataFrame:
        """The open triples as a table, the columns of ``triples.csv``: who, relation, whom, whether it is so.

        Raises:
            LibraryError: pandas is not installed.
        """
        from kg.sparql import dataframe

        return dataframe(*table(self, "triples"))

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

    def subgraph(self, answer: Result) -> Graph:
        """The part of the graph that an answer names: the facts whose IRIs are in it, and their documents.

        graph.subgraph(graph.query("dyad", actor="NATO", other="Russia")).show()

        Raises:
            QueryError: The answer has rows, and no fact of this graph is in them.
        """
        from kg.rdf import Minter

        mint = Minter(self.run.base_iri)
        named = {term for row in answer.terms for term in row}
        facts = [fact for fact in self.facts if mint.fact(fact) in named]
        tied = [each for each in self.relations if mint.fact(each) in named]
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
        return f"<pre>{html.escape(self.summary())}</pre>"

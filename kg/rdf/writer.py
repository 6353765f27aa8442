"""KnowledgeGraph -> RDF: Turtle, TriG, N-Quads, JSON-LD, rdflib.  ``rdfread`` is the way back.

N-Quads and TriG say the same as Turtle, in one named graph a document, so that one document can be
replaced or removed alone, and one for the data set and the names of its codes.  The same graph gives
the same bytes on every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from rdflib import Dataset, Graph

from kg.errors import OptionError
from kg.graph import KnowledgeGraph, Whole
from kg.rdf import jsonld, turtle
from kg.rdf.graph import SECTIONS, Provenance, blocks, named_graphs, sections_of, sections_once
from kg.rdf.roster import Roster, joined_rosters, part_roster
from kg.rdf.vocabulary import DEFAULT_BASE, Minter

__all__ = ["FORMATS", "WRITERS", "Provenance", "bound", "to_dataset", "to_jsonld", "to_nquads", "to_rdflib",
           "to_trig", "to_turtle", "write_rdf", "write_turtle"]  # fmt: skip

FORMATS = {".ttl": "turtle", ".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld"}
"""The format that a file's ending stands for."""

_COMMENT = """What the documents tell: who did or said what to whom, when, according to whom.
A direct edge (:A kg:accused :B) stands only for what is positive, actual, and told by the
narrator or by A itself.  Whatever else is told (demanded, denied, planned, reported) is a
kg:Claim with its truth status and its speaker."""


def to_turtle(graph: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None) -> str:
    """The graph as Turtle, the same bytes for the same graph.

    Raises:
        OptionError: ``base`` is no IRI to build on.
    """
    return turtle.turtle_text(blocks(graph, base=base, run=run), Minter(base).prefixes(), _COMMENT)


def to_nquads(graph: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None) -> str:
    """The graph as N-Quads: sorted lines, one named graph a document after that of the data set."""
    return "".join(turtle.nquads_text(named_graphs(graph, base=base, run=run)))


def to_trig(graph: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None) -> str:
    """The graph as TriG: the same named graphs as N-Quads, for people."""
    return turtle.trig_text(named_graphs(graph, base=base, run=run), Minter(base).prefixes(), _COMMENT)


def to_jsonld(graph: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None) -> str:
    """The graph as JSON-LD with the package's context inside."""
    return jsonld.jsonld_text(blocks(graph, base=base, run=run), Minter(base))


WRITERS = {"turtle": to_turtle, "nquads": to_nquads, "trig": to_trig, "json-ld": to_jsonld}


def write_rdf(
    graph: Whole,
    path: Path | str,
    format: str | None = None,
    *,
    base: str = DEFAULT_BASE,
    run: Provenance | None = None,
) -> None:
    """Write the graph to a file, in the format named or else the one of the file's ending.

    Raises:
        OptionError: No such format.
    """
    path = Path(path)
    kind = format or FORMATS.get(path.suffix.lower(), "")
    if kind not in WRITERS:
        raise OptionError(f"{kind or path.name!r} is no RDF format: use one of {', '.join(WRITERS)}")
    if kind == "turtle":
        mint = Minter(base)
        turtle.write_turtle(_sections(graph, mint, run), SECTIONS, mint.prefixes(), _COMMENT, path)
        return
    with path.open("w", encoding="utf-8", newline="\n") as file:
        if kind == "nquads":
            file.writelines(turtle.nquads_text(named_graphs(graph, base=base, run=run)))
        else:
            file.write(WRITERS[kind](graph, base=base, run=run))


def _sections(graph: Whole, mint: Minter, run: Provenance | None) -> Iterator[turtle.Sections]:
    """The sections of each part, then what is said once."""
    told = Roster()
    for sections, roster in graph.each(partial(_of_part, mint.base, run)):
        told.add(roster)
        yield sections
    once = sections_once(joined_rosters([told]), mint, run)
    yield turtle.sections(once, len(SECTIONS), mint.prefixes())


def _of_part(base: str, run: Provenance | None, part: KnowledgeGraph) -> tuple[turtle.Sections, Roster]:
    """A part as Turtle; here, or in another process."""
    mint = Minter(base)
    told = turtle.sections(sections_of(part, mint, run), len(SECTIONS), mint.prefixes())
    return told, part_roster(part, mint)


def write_turtle(
    graph: Whole, path: Path | str, *, base: str = DEFAULT_BASE, run: Provenance | None = None
) -> None:
    """Write ``graph.ttl``."""
    write_rdf(graph, path, "turtle", base=base, run=run)


def to_rdflib(graph: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None) -> Graph:
    """The graph in rdflib's memory, without its named graphs."""
    made = bound(Graph(bind_namespaces="none"), base)
    made.addN((s, p, o, made) for block in blocks(graph, base=base, run=run) for s, p, o in block.triples())
    return made


def to_dataset(graph: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None) -> Dataset:
    """The graph in rdflib's memory with the named graphs of N-Quads; queries see the union."""
    made = Dataset(default_union=True)
    for name, content in named_graphs(graph, base=base, run=run):
        part = made.graph(name)
        part.addN((s, p, o, part) for block in content for s, p, o in block.triples())
    return made


def bound(graph: Graph, base: str = DEFAULT_BASE) -> Graph:
    """The same graph, knowing our prefixes."""
    for prefix, space in Minter(base).prefixes().items():
        graph.bind(prefix, space)
    return graph

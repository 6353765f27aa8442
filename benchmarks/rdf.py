"""What the RDF side costs: writing, loading, validating and asking realistic events, one table.

    python benchmarks/rdf.py [--events 24000] [--rdflib] [--virtuoso] [--read PATH...]

Events are made by dice (tests/graphs.py); 24,000 are a million triples.  ``--rdflib`` asks the same
queries of rdflib's own memory store and serialiser too, ``--virtuoso`` of a Virtuoso server that is
started for it (both take minutes).  ``--read`` reads documents and says which share of the time of
reading them their RDF costs.  Times are seconds of the wall, of queries the best of three where
they are quick; compare the columns of one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import graphs
from rdflib import Graph

import kg
from kg.errors import KgError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.rdf import shapes
from kg.rdf import writer as rdf
from kg.sparql import ask as queries
from kg.stores import store as stores

GIVEN = {
    "actor": "Actor 1", "other": "Actor 2", "speaker": "Actor 1", "about": "Actor 2",
    "organization": "Actor 0", "on": "2030-06-01", "since": "2030-12-20", "type": "SANCTION",
    "text": "matter 777",
}  # fmt: skip
RANGES = {
    "meetings": {"from": "2030-03-01", "until": "2030-03-31"},
    "sentences": {"from": "2030-06-01", "until": "2030-06-30"},
    "demands": {"from": "2030-06-01", "until": "2030-06-07"},
    "victims": {"from": "2030-06-01", "until": "2030-06-30"},
    "mediators": {"from": "2030-06-01", "until": "2030-06-30"},
    "turns": {"from": "2030-01-01", "until": "2030-12-31"},
    "members": {"organization": "Northern League"},
}
LIMIT = 20.0
"""Seconds after which a query is given up."""


def timed(what: str, work: Callable[[], object]) -> tuple[float, object]:
    """Do it, and print how long it took."""
    start = time.perf_counter()
    made = work()
    seconds = time.perf_counter() - start
    if what:
        print(f"{what:40}{seconds:9.2f}", flush=True)
    return seconds, made


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--events", type=int, default=24_000)
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--virtuoso", action="store_true")
    parser.add_argument("--read", nargs="+", default=[], metavar="PATH")
    options = parser.parse_args()
    if options.read:
        reading(options.read)
    columns: dict[str, dict[str, tuple[str, int]]] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        graph = graphs.world(options.events)
        told_again = (event.event for event in graph.events if event.is_repeated)
        GIVEN["event"] = next(told_again, graph.events[0].id)
        columns["Oxigraph"] = column(stored(graph, folder / "store"))
        some = graphs.world(min(10_000, options.events))
        timed(f"SHACL over {len(some.facts):,} facts", lambda: shapes.hold_back(some))
        timed("Turtle, our writer", lambda: rdf.to_turtle(graph))
        if options.virtuoso:
            import servers

            address = stack.enter_context(servers.virtuoso(folder))
            put = f"{address}/sparql-graph-crud-auth"
            timed("graph into Virtuoso", lambda: stores.append(graph, put, user=("dba", "dba")))
            columns["Virtuoso"] = column(f"{address}/sparql")
        if options.rdflib:
            memory = rdf.to_rdflib(graph)
            columns["rdflib"] = column(memory)
            timed("Turtle, rdflib's", lambda: memory.serialize(format="turtle"))
    print(f"\n{'query':20}" + "".join(f"{name:>12}" for name in columns) + f"{'rows':>10}")
    for name in queries.names():
        told = "".join(f"{asked[name][0]:>12}" for asked in columns.values())
        print(f"{name:20}{told}{max(asked[name][1] for asked in columns.values()):10,}")


def stored(graph: KnowledgeGraph, folder: Path) -> Path:
    """The folder of a store with the graph in it, and what it takes to fill and to repeat it."""
    turtle = folder.parent / "graph.ttl"
    rdf.write_rdf(graph, turtle)
    _, store = timed("Turtle file into Oxigraph in memory", lambda: queries.load([turtle]))
    print(f"{'':40}{len(store):9,} triples")  # type: ignore[arg-type]
    timed("Turtle file into rdflib in memory", lambda: Graph().parse(turtle))
    timed("graph into a folder (Oxigraph)", lambda: stores.append(graph, folder))
    timed("the same again, unchanged", lambda: stores.append(graph, folder))
    return folder


def reading(paths: list[str]) -> None:
    """Which share of the time of reading documents their RDF costs."""
    with tempfile.TemporaryDirectory() as folder:
        seconds, found = timed("documents read", lambda: kg.build(paths))
        graph: kg.Graph = found  # type: ignore[assignment]
        print(f"{'':40}{len(graph.documents):9,} documents, {len(graph.facts):,} facts")
        parts: Mapping[str, Callable[[], object]] = {
            "their shapes": lambda: shapes.hold_back(graph),
            "their Turtle": lambda: rdf.write_rdf(graph, Path(folder) / "graph.ttl"),
            "into a store": lambda: graph.store(Path(folder) / "store"),
        }
        for what, work in parts.items():
            spent, _ = timed(what, work)
            print(f"{'':40}{spent / seconds:9.1%} of reading")


def column(source: queries.Source) -> dict[str, tuple[str, int]]:
    """Time and rows of every query of the cookbook on one engine, before the next one takes memory."""
    found = {}
    for name, known in queries.cookbook().items():
        asks = {**GIVEN, **RANGES.get(name, {})}
        given = {p.name: asks[p.name] for p in known.parameters if p.name in asks}
        found[name] = asked(name, source, given)
    return found


def asked(name: str, source: queries.Source, given: Mapping[str, object]) -> tuple[str, int]:
    """The best time of a query in words, and how many rows it has."""
    best, rows = LIMIT, 0
    for _ in range(3):
        try:
            seconds, found = timed("", lambda: queries.run_query(name, source, given, timeout=LIMIT))
        except KgError as error:
            return (f"> {LIMIT:.0f}" if "seconds" in str(error) else type(error).__name__), 0
        best, rows = min(best, seconds), len(found)  # type: ignore[arg-type]
        if seconds > 5:
            break
    return f"{best:.3f}", rows


if __name__ == "__main__":
    main()

"""What the RDF side costs: writing, loading, validating and asking realistic events, one table.

    python benchmarks/rdf.py [--events 24000] [--rdflib] [--virtuoso]

Events are made by dice (tests/graphs.py).  ``--rdflib`` asks the same queries of rdflib's own memory
store and serialiser too, ``--virtuoso`` of a Virtuoso server that is started for it (both take minutes).
Times are seconds of the wall, the best of two where it is quick; compare the columns of one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import graphs

from kg import queries, rdf, shapes, stores

GIVEN = {
    "actor": "Actor 1", "other": "Actor 2", "speaker": "Actor 3", "about": "Actor 4",
    "organization": "Actor 0", "on": "2020-06-01", "since": "2030-12-20", "type": "SANCTION",
    "text": "matter 77777",
}  # fmt: skip
RANGES = {
    "meetings": {"from": "2030-03-01", "until": "2030-03-31"},
    "sentences": {"from": "2030-06-01", "until": "2030-06-30"},
    "demands": {"from": "2030-06-01", "until": "2030-06-07"},
}


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--events", type=int, default=24_000)
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--virtuoso", action="store_true")
    options = parser.parse_args()
    graph = graphs.many(options.events)
    seconds, _ = timed(lambda: rdf.to_turtle(graph))
    print(f"{'Turtle, our writer':40}{seconds:9.2f}")
    seconds, store = timed(lambda: queries.load([graph]))
    print(f"{'graph into Oxigraph in memory':40}{seconds:9.2f}   {len(store):,} triples")  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        seconds, _ = timed(lambda: stores.append(graph, Path(folder) / "store"))
        print(f"{'graph into a folder (Oxigraph)':40}{seconds:9.2f}")
        seconds, _ = timed(lambda: stores.append(graph, Path(folder) / "store"))
        print(f"{'the same again, unchanged':40}{seconds:9.2f}")
    some = graphs.many(min(10_000, options.events))
    seconds, found = timed(lambda: shapes.validate(some))
    print(f"{f'SHACL over {len(some.facts):,} facts':40}{seconds:9.2f}   {len(found)} problems")  # type: ignore[arg-type]
    columns: dict[str, object] = {"Oxigraph": store}
    if options.rdflib:
        seconds, memory = timed(lambda: rdf.to_rdflib(graph))
        print(f"{'graph into rdflib memory':40}{seconds:9.2f}")
        seconds, _ = timed(lambda: memory.serialize(format="turtle"))  # type: ignore[attr-defined]
        print(f"{'Turtle, rdflib':40}{seconds:9.2f}")
        columns["rdflib"] = memory
    if options.virtuoso:
        import servers

        with tempfile.TemporaryDirectory() as folder, servers.virtuoso(Path(folder)) as address:
            put = f"{address}/sparql-graph-crud-auth"
            seconds, _ = timed(lambda: stores.append(graph, put, user=("dba", "dba")))
            print(f"{'graph into Virtuoso':40}{seconds:9.2f}")
            columns["Virtuoso"] = f"{address}/sparql"
            table(columns)
    else:
        table(columns)


def table(columns: dict[str, object]) -> None:
    """Every query of the cookbook on every engine."""
    print(f"\n{'query':20}" + "".join(f"{name:>12}" for name in columns) + f"{'rows':>10}")
    for name, known in queries.cookbook().items():
        given = {p.name: GIVEN[p.name] for p in known.parameters if p.name in GIVEN} | RANGES.get(name, {})
        line, rows = "", 0
        for source in columns.values():
            try:
                ask = partial(queries.run, name, source, given, timeout=300)
                seconds, found = timed(ask)
                line, rows = f"{line}{seconds:12.3f}", len(found)
            except Exception as error:
                line = f"{line}{type(error).__name__:>12}"
        print(f"{name:20}{line}{rows:10,}", flush=True)


if __name__ == "__main__":
    main()

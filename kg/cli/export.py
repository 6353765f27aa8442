"""``kg export outputs/ graph.graphml``: one more format."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.errors import OptionError


@click.command()
@click.argument("folder")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--relations", is_flag=True, help="Lines for relations too, in GEXF and GraphML.")
@click.option("--bom", is_flag=True, help="CSV with a byte order mark, for Excel.")
@options.base_iri
def export(folder: str, files: tuple[str, ...], relations: bool, bom: bool, base_iri: str) -> None:
    """Write the graph in FOLDER (of kg build, or a store) in the format of each FILE's ending.

    Endings: .ttl .trig .nq .jsonld .html .gexf .graphml .csv .jsonl .db .sqlite .parquet

    A FILE called triples.csv, triples.jsonl, actors.jsonl or documents.jsonl is that file of kg build, and
    triples.parquet, actors.parquet and documents.parquet the same; other tables have events and states.
    """
    from kg import api
    from kg.files import write_file, writer_of

    for file in files:
        writer_of(Path(file))
    if bom and not any(Path(file).suffix.lower() == ".csv" for file in files):
        raise OptionError("--bom is about CSV: give a FILE that ends with .csv")
    graph = api.open_graph(folder, base_iri=base_iri)
    for file in files:
        options.echo(write_file(graph, file, graph.run, relations=relations, bom=bom))

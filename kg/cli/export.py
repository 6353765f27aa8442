"""``kg export outputs/ graph.graphml``: one more format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.errors import OptionError

if TYPE_CHECKING:
    from kg.files import Run
    from kg.graph import Whole


@click.command()
@click.argument("folder")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--relations", is_flag=True, help="Lines for relations too, in GEXF and GraphML.")
@click.option("--bom", is_flag=True, help="CSV with a byte order mark, for Excel.")
@click.option("--as", "form", default="", metavar="FORM", help="Write each FILE in this form.")
@options.base_iri
def export(folder: str, files: tuple[str, ...], relations: bool, bom: bool, form: str, base_iri: str) -> None:
    """Write the graph in FOLDER (of kg build, or a store) in the format of each FILE's ending.

    Endings: .ttl .trig .nq .jsonld .html .gexf .graphml .csv .jsonl .db .sqlite .parquet

    A FILE called triples.csv, triples.jsonl, actors.jsonl or documents.jsonl is that file of kg build, and
    triples.parquet, actors.parquet and documents.parquet the same; other tables have events and states.

    Forms (--as) are those of other data sets, of what is asserted, each event once.  dyads: an event and a
    pair of actors a row (claims: what is not asserted).  polecat, icews, gdelt: the columns of these.
    Panels, such as dyad-week: counts by type of an actor, a dyad, a state or a state-dyad, by -day, -week or
    -month.  neo4j: a folder for its import.  ftm: entities of FollowTheMoney (.jsonl).  Tables end with .csv,
    or, with tabs, with .tsv or .txt.
    """
    from kg import api
    from kg.exchange import check_target
    from kg.files import writer_of

    for file in files:
        check_target(Path(file), form) if form else writer_of(Path(file))
    if form and relations:
        raise OptionError("--relations is about GEXF and GraphML: leave it out, or --as")
    if bom and not any(Path(file).suffix.lower() == ".csv" for file in files):
        raise OptionError("--bom is about CSV: give a FILE that ends with .csv")
    if form:
        _in_form(api.open_facts(folder, base_iri=base_iri), files, form, bom)
        return
    graph = api.open_graph(folder, base_iri=base_iri, texts=None)
    for file in files:
        for path in graph.write(file, relations=relations, bom=bom):
            options.echo(path)


def _in_form(graph: tuple[Whole, Run], files: tuple[str, ...], form: str, bom: bool) -> None:
    from kg.exchange import write_form

    whole, run = graph
    for file in files:
        for path in write_form(whole, file, form, run, bom=bom):
            options.echo(path)

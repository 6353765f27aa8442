"""``kg export outputs/ graph.graphml``: one more format."""

from __future__ import annotations

import click


@click.command()
@click.argument("folder")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def export(folder: str, files: tuple[str, ...]) -> None:
    """Write the graph in FOLDER (of kg build) in the format of each FILE's ending.

    Endings: .ttl .html .gexf .graphml .csv .jsonl
    """
    from kg import api

    graph = api.open_graph(folder)
    for file in files:
        for path in graph.write(file):
            click.echo(path)

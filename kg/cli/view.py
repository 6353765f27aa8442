"""``kg view outputs/``: the page again, from the records alone."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import echo, say
from kg.errors import OutputError


@click.command()
@click.argument("folder", default="outputs")
@click.option("-o", "--output", metavar="FILE", help="The page to write (default: graph.html in the folder).")
@click.option("--title", default="", help="The heading of the page.")
@click.option("--texts", is_flag=True, help="Put the whole texts into it, as kg build has kept them.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
def view(folder: str, output: str | None, title: str, texts: bool, show: bool) -> None:
    """Make graph.html again from the events.jsonl in FOLDER (or such a file, a file of RDF, a store)."""
    from kg import api
    from kg.disk import written_whole
    from kg.files import noted
    from kg.graph import drawn
    from kg.page import write_page

    if output and Path(output).suffix.lower() not in (".html", ".htm"):
        raise OutputError(f"{output} is no name for a page: let it end with .html, or use kg export")
    found = drawn(api.open_graph(folder, texts=texts))
    home = Path(folder) if (Path(folder) / "events.jsonl").is_file() else Path(folder).parent
    path = Path(output) if output else home / "graph.html"
    with written_whole(path) as temporary:
        write_page(found.graph, temporary, title=title, note=found.note, texts=texts)
    if path == Path(folder) / "graph.html":
        noted(path)
    echo(path)
    if texts:
        say(f"{path.name} has the whole texts in it: {path.stat().st_size / 1e6:.1f} MB")
    if show:
        click.launch(str(path))

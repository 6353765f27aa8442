"""``kg build PATH... -o outputs/``"""

from __future__ import annotations

import time
from pathlib import Path

import click

from kg import api, writers
from kg.cli import options
from kg.model import Document


@click.command()
@options.paths
@click.option(
    "-o", "--output", default="outputs", show_default=True, metavar="DIR", help="Where the files go."
)
@click.option(
    "--store", metavar="WHERE", help="Put the graph into a store as well: a folder, or an endpoint."
)
@options.user
@options.base_iri
@options.reading("--actors", "--lexicon")
def build(
    paths: tuple[str, ...], output: str, store: str | None, user: tuple[str, str] | None, base_iri: str,
    model: str, lexicon: tuple[str, ...], published: str | None, strict: bool, quiet: bool,
) -> None:  # fmt: skip
    """Read texts and write their graph: page, Turtle, events, triples, GEXF, manifest.

    PATH is a file (.txt, .md, .html, .json, .jsonl), a folder of these, or - for standard input.
    """
    start = time.perf_counter()
    writers.check_folder(Path(output))
    say = options.Messages(quiet=quiet)

    def progress(documents: list[Document]) -> object:
        return say.progress(list(say.check_dates(documents)))

    graph = api.build(
        paths, model=model, lexicon=lexicon, published=published, strict=strict, base_iri=base_iri,
        report=say.report, progress=progress,  # type: ignore[arg-type]
    )  # fmt: skip
    files = graph.write(output)
    if store:
        change = graph.store(store, user=user)
    say.warn_of_dates()
    click.echo(graph.summary())
    click.echo(f"  wrote    {', '.join(path.name for path in files)}")
    if store:
        click.echo(f"  stored   {change.written} written, {change.unchanged} unchanged in {store}")
    click.echo(f"{Path(output) / 'graph.html'} is the page to open ({time.perf_counter() - start:.1f} s)")

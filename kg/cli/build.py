"""``kg build PATH... -o outputs/``: texts in, files out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import api
from kg.cli import options
from kg.cli.watching import Logging, Watching
from kg.errors import OptionError, OutputError
from kg.files import is_file_name
from kg.texts import Hints

if TYPE_CHECKING:
    from kg.model import Style
    from kg.stores import Change

FEW = 3
"""How many names a line of the summary has room for."""


@click.command()
@options.paths
@options.hinted
@click.option(
    "-o", "--output", default="outputs", show_default=True, metavar="DIR", help="Where the files go."
)
@click.option(
    "--store", metavar="WHERE", help="Put the graph into a store as well: a folder, or an endpoint."
)
@click.option(
    "--replace", is_flag=True,
    help="Let another text take the place of the one that has its id in the store.",
)  # fmt: skip
@click.option(
    "--identities", multiple=True, metavar="FILE",
    help="Who is the same over documents, and who is not (CSV); may be repeated.",
)  # fmt: skip
@click.option(
    "--relations", multiple=True, metavar="FILE",
    help="What relations of triples are called together (CSV: normal,group); may be repeated.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
    help="How many processes read, join and write at the same time.",
)  # fmt: skip
@click.option(
    "--engine", "on", default="local", show_default=True, metavar="WHERE",
    help="Where they are: local, dask (on this machine), or dask://HOST:PORT.",
)  # fmt: skip
@click.option("--again", is_flag=True, help="Read also what an earlier build into the folder has read.")
@click.option("--texts", is_flag=True, help="Put the whole texts into the page, to be read there.")
@click.option("--log-json", is_flag=True, help="Tell on standard error what happens as lines of JSON.")
@options.user
@options.base_iri
@options.style("facts")
@options.reading("--actors", "--lexicon")
def build(
    paths: tuple[str, ...], output: str, store: str | None, replace: bool, identities: tuple[str, ...],
    relations: tuple[str, ...], jobs: int, on: str, again: bool, texts: bool, log_json: bool,
    user: tuple[str, str] | None, base_iri: str, style: Style, model: str,
    lexicon: tuple[str, ...], frames: tuple[str, ...], plain: float, published: str | None, strict: bool,
    hints: Hints, quiet: bool,
) -> None:  # fmt: skip
    """Read texts and write their graph: page, Turtle, events, triples, GEXF, manifest.

    PATH is a file, a folder, or - for standard input.  Files are .txt .md .html .json .jsonl .csv .tsv
    .parquet .rss .atom .xml (feeds, TEI) .tei .pdf .docx .epub .eml .mbox .warc .wet and any of these
    in .gz .bz2 .xz .zst .zip .tar .tgz; docs/input.md tells what is read of each.
    What was read is kept in the output folder: a build that was ended goes on from there.
    """
    from kg.building import Store

    start = time.perf_counter()
    place = Path(output)
    if is_file_name(place):
        raise OutputError(f"{output} ends as a file does: give a folder with -o, then use kg export")
    if replace and not store:
        raise OptionError("--replace is about a store: give --store WHERE too")
    say = options.Messages(quiet=quiet, lines=log_json)
    log, bar = Logging(), Watching(say)
    with log.errors() if log_json else closing(bar):
        options.tell_of(frames)
        built = api.build_folder(
            paths, place, model=model, lexicon=lexicon, frames=frames, identities=identities,
            relations=relations, published=published, style=style, plain=plain, strict=strict,
            base_iri=base_iri, jobs=jobs, on=on, again=again,
            store=Store(store, user, replace) if store else None,
            hints=hints, texts=texts, report=say.report, watch=log if log_json else bar,
        )  # fmt: skip
    say.warn_of_dates(built.dateless)
    if log_json:
        log.end(built)
    options.echo(built.summary)
    options.echo(f"  wrote    {', '.join(path.name for path in built.files)}")
    if built.replaced is not None:
        count = built.replaced["counts"]["documents"]
        options.echo(f"  replaced the graph of {_documents(count)} that was in {output}")
    if built.change is not None:
        options.echo(f"  stored   {_told(built.change)} in {store}")
    size = f"{(place / 'graph.html').stat().st_size / 1e6:.1f} MB with the texts, " if texts else ""
    options.echo(f"{place / 'graph.html'} is the page to open ({size}{time.perf_counter() - start:.1f} s)")


def _told(change: Change) -> str:
    replaced = f" ({_listed(change.replaced)})" if change.replaced else ""
    renamed = [f"{new}, as another document is {old}" for old, new in change.renamed]
    new = f" ({_listed(renamed)})" if renamed else ""
    return f"{change.new} new{new}, {len(change.replaced)} replaced{replaced}, {change.unchanged} unchanged"


def _listed(names: Sequence[str]) -> str:
    """The first few."""
    more = f", and {len(names) - FEW:,} more" if len(names) > FEW else ""
    return ", ".join(names[:FEW]) + more


def _documents(count: int) -> str:
    return f"{count:,} document{'' if count == 1 else 's'}"

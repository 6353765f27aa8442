"""``kg serve [SOURCE...]``: a read-only SPARQL endpoint with a page to query from."""

from __future__ import annotations

import click

from kg.cli.options import echo


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=7878,
    show_default=True,
    metavar="NUMBER",
    help="Where to listen; 0 takes any that is free.",
)
@click.option("--timeout", default=60.0, show_default=True, metavar="SECONDS", help="Of one query.")
@click.option(
    "--cors", multiple=True, metavar="ORIGIN",
    help="Let pages of that origin (https://example.org) ask; may be repeated.",
)  # fmt: skip
def serve(sources: tuple[str, ...], host: str, port: int, timeout: float, cors: tuple[str, ...]) -> None:
    """Serve graphs as a read-only SPARQL 1.1 endpoint, until interrupted.

    SOURCE is a file of RDF, a folder of kg build, or the folder of a store, which may grow meanwhile
    (default: outputs).
    """
    from kg import api
    from kg.sparql import server

    with server(
        api.rdf_sources(sources or ("outputs",)), host=host, port=port, timeout=timeout, cors=cors
    ) as running:
        echo(f"{running.url}sparql is the endpoint, {running.url} a page to query from; Control-C ends it")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            return

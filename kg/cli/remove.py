"""``kg remove DOCUMENT... --store WHERE``: a document and all that it told, out of a store."""

from __future__ import annotations

import click

from kg.cli import options


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "--store", required=True, metavar="WHERE", help="The folder of a store, or the address of an endpoint."
)
@options.base_iri
@options.user
def remove(documents: tuple[str, ...], store: str, base_iri: str, user: tuple[str, str] | None) -> None:
    """Take documents, by their id, out of a store; status 1 if one was not there."""
    from kg.stores import remove_documents

    missing = 0
    for document in documents:
        gone = remove_documents(document, store, base=base_iri, user=user)
        missing += not gone
        options.echo(f"{document}: {'removed' if gone else 'was not there'}")
    if missing:
        raise SystemExit(1)

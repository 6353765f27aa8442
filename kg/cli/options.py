"""Options and messages that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from kg.api import DEFAULT_MODEL, is_terminal
from kg.errors import DateError, DocumentError
from kg.model import Document

F = TypeVar("F", bound=Callable[..., Any])

paths = click.argument("paths", nargs=-1, metavar="PATH...", required=True)

base_iri = click.option("--base-iri", default="", metavar="IRI", help="What the IRIs of the RDF begin with.")


def _credentials(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, str] | None:
    if not value:
        return None
    name, sign, password = value.partition(":")
    if not sign:
        raise click.BadParameter("write NAME:PASSWORD")
    return name, password


user = click.option(
    "--user", callback=_credentials, envvar="KG_STORE_USER", metavar="NAME:PASSWORD",
    help="For an endpoint that asks for it (better given as the variable KG_STORE_USER).",
)  # fmt: skip


def reading(*own_actors: str) -> Callable[[F], F]:
    """What every command takes that reads texts; ``own_actors`` name the option for the user's lists."""

    def add(command: F) -> F:
        for option in (
            click.option("-q", "--quiet", is_flag=True, help="No progress and no warnings."),
            click.option("--strict", is_flag=True, help="Stop at the first bad document."),
            click.option(
                "--published", metavar="DATE", help="Date (YYYY-MM-DD) of documents that have none."
            ),
            click.option(
                *own_actors, "lexicon", multiple=True, metavar="FILE",
                help="Your own list of actors (CSV or PETRARCH dictionary); may be repeated.",
            ),
            click.option(
                "--model", default=DEFAULT_MODEL, metavar="NAME", show_default=True,
                help="An installed spaCy model, or its folder.",
            ),
        ):  # fmt: skip
            command = option(command)
        return command

    return add


class Messages:
    """What goes to standard error while documents are read."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self._dateless: list[str] = []

    def report(self, error: DocumentError) -> None:
        """Tell of a document (or a date) that was skipped."""
        if not self.quiet:
            what = "without its date" if isinstance(error, DateError) else "skipped"
            click.echo(f"{what}: {error}", err=True)

    def check_dates(self, documents: Iterable[Document]) -> Iterable[Document]:
        """Pass documents on and remember those without a date."""
        for document in documents:
            if document.published is None:
                self._dateless.append(document.id)
            yield document

    def warn_of_dates(self) -> None:
        """Say how many had no date, and how to give one."""
        if self._dateless and not self.quiet:
            count, first = len(self._dateless), self._dateless[0]
            who = f"{first} has" if count == 1 else f"{count:,} documents (the first is {first}) have"
            click.echo(
                f"warning: {who} no publication date, so words such as 'Tuesday' stay words;"
                ' give --published YYYY-MM-DD, a "published" key in JSON, or a file NAME.toml with'
                " published = YYYY-MM-DD beside NAME.txt",
                err=True,
            )

    def progress(self, documents: Sequence[Document]) -> Iterable[Document]:
        """The documents with a bar on standard error, if somebody is watching."""
        if self.quiet or not is_terminal():
            return documents
        from tqdm import tqdm

        bar: Iterable[Document] = tqdm(documents, unit="doc", desc="reading", smoothing=0)
        return bar

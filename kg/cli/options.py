"""Options and messages that several commands share."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from kg.api import DEFAULT_MODEL, PLAIN
from kg.arguments import STYLES
from kg.characters import plain, shown
from kg.errors import DateError, DocumentError, LanguageError, NoteError, OutputError, OwnOutputError
from kg.texts import Hints

F = TypeVar("F", bound=Callable[..., Any])


def echo(text: object) -> None:
    """Print a result; nothing in it acts on the terminal."""
    _print(shown(str(text)) + "\n")


def data(text: str) -> None:
    """Print a result that another program may want: as it is, unless somebody is watching."""
    _print(shown(text) if sys.stdout.isatty() else text)


def say(sentence: str) -> None:
    """Print a message, in one line, to standard error."""
    with suppress(OSError):  # there is nobody left to tell
        click.echo(plain(sentence), err=True)


def _print(text: str) -> None:
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise silent(error) from None


def silent(error: OSError) -> OutputError:
    """The error for standard output that cannot be written; what it still holds goes nowhere."""
    deafen()
    why = error.strerror or error
    return OutputError(f"standard output cannot be written ({why}): give it another place")


def deafen() -> None:
    """Let what standard output still holds go nowhere, so that Python does not try it again at its end."""
    with suppress(OSError):  # also where it is no file of the system's
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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


own_frames = click.option(
    "--frames", multiple=True, metavar="FILE",
    help="Your own families of words (TOML, or a PETRARCH verb dictionary); may be repeated.",
)  # fmt: skip


plain_edges = click.option(
    "--plain", type=click.FloatRange(0, 1), default=PLAIN, show_default=True, metavar="NUMBER",
    help="The confidence that a plain edge needs; with less a fact is uncertain.",
)  # fmt: skip


def tell_of(frames: Sequence[str]) -> None:
    """Say what of the user's verb dictionaries has no reading."""
    if frames:
        from kg.lexicon import lexicon_to_read

        for note in lexicon_to_read([Path(path) for path in frames]).notes:
            say(f"note: {note}")


def style(default: str) -> Callable[[F], F]:
    """``--style`` of open triples."""
    return click.option(
        "--style", type=click.Choice(STYLES), default=default, show_default=True,
        help="Of triples: small facts, all arguments of a clause together, or one argument each.",
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
            own_frames,
            plain_edges,
            click.option(
                "--model", default=DEFAULT_MODEL, metavar="NAME", show_default=True,
                help="An installed spaCy model, or its folder.",
            ),
        ):  # fmt: skip
            command = option(command)
        return command

    return add


def _columns(ctx: click.Context, param: click.Parameter, value: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.partition("=") for part in value.split(",") if part.strip()]
    if not all(name.strip() for _, _, name in pairs):
        raise click.BadParameter("write what it holds and its name, such as text=body,published=date")
    return tuple((field.strip(), name.strip()) for field, _, name in pairs)


def hinted(command: F) -> F:
    """How inputs are to be read where they do not say so themselves, as one value ``hints``."""

    @wraps(command)
    def with_hints(
        *args: Any,
        columns: tuple[tuple[str, str], ...],
        form: str,
        dates: str,
        any_language: bool,
        **others: Any,
    ) -> Any:
        return command(*args, hints=Hints(columns, form, dates, any_language), **others)

    wrapped: Any = with_hints
    for option in (
        click.option(
            "--any-language", is_flag=True, help="Read documents in other languages than English too."
        ),
        click.option(
            "--date-order", "dates", default="", metavar="mdy|dmy",
            help="What 3/2/2022 means: month first, or day first.",
        ),
        click.option(
            "--columns", callback=_columns, default="", metavar="WHAT=NAME,...",
            help="Which column or key holds what: text=body,published=day.",
        ),
        click.option(
            "--format", "form", default="", metavar="FORMAT",
            help="How standard input and files of other endings are read: csv, jsonl, html, mbox ...",
        ),
    ):  # fmt: skip
        wrapped = option(wrapped)
    return cast("F", wrapped)


_WHAT: dict[type[DocumentError], str] = {
    DateError: "without its date", OwnOutputError: "passed over", NoteError: "note", LanguageError: "left out"
}  # fmt: skip


SEVERAL = 10
"""How many documents are named that are skipped for one reason."""


class Messages:
    """What goes to standard error while documents are read; with ``lines`` as lines of JSON."""

    def __init__(self, *, quiet: bool, lines: bool = False) -> None:
        self.quiet, self.lines = quiet, lines
        self.told: Counter[str] = Counter()
        self.cures: set[str] = set()

    def report(self, error: DocumentError) -> None:
        """Tell of a document (or a date) that was skipped; of many for one reason the first few.

        What to do about it is said once.
        """
        what = _WHAT.get(type(error), "skipped")
        if self.lines:
            say(json.dumps({"event": what, "document": error.where, "why": error.problem}))
            return
        reason = f"{what}, as it {error.problem.partition(' (')[0]}"
        self.told[reason] += 1
        if self.told[reason] <= SEVERAL:
            again = error.cure in self.cures
            self.cures.add(error.cure)
            self.note(f"{what}: {error.where} {error.problem}" if again else f"{what}: {error}")
        elif self.told[reason] == SEVERAL + 1:
            self.note(f"{reason}: and more like these, which manifest.json names")

    def note(self, sentence: str) -> None:
        """Tell it unless there should be silence."""
        if not self.quiet:
            say(json.dumps({"event": "note", "text": sentence}) if self.lines else sentence)

    def warn_of_dates(self, dateless: Sequence[str]) -> None:
        """Say how many had no date, and how to give one."""
        if dateless:
            count, first = len(dateless), dateless[0]
            who = f"{first} has" if count == 1 else f"{count:,} documents (the first is {first}) have"
            self.note(
                f"warning: {who} no publication date, so words such as 'Tuesday' stay words;"
                ' give --published YYYY-MM-DD, a "published" key in JSON, or a file NAME.toml with'
                " published = YYYY-MM-DD beside NAME.txt, or name what holds it: --columns published=COLUMN"
            )

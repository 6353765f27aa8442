"""``kg explain "..."``: what was seen, why each fact was or wasn't made; or why reports are of one event."""

from __future__ import annotations

import re
import sys

import click

from kg.api import DEFAULT_MODEL
from kg.cli.options import echo, own_frames, plain_edges, tell_of
from kg.errors import DocumentError

_ID = re.compile(r"(?:\S*[/#:])?([0-9a-f]{16})")
"""The id of a fact, also as the end of an IRI; no sentence looks like it."""


@click.command()
@click.argument("text", metavar="TEXT|ID", required=False)
@click.argument("folder", required=False)
@click.option(
    "--event", metavar="ID", help="The same as ID by itself; then the folder is the first argument."
)
@click.option(
    "--model", default=DEFAULT_MODEL, metavar="NAME", show_default=True, help="An installed spaCy model."
)
@click.option(
    "--published", metavar="DATE", help="The day (YYYY-MM-DD) that words such as 'Tuesday' hang on."
)
@click.option(
    "--actors", "--lexicon", "lexicon", multiple=True, metavar="FILE", help="Your own list of actors."
)
@own_frames
@plain_edges
def explain(
    text: str | None, folder: str | None, event: str | None, model: str, published: str | None,
    lexicon: tuple[str, ...], frames: tuple[str, ...], plain: float,
) -> None:  # fmt: skip
    """Print what is seen in a sentence, and why each fact was or wasn't made.

    TEXT is the sentence itself, or - for standard input. For the ID of an event or of any of its reports in
    a FOLDER of kg build (else outputs) it is printed which reports are of the event, which are close and are
    not, and why.
    """
    from kg import api

    given_id = _ID.fullmatch((text or "").strip())
    if event is None and given_id is not None:
        event, text = given_id[1], folder
    elif folder is not None:
        raise click.UsageError(f"'{folder}' is one argument too many: a folder goes with the id of an event.")
    if event is not None:
        _print_event(event, text or "outputs")
        return
    if text is None:
        raise click.UsageError("Missing argument 'TEXT|ID'.")
    tell_of(frames)
    given = sys.stdin.read() if text == "-" else text
    told = api.explain(given, model=model, published=published, lexicon=lexicon, frames=frames, plain=plain)
    echo(told)


def _print_event(event: str, folder: str) -> None:
    """Print why its reports are one."""
    from kg import api
    from kg.reports import why_one

    lines = why_one(api.open_graph(folder), event)
    if not lines:
        raise DocumentError(folder, f"has no event of the id {event!r}", "give one that is in events.jsonl")
    for line in lines:
        echo(line)

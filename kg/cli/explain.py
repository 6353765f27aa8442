"""``kg explain "..."``: what was seen, why each fact was or wasn't made; or why reports are of one event."""

from __future__ import annotations

import sys

import click

from kg.api import DEFAULT_MODEL
from kg.cli.options import echo, own_frames, plain_edges, say, tell_of


@click.command()
@click.argument("text", required=False)
@click.option(
    "--event", metavar="ID",
    help="Why the reports of this event in the graph in the folder TEXT (else outputs) are one.",
)  # fmt: skip
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
    text: str | None, event: str | None, model: str, published: str | None, lexicon: tuple[str, ...],
    frames: tuple[str, ...], plain: float,
) -> None:  # fmt: skip
    """Print what is seen in a sentence, and why each fact was or wasn't made.

    TEXT is the sentence itself, or - for standard input. With --event it is a folder of kg build: printed is
    which reports are of the event, and which are close and are not, and why.
    """
    from kg import api

    if event is not None:
        _print_event(event, text or "outputs")
        return
    if text is None:
        raise click.UsageError("Missing argument 'TEXT'.")
    tell_of(frames)
    given = sys.stdin.read() if text == "-" else text
    told = api.explain(given, model=model, published=published, lexicon=lexicon, frames=frames, plain=plain)
    echo(told)


def _print_event(event: str, folder: str) -> None:
    """Print why its reports are one; status 1 where there is none of that id."""
    from kg import api
    from kg.reports import why_one

    lines = why_one(api.open_graph(folder), event)
    for line in lines:
        echo(line)
    if not lines:
        say(f"kg: no report in {folder} has the id {event!r}: events.jsonl has them")
        raise SystemExit(1)

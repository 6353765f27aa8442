"""``kg explain "..."``: what was seen, and why each fact was or wasn't made."""

from __future__ import annotations

import sys

import click

from kg.api import DEFAULT_MODEL
from kg.cli.options import echo, own_frames, plain_edges, tell_of


@click.command()
@click.argument("text")
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
    text: str, model: str, published: str | None, lexicon: tuple[str, ...], frames: tuple[str, ...],
    plain: float,
) -> None:  # fmt: skip
    """Print what is seen in a sentence, and why each fact was or wasn't made.

    TEXT is the sentence itself, or - for standard input.
    """
    from kg import api

    tell_of(frames)
    given = sys.stdin.read() if text == "-" else text
    told = api.explain(given, model=model, published=published, lexicon=lexicon, frames=frames, plain=plain)
    echo(told)

"""``kg validate FILE...``: a graph against the shapes, in words."""

from __future__ import annotations

import click


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def validate(files: tuple[str, ...]) -> None:
    """Say what is wrong with graphs (.ttl, .nq, .trig, .jsonld, stores); status 1 if anything is."""
    from kg import shapes

    wrong = 0
    for file in files:
        problems = shapes.validate(file)
        wrong += len(problems)
        for problem in problems:
            click.echo(f"{file}: {problem}")
        if not problems:
            click.echo(f"{file}: in order")
    if wrong:
        raise SystemExit(1)

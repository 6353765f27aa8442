"""``kg validate FILE...``: a graph against the shapes, in words."""

from __future__ import annotations

import click

from kg.cli.options import echo


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def validate(files: tuple[str, ...]) -> None:
    """Say what is wrong with graphs (.ttl, .nq, .trig, .jsonld, stores); status 1 if anything is.

    Of a folder of kg build, it also says which file is not the one that this build wrote.
    """
    from kg import api

    wrong = 0
    for file in files:
        problems = api.validate(file)
        wrong += len(problems)
        for problem in problems:
            echo(f"{file}: {problem}")
        if not problems:
            echo(f"{file}: in order")
    if wrong:
        raise SystemExit(1)

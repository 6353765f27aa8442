"""``kg lexicon check|show|lookup|suggest``: what is known of actors."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import echo, say

_own = click.option(
    "--actors", "--lexicon", "own", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="Your own list of actors (CSV or PETRARCH dictionary); may be repeated.",
)  # fmt: skip


@click.group()
def lexicon() -> None:
    """See and check what is known of actors."""


@lexicon.command()
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Say what is wrong with the built-in lists and with your own FILEs; status 1 if anything is."""
    from kg.lexicon import check_lists

    problems = check_lists(files)
    for problem in problems:
        echo(problem)
    if problems:
        raise SystemExit(1)
    echo("nothing is wrong with the lists")


@lexicon.command()
@_own
def show(own: tuple[Path, ...]) -> None:
    """Say how much is known: actors by kind, names, offices, titles."""
    from kg.lexicon import show_actor

    for what, count in show_actor(own).items():
        echo(f"{what:14}{count:>8,}")


@lexicon.command()
@click.argument("name")
@_own
def lookup(name: str, own: tuple[Path, ...]) -> None:
    """Print everybody whom NAME may mean, the likeliest first; status 1 if that is nobody."""
    from kg.lexicon import look_up

    found = look_up(name, own) or look_up(name.removeprefix("the ").removeprefix("The "), own)
    for line in found:
        echo(line)
    if not found:
        say(f"kg: nobody is known as {name!r}")
        raise SystemExit(1)


@lexicon.command()
@click.argument("folder", default="outputs")
def suggest(folder: str) -> None:
    """Propose which actors of a graph (of kg build) may be one; nothing is merged."""
    from kg import api
    from kg.actors import suggest_duplicates

    for each in suggest_duplicates(api.open_graph(folder).actors):
        echo(f"{each.likeness:.2f}  {each.one.id}  {each.other.id}  ({each.why})")

"""``kg lexicon check|show|lookup|suggest``: what is known of actors, and what words mean."""

from __future__ import annotations

from pathlib import Path

import click

from kg.api import DEFAULT_MODEL
from kg.cli.options import echo, say

_FILE = click.Path(path_type=Path)
_actors = click.option(
    "--actors", "--lexicon", "own", multiple=True, metavar="FILE", type=_FILE,
    help="Your own list of actors (CSV or PETRARCH dictionary); may be repeated.",
)  # fmt: skip
_frames = click.option(
    "--frames", multiple=True, metavar="FILE", type=_FILE,
    help="Your own families of words (TOML, or a PETRARCH verb dictionary); may be repeated.",
)  # fmt: skip


@click.group()
def lexicon() -> None:
    """See and check what is known of actors, and what words mean."""


@lexicon.command()
@click.argument("files", nargs=-1, metavar="FILE...", type=_FILE)
@click.option("--model", default=DEFAULT_MODEL, metavar="NAME", show_default=True,
              help="The spaCy model that reads the examples.")  # fmt: skip
@click.option("--no-examples", is_flag=True, help="Read no examples: no model is needed.")
def check(files: tuple[Path, ...], model: str, no_examples: bool) -> None:
    """Say what is wrong with the built-in lists and with your own FILEs; status 1 if anything is.

    FILE is a list of actors, as for --actors, or a file of families, as for --frames.  The examples of
    the families are read: of your own, or of ours where no FILE is given.
    """
    from kg.api import load_rules
    from kg.lexicon import check_lists, failing_examples, lexicon_to_read

    problems = check_lists(files)
    for note in lexicon_to_read(files).notes:
        say(f"note: {note}")
    if not problems and not no_examples:
        problems = failing_examples(files, lambda frames: load_rules(model, frames=frames))
    for problem in problems:
        echo(problem)
    if problems:
        raise SystemExit(1)
    echo("nothing is wrong with the lists")


@lexicon.command()
@click.argument("name", required=False)
@_actors
@_frames
def show(name: str | None, own: tuple[Path, ...], frames: tuple[Path, ...]) -> None:
    """Print the families of NAME, which is a family or a word; without NAME, say how much is known.

    Status 1 if no family has it.
    """
    from kg.lexicon import counts, find_families

    if name is None:
        for what, count in counts(own, frames).items():
            echo(f"{what:14}{count:>8,}")
        return
    found = find_families(name, frames)
    echo("\n\n".join(f"# {family.where}\n{family.text}" for family in found))
    if not found:
        say(f"kg: no family has {name!r}: docs/lexicon.md tells how to write one")
        raise SystemExit(1)


@lexicon.command()
@click.argument("name")
@_actors
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

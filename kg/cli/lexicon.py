"""``kg lexicon check|show|lookup|export|why|suggest``: what is known of actors, and what words mean."""

from __future__ import annotations

from pathlib import Path

import click

from kg.api import DEFAULT_MODEL
from kg.cli.options import base_iri, data, echo, say

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

    FILE is a list of actors, as for --actors, a file of families, as for --frames, or one of
    identities, as for --identities.  The examples of the families are read: of your own, or of ours
    where no FILE is given.
    """
    from kg.api import load_rules
    from kg.identity import is_statements, read_statements
    from kg.lexicon import check_lists, failing_examples, lexicon_to_read

    read_statements(filter(is_statements, files))
    files = tuple(path for path in files if not is_statements(path))
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
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@base_iri
def export(files: tuple[str, ...], base_iri: str) -> None:
    """Write what is known as RDF: offices with their holders, memberships, countries, from when to when.

    The ending of FILE says the format: .ttl .nt .nq .trig .jsonld. kg query takes it beside other sources.
    """
    from kg.known import write_known

    for file in files:
        echo(f"{write_known(file, base_iri):,} triples in {file}")


@lexicon.command()
@click.argument("actor")
@click.argument("folder", default="outputs")
@_actors
def why(actor: str, folder: str, own: tuple[Path, ...]) -> None:
    """Print which names in which documents are ACTOR, and why; and who is alike, and why he isn't.

    ACTOR is an id or a name; FOLDER is of kg build. Status 1 if nobody there is called so.
    """
    from kg import api
    from kg.identity import why as told
    from kg.lexicon import load_gazetteer

    lines = told(api.open_graph(folder), actor, load_gazetteer(own))
    for line in lines:
        echo(line)
    if not lines:
        say(f"kg: nobody in {folder} is called {actor!r}")
        raise SystemExit(1)


@lexicon.command()
@click.argument("folder", default="outputs")
@_actors
def suggest(folder: str, own: tuple[Path, ...]) -> None:
    """Print who in the graph in FOLDER may be the same, as rows for kg build --identities.

    The rows on which most facts hang come first. Nothing is merged: take over what is right.
    """
    from kg import api
    from kg.files import csv_lines
    from kg.identity import COLUMNS, doubts
    from kg.lexicon import load_gazetteer

    found = doubts(api.open_graph(folder), load_gazetteer(own))
    data("".join(csv_lines([COLUMNS, *(each.row[: len(COLUMNS)] for each in found)])))

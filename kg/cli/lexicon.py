"""``kg lexicon ...``: what is known of actors."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def lexicon() -> None:
    """See and check what is known of actors."""


@lexicon.command()
@click.argument("name")
@click.option("--actors", "--lexicon", "own", multiple=True, metavar="FILE", help="Your own list of actors.")
@click.option("--on", metavar="DATE", help="Only what the name could mean on that day.")
def lookup(name: str, own: tuple[str, ...], on: str | None) -> None:
    """Print everybody a NAME may mean, as JSON, one a line; status 1 if it means nobody."""
    from kg import gazetteer, records
    from kg.documents import read_date

    day = read_date(on, "--on")
    known = gazetteer.load(tuple(map(Path, own)))
    found = [entry for entry in known.lookup(name) or known.lookup(_bare(name)) if entry.on(day)]
    for entry in found:
        since, until = entry.since, entry.until
        click.echo(
            records.line(
                {
                    **records.actor_record(entry.actor),
                    "how": entry.how,
                    "since": since.isoformat() if since else None,
                    "until": until.isoformat() if until else None,
                }
            )
        )
    if not found:
        click.echo(f"kg: nobody is known as {name!r}", err=True)
        raise SystemExit(1)


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.lower() == "the" else name


@lexicon.command()
@click.argument("files", nargs=-1, metavar="FILE...")
def check(files: tuple[str, ...]) -> None:
    """Read the built-in lists and your own FILEs, and say how much they know."""
    from kg import gazetteer

    known = gazetteer.load(tuple(map(Path, files)))
    click.echo(f"{len(known.actors):,} actors under {len(known.names):,} names: all lists can be read")

"""``kg extract``: events, triples, actors or dates as JSON, one object a line, in input order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from kg import api
from kg.cli import options
from kg.files import fact_record, record_line, triple_records
from kg.texts import Hints, read_documents, told_apart

if TYPE_CHECKING:
    from kg.model import Style
    from kg.pipeline import Reading
    from kg.words import Parse


class _Extract(click.Command):
    """Beside another output, ``--actors FILE`` is your own list of actors, as it is everywhere else."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        if {"--events", "--triples", "--dates"} & set(args):
            args = [
                arg.replace("--actors", "--lexicon", 1) if arg.startswith("--actors") else arg for arg in args
            ]
        return super().parse_args(ctx, args)


@click.command(cls=_Extract)
@options.paths
@options.hinted
@click.option(
    "--events", "what", flag_value="events", default=True, help="One event or state a line (the default)."
)
@click.option("--triples", "what", flag_value="triples", help="The open triples of one input a line.")
@click.option("--actors", "what", flag_value="actors", help="Who is in the text, one input a line.")
@click.option("--dates", "what", flag_value="dates", help="The time expressions, one input a line.")
@options.style("nary")
@options.reading("--lexicon")
def extract(
    paths: tuple[str, ...], what: str, style: Style, model: str, lexicon: tuple[str, ...],
    frames: tuple[str, ...], plain: float, published: str | None, strict: bool, hints: Hints, quiet: bool,
) -> None:  # fmt: skip
    """Write what sentences or documents say to standard output, one JSON object a line.

    PATH is as for kg build; the order is that of the input.  Beside --events, --triples or --dates,
    --actors FILE means the same as --lexicon FILE.
    """
    say = options.Messages(quiet=quiet)
    options.tell_of(frames)
    read = read_documents(paths, published=published, strict=strict, report=say.report, hints=hints)
    apart = told_apart(read)
    for old, new in apart.renamed:
        say.note(f"renamed: {old} is {new}, as another document has that id")
    report = None if strict else say.report
    readings = api.read(
        apart.documents, model=model, lexicon=lexicon, frames=frames, style=style, plain=plain, report=report
    )
    for reading in readings:
        for line in WAYS[what](reading):
            options.echo(line)
    if what in ("events", "dates"):
        say.warn_of_dates([each.id for each in apart.documents if each.published is None])


def _events(reading: Reading) -> Iterator[str]:
    for fact in reading.facts:
        yield record_line(fact_record(fact, reading.document))


def _triples(reading: Reading) -> Iterator[str]:
    told = triple_records(reading.triples, [reading.document], reading.facts)
    yield record_line({"id": reading.document.id, "triples": list(told)})


def _actors(reading: Reading) -> Iterator[str]:
    from kg.actors import mention_records

    yield record_line(mention_records(_parse(reading), reading.cast))


def _dates(reading: Reading) -> Iterator[str]:
    from kg.times import time_records

    yield record_line(time_records(_parse(reading), reading.times))


def _parse(reading: Reading) -> Parse:
    """What our own engine has of every document."""
    from kg.words import Parse

    return reading.parse or Parse(reading.document, (), ())


WAYS: dict[str, Callable[[Reading], Iterator[str]]] = {
    "events": _events, "triples": _triples, "actors": _actors, "dates": _dates,
}  # fmt: skip

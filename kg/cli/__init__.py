"""``kg ...``: parse the arguments, call one public function, print.  One file a command.

Results go to standard output, everything else to standard error.  What the user can put right is
one sentence and exit status 2.  Commands import what they need when they run: ``kg --help`` is quick.
"""

from __future__ import annotations

import io
import signal
import sys
from typing import Any, NoReturn

import click

from kg.cli import options
from kg.cli.build import build
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.lexicon import lexicon
from kg.cli.query import query
from kg.cli.remove import remove
from kg.cli.serve import serve
from kg.cli.validate import validate
from kg.cli.view import view
from kg.errors import KgError

__all__ = ["cli", "main"]


class _Ended(KeyboardInterrupt):
    """A signal that asks the program to end, as Control-C does."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__()


class _Failure(click.ClickException):
    """A KgError as click wants it."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the one sentence."""
        options.say(f"kg: {self.format_message()}")


class _Group(click.Group):
    """The commands; turns the errors of users into a sentence."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Parse and run; what --help and --version print themselves may find standard output full."""
        try:
            return super().main(*args, **extra)
        except KgError as error:
            options.say(f"kg: {error}")
        except OSError as error:
            if error.filename is not None:
                raise
            options.say(f"kg: {options.silent(error)}")
        raise SystemExit(2)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse the arguments; an interruption is told here as it is later on."""
        try:
            return super().make_context(*args, **extra)
        except KeyboardInterrupt as error:
            raise SystemExit(_told(error)) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise _Failure(str(error)) from error
        except KeyboardInterrupt as error:
            ctx.exit(_told(error))
        except BrokenPipeError:  # "kg extract ... | head" is no mistake
            options.deafen()
            ctx.exit(0)


def _told(error: KeyboardInterrupt) -> int:
    """Say what ended the program; its exit status."""
    number = error.number if isinstance(error, _Ended) else signal.SIGINT
    how = "interrupted" if number == signal.SIGINT else f"ended by {signal.Signals(number).name}"
    options.say("; ".join([f"kg: {how}", *getattr(error, "__notes__", ())]))
    return 128 + int(number)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from kg.api import DEFAULT_MODEL
    from kg.files import version

    model = version(DEFAULT_MODEL.replace("_", "-"))
    options.echo(f"kg {version()}, model {DEFAULT_MODEL} {model or '(not installed)'}")
    ctx.exit()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
    help="Show the versions of kg and of its language model.",
)  # fmt: skip
def cli() -> None:
    """Build a knowledge graph of diplomatic events from news text, every edge with its sentence."""


for _command in (build, extract, explain, view, query, serve, export, validate, remove, lexicon):
    cli.add_command(_command)


def main() -> NoReturn:
    """The console command."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes are UTF-8 everywhere; a terminal knows best, but nothing may fail there.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) == signal.SIG_DFL:  # nohup ignores SIGHUP
            signal.signal(number, _end)
    cli(prog_name="kg")
    raise SystemExit(0)


def _end(number: int, frame: object) -> None:
    raise _Ended(number)

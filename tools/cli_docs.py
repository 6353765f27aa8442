#!/usr/bin/env python3
"""Write docs/cli.md from the help texts of the commands."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import cli

HEAD = """# The command line

Results go to standard output; progress, warnings and errors to standard error. What a user can
put right is one sentence, and the exit status is 2; a check that finds something wrong ends with 1,
an interrupted run with 130 (143 after SIGTERM, 129 after SIGHUP). `python -m kg` is the same as `kg`.

This page is written by `tools/cli_docs.py` from the commands themselves.
"""


def sections(group: click.Group, prefix: str = "kg") -> list[str]:
    """A section with the help text of every command."""
    found = []
    for name, command in group.commands.items():
        full = f"{prefix} {name}"
        context = click.Context(command, info_name=full, terminal_width=100, **cli.context_settings)
        found.append(f"## {full}\n\n```\n{command.get_help(context)}\n```\n")
        if isinstance(command, click.Group):
            found += sections(command, full)
    return found


if __name__ == "__main__":
    target = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
    target.write_text("\n".join([HEAD, *sections(cli)]), encoding="utf-8")
    sys.stdout.write(f"{target}\n")

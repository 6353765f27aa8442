"""``%%sparql`` in a notebook: a cell that is a query.

    %load_ext kg.magic
    %%sparql graph --actor "Sergey Lavrov" --into answer
    timeline

The first word is a variable that holds a graph (or the path of a file, store or endpoint); the cell is
SPARQL or the name of a query of the cookbook; other options are its parameters.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from kg import queries
from kg.errors import QueryError
from kg.results import Result

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def options(line: str) -> tuple[str, dict[str, str]]:
    """The source and the named options of a line.

    Raises:
        QueryError: It cannot be read.
    """
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise QueryError(f"%%sparql cannot read its options: {error}") from None
    pairs = words[1:]
    if not words or len(pairs) % 2 or any(not name.startswith("--") for name in pairs[::2]):
        raise QueryError(
            '%%sparql wants a graph and options in pairs: %%sparql graph --actor "Sergey Lavrov"'
        )
    return words[0], {
        name.removeprefix("--"): value for name, value in zip(pairs[::2], pairs[1::2], strict=True)
    }


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Register the magic; ``%load_ext kg.magic`` calls it."""

    def sparql(line: str, cell: str) -> Result:
        source, given = options(line)
        into = given.pop("into", "")
        result = queries.run(cell, shell.user_ns.get(source, source), given)
        if into:
            shell.user_ns[into] = result
        return result

    shell.register_magic_function(sparql, "cell", "sparql")  # type: ignore[arg-type]

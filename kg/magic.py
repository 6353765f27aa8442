"""``%%sparql`` in a notebook: a cell that is a query.

    %load_ext kg.magic
    %%sparql graph --actor "Sergey Lavrov" --into answer
    timeline

The first word is a variable that holds a graph (or the path of a file, a store, a folder of kg build, or
an endpoint); the cell is SPARQL, whose prefixes are known as in ``graph.query``, or the name of a query of
the cookbook; other options are its parameters.
"""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import api
from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.graphs import Graph
from kg.sparql import Result

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


def _source(word: str, variables: Mapping[str, Any]) -> Any:
    """The value of a variable, else the path or address that a word is.

    Raises:
        QueryError: There is neither a variable nor a file of that name.
    """
    if word in variables:
        return variables[word]
    if word.startswith(("http://", "https://")) or Path(word).exists():
        return word
    graphs = [name for name, value in variables.items() if isinstance(value, KnowledgeGraph)]
    near = difflib.get_close_matches(word, graphs, n=1)
    hint = f"did you mean {near[0]}?" if near else "give a variable that holds a graph, or a path"
    raise QueryError(f"there is neither a variable nor a file {word!r}: {hint}")


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Register the magic; ``%load_ext kg.magic`` calls it."""

    def sparql(line: str, cell: str) -> Result:
        source, given = options(line)
        into = given.pop("into", "")
        if into and not into.isidentifier():
            raise QueryError(f"--into {into!r} is no name of a variable")
        asked = _source(source, shell.user_ns)
        base = asked.run.base_iri if isinstance(asked, Graph) else ""
        result = api.query(cell, asked, given, base_iri=base)
        if into:
            shell.user_ns[into] = result
        return result

    shell.register_magic_function(sparql, "cell", "sparql")  # type: ignore[arg-type]

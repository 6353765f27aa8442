"""Write the cookbook into docs/queries.md: each query with its parameters, from the comments of its file.

python tools/query_docs.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.sparql.ask import Named, Parameter, cookbook

DOCS = Path(__file__).resolve().parent.parent / "docs" / "queries.md"
HEADING = "## The cookbook\n"


def main() -> None:
    """Write the part from the heading on; an example that stands under a query stays there."""
    head, _, old = DOCS.read_text(encoding="utf-8").partition(HEADING)
    parts = ("\n".join(section(known, old)) for known in cookbook().values())
    DOCS.write_text(head + HEADING + "".join(f"\n{part}\n" for part in parts), encoding="utf-8", newline="\n")


def section(known: Named, old: str) -> Iterator[str]:
    """The lines of one query."""
    yield from (f"### `{known.name}`", "", known.description)
    if known.parameters:
        yield ""
        yield from map(line, known.parameters)
    before = old.partition(f"### `{known.name}`\n")[2].partition("\n### ")[0]
    for example in re.findall(r"^`kg query .*$", before, re.MULTILINE):
        yield from ("", example)


def line(parameter: Parameter) -> str:
    """What one parameter is."""
    default = f" (default {parameter.default})" if parameter.default else ""
    return f"- `{parameter.name}`: {parameter.kind}{default}; {parameter.description}"


if __name__ == "__main__":
    main()

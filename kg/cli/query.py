"""``kg query QUERY [SOURCE...]``: SPARQL, or a query of the cookbook by its name."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import options
from kg.errors import DocumentError, QueryError

FORMATS = {
    "table": "to_text",
    "csv": "to_csv",
    "json": "to_json",
    "sparql-json": "to_sparql_json",
    "ttl": "to_turtle",
}


@click.command()
@click.argument("question", metavar="QUERY", required=False)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("-p", "--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option("-f", "--format", "how", type=click.Choice(list(FORMATS)), default="table", show_default=True)
@click.option("--list", "listing", is_flag=True, help="List the queries of the cookbook.")
@click.option("--allow", is_flag=True, help="Let the query reach other servers and files (SERVICE, FROM).")
@click.option(
    "--timeout", default=60.0, show_default=True, metavar="SECONDS", help="Give up after that long."
)
def query(
    question: str | None, sources: tuple[str, ...], given: tuple[str, ...], how: str, listing: bool,
    allow: bool, timeout: float,
) -> None:  # fmt: skip
    """Ask graphs, and print the answer.

    QUERY is the name of a query of the cookbook, a file of SPARQL (.rq), the SPARQL itself, or - for standard
    input. SOURCE is a file of RDF, a folder of kg build, the folder of a store, or the address of an endpoint
    (default: outputs).
    """
    from kg import api
    from kg.sparql import cookbook, unknown_terms

    if listing:
        for name, known in cookbook().items():
            options.echo(f"{name:16}{known.description}")
            for each in known.parameters:
                default = "" if each.default is None else f" (default: {each.default})"
                options.echo(f"{'':16}  -p {each.name}=...  {each.description}{default}")
        return
    if question is None:
        raise QueryError("kg query wants a query: kg query --list shows the named ones")
    pairs = [pair.partition("=") for pair in given]
    for name, sign, _ in pairs:
        if not sign:
            raise QueryError(f"-p {name} is no parameter: write -p {name}=VALUE")
    text = _text(question)
    found = api.query(
        text, sources or ("outputs",), {name: value for name, _, value in pairs},
        allow=allow, timeout=timeout,
    )  # fmt: skip
    put = options.echo if how == "table" else options.data
    put(getattr(found, FORMATS[how])())
    if found.note:
        options.say(found.note)
    for told in () if len(found) else unknown_terms(text):
        options.say(f"warning: {told}")


def _text(question: str) -> str:
    if question == "-":
        return sys.stdin.read()
    if not question.endswith((".rq", ".sparql")):
        return question
    try:
        return Path(question).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        raise DocumentError(question, why, "give a file with a SPARQL query") from None

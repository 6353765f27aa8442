r"""What a query reaches for, and what is wrong with it: decided on its parse.

rdflib parses; Oxigraph, which has a parser of its own, may read a text in another way.  So a text that
has the word of something that is refused, but cannot be parsed here, is refused as well; \\u escapes
are read in both ways that are in use (19.2 of SPARQL 1.1: before all else; SPARQL 1.2: in strings and
IRIs); and what slips through all the same meets ``confinement``.  A text without the word is harmless by any
grammar, so what Oxigraph knows beyond SPARQL 1.1 can be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyparsing import ParseBaseException, ParseResults
from rdflib import URIRef
from rdflib.plugins.sparql.algebra import translatePrologue
from rdflib.plugins.sparql.parser import QueryUnit, expandUnicodeEscapes, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError

_WORDS = re.compile("SERVICE|FROM", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?=u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_UPDATE = "the query is an update, and queries cannot change a graph: use kg build --store"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is about: what makes up the default graph, and what GRAPH finds."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a query reaches: to other servers; and the graphs of its FROM and FROM NAMED, if it has them."""

    servers: bool = False
    dataset: Dataset | None = None


def one_line_end(query: str) -> str:
    """The query with LF at the end of each line, where a comment then ends for every parser; without BOM."""
    return query.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def reach(query: str, prefixes: Mapping[str, str] | None = None) -> Reach:
    """Where a query reaches; ``prefixes`` are those that it need not declare.

    Raises:
        QueryError: It has a word of these, but no parse that would tell what it is.
    """
    readings = dict.fromkeys((_told(query), _expanded(query)))
    word = next((found[0].upper() for each in readings if (found := _WORDS.search(each))), None)
    if word is None:
        return Reach()
    try:
        several = [_reach(_tree(each), prefixes or {}) for each in readings]
    except (ParseBaseException, RecursionError) as error:
        cure = f"if it is right, it goes beyond SPARQL 1.1 and has the word {word}: allow it with --allow"
        raise QueryError(f"{_misread(query, error)}; {cure}") from None
    return next((each for each in several if each.servers), several[0])


def refuse(reach: Reach, *, graphs: bool) -> None:
    """Refuse what reaches other servers; and FROM, where an engine would load what it names.

    Raises:
        QueryError: It does.
    """
    for word, there in (("SERVICE", reach.servers), ("FROM", graphs and reach.dataset is not None)):
        if there:
            raise QueryError(
                f"the query has {word}, which reads other files or servers: allow it with --allow"
            )


def refuse_update(query: str, *, allow: bool) -> None:
    """Refuse what is no query: another machine might do it.

    Raises:
        QueryError: It is an update; or no SPARQL 1.1, unless that is allowed.
    """
    try:
        _tree(_expanded(query))
    except (ParseBaseException, RecursionError) as error:
        if _is_update(query):
            raise QueryError(_UPDATE) from None
        if not allow:
            cure = "if it is right, it goes beyond SPARQL 1.1: allow it with --allow"
            raise QueryError(f"{_misread(query, error)}; {cure}") from None


def wrong(query: str, problem: str, prefixes: Mapping[str, str]) -> QueryError:
    """Why an engine does not take a query, at its place in what the user wrote; else what the engine says."""
    if not query.strip():
        return QueryError("the query is empty")
    try:
        tree = _tree(_told(query))
    except (ParseBaseException, RecursionError) as error:
        return QueryError(_UPDATE if _is_update(query) else _misread(query, error))
    missing = sorted(_used(tree) - _declared(tree) - set(prefixes))
    if missing:
        return QueryError(f"the prefix {missing[0]}: is not declared: add PREFIX {missing[0]}: <...>")
    parts = (
        []
        if _has_base(tree)
        else [each for each in nodes(tree) if isinstance(each, URIRef) and ":" not in each]
    )
    if parts:
        return QueryError(f"<{parts[0]}> is part of an IRI: write the whole of it, or declare BASE")
    return QueryError(f"the query is wrong{_shortened(problem)}")


def parsed(query: str) -> ParseResults | None:
    """The parse of a query, None where there is none."""
    try:
        return _tree(_told(query))
    except (ParseBaseException, RecursionError):
        return None


def nodes(tree: Any) -> Iterator[Any]:
    """All that a parse is made of: its parts and, at the leaves, its terms."""
    if isinstance(tree, CompValue):
        yield tree
        for each in tree.values():
            yield from nodes(each)
    elif isinstance(tree, ParseResults | list | tuple):
        for each in tree:
            yield from nodes(each)
    else:
        yield tree


def with_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """The query with those prefixes declared that it uses and does not declare, on its first line."""
    tree = parsed(query)
    if tree is None:
        return query
    missing = sorted((_used(tree) - _declared(tree)) & set(prefixes))
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in missing) + query


def iris(tree: ParseResults, prefixes: Mapping[str, str]) -> dict[str, str]:
    """The IRIs of a parse, each with its short form as it is written there."""
    prologue = translatePrologue(tree[0], None, dict(prefixes))
    found = {}
    for each in nodes(tree[1]):
        if isinstance(each, CompValue) and each.name == "pname":
            found[str(prologue.absolutize(each))] = f"{_part(each, 'prefix')}:{_part(each, 'localname')}"
        elif isinstance(each, URIRef):
            found.setdefault(str(each), f"<{each}>")
    return found


def _told(query: str) -> str:
    """The query as a parser reads it to which an escape is a character like any other; places stay."""
    return _ESCAPE.sub("x", query).replace("\t", " ")


def _expanded(query: str) -> str:
    """The query as a parser reads it that begins with its escapes."""
    try:
        return str(expandUnicodeEscapes(query)).replace("\t", " ")
    except ValueError:
        return _told(query)


def _tree(text: str) -> ParseResults:
    return QueryUnit.parse_string(text, parse_all=True)


def _reach(tree: ParseResults, prefixes: Mapping[str, str]) -> Reach:
    parts = [each for each in nodes(tree) if isinstance(each, CompValue)]
    clauses = [each for each in parts if each.name == "DatasetClause"]
    prologue = translatePrologue(tree[0], None, dict(prefixes))

    def graphs(key: str) -> tuple[str, ...]:
        return tuple(str(prologue.absolutize(each[key])) for each in clauses if key in each)

    try:
        dataset = Dataset(graphs("default"), graphs("named")) if clauses else None
    except Exception as error:  # rdflib's own for an unknown prefix
        raise QueryError(f"the graph of a FROM has a prefix that is not declared ({error})") from None
    return Reach(any(each.name == "ServiceGraphPattern" for each in parts), dataset)


def _is_update(query: str) -> bool:
    try:
        parseUpdate(query)
    except (ParseBaseException, RecursionError, ValueError):
        return False
    return True


def _used(tree: ParseResults) -> set[str]:
    return {
        _part(each, "prefix") for each in nodes(tree) if isinstance(each, CompValue) and each.name == "pname"
    }


def _declared(tree: ParseResults) -> set[str]:
    return {_part(each, "prefix") for each in tree[0] if each.name == "PrefixDecl"}


def _part(node: CompValue, key: str) -> str:
    return str(node[key]) if key in node else ""


def _has_base(tree: ParseResults) -> bool:
    return any(each.name == "Base" for each in tree[0])


def _misread(query: str, error: Exception) -> str:
    """Where a parse ends: line, column, and the word that is there."""
    if not isinstance(error, ParseBaseException):
        return "the query is nested too deeply"
    before, after = query[: error.loc], query[error.loc :].split()
    line, column = before.count("\n") + 1, error.loc - before.rfind("\n")
    place = f"near {after[0][:30]}" if after else "where it ends: is something missing, such as } or )?"
    return f"the query is wrong at line {line}, column {column}, {place}"


def _shortened(problem: str) -> str:
    """The whole sentences in what Oxigraph expects, if there are any; else its place."""
    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", problem, re.DOTALL)
    if not found:
        return f": {problem.strip().splitlines()[0][:200]}" if problem.strip() else ""
    sentences = [each for each in re.split(r",\s+", found[3]) if len(each.split()) > 3 and each[0].isalpha()]
    return f": {sentences[0]}" if sentences else f" at line {found[1]}, column {found[2]}, or before it"

"""The text of a SPARQL query: what it asks to be let do, and where values may be bound into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.errors import QueryError
from kg.turtle import Term, ntriples_term

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<string>'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"
                  |'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<variable>[?$]\w+)
      | (?P<name>[\w.-]*:[\w.:%~\\-]*|@[A-Za-z-]+)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<mark>[{}])""",
    re.VERBOSE | re.DOTALL,
)
_REACHES_OUT = {"SERVICE", "FROM", "LOAD"}
_CHANGES = {"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def tokens(query: str) -> Iterator[tuple[str, str, int]]:
    """Kind, text and place of each token that matters here."""
    for match in _TOKEN.finditer(query):
        yield str(match.lastgroup), match.group(), match.start()


def check(query: str, *, allow: bool = False) -> None:
    """Refuse what could read local files, reach another machine or change something.

    SPARQL lets any character be written as an escape (19.2), so the text is looked at without them too.

    Raises:
        QueryError: The query has SERVICE, FROM or LOAD (unless ``allow``), or is an update.
    """
    words = {word for text in (query, _unescaped(query)) for word in _words(text)}
    for word in sorted(words & (_CHANGES | (set() if allow else _REACHES_OUT))):
        if word in _CHANGES:
            raise QueryError(f"the query has {word}: queries cannot change a graph, use kg build --store")
        raise QueryError(f"the query has {word}, which reads other files or servers: allow it with --allow")


def _words(query: str) -> Iterator[str]:
    for kind, text, _ in tokens(query):
        if kind == "word":
            yield text.upper()


def _unescaped(query: str) -> str:
    def char(found: re.Match[str]) -> str:
        number = int(found[1] or found[2], 16)
        return chr(number) if number < 0x110000 else ""

    return _ESCAPE.sub(char, query)


def bound(query: str, values: Mapping[str, Term]) -> str:
    """The query with terms in place of its variables, so that every engine and endpoint can bind.

    Each token that is such a variable becomes one term, written by the rules of the syntax: a value is
    never part of the text.  Where a variable is asked for as well, VALUES binds it.  (Virtuoso 7.2
    cannot compile VALUES before FILTER, Oxigraph substitutes only what is asked for.)

    Raises:
        QueryError: It has no WHERE to bind a variable in that is asked for.
    """
    asked = _asked(query) & values.keys()
    made, last, seen, listed = [], 0, False, not asked
    for kind, text, at in tokens(query):
        seen = seen or (kind == "word" and text.upper() == "WHERE")
        if kind == "variable" and text[1:] in values and text[1:] not in asked:
            made += [query[last:at], ntriples_term(values[text[1:]])]
            last = at + len(text)
        elif seen and text == "{" and not listed:
            names = " ".join(f"?{name}" for name in sorted(asked))
            terms = " ".join(ntriples_term(values[name]) for name in sorted(asked))
            made += [query[last : at + 1], f" VALUES ({names}) {{ ({terms}) }}"]
            last, listed = at + 1, True
    if not listed:
        raise QueryError("the query has no WHERE, so nothing can be bound in it")
    return "".join([*made, query[last:]])


def _asked(query: str) -> set[str]:
    """The variables of all SELECT clauses."""
    found, inside = set(), False
    for kind, text, _ in tokens(query):
        inside = (inside or (kind == "word" and text.upper() == "SELECT")) and text != "{"
        if inside and kind == "variable":
            found.add(text[1:])
    return found

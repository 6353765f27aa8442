"""The text of a SPARQL query, and how values are bound into it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rdflib import RDF, Literal, URIRef, Variable
from rdflib.term import Node

from kg.errors import QueryError
from kg.rdf import Term, ntriples_term
from kg.sparql import guard

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


def tokens(query: str) -> Iterator[tuple[str, str, int]]:
    """Kind, text and place of each token that matters here."""
    for match in _TOKEN.finditer(query):
        yield str(match.lastgroup), match.group(), match.start()


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


def surely_bound(query: str, values: Mapping[str, Term], prefixes: Mapping[str, str]) -> str:
    """The same for a query that is not ours, and then compared by its parse.

    Raises:
        QueryError: It is wrong, lacks one of the variables, or not each of them, and nothing but these,
            has become its term.
    """
    if not values:
        return query
    before, after = guard.parsed(query), guard.parsed(made := bound(query, values))
    if before is None:
        raise guard.wrong(query, "", prefixes)
    wanted, asked = _terms(before), _asked(query)
    _check_variables(wanted, values)
    for name, value in values.items():
        each, place = Counter(_terms(guard.parsed(f"ASK {{ [] a {ntriples_term(value)} }}"))), Variable(name)
        each.subtract(_TYPE)
        times = 1 if name in asked else wanted.pop(place, 0)
        wanted.update({term: times * count for term, count in each.items()})
        wanted[place] += name in asked
    if after is None or +wanted != _terms(after):
        raise QueryError("the parameters cannot be bound in this query: write their values into it")
    return made


def _check_variables(terms: Iterable[Node], values: Mapping[str, Term]) -> None:
    """A value that stands for nothing would leave the answer as wide as without it, and nobody would see."""
    known = sorted(str(term) for term in terms if isinstance(term, Variable))
    for name in values:
        if name not in known:
            those = ", ".join(f"?{each}" for each in known) or "none"
            raise QueryError(f"the query has no variable ?{name} to bind: it has {those}")


_TYPE = {RDF.type: 1}


def _terms(tree: object) -> Counter[Node]:
    """The terms of a parse, and how often each is there."""
    return Counter(each for each in guard.nodes(tree) if isinstance(each, URIRef | Literal | Variable))


def _asked(query: str) -> set[str]:
    """The variables of all SELECT clauses."""
    found, inside = set(), False
    for kind, text, _ in tokens(query):
        inside = (inside or (kind == "word" and text.upper() == "SELECT")) and text != "{"
        if inside and kind == "variable":
            found.add(text[1:])
    return found

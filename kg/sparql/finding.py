"""A name as a person types it -> the actor of a graph that it means.

From the surest way to the widest: an id, a name as it stands, a name in any spelling or turned round, the
code of a country, a surname, a name after a title, a name that only the gazetteer knows.  The first way that
finds anybody decides; where it finds several, they are named, and nobody is guessed.  A "the" that no
name has is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS

from kg.errors import QueryError
from kg.lexicon import fold
from kg.rdf import KG, Term
from kg.sparql.answers import Result

Ask = Callable[[str, Mapping[str, Term]], Result]
Otherwise = Callable[[str], URIRef | None]

_EXACT = f"""SELECT DISTINCT ?way ?actor ?id ?label WHERE {{
    {{ ?actor <{DCTERMS.identifier}> ?name BIND(1 AS ?way) }}
    UNION {{ ?actor <{SKOS.prefLabel}> ?name BIND(2 AS ?way) }}
    UNION {{ ?actor <{SKOS.altLabel}> ?name BIND(3 AS ?way) }}
    ?actor <{DCTERMS.identifier}> ?id ; <{SKOS.prefLabel}> ?label .
}} ORDER BY ?way ?actor"""
_ALL = f"""SELECT DISTINCT ?actor ?id ?label ?name WHERE {{
    ?actor <{DCTERMS.identifier}> ?id ; <{SKOS.prefLabel}> ?label .
    ?actor <{SKOS.prefLabel}>|<{SKOS.altLabel}> ?name .
}} ORDER BY ?actor ?name"""
# Asked apart: in one question with the names, a server that has what is known beside it does not end.
_STATES = f"SELECT DISTINCT ?actor ?state WHERE {{ ?actor a <{KG.Country}> ; <{KG.country}> ?state }}"
_PERSONS = f"SELECT DISTINCT ?actor WHERE {{ ?actor a <{KG.Person}> }}"
_SUGGESTED = 3
_NAMED = 5
_AROUND = re.compile(r"^\s*the\s+|['’]s?\s*$", re.IGNORECASE)
_TURNED = re.compile(r"([^,]+),\s*([^,]+)")


@dataclass(frozen=True, slots=True)
class Known:
    """An actor under one of its names; ``state`` is its code if it is a country."""

    iri: URIRef
    id: str
    label: str
    name: str
    state: str | None
    person: bool


def nobody(_: str) -> None:
    """Nobody."""


def find_named(text: str, ask: Ask, otherwise: Otherwise = nobody) -> URIRef:
    """The actor that a text names.

    Args:
        text: an id, name or alias in any case and spelling, a surname, a code such as RUS.
        ask: the way to put a query to the graph.
        otherwise: who is named so where nobody in the graph is.

    Raises:
        QueryError: Nobody is named so, with names that are near to it; or several are.
    """
    rows = ask(_EXACT, {"name": Literal(text)}).terms
    exact = {cast(URIRef, row[1]): (str(row[2]), str(row[3])) for row in rows if row[0] == rows[0][0]}
    if exact:
        return _only(text, exact)
    known, bare = tuple(_known(ask)), _bare(text)
    for way in (_by_spelling, _by_code, _by_surname, _by_title, _by_gazetteer):
        found = {each.iri: (each.id, each.label) for each in way(bare, known)}
        if found:
            return _only(text, found)
    if other := otherwise(bare):
        return other
    raise QueryError(f"no actor is named {text!r}: {_near(text, known)}")


def _only(text: str, found: Mapping[URIRef, tuple[str, str]]) -> URIRef:
    if len(found) == 1:
        return next(iter(found))
    those = [f"{label} ({key})" for key, label in found.values()]
    more = f" or {len(those) - _NAMED} more" if len(those) > _NAMED else ""
    raise QueryError(
        f"{text!r} may be {' or '.join(those[:_NAMED])}{more}: give the id, which is in brackets"
    )


def _known(ask: Ask) -> Iterator[Known]:
    states = {iri: str(state) for iri, state in ask(_STATES, {}).terms}
    persons = {iri for (iri,) in ask(_PERSONS, {}).terms}
    for iri, key, label, name in ask(_ALL, {}).terms:
        yield Known(cast(URIRef, iri), str(key), str(label), str(name), states.get(iri), iri in persons)


def _bare(name: str) -> str:
    """A name without article and possessive, and with the surname last: "Lavrov, Sergei", "the UK's"."""
    return _TURNED.sub(r"\2 \1", _AROUND.sub("", name)).strip()


def _by_spelling(text: str, known: tuple[Known, ...]) -> Iterator[Known]:
    wanted = fold(text)
    return (each for each in known if wanted and wanted in (fold(_bare(each.name)), fold(each.id)))


def _by_code(text: str, known: tuple[Known, ...]) -> Iterator[Known]:
    return (each for each in known if each.state == text.upper())


def _by_surname(text: str, known: tuple[Known, ...]) -> Iterator[Known]:
    wanted = fold(text)
    return (each for each in known if each.person and wanted and fold(each.label).endswith(f" {wanted}"))


def _by_title(text: str, known: tuple[Known, ...]) -> Iterator[Known]:
    """ "Russian Foreign Minister Sergei Lavrov": who is named by what comes after a title."""
    from kg.lexicon import load_gazetteer

    titles, words = load_gazetteer().titles, text.split()
    for start in range(1, len(words)):
        before = [" ".join(words[at:start]).lower().rstrip(".") for at in range(start)]
        if any(title in titles for title in before):
            rest = " ".join(words[start:])
            yield from (each for each in _by_spelling(rest, known) if each.person)
            yield from _by_surname(rest, known)


def _by_gazetteer(text: str, known: tuple[Known, ...]) -> Iterator[Known]:
    from kg.lexicon import load_gazetteer

    ids = {entry.actor.id for entry in load_gazetteer().lookup(text)}
    return (each for each in known if each.id in ids)


def _near(text: str, known: tuple[Known, ...]) -> str:
    """The names that are most like a text, in words."""
    labels: dict[str, str] = {}
    for each in known:
        labels.setdefault(fold(each.name), each.label)
        labels.setdefault(fold(each.label.split(" ")[-1]), each.label)
    alike = get_close_matches(fold(text), labels, n=4 * _SUGGESTED, cutoff=0.3)
    names = list(dict.fromkeys(labels[key] for key in alike))[:_SUGGESTED]
    return f"did you mean {' or '.join(names)}?" if names else "kg query actors lists them"

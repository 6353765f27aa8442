"""What is known beside what documents tell, for the queries of the cookbook that ask for both.

A store has it as a graph of its own.  To files and graphs in memory it is added when it is asked for, and
then only what is known of the bodies that the query is about: the whole takes longer to load than a folder.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import VOID
from rdflib.plugins.stores.memory import Memory, SimpleMemory

from kg.errors import QueryError
from kg.known import known_lines
from kg.lexicon import load_gazetteer
from kg.rdf import Minter
from kg.sparql.finding import Ask

Place = ox.Store | Path | Graph | str
"""What is asked: a store in memory or in a folder, an rdflib graph, the address of an endpoint."""

_TOLD = f"SELECT DISTINCT ?space WHERE {{ ?set <{VOID.uriSpace}> ?space }} ORDER BY ?space"
_KNOWN = (
    f"SELECT DISTINCT ?space WHERE {{ GRAPH ?known {{ ?set <{VOID.uriSpace}> ?space }} }} ORDER BY ?space"
)


def asks_for_known(query: str) -> bool:
    """Whether a query of the cookbook asks for what is known."""
    return "kg:Known" in query


def base_of(place: Place, ask: Ask) -> str:
    """The base of the IRIs of a place, as its data sets tell; "" where none does."""
    apart = not isinstance(place, ox.Store | Graph)
    rows = ask(_TOLD, {}).terms or (ask(_KNOWN, {}).terms if apart else [])
    return str(rows[0][0]) if rows else ""


def iri_of(name: str, base: str) -> URIRef | None:
    """The country or body that a name means by our lists, None where it means none.

    Raises:
        QueryError: It may mean several.
    """
    entries = load_gazetteer().lookup(name)
    found = [each.actor for each in entries if each.actor.kind not in ("person", "place")]
    if len(found) > 1:
        those = " or ".join(f"{actor.name} ({actor.id})" for actor in found)
        raise QueryError(f"{name!r} may be {those}: give the id, which is in brackets")
    return Minter(base).actor(found[0]) if found else None


def beside(place: Place, about: Collection[str], base: str) -> Place:
    """The place with what is known of some bodies, as a named graph; a store that stays has it already.

    Args:
        place: an rdflib graph is copied, a store in memory is added to.
        about: the IRIs of the bodies.
        base: the base of its IRIs.
    """
    name, told = Minter(base).known, "".join
    if isinstance(place, ox.Store):
        lines = told(known_lines(base, frozenset(about))).encode()
        place.load(lines, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(name))
    elif isinstance(place, Graph) and isinstance(place.store, Memory | SimpleMemory):
        made = Dataset()
        made.graph(name).parse(data=told(known_lines(base, frozenset(about))), format="nt")
        default = made.graph(DATASET_DEFAULT_GRAPH_ID)
        for triple in place.triples((None, None, None)):
            default.add(triple)
        return made
    return place

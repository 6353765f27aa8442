"""What is known -> a file of RDF, for whoever wants it without a graph of documents."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox

from kg.disk import written_whole
from kg.errors import OptionError
from kg.known.statements import known_lines
from kg.rdf import Minter

KNOWN_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG, ".jsonld": ox.RdfFormat.JSON_LD,
}  # fmt: skip
"""The format that an ending stands for; those of quads have the named graph."""


def write_known(file: str | os.PathLike[str], base: str = "") -> int:
    """Write what is known, and return how many triples that are.

    Raises:
        OptionError: The file has an ending that no format has, or ``base`` is no IRI to build on.
        OutputError: It cannot be written.
    """
    kind = KNOWN_FORMATS.get(Path(file).suffix.lower())
    if kind is None:
        raise OptionError(f"{file} has no ending of RDF: use one of {', '.join(KNOWN_FORMATS)}")
    mint, lines = Minter(base), known_lines(base)
    told = [f"{line[:-2]}<{mint.known}> .\n" for line in lines] if kind.supports_datasets else lines
    quads = ox.parse("".join(told).encode(), format=ox.RdfFormat.N_QUADS)
    found = quads if kind.supports_datasets else [quad.triple for quad in quads]
    with written_whole(Path(file)) as temporary:
        ox.serialize(found, temporary, kind, prefixes=mint.prefixes())
    return len(lines)

"""Blocks of RDF -> JSON-LD 1.1 with the context of ``kg/rdf/context.jsonld`` written inside.

The file needs no network: the context is part of it.  Keys and values keep the order of the blocks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from rdflib import URIRef
from rdflib.namespace import RDF, XSD

from kg.rdf.turtle import Block, Term
from kg.rdf.vocabulary import VOCABULARIES, Minter

Json = dict[str, Any]


@cache
def jsonld_context() -> Json:
    """The published context: names of the JSON -> properties of the ontology."""
    jsonld_text = resources.files("kg").joinpath("rdf/context.jsonld").read_text(encoding="utf-8")
    found: Json = json.loads(jsonld_text)["@context"]
    return found


@cache
def terms() -> dict[URIRef, tuple[str, str | None, str | None]]:
    """Property -> its name in the JSON, the type that its values are taken for, their language."""
    found = {}
    for name, told in jsonld_context().items():
        if isinstance(told, dict):
            kind = told.get("@type")
            found[_expand(told["@id"])] = (
                name, kind if kind in (None, "@id") else str(_expand(kind)), told.get("@language"),
            )  # fmt: skip
        elif ":" in str(told) and not str(told).startswith(("@", "http")):
            found[_expand(told)] = (name, None, None)
    return found


def jsonld_text(blocks: Iterable[Block], mint: Minter) -> str:
    """A JSON-LD document: one object a subject."""
    items = ",\n".join(json.dumps(node(block, mint), ensure_ascii=False) for block in blocks)
    head = json.dumps([jsonld_context(), {"@base": mint.base}], ensure_ascii=False)
    # U+2028 and U+2029 end a line for JavaScript, lone surrogates cannot be written.
    safe = items.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'{{\n"@context": {head},\n"@graph": [\n{safe}\n]\n}}\n'


def node(block: Block, mint: Minter) -> Json:
    """One subject as a JSON object."""
    found: Json = {"id": _short(block.subject, mint)}
    for predicate, objects in block.properties:
        if predicate == RDF.type:
            key, values = "type", [_compact(term) for term in objects if isinstance(term, URIRef)]
        else:
            key, kind, language = terms()[predicate]
            values = [_value(term, kind, language, mint) for term in objects]
        found[key] = values[0] if len(values) == 1 else values
    return found


def _value(term: Term, kind: str | None, language: str | None, mint: Minter) -> Any:
    if isinstance(term, URIRef):
        return _short(term, mint) if kind == "@id" else {"@id": _short(term, mint)}
    if term.datatype in (XSD.boolean, XSD.integer) and kind is None:
        return term.toPython()
    if (str(term.datatype) if term.datatype else None, term.language) == (kind, language):
        return str(term)
    tag = {"@language": term.language} if term.language else {"@type": str(term.datatype or XSD.string)}
    return {"@value": str(term), **tag}


def _short(iri: URIRef, mint: Minter) -> str:
    return iri[len(mint.base) :] if iri.startswith(mint.base) else _compact(iri)


@cache
def _spaces() -> dict[str, str]:
    return {str(space): name for name, space in VOCABULARIES.items()}


def _compact(iri: URIRef) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    name = _spaces().get(iri[:cut])
    return f"{name}:{iri[cut:]}" if name else str(iri)


def _expand(short: str) -> URIRef:
    name, _, rest = short.partition(":")
    return URIRef(f"{VOCABULARIES[name]}{rest}")

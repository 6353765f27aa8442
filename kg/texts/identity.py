"""Which documents are one, and what each is called: ids come from the input, else from the content.

An id does not depend on where a file lies, on the order of the arguments, or on what else is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.characters import plain, printable
from kg.model import Document


@dataclass(frozen=True, slots=True)
class Apart:
    """Documents that no two have one id.

    ``renamed`` are (id, new id) of those whose own id another text has; ``identical`` are (id, id of the
    same text) of those that were left out.  ``places`` are those of the documents among all that were given.
    """

    documents: tuple[Document, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    identical: tuple[tuple[str, str], ...] = ()
    places: tuple[int, ...] = ()


def named(document: Document, stem: str) -> Document:
    """The document with an id: its own, or the name of its file and eight digits of its content."""
    return document if document.id else replace(document, id=f"{plain(stem)}-{document.content[:8]}")


def cleaned(document: Document) -> Document:
    """The document as if it had been read from a file: no character that an output cannot carry."""
    clean = replace(
        document, id=plain(document.id), text=printable(document.text), title=plain(document.title),
        source=plain(document.source), url=plain(document.url), author=plain(document.author),
    )  # fmt: skip
    return named(clean, "text")


def another_id(document: Document) -> str:
    """The id that a document gets where another text has its own."""
    return f"{document.id}-{document.content[8:]}"


def told_apart(documents: Iterable[Document]) -> Apart:
    """Documents whose ids tell them apart; of several texts with one id, the same keeps it in any order."""
    given = [cleaned(document) for document in documents]
    keeps: dict[str, str] = {}
    for document in given:
        keeps[document.id] = min(keeps.get(document.id, document.content), document.content)
    found = tuple(
        document if keeps[document.id] == document.content else replace(document, id=another_id(document))
        for document in given
    )
    renamed = {(old.id, new.id) for old, new in zip(given, found, strict=True) if old.id != new.id}
    return Apart(found, tuple(sorted(renamed)))


def distinct(documents: Iterable[Document]) -> Apart:
    """Each document once: one text (with its date, title and address) is one document, whatever its ids."""
    apart = told_apart(documents)
    ids: dict[str, str] = {}
    for document in apart.documents:
        ids[document.content] = min(ids.get(document.content, document.id), document.id)
    kept: dict[str, tuple[int, Document]] = {}
    identical = []
    for place, document in enumerate(apart.documents):
        if document.id == ids[document.content] and document.id not in kept:
            kept[document.id] = place, document
        else:
            identical.append((document.id, ids[document.content]))
    places, documents = tuple(zip(*kept.values(), strict=True)) or ((), ())
    return Apart(documents, apart.renamed, tuple(sorted(identical)), places)


def fitted_ids(
    documents: Iterable[Document], known: Mapping[str, str], *, replacing: bool = False
) -> dict[str, str]:
    """What documents are called beside those that are known: only those that get another id.

    Args:
        documents: the newcomers.
        known: id -> content of those that are there ("" where it is not known).
        replacing: whether another text may take the place of a known one.
    """
    ids = {content: id for id, content in sorted(known.items(), reverse=True)}
    found = {}
    for document in documents:
        there = known.get(document.id)
        same = not document.content or there in ("", document.content)
        if there is not None and (same or replacing):
            continue
        if document.content in ids:
            found[document.id] = ids[document.content]
        elif there is not None:
            found[document.id] = another_id(document)
    return found

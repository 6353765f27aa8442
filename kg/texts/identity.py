"""Which documents are one, and what each is called: ids come from the input, else from the content.

An id does not depend on where a file lies, on the order of the arguments, or on what else is read, but where
two documents would have the same.  What five papers print in the same words is five documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.characters import plain, printable
from kg.model import Document, content_id


@dataclass(frozen=True, slots=True)
class Apart:
    """Documents that no two have one id.

    ``renamed`` are (id, new id) of those whose own id another has; ``identical`` are (id, id of the
    same text of the same source) of those that were left out.  ``places`` are those of the documents among
    all that were given.
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


Likeness = tuple[str, str]
"""Content and source: two documents with the same are one."""


def likeness(document: Document) -> Likeness:
    """By what a document is known again."""
    return document.content, document.source


def _another_text(document: Document) -> str:
    """The id that a document gets where another text has its own."""
    return f"{document.id}-{document.content[8:]}"


def _another_source(document: Document) -> str:
    """The id that it gets where the same text of another source has its own."""
    return f"{document.id}-{content_id(*likeness(document))[8:]}"


def told_apart(documents: Iterable[Document]) -> Apart:
    """Documents whose ids tell them apart; of several with one id, the same keeps it in any order."""
    given = [cleaned(document) for document in documents]
    by_text = _apart(given, lambda document: document.content, _another_text)
    found = _apart(by_text, lambda document: document.source, _another_source)
    renamed = {(old.id, new.id) for old, new in zip(given, found, strict=True) if old.id != new.id}
    return Apart(tuple(found), tuple(sorted(renamed)))


def _apart(
    documents: list[Document], mark: Callable[[Document], str], another: Callable[[Document], str]
) -> list[Document]:
    """The same, but of each id only those with the first of their marks keep it."""
    keeps: dict[str, str] = {}
    for document in documents:
        keeps[document.id] = min(keeps.get(document.id, mark(document)), mark(document))
    return [
        document if keeps[document.id] == mark(document) else replace(document, id=another(document))
        for document in documents
    ]


def distinct(documents: Iterable[Document]) -> Apart:
    """Each document once: one text of one source, with its date, title and address, whatever its ids."""
    apart = told_apart(documents)
    ids: dict[Likeness, str] = {}
    for document in apart.documents:
        ids[likeness(document)] = min(ids.get(likeness(document), document.id), document.id)
    kept: dict[str, tuple[int, Document]] = {}
    identical = []
    for place, document in enumerate(apart.documents):
        if document.id == ids[likeness(document)] and document.id not in kept:
            kept[document.id] = place, document
        else:
            identical.append((document.id, ids[likeness(document)]))
    places, documents = tuple(zip(*kept.values(), strict=True)) or ((), ())
    return Apart(documents, apart.renamed, tuple(sorted(identical)), places)


def fitted_ids(
    documents: Iterable[Document], known: Mapping[str, Likeness], *, replacing: bool = False
) -> dict[str, str]:
    """What documents are called beside those that are known: only those that get another id.

    Args:
        documents: the newcomers.
        known: id -> content and source of those that are there (no content where it is not known).
        replacing: whether another text may take the place of a known one.
    """
    ids = {like: id for id, like in sorted(known.items(), reverse=True)}
    found = {}
    for document in documents:
        own = likeness(document)
        there = known.get(document.id)
        same = there is not None and (not (document.content and there[0]) or there == own)
        if same or (there and replacing):
            continue
        if own in ids:
            found[document.id] = ids[own]
        elif there is not None:
            other = _another_text(document)
            is_taken = there[0] == document.content or other in known
            found[document.id] = _another_source(document) if is_taken else other
    return found

"""Paths -> Documents: files, folders, archives and standard input, each document with an id of its own."""

from kg.texts.documents import Input, digests, find_inputs, read_documents, read_inputs
from kg.texts.formats import Report, read_date
from kg.texts.identity import cleaned, distinct, fitted_ids, told_apart

__all__ = [
    "Input",
    "Report",
    "cleaned",
    "digests",
    "distinct",
    "find_inputs",
    "fitted_ids",
    "read_date",
    "read_documents",
    "read_inputs",
    "told_apart",
]

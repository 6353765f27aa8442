"""Paths -> Documents: files, folders, archives and standard input, each document with an id of its own."""

from kg.texts.dated import read_date
from kg.texts.documents import Input, digests, find_inputs, read_documents, read_inputs
from kg.texts.identity import cleaned, distinct, fitted_ids, told_apart
from kg.texts.inputs import Hints
from kg.texts.records import Report

__all__ = [
    "Hints",
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

"""KnowledgeGraph -> files: records, tables, and the manifest of what made them."""

from kg.files.manifest import Run, check_files, digest, run_summary, version
from kg.files.records import CSV_COLUMNS, fact_record, read_records, record_line, triple_record, typed
from kg.files.tables import csv_text
from kg.files.writer import (
    base_of,
    fill,
    is_file_name,
    noted,
    provenance,
    write_file,
    write_folder,
    writer_of,
)

__all__ = [
    "CSV_COLUMNS",
    "Run",
    "base_of",
    "check_files",
    "csv_text",
    "digest",
    "fact_record",
    "fill",
    "is_file_name",
    "noted",
    "provenance",
    "read_records",
    "record_line",
    "run_summary",
    "triple_record",
    "typed",
    "version",
    "write_file",
    "write_folder",
    "writer_of",
]

"""KnowledgeGraph -> files: records, tables, and the manifest of what made them."""

from kg.files.actors import record_line
from kg.files.manifest import Run, check_files, digest, provenance, run_summary, version
from kg.files.records import fact_record, fact_table, read_records, triple_record
from kg.files.tables import csv_text
from kg.files.writer import (
    fill,
    is_file_name,
    noted,
    write_file,
    write_folder,
    writer_of,
)

__all__ = [
    "Run",
    "check_files",
    "csv_text",
    "digest",
    "fact_record",
    "fact_table",
    "fill",
    "is_file_name",
    "noted",
    "provenance",
    "read_records",
    "record_line",
    "run_summary",
    "triple_record",
    "version",
    "write_file",
    "write_folder",
    "writer_of",
]

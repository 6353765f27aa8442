"""KnowledgeGraph -> files: records, tables, and the manifest of what made them."""

from kg.files.actors import record_line
from kg.files.folder import Records
from kg.files.manifest import Run, check_files, digest, provenance, run_summary, version
from kg.files.records import fact_record
from kg.files.tables import csv_lines
from kg.files.triples import triple_records
from kg.files.writer import (
    fill,
    is_file_name,
    noted,
    table,
    write_file,
    write_folder,
    writer_of,
)

__all__ = [
    "Records",
    "Run",
    "check_files",
    "csv_lines",
    "digest",
    "fact_record",
    "fill",
    "is_file_name",
    "noted",
    "provenance",
    "record_line",
    "run_summary",
    "table",
    "triple_records",
    "version",
    "write_file",
    "write_folder",
    "writer_of",
]

"""What lies on the disk: folders that one run claims and never leaves half full, and locks on them."""

from kg.disk.folders import (
    MANIFEST,
    TIMINGS,
    cannot,
    claimed,
    is_store,
    read_manifest,
    scratch_folder,
    written_files,
    written_whole,
)
from kg.disk.locks import SHARABLE, TakenError, locked

__all__ = [
    "MANIFEST",
    "SHARABLE",
    "TIMINGS",
    "TakenError",
    "cannot",
    "claimed",
    "is_store",
    "locked",
    "read_manifest",
    "scratch_folder",
    "written_files",
    "written_whole",
]

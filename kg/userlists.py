"""A user's own actors: CSV lists, and dictionaries in the format of PETRARCH and TABARI."""

from __future__ import annotations

from pathlib import Path

from kg.actorlists import ActorList


def read_list(path: Path) -> ActorList:
    """Read one list of a user, whatever its format."""
    return ActorList()

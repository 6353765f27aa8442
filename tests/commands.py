"""How a command ended: Done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """Its status and what it wrote."""

    returncode: int
    stdout: str
    stderr: str

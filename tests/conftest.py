"""Fixtures for all tests: the model once a session, a small graph made by hand."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from made import small

from kg.graph import KnowledgeGraph

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def graph() -> KnowledgeGraph:
    """Six invented actors, facts of every class and status."""
    return small()


@pytest.fixture(scope="session")
def language() -> object:
    """The default language model, loaded once."""
    from kg import parsing

    return parsing.load()


@pytest.fixture(scope="session")
def kg() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the real command line: ``kg("extract", "-", input="...")``."""

    def run(
        *args: object, input: str | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kg", *map(str, args)],
            input=input, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=120, check=False,
        )  # fmt: skip

    return run

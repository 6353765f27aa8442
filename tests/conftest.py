"""Fixtures for all tests: the model once a session, the command line in this process, a graph made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner
from commands import Done
from made import small

from kg.graph.knowledge_graph import KnowledgeGraph


@pytest.fixture
def graph() -> KnowledgeGraph:
    """Six invented actors, facts of every class and status."""
    return small()


@pytest.fixture(scope="session")
def language() -> object:
    """The default language model, loaded once."""
    from kg.syntax import parsing

    return parsing.load_language()


@pytest.fixture
def kg() -> Callable[..., Done]:
    """Run the command line in this process, so that the model is loaded once: ``kg("extract", "-", input="...")``."""
    from kg.cli import cli

    def run(*args: object, input: str | bytes | None = None) -> Done:
        found = CliRunner().invoke(cli, [str(arg) for arg in args], input=input, prog_name="kg")
        if found.exception and not isinstance(found.exception, SystemExit):
            raise found.exception
        return Done(found.exit_code, found.stdout, found.stderr)

    return run

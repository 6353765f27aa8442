"""Fixtures for all tests: no model unless a test is marked so, the command line in this process, a graph made by hand."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Generator

import pytest
from click.testing import CliRunner
from commands import Done
from coverage import Coverage
from hypothesis import settings
from made import small
from tables import ROWS

from kg.graph import KnowledgeGraph

settings.register_profile("kg", deadline=None, derandomize=True)
settings.load_profile(
    "kg"
)  # the same cases in each run, and none fails since the machine has much else to do


@pytest.fixture
def graph() -> KnowledgeGraph:
    """Six invented actors, facts of every class and status."""
    return small()


@pytest.fixture(autouse=True)
def no_model(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test without one of the slow marks cannot import spaCy: it reads parses that are stored or made by hand."""
    if not any(request.node.get_closest_marker(mark) for mark in ("model", "browser", "server", "notebooks")):
        monkeypatch.setitem(sys.modules, "spacy", None)


@pytest.fixture(autouse=True)
def little_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store is given what is known of two bodies alone: the whole takes seconds."""
    from kg.known import known_lines
    from kg.rdf import Minter

    def little(base: str) -> tuple[str, ...]:
        return known_lines(base, frozenset(f"{Minter(base).base}{name}" for name in ("Germany", "NATO")))

    monkeypatch.setattr("kg.stores.store.known_lines", little)


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


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was collected stays to the end: no look for rubbish goes through it, nor has a forked process to copy it."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many rows of tables were tried within the tests that are counted."""
    reports = [each for name in ("passed", "failed") for each in terminalreporter.stats.get(name, [])]
    rows = sum(value for each in reports for name, value in each.user_properties if name == ROWS)
    if rows:
        terminalreporter.write_line(f"{rows:,} rows of tables were tried")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test that is marked so is not traced for the coverage, nor are its fixtures: it takes half the time.

    pytest-cov's own ``no_cover`` stops one of the two tracers that a worker of pytest-xdist has.
    """
    stopped = []
    while item.get_closest_marker("untraced") and (running := Coverage.current()):
        running.stop()
        stopped.append(running)
    try:
        return (yield)
    finally:
        for each in reversed(stopped):
            each.start()

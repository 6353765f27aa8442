"""Tables of cases: ``each_row`` makes one test of all rows under a heading, and every row that fails is told.

A test a row would be tens of thousands of tests, and most of their time would go into setting them up and reporting them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

Check = Callable[..., None]
ROWS = "rows"
"""Under this a test says how many rows it has tried; ``conftest.py`` adds them up."""


def each_row(rows: Iterable[Any], heading: Callable[..., str] | None = None) -> Callable[[Check], Check]:
    """The test is called with the values of each row; all rows under one heading are one item to pytest.

    All are tried, also behind one that fails, and each failure names its row.

    Args:
        rows: single values, tuples or ``pytest.param``.
        heading: of the values of a row; else what stands before the number in its id ("passive-12").

    Example:
        >>> @each_row([("a", 1), ("b", 2)])
        ... def test_letters(letter, place): assert ord(letter) - 96 == place
    """
    groups: dict[str, list[tuple[str, tuple[Any, ...]]]] = {}
    for row in rows:
        assert not getattr(row, "marks", ()), "rows under one heading have no marks of their own"
        values = getattr(row, "values", row if isinstance(row, tuple) else (row,))
        name = getattr(row, "id", None) or repr(values)
        above = heading(*values) if heading else name.rpartition("-")[0] if hasattr(row, "id") else "all"
        groups.setdefault(above, []).append((name, values))

    def decorate(check: Check) -> Check:
        @pytest.mark.parametrize("under", groups.values(), ids=groups)
        def test(under: list[tuple[str, tuple[Any, ...]]], record_property: Callable[..., None]) -> None:
            record_property(ROWS, len(under))
            told = [error for name, values in under if (error := _failure(check, name, values))]
            if told:
                raise ExceptionGroup(f"{len(told)} of {len(under)} rows", told)

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        return test

    return decorate


def _failure(check: Check, name: str, values: tuple[Any, ...]) -> Exception | None:
    try:
        check(*values)
    except Exception as error:
        error.add_note(f"in the row {name}")
        return error
    return None

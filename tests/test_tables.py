"""Rows under one heading are one test: none is left out, and each that fails is named."""

from __future__ import annotations

import pytest
from tables import ROWS, each_row

CASES = [pytest.param(n, id=f"{name}-{n}") for name, n in (("odd", 1), ("even", 2), ("odd", 3), ("odd", 5))]


def test_all_rows_are_tried_and_those_that_fail_are_named() -> None:
    """Also behind one that fails; and how many there were is written down."""
    tried, told = [], {}

    @each_row(CASES)
    def check(number: int) -> None:
        tried.append(number)
        assert number == 3
        raise KeyError(number)

    (mark,) = check.pytestmark
    odd, even = mark.args[1]
    assert list(mark.kwargs["ids"]) == ["odd", "even"] and [name for name, _ in even] == ["even-2"]
    with pytest.raises(ExceptionGroup, match="3 of 3 rows") as caught:
        check(odd, told.__setitem__)
    assert tried == [1, 3, 5] and told == {ROWS: 3}
    errors = caught.value.exceptions
    assert [type(error) for error in errors] == [AssertionError, KeyError, AssertionError]
    assert [error.__notes__ for error in errors] == [[f"in the row odd-{n}"] for n in tried]


def test_a_heading_is_of_the_values() -> None:
    """Where rows have no id they are named by their values."""

    @each_row([("a", 1), ("b", 2), ("b", 3)], lambda letter, _: letter)
    def check(letter: str, number: int) -> None:
        assert number < 3

    (mark,) = check.pytestmark
    a, b = mark.args[1]
    check(a, lambda *_: None)
    with pytest.raises(ExceptionGroup) as caught:
        check(b, lambda *_: None)
    assert caught.value.exceptions[0].__notes__ == ["in the row ('b', 3)"]


def test_a_row_that_is_marked_is_refused() -> None:
    """One that may fail has to be a test of its own."""
    with pytest.raises(AssertionError, match="no marks"):
        each_row([pytest.param(1, marks=pytest.mark.xfail)])

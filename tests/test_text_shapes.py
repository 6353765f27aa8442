"""No shape of text takes more than in proportion to its length: the same work for each piece of it, counted or timed."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kg.syntax.blocks import LONGEST, blocks

SHAPES: dict[str, Callable[[int], str]] = {
    "blanks": lambda n: "It rained." + " " * n,
    "tabs": lambda n: "It rained.\t" * 2 + "\t" * n + "\n" + "\r" * n,
    "blank lines": lambda n: "It rained." + "\n \n" * (n // 3),
    "wrapped lines in lower case": lambda n: "the rain went on and on and on\n" * (n // 31),
    "no break": lambda n: "It rained all day. " * (n // 19),
    "no stop": lambda n: "rain and " * (n // 9),
    "no blank": lambda n: "x" * n,
    "lines of a word": lambda n: "Rain\n" * (n // 5),
    "colons": lambda n: "a: b\n" * (n // 5),
}


def took(text: str) -> float:
    """Seconds of processor time for the blocks of a text, the best of three."""
    best = 9e9
    for _ in range(3):
        start = time.process_time()
        list(blocks(text))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.untraced
@pytest.mark.parametrize("shape", SHAPES)
def test_blocks_take_time_in_proportion(shape: str) -> None:
    """Eight times the text takes at most 24 times as long; what is quadratic takes 64 times."""
    short, long = (SHAPES[shape](n) for n in (50_000, 400_000))
    assert took(long) < 24 * max(took(short), 0.002)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_block_is_longer_than_fits(shape: str) -> None:
    """Whatever the text, and nothing but blanks lies between blocks."""
    text = SHAPES[shape](20_000)
    at = 0
    for start, end in blocks(text):
        assert 0 < end - start <= LONGEST and not text[at:start].strip()
        at = end
    assert not text[at:].strip()

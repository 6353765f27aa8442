"""How a model multiplies: by NumPy, with the same result for a word whatever words stand around it.

spaCy multiplies by BLIS, which knows few processors well; NumPy's library takes half the time for matrices of
a small model, with the same trees.  Import it where a model is loaded: thinc takes a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from thinc.api import NumpyOps, get_current_ops, set_current_ops

LEAST = 64
"""A product of fewer rows is made of so many: for a few rows the library adds in another order."""


class Products(NumpyOps):  # type: ignore[misc]
    """Products of matrices by NumPy, of which each row depends on nothing but itself."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, either turned first."""
        rows = len(x)
        if trans1 or out is not None or rows >= LEAST:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        filled = self.xp.pad(x, ((0, LEAST - rows), (0, 0)))
        return super().gemm(filled, y, trans2=trans2)[:rows]


@contextmanager
def by_numpy() -> Iterator[None]:
    """What is loaded meanwhile multiplies so, unless it was to use a graphics card or Apple's library."""
    before = get_current_ops()
    if type(before) is NumpyOps:
        set_current_ops(Products(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)

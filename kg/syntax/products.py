"""How a model multiplies: with the same result for a word whatever words stand around it.

spaCy multiplies by BLIS, which knows few processors well; on newer ones NumPy's library takes half the time
for matrices of a small model, with the same trees.  On older ones that library adds in another order for some
rows, so that a sentence might be read otherwise in other company: there it stays BLIS, as quick then.
Import it where a model is loaded: thinc takes a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import threadpool_limits

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


@cache
def best() -> NumpyOps:
    """The quickest products on this processor of which each row depends on nothing but itself."""
    by_numpy = Products(use_blis=False)
    return by_numpy if _is_even(by_numpy) else NumpyOps()


def _is_even(ops: NumpyOps) -> bool:
    """Whether the same row gives the same product wherever it stands."""
    random = np.random.default_rng(0)
    row, weights = random.random((1, 288), "f"), random.random((96, 288), "f")
    with threadpool_limits(limits=1, user_api="blas"):
        product: Any = ops.gemm(row.repeat(3 * LEAST + 5, axis=0), weights, trans2=True)
    return bool((product == product[0]).all())


@contextmanager
def row_by_row() -> Iterator[None]:
    """What is loaded meanwhile multiplies so, unless it was to use a graphics card or Apple's library."""
    before = get_current_ops()
    if type(before) is NumpyOps:
        set_current_ops(best())
    try:
        yield
    finally:
        set_current_ops(before)

"""Products of matrices: the same as spaCy's own, and for each word the same beside any others."""

from typing import Any

import numpy as np
import pytest
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from kg.syntax import products
from kg.syntax.products import Products, best, row_by_row

RANDOM = np.random.default_rng(1)
WORDS = RANDOM.standard_normal((200, 96)).astype("f")
WEIGHTS = RANDOM.standard_normal((64, 96)).astype("f")


@pytest.mark.parametrize("rows", [0, 1, 2, 5, 18, 63, 64, 65, 150])
def test_a_row_depends_on_nothing_but_itself(rows: int) -> None:
    """A sentence that is parsed alone or among others, here or there, has the same tree, to the last bit."""
    whole = best().gemm(WORDS, WEIGHTS, trans2=True)
    for some in (range(rows), RANDOM.permutation(len(WORDS))[:rows]):
        chosen = np.ascontiguousarray(WORDS[some])
        assert np.array_equal(best().gemm(chosen, WEIGHTS, trans2=True), whole[some])


def test_a_library_that_is_not_even_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a processor on which NumPy's library adds in another order for some rows."""

    class Uneven(Products):
        def gemm(self, *args: Any, **options: Any) -> Any:
            product = super().gemm(*args, **options)
            product[6] += 1e-6
            return product

    monkeypatch.setattr(products, "Products", Uneven)
    best.cache_clear()
    try:
        assert best().use_blis
    finally:
        monkeypatch.undo()
        best.cache_clear()
    assert type(best()) is NumpyOps or type(best()) is Products


@pytest.mark.parametrize("rows", [3, 200])
def test_products_are_those_of_spacy(rows: int) -> None:
    """In whichever way it is asked for."""
    ours, theirs = Products(use_blis=False), NumpyOps()
    for turned in (False, True):
        other = WEIGHTS if turned else WEIGHTS.T.copy()
        expected = theirs.gemm(WORDS[:rows], other, trans2=turned)
        assert np.allclose(ours.gemm(WORDS[:rows], other, trans2=turned), expected, atol=1e-4)
        out = np.zeros_like(expected)
        ours.gemm(WORDS[:rows], other, out=out, trans2=turned)
        assert np.allclose(out, expected, atol=1e-4)
    assert np.allclose(
        ours.gemm(WORDS[:rows], WORDS[:rows], trans1=True),
        theirs.gemm(WORDS[:rows], WORDS[:rows], trans1=True),
        atol=1e-3,
    )


def test_only_what_is_loaded_meanwhile_multiplies_so() -> None:
    """Other models in the same program, and those on a graphics card, keep what they have."""
    before = get_current_ops()
    chosen = type("Chosen", (NumpyOps,), {})()
    try:
        set_current_ops(NumpyOps())
        with row_by_row():
            assert get_current_ops() is best()
        assert type(get_current_ops()) is NumpyOps
        set_current_ops(chosen)
        with row_by_row():
            assert get_current_ops() is chosen
    finally:
        set_current_ops(before)

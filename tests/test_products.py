"""Products by NumPy: the same as spaCy's own, and for each word the same beside any others."""

import numpy as np
import pytest
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from kg.syntax.products import Products, by_numpy

RANDOM = np.random.default_rng(1)
WORDS = RANDOM.standard_normal((200, 96)).astype("f")
WEIGHTS = RANDOM.standard_normal((64, 96)).astype("f")


@pytest.mark.parametrize("rows", [0, 1, 2, 5, 18, 63, 64, 65, 150])
def test_a_row_depends_on_nothing_but_itself(rows: int) -> None:
    """A sentence that is parsed alone or among others has the same tree, to the last bit."""
    products = Products(use_blis=False)
    whole = products.gemm(WORDS, WEIGHTS, trans2=True)
    assert np.array_equal(products.gemm(WORDS[:rows], WEIGHTS, trans2=True), whole[:rows])


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
        with by_numpy():
            assert isinstance(get_current_ops(), Products)
        assert type(get_current_ops()) is NumpyOps
        set_current_ops(chosen)
        with by_numpy():
            assert get_current_ops() is chosen
    finally:
        set_current_ops(before)

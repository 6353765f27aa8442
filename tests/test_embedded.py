"""What a model knows of a word by itself is computed once: the numbers are those of spaCy's own pipeline."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest
import spacy
from thinc.api import Model

from kg.syntax import embedded, load_language
from kg.syntax.parsing import DEFAULT_MODEL
from kg.syntax.products import row_by_row

pytestmark = pytest.mark.model

TEXTS = [
    "They aren't in Lima, are they?  They said they weren't.",
    "Peru's minister met Chile's.",
    "",
    "  Peru\n",
    "Costs rose. Costs fell. Costs rose again.",
]


@pytest.fixture(name="pipes", scope="module")
def two_pipes() -> tuple[Any, Any]:
    """The model as it is, and as we load it."""
    with row_by_row():
        return spacy.load(DEFAULT_MODEL), load_language(DEFAULT_MODEL).pipe


def embeddings(pipe: Any) -> Iterator[Any]:
    """What each part of the model has to say of words."""
    for _, component in pipe.pipeline:
        model = getattr(component, "model", None)
        for part in model.walk() if isinstance(model, Model) else ():
            if {"embed", "encode"} <= {*part.ref_names}:
                yield part


@pytest.mark.parametrize("most", [embedded.MOST, 3, 0])
def test_the_numbers_are_the_same(pipes: Any, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the bit, whatever is remembered, in whatever order the texts come."""
    monkeypatch.setattr(embedded, "MOST", most)
    plain, ours = pipes
    compared = 0
    for theirs, remembering in zip(embeddings(plain), embeddings(ours), strict=True):
        for texts in (TEXTS, TEXTS[:1], TEXTS[::-1], [""]):
            wanted = theirs.predict([plain.make_doc(text) for text in texts])
            got = remembering.predict([ours.make_doc(text) for text in texts])
            assert all(np.array_equal(a, b) for a, b in zip(wanted, got, strict=True))
            compared += 1
    assert compared


def made(attrs: Sequence[str]) -> Any:
    """A pipeline of one small model with weights by chance."""
    pipe = spacy.blank("en")
    rows = {"attrs": [*attrs], "rows": [50] * len(attrs), "include_static_vectors": False, "width": 8}
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", **rows}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 8, "depth": 1}
    encode |= {"window_size": 1, "maxout_pieces": 2}
    with row_by_row():
        pipe.add_pipe(
            "tok2vec",
            config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}},
        )
        pipe.initialize()
    return pipe


@pytest.mark.parametrize("most", [embedded.MOST, 3, 0])
def test_any_model_gives_the_same_numbers(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before and after it remembers, be it that it is asked often."""
    monkeypatch.setattr(embedded, "MOST", most)
    pipe = made(["NORM", "PREFIX", "SHAPE", "SPACY"])
    (tok2vec,) = embeddings(pipe)
    wanted = tok2vec.predict([pipe.make_doc(text) for text in TEXTS])
    embedded.once(pipe)
    for _ in range(2):
        got = tok2vec.predict([pipe.make_doc(text) for text in TEXTS])
        assert all(np.array_equal(a, b) for a, b in zip(wanted, got, strict=True))
    tok2vec.layers[0]([pipe.make_doc("Peru")], is_train=True)  # who trains a model gets what he can train


def test_a_word_is_computed_once() -> None:
    """A word that comes again, and again in another text, is not computed again."""
    pipe = made(["NORM", "SPACY"])
    (tok2vec,) = embeddings(pipe)
    embedded.once(pipe)
    rows = tok2vec.layers[0].attrs["rows"]
    tok2vec.predict([pipe.make_doc("Quito asked Quito.")])
    known = len(rows.places)
    tok2vec.predict([pipe.make_doc("Quito asked Quito, asked.")])
    assert known < len(rows.places) <= known + 2, "Quito before a comma, and the comma"
    assert len(rows.table) == len(rows.places)


def test_a_model_that_looks_elsewhere_is_left_alone() -> None:
    """Columns that are no part of a word's form."""
    pipe = made(["NORM", "ENT_TYPE"])
    embedded.once(pipe)
    assert pipe.get_pipe("tok2vec").model.layers[0].name != "remembered"

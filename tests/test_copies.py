"""A Doc of other words keeps what the tokenizer knew of those that stay."""

import pytest
import spacy

from kg.syntax.copies import copied, straight

BLANK = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "places", "texts", "norms"),
    [
        ("They aren't here", (0, 1, 2, 3), ("They", "are", "n't", "here"), ("they", "are", "not", "here")),
        ("They aren’t here", (1, 2), ("are", "n't"), ("are", "not")),
        ("They aren’t here", (1, 2), ("are", "n’t"), ("are", "not")),
        ("They aren't here", (1, 2, 0), ("Smith", "n't", "UN"), ("smith", "not", "un")),
        ("They left", (), (), ()),
    ],
)
def test_a_word_that_stays_keeps_its_norm(
    text: str, places: tuple[int, ...], texts: tuple[str, ...], norms: tuple[str, ...]
) -> None:
    """Whether its apostrophe is curly or straight; another word has its own."""
    doc = BLANK.make_doc(text)
    made = copied(doc, texts, [True] * len(texts), places)
    assert [token.text for token in made] == [*texts]
    assert [token.norm_ for token in made] == [*norms]


def test_marks_are_made_straight() -> None:
    """Quotation marks and apostrophes; other letters stay."""
    assert [straight(text) for text in ("n’t", "“", "”", "‘", "é", "it's")] == [
        "n't",
        '"',
        '"',
        "'",
        "é",
        "it's",
    ]

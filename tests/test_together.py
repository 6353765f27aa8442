"""Who does something together becomes one coordination, on a copy; what is beside a deed stays there."""

from __future__ import annotations

import pytest
from parses import make_parse

from kg.syntax.repair import repaired

WITH = """
Chad PROPN NNP nsubj 6
, PUNCT , punct 1
together ADV RB advmod 4
with ADP IN prep 1
Mali PROPN NNP pobj 4
left VERB VBD ROOT 0 _ leave
"""
ALONG = """
Chad PROPN NNP nsubj 5
along ADP IN prep 5
with ADP IN prep 2
Mali PROPN NNP pobj 3
left VERB VBD ROOT 0 _ leave
"""
OPENING = """
Together ADV RB advmod 2
with ADP IN prep 5
Mali PROPN NNP pobj 2
Chad PROPN NNP nsubj 5
left VERB VBD ROOT 0 _ leave
"""
ALONGSIDE = """
Chad PROPN NNP nsubj 4
alongside ADP IN prep 4
Mali PROPN NNP pobj 2
left VERB VBD ROOT 0 _ leave
"""
AS_WELL = """
Chad PROPN NNP nsubj 6
as ADV RB advmod 4
well ADV RB advmod 4
as CCONJ CC cc 1
Mali PROPN NNP nsubj 6
left VERB VBD ROOT 0 _ leave
"""
LIST = """
Deby PROPN NNP nsubj 6 PERSON
, PUNCT , punct 1
Ruto PROPN NNP appos 1 PERSON
and CCONJ CC cc 3
Museveni PROPN NNP conj 3 PERSON
left VERB VBD ROOT 0 _ leave
"""


def together(rows: str) -> list[str]:
    """All that are one with the first name, in the order of the text."""
    words = repaired(make_parse(rows)).words
    first = next(word for word in words if word.text in ("Chad", "Deby"))
    return [word.text for word in first.conjuncts()]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (WITH, ["Chad", "Mali"]),
        (ALONG, ["Chad", "Mali"]),
        (OPENING, ["Mali", "Chad"]),
        (ALONGSIDE, ["Chad", "Mali"]),
        (AS_WELL, ["Chad", "Mali"]),
        (LIST, ["Deby", "Ruto", "Museveni"]),
    ],
)
def test_several_are_one_subject(rows: str, expected: list[str]) -> None:
    """However the parser hangs those who are named after the first."""
    assert together(rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        WITH.replace("together", "quarrelling"),
        WITH.replace("Mali PROPN NNP pobj", "Mali VERB VBG pcomp"),
        ALONG.replace("along", "away"),
        ALONG.replace("nsubj 5", "dobj 5"),
        ALONGSIDE.replace("Chad PROPN NNP nsubj 4", "Chad PROPN NNP dobj 4"),
        AS_WELL.replace("Mali PROPN NNP nsubj", "Mali PROPN NNP dobj"),
        AS_WELL.replace("Chad PROPN NNP nsubj", "Chad PROPN NNP npadvmod"),
        LIST.replace("Ruto PROPN NNP appos 1 PERSON", "Ruto PROPN NNP appos 1 GPE"),
        LIST.replace("Ruto PROPN NNP", "head NOUN NN"),
        LIST.replace("and CCONJ CC cc 3\nMuseveni PROPN NNP conj 3", "of ADP IN prep 3\nMali PROPN NNP pobj 4"),
    ],
)  # fmt: skip
def test_others_are_not(rows: str) -> None:
    """Nobody is joined where one of a rule's conditions fails."""
    assert len(together(rows)) == 1

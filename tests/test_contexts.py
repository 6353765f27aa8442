"""What an event is about: words give it, and a longer phrase decides over its words."""

from __future__ import annotations

from parses import make_text
from tables import each_row

from kg.events.contexts import contexts_of
from kg.lexicon import load_frames

CONTEXTS = load_frames().contexts


@each_row(
    [
        ("the european union condemned it", ""),
        ("the african union met", ""),
        ("the trade union met", "labor"),
        ("the union called a strike", "labor"),
        ("secretary - general guterres spoke", ""),
        ("secretary general stoltenberg spoke", ""),
        ("the general spoke", "military"),
        ("a general election was held", "election"),
        ("the attorney general spoke", "legal"),
        ("the west bank was calm", ""),
        ("the bank gave a loan", "economic"),
        ("protesters who came to the square", ""),
        ("the white house spoke", "executive"),
        ("the house stood", ""),
        ("they discussed human rights", "human_rights"),
        ("tear gas was used", ""),
        ("gas was exported", "economic resource"),
    ]
)
def test_a_phrase_decides_over_its_words(text: str, expected: str) -> None:
    (sentence,) = make_text(text).sentences
    assert " ".join(contexts_of(sentence, CONTEXTS)) == expected

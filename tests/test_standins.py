"""The names of a text before it is parsed, and the tree of the shadow on the real words."""

from __future__ import annotations

from typing import Any

import pytest
from stored import rows, stored

from kg.syntax.shadow import Slot, no_names, slots, unfold
from kg.words import Part, Relation, StandIn, Word


@pytest.mark.parametrize("row", rows("names"))
def test_names_before_the_parse(row: dict[str, Any]) -> None:
    """Each name of the table is one word to the parser, with its titles, and nothing else is."""
    parse = stored(row["text"])
    found = [
        f"{' '.join(word.text for word in parse.words[name.first : name.stop])} = {name.word or '-'}"
        for name in parse.names
    ]
    assert found == row["names"]


@pytest.mark.parametrize("row", rows("names"))
def test_a_name_hangs_together(row: dict[str, Any]) -> None:
    """One word of a name hangs on the rest of the sentence, all others on words of the name."""
    parse = stored(row["text"])
    for name in parse.names:
        inside = range(name.first, name.stop)
        assert sum(parse.words[i].head.i not in inside or parse.words[i].head.i == i for i in inside) == 1


def text(*words: str) -> list[Word]:
    """Words without a tree."""
    found = []
    for i, word in enumerate(words):
        made = Word(i, word, word.lower(), word.lower(), "other", "other", "root", "", 2 * i, 2 * i + 1, True)
        made.head = made
        found.append(made)
    return found


def named(word: str, *parts: tuple[int, int, Relation]) -> StandIn:
    """A stand-in of these parts."""
    return StandIn(tuple(Part(*part) for part in parts), word)


def test_a_shadow_has_one_word_for_a_name() -> None:
    """Its head is the last word, that of "X of Y" the one before "of"; brackets without a word join what is before."""
    words = text("Mr", "Ó", "met", "the", "Bank", "of", "Ems", "(", "BE", ")", "chief", "(", "C", ")")
    names = [
        named("Smith", (0, 1, "compound"), (1, 2, "root")),
        named("UN", (4, 7, "root"), (7, 10, "apposition")),
        named("", (11, 14, "apposition")),
    ]
    assert [(slot.text, slot.first, slot.stop, slot.head) for slot in slots(words, names)] == [
        ("Smith", 0, 2, 1),
        ("met", 2, 3, 2),
        ("the", 3, 4, 3),
        ("UN", 4, 10, 4),
        ("chief", 10, 14, 10),
    ]


def test_no_names_no_change() -> None:
    """A text without names is its own shadow."""
    words = text("They", "met")
    assert slots(words, no_names(words)) == [Slot("They", 0, 1, 0), Slot("met", 1, 2, 1)]
    assert slots([], ()) == []


def test_the_tree_is_unfolded() -> None:
    """The head of a name takes the place of its word; the rest hangs on it by what it is."""
    words = text("Malian", "Minister", "for", "Trade", "Ó", "left", "Ems", "(", "E", ")")
    names = [
        named("Smith", (0, 1, "adjective"), (1, 4, "compound"), (4, 5, "root")),
        named("Paris", (6, 7, "root"), (7, 10, "apposition")),
    ]
    given = slots(words, names)
    shadow = text(*(slot.text for slot in given))
    shadow[0].head, shadow[0].relation, shadow[0].pos = shadow[1], "subject", "name"
    shadow[2].head, shadow[2].relation, shadow[2].pos = shadow[1], "object", "name"
    unfold(words, shadow, given)
    assert [(word.text, word.relation, word.head.text) for word in words] == [
        ("Malian", "adjective", "Ó"),
        ("Minister", "compound", "Ó"),
        ("for", "preposition", "Minister"),
        ("Trade", "governed", "for"),
        ("Ó", "subject", "left"),
        ("left", "root", "left"),
        ("Ems", "object", "left"),
        ("(", "punctuation", "E"),
        ("E", "apposition", "Ems"),
        (")", "punctuation", "E"),
    ]
    assert [child.text for child in words[4].children] == ["Malian", "Minister"]


@pytest.mark.model
def test_no_name_goes_over_a_break() -> None:
    """A paragraph is parsed by itself, so no name is of two."""
    from kg.lexicon import load_gazetteer
    from kg.model import Document
    from kg.pipeline import names_of
    from kg.syntax import load_language, parse_document

    text = "He met the president of\n\nChile Ana Ruiz (\n\nAB) and Foreign Minister\n\nPaul Novak of\n\nPeru."
    parse = parse_document(Document("d", text), load_language(), names_of(load_gazetteer()))
    assert all(
        "\n\n" not in text[parse.words[n.first].start : parse.words[n.stop - 1].end] for n in parse.names
    )

"""The stored parses: what the model gives today, whole, and read without it."""

from __future__ import annotations

import conllu
import pytest
from parses import make_parse
from stored import COMMAND, EXAMPLES, PARSED, parsed, stored, texts

from kg.model import Document
from kg.words import Parse


def shape(parse: Parse) -> tuple[object, ...]:
    """All that a parse holds, as values that can be compared."""
    words = [
        (w.i, w.text, w.lower, w.lemma, w.pos, w.form, w.relation, w.entity, w.start, w.end, w.space, w.sentence, w.head.i,
         [child.i for child in w.children])
        for w in parse.words
    ]  # fmt: skip
    return words, [(s.index, [w.i for w in s.words], s.start, s.end) for s in parse.sentences]


@pytest.mark.model
@pytest.mark.parametrize("table", PARSED)
def test_the_model_still_gives_what_is_stored(table: str) -> None:
    """Where it does not, the model or the examples have changed: store the parses anew and review the diff."""
    was = (EXAMPLES / f"{table}.conllu").read_text(encoding="utf-8")
    assert was == "".join(parsed(table)), f"tests/examples/{table}.conllu is not of today: run '{COMMAND}'"


@pytest.mark.parametrize("table", PARSED)
def test_every_example_has_its_parse(table: str) -> None:
    """And no other text has one."""
    found = [text for text, _ in conllu.blocks((EXAMPLES / f"{table}.conllu").read_text(encoding="utf-8"))]
    assert found == texts(table), f"run '{COMMAND}'"


@pytest.mark.untraced
@pytest.mark.parametrize("table", PARSED)
def test_what_is_written_is_read_again(table: str) -> None:
    """Byte by byte."""
    for text, block in conllu.blocks((EXAMPLES / f"{table}.conllu").read_text(encoding="utf-8")):
        parse = stored(text)
        assert conllu.write(parse) == block
        assert all(text[word.start : word.end] == word.text for word in parse.words)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "A\\n  b\tc _ met.\r\n\n Dr. Ω  left \n\n\n  B", "Iran\u2028met\x85Iraq. \n 1\xa02\n"],
)
def test_odd_white_space_is_kept(text: str) -> None:
    """Also what the parser takes for a word."""
    from kg.syntax import parsing

    document = Document("d", text)
    parse = parsing.parse_document(document, parsing.load_language())
    assert shape(conllu.read(conllu.write(parse), document)) == shape(parse)


def test_a_parse_by_hand_is_kept() -> None:
    """Two sentences, entity and lemma."""
    parse = make_parse("Iran PROPN NNP nsubj 2 GPE\nleft VERB VBD ROOT 0 _ leave\n\nGo VERB VB ROOT 0")
    assert shape(conllu.read(conllu.write(parse), parse.document)) == shape(parse)


def test_each_asker_has_a_parse_of_its_own() -> None:
    """Trees are mended in place."""
    text = texts("events")[0]
    one, other = stored(text), stored(text)
    one.words[0].relation = "other"
    assert shape(one) != shape(other) == shape(stored(text))


def test_a_text_without_a_parse_names_the_command() -> None:
    """An example that was just added, say."""
    with pytest.raises(AssertionError, match=COMMAND):
        stored("Nobody has parsed this.")


def test_no_test_without_a_mark_imports_spacy() -> None:
    """The fixture ``no_model`` sees to it."""
    with pytest.raises(ImportError):
        import spacy  # noqa: F401

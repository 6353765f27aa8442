"""Open triples: both styles, cut from the text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
from stored import stored

from kg.lexicon import load_frames
from kg.model import Document, Triple
from kg.syntax.relations import named
from kg.triples import extract as triples
from kg.triples import phrases
from kg.words import Parse, Sentence, Word

TABLE = Path(__file__).parent / "examples" / "triples.toml"


def tree(text: str, *rows: tuple[str, str, str, int]) -> Parse:
    """A parse by hand: (tag, pos, dep, head) for every word of a text that is cut at spaces."""
    words: list[Word] = []
    at = 0
    for i, (form, (tag, pos, dep, _)) in enumerate(zip(text.split(), rows, strict=True)):
        words.append(
            Word(
                i, form, form.lower(), form.lower(), *named(pos, tag, dep, ""), at, at + len(form), space=True
            )
        )
        at += len(form) + 1
    for word, (_, _, _, head) in zip(words, rows, strict=True):
        word.head = words[head]
        if head != word.i:
            word.head.children.append(word)
    sentence = Sentence(0, tuple(words), 0, len(text))
    return Parse(Document("d", text), tuple(words), (sentence,))


MET = tree(
    "Ann met Bob and Eve in Rome",
    ("NNP", "PROPN", "nsubj", 1),
    ("VBD", "VERB", "ROOT", 1),
    ("NNP", "PROPN", "dobj", 1),
    ("CC", "CCONJ", "cc", 2),
    ("NNP", "PROPN", "conj", 2),
    ("IN", "ADP", "prep", 1),
    ("NNP", "PROPN", "pobj", 5),
)


def written(triple: Triple) -> str:
    """A triple as the table writes it."""
    slots = "; ".join(slot.text for slot in triple.arguments)
    return f"{triple.subject.text} | {triple.relation.text} | {slots}"


def find_triples(parse: Parse, style: triples.Style = "nary") -> tuple[Triple, ...]:
    """With the frames that we ship."""
    return triples.find_triples(parse, load_frames(), style)


def examples() -> list[Any]:
    """All rows of the table as pytest parameters."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [
        pytest.param(row, id=f"{phenomenon}-{n}")
        for phenomenon, rows in table.items()
        for n, row in enumerate(rows, 1)
    ]


def test_nary_keeps_the_arguments_of_a_clause_together() -> None:
    """Of a coordinated object each member has a triple of its own."""
    assert [written(t) for t in find_triples(MET)] == [
        "Ann | met | Bob; in Rome",
        "Ann | met | Eve; in Rome",
    ]


def test_minimal_has_one_argument_each() -> None:
    """What lies between goes into the relation."""
    assert [written(t) for t in find_triples(MET, "minimal")] == [
        "Ann | met | Bob",
        "Ann | met | Eve",
        "Ann | met Bob in | Rome",
    ]


@pytest.mark.parametrize("style", get_args(triples.Style))
def test_contiguous_slots_are_slices(style: triples.Style) -> None:
    """``text[start:end]`` is the slot's text wherever nothing is left out."""
    found = find_triples(MET, style)
    for slot in (slot for t in found for slot in (t.subject, t.relation, *t.arguments)):
        assert slot.text.split() == [
            w for w in MET.text[slot.start : slot.end].split() if w in slot.text.split()
        ]
        if len(slot.text) == slot.end - slot.start:
            assert slot.text == MET.text[slot.start : slot.end]
    assert all(0 < t.confidence <= 1 for t in found)


@pytest.mark.parametrize("style", get_args(triples.Style))
def test_broken_trees_give_nothing(style: triples.Style) -> None:
    """No words, lone punctuation, verbs without subjects: no triple and no error."""
    assert find_triples(Parse(Document("d", ""), (), ()), style) == ()
    assert find_triples(tree(". ?", (".", "PUNCT", "ROOT", 0), (".", "PUNCT", "punct", 0)), style) == ()
    assert find_triples(tree("go", ("VB", "VERB", "ROOT", 0)), style) == ()


def test_trim_keeps_quotation_marks_in_pairs() -> None:
    """A lone mark at the edge is cut, a pair stays."""
    row = ("NN", "NOUN", "dep", 0)
    mark = ("``", "PUNCT", "punct", 0)
    words = list(tree('" peace " , "', mark, row, mark, (",", "PUNCT", "punct", 0), mark).words)
    assert [word.text for word in phrases.trim(words[:3])] == ['"', "peace", '"']
    assert [word.text for word in phrases.trim(words[1:3])] == ["peace"]
    assert [word.text for word in phrases.trim(words)] == ['"', "peace", '"']


def test_every_kind_has_a_confidence() -> None:
    """The table of confidences is between 0 and 1 and knows both styles."""
    table = triples.confidences()
    assert {style for style, _ in table} == set(get_args(triples.Style))
    assert all(0 < value < 1 for value in table.values())


@pytest.mark.parametrize("row", examples())
def test_example(row: dict[str, Any]) -> None:
    """The sentence tells the triples that the table gives, in both styles, and not those that it excludes."""
    parse = stored(row["text"])
    for style in get_args(triples.Style):
        found = [written(t) for t in find_triples(parse, style)]
        for wanted in row.get(style, []):
            assert wanted in found, f"{style}: missed {wanted}; found {found}"
        for unwanted in row.get(f"not_{style}", []):
            assert unwanted not in found, f"{style}: {unwanted}"


@pytest.mark.parametrize("style", get_args(triples.Style))
def test_long_chains_and_lists_stay_small(style: triples.Style) -> None:
    """ "met A of A of A ..." and "A, A, A ... met A, A, A ..." end soon; what is no sentence is not read."""
    rows: list[tuple[str, str, str, int]] = [("NNP", "PROPN", "nsubj", 1), ("VBD", "VERB", "ROOT", 1)]
    rows.append(("NNP", "PROPN", "dobj", 1))
    for n in range(140):
        rows += [("IN", "ADP", "prep", 2 + 2 * n), ("NNP", "PROPN", "pobj", 3 + 2 * n)]
    chain = "A met A" + " of A" * 140
    assert 0 < len(find_triples(tree(chain, *rows), style)) < 200
    heads = [("NNP", "PROPN", "nsubj", 140), *[("NNP", "PROPN", "conj", n) for n in range(139)]]
    tails = [("NNP", "PROPN", "dobj", 140), *[("NNP", "PROPN", "conj", 141 + n) for n in range(139)]]
    lists = tree("A " * 140 + "met" + " A" * 140, *heads, ("VBD", "VERB", "ROOT", 140), *tails)
    assert 0 < len(find_triples(lists, style)) < 1000
    long = tree("A met A" + " A" * 400, *rows[:3], *[("NN", "NOUN", "dep", 2)] * 400)
    assert find_triples(long, style) == ()

"""Open triples: both styles, cut from the text."""

from __future__ import annotations

import math
from typing import Any, get_args

import pytest
from parses import make_parse
from stored import rows, stored

from kg.lexicon import load_frames, load_gazetteer
from kg.model import Document, Triple
from kg.pipeline import interpret
from kg.syntax.relations import named
from kg.triples import Links, confidence, nary, phrases, prepositions
from kg.triples import extract as triples
from kg.triples.openfact import OpenFact
from kg.words import Parse, Sentence, Word


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
    """With all that we ship, and what every stage knows of the text."""
    return interpret(parse, load_gazetteer(), style=style).triples


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


def slots(triple: Triple) -> str:
    """A triple as ``slots.toml`` writes it."""
    told = "; ".join(f"{slot.role}: {slot.text}" for slot in triple.arguments)
    return f"{triple.subject.text} | {'not! ' if triple.negated else ''}{triple.relation.text} | {told}"


@pytest.mark.parametrize("row", rows("slots"))
def test_all_that_a_sentence_tells(row: dict[str, Any]) -> None:
    """Every triple in its order with the role of each argument, and no other."""
    parse = stored(row["text"])
    for style in set(get_args(triples.Style)) & set(row):
        found = find_triples(parse, style)
        assert [slots(triple) for triple in found] == row[style]
        for slot in (slot for triple in found for slot in triple.arguments):
            assert parse.text[slot.start : slot.end] == slot.text, "what is contiguous is a slice"


NAME, VERB, NOUN, BY = MET.words[0], MET.words[1], MET.words[2], MET.words[5]


SCENE = triples.Scene(MET, load_frames(), "nary", Links())


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (OpenFact("main", (NAME,), (VERB,), (("object", (NOUN,)),)), "Ann | met | object: Bob"),
        (OpenFact("main", (NAME,), (VERB,), ()), "Ann | met | "),
        (OpenFact("main", (NAME,), (VERB,), (("object", ()),)), "Ann | met | "),
        (OpenFact("main", (NAME,), (VERB, BY), (), "be"), "Ann | be met in | "),
        (OpenFact("title", (NAME,), (), (("complement", (NOUN,)),), "be"), "Ann | be | complement: Bob"),
        (OpenFact("title", (NAME,), (), (), "be"), None),
        (OpenFact("title", (NAME,), (), (("complement", ()),), "be"), None),
        (OpenFact("title", (NAME,), (), (("complement", (NOUN,)),)), None),
        (OpenFact("main", (), (VERB,), (("object", (NOUN,)),)), None),
    ],
)
def test_what_a_fact_needs_to_be_a_triple(fact: OpenFact, told: str | None) -> None:
    """Somebody, and something said of him: a relation of the text, or an implied one with an argument."""
    triple = triples._triple(MET.sentences[0], MET.words[1], fact, SCENE)
    assert (slots(triple) if triple else None) == told


def test_a_relation_without_words_stands_between_its_sides() -> None:
    """An empty span of the text, whichever side comes first."""
    for subject, argument in ((NAME, NOUN), (NOUN, NAME)):
        fact = OpenFact("title", (subject,), (), (("complement", (argument,)),), "be")
        triple = triples._triple(MET.sentences[0], MET.words[1], fact, SCENE)
        assert triple and triple.relation.start == triple.relation.end
        assert NAME.end <= triple.relation.start <= NOUN.start


def gerunds(depth: int) -> Parse:
    """ "A spoke of B-ing of B-ing ... of B"."""
    rows: list[tuple[str, str, str, int]] = [("NNP", "PROPN", "nsubj", 1), ("VBD", "VERB", "ROOT", 1)]
    for n in range(depth):
        rows += [("IN", "ADP", "prep", 1 + 2 * n), ("VBG", "VERB", "pcomp", 2 + 2 * n)]
    rows += [("IN", "ADP", "prep", len(rows) - 1), ("NNP", "PROPN", "pobj", len(rows))]
    return tree("A spoke" + " of going" * depth + " of B", *rows)


def test_relations_go_through_three_clauses() -> None:
    """No further: who could say what a longer one means."""
    assert next(written(t) for t in find_triples(gerunds(3), "minimal")) == (
        "A | spoke of going of going of going of | B"
    )
    assert not [
        t for t in find_triples(gerunds(4), "minimal") if t.subject.text == "A" and "spoke" in t.relation.text
    ]


def test_relations_have_at_most_sixty_words_before_the_last_step() -> None:
    """Beyond it a chain of nouns is followed no more."""
    rows: list[tuple[str, str, str, int]] = [("NNP", "PROPN", "nsubj", 1), ("VBD", "VERB", "ROOT", 1)]
    rows.append(("NNP", "PROPN", "dobj", 1))
    for n in range(50):
        rows += [("IN", "ADP", "prep", 2 + 2 * n), ("NNP", "PROPN", "pobj", 3 + 2 * n)]
    found = find_triples(tree("A met A" + " in A" * 50, *rows), "minimal")
    assert len(found[-1].relation.text.split()) == 61


def test_facts_of_a_clause_are_at_most_two_hundred() -> None:
    """About one subject, and with many subjects about as many in all."""
    tails = [("NNP", "PROPN", "dobj", 1), *[("NNP", "PROPN", "conj", 2 + n) for n in range(250)]]
    one = tree("A met" + " A" * 251, ("NNP", "PROPN", "nsubj", 1), ("VBD", "VERB", "ROOT", 1), *tails)
    assert len(list(triples.minimal.facts_of(one.words[1], load_frames()))) == 200


@pytest.mark.parametrize(
    ("entity", "relation", "tag", "told"),
    [
        ("PERSON", "compound", "NN", ["Anna be title"]),
        ("ORG", "compound", "NN", []),
        ("PERSON", "det", "NN", []),
        ("PERSON", "poss", "NN", []),
        ("PERSON", "amod", "JJ", []),
    ],
)
def test_titles(entity: str, relation: str, tag: str, told: list[str]) -> None:
    """A noun before the name of a person; not an owner, an adjective, or what stands before other names."""
    noun = "NOUN" if tag == "NN" else "ADJ"
    parse = make_parse(f"title {noun} {tag} {relation} 2\nAnna PROPN NNP ROOT 0 {entity}")
    found = list(nary.facts_of(parse.words[1], load_frames()))
    assert [
        f"{fact.subject[-1].text} {fact.implied} {fact.arguments[0][1][-1].text}" for fact in found
    ] == told


def test_trim_keeps_quotation_marks_in_pairs() -> None:
    """A lone mark at the edge is cut, a pair stays."""
    row = ("NN", "NOUN", "dep", 0)
    mark = ("``", "PUNCT", "punct", 0)
    words = list(tree('" peace " , "', mark, row, mark, (",", "PUNCT", "punct", 0), mark).words)
    assert [word.text for word in phrases.trim(words[:3])] == ['"', "peace", '"']
    assert [word.text for word in phrases.trim(words[1:3])] == ["peace"]
    assert [word.text for word in phrases.trim(words)] == ['"', "peace", '"']


def test_a_confidence_is_that_of_the_published_model() -> None:
    """The sum of what its features weigh, between 0 and 1; every feature that has a weight is one that is told."""
    (fact,) = [fact for word, fact in triples.facts_in(MET.sentences[0], load_frames(), "nary")][:1]
    weights = confidence.models()["nary"]
    found = confidence.features(fact, MET.words[1], 7)
    score = weights[confidence.BIAS] + sum(weights.get(name, 0) * value for name, value in found.items())
    likely = confidence.confidence_of(fact, MET.words[1], 7, "nary")
    assert likely == pytest.approx(1 / (1 + math.exp(-score)), abs=0.006)
    assert {"kind main", "subject a name", "2 arguments", "first argument object"} <= set(found)


@pytest.mark.parametrize("style", get_args(triples.Style))
def test_a_whole_main_clause_is_trusted_more_than_a_scrap(style: triples.Style) -> None:
    """The order that analysts filter by."""
    found = sorted(find_triples(MET, style), key=lambda triple: -triple.confidence)
    assert found[0].confidence > 0.5
    assert all(0 < triple.confidence < 1 for triple in found)


def test_every_kind_is_told_of() -> None:
    """``data/kinds.csv`` says of each construction in the weights what it is."""
    told = {(row["style"], f"kind {row['kind']}") for row in prepositions.rows("kinds")}
    weighed = {
        (style, name) for style, model in confidence.models().items() for name in model if "kind " in name
    }
    assert weighed <= told


def test_trim_cuts_conjunctions_and_a_lone_first_mark() -> None:
    """At the edges alone."""
    row, mark = ("NN", "NOUN", "dep", 0), ("``", "PUNCT", "punct", 0)
    words = tree(
        'and war and peace or " talks',
        *[("CC", "CCONJ", "cc", 0), row] * 2,
        ("CC", "CCONJ", "cc", 0),
        mark,
        row,
    ).words
    assert [word.text for word in phrases.trim(words[:5])] == ["war", "and", "peace"]
    assert [word.text for word in phrases.trim(words[5:])] == ["talks"]
    assert phrases.trim(words[:1]) == () == phrases.trim(())


def test_a_core_has_the_hyphens_that_stand_in_it() -> None:
    """Not one that stands before it."""
    parse = tree(
        "- Anglo - French force", ("HYPH", "PUNCT", "punct", 4), ("JJ", "ADJ", "amod", 4), ("HYPH", "PUNCT", "punct", 4),
        ("JJ", "ADJ", "amod", 4), ("NN", "NOUN", "ROOT", 4),
    )  # fmt: skip
    assert [word.text for word in phrases.core(parse.words[4])] == ["Anglo", "-", "French", "force"]


@pytest.mark.parametrize(
    ("mark", "rest"), [(",", "the deal failed"), ("(", "the deal failed"), ("!", "the deal ! ! failed")]
)
def test_what_is_left_out_takes_its_marks_along(mark: str, rest: str) -> None:
    """Commas and brackets round it."""
    rows = [
        ("DT", "DET", "det", 1), ("NN", "NOUN", "nsubj", 5), (mark, "PUNCT", "punct", 1), ("VBN", "VERB", "acl", 1),
        (mark, "PUNCT", "punct", 1), ("VBD", "VERB", "ROOT", 5),
    ]  # fmt: skip
    parse = tree(f"the deal {mark} signed {mark} failed", *rows)
    found = phrases.full(parse.words[5], parse.words[3])
    assert " ".join(word.text for word in found) == rest


def test_prepositions_may_follow_each_other() -> None:
    """ "since before the war": whatever the second is taken for."""
    for pos in ("ADP", "SCONJ"):
        parse = tree(
            "Ann waited since before Bob", ("NNP", "PROPN", "nsubj", 1), ("VBD", "VERB", "ROOT", 1),
            ("IN", "ADP", "prep", 1), ("IN", pos, "pcomp", 2), ("NNP", "PROPN", "pobj", 3),
        )  # fmt: skip
        assert [written(t) for t in find_triples(parse, "minimal")] == ["Ann | waited since before | Bob"]


def test_a_preposition_before_its_noun_leads_nowhere() -> None:
    """Nor does a clause before its verb."""
    parse = tree(
        "Ann met in Rome Bob", ("NNP", "PROPN", "nsubj", 1), ("VBD", "VERB", "ROOT", 1), ("IN", "ADP", "prep", 4),
        ("NNP", "PROPN", "pobj", 2), ("NNP", "PROPN", "dobj", 1),
    )  # fmt: skip
    assert [written(t) for t in find_triples(parse, "minimal")] == ["Ann | met | Bob"]


def test_an_object_before_its_verb_leads_nowhere() -> None:
    """ "the of Kenyans he met": mangled text has such parses, and a relation is cut from left to right."""
    parse = tree(
        "half of Kenya Ann met", ("NN", "NOUN", "dobj", 4), ("IN", "ADP", "prep", 0), ("NNP", "PROPN", "pobj", 1),
        ("NNP", "PROPN", "nsubj", 4), ("VBD", "VERB", "ROOT", 4),
    )  # fmt: skip
    assert [written(t) for t in find_triples(parse, "minimal")] == ["Ann | met | half of Kenya"]


@pytest.mark.parametrize("row", rows("triples"))
def test_example(row: dict[str, Any]) -> None:
    """The sentence tells the triples that the table gives, in both styles, and not those that it excludes."""
    parse = stored(row["text"])
    for style in get_args(triples.Style):
        found = [written(t) for t in find_triples(parse, style)]
        for wanted in row.get(style, []):
            assert wanted in found, f"{style}: missed {wanted}; found {found}"
        for unwanted in row.get(f"not_{style}", []):
            assert unwanted not in found, f"{style}: {unwanted}"


@pytest.mark.untraced
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
    long = tree("A met A" + " A" * 700, *rows[:3], *[("NN", "NOUN", "dep", 2)] * 700)
    assert find_triples(long, style) == ()

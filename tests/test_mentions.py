"""Candidates: which words may stand for an actor; on parses made by hand."""

from __future__ import annotations

import pytest
from parses import make_parse

from kg.actors.spotting import find_candidates
from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.gazetteer import load_gazetteer as load


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The built-in lists."""
    return load()


def found(rows: str, gazetteer: Gazetteer) -> list[tuple[str, str]]:
    """The candidates' words and forms."""
    parse = make_parse(rows)
    words = parse.words
    return [
        (parse.text[words[c.first].start : words[c.last].end], c.form)
        for c in find_candidates(parse, gazetteer)
    ]


def test_a_run_of_names_is_taken_apart(gazetteer: Gazetteer) -> None:
    """Demonym, title and name are told apart inside one run of capitals."""
    rows = """
Hungarian ADJ JJ amod 5 NORP
Defense PROPN NNP compound 5 ORG
Minister PROPN NNP compound 5
Tibor PROPN NNP compound 5 PERSON
Vadas PROPN NNP nsubj 6 PERSON
spoke VERB VBD ROOT 0 _ speak
"""
    assert ("Hungarian", "demonym") in found(rows, gazetteer)
    assert ("Tibor Vadas", "unknown") in found(rows, gazetteer)


def test_a_body_takes_its_country_along(gazetteer: Gazetteer) -> None:
    """An organisation's name begins with the country before it."""
    rows = """
The DET DT det 4
Latvian ADJ JJ amod 4 ORG
Constitutional PROPN NNP compound 4 ORG
Court PROPN NNP nsubj 5 ORG
ruled VERB VBD ROOT 0 _ rule
"""
    assert found(rows, gazetteer) == [("Latvian Constitutional Court", "unknown")]


def test_nouns_and_pronouns_are_candidates(gazetteer: Gazetteer) -> None:
    """Groups, and pronouns that can stand for somebody."""
    rows = """
Turkish ADJ JJ amod 2 NORP
troops NOUN NNS nsubj 3
told VERB VBD ROOT 0 _ tell
them PRON PRP dobj 3
"""
    assert found(rows, gazetteer) == [("Turkish", "demonym"), ("troops", "noun"), ("them", "pronoun")]


def test_particles_and_hyphens_belong_to_names(gazetteer: Gazetteer) -> None:
    """ "al-" and a lower-case second half are parts of a name."""
    rows = """
Omar PROPN NNP compound 4 PERSON
al PROPN NNP compound 4 PERSON
- PUNCT HYPH punct 4 PERSON
Sahni PROPN NNP nsubj 5 PERSON
left VERB VBD ROOT 0 _ leave
"""
    assert found(rows, gazetteer) == [("Omar al - Sahni", "unknown")]


def test_us_is_a_country_only_in_capitals(gazetteer: Gazetteer) -> None:
    """The pronoun "us" is no country."""
    assert found("They PRON PRP nsubj 2\ntold VERB VBD ROOT 0 _ tell\nus PRON PRP dobj 2", gazetteer)[1] == (
        "us",
        "pronoun",
    )


def test_weekdays_things_and_isms_are_nobody(gazetteer: Gazetteer) -> None:
    """A capital alone makes no actor."""
    rows = """
Monday PROPN NNP npadvmod 4
Communism PROPN NNP nsubj 4 NORP
Day PROPN NNP nsubj 4
came VERB VBD ROOT 0 _ come
"""
    assert found(rows, gazetteer) == []

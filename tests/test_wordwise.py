"""What rules say of a word is asked once: the labels are those that the rules give."""

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from kg.syntax import load_language, wordwise

pytestmark = pytest.mark.model

WORDS = ["They", "gon", "na", "run", ",", "he", "said", ",", "gon", "they"]
TAGS = ["PRP", "VBG", "TO", "VB", ",", "PRP", "VBD", ",", "NN", "PRP"]


def pipe(*patterns: tuple[list[dict[str, Any]], dict[str, str]]) -> Any:
    """A pipeline that has nothing but rules."""
    made = spacy.blank("en")
    ruler = made.add_pipe("attribute_ruler")
    for pattern, attrs in patterns:
        ruler.add([pattern], attrs)
    return made


RULES = (
    ([{"TAG": "PRP"}], {"POS": "PRON"}),
    ([{"TAG": {"IN": ["VB", "VBD"]}}], {"POS": "VERB"}),
    ([{"LOWER": "he", "TAG": "PRP"}], {"LEMMA": "he"}),
    ([{"LOWER": "gon"}, {"LOWER": "na"}], {"LEMMA": "go", "POS": "AUX"}),
    ([{"POS": "VERB"}], {"LEMMA": "do"}),
    ([{"LOWER": ","}], {"TAG": ":", "DEP": "punct"}),
)


def told(made: Any, words: list[str], tags: list[str]) -> list[tuple[str, str, str, str]]:
    """What a pipeline says of words."""
    doc = Doc(made.vocab, words=words, tags=tags)
    for _, component in made.pipeline:
        doc = component(doc)
    return [(token.tag_, token.dep_, token.pos_, token.lemma_) for token in doc]


def test_what_is_remembered_is_what_the_rules_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """For single words, for a pattern of two, for the same word alone; and when all was forgotten between."""
    plain, ours = pipe(*RULES), pipe(*RULES)
    wordwise.remember(ours)
    assert ours.pipe_names == ["wordwise"]
    for most in (wordwise.MOST, 0):
        monkeypatch.setattr(wordwise, "MOST", most)
        for start in (0, 3, 4, 9, 10):
            assert told(ours, WORDS[start:], TAGS[start:]) == told(plain, WORDS[start:], TAGS[start:])


def test_words_that_rules_take_together() -> None:
    """Wherever they meet, three in a row too, and not because they were asked for one beside the other."""
    any_word = {"LOWER": {"IN": ["he", "run", "said", "they"]}}
    rules = (*RULES, ([any_word, any_word], {"LEMMA": "pair"}))
    plain, ours = pipe(*rules), pipe(*rules)
    wordwise.remember(ours)
    for words in (["he", ",", "run", ",", "said", ",", "they"], ["he", "said", "they", ",", "run"], ["they"]):
        tags = ["PRP" if word in {"he", "they"} else "VBD" for word in words]
        assert told(ours, words, tags) == told(plain, words, tags)


def test_a_word_is_asked_for_once() -> None:
    """However often it comes; under another tag it is another word."""
    ours = pipe(*RULES)
    wordwise.remember(ours)
    asked: list[str] = []
    ours.get_pipe("wordwise").asked = [lambda doc: asked.append(doc.text) or doc]
    told(ours, ["run", "run", "run"], ["VB", "NN", "VB"])
    told(ours, ["run"], ["VB"])
    assert asked == ["run run "]


@pytest.mark.parametrize("pattern", [{"ENT_TYPE": "GPE"}, {"TEXT": {"REGEX": "x"}}, {"SHAPE": "xx"}])
def test_rules_that_look_elsewhere_are_left_alone(pattern: dict[str, Any]) -> None:
    """Their answer depends on more than word, tag and label."""
    made = pipe(([pattern], {"POS": "X"}))
    wordwise.remember(made)
    assert made.pipe_names == ["attribute_ruler"]


def test_a_model_without_such_rules_is_left_alone() -> None:
    """There is nothing to remember."""
    made = spacy.blank("en")
    wordwise.remember(made)
    assert made.pipe_names == []


def test_the_model_says_the_same() -> None:
    """Every label of every word is that of spaCy's own pipeline."""
    language = load_language().pipe
    texts = [
        "They're gonna leave, aren't they?  Let's see what we gotta do.",
        "Peru said: it ain't so.\n\nCosts rose.",
    ]
    for _ in range(2):
        for text in texts:
            ours = language(text, disable=["ner"])
            plain = language(text, disable=["ner", "wordwise"])
            for component in language.get_pipe("wordwise").asked:
                plain = component(plain)
            assert [(t.tag_, t.dep_, t.pos_, t.lemma_) for t in ours] == [
                (t.tag_, t.dep_, t.pos_, t.lemma_) for t in plain
            ]

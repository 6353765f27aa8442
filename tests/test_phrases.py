"""A noun in its phrase: what it says of itself before anybody is looked for."""

from __future__ import annotations

import pytest
from stored import DAY, stored

from kg.actors import is_former, resolve
from kg.actors.discourse import Scene
from kg.actors.phrases import Found, Phrase, apply, one, some
from kg.actors.spotting import find_candidates
from kg.actors.story import Story
from kg.lexicon import load_gazetteer
from kg.model import Actor


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("One-time President Emmanuel Macron met Vladimir Putin.", ["time"]),
        ("Then-US President Donald Trump met Kim Jong Un.", ["Then"]),
        ("Ex-President Hamid Karzai met the Taliban.", ["Ex"]),
        ("Russia then told French President Emmanuel Macron to leave.", ["then"]),
        ("A pro-Western president, Volodymyr Zelensky, met Vladimir Putin.", []),
        ("French President Emmanuel Macron met Mario Draghi on Tuesday.", []),
    ],
)
def test_words_that_say_that_a_title_is_over(text: str, former: list[str]) -> None:
    """A hyphen joins words to one: "time" alone is none."""
    words = stored(text, DAY).words
    assert [word.text for word in words if is_former(words, word.i)] == former


def phrase(text: str, noun: str) -> Phrase:
    """The first phrase with this noun, names resolved."""
    parse, gazetteer = stored(text, DAY), load_gazetteer()
    cast = resolve(parse, gazetteer)
    candidates = find_candidates(parse, gazetteer)
    scene = Scene(parse, gazetteer, candidates, cast.quotes, parse.document.published)
    for candidate in candidates:
        mention = cast.mention(candidate.head)
        if candidate.form != "noun" and mention is not None:
            scene.add(candidate, mention.actors, mention.how)
    found = next(each for each in candidates if each.head.text == noun and each.noun is not None)
    assert found.noun is not None
    return Phrase(scene, Story(), found, found.noun)


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Egyptian security forces arrested a British journalist.", "forces", "security forces"),
        ("Opposition groups met in Istanbul. Rebel sources condemned Syria.", "groups", "opposition groups"),
        ("Military forces of Pakistan attacked India.", "forces", "military forces"),
        ("The foreign and defence ministries of Turkey condemned Iran.", "ministries", "defence ministries"),
        ("Two police officers condemned Ghana.", "officers", "police officers"),
        ("Police arrested ten protesters in Paris.", "protesters", "protesters"),
    ],
)
def test_what_a_group_is_called_by(text: str, noun: str, name: str) -> None:
    """Nouns and kinds before it; no numbers, owners or capitals of the sentence's start."""
    assert phrase(text, noun).text == name


def test_what_a_phrase_says_of_itself() -> None:
    """Determiners, owners and colours."""
    leader = phrase("The former Russian leader condemned Ukraine.", "leader")
    assert (leader.definite, leader.indefinite, leader.former, leader.codes) == (True, False, True, ["RUS"])
    assert leader.before == {"the", "former", "russian"} and leader.colour == ""
    journalist = phrase("Egyptian security forces arrested a British journalist.", "journalist")
    assert (journalist.definite, journalist.indefinite, journalist.former) == (False, True, False)
    assert phrase("Western diplomats met African leaders in Geneva.", "diplomats").colour == "Western"
    assert phrase("Muslim leaders condemned Denmark.", "leaders").colour == ""
    assert phrase("Vladimir Putin's envoy met Recep Tayyip Erdogan.", "envoy").definite
    legislators = phrase("Legislators from our countries met in Mali.", "Legislators")
    assert legislators.follows(frozenset({"from"})) and not legislators.follows(frozenset({"of", "in"}))
    troops = phrase("Troops from Chad entered Libya.", "Troops")
    assert troops.codes == ["TCD"] and troops.owners_before == []


def test_the_first_rule_that_has_something_to_say_decides() -> None:
    """Nobody is something to say; no rule at all is nobody."""
    actor = Actor("A", "A", "group")
    some_phrase = phrase("Troops from Chad entered Libya.", "Troops")
    assert apply((lambda _: None, lambda _: Found(), lambda _: Found([actor])), some_phrase).actors == ()
    assert apply((), some_phrase) == Found() and some([]) is None is one(None)
    assert some([actor]) == one(actor) == Found([actor], "description", False)


def test_a_group_is_spelt_out_by_those_named_after_it() -> None:
    """ "The Baltic states Estonia, Latvia and Lithuania"."""
    parse = stored("The Baltic states Estonia, Latvia and Lithuania thanked Germany.", DAY)
    mention = resolve(parse, load_gazetteer()).mention(parse.words[2])
    assert mention is not None and mention.how == "apposition"
    assert [actor.name for actor in mention.actors] == ["Estonia", "Latvia", "Lithuania"]

"""Candidates: which words may stand for an actor, on parses written by hand; a row lists all that come out."""

from __future__ import annotations

import pytest
from brief import brief

from kg.actors.known import find_known
from kg.actors.spotting import find_candidates
from kg.lexicon import Gazetteer, load_gazetteer
from kg.words import Parse

CANDIDATES = [
    # Known names: the longest, with a capital, in one sentence
    (
        "Russian/amod/NORP Foreign/compound/ORG Minister/compound Sergey/compound/PERSON Lavrov/nsubj/PERSON spoke~speak!",
        "Russian:demonym; Foreign Minister:noun(foreign minister); Sergey Lavrov:name",
    ),
    ("Paris/nsubj/GPE spoke~speak!", "Paris:name"),
    ("the West/compound/LOC Bank/pobj/LOC fell~fall!", "West Bank:name"),
    ("the Hague/nsubj/GPE ruled~rule!", "Hague:unknown state"),
    ("the west/nsubj ruled~rule!", ""),
    ("fell~fall! Paris/dobj/GPE . | Hilton/nsubj/PERSON left~leave!", "Paris:name; Hilton:unknown person"),
    # Known names that are other words here
    ("Let/nsubj/NOUN:NN them go!", "them:pronoun"),
    ("LeT/nsubj/ORG fled~flee!", "LeT:name"),
    ("our Allies/nsubj/NOUN:NNS agreed~agree!", "our:pronoun; Allies:noun(ally)"),
    ("Russian/amod/NORP troops/nsubj left~leave!", "Russian:demonym; troops:noun(troop)"),
    ("ethnic/amod Albanians/nsubj/NORP fled~flee!", "Albanians:demonym"),
    # A known name that is only part of another
    ("Paris/compound/PERSON Milton/nsubj/PERSON spoke~speak!", "Paris Milton:unknown person"),
    ("Mary/compound/PERSON Washington/nsubj/PERSON spoke~speak!", "Mary Washington:unknown person"),
    ("Bank/nsubj/ORG of/prep/ORG China/pobj/ORG lent~lend!", "Bank of China:unknown(bank)@Bank organization"),
    ("Treaty/nsubj/ORG of China/pobj/GPE fell~fall!", "China:name"),
    # What looks like a name
    ("GIBBS/nsubj/NOUN:NN spoke~speak!", ""),
    ("Monday/nsubj/DATE came~come!", ""),
    ("March/nsubj/PERSON fell~fall!", ""),
    ("the Great/amod/ADJ:JJ/ORG Lion/nsubj/ORG fell~fall!", "Great Lion:unknown organization"),
    ("Great/amod/ADJ:JJ Lion/nsubj/ORG fell~fall!", "Lion:unknown organization"),
    ("Jr./nsubj/PERSON spoke~speak!", "Jr.:unknown person"),
    ("Communism/nsubj/NORP fell~fall!", ""),
    # Particles and hyphens inside names
    (
        "Charles/compound/PERSON de/compound Marne/nsubj/PERSON spoke~speak!",
        "Charles de Marne:unknown person",
    ),
    (
        "Ursula/compound>Brandt/PERSON von/compound>Brandt der/compound>Brandt Brandt/nsubj/PERSON spoke~speak!",
        "Ursula von der Brandt:unknown person",
    ),
    ("al/compound>Sahni - Sahni/nsubj/PERSON spoke~speak!", "al - Sahni:unknown person"),
    (
        "Omar/compound>Sahni/PERSON al/compound>Sahni - Sahni/nsubj/PERSON spoke~speak!",
        "Omar al - Sahni:unknown person",
    ),
    ("Tsai/compound/PERSON Ing/compound/PERSON - wen/nsubj/PERSON spoke~speak!", "Tsai Ing - wen:name"),
    ("Saint/compound/GPE - Denis/nsubj/GPE fell~fall!", "Saint - Denis:name"),
    (
        "Kofi/compound/PERSON Annan/nsubj/PERSON spoke~speak! | AI/compound/PERSON Ing/compound/PERSON -/punct wen/nsubj/NOUN:NN spoke~speak!",
        "Kofi Annan:name; AI Ing:unknown person",
    ),
    # Small words inside names of bodies
    (
        "the Ministry/nsubj/ORG of/prep/ORG Foreign/compound/ORG Affairs/pobj/ORG spoke~speak!",
        "Ministry of Foreign Affairs:unknown(ministry)@Ministry organization",
    ),
    (
        "the Ministry/nsubj of Foreign/compound Affairs/pobj spoke~speak!",
        "Ministry of Foreign Affairs:unknown(ministry)@Ministry",
    ),
    (
        "the Brotherhood/nsubj of Foreign/compound Affairs/pobj spoke~speak!",
        "Brotherhood:unknown; Foreign Affairs:unknown",
    ),
    (
        "Institute/nsubj/ORG of Technology/pobj spoke~speak!",
        "Institute of Technology:unknown(institute)@Institute organization",
    ),
    (
        "Council/nsubj/ORG on/prep/ORG the/det/ORG Ferns/pobj/ORG met~meet!",
        "Council on the Ferns:unknown@Council organization",
    ),
    ("Ferns/nsubj/ORG and/cc/ORG Mosses/conj/ORG met~meet!", "Ferns and Mosses:unknown@Ferns organization"),
    ("Minister/nsubj for Interior/pobj spoke~speak!", "Minister:noun(minister)"),
    # Bodies with what is named before them
    (
        "Latvian/amod/NORP Constitutional/compound/ORG Court/nsubj/ORG ruled~rule!",
        "Latvian Constitutional Court:unknown(court) organization",
    ),
    ("Latvian/amod/NORP Court/nsubj/ORG ruled~rule!", "Latvian:demonym; Court:noun(court)"),
    (
        "Malian/amod/NORP Flower/compound/ORG Fund/nsubj/ORG paid~pay!",
        "Malian Flower Fund:unknown(fund) organization",
    ),
    ("Financial/compound/ORG Times/nsubj/ORG wrote~write!", "Financial Times:name"),
    (
        "Iranian/amod/NORP Revolutionary/compound/ORG Guards/compound/ORG Corps/nsubj/ORG fired~fire!",
        "Iranian Revolutionary Guards Corps:name",
    ),
    (
        "the Otto/compound/PERSON Weber/compound/PERSON Foundation/nsubj/ORG paid~pay!",
        "Otto Weber Foundation:unknown(foundation) person",
    ),
    # Common nouns, also where written like names
    ("Parliament/nsubj voted~vote!", "Parliament:noun(parliament)"),
    ("foreign/amod minister/nsubj left~leave!", "foreign minister:noun(foreign minister)"),
    (
        "Foreign/compound Minister/nsubj of Russia/pobj/GPE spoke~speak!",
        "Foreign Minister:noun(foreign minister); Russia:name",
    ),
    ("spoke~speak! Mr./compound Vadas/nsubj/PERSON", "Vadas:unknown person"),
    ("the guard/nsubj/VERB:VB fell~fall!", ""),
    ("prime/amod suspects/nsubj fled~flee!", "suspects:noun(suspect)"),
    (
        "villagers/nsubj and administrators/conj fled~flee!",
        "villagers:noun(villager); administrators:noun(administrator)",
    ),
    ("trucks/nsubj fled~flee!", ""),
    # Pronouns and pairs
    ("they told~tell! US/dobj/PRON:PRP", "they:pronoun; US:name"),
    ("they told~tell! us/dobj", "they:pronoun; us:pronoun"),
    ("the two/nsubj agreed~agree!", "two:noun(side)"),
    ("two/nsubj agreed~agree!", ""),
    ("the two/dobj fell~fall!", ""),
    (
        "their/poss/DET:PRP$ shopkeepers/nsubj saw~see! mine/dobj/PRON:NN",
        "their:pronoun; shopkeepers:noun(shopkeeper); mine:pronoun",
    ),
]
"""A sentence, and its candidates: the words, the form, the noun, the word that it hangs by, the label."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The built-in lists."""
    return load_gazetteer()


def told(parse: Parse, gazetteer: Gazetteer, speakers: str = "") -> str:
    """The candidates of a parse in one line."""
    words, found = parse.words, []
    named = [word for word in words if word.text in speakers.split()]
    for each in find_candidates(parse, gazetteer, named):
        text = parse.text[words[each.first].start : words[each.last].end] + f":{each.form}"
        text += f"({each.noun.word})" if each.noun else ""
        text += f"@{each.head.text}" if each.head is not words[each.last] else ""
        found.append(text + (f" {each.label}" if each.form == "unknown" and each.label else ""))
    return "; ".join(found)


@pytest.mark.parametrize(("text", "expected"), CANDIDATES, ids=[row[0] for row in CANDIDATES])
def test_candidates_of_a_sentence(text: str, expected: str, gazetteer: Gazetteer) -> None:
    """Exactly these, in the order of the text."""
    assert told(brief(text), gazetteer) == expected


def test_who_speaks_in_a_transcript_is_a_name(gazetteer: Gazetteer) -> None:
    """Whatever the parser takes the word for."""
    parse = brief("GIBBS/nsubj/NOUN:NN spoke~speak!")
    assert (told(parse, gazetteer), told(parse, gazetteer, "GIBBS")) == ("", "GIBBS:unknown")


def test_an_unknown_name_keeps_who_is_known_inside_it(gazetteer: Gazetteer) -> None:
    """ "Bank of China" is of China, which stands for nobody there."""
    (bank,) = find_candidates(brief("Bank/nsubj/ORG of/prep/ORG China/pobj/ORG lent~lend!"), gazetteer)
    assert [entry.actor.country for entry in bank.entries] == ["CHN"]
    (court, *_) = find_candidates(
        brief("Latvian/amod/NORP High/compound/ORG Court/nsubj/ORG ruled~rule!"), gazetteer
    )
    assert [entry.actor.country for entry in court.entries] == ["LVA"]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("the West/compound/LOC Bank/nsubj/LOC fell~fall!", {1: 2}),
        ("the West/nsubj/LOC fell~fall!", {0: 2}),
        ("South/compound Africa/nsubj fell~fall!", {0: 2}),
        ("south/compound Africa/nsubj fell~fall!", {1: 1}),
        ("they left~leave! Sierra/dobj | Leone/nsubj fell~fall!", {}),
        ("NATO/compound troops/nsubj fell~fall!", {0: 1}),
    ],
)
def test_known_names(text: str, lengths: dict[int, int], gazetteer: Gazetteer) -> None:
    """By the first word, with how many words they have."""
    assert {at: known.length for at, known in find_known(brief(text).words, gazetteer).items()} == lengths

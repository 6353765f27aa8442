"""The cast: who mentions are, on hand-made parses for single rules and on our own examples for the whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from marking import head, mentioned
from parses import make_parse
from stored import MARKED, rows, stored

from kg.actors.cast import Cast, resolve
from kg.actors.cast import mention_records as records
from kg.actors.duplicates import suggest_duplicates as suggest
from kg.actors.misprints import misprinted_country, skeleton
from kg.lexicon.gazetteer import Gazetteer, fold
from kg.lexicon.gazetteer import load_gazetteer as load
from kg.model import Actor, Document
from kg.rdf.vocabulary import Minter
from kg.words import Parse


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The built-in lists."""
    return load()


def names(parse: Parse, cast: Cast, word: str, nth: int = 0) -> tuple[str, ...]:
    """The names of the actors at the nth word of this form."""
    at = [w for w in parse.words if w.text == word][nth]
    return tuple(actor.name for actor in cast.at(at))


MINISTER = """
Hungarian ADJ JJ amod 5 NORP
Defense PROPN NNP compound 5 ORG
Minister PROPN NNP compound 5
Tibor PROPN NNP compound 5 ORG
Vadas PROPN NNP nsubj 6 ORG
met VERB VBD ROOT 0 _ meet
Turkish ADJ JJ amod 8 NORP
officers NOUN NNS dobj 6 _ officer
"""


def test_an_unknown_person_takes_country_and_sector_from_the_title(gazetteer: Gazetteer) -> None:
    """A title makes a person, whatever spaCy calls it."""
    parse = make_parse(MINISTER)
    cast = resolve(parse, gazetteer)
    (actor,) = cast.at(parse.words[4])
    assert actor == Actor("Tibor_Vadas", "Tibor Vadas", "person", "HUN", "GOV")
    assert cast.at(parse.words[2]) == (actor,)  # the title stands for its holder


def test_a_demonym_makes_a_group_and_is_a_mention_of_its_own(gazetteer: Gazetteer) -> None:
    """Turkish officers are a group; "Turkish" is Türkiye."""
    parse = make_parse(MINISTER)
    cast = resolve(parse, gazetteer)
    (group,) = cast.at(parse.words[7])
    assert (group.name, group.kind, group.country, group.sector) == (
        "Turkish officers",
        "group",
        "TUR",
        "MIL",
    )
    mention = cast.mention(parse.words[6])
    assert mention is not None and mention.how == "demonym" and mention.actors[0].country == "TUR"


def test_surnames_and_pronouns_go_back_to_the_full_name(gazetteer: Gazetteer) -> None:
    """One person, three ways to say so."""
    parse = make_parse(
        MINISTER
        + """
Vadas PROPN NNP nsubj 2
said VERB VBD ROOT 0 _ say
he PRON PRP nsubj 4
agreed VERB VBD ccomp 2 _ agree
"""
    )
    cast = resolve(parse, gazetteer)
    assert names(parse, cast, "Vadas", 1) == names(parse, cast, "he") == ("Tibor Vadas",)
    assert [m.how for m in cast.mentions if m.text == "he"] == ["pronoun"]


def test_two_candidates_that_agree_alike_leave_a_pronoun_open(gazetteer: Gazetteer) -> None:
    """Missing beats wrong."""
    parse = make_parse(
        """
Anna PROPN NNP nsubj 3 PERSON
Weber PROPN NNP appos 1 PERSON
met VERB VBD ROOT 0 _ meet
Ivan PROPN NNP dobj 3 PERSON
. PUNCT . punct 3

They PRON PRP nsubj 2
left VERB VBD ROOT 0 _ leave
"""
    )
    assert resolve(parse, gazetteer).at(parse.words[5]) == ()


@pytest.mark.parametrize(
    ("preposition", "how", "name"),
    [("in", "place", "Moscow"), ("with", "metonym", "Russia")],
)
def test_a_capital_is_its_government_or_a_place(
    gazetteer: Gazetteer, preposition: str, how: str, name: str
) -> None:
    """In Moscow is a place, with Moscow a government; a visit to the city is one to Russia."""
    parse = make_parse(
        f"""
Talks NOUN NNS nsubj 4
{preposition} ADP IN prep 1
Moscow PROPN NNP pobj 2 GPE
failed VERB VBD ROOT 0 _ fail
""",
        "2015-03-01",
    )
    cast = resolve(parse, gazetteer)
    mention = cast.mention(parse.words[2])
    assert mention is not None and mention.how == how and mention.actors[0].name == name
    assert name != "Moscow" or cast.seats["Moscow"].name == "Russia"


def test_a_capital_stands_for_the_state_of_its_day(gazetteer: Gazetteer) -> None:
    """Moscow was the Soviet Union in 1962."""
    rows = "Moscow PROPN NNP nsubj 2 GPE\nreplied VERB VBD ROOT 0 _ reply"
    for day, name in (("1962-10-25", "Soviet Union"), ("2015-03-01", "Russia")):
        parse = make_parse(rows, day)
        assert names(parse, resolve(parse, gazetteer), "Moscow") == (name,)


def test_the_leader_of_a_country_is_who_led_it_that_day(gazetteer: Gazetteer) -> None:
    """ "The Russian leader" needs the date, or nobody is meant by name."""
    rows = """
The DET DT det 3
Russian ADJ JJ amod 3 NORP
leader NOUN NN nsubj 4
spoke VERB VBD ROOT 0 _ speak
"""
    parse = make_parse(rows, "2014-03-18")
    assert names(parse, resolve(parse, gazetteer), "leader") == ("Vladimir Putin",)
    undated = make_parse(rows)
    (actor,) = resolve(undated, gazetteer).at(undated.words[2])
    assert (actor.name, actor.country) == ("Russian leader", "RUS")


def test_acronyms_introduced_in_brackets(gazetteer: Gazetteer) -> None:
    """A bracketed acronym names the body before it."""
    parse = make_parse(
        """
The DET DT det 4
Lakeland PROPN NNP compound 4 ORG
Peace PROPN NNP compound 4 ORG
Council PROPN NNP nsubj 8 ORG
( PUNCT -LRB- punct 4
LPC PROPN NNP appos 4 ORG
) PUNCT -RRB- punct 4
met VERB VBD ROOT 0 _ meet
. PUNCT . punct 8

LPC PROPN NNP compound 2
members NOUN NNS nsubj 3 _ member
left VERB VBD ROOT 0 _ leave
"""
    )
    cast = resolve(parse, gazetteer)
    assert names(parse, cast, "LPC", 1) == names(parse, cast, "Council") == ("Lakeland Peace Council",)


def test_i_is_the_speaker_even_where_named_later(gazetteer: Gazetteer) -> None:
    """Whose words "I" stands in is told after them."""
    parse = make_parse(
        """
“ PUNCT `` punct 7
I PRON PRP nsubj 3
agree VERB VBP ccomp 6
, PUNCT , punct 6
” PUNCT '' punct 6
said VERB VBD ROOT 0 _ say
Mr. PROPN NNP compound 8
Sandor PROPN NNP nsubj 6 PERSON
. PUNCT . punct 6
"""
    )
    cast = resolve(parse, gazetteer)
    assert names(parse, cast, "I") == ("Sandor",)


CROWD = """
Protesters NOUN NNS nsubj 1 _ protester
attacked VERB VBD ROOT 1 _ attack
the DET DT det 3
embassy NOUN NN dobj 1
"""


def test_who_has_no_name_is_somebody_else_in_every_document(gazetteer: Gazetteer) -> None:
    """Nameless crowds of two documents never become one; the id is stable, readable and a legal IRI."""
    parse = make_parse(CROWD)
    ids = []
    for name in ("one", "other", "one"):
        document = replace(parse.document, id=name)
        (actor,) = resolve(replace(parse, document=document), gazetteer).at(parse.words[0])
        assert (actor.name, actor.kind) == ("protesters", "group")
        assert str(Minter().actor(actor)) == Minter().base + actor.id
        ids.append(actor.id)
    assert ids[0] == ids[2] != ids[1]
    assert all(each.startswith("protesters.") for each in ids)


def test_governments_are_their_country(gazetteer: Gazetteer) -> None:
    """The Sudanese government is Sudan."""
    parse = make_parse(
        """
The DET DT det 3
Sudanese ADJ JJ amod 3 NORP
government NOUN NN nsubj 4
refused VERB VBD ROOT 0 _ refuse
"""
    )
    (actor,) = resolve(parse, gazetteer).at(parse.words[2])
    assert (actor.kind, actor.country) == ("country", "SDN")


def test_records_give_every_actor_with_its_mentions(gazetteer: Gazetteer) -> None:
    """The row of a document can be written as JSON and read back."""
    parse = make_parse(MINISTER)
    row = records(parse, resolve(parse, gazetteer))
    assert row["id"] == "doc"
    benko = next(actor for actor in row["actors"] if actor["id"] == "Tibor_Vadas")
    assert list(benko) == ["id", "name", "kind", "country", "sector", "wikidata", "mentions"]
    assert all(parse.text[m["start"] : m["end"]] == m["text"] for a in row["actors"] for m in a["mentions"])


def test_odd_text_yields_nothing(gazetteer: Gazetteer) -> None:
    """Empty and senseless documents have an empty cast."""
    for tree in ("", "! PUNCT . ROOT 0", "\u202e X XX ROOT 0", "( PUNCT -LRB- ROOT 0\nA PROPN NNP dep 1"):
        resolve(make_parse(tree), gazetteer)
    assert resolve(Parse(Document("d", ""), (), ()), gazetteer).mentions == ()


def test_misprints_of_countries_are_read(gazetteer: Gazetteer) -> None:
    """One letter too few or too many, in a word that is long enough."""
    assert (actor := misprinted_country(gazetteer, "Ethiopa")) is not None and actor.country == "ETH"
    assert misprinted_country(gazetteer, "Chad") is None
    assert skeleton("soleymani") == skeleton("suleimani")


def test_likely_merges_are_proposed_in_a_fixed_order() -> None:
    """Spellings and initials are proposed, different countries are not."""
    one = Actor("Jan_Kovac", "Jan Kovac", "person", "SVK")
    other = Actor("Jan_Kovacs", "Jan Kovacz", "person", "SVK")
    initial = Actor("J_Kovac", "J. Kovac", "person", None)
    foreign = Actor("Jan_Kovac_(HUN)", "Jan Kovac", "person", "HUN")
    pairs = suggest([foreign, other, initial, one])
    assert {(p.one.id, p.other.id) for p in pairs} >= {("J_Kovac", "Jan_Kovac")}
    assert all({p.one.country, p.other.country} != {"HUN", "SVK"} for p in pairs)
    assert pairs == suggest([one, initial, other, foreign])


@pytest.mark.parametrize("row", [row for table in MARKED for row in rows(table)])
def test_example(row: dict[str, Any], gazetteer: Gazetteer) -> None:
    """Each marked mention ends where it should, and those of ``missed`` do not yet."""
    text, mentions = mentioned(row["text"])
    of_file = {key: row.get(key, "") for key in ("title", "source", "author")}
    parse = stored(text, row.get("date", date(2022, 2, 1)), **of_file)
    cast = resolve(parse, gazetteer)
    missed = []
    for start, end, answers in mentions:
        found = frozenset(fold(actor.name) for actor in cast.at(head(parse, start, end)))
        if found not in answers:
            missed.append(text[start:end])
    assert missed == row.get("missed", [])


def test_the_president_of_an_american_document_is_the_american_one(gazetteer: Gazetteer) -> None:
    """Who issued a document tells whose president it speaks of."""
    rows = "The DET DT det 2\nPresident PROPN NNP nsubj 3\nspoke VERB VBD ROOT 0 _ speak"
    parse = make_parse(rows, "2009-06-16")
    assert [actor.country for actor in resolve(parse, gazetteer).at(parse.words[1])] == [None]
    at_home = replace(parse, document=replace(parse.document, source="White House press briefing"))
    assert names(at_home, resolve(at_home, gazetteer), "President") == ("Barack Obama",)


def test_a_possessive_goes_back_to_the_subject_of_its_own_clause(gazetteer: Gazetteer) -> None:
    """And stays open where we do not know that subject."""
    rows = """
Turkey PROPN NNP nsubj 2 GPE
warned VERB VBD ROOT 0 _ warn
Syria PROPN NNP dobj 2 GPE
. PUNCT . punct 2

{subject} {pos} nsubj 2{more}
withdrew VERB VBD ROOT 0 _ withdraw
its PRON PRP$ poss 4
envoys NOUN NNS dobj 2 _ envoy
"""
    known = make_parse(rows.format(subject="Jordan", pos="PROPN NNP", more=" GPE"))
    assert names(known, resolve(known, gazetteer), "its") == ("Jordan",)
    unknown = make_parse(
        rows.format(subject="it", pos="PRON PRP", more="").replace("it PRON PRP", "Zzz NOUN NN")
    )
    assert names(unknown, resolve(unknown, gazetteer), "its") == ()

"""Who names are: persons, bodies, places and countries, on parses written by hand; a row lists all mentions."""

from __future__ import annotations

import pytest
from brief import brief

from kg.actors import resolve
from kg.lexicon import load_gazetteer
from kg.model import Actor, Mention

MENTIONS = [
    # Full names, and what is short for them
    (
        "",
        "Hungarian/amod>Vadas/NORP Defence/compound/ORG Minister/compound Tibor/compound/PERSON Vadas/nsubj/PERSON met~meet! Turkish/amod/NORP officers/dobj . | Vadas/nsubj spoke~speak! . | he/nsubj left~leave!",
        [
            "Hungarian = Hungary/country/HUN (demonym)",
            "Defence Minister Tibor Vadas = Tibor Vadas/person/HUN/GOV (name)",
            "Turkish = Turkey/country/TUR (demonym)",
            "Turkish officers = Turkish officers/group/TUR/MIL (description)",
            "Vadas = Tibor Vadas/person/HUN/GOV (surname)",
            "he = Tibor Vadas/person/HUN/GOV (pronoun)",
        ],
    ),
    (
        "",
        "Jan/compound/PERSON Kovac/nsubj/PERSON met~meet! Jan/compound/PERSON Kovac/dobj/PERSON | Slovak/amod>Kovac/NORP President/compound Jan/compound Kovac/nsubj spoke~speak! | Kovac/nsubj left~leave!",
        [
            "Jan Kovac = Jan Kovac/person/SVK/GOV (name)",
            "Jan Kovac = Jan Kovac/person/SVK/GOV (alias)",
            "Slovak = Slovakia/country/SVK (demonym)",
            "President Jan Kovac = Jan Kovac/person/SVK/GOV (alias)",
            "Kovac = Jan Kovac/person/SVK/GOV (surname)",
        ],
    ),
    (
        "",
        "Anna/compound/PERSON Kovac/nsubj/PERSON met~meet! Jan/compound/PERSON Kovac/dobj/PERSON | Kovac/nsubj left~leave!",
        [
            "Anna Kovac = Anna Kovac/person (name)",
            "Jan Kovac = Jan Kovac/person (name)",
            "Kovac = Jan Kovac/person (surname)",
        ],
    ),
    (
        "",
        "Anna/compound/PERSON Kovac/nsubj/PERSON met~meet! Jan/compound/PERSON Weber/dobj/PERSON | Anna/nsubj left~leave!",
        [
            "Anna Kovac = Anna Kovac/person (name)",
            "Jan Weber = Jan Weber/person (name)",
            "Anna = Anna Kovac/person (surname)",
        ],
    ),
    (
        "",
        "Eugenio/compound/PERSON Molina/nsubj/PERSON ( the “ Molino/appos ” ) spoke~speak! | Molino/nsubj left~leave!",
        [
            "Eugenio Molina = Eugenio Molina/person (name)",
            "Molino = Eugenio Molina/person (alias)",
            "Molino = Eugenio Molina/person (surname)",
        ],
    ),
    (
        "",
        "Qasem/compound/PERSON Soleymani/nsubj/PERSON spoke~speak! . | Qasem/compound/PERSON Suleimany/nsubj/PERSON left~leave!",
        [
            "Qasem Soleymani = Qasem Soleimani/person/IRN/MIL (alias)",
            "Qasem Suleimany = Qasem Soleimani/person/IRN/MIL (alias)",
        ],
    ),
    (
        "",
        "OTTO/compound/PERSON WEBER/nsubj/PERSON spoke~speak!",
        [
            "OTTO WEBER = Otto Weber/person (name)",
        ],
    ),
    (
        "",
        "J./compound/PERSON K./compound/PERSON Weber/nsubj/PERSON spoke~speak!",
        [
            "J. K. Weber = J. K. Weber/person (name)",
        ],
    ),
    # Titles and appositions
    (
        "",
        "Tibor/compound/PERSON Vadas/nsubj/PERSON , Hungary/poss/GPE 's defence/compound minister/appos , left~leave!",
        [
            "Tibor Vadas = Tibor Vadas/person/HUN/GOV (name)",
            "Hungary = Hungary/country/HUN (name)",
            "Hungary's defence minister = Tibor Vadas/person/HUN/GOV (apposition)",
        ],
    ),
    (
        "",
        "Otto/compound/ORG Weber/nsubj/ORG , Mali/poss/GPE 's foreign/compound minister/appos , spoke~speak!",
        [
            "Otto Weber = Otto Weber/person/MLI/GOV (name)",
            "Mali = Mali/country/MLI (name)",
            "Mali's foreign minister = Otto Weber/person/MLI/GOV (apposition)",
        ],
    ),
    (
        "",
        "Weber/nsubj/PERSON , Mali/poss/GPE 's foreign/compound minister/appos , spoke~speak!",
        [
            "Mali = Mali/country/MLI (name)",
            "Mali's foreign minister = Malian foreign minister/person/MLI/GOV (description)",
        ],
    ),
    (
        "",
        "General/compound Qi/nsubj spoke~speak!",
        [
            "General Qi = Qi/person/MIL (title)",
        ],
    ),
    (
        "",
        "Vice/compound Chairman/compound General/compound Qi/nsubj spoke~speak! in Beijing/pobj/GPE",
        [
            "Vice Chairman General Qi = Qi/person/MIL (title)",
            "Beijing = Beijing/place/CHN (place)",
        ],
    ),
    (
        "",
        "Minister/compound Weber/nsubj/PERSON spoke~speak! . | Otto/compound/ORG Weber/nsubj/ORG left~leave!",
        [
            "Minister Weber = Weber/person/GOV (title)",
            "Otto Weber = Otto Weber/organization (name)",
        ],
    ),
    # The country of somebody new
    (
        "",
        "Ambassador/compound Otto/compound/PERSON Weber/nsubj/PERSON spoke~speak! in Mali/pobj/GPE",
        [
            "Ambassador Otto Weber = Otto Weber/person/GOV (name)",
            "Mali = Mali/country/MLI (name)",
        ],
    ),
    (
        "",
        "Minister/compound Otto/compound/PERSON Weber/nsubj/PERSON spoke~speak! in Mali/pobj/GPE",
        [
            "Minister Otto Weber = Otto Weber/person/GOV (name)",
            "Mali = Mali/country/MLI (name)",
        ],
    ),
    (
        "",
        "Mali/nsubj/GPE spoke~speak! . | Minister/compound Otto/compound/PERSON Weber/nsubj/PERSON left~leave!",
        [
            "Mali = Mali/country/MLI (name)",
            "Minister Otto Weber = Otto Weber/person/MLI/GOV (name)",
        ],
    ),
    (
        "",
        "Malian/amod>Weber/NORP Interior/compound Minister/compound Otto/compound>Weber/PERSON Weber/nsubj/PERSON and Defence/compound Minister/compound Ivan/compound>Adam/PERSON Adam/conj/PERSON spoke~speak!",
        [
            "Malian = Mali/country/MLI (demonym)",
            "Interior Minister Otto Weber = Otto Weber/person/MLI/GOV (name)",
            "Defence Minister Ivan Adam = Ivan Adam/person/MLI/GOV (name)",
        ],
    ),
    (
        "",
        "Malian/amod>Weber/NORP President/compound Otto/compound>Weber/PERSON Weber/nsubj/PERSON and President/compound Ivan/compound>Adam/PERSON Adam/conj/PERSON spoke~speak!",
        [
            "Malian = Mali/country/MLI (demonym)",
            "President Otto Weber = Otto Weber/person/MLI/GOV (name)",
            "President Ivan Adam = Ivan Adam/person/MLI/GOV (name)",
        ],
    ),
    (
        "",
        "European/compound/ORG Commission/compound/ORG President/compound Otto/compound/PERSON Weber/nsubj/PERSON spoke~speak! in Mali/pobj/GPE",
        [
            "European Commission = European Commission/organization/IGO (name)",
            "European Commission President Otto Weber = Otto Weber/person/IGO (name)",
            "Mali = Mali/country/MLI (name)",
        ],
    ),
    # Gender
    (
        "",
        "Ms./compound Weber/nsubj/PERSON spoke~speak! . | she/nsubj left~leave!",
        [
            "Ms. Weber = Weber/person (title)",
            "she = Weber/person (pronoun)",
        ],
    ),
    (
        "",
        "Chairman/compound Otto/compound/PERSON Weber/nsubj/PERSON spoke~speak! . | she/nsubj left~leave! . | he/nsubj stayed~stay!",
        [
            "Chairman Otto Weber = Otto Weber/person/GOV (name)",
            "he = Otto Weber/person/GOV (pronoun)",
        ],
    ),
    (
        "",
        "spokeswoman/compound Kim/compound/ORG Weber/nsubj/ORG spoke~speak! . | he/nsubj left~leave! . | she/nsubj stayed~stay!",
        [
            "spokeswoman Kim Weber = Kim Weber/person/GOV (name)",
            "she = Kim Weber/person/GOV (pronoun)",
        ],
    ),
    # Whom the gazetteer knows
    (
        "2014-03-18",
        "Russian/amod>Lavrov/NORP Foreign/compound Minister/compound Lavrov/nsubj/PERSON spoke~speak!",
        [
            "Russian = Russia/country/RUS (demonym)",
            "Foreign Minister Lavrov = Sergey Lavrov/person/RUS/GOV (title)",
        ],
    ),
    (
        "2014-03-18",
        "Lavrov/nsubj/PERSON spoke~speak! in Moscow/pobj/GPE",
        [
            "Lavrov = Sergey Lavrov/person/RUS/GOV (surname)",
            "Moscow = Moscow/place/RUS (place)",
        ],
    ),
    (
        "2014-03-18",
        "Sergei/compound/PERSON Lavrov/nsubj/PERSON met~meet! John/compound/PERSON Kerry/dobj/PERSON | Kerry/nsubj left~leave!",
        [
            "Sergei Lavrov = Sergey Lavrov/person/RUS/GOV (name)",
            "John Kerry = John Kerry/person/USA/GOV (name)",
            "Kerry = John Kerry/person/USA/GOV (surname)",
        ],
    ),
    ("1950-03-18", "Lavrov/nsubj/PERSON spoke~speak!", ["Lavrov = Lavrov/person (name)"]),
    ("", "Smith/nsubj/PERSON spoke~speak!", ["Smith = Smith/person (name)"]),
    (
        "2014-03-18",
        "NATO/poss/ORG 's Secretary/compound General/compound Anders/compound/PERSON Rasmussen/nsubj/PERSON spoke~speak!",
        [
            "NATO = NATO/organization/IGO (name)",
            "Secretary General Anders Rasmussen = Anders Fogh Rasmussen/person/IGO (alias)",
        ],
    ),
    (
        "2014-03-18",
        "Vladimir/compound/PERSON V./compound Putin/nsubj/PERSON spoke~speak! . | Putin/nsubj left~leave!",
        [
            "Vladimir V. Putin = Vladimir Putin/person/RUS/GOV (alias)",
            "Putin = Vladimir Putin/person/RUS/GOV (surname)",
        ],
    ),
    # What is no person's name
    (
        "",
        "Otto/compound/ORG Weber/nsubj/ORG spoke~speak!",
        [
            "Otto Weber = Otto Weber/organization (name)",
        ],
    ),
    (
        "",
        "Otto/compound/GPE Weber/nsubj/GPE fell~fall!",
        [
            "Otto Weber = Otto Weber/place (place)",
        ],
    ),
    ("", "they left~leave! the Otto/compound/GPE road/dobj", []),
    (
        "",
        "the Zorro/nsubj/NORP left~leave! Mali/dobj/GPE",
        [
            "Zorro = Zorro/group/MLI (name)",
            "Mali = Mali/country/MLI (name)",
        ],
    ),
    (
        "",
        "Zorros/compound/NORP road/nsubj in Mali/pobj/GPE fell~fall!",
        [
            "Mali = Mali/country/MLI (name)",
        ],
    ),
    (
        "",
        "Weber/nsubj/PERSON spoke~speak! . | Weber/nsubj/PERSON left~leave!",
        [
            "Weber = Weber/person (name)",
            "Weber = Weber/person (name)",
        ],
    ),
    (
        "",
        "Turkish/amod>Lion/NORP Red/compound Lion/nsubj fell~fall!",
        [
            "Turkish = Turkey/country/TUR (demonym)",
            "Red Lion = Turkish Red Lion/organization/TUR (name)",
        ],
    ),
    ("", "Zorro/nsubj fell~fall!", []),
    (
        "",
        "U.S.–U.K./nsubj/GPE failed~fail!",
        [
            "U.S.–U.K. = United States/country/USA + United Kingdom/country/GBR (demonym)",
        ],
    ),
    (
        "",
        "Mr./compound Ethiopa/nsubj/PERSON fell~fall!",
        [
            "Ethiopa = Ethiopia/country/ETH (alias)",
        ],
    ),
    (
        "",
        "Ethiopa/nsubj/GPE fell~fall!",
        [
            "Ethiopa = Ethiopia/country/ETH (alias)",
        ],
    ),
    # Bodies, places and governments
    (
        "",
        "the Malian/amod/NORP Foreign/compound/ORG Ministry/nsubj/ORG spoke~speak!",
        [
            "Malian Foreign Ministry = Malian Foreign Ministry/organization/MLI/GOV (name)",
        ],
    ),
    (
        "",
        "the Ministry/nsubj/ORG of/prep/ORG Trees/pobj/ORG of Mali/pobj/GPE spoke~speak!",
        [
            "Ministry of Trees of Mali = Ministry of Trees of Mali/organization/MLI/GOV (name)",
        ],
    ),
    (
        "",
        "Mali/poss/GPE 's Tree/compound/ORG Council/nsubj/ORG spoke~speak!",
        [
            "Mali = Mali/country/MLI (name)",
            "Tree Council = Malian Tree Council/organization/MLI (name)",
        ],
    ),
    (
        "",
        "Malian/amod/NORP Transitional/compound/ORG Government/nsubj/ORG spoke~speak!",
        [
            "Malian Transitional Government = Mali/country/MLI (metonym)",
        ],
    ),
    (
        "",
        "the Malian/amod/NORP Governments/nsubj/ORG and Chadian/amod/NORP Governments/conj/ORG met~meet!",
        [
            "Malian Governments = Mali/country/MLI (metonym)",
            "Chadian Governments = Chad/country/TCD (metonym)",
        ],
    ),
    (
        "",
        "Lake/nsubj/LOC Zorro/appos/LOC fell~fall! in Mali/pobj/GPE",
        [
            "Lake Zorro = Lake Zorro/place/MLI (place)",
            "Mali = Mali/country/MLI (name)",
        ],
    ),
    (
        "",
        "Zorro/compound/LOC Valley/nsubj/LOC fell~fall! to Mali/pobj/GPE",
        [
            "Zorro Valley = Zorro Valley/place/MLI (place)",
            "Mali = Mali/country/MLI (name)",
        ],
    ),
    # Acronyms
    (
        "",
        "Lakeland/compound/ORG Peace/compound/ORG Council/nsubj/ORG ( LPC/appos/ORG ) met~meet! . | LPC/nsubj/ORG left~leave! . | LXC/nsubj/ORG stayed~stay!",
        [
            "Lakeland Peace Council = Lakeland Peace Council/organization (name)",
            "LPC = Lakeland Peace Council/organization (acronym)",
            "LPC = Lakeland Peace Council/organization (acronym)",
            "LXC = LXC/organization (name)",
        ],
    ),
    (
        "",
        "Lakeland/compound/ORG Peace/compound/ORG Council/nsubj/ORG ( XYZ/appos/ORG ) met~meet! . | XYZ/nsubj/ORG left~leave!",
        [
            "Lakeland Peace Council = Lakeland Peace Council/organization (name)",
            "XYZ = XYZ/organization (name)",
            "XYZ = XYZ/organization (name)",
        ],
    ),
    # Peoples
    (
        "",
        "ethnic/amod Albanians/nsubj/PROPN:NNPS/NORP in Serbia/pobj/GPE fled~flee!",
        [
            "ethnic Albanians = ethnic Albanians/group/SRB/CVL (demonym)",
            "Serbia = Serbia/country/SRB (name)",
        ],
    ),
    (
        "",
        "ethnic/amod Albanians/nsubj/PROPN:NNPS/NORP fled~flee!",
        [
            "ethnic Albanians = ethnic Albanians/group/ALB/CVL (demonym)",
        ],
    ),
    # Capitals: places, governments, and whose on that day
    (
        "2014-03-18",
        "they flew~fly! to Moscow/pobj/GPE",
        [
            "Moscow = Moscow/place/RUS (place)",
        ],
    ),
    (
        "2014-03-18",
        "they talked~talk! to Moscow/pobj/GPE",
        [
            "Moscow = Russia/country/RUS (metonym)",
        ],
    ),
    (
        "2014-03-18",
        "they left~leave! Moscow/dobj/GPE",
        [
            "Moscow = Moscow/place/RUS (place)",
        ],
    ),
    (
        "2014-03-18",
        "they blamed~blame! Moscow/dobj/GPE",
        [
            "Moscow = Russia/country/RUS (metonym)",
        ],
    ),
    (
        "1962-10-25",
        "the Kremlin/nsubj/FAC replied~reply! . | Moscow/nsubj/GPE agreed~agree!",
        [
            "Kremlin = Soviet Union/country/SUN (metonym)",
            "Moscow = Soviet Union/country/SUN (metonym)",
        ],
    ),
    (
        "1985-10-25",
        "they met~meet! in Kiev/pobj/GPE and Moscow/conj/GPE",
        [
            "Kiev = Kyiv/place/UKR (place)",
            "Moscow = Moscow/place/SUN (place)",
        ],
    ),
    (
        "2020-03-18",
        "Georgia/nsubj/GPE met~meet! Congo/dobj/GPE",
        [
            "Georgia = Georgia/country/GEO (name)",
            "Congo = Democratic Republic of the Congo/country/COD (alias)",
        ],
    ),
    # Titles, and what is none
    ("", "Weber/nsubj/PERSON saw~see! the minister/dobj", ["the minister = minister/person/GOV (nameless)"]),
    (
        "",
        "Presidents/compound Otto/compound/ORG Weber/nsubj/ORG spoke~speak!",
        [
            "Otto Weber = Otto Weber/person (name)",
        ],
    ),
    (
        "",
        "Malian/amod>Weber/NORP President/compound Weber/nsubj/PERSON and President/compound Adam/conj/PERSON met~meet! in Chad/pobj/GPE",
        [
            "Malian = Mali/country/MLI (demonym)",
            "President Weber = Weber/person/MLI/GOV (title)",
            "President Adam = Adam/person/GOV (title)",
            "Chad = Chad/country/TCD (name)",
        ],
    ),
    (
        "",
        "Malian/amod>Weber/NORP Minister/compound Weber/nsubj/PERSON and Minister/compound Adam/conj/PERSON met~meet! in Chad/pobj/GPE",
        [
            "Malian = Mali/country/MLI (demonym)",
            "Minister Weber = Weber/person/MLI/GOV (title)",
            "Minister Adam = Adam/person/MLI/GOV (title)",
            "Chad = Chad/country/TCD (name)",
        ],
    ),
    (
        "",
        "Mali/poss>Weber/GPE 's Weber/nsubj/PERSON and Defence/compound Minister/compound Ivan/compound>Adam/PERSON Adam/conj/PERSON met~meet! in Chad/pobj/GPE",
        [
            "Mali = Mali/country/MLI (name)",
            "Defence Minister Ivan Adam = Ivan Adam/person/MLI/GOV (name)",
            "Chad = Chad/country/TCD (name)",
        ],
    ),
    (
        "",
        "counterpart/compound Otto/compound/ORG Weber/nsubj/ORG spoke~speak!",
        [
            "counterpart Otto Weber = Otto Weber/person/GOV (name)",
        ],
    ),
    (
        "",
        "Gen./compound Weber/nsubj/PERSON spoke~speak!",
        [
            "Gen. Weber = Weber/person/MIL (title)",
        ],
    ),
    (
        "",
        "Gen/compound ./punct Weber/nsubj/PERSON spoke~speak!",
        [
            "Gen. Weber = Weber/person/MIL (title)",
        ],
    ),
    # Bodies that the gazetteer has under the name with its country
    (
        "",
        "Iran/poss/GPE 's Supreme/compound/ORG Foreign/compound/ORG Ministry/nsubj/ORG spoke~speak!",
        [
            "Iran = Iran/country/IRN (name)",
            "Supreme Foreign Ministry = Iranian Supreme Foreign Ministry/organization/IRN/GOV (name)",
        ],
    ),
    (
        "",
        "Iran/poss/GPE 's Guardians/compound/ORG Council/nsubj/ORG spoke~speak!",
        [
            "Iran = Iran/country/IRN (name)",
            "Guardians Council = Iranian Guardians Council/organization/IRN (name)",
        ],
    ),
    (
        "",
        "Belarus/poss>Council/GPE 's Coordination/compound/ORG Council/nsubj/ORG spoke~speak!",
        [
            "Belarus = Belarus/country/BLR (name)",
            "Coordination Council = Belarusian Coordination Council/organization/BLR/OPP (alias)",
        ],
    ),
    (
        "",
        "Council/nsubj/PERSON Weber/appos/PERSON spoke~speak!",
        [
            "Council Weber = Council Weber/person (name)",
        ],
    ),
]
"""A day, sentences, and all their mentions: the words, the actors with kind, country and sector, how we know."""


def told(mention: Mention) -> str:
    """A mention in one line."""
    return f"{mention.text} = {' + '.join(map(_actor, mention.actors))} ({mention.how})"


def _actor(actor: Actor) -> str:
    return "/".join(filter(None, (actor.name, actor.kind, actor.country, actor.sector)))


@pytest.mark.parametrize(("day", "text", "expected"), MENTIONS, ids=[row[1] for row in MENTIONS])
def test_mentions_of_a_text(day: str, text: str, expected: list[str]) -> None:
    """Exactly these, in the order of the text."""
    cast = resolve(brief(text, day or None), load_gazetteer())
    assert [told(mention) for mention in cast.mentions] == expected


def test_a_title_stands_for_its_holder() -> None:
    """Also word by word, but not the country that it is of."""
    parse = brief(
        "Malian/amod>Weber/NORP Foreign/compound Minister/compound Otto/compound Weber/nsubj/PERSON spoke~speak!"
    )
    cast = resolve(parse, load_gazetteer())
    assert [[a.name for a in cast.at(word)] for word in parse.words[:5]] == [["Mali"], *[["Otto Weber"]] * 4]
    assert [mention.name for mention in cast.mentions] == ["", "Otto Weber"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Kremlin/nsubj/FAC met~meet! Russians/dobj/NORP with Paris/pobj/GPE", ["", "", ""]),
        ("Mali/nsubj/GPE met~meet! NATO/dobj/ORG", ["Mali", "NATO"]),
        ("Otto/compound/PERSON Weber’s/nsubj/PERSON gone~go!", ["Otto Weber"]),
        (
            "Vladimir/compound/PERSON Putin/nsubj/PERSON , the president/appos , left~leave!",
            ["Vladimir Putin", ""],
        ),
        ("Lake/nsubj/LOC Zorro/appos/LOC fell~fall!", ["Lake Zorro"]),
    ],
)
def test_what_of_a_mention_is_a_name(text: str, names: list[str]) -> None:
    """No capital, people or title that only stands for somebody, and nothing that clings to a name."""
    cast = resolve(brief(text, "2014-03-18"), load_gazetteer())
    assert [mention.name for mention in cast.mentions] == names


def test_an_officer_of_an_international_body_is_of_no_country_in_office() -> None:
    """Before it he was a minister of his country."""
    text = "Jens/compound/PERSON Stoltenberg/nsubj/PERSON spoke~speak!"
    at = {
        day: resolve(brief(text, day), load_gazetteer()).actors[0]
        for day in ("2008-03-18", "2016-03-18", None)
    }
    told = [(actor.country, actor.sector) for actor in at.values()]
    assert told == [("NOR", "GOV"), (None, "IGO"), ("NOR", "GOV")]


@pytest.mark.parametrize(
    ("acronym", "expected"),
    [("LPC", "Lakeland Peace Council"), ("LC", "Lakeland Peace Council"), ("LPCX", "Lakeland Peace Council"),
     ("LXYC", "LXYC"), ("PC", "PC"), ("Lpc", "Lpc"), ("L", "L")],
)  # fmt: skip
def test_acronyms(acronym: str, expected: str) -> None:
    """The letters of a name in their order, from the first on; one may be missing in it."""
    text = f"Lakeland/compound/ORG Peace/compound/ORG Council/nsubj/ORG ( {acronym}/appos/ORG ) met~meet!"
    cast = resolve(brief(text), load_gazetteer())
    assert cast.mentions[-1].actors[0].name == expected

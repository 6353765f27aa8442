"""The gazetteer: the data is sound, and names are found as a specialist would find them."""

from __future__ import annotations

from datetime import date

import pytest

from kg.lexicon import check as lexicon
from kg.lexicon.folding import fold
from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.gazetteer import load_gazetteer as load
from kg.lexicon.lists import first_day, last_day, table


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Our own lists, loaded once."""
    return load()


def found(gazetteer: Gazetteer, text: str) -> tuple[int, list[str]]:
    """How many of the words make a name at the start of a text, and the ids that it may mean."""
    length, entries = gazetteer.find(text.split(), 0)
    return length, [entry.actor.id for entry in entries]


def test_data_has_no_problems() -> None:
    """No duplicates, dangling codes, inverted intervals or two holders of one office."""
    assert lexicon.check_lists() == []


def test_data_is_as_large_as_promised() -> None:
    """The minimum counts of the plan hold."""
    figures = lexicon.counts()
    assert figures["country"] >= 250
    assert figures["organization"] + figures["group"] >= 250
    assert figures["person"] >= 1500
    assert figures["titles"] >= 250
    assert figures["agents"] >= 300


@pytest.mark.parametrize("name", ["countries", "organisations", "names", "people", "titles", "agents"])
def test_every_row_has_a_source(name: str) -> None:
    """The last column says where the row comes from."""
    assert all(row[-1] for row in table(name))


def test_every_state_has_an_adjective_and_a_capital() -> None:
    """A state without them could not be recognised in "the ... government" or a dateline."""
    names = list(table("names"))
    hows = {(row[1], row[2]) for row in names}
    states = [row[0] for row in table("countries") if row[3] == "state"]
    assert len(states) >= 194
    assert [code for code in states if (code, "adjective") not in hows] == []
    assert [code for code in states if (code, "capital") not in hows] == ["VAT"]


def test_wikidata_ids_are_well_formed() -> None:
    """Only ids that a source gave, and none for two people."""
    ids = {(row[0], row[10]) for row in table("people") if row[10]}
    assert all(qid[0] == "Q" and qid[1:].isdigit() for _, qid in ids)
    assert len({qid for _, qid in ids}) == len(ids)


@pytest.mark.parametrize(
    ("text", "length", "actor"),
    [
        ("Quai d'Orsay officials", 2, "France"),
        ("Papua New Guinea", 3, "Papua_New_Guinea"),
        ("Guinea - Bissau voted", 3, "Guinea-Bissau"),
        ("Cote d’Ivoire 's army", 2, "Ivory_Coast"),
        ("U.S. envoys", 1, "United_States"),
        ("U . S . envoys", 3, "United_States"),
        ("U.K. aid", 1, "United_Kingdom"),
        ("U.N. Security Council", 3, "United_Nations_Security_Council"),
        ("al - Qaeda claimed", 3, "Al-Qaeda"),
        ("Zaire closed", 1, "Democratic_Republic_of_the_Congo"),
        ("West German banks", 2, "Germany"),
        ("East German banks", 2, "East_Germany"),
        ("Saudi-Arabian oil", 1, "Saudi_Arabia"),
        ("Foggy Bottom said", 2, "United_States_Department_of_State"),
        ("Organisation of African Unity", 4, "Organization_of_African_Unity"),
        ("Hizbullah fired", 1, "Hezbollah"),
        ("Volodymyr Zelenskiy spoke", 2, "Volodymyr_Zelenskyy"),
        ("Vladimir V. Putin spoke", 3, "Vladimir_Putin"),
        ("Sergei Viktorovich Lavrov spoke", 3, "Sergey_Lavrov"),
        ("Moammar Gadhafi spoke", 2, "Muammar_Gaddafi"),
        ("Kim Jong Un spoke", 3, "Kim_Jong-un"),
        ("Recep Tayyip Erdogan spoke", 3, "Recep_Tayyip_Erdoğan"),
    ],
)
def test_longest_name_wins(gazetteer: Gazetteer, text: str, length: int, actor: str) -> None:
    """A name is found whole, under its variants, and its first reading is the expected one."""
    assert (found(gazetteer, text)[0], found(gazetteer, text)[1][:1]) == (length, [actor])


@pytest.mark.parametrize(
    "text", ["us too", "who came", "Who came", "it fell", "turkey soup", "china plates", "may"]
)
def test_common_words_are_no_names(gazetteer: Gazetteer, text: str) -> None:
    """Small letters never make a country of "turkey", nor an acronym of "who"."""
    assert gazetteer.find(text.split(), 0) == (0, ())


def test_punctuation_ends_a_name(gazetteer: Gazetteer) -> None:
    """A full stop or comma between two words parts them."""
    assert found(gazetteer, "United , Nations")[0] == 0
    assert found(gazetteer, "Guinea . Bissau")[1] == ["Guinea"]


def test_homonyms_stay_apart(gazetteer: Gazetteer) -> None:
    """Two Bushes, two Georgias, two Congos, two Koreas, and the many things Washington is."""
    assert found(gazetteer, "George Bush")[1] == ["George_H_W_Bush", "George_W_Bush"]
    assert found(gazetteer, "George W. Bush")[1] == ["George_W_Bush"]
    assert found(gazetteer, "Georgia")[1] == ["Georgia", "Georgia_(US_state)"]
    assert found(gazetteer, "Congo")[1] == [
        "Democratic_Republic_of_the_Congo", "Republic_of_the_Congo",
    ]  # fmt: skip
    assert found(gazetteer, "Korean")[1] == ["South_Korea", "North_Korea"]
    kinds = [entry.actor.kind for entry in gazetteer.find(["Washington"], 0)[1]]
    assert kinds == ["country", "place"]


def test_names_have_their_time(gazetteer: Gazetteer) -> None:
    """The Kremlin is the Soviet Union in 1962 and Russia in 2022."""
    entries = gazetteer.lookup("Kremlin")
    assert [e.actor.id for e in entries if e.on(date(1962, 10, 22))] == ["Soviet_Union"]
    assert [e.actor.id for e in entries if e.on(date(2022, 2, 1))] == ["Russia"]


@pytest.mark.parametrize("word", ["May", "Major", "Jordan", "Israel", "Chad"])
def test_ambiguous_surnames_are_nobody(gazetteer: Gazetteer, word: str) -> None:
    """A surname that is a common word or a country does not stand for a person by itself."""
    assert gazetteer.surname(word) == ()


def test_surnames_give_every_candidate(gazetteer: Gazetteer) -> None:
    """All bearers of the name, with their years."""
    assert [e.actor.id for e in gazetteer.surname("Bush")] == ["George_H_W_Bush", "George_W_Bush"]
    assert "Xi_Jinping" in [e.actor.id for e in gazetteer.surname("Xi")]
    assert "Nikita_Khrushchev" in [e.actor.id for e in gazetteer.surname("Khrushchev")]


@pytest.mark.parametrize(
    ("of", "office", "day", "holder"),
    [
        ("USA", "president", date(1985, 6, 1), "Ronald_Reagan"),
        ("USA", "president", date(2015, 6, 1), "Barack_Obama"),
        ("USA", "secretary of state", date(2022, 2, 15), "Antony_Blinken"),
        ("SUN", "general secretary", date(1962, 10, 22), "Nikita_Khrushchev"),
        ("SUN", "foreign minister", date(1962, 10, 22), "Andrei_Gromyko"),
        ("DEU", "chancellor", date(1961, 8, 13), "Konrad_Adenauer"),
        ("United_Nations", "secretary-general", date(1956, 11, 1), "Dag_Hammarskjöld"),
        ("NATO", "secretary-general", date(1999, 4, 1), "Javier_Solana"),
        ("EGY", "president", date(1956, 7, 26), "Gamal_Abdel_Nasser"),
    ],
)
def test_offices_know_their_holders(
    gazetteer: Gazetteer, of: str, office: str, day: date, holder: str
) -> None:
    """A description takes the holder of the document's day."""
    assert [actor.id for actor in gazetteer.holders(of, office, day)] == [holder]


def test_holders_without_a_day_are_newest_first(gazetteer: Gazetteer) -> None:
    """All who ever held the office."""
    ids = [actor.id for actor in gazetteer.holders("FRA", "president")]
    assert ids.index("Emmanuel_Macron") < ids.index("Charles_de_Gaulle")


def test_offices_of_a_person_are_oldest_first(gazetteer: Gazetteer) -> None:
    """Putin was prime minister, president, prime minister and president again."""
    held = [office.office for office in gazetteer.offices("Vladimir_Putin")]
    assert held == ["prime minister", "president", "prime minister", "president"]


def test_who_was_merely_seen_in_office_holds_it_on_no_day(gazetteer: Gazetteer) -> None:
    """A list of cabinets tells that somebody had an office, not since when."""
    held = gazetteer.offices("Namgay_Tshering")
    assert [(term.office, term.of, term.seen) for term in held] == [("finance minister", "BTN", True)]
    assert gazetteer.holders("BTN", "finance minister", date(2019, 6, 15)) == ()
    assert "Namgay_Tshering" in [actor.id for actor in gazetteer.holders("BTN", "finance minister")]
    assert "seen as finance minister of BTN" in lexicon.look_up("Namgay Tshering")[0]


def test_no_day_tells_who_holds_an_office_of_many(gazetteer: Gazetteer) -> None:
    """A state has an ambassador in every other."""
    assert gazetteer.holders("RUS", "ambassador", date(2010, 6, 1)) == ()
    assert len(gazetteer.holders("RUS", "ambassador")) > 3


@pytest.mark.parametrize(
    ("person", "day", "sectors"),
    [
        ("David_Petraeus", date(2010, 6, 1), {"MIL"}),
        ("David_Petraeus", date(2012, 6, 1), {"SPY"}),
        ("Joe_Biden", date(2005, 6, 1), {"LEG"}),
        ("Joe_Biden", date(2022, 6, 1), {"GOV"}),
        ("Joe_Biden", date(2019, 6, 1), set()),
        ("Joe_Biden", None, set()),
        ("Julie_Bishop", date(2015, 6, 1), {"GOV"}),
        ("Julie_Bishop", date(2024, 6, 1), {"IGO"}),
    ],
)
def test_sectors_are_those_of_the_day(
    gazetteer: Gazetteer, person: str, day: date | None, sectors: set[str]
) -> None:
    """Of the offices held then."""
    assert gazetteer.sectors(person, day) == sectors


def test_countries_and_successors(gazetteer: Gazetteer) -> None:
    """A code gives the country and, for a past state, its successor."""
    russia = gazetteer.country("RUS")
    assert russia is not None and (russia.id, russia.wikidata) == ("Russia", "Q159")
    assert gazetteer.country("XYZ") is None
    assert (gazetteer.successor("SUN"), gazetteer.successor("FRA")) == ("RUS", "FRA")


def test_titles_and_agents(gazetteer: Gazetteer) -> None:
    """Plurals and abbreviations lead to the same title; agents know their number."""
    assert gazetteer.titles["foreign ministers"] == gazetteer.titles["foreign minister"]
    assert gazetteer.abbreviations["Gen"].sector == "MIL"
    assert gazetteer.titles["president"].leads and not gazetteer.titles["vice president"].leads
    assert (gazetteer.agents["lawmakers"].sector, gazetteer.agents["lawmakers"].plural) == ("LEG", True)
    assert gazetteer.agents["troops"].sector == "MIL"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Sergei", "Sergey"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("Mohamed", "Muhammad"),
    ],
)
def test_spellings_fold_together(one: str, other: str) -> None:
    """Accents, quotes and transliterations do not part names."""
    assert fold(one) == fold(other)


def test_dates_are_read_at_their_precision() -> None:
    """A year reaches from its first to its last day."""
    assert (first_day("1962"), last_day("1962")) == (date(1962, 1, 1), date(1962, 12, 31))
    assert (first_day("2000-02"), last_day("2000-02")) == (date(2000, 2, 1), date(2000, 2, 29))
    assert (first_day(""), last_day("")) == (None, None)


def test_lookup_in_words() -> None:
    """`kg lexicon lookup` says who, by which means, and since when."""
    assert lexicon.look_up("Kremlin")[0].startswith("Russia (country, RUS, Q159): seat")
    assert any("foreign minister of RUS 2004-03-09 to open" in line for line in lexicon.look_up("lavrov"))
    assert "an agent: person, sector MIL" in lexicon.look_up("soldiers")
    assert lexicon.look_up("Nobody at All") == []


@pytest.mark.parametrize(
    "words", [[""], ["\x00"], ["'"], ["..."], ["\ud800"], ["٣"], ["-", "-"], ["U", "."], ["’s"]]
)
def test_odd_tokens_are_no_names(gazetteer: Gazetteer, words: list[str]) -> None:
    """Odd text yields nothing and never a crash."""
    assert gazetteer.find(words, 0) == (0, ())
    assert gazetteer.lookup(" ".join(words)) == ()


def test_no_office_has_two_present_holders() -> None:
    """Who follows somebody ends the term of the one before."""
    present: dict[tuple[str, str], set[str]] = {}
    for row in table("people"):
        if row[5] in lexicon.ONE_HOLDER and not row[8]:
            present.setdefault((row[5], row[6]), set()).add(row[0])
    assert [key for key, people in present.items() if len(people) > 1] == []


def test_spellings_lead_to_one_spelling() -> None:
    """A variant is written as folding leaves it, and what it is folded into is no variant itself."""
    rows = list(table("spellings"))
    variants = {row[0] for row in rows}
    assert all(row[0].isascii() and row[0].isalpha() and row[0].islower() for row in rows)
    assert [row[1] for row in rows if row[1] in variants] == []

"""A user's own lists: CSV and PETRARCH dictionaries are read, validated, and go before our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import check as lexicon
from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.gazetteer import load_gazetteer as load
from kg.lexicon.userlists import read_actors_text, read_list

CSV = """name,aliases,kind,country,sector,office,of,since,until,gender
Freedonia,Land of Freedonia,country,FRD,,,,,,
Rufus Firefly,Rufus T. Firefly,person,FRD,GOV,president,FRD,1933-11,,m
Paris,,country,FRD,,,,,,
"""

ACTORS = """<!-- INVENTED
ACTORS -->
FREEDONIA [FRD] # a comment
+FREEDONIAN
SYLVANIA_ARMY [SYLMIL]
TRENTINO
+AMBASSADOR_TRENTINO
	[SYL < 330101]
	[SYLGOV 19330102 - 19331231]
	[SYLREB > 19340101]
TEASDALE_FUND [NGOTSD]
THE_PEANUT_STAND [---]
"""

AGENTS = """!PERSON! = MAN, WOMAN
LEMONADE_SELLER [~BUS] # a comment
POLICE {} [~COP]
GOOSE {GEESE} [~AGR]
SPOKES!PERSON! {} [~GOV]
AID_BODY [NGO~]
"""


def written(folder: Path, name: str, text: str) -> Path:
    """A list in a file of its own."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def with_list(folder: Path, text: str) -> Gazetteer:
    """Our lists with this one on top."""
    return load((written(folder, "mine.txt", text),))


def test_csv_extends_our_lists(tmp_path: Path) -> None:
    """New actors are found by name, alias, surname and office; ours stay."""
    gazetteer = with_list(tmp_path, CSV)
    assert gazetteer.find(["Land", "of", "Freedonia", "said"], 0)[0] == 3
    assert [e.actor.id for e in gazetteer.surname("Firefly")] == ["Rufus_Firefly"]
    assert [a.id for a in gazetteer.holders("FRD", "president", date(1940, 1, 1))] == ["Rufus_Firefly"]
    assert gazetteer.gender("Rufus_Firefly") == "m"
    assert next(e.actor.id for e in gazetteer.lookup("Moscow")) == "Russia"


def test_csv_overrides_our_lists(tmp_path: Path) -> None:
    """What a user's list says of a name takes the place of what ours says."""
    assert [e.actor.country for e in with_list(tmp_path, CSV).lookup("Paris")] == ["FRD"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,kind\nA,person\n", "line 1: the heading"),
        ("name,colour\nA,red\n", "line 1: there is no column 'colour'"),
        ("name,kind\nA,person\nB,robot\n", "line 3: the kind 'robot'"),
        ("name,since\nA,soon\n", "line 2: 'since' and 'until' must be dates"),
        ("name,since,until\nA,1950,1940\n", "line 2: 'until' (1940) lies before"),
        ("name,kind\n,person\n", "line 2: an actor needs a name"),
        ("name,wikidata\nA,42\n", "line 2: '42' is no Wikidata id"),
        ("name,gender\nA,x\n", "line 2: the gender 'x'"),
        ("name\nA,B\n", "line 2: the row has more fields"),
        ('"name\n', "line 1: unexpected end of data"),
        ('name\n"A\n', "line 2: unexpected end of data"),
    ],
)
def test_mistakes_are_told_with_file_and_line(text: str, message: str) -> None:
    """One sentence names the file, the line and the mistake."""
    with pytest.raises(LexiconError) as caught:
        read_actors_text(text, "mine.csv")
    assert str(caught.value).startswith("mine.csv, ")
    assert message in str(caught.value)


def test_missing_and_binary_files_are_told(tmp_path: Path) -> None:
    """A file that is not there or is no text is an error of the user."""
    with pytest.raises(LexiconError, match="cannot be read"):
        read_list(tmp_path / "none.csv")
    (tmp_path / "odd.csv").write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(LexiconError, match="not UTF-8"):
        read_list(tmp_path / "odd.csv")


def test_petrarch_actors(tmp_path: Path) -> None:
    """Synonyms are one actor; country and sectors are told apart; international codes have no country."""
    gazetteer = with_list(tmp_path, ACTORS)
    (entry,) = gazetteer.lookup("Freedonian")
    assert (entry.actor.id, entry.actor.kind, entry.actor.country) == ("Freedonia", "country", "FRD")
    length, (army,) = gazetteer.find(["Sylvania", "army", "units"], 0)
    assert (length, army.actor.country, army.actor.sector) == (2, "SYL", "MIL")
    (fund,) = gazetteer.lookup("Teasdale Fund")
    assert (fund.actor.country, fund.actor.sector) == (None, "NGO")


def test_petrarch_codes_have_dates(tmp_path: Path) -> None:
    """The code of the document's day is the one that counts."""
    entries = with_list(tmp_path, ACTORS).lookup("Trentino")
    sectors = {
        day.year: [e.actor.sector for e in entries if e.on(day)]
        for day in map(_midsummer, (1932, 1933, 1935))
    }
    assert sectors == {1932: [None], 1933: ["GOV"], 1935: ["REB"]}


def _midsummer(year: int) -> date:
    return date(year, 6, 21)


def test_petrarch_null_code_removes_a_name(tmp_path: Path) -> None:
    """A name with a null code is nobody's, even if we know it."""
    text = "FREEDONIA [FRD]\nMOSCOW [---]\n"
    assert with_list(tmp_path, text).lookup("Moscow") == ()


def test_petrarch_agents(tmp_path: Path) -> None:
    """Plurals are made or given, sets are expanded, and ~ on either side marks the code."""
    agents = with_list(tmp_path, AGENTS).agents
    assert agents["lemonade sellers"].sector == "BUS"
    assert (agents["geese"].plural, agents["police"].kind) == (True, "group")
    assert {agents["spokesman"].sector, agents["spokeswoman"].sector} == {"GOV"}
    assert agents["aid body"].sector == "NGO"


def test_petrarch_mistakes_are_told(tmp_path: Path) -> None:
    """A name without a code, or a date that is none, is named with its line."""
    with pytest.raises(LexiconError, match=r"line 2: Sylvania has no code"):
        read_list(written(tmp_path, "a.txt", "FREEDONIA [FRD]\nSYLVANIA\n"))
    with pytest.raises(LexiconError, match=r"line 1: '19331399' is no date|line 1: '>19331399' is no date"):
        read_list(written(tmp_path, "b.txt", "FREEDONIA [FRD >19331399]\n"))


def test_lists_are_checked(tmp_path: Path) -> None:
    """An office of an unknown country is a problem that `kg lexicon check` tells."""
    path = written(tmp_path, "c.csv", "name,office,of\nRufus Firefly,president,FRD\n")
    assert lexicon.check_lists([path]) == ["Rufus_Firefly was president of FRD, which no list has."]


def test_an_unknown_sector_is_refused(tmp_path: Path) -> None:
    """A code that the ontology lacks would be a code that nobody can look up."""
    (tmp_path / "mine.csv").write_text("name,sector\nRufus Firefly,SPOILS\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line 2: the sector 'SPOILS' is none of AGR"):
        read_list(tmp_path / "mine.csv")


def test_sectors_of_cameo_become_those_of_plover(tmp_path: Path) -> None:
    """Of several the first that PLOVER has; what CAMEO alone has is no sector."""
    text = "ARMY_STAFF [SYLGOVMIL]\nRED_GUARDS [SYLINS]\nBIG_FRUIT [MNC]\nSOLAR_TEMPLE [SYLCHR]\n"
    gazetteer = with_list(tmp_path, text)
    sectors = {
        name: gazetteer.lookup(name)[0].actor.sector
        for name in ("Army Staff", "Red Guards", "Big Fruit", "Solar Temple")
    }
    assert sectors == {"Army Staff": "GOV", "Red Guards": "REB", "Big Fruit": "BUS", "Solar Temple": None}


def test_a_list_that_was_changed_is_read_again(tmp_path: Path) -> None:
    """In a notebook its owner writes it between two builds; one that stays the same is read once."""
    path = tmp_path / "own.csv"
    for country in ("FRD", "SYL"):
        path.write_text(f"name,kind,country\nRufus Firefly,person,{country}\n", encoding="utf-8")
        [entry] = load((path,)).lookup("Rufus Firefly")
        assert entry.actor.country == country
    assert load((path,)) is load((path,))

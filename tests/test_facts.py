"""The tools that compile people.csv and check it, on tables made by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[1] / "tools"
sys.path.insert(0, str(TOOLS))

import check_facts  # noqa: E402
from cabinets import from_cabinets, offices_of, parsed  # noqa: E402
from rows import Row, person  # noqa: E402

NAMES = [
    ("Hamdullah MOHIB", "AFG", "Hamdullah Mohib", "Mohib"),
    ("WANG Yi", "CHN", "Wang Yi", "Wang"),
    ("YOO Il-ho", "KOR", "Yoo Il-ho", "Yoo"),
    ("Janos ADER", "HUN", "Janos Ader", "Ader"),
    ("Hugo DE JONGE", "NLD", "Hugo de Jonge", "de Jonge"),
    ("Bruno LE ROUX", "FRA", "Bruno Le Roux", "Le Roux"),
    ("Fernando AZEVEDO E SILVA", "BRA", "Fernando Azevedo e Silva", "Azevedo e Silva"),
    ("Alfonso DASTIS Quecedo", "ESP", "Alfonso Dastis", "Dastis"),
    ("Adil al-Ahmad al-JUBAYR", "SAU", "Adil al-Ahmad al-Jubayr", "Jubayr|al-Jubayr"),
    ("TAMIM bin Hamad Al Thani", "QAT", "Tamim bin Hamad Al Thani", ""),
    ("Bill McKAY , Dr.", "NZL", "Bill McKay", "McKay"),
    ("Peter O'NEILL", "PNG", "Peter O'Neill", "O'Neill"),
    ("SEIN WIN , Lt. Gen.", "MMR", "Sein Win", ""),
    ("HAILEMARIAM Desalegn", "ETH", "Hailemariam Desalegn", "Hailemariam"),
    ("Retno Lestari Priansari MARSUDI", "IDN", "Retno Marsudi", "Marsudi"),
    ("Fernando GRANDE-MARLASKA Gomez", "ESP", "Fernando Grande-Marlaska", "Grande-Marlaska"),
    ('Joko "Jokowi" WIDODO', "IDN", "Joko Widodo", "Widodo"),
]
"""As the table writes a name, its country, as the press does, and the name alone."""


@pytest.mark.parametrize(("name", "country", "expected", "surname"), NAMES, ids=[row[0] for row in NAMES])
def test_names_are_written_as_the_press_does(name: str, country: str, expected: str, surname: str) -> None:
    """Proper case, surnames first, small particles, no ranks, no mothers' names."""
    found = parsed(name, country)
    assert found is not None and (found.name, found.surname) == (expected, surname)


@pytest.mark.parametrize("name", ["TUPOU VI", "WILLEM-ALEXANDER", "", "nobody in capitals"])
def test_what_is_no_full_name_is_left_out(name: str) -> None:
    """Monarchs, and what the table has by mistake."""
    assert parsed(name, "TON") is None


TITLES = [
    ("Min. of Foreign Affairs & Intl. Cooperation", ["foreign minister"]),
    ("Sec. of State for Foreign & Commonwealth Affairs", ["foreign minister"]),
    ("Min. for Foreign Affairs", ["foreign minister"]),
    ("Chief, Federal Dept. of Foreign Affairs", ["foreign minister"]),
    ("Min. of Foreign Trade", []),
    ("Min. of State for Foreign Affairs", []),
    ("Min. of National Defense", ["defence minister"]),
    ("Min. of Defense Production", []),
    ("Prime Min. & Min. of Defense", ["prime minister", "defence minister"]),
    ("Pres. of the Govt.", ["prime minister"]),
    ("Pres., Central Bank", []),
    ("President", ["president"]),
    ("Dep. Prime Min.", ["deputy prime minister"]),
    ("Permanent Representative to the UN, New York", ["permanent representative"]),
    ("Min.-Del. to the Min. of Interior", []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "offices"), TITLES, ids=[row[0] for row in TITLES])
def test_titles_name_offices(title: str, offices: list[str]) -> None:
    """One or two of those that we list; what is like them names none."""
    assert offices_of(title) == offices


def row(name: str, office: str, of: str, since: str, until: str, source: str = "memory") -> Row:
    """A row of people.csv."""
    return person(name, of, office, of, since, until, "", "", source)


def listed(title: str, name: str, month: str = "2018-03") -> Row:
    """A row of the table of cabinets."""
    return {"country": "Mali", "title": title, "name": name, "as_of": month}


def test_a_sighting_begins_and_ends_nothing() -> None:
    """Who is listed twice was seen from the one month to the other; a known holder goes before."""
    cabinets = [
        listed("Min. of Finance", "Awa DIARRA"),
        listed("Min. of Finance", "Awa DIARRA", "2019-06"),
        listed("Min. of Defense", "Issa KONE"),
        listed("Min. of Foreign Affairs", "Old LIST"),
    ]
    ours = [
        row("Sira Traoré", "foreign minister", "MLI", "2017", "2020"),
        row("Issa Koné", "president", "MLI", "2010", "2013"),
    ]
    found = [(r["name"], r["since"], r["until"]) for r in from_cabinets(cabinets, ours, {"mali": "MLI"})]
    assert found == [("Awa Diarra", "2018-03~", "2019-06~"), ("Issa Koné", "2018-03~", "2018-03~")]


def test_rows_agree_disagree_or_cannot_be_checked() -> None:
    """Each of our rows is counted once; those that disagree are told."""
    ours = [
        row("Awa Diarra", "foreign minister", "MLI", "2017", "2020"),
        row("Issa Koné", "foreign minister", "TCD", "2017", "2020"),
        row("Otto Weber", "foreign minister", "TGO", "2017", ""),
        row("Late Comer", "foreign minister", "MLI", "2019", "2020"),
        row("From Table", "foreign minister", "MLI", "2018", "2019", "a table"),
    ]
    table = {"MLI": "Awa DIARRA", "TCD": "Mahamat DEBY"}

    def check(each: Row) -> str | None:
        if each["of"] not in table or not check_facts.covers(each, "2018-03"):
            return None
        return "" if check_facts.named(each, table[each["of"]]) else table[each["of"]]

    result = check_facts.checked(ours, "a table", check)
    assert (result.agree, result.taken, result.unchecked) == (1, 1, 2)
    assert result.disagree == ["Issa Koné, foreign minister of TCD, 2017 to 2020: Mahamat DEBY"]


def test_the_tables_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every table gives its figures; where there are none, one sentence says so."""
    assert check_facts.main(tmp_path / "nowhere") == 1
    assert capsys.readouterr().out.count("\n") == 1
    heads = {
        "cabinet_members_2018_2019.csv": "country,title,name,as_of\nFrance,Min. of Interior,Gerard COLLOMB,2018-03\n",
        "effective_leaders_1875_2015.csv": "cow_code,cow_abbrev,leader,start,end,wikipedia_title\n"
        "220,FRN,Chirac,1995-05-17,2007-05-16,Jacques Chirac\n",
        "heads_of_state_and_government_2021.csv": "countryid,country,position,positionLabel,officeholder,"
        "officeholderLabel,start_year,end_year\nQ142,France,Q1,President of France,Q3052772,Emmanuel Macron,2017,\n",
        "visits_to_the_united_states_1874_2024.csv": "id,start_date,end_date,visitor,from_country_ids,from,"
        "description\n1,1999-02-18,1999-02-19,President Jacques Chirac,france,France,x\n",
        "us_department_of_state_officers.csv": "position,person_name,appointed,started,ended\n",
    }
    for name, text in heads.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert check_facts.main(tmp_path) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    figures = {line.split(":")[0]: line.split(": ")[1].split(",")[:2] for line in lines}
    assert figures["Cabinets of 2018 and 2019"] == ["1 agree", " 0 disagree"]
    assert figures["Heads of state and government 2021"] == ["1 agree", " 0 disagree"]
    assert figures["Visits to the United States 1874-2024"] == ["1 agree", " 0 disagree"]

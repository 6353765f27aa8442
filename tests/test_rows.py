"""Tables as people write them, with broken quotation marks: what is read, what is told, and what must not come out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from test_input import put, read

from kg.errors import DocumentError, NoteError
from kg.texts.rows import rows

HEAD = "url,date,title,text\n"
FIRST = 'u1,2022-01-22,"Talks, day one","Ana Weber met Jo Kov in Sel."\n'
LAST = 'u9,2022-01-24,"Talks, day nine","Jo Kov left, and Ana Weber stayed."\n'
WHOLE = {
    "Talks, day one": "Ana Weber met Jo Kov in Sel.",
    "Talks, day nine": "Jo Kov left, and Ana Weber stayed.",
}

BROKEN = {
    "cut": ('u2,2022-01-23,"Cut, here","Norland and Sudia si', "opens a quotation"),
    "stray in a cell": ('u2,2022-01-23,"Talks, day "two"","Norland spoke."\n', "quotation marks that do not match"),
    "not closed": ('u2,2022-01-23,"Talks, day two,"Norland spoke."\n', "quotation marks that do not match"),
    "not closed at the end": ('u2,2022-01-23,"Talks, two","Norland spoke.\n', "quotation marks that do not match"),
    "in several lines": ('u2,2022-01-23,"Talks, two","Norland "spoke.\nSudia did not."\n', "quotation marks that do not match"),
    "not quoted": ("u2,2022-01-23,Talks,Norland spoke, and left.\n", "more cells than the header"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("many", [1, 300], ids=["short", "long"])
def test_a_broken_row_costs_itself_alone(kind: str, many: int, tmp_path: Path) -> None:
    """Whatever is wrong with its quotation marks: no mark is left in a title, no row eats another."""
    broken, why = BROKEN[kind]
    after = "" if kind == "cut" else LAST
    told: list[DocumentError] = []
    found = read(put(tmp_path, "x.csv", HEAD + FIRST + LAST * many + broken + after), told)
    assert {each.title: each.text for each in found} == WHOLE
    assert len(found) == 1 + many + bool(after)
    assert any(why in each.problem for each in told if each.where == f"x.csv:{3 + many}")
    assert all(type(each) is DocumentError for each in told) and len(told) <= 2


def test_cells_without_a_delimiter_are_quoted_as_well(tmp_path: Path) -> None:
    """Even rows are no sign that quotation marks are letters."""
    body = 'u1,2022-01-22,"Talks","Norland spoke."\nu2,2022-01-22,"Talks","Sudia spoke.\n'
    told: list[DocumentError] = []
    [one] = read(put(tmp_path, "x.csv", HEAD + body), told)
    assert (one.title, one.text, len(told)) == ("Talks", "Norland spoke.", 1)


def test_marks_are_letters_where_no_cell_is_quoted(tmp_path: Path) -> None:
    """A table of tabs, one of whose texts is a quotation from one end to the other."""
    body = 'a\t"No," he said, "or perhaps."\nb\t"It is open.\nc\t"Yes."\nd\tOf "five".\n'
    told: list[DocumentError] = []
    found = read(put(tmp_path, "x.tsv", "id\ttext\n" + body), told)
    assert [each.text for each in found] == [
        '"No," he said, "or perhaps."', '"It is open.', '"Yes."', 'Of "five".',
    ]  # fmt: skip
    assert not told


@pytest.mark.parametrize("title", ["Talks, day one", "Talks"])
def test_a_blank_after_the_comma(title: str, tmp_path: Path) -> None:
    """It is of the table, also before a quotation; where it is in a cell, it is of the text."""
    body = f'url, date, title, text\nu1, 2022-01-22, "{title}", "Norland spoke."\n'
    [one] = read(put(tmp_path, "x.csv", body))
    assert (one.title, one.text, one.url, str(one.published)) == (title, "Norland spoke.", "u1", "2022-01-22")
    [two] = read(put(tmp_path, "y.csv", f"{HEAD}u1,2022-01-22,Talks, Norland spoke.\n"))
    assert two.text == " Norland spoke."


def test_a_row_that_is_too_short_is_told(tmp_path: Path) -> None:
    """It is read where it has a text; blank cells too many are nobody's fault."""
    told: list[DocumentError] = []
    rows = "Norland spoke.,u1,2022-01-22\nSudia spoke.,u2,2022-01-22,Talks,,\n,u3\n"
    found = read(put(tmp_path, "x.csv", "text,url,date,title\n" + rows), told)
    assert [each.text for each in found] == ["Norland spoke.", "Sudia spoke."]
    assert [(each.where, each.problem) for each in told] == [
        ("x.csv:2", "has fewer cells than the header"), ("x.csv:4", "has no text"),
    ]  # fmt: skip
    assert isinstance(told[0], NoteError)


@pytest.mark.parametrize("name", ["x.csv", "x.txt"])
def test_what_excel_and_old_macs_write(name: str, tmp_path: Path) -> None:
    """A line that says what parts cells; lines that end with a carriage return alone."""
    form = "csv" if name == "x.txt" else ""
    table = 'sep=;\r\nurl;date;title;text\r\nu1;2022-01-22;"Talks, day; one";"Norland, Sudia spoke."\r\n'
    [one] = read(put(tmp_path, name, table), format=form)
    assert (one.title, one.text) == ("Talks, day; one", "Norland, Sudia spoke.")
    found = read(put(tmp_path, name, (HEAD + FIRST + LAST).replace("\n", "\r")), format=form)
    assert {each.title: each.text for each in found} == WHOLE


def test_quotations_that_nothing_closes_have_an_end() -> None:
    """A table of which every row goes on to its end is given up."""
    with pytest.raises(csv.Error):
        list(rows(['x""",",\n'] * 2000, {"delimiter": ","}, patience=10_000))


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    """Neither above the header nor below it."""
    told: list[DocumentError] = []
    [one] = read(put(tmp_path, "x.csv", f" \n\n{HEAD},,,\n\n{FIRST} \n"), told)
    assert one.title == "Talks, day one" and not told

"""Reading files, folders, JSON and standard input."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.characters import printable
from kg.errors import DateError, DocumentError, ReadingError
from kg.model import Document
from kg.texts import formats
from kg.texts.dated import day_of
from kg.texts.documents import digests, find_inputs, read_date, read_documents, read_inputs
from kg.texts.formats import Report
from kg.texts.inputs import Input


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with that content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(path: Path, **options: object) -> Document:
    """The only document of a file."""
    (document,) = read_documents([path], **options)  # type: ignore[arg-type]
    return document


def test_plain_text_takes_its_date_from_the_toml_beside_it(tmp_path: Path) -> None:
    """NAME.toml beside NAME.txt gives date, title, source and address."""
    path = write(tmp_path, "talks.txt", "Norland spoke to Sudia on Tuesday.")
    write(tmp_path, "talks.toml", 'published = 2031-02-11\ntitle = "Talks"\nurl = "https://example.org/1"\n')
    document = one(path)
    assert document == Document(
        f"talks-{document.content[:8]}",
        "Norland spoke to Sudia on Tuesday.",
        "Talks",
        date(2031, 2, 11),
        "",
        "https://example.org/1",
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"id": "a", "text": "We agree.", "author": "Ana Weber"}'),
        ("a.json", '{"id": "a", "text": "We agree.", "byline": "Ana Weber"}'),
        ("a.json", '{"id": "a", "text": "We agree.", "author": ["Ana Weber"]}'),
        ("a.md", "---\nauthor: Ana Weber\n---\nWe agree."),
        (
            "a.html",
            '<html><head><meta name="author" content="Ana Weber"></head><body><p>We agree.</p></body></html>',
        ),
    ],
)
def test_the_byline_is_read(tmp_path: Path, name: str, content: str) -> None:
    """Under "author" or "byline", as a text or a list; two authors are parted by a semicolon."""
    assert one(write(tmp_path, name, content)).author == "Ana Weber"
    many = write(tmp_path, "b.json", '{"id": "b", "text": "We agree.", "author": ["Ana Weber", "Jo Kov"]}')
    assert one(many).author == "Ana Weber; Jo Kov"


def test_published_is_for_documents_without_a_date(tmp_path: Path) -> None:
    """--published does not override what a document says itself."""
    lines = '{"id": "a", "text": "A.", "published": "2031-01-01"}\n{"id": "b", "text": "B."}\n'
    found = read_documents([write(tmp_path, "x.jsonl", lines)], published="2030-05-05")
    assert [document.published for document in found] == [date(2031, 1, 1), date(2030, 5, 5)]


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("Press Briefing by Press Secretary Ana Weber, 7-28-09", "", date(2009, 7, 28)),
        ("Press Briefing by Press Secretary Ana Weber, 10/17/13", "", date(2013, 10, 17)),
        ("Memorandum of a Conversation, Oslo, August 9, 1955", "", date(1955, 8, 9)),
        ("Memorandum of a Conversation, Oslo, 9 August 1955", "", date(1955, 8, 9)),
        ("Remarks With Foreign Minister Kofi Mensah (Sept. 3, 2021)", "", date(2021, 9, 3)),
        ("Statement of the Ministry: 2021-09-03", "", date(2021, 9, 3)),
        ("Daily Briefing - 31.12.1999", "", date(1999, 12, 31)),
        ("Briefing, 3-3-68", "", date(1968, 3, 3)),
        ("Briefing, 7-8-09", "", None),  # of July or of August
        ("Briefing, 2-30-09", "", None),
        ("The Anniversary of September 11, 2001", "", None),
        ("September 11, 2001: What We Know", "", None),
        (
            "Briefing",
            "THE PALACE\n____\nFor Immediate Release July 28, 2009\n\nPRESS BRIEFING",
            date(2009, 7, 28),
        ),
        ("Briefing", "FOR RELEASE:\n28 July 2009\nPRESS BRIEFING", date(2009, 7, 28)),
        ("Briefing", "For Immediate Release July 28, 2009 is a day of the past.", None),
        ("Briefing", "They met on July 28, 2009.\n", None),
    ],
)
def test_the_day_that_stands_over_a_text(title: str, text: str, day: date | None) -> None:
    """A document without a date has that of its title's end, or of its release."""
    assert day_of(title, text) == day


def test_a_date_given_goes_before_that_of_the_title(tmp_path: Path) -> None:
    """That of the title goes before --published."""
    lines = (
        '{"id": "a", "text": "A.", "title": "Talks, July 28, 2009", "published": "2031-01-01"}\n'
        '{"id": "b", "text": "B.", "title": "Talks, July 28, 2009"}\n'
    )
    found = read_documents([write(tmp_path, "x.jsonl", lines)], published="2030-05-05")
    assert [document.published for document in found] == [date(2031, 1, 1), date(2009, 7, 28)]


def test_crlf_bom_and_decomposed_letters_of_a_file_are_brought_to_one_form(tmp_path: Path) -> None:
    """Offsets index the text as stored: NFC, plain line ends, no byte order mark."""
    raw = "\ufeff" + unicodedata.normalize("NFD", "Orbán met Núñez.\r\nThey agreed.\r")
    assert one(write(tmp_path, "a.txt", raw)).text == "Orbán met Núñez.\nThey agreed.\n"


def test_text_of_json_is_kept_as_given(tmp_path: Path) -> None:
    """Whoever gave the text can use the offsets on it."""
    text = unicodedata.normalize("NFD", "Orbán met\r\nNúñez. 🙂")
    assert one(write(tmp_path, "a.jsonl", json.dumps({"id": "a", "text": text}))).text == text


@pytest.mark.untraced
@given(st.text(min_size=1).filter(lambda text: text.strip() != ""))
def test_offsets_of_json_text_never_move(text: str) -> None:
    """Whatever the text, the document has as many code points as it."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), "a.jsonl", json.dumps({"id": "a", "text": text}))
        try:
            assert len(one(path).text) == len(text)
        except DocumentError as error:
            assert error.problem == "has no text" and not printable(text).strip()


def test_markdown_loses_front_matter_and_marks(tmp_path: Path) -> None:
    """Front matter gives the metadata; links, emphasis and headings leave their words."""
    path = write(
        tmp_path, "a.md",
        "---\ntitle: 'The accord'\ndate: 2031-02-03\n---\n# Talks\n\n**Ana Vesta** met [Igor Pell](http://x.example).\nThey *agreed*.\n",
    )  # fmt: skip
    document = one(path)
    assert document.text == "Talks\n\nAna Vesta met Igor Pell.\nThey agreed."
    assert (document.title, document.published) == ("The accord", date(2031, 2, 3))


def test_html_gives_article_and_metadata(tmp_path: Path) -> None:
    """Of a page only the article is read, and the date that its head declares."""
    path = write(
        tmp_path, "a.html",
        '<html><head><title>Accord</title><meta property="article:published_time" content="2021-02-03T08:00:00Z">'
        "</head><body><nav><a href='/'>Home</a></nav><article><h1>Accord</h1><p>The ministers of Norland and Sudia "
        "signed an accord in Sel on Monday, after months of talks about the fishing grounds.</p></article>"
        "<script>alert(1)</script></body></html>",
    )  # fmt: skip
    document = one(path)
    assert "signed an accord in Sel on Monday" in document.text
    assert "alert" not in document.text and "Home" not in document.text
    assert document.published == date(2021, 2, 3)


def test_declared_character_set_of_html_is_believed(tmp_path: Path) -> None:
    """An old page in Latin-1 that says so is read."""
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>Monsieur Núñez est arrivé à Genève.</p></body></html>"
    assert "Núñez est arrivé" in one(write(tmp_path, "a.html", page.encode("latin-1"))).text


def test_folders_are_read_by_name_and_hidden_files_left(tmp_path: Path) -> None:
    """The order within a folder is that of the names, whatever the disk's."""
    for name in ("b/2.txt", "a/1.txt", ".git/x.txt", ".hidden.txt", "c.jsonl"):
        write(tmp_path / "in", name, '{"id": "c", "text": "C."}' if name.endswith("jsonl") else name)
    found = [document.id.split("-")[0] for document in read_documents([tmp_path / "in"])]
    assert found == ["c", "1", "2"]
    assert [item.name for item in find_inputs([tmp_path / "in"])] == [
        "in/c.jsonl",
        "in/a/1.txt",
        "in/b/2.txt",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Norland spoke.", f"stdin-{Document('', 'Norland spoke.').content[:8]}"),
        ('{"id": "x", "text": "Norland spoke."}\n', "x"),
    ],
)
def test_standard_input_is_text_or_json_lines(
    data: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "-" is read as JSONL where it starts with a brace."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    (document,) = read_documents(["-"])
    assert (document.id, document.text) == (expected, "Norland spoke.")


@pytest.mark.parametrize("key", ["published", "date"])
def test_date_is_another_word_for_published(key: str, tmp_path: Path) -> None:
    """Corpora call it either."""
    assert one(write(tmp_path, "a.json", json.dumps({"text": "A.", key: "2031-02-03"}))).published == date(
        2031, 2, 3
    )


def test_an_unreadable_date_costs_only_the_date(tmp_path: Path) -> None:
    """The document is read without it, and the reader is told."""
    told: list[DocumentError] = []
    path = write(tmp_path, "a.jsonl", '{"id": "a", "text": "A.", "date": "Tuesday"}\n')
    assert one(path, report=told.append).published is None
    assert isinstance(told[0], DateError) and "a.jsonl:1" in str(told[0])


BAD = [
    ("empty.txt", b"", "empty.txt", "is empty"),
    ("blank.txt", b" \n\n", "blank.txt", "is empty"),
    ("bytes.txt", bytes(range(256)) * 8, "bytes.txt", "is not UTF-8"),
    ("broken.jsonl", b'{"id": "a", "text": "A."\n', "broken.jsonl:1", "is not JSON"),
    ("list.jsonl", b"[1]\n", "list.jsonl:1", "is not a JSON object"),
    ("notext.jsonl", b'{"id": "a"}\n', "notext.jsonl:1", 'has no "text"'),
    ("deep.jsonl", b"[" * 100_000, "deep.jsonl:1", "is not JSON"),
    ("none.jsonl", b"", "none.jsonl", "is empty"),
    ("a.doc", b"PK", "a.doc", "is of an unknown format (.doc)"),
    ("noending", b"text", "noending", "is of an unknown format (no ending)"),
    ("nothing.html", b"<html><body></body></html>", "nothing.html", "has no text"),
]


@pytest.mark.parametrize(("name", "data", "where", "problem"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_document_alone_is_an_error_that_names_it(
    name: str, data: bytes, where: str, problem: str, tmp_path: Path
) -> None:
    """One sentence: which file and line, what is wrong, what to do."""
    with pytest.raises(DocumentError) as caught:
        list(read_documents([write(tmp_path, name, data)]))
    assert str(caught.value).startswith(f"{where} {problem}") and ": " in str(caught.value)


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 20_000 + "]" * 20_000, "2022-02-30", "0x"])
def test_a_value_that_breaks_the_reader_of_toml(value: str, tmp_path: Path) -> None:
    """The text is read without it, and both are named."""
    write(tmp_path, "x.txt", "A.")
    beside = write(tmp_path, "x.toml", f"id = {value}")
    told: list[DocumentError] = []
    [one] = read_documents([beside.with_suffix(".txt")], report=told.append)
    assert one.text == "A." and one.published is None
    assert re.match(
        r"x\.toml is not TOML \(.*\): x\.txt is read without it; write lines such as", str(told[0])
    )
    with pytest.raises(DocumentError, match=r"x\.toml is not TOML"):
        list(read_documents([beside.with_suffix(".txt")], strict=True))


def test_a_toml_file_that_does_nothing_is_told(tmp_path: Path) -> None:
    """It is beside no text, has a key that nobody knows, or is empty."""
    for name in ("a.txt", "d/e.pdf.txt", "f.txt", "g.html.gz"):
        write(tmp_path / "in", name, b"Norland left.")
    write(tmp_path / "in", "h.jsonl", b'{"text": "Sudia left."}')
    toml = {
        "a": 'titel = "Talks"\nnews.date = 2022-02-01', "b": "", "d/e": "", "d/e.pdf": 'source.name = "Wire"', "f": "",
        "g": 'title = "A"', "h": 'title = "A"',
    }  # fmt: skip
    for name, content in toml.items():
        write(tmp_path / "in", f"{name}.toml", content.encode())
    told: list[DocumentError] = []
    found = find_inputs([tmp_path / "in"], told.append)
    assert [error.where for error in told] == ["in/b.toml", "in/d/e.toml", "in/h.toml"]
    assert "is beside no text" in str(told[0]) and "talks.toml for talks.txt" in str(told[0])
    told.clear()
    assert "Wire" in [each.source for each in read_inputs(found, report=told.append)]
    words = [str(error) for error in told if error.where.endswith(".toml")]
    assert words == [
        "in/a.toml has a key that is not known (titel, news): known are text, title, published, source, url, author, id",
        "in/f.toml is empty: in/f.txt is read without it; leave it out or fill it",
    ]  # fmt: skip


def test_an_input_over_which_a_library_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is skipped, and it is said which; the others are read."""

    def breaks(item: Input, note: Report) -> Iterator[Document]:
        raise AssertionError
        yield

    monkeypatch.setitem(formats.FORMATS, ".md", breaks)
    told: list[DocumentError] = []
    write(tmp_path, "a.md", "A.")
    write(tmp_path, "b.txt", "B.")
    assert [document.text for document in read_documents([tmp_path], report=told.append)] == ["B."]
    assert [(type(error), error.where) for error in told] == [(ReadingError, f"{tmp_path.name}/a.md")]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may be in it is missing, and nobody would know."""
    (tmp_path / "closed").mkdir()
    write(tmp_path, "b.txt", "B.")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told: list[DocumentError] = []
    assert len(list(read_documents([tmp_path], report=told.append))) == 1
    assert [str(error).split(":")[0] for error in told] == [
        f"{tmp_path.name}/closed cannot be read (Permission denied)"
    ]


def test_a_file_that_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    """It was skipped, and that is no reason to lose the others at the end."""
    good, gone = Input("a.txt", write(tmp_path, "a.txt", "A.")), Input("gone.txt", tmp_path / "gone.txt")
    assert [name for name, _ in digests([good, gone])] == ["a.txt"]


def test_a_bad_document_among_good_ones_is_skipped_and_told(tmp_path: Path) -> None:
    """The others are read; the report names file and line."""
    told: list[DocumentError] = []
    path = write(tmp_path, "a.jsonl", '{"id": "a", "text": "A."}\n{broken\n\n{"id": "b", "text": "B."}\n')
    assert [document.id for document in read_documents([path], report=told.append)] == ["a", "b"]
    assert [error.where for error in told] == ["a.jsonl:2"]


def test_strict_stops_at_the_first_bad_document(tmp_path: Path) -> None:
    """Instead of skipping it."""
    path = write(tmp_path, "a.jsonl", '{"id": "a", "text": "A."}\n{broken\n')
    with pytest.raises(DocumentError, match=r"a\.jsonl:2"):
        list(read_documents([path], strict=True))


def test_no_such_path_is_an_error_even_among_good_ones(tmp_path: Path) -> None:
    """A path that was typed wrongly is never passed over."""
    good = write(tmp_path, "a.txt", "A.")
    with pytest.raises(DocumentError, match="does not exist"):
        list(read_documents([good, tmp_path / "missing.txt"]))


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    """There is nothing to do, and that is said."""
    with pytest.raises(DocumentError, match="holds no documents"):
        list(read_documents([tmp_path]))


def test_sha256_is_that_of_the_file(tmp_path: Path) -> None:
    """The manifest can be checked with sha256sum."""
    path = write(tmp_path, "a.txt", "Norland.\r\n")
    assert find_inputs([path])[0].sha256() == hashlib.sha256(b"Norland.\r\n").hexdigest()


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2031-02-03", date(2031, 2, 3)), ("2031-02-03T10:00:00Z", date(2031, 2, 3)),
        (date(2031, 2, 3), date(2031, 2, 3)), ("", None), (None, None), ("  ", None),
        ("Tue, 01 Feb 2022 23:30:00 -0500", date(2022, 2, 1)), ("2022-02-01 10:00:00 UTC", date(2022, 2, 1)),
        ("20220201T120000Z", date(2022, 2, 1)), ("20220201", date(2022, 2, 1)), (1643709600, date(2022, 2, 1)),
        ("1643709600000", date(2022, 2, 1)), ("July 28, 2009", date(2009, 7, 28)), ("28 Jul 2009", date(2009, 7, 28)),
        ("Tuesday, July 28, 2009 at 10:00 AM", date(2009, 7, 28)), ("7/28/2009", date(2009, 7, 28)),
        ("28.7.2009", date(2009, 7, 28)), ("7/28/2009 4:05:00 PM", date(2009, 7, 28)),
        ("2022/02/01", date(2022, 2, 1)), ("2022.02.01", date(2022, 2, 1)), ("2022-2-1", date(2022, 2, 1)),
        ("Tue, 01 Feb 2022", date(2022, 2, 1)), ("01-Feb-2022", date(2022, 2, 1)), ("1 February, 2022", date(2022, 2, 1)),
        ("February 1st, 2022", date(2022, 2, 1)), ("1st of February 2022", date(2022, 2, 1)), ("2/28/22", date(2022, 2, 28)),
        ("2022-02-01 UTC", date(2022, 2, 1)), ("2022/2/1 10:00", date(2022, 2, 1)), (20220201.0, date(2022, 2, 1)),
        ("Feb. 1, 2022 at 10 a.m. EST", date(2022, 2, 1)), ("Tue Feb 01 10:00:00 +0000 2022", date(2022, 2, 1)),
    ],
)  # fmt: skip
def test_dates_that_are_read(value: object, day: date | None) -> None:
    """Days, instants, nothing."""
    assert read_date(value, "x") == day


@pytest.mark.parametrize(
    "value",
    [
        "2031", "2031-02-30", "yesterday", "03/02/2031", 7, "0001-01-01T00:00:00", "9999-12-31", "01/02/22", "28/2/22",
        "22-02-28", "1-3 February 2022", "February 1-3, 2022", "2022-02-01/2022-02-05", "Feb 2022", "5 May", "May 5 10:00",
        "2022/02", "2022/13/01", "2022/23/01", "220201", "44593", "2022.5", "1.5 May 2022", "Marketing 5, 2022", "1 2 3",
        "1/2/2022 or 3/4/2022", "10 May 2022 11 May 2022", "2 days ago", "2022-02-01abc", "1 de febrero de 2022",
    ],
)  # fmt: skip
def test_dates_that_are_none(value: object) -> None:
    """Half a date is not guessed into a whole one; what programs write for "no date" is none."""
    with pytest.raises(DateError):
        read_date(value, "x")


def test_the_user_says_what_comes_first() -> None:
    """Month or day; the other order is not tried where it fits better, and the error names the option."""
    for value in ("01/02/22", "1.2.2022", "Tue, 01-02-2022 10:00"):
        assert read_date(value, "x", "dmy") == date(2022, 2, 1)
        assert read_date(value, "x", "mdy") == date(2022, 1, 2)
        with pytest.raises(DateError, match="--date-order mdy"):
            read_date(value, "x")
    for value, order in (("28/2/22", "mdy"), ("2/28/2022", "dmy")):
        with pytest.raises(DateError):
            read_date(value, "x", order)
    assert read_date("2022/02/01", "x", "dmy") == date(2022, 2, 1)

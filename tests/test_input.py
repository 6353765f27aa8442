"""Every form that text comes in: feeds, tables, other people's JSON, archives, TEI, crawls, print, mail."""

from __future__ import annotations

import bz2
import email.message
import gzip
import hashlib
import io
import json
import lzma
import mailbox
import re
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.errors import DocumentError, LanguageError, LibraryError, NoteError, OptionError, OwnOutputError
from kg.model import Document
from kg.texts import Hints, packed
from kg.texts.documents import find_inputs, read_documents
from kg.texts.formats import FORMATS
from kg.texts.languages import foreign
from kg.texts.prints import rejoined

SAID = "The ministers of Norland and Sudia signed an accord in Sel on Monday."
MORE = "The envoys of Estra left the talks in Sel on Tuesday."


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with that content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path | str, *told: list[DocumentError], **hints: object) -> list[Document]:
    """The documents of a file; what was said of it goes to the list."""
    report = told[0].append if told else None
    return list(read_documents([path], report=report, hints=Hints(**hints)))  # type: ignore[arg-type]


def shown(documents: list[Document]) -> list[tuple[str, str, date | None]]:
    """Text, title, day."""
    return [(each.text, each.title, each.published) for each in documents]


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A ZIP file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gazette</title>
<item><title>Accord &amp; ink</title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Tue, 01 Feb 2022 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{SAID}</p><p>They <b>met</b> &amp; left.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Talks</title><description>{MORE}</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title>
<entry><id>tag:1</id><title>Accord</title><link href="https://example.org/1"/><updated>2022-02-01T10:00:00Z</updated>
<author><name>Ana Weber</name></author><content type="html">&lt;p&gt;{SAID}&lt;/p&gt;</content></entry></feed>"""
TEI = f"""<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus1969v01">
<teiHeader><fileDesc><titleStmt><title type="complete">Papers, Volume I</title></titleStmt></fileDesc></teiHeader>
<text><body><div type="chapter"><head>Sel</head>
<div type="document" xml:id="d1"><head>1. Telegram<note>A source.</note></head>
<opener><dateline><placeName>Sel</placeName>, <date when="1969-01-20">January 20</date>.</dateline></opener>
<p>The ministers of <persName>Norland</persName><note n="1">A footnote.</note> met
 in Sel.</p><pb n="2"/><p>They left.</p></div>
<div type="document" xml:id="d2" n="2"><head>2. Note</head><p>{MORE} On <date when="1955-01-01">that day</date>.</p></div>
</div></body></text></TEI>"""


def test_front_matter_of_aliases_is_no_metadata(tmp_path: Path) -> None:
    """A few lines that mean a billion words."""
    levels = [f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 10)]
    front = "\n".join(["---", "k0: &k0 [lol]", *levels, "title: *k9", "---", ""])
    [one] = read(put(tmp_path, "bomb.md", front + SAID))
    assert one.title == "" and one.text.endswith(SAID.strip())


def test_a_title_has_an_end(tmp_path: Path) -> None:
    """Also of a JSON that somebody else wrote."""
    given = json.dumps({"title": "x" * 10**6, "authors": ["y"] * 10**5, "text": SAID})
    [one] = read(put(tmp_path, "long.json", given))
    assert (len(one.title), len(one.author)) == (2000, 298)


@pytest.mark.parametrize("name", ["x.rss", "x.xml"])
def test_the_items_of_rss(name: str, tmp_path: Path) -> None:
    """The full content, else the description; the day as it is written; the feed is the source."""
    one, two = read(put(tmp_path, name, RSS))
    assert one == Document(
        "g1",
        f"{SAID}\nThey met & left.",
        "Accord & ink",
        date(2022, 2, 1),
        "The Gazette",
        "https://example.org/1",
    )
    assert (two.text, two.title, two.published) == (MORE, "Talks", None) and two.id.startswith("x-")


def test_the_entries_of_atom(tmp_path: Path) -> None:
    """Updated is published where nothing else is said."""
    [one] = read(put(tmp_path, "x.atom", ATOM))
    assert (one.id, one.text, one.author, one.published) == ("tag:1", SAID, "Ana Weber", date(2022, 2, 1))
    bare = ATOM.replace('<link href="https://example.org/1"/>', "")
    for id, address in (("tag:1", ""), ("urn:uuid:1", ""), ("https://e.org/1", "https://e.org/1")):
        [one] = read(put(tmp_path, "x.atom", bare.replace("tag:1", id)))
        assert (one.id, one.url) == (id, address)
    [one] = read(put(tmp_path, "x.rss", RSS.replace("<link>https://example.org/1</link>", "")))[:1]
    assert (one.id, one.url) == ("g1", "")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", f'url,date,title,text\nu,2022-02-01,"Accord, at last","{SAID}"\n'),
        ("x.csv", f'title;body;url;pub_date\n"Accord, at last";"{SAID}";u;01 Feb 2022\n'),
        ("x.csv", f'Title,Content,Link,Published At\n"Accord, at last","{SAID}",u,2022-02-01T10:00:00Z\n'),
        ("x.csv", f'\ufefftext|headline|url|date\r\n{SAID}|Accord, at last|u|1/28/2022\r\n'.replace("1/28", "2/1")),
        ("x.tsv", f"date\ttitle\ttext\turl\n2022-02-01\tAccord, at last\t{SAID}\tu\n"),
        ("x.txt", f'url,date,title,text\nu,2022-02-01,"Accord, at last","{SAID}"\n'),
    ],
    ids=["commas", "semicolons", "names", "bars", "tabs", "said"],
)  # fmt: skip
def test_a_row_of_a_table_is_a_document(name: str, content: str, tmp_path: Path) -> None:
    """Columns in any order, by the names that people give them; the delimiter is found."""
    path = put(tmp_path, name, content)
    [one] = read(path, format="csv" if name.endswith("txt") else "", dates="mdy")
    assert shown([one]) == [(SAID, "Accord, at last", date(2022, 2, 1))] and one.url == "u"


def test_cells_with_line_ends_quotes_and_backslashes(tmp_path: Path) -> None:
    """The dialect is that by which the rows are even."""
    rows = 'id,text\na,"One ""two"".\nThree, four."\nb,Five.\n'
    assert [each.text for each in read(put(tmp_path, "a.csv", rows))] == ['One "two".\nThree, four.', "Five."]
    slashed = 'id,text\na,"One \\"two\\", three."\nb,"Five \\"six\\", x."\n'
    assert [each.text for each in read(put(tmp_path, "b.csv", slashed))] == [
        'One "two", three.',
        'Five "six", x.',
    ]
    bare = 'id\ttext\na\t"Quoted" he said.\nb\t"It is open.\nc\tFive.\n'
    assert [each.text for each in read(put(tmp_path, "c.tsv", bare))] == [
        '"Quoted" he said.',
        '"It is open.',
        "Five.",
    ]


def test_columns_are_told(tmp_path: Path) -> None:
    """And those that are not there are named."""
    path = put(tmp_path, "x.csv", f"a,b,c\n2022-02-01,{SAID},Accord\n")
    hints = (("text", "b"), ("published", "a"), ("title", "c"))
    assert shown(read(path, columns=hints)) == [(SAID, "Accord", date(2022, 2, 1))]
    with pytest.raises(
        DocumentError, match=r'x.csv has no "text": name what .* --columns text=KEY; there are a, b'
    ):
        read(path)
    with pytest.raises(DocumentError, match=r"x.csv has no column 'z': there are a, b, c"):
        read(path, columns=(("text", "b"), ("url", "z")))
    with pytest.raises(OptionError, match="'words' is nothing that a column holds"):
        read(path, columns=(("words", "b"),))
    with pytest.raises(OptionError, match="'xls' is no format"):
        read(path, format="xls")
    with pytest.raises(OptionError, match="'ymd' is no order of dates"):
        read(path, dates="ymd")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", "text,Day of issue,no\n{0},2022-02-01,20220201\n{0},2022-02-02,7\n"),
        ("x.csv", "text,Day of issue,place\n{0},3/2/2022,Sel\n{0},28/2/2022,May\n"),
        ("x.jsonl", '{{"text": "{0}", "Day of issue": "1 February 2022"}}\n' * 3),
        ("x.json", '[{{"body": "{0}", "Day of issue": "Tue, 01 Feb 2022 10:00:00 GMT"}}]'),
    ],
)
def test_days_under_an_unknown_name_are_told_once(name: str, content: str, tmp_path: Path) -> None:
    """With the option that gives them; not where there are dates, or one is given."""
    told: list[DocumentError] = []
    path = put(tmp_path, name, content.format(SAID))
    read(path, told)
    assert [type(error) for error in told] == [NoteError]
    assert [str(error) for error in told] == [
        f"{name} has days under names that are not known (Day of issue):"
        ' if that is when it was published, give --columns "published=Day of issue"'
    ]
    quiet: list[DocumentError] = []
    assert list(read_documents([path], report=quiet.append, published="2022-03-01")) and not quiet
    read(path, quiet, columns=(("published", "Day of issue"),), dates="dmy")
    assert not quiet


def test_days_of_which_nobody_knows_the_month_are_told(tmp_path: Path) -> None:
    """3/2/2022 is a day of March or of February, unless the user says which."""
    path = put(tmp_path, "x.csv", f"date,text\n3/2/2022,{SAID}\n")
    told: list[DocumentError] = []
    assert read(path, told)[0].published is None
    assert "--date-order mdy" in str(told[0])
    assert read(path, dates="mdy")[0].published == date(2022, 3, 2)
    assert read(path, dates="dmy")[0].published == date(2022, 2, 3)


def test_a_table_that_kg_wrote_is_passed_over(tmp_path: Path) -> None:
    """As its other files are."""
    put(tmp_path, "a.txt", SAID)
    put(tmp_path, "events.csv", "id,doc,sentence,evidence_start\n1,2,3,4\n")
    told: list[DocumentError] = []
    assert len(read(tmp_path, told)) == 1 and isinstance(told[0], OwnOutputError)


@pytest.mark.parametrize(
    "value",
    [
        {"headline": "Accord", "body": SAID, "publishedAt": "2022-02-01T10:00:00Z"},
        {"title": "Accord", "content": f"<p>{SAID}</p>", "pub_date": "Tue, 01 Feb 2022 10:00:00 GMT"},
        {"articles": [{"title": "Accord", "content": SAID, "published_at": "2022-02-01"}]},
        {"response": {"results": [{"webTitle": "Accord", "webPublicationDate": "2022-02-01T10:00:00Z", "fields": {"bodyText": SAID}}]}},
        {"data": [{"headline": {"main": "Accord"}, "paragraphs": [SAID], "timestamp": 1643709600}]},
        {"status": "ok", "data": {"articles": [{"title": "Accord", "content": SAID, "date": "2022-02-01"}]}},
        {"data": {"items": [{"title": "Accord", "content": SAID, "date": "2022-02-01"}]}},
        {"hits": {"total": 1, "hits": [{"_id": "e", "_source": {"title": "Accord", "content": SAID, "date": "2022-02-01"}}]}},
        {"@graph": [{"@type": "NewsArticle", "headline": "Accord", "articleBody": SAID, "datePublished": "2022-02-01"}]},
        {"data": [{"type": "story", "id": "1", "attributes": {"title": "Accord", "body": SAID, "date": "2022-02-01"}}]},
        {"text": "ok", "articles": [{"title": "Accord", "content": SAID, "date": "2022-02-01"}]},
        {"status": "ok", "article": {"title": "Accord", "content": SAID, "date": "2022-02-01"}},
        [{"title": "Accord", "text": SAID, "date": "20220201T120000Z"}],
    ],
    ids=[
        "headline", "html", "articles", "nested", "main", "data.articles", "data.items", "elastic", "graph", "attributes",
        "ok", "article", "list",
    ],
)  # fmt: skip
def test_json_of_other_people(value: object, tmp_path: Path) -> None:
    """Their keys, their dates, their lists; markup is taken out of all but "text"."""
    assert shown(read(put(tmp_path, "x.json", json.dumps(value)))) == [(SAID, "Accord", date(2022, 2, 1))]
    if isinstance(value, dict):
        assert len(read(put(tmp_path, "x.jsonl", json.dumps(value)))) == 1


def test_objects_by_their_ids(tmp_path: Path) -> None:
    """If most have a text; settings are no documents, and a document with a list of others is one."""
    by_id = {"a1": {"body": SAID}, "a2": {"body": MORE, "id": "own"}, "a3": {"n": 1}}
    told: list[DocumentError] = []
    found = read(put(tmp_path, "x.json", json.dumps(by_id)), told)
    assert [(each.id, each.text) for each in found] == [("a1", SAID), ("own", MORE)]
    assert [str(each) for each in told] == [
        'x.json[3] has no "text": name what holds it, for example --columns text=KEY; there are id'
    ]
    with pytest.raises(DocumentError, match=r'y.json has no "text": leave it out, as no other key has words'):
        read(put(tmp_path, "y.json", json.dumps({"a": {"x": 1}, "b": {"y": 2}})))
    related = {"text": SAID[:30], "articles": [{"url": "https://example.org"}]}
    assert [each.text for each in read(put(tmp_path, "z.json", json.dumps(related)))] == [SAID[:30]]


@pytest.mark.parametrize(
    "value",
    [
        {"status": "ok", "payload": {"things": [{"words": SAID, "name": "Accord"}]}},
        {"status": "ok", "payload": {"things": [{"of": {"it": {"words": SAID}}, "name": "Accord"}]}},
        {"words": SAID, "name": "Accord", "articles": [{"text": MORE}]},
    ],
)  # fmt: skip
def test_a_path_may_be_told(value: object, tmp_path: Path) -> None:
    """The one that the advice names works."""
    path = put(tmp_path, "x.json", json.dumps(value))
    if "articles" not in value:  # type: ignore[operator]
        with pytest.raises(DocumentError, match=r'x.json has no "text": name what holds it') as told:
            read(path)
        names = str(told.value).partition("there are ")[2].split(", ")
    else:
        names = ["words", "name"]
    text, title = (next(name for name in names if name.endswith(end)) for end in ("words", "name"))
    [one] = read(path, columns=(("text", text), ("title", title)))
    assert (one.text, one.title) == (SAID, "Accord")


def test_source_and_authors_may_be_objects(tmp_path: Path) -> None:
    """As news services give them."""
    value = {
        "text": SAID,
        "source": {"id": None, "name": "The Gazette"},
        "authors": [{"name": "Ana Weber"}, {"name": "Jo Kov"}],
    }
    [one] = read(put(tmp_path, "x.json", json.dumps(value)))
    assert (one.source, one.author) == ("The Gazette", "Ana Weber; Jo Kov")


def test_json_lines_that_are_called_json(tmp_path: Path) -> None:
    """As some collections do."""
    lines = "\n".join(json.dumps({"text": text}) for text in (SAID, MORE))
    assert [each.text for each in read(put(tmp_path, "x.json", lines))] == [SAID, MORE]


def zstd(data: bytes) -> bytes:
    """Packed."""
    zstandard = pytest.importorskip("zstandard")
    return bytes(zstandard.ZstdCompressor().compress(data))


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd,
}  # fmt: skip


@pytest.mark.parametrize("ending", PACKERS)
def test_compressed_files(ending: str, tmp_path: Path) -> None:
    """What is in them is read as if it lay there, also by its TOML file, and is called alike."""
    plain = read(put(tmp_path / "in", "x.txt", SAID))
    path = put(tmp_path, f"x.txt{ending}", PACKERS[ending](SAID.encode()))
    assert read(path) == plain
    put(tmp_path, "x.toml", "published = 2022-02-01")
    assert read(path)[0].published == date(2022, 2, 1)
    lines = json.dumps({"text": SAID}) + "\n" + json.dumps({"text": MORE})
    assert len(read(put(tmp_path, f"y.jsonl{ending}", PACKERS[ending](lines.encode())))) == 2


FOLDER: dict[str, str | bytes] = {
    "a.txt": SAID, "a.toml": "published = 2022-02-01", "b/c.jsonl": json.dumps({"text": MORE}),
    ".hidden/d.txt": "No.", "__MACOSX/a.txt": "No.", "e.doc": "No.", "../../f.txt": "Norland agreed.",
    "g.csv.gz": gzip.compress(b"text,id\nSudia agreed.,g\n"),
}  # fmt: skip


def tarred(files: dict[str, str | bytes]) -> bytes:
    """A TAR file."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return target.getvalue()


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz", "x.tgz", "x.tbz2"])
def test_archives_are_read_as_folders_are(name: str, tmp_path: Path) -> None:
    """Hidden files are left, unknown ones named; no name of a member is a place on the disk."""
    data = {
        "x.zip": zipped, "x.tar": tarred, "x.tbz2": lambda f: bz2.compress(tarred(f)),
    }.get(name, lambda f: gzip.compress(tarred(f)))(FOLDER)  # fmt: skip
    told: list[DocumentError] = []
    found = read(put(tmp_path / "in", name, data), told)
    assert {each.text for each in found} == {SAID, MORE, "Norland agreed.", "Sudia agreed."}
    assert [error.where for error in told] == [f"{name}/e.doc"]
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [name]
    assert {each.text: each.published for each in found}[SAID] == date(2022, 2, 1)


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What grows beyond all measure is read no further, and named."""
    monkeypatch.setattr(packed, "FLOOR", 100_000)
    data = b" " * 20_000_000
    for name, content in (
        ("a.txt.gz", gzip.compress(data)),
        ("b.jsonl.gz", gzip.compress(data)),
        ("c.zip", zipped({"x.txt": data})),
    ):
        with pytest.raises(DocumentError, match=f"{name} unpacks to more than 200 times its size"):
            read(put(tmp_path, name, content))
    nested = zipped({"x.txt": SAID})
    for _ in range(4):
        nested = zipped({"x.zip": nested})
    with pytest.raises(DocumentError, match="is packed more than 3 times"):
        read(put(tmp_path, "d.zip", nested))


def parquet(rows: list[dict[str, object]]) -> bytes:
    """A table in Parquet."""
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    target = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), target)
    return target.getvalue()


def test_parquet(tmp_path: Path) -> None:
    """As of other tables; days are days."""
    rows = [
        {"maintext": SAID, "title": "Accord", "date_publish": date(2022, 2, 1), "n": 1},
        {"maintext": MORE},
    ]
    found = read(put(tmp_path, "x.parquet", parquet(rows)))
    assert shown(found) == [(SAID, "Accord", date(2022, 2, 1)), (MORE, "", None)]
    with pytest.raises(DocumentError, match=r'y.parquet has no "text".* there are n'):
        read(put(tmp_path, "y.parquet", parquet([{"n": 1}])))


def test_the_documents_of_tei(tmp_path: Path) -> None:
    """Each with its day and address; notes are left out, lines and marks of names are no breaks."""
    one, two = read(put(tmp_path, "frus.xml", TEI))
    assert one.text == "1. Telegram\n\nSel, January 20.\n\nThe ministers of Norland met in Sel.\n\nThey left."
    assert (one.id, one.title, one.published) == ("frus1969v01-d1", "1. Telegram", date(1969, 1, 20))
    assert one.url == "https://history.state.gov/historicaldocuments/frus1969v01/d1"
    assert two.title == "Note"
    assert (one.source, two.text, two.published) == (
        "Papers, Volume I",
        f"2. Note\n\n{MORE} On that day.",
        None,
    )
    whole = TEI.replace('type="document"', 'type="part"')
    assert len(read(put(tmp_path, "whole.tei", whole))) == 1


def warc(wet: bool = False) -> bytes:
    """A crawl of two pages, one of which was not found; or of the text that was made of one."""
    page = f"<html><head><title>Accord</title></head><body><article><p>{SAID}</p></article></body></html>"
    answers = [
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
        for status in ("200 OK", "404 Not Found")
    ]
    kind, bodies = ("conversion", [SAID]) if wet else ("response", answers)
    head = "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: https://example.org/1\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n"
    form = "text/plain" if wet else "application/http; msgtype=response"
    records = [f"{head.format(kind, form, len(body))}{body}\r\n\r\n".encode() for body in bodies]
    return b"".join(map(gzip.compress, records))


@pytest.mark.parametrize("name", ["x.warc.gz", "x.warc.wet.gz"])
def test_crawls(name: str, tmp_path: Path) -> None:
    """The pages that were found, or the texts made of them."""
    [one] = read(put(tmp_path, name, warc(wet="wet" in name)))
    assert (one.text, one.url, one.published) == (SAID, "https://example.org/1", None)


def tape(files: dict[str, bytes]) -> bytes:
    """A TAR file."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return target.getvalue()


def many(count: int, form: str) -> list[str]:
    """So many sentences in a form that has them one after the other, hard to pack."""
    return [form.format(hashlib.sha256(bytes([n])).hexdigest()) for n in range(count)]


BROKEN_OFF = {
    "x.jsonl.gz": ("".join(many(99, '{{"text": "The talks {} failed."}}\n')), gzip.compress),
    "x.jsonl.xz": ("".join(many(99, '{{"text": "The talks {} failed."}}\n')), lzma.compress),
    "x.csv.gz": ("text\n" + "".join(many(99, "The talks {} failed.\n")), gzip.compress),
    "x.mbox.gz": (
        "".join(many(99, "From a@b.org Tue Feb  1 10:00:00 2022\nSubject: A\n\nThe talks {} failed.\n\n")),
        gzip.compress,
    ),
}  # fmt: skip


BROKEN_OFF["x.rss.gz"] = (
    "<rss version='2.0'><channel><title>A</title>"
    + "".join(many(99, "<item><description>The talks {} failed.</description></item>"))
    + "</channel></rss>",
    gzip.compress,
)
BROKEN_OFF["x.xml.gz"] = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
    + "".join(many(99, '<div type="document"><p>The talks {} failed.</p></div>'))
    + "</body></text></TEI>",
    gzip.compress,
)


def is_whole(text: str) -> bool:
    return text.startswith("The talks ") and text.rstrip().endswith("failed.")


@pytest.mark.parametrize("name", BROKEN_OFF)
def test_what_stands_before_the_place_where_a_file_breaks_off_is_read(name: str, tmp_path: Path) -> None:
    """Whole documents, and it is told how many they are."""
    content, pack = BROKEN_OFF[name]
    packed_whole = pack(content.encode())
    told: list[DocumentError] = []
    found = read(put(tmp_path, name, packed_whole[: len(packed_whole) * 9 // 10]), told, any_language=True)
    assert len(found) > 70 and all(is_whole(each.text) for each in found)
    assert [str(error).partition(" (")[0] for error in told] == [f"{name} is cut off or damaged"]
    assert f" after {len(found):,} documents: they are read; " in str(told[0])


def test_a_packed_archive_that_breaks_off_is_read_up_to_there(tmp_path: Path) -> None:
    """The member that is cut is told too."""
    files = {f"{n:02}.txt": line.encode() * 50 for n, line in enumerate(many(40, "The talks {} failed. "))}
    data = gzip.compress(tape(files))
    told: list[DocumentError] = []
    found = read(put(tmp_path, "x.tar.gz", data[: len(data) // 2]), told, any_language=True)
    assert len(found) > 10 and all(is_whole(each.text) for each in found)
    assert 1 <= len(told) <= 2 and "x.tar.gz is cut off or damaged (EOFError)" in str(told[-1])


@pytest.mark.parametrize("name", ["x.warc.gz", "x.warc", "x.warc.wet.gz", "x.wet"])
def test_a_crawl_that_breaks_off_is_read_up_to_there(name: str, tmp_path: Path) -> None:
    """The record in which it ends is no document."""
    one = warc(wet="wet" in name)
    data = one * 3 if name.endswith(".gz") else gzip.decompress(one) * 3
    told: list[DocumentError] = []
    short = 40 if "wet" in name else len(data) // 6 + 40
    found = read(put(tmp_path, name, data[:-short]), told)
    assert [each.text for each in found] == [SAID, SAID]
    assert len(told) == 1 and f"{name} is cut off" in str(told[0]) and "after 2 documents" in str(told[0])


def pdf(*pages: str) -> bytes:
    """A PDF with lines of text on each page."""
    texts = [
        "BT /F1 12 Tf 20 700 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in page.split("\n")) + " ET" if page else ""
        for page in pages
    ]  # fmt: skip
    kids = " ".join(f"{n + 3} 0 R" for n in range(len(pages)))
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        *(f"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents {n + 3 + len(pages)} 0 R>>" for n in range(len(pages))),
        *(f"<</Length {len(text)}>>stream\n{text}\nendstream" for text in texts),
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()


def test_pdf(tmp_path: Path) -> None:
    """The words of all pages; words that a line divides are whole, pages without any are told."""
    told: list[DocumentError] = []
    [one] = read(put(tmp_path, "x.pdf", pdf("The minis-\nters of Norland and", "Sudia met.", "")), told)
    assert one.text == "The ministers of Norland and\nSudia met."
    assert [str(error) for error in told] == ["x.pdf has pages without text (1 of 3): scans need OCR first"]
    with pytest.raises(DocumentError, match=r"has no text in any page \(a scan\?\): read it with OCR first"):
        read(put(tmp_path, "y.pdf", pdf("", "")))


def test_hyphens_at_the_ends_of_lines() -> None:
    """One that the document has elsewhere too is of the word."""
    assert rejoined("nego-\ntiate a cease-\nfire. The cease-fire of Saint-\nMalo") == (
        "negotiate a cease-fire. The cease-fire of Saint-\nMalo"
    )


def test_docx(tmp_path: Path) -> None:
    """Paragraphs and tables, with the title and author that the file declares."""
    import docx

    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Accord", "Ana Weber"
    made.add_paragraph(SAID)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Norland", "Sudia"
    made.save(str(tmp_path / "x.docx"))
    [one] = read(tmp_path / "x.docx")
    assert (one.text, one.title, one.author) == (f"{SAID}\n\nNorland | Sudia", "Accord", "Ana Weber")


def epub() -> bytes:
    """A book of a cover and a chapter."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Memoirs</dc:title><dc:creator>Ana Weber</dc:creator><dc:date>2022-02-01</dc:date></metadata>"
        '<manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>'
        '<spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
    )
    return zipped({
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
        "O/p.opf": package, "O/b.xhtml": "<html><body><img src='x'/></body></html>",
        "O/a.xhtml": f"<html><head><title>Sel</title></head><body><p>{SAID}</p></body></html>",
    })  # fmt: skip


def test_epub(tmp_path: Path) -> None:
    """A chapter a document."""
    [one] = read(put(tmp_path, "x.epub", epub()))
    assert (one.text, one.title, one.source, one.author) == (SAID, "Sel", "Memoirs", "Ana Weber")


def test_the_cells_of_tei_are_apart(tmp_path: Path) -> None:
    """As in a table of DOCX."""
    rows = "".join(
        f"<row><cell>{a}</cell><cell>{b}</cell></row>" for a, b in (("Norland", "Weber"), ("Sudia", "Kov"))
    )
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{SAID}</p><table>{rows}</table></body></text></TEI>'
    [one] = read(put(tmp_path, "x.tei", tei))
    assert one.text == f"{SAID}\n\nNorland | Weber\n\nSudia | Kov"


@pytest.mark.parametrize("given", ["x.txt", "."])
def test_a_link_to_nothing_is_called_that(given: str, tmp_path: Path) -> None:
    """And no device, whether it is named or found in a folder."""
    (tmp_path / "x.txt").symlink_to(tmp_path / "nothing.txt")
    put(tmp_path, "a.txt", SAID)
    told: list[DocumentError] = []
    try:
        read(tmp_path / given, told)
    except DocumentError as error:
        told.append(error)
    assert [each.problem for each in told] == ["is a link to what is not there"]


def test_a_linked_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    """Nor is one that leads round in a circle; a linked file is read."""
    put(tmp_path, "elsewhere/y.txt", MORE)
    put(tmp_path, "in/a.txt", SAID)
    (tmp_path / "in" / "b.txt").symlink_to("../elsewhere/y.txt")
    (tmp_path / "in" / "link").symlink_to("../elsewhere")
    (tmp_path / "in" / "round").symlink_to("../in")
    (tmp_path / "in" / ".hidden").symlink_to("../elsewhere")
    told: list[DocumentError] = []
    assert [each.text for each in read(tmp_path / "in", told)] == [SAID, MORE]
    assert [error.where for error in told] == ["in/link", "in/round"]
    assert "is a link to a folder: it is not followed" in str(told[0])
    assert [each.text for each in read(tmp_path / "in" / "link")] == [MORE]


def test_the_chapters_of_a_book_are_named_by_addresses(tmp_path: Path) -> None:
    """With blanks as %20, or from another folder; one that is missing costs itself alone, and letters are letters."""
    links = ["chap%201.xhtml", "../T/b.xhtml#top", "c.xhtml", "d%C3%A9.xhtml"]
    items = "".join(f'<item id="i{n}" href="{link}"/>' for n, link in enumerate(links))
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(links)))
    page = f"<html><head><title>Norland &amp; Sudia</title></head><body><p>{SAID}</p></body></html>"
    book = zipped({
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
        "O/p.opf": f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>",
        "O/chap 1.xhtml": page, "T/b.xhtml": page.replace("Sel", "Oro"), "O/dé.xhtml": page.replace("Sel", "Ala"),
    })  # fmt: skip
    told: list[DocumentError] = []
    found = read(put(tmp_path, "x.epub", book), told)
    assert [each.text for each in found] == [SAID, SAID.replace("Sel", "Oro"), SAID.replace("Sel", "Ala")]
    assert {each.title for each in found} == {"Norland & Sudia"}
    assert [str(each) for each in told] == ["x.epub/O/c.xhtml is missing in the book: get the book again"]


def letter(text: str, kind: str = "plain") -> email.message.EmailMessage:
    """A message."""
    made = email.message.EmailMessage()
    made["Subject"], made["From"], made["Message-ID"] = (
        "Accord",
        "Ana Weber <ana@example.org>",
        "<1@example.org>",
    )
    made["Date"] = "Tue, 01 Feb 2022 10:00:00 +0000"
    made.set_content(text, subtype=kind)
    return made


def test_mail(tmp_path: Path) -> None:
    """A message, and a box of them."""
    [one] = read(put(tmp_path, "x.eml", bytes(letter(SAID))))
    assert (one.id, one.text.strip(), one.title, one.author) == ("1@example.org", SAID, "Accord", "Ana Weber")
    assert one.published == date(2022, 2, 1)
    box = mailbox.mbox(tmp_path / "x.mbox")
    for made in (letter(SAID), letter(f"<p>{MORE}</p>", "html")):
        box.add(made)
    box.close()
    assert [each.text.strip() for each in read(tmp_path / "x.mbox")] == [SAID, MORE]


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_front_matter_is_yaml(name: str, tmp_path: Path) -> None:
    """Lists, quotes and dates as YAML has them; a title with a colon is forgiven."""
    front = '---\ntitle: "The accord: a story"\nauthors:\n  - Ana Weber\n  - Jo Kov\ndate: 2022-02-01 10:00:00\n---\n'
    [one] = read(put(tmp_path, name, front + SAID))
    assert (one.title, one.author, one.published) == (
        "The accord: a story",
        "Ana Weber; Jo Kov",
        date(2022, 2, 1),
    )
    assert one.text == SAID
    [two] = read(put(tmp_path, name, f"---\ntitle: Talks: a story\ndate: 2022-02-01\n---\n{SAID}"))
    assert (two.title, two.published, two.text) == ("Talks: a story", date(2022, 2, 1), SAID)


def test_a_text_that_begins_with_a_rule_is_whole(tmp_path: Path) -> None:
    """Only metadata are front matter of a text."""
    text = "---\nNorland spoke.\n---\nSudia spoke."
    assert read(put(tmp_path, "x.txt", text))[0].text == text


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "cp1252"), ("utf-16", ""), ("utf-16-le", ""), ("utf-32", ""), ("utf-8-sig", "")],
)
@pytest.mark.parametrize("ending", ["txt", "csv", "jsonl"])
def test_encodings(encoding: str, name: str, ending: str, tmp_path: Path) -> None:
    """A guess is told, once for a file; what a mark says is none."""
    text = "The minister’s “plan” for Núñez – he said it in Sel – was the café’s."
    written = {
        "txt": text, "csv": f"id,text\na,{text}\nb,{text}\n",
        "jsonl": "\n".join(json.dumps({"text": text}, ensure_ascii=False) for _ in range(2)),
    }[ending]  # fmt: skip
    told: list[DocumentError] = []
    found = read(put(tmp_path, f"x.{ending}", written.encode(encoding)), told)
    assert {each.text for each in found} == {text}
    notes = [error.problem for error in told if isinstance(error, NoteError)]
    assert notes == ([f"was read as {name}"] if name else notes[:1] if encoding == "utf-16-le" else [])


FRENCH = (
    "Le ministre des Affaires étrangères a rencontré son homologue à Paris mardi pour parler de la guerre. "
    "Les deux pays ont signé un accord sur la pêche, selon un communiqué publié par la présidence. "
    "Le président a déclaré que la France soutiendrait ses alliés aussi longtemps que cela serait nécessaire."
)


def test_other_languages_are_left_out_and_named(tmp_path: Path) -> None:
    """Also where bad documents stop a run; the user may want them all the same."""
    put(tmp_path, "a.txt", SAID)
    put(tmp_path, "b.txt", FRENCH)
    told: list[DocumentError] = []
    found = list(read_documents([tmp_path], strict=True, report=told.append))
    assert [each.text for each in found] == [SAID]
    assert isinstance(told[0], LanguageError) and told[0].language == "French"
    assert len(read(tmp_path, any_language=True)) == 2
    with pytest.raises(LanguageError, match="is in French: only English is read, all with --any-language"):
        read(tmp_path / "b.txt")


@pytest.mark.parametrize("text", [SAID, FRENCH[:30], "Norland 3:1 Sudia\n" * 40, "x " * 4000])
def test_what_may_be_english_is_read(text: str) -> None:
    """A short text, a table, a text of two languages."""
    assert foreign(text) == ""


def test_a_document_without_end_is_named(tmp_path: Path) -> None:
    """Ten million characters are no article."""
    put(tmp_path, "a.txt", SAID)
    put(tmp_path, "b.txt", "Norland. " * 1_200_000)
    told: list[DocumentError] = []
    assert len(read(tmp_path, told)) == 1
    assert "has more than 10 million characters" in str(told[0])


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (RSS, 2), (ATOM, 1), (TEI, 2), (f"url,text\nu,{SAID}\n", 1), (f"<!DOCTYPE html><p>{SAID}</p>", 1),
        (json.dumps({"articles": [{"body": SAID}, {"body": MORE}]}, indent=1), 2), (json.dumps([{"text": SAID}]), 1),
        (gzip.compress(RSS.encode()), 2), (zipped({"a.txt": SAID, "b.txt": MORE}), 2), (epub(), 1),
        (pdf(SAID), 1), (SAID, 1), (f"[Applause] {SAID}", 1), (tarred({"a.txt": SAID, "b.txt": MORE}), 2),
        (gzip.compress(tarred({"a.txt": SAID, "b.txt": MORE})), 2), (bytes(letter(SAID)), 1),
        (json.dumps([{"text": SAID}]).encode("utf-16"), 1), (json.dumps([{"text": SAID}]).encode("utf-16-le"), 1),
        (b"From ana Tue Feb  1 10:00:00 2022\n" + bytes(letter(SAID)), 1),
    ],
)  # fmt: skip
def test_standard_input_is_known_by_how_it_begins(
    data: str | bytes, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is sent."""
    raw = data.encode() if isinstance(data, str) else data
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    found = list(read_documents(["-"]))
    assert len(found) == count and (SAID in found[0].text or data == TEI)
    assert not any(re.search("ustar|Subject:|<", each.text) for each in found)


@pytest.mark.parametrize(
    "head", ["From: the palace.", "Date: Tuesday\nSubject: Talks\n", "Subject: Talks", "From Sel on"]
)
def test_a_memorandum_is_no_mail(head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that look like some of its headers are of the text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{head}\n{SAID}".encode())))
    [one] = read_documents(["-"])
    assert one.text == f"{head}\n{SAID}"


def test_the_user_says_what_standard_input_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody could know."""
    raw = f"a,b\n1,{SAID}\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    [one] = read_documents(["-"], hints=Hints(columns=(("text", "b"),), format="csv"))
    assert one.text == SAID


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + "ha" * 50 + '">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in ("ab", "bc", "cd", "de", "ef", "fg"))
    + "]>"
)  # fmt: skip
FILE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY g SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("start", [BOMB, FILE], ids=["bomb", "file"])
def test_entities_are_not_followed(start: str, tmp_path: Path) -> None:
    """Neither those that multiply nor those that read files."""
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{SAID} &g;</p></body></text></TEI>'
    rss = f"<rss version='2.0'><channel><item><title>T</title><description>{SAID} &g;</description></item></channel></rss>"
    for body in (tei, rss):
        try:
            found = read(put(tmp_path, "x.xml", start + body))
        except DocumentError:
            continue
        assert all(len(each.text) < 200 and "root:" not in each.text for each in found)


DAMAGED = {
    "x.jsonl.gz": gzip.compress(json.dumps({"text": SAID}).encode() * 50)[:-20],
    "x.zip": zipped({"a.txt": SAID})[:-30],
    "x.pdf": pdf(SAID)[:90],
    "x.docx": zipped({"word/document.xml": "<w:document>"}),
    "x.epub": zipped({"META-INF/container.xml": "<a/>"}),
    "x.parquet": b"PAR1" + b"\0" * 40,
    "x.rss": "<rss><channel></channel></rss>",
    "x.xml": "<html>",
    "y.xml": "<svg/>",
    "x.tar": b"x" * 2000,
    "x.csv": "text\n" + '"' + "a" * 100,
    "y.csv": b"",
    "x.warc": b"WARC/1.0\r\n",
    "x.mbox": b"nothing",
    "y.mbox": b"",
    "y.warc": b"",
    "x.eml": bytes(range(256)) * 20,
    "z.csv": "text,title,text\nNobody knows which.,A,Is meant.\n",
    "z.json": "[]",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_files_are_one_sentence(name: str, tmp_path: Path) -> None:
    """What a library says of them is for nobody; no fault of ours is suspected."""
    put(tmp_path, "a.txt", SAID)
    put(tmp_path, name, DAMAGED[name])
    told: list[DocumentError] = []
    found = read(tmp_path, told)
    assert SAID in [each.text for each in found]
    assert not [error for error in told if type(error) is not DocumentError]
    assert told, [each.text for each in found]


@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("x.parquet", "pyarrow"), ("x.warc", "warcio"), ("x.warc.gz", "warcio"), ("x.txt.zst", "zstandard"),
        ("x.pdf", "pypdf"), ("x.docx", "docx"), ("x.md", "markdown_it"), ("x.rss", "feedparser"),
    ],
)  # fmt: skip
def test_a_library_that_is_missing_is_named(
    name: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the file and the command that installs it; one file of a folder costs no other."""
    for module in (library, f"{library}.parquet", f"{library}.archiveiterator"):
        monkeypatch.setitem(sys.modules, module, None)
    told = f'{name} needs the library {library}: pip install "diplomatic-kg[archive]"'
    with pytest.raises(LibraryError, match=f"^{re.escape(told)}$"):
        read(put(tmp_path / "in", name, b"x"))
    put(tmp_path / "in", "a.txt", SAID)
    put(tmp_path / "in", "b.zip", zipped({name: b"x", "c.txt": MORE}))
    errors: list[DocumentError] = []
    assert [each.text for each in read(tmp_path / "in", errors)] == [SAID, MORE]
    assert [str(error) for error in errors] == [f"in/b.zip/{told}", f"in/{told}"]


def test_bodies_are_not_read_before_they_are_asked_for(tmp_path: Path) -> None:
    """Finding inputs opens none; a document is given before the next is read."""
    put(
        tmp_path,
        "a.jsonl",
        "\n".join(json.dumps({"text": f"Norland agreed {n}."}) for n in range(3)) + "\n{bad\n",
    )
    told: list[DocumentError] = []
    assert [item.data for item in find_inputs([tmp_path])] == [None]
    documents = read_documents([tmp_path], report=told.append)
    assert next(documents).text == "Norland agreed 0." and not told


ROOT = Path(__file__).resolve().parent.parent
DOCS = (ROOT / "docs" / "input.md").read_text(encoding="utf-8")
KEYS: dict[str, str] = tomllib.loads((ROOT / "kg" / "texts" / "keys.toml").read_text(encoding="utf-8"))[
    "keys"
]


def test_the_docs_tell_every_ending_and_every_key() -> None:
    """docs/input.md is complete, and the help of the command too."""
    from kg.cli.build import build

    for ending in (*FORMATS, *packed.PACKINGS):
        assert f"`{ending}`" in DOCS
    for field, names in KEYS.items():
        assert f"| {field} | {', '.join(f'`{name}`' for name in names.split())} |" in DOCS
    told = set(re.findall(r"\.\w+", build.help or ""))
    others = {".tbz2", ".txz", ".text", ".markdown", ".htm", ".xhtml", ".ndjson", ".tab"}
    assert {*FORMATS, *packed.PACKINGS} - others <= told

"""JSON files of any size: a member of their list at a time, and the same as if the whole were read at once."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import DocumentError
from kg.model import Document
from kg.texts import objects, read_documents, streamed
from kg.texts.encodings import decoded, lines
from kg.texts.inputs import Input
from kg.texts.records import Report

LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60)
    | st.text('é€"\\\n\ud800', max_size=8)
)  # fmt: skip
KEYS = [
    "text",
    "title",
    "id",
    "articles",
    "Articles",
    "results",
    "response",
    "data",
    "items",
    "docs",
    "response.docs",
    "author",
    "name",
    "x",
    "hits",
    "_source",
    "content",
    "@graph",
    "article",
]
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=20,
)
ARTICLES = st.lists(
    st.fixed_dictionaries(
        {"text": st.text('Norland agreed é€"\\\n\ud800', min_size=1, max_size=20)},
        optional={"title": LEAVES, "id": LEAVES, "articles": VALUES, "_source": VALUES},
    ),
    min_size=1,
    max_size=5,
)
LISTS = st.fixed_dictionaries({}, optional=dict.fromkeys(("results", "articles", "docs"), ARTICLES))
FILES = st.fixed_dictionaries(
    {},
    optional={**dict.fromkeys(("articles", "Articles", "response.docs", "text"), ARTICLES), "x": VALUES}
    | dict.fromkeys(("response", "data"), LISTS),
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
BREAKS = ("", "", "cut", "put in", "taken out", "again", "twice")


def whole(item: Input, note: Report) -> Iterator[Document]:
    """What is read where json has all of a file."""
    if objects._has_objects(list(islice(lines(item), 2))):
        yield from objects.read_lines(item, note)
        return
    try:
        found = json.loads(decoded(item.read(), item.name, note))
    except (ValueError, RecursionError) as error:
        raise objects._no_json(item.name, error) from None
    yield from objects._documents(found, item.name, item, note)


def read(reader: Any, data: bytes) -> tuple[list[Document], list[tuple[type, str]]]:
    """The documents, and what was told."""
    told: list[DocumentError] = []
    found: list[Document] = []
    try:
        found.extend(reader(Input("x.json", None, data), told.append))
    except DocumentError as error:
        told.append(error)
    return found, [(type(error), str(error)) for error in told]


def broken(text: str, how: str, at: int, mark: str) -> str:
    """A text, cut or changed at a place."""
    at %= len(text) + 1
    return {
        "cut": text[:at], "put in": text[:at] + mark + text[at:], "taken out": text[:at] + text[at + 1 :],
        "again": f"{text}\n{text}", "twice": text.replace('"title"', '"text"').replace("results", "docs"),
    }.get(how, text)  # fmt: skip


@pytest.mark.untraced
@settings(deadline=None, max_examples=150, suppress_health_check=[*HealthCheck])
@given(
    value=VALUES | ARTICLES | FILES, piece=st.integers(1, 40), indent=st.sampled_from([None, 1]), ascii=st.booleans(),
    encoding=st.sampled_from(ENCODINGS), how=st.sampled_from(BREAKS), at=st.integers(0, 10**6),
    mark=st.sampled_from(list('{[:x1.e-\n\\N "')),
)  # fmt: skip
def test_what_is_streamed_is_what_json_reads(
    value: Any, piece: int, indent: int | None, ascii: bool, encoding: str, how: str, at: int, mark: str
) -> None:
    """The same documents, the same sentences about what is wrong: wherever a piece ends, whatever breaks."""
    text = broken(json.dumps(value, indent=indent, ensure_ascii=ascii), how, at, mark)
    data = text.encode(encoding, "replace")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streamed, "PIECE", piece)
        found = read(objects.read_json, data)
    if text.strip():
        assert found == read(whole, data)


def written(path: Path, articles: int, start: str, end: str) -> Path:
    """A file of articles, a kilobyte each."""
    with path.open("w", encoding="utf-8") as file:
        file.write(start)
        for n in range(articles):
            file.write(", " * bool(n) + json.dumps({"id": str(n), "content": "Norland agreed. " * 60}))
        file.write(end)
    return path


@pytest.mark.parametrize(
    ("start", "end"), [("[", "]"), ('{"status": {"n": 1}, "data": {"articles": [', '], "n": 1}}')]
)
def test_a_list_is_not_in_memory(
    start: str, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a megabyte in a line only a few pieces."""
    monkeypatch.setattr(streamed, "PIECE", 2**12)
    item = Input("x.json", written(tmp_path / "x.json", 1000, start, end))
    tracemalloc.start()
    try:
        assert sum(1 for _ in objects.read_json(item, pytest.fail)) == 1000
        assert tracemalloc.get_traced_memory()[1] < 300_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("cut", [1, 40, 2000])
def test_a_file_that_breaks_off_gives_nothing(cut: int, tmp_path: Path) -> None:
    """And one sentence, which says where."""
    path = written(tmp_path / "x.json", 3000, "[", "]")
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(
        DocumentError, match=r"^x.json is not JSON \(.*: line 1 column \d+ \(char \d+\)\): "
    ) as told:
        next(read_documents([path]))
    assert str(told.value).count("\n") == 0


@pytest.mark.untraced
def test_one_value_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list has none."""
    monkeypatch.setattr(streamed, "LARGEST", 2**20)
    assert len(list(read_documents([written(tmp_path / "x.json", 1200, "[", "]")]))) == 1200
    (tmp_path / "y.json").write_text(json.dumps({"text": "Norland agreed. " * 2**17}))
    with pytest.raises(DocumentError, match=r"^y.json is larger than 1 MB: "):
        list(read_documents([tmp_path / "y.json"]))


@pytest.mark.untraced
def test_a_fault_far_into_a_file_in_no_known_encoding(tmp_path: Path) -> None:
    """The guess is made around it, and told once."""
    path = written(tmp_path / "x.json", 1000, "[", ', {"text": "The café agreed."}]')
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xe9"))
    told: list[DocumentError] = []
    assert [*read_documents([path], report=told.append)][-1].text == "The café agreed."
    assert [str(each).partition(":")[0] for each in told] == ["x.json was read as cp1252"]

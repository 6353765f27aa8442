"""Files at addresses: asked because the user types them, and read as if they lay here."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DocumentError, LibraryError
from kg.texts import Hints, digests, find_inputs, read_documents, remote

fsspec = pytest.importorskip("fsspec")

FILES = {
    "news/a.txt": b"Norland met Sudia.",
    "news/a.toml": b"published = 2022-02-01",
    "news/b/c.jsonl.gz": gzip.compress(json.dumps({"text": "Sudia agreed."}).encode()),
    "news/d.json": json.dumps(
        {"data": {"articles": [{"body": "Norland left."}, {"body": "It came."}]}}
    ).encode(),
    "news/e.doc": b"?",
    "news/.hidden/f.txt": b"No.",
}


@pytest.fixture(name="places", params=["memory", "file"])
def the_same_files(request: Any, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """An address below which they lie, and the folder on the disk that holds the same."""
    for name, data in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if request.param == "file":
        yield f"file://{tmp_path}", tmp_path
        return
    memory = fsspec.filesystem("memory")
    for name, data in FILES.items():
        memory.pipe(f"/{name}", data)
    yield "memory:/", tmp_path
    memory.rm("/news", recursive=True)


def test_a_folder_is_read_as_on_the_disk(places: tuple[str, Path]) -> None:
    """The same documents, the same files left out, the same digests."""
    address, folder = places
    told: list[DocumentError] = []
    there = [*read_documents([f"{address}/news/"], report=told.append)]
    assert there == [*read_documents([folder / "news"])] and len(there) == 4
    assert [error.where for error in told] == ["news/e.doc"]
    assert digests(find_inputs([f"{address}/news/"])) == digests(find_inputs([folder / "news"]))


def test_a_file_is_read_as_on_the_disk(places: tuple[str, Path]) -> None:
    """Packed or not; how it is to be read may be said."""
    address, folder = places
    for name in ("news/a.txt", "news/b/c.jsonl.gz", "news/d.json"):
        (there,) = find_inputs([f"{address}/{name}"])
        assert there.sha256() == hashlib.sha256(FILES[name]).hexdigest()
        texts = [each.text for each in read_documents([f"{address}/{name}"])]
        assert texts == [each.text for each in read_documents([folder / name])]
    (odd,) = read_documents([f"{address}/news/e.doc"], hints=Hints(format="txt"))
    assert odd.text == "?"


@pytest.mark.parametrize(
    "address", ["memory://none/a.txt", "file:///none/a.txt", "no-such-protocol://a/b.txt"]
)
def test_what_is_not_there_is_one_sentence(address: str) -> None:
    """It names the address."""
    with pytest.raises(DocumentError, match=rf"{address} cannot be read \(\w+\): see that it is there"):
        list(read_documents([address]))


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both the one that asks, and the one that it asks by."""
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(LibraryError, match=r"s3://bucket/ needs a library \(.*s3fs.*\): pip install"):
        find_inputs(["s3://bucket/"])
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(LibraryError, match=r'pip install "diplomatic-kg\[remote\]"'):
        find_inputs(["memory://a.txt"])


def test_no_address_in_a_text_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor in what stands beside it, or names a file."""
    monkeypatch.setattr(remote, "find_remote", pytest.fail)
    monkeypatch.setattr("fsspec.core.url_to_fs", pytest.fail)
    value = {"text": "See memory://a.txt and s3://b/c.", "url": "s3://b/c", "source": {"name": "memory://a"}}
    (tmp_path / "a.json").write_text(json.dumps({"next": "s3://b/d.json", "articles": [value]}))
    (tmp_path / "b.html").write_text("<html><a href='s3://b/'>A link</a><p>Norland met Sudia.</p></html>")
    assert len(list(read_documents([tmp_path]))) == 2


def test_what_breaks_while_it_is_read_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that ends costs this file."""

    class Broken:
        """It gives a little."""

        def read(self, size: int) -> bytes:
            raise ConnectionResetError

        def close(self) -> None:
            """Nothing is to be done."""

    fsspec.filesystem("memory").pipe("/broken.txt", b"x")
    monkeypatch.setattr("fsspec.implementations.memory.MemoryFileSystem.open", lambda *_, **__: Broken())
    with pytest.raises(
        DocumentError, match=r"^memory://broken.txt is cut off or damaged \(ConnectionResetError\)"
    ):
        list(read_documents(["memory://broken.txt"]))

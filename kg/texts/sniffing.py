"""The first bytes of what has no name -> the ending that it would have."""

from __future__ import annotations

import zipfile

from kg.texts.encodings import wide_of
from kg.texts.inputs import Input
from kg.texts.mail import mail_ending
from kg.texts.tables import is_table

_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", ".pdf"), (b"\x1f\x8b", ".gz"), (b"BZh", ".bz2"), (b"\xfd7zXZ\x00", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"), (b"PAR1", ".parquet"), (b"WARC/", ".warc"),
    (b"<!doctype html", ".html"), (b"<html", ".html"),
    (b"<?xml", ".xml"), (b"<rss", ".xml"), (b"<feed", ".xml"), (b"<tei", ".xml"), (b"[{", ".json"),
)  # fmt: skip
"""How files begin, in lower case where they are text."""
_BOOKS = (("word/document.xml", ".docx"), ("META-INF/container.xml", ".epub"))
_HEAD = 2**16
"""How many bytes are looked at: the headers of a mail may be long."""
_TAR, _AT = b"ustar", 257
"""What a TAR file has where."""


def ending_of(item: Input) -> str:
    """The ending by which bytes are read that have no name; ".txt" where they could be anything."""
    with item.open() as file:
        raw = file.read(_HEAD)
    if raw.startswith(b"PK\x03\x04"):
        return _of_zip(item)
    if raw.startswith(_TAR, _AT):
        return ".tar"
    head = _as_utf8(raw).lstrip()
    if head.startswith(b"{"):
        first = head.partition(b"\n")[0].rstrip()
        return ".jsonl" if first.endswith(b"}") or len(first) == len(head) else ".json"
    packed = b"".join(head[:200].split()).lower() if head.startswith(b"[") else head
    for sign, ending in _SIGNS:
        if raw.startswith(sign) or packed[: len(sign)].lower() == sign:
            return ending
    return mail_ending(raw) or (".csv" if is_table(item) else ".txt")


def _as_utf8(raw: bytes) -> bytes:
    """The same in UTF-8 and without a mark, if it is UTF-16 or 32."""
    wide = wide_of(raw)
    text = raw.decode(wide, errors="replace").encode(errors="replace") if wide else raw
    return text.removeprefix(b"\xef\xbb\xbf")


def _of_zip(item: Input) -> str:
    with item.on_disk() as path:
        try:
            with zipfile.ZipFile(path) as archive:
                names = set(archive.namelist())
        except (zipfile.BadZipFile, OSError):
            return ".zip"
    return next((ending for name, ending in _BOOKS if name in names), ".zip")

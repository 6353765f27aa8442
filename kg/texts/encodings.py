"""Bytes -> text: UTF-8, what a byte order mark says, what a page declares, and else a guess that is told."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from itertools import chain

from kg.errors import DocumentError, NoteError
from kg.texts.inputs import Input

_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_LIKELY = ("cp1252", "cp1250", "cp1251", "mac_roman", "utf_16_le", "utf_16_be", "gb18030", "shift_jis")
"""Among which a guess is made: in what English is written, and what its neighbours are taken for."""
_USUAL = "cp1252"
"""The one that is believed where it fits as well as any other."""
_SAMPLE = 20_000
"""How many bytes a guess looks at."""

Charset = Callable[[bytes], str | None]


def decoded(
    data: bytes, where: str, note: Callable[[DocumentError], None], charset: Charset | None = None
) -> str:
    """The text of a whole file, with plain line ends.

    Args:
        data: All bytes.
        where: What reports call them.
        note: Is told of a guess.
        charset: What finds the declaration in a page.

    Raises:
        DocumentError: There are none, or they are no text.
    """
    if not data.strip():
        raise empty(where)
    text = _as_marked(data) or _as_utf8(data)
    if text is None:
        declared = charset(data) if charset else None
        name = declared if declared not in (None, "utf-8") else guessed(data, where, note)
        text = data.decode(str(name), errors="replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _unheard(error: DocumentError) -> None:
    """Nobody wants to know."""


def lines(item: Input, note: Callable[[DocumentError], None] = _unheard) -> Iterator[str]:
    """The lines of a file with their ends, one by one; a guess is told once.

    Raises:
        DocumentError: It cannot be read, or is no text.
    """
    with item.open() as file:
        start = file.read(_SAMPLE)
    if wide := wide_of(start):
        if not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, *(m for m, _ in _MARKS))):
            note(_guess(item.name, wide))
        with item.open() as file, io.TextIOWrapper(file, wide, errors="replace", newline="\n") as text:
            yield from text
        return
    told = ""
    for number, line in enumerate(item.lines()):
        found = _as_utf8(line)
        if found is None:
            told = told or guessed(line, item.name, note)
            found = line.decode(told, errors="replace")
        yield found.removeprefix("\ufeff") if number == 0 else found


def encoding(item: Input, note: Callable[[DocumentError], None]) -> str:
    """What a whole file is in, as of ``decoded``, without the whole file in memory.

    Raises:
        DocumentError: It cannot be read, or is no text.
    """
    with item.open() as file:
        start = file.read(_SAMPLE)
    if wide := wide_of(start):
        return wide
    bad = _first_bad_of(item)
    return _likeliest(bad[1], bad[0], item.name, note) if bad else "utf-8-sig"


def guessed(data: bytes, where: str, note: Callable[[DocumentError], None]) -> str:
    """The encoding that bytes are most likely in, of which ``note`` is told.

    Raises:
        DocumentError: They are no text.
    """
    first = _first_bad(data)
    begin = _before(first)
    return _likeliest(data[begin : begin + _SAMPLE], first, where, note)


def _likeliest(some: bytes, first: int, where: str, note: Callable[[DocumentError], None]) -> str:
    """As ``guessed``, of the bytes around the first that is no UTF-8."""
    from charset_normalizer import from_bytes

    found = from_bytes(some, cp_isolation=[*_LIKELY])
    best = found.best()
    if best is None:
        raise DocumentError(
            where, f"is not UTF-8 (byte {first})", "convert it, for example with iconv -f latin1 -t utf-8"
        )
    near = (each for each in found if each.chaos <= best.chaos + 0.02)
    usual = any(_USUAL in each.could_be_from_charset for each in near)
    name = _USUAL if usual else str(best.encoding)
    note(_guess(where, name))
    return name


def _before(first: int) -> int:
    """Where the bytes begin that a guess looks at."""
    return max(0, first - _SAMPLE // 2) // 4 * 4


def _first_bad_of(item: Input) -> tuple[int, bytes] | None:
    """Where a file is no UTF-8, and the bytes around that; None where all of it is."""
    decoder, seen, before = codecs.getincrementaldecoder("utf-8")(), 0, b""
    pieces = item.pieces()
    for piece in chain(pieces, (b"",)):
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            first = seen - pending + error.start
            begin = _before(first) - (seen - len(before))
            return first, (before + piece + next(pieces, b""))[begin : begin + _SAMPLE]
        seen, before = seen + len(piece), piece
    return None


def _guess(where: str, name: str) -> NoteError:
    return NoteError(
        where,
        f"was read as {name.replace('_', '-')}",
        "a guess, as it is not UTF-8: convert it if letters are wrong",
    )


def _first_bad(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _as_marked(data: bytes) -> str | None:
    """What has the byte order mark of another encoding, or a zero for every second byte."""
    wide = wide_of(data)
    return data.decode(wide, errors="replace") if wide else None


def wide_of(data: bytes) -> str:
    """UTF-16 or 32, by its mark or without one; else ""."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "") or _is_wide(data)


def _is_wide(data: bytes) -> str:
    """UTF-16 without a mark: of Latin letters, every second byte is zero."""
    start = data[:200]
    pairs = len(start) // 2
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if pairs > 1 and start[offset::2].count(0) > 0.7 * pairs and not start[1 - offset :: 2].count(0):
            return name
    return ""


def empty(where: str) -> DocumentError:
    """The error for what holds nothing."""
    return DocumentError(where, "is empty", "leave it out or fill it")

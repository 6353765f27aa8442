"""Mail -> Documents, a message each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser

from kg.errors import DocumentError
from kg.model import Document
from kg.texts.articles import without_markup
from kg.texts.inputs import Input
from kg.texts.packed import undamaged
from kg.texts.records import Report, document

_HEADERS = frozenset({"from", "to", "date", "subject", "message-id", "received", "return-path"})
"""One of these every message has."""
_BOX = re.compile(rb"From \S+ .*\n")
"""The line above each message of a mailbox."""


def mail_ending(head: bytes) -> str:
    """The ending of mail, ".eml" or ".mbox", by its first bytes; "" for what is none."""
    box = _BOX.match(head)
    told = BytesHeaderParser().parsebytes(head[box.end() :] if box else head)
    wanted = {"from"} if box else {"from", "date"}
    if told.defects or not wanted <= {name.lower() for name in told}:
        return ""
    return ".mbox" if box else ".eml"


def read_mail(item: Input, note: Report) -> Iterator[Document]:
    """One message: what it says in plain text, else in HTML."""
    yield _letter(item.read(), item.name, item, note)


def read_mailbox(item: Input, note: Report) -> Iterator[Document]:
    """The messages of a mailbox, one by one."""
    import mailbox

    with item.saved() as (path, fault), undamaged(item, "mailbox"):
        box = mailbox.mbox(path, create=False)
        try:
            keys = list(box.iterkeys())
            for number, key in enumerate(keys[:-1] if fault else keys, 1):  # the last may be cut off
                where = f"{item.name}[{number}]"
                try:
                    yield _letter(box.get_bytes(key), where, item, note)
                except DocumentError as error:
                    note(error)
        finally:
            box.close()
        if fault:
            raise fault


def _letter(data: bytes, where: str, item: Input, note: Report) -> Document:
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    if not _HEADERS & {key.lower() for key, _ in message.raw_items()}:
        raise DocumentError(where, "is no mail", "see that it begins with From, Date or Subject")
    body = message.get_body(preferencelist=("plain", "html"))
    try:
        text = str(body.get_content()) if body is not None else ""
    except (LookupError, ValueError):  # an encoding that nobody knows
        text = ""
    head = {field: _header(message, field) for field in ("Subject", "Date", "From", "Message-ID")}
    facts = {
        "title": head["Subject"],
        "published": head["Date"],
        "author": re.sub(r" ?<[^>]{0,300}>", "", head["From"]),
        "id": head["Message-ID"].strip("<> "),
    }
    return document(without_markup(text).replace("\r\n", "\n"), facts, where, item, note)


def _header(message: EmailMessage, field: str) -> str:
    try:
        return str(message.get(field, ""))
    except (ValueError, IndexError, AttributeError):  # what the library makes of a hostile header
        return ""

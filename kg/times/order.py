"""Whether "3/2/2022" begins with the day or with the month: by what else the document says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from kg.model import Document
from kg.times import grammar
from kg.times.context import has
from kg.times.matches import Found

MONTHS = 12
"""A greater number is a day."""


def day_first(found: Iterable[Found], document: Document) -> bool | None:
    """Whether the dates in figures of a document begin with the day.

    Args:
        found: its matches; a date in figures that has one reading only tells, and so does "3 May".
        document: the country of its address tells too.

    Returns:
        None where nothing tells, or where two things differ: then such a date is of its year.

    Example:
        "Signed on 13/2/2022, in force since 3/4/2022": the second is 3 April.
    """
    told = {*_by_figures(found), *_by_address(document.url)}
    return told.pop() if len(told) == 1 else None


def _by_figures(found: Iterable[Found]) -> Iterator[bool]:
    for item in found:
        if item.rule == "numeric" and item.match["sep"] == "/":
            first, second = int(item.match["a"]), int(item.match["b"])
            if (first > MONTHS) != (second > MONTHS):
                yield first > MONTHS
        elif item.rule == "day_month" and has(item.match, "day"):
            yield True


def _by_address(url: str) -> Iterator[bool]:
    """The domain of a country; of those that stand for no country, and of two customs, nothing."""
    try:
        domain = (urlsplit(url).hostname or "").rpartition(".")[2]
    except ValueError:
        return
    if domain in grammar.ORDER["month_first"]:
        yield False
    elif len(domain) == 2 and domain not in grammar.ORDER["either"]:
        yield True

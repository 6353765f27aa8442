"""Sketches -> which documents are copies or later versions of another, each verified on the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.reports.sketches import PERMUTATIONS, Sketch, shingles

LIKE = 0.4
"""The resemblance from which on two texts are looked at."""
COPIED, KEPT = 0.8, 0.6
"""What is a copy: so much of both is the same; and a later version: so much of the earlier is kept."""
FEWEST = 40
"""How many runs of words a text has of which a later one may be an update: two short notes may share most."""
DAYS = 31
"""After so many days the same words are a form that is filled in again, or a reprint, and no copy."""
MOST = 20
"""With how many earlier texts one is compared, the latest first: live pages have thousands of versions."""


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """Of which document another is a copy or an update, and how much of the smaller (0 to 1) they share."""

    original: str
    how: Literal["copy", "update"]
    share: float


def find_copies(sketches: Iterable[Sketch], text_of: Callable[[str], str]) -> dict[str, Copy]:
    """Documents that others are made of, by id; the first by date, then id, is the original and not in it.

    Args:
        sketches: of all documents, in any order.
        text_of: the text of a document by its id; asked of those alone that are alike.
    """
    from datasketch import MinHashLSH

    found: dict[str, Copy] = {}
    first: dict[str, Sketch] = {}
    index = MinHashLSH(LIKE, PERMUTATIONS)
    earlier: list[Sketch] = []
    for sketch in sorted(sketches, key=_order):
        same = first.get(sketch.digest)
        if same is not None and _near(same.published, sketch.published):
            found[sketch.document] = Copy(_root(same.document, found), "copy", 1.0)
            continue
        first[sketch.digest] = sketch
        signature = sketch.signature()
        near = [at for at in index.query(signature) if _near(earlier[at].published, sketch.published)]
        like = [_compared(earlier[at].document, sketch.document, text_of) for at in sorted(near)[-MOST:]]
        best = max(filter(None, like), key=lambda copy: copy.share, default=None)
        if best is not None:
            found[sketch.document] = Copy(_root(best.original, found), best.how, best.share)
            if best.how == "copy":  # whatever is like it is like the one it is a copy of
                continue
        index.insert(len(earlier), signature)
        earlier.append(sketch)
    return found


def _root(document: str, found: Mapping[str, Copy]) -> str:
    """The original of one that is perhaps a copy itself."""
    return found[document].original if document in found else document


def _compared(early: str, late: str, text_of: Callable[[str], str]) -> Copy | None:
    """Whether a text is made of an earlier one, by all their runs of words."""
    one, other = shingles(text_of(early)), shingles(text_of(late))
    shared = len(one & other)
    if shared / max(len(one), len(other)) >= COPIED:
        return Copy(early, "copy", round(shared / min(len(one), len(other)), 4))
    if len(one) < FEWEST or shared / len(one) < KEPT:
        return None
    return Copy(early, "update", round(shared / len(one), 4))


def _order(sketch: Sketch) -> tuple[date, str]:
    return sketch.published or date.max, sketch.document


def _near(one: date | None, other: date | None) -> bool:
    """Of one month, as far as it is known."""
    return one is None or other is None or abs((one - other).days) <= DAYS

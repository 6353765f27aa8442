"""Document -> Sketch: a few hundred bytes by which a million texts find those that are nearly the same.

A text is the set of its runs of four words; of that set the smallest values under random orders are kept
(MinHash: A. Broder, "On the resemblance and containment of documents", 1997; the library is datasketch).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal
from zlib import crc32

import numpy as np

from kg.model import Document, content_id

if TYPE_CHECKING:
    from datasketch import LeanMinHash, MinHash

PERMUTATIONS = 128
_SEED = 1
_SCHEME: Literal["affine32"] = "affine32"
_RUN = 4
"""How many words a shingle has: three are often shared by chance, five lost by every small change."""
_WORD = re.compile(r"\w+")


@cache
def _empty() -> MinHash:
    """The sketch of nothing; datasketch brings SciPy along, a second that a start can do without."""
    from datasketch import MinHash

    return MinHash(PERMUTATIONS, _SEED, hashfunc=crc32, scheme=_SCHEME)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a document is kept to find its copies.

    ``digest`` is that of its words without capitals and marks: of two with the same no more is asked.
    """

    document: str
    published: date | None
    digest: str
    minhash: bytes

    def signature(self) -> LeanMinHash:
        """The values again as datasketch wants them."""
        from datasketch import LeanMinHash

        values = np.frombuffer(self.minhash, dtype="<u4").astype(np.uint64)
        return LeanMinHash(seed=_SEED, hashvalues=values, scheme=_SCHEME)


def sketch_of(document: Document) -> Sketch:
    """The sketch of one document, the same on every run and machine.

    Example:
        >>> a, b = (Document(id, "Talks began, officials said.") for id in "ab")
        >>> sketch_of(a).digest == sketch_of(b).digest
        True
    """
    minhash = _empty().copy()
    minhash.update_batch(sorted(shingles(document.text)))
    values = np.asarray(minhash.hashvalues).astype("<u4").tobytes()
    return Sketch(document.id, document.published, content_id(*words_of(document.text)), values)


@lru_cache(maxsize=64)
def shingles(text: str) -> frozenset[bytes]:
    """The runs of four words of a text; of a shorter one all its words.

    >>> sorted(shingles("One two. Three, four five"))
    [b'one two three four', b'two three four five']
    """
    words = words_of(text)
    runs = range(max(1, len(words) - _RUN + 1))
    return frozenset(" ".join(words[at : at + _RUN]).encode("utf-8", "surrogatepass") for at in runs)


def words_of(text: str) -> list[str]:
    """The words of a text without capitals and marks."""
    return _WORD.findall(text.casefold())

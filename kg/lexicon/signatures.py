"""data/frames/signatures.csv -> Signatures: what a predicate does to the truth of its complement.

Each row has two values, after Nairn, Condoravdi and Karttunen (2006): "yes" is what follows of the complement
where the predicate itself holds, "no" what follows where it is denied.  ``manage to`` is + and -: who managed
did it, who did not manage did not.  The speaker column is that of FactBank's source introducing predicates
(Sauri and Pustejovsky 2009): ``say that`` makes its complement a claim of its subject's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from kg.errors import LexiconError

Value = Literal["+", "-", "o", "future"]
"""What follows of a complement: it is so, it is not so, it is open, it is planned."""
Complement = Literal["that", "to", "ing", "object"]
"""How a complement hangs on its predicate: said *that*, failed *to*, stopped *firing*, began *a war*."""

COLUMNS = ("word", "complement", "yes", "no", "speaker", "control", "note")
_ALLOWED: Mapping[str, tuple[str, ...]] = {
    "complement": get_args(Complement),
    "yes": get_args(Value),
    "no": get_args(Value),
    "speaker": ("", "subject"),
    "control": ("", "subject", "object", "none"),
}


@dataclass(frozen=True, slots=True)
class Signature:
    """What a predicate does to its complement.

    ``yes`` and ``no`` are the values where the predicate holds and where it is denied; ``speaker`` is true
    where the complement is a claim of its subject's; ``control`` says whose deed an infinitive is.

    Example:
        >>> Signature("+", "-").factive, Signature("+", "+").factive
        (False, True)
    """

    yes: Value
    no: Value
    speaker: bool = False
    control: str = ""

    @property
    def factive(self) -> bool:
        """True where the complement holds whether the predicate does or not: "regret", "not regret"."""
        return self.yes == self.no == "+"

    @property
    def effect(self) -> str:
        """The value where the predicate holds, in a word: said, known, same, not, hypothetical or future."""
        if self.yes == "+":
            return "said" if self.speaker else "known" if self.factive else "same"
        return {"-": "not", "o": "hypothetical", "future": "future"}[self.yes]


Signatures = Mapping[tuple[str, str], Signature]
"""By word ("fail", "rule out", "aim at") and complement ("to")."""


def read_signatures(lines: Iterable[str], file: str = "signatures.csv") -> dict[tuple[str, str], Signature]:
    """Signatures from the lines of a CSV file with the columns of ``COLUMNS``.

    Args:
        lines: the lines, the heading first.
        file: the name of the file, for messages.

    Returns:
        One signature for each word and complement.

    Raises:
        LexiconError: a row is not what it should be; the message has file, line and what to write.

    Example:
        >>> heading = "word,complement,yes,no,speaker,control,note"
        >>> read_signatures([heading, "fail,to,-,+,,subject,"])["fail", "to"].no
        '+'
    """
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise LexiconError(f"{file}:1: the columns are not those of a signature: write {','.join(COLUMNS)}")
    found: dict[tuple[str, str], Signature] = {}
    for row in reader:
        where = f"{file}:{reader.line_num}"
        fault = next(_faults(row), "")
        key = row["word"], row["complement"]
        if not fault and key in found:
            fault = f"'{' '.join(key)}' has a row already: keep one of the two"
        if fault:
            raise LexiconError(f"{where}: {fault}")
        yes, no = _value(row["yes"]), _value(row["no"])
        found[key] = Signature(yes, no, bool(row["speaker"]), row["control"])
    return found


def _faults(row: Mapping[str | None, str | None]) -> Iterator[str]:
    """What is wrong with a row, and what to write instead."""
    if None in row or None in row.values():
        yield f"a row has {len(COLUMNS)} cells, some of them empty: count the commas"
        return
    word = row["word"] or ""
    if not word or word != word.lower().strip():
        yield f"'{word}' is no lemma: write the word in lower case, as a dictionary has it"
    for column, allowed in _ALLOWED.items():
        if row[column] not in allowed:
            yield f"'{row[column]}' is no {column}: write {_listed(allowed)}"


def _listed(allowed: tuple[str, ...]) -> str:
    words = [value or "nothing" for value in allowed]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _value(cell: str) -> Value:
    return next(value for value in get_args(Value) if value == cell)

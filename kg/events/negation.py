"""What denies a word: "not", "no", "nobody", "in no way", "without", "rather than", "a foiled ...".

Cues and scopes after BioScope (Vincze et al. 2008); which words count is data, ``[status]`` in
``lexicon/data/sets.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.events.forms import adjectives, is_any, marks
from kg.events.truth import Status
from kg.lexicon import word_list
from kg.words import SUBJECTS, Relation, Word

_COUNTED = frozenset({"subject", "passive subject", "object", "attribute", "predicative"})
"""Parts of a clause whose own "no" denies its verb."""
_DENYING: frozenset[Relation] = frozenset({"determiner", "preconjunct", "coordinator", "adverb"})


def denying_child(word: Word) -> Word | None:
    """ "did *not* attack", "*never*", "*no* attack", "*hardly*", "no *longer*"; not "not only"."""
    if word.relation in _COUNTED and word.head.verbal:
        return None  # counted where its verb stands
    return next((child for child in word.children if _denies(child, word)), None)


def _denies(child: Word, word: Word) -> bool:
    if child.relation == "negation":
        return not _only(child, word)
    if child.relation not in _DENYING or (child.relation == "coordinator" and child.i > word.i):
        return False
    if child.lower == "longer":
        return any(inner.lower == "no" for inner in child.children)
    return is_any("not", child) is not None


def _only(negation: Word, word: Word) -> bool:
    after = [child for child in word.children if child.i == negation.i + 1]
    return negation.lower in word_list("status.only") or is_any("only", *after) is not None


def _denying_part(word: Word) -> Word | None:
    """ "*no* country attacked", "*nobody* attacked", "made *no* attack", "is, of course, *not* ready"."""
    if not word.verbal:
        return None
    found = (_denial(child) for child in word.children if child.relation in _COUNTED)
    return next((one for one in found if one is not None), None)


def _denial(part: Word) -> Word | None:
    nobody = is_any("nobody", part)
    if nobody is not None:
        return nobody
    own = part.relation in ("predicative", *SUBJECTS)
    for child in part.children:
        if child.relation == "negation" and own and not _only(child, part):
            return child
        if child.relation in ("determiner", "preconjunct", "coordinator") and is_any("none", child):
            return child
    return None


def _in_no_way(word: Word) -> Word | None:
    """ "*in no way* attacked", "under no circumstances"."""
    helped = (child for child in word.children if child.relation == "auxiliary")
    for child in (*word.children, *(inner for auxiliary in helped for inner in auxiliary.children)):
        noun = child.child("governed") if child.relation == "preposition" else None
        if noun is not None and is_any("no_way", noun) and is_any("none", *noun.children):
            return child
    return None


def _nor(word: Word) -> Word | None:
    """ "..., *nor* has anyone been arrested": a second clause with a subject of its own."""
    if word.relation != "conjunct" or word.child(*SUBJECTS) is None:
        return None
    between = (child for child in word.head.children if word.head.i < child.i < word.i)
    return next((child for child in between if child.lower == "nor"), None)


def is_displaced(word: Word) -> Word | None:
    """ "*without* attacking", "*instead of* an attack", "*rather than* attack", "*far from* praising"."""
    if word.relation in ("governed clause", "governed"):
        near = (word.head, word.head.head, *word.head.children) if word.head.lower == "of" else (word.head,)
        return is_any("without", *near) or _far_from(word) or _rather(word)
    return _rather(word)


def _rather(word: Word) -> Word | None:
    """The "rather" of the "rather than" before a word, wherever the parser hung it."""
    than = next((one for one in _before(word) if one.lower == "than"), None)
    if than is None:
        return None
    around = (*than.children, *word.children, *word.head.children, *word.head.head.children)
    return next((child for child in around if child.lower == "rather"), None)


def _before(word: Word) -> Iterator[Word]:
    """Where a "than" that goes with a word may stand: above it, below it, beside the second of two."""
    yield word.head
    own = (child for child in word.children if child.i < word.i)
    yield from (child for child in own if child.child("governed", "governed clause") is None)
    if word.relation == "conjunct":
        yield from (child for child in word.head.children if word.head.i < child.i < word.i)


def _far_from(word: Word) -> Word | None:
    above = word.head.head
    near = (above, *(c for c in above.children if c.i == word.head.i - 1))
    return next((one for one in near if one.lower == "far"), None) if word.head.lower == "from" else None


def _stopped(word: Word) -> Word | None:
    """ "a *foiled* attack"."""
    return is_any("stopped", *adjectives(word))


def _not_until(word: Word) -> Word | None:
    """ "did not leave *until* 1990": it left, or it did not; the words allow both."""
    return next((child for child in _around(word) if is_any("until", child)), None)


def _around(word: Word) -> Iterator[Word]:
    for child in word.children:
        yield child
        if child.relation == "adverbial":
            yield from marks(child)


_DENIALS: tuple[Callable[[Word], Word | None], ...] = (
    denying_child, _denying_part, _in_no_way,
    _nor, is_displaced, _stopped,
)  # fmt: skip
"""What denies a word itself; the first that is found counts."""


def denied(status: Status, word: Word) -> Status:
    """The status below the word's own negation; "not ... until" leaves it open."""
    found = next((one for rule in _DENIALS if (one := rule(word)) is not None), None)
    if found is None:
        return status
    until = _not_until(word)
    if until is not None:
        return status.under("open", "until", f"'{found.text} ... {until.text}'")
    return status.under("not", "negation", f"'{found.text}'")

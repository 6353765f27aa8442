"""What denies a word: "not", "no", "nobody", "in no way", "without", "rather than", "a foiled ...".

Cues and scopes after BioScope (Vincze et al. 2008); which words count is data, ``[status]`` in
``lexicon/data/sets.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.events.forms import adjectives, auxiliaries, is_any, marks
from kg.events.truth import Status
from kg.lexicon import word_list
from kg.words import SUBJECTS, Relation, Word

_COUNTED = frozenset({"subject", "passive subject", "object", "attribute", "predicative"})
"""Parts of a clause whose own "no" denies its verb."""
_DENYING: frozenset[Relation] = frozenset({"negation", "determiner", "preconjunct", "coordinator", "adverb"})
_INSTEAD = word_list("status.instead")
_INSTEAD_ENDS = frozenset(phrase.split(" ")[-1] for phrase in _INSTEAD)


def denying_child(word: Word) -> Word | None:
    """ "did *not* attack", "*never*", "*no* attack", "*hardly*", "no *longer*"; not "not only"."""
    if word.relation in _COUNTED and word.head.verbal:
        return None  # counted where its verb stands
    helped = (inner for child in auxiliaries(word) for inner in child.children)  # "*rarely* did it sing"
    return next((child for child in (*word.children, *helped) if _denies(child, word)), None)


def _denies(child: Word, word: Word) -> bool:
    if child.relation not in _DENYING or (is_any("hardly", child) and _just_then(child, word)):
        return False
    if child.relation == "negation":
        return not _only(child, word)
    if child.relation == "coordinator" and child.i > word.i:
        return False
    if is_any("longer", child):
        return is_any("not", *child.children) is not None
    return is_any("not", child) is not None


def _just_then(adverb: Word, word: Word) -> bool:
    """ "*Hardly* had it left when ...": it had, just then; "*barely* survived": it did."""
    had = any(is_any("had", child) for child in auxiliaries(word) if child.i <= adverb.i + 1)
    then = any(is_any("then", *marks(child)) for child in word.children if child.relation == "adverbial")
    return word.lemma in word_list("status.narrow") or (had and then)


def _only(negation: Word, word: Word) -> bool:
    after = [each for child in word.children for each in (child, *child.children) if each.i == negation.i + 1]
    return negation.lower in word_list("status.only") or is_any("only", *after) is not None


def _denying_part(word: Word) -> Word | None:
    """ "*no* country attacked", "*nobody* attacked", "made *no* attack", "was signed by *no* country"."""
    if not word.verbal:
        return None
    return next((one for part in _parts(word) if (one := _denial(part)) is not None), None)


def _parts(word: Word) -> Iterator[Word]:
    """What a clause tells of whom: its nouns, its agent, and any "nobody" in it ("spoke to *nobody*")."""
    for child in word.children:
        noun = child.child("governed")
        if child.relation in _COUNTED:
            yield child
        elif noun is not None and (child.relation == "agent" or is_any("no_one", noun)):
            yield noun


def _denial(part: Word) -> Word | None:
    """ "*nobody*", "*few* of them", "*no* country", "*neither* of them", "*hardly* any country"."""
    none = (one for child in part.children if (one := _none(child, part)))
    found = is_any("nobody", part) or next(none, None)
    return None if found is None or _a_few(part) or _at_least(part) else found


def _a_few(part: Word) -> bool:
    """ "*a few* countries", "*the few* that": there are some."""
    few = is_any("few", part, *part.children)
    around = (*part.children, *few.children) if few is not None else ()
    return any(child.relation == "determiner" for child in around)


def _at_least(part: Word) -> bool:
    """ "*No fewer* than ten countries", "*nothing but* a ceasefire": some did, and this does."""
    if is_any("nobody", part) is not None:
        return is_any("contrary", *part.children) is not None
    near = (inner for child in part.children for inner in (child, *child.children))
    return is_any("at_least", *near) is not None


def _none(child: Word, part: Word) -> Word | None:
    """What denies a noun among its children; "not" and "few" only in a subject or what is said of it."""
    own = part.relation in ("predicative", *SUBJECTS)
    if child.relation == "negation" and own:
        return None if _only(child, part) or _of_one_member(child, part) else child
    if child.relation in ("determiner", "preconjunct", "coordinator"):
        return is_any("none", child) or is_any("hardly", *child.children)
    if child.relation in ("number", "adverb"):
        return is_any("hardly", child) or is_any("not_one", *child.children)
    return is_any("few", child) if part.relation in SUBJECTS else None


def _of_one_member(negation: Word, part: Word) -> bool:
    """ "Mali, *not* Chad, signed": what follows did not; "*not* Mali but Chad signed": one did."""
    contrasted = negation.i > part.i or is_any("contrary", *part.children) is not None
    return contrasted and part.relation in SUBJECTS


def _in_no_way(word: Word) -> Word | None:
    """ "*in no way* attacked", "under no circumstances"."""
    helped = (inner for auxiliary in auxiliaries(word) for inner in auxiliary.children)
    for child in (*word.children, *helped):
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
    if word.relation in ("governed clause", "governed", "adjective"):
        return is_any("without", word.head) or _instead(word.head) or _rather(word)
    return _rather(word)


def _instead(preposition: Word) -> Word | None:
    """The first word of "*instead* of", "*far* from", wherever the parser hung it."""
    if preposition.lower not in _INSTEAD_ENDS:
        return None
    above = preposition.head
    beside = (child for child in above.children if child.i == preposition.i - 1)
    near = (above, *beside, *preposition.children)
    return next((one for one in near if f"{one.lower} {preposition.lower}" in _INSTEAD), None)


def _rather(word: Word) -> Word | None:
    """The "rather" of the "rather than" before a word, wherever the parser hung it."""
    than = next(_than(word), None)
    if than is None:
        return None
    around = (*than.children, *word.children, *word.head.children, *word.head.head.children)
    return next((child for child in around if child.lower == "rather"), None)


def _than(word: Word) -> Iterator[Word]:
    """Each "than" that goes with a word: above it, below it, beside the second of two."""
    if word.head.lower == "than":
        yield word.head
    own = (child for child in word.children if child.i < word.i and child.lower == "than")
    yield from (than for than in own if than.child("governed", "governed clause") is None)
    beside = word.head.children if word.relation == "conjunct" else ()
    yield from (each for each in beside if word.head.i < each.i < word.i and each.lower == "than")


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


def _every(negation: Word) -> Word | None:
    """ "*not all* countries signed": some did."""
    above = negation.head
    near = [above, *(inner for child in above.children for inner in (child, *child.children))]
    return is_any("every", *(each for each in near if each.i == negation.i + 1))


def _rather_than_one(copula: Word) -> Word | None:
    """ "It was not Chad *but* Mali that left": one of the two did."""
    named = copula.child("attribute")
    return is_any("contrary", *named.children) if named is not None else None


_DENIALS: tuple[Callable[[Word], Word | None], ...] = (
    denying_child, _denying_part, _in_no_way,
    _nor, is_displaced, _stopped,
)  # fmt: skip
"""What denies a word itself; the first that is found counts."""


def denied(status: Status, word: Word) -> Status:
    """The status below the word's own negation; "not ... until", "not all", "not A but B" leave it open."""
    found = next((one for rule in _DENIALS if (one := rule(word)) is not None), None)
    if found is None:
        return status
    until = _not_until(word)
    if until is not None:
        return status.under("open", "until", f"'{found.text} ... {until.text}'")
    every = _every(found) or _rather_than_one(word)
    if every is not None:
        return status.under("open", "part", f"'{found.text} {every.text}'")
    return status.under("not", "negation", f"'{found.text}'")

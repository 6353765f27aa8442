"""Phrases -> owners: whose a noun is, by what stands before it, or by what "of", "from" or "in" says after.

"*Turkish* troops", "*Mali*'s army", "the army of *Mali*", "rebels based in *Mali*".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.actors.coordination import behind, listed
from kg.lexicon import word_list, word_order
from kg.model import Mention
from kg.words import HYPHENS, Pos, Relation, Word

Owner = tuple[Mention, str]
"""A mention, and how it owns: "mod" ("Russian troops"), "possessor", or the preposition."""

LEFT: frozenset[Relation] = frozenset(
    {"adjective", "compound", "nominal", "possessor", "conjunct", "apposition", "number", "noun adverb",
     "determiner"}
)  # fmt: skip
"""What the words of a noun phrase before its head are to each other."""
_INSIDE: frozenset[Pos] = frozenset(
    {"adjective", "noun", "name", "numeral", "adverb", "punctuation", "particle", "coordinator", "verb",
     "adposition", "other"}
)  # fmt: skip
_OUTSIDE: frozenset[Relation] = frozenset({"preposition", "mark"})
_PLACES = {"country", "place"}
_SLANTS = word_list("actors.slants")
_LEANINGS = word_list("actors.leanings")
_ENDINGS = word_list("actors.possessive_endings")
_JOINTS = word_list("actors.joining") | {"-", "–", "/"}
_OWNING = {word: rank for rank, word in enumerate(word_order("actors.owning"))}
_WITHIN = word_list("actors.within")
_CALLED = word_list("actors.of_bodies")
_ENDS = word_list("actors.ends")
_LAST = len(_OWNING)
"""The rank of owners that are named inside a clause: any preposition goes before."""
_WIDTH = 13
"""How many words before a noun may be of its phrase."""
_DEPTH = 6
_SPAN = 12

Role = str
"""What a word before a noun does for its owners: "wall", "ending", "comma", "joint" or "plain"."""
_STOPS = {("wall", False), ("wall", True), ("comma", False), ("ending", True), ("plain", True)}
"""Which words end the search to the left: by their role, and whether an owner was seen."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The words of a document, and the mentions that they belong to."""

    words: Sequence[Word]
    spans: Mapping[int, Mention]

    def start(self, at: int) -> int:
        """The first word of the mention at a word; the word itself where there is none."""
        mention = self.spans.get(at)
        while mention is not None and self.spans.get(at - 1) is mention:
            at -= 1
        return at


def find_owners(
    ground: Ground, head: Word, first: int, *, right: bool = True, shared: bool = True
) -> list[Owner]:
    """Whose a noun phrase is: what stands before the noun, else what "of", "from" or "in" says.

    Args:
        ground: The document.
        head: The noun.
        first: The first word of the noun, as long as it is.
        right: Whether what comes after the noun counts too.
        shared: Whether the owner of the noun that this one is coordinated with counts too.
    """
    found = list(_before(ground, head, first))
    if not found and shared:
        found = list(_of_coordinated(ground, head))
    if found or not right or any(child.form == "possessive" for child in head.children):
        return found
    return find_after(ground, head)


def find_after(ground: Ground, head: Word) -> list[Owner]:
    """Whose a noun is by what stands behind it alone."""
    ranked = [each for child in head.right for each in _after(ground, child)]
    best = min((rank for rank, _ in ranked), default=_LAST)
    return [owner for rank, owner in ranked if rank == best]


# --- before the noun -----------------------------------------------------------------------------


def _before(ground: Ground, head: Word, first: int) -> Iterator[Owner]:
    """Owners to the left, the nearest first: "British" and "French" of "French and British troops"."""
    how, seen, linked = "mod", False, True
    at, last = first - 1, max(0, first - _WIDTH)
    while at >= last and ground.words[at].sentence == head.sentence:
        word, mention = ground.words[at], ground.spans.get(at)
        if mention is None:
            role = _role(word)
            if (role, seen) in _STOPS:
                return
            how = "possessor" if role == "ending" else how
            linked = linked or role != "plain"
        elif not linked or not _hangs(word, head):
            return
        elif not _is_slant(ground, at, first):
            yield mention, "possessor" if mention.how == "pronoun" else how
            seen, linked, at = True, False, ground.start(at)
        at -= 1


def _role(word: Word) -> Role:
    if word.pos not in _INSIDE or word.text in '()"“”;:' or word.relation in _OUTSIDE:
        return "wall"
    if word.form == "possessive ending" and word.text in _ENDINGS:
        return "ending"
    if word.text == ",":
        return "comma"
    return "joint" if word.text in _JOINTS or word.pos == "coordinator" else "plain"


def _is_slant(ground: Ground, at: int, first: int) -> bool:
    """Whether a name only colours the phrase: "pro-Iranian", "Syrian-backed", "rebel-held"."""
    words, start = ground.words, ground.start(at)
    if at + 2 < first and words[at + 1].text in HYPHENS and words[at + 2].lower in _SLANTS:
        return True
    return start > 1 and words[start - 1].text in HYPHENS and words[start - 2].lower in _LEANINGS


def _hangs(word: Word, head: Word) -> bool:
    """Whether a word is below a head in the tree, through modifiers alone."""
    for _ in range(_DEPTH):
        if word is head:
            return True
        if word.relation not in LEFT:
            return False
        word = word.head
    return False


def _of_coordinated(ground: Ground, head: Word) -> Iterator[Owner]:
    """The owners of the noun before one without its own: "Turkish officers and *soldiers*"."""
    other = head.head
    if head.relation != "conjunct" or other.i >= head.i or not other.nominal:
        return iter(())
    if head.child("determiner", "possessor") is not None:
        return iter(())
    return _before(ground, other, ground.start(other.i))


# --- after the noun ------------------------------------------------------------------------------


def _after(ground: Ground, child: Word) -> Iterator[tuple[int, Owner]]:
    """Owners below what hangs on a noun to its right, with a rank: the lowest are meant."""
    if child.relation == "preposition" and child.lower in _OWNING:
        for mention in _objects(ground, child):
            yield _OWNING[child.lower], (mention, child.lower)
    elif child.relation in ("adnominal", "relative"):
        for mention in _places(ground, child):
            yield _LAST, (mention, "in")


def _objects(ground: Ground, prep: Word) -> Iterator[Mention]:
    """Who is named after a preposition; of a noun that nobody is, its owners: "of Mali's capital"."""
    governed = [child for child in prep.children if child.relation in ("governed", "governed clause")]
    for word in (each for child in governed for each in listed(child)):
        mention = ground.spans.get(word.i) or _called(ground, word)
        if mention is not None:
            yield mention
        elif prep.lower not in _ENDS:
            yield from (owner for owner, _ in find_owners(ground, word, word.i))


def _called(ground: Ground, noun: Word) -> Mention | None:
    """The place that a noun is called by: "the Syrian city of *Aleppo*"."""
    mentions = filter(None, (ground.spans.get(word.i) for word in behind(noun, _CALLED)))
    return next((each for each in mentions if each.how == "place"), None)


def _places(ground: Ground, clause: Word) -> Iterator[Mention]:
    """Where a clause says that something is: "rebels based in Mali"."""
    for word in clause.subtree()[:_SPAN]:
        mention = ground.spans.get(word.i)
        if mention is None or word.preposition not in _WITHIN:
            continue
        if {actor.kind for actor in mention.actors} <= _PLACES:
            yield mention

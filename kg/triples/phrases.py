"""Words -> phrases: which words of a parse make up a noun phrase or a whole argument.

A phrase is a tuple of Words in text order; ``cut`` makes a Slot of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from kg.events import members
from kg.lexicon import word_list
from kg.model import Slot
from kg.triples.joined import JOINTS
from kg.triples.marks import PAIRED, paired
from kg.words import Parse, Pos, Relation, Word

Phrase = tuple[Word, ...]

_BREAKS = frozenset({",", "--", "-", "–", "—", "-LRB-", "(", ";", ":"})
_LEFT: frozenset[Relation] = frozenset(
    {
        "determiner", "predeterminer", "adjective", "compound", "nominal", "possessor", "case",
        "number", "quantifier", "adverb", "noun adverb",
    }
)  # fmt: skip
"""What stands before a noun and belongs to its smallest phrase."""
_LOOSE: frozenset[Relation] = frozenset(
    {"relative", "apposition", "adverbial", "adnominal", "parataxis", "other", "complement"}
)
"""What adds something and restricts nothing, if a comma or dash stands before it."""
_ARTICLES = word_list("triples.articles")
_TELLING: frozenset[Pos] = frozenset(
    {"noun", "name", "pronoun", "numeral", "symbol", "verb", "auxiliary", "adjective", "adverb", "other"}
)
_RESTRICTING = word_list("triples.restricting")
_PAIRING = word_list("triples.of_all")
_SILENT: frozenset[object] = frozenset({"who", "whose", "which", "when"}).union(
    ("pronoun", article) for article in _ARTICLES
)
"""Forms that ask or refer back, and articles that a parser takes for pronouns."""
_COORDINATION: frozenset[Relation] = frozenset({"conjunct", "coordinator", "preconjunct"})


def cut(parse: Parse, role: str, words: Phrase) -> Slot:
    """A slot of these words: a slice of the text, or slices joined by a space where words are left out."""
    text, pieces = parse.text, []
    first = last = words[0]
    for word in words[1:]:
        if word.i != last.i + 1:
            pieces.append(text[first.start : last.end])
            first = word
        last = word
    pieces.append(text[first.start : last.end])
    start, end = words[0].start, last.end
    if end < start:  # "in | the town", of "the town in which they met"
        start, end = min([word.start for word in words]), max([word.end for word in words])
    return Slot(role, " ".join(pieces), start, end)


def ordered(*phrases: Phrase) -> Phrase:
    """All words of these phrases once, in text order."""
    words: set[Word] = set()
    return _sorted(words.union(*phrases))


_position = attrgetter("i")


def _sorted(words: Iterable[Word]) -> Phrase:
    return tuple(sorted(words, key=_position))


def trim(words: Phrase) -> Phrase:
    """Without punctuation and conjunctions at the edges, and without quotation marks that have no partner."""
    words = paired(words)
    start, end = 0, len(words)
    while start < end and _edge(words[start]):
        start += 1
    while end > start and _ends_before(words[end - 1]):
        end -= 1
    return words[start:end]


def _ends_before(word: Word) -> bool:
    """ "Mali, *not* | Chad": what denies the next member is no part of this one."""
    return word.relation == "negation" or _edge(word)


def _edge(word: Word) -> bool:
    if word.pos in ("punctuation", "space"):
        return word.text not in PAIRED
    return word.relation in ("coordinator", "preconjunct")


def tells(words: Phrase) -> bool:
    """Whether a phrase says anything by itself: not "to", "with which" or "the".

    Prepositions, and pronouns that ask or refer to a noun before, tell nothing without a clause.
    """
    return any(
        word.pos in _TELLING and _SILENT.isdisjoint((word.form, (word.pos, word.lower))) for word in words
    )


def after_break(word: Word) -> bool:
    """True where a comma or dash stands before a modifier: it adds something, it does not restrict.

    "The envoy, who left" but not "the envoy who left".
    """
    first = word
    while first.children and first.children[0].i < first.i:
        first = first.children[0]
    head = word.head
    marks = [child for child in head.children if child.text in _BREAKS and child.relation == "punctuation"]
    return any(head.i < mark.i <= first.i for mark in marks)


def full(word: Word, without: Word | None = None, *, conjuncts: bool = True) -> Phrase:
    """A phrase with its modifiers, without what merely adds: appositions, clauses after a comma.

    Args:
        word: the head of the phrase.
        without: a clause that is left out with all that hangs on it.
        conjuncts: whether what is coordinated with the head belongs to it.

    Example:
        "the envoy of the king" of "the envoy of the king, who left in May".
    """
    found = [word]
    complete = True
    for head in found:
        for child in head.children:
            if child is without or (child.relation in _LOOSE and _adds(child)):
                complete = False
            elif conjuncts or head is not word or child.relation not in _COORDINATION:
                found.append(child)
    words = _sorted(found)
    return trim(words if complete else _closed(words))


def _adds(word: Word) -> bool:
    """Whether a loose modifier says something more: "Ann Lee, *the envoy*", "the talks, *which failed*"."""
    return (word.relation == "apposition" and word.i > word.head.i + 1) or after_break(word)


def whole(word: Word) -> Phrase:
    """A clause with all that it says."""
    return trim(tuple(word.subtree()))


def _closed(words: Phrase) -> Phrase:
    """Without the pair of commas or brackets round something left out."""
    kept: list[Word] = []
    for word in words:
        if kept and _opens_gap(kept[-1], word):
            kept.pop()
        else:
            kept.append(word)
    return tuple(kept)


def _opens_gap(mark: Word, word: Word) -> bool:
    """Two marks, between which words are left out."""
    both = mark.relation == word.relation == "punctuation"
    return both and word.i > mark.i + 1 and mark.text in _BREAKS


def core(word: Word) -> Phrase:
    """The smallest phrase that still names its thing: the head with what stands before it.

    "the new Russian envoy" of "the new Russian envoy to Norland".
    """
    if not word.children:
        return trim((word,))
    before = [child for child in word.children if child.i < word.i]
    found = [
        each for child in before if child.relation in _LEFT and not _pairs(child) for each in child.subtree()
    ]
    found.append(word)
    found += [child for child in before if child.text in JOINTS and _joins(child, found)]
    found += _glued(word)
    return trim(_sorted(found))


def _pairs(word: Word) -> bool:
    """True for "both" of "both Iran and Iraq"."""
    return word.lower in _PAIRING and word.head.child("conjunct") is not None


def _joins(mark: Word, words: list[Word]) -> bool:
    """Whether a hyphen or slash stands among the words, not before them."""
    return mark.relation == "punctuation" and any(word.i < mark.i for word in words)


def _glued(word: Word) -> Phrase:
    """What is joined to the right of a word by hyphens or slashes, whatever the parser made of it."""
    found: list[Word] = []
    if word.space:
        return ()
    last = word
    for following in word.subtree():
        if following.i == last.i + 1 and not last.space:
            if not {last.text, following.text} & JOINTS:
                break
            found.append(following)
            last = following
    return tuple(found)


def spelled(word: Word) -> Phrase:
    """A word with what hyphens join to it on its left: "*co-*hosted"."""
    found: Phrase = (word,)
    for child in reversed(word.children):
        if child.i == found[0].i - 1 and {child.text, found[0].text} & JOINTS and not child.space:
            found = (child, *found)
    return found


def named(word: Word) -> Phrase:
    """A core with what cannot be left out: "of" phrases, numbers ("Article 5"), the rest of a date.

    "the head of the council" of "the head of the council in Oslo".
    """
    words = core(word)
    if not words:  # nothing but punctuation
        return ()
    words = _whole_name(word, words)
    if word.entity == "date":
        return trim(words)
    joined = _glued(word)
    for head in (word, *joined):
        for child in head.children:
            if child.i >= words[-1].i and child not in joined:
                needed = _needed(head, child, words[-1])
                words = ordered(words, needed) if needed else words
    return words


def _whole_name(word: Word, words: Phrase) -> Phrase:
    """A name or a day whole, however the parser hangs it together: "House *of Commons*", "May 3*, 2021*"."""
    if not word.entity:
        return words
    for following in word.subtree():
        if (following.i, following.entity) == (words[-1].i + 1, word.entity):
            words = (*words, following)
    return trim(words[:-1] if words[-1].relation == "case" else words)


def _needed(noun: Word, child: Word, last: Word) -> Phrase:
    """What stands after a noun and is part of its name: "Article *5*", "head *of the council*"."""
    if child.relation in ("number", "compound"):
        return (child,)
    if child.relation == "preposition" and child.lower in _RESTRICTING:
        thing = child.child("governed")
        return (child, *named(thing)) if thing is not None else ()
    if _is_name_of(noun, child) or _is_rate(child):
        return core(child) if child.subtree()[0].i == last.i + 1 else ()
    return ()


def _is_name_of(noun: Word, child: Word) -> bool:
    """ "the opposition leader *Ann Lee*": a name right behind a noun, without a comma."""
    return (noun.pos, child.relation, child.pos) == ("noun", "apposition", "name")


def _is_rate(word: Word) -> bool:
    """ "30 tons of gold *a year*"."""
    return word.relation == "noun adverb" and any(child.lower in _ARTICLES for child in word.left)


def inside_name(noun: Word, preposition: Word) -> bool:
    """True for "of" of "the House of Commons", which is not "of" of "the speaker of the house"."""
    return bool(noun.entity) and preposition.entity == noun.entity


def graded(adjective: Word) -> Phrase:
    """An adjective with its adverbs: "very close"."""
    before = [
        tuple(child.subtree())
        for child in adjective.children
        if child.i < adjective.i and child.relation in ("adverb", "noun adverb")
    ]
    return ordered(spelled(adjective), *before)


def parts(word: Word) -> Phrase:
    """The members of a coordination, without the punctuation that a parser takes for one."""
    joined = _glued(word)
    return tuple(
        member
        for member in members(word)
        if member.pos not in ("punctuation", "space") and member not in joined
    )

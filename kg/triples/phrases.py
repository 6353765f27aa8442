"""Words -> phrases: which words of a parse make up a noun phrase, a verb group or a whole argument.

A phrase is a list of Words in text order; ``cut`` makes a Slot of it.  Needs ClearNLP dependencies.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

from kg.lexicon import load_frames
from kg.model import Slot
from kg.syntax import SUBJECTS
from kg.words import Parse, Word

Phrase = list[Word]

QUOTES = frozenset({"``", "''", '"', "“", "”"})
PERSONAL = frozenset({"possessive", "whose"})
_BREAKS = frozenset({",", "--", "-", "–", "—", "-LRB-", "(", ";", ":"})
_LEFT = frozenset(
    {
        "determiner",
        "adjective",
        "compound",
        "possessor",
        "number",
        "quantifier",
        "nominal",
        "predeterminer",
        "case",
        "adverb",
        "noun adverb",
    }
)
_AUXILIARY = frozenset({"auxiliary", "passive auxiliary", "negation", "particle"})
_BARE = frozenset({"participle", "past", "gerund", "base"})
_LOOSE = frozenset({"relative", "apposition", "adverbial", "adnominal", "parataxis", "other", "complement"})
_COORDINATION = frozenset({"conjunct", "coordinator", "preconjunct"})


def cut(parse: Parse, role: str, words: Phrase) -> Slot:
    """A slot of these words: a slice of the text, or slices joined by a space where words are left out."""
    pieces: list[str] = []
    first = last = words[0]
    for word in words[1:]:
        if word.i != last.i + 1:
            pieces.append(parse.text[first.start : last.end])
            first = word
        last = word
    pieces.append(parse.text[first.start : last.end])
    return Slot(role, " ".join(pieces), words[0].start, last.end)


def ordered(*phrases: Phrase) -> Phrase:
    """All words of these phrases once, in text order."""
    return sorted({word.i: word for words in phrases for word in words}.values(), key=lambda word: word.i)


def trim(words: Phrase) -> Phrase:
    """Without punctuation and conjunctions at the edges; a quotation mark stays where its partner stands."""
    start, end = 0, len(words)
    while start < end:
        while start < end and _edge(words[start]):
            start += 1
        while end > start and _edge(words[end - 1]):
            end -= 1
        marks = [word for word in words[start:end] if word.text in QUOTES]
        if len(marks) % 2 == 0:
            break
        if marks[-1] is words[end - 1]:
            end -= 1
        elif marks[0] is words[start]:
            start += 1
        else:
            break
    return words[start:end]


def _edge(word: Word) -> bool:
    return (word.pos in ("punctuation", "space") and word.text not in QUOTES) or word.relation in (
        "coordinator",
        "preconjunct",
    )


def after_break(word: Word) -> bool:
    """True where a comma or dash stands before a modifier: it adds something, it does not restrict."""
    first = word
    while first.children and first.children[0].i < first.i:
        first = first.children[0]
    head = word.head
    return any(
        c.relation == "punctuation" and c.text in _BREAKS and head.i < c.i <= first.i for c in head.children
    )


def full(word: Word, without: Word | None = None, *, conjuncts: bool = True) -> Phrase:
    """A phrase with its modifiers, without what merely adds: appositions, clauses after a comma.

    ``without`` is a clause that is left out with all that hangs on it.
    """
    found = [word]
    cut_out = False
    for head in found:
        for child in head.children:
            if child is without or (child.relation in _LOOSE and after_break(child)):
                cut_out = True
                continue
            if child.relation == "apposition" and child.i > head.i + 1:
                cut_out = True
                continue
            if not conjuncts and head is word and child.relation in _COORDINATION:
                continue
            found.append(child)
    found.sort(key=lambda w: w.i)
    return trim(_closed(found) if cut_out else found)


def whole(word: Word) -> Phrase:
    """A clause with all that it says."""
    return trim(word.subtree())


def _closed(words: Phrase) -> Phrase:
    """Without the pair of commas or brackets round something left out."""
    kept: Phrase = []
    for word in words:
        if (
            kept
            and word.i > kept[-1].i + 1
            and {word.relation, kept[-1].relation} == {"punctuation"}
            and kept[-1].text in _BREAKS
        ):
            kept.pop()
        else:
            kept.append(word)
    return kept


def core(word: Word) -> Phrase:
    """The smallest phrase that still names its thing: the head with what stands before it."""
    found = [word]
    marks = []
    for child in word.children:
        if child.i > word.i:
            break
        if child.relation in _LEFT:
            found.extend(child.subtree())
        elif child.relation == "punctuation":
            marks.append(child)
    if marks:
        first = min(found, key=lambda w: w.i).i
        found.extend(mark for mark in marks if mark.i > first and mark.text in _JOINTS)
    found.extend(glued(word))
    found.sort(key=lambda w: w.i)
    return trim(found)


def glued(word: Word) -> Phrase:
    """What is joined to the right of a word by hyphens or slashes, whatever the parser made of it."""
    found: Phrase = []
    if not word.space:
        last = word
        for following in word.subtree():
            if following.i == last.i + 1 and not last.space:
                if not {last.text, following.text} & _JOINTS:
                    break
                found.append(following)
                last = following
    return found


_JOINTS = frozenset({"-", "/", "–"})


def named(word: Word) -> Phrase:
    """A core with what cannot be left out: "of" phrases, numbers ("Article 5"), the rest of a date."""
    words = core(word)
    if not words:  # nothing but punctuation
        return []
    if word.entity == "date":
        for w in word.subtree():
            if w.i == words[-1].i + 1 and w.entity == "date":
                words = [*words, w]
        return trim(words)
    joined = glued(word)
    for child in (c for each in (word, *joined) for c in each.children):
        if child.i < words[-1].i or child in joined:
            continue
        if child.relation == "number" or (child.relation == "compound" and child.i == word.i + 1):
            words = [*words, child]
        elif child.relation == "preposition" and child.lower == "of":
            thing = child.child("governed")
            if thing is not None:
                words = [*words, child, *named(thing)]
    return words


def graded(adjective: Word) -> Phrase:
    """An adjective with its adverbs: "very close"."""
    before = [c for c in adjective.children if c.i < adjective.i and c.relation in ("adverb", "noun adverb")]
    return ordered([adjective], *(child.subtree() for child in before))


def verbal(verb: Word) -> Phrase:
    """A verb with auxiliaries, negation, particle and the adverbs between them.

    A second verb shares the auxiliaries of the first: "was seen and [was] photographed".
    """
    found = [child for child in verb.children if child.relation in _AUXILIARY]
    if verb.relation == "conjunct" and verb.form in _BARE and all(c.relation == "particle" for c in found):
        same = verb.head.form == verb.form != "past"
        if {verb.head.form, verb.form} == {"participle", "past"}:  # taggers confuse the two
            passive = (
                verb.head.child("passive auxiliary") is not None
                and verb.child("object", "complement", "open complement") is None
            )
            same = passive or verb.form == "participle"
        if same and not any(child.relation in SUBJECTS for child in verb.children):
            found.extend(
                child
                for child in verb.head.children
                if child.relation in ("auxiliary", "passive auxiliary", "negation") and child.form != "to"
            )
    found.append(verb)
    first = min(word.i for word in found)
    for child in verb.children:
        if child.relation == "adverb" and first < child.i < verb.i and not child.children:
            found.append(child)
    found.sort(key=lambda w: w.i)
    return found


def chain_of(verb: Word) -> Phrase:
    """The verb and the infinitives that follow it with no object between: "hopes to be able"."""
    chain = [verb]
    while True:
        last = chain[-1]
        following = last.child("open complement")
        if following is None or not following.verbal or last.child("object") is not None:
            return chain
        if any(child.relation in SUBJECTS for child in following.children) or _addresses(last, following):
            return chain
        chain.append(following)


def _addresses(verb: Word, infinitive: Word) -> bool:
    """ "called on the rebels to leave": the rebels are to leave, not those who call."""
    return any(
        child.relation == "preposition"
        and child.lower in ("on", "upon", "to", "for")
        and verb.i < child.i < infinitive.i
        for child in verb.children
    ) and (load_frames().control(verb.lemma) == "object")


def governors(verb: Word) -> Phrase:
    """What a second infinitive shares with the first: "agreed to withdraw and [agreed to] pay"."""
    found: Phrase = []
    if (
        verb.relation == "conjunct"
        and verb.form == "base"
        and verb.head.relation == "open complement"
        and verb.child("auxiliary") is None
    ):
        below = verb.head
        while (
            below.relation == "open complement" and below.head.verbal and below.head.child("object") is None
        ):
            marks = [child for child in below.children if child.form == "to"]
            found = [*verbal(below.head), *marks, *found]
            below = below.head
    return found


def parts(word: Word) -> Phrase:
    """The members of a coordination, without the punctuation that a parser takes for one."""
    joined = glued(word)
    return [m for m in word.conjuncts() if m.pos not in ("punctuation", "space") and m not in joined]


def compound_preposition(preposition: Word, noun: Word) -> Word | None:
    """The preposition that closes "in honour of" or "on behalf of", where these three are one."""
    closing = noun.child("preposition")
    if closing is None or closing.i != noun.i + 1:
        return None
    between = [c.lower for c in noun.children if preposition.i < c.i < noun.i]
    phrase = " ".join((preposition.lower, *between, noun.lower, closing.lower))
    return closing if phrase in phrases("prepositions") else None


def connective(preposition: Word) -> bool:
    """True for "for example", "as a result": words that join sentences and tell nothing of the clause."""
    words = preposition.subtree()
    return len(words) <= 4 and " ".join(word.lower for word in words if word.pos != "punctuation") in phrases(
        "connectives"
    )


@lru_cache(maxsize=2)
def phrases(name: str) -> frozenset[str]:
    """The phrases of ``kg/triples/data/<name>.csv``: prepositions, connectives."""
    path = resources.files("kg").joinpath("triples", "data", f"{name}.csv")
    with path.open(encoding="utf-8") as lines:
        return frozenset(row["phrase"] for row in csv.DictReader(lines))


def role_of(preposition: Word, noun: Word | None) -> str:
    """What a prepositional phrase tells: time, place, purpose, recipient, agent, or just oblique."""
    if preposition.relation == "agent":
        return "agent"
    if noun is None:
        return "manner" if preposition.lower in ("by", "without") else "oblique"
    if noun.entity in ("date", "time"):
        return "time"
    if preposition.relation == "recipient":
        return "recipient"
    if noun.entity in ("state", "region", "facility") and preposition.lower in _PLACES:
        return "place"
    somebody = noun.entity in ("person", "nationality", "organization", "state") or noun.pos == "pronoun"
    if preposition.lower == "to":
        return "recipient" if somebody else "oblique"
    if preposition.lower == "for":
        return "beneficiary" if somebody else "purpose"
    return _ROLES.get(preposition.lower, "oblique")


_PLACES = frozenset(
    {
        "in",
        "at",
        "on",
        "near",
        "to",
        "from",
        "into",
        "across",
        "outside",
        "inside",
        "through",
        "over",
        "under",
    }
)
_ROLES = {
    "during": "time",
    "until": "time",
    "since": "time",
    "near": "place",
    "with": "companion",
    "without": "manner",
    "because": "cause",
    "despite": "concession",
    "against": "opponent",
}

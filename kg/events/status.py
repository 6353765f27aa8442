"""Clauses -> whether it happened and who says so: polarity, factuality and the chain of speakers.

The reading climbs from a predicate to the root: negation, modals and conditions on the way, then what each
governing verb does to its complement ("failed to": not; "demanded that": hypothetical; "said that": a
claim of the subject's).  After the idea of implicative signatures (Karttunen 1971; Nairn, Condoravdi and
Karttunen 2006) and of source introducing predicates (Sauri and Pustejovsky, FactBank, 2009).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.lexicon import Frames
from kg.model import Factuality, Polarity
from kg.syntax import Clause, Quote, is_passive, understood_subject
from kg.trace import Step
from kg.words import Parse, Word

WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
"""Auxiliaries of the future."""
_POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must", "ought", "would", "ca", "need"})
_IF = frozenset({"if", "unless", "whether", "lest", "provided"})
_HEARSAY = frozenset(
    {"allegedly", "reportedly", "supposedly", "purportedly", "possibly", "perhaps", "probably"}
)
_WHEN = frozenset({"after", "before", "since", "when", "while", "as", "because", "although", "though", "once",
                   "where", "until", "whereas", "following", "despite", "given"})  # fmt: skip
_NO = frozenset({"no", "neither", "nor", "never", "not", "without", "n't", "n’t"})
_PLANNED = frozenset({"planned", "future", "upcoming", "forthcoming", "scheduled", "proposed", "imminent"})
_SUPPOSED = frozenset({"possible", "potential", "alleged", "threatened", "would-be", "hypothetical", "any"})
_RANK: dict[Factuality, int] = {"actual": 0, "future": 1, "hypothetical": 2}


@dataclass(frozen=True, slots=True)
class Status:
    """Truth status of a predicate; ``speakers`` are head words, the innermost speaker first."""

    polarity: Polarity
    factuality: Factuality
    speakers: tuple[Word, ...]
    steps: tuple[Step, ...] = ()


def find_statuses(
    parse: Parse, clauses: Mapping[int, Clause], frames: Frames, quotes: Sequence[Quote]
) -> Mapping[int, Status]:
    """Interim."""
    return _Lazy(parse, clauses, frames, quotes)


class _Lazy(dict[int, Status]):
    def __init__(self, parse: Parse, clauses: Any, frames: Frames, quotes: Any) -> None:
        self.of = (parse, clauses, frames, quotes)

    def __missing__(self, i: int) -> Status:
        parse, clauses, frames, quotes = self.of
        self[i] = status(parse.words[i], clauses, frames, quotes)
        return self[i]


def status(word: Word, clauses: Mapping[int, Clause], frames: Frames, quotes: Sequence[Quote] = ()) -> Status:
    """The truth status of what a verb, an event noun or an adjective tells."""
    negative = False
    factuality: Factuality = "actual"
    speakers: list[Word] = []
    settled = False  # below a clause that stands on its own, only the speakers still matter
    own = True  # does the local negation of the word at hand count?
    current = below = word
    for _ in range(len(clauses) + 12):
        if not settled and own:
            negative ^= _negated(current, below)
            factuality = _further(factuality, _modality(current))
        own, below = True, current
        head = current.head
        if head is current:
            if not settled and any(child.text == "?" for child in current.children):
                factuality = "hypothetical"  # a question tells nothing
            break
        link = _link(current, head)
        if link == "free" and _aside(current):
            break  # the narrator's own: "said that ..., shortly after Lavrov told"
        if link == "shared":
            own = _shares(current)
        elif link == "free":
            settled = True
        elif link in ("that", "to", "ing", "object"):
            governor = _governor(current)
            effect = frames.effect(governor.lemma, link) or _default(link, governor)
            if effect == "same" and governor.pos == "noun" and current.pos == "noun" and _definite(current):
                effect = "known"  # "refused any help in the war against Iraq": there is a war
            if effect == "said":
                speaker = _speaker(governor, clauses, frames)
                _add(speakers, speaker)
                if speaker is None and not settled and (governor.pos == "noun" or is_passive(governor)):
                    factuality = "hypothetical"  # "claims that it had attacked": nobody vouches for it
                settled = True
            elif effect == "known":
                settled = True
            elif effect == "not" and not settled:
                negative = not negative
                if link == "that":
                    _add(speakers, _speaker(governor, clauses, frames))
            elif effect in ("hypothetical", "future") and not settled:
                factuality = _further(factuality, "hypothetical" if effect == "hypothetical" else "future")
                settled = True
                if link == "that":
                    _add(speakers, _speaker(governor, clauses, frames))
            if effect in ("hypothetical", "future"):
                own = False
            head = governor
        current = head
    _quoted(word, quotes, speakers)
    for found in _according(word):
        _add(speakers, found)
    return Status("negative" if negative else "positive", factuality, tuple(speakers))


def _further(one: Factuality, other: Factuality) -> Factuality:
    return max(one, other, key=lambda value: _RANK[value])


def _negated(word: Word, below: Word) -> bool:
    """Whether a word is under a negation of its own; ``below`` is the part of it that has been counted."""
    for child in word.children:
        if child is below and child is not word:
            continue
        if child.lower == "yet" and word.lemma == "have" and below.relation == "open complement":
            return True  # "has yet to apologise"
        if child.lower == "longer" and any(c.lower == "no" for c in child.children):
            return True
        if child.relation == "negation" and child.lower != "only":
            return True
        if child.relation == "predicative" and any(c.relation == "negation" for c in child.children):
            return True  # "is, of course, not ready"
        if child.relation in ("determiner", "preconjunct", "coordinator", "adverb") and child.lower in (
            "no",
            "neither",
            "nor",
            "never",
        ):
            return True
        if child.relation in ("subject", "passive subject", "object", "attribute") and word.pos in (
            "verb",
            "auxiliary",
        ):
            if any(
                c.lower in ("no", "neither")
                for c in child.children
                if c.relation in ("determiner", "preconjunct", "coordinator")
            ):
                return True
            if child.lower in ("nobody", "none", "nothing", "no-one"):
                return True
    if any(child.lower == "than" for child in word.children) or word.head.lower == "than":
        return any(
            c.lower == "rather" for c in (*word.children, *word.head.children, *word.head.head.children)
        )
    above = (word.head.lower, word.head.head.lower) if word.relation == "governed clause" else ()
    return "without" in above[:1] or "instead" in above


def _modality(word: Word) -> Factuality:
    found: Factuality = "future" if word.head is word and _to(word) else "actual"  # "Xi to meet Biden"
    for child in word.children:
        if child.relation == "auxiliary" and child.form == "modal":
            if child.lower in WILL or (child.lower == "would" and _reported(word)):
                found = _further(found, "future")
            elif child.lower in _POSSIBLE:
                found = "hypothetical"
        elif child.relation in ("mark", "adverb") and (child.lower in _IF or child.lower in _HEARSAY):
            return "hypothetical"
        elif child.relation in ("adjective", "determiner") and word.pos == "noun":
            if child.lower in _PLANNED:
                found = _further(found, "future")
            elif child.lower in _SUPPOSED:
                found = "hypothetical"
    return "hypothetical" if _inverted(word) else found


def _inverted(word: Word) -> bool:
    """True for a condition without "if": "Had Iraq attacked ..."."""
    if word.relation != "adverbial":
        return False
    aux = next(
        (child for child in word.children if child.relation in ("auxiliary", "passive auxiliary")), None
    )
    subject = word.child("subject", "passive subject")
    return (
        aux is not None
        and subject is not None
        and aux.i < subject.i
        and aux.lower in ("had", "were", "should")
    )


def _reported(word: Word) -> bool:
    """True for the future of the past: "said that it would"."""
    return word.relation == "complement" or (
        word.relation == "conjunct" and word.head.relation == "complement"
    )


def _shares(word: Word) -> bool:
    """True where a second verb stands under the negation and the modal of the first."""
    if not word.verbal:
        return True
    own = any(
        c.relation in ("subject", "passive subject", "auxiliary", "negation") and c.form != "to"
        for c in word.children
    )
    but = any(c.relation == "coordinator" and c.lower in ("but", "yet") for c in word.head.children)
    return not own and not but


def _link(word: Word, head: Word) -> str:
    """How a predicate hangs on its governor: shared, free, that, to, ing, object or inside."""
    dep = word.relation
    if dep == "conjunct":
        return "shared"
    if dep in ("relative", "apposition", "parataxis", "noun adverb"):
        return "to" if _to(word) and head.pos == "noun" else "free"
    if dep == "adnominal":
        that = any(child.relation == "mark" and child.lower == "that" for child in word.children)
        return "to" if _to(word) else "that" if that else "free"
    if dep == "complement" and any(
        c.text == ":" and word.i < c.i < head.i for c in (*head.children, *word.children)
    ):
        return "free"  # "Iran justified the strike: ..."
    if dep == "complement":
        return "to" if _to(word) else "that"
    if dep == "predicative" and word.pos == "adjective":
        return "inside"
    if dep in ("open complement", "object predicate", "predicative"):
        return "ing" if word.form == "gerund" else "to"
    if dep == "adverbial":
        marks = {c.lower for c in word.children if c.relation in ("mark", "adverb")}
        if marks & _IF:
            return "free"
        return "to" if _to(word) and not marks & _WHEN else "free"
    if dep == "governed clause":
        if head.lower in ("from", "of", "in", "on", "to", "at", "with", "for", "about", "against"):
            return "ing"
        return "free"
    if dep in ("object", "passive subject", "attribute", "object predicate") and word.pos == "noun":
        return "object"
    if dep == "subject" and word.pos == "noun":
        return "inside" if head.verbal else "free"
    if dep in ("clausal subject", "passive clausal subject"):
        return "inside"
    if dep == "governed" and head.relation in ("preposition", "agent"):
        return "object" if head.lower in ("for", "of", "to", "against") else "free"
    return "free" if dep in ("governed", "possessor", "compound", "nominal") else "inside"


def _aside(word: Word) -> bool:
    """True for a clause of time that a comma sets off from what is reported."""
    marks = {child.lower for child in word.children if child.relation in ("mark", "adverb", "preposition")}
    if word.relation != "adverbial" or not marks & {"after", "before", "when", "as", "while"}:
        return False
    first = word.subtree()[0]
    return any(c.text == "," and c.i == first.i - 1 for c in word.head.children)


def _to(word: Word) -> bool:
    return any(child.lower == "to" and child.relation == "auxiliary" for child in word.children)


def _definite(noun: Word) -> bool:
    return any(
        c.relation == "possessor" or (c.relation == "determiner" and c.lower == "the") for c in noun.children
    )


def _governor(word: Word) -> Word:
    head = word.head
    while head.pos in ("adposition", "subordinator") and head.head is not head:
        head = head.head
    return head


def _default(link: str, governor: Word) -> str:
    """What an unknown governor does: an infinitive is open, the rest is as the governor is."""
    if link == "to":
        return "hypothetical"
    return "said" if link == "that" and governor.pos in ("verb", "noun") else "same"


def _speaker(governor: Word, clauses: Mapping[int, Clause], frames: Frames) -> Word | None:
    clause = clauses.get(governor.i)
    if clause is not None:
        return clause.subject
    owner = governor.child("possessor")
    if owner is not None:
        return owner
    if frames.effect(governor.head.lemma, "object") in ("hypothetical", "not"):
        return None  # "dismissed claims that": they are somebody else's
    if governor.head.verbal and governor.relation in (
        "object",
        "attribute",
        "predicative",
    ):
        return understood_subject(governor.head, frames)[0]
    return None


def _add(speakers: list[Word], speaker: Word | None) -> None:
    if speaker is not None and all(speaker is not known for known in speakers):
        speakers.append(speaker)


def _quoted(word: Word, quotes: Sequence[Quote], speakers: list[Word]) -> None:
    for quote in quotes:
        inside = quote.start <= word.start < quote.end and not quote.partial
        if inside and quote.speaker is not None and not speakers:
            speakers.append(quote.speaker)


def _according(word: Word) -> list[Word]:
    """ "according to X", "in X's words" beside any predicate above."""
    found = []
    for verb in (word, *word.ancestors()):
        for child in verb.children:
            if child.lower == "according":
                to = child if child.child("governed") else child.child("preposition")
                noun = to.child("governed") if to is not None else None
                if noun is not None:
                    found.append(noun)
    return found

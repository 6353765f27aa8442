"""Words -> n-ary facts: a clause with all its arguments; what a noun phrase tells by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon import Frames, load_frames
from kg.syntax import RELATIVES, SUBJECTS, is_passive, is_predicate, understood_subject
from kg.triples.phrases import (
    PERSONAL,
    Phrase,
    after_break,
    chain_of,
    connective,
    core,
    full,
    governors,
    graded,
    ordered,
    parts,
    role_of,
    verbal,
    whole,
)
from kg.words import Word

Arguments = list[tuple[str, Phrase]]


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A triple as phrases; ``kind`` names its construction, ``implied`` a verb that the text leaves out."""

    kind: str
    subject: Phrase
    relation: Phrase
    arguments: Arguments
    implied: str = ""


def facts_of(word: Word, lexicon: Frames) -> Iterator[OpenFact]:
    """What the clause or the noun phrase that this word heads tells."""
    if word.pos in ("noun", "name"):
        yield from _appositions(word)
        yield from _titles(word)
    elif is_predicate(word) and not (word.relation == "open complement" and word in chain_of(word.head)):
        yield from _clause(word, lexicon)


def subject_of(verb: Word, lexicon: Frames) -> Word | None:
    """Who does it, also where only understood; "there" where something merely exists."""
    expletive = verb.child("expletive")
    if expletive is not None and not any(child.relation in SUBJECTS for child in verb.children):
        return expletive
    subject, _ = understood_subject(verb, lexicon)
    if subject is None or subject.lower in RELATIVES or subject.form in PERSONAL:
        return None
    return subject


def _clause(verb: Word, lexicon: Frames) -> Iterator[OpenFact]:
    subject = subject_of(verb, lexicon)
    if subject is None:
        return
    chain = chain_of(verb)
    relation, arguments, split = _arguments(verb, chain)
    kind: str = verb.relation if verb.relation in _KINDS else "main"
    if not arguments:
        kind = "bare"
    elif subject.relation == "expletive":
        kind = "there"
    elif kind == "main" and relation == [verb] and verb.lemma == "be":
        kind = "be"
    who = full(subject, verb)
    if subject.relation == "possessor":  # "Iran's decision to leave": Iran leaves
        who = [word for word in who if word.relation != "case"]
    implied = ""
    if verb.relation in ("adnominal", "adverbial") and verb.form in ("participle", "gerund"):
        implied = "" if any(c.relation in ("auxiliary", "passive auxiliary") for c in verb.children) else "be"
    if split is None:
        yield OpenFact(kind, who, relation, arguments, implied)
        return
    number, members = split
    for member in members:
        mine = list(arguments)
        mine[number] = (arguments[number][0], full(member, conjuncts=False))
        yield OpenFact(kind, who, relation, mine, implied)


_KINDS = frozenset(
    {
        "relative",
        "adnominal",
        "adverbial",
        "conjunct",
        "complement",
        "open complement",
        "governed clause",
    }
)


def _arguments(verb: Word, chain: Phrase) -> tuple[Phrase, Arguments, tuple[int, Phrase] | None]:
    """The relation phrase, the arguments (those after the verb first), and which of them is coordinated."""
    deepest = chain[-1]
    relation = governors(verb) + [word for part in chain for word in verbal(part)]
    after: Arguments = []
    before: Arguments = []
    quoted: Arguments = []
    split: tuple[int, Phrase] | None = None
    for child in (child for part in chain for child in part.children):
        dep = child.relation
        if child in relation:
            continue
        side = after if child.i > verb.i else before
        if child.lower in RELATIVES and verb.relation == "relative":
            if dep == "object":
                after.append(("object", full(verb.head, verb)))
        elif child.form == "who" and dep in _OBJECTS:
            continue  # "what they want"
        elif dep in _OBJECTS:
            members = parts(child)
            if len(members) > 1 and split is None and dep in ("object", "attribute"):
                split = (len(after), members)
            after.append((_OBJECTS[dep], full(child)))
        elif dep == "predicative":
            _adjective(child, relation, after)
        elif dep in ("preposition", "agent"):
            if connective(child):
                continue
            words = full(child)
            noun = child.child("governed")
            if child.i > deepest.i and not after and len(words) > 1 and words[0] is child:
                relation.append(child)
                words = words[1:]
            if words:
                side.append((role_of(child, noun), words))
        elif dep == "noun adverb":
            side.append(("time" if child.entity in ("date", "time") else "extent", full(child)))
        elif dep == "adverb":
            if child.i == verb.i - 1 and not child.children:
                relation.insert(0, child)
            elif child.form != "when":
                side.append(("manner", full(child)))
        elif dep == "complement" and (child.i > verb.i or reports(verb)):
            words = whole(child)
            if words[:1] and words[0].lower == "that" and words[0].relation == "mark":
                relation.append(words[0])
                words = words[1:]
            (after if child.i > verb.i else quoted).append(("content", words))
        elif dep == "open complement" and child not in chain:
            after.append(("complement", full(child)))
        elif dep == "adverbial" and child.i > verb.i and not after_break(child):
            after.append(("purpose" if child.form == "base" else "circumstance", full(child)))
    if (
        verb.relation == "relative"
        and not is_passive(verb)
        and any(c.lower in ("where", "when") for c in verb.children)
    ):
        before.append(("place", full(verb.head, verb)))
    before.extend(("time", full(child)) for child in shared_adjuncts(verb) if time_of(child))
    arguments = [(role, words) for role, words in after + quoted + before if words]
    if split is not None and any(not words for _, words in after[: split[0] + 1]):
        split = None
    return ordered(relation), arguments, split


def reports(verb: Word) -> bool:
    """True for verbs that take a that-clause; before others a "complement" is a misread sentence."""
    return (verb.lemma, "that") in load_frames().embeddings


def shared_adjuncts(verb: Word) -> Phrase:
    """What stands before the first of several verbs and holds for the others: "In May, he left and"."""
    first = verb.head
    if verb.relation != "conjunct" or not first.verbal or verb.child(*SUBJECTS) is not None:
        return []
    return [
        child
        for child in first.children
        if child.relation in ("preposition", "noun adverb") and child.i < first.i
    ]


def time_of(adjunct: Word) -> bool:
    """True for "on Monday", "last year"."""
    return any(word.entity in ("date", "time") for word in (adjunct, *adjunct.children))


_OBJECTS = {
    "object": "object",
    "recipient": "recipient",
    "attribute": "complement",
    "object predicate": "complement",
}


def _adjective(adjective: Word, relation: Phrase, after: Arguments) -> None:
    """ "is close | to X": an adjective is part of the relation if something follows it, else an argument."""
    following = [
        child for child in adjective.children if child.i > adjective.i and child.relation != "punctuation"
    ]
    if not following:
        after.append(("complement", full(adjective)))
        return
    relation.extend(graded(adjective))
    for child in following:
        words = full(child)
        if not after and child.relation == "preposition" and len(words) > 1:
            relation.append(words[0])
            words = words[1:]
        if words:
            after.append(("complement", words))


def _appositions(noun: Word) -> Iterator[OpenFact]:
    """ "Ann Lee, the envoy": Ann Lee be the envoy."""
    for child in noun.children:
        if child.relation == "apposition" and child.pos in ("noun", "name"):
            thing = trim_before(full(noun), child)
            yield OpenFact("apposition", thing, [], [("complement", full(child))], "be")


def trim_before(words: Phrase, word: Word) -> Phrase:
    """Those of the words that stand before this one."""
    return [each for each in words if each.i < word.i]


def _titles(name: Word) -> Iterator[OpenFact]:
    """ "French President Ann Lee": Ann Lee be French President."""
    if name.entity != "person" or name.pos != "name":
        return
    titles = [
        child
        for child in name.children
        if child.i < name.i
        and child.relation in ("compound", "adjective", "possessor")
        and child.entity != "person"
    ]
    if (
        titles
        and titles[-1].pos in ("noun", "name")
        and titles[-1].relation != "possessor"
        and len(titles[-1].text) > 3
    ):
        last = titles[-1]
        title = ordered(*(child.subtree() for child in titles))
        person = [word for word in core(name) if word.i > last.i]
        yield OpenFact("title", person, [], [("complement", title)], "be")

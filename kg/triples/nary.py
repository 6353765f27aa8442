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
    if word.pos in ("NOUN", "PROPN"):
        yield from _appositions(word)
        yield from _titles(word)
    elif is_predicate(word) and not (word.dep == "xcomp" and word in chain_of(word.head)):
        yield from _clause(word, lexicon)


def subject_of(verb: Word, lexicon: Frames) -> Word | None:
    """Who does it, also where only understood; "there" where something merely exists."""
    expletive = verb.child("expl")
    if expletive is not None and not any(child.dep in SUBJECTS for child in verb.children):
        return expletive
    subject, _ = understood_subject(verb, lexicon)
    if subject is None or subject.lower in RELATIVES or subject.tag in PERSONAL:
        return None
    return subject


def _clause(verb: Word, lexicon: Frames) -> Iterator[OpenFact]:
    subject = subject_of(verb, lexicon)
    if subject is None:
        return
    chain = chain_of(verb)
    relation, arguments, split = _arguments(verb, chain)
    kind = verb.dep if verb.dep in _KINDS else "main"
    if not arguments:
        kind = "bare"
    elif subject.dep == "expl":
        kind = "there"
    elif kind == "main" and relation == [verb] and verb.lemma == "be":
        kind = "be"
    who = full(subject, verb)
    if subject.dep == "poss":  # "Iran's decision to leave": Iran leaves
        who = [word for word in who if word.dep != "case"]
    implied = ""
    if verb.dep in ("acl", "advcl") and verb.tag in ("VBN", "VBG"):
        implied = "" if any(c.dep in ("aux", "auxpass") for c in verb.children) else "be"
    if split is None:
        yield OpenFact(kind, who, relation, arguments, implied)
        return
    number, members = split
    for member in members:
        mine = list(arguments)
        mine[number] = (arguments[number][0], full(member, conjuncts=False))
        yield OpenFact(kind, who, relation, mine, implied)


_KINDS = frozenset({"relcl", "acl", "advcl", "conj", "ccomp", "xcomp", "pcomp"})


def _arguments(verb: Word, chain: Phrase) -> tuple[Phrase, Arguments, tuple[int, Phrase] | None]:
    """The relation phrase, the arguments (those after the verb first), and which of them is coordinated."""
    deepest = chain[-1]
    relation = governors(verb) + [word for part in chain for word in verbal(part)]
    after: Arguments = []
    before: Arguments = []
    quoted: Arguments = []
    split: tuple[int, Phrase] | None = None
    for child in (child for part in chain for child in part.children):
        dep = child.dep
        if child in relation:
            continue
        side = after if child.i > verb.i else before
        if child.lower in RELATIVES and verb.dep == "relcl":
            if dep == "dobj":
                after.append(("object", full(verb.head, verb)))
        elif child.tag == "WP" and dep in _OBJECTS:
            continue  # "what they want"
        elif dep in _OBJECTS:
            members = parts(child)
            if len(members) > 1 and split is None and dep in ("dobj", "attr"):
                split = (len(after), members)
            after.append((_OBJECTS[dep], full(child)))
        elif dep == "acomp":
            _adjective(child, relation, after)
        elif dep in ("prep", "agent"):
            if connective(child):
                continue
            words = full(child)
            noun = child.child("pobj")
            if child.i > deepest.i and not after and len(words) > 1 and words[0] is child:
                relation.append(child)
                words = words[1:]
            if words:
                side.append((role_of(child, noun), words))
        elif dep == "npadvmod":
            side.append(("time" if child.ent in ("DATE", "TIME") else "extent", full(child)))
        elif dep == "advmod":
            if child.i == verb.i - 1 and not child.children:
                relation.insert(0, child)
            elif child.tag != "WRB":
                side.append(("manner", full(child)))
        elif dep == "ccomp" and (child.i > verb.i or reports(verb)):
            words = whole(child)
            if words[:1] and words[0].lower == "that" and words[0].dep == "mark":
                relation.append(words[0])
                words = words[1:]
            (after if child.i > verb.i else quoted).append(("content", words))
        elif dep == "xcomp" and child not in chain:
            after.append(("complement", full(child)))
        elif dep == "advcl" and child.i > verb.i and not after_break(child):
            after.append(("purpose" if child.tag == "VB" else "circumstance", full(child)))
    if (
        verb.dep == "relcl"
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
    if verb.dep != "conj" or first.pos not in ("VERB", "AUX") or verb.child(*SUBJECTS) is not None:
        return []
    return [child for child in first.children if child.dep in ("prep", "npadvmod") and child.i < first.i]


def time_of(adjunct: Word) -> bool:
    """True for "on Monday", "last year"."""
    return any(word.ent in ("DATE", "TIME") for word in (adjunct, *adjunct.children))


_OBJECTS = {"dobj": "object", "dative": "recipient", "attr": "complement", "oprd": "complement"}


def _adjective(adjective: Word, relation: Phrase, after: Arguments) -> None:
    """ "is close | to X": an adjective is part of the relation if something follows it, else an argument."""
    following = [child for child in adjective.children if child.i > adjective.i and child.dep != "punct"]
    if not following:
        after.append(("complement", full(adjective)))
        return
    relation.extend(graded(adjective))
    for child in following:
        words = full(child)
        if not after and child.dep == "prep" and len(words) > 1:
            relation.append(words[0])
            words = words[1:]
        if words:
            after.append(("complement", words))


def _appositions(noun: Word) -> Iterator[OpenFact]:
    """ "Ann Lee, the envoy": Ann Lee be the envoy."""
    for child in noun.children:
        if child.dep == "appos" and child.pos in ("NOUN", "PROPN"):
            thing = trim_before(full(noun), child)
            yield OpenFact("appos", thing, [], [("complement", full(child))], "be")


def trim_before(words: Phrase, word: Word) -> Phrase:
    """Those of the words that stand before this one."""
    return [each for each in words if each.i < word.i]


def _titles(name: Word) -> Iterator[OpenFact]:
    """ "French President Ann Lee": Ann Lee be French President."""
    if name.ent != "PERSON" or name.pos != "PROPN":
        return
    titles = [
        child
        for child in name.children
        if child.i < name.i and child.dep in ("compound", "amod", "poss") and child.ent != "PERSON"
    ]
    if (
        titles
        and titles[-1].pos in ("NOUN", "PROPN")
        and titles[-1].dep != "poss"
        and len(titles[-1].text) > 3
    ):
        last = titles[-1]
        title = ordered(*(child.subtree() for child in titles))
        person = [word for word in core(name) if word.i > last.i]
        yield OpenFact("title", person, [], [("complement", title)], "be")

"""Parse -> Triples: subject, relation phrase and arguments of every clause, each cut from the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kg import frames as lexicon
from kg.clauses import RELATIVES, is_passive, is_predicate, understood_subject
from kg.frames import Frames
from kg.model import Evidence, Triple
from kg.phrases import core, cut, full, verbal
from kg.words import Parse, Word

Style = Literal["nary", "minimal"]


def find_triples(parse: Parse, style: Style = "nary") -> tuple[Triple, ...]:
    """Open triples of a document, in text order."""
    return tuple(triple for _, triple in read_triples(parse, style))


def read_triples(parse: Parse, style: Style = "nary") -> Iterator[tuple[str, Triple]]:
    """The triples of a document, each with the kind of its construction."""
    frames = lexicon.load()
    make = _nary if style == "nary" else _minimal
    for sentence in parse.sentences:
        evidence = Evidence(parse.document.id, sentence.start, sentence.end)
        for word in sentence.words:
            for kind, subject, relation, arguments in make(word, frames):
                yield (
                    kind,
                    Triple(
                        cut(parse, "subject", subject),
                        cut(parse, "relation", relation),
                        tuple(cut(parse, role, words) for role, words in arguments),
                        evidence,
                        CONFIDENCE.get(kind, 0.5),
                        any(w.dep == "neg" for w in relation),
                    ),
                )


CONFIDENCE: dict[str, float] = {}
Made = tuple[str, list[Word], list[Word], list[tuple[str, list[Word]]]]


def _chain(verb: Word) -> list[Word]:
    """The verb and the infinitives that it governs without an object between: "helped to raise"."""
    chain = [verb]
    while True:
        nxt = chain[-1].child("xcomp")
        if (
            nxt is None
            or nxt.pos not in ("VERB", "AUX")
            or chain[-1].child("dobj")
            or any(c.dep.startswith("nsubj") for c in nxt.children)
        ):
            return chain
        chain.append(nxt)


def _subjects(verb: Word, frames: Frames) -> list[Word]:
    subject, how = understood_subject(verb, frames)
    if subject is None or subject.lower in RELATIVES or subject.dep == "expl":
        return []
    return [subject]


def _nary(verb: Word, frames: Frames) -> Iterator[Made]:
    if not is_predicate(verb) or (verb.dep == "xcomp" and verb in _chain(verb.head)):
        return
    chain = _chain(verb)
    relation = [w for v in chain for w in verbal(v)]
    deepest = chain[-1]
    arguments: list[tuple[str, list[Word]]] = []
    things = [c for v in chain for c in v.children]
    moved = (
        verb.dep == "relcl"
        and not is_passive(verb)
        and any(c.dep in ("dobj", "pobj") and c.lower in RELATIVES for c in deepest.children)
    )
    has_object = False
    kind = verb.dep if verb.dep in ("relcl", "acl", "advcl", "conj", "ccomp", "xcomp", "pcomp") else "main"
    for child in things:
        dep = child.dep
        if child in chain:
            continue
        if dep in ("dobj", "dative", "attr", "oprd"):
            if child.lower in RELATIVES and verb.dep == "relcl":
                arguments.insert(0, ("object", full(verb.head)))
            else:
                arguments.append(("object" if dep != "attr" else "complement", full(child)))
            has_object = True
        elif dep == "acomp":
            relation.append(child)
            relation.extend(w for c in child.children if c.i < child.i for w in c.subtree())
            preps = [c for c in child.children if c.i > child.i]
            for p in preps:
                words = full(p)
                if not arguments and p.dep == "prep":
                    relation.append(p)
                    words = words[1:]
                if words:
                    arguments.append(("complement", words))
            if not preps:
                arguments.append(("complement", [relation.pop(relation.index(child))]))
        elif dep in ("prep", "agent"):
            words = full(child)
            if child.i > deepest.i and not arguments and words and words[0] is child and len(words) > 1:
                relation.append(child)
                words = words[1:]
            if words:
                arguments.append(("adjunct", words))
        elif dep in ("npadvmod", "advmod") and child not in relation:
            arguments.append(("adjunct", full(child)))
        elif dep == "ccomp":
            words = full(child)
            if words and words[0].lower == "that" and words[0].dep == "mark":
                relation.append(words[0])
                words = words[1:]
            arguments.append(("content", words))
        elif dep == "xcomp":
            arguments.append(("complement", full(child)))
    arguments = [(role, words) for role, words in arguments if words]
    for subject in _subjects(verb, frames):
        yield (kind, full(subject), relation, arguments)


def _minimal(verb: Word, frames: Frames) -> Iterator[Made]:
    if not is_predicate(verb) or (verb.dep == "xcomp" and verb in _chain(verb.head)):
        return
    chain = _chain(verb)
    relation = [w for v in chain for w in verbal(v)]
    for subject in _subjects(verb, frames):
        for one in subject.conjuncts():
            for kind, before, words in _paths(chain, relation):
                yield (kind, core(one), before, [("object", words)])


def _paths(chain: list[Word], relation: list[Word]) -> Iterator[tuple[str, list[Word], list[Word]]]:
    verb = chain[-1]
    objects = [c for c in verb.children if c.dep in ("dobj", "attr", "oprd")]
    for child in verb.children:
        if child.dep in ("dobj", "attr", "oprd", "acomp"):
            for one in child.conjuncts():
                yield (child.dep, relation, core(one))
                yield from _nested(one, relation + core(one))
    with_object = relation + (core(objects[0]) if objects and objects[0].i > verb.i else [])
    for v in chain:
        for child in v.children:
            if child.dep in ("prep", "agent"):
                yield from _oblique(child, with_object)
            elif child.dep == "npadvmod":
                yield ("npadvmod", with_object, core(child))


def _nested(noun: Word, relation: list[Word]) -> Iterator[tuple[str, list[Word], list[Word]]]:
    for child in noun.children:
        if child.dep == "prep" and child.i > noun.i:
            yield from _oblique(child, relation)


def _oblique(prep: Word, relation: list[Word]) -> Iterator[tuple[str, list[Word], list[Word]]]:
    for child in prep.children:
        if child.dep == "pobj":
            for one in child.conjuncts():
                if prep.i > relation[-1].i:
                    yield ("prep", [*relation, prep], core(one))
                    yield from _nested(one, [*relation, prep, *core(one)])
                else:
                    yield ("fronted", relation, [prep, *core(one)])
        elif child.dep == "prep":
            yield from _oblique(child, [*relation, prep])

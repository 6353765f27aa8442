"""Parse -> a new Parse: attachments that grammar rules out are put right, whatever the parser believed.

The parser errs most in long coordination and in headlines. What is mended here can be told from tags
and commas alone: a verb in the past tense cannot be coordinated with an infinitive ("said that he must
leave and warned"), and a finite verb needs a subject ("Although A paid B, C was angry").

Each rule looks at one word and says which words are to change, or nothing; ``repaired`` makes the
changes on copies.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.lexicon import word_list
from kg.syntax.agreement import agreeing
from kg.syntax.calls import on_the_phone
from kg.syntax.changes import Change, Rule, make
from kg.syntax.clefts import addressed, asked_whether_he_is, clefted, is_courteous
from kg.syntax.digests import OPENINGS
from kg.syntax.gerunds import doing_judged
from kg.syntax.hanging import HANGING, late_object
from kg.syntax.infinitives import in_series, pleaded
from kg.syntax.summaries import summing_up
from kg.syntax.surface import has_subject
from kg.syntax.together import (
    accompanied,
    as_well,
    beside_described,
    beside_person,
    both_ends,
    both_owners,
    in_list,
)
from kg.words import Parse, Relation, Word

_FINITE = frozenset({"past", "present singular", "present"})
_DONE = frozenset({"past", "participle"})
_HELPED: tuple[Relation, ...] = ("auxiliary", "passive auxiliary", "agent")
_DOERS: tuple[Relation, ...] = ("subject", "passive subject", "expletive")
_MODIFYING = frozenset({"adjective", "compound"})
_LOOSE = frozenset({"noun adverb", "other", "subject"})
_THAT = word_list("syntax.that")
_JUDGING = word_list("syntax.judging")
_CASES = word_list("syntax.cases")
_NAMES = frozenset({"state", "nationality", "organization", "person", "region"})


def repaired(parse: Parse) -> Parse:
    """The parse with its trees mended; the argument stays as it is.

    Sentences that need no mending share their words with the argument, so nothing may change them.

    Example:
        In "Norway said Iran must leave and warned Iraq" a parser takes "warned" for a conjunct of
        "leave"; here it becomes one of "said".
    """
    words = list(parse.words)
    copied: set[int] = set()
    roots_last = sorted(range(len(words)), key=lambda i: words[i].head is words[i])
    for i in roots_last:
        for rule in _rules_for(words[i]):
            if changes := rule(words[i]):
                if i not in copied:
                    copied.update(_copy_tree(words, i))
                    changes = rule(words[i])
                for change in changes:
                    make(change)
    if not copied:
        return replace(parse)
    sentences = (replace(each, words=tuple(words[w.i] for w in each.words)) for each in parse.sentences)
    return replace(parse, words=tuple(words), sentences=tuple(sentences))


def _copy_tree(words: list[Word], i: int) -> Iterator[int]:
    """Put copies in place of the word and all others of its tree; their indexes."""
    top = words[i]
    while top.head is not top:
        top = top.head
    tree = top.subtree()
    for word in tree:
        words[word.i] = copy.copy(word)
    for word in tree:
        mine = words[word.i]
        mine.head = words[word.head.i]
        mine.children = [words[child.i] for child in word.children]
        yield word.i


# the rules, each with its example


def _stranded(word: Word) -> Sequence[Change]:
    """ "said that Iran must leave and *warned*": a past tense is coordinated with the one above it."""
    if word.form not in _FINITE or word.head.form != "base":
        return ()
    if not any(
        child.relation == "auxiliary" and child.form in ("modal", "to") for child in word.head.children
    ):
        return ()
    above = next((each for each in word.ancestors() if each.form == word.form and each.verbal), None)
    return (Change(word, head=above),) if above is not None else ()


def _active(root: Word) -> Sequence[Change]:
    """ "Israeli forces *attacked* across the river.": without an auxiliary no sentence has a passive."""
    if not root.verbal or root.form != "participle" or not _stops(root):
        return ()
    subject = root.child("subject")
    if subject is None or subject.i > root.i or any(child.relation in _HELPED for child in root.children):
        return ()
    return (Change(root, form="past"),)


def _swallowed(root: Word) -> Sequence[Change]:
    """ "Although A paid the firm, *B* was angry": B is the subject, no apposition to the firm."""
    if not root.verbal or _has_subject(root) or not _is_finite(root):
        return ()
    inside = (word for clause in root.children if _opens(clause, root) for word in clause.subtree())
    subject = next((word for word in inside if _set_off(word)), None)
    if subject is None:
        return ()
    passive = root.child("passive auxiliary") is not None
    return (Change(subject, head=root, relation="passive subject" if passive else "subject"),)


def _headline(root: Word) -> Sequence[Change]:
    """ "*Japan*, Peru sign pact": a name and a comma before the subject are one subject with it."""
    if not root.verbal:
        return ()
    subject = next((child for child in reversed(root.children) if child.relation == "subject"), None)
    if subject is None:
        return ()
    start = subject.subtree()[0].i
    first, comma = root.children[0], any(_is_comma(child, start - 1) for child in root.children)
    if not comma or first is subject or not _is_name(first) or first.relation not in _LOOSE:
        return ()
    if is_courteous(first):
        return ()
    alone = first.i == start - 2 and first.subtree()[-1] is first
    return (Change(first, head=subject, relation="conjunct"),) if alone else ()


def _to_come(root: Word) -> Sequence[Change]:
    """ "Peru, Chile *to sign* treaty": the infinitive of a headline is its predicate."""
    if root.pos != "name" or _stops(root) or _has_subject(root):
        return ()
    verb = next((child for child in root.children if _describes(child)), None)
    if verb is None or verb.child("subject") is not None:
        return ()
    return (
        Change(verb, head=verb, relation="root"),
        Change(root, head=verb, relation="subject"),
        *(Change(word, head=root, relation="conjunct") for word in _under_commas(root, verb)),
    )


def _under_commas(root: Word, verb: Word) -> Iterator[Word]:
    """Names that hang on a comma in what becomes the subject of the verb: "Peru, *Chile* to sign"."""
    inside = verb.subtree()
    names = (word for word in root.subtree() if _is_name(word) and word.head.text == ",")
    return (word for word in names if word not in inside)


def _asked(root: Word) -> Sequence[Change]:
    """ "Obama, *asked* if he had left, said ...": no comma stands alone between a subject and its verb."""
    subject = root.child("subject")
    if subject is None or root.form != "past" or any(child.relation in _HELPED for child in root.children):
        return ()
    commas = [word for word in (*subject.subtree(), *root.children) if _between(word, subject, root)]
    main = next((child for child in root.children if _goes_on(child, root)), None)
    if main is None or [word.i for word in commas] != [root.i - 1]:
        return ()
    return (
        Change(main, head=main, relation="root"),
        Change(subject, head=main, relation="subject"),
        Change(root, head=subject, relation="adnominal", form="participle"),
    )


def _described(root: Word) -> Sequence[Change]:
    """ "Cuba, which sent doctors, *criticised* Jamaica.": what has an object after a comma is the verb."""
    described = root.child("relative", "apposition") if root.nominal else None
    words = root.subtree() if described is not None else []
    after = {word.i + 1 for word in words if word.text == ","}
    late = (word for word in words if word.i in after and word.relation == "adnominal")
    active = (word for word in late if word.form in _DONE and word.child(*_HELPED) is None)
    verb = next((word for word in active if word.child("object") is not None), None)
    if verb is None:
        return ()
    return (
        Change(verb, head=verb, relation="root", form="past"),
        Change(root, head=verb, relation="subject"),
    )


def _after_all(noun: Word) -> Sequence[Change]:
    """ "Poland expelled, its ministry said, *two Russians*": a noun behind an aside is the object."""
    verb, start = noun.head, noun.subtree()[0].i
    if verb.form not in _DONE or verb.child("object") is not None:
        return ()
    aside = any(_is_comma(word, start - 1) for word in verb.right)
    return (Change(noun, relation="object"),) if aside and noun.pos == "noun" else ()


def _told_on(root: Word) -> Sequence[Change]:
    """ "*Met* with the President. *Held* talks.": a digest opens with a verb whose subject went before."""
    first = root.subtree()[0]
    lemma = OPENINGS.get(first.lower) if root.head is root else None
    if lemma is None or _has_subject(root):
        return ()
    if first is root:
        return (Change(root, form="past", verb=lemma),)
    if not all((first.head is root, first.relation in _MODIFYING, root.pos == "noun", _stops(root))):
        return ()
    return (
        Change(first, head=first, relation="root", form="past", verb=lemma),
        Change(root, head=first, relation="object"),
    )


def _done_to(word: Word) -> Sequence[Change]:
    """ "Oman, *threatened* by Iran, ...": what describes a noun and has a doer behind it is no past tense."""
    if word.form != "past":
        return ()
    after = [each.lower for each in word.subtree() if each.i > word.i]
    return (Change(word, form="participle"),) if "by" in after else ()


def _told(clause: Word) -> Sequence[Change]:
    """ "If Iran says *that Iraq attacked* Israel, ...": the verb right before "that" tells the clause."""
    mark = clause.children[0] if clause.children else clause
    if mark.relation != "mark" or mark.lower not in _THAT:
        return ()
    before = next((word for word in clause.head.subtree() if word.i == mark.i - 1), clause.head)
    return (Change(clause, head=before, relation="complement"),) if before.verbal else ()


def _predicated(adjective: Word) -> Sequence[Change]:
    """ "held *Russia* accountable": what is judged is the object of the verb."""
    verb = next((word for word in (adjective.head, adjective.head.head) if word.lemma in _JUDGING), None)
    if verb is None or adjective.pos != "adjective":
        return ()
    judged = verb.child("object") or adjective.child("subject")
    if judged is None or judged.i < verb.i or judged.i != adjective.i - 1:
        return ()
    return (
        Change(adjective, head=verb, relation="object predicate"),
        Change(judged, head=verb, relation="object"),
    )


def _having_done(preposition: Word) -> Sequence[Change]:
    """ "Despite *Hungary* having been a member": what a clause with a gerund is about is its subject."""
    noun, verb = preposition.child("governed"), preposition.head
    if noun is None or verb.relation != "adverbial":
        return ()
    helper = next((child for child in verb.children if child.i == noun.i + 1), verb)
    if (helper.relation, helper.form) != ("auxiliary", "gerund"):
        return ()
    return (Change(noun, head=verb, relation="subject"), Change(preposition, relation="mark"))


def _in_case(preposition: Word) -> Sequence[Change]:
    """ "*in case* Iraq attacked": two words that open a clause as one does."""
    noun, verb = preposition.child("governed"), preposition.head
    if noun is None or noun.lower not in _CASES or noun.children:
        return ()
    opens = verb.relation == "adverbial" and verb.children[0] is preposition
    return (Change(preposition, relation="mark"),) if opens else ()


def _bearer(name: Word) -> Sequence[Change]:
    """ "the president of Chile, *Gabriel Boric*": a person is no apposition to a state."""
    state = name.head
    if (name.entity, state.entity, state.relation) != ("person", "state", "governed"):
        return ()
    noun = state.head.head
    return (Change(name, head=noun),) if noun.nominal else ()


def _with_whom(verb: Word) -> Sequence[Change]:
    """ "spoke with *Kuleba* to discuss": whom he spoke with is no subject of what that is for."""
    with_, doer, to = verb.head, verb.child("subject"), verb.child("auxiliary")
    if doer is None or to is None or (verb.form, to.form, with_.pos) != ("base", "to", "adposition"):
        return ()
    aim = Change(verb, head=with_.head, relation="adverbial")
    return (Change(doer, head=with_, relation="governed"), aim)


def _not_this(negation: Word) -> Sequence[Change]:
    """ "attacked Iraq but *not* Kuwait": who is left out is not one of those named together."""
    if negation.head.relation != "coordinator":
        return ()
    left_out = next((word for word in negation.head.head.children if word.i > negation.i), None)
    if left_out is None or left_out.relation != "conjunct" or not left_out.nominal:
        return ()
    return (Change(negation, head=left_out), Change(left_out, relation="other"))


def _named_after(name: Word) -> Sequence[Change]:
    """ "Its ally *Belarus* condemned": of two subjects side by side the second says who the first is."""
    before = (child for child in name.head.children if child.i == name.i - 1)
    first = next((child for child in before if child.relation == name.relation), name)
    named = (first.pos, name.pos) == ("noun", "name")
    return (Change(name, head=first, relation="apposition"),) if named else ()


def _between(word: Word, subject: Word, verb: Word) -> bool:
    return word.text == "," and subject.subtree()[0].i < word.i < verb.i


def _goes_on(child: Word, root: Word) -> bool:
    """True for a finite verb right after a comma that has nobody of its own to do it."""
    if not child.verbal or child.i < root.i or child.form not in _FINITE or child.child(*_DOERS):
        return False
    first = child.subtree()[0].i
    return first == child.i and any(_is_comma(each, first - 1) for each in root.subtree())


_ELSEWHERE: Mapping[Relation, tuple[Rule, ...]] = {
    "conjunct": (_stranded, agreeing, in_series, summing_up, both_owners, beside_described, beside_person),
    "object": (summing_up,),
    "noun adverb": (summing_up,),
    "adnominal": (_done_to,),
    "open complement": (doing_judged, on_the_phone),
    "adverbial": (_told, _predicated, in_series, pleaded, on_the_phone),
    "complement": (_predicated, clefted, on_the_phone),
    "adjective": (_predicated,),
    "governed clause": (_with_whom,),
    "preposition": (accompanied, both_ends, _in_case, _having_done, *HANGING),
    "coordinator": (as_well,),
    "negation": (_not_this,),
    "other": (_after_all,),
    "apposition": (_bearer, late_object, in_list, summing_up),
    "subject": (_named_after,),
}
_ON_ROOTS: tuple[Rule, ...] = (
    _active, _swallowed, addressed, asked_whether_he_is, _headline, _to_come, _asked, _described, _told_on,
)  # fmt: skip


def _rules_for(word: Word) -> tuple[Rule, ...]:
    if word.head is word:
        return _ON_ROOTS
    return _ELSEWHERE.get(word.relation, ())


# what the rules ask


def _is_finite(verb: Word) -> bool:
    return verb.form in _FINITE or verb.child("auxiliary", "passive auxiliary") is not None


def _has_subject(root: Word) -> bool:
    return has_subject(root) or root.child("expletive") is not None


def _stops(root: Word) -> bool:
    """True for a sentence with a full stop, which a headline has not."""
    return any(child.text == "." for child in root.children)


def _opens(clause: Word, root: Word) -> bool:
    """ "*Although A paid*, ...": a clause with a conjunction before the verb."""
    return clause.relation == "adverbial" and clause.i < root.i and clause.child("mark") is not None


def _set_off(word: Word) -> bool:
    """True for what is taken for an apposition after a comma."""
    if word.relation != "apposition" or not word.nominal:
        return False
    start = word.subtree()[0].i
    return any(_is_comma(child, start - 1) for child in word.head.children)


def _is_comma(word: Word, i: int) -> bool:
    return word.i == i and word.text == ","


def _is_name(word: Word) -> bool:
    return word.pos == "name" and word.entity in _NAMES


def _describes(child: Word) -> bool:
    """True for an infinitive with its mark that hangs on a noun."""
    infinitive = child.relation == "adnominal" and child.form == "base"
    return infinitive and any(each.form == "to" for each in child.children)

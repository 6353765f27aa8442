"""Parse -> Parse: attachments that grammar rules out are put right, whatever the parser believed.

The parser errs most in long coordination and in headlines. What is mended here can be told from tags
and commas alone: a verb in the past tense cannot be coordinated with an infinitive ("said that he must
leave and warned"), and a finite verb needs a subject ("Although A paid B, C was angry").
"""

from __future__ import annotations

from kg.words import Parse, Word

_FINITE = frozenset({"past", "present singular", "present"})
_SUBJECTS = frozenset(
    {"subject", "passive subject", "clausal subject", "passive clausal subject", "expletive"}
)
_NAMES = frozenset({"state", "nationality", "organization", "person", "region"})


def repaired(parse: Parse) -> Parse:
    """Mend the tree in place and return it."""
    for word in parse.words:
        if word.relation == "conjunct" and word.form in _FINITE and word.head.form == "base":
            governor = _finite(word)
            if governor is not None:
                _move(word, governor)
        elif word.head is word and word.verbal:
            _active(word)
            _swallowed(word)
            _headline(word)
        elif word.head is word and word.pos == "name":
            _to_come(word)
    return parse


def _finite(word: Word) -> Word | None:
    """The nearest verb above that stands in the tense of a stranded conjunct."""
    if not any(
        child.relation == "auxiliary" and child.form in ("modal", "to") for child in word.head.children
    ):
        return None
    for above in word.ancestors():
        if above.form == word.form and above.verbal:
            return above
    return None


def _active(root: Word) -> None:
    """ "Israeli forces attacked across the river.": without an auxiliary no sentence has a passive."""
    subject = root.child("subject")
    helped = any(child.relation in ("auxiliary", "passive auxiliary", "agent") for child in root.children)
    stop = any(child.text == "." for child in root.children)
    if root.form == "participle" and subject is not None and subject.i < root.i and stop and not helped:
        root.form = "past"


def _swallowed(root: Word) -> None:
    """ "Although A paid the firm, B was angry": B is the subject, no apposition to the firm."""
    if root.form not in _FINITE and root.child("auxiliary", "passive auxiliary") is None:
        return
    if any(child.relation in _SUBJECTS for child in root.children):
        return
    for clause in root.children:
        if clause.relation != "adverbial" or clause.i > root.i or clause.child("mark") is None:
            continue
        for word in clause.subtree():
            if word.relation == "apposition" and word.pos in ("noun", "name") and _after_comma(word):
                word.relation = (
                    "passive subject" if root.child("passive auxiliary") is not None else "subject"
                )
                _move(word, root)
                return


def _headline(root: Word) -> None:
    """ "Japan, Peru sign pact": a name and a comma before the subject are one subject with it."""
    subject = next((child for child in reversed(root.children) if child.relation == "subject"), None)
    if subject is None:
        return
    start = subject.subtree()[0].i
    for word in root.children:
        named = (
            word.relation in ("noun adverb", "other", "subject")
            and word.pos == "name"
            and word.entity in _NAMES
        )
        first = word.subtree()[0]
        alone = word.subtree()[-1] is word and word.i == start - 2
        comma = any(child.text == "," and child.i == start - 1 for child in root.children)
        if named and word is not subject and alone and comma and not _preceded(first, root):
            word.relation = "conjunct"
            _move(word, subject)
            return


def _to_come(root: Word) -> None:
    """ "Peru, Chile to sign treaty": the infinitive of a headline is its predicate."""
    verb = next(
        (child for child in root.children if child.relation == "adnominal" and child.form == "base"), None
    )
    if verb is None or any(child.text == "." or child.relation in _SUBJECTS for child in root.children):
        return
    if not any(child.form == "to" for child in verb.children) or verb.child("subject") is not None:
        return
    root.children.remove(verb)
    verb.head, verb.relation = verb, "root"
    root.head, root.relation = verb, "subject"
    verb.children.insert(0, root)
    for word in root.subtree():
        if word.pos == "name" and word.entity in _NAMES and word.head.text == ",":
            word.relation = "conjunct"
            _move(word, root)


def _preceded(first: Word, root: Word) -> bool:
    """True where the clause has words before this one."""
    return any(child.i < first.i for child in root.children)


def _after_comma(word: Word) -> bool:
    first = word.subtree()[0]
    return any(child.text == "," and child.i == first.i - 1 for child in word.head.children)


def _move(word: Word, head: Word) -> None:
    word.head.children.remove(word)
    word.head = head
    head.children.append(word)
    head.children.sort(key=lambda child: child.i)

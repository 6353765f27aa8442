"""Words beside a predicate that deny it, leave it open or put it off: negation, modals, conditions, hedges.

Every operator is a function of a word (and what it stands under) that gives the word which does it, or
None; the tables say what comes of it.  Which words count is data: ``[status]`` in ``lexicon/data/sets.toml``.
Cues and scopes after BioScope (Vincze et al. 2008) and FactBank (Sauri and Pustejovsky 2009).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.events.context import Effect, Status
from kg.lexicon import word_list
from kg.words import Relation, Word

WILL = word_list("status.future")
"""Auxiliaries of the future."""
_SUBJECTS: tuple[Relation, ...] = ("subject", "passive subject")
_COUNTED = frozenset({"subject", "passive subject", "object", "attribute", "predicative"})
"""Parts of a clause whose own "no" denies its verb."""
_BEFORE: frozenset[Relation] = frozenset({"determiner", "preconjunct", "coordinator", "adverb"})
_MARKS: frozenset[Relation] = frozenset({"mark", "adverb"})
_AUXILIARIES: tuple[Relation, ...] = ("auxiliary", "passive auxiliary")
_INVERTED = frozenset({"had", "were", "should"})

Operator = Callable[[Word, Status], "Word | None"]


def is_any(name: str, *words: Word) -> Word | None:
    """The first of these words that is in a set of ``[status]``."""
    members = word_list(f"status.{name}")
    return next((word for word in words if word.lower in members), None)


def marks(word: Word) -> tuple[Word, ...]:
    """The conjunctions and adverbs of a clause."""
    return tuple(child for child in word.children if child.relation in _MARKS)


def is_past(verb: Word) -> bool:
    """True for a past tense, also of its auxiliary: "attacked", "had attacked", "was attacked".

    A participle with a subject and without an auxiliary is a past tense that the parser took for one.
    """
    auxiliaries = [child for child in verb.children if child.relation in _AUXILIARIES]
    if verb.form == "participle" and not auxiliaries:
        return verb.child("subject") is not None
    return verb.form == "past" or any(child.form == "past" for child in auxiliaries)


def is_definite(noun: Word) -> bool:
    """True for a name, and for a noun with "the", "this" or an owner: there is such a thing."""
    return noun.pos == "name" or any(
        child.relation == "possessor"
        or (child.relation == "determiner" and child.lower in ("the", "this", "these", "that", "those"))
        for child in noun.children
    )


# --------------------------------------------------------------------------- negation


def _denying_child(word: Word, _: Status) -> Word | None:
    """ "did *not* attack", "*never*", "*no* attack", "*hardly*", "no *longer*"; not "not only"."""
    if word.relation in _COUNTED and word.head.verbal:
        return None  # counted where its verb stands
    return next((child for child in word.children if _denies(child, word)), None)


def _denies(child: Word, word: Word) -> bool:
    if child.relation == "negation":
        return not _only(child, word)
    if child.relation not in _BEFORE:
        return False
    if child.lower == "longer":
        return any(inner.lower == "no" for inner in child.children)
    return is_any("not", child) is not None


def _only(negation: Word, word: Word) -> bool:
    after = [child for child in word.children if child.i == negation.i + 1]
    return negation.lower in word_list("status.only") or is_any("only", *after) is not None


def _denying_part(word: Word, _: Status) -> Word | None:
    """ "*no* country attacked", "*nobody* attacked", "made *no* attack", "is, of course, *not* ready"."""
    if not word.verbal:
        return None
    found = (_denial(child) for child in word.children if child.relation in _COUNTED)
    return next((one for one in found if one is not None), None)


def _denial(part: Word) -> Word | None:
    nobody = is_any("nobody", part)
    if nobody is not None:
        return nobody
    own = part.relation in ("predicative", *_SUBJECTS)
    for child in part.children:
        if child.relation == "negation" and own and not _only(child, part):
            return child
        if child.relation in ("determiner", "preconjunct", "coordinator") and is_any("none", child):
            return child
    return None


def _in_no_way(word: Word, _: Status) -> Word | None:
    """ "*in no way* attacked", "under no circumstances"."""
    for child in word.children:
        noun = child.child("governed") if child.relation == "preposition" else None
        if noun is not None and is_any("no_way", noun) and is_any("none", *noun.children):
            return child
    return None


def _yet(word: Word, _: Status) -> Word | None:
    """ "has *yet* to apologise": the word is the infinitive below "have"."""
    if word.relation != "open complement" or word.head.lemma != "have":
        return None
    return next((child for child in word.head.children if child.lower == "yet"), None)


def _displaced(word: Word, _: Status) -> Word | None:
    """ "*without* attacking", "*instead of* an attack", "*rather than* attack", "*far from* praising"."""
    if word.relation in ("governed clause", "governed"):
        near = (word.head, word.head.head) if word.head.lower == "of" else (word.head,)
        return is_any("without", *near) or _far_from(word)
    if not any(child.lower == "than" for child in (*word.children, word.head)):
        return None
    around = (*word.children, *word.head.children, *word.head.head.children)
    return next((child for child in around if child.lower == "rather"), None)


def _far_from(word: Word) -> Word | None:
    above = word.head.head
    near = (above, *(c for c in above.children if c.i == word.head.i - 1))
    return next((one for one in near if one.lower == "far"), None) if word.head.lower == "from" else None


def _stopped(word: Word, _: Status) -> Word | None:
    """ "a *foiled* attack"."""
    return is_any("stopped", *_adjectives(word))


def _not_until(word: Word) -> Word | None:
    """ "did not leave *until* 1990": it left, or it did not; the words allow both."""
    return next((child for child in _around(word) if is_any("until", child)), None)


def _around(word: Word) -> Iterator[Word]:
    for child in word.children:
        yield child
        if child.relation == "adverbial":
            yield from marks(child)


# --------------------------------------------------------------------------- what leaves open, what puts off


def _modal(word: Word, names: str) -> Word | None:
    auxiliaries = (c for c in word.children if c.relation == "auxiliary" and c.form == "modal")
    return is_any(names, *auxiliaries)


def _would(word: Word, _: Status) -> Word | None:
    """ "said it *would* attack": the future of the past."""
    clause = word.head if word.relation == "conjunct" else word
    return _modal(word, "future_of_the_past") if clause.relation == "complement" else None


def _will(word: Word, status: Status) -> Word | None:
    """ "*will* attack", "*shall* attack"."""
    return _modal(word, "future") or _would(word, status)


def _may(word: Word, status: Status) -> Word | None:
    """ "*may* attack"; "cannot attack" is a denial and nothing more."""
    found = _modal(word, "open")
    if found is None or _would(word, status) is not None or is_performative(word, word):
        return None
    unable = is_any("able", found) is not None and _denying_child(word, status) is not None
    return None if unable else found


def is_performative(verb: Word, above: Word) -> bool:
    """True for a polite way of saying: "I must say that", "we can confirm that", "I want to stress that".

    ``above`` is the verb that has the subject, and is polite or has a modal that is.
    """
    subject = above.child("subject")
    says = verb.lemma in word_list("reporting") and verb.child("complement") is not None
    polite = is_any("polite", *above.children) or (above is not verb and is_any("polite_verb", above))
    return says and polite is not None and subject is not None and is_any("first_person", subject) is not None


def is_subjunctive(verb: Word) -> bool:
    """True for a clause that tells what shall be: "insisted that Iran *leave*"."""
    bare = verb.form == "base" and verb.child("auxiliary", "passive auxiliary") is None
    return bare and verb.child("subject") is not None


def _heading(word: Word, _: Status) -> Word | None:
    """A headline's future: "Xi *to* meet Biden"."""
    return infinitive_mark(word) if word.head is word else None


def infinitive_mark(word: Word) -> Word | None:
    """The "to" of an infinitive."""
    return next((c for c in word.children if c.lower == "to" and c.relation == "auxiliary"), None)


def _hedge(word: Word, _: Status) -> Word | None:
    """ "*allegedly* attacked"."""
    return is_any("hedge", *marks(word))


def _adjectives(word: Word) -> tuple[Word, ...]:
    """What is said of an event noun before it, or after a copula: "an attack is *possible*"."""
    if word.pos != "noun":
        return ()
    own = tuple(child for child in word.children if child.relation in ("adjective", "determiner"))
    if word.relation != "subject" or not word.head.verbal:
        return own
    return (*own, *(child for child in word.head.children if child.relation == "predicative"))


def _supposed(word: Word, _: Status) -> Word | None:
    """ "an *alleged* attack"."""
    return is_any("supposed", *_adjectives(word))


def _planned(word: Word, _: Status) -> Word | None:
    """ "a *planned* attack"."""
    return is_any("planned", *_adjectives(word))


def _any(word: Word, status: Status) -> Word | None:
    """ "condemned *any* attack"; below a denial "any" is just grammar."""
    return is_any("any", *_adjectives(word)) if status.polarity == "positive" else None


def _suspected(word: Word, _: Status) -> Word | None:
    """ "*suspected* Iranian agents attacked": whose deed it was is open."""
    doer = word.child("subject", "agent")
    noun = doer.child("governed") if doer is not None and doer.relation == "agent" else doer
    return is_any("suspected", *noun.children) if noun is not None and word.verbal else None


def _parenthesis(word: Word, _: Status) -> Word | None:
    """ "Iran, it *seems*, attacked"."""
    asides = (child for child in word.children if child.relation == "parataxis")
    lemmas = word_list("status.parenthesis")
    return next((child for child in asides if child.lemma in lemmas), None)


def _pending(word: Word, _: Status) -> Word | None:
    """ "*until* the withdrawal", "*pending* talks"."""
    return is_any("pending", word.head) if word.relation == "governed" else None


def _ahead(word: Word, _: Status) -> Word | None:
    """ "*before* talks with Iran"; "before the war" there was one."""
    if word.relation != "governed" or word.pos != "noun" or is_definite(word):
        return None
    return is_any("ahead", word.head)


# --------------------------------------------------------------------------- what a whole clause stands under


def _question(word: Word, _: Status) -> Word | None:
    return next((child for child in word.children if child.text == "?"), None)


def _if(word: Word, _: Status) -> Word | None:
    """ "*if* Iran attacks", "unless", "whether", "in case"."""
    found = is_any("condition", *marks(word))
    return found or next((c for c in marks(word) if c.lower == "in" and word.relation == "adverbial"), None)


def _inverted(word: Word, _: Status) -> Word | None:
    """A condition without "if": "*Had* Iraq attacked ..."."""
    auxiliary, subject = word.child(*_AUXILIARIES), word.child(*_SUBJECTS)
    if word.relation != "adverbial" or auxiliary is None or subject is None or auxiliary.i > subject.i:
        return None
    return auxiliary if auxiliary.lower in _INVERTED else None


def _condition_below(word: Word, _: Status) -> Word | None:
    """What happens in the present only *if* something else does: "attacks if provoked"."""
    embeds = word.child("complement", "open complement") is not None
    if not word.verbal or embeds or is_past(word) or word.child("auxiliary") is not None:
        return None
    found = (is_any("condition", *marks(c)) for c in word.children if c.relation == "adverbial")
    return next((one for one in found if one is not None), None)


def _until(word: Word, _: Status) -> Word | None:
    """ "*until* Iran withdraws", in any tense: the words do not say that it did."""
    return is_any("until", *marks(word)) if word.relation == "adverbial" else None


def _so_that(word: Word, _: Status) -> Word | None:
    """ "*so that* Iran withdraws": a purpose, or a result; it is not plain which."""
    both = is_any("so_that", *marks(word)) if word.relation == "adverbial" else None
    return both if any(mark.lower == "that" for mark in marks(word)) else None


def _fiction(word: Word, _: Status) -> Word | None:
    """ "in the *novel*, Iran attacks", "In the *exercise*, ...", "a *scenario* in which Iran attacks"."""
    tellers = (word.head if word.relation == "relative" else None, word.child("subject"))
    teller = next(
        (one for one in tellers if one is not None and one.lemma in word_list("status.fiction")), None
    )
    if teller is not None:
        return teller
    for child in word.children:
        noun = child.child("governed") if child.relation == "preposition" else None
        if noun is not None and child.lower in ("in", "during", "under") and _unreal(noun, word):
            return noun
    return None


def _unreal(noun: Word, word: Word) -> bool:
    opens = noun.i < word.i and noun.lemma in word_list("status.exercise")
    return opens or noun.lemma in word_list("status.fiction")


CLAUSE: tuple[tuple[str, Effect, Operator], ...] = (
    ("question", "open", _question),
    ("condition", "open", _if),
    ("condition", "open", _inverted),
    ("condition", "open", _condition_below),
    ("until", "open", _until),
    ("purpose", "open", _so_that),
    ("fiction", "open", _fiction),
)
"""What a clause and all that is coordinated with it stand under."""
DENIALS: tuple[tuple[str, Effect, Operator], ...] = tuple(
    ("negation", "not", rule)
    for rule in (_denying_child, _denying_part, _in_no_way, _yet, _displaced, _stopped)
)
"""What denies a word itself; the first that is found counts."""
OWN: tuple[tuple[str, Effect, Operator], ...] = (
    ("future", "future", _heading),
    ("future", "future", _will),
    ("modal", "open", _may),
    ("hedge", "open", _hedge),
    ("hedge", "open", _parenthesis),
    ("hedge", "open", _supposed),
    ("hedge", "open", _any),
    ("hedge", "open", _suspected),
    ("planned", "future", _planned),
    ("until", "open", _pending),
    ("before", "future", _ahead),
)
"""What a word itself stands under; a second verb shares it where it has nothing of its own."""


def under(status: Status, word: Word, operators: tuple[tuple[str, Effect, Operator], ...]) -> Status:
    """The status below the operators of a table that stand beside a word."""
    for rule, effect, operator in operators:
        found = operator(word, status)
        if found is not None:
            status = status.under(effect, rule, f"'{found.text}'")
    return status


def denied(status: Status, word: Word) -> Status:
    """The status below the word's own negation; "not ... until" leaves it open."""
    found = next((one for _, _, rule in DENIALS if (one := rule(word, status)) is not None), None)
    if found is None:
        return status
    until = _not_until(word)
    if until is not None:
        return status.under("open", "until", f"'{found.text} ... {until.text}'")
    return status.under("not", "negation", f"'{found.text}'")

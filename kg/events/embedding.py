"""What a word inherits of what it hangs on: the signatures at work.

From the root downwards, each governor passes to its complement the value that its signature has for what the
governor itself stands under (TruthTeller: Lotan, Stern and Dagan 2013).  Three rules keep plain edges honest:
below what is open everything is open but the presupposed; a claim that nobody makes is open; and a noun is
presupposed below a denial or a modal only where it is definite ("did not condemn *the* attack").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kg.events.forms import auxiliaries, is_any, is_definite, is_performative, is_subjunctive, marks
from kg.events.links import Link, link
from kg.events.truth import Effect, Status
from kg.lexicon import Frames, Signature, word_list
from kg.syntax import Clause, is_passive, understood_subject
from kg.words import Word

_PLAIN = Signature("+", "-")
_KNOWN = Signature("+", "+")
_OPEN = Signature("o", "o")
_SAID = Signature("+", "o", speaker=True)
_VOUCHED = Signature("+", "o")
_EFFECTS: Mapping[str, Effect] = {"-": "not", "o": "open", "future": "future"}
_MAKES = {"-": "denies it", "o": "leaves it open", "future": "puts it off"}
_ITSELF = {
    ("actual", "negative"): ", being denied itself",
    ("future", ""): ", being planned itself",
    ("hypothetical", ""): ", being open itself",
}
"""What a governor makes of its complement, and what it stands under, in the words of ``kg explain``."""


@dataclass(frozen=True, slots=True)
class Node:
    """A word with what its whole clause stands under and what it stands under itself.

    ``word`` of a preposition's node is the word that governs the preposition's noun.
    """

    word: Word
    clause: Status
    own: Status


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the reading goes by besides the parse."""

    clauses: Mapping[int, Clause]
    frames: Frames


_PASSED: Mapping[str, Callable[[Node], Status]] = {
    "shared": lambda above: above.own,
    "inside": lambda above: above.own,
    "beside": lambda above: above.clause,
    "free": lambda above: above.own.afresh(),
    "loose": lambda above: above.own.unsure(),
    "aside": lambda above: above.own.unsure().unspoken(),
}
"""What the ways that are no complements pass down."""


def inherited(word: Word, above: Node, knowledge: Knowledge) -> Status:
    """What a word stands under by its place alone, before its own negation and modals are looked at."""
    found = link(word, above.word, knowledge.frames)
    passed = _PASSED.get(found.way)
    return passed(above) if passed is not None else _embedded(word, above, found, knowledge)


def _embedded(word: Word, above: Node, found: Link, knowledge: Knowledge) -> Status:
    row, name = _signature(word, above.word, found, knowledge.frames)
    signature = _as_told(row, word, above.word, found)
    speaker = _speaker(word, above.word, name, knowledge) if signature.speaker else None
    value = _value(signature, word, above.own)
    rule = f"{name}[{found.way}]"
    if value == "+" and signature.speaker and _nobody_says(speaker):
        return _becomes(above.own, signature, "o", rule, "a claim that nobody is known to make")
    status = _becomes(above.own, signature, value, rule, _because(value, above.own))
    if (value, signature.yes) == ("-", "future"):
        status = status.under("future", rule, "a plan")
    why = signature.factive and not row.factive  # "did not say why it left" is nobody's claim
    if speaker is None or (above.own.polarity == "negative" and (value == "o" or why)):
        return status
    asked = found.way == "to" and value == "o"  # "asked it to end the war": there is a war
    sure = above.own.factuality == "actual" and not asked
    return status.told_by(speaker, rule, f"a claim of '{speaker.text}'", sure=sure)


def _signature(word: Word, governor: Word, found: Link, frames: Frames) -> tuple[Signature, str]:
    """The signature of a governor for such a complement, and the word it was found under."""
    known = next(
        (
            (frames.signatures[key, found.way], key)
            for key in found.keys
            if (key, found.way) in frames.signatures
        ),
        None,
    )
    if known is not None and not (known[0] == _PLAIN and governor.pos == "noun"):
        return known
    return _default(word, governor, found, frames), found.keys[-1]


def _as_told(signature: Signature, word: Word, governor: Word, found: Link) -> Signature:
    """The signature in the form that the complement has, and with what is said of the claim."""
    if signature.speaker and is_any("falsely", *governor.children):
        return replace(signature, yes="o")
    if found.way == "to":
        missed = signature.yes == "future" and is_any("perfect", *auxiliaries(word)) is not None
        open_ = _OPEN if missed else signature  # "was to have left"
        return _PLAIN if is_performative(word, governor) else open_  # "I want to say that"
    if found.way != "that":
        return signature
    if any(mark.lower == "why" for mark in marks(word)):
        return replace(signature, yes="+", no="+")  # "did not say why it left": it left
    told = signature.yes == "+" and is_subjunctive(word)
    return replace(signature, yes="o") if told else signature  # "insisted that it leave"


def _default(word: Word, governor: Word, found: Link, frames: Frames) -> Signature:
    """What an unknown governor does: an infinitive is open, a clause is said, the rest as its governor."""
    if found.way == "to":
        return _OPEN
    if found.way == "that":
        is_so = governor.lemma in word_list("status.being")  # "the trouble is that it left"
        return _SAID if governor.pos in ("verb", "noun") and not is_so else _VOUCHED
    if governor.pos == word.pos == "noun" and is_definite(word):
        return _KNOWN  # "refused any help in the war against Iraq": there is a war
    alike = _by_another_complement(found, frames) if word.head is not governor else None
    if alike is not None:
        return alike
    return _VOUCHED if governor.pos == "noun" else _PLAIN  # "no statement of support": there may be support


def _by_another_complement(found: Link, frames: Frames) -> Signature | None:
    """ "the intention of attacking" is as "to attack", "committed to leaving" as "committed to leave"."""
    for way in ("ing", "object", "to", "that"):
        for key in found.keys:
            known = frames.signatures.get((key, way))
            if known is not None and known.yes != "+":
                return known
    return None


def _value(signature: Signature, word: Word, above: Status) -> str:
    """What follows of the complement below a governor that is so, not so, planned or open."""
    if signature.factive:
        indefinite = word.pos == "noun" and not is_definite(word)
        return "o" if indefinite and not above.plain else "+"
    value = signature.yes if above.polarity == "positive" else signature.no
    if above.factuality == "actual":
        return value
    kept = above.factuality == "future" or value == "-"  # "would bar it from joining": it would not join
    return value if kept and not signature.speaker else "o"


def _becomes(above: Status, signature: Signature, value: str, rule: str, because: str) -> Status:
    """The status of a complement of this value; what is presupposed holds whatever is above.

    The steps above stay: "could *not* confirm that" leaves it open by its "not".
    """
    status = above.afresh() if signature.factive else replace(above, polarity="positive")
    effect = _EFFECTS.get(value)
    return status.under(effect, rule, because) if effect is not None else status


def _because(value: str, above: Status) -> str:
    """What a governor makes of its complement, in words: "leaves it open, being denied itself"."""
    itself = _ITSELF.get((above.factuality, above.polarity)) or _ITSELF.get((above.factuality, ""), "")
    return _MAKES.get(value, "") + itself


def _just_before(word: Word, governor: Word) -> Word | None:
    """The name between what is said and the verb: "..., *Lavrov* said", hung elsewhere by the parser."""
    near = [each for each in word.subtree() if each.i == governor.i - 1 and each.nominal]
    after_comma = [each for each in near if not is_passive(governor) and word.i < each.i]
    return next(iter(after_comma), None)


def parenthetical(word: Word, status: Status, knowledge: Knowledge) -> Status:
    """The status of a clause with somebody's "said" in it: "Iran, *officials said*, attacked Israel".

    What "it was reported" or what is "as reported" is nobody's word, and open.
    """
    for child in word.children:
        signature = knowledge.frames.signatures.get((child.lemma, "that"))
        clause = knowledge.clauses.get(child.i)
        if signature is None or clause is None or not _is_aside(child, clause, signature):
            continue
        rule = f"{child.lemma}[that]"
        nobody = signature.speaker and clause.subject is None and child.form == "participle"
        if signature.yes == "o" or nobody:
            status = status.under("open", rule, _because("o", status))
        if signature.speaker and clause.subject is not None:
            status = status.told_by(clause.subject, rule, f"a claim of '{clause.subject.text}'")
    return status


def _is_aside(verb: Word, clause: Clause, signature: Signature) -> bool:
    """ "*officials said*", "*as officials said*"; not "as they said farewell" or "as promised"."""
    if clause.complement is not None:
        return False
    if verb.relation == "parataxis" or _or_so(verb):
        return True
    return _is_as(verb) and _is_report(verb, clause, signature)


def _or_so(verb: Word) -> bool:
    """ "Niger left, *or so officials claim*"."""
    if verb.relation != "conjunct" or not any(is_any("so_that", mark) for mark in marks(verb)):
        return False
    return any(is_any("or", child) for child in verb.head.children if child.i < verb.i)


def _is_as(verb: Word) -> bool:
    around = marks(verb)
    return verb.relation == "adverbial" and bool(is_any("as", *around)) and not is_any("though", *around)


def _is_report(verb: Word, clause: Clause, signature: Signature) -> bool:
    """ "As *Rubio argued*", "as *reported*"; but "as was highlighted" is the narrator's own."""
    if not signature.speaker or signature.yes != "+":
        return False
    if clause.subject is None:
        return verb.lemma in word_list("reporting")
    return clause.passive or clause.object is None


def _nobody_says(speaker: Word | None) -> bool:
    nobody = word_list("status.fiction") | word_list("status.rumours")
    return speaker is None or speaker.lower in nobody or speaker.lemma in nobody


def _owned(subject: Word | None, name: str) -> Word | None:
    """Whose word a subject is that is itself what is said: "*our* view is that"."""
    said = subject is not None and name in (subject.lower, subject.lemma)
    return (subject.child("possessor") if said and subject is not None else None) or subject


def _speaker(word: Word, governor: Word, name: str, knowledge: Knowledge) -> Word | None:
    """The head word of who says what a verb or noun of saying embeds; None where nobody is named.

    A participle that the signatures have by its own form is no passive: "*Greece* is dismayed that".
    """
    clause = knowledge.clauses.get(governor.i)
    if clause is not None:
        feeling = clause.object if name != governor.lemma and clause.passive else None
        return _owned(clause.subject, name) or feeling or _just_before(word, governor)
    owner = governor.child("possessor")
    if owner is not None:
        return owner
    above = governor.head
    if not above.verbal or governor.relation not in ("object", "attribute", "predicative"):
        return None
    signature = knowledge.frames.signatures.get((above.lemma, "object"))
    if signature is not None and signature.yes in ("o", "-"):
        return None  # "dismissed claims that": they are somebody else's
    return understood_subject(above, knowledge.frames)[0]

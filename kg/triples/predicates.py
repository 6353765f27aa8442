"""Words -> predicates: the verbs of a clause, what stands between them, and who is their subject."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon import Frames, word_list
from kg.syntax import RELATIVES, is_passive, is_predicate, understood_subject
from kg.triples.phrases import Phrase, ordered, spelled
from kg.words import ALL_SUBJECTS, SUBJECTS, TIMES, Form, Relation, Word

PERSONAL: frozenset[Form] = frozenset({"possessive", "whose"})
_AUXILIARY: frozenset[Relation] = frozenset({"auxiliary", "passive auxiliary", "negation", "particle"})
_DOUBTS = frozenset({"negation", "modal"})
_SHARED = _AUXILIARY - {"particle"}
_BARE: frozenset[Form] = frozenset({"participle", "past", "gerund", "base"})
_WEIGHING = word_list("triples.weighing")
_COPULAS = word_list("triples.copulas")
_POINTING = word_list("triples.no_person")
_MANNERS = word_list("triples.manners")
_ADVERSE = word_list("triples.adverse")
_ADDRESSING = word_list("syntax.addressing")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb that heads a clause, and the infinitives that it goes on to: "hopes to be able".

    ``relation`` is all its verbs with their auxiliaries; ``frames`` knows what verbs govern.
    """

    verb: Word
    chain: Phrase
    relation: Phrase
    frames: Frames

    @property
    def last(self) -> Word:
        """The deepest infinitive, which has the objects."""
        return self.chain[-1]

    def fronted(self, word: Word) -> bool:
        """True before the verb."""
        return word.i < self.verb.i


def predicate_of(verb: Word, frames: Frames) -> Predicate:
    """The predicate that begins with this verb."""
    chain = chain_of(verb, frames)
    return Predicate(verb, chain, (*governors(verb), *verbs_of(chain)), frames)


def heads_clause(word: Word, frames: Frames) -> bool:
    """True for a verb with a clause of its own, not one that goes on a chain: "*hopes* to leave"."""
    if not is_predicate(word):
        return False
    return word.relation != "open complement" or word not in chain_of(word.head, frames)


def subject_of(verb: Word, frames: Frames) -> Word | None:
    """Who does it, also where only understood; "there" where something merely exists."""
    expletive = verb.child("expletive")
    if expletive is not None and verb.child(*ALL_SUBJECTS) is None:
        return expletive
    subject, _ = understood_subject(verb, frames)
    if subject is None or subject.lower in RELATIVES or subject.form in PERSONAL or _does_not(subject, verb):
        return None
    return _described(subject) if verb.relation == "relative" else subject


def _does_not(subject: Word, gerund: Word) -> bool:
    """ "*plans* for attacking Iran", "*it* is caused by mixing": plans don't attack, nor does it mix."""
    if gerund.relation != "governed clause":
        return False
    preposition = gerund.head
    while preposition.relation == "conjunct":
        preposition = preposition.head
    return preposition.head is subject or (preposition.relation == "agent" and is_passive(preposition.head))


def _described(noun: Word) -> Word:
    """Of "*Ann Lee* is a diplomat who led": who is said to be what a relative clause tells more of."""
    copula = noun.head
    if noun.relation != "attribute" or copula.lemma not in _COPULAS:
        return noun
    if any({child.relation, child.form} & _DOUBTS for child in copula.children):
        return noun
    subject = copula.child(*SUBJECTS)
    return noun if subject is None or subject.lower in _POINTING else subject


def reports(verb: Word, frames: Frames) -> bool:
    """True for verbs that take a that-clause; before others a "complement" is a misread sentence."""
    return (verb.lemma, "that") in frames.signatures


def chain_of(verb: Word, frames: Frames) -> Phrase:
    """The verb and the infinitives that follow it with no object between: "hopes to be able"."""
    chain = [verb]
    while (following := _following(chain[-1], frames)) is not None:
        chain.append(following)
    return tuple(chain)


def _following(verb: Word, frames: Frames) -> Word | None:
    """The infinitive whose doer is that of the verb: "agreed to *leave*", not "told him to leave"."""
    infinitive = verb.child("open complement")
    if infinitive is None or not infinitive.verbal or verb.child("object") is not None:
        return None
    if infinitive.child(*ALL_SUBJECTS) is not None or _addresses(verb, infinitive, frames):
        return None
    return infinitive


def _addresses(verb: Word, infinitive: Word, frames: Frames) -> bool:
    """ "called on the rebels to leave": the rebels are to leave, not those who call."""
    addressed = any(
        child.lower in _ADDRESSING and child.relation == "preposition" and verb.i < child.i < infinitive.i
        for child in verb.children
    )
    return addressed and frames.control(verb.lemma) == "object"


def governors(verb: Word) -> Phrase:
    """What a second infinitive shares with the first: "agreed to withdraw and [agreed to] pay".

    Of "agreed to withdraw and to pay" it is "agreed" alone.
    """
    if verb.relation != "conjunct" or verb.form != "base":
        return ()
    own = [child.form for child in verb.children if child.relation == "auxiliary"]
    if any(form != "to" for form in own):
        return ()
    found: Phrase = ()
    below = verb.head
    while _goes_on(below):
        marks = (child for child in below.children if child.form == "to")
        found = (*verbal(below.head), *marks, *found)
        below = below.head
    return found[: len(found) - len(own)]


def _goes_on(infinitive: Word) -> bool:
    """Whether an infinitive hangs on a verb with no object between."""
    above = infinitive.head
    return infinitive.relation == "open complement" and above.verbal and above.child("object") is None


def verbal(verb: Word) -> Phrase:
    """A verb with auxiliaries, negation, particle and the adverbs between them.

    A second verb shares the auxiliaries of the first: "was seen and [was] photographed".
    """
    found = [child for child in verb.children if child.relation in _AUXILIARY]
    if _shares_auxiliaries(verb, found):
        found += [child for child in verb.head.children if child.relation in _SHARED and child.form != "to"]
    found += spelled(verb)
    adverbs = [child for child in verb.children if child.relation == "adverb"]
    if len(found) == 1 and not adverbs:
        return (verb,)
    first = min([word.i for word in found])
    for adverb in adverbs:
        inside = first < adverb.i < verb.i and not adverb.children
        if inside or weighs(adverb) or (adverb.pos, adverb.i) == ("adjective", verb.i + 1):
            found += adverb.subtree()
    return ordered(tuple(found))


def weighs(adverb: Word) -> bool:
    """True for "no longer", "hardly", "reportedly": without it something else would be said."""
    return phrase_of(adverb) in _WEIGHING


def phrase_of(word: Word) -> str:
    """A word with what hangs on it, as lists of words have it: "no longer"."""
    return " ".join([each.lower for each in word.subtree()]) if word.children else word.lower


def verbs_of(chain: Phrase) -> Phrase:
    """All the words of a chain of verbs: "has agreed", "to leave"."""
    return tuple([word for verb in chain for word in verbal(verb)])


def _shares_auxiliaries(verb: Word, own: list[Word]) -> bool:
    """True for a second verb without auxiliaries and subject of its own, in the form of the first."""
    if verb.relation != "conjunct" or verb.form not in _BARE:
        return False
    joining = [child for child in verb.head.children if child.relation == "coordinator"]
    if any(child.lower in _ADVERSE for child in joining if child.i < verb.i):
        return False
    bare = all(word.relation == "particle" for word in own) and verb.child(*ALL_SUBJECTS) is None
    return bare and _same_form(verb.head, verb)


def _same_form(first: Word, second: Word) -> bool:
    """ "seen and photographed"; where taggers confuse past and participle, the first verb decides."""
    if {first.form, second.form} != {"participle", "past"}:
        return first.form == second.form != "past"
    if second.form == "participle":
        return True
    passive = first.child("passive auxiliary") is not None
    return passive and second.child("object", "complement", "open complement") is None


def relative_object(predicate: Predicate) -> Word | None:
    """The noun whose relative clause lacks its object: "*the offer* (that) they rejected"."""
    verb, last = predicate.verb, predicate.last
    if verb.relation != "relative" or is_passive(last):
        return None
    subject, own = verb.child(*SUBJECTS), last.child("object")
    if subject is None:
        return None
    if own is not None:
        return verb.head if own.lower in RELATIVES else None
    asks = subject.lower in RELATIVES or any(child.form == "when" for child in verb.children)
    return None if last.right or asks or _is_circumstance(verb.head) else verb.head


def _is_circumstance(noun: Word) -> bool:
    """ "the day he left", "the way he spoke": the clause lacks nothing."""
    return noun.entity in TIMES or noun.lower in _MANNERS


def shared_adjuncts(verb: Word) -> Phrase:
    """What stands before the first of several verbs and holds for the others: "In May, he left and"."""
    first = verb.head
    if verb.relation != "conjunct" or not first.verbal or verb.child(*ALL_SUBJECTS) is not None:
        return ()
    return tuple(
        child
        for child in first.children
        if child.relation in ("preposition", "noun adverb") and child.i < first.i
    )


def marks_of(clause: Word) -> Phrase:
    """The conjunctions of a clause: "in order *to*"."""
    return tuple(child for child in clause.children if child.relation == "mark")

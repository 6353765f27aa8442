"""How a word hangs on what governs it, as far as its truth is concerned.

A ``Link`` names the way; what each way passes down is told in ``embedding``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.events.forms import adjectives, auxiliaries, infinitive_mark, is_any, is_definite, is_past, marks
from kg.events.negation import is_displaced
from kg.lexicon import Frames, word_list
from kg.words import Form, Relation, Word

Way = Literal[
    "shared", "beside", "inside", "free", "undenied", "loose", "aside", "that", "to", "ing", "object"
]
"""``shared``: with the first of a coordination; ``beside``: as the whole clause of its head; ``inside``: as
its head; ``free``: by itself; ``undenied``: by itself, but denied with its head; ``loose``: by itself, but
planned or open with its head; ``aside``: the narrator's own; the rest are complements of the governor."""
_FEELINGS = word_list("events.feelings")
_COMPLETING = word_list("syntax.completing")
"""Prepositions whose gerund completes what they hang on."""
_STOPS = frozenset({":", ";"})
_OBJECTS = frozenset({"for", "of", "to", "against"})
"""Prepositions whose noun is acted on by what they hang on: "call for talks"."""


_UNLIKE: Mapping[Form, tuple[Form, ...]] = {
    "base": ("past", "present singular"),
    "gerund": ("past", "present", "present singular", "base"),
}


_FINITE: frozenset[Form] = frozenset({"past", "present", "present singular"})
_OWN: frozenset[Relation] = frozenset({"subject", "passive subject", "auxiliary", "passive auxiliary"})
"""What a verb has that shares neither subject nor auxiliary with the first."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way, and the words by which the signature of a complement is looked up: ("aim at", "aim")."""

    way: Way
    keys: tuple[str, ...] = ()


FREE, LOOSE, ASIDE = Link("free"), Link("loose"), Link("aside")
INSIDE, SHARED, BESIDE = Link("inside"), Link("shared"), Link("beside")
UNDENIED = Link("undenied")


def link(word: Word, governor: Word, frames: Frames) -> Link:
    """How ``word`` hangs on ``governor``, its head with the prepositions between them left out.

    Example:
        "attack" hangs on "failed" in "failed to attack" by the way ``to``, looked up as "fail".
    """
    rule = _RULES.get(word.relation)
    return rule(word, governor, frames) if rule is not None else INSIDE


def keys(governor: Word, preposition: Word | None = None, way: str = "") -> tuple[str, ...]:
    """What a governor may be in the signatures: with particle, preposition or adjective, its form, its lemma.

    A copula is what is said with it, or of what it is said: "is *true* that", "the *claim* is that".
    """
    particle, adjective = governor.child("particle"), governor.child("predicative") or _felt(governor)
    if (preposition, particle, governor.lemma) == (None, None, "be") and adjective is not None:
        return (*_degrees(adjective), adjective.lower, adjective.lemma)
    thing = _is_that(governor) if way == "that" and governor.lemma == "be" else None
    if thing is not None:
        return (*_phrases(thing), thing.lower, thing.lemma)
    yet = next((child for child in governor.children if child.lower == "yet"), None)
    after = [f"{governor.lemma} {word.lower}" for word in (particle, preposition, yet) if word is not None]
    return (*_degrees(governor), *after, *_phrases(governor), governor.lower, governor.lemma)


def _degrees(adjective: Word) -> Iterator[str]:
    """ "is *too* weak to leave", "is strong *enough* to leave"."""
    children = adjective.children if adjective.pos == "adjective" else ()
    return (child.lower for child in children if child.relation == "adverb")


def _phrases(noun: Word) -> Iterator[str]:
    """A noun with what stands before it: "no doubt"."""
    return (f"{adjective.lower} {noun.lemma}" for adjective in adjectives(noun))


def _is_that(copula: Word) -> Word | None:
    """What a clause is said to be: "the *claim* is that", "it is no *secret* that"."""
    subject = copula.child("subject")
    attribute = copula.child("attribute")
    return attribute if is_any("it", *copula.children) else subject


def _felt(copula: Word) -> Word | None:
    """ "is a *pleasure* to welcome you"."""
    noun = copula.child("attribute")
    return noun if noun is not None and noun.lemma in _FEELINGS else None


def _known(governor: Word, way: str, frames: Frames) -> bool:
    return any((key, way) in frames.signatures for key in keys(governor))


def _complement(word: Word, governor: Word, frames: Frames) -> Link:
    """ "said that ...", "demanded Iran leave", "made Iran leave"."""
    stops = (child for child in (*governor.children, *word.children) if child.text in _STOPS)
    if any(word.i < stop.i < governor.i for stop in stops):
        return BESIDE  # "Iran justified the strike: ..."
    bare = word.form == "base" and not any(c.form == "modal" or c.relation == "mark" for c in word.children)
    caused = bare and _known(governor, "to", frames)
    way: Way = "to" if infinitive_mark(word) or caused else "that"
    return Link(way, keys(governor, way=way))


def _open_complement(word: Word, governor: Word, frames: Frames) -> Link:
    """ "failed to leave", "stopped shelling", "wants Iran punished"."""
    if word.relation == "predicative" and not infinitive_mark(word) and word.form != "gerund":
        return INSIDE  # "is ready", "was outraged"
    participle = word.form == "participle" and not infinitive_mark(word)
    gerund = word.form == "gerund" or (participle and not _known(governor, "to", frames))
    return Link("ing" if gerund else "to", keys(governor))


def _adnominal(word: Word, governor: Word, frames: Frames) -> Link:
    """ "the plan to leave", "the claim that it left", "a truce brokered by Oman"."""
    if infinitive_mark(word):
        return INSIDE if _is_the_first(governor) else Link("to", keys(governor))
    if word.form == "gerund" and governor.head.lemma in word_list("status.preventing"):
        return INSIDE  # "prevented the ship leaving"
    if any(mark.lower == "that" for mark in marks(word)):
        return Link("that", keys(governor))
    return _relative(word, governor, frames)


def _relative(word: Word, governor: Word, frames: Frames) -> Link:
    """ "troops that occupy Mali": as real as the troops; "Iran, which attacked Mali": by itself.

    What was done to a thing was done ("property seized by Mali"); a deed is done with it ("a truce signed").
    """
    if governor.pos == "noun" and infinitive_mark(word):
        return INSIDE if _is_the_first(governor) else Link("to", keys(governor))
    if any(mark.lower == "that" for mark in marks(word)) and _known(governor, "that", frames):
        return Link("that", keys(governor))  # "is a lie that it left": no relative, what is a lie
    if _is_cleft(word, governor):
        return INSIDE
    done = is_past(word) or (word.form == "participle" and governor.lemma not in frames.nouns)
    if _is_there(governor):
        if any(frames.effect(key, "that") == "known" for key in keys(governor)):
            return Link("that", keys(governor))  # "there is no doubt it left"
        return UNDENIED if done else INSIDE
    return FREE if done or is_definite(governor) else LOOSE


def _is_the_first(noun: Word) -> bool:
    """ "became the *first* state to recognise it": it did, as far as it became so."""
    said = noun.relation == "attribute" and noun.head.lemma in word_list("status.becoming")
    return said and is_any("ordinals", noun, *noun.children) is not None


def _is_cleft(clause: Word, noun: Word) -> bool:
    """ "Was it *Norway* that left?", "He is not the *man* who left": as the copula, open or denied."""
    named = noun.head if noun.relation == "conjunct" else noun
    copula = named.head
    if copula.lemma != "be" or named.relation not in ("attribute", "subject") or _comma_before(clause):
        return False
    it = any(child.lower == "it" for child in copula.children)  # a function word
    who = any(child.form == "who" for child in clause.children) and named.relation == "attribute"
    return it or who


def _comma_before(clause: Word) -> bool:
    first = clause.subtree()[0]
    around = (*clause.head.children, *clause.head.head.children)
    return any(child.text == "," and child.i == first.i - 1 for child in around)


def _is_there(noun: Word) -> bool:
    """ "There is no *country* that left", "has *nothing* scheduled": what is told of it is not so either."""
    if is_definite(noun):
        return False
    return noun.relation in ("attribute", "object") and is_any("existing", noun.head) is not None


def _completes(word: Word, governor: Word, frames: Frames) -> bool:
    """ "has ruled out *sending* troops": a gerund that the parser took for an adverbial."""
    particle = governor.child("particle")
    if particle is None or word.i != particle.i + 1 or word.form != "gerund":
        return False
    return (f"{governor.lemma} {particle.lower}", "ing") in frames.signatures


def _adverbial(word: Word, governor: Word, frames: Frames) -> Link:
    """ "left to attack", "will leave after Iran attacks", "left, accusing Iran"."""
    around = (*marks(word), *(child for child in word.left if child.relation == "preposition"))
    if _completes(word, governor, frames):
        return Link("ing", keys(governor))
    if is_any("condition", *around):
        return FREE
    if infinitive_mark(word):
        return FREE if is_any("when", *around) else Link("to", keys(governor))
    if any(mark.lower == "how" for mark in marks(word)) and word.i > governor.i:
        return Link("that", keys(governor))  # "describes how Iran left"
    if is_any("aside", *around) and _set_off(word):
        return ASIDE
    return LOOSE if not is_past(word) and _with_its_head(word, around) else FREE


def _with_its_head(word: Word, around: tuple[Word, ...]) -> bool:
    """True for a clause that is planned or open where its main clause is: a participle, a time to come."""
    if word.form in ("gerund", "participle"):
        return all(child.lower != "having" for child in word.children)
    reason = any(mark.lower == "as" for mark in around) and _perfect(word)
    return is_any("temporal", *around) is not None and not reason


def _perfect(word: Word) -> bool:
    """ "as Iran has attacked": a reason, no time to come."""
    return any(each.lemma == "have" for each in auxiliaries(word))


def _set_off(word: Word) -> bool:
    first = word.subtree()[0]
    return any(child.text == "," and child.i == first.i - 1 for child in word.head.children)


def _governed_clause(word: Word, governor: Word, frames: Frames) -> Link:
    """ "accused of lying", "aimed at ending"; "after meeting" tells when, "by leaving" how."""
    preposition = word.head
    if preposition.lower == "by":
        return INSIDE
    if is_displaced(word):
        return LOOSE
    named = _known(governor, "ing", frames)  # "condemned the idea of lying"
    if governor.relation == "object" and not named and _charges(governor.head, preposition, frames):
        return Link("ing", keys(governor.head, preposition))  # "cleared the clerk *of* lying"
    return Link("ing", keys(governor, preposition)) if preposition.lower in _COMPLETING else LOOSE


def _charges(verb: Word, preposition: Word, frames: Frames) -> bool:
    """True for "cleared of", "accused of": what somebody is said to have done."""
    accuses = preposition.lower == "of" and frames.effect(verb.lemma, "ing") == "said"
    return accuses or (f"{verb.lemma} {preposition.lower}", "ing") in frames.signatures


def _object(word: Word, governor: Word, _: Frames) -> Link:
    """ "launched an attack", "cancelled the talks"."""
    if word.pos != "noun":
        return INSIDE
    return Link("object", keys(governor))


def _object_predicate(word: Word, governor: Word, frames: Frames) -> Link:
    return _object(word, governor, frames) if word.pos == "noun" else _open_complement(word, governor, frames)


def _governed(word: Word, governor: Word, frames: Frames) -> Link:
    """ "a call for talks", "aimed at a truce"; "in the war" is by itself."""
    preposition = word.head
    if preposition.pos != "adposition" and preposition.relation not in ("preposition", "agent"):
        return LOOSE
    own = (f"{governor.lemma} {preposition.lower}", "object") in frames.signatures
    if own or (preposition.relation in ("preposition", "agent") and preposition.lower in _OBJECTS):
        return Link("object", keys(governor, preposition))
    return FREE if is_definite(word) else LOOSE


def _subject(word: Word, governor: Word, _: Frames) -> Link:
    """ "an attack took place"; "the talks did not bring peace": there were talks."""
    if word.pos != "noun" or not governor.verbal:
        return FREE if word.pos == "noun" else INSIDE
    thing = governor.child("object")
    return LOOSE if thing is not None and thing.lemma != "place" and is_definite(word) else INSIDE


def _free(_word: Word, _governor: Word, _frames: Frames) -> Link:
    return FREE


def _shared(word: Word, governor: Word, _frames: Frames) -> Link:
    """ "may attack and invade"; "its wish for keeping peace and *encourage*" hangs wrong: it is by itself."""
    if _of_infinitive(word, governor):
        return Link("to", keys(governor))
    if word.verbal and word.head.form == "gerund" and _unlike(word.head, word):
        return LOOSE if _is_bare(word) else FREE
    return SHARED if _shares(word) else BESIDE


_RULES: Mapping[Relation, Callable[[Word, Word, Frames], Link]] = {
    "conjunct": _shared,
    "complement": _complement,
    "open complement": _open_complement,
    "predicative": _open_complement,
    "object predicate": _object_predicate,
    "adnominal": _adnominal,
    "relative": _relative,
    "apposition": _free,
    "noun adverb": _relative,
    "parataxis": _free,
    "adverbial": _adverbial,
    "governed clause": _governed_clause,
    "object": _object,
    "passive subject": _object,
    "attribute": _object,
    "governed": _governed,
    "subject": _subject,
    "possessor": _free,
    "compound": _free,
    "nominal": _free,
}


def _shares(word: Word) -> bool:
    """True where a second verb stands under the negation and the modal of the first.

    It doesn't where it has a subject or an auxiliary of its own, after "but", and where its form cannot go
    with the auxiliary of the first: "did not attack and withdrew".
    """
    if not word.verbal:
        return True
    first = word.head
    own = any(
        child.relation in ("subject", "passive subject", "auxiliary", "negation") and child.form != "to"
        for child in word.children
    )
    but = any(child.relation == "coordinator" and child.lower in ("but", "yet") for child in first.children)
    return not (own or but or _unlike(first, word))


def _of_infinitive(word: Word, governor: Word) -> bool:
    """ "wants Oman to leave, *close* its border": the second infinitive, which the parser hung too high.

    Also where it may be one: "fear that Oman may leave and *close* its border".
    """
    if governor.form not in _FINITE or any(c.relation in _OWN for c in word.children):
        return False
    if word.form != "base" and (word.form != "present" or governor.form != "present"):
        return False
    between = (child for child in governor.children if governor.i < child.i < word.i)
    return any(_is_open(child) for child in between if child.relation in ("complement", "open complement"))


def _is_bare(word: Word) -> bool:
    """ "will focus on keeping peace and *encourage*": no present tense, with none above it."""
    if word.form != "base":
        return False
    return infinitive_mark(word) is not None or all(above.form != "present" for above in word.ancestors())


def _is_open(verb: Word) -> bool:
    """True for an infinitive, and for a verb with a modal."""
    return any(each.form in ("modal", "to") for each in auxiliaries(verb))


def _unlike(first: Word, second: Word) -> bool:
    """True for two verbs whose forms go with no common auxiliary."""
    return second.form in _UNLIKE.get(first.form, ())

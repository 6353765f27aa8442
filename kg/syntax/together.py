"""Who does something together, as one coordination: "A, together with B", "A, B as well as C".

Rules of `kg.syntax.repair`: each looks at one word and says which words are to change.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import word_list
from kg.syntax.changes import Change
from kg.words import SUBJECTS, Word

_BESIDE = word_list("syntax.together.beside")
_WITH = word_list("syntax.together.with")
_JOINTLY = word_list("syntax.together.jointly")
_BETWEEN = word_list("syntax.between")
_PLACES = frozenset({"state", "region", "facility", "nationality"})


def accompanied(preposition: Word) -> Sequence[Change]:
    """ "Macron, *together with* Scholz, met Xi": he met him too."""
    opening = _opening(preposition)
    noun = preposition.child("governed")
    if opening is None or noun is None or not noun.nominal:
        return ()
    first = _accompanies(opening)
    if first is None:
        return _aside(opening)
    if first is noun or noun in first.conjuncts():
        return ()
    inner = () if opening is preposition else (Change(preposition, relation="adverb"),)
    return (
        Change(noun, head=first, relation="conjunct"),
        Change(opening, head=first, relation="coordinator"),
        *inner,
    )


def _opening(preposition: Word) -> Word | None:
    """The word with which "together with", "along with" or "alongside" hangs on the sentence."""
    if preposition.lower in _BESIDE:
        return preposition
    if preposition.lower not in _WITH:
        return None
    if preposition.head.lower in _JOINTLY:
        return preposition.head
    jointly = any(child.lower in _JOINTLY for child in preposition.children)
    return preposition if jointly else None


def _accompanies(opening: Word) -> Word | None:
    """With whom somebody does it: what the words hang on, or the subject of the verb after them."""
    host = opening.head
    if host.nominal:
        doing = host.pos == "name" or host.relation in SUBJECTS
        return host if host.i < opening.i and doing else None
    return host.child(*SUBJECTS) if host.verbal and opening.i < host.i else None


def _aside(opening: Word) -> Sequence[Change]:
    """ "Chad restated its readiness, *together with* Mali, to march": nothing is said to be done to Mali."""
    first = min(word.i for word in opening.subtree())
    between_commas = any(word.text == "," and word.i == first - 1 for word in _sentence(opening))
    verb = next((word for word in opening.ancestors() if word.verbal), opening)
    thing = verb.child("object")
    behind = thing is not None and thing.i < first
    return (Change(opening, head=verb, relation="adverb"),) if between_commas and behind else ()


def as_well(coordinator: Word) -> Sequence[Change]:
    """ "Macron as well as *Scholz* met Xi": of two subjects with a conjunction between them one is joined."""
    first = coordinator.head
    if first.relation not in SUBJECTS or any(child.relation == "conjunct" for child in first.children):
        return ()
    later = (child for child in first.head.children if child.i > coordinator.i)
    second = next((child for child in later if child.relation == first.relation), None)
    return (Change(second, head=first, relation="conjunct"),) if second is not None else ()


def in_list(name: Word) -> Sequence[Change]:
    """ "Macron, *Scholz* as well as Sunak met Xi": a name with others joined to it describes no name."""
    first = name.head
    joined = name.child("coordinator") is not None and name.child("conjunct") is not None
    alike = name.pos == first.pos == "name" and name.entity not in _PLACES and name.i > first.i
    bare = name.child("determiner", "possessor") is None
    return (Change(name, head=first, relation="conjunct"),) if joined and alike and bare else ()


def both_owners(noun: Word) -> Sequence[Change]:
    """ "Chad's and *Mali's* talks": who owns something beside another owner owns it too."""
    first = noun.head
    seconds = [child for child in noun.left if child.relation == "possessor"]
    place = Change(noun, head=noun if first.head is first else first.head, relation=first.relation)
    owners = [Change(first, head=noun, relation="possessor")]
    owners += [Change(second, head=first, relation="conjunct") for second in seconds]
    return (place, *owners) if seconds and first.child("case") else ()


def beside_described(name: Word) -> Sequence[Change]:
    """ "Chad, the largest state, and *Mali*, the driest, agreed": so did Chad and Mali."""
    description, first = name.head, name.head.head
    kinds = (name.pos, description.pos, description.relation, first.pos)
    closed = {child.i + 1 for child in description.children if child.text == ","}
    after = any(child.i in closed for child in description.children if child.relation == "coordinator")
    return (Change(name, head=first),) if after and kinds == ("name", "noun", "apposition", "name") else ()


def both_ends(preposition: Word) -> Sequence[Change]:
    """ "talks between Chad and *Mali* resumed": what is between has two ends, whatever follows."""
    first = preposition.child("governed") if preposition.lower in _BETWEEN else None
    if first is None or first.child("conjunct") is not None:
        return ()
    end = first.subtree()[-1].i
    and_, after = ([word for word in _sentence(preposition) if word.i > end] + [first, first])[:2]
    second = _top(after)
    joined = (
        Change(and_, head=first, relation="coordinator"),
        Change(second, head=first, relation="conjunct"),
    )
    apart = first not in second.subtree()
    return joined if all((and_.pos == "coordinator", second.nominal, apart)) else ()


def _sentence(word: Word) -> list[Word]:
    *_, root = word, *word.ancestors()
    return root.subtree()


def _top(word: Word) -> Word:
    """The noun whose phrase begins with a word."""
    while word.head.i > word.i and word.head.nominal:
        word = word.head
    return word


def beside_person(name: Word) -> Sequence[Change]:
    """ "Xi of China and *Putin* of Russia": a person is coordinated with the one before, not with a state."""
    state = name.head
    if (name.entity, state.entity, state.preposition) != ("person", "state", "of"):
        return ()
    first = state.head.head
    return (Change(name, head=first),) if first.entity == "person" else ()

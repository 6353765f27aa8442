"""Whether a head is the state's own, or that of a body of it: "the head of Russia's intelligence service".

Whoever heads a body of a state does not head the state: he is nobody whom the state's offices name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.actors.coordination import behind
from kg.actors.ids import slug
from kg.actors.offices import head_of, officer, plain
from kg.actors.owned import owned
from kg.actors.phrases import Found, Phrase
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import Word

_HEADS = word_list("actors.heads")
_DEPUTIES = word_list("actors.deputies")
_WHOLE_HEADS = word_list("actors.whole_heads") | word_list("actors.former")
_TITLES = {"person", "leader"}
_WHOLE = {"country", "government", "authorities"}
"""Classes of nouns that are the state itself: "the head of the Chinese state"."""
_PARTY = "general secretary"
"""An office of a party that leads a state, where the party does."""
_BODIES = {"organization", "group"}
_MODIFYING = {"compound", "nominal"}
_OF = frozenset({"of"})  # a function word: "head of the navy"
_AS, _SUCH = "as", "such"  # function words: "his work as chairman", "officials such as the minister"


def head_of_body(phrase: Phrase) -> Found | None:
    """Who "the head of China's space agency" is: its own head, known by no name but where a list has him."""
    deputy = _is_deputy(phrase) and phrase.noun.office is not None
    heads = deputy or phrase.noun.leads or phrase.noun.office in _HEADS
    if not heads or not any(tells(phrase) for tells in _SIGNS):
        return None
    known = None if phrase.former or deputy else _known_head(phrase)
    return Found([known] if known is not None else _nameless(phrase))


def post_of_another(phrase: Phrase) -> Found | None:
    """ "His leadership as African Union Chairperson": a post of somebody, and no further person."""
    as_post = phrase.noun.office and phrase.noun.one_person and phrase.head.preposition == _AS
    return Found() if as_post and phrase.head.head.head.lower != _SUCH else None


def _nameless(phrase: Phrase) -> list[Actor]:
    """Somebody of the body's country, in the words of the text: "head of China's space agency"."""
    found = owned(_of_its_sector(phrase), "person")
    body = next((word for word in behind(phrase.head, _OF) if not _is_state(phrase, word)), None)
    if body is None or body.i in phrase.scene.spans:
        return found
    first = phrase.scene.edge(body)
    written = phrase.scene.text(first, body.i)
    if phrase.scene.parse.words[first].relation == "determiner":
        written = written[0].lower() + written[1:]
    title = found[0].name if phrase.owners_before and found else phrase.text
    name = f"{title} of {written}"
    return [replace(actor, id=slug(name), name=name) for actor in found[:1]]


def _known_head(phrase: Phrase) -> Actor | None:
    """Who is known to head a body that a list has: "the PLO leader"."""
    found = officer(phrase.scene, phrase.owners, phrase.noun)
    bodies = all(actor.kind in _BODIES for mention, _ in phrase.owners for actor in mention.actors)
    general = phrase.noun.cls == "leader" or phrase.noun.office in _HEADS
    whole = bodies and general and plain(phrase.scene, phrase.head, phrase.candidate.first)
    return head_of(phrase.scene, phrase.owners) if found is None and whole else found


def _of_its_sector(phrase: Phrase) -> Phrase:
    """The phrase with the sector of the body: who heads a navy is a soldier, and no official a league's."""
    bodies = (word for word in behind(phrase.head, _OF) if not _is_state(phrase, word))
    nouns = [phrase.scene.lexicon.get(word.lower) for word in bodies]
    if not nouns:
        return phrase
    sector = next((noun.sector for noun in nouns if noun is not None), None)
    return replace(phrase, noun=replace(phrase.noun, sector=sector))


def _is_deputy(phrase: Phrase) -> bool:
    """ "South Africa's *deputy* president"."""
    return any(word.lower in _DEPUTIES for word in phrase.left if word.i < phrase.candidate.first)


def _is_of_body(phrase: Phrase) -> bool:
    """ "The head *of China's space agency*", "the president *of the Russian parliament*"."""
    return any(not _is_state(phrase, word) for word in behind(phrase.head, _OF))


def _is_state(phrase: Phrase, word: Word) -> bool:
    """True for a country, and for what stands for it; for a party too where it leads."""
    mention = phrase.scene.spans.get(word.i)
    if mention is not None:
        return not any(_is_body(phrase, actor) for actor in mention.actors)
    return phrase.scene.lexicon.class_of(word.lower) in _WHOLE


def _is_body(phrase: Phrase, actor: Actor) -> bool:
    """True for a body of a state; a body of no state has a head of its own."""
    if actor.kind not in _BODIES or actor.country is None:
        return False
    return phrase.noun.office != _PARTY or actor.sector != "PTY"


def _is_owned_by_body(phrase: Phrase) -> bool:
    """ "The *Hamas* leader"."""
    nearest = phrase.owners_before[:1]
    return any(_is_body(phrase, actor) for mention, _ in nearest for actor in mention.actors)


def _is_named_with_body(phrase: Phrase) -> bool:
    """ "Iran's football *federation* president"; not "the *caretaker* prime minister"."""
    modifiers = (child for child in phrase.left if child.relation in _MODIFYING and not phrase.former)
    free = (
        word for word in modifiers if word.i < phrase.candidate.first and word.i not in phrase.scene.spans
    )
    return any(_names_body(phrase, word) for word in free)


def _names_body(phrase: Phrase, word: Word) -> bool:
    """True for a noun that is neither a title, nor the state, nor what a head of one may be called."""
    cls = phrase.scene.lexicon.class_of(word.lower)
    return word.lower not in _WHOLE_HEADS and cls not in _WHOLE | _TITLES


_SIGNS: tuple[Callable[[Phrase], bool], ...] = (
    _is_deputy,
    _is_of_body,
    _is_owned_by_body,
    _is_named_with_body,
)
"""What tells that a title is one of a body."""

"""Words -> stand-ins: the names of a text before it is parsed, and the familiar word for each.

    Venezuelan | Interim President | Juan Guaidó   ->  "Smith", of three parts
    the | United Nations                           ->  the "UN"

Only what is surely a name is given a stand-in; a capitalised word that may be anything stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from kg.actors.candidates import Candidate
from kg.actors.known import find_known
from kg.actors.nouns import Nouns, load_nouns
from kg.actors.pieces import read_run
from kg.actors.runs import PROPER, find_runs
from kg.lexicon import Gazetteer, word_list, word_order
from kg.words import NAMED, Part, Relation, StandIn, Word

PERSON, COUNTRY, PLACE, BODY = "Smith", "France", "Paris", "NATO"
SHORT = "UK"
(STATES,) = word_order("names.several")
WITH_ARTICLE = {COUNTRY: SHORT, PLACE: SHORT, BODY: "UN"}
NATIONAL, NATIONALS, PEOPLE = "German", "Germans", "French"
"""What the parser sees for a name, for one after "the" or as short as "US", and for nationality; the last for
those that are the same in the plural: "the Chinese"."""

_ARTICLES = word_list("actors.articles")
_INNER = word_list("names.inner")
_LINKING = word_list("names.linking")
_LISTING = _LINKING | {","}
_OF = word_list("names.of")
_BEFORE_TITLES = word_list("names.before_titles")
_STYLED = word_list("names.styled")
_GENERATIONS = word_list("names.generations")
_FIELDS = word_list("actors.fields")
_PLACING = word_list("actors.placing") | word_list("names.directions")
_UNCHANGED = tuple(sorted(word_list("names.unchanged_endings")))
_PLACES = {"state", "region", "facility"}
_TOWNS = {"capital", "city", "seat", "region", "metonym"}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/-]{1,9}")
_LONG = 3
"""How many letters a word has at least whose capital tells a headline."""


def find_names(words: Sequence[Word], gazetteer: Gazetteer) -> list[StandIn]:
    """The stand-ins of a text, in its order; no two share a word.

    Args:
        words: What is known before the parse: texts, entity labels, a guess at which words are names; the
            ``sentence`` of a word is the number of its block.
        gazetteer: The known names.
    """
    nouns = load_nouns(gazetteer)
    known = find_known(words, gazetteer)
    found = [name for run in find_runs(words, known, nouns) for name in read_run(words, run, known, nouns)]
    text = _Text(words, nouns, {name.last + 1: name for name in found}, _titles(words, nouns, found))
    stand_ins = [made for name in found if (made := _stand_in(text, name)) is not None]
    stand_ins = [*stand_ins, *_loose_brackets(text, stand_ins)]
    return _apart([each for each in stand_ins if words[each.first].sentence == words[each.stop - 1].sentence])


@dataclass(frozen=True)
class _Text:
    """The words of a document with the names and titles in it, by the index after their last word."""

    words: Sequence[Word]
    nouns: Nouns
    names: Mapping[int, Candidate]
    titles: Mapping[int, int]

    @cached_property
    def headlines(self) -> frozenset[int]:
        """The blocks where most words have a capital that are in no name or title: there it says nothing."""
        balance: Counter[int] = Counter()
        inside = set(chain.from_iterable(map(range, self.titles.values(), self.titles)))
        for word in self.words:
            if word.i in inside or word.entity in NAMED or len(word.text) < _LONG:
                continue
            balance[word.sentence] += 1 if word.text[0].isupper() else -1
        return frozenset(block for block, surplus in balance.items() if surplus > 0)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of full names that are people's."""
        full = (name for name in self.names.values() if not name.single and _is_of_person(name))
        return frozenset(self.words[name.last].lower for name in full)

    def lower(self, at: int) -> str:
        """A word in lower case, "" outside of the text."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def bracket(self, at: int) -> bool:
        """Whether an acronym in brackets begins at a word: "(ECOWAS)"."""
        if self.lower(at) != "(" or self.lower(at + 2) != ")":
            return False
        return _ACRONYM.fullmatch(self.words[at + 1].text) is not None


def _titles(words: Sequence[Word], nouns: Nouns, names: Sequence[Candidate]) -> dict[int, int]:
    """Where titles begin, by where they end (exclusive)."""
    taken = {i for name in names if name.form != "noun" for i in range(name.first, name.last + 1)}
    found: dict[int, int] = {}
    at = 0
    while at < len(words):
        stop = 0 if at in taken else nouns.title(words, at, min(len(words), at + 12))
        if stop:
            found[stop] = at
        at = stop or at + 1
    return found


def _stand_in(text: _Text, name: Candidate) -> StandIn | None:
    """The stand-in for a name with all that belongs to it; None for what may be no name."""
    titled = _is_titled(text, name)
    if _is_person(text, name, titled=titled):
        parts, word = _titled(text, name), PERSON
    elif (word := _familiar(text, name)) != "":
        parts = [Part(name.first, name.last + 1, "root")]
    else:
        return None
    if word == PERSON:
        parts += _younger(text, parts[-1].stop)
        parts += _origin(text, parts)
    while text.bracket(parts[-1].stop):
        parts.append(_bracket(parts[-1].stop))
    return StandIn(tuple(parts), word)


def _is_titled(text: _Text, name: Candidate) -> bool:
    """Whether a title stands before a name, also with what it is of: "Minister of Defence Liina Kask"."""
    if name.noun is not None or text.lower(name.last) in _FIELDS:
        return False
    return name.first in text.titles or _title_of_country(text, name.first) is not None


def _bracket(at: int) -> Part:
    return Part(at, at + 3, "apposition")


# --- people --------------------------------------------------------------------------------------


def _is_person(text: _Text, name: Candidate, *, titled: bool) -> bool:
    if name.form == "name":
        return name.entries[0].actor.kind == "person"
    if name.form != "unknown" or text.words[name.first].sentence in text.headlines:
        return False
    return titled or name.label == "person" or (name.single and text.words[name.last].lower in text.surnames)


def _titled(text: _Text, name: Candidate) -> list[Part]:
    """The parts of a person's name: what stands before it as far as it is title, nationality, body."""
    parts = [Part(name.first, name.last + 1, "root")]
    while (before := _before(text, parts)) is not None:
        parts[:0] = before
    return parts


def _before(text: _Text, parts: Sequence[Part]) -> list[Part] | None:
    """What belongs to a name before what is known of it; None where it begins."""
    at, titled = parts[0].first, len(parts) > 1
    if not at or text.words[at - 1].sentence != text.words[at].sentence:
        return None
    if at in text.titles:
        return [Part(_opening(text, text.titles[at]), at, "compound")]
    rules = (_title_of_country, _style, _other_title, _owner) if titled else (_title_of_country,)
    return next((found for rule in rules if (found := rule(text, at)) is not None), None)


def _style(text: _Text, at: int) -> list[Part] | None:
    """ "*His Highness the* Amir of Kuwait"."""
    first = text.titles.get(at - 1)
    if text.lower(at - 1) not in _ARTICLES or first is None or text.lower(first) not in _STYLED:
        return None
    return [Part(first, at, "compound")]


def _opening(text: _Text, first: int) -> int:
    """Where a title begins with the adjectives before it: "*Interim* President"."""
    while text.lower(first - 1) in _BEFORE_TITLES:
        first -= 1
    return first


def _title_of_country(text: _Text, at: int) -> list[Part] | None:
    """ "*Ambassador to Peru* Lucia Ortega", "*Minister of International Relations* Naledi Pandor"."""
    of = text.names.get(at)
    if of is None or of.form == "demonym" or _is_of_person(of):
        return None
    of = text.names.get(of.first, of)  # "for *Pacific* Security Affairs"
    first = of.first - (text.lower(of.first - 1) in _ARTICLES)
    if text.lower(first - 1) not in _INNER or first - 1 not in text.titles:
        return None
    return [Part(_opening(text, text.titles[first - 1]), at, "compound")]


def _is_of_person(name: Candidate) -> bool:
    return name.is_known("person") or (name.form != "name" and name.label == "person")


def _other_title(text: _Text, at: int) -> list[Part] | None:
    """ "*Prime Minister and* Minister of Defense": one person has both, if no article makes them two."""
    first = text.titles.get(at - 1)
    if text.lower(at - 1) not in _LINKING or first is None or text.lower(first - 1) in _ARTICLES:
        return None
    return [Part(first, at - 1, "compound"), Part(at - 1, at, "compound")]


def _owner(text: _Text, at: int) -> list[Part] | None:
    """ "*Venezuelan* President", "*State Department* spokesman", "*Republic of Cyprus (ROC)* Minister"."""
    bracket = [_bracket(at - 3)] if at > 2 and text.bracket(at - 3) else []
    owner = text.names.get(bracket[0].first if bracket else at)
    if owner is None or owner.last + 1 in text.titles or _is_elsewhere(text, owner):
        return None
    relation: Relation = "adjective" if owner.form == "demonym" and owner.single else "compound"
    return [Part(owner.first, owner.last + 1, relation), *bracket]


def _is_elsewhere(text: _Text, owner: Candidate) -> bool:
    """ "in *Kenya* President Ruto said": a place, or a person, owns no title by standing before it."""
    if owner.form in ("demonym", "noun"):
        return False
    if _is_of_person(owner):
        return True
    placed = text.lower(owner.first - 1) in _PLACING
    return placed or (bool(owner.entries) and owner.entries[0].how in _TOWNS)


def _younger(text: _Text, at: int) -> list[Part]:
    """ "Robert Kennedy*, Jr.,*", with the commas that set it off."""
    if text.lower(at) != "," or text.lower(at + 1) not in _GENERATIONS:
        return []
    return [Part(at, at + 2 + (text.lower(at + 2) == ","), "adjective")]


def _origin(text: _Text, parts: Sequence[Part]) -> list[Part]:
    """ "President Macky Sall *of Senegal*", "and Patrice Talon *of Benin*" after another such name."""
    at = parts[-1].stop
    country = next((stop for stop in (at + 2, at + 3, at + 4) if _is_country(text.names.get(stop))), 0)
    if text.lower(at) not in _OF or not country or _start(text, country) != at + 1:
        return []
    before = text.names.get(parts[0].first - 1)
    again = _is_country(before) and text.lower(parts[0].first - 1) in _LISTING
    return [Part(at, country, "preposition")] if again or len(parts) > 1 else []


def _is_country(name: Candidate | None) -> bool:
    return name is not None and name.is_known("country")


def _start(text: _Text, stop: int) -> int:
    """Where a name begins, with the article before it."""
    first = text.names[stop].first
    return first - (text.lower(first - 1) in _ARTICLES)


# --- states, bodies, nationalities ---------------------------------------------------------------


def _familiar(text: _Text, name: Candidate) -> str:
    """The familiar word for a name that is no person's, "" for none."""
    word = _nationality(text, name) if name.form == "demonym" else _kind_of(text, name)
    if text.lower(name.first - 1) in _ARTICLES:
        return WITH_ARTICLE.get(word, word)
    return word


def _nationality(text: _Text, name: Candidate) -> str:
    last = text.words[name.last].lower
    if last.endswith(_UNCHANGED):
        return PEOPLE
    return NATIONALS if last.endswith("s") else NATIONAL


def _kind_of(text: _Text, name: Candidate) -> str:
    if name.form == "name":
        return _of_known(text, name)
    if name.form != "unknown" or name.single or text.words[name.first].sentence in text.headlines:
        return ""
    cls = name.noun.cls if name.noun is not None else ""
    if cls == "locale" or name.label in _PLACES:
        return PLACE
    return BODY if cls in PROPER or name.label == "organization" else ""


def _of_known(text: _Text, name: Candidate) -> str:
    """A country or town, a body, or several: "the Baltic states"; one word for people is as it is."""
    entry = name.entries[0]
    if entry.actor.kind == "group" and not name.single:
        return STATES if text.words[name.last].text.islower() else NATIONALS
    if entry.actor.kind == "country" and text.words[name.last].text.isupper():
        return SHORT
    if entry.actor.kind == "country":
        return PLACE if entry.how in _TOWNS else COUNTRY
    return {"place": PLACE, "organization": BODY}.get(entry.actor.kind, "")


# --- brackets after what stays as it is ----------------------------------------------------------


def _loose_brackets(text: _Text, stand_ins: Sequence[StandIn]) -> Iterator[StandIn]:
    """ "the Rapid Support Forces *(RSF)*": acronyms after names that have no stand-in."""
    taken = {stand_in.stop for stand_in in stand_ins}
    for before, word in pairwise(text.words):
        if word.text != "(" or word.i in taken or not text.bracket(word.i):
            continue
        if before.sentence == word.sentence and before.text[0].isalpha():
            yield StandIn((_bracket(word.i),), "")


def _apart(stand_ins: Sequence[StandIn]) -> list[StandIn]:
    """Those that are inside no other, in the order of the text; of two that overlap the longer."""
    found: list[StandIn] = []
    for each in sorted(stand_ins, key=lambda each: (each.first, -each.stop)):
        if not found or each.first >= found[-1].stop:
            found.append(each)
    return found

"""Names that are written almost like known ones: misprints, scanning errors, other transliterations.

Countries are found by a deletion index (Garbe's SymSpell, one edit), people by first name and the
consonants of the last name ("Habyariman", "Habyarimana").
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache

from kg.lexicon import Gazetteer, fold
from kg.model import Actor

_SHORTEST = 6
_DISTINCT = 5
"""From how many letters on a last name is one that two spellings may have in common."""
_CLOSE = 0.75
"""How alike two spellings are at least: "Brown" is no "Brennan"."""
_VOWELS = str.maketrans("", "", "aeiouyhw")


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))} | {word}


@lru_cache(maxsize=8)
def _countries(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in gazetteer.names:
        key = fold(name.name)
        if name.how in ("name", "alias", "adjective", "demonym") and " " not in key and len(key) >= _SHORTEST:
            actor = gazetteer.actor(name.actor)
            if actor is not None and actor.kind == "country":
                for short in _deletions(key[1:]):  # nobody misprints a first letter
                    found[key[0] + short].add(actor.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def misprinted_country(gazetteer: Gazetteer, word: str) -> Actor | None:
    """The one country that a word of six letters or more is a letter away from: "Ethiopa"."""
    key = fold(word)
    if len(key) < _SHORTEST or " " in key:
        return None
    index = _countries(gazetteer)
    ids = frozenset[str]().union(*(index.get(key[0] + short, frozenset()) for short in _deletions(key[1:])))
    return gazetteer.actor(next(iter(ids))) if len(ids) == 1 else None


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """A last name's consonants, doubled ones once: "soleymani" and "suleimani" are "slmn"."""
    kept = name[:1] + name[1:].translate(_VOWELS)
    return "".join(letter for n, letter in enumerate(kept) if n == 0 or letter != kept[n - 1])


@lru_cache(maxsize=8)
def _people(gazetteer: Gazetteer) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for actor in gazetteer.actors:
        if actor.kind == "person":
            parts = fold(actor.name).split()
            if len(parts) > 1 and len(parts[-1]) >= _DISTINCT:
                found[parts[0], skeleton(parts[-1])].add(actor.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def are_close(one: str, other: str) -> bool:
    """Whether two last names may be spellings of one: the same consonants, and most of the letters."""
    if min(len(one), len(other)) < _DISTINCT or skeleton(one) != skeleton(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _CLOSE


def misprinted_person(gazetteer: Gazetteer, first: str, last: str) -> Actor | None:
    """The one known person with this first name and nearly this last name (both folded)."""
    ids = _people(gazetteer).get((first, skeleton(last)), frozenset())
    actor = gazetteer.actor(next(iter(ids))) if len(ids) == 1 else None
    return actor if actor is not None and are_close(fold(actor.name).split()[-1], last) else None

"""A value of JSON -> the documents in it, wherever other people's services put them.

    {"data": {"articles": [...]}}     a list under a key that is known, or that the user told
    {"a1": {...}, "a2": {...}}        objects by their ids
    {"hits": [{"_source": {...}}]}    objects that are in others

All is asked so that an outline (``kg.texts.streamed``) answers as the whole value does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.texts.keys import INSIDE, KEYS, LISTS, at, flat, plain_key

SHORT = 40
"""A text of so few characters is no document where it stands beside a list of them: "ok", "success"."""
DEEPEST = 3
"""How many objects may be one in the other above a list."""


def members(value: Any, told: str = "") -> list[Any] | None:
    """The documents in a value of JSON: of a list, its members; None for what is one document itself.

    Args:
        value: Whatever it is, or its outline.
        told: The path of the texts, where the user told it: "payload.things.words".
    """
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or _is_document(value, told):
        return None
    keys = flat(value)
    lists = [*_on_the_way(value, told), *map(keys.get, LISTS)]
    found = next((each for each in lists if _are_objects(each)), None)
    if found is None:
        return _by_id(value)
    has_own = isinstance(keys.get("text"), str) and bool(keys["text"])
    return None if has_own and not has_text(found[0]) else found


def _is_document(value: Mapping[str, Any], told: str) -> bool:
    """Whether the text itself is there, and no mere word of the service."""
    path = told.split(".")
    own = at(value, path) if told and len(path) <= DEEPEST else value.get("text")
    return isinstance(own, str) and (bool(told) or len(own) > SHORT)


def _on_the_way(value: Mapping[str, Any], told: str) -> Iterator[Any]:
    """What is along the path that was told."""
    path = told.split(".")
    yield from (at(value, path[:end]) for end in range(1, min(len(path), DEEPEST + 1)))


def _are_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _by_id(value: Mapping[str, Any]) -> list[Any] | None:
    """Objects by their ids, if most of them have a text."""
    inside = [each for each in value.values() if isinstance(each, Mapping)]
    if len(inside) < max(2, len(value)) or 2 * sum(map(has_text, inside)) <= len(inside):
        return None
    return [{"id": name, **each} for name, each in value.items()]


def has_text(value: Any) -> bool:
    """Whether an object has a text under a key that is known."""
    return isinstance(value, Mapping) and _own_text(unwrapped(value))


def _own_text(value: Mapping[str, Any]) -> bool:
    keys = flat(value)
    return any(keys.get(key) and isinstance(keys[key], str | list) for key in KEYS["text"])


def unwrapped(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object with the keys of the one in it, where only that has a text."""
    if _own_text(value):
        return value
    inner = ((name, each) for name, each in value.items() if plain_key(name) in INSIDE)
    for name, each in inner:
        if isinstance(each, Mapping) and _own_text(each):
            return {**{key: of for key, of in value.items() if key != name}, **each}
    return value


def told_value(value: Mapping[str, Any], path: str) -> Any:
    """What is under a key that the user told, or a path of keys; the first of these may lead to a list."""
    steps = path.split(".")
    ways = ([path], *(steps[start:] for start in range(len(steps))))
    return next((found for way in ways if (found := at(value, way)) is not None), None)


def paths(value: Mapping[str, Any], above: Sequence[str] = ()) -> Iterator[str]:
    """The keys of words, as the user may tell them: down to a list of documents, and in its first."""
    for name, each in value.items():
        path = (*above, str(name))
        inside = each[0] if _are_objects(each) and len(path) <= DEEPEST else each
        if isinstance(inside, str):
            yield ".".join(path)
        elif isinstance(inside, Mapping) and len(path) < 2 * DEEPEST:
            yield from paths(inside, path)

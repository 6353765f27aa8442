"""What other people call text, title, day and the rest, and where they keep them: the table ``keys.toml``."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

_TABLE = tomllib.loads((files("kg.texts") / "keys.toml").read_text(encoding="utf-8"))
_LONGEST = 100
"""How many characters of a key are looked at."""


@lru_cache(maxsize=1024)
def plain_key(name: object) -> str:
    """ "Published At", "published_at" and "publishedAt" are one key."""
    return re.sub(r"[^a-z0-9.]", "", str(name)[:_LONGEST].lower())


def _keys(names: str) -> tuple[str, ...]:
    return tuple(map(plain_key, names.split()))


FIELDS = tuple(_TABLE["keys"])
"""What of a document can be told: text, title, published ..."""
KEYS = {field: _keys(names) for field, names in _TABLE["keys"].items()}
"""What each is called, the best first."""
_NAMES = _keys(_TABLE["lists"]["keys"])
LISTS = (*_NAMES, *map(".".join, product(_keys(_TABLE["lists"]["under"]), _NAMES)))
"""Keys of lists of documents."""
INSIDE = _keys(_TABLE["inside"]["keys"])
"""Keys of what is the document itself."""


def flat(value: Mapping[Any, Any]) -> dict[str, Any]:
    """By plain keys, those of a mapping inside as "a.b"."""
    found: dict[str, Any] = {}
    for name, each in value.items():
        key = plain_key(name)
        found.setdefault(key, each)
        inside = each[0] if isinstance(each, list) and each else each
        if isinstance(inside, Mapping):
            for below, leaf in inside.items():
                found.setdefault(f"{key}.{plain_key(below)}", leaf)
    return found


def at(value: Any, path: Sequence[str]) -> Any:
    """What is at a path of keys, None where there is nothing."""
    for name in path:
        value = flat(value).get(plain_key(name)) if isinstance(value, Mapping) else None
    return value


def filled(value: Any) -> bool:
    """False for nothing, and for a mapping, whose keys say more."""
    if isinstance(value, list | tuple):
        return any(isinstance(each, Mapping) or filled(each) for each in value)
    if isinstance(value, Mapping) or value is None:
        return False
    if isinstance(value, float) and math.isnan(value):
        return False
    return bool(str(value).strip())

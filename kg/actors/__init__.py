"""Parse -> Cast: who is meant by every name, title, description and pronoun."""

from kg.actors.cast import Cast, mention_records, resolve
from kg.actors.coordination import bearer
from kg.actors.duplicates import suggest_duplicates
from kg.actors.ids import is_unnamed, slug, unnamed
from kg.actors.misprints import are_close, skeleton
from kg.actors.phrases import is_former
from kg.actors.standins import find_names

__all__ = [
    "Cast",
    "are_close",
    "bearer",
    "find_names",
    "is_former",
    "is_unnamed",
    "mention_records",
    "resolve",
    "skeleton",
    "slug",
    "suggest_duplicates",
    "unnamed",
]

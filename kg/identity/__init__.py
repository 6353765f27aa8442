"""Facts of many documents -> KnowledgeGraph with one id for each actor, and why it is one."""

from kg.identity.doubts import doubts
from kg.identity.identify import Everybody, identify, who_is_who
from kg.identity.profiles import Profile, find_profiles
from kg.identity.reasons import joined_notes, notes, why
from kg.identity.statements import COLUMNS, Statements, is_statements, read_statements

__all__ = [
    "COLUMNS",
    "Everybody",
    "Profile",
    "Statements",
    "doubts",
    "find_profiles",
    "identify",
    "is_statements",
    "joined_notes",
    "notes",
    "read_statements",
    "who_is_who",
    "why",
]

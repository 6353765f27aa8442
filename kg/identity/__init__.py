"""Facts of many documents -> KnowledgeGraph with one id for each actor, and why it is one."""

from kg.identity.doubts import doubts
from kg.identity.identify import identify
from kg.identity.reasons import joined_notes, notes, why
from kg.identity.statements import COLUMNS, Statements, is_statements, read_statements

__all__ = [
    "COLUMNS",
    "Statements",
    "doubts",
    "identify",
    "is_statements",
    "joined_notes",
    "notes",
    "read_statements",
    "why",
]

"""Parse -> Cast: who is meant by every name, title, description and pronoun."""

from kg.actors.cast import Cast, mention_records, resolve
from kg.actors.discourse import PLURAL, bearer
from kg.actors.duplicates import suggest_duplicates
from kg.actors.ids import unnamed

__all__ = ["PLURAL", "Cast", "bearer", "mention_records", "resolve", "suggest_duplicates", "unnamed"]

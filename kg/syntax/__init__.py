"""Document -> Parse: sentences and words, clauses with their arguments, and who is quoted."""

from kg.syntax.clauses import Clause, find_clauses
from kg.syntax.control import understood_subject
from kg.syntax.parsing import Language, load_language, parse_document, parse_many
from kg.syntax.quotes import Quote, find_quotes
from kg.syntax.repair import repaired
from kg.syntax.surface import RELATIVES, is_passive, is_predicate, prepositional

__all__ = [
    "RELATIVES",
    "Clause",
    "Language",
    "Quote",
    "find_clauses",
    "find_quotes",
    "is_passive",
    "is_predicate",
    "load_language",
    "parse_document",
    "parse_many",
    "prepositional",
    "repaired",
    "understood_subject",
]

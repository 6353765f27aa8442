"""Facts of many documents -> KnowledgeGraph; the network of its actors."""

from kg.graph.between import busiest
from kg.graph.days import days_of
from kg.graph.folding import countries_of, states_of
from kg.graph.groups import grouped, load_groups
from kg.graph.joining import fitted_actors, one_actor
from kg.graph.knowledge_graph import KnowledgeGraph, by_actor
from kg.graph.renaming import renamed_documents
from kg.graph.tellings import Tellings
from kg.graph.whole import Whole, drawn

__all__ = [
    "KnowledgeGraph",
    "Tellings",
    "Whole",
    "busiest",
    "by_actor",
    "countries_of",
    "days_of",
    "drawn",
    "fitted_actors",
    "grouped",
    "load_groups",
    "one_actor",
    "renamed_documents",
    "states_of",
]

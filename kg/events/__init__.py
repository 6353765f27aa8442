"""Clauses + Cast + times -> Events and States, each with its truth status, speakers and evidence."""

from kg.events.events import find_events
from kg.events.explain import explain_reading
from kg.events.match import Reader
from kg.events.states import find_states

__all__ = ["Reader", "explain_reading", "find_events", "find_states"]

"""Clauses + Cast + times -> Events and States, each with its truth status, speakers and evidence."""

from kg.events.arguments import Roles
from kg.events.events import Account, find_events
from kg.events.explain import explain_reading
from kg.events.forms import members
from kg.events.speakers import Truth, truth_of
from kg.events.states import find_states
from kg.events.status import find_statuses

__all__ = [
    "Account",
    "Roles",
    "Truth",
    "explain_reading",
    "find_events",
    "find_states",
    "find_statuses",
    "members",
    "truth_of",
]

"""KnowledgeGraph -> forms of other data sets: dyads, panels, POLECAT, ICEWS, GDELT, neo4j, FollowTheMoney.

told     the events, each once, with who acts for which state
rows     a telling -> all that any table may have of it
panels   events -> counts by unit and period
neo4j    nodes and relationships
money    entities of FollowTheMoney
forms    every form by its name, and what writes it
"""

from kg.exchange.forms import check_target, write_form

__all__ = ["check_target", "write_form"]

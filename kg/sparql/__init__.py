"""Question -> answer: SPARQL over a graph, a file, a folder or an endpoint, behind a guard."""

from kg.sparql.answers import Result, turtle_graph
from kg.sparql.ask import cookbook, run_query, unknown_terms
from kg.sparql.looks import html_table
from kg.sparql.remote import RETRIES, addresses, ask_remote, is_endpoint, remote_request
from kg.sparql.rows import Row, dataframe
from kg.sparql.serve import server

__all__ = [
    "RETRIES",
    "Result",
    "Row",
    "addresses",
    "ask_remote",
    "cookbook",
    "dataframe",
    "html_table",
    "is_endpoint",
    "remote_request",
    "run_query",
    "server",
    "turtle_graph",
    "unknown_terms",
]

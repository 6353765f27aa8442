"""Documents and their facts -> which are told twice: copies of a text, and several reports of one event.

    documents --sketch_of--> Sketches --find_copies--> Copies --+--first_dates--> Dates
    facts     --report_of--> Reports  --------------------------+--find_events--> Occurrences

Sketches and reports are small and made a document at a time (``Told``); ``told_once`` is all of it in memory.
"""

from kg.reports.reasons import why_one
from kg.reports.together import Findings, Told, told_once, unmet_reports

__all__ = ["Findings", "Told", "told_once", "unmet_reports", "why_one"]

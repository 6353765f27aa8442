"""States told again and again -> tenures: who held which office or was a member of what, and what bounds it.

A text seldom says since when: "Secretary of State Blinken" tells that he was it on that day.  Sixty such
sentences are one tenure.  Where our tables know the office, its dates are theirs, and the sentences stand in
the term that they fall into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from kg.graph import KnowledgeGraph
from kg.known import KnownTerm, known_terms
from kg.lexicon import load_gazetteer
from kg.model import State

OFFICE = "office"
"""Who leads a country and who holds an office of it: told with one word for both."""

COLUMNS = ("who", "body", "kind", "office", "since", "until", "held", "known", "facts")

_TOLD = ("asserted", "reported", "uncertain")
_OFFICES = ("HOLDS_OFFICE", "LEADS")
_MUTUAL = ("ALLY_OF", "HAS_RELATIONS_WITH")


class Key(NamedTuple):
    """Whose, of whom, and what: an office by its usual name, else the type of the state."""

    who: str
    body: str
    kind: str
    office: str


class Tenure(NamedTuple):
    """What lasted from ``since`` until ``until``: days, months or years (ISO 8601), "" where nobody says.

    ``held`` is the last day of which our tables say that it holds, ``known`` whether they know of it at all,
    ``facts`` the numbers of the facts that tell it.
    """

    key: Key
    since: str
    until: str
    held: str
    known: bool
    facts: tuple[int, ...]


_Told = dict[Key, list[tuple[int, State]]]


def tenures(graph: KnowledgeGraph) -> dict[str, Any]:
    """All of them, as a table for the page's script."""
    rows = [[*t.key, t.since, t.until, t.held, int(t.known), t.facts] for t in tenures_of(graph)]
    return {"columns": COLUMNS, "rows": rows}


def tenures_of(graph: KnowledgeGraph) -> list[Tenure]:
    """What the texts tell, term by term, and what only our tables know of those of whom the texts tell."""
    known = _known(graph)
    told = _whole_titles(_told(graph), known)
    found = [t for key in sorted({*told, *known}) for t in _terms(key, told.get(key, []), known.get(key, []))]
    return sorted(found, key=lambda tenure: (tenure.key, tenure.since))


def _told(graph: KnowledgeGraph) -> _Told:
    """The states that hold by what is told, by what they are of."""
    found: _Told = {}
    for index, fact in enumerate(graph.told):
        if isinstance(fact, State) and fact.status in _TOLD:
            for key in _keys(fact):
                found.setdefault(key, []).append((index, fact))
    return found


def _keys(fact: State) -> Iterator[Key]:
    kind = OFFICE if fact.type in _OFFICES else fact.type
    office = office_named(fact.role or "") if kind == OFFICE else ""
    for source in fact.source:
        for target in fact.target:
            ends = (source.id, target.id)
            who, body = sorted(ends) if fact.type in _MUTUAL else ends
            yield Key(who, body, kind, office)


def office_named(role: str) -> str:
    """The usual name of an office, in small letters.

    Example:
        >>> office_named("Minister for Foreign Affairs"), office_named("Chief Scribe")
        ('foreign minister', 'chief scribe')
    """
    title = load_gazetteer().titles.get(role.lower())
    return title.office if title else role.lower()


def _whole_titles(told: _Told, known: Iterable[Key]) -> _Told:
    """A title that is cut short joins the whole one: "Secretary" that of the Secretary of State."""
    offices: dict[Key, set[str]] = {}
    for key in {*told, *known}:
        offices.setdefault(key._replace(office=""), set()).add(key.office)
    found: _Told = {}
    for key, facts in told.items():
        whole = _whole(key.office, offices[key._replace(office="")])
        found.setdefault(key._replace(office=whole), []).extend(facts)
    return found


def _whole(office: str, offices: Iterable[str]) -> str:
    """The only office of the same holder that begins with these words; of no words, the only one."""
    longer = [other for other in offices if other.startswith(f"{office} of " if office else office) and other]
    return longer[0] if len(longer) == 1 else office


def _known(graph: KnowledgeGraph) -> dict[Key, list[KnownTerm]]:
    """The terms that our tables know between two of whom the graph tells."""
    here = {actor.id for actor in graph.actors}
    found: dict[Key, list[KnownTerm]] = {}
    for term in known_terms():
        if term.who in here and term.body in here:
            kind, office = (OFFICE, term.role) if term.office else ("MEMBER_OF", "")
            found.setdefault(Key(term.who, term.body, kind, office), []).append(term)
    return found


def _terms(key: Key, told: Iterable[tuple[int, State]], known: list[KnownTerm]) -> Iterator[Tenure]:
    """One for each term that is known; without such one for all that is told."""
    if not known:
        facts = [fact for _, fact in told]
        yield Tenure(key, _since(facts), _until(facts), "", False, tuple(sorted(index for index, _ in told)))
        return
    terms = sorted(known, key=lambda term: term.first)
    of_term: dict[KnownTerm, list[int]] = {term: [] for term in terms}
    for index, fact in told:
        of_term[_term_of(fact, terms)].append(index)
    for term, facts_ in of_term.items():
        yield Tenure(key, term.since, term.until, term.held, True, tuple(sorted(facts_)))


def _term_of(fact: State, terms: list[KnownTerm]) -> KnownTerm:
    """The last term that had begun when the text tells of it."""
    start, end = (fact.time.start, fact.time.end) if fact.time else (None, None)
    day = next((day.isoformat() for day in (end, fact.published, start) if day), "")
    begun = [term for term in terms if term.first <= day]
    return begun[-1] if begun else terms[0]


def _since(facts: Iterable[State]) -> str:
    """When it began, where a text says "since"."""
    found = [
        _date(f.time.start, f.time.precision) for f in facts if f.time and f.time.start and not f.time.end
    ]
    return min(found, default="")


def _until(facts: Iterable[State]) -> str:
    """By when it was over, where a text says "until" or "former"."""
    spans = [fact.time for fact in facts if fact.time]
    return min((_date(t.end, t.precision) for t in spans if t.end and not t.start), default="")


def _date(day: date, precision: str) -> str:
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]

"""Dictionaries in the format of PETRARCH and TABARI: actors with dated codes, and agents.

The format is documented in the PETRARCH manual (Schrodt, Beieler and Idris 2014, "Three's a Charm?");
comments are ``#`` to the end of the line and ``<!-- ... -->``.  A CAMEO actor code is a country of three
letters and the sectors after it, of which we keep the first that PLOVER has; the codes of international
actors (IGO, NGO, IMG, MNC) have no country.
A code of several parts ("FRO/BIL/SAM") names several actors; a code without dates is for days that no
dated code covers; a null code ("---") says that the name is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.errors import LexiconError
from kg.lexicon.lists import ActorList, Agent, Name
from kg.model import SECTORS, Actor, Kind

_OPENING = re.compile(r"<!\s*--")
_CODE = re.compile(r"\[\s*+([^][\s<>]*+)\s*+([<>]?[^][]*+)\]")
_SET = re.compile(r"^\s*(![A-Z_]+!)\s*=\s*(.*)$")
_PLURAL = re.compile(r"\{\s*([^}]*?)\s*\}")

_STATELESS = frozenset({"IGO", "NGO", "NGM", "IMG", "MNC", "INT", "UIS"})
_PLOVER = {"INS": "REB", "SEP": "REB", "MNC": "BUS", "NGM": "NGO", "UIS": "UAF"}
"""Sectors of CAMEO that PLOVER merged into others."""
_NOBODY = frozenset({"---", "###", "***", ""})


def is_dictionary(text: str) -> bool:
    """Whether a text is such a dictionary and not CSV: some line ends a name with a code in brackets."""
    return any(_CODE.search(line.split("#")[0]) for line in without_comments(text).splitlines())


def read_dictionary(text: str, source: str) -> ActorList:
    """Read a dictionary of actors or of agents; ``source`` names it in messages.

    Raises:
        LexiconError: An entry has no code, or its dates cannot be read.
    """
    lines = list(enumerate(without_comments(text).splitlines(), start=1))
    if any("~" in line.split("#")[0] for _, line in lines):
        return _agents(lines, source)
    return _actors(lines, source)


def without_comments(text: str) -> str:
    """A text without ``<!-- ... -->``, each line where it was; one that is never closed is none."""
    *closed, rest = text.split("-->")
    kept = []
    for piece in closed:
        before, *inside = _OPENING.split(piece, maxsplit=1)
        kept.append(before + ("\n" * inside[0].count("\n") if inside else "-->"))
    return "".join((*kept, rest))


def _actors(lines: list[tuple[int, str]], source: str) -> ActorList:
    actors: dict[str, Actor] = {}
    names: list[Name] = []
    removed: list[str] = []
    countries: dict[str, Actor] = {}
    for number, called, codes in _entries(lines, source):
        known = [each for each in codes if each[0].upper() not in _NOBODY]
        if not known:
            removed.extend(called)
        known.sort(key=lambda each: each[1:] == (None, None))
        several = sum(code.count("/") + 1 for code, _, _ in known) > 1
        for codes_at_once, since, until in known:
            for code in codes_at_once.upper().split("/"):
                actor = _actor(code, called[0], plain=not several)
                if actor.kind == "country":  # "ISRAEL" and "ISRAELI" are one country
                    actor = countries.setdefault(code, actor)
                if actors.setdefault(actor.id, actor) != actor:
                    raise LexiconError(f"{source}, line {number}: {called[0]} is there twice with two codes.")
                names.extend(
                    Name(_capitalized(name), actor.id, "alias" if n else "name", since, until)
                    for n, name in enumerate(called)
                )
    return ActorList(tuple(actors.values()), tuple(names), removed=tuple(removed))


def _actor(code: str, name: str, *, plain: bool) -> Actor:
    stateless = code[:3] in _STATELESS
    country = None if stateless else code[:3]
    sector = _sector(code if stateless else code[3:])
    kind: Kind = "organization" if stateless or len(code) > 3 else "country"
    shown = name if plain else f"{name} ({code})"
    return Actor("_".join(shown.split()), shown, kind, country, sector)


def _sector(code: str) -> str | None:
    """The first of a code's sectors that PLOVER has: GOV of "GOVMIL", None for what is CAMEO's alone."""
    parts = (code[at : at + 3] for at in range(0, len(code), 3))
    return next((sector for part in parts if (sector := _PLOVER.get(part, part)) in SECTORS), None)


def _entries(
    lines: list[tuple[int, str]], source: str
) -> Iterator[tuple[int, list[str], list[tuple[str, date | None, date | None]]]]:
    """Every name with its synonyms and codes: an entry ends where the next name begins."""
    called: list[str] = []
    codes: list[tuple[str, date | None, date | None]] = []
    begun = 0
    for number, raw in lines:
        line = raw.split("#")[0].strip()
        if not line or line.startswith("!"):
            continue
        bracket = line.find("[")
        name = (line if bracket < 0 else line[:bracket]).strip()
        if name and not name.startswith("+") and called:
            yield _entry(begun, called, codes, source)
            called, codes = [], []
        if name:
            begun = begun if called else number
            called.append(_title(name.lstrip("+")))
        for code, dates in _CODE.findall(line):
            codes.append((code, *_interval(dates, source, number)))
        if bracket >= 0 and not _CODE.search(line):
            raise LexiconError(f"{source}, line {number}: the code in brackets cannot be read.")
    if called:
        yield _entry(begun, called, codes, source)


def _entry(
    number: int, called: list[str], codes: list[tuple[str, date | None, date | None]], source: str
) -> tuple[int, list[str], list[tuple[str, date | None, date | None]]]:
    if not codes:
        raise LexiconError(f"{source}, line {number}: {called[0]} has no code in brackets.")
    return number, called, codes


def _title(name: str) -> str:
    """A name as a person would write it; the dictionaries have capitals and underscores."""
    words = name.replace("_", " ").split()
    if len(words) == 1 and len(name) < 3:
        return name
    return " ".join(word if "." in word else word.title() for word in words)


def _capitalized(name: str) -> str:
    """A name as a pattern for the gazetteer: its first word must have a capital, the others may."""
    first, _, rest = name.partition(" ")
    return f"{first} {rest.lower()}".rstrip()


def _interval(dates: str, source: str, number: int) -> tuple[date | None, date | None]:
    dates = "".join(dates.split())
    try:
        if not dates:
            return None, None
        if dates[0] == "<":
            return None, _day(dates[1:])
        if dates[0] == ">":
            return _day(dates[1:]), None
        since, _, until = dates.partition("-")
        return _day(since), _day(until)
    except ValueError as error:
        raise LexiconError(f"{source}, line {number}: '{dates}' is no date (19950601 or 950601).") from error


def _day(digits: str) -> date:
    if len(digits) == 6:  # TABARI's two-digit years
        digits = ("19" if digits[:2] > "30" else "20") + digits
    if len(digits) != 8:
        raise ValueError(digits)
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _agents(lines: list[tuple[int, str]], source: str) -> ActorList:
    sets: dict[str, list[str]] = {}
    agents: dict[str, Agent] = {}
    for number, raw in lines:
        line = raw.split("#")[0].strip()
        if found := _SET.match(line):
            sets[found[1]] = [word.strip() for word in found[2].split(",") if word.strip()]
            continue
        if not line:
            continue
        code = _CODE.search(line)
        if code is None or "~" not in code[1]:
            raise LexiconError(f"{source}, line {number}: an agent needs a code with ~, such as [~GOV].")
        sector = _sector(code[1].replace("~", "").upper())
        plural = _PLURAL.search(line)
        word = re.split(r"[\[{]", line)[0].strip()
        for singular in _expand(word, sets):
            one = singular.replace("_", " ").strip().lower()
            many = _plural(one) if plural is None else plural[1].replace("_", " ").lower()
            agents[one] = Agent(one, sector, "group" if many == "" else "person", False)
            if many:
                agents.setdefault(many, Agent(one, sector, "person", True))
    return ActorList(agents=agents)


def _expand(word: str, sets: dict[str, list[str]]) -> list[str]:
    for marker, members in sets.items():
        if marker in word:
            return [word.replace(marker, each) for each in members]
    return [word]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")

"""Rows of people.csv from a table of cabinets: who was seen in which office.

The table says who was listed in March 2018 and in June 2019, with the family name in capitals; its lists
of some countries were a year old by then.  So a listing is a sighting ("2018-03~"), never the beginning or
the end of a term, and it yields where a row of ours knows the holder.
Source: Chiefs of State and Cabinet Members of Foreign Governments (US Government, public domain).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rows import Row, person

from kg.actors.misprints import skeleton
from kg.lexicon.folding import fold

SOURCE = "Chiefs of State and Cabinet Members 2018, 2019"

_SHORT = {
    "Admin.": "Administration", "Chmn.": "Chairman", "Dep.": "Deputy", "Dept.": "Department",
    "Gen.": "General", "Govt.": "Government", "Intl.": "International", "Min.": "Minister",
    "Pres.": "President", "Sec.": "Secretary",
}  # fmt: skip

_MINISTER = re.compile(
    r"(?:Senior |Cabinet |Federal )?(?:Minister|Secretary|Chief)(?: \w+)??"
    r"(?: of State)?(?:,| of| for| of the| for the| Responsible for)? (?:the )?(?:Federal Department of )?"
    r"(?:State for )?(?P<field>[A-Z].*)"
)
_FIELDS = (
    ("foreign minister", r"(?:Europe(?:an)? & |National )?Foreign (?:Affairs|Relations|and|&)"
                         r"|External (?:Affairs|Relations)\b|International Relations\b"),
    ("defence minister", r"(?:National |People's |Revolutionary |the |His Majesty's )*"
                         r"(?:Defense|Armed Forces)(?! (?:Industry|Production|Procurement))"),
    ("finance minister", r"(?:National |Economy & |Economic Affairs & |Strategy & )?Finance\b(?! II)"),
    ("interior minister", r"(?:the )?(?:Interior|Internal Affairs|Home (?:Affairs|Department))\b"),
)  # fmt: skip
_TITLES = (
    ("president", r"President(?: of (?:the )?(?:Republic|Swiss Confederation|Union))?"),
    ("prime minister", r"(?:Prime Minister|Premier)(?:(?:,| of) (?:State Council|Cabinet))?"),
    ("prime minister", r"President of the Government|President(?:,| of) Council of Ministers"),
    ("vice president", r"(?:First |Second |Third )?Vice President"),
    ("deputy prime minister", r"(?:First |Second |Third )?(?:Deputy|Vice) Prime Minister"),
    ("deputy prime minister", r"(?:First )?Deputy Premier"),
    ("deputy prime minister", r"(?:Executive )?Vice Premier(?:,| of) (?:State Council|Cabinet)"
                              r"|Vice President of the Government"),
    ("governor-general", r"Governor General"),
    ("permanent representative", r"Permanent Representative to the UN, New York"),
    ("ambassador", r"Ambassador to the US"),
    ("national security adviser", r"National Security Advis[eo]r"),
)  # fmt: skip
_NOT_IN_OFFICE = re.compile(
    r"Deputy Minister|Minister-Del|Minister of State for|Junior|Assisting|Supporting| to the Minister"
)
_UNCLEAR = {("BIH", "prime minister"), ("BIH", "president")}
"""Offices that are of a part of the country."""
_ONE = ("president", "prime minister", "foreign minister", "defence minister", "finance minister",
        "interior minister", "permanent representative", "ambassador", "governor-general")  # fmt: skip
"""Offices that one person holds at a time."""


def offices_of(title: str) -> list[str]:
    """The offices that a title of the table names: "Prime Min. & Min. of Defense" names two."""
    for short, word in _SHORT.items():
        title = title.replace(short, word)
    title = re.sub(r" \((?:acting|Acting|Interim)\)|^(?:Acting|Interim|Transitional) ", "", title)
    if _NOT_IN_OFFICE.search(title):
        return []
    parts = re.split(r"(?:,| &|; ?) (?=Minister|Prime Minister|Premier|First Lord|(?:Deputy|Vice) P)", title)
    found = [office for part in parts for office in _office_of(part)]
    return list(dict.fromkeys(found))


def _office_of(part: str) -> Iterator[str]:
    for office, pattern in _TITLES:
        if re.fullmatch(pattern, part):
            yield office
    match = _MINISTER.fullmatch(part)
    for office, pattern in _FIELDS if match else ():
        if match and re.match(pattern, match["field"]):
            yield office


# --- names -----------------------------------------------------------------------------------------


class Parsed(NamedTuple):
    """A name as the press writes it, the name alone ("" where none is), other names."""

    name: str
    surname: str
    aliases: tuple[str, ...]


_SMALL = {"al", "bin", "bint", "de", "del", "der", "ter", "van", "von"}
_IBERIAN_SMALL = {"da", "das", "do", "dos", "e", "y"}
_JOINED = _SMALL | _IBERIAN_SMALL | {"el", "ben", "ould", "la", "le", "di", "du", "lo", "abu", "bou", "san"}
_IBERIAN = {
    "AGO", "ARG", "BOL", "BRA", "CHL", "COL", "CPV", "CRI", "CUB", "DOM", "ECU", "ESP", "GNB", "GNQ", "GTM",
    "HND", "MEX", "MOZ", "NIC", "PAN", "PER", "PRT", "PRY", "SLV", "STP", "TLS", "URY", "VEN",
}  # fmt: skip
"""Where the mother's name comes after the family name, and is mostly left out."""
_ROYAL = {"ARE", "BHR", "KWT", "OMN", "QAT", "SAU"}
"""Where capitals at the beginning are a prince's given name."""
_UNSHORTENED = {"VNM", "MMR", "KHM", "LAO"}
"""Where no word of a name can be left out."""
_SERVANT = {"abd", "abdel", "abdul", "abdoul"}
"""Half of a given name."""
_NUMERAL = re.compile(r"[IVX]+\.?$")
_HONORIFIC = re.compile(r"\s*,.*$|\([^)]*\)")
_RANK = re.compile(
    r"^(?:(?:Dr|Gen|Lt|Col|Maj|Adm|Sir|Dame|Dato|Datuk|Tun|Tan Sri|Sheikh|Shaykh|Prince|Princess|Capt|Brig"
    r"|Mullah|Crown Prince|Al-Sultan|Sayyid|Lord|Ratu|Prof|Ret)\b\.? )+"
)


def parsed(name: str, country: str) -> Parsed | None:
    """A name of the table: "Alfonso DASTIS Quecedo", "WANG Yi"; None where one word is all of it.

    Args:
        name: The name, with its capitals.
        country: Our code of the country, which tells whether a mother's name may follow.
    """
    nickname = re.search(r'["“](\w+)["”]', name)
    words = _RANK.sub("", " ".join(re.sub(r'["“]\w+["”]', " ", _HONORIFIC.sub("", name)).split())).split()
    first, last = _capitals(words)
    if first < 0:
        return None
    given = [_proper(word) if _is_upper(word) else word for word in words[:first]]
    small = _SMALL | _IBERIAN_SMALL if country in _IBERIAN else _SMALL
    family = [_proper(word, small) for word in words[first:last]] + [_proper(words[last])]
    rest = words[last + 1 :]
    full = [*given, *family, *rest]
    if len(full) < 2 or (len(full) == 2 and _NUMERAL.match(full[1])):
        return None
    short = [*given, *family] if given and rest and country in _IBERIAN else full
    if len(given) > 2 and country not in _UNSHORTENED and short[-len(family) :] == family:
        short = [given[0], *family]
    surname = "" if country in _ROYAL and not given else _surname(given, family, rest)
    others = {" ".join(full)}
    if given and (country in _IBERIAN or not rest) and country not in _UNSHORTENED:
        firsts = {given[0], *(nickname.groups() if nickname else ())}
        others |= {" ".join((each, *family)) for each in firsts if each.lower() not in _SERVANT}
    return Parsed(" ".join(short), surname, tuple(sorted(others - {" ".join(short)})))


def _surname(given: Sequence[str], family: Sequence[str], rest: Sequence[str]) -> str:
    """The name alone; none where all is in capitals, and for princes, whom the table calls by given names."""
    if not given and (not rest or rest[0] in ("bin", "bint", "ibn") or "bin" in family or "Al" in rest):
        return ""
    surname = " ".join(family)
    bare = re.sub(r"^(?:al|el)-", "", surname)
    return f"{bare[:1].upper()}{bare[1:]}|{surname}" if bare != surname else surname


def _capitals(words: Sequence[str]) -> tuple[int, int]:
    """First and last of the words in capitals; -1 where there are none."""
    upper = [at for at, word in enumerate(words) if _is_upper(word)]
    if not upper:
        return -1, -1
    first, last = upper[0], upper[-1]
    while first and words[first - 1].lower() in _JOINED and words[first - 1].islower():
        first -= 1
    return first, last


def _is_upper(word: str) -> bool:
    kept = re.sub(r"^(?:al-|el-|d'|O'|Mc|Mac|De|Di|Le|La|M')(?=[A-Z]{2})", "", word)
    letters = [letter for letter in kept if letter.isalpha()]
    return (len(letters) > 1 or word == "E") and all(letter.isupper() for letter in letters)


def _proper(word: str, small: Iterable[str] = ()) -> str:
    """ "GRANDE-MARLASKA" -> "Grande-Marlaska", "al-JUBAYR" -> "al-Jubayr"; particles stay ``small``."""
    if word.lower() in small and word != "AL":
        return word.lower()
    if word.islower() or _NUMERAL.match(word):
        return word
    prefix = re.match(r"(?:al-|el-|d'|Mc|Mac|De|Di|Le|La)(?=[A-Z]{2})", word)
    start = prefix[0] if prefix else ""
    parts = re.split(r"([-'’])", word[len(start) :])
    joined = "".join(part.capitalize() for part in parts)
    joined = re.sub(r"^Mc([a-z])", lambda match: "Mc" + match[1].upper(), joined)
    return start + joined


# --- who is who ------------------------------------------------------------------------------------


_UNALIKE = {"PRK", "KOR", "CHN", "TWN", "VNM", "MMR", "KHM", "LAO", *_ROYAL}
"""Where two people have names of which all but one word agree."""


class People:
    """The people of one country whom we have, under whatever spelling the table has."""

    def __init__(self, country: str, rows: Iterable[Row]) -> None:
        self.strict = country in _UNALIKE
        self.rows: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.rows[row["id"]].append(row)

    def find(self, name: Parsed, office: str) -> str | None:
        """The id of the one who is meant; a shared office makes up for a first name spelt otherwise."""
        found = [key for key, held in self.rows.items() if self._is_same(held, name, office)]
        return found[0] if len(found) == 1 else None

    def _is_same(self, held: Sequence[Row], name: Parsed, office: str) -> bool:
        ours = {fold(each) for each in (held[0]["name"], *held[0]["aliases"].split("|")) if each}
        if max(row["until"] or "9999" for row in held) < "2000":
            return False
        if fold(name.name) in ours:
            return True
        if self.strict or min(row["since"] for row in held) >= "2020":
            return False
        near = any(row["office"] == office and (row["until"] or "9999") >= "2016" for row in held)
        return any(_alike(each.split(), fold(name.name).split(), near) for each in ours)


def _alike(one: Sequence[str], other: Sequence[str], near: bool) -> bool:
    """The sounds of the shorter name are all in the longer, the first and last in their places.

    In the same office at the same time, one shared last name is enough.
    """
    sounds = [[skeleton(word) for word in words] for words in (one, other)]
    if near:
        return sounds[0][-1] in sounds[1] or sounds[1][-1] in sounds[0]
    shorter, longer = sorted(map(set, sounds), key=len)
    return sounds[0][0] == sounds[1][0] and one[-1] == other[-1] and shorter <= longer


# --- rows ------------------------------------------------------------------------------------------


class Sighting(NamedTuple):
    """Somebody whom the table lists in an office of a country, and when."""

    country: str
    office: str
    name: str
    months: tuple[str, ...]


def sightings(cabinets: Iterable[Row], codes: dict[str, str]) -> list[Sighting]:
    """What the table says of the offices that we list, in its order."""
    seen: dict[tuple[str, str, str], dict[str, None]] = {}
    for row in cabinets:
        code = _code(row["country"], codes)
        for office in offices_of(row["title"]) if code else ():
            if (code, office) in _UNCLEAR:
                continue
            seen.setdefault((code or "", office, " ".join(row["name"].split())), {})[row["as_of"]] = None
    return [Sighting(*key, tuple(sorted(months))) for key, months in seen.items()]


def _code(country: str, codes: dict[str, str]) -> str | None:
    """Our code for "Korea, South" or "Holy See (Vatican City)"."""
    short = re.split(r", | \(", country)
    return codes.get(fold(" ".join(reversed(country.split(", "))))) or codes.get(fold(short[0]))


def holders(rows: Iterable[Row], sighting: Sighting) -> list[Row]:
    """Our own rows of the office that reach from the year before a sighting to the sighting."""
    first, last = sighting.months[0], sighting.months[-1]
    return [
        row
        for row in rows
        if row["office"] == sighting.office
        and row["of"] == sighting.country
        and row["since"][: len(last)] <= last
        and (row["until"] or "9999")[: len(first)] >= first[: len(row["until"] or first)]
    ]


def from_cabinets(cabinets: Iterable[Row], rows: Sequence[Row], codes: dict[str, str]) -> Iterator[Row]:
    """Who was seen in an office whose holder in these years we do not have."""
    seen = sightings(cabinets, codes)
    ids = {row["id"] for row in rows}
    of_country: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        of_country[row["country"]].append(row)
    people = {country: People(country, of_one) for country, of_one in of_country.items()}
    genders, first_names = _genders(rows), given_names(rows)
    homes: dict[str, set[str]] = defaultdict(set)
    for each in seen:
        homes[each.name].add(each.country)
    new: dict[tuple[str, str], Row] = {}
    for each in seen:
        name = parsed(each.name, each.country)
        if name is None or len(homes[each.name]) > 1 or each.country not in people:
            continue
        key = people[each.country].find(name, each.office)
        known = people[each.country].rows[key] if key else []
        if (each.office in _ONE and holders(rows, each)) or any(r["office"] == each.office for r in known):
            continue
        first = known[0] if known else new.get((each.country, fold(name.name)))
        row = _row(each, name, first, genders)
        if first is None and fold(name.surname) in first_names:
            row["surname"] = ""
        if first is None and row["id"] in ids:  # somebody else of that name
            continue
        new.setdefault((each.country, fold(name.name)), row)
        yield row


def _row(seen: Sighting, name: Parsed, first: Row | None, genders: dict[str, str]) -> Row:
    since, until = f"{seen.months[0]}~", f"{seen.months[-1]}~"
    gender = genders.get(fold(name.name).split()[0], "")
    row = person(name.name, seen.country, seen.office, seen.country, since, until, gender, "", SOURCE)
    row |= {"surname": name.surname, "aliases": "|".join(name.aliases)}
    if first is not None:
        row |= {key: first[key] for key in ("id", "name", "surname", "aliases", "gender", "wikidata")}
    return row


def given_names(rows: Iterable[Row]) -> set[str]:
    """Folded given names that three people of ours or more have: alone they mean anybody."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        first, _, rest = fold(row["name"]).partition(" ")
        if rest and row["country"] not in _UNALIKE - _ROYAL:
            found[first].add(row["id"])
    return {name for name, people in found.items() if len(people) > 2}


def _genders(rows: Iterable[Row]) -> dict[str, str]:
    """Given names that three people of ours or more have, all of one gender."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row["gender"] and " " in row["name"]:
            found[fold(row["name"]).split()[0]][row["id"]] = row["gender"]
    return {
        name: next(iter(people.values()))
        for name, people in found.items()
        if len(people) > 2 and len(set(people.values())) == 1
    }

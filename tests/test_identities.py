"""Who of one document is who of another: joined with support, never by likeness alone, explained, overruled."""

from __future__ import annotations

import csv
import json
import random
import re
import shlex
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
import written
from commands import Done
from hypothesis import given, settings
from hypothesis import strategies as st

import kg as package
from kg.actors.ids import person_id
from kg.errors import LexiconError
from kg.files import actors as lines
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.identity import COLUMNS, doubts, identify, notes, read_statements, why
from kg.identity.statements import Statements
from kg.lexicon import load_gazetteer
from kg.model import Actor, Document, Event, Evidence, Naming, State, document_mark
from kg.stores import store as stores

Kg = Callable[..., Done]
BORIA = Actor("Boria", "Boria", "country", "BOR", "GOV")
LISTS = load_gazetteer()


@dataclass(frozen=True)
class Told:
    """What one document knows of somebody; ``words`` are what it calls him beside his name."""

    document: str
    name: str
    country: str | None = None
    sector: str | None = None
    year: int | None = 2021
    words: tuple[str, ...] = ()

    @property
    def actor(self) -> Actor:
        known = LISTS.lookup(self.name)
        if known and known[0].how == "name":
            return known[0].actor
        key = person_id(self.document, self.name)
        return Actor(key, self.name, "person", self.country, self.sector)


def joined(
    rows: Sequence[Told], statements: Statements | None = None
) -> tuple[KnowledgeGraph, tuple[str, ...]]:
    """The graph of documents in each of which one or more accuse Boria."""
    texts: dict[str, str] = {}
    days: dict[str, date | None] = {}
    facts, namings = [], []
    for row in rows:
        before = texts.get(row.document, "")
        texts[row.document] = f"{before}{row.name} accused Boria in {row.document}. "
        published = days.setdefault(row.document, date(row.year, 5, 10) if row.year else None)
        at = Evidence(row.document, len(before), len(texts[row.document]) - 1)
        facts.append(
            Event(type="ACCUSE", source=(row.actor,), target=(BORIA,), evidence=at, trigger=at,
                  published=published)
        )  # fmt: skip
        namings.append(Naming(row.document, row.actor.id, row.name, proper=True))
        namings += [Naming(row.document, row.actor.id, text, proper=False) for text in row.words]
    documents = [Document(name, text, published=days[name]) for name, text in texts.items()]
    return identify(documents, facts, (), namings, gazetteer=LISTS, statements=statements or Statements())


def groups(graph: KnowledgeGraph) -> set[frozenset[str]]:
    """Which documents tell of one, whatever his id is."""
    found: dict[str, set[str]] = {}
    for fact in graph.facts:
        for actor in fact.source:
            found.setdefault(actor.id, set()).add(fact.evidence.document)
    return {frozenset(each) for each in found.values()}


def file(tmp_path: Path, *rows: str, name: str = "who.csv") -> Path:
    """A user's file with these rows."""
    path = tmp_path / name
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


FM, SPOKE, DEFENCE = "Foreign Minister", "Press Secretary", "Defence Minister"

CASES: dict[str, tuple[list[Told], str]] = {
    "one name": ([Told("a", "Ana Vesta"), Told("b", "Ana Vesta")], "ab"),
    "one name with accents or none": ([Told("a", "Ána Vestå"), Told("b", "Ana Vesta")], "ab"),
    "one name with a hyphen or none": ([Told("a", "Jong-ha Pell"), Told("b", "Jong Ha Pell")], "ab"),
    "a country that one document knows": ([Told("a", "Ana Vesta", "CHL"), Told("b", "Ana Vesta")], "ab"),
    "two countries": ([Told("a", "Ana Vesta", "CHL"), Told("b", "Ana Vesta", "PER")], "a b"),
    "two countries and neither": (
        [Told("a", "Ana Vesta", "CHL"), Told("b", "Ana Vesta", "PER"), Told("c", "Ana Vesta")], "a b c"),
    "two who may be either are two": (
        [Told("a", "Ana Vesta", "CHL"), Told("b", "Ana Vesta", "PER"), Told("c", "Ana Vesta"),
         Told("d", "Ana Vesta")], "a b c d"),
    "a journalist and a minister": (
        [Told("a", "Ana Vesta", "CHL", "MED"), Told("b", "Ana Vesta", "CHL", "GOV")], "a b"),
    "a general who becomes minister": (
        [Told("a", "Ana Vesta", "CHL", "MIL"), Told("b", "Ana Vesta", "CHL", "GOV")], "ab"),
    "grandmother and granddaughter": (
        [Told("a", "Ana Vesta", "CHL", year=1951), Told("b", "Ana Vesta", "CHL", year=2019)], "a b"),
    "a long career": (
        [Told("a", "Ana Vesta", "CHL", year=1971), Told("b", "Ana Vesta", "CHL", year=2019)], "ab"),
    "a middle initial": ([Told("a", "Ana Vesta", "CHL"), Told("b", "Ana M. Vesta", "CHL")], "ab"),
    "a middle name, but no country": ([Told("a", "Ana Vesta"), Told("b", "Ana Maria Vesta")], "a b"),
    "a middle name, but another country": (
        [Told("a", "Ana Vesta", "CHL"), Told("b", "Ana Maria Vesta", "PER")], "a b"),
    "two middle names": (
        [Told("a", "Ana Maria Vesta", "CHL"), Told("b", "Ana Lucia Vesta", "CHL")], "a b"),
    "two middle names and none": (
        [Told("a", "Ana Maria Vesta", "CHL"), Told("b", "Ana Lucia Vesta", "CHL"),
         Told("c", "Ana Vesta", "CHL")], "a b c"),
    "the surname first": ([Told("a", "Haruto Kanzaki", "JPN"), Told("b", "Kanzaki Haruto", "JPN")], "ab"),
    "the surname first, but another country": (
        [Told("a", "Haruto Kanzaki", "JPN"), Told("b", "Kanzaki Haruto", "KOR")], "a b"),
    "another spelling": (
        [Told("a", "Yusuf Habyariman", "RWA"), Told("b", "Yusuf Habyarimana", "RWA")], "ab"),
    "another spelling, but no country": (
        [Told("a", "Yusuf Habyariman"), Told("b", "Yusuf Habyarimana", "RWA")], "a b"),
    "another spelling, but fifty years": (
        [Told("a", "Yusuf Habyariman", "RWA", year=1970), Told("b", "Yusuf Habyarimana", "RWA")], "a b"),
    "consonants alone": ([Told("a", "Yusuf Brownell", "RWA"), Told("b", "Yusuf Brinnilo", "RWA")], "a b"),
    "another first name": ([Told("a", "Jan Kovac", "SVK"), Told("b", "Jana Kovac", "SVK")], "a b"),
    "another first name of one office": (
        [Told("a", "Aleksandr Portnov", "BGR", words=(f"{FM} Aleksandr Portnov",)),
         Told("b", "Aleksander Portnov", "BGR", words=(f"{FM} Aleksander Portnov",))], "ab"),
    "a surname alone": ([Told("a", "Vestarro"), Told("b", "Vestarro")], "a b"),
    "a surname of a country": ([Told("a", "Vestarro", "CHL"), Told("b", "Vestarro", "CHL")], "a b"),
    "a surname and a name": ([Told("a", "Ana Vestarro", "CHL"), Told("b", "Vestarro", "CHL")], "a b"),
    "a surname of one office": (
        [Told("a", "Vestarro", "CHL", words=(f"{FM} Vestarro",)),
         Told("b", "Vestarro", "CHL", words=(f"Chilean {FM} Vestarro",))], "ab"),
    "a surname of two offices": (
        [Told("a", "Vestarro", "CHL", words=(f"{FM} Vestarro",)),
         Told("b", "Vestarro", "CHL", words=(f"{DEFENCE} Vestarro",))], "a b"),
    "a surname of a rank that many have": (
        [Told("a", "Vestarro", "CHL", words=("General Vestarro",)),
         Told("b", "Vestarro", "CHL", words=("General Vestarro",))], "a b"),
    "a surname of one office, years apart": (
        [Told("a", "Vestarro", "CHL", words=(f"{FM} Vestarro",)),
         Told("b", "Vestarro", "CHL", year=2009, words=(f"{FM} Vestarro",))], "a b"),
    "a surname of an office that somebody has": (
        [Told("a", "Ana Vestarro", "CHL", words=(f"{SPOKE} Ana Vestarro",)),
         Told("b", "Vestarro", "CHL", words=(f"{SPOKE} Vestarro",))], "ab"),
    "a surname of an office that two have": (
        [Told("a", "Ana Vestarro", "CHL", words=(f"{SPOKE} Ana Vestarro",)),
         Told("b", "Vestarro", "CHL", words=(f"{SPOKE} Vestarro",)),
         Told("c", "Luis Vestarro", "CHL", words=(f"{SPOKE} Luis Vestarro",))], "a b c"),
    "one of the lists and a surname": ([Told("a", "Sergey Lavrov"), Told("b", "Lavrov")], "a b"),
    "one of the lists, surname first": (
        [Told("a", "Fumio Kishida"), Told("b", "Kishida Fumio", "JPN", "GOV")], "ab"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_who_is_one(case: str) -> None:
    """In whatever order documents come; and nobody has two countries."""
    rows, wanted = CASES[case]
    graph, _ = joined(rows)
    assert groups(graph) == {frozenset(each) for each in wanted.split()}
    assert joined(rows[::-1])[0] == graph
    assert len({actor.id for actor in graph.actors}) == len(graph.actors)


def test_two_spellings_in_one_document_are_two() -> None:
    """The document told them apart."""
    graph, _ = joined([Told("a", "Yusuf Habyariman", "RWA"), Told("a", "Yusuf Habyarimana", "RWA")])
    assert len({fact.source[0].id for fact in graph.facts}) == 2


def test_what_is_known_is_joined_and_kept() -> None:
    """A1: known beats unknown, and no actor's country is that of the last document."""
    graph, _ = joined([Told("a", "Peter Novak", "SVN", "GOV"), Told("b", "Peter Novak")])
    assert {f.source[0] for f in graph.facts} == {Actor("Peter_Novak", "Peter Novak", "person", "SVN", "GOV")}


def test_bodies_of_two_states_are_two() -> None:
    """A Supreme Court of each; one of an unknown state is neither."""
    court = Actor("Supreme_Court", "Supreme Court", "organization", None, "JUD")
    facts, documents = [], []
    for name, country in (("a", "CHL"), ("b", "PER"), ("c", None), ("d", "CHL")):
        at = Evidence(name, 0, 5)
        documents.append(Document(name, "It accused Boria."))
        source = (replace(court, country=country),)
        facts.append(Event(type="ACCUSE", source=source, target=(BORIA,), evidence=at, trigger=at))
    graph, _ = identify(documents, facts)
    assert groups(graph) == {frozenset("ad"), frozenset("b"), frozenset("c")}


def test_a_common_noun_is_another_body_in_each_document() -> None:
    """The Treasury of two texts; it is proposed to make one of them."""
    facts, documents = [], []
    treasury = Actor("Treasury", "Treasury", "organization")
    for name in "ab":
        at = Evidence(name, 0, 5)
        documents.append(Document(name, f"It accused Boria in {name}."))
        facts.append(Event(type="ACCUSE", source=(treasury,), target=(BORIA,), evidence=at, trigger=at))
    graph, _ = identify(documents, facts, gazetteer=LISTS)
    assert groups(graph) == {frozenset("a"), frozenset("b")}
    assert [each.row[:3] for each in doubts(graph, LISTS)] == [("same", "Treasury", "Treasury")]


# --- whatever is read --------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["Ana", "Anna", "Maria", "M.", "Vestarro", "Vestaro", "Vestarrov", "Kanzaki", "Haruto"]
)
ROWS = st.lists(
    st.builds(
        Told,
        document=st.sampled_from("abcdefgh"),
        name=st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
        country=st.sampled_from([None, "CHL", "PER"]),
        sector=st.sampled_from([None, "GOV", "MED"]),
        year=st.sampled_from([None, 1951, 2009, 2020, 2021]),
        words=st.just(()),
    ),
    max_size=10,
    unique_by=lambda row: (row.document, row.name),
)


@pytest.mark.untraced
@settings(max_examples=150)
@given(rows=ROWS, seed=st.integers(0, 9))
def test_the_order_of_documents_means_nothing(rows: list[Told], seed: int) -> None:
    """Nor does reading the result again; nobody is of two states; the joined are alike in pairs."""
    rows = [replace(row, year=2000 + ord(row.document) % 40) for row in rows]
    graph, _ = joined(rows)
    again, _ = joined(random.Random(seed).sample(rows, len(rows)))
    assert groups(again) == groups(graph) and again.identities == graph.identities
    assert again.actors == graph.actors
    states: dict[str, set[str]] = {}
    for row in rows:
        alone, _ = joined([row])
        [here] = [
            fact.source[0].id
            for fact in graph.facts
            if fact.evidence.document == row.document and said(graph, fact) == said(alone, alone.facts[0])
        ]
        states.setdefault(here, set()).update({row.country} - {None})
    assert all(len(each) <= 1 for each in states.values())


def said(graph: KnowledgeGraph, fact: Event | State) -> str:
    """The sentence of a fact."""
    return next(fact.evidence.of(each.text) for each in graph.documents if each.id == fact.evidence.document)


CHAIN = [
    Told("a", "Yusuf Habyariman", "RWA", year=1990),
    Told("b", "Yusuf Habyarimana", "RWA", year=2004),
    Told("c", "Yusuf Habyarimanna", "RWA", year=2018),
]
"""a and b, b and c are near in time, a and c are not."""


def test_likeness_leads_no_further() -> None:
    """Who stands between two that aren't one is neither, and it is said why."""
    graph, _ = joined(CHAIN)
    assert groups(graph) == {frozenset("a"), frozenset("b"), frozenset("c")}
    assert groups(joined(CHAIN[:2])[0]) == {frozenset("ab")} == {frozenset("ab")}
    told = "\n".join(why(graph, "Yusuf Habyarimana", LISTS))
    assert "alike, but also like others who are not alike" in told


def test_a_document_more_changes_nobody_else() -> None:
    """Batches: ids of people whom it doesn't name stay as they were."""
    rows, _ = CASES["a surname of an office that somebody has"]
    before, _ = joined(rows)
    after, _ = joined([*rows, Told("z", "Haruto Kanzaki", "JPN")])
    ids = {f.evidence.document: f.source[0].id for f in after.facts}
    assert {f.evidence.document: f.source[0].id for f in before.facts}.items() <= ids.items()


# --- the user's file --------------------------------------------------------------------------------

LOPEZ = [
    Told("a", "Ana López", "CHL", "GOV"),
    Told("b", "López"),
    Told("c", "López", "PER"),
    Told("d", "Petra Novak", "SVN"),
    Told("e", "Petra Novak"),
]


def obeyed(
    tmp_path: Path, *rows: str, told: Sequence[Told] = LOPEZ
) -> tuple[KnowledgeGraph, tuple[str, ...]]:
    """The graph by these rows of a file."""
    return joined(told, read_statements([file(tmp_path, *rows)]))


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([], "a b c de"),
        (["same,Ana_López,López,b"], "ab c de"),
        (["same,Ana López,López,b"], "ab c de"),
        ([f"same,Ana_López,López.{document_mark('b')}"], "ab c de"),
        (["same,Ana_López,López"], "abc de"),
        (["same,López,López"], "a bc de"),
        (["same,Leopoldo_López,López,c"], "a b c de"),
        (["same,Ana_López,Petra_Novak"], "ade b c"),
        (["same,Ana_López,Petra_Novak", "same,Petra_Novak,López,b"], "adeb c"),
        (["apart,Petra_Novak,,e"], "a b c d e"),
        (["apart,Petra Novak,,e"], "a b c d e"),
        (["apart,Petra_Novak,,e", "same,Ana_López,Petra_Novak,e"], "ae b c d"),
        (["same,Petra_Kos,Petra_Novak,e"], "a b c d e"),
    ],
)
def test_the_user_has_the_last_word(rows: list[str], wanted: str, tmp_path: Path) -> None:
    """Merging and splitting, by id or name, in all documents or in one; no row is left over."""
    graph, unmet = obeyed(tmp_path, *rows)
    assert groups(graph) == {frozenset(each) for each in wanted.split()} and not unmet


def test_merging_and_splitting_undo_each_other(tmp_path: Path) -> None:
    """The file without the row gives the graph without it."""
    plain, _ = joined(LOPEZ)
    merged, _ = obeyed(tmp_path, "same,Ana_López,López")
    assert merged != plain
    assert joined(LOPEZ, read_statements([file(tmp_path)]))[0] == plain
    likely, _ = joined(CHAIN[:2])
    split, _ = obeyed(tmp_path, "apart,Yusuf_Habyariman,Yusuf_Habyarimana", told=CHAIN[:2])
    assert groups(likely) == {frozenset("ab")} and groups(split) == {frozenset("a"), frozenset("b")}
    assert "kept apart by your file" in "\n".join(why(split, "Yusuf_Habyariman", LISTS))


def test_what_a_file_says_of_an_actor(tmp_path: Path) -> None:
    """Name, kind, country, sector and Wikidata id, in every fact."""
    graph, _ = obeyed(tmp_path, "same,Jorge_López,López", "actor,Jorge_López,,,Jorge López,person,PER,GOV,Q7")
    jorge = Actor("Jorge_López", "Jorge López", "person", "PER", "GOV", "Q7")
    assert {f.source[0] for f in graph.facts if f.evidence.document in "bc"} == {jorge}
    assert why(graph, "Jorge_López", LISTS)[1].endswith("the same by your file (who.csv, line 2)")


def test_rows_that_are_about_nobody_are_told(tmp_path: Path) -> None:
    """And everything else is done."""
    rows = (
        "same,Ana_López,Nobody",
        "same,Ana_López,López,x",
        "apart,Nobody,Petra_Novak",
        "actor,Nobody,,,,person",
    )
    graph, unmet = obeyed(tmp_path, *rows)
    assert groups(graph) == groups(joined(LOPEZ)[0])
    assert unmet == (
        "who.csv, line 2: nobody is called Nobody", "who.csv, line 3: nobody is called López in x",
        "who.csv, line 4: nobody is called Nobody", "who.csv, line 5: nobody is called Nobody",
    )  # fmt: skip


WRONG = [
    ("same", "line 2: 'same' needs an actor"),
    ("same,A", "line 2: 'same' needs the other"),
    ("sane,A,B", "line 2: the rule 'sane' is unknown: write same, apart, actor"),
    ("apart,A", "line 2: 'apart' needs the other actor or a document, and not both"),
    ("apart,A,B,d", "line 2: 'apart' needs the other actor or a document, and not both"),
    ("apart,A,A", "line 2: A is never apart from itself"),
    ("actor,A", "line 2: 'actor' says nothing of A: fill one of name, kind"),
    ("actor,A,B,,x", "line 2: 'actor' is about all documents"),
    ("actor,A,,,,robot", "line 2: the kind 'robot' is unknown: write one of person"),
    ("actor,A,,,,,Chile", "line 2: the country 'Chile' is unknown: write three capitals"),
    ("actor,A,,,,,,XXX", "line 2: the sector 'XXX' is unknown: write one of AGR"),
    ("actor,A,,,,,,,42", "line 2: the wikidata '42' is unknown: write Q and digits"),
    ("same,A,B,,Ann", "line 2: what is known of the actor stands in a row of its own"),
    ("same,A,B,,,,,,,n,more", "line 2: the row has 11 fields and the heading 10"),
    ('same,"A', "line 2: unexpected end of data"),
    ("same,A,B\nsame,B,A", "are each the other: leave one of the rows out"),
    ("same,A,B\nsame,B,C\nsame,C,A", "are each the other: leave one of the rows out"),
    ("same,A,C\nsame,B,C", "line 3: C is A by who.csv, line 2, and B here"),
    ("same,A,B\nsame,B,C\napart,A,C", "line 4: A and C are the same by another row"),
    ("actor,A,,,,,CHL\nactor,A,,,,,PER", "line 3: A is CHL by who.csv, line 2, and PER here"),
]


@pytest.mark.parametrize(("rows", "told"), WRONG)
def test_a_wrong_row_is_told_with_its_line(rows: str, told: str, tmp_path: Path) -> None:
    """And what to write instead."""
    with pytest.raises(LexiconError) as raised:
        read_statements([file(tmp_path, rows)])
    assert told in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"rule\n", b"name,id\nx,y\n", b"rule,actor,rule\n",
                                     b"rule,actor,who\n", b"\x00" * 99])  # fmt: skip
def test_a_file_that_is_none_is_refused(content: bytes, tmp_path: Path) -> None:
    """Whatever is in it."""
    (tmp_path / "who.csv").write_bytes(content)
    with pytest.raises(LexiconError, match=r"who\.csv"):
        read_statements([tmp_path / "who.csv"])
    with pytest.raises(LexiconError, match="No such file"):
        read_statements([tmp_path / "none.csv"])


def test_names_that_several_have_are_refused_with_their_ids(tmp_path: Path) -> None:
    """An actor that a row means must be one."""
    told = [Told("a", "Ana Vesta", "CHL"), Told("b", "Ana Vesta", "PER"), Told("c", "Kanz")]
    with pytest.raises(LexiconError, match=r"'Ana Vesta' may be Ana_Vesta_\(CHL\), Ana_Vesta_\(PER\)"):
        obeyed(tmp_path, "same,Ana Vesta,Kanz", told=told)


@pytest.mark.untraced
def test_a_long_chain_and_a_crowd_take_no_time(tmp_path: Path) -> None:
    """Ten thousand rows that lead from one to the next, four thousand people of one name."""
    rows = [f"same,A{n},A{n + 1}" for n in range(10_000)]
    assert read_statements([file(tmp_path, *rows)]).root("A9999") == "A0"
    crowd = [
        Told(f"d{n}", f"Ana{chr(97 + n % 26)} Vestarro", "CHL", year=1900 + n % 120) for n in range(4_000)
    ]
    graph, _ = joined(crowd)
    assert len(graph.documents) == 4_000


# --- what is told of it --------------------------------------------------------------------------------


def test_reasons_are_written_and_read_again(tmp_path: Path) -> None:
    """From actors.jsonl, by ``kg.open_graph``."""
    graph, _ = obeyed(tmp_path, "same,Ana_López,López,b")
    assert lines.read_identities(lines.actor_lines(graph)) == graph.identities
    package.Graph.made(graph, package.Run()).write(tmp_path / "out")
    assert package.open_graph(tmp_path / "out").identities == graph.identities
    page = written.unpacked((tmp_path / "out" / "graph.html").read_text(encoding="utf-8"))
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    network = (tmp_path / "out" / "graph.gexf").read_text(encoding="utf-8")
    for text in (page, turtle):
        assert "the same by your file (who.csv, line 2)" in text
    assert f"pez.{document_mark('b')}" in network


def test_why_says_it_in_words() -> None:
    """Names, documents, reasons, and who is kept apart; nothing of nobody."""
    graph, _ = joined([*CASES["two countries and neither"][0], Told("d", "Ana Vesta", "CHL")])
    assert why(graph, "Ana_Vesta_(CHL)", LISTS) == [
        "Ana_Vesta_(CHL): Ana Vesta, person, CHL, in 2 documents",
        "  a: “Ana Vesta”: the same full name, and nothing against it",
        "  d: “Ana Vesta”: the same full name, and nothing against it",
        f"  not Ana_Vesta.{document_mark('c')}: the same name, and it is not told which of them it is",
        "  not Ana_Vesta_(PER): the same name, but another country",
    ]
    assert len([line for line in why(graph, "ana vesta", LISTS) if not line.startswith(" ")]) == 3
    assert why(graph, "Nobody", LISTS) == []
    assert notes(graph)["Ana_Vesta_(PER)"] == ("not Ana_Vesta_(CHL): the same name, but another country",)


def suggested(rows: Iterable[Told]) -> list[tuple[str, str, str, int]]:
    """Rows and how many facts they would change."""
    graph, _ = joined(list(rows))
    return [(each.row.rule, each.row.actor, each.row.other, each.facts) for each in doubts(graph, LISTS)]


def test_what_is_doubtful() -> None:
    """Surnames, near names, namesakes, people of no country; the weightiest first."""
    surname = [Told(name, "Vestarro") for name in "abc"]
    assert suggested([*surname, Told("d", "Ana Vestarro", "CHL")]) == [
        ("same", "Ana_Vestarro", "Vestarro", 3)
    ]
    assert suggested(surname) == [("same", "Vestarro", "Vestarro", 3)]
    assert ("same", "Sergey_Lavrov", "Lavrov", 1) in suggested([Told("a", "Lavrov", "RUS")])
    assert ("same", "Jan_Kovac", "Jana_Kovac", 1) in suggested(
        [Told("a", "Jan Kovac", "SVK"), Told("b", "Jana Kovac", "SVK"), Told("c", "Jan Kovac")]
    )
    assert ("same", "Ana_Vesta_(PER)", "Ana_Vesta_(CHL)", 1) in suggested(CASES["two countries"][0])
    assert suggested(Told(name, "Ana Vesta") for name in "abc") == [("actor", "Ana_Vesta", "", 3)]


def test_what_the_user_keeps_apart_is_no_doubt(tmp_path: Path) -> None:
    """It isn't proposed again."""
    rows = [Told("a", "Jan Kovac", "SVK"), Told("b", "Jana Kovac", "SVK")]
    graph, _ = obeyed(tmp_path, "apart,Jan_Kovac,Jana_Kovac", told=rows)
    assert doubts(joined(rows)[0], LISTS) and not doubts(graph, LISTS)


# --- stores and the command line ---------------------------------------------------------------------


def test_a_store_takes_over_another_file(tmp_path: Path) -> None:
    """Building again with other rows gives the new graph, in the store too."""
    plain, _ = joined(LOPEZ)
    merged, _ = obeyed(tmp_path, "same,Ana_López,López")
    where = tmp_path / "store"
    stores.append(plain, where)
    change = stores.append(merged, where)
    assert set(change.replaced) == {"b", "c"}
    assert groups(package.open_graph(where)) == groups(merged)
    stores.append(plain, where)
    assert groups(package.open_graph(where)) == groups(plain)


@pytest.mark.parametrize("seed", range(4))
def test_a_store_that_grows_joins_full_names_as_one_build_does(seed: int, tmp_path: Path) -> None:
    """Document by document, in any order, where nothing is in doubt."""
    rows = [
        Told("a", "Ana Vesta", "CHL"),
        Told("b", "Ana Vesta"),
        Told("c", "Vestarro"),
        Told("d", "Vestarro"),
    ]
    for row in random.Random(seed).sample(rows, len(rows)):
        stores.append(joined([row])[0], tmp_path / "store")
    assert groups(package.open_graph(tmp_path / "store")) == groups(joined(rows)[0])


PAGE = (Path(__file__).resolve().parent.parent / "docs" / "identity.md").read_text(encoding="utf-8")


def block(language: str) -> list[str]:
    """The blocks of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.model
def test_the_example_of_the_page(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command prints what the page has below it; of kg build it leaves the summary out."""
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text(*block("jsonl"), encoding="utf-8")
    Path("who.csv").write_text(*block("csv"), encoding="utf-8")
    for each in block("console"):
        for told in each.split("$ ")[1:]:
            command, _, answer = told.partition("\n")
            done = kg(*shlex.split(command)[1:])
            assert done.returncode == 0, done.stderr
            assert done.stdout == answer or "build" in command


@pytest.mark.model
def test_at_the_command_line(kg: Kg, tmp_path: Path) -> None:
    """Built, asked, overruled, built again; recorded in the manifest; a wrong file is one sentence."""
    news = tmp_path / "in.jsonl"
    news.write_text(
        '{"id": "a", "published": "2031-05-10", "text": "Chilean Foreign Minister Ana Vestarro met Iranian officials in Tehran on Monday."}\n'
        '{"id": "b", "published": "2031-05-11", "text": "Chilean Foreign Minister Vestarro criticised Russia on Tuesday."}\n'
        '{"id": "c", "published": "2031-05-12", "text": "Mr Vestarro condemned Iran on Wednesday. Vestarro met Iranian officials."}\n',
        encoding="utf-8",
    )
    out = tmp_path / "out"
    assert kg("build", news, "-o", out, "-q").returncode == 0
    told = kg("lexicon", "why", "Ana_Vestarro", out)
    assert "b: “Vestarro”: the same surname, country and office as Ana_Vestarro" in told.stdout
    rows = list(csv.DictReader(kg("lexicon", "suggest", out).stdout.splitlines()))
    assert list(rows[0].values())[:3] == ["same", "Ana_Vestarro", "Vestarro"]
    mine = file(tmp_path, "same,Ana_Vestarro,Vestarro", "same,Ana_Vestarro,Ghost")
    assert kg("lexicon", "check", mine, "--no-examples").returncode == 0
    done = kg("build", news, "-o", out, "-q", "--identities", mine)
    assert done.returncode == 0 and "unmet    who.csv, line 3: nobody is called Ghost" in done.stdout
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["options"]["identities"] == ["who.csv"] == [each["name"] for each in manifest["lists"]]
    assert (
        "c: “Vestarro”: the same by your file (who.csv, line 2)"
        in kg("lexicon", "why", "Ana_Vestarro", out).stdout
    )
    assert kg("lexicon", "why", "Ghost", out).returncode == 1
    wrong = kg("build", news, "-o", out, "--identities", file(tmp_path, "sane,A,B", name="wrong.csv"))
    assert wrong.returncode == 2 and "wrong.csv, line 2: the rule 'sane' is unknown" in wrong.stderr

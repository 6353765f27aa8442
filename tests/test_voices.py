"""Whose words a document is: sources, titles, writers; and joint statements whose states change places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from stored import stored

from kg.actors.discourse import Scene
from kg.actors.headings import introduced, writer
from kg.actors.issuers import issued_by
from kg.actors.posts import own_bodies, post
from kg.lexicon import Gazetteer, load_gazetteer
from kg.model import Document, Event
from kg.pipeline import interpret
from kg.words import Parse, Sentence, Word

STATEMENT = (
    "The declaration below was issued in Oslo by Norway, Sweden and Denmark. We condemn the seizure of the tanker by "
    "Iran and ask for the release of our sailors."
)
SIDES = {"Norway": "Peru", "Sweden": "Ghana", "Denmark": "Laos", "Iran": "Canada", "Oslo": "Lima"}
TITLE = "Letter From Chancellor Erhard to President Johnson"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def scene(gazetteer: Gazetteer, title: str, source: str = "", day: date | None = None) -> Scene:
    """The working state of a document of which only the title is known."""
    issuer = issued_by(gazetteer, source)
    empty = Parse(Document("d", "", title, day, source), (), ())
    return Scene(empty, gazetteer, (), (), day, home=issuer.country if issuer is not None else None)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("US Department of State", "United States"),
        ("White House press briefing", "United States"),
        ("Ministry of Foreign Affairs of Japan", "Japan"),
        ("Embassy of Chile", "Chile"),
        ("Kremlin", "Russia"),
        ("Foreign Relations of the United States", "United States"),
        ("NATO", "NATO"),
        ("European Union", "European Union"),
        ("Moscow Times", None),
        ("The Times of India", None),
        ("English Wikinews", None),
        ("Korea Herald", None),
        ("Kyiv Independent", None),
        ("Japan Today", None),
        ("BBC News", None),
        ("", None),
    ],
)
def test_whose_organ_a_source_is(gazetteer: Gazetteer, source: str, name: str | None) -> None:
    """A ministry is its state's; a newspaper with a country in its name is nobody's."""
    issuer = issued_by(gazetteer, source)
    assert (issuer.name if issuer is not None else None) == name


@pytest.mark.parametrize(
    ("title", "people"),
    [
        ("Press Briefing by Press Secretary Ana Fairweather, 10/17/13", [("Ana Fairweather", "USA")]),
        ("Secretary Ana Fairweather and Kenyan Foreign Minister Jo Otieno Before Their Meeting", [("Ana Fairweather", "USA"), ("Jo Otieno", "KEN")]),
        ("Congratulations to Peru’s President-Elect Ana Fairweather", [("Ana Fairweather", "PER")]),
        ("Deputy Press Secretary Ana Fairweather en route Lagos", [("Ana Fairweather", "USA")]),
        ("Call with Foreign Minister Ana Fairweather Otieno’s Delegation", [("Ana Fairweather Otieno", "USA")]),
        ("Foreign Minister Ana Fairweather Speaks", []),
        ("Secretary Fairweather Co-Hosts a Meeting", []),
        ("Special Representative for the Republic of Korea Kim Meets Director General Mori", []),
        ("Remarks at the State Department", []),
    ],
)  # fmt: skip
def test_a_title_introduces_people(gazetteer: Gazetteer, title: str, people: list[tuple[str, str]]) -> None:
    """With the country before their titles, else that of the source."""
    found = introduced(scene(gazetteer, title, "US Department of State", date(2013, 10, 17)))
    assert [(each.actor.name, each.actor.country) for each in found] == people


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (TITLE, "Ludwig Erhard"),
        ("267. Letter From the Secretary of State (Rusk) to Senator Clair Engle", "Dean Rusk"),
        ("The Ambassador in Thailand ( Stanhope ) to the Secretary of State", "Stanhope"),
        ("Diary Entry by the Ambassador to Vietnam (Fairweather)", "Fairweather"),
        ("147. Telegram From the Embassy in India to the Department of State", "US ambassador"),
        ("Telegram From the Department of State to the Embassy in India", None),
        ("Telegram From the CIA Station in Saigon to Director Helms", None),
        ("Memorandum of a Conversation Between the Polish Ambassador (Spasowski) and Mr. Dillon", None),
        ("Letter From Chancellor Dinkelbauer to President Johnson", None),
        ("Editorial Note", None),
    ],
)
def test_who_wrote_a_letter(gazetteer: Gazetteer, title: str, name: str | None) -> None:
    """The person after "from", the name in brackets, else the ambassador of an embassy."""
    who = writer(scene(gazetteer, title, "Foreign Relations of the United States", date(1966, 7, 5)))
    assert (who.name if who is not None else None) == name


def swapped(parse: Parse, names: dict[str, str]) -> Parse:
    """The same parse with other names in it."""
    words: list[Word] = []
    text, end = "", 0
    for word in parse.words:
        text += parse.text[end : word.start]
        new = names.get(word.text, word.text)
        lemma = new if new != word.text else word.lemma
        words.append(Word(word.i, new, new.lower(), lemma, word.pos, word.form, word.relation, word.entity, len(text), len(text) + len(new), word.space, word.sentence))  # fmt: skip
        text, end = text + new, word.end
    for word, old in zip(words, parse.words, strict=True):
        word.head = words[old.head.i]
        word.children = [words[child.i] for child in old.children]
    parts = [[words[word.i] for word in sentence.words] for sentence in parse.sentences]
    sentences = (Sentence(n, tuple(part), part[0].start, part[-1].end) for n, part in enumerate(parts))
    return Parse(replace(parse.document, text=text + parse.text[end:]), tuple(words), tuple(sentences))


def told(parse: Parse, gazetteer: Gazetteer) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Type and sides of all events."""
    events = (fact for fact in interpret(parse, gazetteer).facts if isinstance(fact, Event))
    return {(e.type, tuple(a.name for a in e.source), tuple(a.name for a in e.target)) for e in events}


def test_other_states_in_a_joint_statement_change_the_facts_and_nothing_else(gazetteer: Gazetteer) -> None:
    """Whoever issues it, it is all of them who condemn."""
    before = told(stored(STATEMENT), gazetteer)
    after = told(swapped(stored(STATEMENT), SIDES), gazetteer)
    assert ("ACCUSE", ("Norway", "Sweden", "Denmark"), ("Iran",)) in before
    assert after == {
        (kind, tuple(SIDES[a] for a in source), tuple(SIDES[a] for a in target))
        for kind, source, target in before
    }


def test_states_that_change_places_change_sides(gazetteer: Gazetteer) -> None:
    """The one that was condemned condemns."""
    after = told(swapped(stored(STATEMENT), {"Iran": "Norway", "Norway": "Iran"}), gazetteer)
    assert ("ACCUSE", ("Iran", "Sweden", "Denmark"), ("Norway",)) in after


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("119. Telegram From the Embassy in Burma to the Department of State", "MMR"),
        ("Telegram From the Department of State to the Embassy in the United Kingdom", "GBR"),
        ("The Ambassador in Thailand (Stanton) to the Secretary of State", "THA"),
        ("Memorandum of a Conversation, Department of State, Washington", None),
        ("Telegram From the Department of State to the Embassies in France and Chile", None),
        ("Editorial Note", None),
    ],
)
def test_where_an_embassy_is(gazetteer: Gazetteer, title: str, country: str | None) -> None:
    """Its title tells; in other texts "the Embassy" is nobody known."""
    found = scene(gazetteer, title, "Foreign Relations of the United States", date(1956, 3, 28))
    found.post = post(found)
    bodies = {noun: body.name for noun, body in own_bodies(found).items()}
    telegram = {"department": "United States Department of State", "embassy": "US embassy"}
    assert (found.post, bodies) == (country, telegram if country else {})


def test_a_telegram_from_nowhere(gazetteer: Gazetteer) -> None:
    """Whose embassy writes is told by the file's source alone."""
    assert post(scene(gazetteer, "Telegram From the Embassy in Burma to the Foreign Ministry")) is None

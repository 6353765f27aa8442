"""The grammar of families: what is legal loads, what is not is refused with file, line and cure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import LexiconError
from kg.lexicon import precedence, schema
from kg.lexicon.families import Source
from kg.lexicon.frames import built_in, disagreements, load_frames, read_lexicon
from kg.lexicon.spellings import spellings
from kg.plover import TYPES

GOOD = """
[classes]
mascots = "mascot emblem"

[frobnicate]
verbs = "frobnicate de-frobnicate"
nouns = "frobnication"
reading = "ACCUSE"
mode = "disapprove"
readings = [
  { when = "object:actor for:any", target = "object" },
  { when = "object:@mascots", target = "owner of inside" },
]
examples = ["Iran frobnicated Iraq for its raids. -> ACCUSE/disapprove Iran -> Iraq"]
"""


def problems(text: str) -> list[str]:
    """What is wrong with a file of families of this text."""
    ours = built_in()
    found = read_lexicon([Source.of("own.toml", text)], ours)
    return [*found.problems, *disagreements(found)]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_good_family_has_no_problems() -> None:
    assert problems(GOOD) == []


def test_a_family_gives_its_words_readings(own: Path) -> None:
    """Verbs, nouns with the slots of their type, every spelling, classes of one's own."""
    frames = load_frames([own])
    first, second = frames.verbs["frobnicate"]
    assert first.rule == "verb:frobnicate[object:actor for:any]" and first.target == ("object",)
    assert second.mode == "disapprove" and second.family == "frobnicate" and second.where == f"{own}:12"
    assert [r.outcome for r in frames.verbs["defrobnicate"]] == [first.outcome, second.outcome]
    (noun,) = frames.nouns["frobnication"]
    assert noun.target == TYPES["ACCUSE"].noun_targets and not noun.when
    assert frames.classes["mascot"] == {"mascots"}
    assert "frobnicate" not in load_frames().verbs


def test_own_families_go_before_ours(own: Path) -> None:
    """Whatever their conditions; where they do not hold, ours are tried."""
    own.write_text('[mine]\nverbs = "condemn"\nreading = "praise"\n', encoding="utf-8")
    mine, *ours = load_frames([own]).verbs["condemn"]
    assert mine.family == "mine" and tuple(ours) == load_frames().verbs["condemn"]


def test_order_of_files_and_lines_does_not_matter(tmp_path: Path) -> None:
    """What a word means is computed, never where it stands."""
    one, other = tmp_path / "a.toml", tmp_path / "b.toml"
    one.write_text('[bare]\nverbs = "zap"\nreading = "ASSAULT"\n')
    other.write_text('[full]\nverbs = "zap"\nwhen = "object:@troops on:any"\nreading = "MOBILIZE"\n')
    both = load_frames([one, other]).verbs["zap"]
    assert both == load_frames([other, one]).verbs["zap"]
    assert [reading.family for reading in both] == ["full", "bare"]


# ------------------------------------------------------------------ what is refused

FAMILY = '[zap]\nverbs = "zap"\nreading = "ACCUSE"\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[zap]\nverbs = "zap"\nreading = "ACUSE"', 3, "the reading 'ACUSE' is unknown: write 'ACCUSE'"),
        (FAMILY + 'target = "objekt"', 4, "the slot 'objekt' is unknown: write 'object'"),
        (FAMILY + 'when = "infinitve"', 4, "the condition 'infinitve' is unknown: write 'infinitive'"),
        (FAMILY + 'when = "object:@troopz"', 4, "the class '@troopz' is unknown: write '@troops'"),
        (FAMILY + 'when = "objct:actor"', 4, "the place 'objct' in 'objct:actor' is unknown: write 'object'"),
        ('[zap]\nverbs = "zap"\nreading = "CONSULT"\nmode = "visitt"', 4, "is none of CONSULT: write 'visit'"),
        (FAMILY + 'flags = "recipocal"', 4, "the flag 'recipocal' is unknown: write 'reciprocal'"),
        ('[zap]\nverbs = "zap"', 1, 'a reading says nothing: write reading = "..."'),
        ('[zap]\nreading = "ACCUSE"', 1, "the family 'zap' has no words"),
        (FAMILY + 'sauce = "subject"', 4, "the key 'sauce' is unknown: write 'source'"),
        ('[zap]\nverbs = "zap zap"\nreading = "ACCUSE"', 2, "the word 'zap' is there twice: take one out"),
        (FAMILY + 'when = "object:@troops|army"', 4, "mixes words, classes and types"),
        (FAMILY + 'when = "object:"', 4, "names no value: write one after the colon"),
        # and of our own invention
        (FAMILY + 'when = "object:actr"', 4, "looks misspelt: write 'actor'"),
        (FAMILY + 'when = "object:=ASAULT"', 4, "the event type 'ASAULT' is unknown: write 'ASSAULT'"),
        (FAMILY + 'when = "object:actor object:none"', 4, "'object' has two conditions"),
        (FAMILY + 'when = "agaisnt:any"', 4, "write 'against'"),
        (FAMILY + 'target = "deep"', 4, "'deep' looks into an operand, and there is none"),
        (FAMILY + 'target = "object object"', 4, "the slot 'object' is there twice"),
        (FAMILY + 'target = "none object"', 4, "'none' stands beside other slots"),
        (FAMILY + 'mode = "visit"', 4, "the mode 'visit' is none of ACCUSE"),
        ('[zap]\nverbs = "zap"\nreading = "AID"\nmode = "visit"', 4, "AID has no modes"),
        ('[zap]\nverbs = "Zap"\nreading = "ACCUSE"', 2, "the word 'Zap' is no lemma"),
        ('[zap]\nverbs = "zap,zip"\nreading = "ACCUSE"', 2, "the word 'zap,zip' is no lemma"),
        ('[zap]\nverbs = ["zap"]\nreading = "ACCUSE"', 2, "'verbs' is no text"),
        ('[zap]\nverbs = "zap"\nreadings = "ACCUSE"', 3, "'readings' is no list"),
        ('[zap]\nnouns = "zap"\nreading = "ACCUSE"\nwhen = "passive"', 4, "'passive' is no condition on a noun"),
        (FAMILY + 'noun_readings = [{ reading = "ACCUSE" }]', 4, "speaks of nouns, and the family has none"),
        (FAMILY + 'before = "condem"', 4, "'before' names 'condem', which is no family"),
        (FAMILY + 'before = "condemn"', 4, "'before' names 'condemn', which is ours: leave it out"),
        (FAMILY + "examples = [1]", 4, "'examples' is no list"),
        ('[Zap]\nverbs = "zap"\nreading = "ACCUSE"', 1, "'Zap' is no name for a family"),
        ('verbs = "zap"\nreading = "ACCUSE"', 1, "'verbs' stands outside any family"),
        (FAMILY + 'source = "own"', 4, "the slot 'own' is unknown"),
        (FAMILY + 'when = "that"\nreadings = [{ when = "object:any" }]', 4, "'when' stands beside 'readings'"),
        (f"[{FAMILY.replace(']', ']]', 1)}", 1, "'zap' is no list of families: write [zap], in one bracket"),
        ("classes = 3\n" + FAMILY, 1, "'classes' is no table: write [classes]"),
        ('[classes]\n"a b" = "boat"\n' + FAMILY, 2, "'a b' is no name for a class"),
        (FAMILY + 'examples = [\n  "A zapped B. => ACCUSE A -> B",\n]', 5, "of [zap] has no fact: write"),
        (FAMILY + 'examples = ["A zapped B. -> ACCUSE A -> B [denyed]"]', 4, "of [zap] has no fact: write"),
        (FAMILY + 'examples = ["A zapped B. -> ACCUSE/visit A -> B"]', 4, "of [zap] has no fact: write"),
        ('[zap]\nverbs = "zap"\nreadings = [\n  { when = "that", reding = "ACCUSE" },\n]', 4, "write 'reading'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused(text: str, line: int, said: str, own: Path) -> None:
    """With the file, the line, what is wrong, and what to write instead."""
    own.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        load_frames([own])
    message = str(error.value)
    assert re.match(rf"{re.escape(str(own))}:{line}: ", message) and said in message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[zap\nverbs = "zap"', "own.toml:1 is no TOML"),
        ('[zap]\nverbs = "zap"\nverbs = "zip"', "own.toml:3 is no TOML"),
        (FAMILY + FAMILY, "own.toml:4 is no TOML"),
        ('[zap]\nverbs = "zap', "own.toml:2 is no TOML"),
        ("x = " + "[" * 50_000, "own.toml holds no families: see docs/lexicon.md"),
        ("x = " + "9" * 50_000, "own.toml holds no families: see docs/lexicon.md"),
    ],
    ids=["bracket", "key", "family", "text", "deep", "digits"],
)
def test_what_is_no_toml_is_refused(text: str, said: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(said)):
        problems(text)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        load_frames([tmp_path / "none.toml"])
    (tmp_path / "latin.toml").write_bytes("[zap]\nverbs = 'caf\xe9'".encode("latin-1"))
    with pytest.raises(LexiconError, match="not in UTF-8"):
        load_frames([tmp_path / "latin.toml"])


def test_two_readings_that_nobody_can_choose_between_are_refused() -> None:
    """Unless they make the same of it, no noun fits both, or one says that it goes first."""
    one = '[one]\nverbs = "zap"\nwhen = "object:tank|gun"\nreading = "ASSAULT"\n{}'
    other = '[other]\nverbs = "zap"\nwhen = "object:{}"\nreading = "{}"\n'
    (told,) = problems(one.format("") + other.format("tank", "MOBILIZE"))
    assert told.startswith("own.toml:7: 'zap' means something else in own.toml:3 (one)")
    assert 'before = "one" in [other]' in told
    assert problems(one.format("") + other.format("ship", "MOBILIZE")) == []
    assert problems(one.format("") + other.format("tank", "ASSAULT")) == []
    assert problems(one.format('before = "other"\n') + other.format("tank", "MOBILIZE")) == []
    (both,) = problems(
        one.format('before = "other"\n') + other.format("tank", "ASSAULT") + 'before = "one"\n'
    )[:1]
    assert "each go before the other" in both


def test_no_two_of_our_readings_are_tied() -> None:
    lexicon = built_in()
    assert lexicon.problems == () and disagreements(lexicon) == []


# ------------------------------------------------------------------ properties

LEGAL_KEYS = st.sampled_from(["when", "source", "target", "mode", "flags", "reading"])
TEXT = st.text("abcdefgh:@|=_ -", min_size=1, max_size=14)


@given(key=LEGAL_KEYS, value=TEXT)
@settings(max_examples=300)
def test_whatever_is_written_is_read_or_refused(key: str, value: str) -> None:
    """A cell of any text gives a problem with file and line, or legal readings: never a crash, never silence."""
    cells = {"reading": "ACCUSE", key: value}
    text = '[zap]\nverbs = "zap"\n' + "".join(f'{name} = "{cell}"\n' for name, cell in cells.items())
    lexicon = read_lexicon([Source.of("own.toml", text)], built_in())
    assert all(re.match(r"own\.toml:\d: .+: .+", problem) for problem in lexicon.problems)
    for family in lexicon.families:
        for _, reading in family.readings():
            assert reading.reading in schema.READINGS
            assert set(reading.source) | set(reading.target) <= schema.SLOTS
            assert reading.flags <= set(schema.FLAGS)
            assert not reading.mode or reading.mode in TYPES[reading.reading].modes
            assert all(each.slot in schema.PLACES or each.kind in schema.CLAUSES for each in reading.when)


@given(place=st.sampled_from(sorted(schema.PLACES)), at=st.integers(0, 20), letter=st.sampled_from("qxz"))
def test_a_misspelt_place_never_passes(place: str, at: int, letter: str) -> None:
    at %= len(place) + 1
    wrong = place[:at] + letter + place[at:]
    assert list(schema.bad_conditions(f"{wrong}:actor", (), "verb"))


@given(st.permutations(load_frames().verbs["withdraw"]))
@settings(max_examples=30)
def test_precedence_is_computed(readings: list[schema.Reading]) -> None:
    """Readings come out in one order, whatever order they are given in."""
    before = {family.name: frozenset(family.before) for family in load_frames().families if family.before}
    assert precedence.ordered(readings, before) == load_frames().verbs["withdraw"]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("object:actor for:any", "object:treaty"),
        ("object:treaty", "object:@agreement"),
        ("object:@agreement", "object:=AGREE"),
        ("object:=AGREE", "object:actor"),
        ("object:actor", "object:any"),
        ("infinitive", "object:actor"),
        ("object:any", "with:any"),
        ("object:any", ""),
    ],
)  # fmt: skip
def test_what_says_more_goes_first(more: str, less: str) -> None:
    text = "".join(
        f'[{name}]\nverbs = "zap"\nwhen = "{when}"\nreading = "{kind}"\n'
        for name, when, kind in (("b-more", more, "AID"), ("a-less", less, "ASSAULT"))
    )
    found = read_lexicon([Source.of("own.toml", text)], built_in())
    assert found.problems == ()
    readings = [reading for family in found.families for _, reading in family.readings()]
    assert [reading.family for reading in precedence.ordered(readings, {})] == ["b-more", "a-less"]


# ------------------------------------------------------------------ spellings


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("criticize", "criticise"), ("mobilization", "mobilisation"), ("paralyze", "paralyse"), ("honor", "honour"),
        ("labor strike", "labour strike"), ("defense pact", "defence pact"), ("cease-fire", "ceasefire"),
        ("fulfill", "fulfil"), ("stage", "stag"), ("nuclear program", "nuclear programme"),
        ("defense co-operation", "defence cooperation"),
    ],
)  # fmt: skip
def test_one_spelling_is_written_and_all_are_known(word: str, other: str) -> None:
    assert other in spellings(word) and spellings(word)[0] == word


@pytest.mark.parametrize(("word", "other"), [("size", "sise"), ("stag", "stage"), ("for", "four")])
def test_no_word_becomes_another(word: str, other: str) -> None:
    assert other not in spellings(word)

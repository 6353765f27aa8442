"""A user's own families: what docs/lexicon.md promises, at the shell, in Python, in the manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Done
from parses import make_parse

import kg as package
from kg import pipeline
from kg.errors import LexiconError, OptionError
from kg.lexicon import load_frames, load_gazetteer
from kg.lexicon.frames import disagreements, read_own

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "lexicon.md").read_text(encoding="utf-8")
FAMILIES = re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
SIDELINED = """
Serbia PROPN NNP nsubj 2 GPE Serbia
sidelined VERB VBD ROOT 0 _ sideline
Kosovo PROPN NNP dobj 2 GPE Kosovo
. PUNCT . punct 2
"""

Kg = Callable[..., Done]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """The families of the page in one file."""
    path = tmp_path / "mine.toml"
    path.write_text("\n".join(FAMILIES), encoding="utf-8")
    return path


def test_the_families_of_the_page_are_in_order(mine: Path) -> None:
    """And none of their words is in our lexicon yet: the page is about words that are missing."""
    own = read_own([mine])
    assert own.problems == () and disagreements(own) == []
    assert [family.name for family in own.families] == ["blindside", "mothball", "sideline"]
    ours = load_frames()
    missing = [word for family in own.families for word in family.words["verb"] if word in ours.verbs]
    assert missing in ([], ["mothball"])


def test_a_family_of_ones_own_reads_a_sentence(mine: Path) -> None:
    """Without it there is no event, with it there is; nothing is remembered from one call to the next."""
    parse = make_parse(SIDELINED)
    assert pipeline.interpret(parse, load_gazetteer()).facts == ()
    (fact,) = pipeline.interpret(parse, load_gazetteer(), frames=load_frames([mine])).facts
    assert (fact.type, fact.source[0].name, fact.target[0].name) == ("REJECT", "Serbia", "Kosovo")
    assert pipeline.interpret(parse, load_gazetteer()).facts == ()


@pytest.mark.model
def test_the_examples_of_the_page_come_out(mine: Path, kg: Kg) -> None:
    done = kg("lexicon", "check", mine)
    assert (done.returncode, done.stdout) == (0, "nothing is wrong with the lists\n")


@pytest.mark.model
def test_an_example_that_does_not_come_out_is_told(mine: Path, kg: Kg) -> None:
    """With what comes out instead."""
    text = FAMILIES[0].replace("-> REJECT Serbia -> Kosovo", "-> REJECT Kosovo -> Serbia")
    mine.write_text(text, encoding="utf-8")
    done = kg("lexicon", "check", mine)
    assert done.returncode == 1
    assert done.stdout.endswith(
        "of [sideline] should tell REJECT Kosovo -> Serbia, and tells REJECT Serbia -> Kosovo\n"
    )


def test_check_tells_every_mistake(tmp_path: Path, kg: Kg) -> None:
    """One a line, with its place; status 1.  The commands that read stop at the first, status 2."""
    path = tmp_path / "mine.toml"
    path.write_text(FAMILIES[0].replace("REJECT", "REJECTT", 1).replace("object:actor", "objct:actor"))
    done = kg("lexicon", "check", path, "--no-examples")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{path}:4: the reading 'REJECTT' is unknown: write 'REJECT'",
        f"{path}:5: the place 'objct' in 'objct:actor' is unknown: write 'object'",
    ]
    with pytest.raises(LexiconError, match=r"mine.toml:4: .* \(and 1 more: kg lexicon check lists them\)"):
        load_frames([path])


def test_show_prints_families(mine: Path, kg: Kg) -> None:
    """By name, by word; the counts without either."""
    assert kg("lexicon", "show", "sideline", "--frames", mine).stdout.endswith(FAMILIES[0])
    done = kg("lexicon", "show", "decry")
    assert "[condemn]" in done.stdout and "examples = [" in done.stdout and "accusations.toml:" in done.stdout
    missing = kg("lexicon", "show", "sideline")
    assert missing.returncode == 1 and "no family has 'sideline'" in missing.stderr
    assert re.search(r"families +[\d,]+\n", kg("lexicon", "show").stdout)


@pytest.mark.model
def test_build_extract_and_explain_take_families(mine: Path, tmp_path: Path, kg: Kg) -> None:
    """The manifest has their name and digest."""
    text = "Serbia sidelined Kosovo."
    assert '"REJECT"' in kg("extract", "-", "--frames", mine, input=text).stdout
    assert "REJECT Serbia -> Kosovo" in kg("explain", text, "--frames", mine).stdout
    assert "REJECT" not in kg("explain", text).stdout
    assert kg("build", "-", "-o", tmp_path / "out", "--frames", mine, "-q", input=text).returncode == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["options"]["frames"] == ["mine.toml"]
    assert [(each["name"], len(each["sha256"])) for each in manifest["lists"]] == [("mine.toml", 64)]


@pytest.mark.model
def test_python_takes_families(mine: Path) -> None:
    document = package.Document("a", "Serbia sidelined Kosovo.")
    (reading,) = package.read([document], frames=mine)
    assert [fact.type for fact in reading.facts] == ["REJECT"]
    assert [event.type for event in package.build([document], frames=[mine]).events] == ["REJECT"]
    assert "REJECT" in package.explain(document.text, frames=mine)


def test_another_engine_has_no_use_for_families(mine: Path) -> None:
    def engine(documents: object) -> list[object]:
        return []

    with pytest.raises(OptionError, match="frames are for the engine of kg"):
        list(package.read([], frames=mine, engine=engine))


@pytest.mark.model
def test_a_wrong_file_is_one_sentence(tmp_path: Path, kg: Kg) -> None:
    """Status 2, and nothing is written."""
    done = kg(
        "build", "-", "-o", tmp_path / "out", "--frames", tmp_path / "none.toml", input="Iran met Iraq."
    )
    assert done.returncode == 2 and "none.toml cannot be read" in done.stderr
    assert not (tmp_path / "out" / "manifest.json").exists()

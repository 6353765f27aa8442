"""How many clauses that are read as an event come to nothing, because nobody is known to do it.

    python benchmarks/sources.py ../shared/bench/corpus/docs.jsonl [--but "White House"] [--show 40] [--words]

For each ``source`` of the documents: clauses read as an event, and how many of them are dropped for want of a
source.  "[no]" counts those that have a subject which stands for nobody; the others have none.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from kg.lexicon import load_gazetteer
from kg.pipeline import Reading, Rules
from kg.syntax import load_language
from kg.texts import read_documents
from kg.words import Word

_DROPPED = "nobody is known to do it"
_SEED = 12
"""Another sample for another seed, the same one each time."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A clause that is read as an event of nobody."""

    type: str
    trigger: Word
    subject: Word | None
    sentence: str


def told(reading: Reading) -> int:
    """How many clauses of a document are events."""
    assert reading.account is not None
    verbs = {(word.start, word.end) for word in _verbs(reading)}
    return len({e.trigger for e in reading.account.events if (e.trigger.start, e.trigger.end) in verbs})


def _verbs(reading: Reading) -> Iterator[Word]:
    assert reading.parse is not None and reading.account is not None
    predications = reading.account.told.predications.values()
    return (each.word for each in predications if each.form != "noun")


def dropped(reading: Reading) -> Iterator[Dropped]:
    """The clauses of a document that are dropped for want of a source."""
    assert reading.parse is not None and reading.account is not None
    verbs = {word.i for word in _verbs(reading)}
    seen: set[int] = set()
    for left in reading.account.left_out:
        word = left.trigger
        if left.steps[-1].rule != _DROPPED or word.i not in verbs or word.i in seen:
            continue
        seen.add(word.i)
        sentence = reading.parse.sentences[word.sentence]
        subject = reading.account.told.predications[word.i].at("subject")
        yield Dropped(
            left.type, word, subject, " ".join(reading.parse.text[sentence.start : sentence.end].split())
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--but", help="leave out documents whose source begins so")
    parser.add_argument("--show", type=int, default=0, help="print so many of the dropped, drawn at random")
    parser.add_argument("--words", action="store_true", help="print the subjects that most often are nobody")
    given = parser.parse_args()
    documents = read_documents(given.paths)
    if given.but:
        documents = (each for each in documents if not each.source.startswith(given.but))
    events: Counter[str] = Counter()
    nobody: Counter[str] = Counter()
    stranger: Counter[str] = Counter()
    found: list[Dropped] = []
    for reading in Rules(load_language(), load_gazetteer())(documents):
        source, lost = reading.document.source, [*dropped(reading)]
        events[source] += told(reading)
        nobody[source] += len(lost)
        stranger[source] += sum(each.subject is not None for each in lost)
        found += lost
    for source in sorted(events):
        print(_line(source, events[source], nobody[source], stranger[source]))
    print(_line("all", events.total(), nobody.total(), stranger.total()))
    if given.words:
        subjects = Counter(each.subject.lower for each in found if each.subject is not None)
        print(" ".join(f"{word}:{count}" for word, count in subjects.most_common(200)))
    for each in Random(_SEED).sample(found, min(given.show, len(found))):
        who = each.subject.text if each.subject is not None else "-"
        print(f"{each.type} “{each.trigger.text}” by {who}: {each.sentence}")


def _line(name: str, events: int, nobody: int, stranger: int) -> str:
    clauses = events + nobody
    share = nobody / clauses if clauses else 0.0
    return f"{name:<40} {clauses:>5} clauses, {nobody:>5} dropped ({share:.3f}), with a subject {stranger}"


if __name__ == "__main__":
    main()

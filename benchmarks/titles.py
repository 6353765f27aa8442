"""Who "the Secretary", "the President" and the like stand for, where they are subjects and nothing else.

    python benchmarks/titles.py DOCUMENTS.jsonl [--source WORDS] [--from DAY] [--until DAY] [--show N]

For each bare title: how often it was a subject, how often somebody was found, and who.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from kg.actors import Cast, resolve
from kg.lexicon import load_gazetteer
from kg.pipeline import names_of
from kg.syntax import load_language, parse_many, repaired
from kg.texts import read_documents
from kg.words import SUBJECTS, Parse, Word

TITLES = (
    "secretary", "deputy secretary", "secretary-general", "secretary general", "under secretary",
    "assistant secretary", "special envoy", "ambassador", "counselor", "commissioner", "chairman",
    "president", "vice president", "minister", "foreign minister", "prime minister", "defense minister",
    "king", "chancellor", "general",
    "ministers", "foreign ministers", "leaders", "presidents", "secretaries", "sides",
)  # fmt: skip


def bare_titles(parse: Parse) -> Iterator[tuple[str, Word]]:
    """The titles that are subjects with nothing but "the" or "both" before them, each with its word."""
    words = parse.words
    for word in words:
        if word.relation not in SUBJECTS or any(child.i > word.i for child in word.children):
            continue
        for length in (4, 2, 1):
            first = word.i - length + 1
            title = " ".join(each.lower for each in words[max(0, first) : word.i + 1]).replace(" - ", "-")
            if first > 0 and title in TITLES and words[first - 1].lower in ("the", "both"):
                yield f"{words[first - 1].lower} {title}", word
                break


def count(parses: Iterable[tuple[Parse, Cast]]) -> dict[str, Counter[str]]:
    """For each title who its uses stand for; "-" for nobody."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for parse, cast in parses:
        for title, word in bare_titles(parse):
            found[title][" + ".join(actor.name for actor in cast.at(word)) or "-"] += 1
    return found


def report(found: dict[str, Counter[str]], show: int) -> None:
    """Print a line for each title, the most frequent first."""
    for title, who in sorted(found.items(), key=lambda item: -item[1].total()):
        total, known = who.total(), who.total() - who["-"]
        print(f"{title:<24}{total:>5}{known / total:>7.2f}  {dict(who.most_common(show))}")


def main() -> None:
    """Read the documents and print the figures."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("documents")
    ask.add_argument("--source", default="", help="only documents of this source")
    ask.add_argument("--from", dest="since", type=date.fromisoformat, default=date.min)
    ask.add_argument("--until", type=date.fromisoformat, default=date.max)
    ask.add_argument("--show", type=int, default=6, help="how many of those found are named")
    args = ask.parse_args()
    documents = (
        document
        for document in read_documents([args.documents])
        if args.source in document.source and args.since <= (document.published or date.max) <= args.until
    )
    gazetteer = load_gazetteer()
    read = parse_many(documents, load_language(), names_of(gazetteer))
    parses = (repaired(parse) for parse in read)
    report(count((parse, resolve(parse, gazetteer)) for parse in parses), args.show)


if __name__ == "__main__":
    main()

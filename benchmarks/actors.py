"""How many mentions of our own examples end at the right actor: ours against spaCy's entities alone.

    python benchmarks/actors.py [--errors]

A mention is right if its actors have the expected names, all of them and no other ("-": nobody).  spaCy
alone is right where an entity covers the words and reads like the expected name, or no entity does for "-".
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.actors import cast as actors
from kg.lexicon import gazetteer
from kg.lexicon.gazetteer import fold
from kg.model import Document
from kg.syntax import parsing

TESTS = Path(__file__).parent.parent / "tests"
EXAMPLES = TESTS / "examples" / "actors.toml"
sys.path.insert(0, str(TESTS))
from marking import Answer, head, mentioned  # noqa: E402


def examples() -> Iterator[tuple[str, Document, list[tuple[int, int, list[Answer]]]]]:
    """Style, document, and for each mention its place and the accepted answers."""
    for row in tomllib.loads(EXAMPLES.read_text("utf-8"))["example"]:
        text, wanted = mentioned(row["text"])
        yield row["style"], Document("example", text, "", row["date"], row.get("source", "")), wanted


def main() -> None:
    """Print the figures."""
    language, known = parsing.load_language(), gazetteer.load_gazetteer()
    right: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong = seconds = tokens = 0.0
    for style, document, wanted in examples():
        text = document.text
        parse = parsing.parse_document(document, language)
        cast = actors.resolve(parse, known)  # the first time fills caches
        begin = time.perf_counter()
        actors.resolve(parse, known)
        seconds += time.perf_counter() - begin
        tokens += len(parse.words)
        for start, end, answers in wanted:
            word = head(parse, start, end)
            got = frozenset(fold(actor.name) for actor in cast.at(word))
            total[style] += 1
            right[style] += got in answers
            entity = frozenset([fold(text[start:end])]) if word.entity else frozenset[str]()
            alone[style] += entity in answers
            if got not in answers:
                wrong += bool(got)
                if "--errors" in sys.argv:
                    wanted_names = [sorted(answer) for answer in answers]
                    print(f"{document.published} {text[start:end]!r}: {sorted(got)}, not {wanted_names}")
    count = sum(total.values())
    ours, theirs = sum(right.values()) / count, sum(alone.values()) / count
    print(f"{count} mentions: kg {ours:.3f}, spaCy's entities {theirs:.3f}")
    print(
        f"kg: {wrong / count:.3f} wrong, the rest missing; {1e6 * seconds / tokens:.1f} microseconds a token"
    )
    for style in sorted(total):
        ours, theirs = right[style] / total[style], alone[style] / total[style]
        print(f"  {style:<11} {total[style]:>4}  kg {ours:.3f}  spaCy {theirs:.3f}")


if __name__ == "__main__":
    main()

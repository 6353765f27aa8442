"""The page's script as text: its files are one scope, so no name is given twice."""

from __future__ import annotations

import re
from collections import Counter

from kg.page import assets

NAME = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)


def test_no_name_is_given_twice() -> None:
    """A second function of the same name would silently stand in for the first."""
    texts = [assets.asset(f"js/{name}.js") for name in assets.SCRIPTS]
    names = Counter(match.group(1) for text in texts for match in NAME.finditer(text) if match.group(1))
    assert [name for name, n in names.items() if n > 1] == []


def test_every_file_begins_with_what_it_is() -> None:
    """One line of comment."""
    for name in assets.SCRIPTS:
        assert re.match(r"// [A-Z].+\.\n", assets.asset(f"js/{name}.js")), name

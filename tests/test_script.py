"""The page's script and style as they are written: each name once, each file told, all of them in the page."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from kg.page import assets

PAGE = Path(assets.__file__).parent
_MADE = re.compile(
    r"^(?:async )?(?:function|const|let|class) +(?:(\w+)|\{([^}]*)\}|\[([^\]]*)\])", re.MULTILINE
)


def names(text: str) -> list[str]:
    """What a file declares for all others."""
    found = [" ".join(filter(None, match)) for match in _MADE.findall(text)]
    return [name for names in found for name in re.findall(r"\w+", names)]


def test_each_name_of_the_script_is_made_once() -> None:
    """All files stand in one function: of two functions of one name the later would silently take the other's place."""
    where = defaultdict(list)
    for name in assets.SCRIPTS:
        for made in names(assets.asset(f"js/{name}.js")):
            where[made].append(name)
    assert {made: files for made, files in where.items() if len(files) > 1} == {}


def test_every_file_is_in_the_page_and_says_what_it_is() -> None:
    """Nothing lies beside the lists, and a line at the head tells each."""
    files = {
        kind: {str(p.relative_to(PAGE / kind).with_suffix("")) for p in (PAGE / kind).rglob(f"*.{kind}")}
        for kind in ("js", "css")
    }
    assert files == {"js": set(assets.SCRIPTS), "css": set(assets.STYLES)}
    assert [name for name in assets.SCRIPTS if not assets.asset(f"js/{name}.js").startswith("// ")] == []

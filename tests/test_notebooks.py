"""The notebooks run from first to last cell, and are stored without their outputs."""

from __future__ import annotations

import json
import warnings
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.mark.notebooks
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: Path) -> None:
    """In a fresh kernel, in its own folder; what is shown as HTML is not stored a second time as text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import nbformat
        from nbclient import NotebookClient

        notebook = nbformat.read(path, as_version=4)
        NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": FOLDER}}
        ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert outputs
    assert all(len(output.get("data", {}).get("text/plain", "")) < 20_000 for output in outputs)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_stored_without_outputs(path: Path) -> None:
    """So that a diff shows what a person changed."""
    import nbformat

    cells = nbformat.read(path, as_version=4).cells
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


def test_there_are_notebooks() -> None:
    """The quick start first."""
    assert [path.name for path in NOTEBOOKS][:1] == ["01_quickstart.ipynb"]


def test_the_sample_is_in_order() -> None:
    """One report a line, numbered, by day."""
    lines = (FOLDER / "sample" / "winter-2021-22.jsonl").read_text(encoding="utf-8").splitlines()
    reports = [json.loads(line) for line in lines]
    assert [report["id"] for report in reports] == [f"winter-{place:02}" for place in range(1, 46)]
    days = [date.fromisoformat(report["published"]) for report in reports]
    assert days == sorted(days)

"""A copy of the small world that a test may break, and what the loader says of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.content.findings import Findings
from desktop.content.loader import read_content
from desktop.errors import ContentError, Diagnostic

SMALL_WORLD = Path(__file__).parent.parent / "small_world"


@pytest.fixture
def findings(tmp_path: Path) -> Findings:
    """No faults yet, of files below the test's own folder."""
    return Findings(tmp_path)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A copy of the small world."""
    return shutil.copytree(SMALL_WORLD, tmp_path / "world")


@pytest.fixture
def write(world: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file of the copy anew."""

    def write_file(name: str, text: str | bytes) -> Path:
        file = world / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    return write_file


@pytest.fixture
def edit(world: Path) -> Callable[[str, str, str], int]:
    """Replaces words in one file of the copy, and returns the line on which they stood."""

    def edit_file(name: str, old: str, new: str) -> int:
        text = (world / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        (world / name).write_bytes(text.replace(old, new).encode())
        return text.count("\n", 0, text.index(old)) + 1

    return edit_file


@pytest.fixture
def refusal(world: Path) -> Callable[[], tuple[Diagnostic, ...]]:
    """Reads the copy, which has to be refused, and returns the faults."""

    def refuse() -> tuple[Diagnostic, ...]:
        with pytest.raises(ContentError) as caught:
            read_content(world)
        for fault in caught.value.diagnostics:
            assert fault.message
            assert fault.mend
        return caught.value.diagnostics

    return refuse

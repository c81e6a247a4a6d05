"""A folder of content of one's own, that a test may change, and the store that compiles it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.library.store import LibraryStore, Opened

SMALL_WORLD = Path(__file__).parent.parent / "small_world"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small world."""
    return shutil.copytree(SMALL_WORLD, tmp_path / "content")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where the compiled library goes; nothing made it yet."""
    return tmp_path / "cache"


class Openings:
    """Opens a store as a new start of the program would, and counts what it compiled."""

    def __init__(self, content: Path, cache: Path) -> None:
        self.content = content
        self.cache = cache
        self.steps: list[tuple[int, int]] = []
        self._opened: list[Opened] = []

    def __call__(self) -> Opened:
        self.steps = []
        opened = LibraryStore(self.content, self.cache).open(lambda done, total: self.steps.append((done, total)))
        self._opened.append(opened)
        return opened

    @property
    def compiled(self) -> bool:
        return bool(self.steps)

    @property
    def kept(self) -> Path:
        (file,) = self.cache.glob("library-*.sqlite")
        return file

    @property
    def stamp(self) -> Path:
        return self.cache / "library.json"

    def close(self) -> None:
        for opened in self._opened:
            opened.library.close()


@pytest.fixture
def open_store(content: Path, cache: Path) -> Iterator[Openings]:
    """Opens the library of the content; every library it opened is closed at the end."""
    openings = Openings(content, cache)
    yield openings
    openings.close()


@pytest.fixture
def edit(content: Path) -> Callable[[str, str, str], None]:
    """Replaces words in one file of the content."""

    def replace(name: str, old: str, new: str) -> None:
        file = content / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return replace

"""Searchers of what is shipped and of the small world."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.library.library import Library
from desktop.library.search.engine import Searcher
from desktop.library.search.opening import open_searcher


@pytest.fixture(scope="session")
def searcher(shipped_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """A searcher of the content that is shipped."""
    yield from _opened(shipped_library, tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def small_searcher(small_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """A searcher of three related countries with awkward dates and hostile texts."""
    yield from _opened(small_library, tmp_path_factory.mktemp("small-index"))


def _opened(library: Library, cache: Path) -> Iterator[Searcher]:
    found = open_searcher(library, cache)
    yield found
    found.close()

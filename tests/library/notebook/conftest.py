"""A notebook in a folder of its own, a clock that is wound by hand, and entries of every kind."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st

from desktop.library.notebook import plans
from desktop.library.notebook.entries import (
    COLOURS,
    Bookmark,
    Entry,
    Highlight,
    Note,
    ReadLater,
    new_id,
    tidied,
)
from desktop.library.notebook.notebook import Notebook

MADE = "2026-11-25T09:30:00Z"
OpenNotebook = Callable[..., Notebook]


class Clock:
    """Tells the time that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "chancery"


@pytest.fixture
def open_notebook(folder: Path, clock: Clock) -> Iterator[OpenNotebook]:
    """Opens the notebook of the folder, once more for a second window."""
    opened: list[Notebook] = []

    def open_one(where: Path = folder) -> Notebook:
        opened.append(Notebook(where, clock))
        return opened[-1]

    yield open_one
    for notebook in opened:
        notebook.close()


@pytest.fixture
def notebook(open_notebook: OpenNotebook) -> Notebook:
    return open_notebook()


def bookmark(title: str = "Turkmenistan", where: str = "chancery:country/TKM", folder: str = "") -> Bookmark:
    return Bookmark(new_id(), where, title, MADE, folder)


def note(text: str = "Ask about the quota.", where: str = "chancery:country/TKM", changed: str = MADE) -> Note:
    return Note(new_id(), where, "Turkmenistan", MADE, changed, text)


def highlight(quote: str = "permanent neutrality") -> Highlight:
    return Highlight(new_id(), "chancery:country/TKM", "Turkmenistan", MADE, quote, "its ", " since", "yellow")


def read_later(where: str = "chancery:topic/tapi") -> ReadLater:
    return ReadLater(new_id(), where, "TAPI", MADE)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    [
        "",
        "> a quote",
        "\\> one",
        "## Notes",
        "- [a](chancery:world) <!-- {} -->",
        "a\n\n  b\n\n",
        "-->",
        "\r\n\tx ",
        "[]\\",
    ]
)
_IDS = st.integers(0, 2**64 - 1).map("{:016x}".format)
_MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(lambda t: t.strftime("%Y-%m-%dT%H:%M:%SZ"))
_PAGES = st.sampled_from(
    ["chancery:world", "chancery:relation/TKM/AFG", "chancery:relation/AFG/TKM", "chancery:country/TKM#energy"]
)
_FOLDERS = st.sampled_from(["", "Energy", "Energy/TAPI", "energy", "Łódź / x"]) | TEXTS
ENTRIES: st.SearchStrategy[Entry] = st.one_of(
    st.builds(Bookmark, _IDS, _PAGES, TEXTS, _MOMENTS, _FOLDERS),
    st.builds(Note, _IDS, _PAGES, TEXTS, _MOMENTS, _MOMENTS, TEXTS, TEXTS),
    st.builds(Highlight, _IDS, _PAGES, TEXTS, _MOMENTS, TEXTS, TEXTS, TEXTS, st.sampled_from(COLOURS)),
    st.builds(ReadLater, _IDS, _PAGES, TEXTS, _MOMENTS),
).map(tidied)


def keep(notebook: Notebook, *entries: Entry) -> None:
    """Adds entries to a notebook."""
    for entry in entries:
        notebook.change("Add", plans.keep(entry))


@contextmanager
def without_rights() -> Iterator[None]:
    """Lets nobody in particular do what is within, where the tests are run by root, whom no rights hinder."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that others than its owner can reach."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        folder = Path(made) / "chancery"
        yield folder
        folder.chmod(0o755)

"""What all tests share: a whole small world, built once, and a home of their own."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.library.library import Library
from desktop.library.store import LibraryStore

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SMALL_WORLD = Path(__file__).parent / "small_world"
SMALL_FIGURES = Path(__file__).parent / "small_figures"
CHECKOUT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Lets `--update-golden` write what the golden files should hold, for review."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the files in tests/golden/")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the home of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for variable, folder in (
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
    ):
        monkeypatch.setenv(variable, str(home / folder))


IRREGULAR = ("folder", "device", "socket", "pipe")


def put_irregular(kind: str, place: Path) -> None:
    """Puts something in the place of a file that is none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    match kind:
        case "folder":
            place.mkdir()
        case "device":
            place.symlink_to("/dev/zero")
        case "socket":
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(str(place))
        case _:
            os.mkfifo(place)


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library of three related countries with awkward dates and hostile texts."""
    library = LibraryStore(SMALL_WORLD, tmp_path_factory.mktemp("small")).open().library
    yield library
    library.close()


@pytest.fixture(scope="session")
def figures_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library of the small world with a few rows of every derived table; their figures are invented."""
    folder = shutil.copytree(SMALL_WORLD, tmp_path_factory.mktemp("figures") / "content")
    shutil.copytree(SMALL_FIGURES, folder, dirs_exist_ok=True)
    library = LibraryStore(folder, tmp_path_factory.mktemp("figures-cache")).open().library
    yield library
    library.close()


@pytest.fixture(scope="session")
def shipped_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library of the content that is shipped."""
    library = LibraryStore(CHECKOUT / "data", tmp_path_factory.mktemp("shipped")).open().library
    yield library
    library.close()

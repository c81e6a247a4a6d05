"""The command line: called within this process, and as a program of its own."""

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.cli import main
from desktop.library.store import LibraryStore

CHECKOUT = Path(__file__).parent.parent.parent
SMALL_WORLD = CHECKOUT / "tests" / "small_world"


class Said(NamedTuple):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture(scope="session")
def kept_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for all commands, so that each content is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _no_terminal(_own_home: None, kept_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands find the kept cache, no display and no wishes about colour; their output is buffered, as is usual."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept_cache))
    wishes = ("NO_COLOR", "CLICOLOR_FORCE", "PYTHONIOENCODING", "PYTHONUNBUFFERED")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", *wishes):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command on the small world, or on other content, within this process."""

    def run(*words: str | Path, content: Path = SMALL_WORLD) -> Said:
        try:
            code = main(["--content", str(content), *map(str, words)])
        except SystemExit as end:  # argparse leaves this way
            code = int(end.code or 0)
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def program() -> Call:
    """Runs `main.py` on the content that is shipped, as a process of its own."""

    def run(*words: str, **variables: str) -> Said:
        done = subprocess.run(
            [sys.executable, "main.py", *words],
            cwd=CHECKOUT,
            env=os.environ | {"PYTHONUTF8": "1"} | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small world that a test may change."""
    return shutil.copytree(SMALL_WORLD, tmp_path / "content")


@pytest.fixture
def compiled(kept_cache: Path) -> None:
    """The library of what is shipped is compiled already."""
    LibraryStore(CHECKOUT / "data", kept_cache / "chancery").open().library.close()


def assert_one_sentence(said: Said, code: int = 2) -> None:
    """The command ended with an exit code, printed nothing, and said why in one line."""
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("chancery: ")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Two ends of a terminal: what a person sees, and what the program writes to."""
    try:
        seen, written = pty.openpty()
    except OSError as error:  # as in a container without /dev/pts
        pytest.skip(f"there is no terminal to give: {error}")
    yield seen, written
    for end in (seen, written):
        os.close(end)

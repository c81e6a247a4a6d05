"""A second start hands its wish to the window that is open."""

import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.gui.handover import Door, door_for, hand_over
from desktop.gui.main_window import MainWindow

CHECKOUT = Path(__file__).parent.parent.parent
SECOND_START = """
import sys
from pathlib import Path
from desktop.gui.handover import hand_over
sys.exit(not hand_over(Path(sys.argv[1]), sys.argv[2]))
"""


@pytest.fixture
def name(tmp_path: Path) -> Iterator[Path]:
    # Not below pytest's folder, whose path is longer than that of a socket may be.
    with tempfile.TemporaryDirectory() as folder:
        yield door_for(tmp_path, Path(folder) / "own")


def start_again(qtbot: QtBot, name: Path, wish: str) -> bool:
    """Starts the program once more, while this one goes on; returns whether its wish was taken."""
    second = subprocess.Popen([sys.executable, "-c", SECOND_START, str(name), wish], cwd=CHECKOUT)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    return second.returncode == 0


def test_a_second_start_is_heard_by_the_first(qtbot: QtBot, name: Path) -> None:
    door = Door(name)
    assert door.is_open
    wishes: list[str] = []
    door.wished.connect(wishes.append)
    for wish in ("chancery:topic/tapi", "", "ترکمنستان"):
        assert start_again(qtbot, name, wish)
    assert wishes == ["chancery:topic/tapi", "", "ترکمنستان"]
    door.close()


def test_where_nobody_listens_the_wish_stays_with_its_start(name: Path) -> None:
    assert not hand_over(name, "TKM")


def test_a_door_left_behind_by_a_crash_is_cleared_away(qtbot: QtBot, name: Path) -> None:
    with socket.socket(socket.AF_UNIX) as crashed:
        name.parent.mkdir()
        crashed.bind(str(name))
    assert name.exists()
    assert not hand_over(name, "TKM")
    door = Door(name)
    assert door.is_open
    assert start_again(qtbot, name, "TKM")
    door.close()


def test_readers_with_other_settings_have_other_doors(tmp_path: Path) -> None:
    assert door_for(tmp_path / "one", tmp_path) != door_for(tmp_path / "two", tmp_path)
    assert door_for(tmp_path / "one", tmp_path) == door_for(tmp_path / "one", tmp_path)


def test_only_the_reader_can_reach_the_window(name: Path) -> None:
    door = Door(name)
    assert stat.S_IMODE(name.stat().st_mode) == 0o600
    assert stat.S_IMODE(name.parent.stat().st_mode) == 0o700
    door.close()
    assert not name.exists()


def test_a_window_that_closes_leaves_the_door_of_a_later_one(qtbot: QtBot, name: Path) -> None:
    first, later = Door(name), Door(name)
    wishes: list[str] = []
    later.wished.connect(wishes.append)
    first.close()
    assert start_again(qtbot, name, "TKM")
    assert wishes == ["TKM"]
    later.close()
    assert not name.exists()


def test_where_a_folder_cannot_be_written_each_start_opens_a_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not Door(tmp_path / "file" / "door").is_open
    assert not Door(tmp_path / ("long" * 40)).is_open


def test_endless_talk_is_not_listened_to(qtbot: QtBot, name: Path) -> None:
    door = Door(name)
    wishes: list[str] = []
    door.wished.connect(wishes.append)
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(str(name))
        link.sendall(b"x" * 20_000)
        link.setblocking(False)

        def is_closed() -> bool:
            try:
                return link.recv(1) == b""
            except BlockingIOError:
                return False
            except OSError:
                return True

        qtbot.waitUntil(is_closed)
    assert wishes == []
    door.close()


def test_the_window_comes_forward_and_opens_what_is_wished(window: MainWindow) -> None:
    window.showMinimized()
    window.answer("chancery:topic/tapi")
    assert not window.isMinimized()
    assert window.navigator.address == address.topic("tapi")
    window.answer("")
    assert window.navigator.address == address.topic("tapi")
    window.answer("Atlantis")
    assert "Atlantis" in window.message_bar.sentence

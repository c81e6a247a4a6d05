"""What the window remembers, and that nonsense in the file counts as nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from desktop import paths
from desktop.domain import address
from desktop.gui.settings import LARGEST_ZOOM, SMALLEST_ZOOM, Settings, ThemeChoice
from desktop.library.notebook.notebook import FILE
from desktop.library.ranking import PartnerOrder
from tests.conftest import CHECKOUT, IRREGULAR, put_irregular


def settings_of(folder: Path, text: str | bytes) -> Settings:
    (folder / "window.ini").write_bytes(text if isinstance(text, bytes) else text.encode())
    return Settings(folder)


def assert_nothing_remembered(settings: Settings) -> None:
    assert settings.last_address is None
    assert settings.theme is ThemeChoice.SYSTEM
    assert settings.partner_order is PartnerOrder.NEIGHBOURS
    assert settings.zoom == 100
    assert settings.state("geometry").isEmpty()


def test_at_first_nothing_is_remembered_and_nothing_written(tmp_path: Path) -> None:
    assert_nothing_remembered(Settings(tmp_path / "new"))
    assert list(tmp_path.iterdir()) == []


def test_what_was_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "new" / "folder")
    settings.last_address = address.relation("TKM", "AFG")
    settings.theme = ThemeChoice.DARK
    settings.partner_order = PartnerOrder.VOTING
    settings.zoom = 130
    settings.keep_state("geometry", QByteArray(b'\x00\x01\xff,;"\n'))
    assert settings.sync()
    again = Settings(tmp_path / "new" / "folder")
    assert again.last_address == address.relation("TKM", "AFG")
    assert again.theme is ThemeChoice.DARK
    assert again.partner_order is PartnerOrder.VOTING
    assert again.zoom == 130
    assert again.state("geometry") == QByteArray(b'\x00\x01\xff,;"\n')
    assert again.state("upper").isEmpty()


@pytest.mark.parametrize(
    "value", ["", "hello", "country/TURKMENISTAN", "relation/TKM/TKM", "country/TKM, country/AFG", "../../etc/passwd"]
)
def test_an_address_that_is_none_counts_as_absent(tmp_path: Path, value: str) -> None:
    assert settings_of(tmp_path, f"[General]\nlast_address={value}\n").last_address is None


@pytest.mark.parametrize("value", ["", "pink", "DARK", "dark, light", "@Invalid()"])
def test_colours_that_are_none_count_as_absent(tmp_path: Path, value: str) -> None:
    assert settings_of(tmp_path, f"[General]\ntheme={value}\n").theme is ThemeChoice.SYSTEM


@pytest.mark.parametrize("value", ["", "height", "VOTING", "name, trade"])
def test_an_order_that_is_none_counts_as_absent(tmp_path: Path, value: str) -> None:
    settings = settings_of(tmp_path, f"[General]\npartner_order={value}\n")
    assert settings.partner_order is PartnerOrder.NEIGHBOURS


@pytest.mark.parametrize("value", ["", "big", "-20", "1.5", "120, 130", "99999999999999999999", "²", "1e2", "0x80"])
def test_a_size_that_is_none_counts_as_absent(tmp_path: Path, value: str) -> None:
    assert settings_of(tmp_path, f"[General]\nzoom={value}\n").zoom == 100


@pytest.mark.parametrize(("value", "zoom"), [("1", SMALLEST_ZOOM), ("0", SMALLEST_ZOOM), ("9999", LARGEST_ZOOM)])
def test_a_size_out_of_bounds_is_brought_within_them(tmp_path: Path, value: str, zoom: int) -> None:
    assert settings_of(tmp_path, f"[General]\nzoom={value}\n").zoom == zoom


@pytest.mark.parametrize("value", ["text", "1, 2, 3", "@Size(3 4)", "@Point()"])
def test_a_state_of_another_kind_counts_as_absent(tmp_path: Path, value: str) -> None:
    assert settings_of(tmp_path, f"[state]\ngeometry={value}\n").state("geometry").isEmpty()


@pytest.mark.parametrize(
    "damage",
    [b"\x00\xff\xfe\x01" * 200, b"]][[\n===\nzoom", b"<html>not settings</html>", b"[state\ngeometry=@ByteArray(", b""],
)
def test_a_damaged_file_counts_as_empty(tmp_path: Path, damage: bytes) -> None:
    assert_nothing_remembered(settings_of(tmp_path, damage))


def test_after_damage_the_window_remembers_again(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, b"]][[\n===\n\xff\xfe")
    settings.zoom = 150
    settings.sync()
    assert Settings(tmp_path).zoom == 150


def test_a_folder_that_cannot_be_written_is_told_and_raises_nothing(tmp_path: Path) -> None:
    (tmp_path / "in_the_way").write_text("a file, not a folder")
    settings = Settings(tmp_path / "in_the_way")
    assert_nothing_remembered(settings)
    settings.zoom = 150
    assert settings.sync() is False
    assert settings.zoom == 150
    assert (tmp_path / "in_the_way").read_text() == "a file, not a folder"


_STARTED = """import sys
from PySide6.QtCore import QTimer
from desktop.cli import main
from desktop.gui import app
class Window(app.MainWindow):
    def show(self):
        super().show()
        if sys.argv[1] == "notebook":
            self.notebook.desk.settle()
        print(self.message_bar.sentence, self.navigator.address, sep="\\n")
        QTimer.singleShot(0, self.close)
app.MainWindow = Window
sys.exit(main(["--content", "tests/small_world"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="this system has no such files")
@pytest.mark.parametrize("kind", IRREGULAR)
@pytest.mark.parametrize("which", ["settings", "lock", "notebook"])
def test_the_window_opens_with_a_word_on_what_is_no_file_and_leaves_it(kind: str, which: str) -> None:
    settings = paths.settings_folder() / paths.SETTINGS_FILE
    lock, notebook = settings.with_name(f"{settings.name}.lock"), paths.data_folder() / FILE
    place = {"settings": settings, "lock": lock, "notebook": notebook}[which]
    put_irregular(kind, place)
    mode = place.stat(follow_symlinks=False).st_mode
    # In a process of its own, which can be ended where it waits.
    words = [sys.executable, "-c", _STARTED, which]
    done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, timeout=60)
    what = "a folder" if kind == "folder" else "no regular file"
    so = "no notes can be kept" if which == "notebook" else "the window cannot keep what you choose"
    assert done.stdout.splitlines() == [f"{place} is {what}, so {so}; move it elsewhere", "chancery:country/TKM"]
    assert done.returncode == 0
    assert place.stat(follow_symlinks=False).st_mode == mode


def test_what_is_chosen_without_a_file_holds_until_the_end(tmp_path: Path) -> None:
    put_irregular("folder", tmp_path / "window.ini")
    settings = Settings(tmp_path)
    assert_nothing_remembered(settings)
    settings.zoom = 150
    settings.keep_state("geometry", QByteArray(b"wide"))
    assert settings.sync() is False
    assert (settings.zoom, settings.state("geometry")) == (150, QByteArray(b"wide"))

"""The first start: the library is compiled, with progress; and what is said when that fails."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QEvent, Qt, QThreadPool, QTimer
from PySide6.QtGui import QKeyEvent, QStyleHints
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QMessageBox, QProgressBar
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain import address
from desktop.gui import icons, theme
from desktop.gui.app import CANCELLED, FAULTY, open_library, run_window
from desktop.gui.dialogs.preparing import PreparingDialog
from desktop.gui.handover import door_for, hand_over
from desktop.gui.jobs import Job, Progress
from desktop.gui.main_window import MainWindow
from desktop.library.store import LibraryStore, Opened

SMALL_WORLD = Path(__file__).parents[1] / "small_world"
PATIENCE = 20.0


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Content of one's own, which can be spoilt."""
    return Path(shutil.copytree(SMALL_WORLD, tmp_path / "content"))


@pytest.fixture
def store(content: Path, tmp_path: Path) -> LibraryStore:
    return LibraryStore(content, tmp_path / "cache")


def spoil(content: Path) -> None:
    (content / "topics" / "tapi.md").write_text("---\ntitle: [\n---\n")
    (content / "claims" / "TKM.yaml").write_text("subject: country/XXX\nclaims: []\n")


class Held:
    """Work that tells of two steps, and waits between them until it is let go."""

    def __init__(self) -> None:
        self.go = Event()

    def __call__(self, tell: Progress) -> str:
        tell(1, 4)
        assert self.go.wait(PATIENCE)
        tell(2, 4)
        return "done"


def prepared(dialog: PreparingDialog, job: Job, work: Held, at_first_step: Callable[[], object]) -> bool:
    """Runs a dialog; does something at the first step, then lets the work go on."""

    def on_progressed(done: int, total: int) -> None:
        if done == 1:
            at_first_step()
            work.go.set()

    job.progressed.connect(on_progressed)
    succeeded = dialog.prepare()
    assert QThreadPool.globalInstance().waitForDone(1000)
    return succeeded


@pytest.fixture
def work() -> Held:
    return Held()


@pytest.fixture
def job(application: QApplication, work: Held) -> Job:
    return Job(work)


@pytest.fixture
def dialog(qtbot: QtBot, job: Job) -> PreparingDialog:
    dialog = PreparingDialog(job, icons.application_icon())
    qtbot.addWidget(dialog)
    return dialog


def test_the_dialog_shows_how_far_the_work_is(dialog: PreparingDialog, job: Job, work: Held) -> None:
    bar, seen = dialog.findChild(QProgressBar), []
    assert prepared(dialog, job, work, lambda: seen.append((dialog.isVisible(), bar.value(), bar.maximum())))
    assert seen == [(True, 1, 4)]
    assert bar.value() == 2
    assert dialog.result_value == "done"
    assert dialog.failure is None


def click_cancel(dialog: PreparingDialog) -> None:
    buttons = dialog.findChild(QDialogButtonBox)
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)


def press_escape(dialog: PreparingDialog) -> None:
    escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(dialog, escape)


@pytest.mark.parametrize("give_up", [click_cancel, press_escape, PreparingDialog.close])
def test_the_work_can_be_given_up(
    dialog: PreparingDialog, job: Job, work: Held, give_up: Callable[[PreparingDialog], object]
) -> None:
    said: list[tuple[bool, str]] = []

    def at_first_step() -> None:
        give_up(dialog)
        said.extend((dialog.isVisible(), label.text()) for label in dialog.findChildren(QLabel) if label.text())

    assert not prepared(dialog, job, work, at_first_step)
    assert said == [(True, "Stopping…")]
    assert dialog.result_value is None
    assert dialog.failure is None


def test_a_failure_is_kept_for_whoever_asked(qtbot: QtBot, application: QApplication) -> None:
    fault = OSError("the disk is full")

    def fail(tell: Progress) -> None:
        raise fault

    dialog = PreparingDialog(Job(fail), icons.application_icon())
    qtbot.addWidget(dialog)
    assert not dialog.prepare()
    assert dialog.failure is fault


class HeldStore(LibraryStore):
    """Compiles only after it is let go."""

    def __init__(self, content: Path, cache: Path) -> None:
        super().__init__(content, cache)
        self.go = Event()

    def open(self, progress: Progress = lambda *_: None) -> Opened:
        progress(0, 1)
        assert self.go.wait(PATIENCE)
        return super().open(progress)


def test_giving_up_the_first_start_keeps_no_half_library(
    application: QApplication, content: Path, tmp_path: Path
) -> None:
    store = HeldStore(content, tmp_path / "cache")

    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PreparingDialog)
        click_cancel(dialog)
        store.go.set()

    QTimer.singleShot(0, give_up)
    assert open_library(store) == CANCELLED
    assert not (tmp_path / "cache").exists() or list((tmp_path / "cache").iterdir()) == []
    assert QThreadPool.globalInstance().waitForDone(1000)


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What message boxes say, instead of their being shown."""
    said: list[str] = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: said.extend((box.text(), box.informativeText(), box.detailedText()))
    )
    return said


def test_faulty_content_is_refused_with_every_fault_named(
    application: QApplication, store: LibraryStore, content: Path, boxes: list[str]
) -> None:
    spoil(content)
    assert open_library(store) == FAULTY
    text, informative, detailed = boxes
    assert text.startswith("The encyclopedia cannot be opened: the content has ")
    assert "file, line and mend" in informative
    assert any(line.startswith("topics/tapi.md:3: ") for line in detailed.splitlines())
    assert any(line.startswith("claims/TKM.yaml:") for line in detailed.splitlines())
    assert text.endswith(f" {len(detailed.splitlines())} faults.")


def test_content_that_is_not_there_is_told_in_a_box(
    application: QApplication, tmp_path: Path, boxes: list[str]
) -> None:
    assert open_library(LibraryStore(tmp_path / "nowhere", tmp_path / "cache")) == FAULTY
    assert boxes[0].startswith("The encyclopedia cannot be opened: the content in ")


def run(store: LibraryStore, wish: str, read: Callable[[MainWindow], None]) -> int:
    """Starts the program; reads in its window once that is shown, and closes it."""

    def on_turn() -> None:
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
        if not shown:
            return
        timer.stop()
        try:
            read(shown[0])
        finally:
            shown[0].close()
            shown[0].deleteLater()

    timer = QTimer(interval=5)
    timer.timeout.connect(on_turn)
    timer.start()
    usual = gc.get_threshold()
    try:
        code = run_window(store, wish)
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
    assert QThreadPool.globalInstance().waitForDone(1000)
    return code


def test_the_first_start_compiles_and_the_next_one_does_not(
    application: QApplication, store: LibraryStore, tmp_path: Path
) -> None:
    read: list[object] = []
    for _ in range(2):
        assert run(store, "", lambda window: read.append((window.navigator.address, window.message_bar.sentence))) == 0
        files = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()}
        read.append(files)
    assert read[0] == read[2] == (address.country("TKM"), "")
    assert read[1] == read[3]


@pytest.mark.parametrize(
    ("wish", "where", "sentence"),
    [
        ("chancery:topic/tapi", address.topic("tapi"), ""),
        ("Afghanistan", address.country("AFG"), ""),
        ("xyzzy", address.country("TKM"), "No page is called “xyzzy”"),
        ("country/ZZZ", address.country("TKM"), "No country is called “ZZZ”"),
    ],
)
def test_the_program_opens_what_it_was_started_with(
    application: QApplication, store: LibraryStore, wish: str, where: address.Address, sentence: str
) -> None:
    read: list[object] = []
    run(store, wish, lambda window: read.extend((window.navigator.address, window.message_bar.sentence)))
    assert read == [where, sentence]


def test_a_second_start_is_heard_while_the_first_still_compiles(
    application: QApplication, content: Path, tmp_path: Path
) -> None:
    store = HeldStore(content, tmp_path / "cache")
    taken: list[bool] = []

    def start_again() -> None:
        door = door_for(paths.settings_folder(), paths.runtime_folder())
        taken.append(hand_over(door, "chancery:topic/tapi"))
        store.go.set()

    second = Thread(target=start_again)
    QTimer.singleShot(0, second.start)
    tabs: list[str] = []
    assert run(store, "", lambda window: tabs.extend(window.tabs.titles)) == 0
    second.join()
    assert taken == [True]
    assert tabs == ["Turkmenistan", "The TAPI pipeline"]


SCREEN_READER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from desktop.gui.app import make_application, run_window
from desktop.gui.timeline.widget import TimelineWidget
from desktop.library.store import LibraryStore

def read():
    timeline = next(widget for widget in QApplication.allWidgets() if isinstance(widget, TimelineWidget))
    spoken = QAccessible.queryAccessibleInterface(timeline)
    print(spoken.role().name, spoken.childCount() == len(timeline.events) > 0)
    QApplication.closeAllWindows()

application = make_application()
QTimer.singleShot(0, read)
sys.exit(run_window(LibraryStore(Path(sys.argv[1]), Path(sys.argv[2])), ""))
"""


def test_a_screen_reader_meets_the_events_of_the_timeline(store: LibraryStore, content: Path, tmp_path: Path) -> None:
    store.open().library.close()
    # In a process of its own: what describes timelines to Qt is there for good once another test has asked for it.
    done = subprocess.run(
        [sys.executable, "-c", SCREEN_READER, str(content), str(tmp_path / "cache")],
        cwd=SMALL_WORLD.parents[1], env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "List True\n"), done.stderr


def test_spoilt_content_leaves_the_last_good_edition_in_use_and_says_so(
    application: QApplication, store: LibraryStore, content: Path
) -> None:
    store.open().library.close()
    spoil(content)
    read: list[str] = []
    assert run(store, "", lambda window: read.extend((window.windowTitle(), window.message_bar.sentence))) == 0
    assert read[0] == "Turkmenistan – Chancery"
    assert read[1].endswith("so the last good edition stays in use")


def test_the_window_follows_the_colours_of_the_system(
    application: QApplication, store: LibraryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def read(window: MainWindow) -> None:
        for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
            # Qt's screen for tests has no scheme of its own, so its answer and its signal are given here.
            monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints, scheme=scheme: scheme)
            application.styleHints().colorSchemeChanged.emit(scheme)
            seen.append(theme.current() is (theme.DARK if scheme is Qt.ColorScheme.Dark else theme.LIGHT))

    run(store, "", read)
    assert seen == [True, True]

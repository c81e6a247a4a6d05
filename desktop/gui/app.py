"""Start-up as named steps: application, colours, library, window, first page."""

import sys

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import __version__, paths
from desktop.errors import ChanceryError, ContentError
from desktop.gui import icons, theme
from desktop.gui.handover import Door, door_for, hand_over
from desktop.gui.housekeeping import Housekeeping
from desktop.gui.late_failures import tell_of_late_failures
from desktop.gui.main_window import MainWindow, open_in_browser
from desktop.gui.settings import Settings, ThemeChoice
from desktop.gui.timeline.accessible import install_factory
from desktop.library.store import LibraryStore, Opened

APPLICATION_ID = "org.chancery.Chancery"
OK, CANCELLED, FAULTY = 0, 1, 2


def run_window(store: LibraryStore, wish: str) -> int:
    """Opens the window and returns the exit code once it is closed.

    Args:
        store: the library, compiled first where that is needed.
        wish: the page to open: an address, a code or a name; "" for the last one read.
    """
    application = make_application()
    door = door_for(paths.settings_folder(), paths.runtime_folder())
    if hand_over(door, wish):
        return OK
    # Before the library is there, which the first start compiles for a while: what a second one wishes waits for it.
    listening = Door(door)
    waiting: list[str] = []
    listening.wished.connect(waiting.append)
    install_factory()
    settings = Settings(paths.settings_folder())
    apply_theme(application, settings.theme)
    opened = open_library(store)
    if isinstance(opened, int):
        listening.close()
        return opened
    window = MainWindow(opened.library, settings, lambda choice: apply_theme(application, choice), open_in_browser)
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda: apply_theme(application, settings.theme))
    tell_of_late_failures(window.tell)
    window.start_at(wish)
    if opened.remark:
        window.say(opened.remark)
    window.show()
    Housekeeping(window.navigator.page_changed, window)
    listening.wished.disconnect()
    listening.wished.connect(window.answer)
    for later in waiting:
        window.answer(later)
    code = application.exec()
    listening.close()
    return code


def make_application() -> QApplication:
    """Returns the application, with its name, icon and style."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    # Qt's own dialogs keep the folders they were in: beside the window's settings, not in a file elsewhere.
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(paths.settings_folder()))
    application.setApplicationName("chancery")
    application.setApplicationDisplayName("Chancery")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APPLICATION_ID)
    application.setStyle("Fusion")
    application.setWindowIcon(icons.application_icon())
    application.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    return application


def apply_theme(application: QApplication, choice: ThemeChoice) -> None:
    """Paints the application as the reader chose, or as the system asks."""
    wished = {ThemeChoice.LIGHT: theme.LIGHT, ThemeChoice.DARK: theme.DARK}.get(choice) or theme.system_theme()
    theme.apply(application, wished)


def open_library(store: LibraryStore) -> Opened | int:
    """Returns the library, compiled with progress where it must be; else the exit code."""
    try:
        current = store.open_current()
    except ChanceryError as error:
        show_failure(error)
        return FAULTY
    if current is not None:
        return Opened(current)
    # Needed once for an edition of the content, and not by the start that opens it again.
    from desktop.gui.dialogs.preparing import PreparingDialog
    from desktop.gui.jobs import Job

    job = Job(store.open)
    dialog = PreparingDialog(job, icons.application_icon())
    if dialog.prepare() and isinstance(dialog.result_value, Opened):
        return dialog.result_value
    if dialog.failure is None:
        return CANCELLED
    show_failure(dialog.failure)
    if not isinstance(dialog.failure, ChanceryError):
        raise dialog.failure
    return FAULTY


def show_failure(failure: Exception) -> None:
    """Tells why there is no library to show, with every fault of the content."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Chancery", f"The encyclopedia cannot be opened: {failure}.")
    box.setTextFormat(Qt.TextFormat.PlainText)
    if isinstance(failure, ContentError):
        box.setInformativeText("Each fault stands below with its file, line and mend. “chancery check” prints them.")
        box.setDetailedText("\n".join(str(diagnostic) for diagnostic in failure.diagnostics))
    box.exec()

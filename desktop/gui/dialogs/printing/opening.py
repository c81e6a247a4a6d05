"""Opens the dialog of printing on a page."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.gui import icons
from desktop.gui.dialogs.printing.choices import ChoicesPanel
from desktop.gui.dialogs.printing.dialog import PrintDialog
from desktop.gui.jobs import Job
from desktop.gui.settings import Settings
from desktop.library.library import Library
from desktop.library.notebook.contents import Contents
from desktop.printing.prints import briefs_for
from desktop.summary.notes import notes_section
from desktop.summary.page import Page
from desktop.summary.paper.typeset import forget

_GEOMETRY = "printing"


def open_print_dialog(
    library: Library,
    page: Page,
    days: tuple[int, int] | None,
    contents: Contents,
    settings: Settings,
    window: QWidget,
) -> PrintDialog:
    """Opens the dialog.

    Args:
        library: where the page is from.
        page: the page.
        days: the days chosen in the timeline; None for all.
        contents: what the reader's notebook holds.
        settings: remembers the choices.
        window: the owner.
    """
    where = page.document.address
    choices = ChoicesPanel(
        briefs_for(page), where.kind, days, notes_section(contents, where), library.language_names(), settings
    )
    dialog = PrintDialog(library, page, choices, icons.icon, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    kept: QByteArray = settings.state(_GEOMETRY)
    if kept.isEmpty() or not dialog.restoreGeometry(kept):
        room = QApplication.primaryScreen().availableGeometry()
        line = dialog.fontMetrics().lineSpacing()
        dialog.resize(min(64 * line, round(room.width() * 0.9)), min(50 * line, round(room.height() * 0.9)))
    dialog.finished.connect(lambda _: settings.keep_state(_GEOMETRY, dialog.saveGeometry()))
    dialog.finished.connect(lambda _: Job(lambda _: forget()).start())
    dialog.open()
    return dialog

"""What leaves the window: copied, cited, saved as a file, printed."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from desktop.chronology.exports.collection import Collection
from desktop.chronology.item import TimelineItem
from desktop.domain.address import Address
from desktop.gui.actions import Actions, Command
from desktop.gui.citing import Citing
from desktop.gui.detail.pane import DetailPane
from desktop.gui.jobs import WorkQueue
from desktop.gui.navigator import Navigator
from desktop.gui.paper import ask_for_page, write_page
from desktop.gui.settings import Settings
from desktop.gui.timeline.panel import OTHERS, TimelinePanel
from desktop.library.library import Library
from desktop.library.notebook.contents import Contents
from desktop.library.rows import Event


class TakingOut(QObject):
    """Copies, cites, saves and prints the page in view and its timeline."""

    def __init__(
        self,
        window: QMainWindow,
        library: Library,
        settings: Settings,
        actions: Actions,
        navigator: Navigator,
        detail: DetailPane,
        timeline_panel: Callable[[], TimelinePanel],
        notebook_contents: Callable[[], Contents],
        say: Callable[[str], None],
    ) -> None:
        """Binds its commands.

        Args:
            window: over which dialogs are shown.
            library: the encyclopedia.
            settings: remember the form of citations.
            actions: hold the commands.
            navigator: tells the page in view.
            detail: shows its text.
            timeline_panel: returns what shows its events, as it is for that page.
            notebook_contents: returns what the reader's notebook holds.
            say: shows one sentence to the reader.
        """
        super().__init__(window)
        self._window, self._library = window, library
        self._navigator, self._detail, self._timeline_panel = navigator, detail, timeline_panel
        self._settings, self._notebook_contents = settings, notebook_contents
        self._say = say
        self._saving = WorkQueue(self)
        self._saving.finished.connect(self._report)
        self._citing = Citing(library, settings, window)
        self._citing.told.connect(self._tell)
        detail.citation_requested.connect(self._citing.copy_source)
        detail.statement_requested.connect(self._cite_statement)
        beside = timeline_panel()
        beside.export_requested.connect(self._save_timeline)
        beside.statement_requested.connect(self._cite_statement)
        beside.citation_requested.connect(self._citing.copy_event)
        for command, what in (
            (Command.SAVE_AS, self._save),
            (Command.SAVE_TIMELINE, self._save_timeline),
            (Command.PRINT, self._print),
            (Command.SAVE_PDF, partial(self._print, into_file=True)),
            (Command.COPY, self._copy),
            (Command.COPY_ADDRESS, self._copy_address),
            (Command.CITE, self._cite),
        ):
            actions.bind(command, what)

    def _copy(self) -> None:
        table = self._timeline_panel().table
        (table if table.hasFocus() else self._detail.browser).copy()

    def _copy_address(self) -> None:
        here = str(self._navigator.address or "")
        QGuiApplication.clipboard().setText(here)
        self._tell(self.tr("Copied {address}").format(address=here))

    def _cite(self) -> None:
        if self._navigator.page is not None:
            self._citing.cite(self._navigator.page, self._timeline_panel().timeline.selected_event)

    def _cite_statement(self, where: Address) -> None:
        if self._navigator.page is not None:
            self._citing.cite(self._navigator.page, self._timeline_panel().timeline.selected_event, where)

    def _save(self) -> None:
        page = self._navigator.page
        if page is not None and (file := ask_for_page(page, self._window)):
            self._saving.put(partial(write_page, page, file))

    def _save_timeline(self) -> None:
        from desktop.gui.dialogs.export import ExportDialog

        panel = self._timeline_panel()
        if not panel.timeline.events:
            self._say(self.tr("There are no events to save on this page."))
            return
        dialog = ExportDialog(
            panel.timeline, panel.title, self._collection, self._window, panel.grouping, OTHERS, panel.backdrop
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._on_timeline_saved)
        dialog.open()

    def _collection(self, events: Sequence[TimelineItem]) -> Collection:
        from desktop.chronology.exports.collection import collect
        from desktop.summary.references import reference

        chosen = [event for event in events if isinstance(event, Event)]
        return collect(
            self._library, self._timeline_panel().title, chosen, lambda one: reference(one.csl, one.tertiary)
        )

    def _on_timeline_saved(self, file: Path, remark: str) -> None:
        if remark:
            self._say(self.tr("Saved {file}. {remark}").format(file=file, remark=remark))
        else:
            self._report(file)

    def _print(self, into_file: bool = False) -> None:
        # Qt's print support and the typesetter take longer to load than the first window may.
        from desktop.gui.dialogs.printing.opening import open_print_dialog

        page = self._navigator.page
        if page is not None:
            days, contents = self._timeline_panel().timeline.chosen_range, self._notebook_contents()
            dialog = open_print_dialog(self._library, page, days, contents, self._settings, self._window)
            if into_file:
                dialog.prefer_file()

    @Slot(object)
    def _report(self, saved: Path | Exception) -> None:
        if isinstance(saved, Exception):
            self._say(str(saved))
        else:
            self._tell(self.tr("Saved {file}").format(file=saved))

    def _tell(self, sentence: str) -> None:
        self._window.statusBar().showMessage(sentence, 4000)

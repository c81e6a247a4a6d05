"""Joins the notebook to the window: its commands, its menu, its pane and the page in view."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QMessageBox, QToolButton, QWidget
from typing_extensions import override

from desktop.domain import address
from desktop.errors import AddressError, ChanceryError
from desktop.gui.actions import Actions, Command
from desktop.gui.detail.browser import PageBrowser
from desktop.gui.icons import IconFor
from desktop.gui.navigator import Navigator
from desktop.gui.notebook.desk import NotebookDesk
from desktop.gui.notebook.highlighter import Highlighter
from desktop.gui.notebook.pane import NotebookPane
from desktop.gui.paper import may_replace
from desktop.gui.settings import Settings
from desktop.library.notebook import plans
from desktop.library.notebook.entries import (
    Bookmark,
    Highlight,
    Note,
    ReadLater,
    moment,
    new_id,
)
from desktop.library.notebook.notebook import Notebook


class NotebookController(QObject):
    """What the reader can do with bookmarks, notes, highlights and pages to read later."""

    pane_made = Signal(QWidget)
    """The pane is needed for the first time, and hidden yet."""

    def __init__(
        self,
        folder: Path,
        window: QMainWindow,
        navigator: Navigator,
        browser: PageBrowser,
        actions: Actions,
        icon_for: IconFor,
        say: Callable[[str], None],
        settings: Settings,
    ) -> None:
        """Opens the notebook in a folder, and binds its commands.

        Args:
            folder: where the notebook is kept.
            window: which gets the pane.
            navigator: tells the page in view, and opens others.
            browser: shows the text in which passages are marked.
            actions: hold the notebook's commands and its menu.
            icon_for: draws icons.
            say: shows one sentence to the reader.
            settings: tell whether the pane was shown.
        """
        super().__init__(window)
        self._settings = settings
        self._window, self._navigator, self._actions = window, navigator, actions
        self._icon_for = icon_for
        self.desk = NotebookDesk(lambda: Notebook(folder), self)
        self.highlighter = Highlighter(browser, self._highlights)
        self._pane: NotebookPane | None = None
        self._menu = actions.bookmarks_menu
        self._menu_entries: list[QAction | QMenu] = []
        self._hint = QToolButton(window)
        self._hint.setObjectName("note_hint")
        self._hint.setAutoRaise(True)
        self._hint.hide()
        self._hint.clicked.connect(self.write_note)
        window.statusBar().addPermanentWidget(self._hint)
        self._say = say
        for command, what in (
            (Command.UNDO, self.desk.undo),
            (Command.REDO, self.desk.redo),
            (Command.BOOKMARK, self.bookmark),
            (Command.READ_LATER, self.read_later),
            (Command.NOTE, self.write_note),
            (Command.EXPORT_NOTEBOOK, self.export),
            (Command.IMPORT_NOTEBOOK, self.take_in),
        ):
            actions.bind(command, what)
        actions.bind_checked(Command.SHOW_NOTEBOOK, self.show_pane)
        self._menu.aboutToShow.connect(self._fill_menu)
        navigator.page_changed.connect(self._on_page_changed)
        self.desk.changed.connect(self._on_notebook_changed)
        self.desk.failed.connect(self._on_failed)
        self.desk.told.connect(self._tell)
        self.highlighter.highlight_requested.connect(self._highlight)
        self.highlighter.note_requested.connect(self._note_on)
        self.highlighter.removal_requested.connect(self._remove)
        window.installEventFilter(self)
        self._on_notebook_changed()

    @property
    def pane(self) -> NotebookPane:
        """The pane, made when it is first needed."""
        if self._pane is None:
            self._pane = pane = NotebookPane(self.desk, self._icon_for, self._window)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, pane)
            pane.hide()
            pane.address_requested.connect(self._open)
            pane.visibilityChanged.connect(self._on_pane_shown)
            self.pane_made.emit(pane)
        return self._pane

    def restore(self) -> None:
        """Shows the pane where it was shown when the window closed last; the cursor stays where it is."""
        if self._settings.shows_notebook:
            self.pane.show()

    def show_pane(self, shown: bool) -> None:
        """Shows or hides the pane."""
        if shown or self._pane is not None:
            self.pane.setVisible(shown)
        if shown:
            self._show_page_note()
            self.pane.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write_note(self) -> None:
        """Puts the cursor into the note on the page in view."""
        self.pane.show()
        self._show_page_note()
        self.pane.editor.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def bookmark(self) -> None:
        """Asks for title and folder, and keeps the page in view, or changes how it is kept."""
        from desktop.gui.notebook.bookmark_dialog import BookmarkDialog

        page = self._navigator.page
        if page is None:
            return
        contents, where = self.desk.state.contents, str(page.document.address)
        kept = next((entry for entry in contents.on_page(where) if isinstance(entry, Bookmark)), None)
        title, folder = (kept.title, kept.folder) if kept else (page.document.title, "")
        dialog = BookmarkDialog(title, folder, contents.folders, is_kept=kept is not None, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def keep() -> None:
            made = kept or Bookmark(new_id(), where, title, _now())
            wished = replace(made, title=dialog.title_field.text(), folder=dialog.folder_box.currentText())
            self.desk.change(
                self.tr("Edit bookmark") if kept else self.tr("Add bookmark"),
                plans.keep(wished),
                said=self.tr("Kept in {folder}").format(folder=wished.folder or self.tr("Bookmarks")),
            )

        dialog.accepted.connect(keep)
        if kept:
            dialog.removed.connect(lambda: self._remove(kept.id))
        dialog.open()

    def read_later(self) -> None:
        """Puts the page in view on the list of those to be read later, or takes it off."""
        page = self._navigator.page
        if page is None:
            return
        where = str(page.document.address)
        listed = [entry.id for entry in self.desk.state.contents.on_page(where) if isinstance(entry, ReadLater)]
        if listed:
            self.desk.change(
                self.tr("Take off the list"), plans.remove(listed), said=self.tr("No longer among the pages to be read")
            )
        else:
            entry = ReadLater(new_id(), where, page.document.title, _now())
            self.desk.change(self.tr("Read later"), plans.keep(entry), said=self.tr("Among the pages to be read"))

    def export(self) -> None:
        """Asks where to, and writes the notebook as Markdown or JSON."""
        from desktop.library.notebook.exports import SUFFIXES, save

        self.desk.settle()
        forms = {".md": "Markdown (*.md)", ".json": "JSON (*.json)"}
        suggestion = Path(_documents()) / "chancery-notebook.md"
        name, form = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the notebook"), str(suggestion), ";;".join(forms.values())
        )
        if not name:
            return
        file = Path(name)
        if file.suffix.lower() not in SUFFIXES:
            file = file.with_name(file.name + (".json" if form == forms[".json"] else ".md"))
            if file.exists() and not may_replace(file, self._window):
                return
        try:
            save(self.desk.state.contents, file)
        except ChanceryError as error:
            self._say(str(error))
            return
        self._tell(self.tr("Saved {file}").format(file=file))

    def take_in(self) -> None:
        """Asks for an exported notebook, and takes in what is new in it."""
        from desktop.library.notebook.exports import load

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import a notebook"), _documents(), "Markdown, JSON (*.md *.json)"
        )
        if not name:
            return
        try:
            entries = load(Path(name))
        except ChanceryError as error:
            self._say(str(error))
            return
        said = self.tr("Read {count} entries of {file}").format(count=len(entries), file=Path(name).name)
        self.desk.change(self.tr("Import"), plans.merge(entries), said=said)

    def icons_changed(self) -> None:
        """Draws icons and tints in the colours of the theme that is in force now."""
        if self._pane is not None:
            self._pane.icons_changed()

    def finish(self) -> bool:
        """Saves what was typed and lets the file go; False where the reader would rather stay than lose a note."""
        if self._pane is not None:
            self._pane.editor.save()
            self.desk.settle()
            if self._pane.editor.is_unsaved and not self._may_lose():
                return False
        self.desk.close()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate:
            self.desk.refresh()
        elif event.type() is QEvent.Type.WindowDeactivate and self._pane is not None:
            self._pane.editor.save()
        return super().eventFilter(watched, event)

    def _may_lose(self) -> bool:
        hindrance = self.desk.state.hindrance
        question = self.tr("The note that you wrote could not be saved. Close the window and lose it?")
        box = QMessageBox(QMessageBox.Icon.Warning, "Chancery", question, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(hindrance)
        box.setStandardButtons(QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return box.exec() == QMessageBox.StandardButton.Discard

    def _fill_menu(self) -> None:
        for part in self._menu_entries:
            self._menu.removeAction(part.menuAction() if isinstance(part, QMenu) else part)
            part.deleteLater()
        self._menu_entries.clear()
        contents = self.desk.state.contents
        if not len(contents):
            return
        self._menu_entries.append(self._menu.addSeparator())
        menus: dict[str, QMenu] = {"": self._menu}
        for folder in contents.folders:
            above, _, name = folder.rpartition("/")
            menus[folder] = menus[above].addMenu(_in_menu(name))
            if not above:
                self._menu_entries.append(menus[folder])
        for one in contents.bookmarks:
            self._add_to_menu(menus[one.folder], one.title, one.address)
        if contents.read_later:
            later = self._menu.addMenu(self.tr("To be read"))
            self._menu_entries.append(later)
            for entry in contents.read_later:
                self._add_to_menu(later, entry.title, entry.address)

    def _add_to_menu(self, menu: QMenu, title: str, where: str) -> None:
        action = menu.addAction(_in_menu(title))
        action.triggered.connect(lambda: self._open(where))
        if menu is self._menu:
            self._menu_entries.append(action)

    @Slot(str)
    def _open(self, where: str) -> None:
        try:
            self._navigator.go_to(address.parse(where))
        except AddressError as error:
            self._say(str(error))

    @Slot(str, str, str, str)
    def _highlight(self, quote: str, before: str, after: str, colour: str) -> None:
        page = self._navigator.page
        if page is not None:
            where, title = str(page.document.address), page.document.title
            made = Highlight(new_id(), where, title, _now(), quote, before, after, colour)
            self.desk.change(self.tr("Highlight"), plans.keep(made))

    @Slot(str)
    def _note_on(self, quote: str) -> None:
        page = self._navigator.page
        if page is not None:
            now = _now()
            note = Note(new_id(), str(page.document.address), page.document.title, now, now, "", quote.strip())
            self.pane.show()
            self.pane.editor.show_note(note)
            self.pane.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _remove(self, entry_id: str) -> None:
        self.desk.change(self.tr("Delete"), plans.remove([entry_id]))

    def _highlights(self) -> tuple[Highlight, ...]:
        page = self._navigator.page
        on_page = self.desk.state.contents.on_page(str(page.document.address)) if page else ()
        return tuple(entry for entry in on_page if isinstance(entry, Highlight))

    def _show_page_note(self) -> None:
        page = self._navigator.page
        if page is not None and self._pane is not None:
            self._pane.editor.show_page_note(str(page.document.address), page.document.title)

    @Slot(object)
    def _on_page_changed(self, _: object) -> None:
        if self._pane is not None:
            self._show_page_note()
        self._tell_of_page()

    @Slot()
    def _on_notebook_changed(self) -> None:
        state = self.desk.state
        for command, label, plain in (
            (Command.UNDO, state.undo, self.tr("&Undo in the notebook")),
            (Command.REDO, state.redo, self.tr("&Redo in the notebook")),
        ):
            self._actions[command].setEnabled(bool(label))
            self._actions[command].setText(f"{plain}: {label}" if label else plain)
        self.highlighter.show_highlights()
        self._tell_of_page()

    def _tell(self, sentence: str) -> None:
        self._window.statusBar().showMessage(sentence, 4000)

    def _tell_of_page(self) -> None:
        page = self._navigator.page
        on_page = self.desk.state.contents.on_page(str(page.document.address)) if page else ()
        is_kept = any(isinstance(entry, Bookmark) for entry in on_page)
        self._actions.look_otherwise(
            Command.BOOKMARK, *((self.tr("Edit &bookmark…"), "bookmarked") if is_kept else ("", ""))
        )
        self._actions[Command.READ_LATER].setChecked(any(isinstance(entry, ReadLater) for entry in on_page))
        notes = sum(isinstance(entry, Note) for entry in on_page)
        self._hint.setText(self.tr("A note") if notes == 1 else self.tr("{count} notes").format(count=notes))
        self._hint.setAccessibleName(self.tr("Show the note on this page"))
        self._hint.setToolTip(self.tr("Show the note on this page"))
        self._hint.setVisible(bool(notes))

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._say(sentence)

    @Slot(bool)
    def _on_pane_shown(self, _: bool) -> None:
        shown = self._pane is not None and not self._pane.isHidden()
        self._actions[Command.SHOW_NOTEBOOK].setChecked(shown)
        if not shown and self._pane is not None:
            self._pane.editor.save()


def _now() -> str:
    return moment(datetime.now(UTC))


def _in_menu(title: str) -> str:
    """Returns a title as a menu shows it; a single “&” would name a key."""
    return title.replace("&", "&&")


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

"""Marks passages of the page in view, and offers to mark what is selected."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from desktop.gui import theme
from desktop.gui.detail.browser import PageBrowser
from desktop.library.notebook.entries import COLOURS, Highlight
from desktop.library.notebook.passages import CONTEXT, find_passage

_TINTS = {
    "yellow": ("#fbe99a", "#4a3f0c"),
    "green": ("#c9e8b9", "#2a4d24"),
    "blue": ("#c5defa", "#1f4468"),
    "pink": ("#f8cfe0", "#642a49"),
}
"""The colours on light and on dark paper; text on each keeps a contrast of at least 4.5 to 1."""


class Highlighter(QObject):
    """Shows highlights in a browser, and asks for new ones from its context menu."""

    highlight_requested = Signal(str, str, str, str)
    """The reader wishes to mark a passage: its text, what stands before and after, and the colour."""
    note_requested = Signal(str)
    """The reader wishes to write a note on this passage."""
    removal_requested = Signal(str)
    """The reader does not want the highlight with this id any more."""

    def __init__(self, browser: PageBrowser, highlights: Callable[[], tuple[Highlight, ...]]) -> None:
        """Looks after a browser; `highlights` returns those of the page in view."""
        super().__init__(browser)
        self._browser = browser
        self._highlights = highlights
        self._places: list[tuple[int, int, str]] = []
        browser.passage_menu_requested.connect(self._on_menu_requested)
        browser.text_shown.connect(self.show_highlights)

    def show_highlights(self) -> None:
        """Tints the passages that are in the text now."""
        self._places.clear()
        highlights = self._highlights()
        selections = []
        text = self._browser.document().toPlainText() if highlights else ""
        for one in highlights:
            place = find_passage(text, one.quote, one.before, one.after)
            if place is None:
                continue
            start, end = (_in_utf16(text, offset) for offset in place)
            self._places.append((start, end, one.id))
            tint = QTextEdit.ExtraSelection()
            tint.cursor = QTextCursor(self._browser.document())
            tint.cursor.setPosition(start)
            tint.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            tint.format.setBackground(QColor(_TINTS[one.colour][theme.current().dark]))
            selections.append(tint)
        self._browser.set_tints(selections)

    def offer(self, menu: QMenu, spot: int) -> None:
        """Adds to a context menu what can be done with the selection, and with the highlight at a place of the text."""
        menu.addSeparator()
        colours = menu.addMenu(_tr("&Highlight"))
        note = menu.addAction(_tr("&Note on this passage…"))
        selected = self._selected()
        for part in (colours.menuAction(), note):
            part.setEnabled(selected is not None)
        for colour, name in zip(COLOURS, (_tr("&Yellow"), _tr("&Green"), _tr("&Blue"), _tr("&Pink")), strict=True):
            action = colours.addAction(name)
            if selected is not None:
                quote, before, after = selected
                action.triggered.connect(
                    lambda _=False, wish=(quote, before, after, colour): self.highlight_requested.emit(*wish)
                )
        if selected is not None:
            note.triggered.connect(lambda: self.note_requested.emit(selected[0]))
        for start, end, entry_id in self._places:
            if start <= spot <= end:
                remove = menu.addAction(_tr("&Remove this highlight"))
                remove.triggered.connect(lambda _=False, gone=entry_id: self.removal_requested.emit(gone))
                break

    def _on_menu_requested(self, menu: QMenu, spot: QPoint) -> None:
        self.offer(menu, self._browser.cursorForPosition(spot).position())

    def _selected(self) -> tuple[str, str, str] | None:
        """Returns the selected passage, and what stands before and after it."""
        cursor = self._browser.textCursor()
        raw = self._browser.document().toPlainText().encode("utf-16-le", "surrogatepass")
        start, end = cursor.selectionStart() * 2, cursor.selectionEnd() * 2
        quote, before, after = (part.decode("utf-16-le", "ignore") for part in (raw[start:end], raw[:start], raw[end:]))
        return (quote, before[-CONTEXT:], after[:CONTEXT]) if quote.strip() else None


def _in_utf16(text: str, offset: int) -> int:
    """Returns a place in a text as Qt counts it: characters beyond the first 65,536 are two."""
    return len(text[:offset].encode("utf-16-le")) // 2


def _tr(text: str) -> str:
    return QCoreApplication.translate("Highlighter", text)

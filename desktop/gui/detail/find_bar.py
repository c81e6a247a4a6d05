"""Finding words within the page."""

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from desktop.gui.detail.browser import PageBrowser
from desktop.gui.icons import IconFor

_Flag = QTextDocument.FindFlag
_MOST_MARKED = 1000
"""More places than these are counted, and only the first of them marked."""


class FindBar(QFrame):
    """A line below the page: a field, the ways to the next and previous place, and how many there are."""

    closed = Signal()
    """The reader has found what was looked for."""

    def __init__(self, browser: PageBrowser, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Looks through the text of a browser."""
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._browser = browser
        self._icon_for = icon_for
        self.field = QLineEdit(self)
        self.field.setObjectName("find_field")
        self.field.setPlaceholderText(self.tr("Find in this page"))
        self.field.setAccessibleName(self.tr("Find in this page"))
        self.field.setClearButtonEnabled(True)
        self._places: list[QTextCursor] = []
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self.exact_case = self._option(self.tr("Aa"), self.tr("Capitals as typed"), "find_exact_case")
        self.whole_words = self._option(self.tr("Word"), self.tr("Whole words only"), "find_whole_words")
        self._previous = self._button(self.tr("Previous place"), "back")
        self._next = self._button(self.tr("Next place"), "forward")
        self._close = self._button(self.tr("Close"), "close")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.field, 1)
        for widget in (self._count, self.exact_case, self.whole_words, self._previous, self._next, self._close):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self.find_next)
        self._previous.clicked.connect(self.find_previous)
        self._next.clicked.connect(self.find_next)
        self._close.clicked.connect(self.closed)
        self.hide()

    def start(self) -> None:
        """Shows the bar with the cursor in its field, its text selected; every place is marked while it is shown."""
        self.show()
        self.count_again()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def find_next(self) -> None:
        """Selects the next place, from the top again after the last."""
        self._find(_Flag(0))

    def find_previous(self) -> None:
        """Selects the place before, from the end again before the first."""
        self._find(_Flag.FindBackward)

    def count_again(self) -> None:
        """Tells how many places there are in a text that has changed."""
        # Counting wants the whole of the text, which is shown in pieces; `start` counts what is wanted then.
        if self.isVisible():
            self._tell_count(self.field.text())
        else:
            self._places = []

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        for button, name in ((self._previous, "back"), (self._next, "forward"), (self._close, "close")):
            button.setIcon(self._icon_for(name))

    @property
    def count_text(self) -> str:
        """Which of how many places is selected, in words."""
        return self._count.text()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._browser.mark_places([])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(self._icon_for(icon))
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def _option(self, text: str, name: str, object_name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(object_name)
        button.setAutoRaise(True)
        button.setCheckable(True)
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.toggled.connect(lambda: self._on_text_changed(self.field.text()))
        return button

    @property
    def _wished(self) -> QTextDocument.FindFlag:
        case = _Flag.FindCaseSensitively if self.exact_case.isChecked() else _Flag(0)
        return case | (_Flag.FindWholeWords if self.whole_words.isChecked() else _Flag(0))

    def _on_text_changed(self, text: str) -> None:
        cursor = self._browser.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._browser.setTextCursor(cursor)
        self._tell_count(text)
        if text:
            self.find_next()

    def _find(self, flags: QTextDocument.FindFlag) -> None:
        text = self.field.text()
        if text:
            self._go(text, flags | self._wished)
            self._tell_place()

    def _go(self, text: str, flags: QTextDocument.FindFlag) -> None:
        if self._browser.find(text, flags):
            return
        backward = _Flag.FindBackward in flags
        before, cursor = self._browser.textCursor(), self._browser.textCursor()
        cursor.movePosition(cursor.MoveOperation.End if backward else cursor.MoveOperation.Start)
        self._browser.setTextCursor(cursor)
        if not self._browser.find(text, flags):
            self._browser.setTextCursor(before)

    def _tell_count(self, text: str) -> None:
        self._places = list(self._all_places(text)) if text else []
        self._browser.mark_places(self._places[:_MOST_MARKED] if self.isVisible() else [])
        self._tell_place()

    def _all_places(self, text: str) -> Iterator[QTextCursor]:
        document, wished = self._browser.document(), self._wished
        place = document.find(text, 0, wished)
        while not place.isNull():
            yield place
            place = document.find(text, place, wished)

    def _tell_place(self) -> None:
        selected = self._browser.textCursor()
        starts = [place.selectionStart() for place in self._places]
        if not self.field.text():
            self._count.clear()
        elif not starts:
            self._count.setText(self.tr("not found"))
        elif selected.hasSelection() and selected.selectionStart() in starts:
            place = bisect_left(starts, selected.selectionStart()) + 1
            self._count.setText(self.tr("{place} of {count}").format(place=place, count=len(starts)))
        else:
            self._count.setText(self.tr("{count} found").format(count=len(starts)))

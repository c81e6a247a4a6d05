"""The text of a page; it reads no file, loads nothing from the network, and opens no link by itself."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

MEASURE = 38
"""Widest line of text at first, in times the size of its type in pixels."""
_AIR = 8
"""Pixels above a place that is gone to."""
_LEAST_MARGIN, _NARROW_MARGIN, _TOP_MARGIN, _BOTTOM_MARGIN = 28, 10, 22, 32


class SealedDocument(QTextDocument):
    """Rich text that reads nothing outside itself."""

    @override
    def loadResource(self, kind: int, url: QUrl | str) -> QImage | QByteArray:
        return _nothing(kind)


class PageBrowser(QTextBrowser):
    """Shows rich text in a comfortable measure."""

    width_changed = Signal()
    """There is more or less room beside the text."""
    text_shown = Signal()
    """Another text is shown, or the same one in other type."""
    passage_menu_requested = Signal(object, QPoint)
    """The context menu (`QMenu`) is about to be shown for this place in the viewport."""
    menu_requested = Signal(object, str)
    """The context menu (`QMenu`) is about to be shown for the link to this address, or "" for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self._tints: list[QTextEdit.ExtraSelection] = []
        self._marked: list[QTextEdit.ExtraSelection] = []
        self.setObjectName("page_text")
        self.setAccessibleName(self.tr("Page"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setDocument(SealedDocument(self))
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self._text_pixels = 16.0
        self._measure = MEASURE

    @property
    def text_pixels(self) -> float:
        """The size of the type in pixels."""
        return self._text_pixels

    def set_measure(self, measure: int) -> None:
        """Sets the widest line of text, in times the size of its type in pixels."""
        self._measure = measure
        self._set_margins()

    def room_for(self, text_pixels: float) -> int:
        """Returns how wide lines are in type of that size, in pixels."""
        return self.viewport().width() - 2 * self._side(text_pixels)

    def show_html(self, html: str, text_pixels: float, pictures: Mapping[str, QImage] | None = None) -> None:
        """Shows rich text.

        Args:
            html: the text.
            text_pixels: size of its type, by which the measure goes.
            pictures: what it may show besides, by address.
        """
        self._text_pixels = text_pixels
        for name, picture in (pictures or {}).items():
            self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), picture)
        self._tints, self._marked = [], []
        self.setExtraSelections([])
        self.setHtml(html)
        self._set_margins()
        self.text_shown.emit()

    @property
    def place(self) -> tuple[int, float]:
        """Where the view begins: the number of a block of text, and how much of it, as a share, lies above."""
        document, top = self.document(), self.verticalScrollBar().value()
        rect_of = document.documentLayout().blockBoundingRect
        # By halves: what is asked for a point, Qt tells wrongly between paragraphs.
        first, last = 0, document.blockCount() - 1
        while first < last:
            middle = (first + last + 1) // 2
            if rect_of(document.findBlockByNumber(middle)).top() <= top:
                first = middle
            else:
                last = middle - 1
        rect = rect_of(document.findBlockByNumber(first))
        return first, min(max(0.0, (top - rect.top()) / max(1.0, rect.height())), 1.0)

    def show_place(self, place: tuple[int, float]) -> None:
        """Begins the view where it began when the same text was shown in another look."""
        number, share = place
        rect = self.document().documentLayout().blockBoundingRect(self.document().findBlockByNumber(number))
        self.verticalScrollBar().setValue(round(rect.top() + share * rect.height()) if number or share else 0)

    def set_tints(self, tints: list[QTextEdit.ExtraSelection]) -> None:
        """Lays colours behind passages; a line that is marked stays so."""
        self._tints = tints
        self.setExtraSelections([*tints, *self._marked])

    def show_anchor(self, name: str) -> None:
        """Scrolls to a place of the text that has a name, and leaves a little air above it."""
        before = self.verticalScrollBar().value()
        self.scrollToAnchor(name)
        if self.verticalScrollBar().value() != before:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - _AIR)

    def show_link(self, target: str) -> bool:
        """Scrolls to the first link to an address and marks its block of text; False where there is none."""
        block = self.document().begin()
        while block.isValid():
            if any(fragment.charFormat().anchorHref() == target for fragment in _fragments(block)):
                self._mark(block)
                return True
            block = block.next()
        return False

    @override
    def loadResource(self, kind: int, url: QUrl | str) -> QImage | QByteArray:
        return _nothing(kind)

    @override
    def doSetSource(self, *arguments: object) -> None:
        """Does nothing: pages come through `setHtml` alone."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._set_margins()
            self.width_changed.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Zooming with Ctrl and the wheel is the pane's, which zooms by whole steps and remembers them.
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        # With the keyboard the link that has the focus is meant, wherever the pointer is.
        link = self.textCursor().charFormat().anchorHref() if by_keyboard else self.anchorAt(event.pos())
        place = self.cursorRect().bottomLeft() if by_keyboard else event.pos()
        menu = self.createStandardContextMenu(place)
        menu.setObjectName("page_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_requested.emit(menu, link)
        self.passage_menu_requested.emit(menu, place)
        menu.popup(self.viewport().mapToGlobal(place))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def _mark(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        marked = QTextEdit.ExtraSelection()
        marked.cursor = cursor
        marked.format.setBackground(self.palette().highlight())
        self._marked = [marked]
        self.setExtraSelections([*self._tints, marked])
        place = self.document().documentLayout().blockBoundingRect(block)
        bar = self.verticalScrollBar()
        if not bar.value() <= place.top() <= bar.value() + self.viewport().height() - place.height():
            bar.setValue(round(place.top() - self.viewport().height() / 3))

    def _set_margins(self) -> None:
        """Leaves margins within the document, so that the paper reaches from edge to edge."""
        side = self._side(self._text_pixels)
        frame = self.document().rootFrame()
        wished = frame.frameFormat()
        if wished.leftMargin() != side:
            wished.setLeftMargin(side)
            wished.setRightMargin(side)
            wished.setTopMargin(_TOP_MARGIN)
            wished.setBottomMargin(_BOTTOM_MARGIN)
            frame.setFrameFormat(wished)

    def _side(self, text_pixels: float) -> int:
        """Returns how wide the margins are beside text in type of that size."""
        free = self.viewport().width() - self._measure * text_pixels
        narrow = self.viewport().width() < 24 * text_pixels
        return max(_NARROW_MARGIN if narrow else _LEAST_MARGIN, int(free / 2))


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def _nothing(kind: int) -> QImage | QByteArray:
    """Returns what shows nothing, yet is something: where Qt gets nothing, or no image, it reads the file itself."""
    if kind != QTextDocument.ResourceType.ImageResource.value:
        return QByteArray()
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image

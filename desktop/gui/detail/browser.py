"""The text of a page; it reads no file, loads nothing from the network, and opens no link by itself."""

from collections import OrderedDict
from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from desktop.gui import theme
from desktop.gui.detail.pieces import CONTINUES
from desktop.gui.detail.places import fragments
from desktop.gui.detail.sealed import Pictures, SealedDocument, no_picture, nothing

MEASURE = 38
"""Widest line of text at first, in times the size of its type in pixels."""
_LEAST_MEASURE = 10
"""Narrowest text, as far as what stands beside it can give way, in times the size of its type in pixels."""
_OF_TEXT = 0.9
"""The font from which Qt reckons headings, in times the size of the text."""
_AIR = 8
"""Pixels above a place that is gone to."""
_MOST_KEPT = 12
"""How many texts are kept whole, so that the way back takes one layout, and no making of the page."""
_LEAST_MARGIN, _NARROW_MARGIN, _TOP_MARGIN, _BOTTOM_MARGIN = 28, 10, 22, 32


class PageBrowser(QTextBrowser):
    """Shows rich text in a comfortable measure."""

    width_changed = Signal()
    """There is more or less room beside the text."""
    text_shown = Signal()
    """Another text is shown to its end, or the same one in other type."""
    page_painted = Signal()
    """What `show_pieces` brought was painted for the first time."""
    passage_menu_requested = Signal(object, QPoint)
    """The context menu (`QMenu`) is about to be shown for this place in the viewport."""
    link_focused = Signal(str)
    """The link to this address was reached with the Tab key."""
    tab_wished = Signal(str, bool)
    """Ctrl and Enter were pressed on the link to this address; whether its tab comes to the front at once."""
    menu_requested = Signal(object, str)
    """The context menu (`QMenu`) is about to be shown for the link to this address, or "" for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self._tints: list[QTextEdit.ExtraSelection] = []
        self._places: list[QTextEdit.ExtraSelection] = []
        self._marked: list[QTextEdit.ExtraSelection] = []
        self._kept: OrderedDict[Hashable, SealedDocument] = OrderedDict()
        self._to_come: Iterator[str] | None = None
        self._next_step = QTimer(self)
        self._next_step.setSingleShot(True)
        self._next_step.timeout.connect(self._show_more)
        self.setObjectName("page_text")
        self.setAccessibleName(self.tr("Page"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # A bar that came and went with the length of the text would have it laid out twice, and move it sidewards.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._text_pixels = 16.0
        self._measure = MEASURE
        self._key: Hashable = None
        self._is_new, self._is_blank = False, True
        self._clicked_twice: QTextDocument | None = None
        self._opening = ""
        self._text = self._new_document()
        self.setDocument(self._text)

    @property
    def focused_link(self) -> str:
        """The address of the link that has the focus, or in which the cursor is; "" for none."""
        return self.textCursor().charFormat().anchorHref()

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

    def show_html(self, html: str, text_pixels: float, pictures: Pictures | None = None) -> None:
        """Shows rich text, the whole at once; see `show_pieces`."""
        self.show_pieces(iter((html,)), text_pixels, pictures)
        self.finish()

    def show_pieces(
        self,
        pieces: Iterator[str],
        text_pixels: float,
        pictures: Pictures | None = None,
        key: Hashable = None,
        waiting: Collection[str] = (),
    ) -> None:
        """Shows the first piece of a text; the others follow when the window has time for them.

        Args:
            pieces: the text, as `pieces.pieces` cuts it.
            text_pixels: size of its type, by which the measure goes.
            pictures: what it may show besides.
            waiting: the addresses of those pictures that are drawn when the text was painted.
            key: under which the text is kept as it was laid out; where one is kept, `pieces` is not asked.
        """
        self._text_pixels = text_pixels
        kept = self._kept.pop(key, None) if key is not None else None
        self._key = key
        if kept is not None:
            # Before the text is in the view: afterwards it would be laid out once more.
            self._set_margins(kept)
            self._take(kept)
        else:
            self.clear_text()
            self._text.set_pictures(pictures or no_picture, waiting)
            first = next(pieces, "")
            self._opening = first[: first.find(">") + 1] if first.startswith("<body") else ""
            # In one step, so that the text is laid out once: with its margins, and for the room that there is.
            step = QTextCursor(self._text)
            step.beginEditBlock()
            self._text.setHtml(first)
            self._set_margins(self._text)
            step.endEditBlock()
            # The reader's own cursor was carried along to the end.
            self.setTextCursor(QTextCursor(self._text))
            self._is_blank = False
        self._is_new = True
        if kept is None:
            self._to_come = pieces
            if not self.isVisible():
                self._next_step.start()
        else:
            self._keep()
            self.text_shown.emit()

    def clear_text(self) -> None:
        """Shows nothing, before another text is shown: what changes meanwhile need not be done to the one before."""
        if not self._is_blank:
            self._take(self._new_document())
            self._is_blank = True

    @property
    def is_whole(self) -> bool:
        """Whether the text is shown to its end."""
        return self._to_come is None

    def finish(self) -> None:
        """Shows the whole of the text now."""
        while self._to_come is not None:
            self._show_more()

    def forget_kept(self) -> None:
        """Lets go of all texts but the one in view."""
        for text in self._kept.values():
            if text is not self._text:
                text.deleteLater()
        self._kept.clear()

    def show_until(self, height: int) -> None:
        """Shows at least so many pixels of the text, if it has them."""
        while self._to_come is not None and self._text.size().height() < height:
            self._show_more()

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
        self._show_selections()

    def mark_places(self, places: Iterable[QTextCursor]) -> None:
        """Marks places of the text that hold words looked for."""
        colours = theme.current()
        self._places = [_selection(place, QColor(colours.found)) for place in places]
        self._show_selections()

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
            if any(fragment.charFormat().anchorHref() == target for fragment in fragments(block)):
                self._mark(block)
                return True
            block = block.next()
        return False

    @override
    def document(self) -> QTextDocument:
        # Who asks for the text means the whole; Qt itself does not come this way.
        self.finish()
        return super().document()

    @override
    def toPlainText(self) -> str:
        self.finish()
        return super().toPlainText()

    @override
    def toHtml(self) -> str:
        self.finish()
        return super().toHtml()

    @override
    def find(self, *arguments: Any) -> bool:  # type: ignore[override]  # QWidget has another of the name
        self.finish()
        return super().find(*arguments)

    @override
    def selectAll(self) -> None:
        self.finish()
        super().selectAll()

    @override
    def scrollToAnchor(self, name: str) -> None:
        self.finish()
        super().scrollToAnchor(name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_new:
            self._is_new = False
            QTimer.singleShot(0, self, self._on_painted)
        elif self._to_come is not None and not self._next_step.isActive():
            self._next_step.start()

    @override
    def loadResource(self, kind: int, url: QUrl | str) -> QImage | QByteArray:
        return nothing(kind)

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
    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        # Out of the text the focus goes to another widget; within it, to a link.
        self.link_focused.emit(self.focused_link if moved and self.hasFocus() else "")
        return moved

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._clicked_twice = self._text

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not (self._holds_on_to_another_text and event.buttons() & Qt.MouseButton.LeftButton):
            super().mouseMoveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._holds_on_to_another_text and event.button() is Qt.MouseButton.LeftButton:
            # Qt lets go at a press that neither extends nor drags a selection.
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            plain = _without_modifiers(event)
            super().mousePressEvent(plain)
            event.setAccepted(plain.isAccepted())
            self._clicked_twice = self._text
        else:
            super().mousePressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Zooming with Ctrl and the wheel is the pane's, which zooms by whole steps and remembers them.
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wished = event.modifiers()
        if wished & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and wished & Qt.KeyboardModifier.ControlModifier:
            self.tab_wished.emit(self.focused_link, bool(wished & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        # With the keyboard the link that has the focus is meant, wherever the pointer is.
        link = self.focused_link if by_keyboard else self.anchorAt(event.pos())
        place = self.cursorRect().bottomLeft() if by_keyboard else event.pos()
        menu = self.createStandardContextMenu(place)
        menu.setObjectName("page_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_requested.emit(menu, link)
        # The lower edge of a line is that of the next as well.
        self.passage_menu_requested.emit(menu, self.cursorRect().center() if by_keyboard else place)
        menu.popup(self.viewport().mapToGlobal(place))

    @override
    def minimumSizeHint(self) -> QSize:
        # What stands beside it gives way first.
        return QSize(max(160, round(_LEAST_MEASURE * self._text_pixels)), 80)

    @property
    def _holds_on_to_another_text(self) -> bool:
        """Whether Qt would extend the selection from a word that was clicked twice in the text before, in that text."""
        return self._clicked_twice is not None and self._clicked_twice is not self._text

    def _mark(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self._marked = [_selection(cursor, self.palette().highlight().color())]
        self._show_selections()
        place = self._text.documentLayout().blockBoundingRect(block)
        bar = self.verticalScrollBar()
        if not bar.value() <= place.top() <= bar.value() + self.viewport().height() - place.height():
            bar.setValue(round(place.top() - self.viewport().height() / 3))

    def _show_selections(self) -> None:
        self.setExtraSelections([*self._tints, *self._places, *self._marked])

    def _on_painted(self) -> None:
        if self._is_new:
            # Another text has come meanwhile, and waits for its own painting.
            return
        # What comes next may take as long as all before: the reader is to see the page by then.
        self.page_painted.emit()
        if self._text.waiting:
            self._text.waiting = ()
            self.viewport().update()
        if self._to_come is not None:
            self._next_step.start()

    def _show_more(self) -> None:
        if self._to_come is None:
            return
        piece = next(self._to_come, None)
        if piece is None:
            self._to_come = None
            self._keep()
            self.text_shown.emit()
            return
        _append(self._text, self._opening, piece)
        self._next_step.start()

    def _take(self, text: SealedDocument) -> None:
        self._let_go_of_rest()
        self._tints, self._places, self._marked = [], [], []
        self.setExtraSelections([])
        before, self._text = self._text, text
        self.setDocument(text)
        self._is_blank = False
        if before not in self._kept.values() and before is not text:
            before.deleteLater()

    def _keep(self) -> None:
        if self._key is None:
            return
        self._kept[self._key] = self._text
        while len(self._kept) > _MOST_KEPT:
            _, oldest = self._kept.popitem(last=False)
            oldest.deleteLater()

    def _let_go_of_rest(self) -> None:
        self._to_come = None
        self._next_step.stop()

    def _new_document(self) -> SealedDocument:
        document = SealedDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        # Qt sets headings at twice and one and a half times the size of this font, whatever their style says.
        font = self.font()
        font.setPointSizeF(_OF_TEXT * self._text_pixels * 72 / self.logicalDpiY())
        document.setDefaultFont(font)
        return document

    def _on_range_changed(self, _least: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > 0)

    def _set_margins(self, text: QTextDocument | None = None) -> None:
        """Leaves margins within the document, so that the paper reaches from edge to edge."""
        side = self._side(self._text_pixels)
        frame = (text or self._text).rootFrame()
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


def _append(text: QTextDocument, opening: str, piece: str) -> None:
    """Adds a piece to a text as if it had been read with what stands before."""
    cursor = QTextCursor(text)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    if piece.startswith(CONTINUES) and cursor.atBlockStart():
        cursor.insertHtml(opening + piece)
        return
    # Qt adds the first paragraph of what is inserted to the one that it is inserted in, so there is one for that.
    cursor.beginEditBlock()
    place = cursor.position()
    cursor.insertHtml(f"{opening}<p>x</p>{piece}")
    cursor.setPosition(place)
    cursor.deleteChar()
    cursor.endEditBlock()


def _selection(cursor: QTextCursor, colour: QColor) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format.setBackground(colour)
    return made


def _without_modifiers(event: QMouseEvent) -> QMouseEvent:
    return QMouseEvent(
        event.type(),
        event.position(),
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        Qt.KeyboardModifier.NoModifier,
        event.pointingDevice(),
    )

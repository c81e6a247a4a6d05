"""The pages of a print, one below the other on a quiet ground; those in view are drawn off the GUI thread."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from desktop.gui.dialogs.printing.rendering import Sheet, picture
from desktop.gui.jobs import WorkQueue

FIT_WIDTH, FIT_PAGE = -1, -2
"""Zooms that follow the room; others are per cent of the size on paper."""
SMALLEST, LARGEST = 25, 400
_GAP = 14
"""Pixels around each page."""
_MOST_KEPT = 8
"""Pictures of pages are kept for so many."""
_STEP = 1.25


class Preview(QAbstractScrollArea):
    """Shows pages as they will be on paper, which stays white whatever the colours of the window."""

    page_shown = Signal(int)
    """Another page is in the middle of the view, counted from 1."""
    zoom_changed = Signal(int)
    """Pages are shown in another size, in per cent, or `FIT_WIDTH` or `FIT_PAGE`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("print_preview")
        self.setAccessibleName(self.tr("Print preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._sheets: Sequence[Sheet] = ()
        self._places: list[QRect] = []
        self._pictures: dict[int, QImage] = {}
        self._asked: set[tuple[int, int]] = set()
        self._edition = 0
        self._zoom = FIT_PAGE
        self._page = 1
        self._queue = WorkQueue(self)
        self._queue.finished.connect(self._on_drawn)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """The page in the middle of the view, counted from 1."""
        return self._page

    @property
    def zoom(self) -> int:
        """The size in per cent, `FIT_WIDTH` or `FIT_PAGE`."""
        return self._zoom

    @property
    def is_drawn(self) -> bool:
        """Whether every page in view is drawn in its size."""
        return bool(self._sheets) and all(self._is_sharp(number) for number in self._in_view())

    def show_pages(self, sheets: Sequence[Sheet]) -> None:
        """Shows other pages; where as many were shown before, the same one stays in view."""
        self._sheets = sheets
        self._edition += 1
        self._asked.clear()
        # What was shown before stays until the new page is drawn, so that nothing flickers.
        self._pictures = {number: one for number, one in self._pictures.items() if number < len(sheets)}
        self._lay_out(self._page if self._page <= len(sheets) else 1)

    def show_page(self, number: int) -> None:
        """Brings a page, counted from 1, to the top of the view."""
        if 1 <= number <= len(self._places):
            self.verticalScrollBar().setValue(self._places[number - 1].top() - _GAP)
            self._tell_page(number)

    def set_zoom(self, zoom: int) -> None:
        """Shows pages in another size."""
        if zoom not in (FIT_WIDTH, FIT_PAGE):
            zoom = min(max(zoom, SMALLEST), LARGEST)
        if zoom != self._zoom:
            self._zoom = zoom
            self._lay_out(self._page)
            self.zoom_changed.emit(zoom)

    def zoom_in(self) -> None:
        """Shows pages larger."""
        self.set_zoom(round(self._per_cent() * _STEP))

    def zoom_out(self) -> None:
        """Shows pages smaller."""
        self.set_zoom(round(self._per_cent() / _STEP))

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        return QSize(36 * line, 42 * line)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._page)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Home:
                self.show_page(1)
            case Qt.Key.Key_End:
                self.show_page(len(self._sheets))
            case Qt.Key.Key_PageDown if control or self._zoom == FIT_PAGE:
                self.show_page(min(self._page + 1, len(self._sheets)))
            case Qt.Key.Key_PageUp if control or self._zoom == FIT_PAGE:
                self.show_page(max(self._page - 1, 1))
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case _:
                super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), self.palette().color(QPalette.ColorRole.Window))
        for number in self._in_view():
            place = self._seen(number)
            painter.fillRect(place, Qt.GlobalColor.white)
            image = self._pictures.get(number)
            if image is not None:
                painter.drawImage(QRectF(place), image)
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            if not self._is_sharp(number):
                self._ask_for(number)
        painter.end()

    def _seen(self, number: int) -> QRect:
        return self._places[number].translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _in_view(self) -> list[int]:
        ground = self.viewport().rect()
        return [number for number in range(len(self._places)) if self._seen(number).intersects(ground)]

    def _dots(self, number: int) -> int:
        return round(self._places[number].width() * self.devicePixelRatioF())

    def _is_sharp(self, number: int) -> bool:
        image = self._pictures.get(number)
        return image is not None and (image.text("edition"), image.width()) == (str(self._edition), self._dots(number))

    def _ask_for(self, number: int) -> None:
        dots = self._dots(number)
        if (number, dots) not in self._asked:
            self._asked.add((number, dots))
            self._queue.put(partial(self._draw, self._edition, number, self._sheets[number], dots))

    def _draw(self, edition: int, number: int, sheet: Sheet, dots: int) -> tuple[int, int, QImage] | None:
        """Runs in a thread of its own; what is out of date by then is left out."""
        if edition != self._edition or (number, dots) not in self._asked:
            return None
        image = picture(sheet, dots)
        image.setText("edition", str(edition))
        return edition, number, image

    @Slot(object)
    def _on_drawn(self, done: tuple[int, int, QImage] | Exception | None) -> None:
        if not isinstance(done, tuple) or done[0] != self._edition:
            return
        _, number, image = done
        self._asked.discard((number, image.width()))
        self._pictures[number] = image
        if len(self._pictures) > _MOST_KEPT:
            far = max(self._pictures, key=lambda other: abs(other + 1 - self._page))
            if far not in self._in_view():
                del self._pictures[far]
        self.viewport().update()

    def _per_cent(self) -> float:
        if self._zoom > 0 or not self._places:
            return self._zoom if self._zoom > 0 else 100
        number = self._page - 1
        return 100 * self._places[number].width() / self._natural(self._sheets[number].size).width()

    def _natural(self, size: QSizeF) -> QSizeF:
        """Returns the size on paper, in pixels of the screen."""
        return QSizeF(size.width() * self.logicalDpiX() / 72, size.height() * self.logicalDpiY() / 72)

    def _size_of(self, sheet: Sheet) -> QSize:
        room = QSizeF(self.viewport().size()) - QSizeF(2 * _GAP, 2 * _GAP)
        natural = self._natural(sheet.size)
        ratio = self._zoom / 100
        if self._zoom < 0:
            ratio = room.width() / natural.width()
            if self._zoom == FIT_PAGE:
                ratio = min(ratio, room.height() / natural.height())
        ratio = max(ratio, 0.05)
        return QSize(max(1, round(natural.width() * ratio)), max(1, round(natural.height() * ratio)))

    def _lay_out(self, page: int) -> None:
        sizes = [self._size_of(sheet) for sheet in self._sheets]
        wide = max((size.width() for size in sizes), default=0) + 2 * _GAP
        ground = self.viewport().size()
        self._places = []
        self._asked.clear()
        top = _GAP
        for size in sizes:
            left = max(_GAP, (max(wide, ground.width()) - size.width()) // 2)
            self._places.append(QRect(left, top, size.width(), size.height()))
            top += size.height() + _GAP
        for bar, whole, seen in (
            (self.verticalScrollBar(), top, ground.height()),
            (self.horizontalScrollBar(), wide, ground.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(max(1, self.fontMetrics().lineSpacing() * 2))
        self.show_page(page)
        self.viewport().update()

    @Slot(int)
    def _on_scrolled(self, _: int) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        near = min(
            range(len(self._places)), key=lambda number: abs(self._places[number].center().y() - middle), default=0
        )
        self._tell_page(near + 1)
        self.viewport().update()

    def _tell_page(self, number: int) -> None:
        self.setAccessibleDescription(
            self.tr("Page {number} of {count}").format(number=number, count=len(self._sheets))
        )
        if number != self._page:
            self._page = number
            self.page_shown.emit(number)

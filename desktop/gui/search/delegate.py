"""Draws the rows of the palette: a title, and under it the words that were found."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.escaping import plain
from desktop.gui import theme
from desktop.gui.search.model import Found, Heading, Offered, Role, snippet_of
from desktop.library.search.snippets import Snippet, text_of

_AIR = 5
_SIDE = 12
"""Pixels above and below a row, and at its sides."""


class PaletteDelegate(QStyledItemDelegate):
    """Two lines for a page, one for a heading or a command."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = option.fontMetrics.height()
        lines = 2 if snippet_of(index.data(Role.ROW)) else 1
        return QSize(100, lines * line + 2 * _AIR)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, now = index.data(Role.ROW), theme.current()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(now.selection))
        rect = option.rect.adjusted(_SIDE, _AIR, -_SIDE, -_AIR)
        match row:
            case Heading(text):
                self._draw_line(painter, rect, text, now.muted, option, strong=True)
            case Offered(text, keys, _):
                self._draw_line(painter, rect, text, now.ink, option, aside=keys)
            case Found(hit):
                first = QRect(rect.left(), rect.top(), rect.width(), option.fontMetrics.height())
                self._draw_line(painter, first, plain(hit.title), now.ink, option, aside=str(hit.address.page))
                if hit.snippet:
                    below = first.translated(0, first.height())
                    self._draw_snippet(painter, below, hit.snippet, option)
        painter.restore()

    @staticmethod
    def _draw_line(
        painter: QPainter,
        rect: QRect,
        text: str,
        colour: str,
        option: QStyleOptionViewItem,
        aside: str = "",
        strong: bool = False,
    ) -> None:
        font = QFont(option.font)
        font.setBold(strong)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        least = metrics.horizontalAdvance(text[:24])
        taken = metrics.horizontalAdvance(aside + "00") if aside else 0
        if taken and least + taken <= rect.width():
            painter.setPen(QColor(theme.current().muted))
            side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(rect, side, aside)
        else:
            taken = 0
        painter.setPen(QColor(colour))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        room = rect.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, side, shown)

    @staticmethod
    def _draw_snippet(painter: QPainter, rect: QRect, snippet: Snippet, option: QStyleOptionViewItem) -> None:
        """Draws the snippet in one line, its matches strong."""
        now = theme.current()
        layout = QTextLayout(text_of(snippet).replace("\n", " "), option.font)
        formats, start = [], 0
        for part in snippet:
            if part.is_match:
                strong = QTextCharFormat()
                strong.setFontWeight(QFont.Weight.Bold)
                strong.setForeground(QColor(now.ink))
                marked = QTextLayout.FormatRange()
                marked.start, marked.length, marked.format = start, len(part.text), strong
                formats.append(marked)
            start += len(part.text)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e5)
        layout.endLayout()
        painter.setClipRect(rect)
        painter.setPen(QColor(now.muted))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        left = rect.right() - line.naturalTextWidth() if mirrored else rect.left()
        layout.draw(painter, QPointF(left, rect.top()))
        painter.setClipping(False)

"""Draws the rows of the palette: a title, and under it the words that were found."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.escaping import plain
from desktop.gui import theme
from desktop.gui.search.model import Becoming, Found, Heading, Offered, Role, snippet_of
from desktop.library.search.snippets import Part, Snippet, text_of

_ELLIPSIS, _STRONGER, _BEFORE_MATCH = "…", 1.06, 0.6
"""What stands where a snippet is cut; how much wider strong type is; up to where in a line the first match may end."""
_GAP, _LEAST_ASIDE = "00", 0.4
"""What is as wide as the gap before what stands at the end of a line, and the share of the line that it may have."""
_SEPARATOR, _LEFT_TO_RIGHT = " · ", "\u200e"
"""What stands between a name and a text, and what keeps a number after it from joining a name from right to left."""
_BETWEEN = "  "
"""What stands between a completion and what that means."""
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
                self._draw_line(painter, rect, (Part(text, True),), now.muted, option, strong=now.muted)
            case Offered(text, keys, _):
                self._draw_line(painter, rect, (Part(text, False),), now.ink, option, aside=keys)
            case Becoming(completion):
                parts = (Part(row.text, True), Part(f"{_BETWEEN}{completion.title}", False))
                self._draw_line(painter, rect, parts, now.muted, option)
            case Found(hit):
                first = QRect(rect.left(), rect.top(), rect.width(), option.fontMetrics.height())
                title = hit.marked or (Part(plain(hit.title), False),)
                self._draw_line(painter, first, title, now.ink, option, aside=str(hit.address.page))
                if snippet_of(row):
                    shown = fitted(hit.snippet, rect.width(), option.fontMetrics)
                    self._draw_parts(painter, first.translated(0, first.height()), shown, now.muted, option)
        painter.restore()

    def _draw_line(
        self,
        painter: QPainter,
        rect: QRect,
        parts: Snippet,
        colour: str,
        option: QStyleOptionViewItem,
        aside: str = "",
        strong: str = "",
    ) -> None:
        """Draws one line, cut where it is too long, with a few quiet words at its end; `strong` colours the matches."""
        metrics = option.fontMetrics
        aside = beside(text_of(parts), aside, rect.width(), metrics)
        taken = metrics.horizontalAdvance(aside + _GAP) if aside else 0
        if aside:
            painter.setPen(QColor(theme.current().muted))
            end = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(rect, end, aside)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        room = rect.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
        self._draw_parts(painter, room, elided(parts, room.width(), metrics), colour, option, strong)

    @staticmethod
    def _draw_parts(
        painter: QPainter, rect: QRect, parts: Snippet, colour: str, option: QStyleOptionViewItem, strong: str = ""
    ) -> None:
        layout = line_of(parts, option.font, strong or theme.current().ink)
        line = layout.lineAt(0)
        painter.setClipRect(rect)
        painter.setPen(QColor(colour))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        left = rect.right() - line.naturalTextWidth() if mirrored else rect.left()
        layout.draw(painter, QPointF(left, rect.top() + (rect.height() - line.height()) / 2))
        painter.setClipping(False)


def line_of(parts: Snippet, font: QFont, colour: str = "") -> QTextLayout:
    """Returns a text laid out in one line, its matches strong; it runs as English does, whatever it begins with.

    Args:
        parts: the text.
        font: of what is no match.
        colour: of the matches; that of the rest where "".
    """
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    if colour:
        strong.setForeground(QColor(colour))
    text, formats = "", []
    for part in parts:
        shown = f"{_LEFT_TO_RIGHT}{part.text}" if part.text == _SEPARATOR else part.text.replace("\n", " ")
        if part.is_match:
            marked = QTextLayout.FormatRange()
            marked.start, marked.length, marked.format = len(text), len(shown), strong
            formats.append(marked)
        text += shown
    layout = QTextLayout(text, font)
    layout.setTextOption(_IN_ONE_LINE)
    layout.setFormats(formats)
    layout.beginLayout()
    layout.createLine().setLineWidth(1e5)
    layout.endLayout()
    return layout


_IN_ONE_LINE = QTextOption()
_IN_ONE_LINE.setTextDirection(Qt.LayoutDirection.LeftToRight)
_IN_ONE_LINE.setWrapMode(QTextOption.WrapMode.NoWrap)


def elided(parts: Snippet, width: int, metrics: QFontMetrics) -> Snippet:
    """Returns as much of the beginning of a text in parts as a line of that width holds, an ellipsis where it is cut.

    The metrics are those of the type that is not strong.
    """
    text = text_of(parts)
    room = round(width / _STRONGER) if any(part.is_match for part in parts) else width
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    if shown == text:
        return parts
    kept = len(shown.removesuffix(_ELLIPSIS))
    return tuple(part for part in (*_between(parts, 0, kept), Part(_ELLIPSIS, False)) if part.text)


def beside(text: str, aside: str, width: int, metrics: QFontMetrics) -> str:
    """Returns as much of what stands beside a text as leaves room for that, but a share of the line in any case.

    Args:
        text: what the line is about.
        aside: what stands at its end, such as an address.
        width: the room for both, in pixels.
        metrics: of the type.
    """
    room = max(width - round(metrics.horizontalAdvance(text) * _STRONGER) - metrics.horizontalAdvance(_GAP), 0)
    room = max(room, round(width * _LEAST_ASIDE))
    return metrics.elidedText(aside, Qt.TextElideMode.ElideMiddle, room)


def fitted(snippet: Snippet, width: int, metrics: QFontMetrics) -> Snippet:
    """Returns as much of a snippet as a line of that width holds, its first match in it, an ellipsis where it is cut.

    Args:
        snippet: the text in parts.
        width: the room, in pixels.
        metrics: of the type that is not strong; what is strong takes a little more.
    """
    room = width - metrics.horizontalAdvance(2 * _ELLIPSIS)

    def advance(text: str) -> int:
        return round(metrics.horizontalAdvance(text) * _STRONGER)

    text = text_of(snippet)
    if advance(text) <= width:
        return snippet
    first = next((number for number, part in enumerate(snippet) if part.is_match), 0)
    before = sum(len(part.text) for part in snippet[:first])
    shown_to = before + (len(snippet[first].text) if snippet[first].is_match else 0)
    start = 0
    while start < before and advance(text[start:shown_to]) > room * _BEFORE_MATCH:
        space = text.find(" ", start + 1, before)
        start = space if space > start else before
    start += len(text[start:before]) - len(text[start:before].lstrip(f" {_ELLIPSIS}")) if start else 0
    end = start
    for step in (64, 16, 4, 1):
        while end < len(text) and advance(text[start : end + step]) <= room:
            end = min(len(text), end + step)
    if end < len(text):
        word = text.rfind(" ", shown_to, end)
        end = word if word > 0 else end
    parts = [*([Part(_ELLIPSIS, False)] if start else []), *_between(snippet, start, end)]
    is_cut = end < len(text) and not text[:end].endswith(_ELLIPSIS)
    return tuple(part for part in (*parts, Part(_ELLIPSIS if is_cut else "", False)) if part.text)


def _between(snippet: Snippet, start: int, end: int) -> Iterator[Part]:
    at = 0
    for part in snippet:
        yield part._replace(text=part.text[max(0, start - at) : max(0, end - at)])
        at += len(part.text)

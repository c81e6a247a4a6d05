"""Draws a row of the tree: its name, and a few quiet words at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.gui import theme
from desktop.gui.tree.model import Role

_AIR = 4
"""Pixels above and below the text of a row."""
_LEAST = 8
"""Characters of a detail that is cut; of less than that nothing could be told."""


def shortened(detail: str, width: int, metrics: QFontMetrics) -> str:
    """Returns as much of a detail as that width holds, an ellipsis where it is cut; "" where that is too little."""
    if metrics.horizontalAdvance(detail) <= width:
        return detail
    shown = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, width)
    return shown if len(shown) > _LEAST else ""


class RowDelegate(QStyledItemDelegate):
    """Leaves room for the detail, and draws it where there is enough."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        detail = index.data(Role.DETAIL)
        metrics = option.fontMetrics
        if detail:
            detail = shortened(detail, option.rect.width() // 2 - metrics.horizontalAdvance("00"), metrics)
        taken = metrics.horizontalAdvance(detail) + metrics.horizontalAdvance("00") if detail else 0
        self._draw_name(painter, option, index, taken)
        if detail:
            rect = QRect(option.rect)
            rect.adjust(0, 0, -metrics.horizontalAdvance("0"), 0)
            painter.save()
            painter.setPen(QColor(theme.current().muted))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, QStyle.visualAlignment(option.direction, side), detail)
            painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), option.fontMetrics.height() + 2 * _AIR))

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        # Qt would ask the model for five roles more, of which ours has none, and for each row of every frame.
        feature = QStyleOptionViewItem.ViewItemFeature
        option.index = index  # type: ignore[assignment]  # Qt's own is written without the other kind of index
        option.text = index.data(Qt.ItemDataRole.DisplayRole)
        option.icon = index.data(Qt.ItemDataRole.DecorationRole)
        option.features |= feature.HasDisplay | feature.HasDecoration

    def _draw_name(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, less: int
    ) -> None:
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        style = own.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, own, painter, own.widget)
        if own.direction == Qt.LayoutDirection.RightToLeft:
            own.rect.adjust(less, 0, 0, 0)
        else:
            own.rect.adjust(0, 0, -less, 0)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)

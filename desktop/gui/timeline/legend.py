"""What colours and shapes of the timeline mean, drawn by what draws the timeline itself, and said in words."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop.chronology.geometry import Rect
from desktop.domain.event import EventKind
from desktop.gui import theme
from desktop.gui.timeline.legend_signs import WORDINGS, Sign, draw_sign, width_of

CALENDAR = "No date is drawn more exact than its source gives it. All are of the proleptic Gregorian calendar."


class Legend(QDialog):
    """Kinds by their colours at the left, dates by their shapes at the right; a screen reader hears all of it."""

    def __init__(self, kinds: Collection[EventKind], signs: Sequence[Sign], parent: QWidget | None = None) -> None:
        """Explains the kinds that are shown, in their usual order, and the signs that can be seen."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("timeline_legend")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shown = [kind for kind in EventKind if kind in kinds]
        colours, shapes = self.tr("Colour: the kind of event"), self.tr("Shape: how its date is known")
        self.setAccessibleName(self.tr("Legend"))
        by_shape = "; ".join(f"{shape}: {meaning}" for meaning, shape in (WORDINGS[sign] for sign in signs))
        by_colour = ", ".join(kind.value for kind in shown)
        self.setAccessibleDescription(f"{colours}: {by_colour}. {shapes}: {by_shape}. {self.tr(CALENDAR)}")
        grid = QGridLayout(self)
        em, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        grid.setContentsMargins(2 * em, line // 2, 2 * em, line // 2)
        grid.setVerticalSpacing(line // 3)
        grid.setHorizontalSpacing(em)
        for column in (2, 4):
            grid.setColumnMinimumWidth(column, 3 * em)
        grid.addWidget(self._label(colours, muted=True), 0, 0, 1, 4)
        grid.addWidget(self._label(shapes, muted=True), 0, 6, 1, 2)
        half = (len(shown) + 1) // 2
        for number, kind in enumerate(shown):
            at = (1 + number % half, 0 if number < half else 3)
            grid.addWidget(_Swatch(Sign.DAY, kind, self), *at)
            grid.addWidget(self._label(kind.value), at[0], at[1] + 1)
        for row, sign in enumerate(signs, 1):
            grid.addWidget(_Swatch(sign, EventKind.AGREEMENT, self), row, 6)
            meaning, shape = WORDINGS[sign]
            label = self._label(self.tr(meaning))
            label.setAccessibleName(f"{shape}: {meaning}")
            grid.addWidget(label, row, 7)
        note = self._label(self.tr(CALENDAR), muted=True)
        grid.addWidget(note, 2 + max(half, len(signs)), 0, 1, 8)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.current().line))
        painter.setBrush(QColor(theme.current().paper))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _label(self, words: str, muted: bool = False) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if muted:
            label.setObjectName("timeline_hidden")
        return label


class _Swatch(QWidget):
    """One mark as an example; its label says what it means."""

    def __init__(self, sign: Sign, kind: EventKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign, self._kind = sign, kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(width_of(self._sign, line)), line)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, area = float(self.fontMetrics().height()), Rect(0, 0, self.width(), self.height())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        draw_sign(painter, self._sign, self._kind, area, line, theme.current(), mirrored)
        painter.end()


def show_legend(kinds: Collection[EventKind], signs: Sequence[Sign], button: QWidget) -> Legend:
    """Shows a legend of kinds and signs below or over a button, within the screen, and returns it."""
    legend = Legend(kinds, signs, button)
    size = legend.sizeHint()
    screen = button.screen().availableGeometry()
    corner = button.mapToGlobal(button.rect().bottomRight())
    left = min(max(corner.x() - size.width(), screen.left()), screen.right() - size.width())
    top = corner.y() if corner.y() + size.height() <= screen.bottom() else corner.y() - button.height() - size.height()
    legend.move(left, top)
    legend.show()
    return legend

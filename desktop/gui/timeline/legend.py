"""What colours and shapes of the timeline mean, drawn by what draws the timeline itself, and said in words."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark
from desktop.chronology.outline import Form
from desktop.domain.event import EventKind
from desktop.gui import theme
from desktop.gui.timeline.mark_painter import draw_mark

FORMS = (
    ("a day", "a full dot", Form.POINT, 0.0, False, False),
    ("within a month or a year", "an outlined band", Form.BAND, 0.0, False, False),
    ("from one date to another", "a full bar", Form.SPAN, 0.0, False, False),
    ("about then", "edges that fade", Form.BAND, 0.5, False, False),
    ("doubted", "a dashed edge", Form.BAND, 0.0, True, False),
    ("goes on, or its end is not known", "a bar that fades into an arrow", Form.SPAN, 0.0, False, True),
)
"""What each shape means: words, the shape in words, form, share that fades, doubted, open."""
CALENDAR = "No date is drawn more exact than its source gives it. All are of the proleptic Gregorian calendar."


def sample(form: Form, kind: EventKind, x: float, y: float, line: float, fade: float, look: tuple[bool, bool]) -> Mark:
    """Returns a mark as an example, with its middle at a height; `look` says whether it is doubted and open."""
    uncertain, is_open = look
    width = 0.56 * line if form is Form.POINT else 2.6 * line
    height = (0.56 if form is Form.POINT else 0.44) * line
    rect = Rect(x, y - height / 2, width, height)
    core = rect if form is Form.SPAN else None
    right = 0.9 * line if is_open else fade * width / 2
    left = 0.0 if is_open else fade * width / 2
    return Mark("", kind, form, rect, core, 0, left, right, False, is_open, fade > 0, uncertain, False, False)


class Legend(QDialog):
    """Kinds by their colours at the left, dates by their shapes at the right; a screen reader hears all of it."""

    def __init__(self, kinds: Collection[EventKind], parent: QWidget | None = None) -> None:
        """Explains the kinds that are shown, in their usual order, and all shapes."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("timeline_legend")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shown = [kind for kind in EventKind if kind in kinds]
        colours, shapes = self.tr("Colour: the kind of event"), self.tr("Shape: how its date is known")
        self.setAccessibleName(self.tr("Legend"))
        by_shape = "; ".join(f"{shape}: {words}" for words, shape, *_ in FORMS)
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
            grid.addWidget(_Swatch(Form.POINT, kind, 0.0, (False, False), self), *at)
            grid.addWidget(self._label(kind.value), at[0], at[1] + 1)
        for row, (words, shape, form, fade, doubted, is_open) in enumerate(FORMS, 1):
            grid.addWidget(_Swatch(form, EventKind.AGREEMENT, fade, (doubted, is_open), self), row, 6)
            label = self._label(self.tr(words))
            label.setAccessibleName(f"{shape}: {words}")
            grid.addWidget(label, row, 7)
        note = self._label(self.tr(CALENDAR), muted=True)
        grid.addWidget(note, 2 + max(half, len(FORMS)), 0, 1, 8)

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

    def __init__(self, form: Form, kind: EventKind, fade: float, look: tuple[bool, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._form, self._kind, self._fade, self._look = form, kind, fade, look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round((0.9 if self._form is Form.POINT else 3.0) * line), line)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = float(self.fontMetrics().height())
        mark = sample(self._form, self._kind, 0.1 * line, self.height() / 2, line, self._fade, self._look)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        draw_mark(painter, mark, theme.current(), self.width(), mirrored)
        painter.end()


def show_legend(kinds: Collection[EventKind], button: QWidget) -> Legend:
    """Shows a legend of kinds below or over a button, within the screen, and returns it."""
    legend = Legend(kinds, button)
    size = legend.sizeHint()
    screen = button.screen().availableGeometry()
    corner = button.mapToGlobal(button.rect().bottomRight())
    left = min(max(corner.x() - size.width(), screen.left()), screen.right() - size.width())
    top = corner.y() if corner.y() + size.height() <= screen.bottom() else corner.y() - button.height() - size.height()
    legend.move(left, top)
    legend.show()
    return legend

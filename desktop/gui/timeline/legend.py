"""What colours and shapes of the timeline mean, drawn by what draws the timeline itself."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark
from desktop.chronology.outline import Form
from desktop.domain.event import EventKind
from desktop.gui import theme
from desktop.gui.timeline.mark_painter import draw_mark

FORMS = (
    ("a day", Form.POINT, 0.0, False, False),
    ("within a month or a year", Form.BAND, 0.0, False, False),
    ("from one date to another", Form.SPAN, 0.0, False, False),
    ("about then: its edges fade", Form.BAND, 0.5, False, False),
    ("doubted: its edge is dashed", Form.BAND, 0.0, True, False),
    ("goes on, or its end is not known", Form.SPAN, 0.0, False, True),
)
"""What each shape means: words, form, share that fades, doubted, open."""
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


class Legend(QWidget):
    """Kinds by their colours at the left, dates by their shapes at the right."""

    def __init__(self, kinds: Iterable[EventKind], parent: QWidget | None = None) -> None:
        """Explains the kinds that are shown, and all shapes."""
        super().__init__(parent)
        self.setObjectName("timeline_legend")
        self._kinds = tuple(kinds)
        words = [*(kind.value for kind in self._kinds), *(form[0] for form in FORMS)]
        self.setAccessibleName(self.tr("Legend: {words}").format(words=", ".join(words)))
        self.setAccessibleDescription(self.tr(CALENDAR))

    @override
    def sizeHint(self) -> QSize:
        line, em = self.fontMetrics().height(), self.fontMetrics().averageCharWidth()
        rows = max((len(self._kinds) + 1) // 2, len(FORMS))
        return QSize(round(80 * em), round((rows * 1.5 + 4.0) * line))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(now.paper))
        line, em = float(painter.fontMetrics().height()), float(painter.fontMetrics().averageCharWidth())
        top = 0.6 * line
        left, middle, right = 2 * em, 20 * em, 42 * em
        painter.setPen(QColor(now.muted))
        painter.drawText(QRectF(left, top, 36 * em, line), self.tr("Colour: the kind of event"))
        painter.drawText(QRectF(right, top, 36 * em, line), self.tr("Shape: how its date is known"))
        half = (len(self._kinds) + 1) // 2
        for number, kind in enumerate(self._kinds):
            x, y = (left if number < half else middle), top + (number % half + 1.4) * 1.5 * line
            mark = sample(Form.POINT, kind, x, y, line, 0.0, (False, False))
            draw_mark(painter, mark, now, self.width(), False)
            self._say(painter, kind.value, x + 1.2 * line, y, now)
        for number, (words, form, fade, *look) in enumerate(FORMS):
            y = top + (number + 1.4) * 1.5 * line
            mark = sample(form, EventKind.AGREEMENT, right, y, line, fade, (look[0], look[1]))
            draw_mark(painter, mark, now, self.width(), False)
            self._say(painter, words, right + 3.4 * line, y, now)
        painter.setPen(QColor(now.muted))
        bottom = QRectF(left, self.height() - 1.7 * line, self.width() - 2 * left, line)
        painter.drawText(bottom, self.tr(CALENDAR))
        painter.end()

    def _say(self, painter: QPainter, words: str, x: float, y: float, now: theme.Theme) -> None:
        line = painter.fontMetrics().height()
        painter.setPen(QColor(now.ink))
        painter.drawText(QRectF(x, y - line / 2, self.width(), line), Qt.AlignmentFlag.AlignVCenter, words)

"""Where the page in view is: the pages above it, and its own name, which stays whatever the room is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.escaping import for_html
from desktop.gui import theme
from desktop.gui.widgets.fitting_label import RefittedLabel
from desktop.library.rows import Titled

_AROUND, _ABOVE = 14, 8
_LEAST = 8
"""Characters of a page's name that are asked for, whatever the room is."""


class PathLabel(RefittedLabel):
    """Leaves out the farthest pages above where there is no room for all; the pointer then reads the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Is nowhere yet."""
        super().__init__(parent)
        self.setObjectName("path")
        self.setAccessibleName(self.tr("Where this page is"))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setContentsMargins(_AROUND, _ABOVE, _AROUND, _ABOVE)
        self._steps: Sequence[Titled] = ()

    def show_path(self, steps: Sequence[Titled]) -> None:
        """Shows the pages from the farthest to the one in view, in the colours that are in force now."""
        self._steps = steps
        self.fit()

    @override
    def fit(self) -> None:
        """Leaves out as many pages from the left as it must, and cuts the name of the page itself last of all."""
        if not self._steps:
            return
        room = self.width() - 2 * _AROUND
        last = len(self._steps) - 1
        left_out = next((number for number in range(last) if self._width_of(number) <= room), last)
        *above, page = self._steps[left_out:]
        muted = theme.current().muted
        parts = [f'<span style="color:{muted}">…</span>'] if left_out else []
        parts += [
            f'<a href="{for_html(str(step.address))}" style="color:{muted}; text-decoration:none">'
            f"{for_html(step.title)}</a>"
            for step in above
        ]
        title = page.title
        if self._width_of(left_out) > room:
            before = self._width_of(left_out) - self._strong().horizontalAdvance(title)
            title = self._strong().elidedText(title, Qt.TextElideMode.ElideRight, max(0, room - before))
        separator = f'<span style="color:{muted}">&nbsp; › &nbsp;</span>'
        text = separator.join([*parts, f"<b>{for_html(title)}</b>"])
        if text != self.text():
            self.setText(text)
        whole = " › ".join(step.title for step in self._steps)
        self.setToolTip(f"<p>{for_html(whole)}</p>" if left_out or title != page.title else "")

    @property
    def whole_width(self) -> int:
        """The pixels that the whole path takes."""
        return self._width_of(0) + 2 * _AROUND

    @property
    def least_size(self) -> QSize:
        """The room for a line with the beginning of a name."""
        least = _LEAST * self.fontMetrics().averageCharWidth() + 2 * _AROUND
        return QSize(least, self._strong().lineSpacing() + 2 * _ABOVE)

    def _width_of(self, left_out: int) -> int:
        """Returns the pixels that the path takes with so many pages left out at the left."""
        if not self._steps:
            return 0
        *above, page = self._steps[left_out:]
        names = ["…"] * bool(left_out) + [step.title for step in above]
        plain = self.fontMetrics()
        separators = len(names) * plain.horizontalAdvance("\u00a0 › \u00a0")
        return sum(map(plain.horizontalAdvance, names)) + separators + self._strong().horizontalAdvance(page.title) + 2

    def _strong(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font)


class PathPlace(QWidget):
    """The room of the path, as wide as what stands beside it leaves; another path changes nothing of it."""

    def __init__(self, path: PathLabel, parent: QWidget | None = None) -> None:
        """Takes the path in."""
        super().__init__(parent)
        self._path = path
        path.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        return self._path.least_size

    @override
    def minimumSizeHint(self) -> QSize:
        return self._path.least_size

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A label of a fixed size asks for no layout when its text changes, which took a millisecond a page.
        self._path.setFixedSize(event.size())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

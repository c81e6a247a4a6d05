"""A card that shows where a link leads while the reader rests on it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.escaping import for_html
from desktop.gui import theme
from desktop.gui.detail.browser import PageBrowser
from desktop.summary.in_short import InShort

_REST = 350
"""Milliseconds that the reader rests on a link before the card comes."""
_WIDTH = 46
"""Width of the card in characters."""
_AIR = 6
"""Pixels by which rich text is taller than the label thinks, with the frame."""
_GAP = 6
"""Pixels between the line of the link and the card."""


class PreviewCard(QFrame):
    """Title, kind and first sentence of a page; it takes neither focus nor clicks."""

    def __init__(self, parent: QWidget) -> None:
        """Is out of sight until `show_html`."""
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setWordWrap(True)
        self._over = parent
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 9, 12, 9)
        self._layout.addWidget(self.label)
        self.hide()

    def show_html(self, html: str, line: QRect) -> None:
        """Shows rich text below a line of the parent, or above it where there is no room below."""
        self.label.setText(html)
        around = self._over.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        width = min(_WIDTH * self.fontMetrics().averageCharWidth(), around.width())
        self.setFixedWidth(width)
        self.setFixedHeight(self._layout.heightForWidth(width) + _AIR)
        left = max(around.left(), min(line.left(), around.right() - width))
        below, above = line.bottom() + _GAP, line.top() - _GAP - self.height()
        fits_below = below + self.height() <= around.bottom()
        self.move(left, below if fits_below or above < around.top() else above)
        self.show()
        self.raise_()


class LinkPreviews(QObject):
    """Brings the card when the reader rests on a link, with the pointer or the keys, and takes it away again."""

    announced = Signal(str)
    """A screen reader, whose user reached the link with the keys, is to say what the card shows."""

    def __init__(self, browser: PageBrowser, card_of: Callable[[str], str]) -> None:
        """Watches a browser.

        Args:
            browser: shows the links.
            card_of: returns the rich text of the card for the address of a link, "" for none.
        """
        super().__init__(browser)
        self._browser, self._card_of = browser, card_of
        self.card = PreviewCard(browser)
        self._target = ""
        self._line = QRect()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self._show)
        self._by_keys = False
        self.announced.connect(self._tell_screen_reader)
        browser.link_focused.connect(self._on_link_focused)
        browser.verticalScrollBar().valueChanged.connect(self.hide)
        browser.installEventFilter(self)
        browser.viewport().installEventFilter(self)

    def rest_on(self, target: str) -> None:
        """Waits for the reader to rest on the link to an address that the pointer is over; "" for none."""
        spot = self._browser.viewport().mapFromGlobal(self._browser.cursor().pos())
        line = self._browser.cursorRect(self._browser.cursorForPosition(spot))
        self._by_keys = False
        self._wait(target, QRect(QPoint(spot.x(), line.top()), line.bottomRight()))

    def hide(self) -> None:
        """Takes the card away, and waits no longer."""
        self._resting.stop()
        self._target = ""
        self.card.hide()
        self._browser.setAccessibleDescription("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.Wheel | QEvent.Type.Leave | QEvent.Type.FocusOut:
                self.hide()
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                was_shown = self.card.isVisible()
                self.hide()
                return was_shown and event.key() == Qt.Key.Key_Escape
        return super().eventFilter(watched, event)

    def _on_link_focused(self, target: str) -> None:
        self._by_keys = True
        self._wait(target, self._browser.cursorRect())

    def _wait(self, target: str, line: QRect) -> None:
        if target != self._target:
            self.hide()
        self._target, self._line = target, line
        if target and not self.card.isVisible():
            self._resting.start()

    def _show(self) -> None:
        html = self._card_of(self._target)
        if html and self._browser.isVisible():
            corner = self._browser.viewport().pos()
            self.card.show_html(html, self._line.translated(corner))
            if self._by_keys:
                words = "; ".join(QTextDocumentFragment.fromHtml(html).toPlainText().splitlines())
                self._browser.setAccessibleDescription(words)
                self.announced.emit(words)

    def _tell_screen_reader(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._browser, words))


def preview_html(page: InShort) -> str:
    """Returns the card of a page as rich text; every word of data in it is escaped."""
    now = theme.current()
    sentence = f'<p style="margin:4px 0 0 0">{for_html(page.sentence)}</p>' if page.sentence else ""
    return (
        f'<p style="margin:0; color:{now.muted}">{for_html(page.kind)}</p>'
        f'<p style="margin:1px 0 0 0"><b>{for_html(page.title)}</b></p>{sentence}'
    )

"""A card that shows where a link leads while the reader rests on it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QTextCursor, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.escaping import for_html, isolated
from desktop.gui import theme
from desktop.gui.detail.browser import PageBrowser
from desktop.summary.in_short import InShort
from desktop.summary.source_card import SourceCard

_REST = 350
"""Milliseconds that the reader rests on a link before the card comes."""
_WIDTH = 46
"""Width of the card in characters."""
_AIR = 6
"""Pixels by which rich text is taller than the label thinks, with the frame."""
_GAP = 6
"""Pixels between the line of the link and the card."""


class PreviewCard(QFrame):
    """What a page or a source is, in short; it takes neither focus nor clicks."""

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

    def __init__(self, browser: PageBrowser, card_of: Callable[[str, QTextCursor], str]) -> None:
        """Watches a browser.

        Args:
            browser: shows the links.
            card_of: returns the rich text of the card for the address of a link and its place in the text, "" for none.
        """
        super().__init__(browser)
        self._browser, self._card_of = browser, card_of
        self.card = PreviewCard(browser)
        self._target = ""
        self._line = QRect()
        self._place = QTextCursor()
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
        at = self._browser.cursorForPosition(spot)
        line = self._browser.cursorRect(at)
        self._by_keys = False
        self._wait(target, QRect(QPoint(spot.x(), line.top()), line.bottomRight()), at)

    def hide(self) -> None:
        """Takes the card away, and waits no longer."""
        self._resting.stop()
        self._target = ""
        self.card.hide()
        self._browser.setAccessibleDescription("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case (
                QEvent.Type.MouseButtonPress
                | QEvent.Type.Wheel
                | QEvent.Type.Leave
                | QEvent.Type.FocusOut
                | QEvent.Type.Resize
            ):
                self.hide()
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                was_shown = self.card.isVisible()
                self.hide()
                return was_shown and event.key() == Qt.Key.Key_Escape
        return super().eventFilter(watched, event)

    def _on_link_focused(self, target: str) -> None:
        self._by_keys = True
        self._wait(target, self._browser.cursorRect(), self._browser.textCursor())

    def _wait(self, target: str, line: QRect, place: QTextCursor) -> None:
        if target != self._target:
            self.hide()
        self._target, self._line, self._place = target, line, place
        if target and not self.card.isVisible():
            self._resting.start()

    def _show(self) -> None:
        html = self._card_of(self._target, self._place)
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


def source_html(card: SourceCard, place: int, statements: int) -> str:
    """Returns the card of a source as rich text; every word of data in it is escaped.

    Args:
        card: what is told of the source.
        place: which of the places that cite it the reader rests on; any other number stands for the first.
        statements: how many statements of the edition rest on it.
    """
    muted = f"color:{theme.current().muted}"
    read = f"; read on {for_html(card.read)}" if card.read else ""
    lines = [
        f'<p style="margin:0; {muted}">Source {card.number} · {for_html(card.kind)}</p>',
        f'<p style="margin:1px 0 0 0"><b>{isolated(for_html(card.title))}</b></p>',
        f'<p style="margin:4px 0 0 0">{isolated(for_html(card.published))}{read}</p>',
    ]
    if card.note:
        lines.append(f'<p style="margin:0">{for_html(card.note)}</p>')
    if card.cited_for:
        here = card.cited_for[place if 0 <= place < len(card.cited_for) else 0]
        locator = f" ({for_html(here.locator)})" if here.locator else ""
        others = len(card.cited_for) - 1
        also = f"; and in {others} other place{'s' if others > 1 else ''} of this page" if others else ""
        lines.append(
            f'<p style="margin:4px 0 0 0"><span style="{muted}">Cited{locator} for:</span> {for_html(here.words)}'
            f'<span style="{muted}">{also}</span></p>'
        )
    if statements:
        rest = "statement of this edition rests" if statements == 1 else "statements of this edition rest"
        lines.append(f'<p style="margin:4px 0 0 0; {muted}">{statements:,} {rest} on it</p>')
    return "".join(lines)

"""The contents of the page in view, beside its text: goes to a section, and marks the one that is being read."""

from itertools import islice

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextBlock, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.address import FACTS, PageKind
from desktop.gui import theme
from desktop.gui.actions import Actions, Command
from desktop.gui.detail.browser import PageBrowser
from desktop.gui.settings import Settings
from desktop.summary.document import Document, Heading

_FEWEST = 3
"""A page of fewer sections needs no contents."""
_COLUMNS, _BAR, _SIDE = 24, 3, 12
"""Width of the contents in letters, that of the mark, and the air before the words, in pixels."""
_NARROWEST_TEXT = 36
"""The contents give way where the text would have less than this, in times the size of its type."""
_READ_AT = 0.25
"""How far down the view a section begins to count as the one that is read, as a share of its height."""
_ANCHOR, _IS_READ = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ContentsPanel(QFrame):
    """Lists the sections of a page."""

    def __init__(self, browser: PageBrowser, pane: QWidget) -> None:
        """Lists nothing yet.

        Args:
            browser: where the page is read.
            pane: what the browser and the contents share; the contents leave it to the text where it is narrow.
        """
        super().__init__(pane)
        self.setObjectName("contents")
        self._browser = browser
        self._pane = pane
        self._document: Document | None = None
        self._headings: tuple[Heading, ...] | None = ()
        """None as long as the list is that of the page before."""
        self._blocks: list[QTextBlock] | None = None
        self._is_wanted, self._is_text_alone = True, False
        title = QLabel(self.tr("On this page"), self)
        title.setObjectName("contents_title")
        title.setContentsMargins(_SIDE, 0, 0, 4)
        self._list = self._make_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 20, 0, 8)
        layout.setSpacing(0)
        layout.addWidget(title)
        layout.addWidget(self._list, 1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._mark_what_is_read)
        browser.verticalScrollBar().valueChanged.connect(lambda _: self._later.start())
        browser.page_painted.connect(self._fill)
        browser.text_shown.connect(self._on_text_shown)
        self._list.itemClicked.connect(self._go_to)
        self._list.itemActivated.connect(self._go_to)
        pane.installEventFilter(self)
        self._give_way()

    def obey(self, actions: Actions, settings: Settings) -> None:
        """Shows and hides as the commands of a window say, and as was chosen at an earlier start."""

        def choose(is_wanted: bool) -> None:
            settings.show_contents = self._is_wanted = is_wanted
            self._give_way()

        def leave_alone(is_alone: bool) -> None:
            self._is_text_alone = is_alone
            self._give_way()

        actions[Command.SHOW_CONTENTS].setChecked(settings.show_contents)
        actions.bind_checked(Command.SHOW_CONTENTS, choose)
        actions[Command.TEXT_ALONE].toggled.connect(leave_alone)
        self._is_wanted = settings.show_contents
        self._give_way()

    def show_page(self, document: Document) -> None:
        """Lists the sections of a page, whose text is about to be shown; they follow when it was painted."""
        self._blocks = None
        self._document, self._headings = document, None
        # To ask for its headings would have all of a page made before its beginning is shown.
        has_enough = (
            document.address.kind is PageKind.COUNTRY or len(list(islice(document.contents, _FEWEST))) == _FEWEST
        )
        if has_enough and not self._list.hasFocus():
            self._list.setUpdatesEnabled(False)
            self._give_way(has_enough)
        else:
            self._fill()

    @property
    def list(self) -> QListWidget:
        """The sections of the page that is open."""
        self._fill()
        return self._list

    def _fill(self) -> None:
        if self._document is None or self._headings is not None:
            return
        self._headings = tuple(self._document.contents)
        self._list.clear()
        for heading in self._headings:
            item = QListWidgetItem(heading.text, self._list)
            item.setData(_ANCHOR, heading.anchor)
            item.setToolTip(heading.text)
        self._list.setUpdatesEnabled(True)
        self._give_way()
        self._later.start()

    @property
    def section_read(self) -> str:
        """The anchor of the section that is marked as being read; "" for none."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return next((str(item.data(_ANCHOR)) for item in items if item.data(_IS_READ)), "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._pane and event.type() is QEvent.Type.Resize:
            self._give_way()
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._give_way()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wished_width, 200)

    def _make_list(self) -> QListWidget:
        shown = QListWidget(self)
        shown.setObjectName("contents_list")
        shown.setAccessibleName(self.tr("Contents of this page"))
        shown.setItemDelegate(_Delegate(shown))
        shown.setMouseTracking(True)
        shown.setResizeMode(QListWidget.ResizeMode.Adjust)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        # A click goes on reading: it leaves the keys with the text.
        shown.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return shown

    @property
    def _wished_width(self) -> int:
        return _COLUMNS * self.fontMetrics().averageCharWidth() + 2 * _SIDE

    def _give_way(self, has_enough: bool | None = None) -> None:
        """Shows itself where it is wanted, has something to say, and leaves room for the text."""
        room = self._pane.width() - self._wished_width
        if has_enough is None:
            has_enough = self._headings is None or len(self._headings) >= _FEWEST
        is_of_use = has_enough and room >= _NARROWEST_TEXT * self._browser.text_pixels
        is_shown = self._is_wanted and is_of_use and not self._is_text_alone
        self.setFixedWidth(self._wished_width)
        if is_shown == self.isHidden():
            self.setVisible(is_shown)
            # At once: who keeps a reader's place in the text asks for its height next.
            if layout := self._pane.layout():
                layout.activate()

    def _on_text_shown(self) -> None:
        self._blocks = None
        self._fill()
        self._give_way()
        self._later.start()

    def _go_to(self, item: QListWidgetItem) -> None:
        self._browser.show_anchor(str(item.data(_ANCHOR)))
        if self._list.hasFocus():
            self._browser.setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark(self._list.row(item))

    def _mark_what_is_read(self) -> None:
        # To ask for a text that is not whole yet would have all of it laid out; it tells when it is.
        if self.isHidden() or not self._headings or not self._browser.is_whole:
            return
        if self._blocks is None:
            self._blocks = _blocks_of(self._browser.document(), self._headings)
        bar, layout = self._browser.verticalScrollBar(), self._browser.document().documentLayout()
        line = bar.value() + self._browser.viewport().height() * _READ_AT
        tops = [layout.blockBoundingRect(block).top() for block in self._blocks]
        begun = [place for place, top in enumerate(tops) if top <= line]
        # The last sections may be too short to ever reach the line.
        self._mark(len(tops) - 1 if tops and 0 < bar.maximum() == bar.value() else max(begun, default=-1))

    def _mark(self, row: int) -> None:
        for place in range(self._list.count()):
            item, is_read = self._list.item(place), place == row
            if bool(item.data(_IS_READ)) != is_read:
                item.setData(_IS_READ, is_read)
                said = self.tr("{section}, being read").format(section=item.text()) if is_read else None
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                if is_read:
                    self._list.scrollToItem(item)


class _Delegate(QStyledItemDelegate):
    """Draws a line of the contents, over several lines where it is long, and a bar before the one that is read."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        # The style would count the width without its own air, and cut a word. Strong words take most room.
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()) - _BESIDE
        metrics = QFontMetrics(_strong(option.font))
        room = QRect(0, 0, width, _ANY_HEIGHT)
        return QSize(width, metrics.boundingRect(room, _FLAGS, str(index.data())).height() + 2 * _ABOVE)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        now, rect, is_read = theme.current(), option.rect, bool(index.data(_IS_READ))
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        is_touched = bool(option.state & QStyle.StateFlag.State_MouseOver)
        has_keys = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if has_keys or is_touched:
            painter.fillRect(rect, QColor(now.selection if has_keys else now.panel))
        if is_read:
            left = rect.right() - _BAR + 1 if is_mirrored else rect.left()
            painter.fillRect(QRect(left, rect.top() + 2, _BAR, rect.height() - 4), QColor(now.accent))
        painter.setFont(_strong(option.font) if is_read else option.font)
        painter.setPen(QColor(now.ink if is_read or has_keys or is_touched else now.muted))
        left, right = (_BESIDE - _SIDE, -_SIDE) if is_mirrored else (_SIDE, _SIDE - _BESIDE)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(rect.adjusted(left, _ABOVE, right, 0), _WRAP | side, str(index.data()))
        painter.restore()


_ABOVE, _BESIDE, _ANY_HEIGHT = 3, 18, 10_000
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_FLAGS = Qt.TextFlag.TextWordWrap.value


def _strong(font: QFont) -> QFont:
    found = QFont(font)
    found.setWeight(QFont.Weight.DemiBold)
    return found


def _blocks_of(document: QTextDocument, headings: tuple[Heading, ...]) -> list[QTextBlock]:
    """Returns the blocks of text in which headings stand, in their order."""
    found: list[QTextBlock] = []
    cursor = None
    for heading in headings:
        if heading.anchor == FACTS:
            frames = document.rootFrame().childFrames()
            found.append(frames[0].firstCursorPosition().block() if frames else document.begin())
            continue
        case = QTextDocument.FindFlag.FindCaseSensitively
        cursor = document.find(heading.text, cursor, case) if cursor else document.find(heading.text, 0, case)
        while not cursor.isNull() and cursor.block().blockFormat().headingLevel() != 2:
            cursor = document.find(heading.text, cursor, case)
        found.append(cursor.block() if not cursor.isNull() else document.lastBlock())
    return found

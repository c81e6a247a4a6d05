"""The left pane: a filter field over the tree, and what it finds in the tree's place."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.address import Address
from desktop.gui.icons import IconFor
from desktop.gui.tree.delegate import RowDelegate
from desktop.gui.tree.filter import FoundPagesModel
from desktop.gui.tree.model import CountryTreeModel
from desktop.gui.tree.view import CountryTreeView, icon_size
from desktop.gui.widgets.new_tab_clicks import NewTabClicks
from desktop.library.library import Library
from desktop.library.ranking import PartnerOrder
from desktop.summary.page import Page

_EVERYTHING = "Ctrl+K"
"""The keys of the search of everything."""


class TreePanel(QWidget):
    """Finds pages by browsing or by name."""

    address_requested = Signal(object)
    """The reader wishes to see the page at this `Address`."""
    found = Signal()
    """The reader has found the page that was looked for, and will read it."""
    tab_requested = Signal(object, bool)
    """The reader wishes to see the page at this `Address` in a new tab; whether that comes to the front at once."""

    def __init__(self, library: Library, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Shows the tree of a library."""
        super().__init__(parent)
        self.setObjectName("tree_panel")
        self._icon_for = icon_for
        self._model = CountryTreeModel(library, icon_for, self)
        self._found = FoundPagesModel(library, icon_for, self)
        self.tree = CountryTreeView(self._model, self)
        self.filter_field = self._make_field()
        self.found_list = self._make_list()
        self._nothing = self._make_nothing()
        self._nearly = self._make_nearly()
        self._stack = QStackedWidget(self)
        for page in (self.tree, self.found_list, self._nothing):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._in_margin(self.filter_field))
        layout.addWidget(self._nearly)
        layout.addWidget(self._stack)
        self.tree.address_requested.connect(self.address_requested)
        self.tree.tab_requested.connect(self.tab_requested)
        clicks = NewTabClicks(
            self.found_list.viewport(),
            lambda spot: self._found.address_at(self.found_list.indexAt(spot)),
            has_menu=True,
        )
        clicks.tab_requested.connect(self.tab_requested)
        clicks.address_requested.connect(self.address_requested)
        self.filter_field.textChanged.connect(self._on_text_changed)
        self.filter_field.returnPressed.connect(self._on_return_pressed)
        self.found_list.clicked.connect(self._on_found_chosen)
        self.found_list.activated.connect(self._on_found_chosen)

    def order_partners(self, order: PartnerOrder) -> None:
        """Puts the partners in the tree into an order, and keeps the selected row in sight."""
        self._model.order_partners(order)
        current = self.tree.currentIndex()
        # Scrolling to a row in a closed branch would open the branch.
        if self.tree.visualRect(current).isValid():
            self.tree.scrollTo(current)

    def show_page(self, page: Page) -> None:
        """Selects the row of a page, or of the nearest above it, and asks for nothing."""
        found = self._found.address_at(self.found_list.currentIndex())
        if found is None or found.canonical != page.document.address.canonical:
            self.filter_field.clear()
        # Walking along a timeline stays in the branch one walks in.
        shown = self.tree.shown_address()
        if page.participants and shown is not None and set(shown.parts) <= set(page.participants):
            return
        for where in (page.document.address, *(step.address for step in reversed(page.path))):
            if self.tree.show_address(where):
                return

    @property
    def shown_list(self) -> QAbstractItemView:
        """The tree, or the pages found in its place."""
        return self.found_list if self._stack.currentWidget() is self.found_list else self.tree

    def focus_filter(self) -> None:
        """Puts the cursor into the filter field, its text selected."""
        self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_field.selectAll()

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        self._model.icons_changed()
        self._search_action.setIcon(self._icon_for("search"))
        self.found_list.viewport().update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.filter_field.text():
                self.filter_field.clear()
                return True
            if event.key() == Qt.Key.Key_Down and watched is self.filter_field:
                self.shown_list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._wants_tab(event):
                return True
            at_top = self.found_list.currentIndex().row() <= 0
            if event.key() == Qt.Key.Key_Up and watched is self.found_list and at_top:
                self.focus_filter()
                return True
        return super().eventFilter(watched, event)

    def _wants_tab(self, event: QKeyEvent) -> bool:
        """Opens what is found and selected in a new tab where Ctrl is held."""
        where = self._found.address_at(self.found_list.currentIndex())
        shows_found = self._stack.currentWidget() is self.found_list
        if where is None or not shows_found or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self.tab_requested.emit(where, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _make_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("tree_filter")
        field.setPlaceholderText(self.tr("Find a country, partner or topic"))
        field.setAccessibleName(self.tr("Find a country, partner, organization or topic by name"))
        field.setClearButtonEnabled(True)
        self._search_action = field.addAction(self._icon_for("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.installEventFilter(self)
        return field

    def _make_list(self) -> QListView:
        shown = QListView(self)
        shown.setObjectName("found_pages")
        shown.setAccessibleName(self.tr("Pages found"))
        shown.setModel(self._found)
        shown.setItemDelegate(RowDelegate(shown))
        shown.setUniformItemSizes(True)
        shown.setIconSize(icon_size(shown))
        shown.setFrameShape(QListView.Shape.NoFrame)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.installEventFilter(self)
        return shown

    def _make_nothing(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("nothing_found")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        label.setWordWrap(True)
        label.setMargin(16)
        return label

    def _make_nearly(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("nearly_found")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setContentsMargins(12, 0, 12, 8)
        label.hide()
        return label

    def _in_margin(self, field: QWidget) -> QWidget:
        around = QWidget(self)
        layout = QVBoxLayout(around)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(field)
        return around

    def _on_text_changed(self, text: str) -> None:
        if not text.strip():
            self._nearly.hide()
            self._stack.setCurrentWidget(self.tree)
            return
        fault = self._found.look_for(text)
        self._nearly.setText(self.tr("Nothing is called “{text}”. Nearly so:").format(text=text))
        self._nearly.setVisible(self._found.is_near)
        if self._found.rowCount():
            self.found_list.setCurrentIndex(self._found.index(0, 0))
            self.found_list.scrollToTop()
            self._stack.setCurrentWidget(self.found_list)
        else:
            sentence = self.tr(
                "No country, partner, organization or topic is called “{text}”. "
                "{keys} looks through everything else, too. Esc shows the tree."
            )
            keys = QKeySequence(_EVERYTHING).toString(QKeySequence.SequenceFormat.NativeText)
            self._nothing.setText(fault[:1].upper() + fault[1:] if fault else sentence.format(text=text, keys=keys))
            self._stack.setCurrentWidget(self._nothing)

    def _on_return_pressed(self) -> None:
        if self._stack.currentWidget() is self.found_list:
            self._on_found_chosen(self.found_list.currentIndex())
            self.filter_field.clear()
            self.found.emit()

    def _on_found_chosen(self, index: QModelIndex) -> None:
        where: Address | None = self._found.address_at(index)
        if where is not None:
            self.address_requested.emit(where)

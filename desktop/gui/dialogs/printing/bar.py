"""The bar over the preview: which page, how large."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QToolButton, QWidget

from desktop.gui.dialogs.printing.preview import FIT_PAGE, FIT_WIDTH, LARGEST, SMALLEST, Preview
from desktop.gui.icons import IconFor

_ZOOMS = (50, 75, 100, 150, 200)


class PreviewBar(QWidget):
    """Turns the pages of a preview and sizes them."""

    def __init__(self, preview: Preview, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Serves one preview."""
        super().__init__(parent)
        self._preview = preview
        self._page_box = QSpinBox(self)
        self._count = QLabel(self)
        self._zoom_box = QComboBox(self)
        self._page_box.setObjectName("print_page")
        self._page_box.setAccessibleName(self.tr("Page"))
        self._page_box.setKeyboardTracking(False)
        self._zoom_box.setObjectName("print_zoom")
        self._zoom_box.setAccessibleName(self.tr("Size of the preview"))
        self._zoom_box.addItem(self.tr("Whole page"), FIT_PAGE)
        self._zoom_box.addItem(self.tr("Width of the page"), FIT_WIDTH)
        for per_cent in _ZOOMS:
            self._zoom_box.addItem(f"{per_cent} %", per_cent)
        self._back = self._button("back", self.tr("Previous page"), lambda: preview.show_page(preview.page - 1))
        self._forward = self._button("forward", self.tr("Next page"), lambda: preview.show_page(preview.page + 1))
        self._smaller = self._button("zoom-out", self.tr("Smaller"), preview.zoom_out)
        self._larger = self._button("zoom-in", self.tr("Larger"), preview.zoom_in)
        for button, icon in (
            (self._back, "back"), (self._forward, "forward"), (self._smaller, "zoom-out"), (self._larger, "zoom-in"),
        ):  # fmt: skip
            button.setIcon(icon_for(icon))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        turning: tuple[QWidget, ...] = (self._back, self._page_box, self._count, self._forward)
        sizing: tuple[QWidget, ...] = (self._smaller, self._zoom_box, self._larger)
        for part in turning:
            layout.addWidget(part)
        layout.addStretch(1)
        for part in sizing:
            layout.addWidget(part)
        self._page_box.valueChanged.connect(preview.show_page)
        self._zoom_box.activated.connect(self._on_zoom_chosen)
        preview.page_shown.connect(self._on_page_shown)
        preview.zoom_changed.connect(self._on_zoom_changed)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Tells how many pages there are."""
        with QSignalBlocker(self._page_box):
            self._page_box.setRange(min(1, count), count)
            self._page_box.setValue(min(self._preview.page, count))
        self._count.setText(self.tr("of {count}").format(count=count))
        self._page_box.setAccessibleDescription(self._count.text())
        self.setEnabled(count > 0)
        self._on_page_shown(self._preview.page)

    def _button(self, name: str, words: str, what: object) -> QToolButton:
        made = QToolButton(self)
        made.setObjectName(f"print_{name}")
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(what)
        return made

    @Slot(int)
    def _on_page_shown(self, number: int) -> None:
        with QSignalBlocker(self._page_box):
            self._page_box.setValue(number)
        self._back.setEnabled(number > 1)
        self._forward.setEnabled(number < self._page_box.maximum())

    @Slot(int)
    def _on_zoom_chosen(self, place: int) -> None:
        self._preview.set_zoom(self._zoom_box.itemData(place))

    @Slot(int)
    def _on_zoom_changed(self, zoom: int) -> None:
        place = self._zoom_box.findData(zoom)
        with QSignalBlocker(self._zoom_box):
            self._zoom_box.setCurrentIndex(place)
            self._zoom_box.setPlaceholderText("" if place >= 0 else f"{zoom} %")
        self._smaller.setEnabled(zoom < 0 or zoom > SMALLEST)
        self._larger.setEnabled(zoom < 0 or zoom < LARGEST)

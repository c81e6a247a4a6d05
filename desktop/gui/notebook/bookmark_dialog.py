"""Asks under which title and in which folder a page is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget


class BookmarkDialog(QDialog):
    """A title and a folder; a new folder is made by typing its name."""

    removed = Signal()
    """The reader does not want to keep the page any more."""

    def __init__(
        self, title: str, folder: str, folders: Sequence[str], *, is_kept: bool, parent: QWidget | None = None
    ) -> None:
        """Offers a title, a folder and those there are; `is_kept` says whether the page is bookmarked already."""
        super().__init__(parent)
        self.setObjectName("bookmark_dialog")
        self.setWindowTitle(self.tr("Edit bookmark") if is_kept else self.tr("Bookmark this page"))
        self.title_field = QLineEdit(title, self)
        self.title_field.setObjectName("bookmark_title")
        self.folder_box = QComboBox(self)
        self.folder_box.setObjectName("bookmark_folder")
        self.folder_box.setEditable(True)
        self.folder_box.addItems(["", *folders])
        self.folder_box.setCurrentText(folder)
        self.folder_box.setAccessibleName(self.tr("Folder; a new name makes a new folder"))
        hint = QLabel(self.tr("A new name makes a new folder, Energy/Gas one within another."), self)
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        if is_kept:
            remove = buttons.addButton(self.tr("&Remove"), QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(self._on_remove)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("&Title:"), self.title_field)
        form.addRow(self.tr("&Folder:"), self.folder_box)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 60, self.sizeHint().height())
        self.title_field.selectAll()

    def _on_remove(self) -> None:
        self.removed.emit()
        self.reject()

"""One sentence over the panes, until the reader closes it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.gui.icons import IconFor


class MessageBar(QFrame):
    """Tells what went wrong without standing in the way."""

    def __init__(self, icon_for: IconFor, parent: QWidget | None = None) -> None:
        """Is hidden until it has something to say."""
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._icon_for = icon_for
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._close)
        self.icons_changed()
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(self, sentence: str) -> None:
        """Shows one sentence in place of the last."""
        self._text.setText(sentence[:1].upper() + sentence[1:])
        self.setAccessibleName(sentence)
        self.show()

    def icons_changed(self) -> None:
        """Draws the icons in the colours of the theme that is in force now."""
        self._icon.setPixmap(self._icon_for("warning").pixmap(16, 16))
        self._close.setIcon(self._icon_for("close"))

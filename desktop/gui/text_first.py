"""Paints the text of another page first, and what stands beside it right after: a reader looks at the text."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.gui.detail.browser import PageBrowser
from desktop.gui.tree.panel import TreePanel

_PATIENCE = 100
"""Milliseconds after which the others are painted though the text was not: it may be out of sight."""


class TextFirst(QObject):
    """Holds back the painting of tree and timeline, not what they know, until the text was painted."""

    def __init__(self, browser: PageBrowser, tree_panel: TreePanel, timeline_panel: QWidget) -> None:
        """Holds nothing back until `hold`."""
        super().__init__(browser)
        self._tree = tree_panel.tree
        self._others: tuple[QWidget, ...] = (tree_panel, timeline_panel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.release)
        browser.page_painted.connect(self.release)

    def hold(self) -> None:
        """Holds the others back until the text is painted."""
        for other in self._others:
            other.setUpdatesEnabled(False)
        self._patience.start()

    def release(self) -> None:
        """Lets the others be painted."""
        self._patience.stop()
        for other in self._others:
            other.setUpdatesEnabled(True)
        self._tree.unfold()

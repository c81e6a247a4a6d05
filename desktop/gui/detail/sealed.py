"""Rich text that reads nothing outside itself."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QByteArray, QObject, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from typing_extensions import override

Pictures = Callable[[str], QImage | None]
"""Draws the picture of a text that has an address; None where there is none."""


def no_picture(_: str) -> None:
    """Draws nothing, for a text without pictures."""


class SealedDocument(QTextDocument):
    """Rich text that reads nothing outside itself; its pictures are drawn when they come into sight, each once."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Is empty, and has no pictures."""
        super().__init__(parent)
        self.pictures: Pictures = no_picture
        self.waiting: Collection[str] = ()
        """Addresses of the pictures that are not drawn yet, although in sight, since they would hold up the text."""
        self._drawn: dict[str, QImage] = {}

    def set_pictures(self, pictures: Pictures, waiting: Collection[str] = ()) -> None:
        """Takes the pictures of another text, of which some wait."""
        self.pictures, self.waiting = pictures, waiting
        self._drawn = {}

    @override
    def loadResource(self, kind: int, url: QUrl | str) -> QImage | QByteArray:
        # Qt asks anew each time that it paints.
        where = url if isinstance(url, str) else url.toString()
        if where not in self._drawn:
            drawn = self.pictures(where) if where not in self.waiting else None
            if drawn is None:
                return nothing(kind)
            self._drawn[where] = drawn
        return self._drawn[where]


def nothing(kind: int) -> QImage | QByteArray:
    """Returns what shows nothing, yet is something: where Qt gets nothing, or no image, it reads the file itself."""
    if kind != QTextDocument.ResourceType.ImageResource.value:
        return QByteArray()
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image

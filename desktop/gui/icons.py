"""The icons, drawn in the colours of the theme."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from desktop.domain.address import PageKind
from desktop.gui import theme

IconFor = Callable[[str], QIcon]
_SIZES = (16, 20)

OF_KIND = {
    PageKind.WORLD: "world",
    PageKind.REGION: "region",
    PageKind.COUNTRY: "country",
    PageKind.RELATION: "relation",
    PageKind.ORGANIZATION: "organization",
    PageKind.TOPIC: "topic",
    PageKind.EVENT: "event",
    PageKind.SOURCE: "source",
}
"""The icon of each kind of page."""


def icon(name: str) -> QIcon:
    """Returns an action's icon in the colours of the theme that is in force; empty where the file is missing."""
    return _icon(name, theme.current().muted, _ratio())


def application_icon() -> QIcon:
    """Returns the icon of the program."""
    made = QIcon()
    for file in sorted((paths.resources_folder() / "icons").glob("chancery-*.png")):
        made.addFile(str(file))
    return made


@cache
def _icon(name: str, colour: str, ratio: float) -> QIcon:
    file = paths.resources_folder() / "icons" / "actions" / f"{name}.svg"
    made = QIcon()
    try:
        drawing = file.read_text("utf-8").replace("currentColor", colour)
    except OSError:
        return made
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    for size in _SIZES:
        made.addPixmap(_drawn(renderer, size, ratio))
    return made


def _drawn(renderer: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0

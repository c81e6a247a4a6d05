"""The icons, drawn in the colours of the theme."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from desktop.domain.address import PageKind
from desktop.gui import theme

IconFor = Callable[[str], QIcon]
_SIZES = (16, 20, 24)

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
    now = theme.current()
    return _icon(name, now.muted, theme.DARK.line if now.dark else theme.LIGHT.line, _ratio())


def application_icon() -> QIcon:
    """Returns the icon of the program."""
    made = QIcon()
    for file in sorted((paths.resources_folder() / "icons").glob("chancery-*.png")):
        made.addFile(str(file))
    return made


@cache
def _icon(name: str, colour: str, disabled: str, ratio: float) -> QIcon:
    file = paths.resources_folder() / "icons" / "actions" / f"{name}.svg"
    made = QIcon()
    for mode, stroke in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for size in _SIZES:
            pixmap = _drawn(file, stroke, size, ratio)
            if pixmap is not None:
                made.addPixmap(pixmap, mode)
    return made


def _drawn(file: Path, stroke: str, size: int, ratio: float) -> QPixmap | None:
    try:
        drawing = file.read_text("utf-8").replace("currentColor", stroke)
    except OSError:
        return None
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0

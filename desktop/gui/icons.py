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
_SIZES = (16, 20, 32, 48)

OF_KIND = {
    PageKind.WORLD: "world",
    PageKind.REGION: "region",
    PageKind.COUNTRY: "country",
    PageKind.NAMES: "names",
    PageKind.RELATION: "relation",
    PageKind.ORGANIZATION: "organization",
    PageKind.TOPIC: "topic",
    PageKind.EVENT: "event",
    PageKind.DAY: "event",
    PageKind.SOURCE: "source",
    PageKind.LINKS: "link",
}
"""The icon of each kind of page."""


def icon(name: str) -> QIcon:
    """Returns an action's icon in the colours of the theme that is in force; empty where the file is missing."""
    now = theme.current()
    return _icon(name, now.muted, mixed(now.muted, now.panel), _ratio())


def mixed(colour: str, ground: str) -> str:
    """Returns a third of a colour on a ground, both `#rrggbb`: what is there but cannot be used."""
    parts = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + bytes((one + 2 * other) // 3 for one, other in parts).hex()


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
    try:
        drawing = file.read_text("utf-8")
    except OSError:
        return made
    for mode, stroke in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", stroke).encode()))
        for size in _SIZES:
            made.addPixmap(_drawn(renderer, size, ratio), mode)
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

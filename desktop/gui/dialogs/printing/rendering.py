"""Pages of the typesetter as pictures for the screen and as vectors for a printer; may be used off the GUI thread."""

import re
from base64 import b64decode
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer

from desktop.gui.jobs import Progress
from desktop.summary.to_pdf import PaperError

_LINK = re.compile(rb"</?a\b[^>]*>")
_SIZE = re.compile(rb'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_WITHIN = re.compile(
    rb'<image transform="([^"]*)" xlink:href="data:image/svg\+xml;base64,([^"]*)" width="([0-9.]+)"[^>]*/>'
)
"""A drawing within a drawing, which Qt would show as a picture of coarse dots: where, what, and how wide it is."""
_DRAWN = re.compile(rb'<svg[^>]* viewBox="(-?[0-9]+) (-?[0-9]+) ([0-9]+) [0-9]+"[^>]*>(.*)</svg>', re.DOTALL)


class Sheet(NamedTuple):
    """A page of a print: a drawing in SVG, and its size in points."""

    drawing: bytes
    size: QSizeF


def sheet_of(drawing: bytes) -> Sheet:
    """Returns a page with its size, which the drawing itself says."""
    found = _SIZE.search(drawing, 0, 400)
    if found is None:
        raise PaperError("a page of the typesetter has no size")
    # Links lead nowhere from a picture, and the typesetter leaves the “&” of addresses as it is, which no reader takes.
    drawing = _WITHIN.sub(_opened, _LINK.sub(b"", drawing))
    # What has no stroke is drawn by Qt with one of no colour, which a printer paints black. Those that have one say how
    # wide it is.
    drawing = drawing.replace(b"<svg ", b'<svg stroke-width="0" ', 1)
    # Qt complains of each letter that is drawn before its outline is told; the typesetter tells them at the end.
    head, begin, end = drawing.find(b">") + 1, drawing.find(b"<defs"), drawing.rfind(b"</defs>") + len(b"</defs>")
    if head < begin < end:
        drawing = drawing[:head] + drawing[begin:end] + drawing[head:begin] + drawing[end:]
    return Sheet(drawing, QSizeF(float(found[1]), float(found[2])))


def _opened(found: re.Match[bytes]) -> bytes:
    """Returns a drawing within a drawing as a part of it."""
    where, packed, width = found.groups()
    inner = _DRAWN.fullmatch(b64decode(packed))
    if inner is None:
        return found[0]
    left, top, wide, shapes = inner.groups()
    scale = float(width) / int(wide)
    moved = f"scale({scale:.6f}) translate({-int(left)} {-int(top)})"
    return b'<g transform="%s %s">%s</g>' % (where, moved.encode(), shapes)


def picture(sheet: Sheet, width: int) -> QImage:
    """Returns a page as a picture of so many pixels in width, on white."""
    height = max(1, round(width * sheet.size.height() / sheet.size.width()))
    image = QImage(max(1, width), height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(sheet.drawing)).render(painter, QRectF(image.rect()))
    painter.end()
    return image


def paint(printer: QPrinter, sheets: Sequence[Sheet], progress: Progress) -> int:
    """Paints pages onto a printer as vectors, smaller where its paper is smaller; returns how many.

    Raises PaperError where the printer refuses.
    """
    progress(0, len(sheets))
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperError(QCoreApplication.translate("Printing", "the printer does not accept the print"))
    try:
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        for number, sheet in enumerate(sheets):
            progress(number, len(sheets))
            if number and not printer.newPage():
                raise PaperError(QCoreApplication.translate("Printing", "the printer takes no further page"))
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            size = sheet.size * (printer.resolution() / 72)
            if size.width() > paper.width() + 1 or size.height() > paper.height() + 1:
                size.scale(QSizeF(paper.size()), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2
            QSvgRenderer(QByteArray(sheet.drawing)).render(painter, QRectF(left, top, size.width(), size.height()))
    except Exception:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(sheets)

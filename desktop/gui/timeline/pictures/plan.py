"""Plans a picture of the timeline and writes it as PDF, SVG or PNG; all of it may be done off the GUI thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import sqrt
from xml.sax.saxutils import quoteattr

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPaintDevice, QPainter, QPdfWriter

from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Grouping, groups_of
from desktop.chronology.geometry import Size
from desktop.chronology.item import TimelineItem, extent_of
from desktop.chronology.pages.cutting import pages_of, picture_of
from desktop.chronology.pages.sheet import Page
from desktop.chronology.pages.wording import whole_years
from desktop.domain.dates import day_number
from desktop.errors import WriteError
from desktop.gui.timeline.pictures.sheet_painter import UNITS_PER_INCH, Sheets, Words

Progress = Callable[[int, int], None]
"""Is told how much of how much is done, of 0 where that is not known; may raise to give up."""

_PNG_DOTS = 192
"""Dots to an inch of a PNG: twice those of an ordinary screen."""
_PDF_DOTS = 1440
_NARROWEST, _WIDEST = 1500.0, 9000.0
_LOWEST = 0.68
"""A picture of one piece is made wider until it is at most so many times as high as wide."""
_MOST_DOTS = 100_000_000
_MOST_ON_SIDE = 32_000
"""Larger pictures are refused: other programs do not open them."""
_MOST_BANDS = 12


class PictureForm(Enum):
    """What kind of file; the value is its ending."""

    PDF = ".pdf"
    SVG = ".svg"
    PNG = ".png"


class Paper(Enum):
    """The paper of a PDF."""

    A4 = QPageSize.PageSizeId.A4
    A3 = QPageSize.PageSizeId.A3


@dataclass(frozen=True, slots=True)
class PictureWish:
    """What is to be drawn.

    Attributes:
        words: what stands around the timeline.
        events: all events of which those in the days are drawn.
        days: the first and the last day number; None for the whole time.
        form: the kind of file.
        family: the typeface.
        paper: the paper of a PDF.
        portrait: it stands upright.
        grouping: parts the lanes into bands; None for one.
        others: the name for `{count}` bands that have no room.
        backdrop: eras and a curve.
    """

    words: Words
    events: Sequence[TimelineItem]
    days: tuple[int, int] | None
    form: PictureForm
    family: str
    paper: Paper = Paper.A4
    portrait: bool = False
    grouping: Grouping | None = None
    others: str = ""
    backdrop: Backdrop | None = None


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """Laid-out pages.

    Attributes:
        wish: what was wished.
        pages: the pages, one for a picture of one piece.
        sheet: their size with all that stands around, in units of half a point.
        events: how many events are on them.
    """

    wish: PictureWish
    pages: Sequence[Page]
    sheet: Size
    events: int

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of a PNG."""
        ratio = _PNG_DOTS / UNITS_PER_INCH
        return round(self.sheet.width * ratio), round(self.sheet.height * ratio)

    @property
    def refusal(self) -> str:
        """Why it cannot be written, in a sentence; "" where it can."""
        width, height = self.pixels
        small = width * height <= _MOST_DOTS and max(width, height) <= _MOST_ON_SIDE
        if self.wish.form is not PictureForm.PNG or small:
            return ""
        sentence = _tr("A picture of {width:,} × {height:,} pixels is too large; choose PDF or SVG, or fewer days.")
        return sentence.format(width=width, height=height)

    @property
    def millimetres(self) -> tuple[int, int]:
        """Width and height of a drawing."""
        width, height = (round(side / UNITS_PER_INCH * 25.4) for side in self.sheet)
        return width, height


def events_between(events: Sequence[TimelineItem], days: tuple[int, int] | None) -> list[TimelineItem]:
    """Returns the events of which a known day lies between two days; all, undated ones too, for None."""
    if days is None:
        return list(events)
    extents = ((item, extent_of(item.date)) for item in events)
    return [item for item, extent in extents if extent and extent.last >= days[0] and extent.first <= days[1]]


def plan(wish: PictureWish, progress: Progress | None = None) -> PicturePlan:
    """Lays a picture out."""
    events = events_between(wish.events, wish.days)
    groups = groups_of(events, wish.grouping, None, _MOST_BANDS, wish.others)
    sheets = Sheets(wish.words, {item.kind for item in events}, wish.family)
    first, last = wish.days or _whole(events)
    if wish.form is PictureForm.PDF:
        sheet = _paper_size(wish)
        pages = pages_of(groups, first, last, sheets.room(sheet), sheets.measure, wish.backdrop, progress)
        return PicturePlan(wish, pages, sheet, len(events))
    width = _NARROWEST
    while True:
        if progress:
            progress(0, 0)
        page = picture_of(groups, first, last, width, sheets.measure, wish.backdrop)
        if page.size.height <= _LOWEST * width or width >= _WIDEST:
            return PicturePlan(wish, (page,), sheets.sheet(page.size), len(events))
        same_area = 0.9 * sqrt(page.size.height * width / _LOWEST)
        width = min(_WIDEST, max(1.2 * width, same_area))


def rendered(planned: PicturePlan, progress: Progress | None = None) -> bytes:
    """Returns the file of a plan.

    Raises WriteError where it would be larger than programs open.
    """
    if progress:
        progress(0, 0)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    match planned.wish.form:
        case PictureForm.PDF:
            _write_pdf(planned, buffer, progress)
        case PictureForm.SVG:
            _write_svg(planned, buffer)
        case PictureForm.PNG:
            _write_png(planned, buffer)
    buffer.close()
    if planned.wish.form is PictureForm.SVG:
        return _with_generic_family(bytes(data.data()), planned.wish.family)
    return bytes(data.data())


def _write_pdf(planned: PicturePlan, buffer: QBuffer, progress: Progress | None) -> None:
    wish = planned.wish
    writer = QPdfWriter(buffer)
    writer.setTitle(wish.words.title)
    writer.setCreator("Chancery")
    writer.setResolution(_PDF_DOTS)
    writer.setPageLayout(
        QPageLayout(QPageSize(wish.paper.value), _orientation(wish), QMarginsF(), QPageLayout.Unit.Point)
    )
    painter = QPainter(writer)
    painter.scale(_PDF_DOTS / UNITS_PER_INCH, _PDF_DOTS / UNITS_PER_INCH)
    try:
        sheets = _sheets(planned)
        for number, page in enumerate(planned.pages, start=1):
            if progress:
                progress(number - 1, len(planned.pages))
            if number > 1:
                writer.newPage()
            sheets.draw(painter, page, number, len(planned.pages), planned.sheet)
    finally:
        painter.end()


def _write_svg(planned: PicturePlan, buffer: QBuffer) -> None:
    from PySide6.QtSvg import QSvgGenerator

    width, height = planned.sheet
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(UNITS_PER_INCH)
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, round(width), round(height)))
    generator.setTitle(planned.wish.words.title)
    generator.setDescription(f"{planned.pages[0].title}. {planned.wish.words.source}")
    _draw_one(planned, generator, 1.0)


def _write_png(planned: PicturePlan, buffer: QBuffer) -> None:
    if planned.refusal:
        raise WriteError(planned.refusal)
    width, height = planned.pixels
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.setDotsPerMeterX(round(_PNG_DOTS / 0.0254))
    image.setDotsPerMeterY(round(_PNG_DOTS / 0.0254))
    image.setText("Title", planned.wish.words.title)
    _draw_one(planned, image, _PNG_DOTS / UNITS_PER_INCH)
    QImageWriter(buffer, QByteArray(b"png")).write(image)


def _with_generic_family(svg: bytes, family: str) -> bytes:
    """Names what a viewer takes where it lacks the typeface; Qt writes one family alone."""
    name = quoteattr(family)
    return svg.replace(f"font-family={name}".encode(), f"font-family={name[:-1]}, sans-serif{name[-1]}".encode())


def _draw_one(planned: PicturePlan, device: QPaintDevice, ratio: float) -> None:
    painter = QPainter(device)
    try:
        painter.scale(ratio, ratio)
        _sheets(planned).draw(painter, planned.pages[0], 1, 1, planned.sheet)
    finally:
        painter.end()


def _sheets(planned: PicturePlan) -> Sheets:
    wish = planned.wish
    return Sheets(wish.words, {item.kind for item in events_between(wish.events, wish.days)}, wish.family)


def _whole(events: Sequence[TimelineItem]) -> tuple[int, int]:
    extents = [extent for item in events if (extent := extent_of(item.date))]
    if not extents:
        return day_number(2000, 1, 1), day_number(2000, 12, 31)
    return whole_years(min(extent.first for extent in extents), max(extent.last for extent in extents))


def _paper_size(wish: PictureWish) -> Size:
    size: QSizeF = QPageSize(wish.paper.value).size(QPageSize.Unit.Point)
    short, long = (float(side * UNITS_PER_INCH / 72) for side in (size.width(), size.height()))
    return Size(short, long) if wish.portrait else Size(long, short)


def _orientation(wish: PictureWish) -> QPageLayout.Orientation:
    return QPageLayout.Orientation.Portrait if wish.portrait else QPageLayout.Orientation.Landscape


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pictures", text)

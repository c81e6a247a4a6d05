"""The pages on the screen beside the PDF, as a program that is not ours draws it."""

import shutil
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.domain import address
from desktop.gui.dialogs.printing.dialog import made
from desktop.gui.dialogs.printing.rendering import picture, sheet_of
from desktop.library.library import Library
from desktop.summary.page import open_page
from desktop.summary.to_pdf import Brief, PaperError, Wish

BLOCK = 12


def greys(image: QImage) -> list[float]:
    """Returns how dark an image is, block by block, so that the smoothing of edges counts for little."""
    small = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high = small.width() // BLOCK, small.height() // BLOCK
    return [
        sum(
            small.pixel(left * BLOCK + x, top * BLOCK + y) & 0xFF
            for x in range(0, BLOCK, 2)
            for y in range(0, BLOCK, 2)
        )
        / (BLOCK / 2) ** 2
        for top in range(high - 1)
        for left in range(wide)
    ]


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
@pytest.mark.parametrize(
    ("where", "brief"),
    [("country/ARE", Brief.ONE_PAGE), ("relation/TKM/USA", Brief.BILATERAL), ("country/TKM", Brief.POSTER)],
)
def test_the_screen_shows_what_the_pdf_holds(
    application: QApplication, shipped_library: Library, tmp_path: Path, where: str, brief: Brief
) -> None:
    page = open_page(shipped_library, address.parse(where))
    ready = made(shipped_library, page, Wish(brief), lambda *_: None)
    (tmp_path / "page.pdf").write_bytes(ready.pdf)
    command = ["pdftoppm", "-r", "96", "-png", "-f", "1", "-l", "1", "page.pdf", "page"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    (file,) = tmp_path.glob("page-*.png")
    theirs = QImage(str(file))
    ours = picture(ready.sheets[0], theirs.width())
    apart = [abs(one - other) for one, other in zip(greys(theirs), greys(ours), strict=False)]
    assert min(greys(theirs)) < 150
    assert max(apart) < 70
    assert sum(apart) / len(apart) < 8


def test_a_drawing_without_a_size_is_refused() -> None:
    with pytest.raises(PaperError, match="has no size"):
        sheet_of(b"<svg></svg>")


def test_links_are_taken_out_with_what_no_reader_takes(application: QApplication) -> None:
    drawing = (
        b'<svg viewBox="0 0 30 30" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        b'<a xlink:href="http://example.org/?a=1&b=2"><rect width="30" height="30" fill="#000000"/></a></svg>'
    )
    assert picture(sheet_of(drawing), 30).pixelColor(15, 15).name() == "#000000"


def test_a_drawing_within_a_drawing_becomes_a_part_of_it(application: QApplication) -> None:
    inner = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 20 20">'
        b'<rect x="-10" y="-10" width="10" height="20" fill="#ff0000"/></svg>'
    )
    drawing = (
        b'<svg viewBox="0 0 30 30" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        b'<image transform="translate(10 10)" xlink:href="data:image/svg+xml;base64,%s" width="10" height="10" '
        b'preserveAspectRatio="none"/></svg>'
    )
    sheet = sheet_of(drawing % b64encode(inner))
    assert b"<image" not in sheet.drawing
    shown = picture(sheet, 300)
    colours = [shown.pixelColor(x, 150).name() for x in (98, 102, 148, 152, 198)]
    assert colours == ["#ffffff", "#ff0000", "#ff0000", "#ffffff", "#ffffff"]
    other = sheet_of(drawing % b64encode(b"<svg></svg>"))
    assert b"<image" in other.drawing

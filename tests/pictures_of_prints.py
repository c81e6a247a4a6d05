"""Draws prints as they come out of the command line, page beside page, for the README: `make screenshots`."""

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QImage, QPainter

CHECKOUT = Path(__file__).parent.parent
DOTS_PER_INCH = 84
GAP = 16
GROUND = QColor("#8a8f96")
DAY = datetime(2026, 11, 24, tzinfo=UTC)
"""The day that the prints name, so that they are the same whenever they are drawn."""


class Print(NamedTuple):
    """One picture: its file, the words of the command, and the pages it shows."""

    name: str
    words: tuple[str, ...]
    pages: tuple[int, ...] = (1,)


PRINTS = (
    Print("print-turkmenistan", ("TKM",)),
    Print("print-afghanistan", ("TKM", "--partner", "AFG"), (1, 2)),
    Print("print-united-states", ("TKM", "--partner", "USA"), (1, 2)),
    Print("print-france-germany", ("FRA", "--partner", "DEU"), (1, 2)),
    Print("print-full", ("TKM", "--brief", "full"), (1, 5)),
    Print("print-book", ("Central Asia", "--brief", "book"), (2, 4)),
    Print("print-right-to-left", ("SYR", "--language", "ar"), (1,)),
)


def main(folder: Path) -> None:
    """Writes the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for one in PRINTS:
            pages = drawn(one, Path(scratch))
            beside_each_other(pages).save(str(folder / f"{one.name}.png"))


def drawn(one: Print, scratch: Path) -> list[QImage]:
    """Prints and returns the pages that are shown; a print that has fewer shows those it has."""
    file = scratch / f"{one.name}.pdf"
    command = (sys.executable, "main.py", "summary", *one.words, "--format", "pdf", "--output", str(file))
    day = os.environ | {"SOURCE_DATE_EPOCH": str(int(DAY.timestamp()))}
    subprocess.run(command, cwd=CHECKOUT, env=day, check=True, stderr=subprocess.DEVNULL)
    subprocess.run(
        ("pdftoppm", "-r", str(DOTS_PER_INCH), "-png", str(file), str(scratch / one.name)),
        check=True,
        stderr=subprocess.DEVNULL,
    )
    files = sorted(scratch.glob(f"{one.name}-*.png"))
    return [QImage(str(files[page - 1])) for page in one.pages if page <= len(files)]


def beside_each_other(pages: list[QImage]) -> QImage:
    """Returns pages on a grey ground, the first at the left."""
    width = sum(page.width() + GAP for page in pages) + GAP
    height = max(page.height() for page in pages) + 2 * GAP
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(GROUND)
    painter = QPainter(picture)
    left = GAP
    for page in pages:
        painter.drawImage(left, GAP, page)
        left += page.width() + GAP
    painter.end()
    return picture


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "resources" / "screenshots")

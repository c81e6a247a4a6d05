"""What prints need: the typesetter's templates and fonts."""

from __future__ import annotations

import struct
from pathlib import Path

from desktop import paths
from desktop.cli.health.findings import Finding, State, beginning

TEMPLATES = ("book", "brief", "briefs", "chapters", "common", "document", "poster", "sections", "widths")
"""What stands in `resources/paper`, without the ending."""
_FONTS = tuple(f"Noto{family}-{cut}.ttf" for family in ("Sans", "Serif") for cut in ("Regular", "Italic", "Bold"))
"""Without these no page is set; the others are for names in other scripts."""
_COVERAGE = "coverage.txt"
_IS_FONT = (b"\0\1\0\0", b"OTTO")
_HEADER, _RECORD = struct.Struct(">4sH6x"), struct.Struct(">8xLL")
"""How an OpenType font begins: its kind and the number of its tables; of each table the offset and the length."""


def prints() -> Finding:
    """Returns whether the templates and fonts are there, as far as one can tell without setting a page."""
    folder = paths.resources_folder()
    fonts = folder / "fonts"
    needed = [fonts / name for name in _FONTS]
    texts = [fonts / _COVERAGE, *(folder / "paper" / f"{name}.typ" for name in TEMPLATES)]
    lacking = [file for file in needed if not _is_whole_font(file)] + [file for file in texts if not _has_text(file)]
    if lacking:
        said = f"{lacking[0]} is missing or damaged, so no PDF can be made; install Chancery again"
        return Finding("prints", State.FAULT, said)
    every = sorted(fonts.glob("*.?tf"))
    damaged = [file for file in every if not _is_whole_font(file)]
    if damaged:
        said = f"{damaged[0]} is damaged, so a PDF may lack names in its script; install Chancery again"
        return Finding("prints", State.REMARK, said)
    return Finding("prints", State.WELL, f"{len(every)} fonts and the templates of PDFs are in {folder}")


def _is_whole_font(file: Path) -> bool:
    """Says whether a file is a font of which each table lies within the file."""
    try:
        kind, count = _HEADER.unpack(beginning(file, _HEADER.size))
        listed = beginning(file, _HEADER.size + count * _RECORD.size)[_HEADER.size :]
        ends = [offset + length for offset, length in _RECORD.iter_unpack(listed)]
        return kind in _IS_FONT and len(ends) == count > 0 and max(ends) <= file.stat().st_size
    except (OSError, struct.error):
        return False


def _has_text(file: Path) -> bool:
    try:
        return bool(beginning(file))
    except OSError:
        return False

"""The typesetter: a template and plain values go in, a tagged PDF with embedded fonts comes out."""

from __future__ import annotations

import json
import os
import time
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop import paths
from desktop.domain.dates import MONTHS
from desktop.errors import ChanceryError
from desktop.summary.paper.glyphs import fonts_folder

if TYPE_CHECKING:
    from typst import Fonts


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"


class PaperError(ChanceryError):
    """A page cannot be set on paper."""


def typeset(template: str, data: dict[str, Any]) -> bytes:
    """Returns a PDF that claims PDF/UA-1; the same values and moment give the same bytes.

    Nothing but the template, its neighbours and the shipped fonts is read; the system's fonts are not looked for, so
    that a print is the same on every machine.

    Args:
        template: the name of a file in `resources/paper`, without its ending.
        data: plain values, handed over as JSON and never as markup.

    Raises:
        PaperError: where the typesetter is not installed or refuses.
    """
    try:
        from typst import Compiler, TypstError
    except ImportError as error:
        raise PaperError("a PDF needs the Python package typst; install it with: pip install typst") from error
    folder = paths.resources_folder() / "paper"
    file = folder / f"{template}.typ"
    if not file.is_file():
        raise PaperError(f"the template {file} is missing; install Chancery again")
    try:
        compiler = Compiler(
            str(file), root=str(folder), font_paths=_fonts(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)}
        )
        printed = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment())
    except TypstError as error:
        raise PaperError(f"the page cannot be set on paper ({str(error).splitlines()[0]})") from error
    if not isinstance(printed, bytes):
        raise PaperError("the typesetter returned no file")
    return printed


def moment() -> int:
    """Returns when a print is made, in seconds since 1970 UTC; SOURCE_DATE_EPOCH where that is set."""
    wished = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(wished) if wished.isdecimal() and len(wished) < 12 else int(time.time())


def day_in_words(seconds: int) -> str:
    """Returns a moment as a day, in UTC."""
    day = time.gmtime(seconds)
    return f"{day.tm_mday} {MONTHS[day.tm_mon - 1]} {day.tm_year}"


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts_folder())])

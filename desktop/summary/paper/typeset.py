"""The typesetter: a template and plain values go in, a tagged PDF with embedded fonts comes out."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache

from desktop import paths
from desktop.errors import ChanceryError
from desktop.summary.colophon import moment
from desktop.summary.paper.glyphs import fonts_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from typst import Fonts


_REMEMBERED = 10
"""Settings after which the typesetter forgets what none of them needed."""


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"


class PaperError(ChanceryError):
    """A page cannot be set on paper."""


class Setting:
    """A template and its values, set once and written in more than one form; all forms show the same pages.

    Nothing but the template, its neighbours and the shipped fonts is read; the system's fonts are not looked for, so
    that a print is the same on every machine.
    """

    def __init__(self, template: str, data: dict[str, Any]) -> None:
        """Takes what is to be set.

        Args:
            template: the name of a file in `resources/paper`, without its ending.
            data: plain values, handed over as JSON and never as markup.

        Raises:
            PaperError: where the typesetter or the template is not installed.
        """
        try:
            from typst import Compiler
        except ImportError as error:
            raise PaperError("a PDF needs the Python package typst; install it with: pip install typst") from error
        folder = paths.resources_folder() / "paper"
        file = folder / f"{template}.typ"
        if not file.is_file():
            raise PaperError(f"the template {file} is missing; install Chancery again")
        self._compiler = Compiler(
            str(file), root=str(folder), font_paths=_fonts(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)}
        )

    def pdf(self) -> bytes:
        """Returns a PDF that claims PDF/UA-1; the same values and moment give the same bytes.

        Raises PaperError where the typesetter refuses.
        """
        printed = _asked(self._compiler.compile, format="pdf", pdf_standards=["ua-1"], timestamp=moment())
        if not isinstance(printed, bytes):
            raise PaperError("the typesetter returned no file")
        return printed

    def pictures(self) -> list[bytes]:
        """Returns each page as a drawing in SVG, its letters as outlines.

        Raises PaperError where the typesetter refuses.
        """
        drawn = _asked(self._compiler.compile, format="svg", timestamp=moment())
        return [drawn] if isinstance(drawn, bytes) else list(drawn or ())

    def answer(self, label: str) -> Any:
        """Returns the value of the one piece of metadata with a label.

        Raises PaperError where the typesetter refuses.
        """
        return json.loads(_asked(self._compiler.query, f"<{label}>", field="value", one=True))


def typeset(template: str, data: dict[str, Any]) -> bytes:
    """Returns a PDF; see `Setting`."""
    return Setting(template, data).pdf()


def forget() -> None:
    """Lets the typesetter go of what it keeps of earlier prints, which may be tens of megabytes; takes some 20 ms.

    It remembers what any of its last ten settings needed, so ten of nothing are what it takes.
    """
    nothing = Setting("widths", {"signs": []})
    for _ in range(_REMEMBERED + 1):
        nothing.pictures()


def _asked(how: Callable[..., Any], *what: object, **wishes: object) -> Any:
    """Returns what the typesetter answers. Raises PaperError where it refuses."""
    from typst import TypstError

    try:
        return how(*what, **wishes)
    except TypstError as error:
        raise PaperError(f"the page cannot be set on paper ({str(error).splitlines()[0]})") from error


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts_folder())])

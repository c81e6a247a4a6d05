"""The writers by the name of their format; each is imported when it is asked for."""

from __future__ import annotations

from desktop.summary.assembly import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("text", "markdown", "json", "html", "docx")
SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
"""Which format goes with the ending of a file."""


def form_of(file: Path) -> str:
    """Returns the format that goes with the ending of a file; text for any other ending."""
    return SUFFIXES.get(file.suffix.lower(), "text")


def bytes_of(page: Page, file: Path) -> bytes:
    """Returns a page as a file of that name holds it, in the format of its ending."""
    made = written(page, form_of(file))
    return made if isinstance(made, bytes) else made.encode()


def written(page: Page, form: str, paper: str = "a4") -> str | bytes:
    """Returns a page in one of the formats; text in 80 columns, without control sequences, DOCX as bytes.

    `paper` is that of a format which has pages.

    Raises ValueError for a format that is none of `FORMATS`.
    """
    match form:
        case "text":
            from desktop.summary import to_text

            return to_text.write(page.document)
        case "markdown":
            from desktop.summary import to_markdown

            return to_markdown.write(page.document)
        case "json":
            from desktop.summary import to_json

            return to_json.write(page)
        case "html":
            from desktop.summary import to_html

            return to_html.write(page.document)
        case "docx":
            from desktop.summary import to_docx
            from desktop.summary.colophon import moment

            return to_docx.write(page.document, moment(), paper)
    raise ValueError(f"there is no format “{form}”")

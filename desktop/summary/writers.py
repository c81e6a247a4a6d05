"""The writers by the name of their format; each is imported when it is asked for."""

from __future__ import annotations

from pathlib import Path

from desktop.summary.assembly import Page

FORMATS = ("text", "markdown", "json", "html")
SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
}
"""Which format goes with the ending of a file."""


def form_of(file: Path) -> str:
    """Returns the format that goes with the ending of a file; text for any other ending."""
    return SUFFIXES.get(file.suffix.lower(), "text")


def written(page: Page, form: str) -> str:
    """Returns a page in one of the formats; text in 80 columns, without control sequences.

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
    raise ValueError(f"there is no format “{form}”")

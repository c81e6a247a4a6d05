"""The six forms of a citation by their names; each writer is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop.domain.escaping import for_html
from desktop.domain.values import NamedTuple

Progress = Callable[[int, int], None]
STYLES = ("apa", "chicago", "mla")
FORMATS = ("text", "bibtex", "ris", "csl-json")


class CitationForm(NamedTuple):
    """A form of citations: how it is called, the ending of its files, and its style where it is text."""

    name: str
    label: str
    suffix: str
    style: str = ""


FORMS = (
    CitationForm("text", "APA", ".txt", "apa"),
    CitationForm("text", "Chicago (author-date)", ".txt", "chicago"),
    CitationForm("text", "MLA", ".txt", "mla"),
    CitationForm("bibtex", "BibTeX", ".bib"),
    CitationForm("ris", "RIS", ".ris"),
    CitationForm("csl-json", "CSL-JSON", ".json"),
)
"""All forms, in the order in which they are offered."""
_SUFFIXES = {".bib": "bibtex", ".ris": "ris", ".json": "csl-json"}


class Cited(NamedTuple):
    """Citations ready to be copied; `html` has the italics of a style."""

    text: str
    html: str


def form_named(name: str, style: str = "apa") -> CitationForm:
    """Returns the form of a format and, of text, a style. Raises ValueError where there is none."""
    for form in FORMS:
        if form.name == name and form.style in ("", style):
            return form
    raise ValueError(f"there is no form “{name}” in the style “{style}”")


def format_of(file: Path) -> str:
    """Returns the format that goes with the ending of a file; text for any other ending."""
    return _SUFFIXES.get(file.suffix.lower(), "text")


def cited(items: Sequence[dict[str, Any]], form: CitationForm, progress: Progress | None = None) -> Cited:
    """Returns items in a form; a style puts them in alphabetical order, the others leave them as they are.

    Args:
        items: items of CSL-JSON.
        form: the form.
        progress: is told how far a style is; what it raises stops the work.
    """
    match form.name:
        case "text":
            from desktop.summary.citing.styled import Style, styled

            references = styled(items, Style(form.style), progress)
            text = "".join(f"{reference.text}\n" for reference in references)
            return Cited(text, "".join(f"<p>{reference.html}</p>" for reference in references))
        case "bibtex":
            from desktop.summary.citing import to_bibtex

            return _verbatim(to_bibtex.write(items))
        case "ris":
            from desktop.summary.citing import to_ris

            return _verbatim(to_ris.write(items))
        case _:
            from desktop.summary.citing import to_csl_json

            return _verbatim(to_csl_json.write(items))


def _verbatim(text: str) -> Cited:
    return Cited(text, f"<pre>{for_html(text)}</pre>")

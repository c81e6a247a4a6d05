"""`summary COUNTRY` and `relation COUNTRY PARTNER`: a page on the terminal or in a file."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli import OK
from desktop.cli.access import open_library
from desktop.cli.console import Console, deliver
from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.errors import ChanceryError
from desktop.library.library import Library
from desktop.library.names import resolve
from desktop.summary.page import Page, open_page


def run(arguments: Namespace, console: Console) -> int:
    """Prints a country or a relation. Raises UnknownNameError for a name that nothing bears."""
    library = open_library(arguments, console)
    page = open_page(library, _address(library, arguments))
    to_file = arguments.output is not None and str(arguments.output) != "-"
    text = written(page, arguments.format, None if to_file else console)
    deliver(console, text, arguments.output, arguments.force)
    return OK


def _address(library: Library, arguments: Namespace) -> address.Address:
    side = resolve(library, arguments.country, PageKind.COUNTRY)
    if arguments.command == "summary":
        return address.country(side)
    other = resolve(library, arguments.partner, PageKind.COUNTRY)
    if side == other:
        raise ChanceryError(f"“{arguments.country}” and “{arguments.partner}” are one country; a relation has two")
    return address.relation(side, other)


def written(page: Page, form: str, console: Console | None) -> str:
    """Returns a page in one of the formats; text is set for the console it is printed on, if it is."""
    match form:
        case "markdown":
            from desktop.summary.to_markdown import write as write_markdown

            return write_markdown(page.document)
        case "html":
            from desktop.summary.to_html import write as write_html

            return write_html(page.document)
        case "json":
            from desktop.summary.to_json import write as write_json

            return write_json(page)
        case _:
            from desktop.summary import to_text

            if console is None:
                return to_text.write(page.document)
            marks = to_text.TERMINAL if console.has_colour else to_text.PLAIN
            return to_text.write(page.document, console.width, marks)

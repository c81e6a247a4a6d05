"""`summary PAGE` and `relation COUNTRY PARTNER`: a page on the terminal or in a file."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli import OK
from desktop.cli.access import open_library
from desktop.cli.console import Console, deliver
from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.errors import ChanceryError
from desktop.library.library import Library
from desktop.library.names import page_named, resolve
from desktop.summary.page import Page, open_page
from desktop.summary.writers import form_of, written


def run(arguments: Namespace, console: Console) -> int:
    """Prints a page. Raises UnknownNameError for a name that nothing bears."""
    library = open_library(arguments, console)
    page = open_page(library, _address(library, arguments))
    to_file = arguments.output is not None and str(arguments.output) != "-"
    form = arguments.format or (form_of(arguments.output) if to_file else "text")
    text = on_console(page, console) if form == "text" and not to_file else written(page, form)
    deliver(console, text, arguments.output, arguments.force)
    return OK


def _address(library: Library, arguments: Namespace) -> address.Address:
    if arguments.command == "summary":
        return page_named(library, arguments.country)
    side, other = (resolve(library, name, PageKind.COUNTRY) for name in (arguments.country, arguments.partner))
    if side == other:
        raise ChanceryError(f"“{arguments.country}” and “{arguments.partner}” are one country; a relation has two")
    return address.relation(side, other)


def on_console(page: Page, console: Console) -> str:
    """Returns a page as text, set for the console that it is printed on."""
    from desktop.summary import to_text

    marks = to_text.TERMINAL if console.has_colour else to_text.PLAIN
    return to_text.write(page.document, console.width, marks)

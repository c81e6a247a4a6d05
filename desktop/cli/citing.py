"""`cite PAGE`: a page or a statement on it, or the sources that it rests on, as a citation or a bibliography."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from desktop.cli import OK
from desktop.cli.access import open_library
from desktop.cli.console import Console, deliver
from desktop.errors import ChanceryError
from desktop.library.names import page_named
from desktop.summary.citing.forms import cited, form_named, format_of
from desktop.summary.citing.items import items_of_page
from desktop.summary.page import open_page


def run(arguments: Namespace, console: Console) -> int:
    """Prints citations.

    Raises UnknownNameError for a name that nothing bears, AddressError for a place that its page does not have.
    """
    to_file = arguments.output is not None and str(arguments.output) != "-"
    form = arguments.format or (format_of(arguments.output) if to_file else "text")
    if arguments.style and form != "text":
        raise ChanceryError(f"--style is for text; {form} is the same in all styles")
    library = open_library(arguments, console)
    where = page_named(library, arguments.page)
    page = open_page(library, where)
    items = items_of_page(library, page, date.today(), arguments.sources, where.fragment)
    if not items:
        console.say("this statement names no sources" if where.fragment else "this page names no sources")
    written = cited(items, form_named(form, arguments.style or "apa")).text
    # RIS wants line ends of its own; a terminal or a pipe gets those of the system.
    deliver(console, written if to_file else written.replace("\r\n", "\n"), arguments.output, arguments.force)
    return OK

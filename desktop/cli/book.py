"""`summary … --brief book`: the chosen countries as one PDF with contents, index and sources."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli import OK
from desktop.cli.console import Console, deliver, refuse_to_overwrite
from desktop.cli.events import period_of
from desktop.cli.selection import countries_of, region_named
from desktop.domain.address import Address, PageKind
from desktop.errors import ChanceryError
from desktop.library.library import Library
from desktop.summary.names_in import NamesIn


def print_book(
    library: Library, addresses: list[Address], names: NamesIn | None, arguments: Namespace, console: Console
) -> int:
    """Writes the book. Raises ChanceryError where it is asked for pages other than those of countries."""
    from desktop.summary.paper.book import write_book
    from desktop.summary.paper.typeset import Paper

    codes = countries_of(library, addresses)
    period = period_of(arguments)
    if arguments.notes:
        raise ChanceryError("a book goes to many readers; leave out --notes")
    if arguments.into_folder:
        raise ChanceryError(f"a book is one file; name it, such as {arguments.output}/book.pdf")
    if arguments.output is not None and str(arguments.output) != "-":
        refuse_to_overwrite(arguments.output, arguments.force)
    title = _title(library, addresses, arguments)
    printed = write_book(library, codes, title, Paper(arguments.paper or Paper.A4), console.progress, names, period)
    if printed.remark:
        console.say(printed.remark)
    deliver(console, printed.data, arguments.output, arguments.force)
    return OK


def _title(library: Library, addresses: list[Address], arguments: Namespace) -> str:
    """Returns what the book is called: after the one region that it is of, or what it holds."""
    if arguments.all or [where.kind for where in addresses] == [PageKind.WORLD]:
        return "The Countries of the World"
    if arguments.region:
        return region_named(library, arguments.region).name
    if [where.kind for where in addresses] == [PageKind.REGION]:
        return region_named(library, addresses[0].parts[0]).name
    return "Country Summaries"

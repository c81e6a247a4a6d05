"""`summary … --brief book`: the chosen countries as one PDF with contents, index and sources."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli import OK
from desktop.cli.console import Console, deliver, refuse_to_overwrite
from desktop.domain.address import Address, PageKind
from desktop.errors import ChanceryError
from desktop.library.library import Library


def print_book(library: Library, addresses: list[Address], arguments: Namespace, console: Console) -> int:
    """Writes the book. Raises ChanceryError where it is asked for pages other than those of countries."""
    from desktop.summary.paper.book import write_book
    from desktop.summary.paper.typeset import Paper

    if any(where.kind is not PageKind.COUNTRY for where in addresses):
        raise ChanceryError("a book is made of countries; name countries, --region NAME or --all")
    if arguments.from_days or arguments.to_days:
        raise ChanceryError("a book tells all years; leave out --from and --to")
    if arguments.language:
        raise ChanceryError("a book has its names in English; leave out --language")
    if arguments.notes:
        raise ChanceryError("a book goes to many readers; leave out --notes")
    if arguments.output is not None and str(arguments.output) != "-":
        refuse_to_overwrite(arguments.output, arguments.force)
    title = "The Countries of the World" if arguments.all else arguments.region or "Country Summaries"
    codes = [where.parts[0] for where in addresses]
    printed = write_book(library, codes, title, Paper(arguments.paper or Paper.A4), console.progress)
    if printed.remark:
        console.say(printed.remark)
    deliver(console, printed.data, arguments.output, arguments.force)
    return OK

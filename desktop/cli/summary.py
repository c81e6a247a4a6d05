"""`summary PAGE…` and `relation COUNTRY PARTNER`: pages on the terminal, in a file or in a folder of files."""

from __future__ import annotations

from desktop.cli import OK
from desktop.cli.access import open_library
from desktop.cli.console import Console, deliver, hindrance, is_folder, is_there, refuse_to_overwrite, write_file
from desktop.cli.selection import addresses_of
from desktop.domain.address import Address
from desktop.domain.escaping import for_file_name
from desktop.errors import ChanceryError, NoSectionError, WriteError
from desktop.library.library import Library
from desktop.summary.assembly import KEY_DATES
from desktop.summary.document import PageSection
from desktop.summary.page import Page, open_page
from desktop.summary.writers import SUFFIXES, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from desktop.cli.sections import Told
    from desktop.summary.names_in import NamesIn
    from desktop.summary.paper.wish import Wish

_SUFFIXES = {"text": ".txt", "markdown": ".md", "json": ".json", "html": ".html", "docx": ".docx", "pdf": ".pdf"}
_CALLED = {"text": "text", "markdown": "Markdown"}
_ENDINGS = {**SUFFIXES, ".pdf": "pdf"}
_OF_WORD_PROCESSORS = (".odt", ".doc", ".rtf")
_WITH_PAGES = ("pdf", "docx")
_BOOK, _FULL = "book", "full"
_TIMELINES = ("poster", "one-sheet")
_ON_PAPER_ALONE = (_BOOK, *_TIMELINES)


def run(arguments: Namespace, console: Console) -> int:
    """Prints pages. Raises UnknownNameError for a name that nothing bears."""
    form = _form(arguments)
    if form in _WITH_PAGES and console.is_terminal and _on_console(arguments):
        named = form.upper()
        raise ChanceryError(
            f"a {named} is not for a terminal; name a file with --output, such as --output summary.{form}"
        )
    _refuse_brief(form, arguments.brief)
    _refuse_choice(form, arguments)
    if form not in _WITH_PAGES and arguments.paper:
        raise ChanceryError("--paper is for PDF and DOCX; add --format pdf")
    _refuse_other_ending(arguments)
    library = open_library(arguments, console)
    names = _names(library, arguments)
    addresses = addresses_of(library, arguments)
    if arguments.brief not in (None, _BOOK):
        from desktop.summary.paper.wish import Brief, refuse_other_kind

        for where in addresses:
            refuse_other_kind(Brief(arguments.brief), where.kind)
    if arguments.brief == _BOOK:
        from desktop.cli.book import print_book

        return print_book(library, addresses, names, arguments, console)
    if headings := arguments.without or arguments.sections:
        from desktop.cli.sections import refuse_unknown

        refuse_unknown(headings, (_sections(library, where, form, names, arguments) for where in addresses))
    if len(addresses) > 1 or arguments.into_folder or _is_folder(arguments):
        return _write_several(library, addresses, form, names, arguments, console)
    result = _result(library, addresses[0], form, names, arguments, console)
    deliver(console, result, arguments.output, arguments.force)
    return OK


def on_console(page: Page, console: Console) -> str:
    """Returns a page as text, set for the console that it is printed on."""
    from desktop.summary import to_text

    marks = to_text.TERMINAL if console.has_colour else to_text.PLAIN
    return to_text.write(page.document, console.width, marks)


def _form(arguments: Namespace) -> str:
    if arguments.format:
        return str(arguments.format)
    if arguments.brief in _ON_PAPER_ALONE:
        return "pdf"
    if _on_console(arguments):
        return "text"
    promised = _ENDINGS.get(arguments.output.suffix.lower())
    # A folder of briefs is one of prints.
    return promised or ("pdf" if arguments.brief else "text")


def _refuse_brief(form: str, brief: str | None) -> None:
    """Raises ChanceryError for a form of print that a format cannot have."""
    if brief in _ON_PAPER_ALONE and form != "pdf":
        raise ChanceryError(f"--brief {brief} is for PDF; add --format pdf")
    if brief not in (None, _FULL) and form == "json":
        raise ChanceryError("--brief is not for JSON, which always holds the whole page; leave it out")


def _refuse_choice(form: str, arguments: Namespace) -> None:
    """Raises ChanceryError where sections are chosen in two ways, or of what always holds all of them."""
    if arguments.without and arguments.sections:
        raise ChanceryError("--without and --sections are two ways to choose; leave one of them out")
    if not (arguments.without or arguments.sections):
        return
    option = "--without" if arguments.without else "--sections"
    if form == "json" or arguments.brief == _BOOK:
        whole = "a book" if arguments.brief == _BOOK else "JSON"
        raise ChanceryError(f"{option} is not for {whole}, which always holds whole pages; leave it out")
    if arguments.brief in _TIMELINES:
        raise ChanceryError(f"--brief {arguments.brief} has no sections to choose; leave {option} out")


def _refuse_other_ending(arguments: Namespace) -> None:
    """Raises ChanceryError where the name of the file promises another format, or one that is not written."""
    if _on_console(arguments) or arguments.into_folder or is_folder(arguments.output):
        return
    file: Path = arguments.output
    ending = file.suffix.lower()
    promised = _ENDINGS.get(ending)
    if promised is None and _asks_for_several(arguments):
        return  # the name of a folder, such as briefs.2026
    if arguments.format and promised not in (None, arguments.format):
        raise ChanceryError(f"--format {arguments.format} does not go with the ending of {file}; leave one of them out")
    if arguments.brief in _ON_PAPER_ALONE and promised not in (None, "pdf"):
        raise ChanceryError(f"--brief {arguments.brief} is for PDF, which does not go with the ending of {file}")
    if ending and promised is None and not arguments.format:
        instead = ".docx" if ending in _OF_WORD_PROCESSORS else ".pdf"
        raise ChanceryError(
            f"“{ending}” is the ending of no format; name one with --format, or write {file.stem}{instead}"
        )


def _asks_for_several(arguments: Namespace) -> bool:
    """Says whether the command line asks for pages that need a folder; names from another program may be several."""
    if arguments.command == "relation" or arguments.brief == _BOOK:
        return False
    return bool(arguments.all or arguments.region or len(arguments.countries) > 1 or "-" in arguments.countries)


def _is_folder(arguments: Namespace) -> bool:
    return not _on_console(arguments) and is_folder(arguments.output)


def _on_console(arguments: Namespace) -> bool:
    return arguments.output is None or str(arguments.output) == "-"


def _names(library: Library, arguments: Namespace) -> NamesIn | None:
    """Returns the names of countries in the language asked for. Raises UnknownNameError for a language without any."""
    if not arguments.language:
        return None
    from desktop.summary.names_in import NamesIn, language_named

    return NamesIn(library, language_named(library, arguments.language))


def _sections(library: Library, where: Address, form: str, names: NamesIn | None, arguments: Namespace) -> Told:
    """Returns the title of a page and the sections that it has in the form asked for."""
    page = _opened(library, where, names)
    if form == "pdf":
        from desktop.printing.prints import values_of

        return page.document.title, values_of(_named(library, names), page, _wish(where, arguments)).sections
    from desktop.summary.shortened import sections_of

    return page.document.title, sections_of(_told(library, page, names, arguments).document)


def _result(
    library: Library, where: Address, form: str, names: NamesIn | None, arguments: Namespace, console: Console
) -> str | bytes:
    page = _opened(library, where, names)
    notes = _notes(page, console) if arguments.notes else None
    if form == "pdf":
        from desktop.printing.prints import values_of, write

        wish = _wish(where, arguments)._replace(notes=notes)
        if arguments.without or arguments.sections:
            from desktop.cli.sections import left_out

            sections = values_of(_named(library, names), page, wish).sections
            wish = wish._replace(without=left_out(arguments, sections), is_selection=bool(arguments.sections))
        made = write(_named(library, names), page, wish)
        if made.remark:
            console.say(f"{page.document.title}: {made.remark}")
        return made.data
    page = _told(library, page, names, arguments)
    if arguments.without or arguments.sections:
        from desktop.cli.sections import left_out
        from desktop.summary.shortened import sections_of, shortened

        page = shortened(library, page, left_out(arguments, sections_of(page.document)), bool(arguments.sections))
    if notes is not None:
        from desktop.summary.notes import with_notes

        page = with_notes(page, notes)
    return (
        on_console(page, console)
        if form == "text" and _on_console(arguments)
        else written(page, form, arguments.paper or "a4")
    )


def _opened(library: Library, where: Address, names: NamesIn | None) -> Page:
    """Returns a page, with names in a language. Raises UnknownNameError where it is not, or has no such place."""
    page = open_page(library, where)
    if where.fragment:
        from desktop.summary.statements import check_place

        check_place(page.document, where.fragment)
    return names.page(page) if names else page


def _named(library: Library, names: NamesIn | None) -> Library:
    if names is None:
        return library
    from desktop.library.renamed import RenamedLibrary

    return RenamedLibrary(library, names.by_code)


def _wish(where: Address, arguments: Namespace) -> Wish:
    from desktop.cli.events import period_of
    from desktop.summary.to_pdf import Brief, Paper, Wish, natural_brief

    brief = Brief(arguments.brief) if arguments.brief else natural_brief(where.kind)
    return Wish(brief, Paper(arguments.paper or Paper.A4), period=period_of(arguments))


def _told(library: Library, page: Page, names: NamesIn | None, arguments: Namespace) -> Page:
    """Returns what of a page is told in a format without pages: of the period, in brief or whole."""
    of_when = ""
    if arguments.from_days or arguments.to_days:
        from desktop.cli.events import period_of
        from desktop.summary.period import within

        period = period_of(arguments)
        page, of_when = within(library, page, period), period.said
    if arguments.brief not in (None, _FULL):
        from desktop.summary.in_brief import in_brief
        from desktop.summary.paper.wish import Brief

        page = in_brief(_named(library, names), page, Brief(arguments.brief))
    if of_when and any(section.heading == KEY_DATES for section in page.document.sections):
        page = page._replace(document=page.document._replace(subtitle=f"{page.document.subtitle}; {of_when}"))
    return page


def _notes(page: Page, console: Console) -> PageSection | None:
    """Returns what the reader's notebook holds on a page; says what hinders it."""
    from desktop import paths
    from desktop.library.notebook.notebook import FILE, Notebook
    from desktop.summary.notes import notes_section

    folder = paths.data_folder()
    if not (folder / FILE).exists():
        return None
    notebook = Notebook(folder)
    try:
        if notebook.remark:
            console.say(notebook.remark)
        return notes_section(notebook.state.contents, page.document.address)
    finally:
        notebook.close()


def _write_several(
    library: Library,
    addresses: list[Address],
    form: str,
    names: NamesIn | None,
    arguments: Namespace,
    console: Console,
) -> int:
    """Writes a file for each page that has something of what is asked for.

    A file is there whole or not at all, wherever the work is broken off.
    """
    folder: Path | None = arguments.output
    if folder is None or str(folder) == "-":
        raise ChanceryError(f"{len(addresses)} pages need a folder; name one with --output DIR")
    if not is_folder(folder) and not arguments.into_folder and folder.suffix.lower() in _ENDINGS:
        one_file = f", or add --brief {_BOOK} for one PDF" if folder.suffix.lower() == ".pdf" else ""
        raise ChanceryError(
            f"{len(addresses)} pages need a folder, and {folder.name} is named like a file; name a folder{one_file}"
        )
    if is_there(folder) and not is_folder(folder):
        raise ChanceryError(f"{folder} is a file; name a folder")
    brief = f"-{arguments.brief}" if arguments.brief else ""
    files = {
        where: folder / f"{for_file_name('-'.join(where.parts) or where.kind)}{brief}{_SUFFIXES[form]}"
        for where in addresses
    }
    for file in files.values():
        refuse_to_overwrite(file, arguments.force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder} cannot be made ({hindrance(folder, error)})") from error
    from contextlib import suppress

    written_to = []
    for done, (where, file) in enumerate(files.items()):
        console.progress(done, len(files), "Writing pages")
        with suppress(NoSectionError):
            write_file(file, _result(library, where, form, names, arguments, console))
            written_to.append(file)
    console.progress(len(files), len(files), "Writing pages")
    called, count = _CALLED.get(form, form.upper()), len(written_to)
    console.say(f"wrote {count} {called} files to {folder}" if count > 1 else f"wrote {written_to[0]}")
    lacking = len(files) - count
    if lacking:
        have, were = ("has", "was") if lacking == 1 else ("have", "were")
        console.say(f"{lacking} of {len(files)} pages {have} none of these sections and {were} not written")
    return OK

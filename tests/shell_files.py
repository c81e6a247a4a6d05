"""Writes what shells and `man` read of the command line, from its parser: `make shell-files`."""

from __future__ import annotations

import argparse
import csv
import sys
from argparse import Action, ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shtab

from desktop.cli.arguments import SHELLS, parser
from desktop.cli.completion import FILES
from desktop.domain.folding import folded

CHECKOUT = Path(__file__).parent.parent
MAN_PAGE = CHECKOUT / "resources" / "man" / "chancery.1"
_PAGES, _COUNTRIES = ("countries", "page", "address"), ("country", "partner")
"""Arguments that stand for a page, for which codes of countries and keys of topics are offered; and for a country."""
SECTIONS = (
    "Facts", "Profile", "Foreign relations", "Neighbours", "Same vote in the UN General Assembly", "Organizations",
    "Partners", "Most ties recorded", "Disputes recorded", "Treaties and obligations", "Trade",
    "Key dates", "Open questions", "Where sources differ", "Strip of time", "Figures", "Missions",
    "In brief", "Last events", "Disputes and wars", "Obligations of alliance", "Voting in the UN General Assembly",
    "Votes by issue", "Organizations both take part in", "Who takes part", "Topics", "Countries and organizations",
    "Neighbours by land", "Main partners in trade", "Further organizations", "What links here", "Related pages",
)  # fmt: skip
"""What most pages and briefs hold; which of them one has depends on the page and the form."""
_EXITS = (
    ("0", "done"),
    ("1", "a fault of the program"),
    (
        "2",
        "a wrong call (such as a file that exists, without --force), an unknown name, faulty content, or a "
        "fault that doctor finds",
    ),
    ("5", "the output cannot be written: the disk is full, or the folder is missing or not yours to write in"),
    ("130", "stopped by the reader; files are there whole or not at all"),
)
_VARIABLES = (
    ("XDG_CACHE_HOME", "where the compiled library is kept; ~/.cache if not set. It can be deleted at any time"),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME", "where the settings of the window and the notebook are"),
    ("NO_COLOR, CLICOLOR_FORCE", "never, or always, set headings apart with control sequences"),
    ("SOURCE_DATE_EPOCH", "the moment that a PDF or DOCX is said to be made at, for the same bytes again and again"),
)


def texts() -> dict[Path, str]:
    """Returns every file with what should stand in it."""
    told = _with_completions(parser())
    found = {
        CHECKOUT / "resources" / "completions" / FILES[shell]: shtab.complete(told, shell).strip() + "\n"
        for shell in SHELLS
    }
    return found | {MAN_PAGE: man_page(parser())}


def commands(root: ArgumentParser) -> dict[str, ArgumentParser]:
    """Returns the parser of each command."""
    (found,) = [action for action in root._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(found.choices)


def man_page(root: ArgumentParser) -> str:
    """Returns the manual page in the macros of man(7)."""
    lines = [
        '.\\" Made by `make shell-files` from the parser of the command line.',
        '.TH CHANCERY 1 "" "Chancery" "User commands"',
        ".SH NAME",
        f"chancery \\- {_roff(_phrase(str(root.description)))}",
        ".SH SYNOPSIS",
        ".B chancery",
        "[\\fIoptions\\fR] [\\fIcommand\\fR] [\\fIarguments\\fR]",
        ".SH DESCRIPTION",
        _roff(str(root.description)),
        ".SH OPTIONS",
        *_entries(root, ("options",)),
        ".SH COMMANDS",
    ]
    for name, command in commands(root).items():
        lines += [f".SS {name}", *_usage(name, command), ".PP", _roff(_sentence(_help_of(root, name)))]
        lines += [line for group in command._action_groups for line in _group(command, group)]
        lines += _epilog(command)
    lines += [*_epilog(root, ".SH EXAMPLES"), ".SH EXIT STATUS", *_listed(_EXITS)]
    lines += [".SH ENVIRONMENT", *_listed(_VARIABLES)]
    lines += [".SH SEE ALSO", "The README, which documents the forms of CSV and JSON, and the operators of a search."]
    return "\n".join(lines) + "\n"


def _with_completions(root: ArgumentParser) -> ArgumentParser:
    for command in commands(root).values():
        for action in command._actions:
            if action.dest in _PAGES:
                action.complete = _offering("_chancery_pages", _countries() | _topics())  # type: ignore[attr-defined]
            elif action.dest in _COUNTRIES:
                action.complete = _offering("_chancery_countries", _countries())  # type: ignore[attr-defined]
            elif action.dest in _NAMES:
                told = _NAMES[action.dest]()
                action.complete = _offering(f"_chancery_{action.dest}", told, is_code=False)  # type: ignore[attr-defined]
            elif action.dest in ("output", "path"):
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif action.dest == "folder":
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    for action in root._actions:
        if action.dest == "content":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    return root


def _offering(function: str, told: dict[str, str], is_code: bool = True) -> dict[str, Any]:
    """Returns how each shell offers codes, with what they stand for where it shows such, in upper or lower case."""
    other_case = "${1^^}" if is_code else "${1,,}"
    kind = "country or topic" if is_code else function.rpartition("_")[2]
    words = " ".join(told)
    described = " ".join(f"'{code}:{_quoted(name).replace(':', chr(92) + ':')}'" for code, name in told.items())
    fish = " ".join(f"'{code}\t{_quoted(name)}'" for code, name in told.items())
    return {
        "bash": function,
        "zsh": function,
        "fish": f"({function})",
        "preamble": {
            # A word may be begun in lower case, as the program itself takes it.
            "bash": f"""
{function}() {{
  compgen -W "{words}" -- "$1"
  [[ "$1" == "{other_case}" ]] || compgen -W "{words}" -- "{other_case}"
}}""",
            "zsh": f"""
{function}() {{
  local -a pages=({described})
  _describe -t pages '{kind}' pages -M 'm:{{a-zA-Z}}={{A-Za-z}}'
}}""",
            "fish": f"""
function {function}
  printf '%s\\n' {fish}
end""",
        },
    }


def _countries() -> dict[str, str]:
    with (CHECKOUT / "data" / "tables" / "countries.csv").open(encoding="utf-8", newline="") as file:
        return dict(sorted((row["iso3"], row["name"]) for row in csv.DictReader(file)))


def _topics() -> dict[str, str]:
    return {file.stem: "topic" for file in sorted((CHECKOUT / "data" / "topics").glob("*.md"))}


def _regions() -> dict[str, str]:
    """Returns the regions in one word each, as the command takes them, since shells part what they are offered."""
    with (CHECKOUT / "data" / "tables" / "regions.csv").open(encoding="utf-8", newline="") as file:
        return {_in_one_word(row["name"]): row["name"] for row in csv.DictReader(file)}


def _languages() -> dict[str, str]:
    with (CHECKOUT / "data" / "tables" / "languages.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def _sections() -> dict[str, str]:
    return {_in_one_word(heading): heading for heading in SECTIONS}


def _in_one_word(name: str) -> str:
    return folded(name).replace(" ", "-")


_NAMES = {"region": _regions, "language": _languages, "without": _sections, "sections": _sections}
"""Options whose values have names: in one word, or tags of languages."""


def _quoted(text: str) -> str:
    return text.replace("'", "’")


def _help_of(root: ArgumentParser, name: str) -> str:
    (found,) = [action for action in root._actions if isinstance(action, argparse._SubParsersAction)]
    return next(str(one.help) for one in found._choices_actions if one.dest == name)


def _usage(name: str, command: ArgumentParser) -> Iterator[str]:
    yield f".B chancery {name}"
    shown = [action for action in command._actions if action.dest != "help"]
    if any(action.option_strings for action in shown):
        yield "[\\fIoptions\\fR]"
    for action in shown:
        if not action.option_strings:
            yield _roff(_value(action))


def _group(command: ArgumentParser, group: argparse._ArgumentGroup) -> Iterator[str]:
    entries = list(_entries(command, (str(group.title),)))
    if entries and group.title not in ("options", "positional arguments"):
        yield from (".PP", f"{_roff(_sentence(str(group.title)))[:-1]}:")
    yield from entries


def _entries(command: ArgumentParser, titles: tuple[str, ...]) -> Iterator[str]:
    for group in command._action_groups:
        if group.title in titles:
            for action in group._group_actions:
                if (command.prog == "chancery" or action.dest != "help") and not isinstance(
                    action, argparse._SubParsersAction
                ):
                    yield from (".TP", _head(action), _roff(_sentence(str(action.help) % {"prog": "chancery"})))


def _head(action: Action) -> str:
    named = ", ".join(f"\\fB{_roff(option)}\\fR" for option in action.option_strings)
    value = f"\\fI{_roff(_value(action))}\\fR" if action.nargs != 0 else ""
    return f"{named} {value}".strip()


def _value(action: Action) -> str:
    said = action.metavar or (action.dest.upper() if action.choices is None else "|".join(map(str, action.choices)))
    return {"*": f"[{said} ...]", "+": f"{said} ...", "?": f"[{said}]"}.get(str(action.nargs), str(said))


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:].rstrip(".") + "."


def _phrase(said: str) -> str:
    first = said.partition(".")[0]
    return first[:1].lower() + first[1:]


def _epilog(command: ArgumentParser, heading: str = ".PP\nExamples:") -> Iterator[str]:
    told = (command.epilog or "").strip("\n").split("\n\n")
    for part in told:
        head, _, rest = part.partition("\n")
        if head == "examples:":
            yield from (
                heading,
                ".PP",
                ".nf",
                ".RS 4",
                *(_roff(line.strip()) for line in rest.split("\n")),
                ".RE",
                ".fi",
            )
        elif part and not part.startswith("exit codes"):
            yield from (".PP", _roff(_sentence(" ".join(line.strip() for line in part.split("\n")))))


def _listed(rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, said in rows:
        yield from (".TP", f"\\fB{name}\\fR", _roff(_sentence(said)))


def _roff(text: str) -> str:
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


def main() -> int:
    """Writes the files."""
    for file, text in texts().items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(f"wrote {file.relative_to(CHECKOUT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`list WHAT`: countries, partners, events, organizations, topics or sources, one a row."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from desktop.cli import OK
from desktop.cli.access import open_library
from desktop.cli.arguments import EVENT_FORMATS, EVENT_OPTIONS, NEED_COUNTRY
from desktop.cli.console import Console, deliver
from desktop.cli.events import events_of, exported
from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.escaping import for_terminal
from desktop.errors import ChanceryError
from desktop.library.library import Library
from desktop.library.names import resolve
from desktop.library.rows import Event
from desktop.summary.references import issued_words, publisher
from desktop.summary.text_layout import padded, width_of
from desktop.summary.to_json import dumped, event_object

Rows = list[dict[str, Any]]


def run(arguments: Namespace, console: Console) -> int:
    """Prints a list. Raises UnknownNameError for a name that nothing bears."""
    if arguments.what in NEED_COUNTRY and not arguments.country:
        raise ChanceryError(f"list {arguments.what} needs a country, such as: chancery list {arguments.what} TKM")
    if arguments.what not in NEED_COUNTRY and arguments.country:
        raise ChanceryError(f"list {arguments.what} takes no country")
    form = arguments.format or _form_of(arguments.output)
    if arguments.what != "events" and (
        form in EVENT_FORMATS or arguments.kind or arguments.from_days or arguments.to_days
    ):
        raise ChanceryError(f"{', '.join(EVENT_OPTIONS)} and --format {' or '.join(EVENT_FORMATS)} are for list events")
    library = open_library(arguments, console)
    code = resolve(library, arguments.country, PageKind.COUNTRY) if arguments.country else ""
    if arguments.what == "events":
        text = _events(library, code, form, arguments, console)
    else:
        text = _listed(library, arguments.what, code, form)
    deliver(console, text, arguments.output, arguments.force)
    return OK


def _form_of(file: Path | None) -> str:
    return {".json": "json", ".csv": "csv", ".ics": "ical"}.get(file.suffix.lower() if file else "", "text")


def _events(library: Library, code: str, form: str, arguments: Namespace, console: Console) -> str:
    events = events_of(library, code, arguments)
    match form:
        case "text":
            return _text([_event_row(event) for event in events])
        case "json":
            return dumped([event_object(event) for event in events])
    export = exported(library, code, events, form)
    if export.remark:
        console.say(export.remark)
    return export.text


def _event_row(event: Event) -> dict[str, Any]:
    return {
        "date": event.date.text,
        "kind": event.kind.value,
        "title": event.title,
        "participants": " ".join(participant.iso3 for participant in event.participants),
    }


def _listed(library: Library, what: str, code: str, form: str) -> str:
    rows = _rows(library, what, code)
    match form:
        case "json":
            return dumped([source.csl for source in library.sources()] if what == "sources" else rows)
        case "csv":
            from desktop.chronology.exports.to_csv import csv_text

            cells = ([_cell(value) for value in row.values()] for row in rows)
            return csv_text(rows[0] if rows else _PARTNER_COLUMNS, cells)
    return _text(rows)


def _rows(library: Library, what: str, code: str) -> Rows:
    match what:
        case "countries":
            return [
                {
                    "iso3": row.iso3,
                    "iso2": row.iso2,
                    "numeric": row.numeric,
                    "name": row.name,
                    "un_status": row.un_status.value,
                    "address": str(address.country(row.iso3)),
                }
                for row in library.countries()
            ]
        case "partners":
            return [
                {
                    "iso3": row.iso3,
                    "name": row.name,
                    "neighbour": row.neighbour,
                    "weight": row.weight,
                    "address": str(address.relation(code, row.iso3)),
                }
                for row in library.partners(code)
            ]
        case "organizations":
            return [
                {"key": row.key, "name": row.name, "address": str(address.organization(row.key))}
                for row in library.organizations()
            ]
        case "topics":
            return [{"title": row.title, "address": str(row.address)} for row in library.titles(PageKind.TOPIC)]
        case _:
            return [
                {
                    "key": row.key,
                    "publisher": publisher(row.csl),
                    "issued": issued_words(row.csl),
                    "title": row.title,
                    "tertiary": row.tertiary,
                    "url": row.csl.get("URL", ""),
                }
                for row in library.sources()
            ]


_ADDRESSES = ("url",)
"""Columns left out of the text form, where they would only make lines long."""


def _text(rows: Rows) -> str:
    if not rows:
        return "nothing is recorded\n"
    columns = [column for column in rows[0] if column not in _ADDRESSES]
    cells = [[for_terminal(_cell(row[column])) for column in columns] for row in rows]
    heads = [column.replace("_", " ") for column in columns]
    widths = [max(map(width_of, column)) for column in zip(heads, *cells, strict=True)]
    lines = [
        "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (heads, *cells)
    ]
    return "\n".join(lines) + "\n"


_PARTNER_COLUMNS = ("iso3", "name", "neighbour", "weight", "address")
"""Columns of the one list here that may be empty."""


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)

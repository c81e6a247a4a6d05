"""Events as a table, one a row (RFC 4180).

The text itself begins with no byte-order mark: other programs would take it for a part of the first heading. A file
that a dialog saves for a spreadsheet has one (`formats.py`), since without it Excel reads the file in an old
encoding and spoils every letter that is not English.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from desktop.chronology.exports.collection import Collection, Export, all_cited
from desktop.domain import address
from desktop.domain.dates import civil, in_words
from desktop.domain.escaping import for_csv
from desktop.library.rows import Event

COLUMNS = (
    *("date", "in_words", "kind", "title", "participants", "description", "sources", "id"),
    *("earliest", "latest", "roles", "organizations", "topics", "other_dates", "note", "confidence", "source_urls"),
    "address",
)
"""What a row holds: `date` is EDTF, `earliest` and `latest` are days or empty, lists stand with spaces between."""


def write(collection: Collection) -> Export:
    """Returns all events; a table can hold every date."""
    return Export(csv_text(COLUMNS, (_row(collection, event) for event in collection.events)))


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Returns a table in CSV, in which a spreadsheet reads no cell as a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([for_csv(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _row(collection: Collection, event: Event) -> tuple[str, ...]:
    cited = (collection.references.get(source.key) for source in all_cited(event))
    return (
        event.date.text,
        in_words(event.date.text),
        event.kind.value,
        event.title,
        " ".join(participant.iso3 for participant in event.participants),
        event.description,
        " ".join(source.key for source in event.sources),
        event.id,
        _day(event.date.earliest),
        _day(event.date.latest),
        "; ".join(f"{part.iso3}: {part.role}" for part in event.participants if part.role),
        " ".join(event.organizations),
        " ".join(event.topics),
        " ".join(other.date for other in event.alternatives),
        event.note,
        event.confidence.value,
        " ".join(reference.url for reference in cited if reference and reference.url),
        str(address.event(event.id)),
    )


def _day(number: int | None) -> str:
    """Returns a day as ISO 8601 has it, in which 0000 is 1 BCE; "" where it is not known."""
    if number is None:
        return ""
    year, month, day = civil(number)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"

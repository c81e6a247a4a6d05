"""Items as RIS, for reference managers."""

from collections.abc import Iterator, Sequence

from desktop.domain.escaping import plain
from desktop.summary.citing.items import Item, inverted, issuer_and_site, parts_of, persons, remarks, shown_title

_KINDS = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "book": "BOOK",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "legislation": "STAT",
    "report": "RPRT",
    "webpage": "ELEC",
}


def write(items: Sequence[Item]) -> str:
    """Returns one record an item, its lines ended as the format wants."""
    return "".join(
        "".join(f"{tag}  - {plain(value).strip()}\r\n" for tag, value in _lines(item) if value) + "ER  - \r\n\r\n"
        for item in items
    )


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    issuer, site = issuer_and_site(item)
    issued, accessed = parts_of(item, "issued"), parts_of(item, "accessed")
    yield "TY", _KINDS.get(item["type"], "GEN")
    yield "ID", str(item["id"])
    for person in persons(item):
        yield "AU", inverted(person)
    yield "AU", issuer
    yield "TI", shown_title(item)
    yield "T2", site
    yield "PB", str(item.get("publisher", ""))
    yield "PY", f"{issued[0]:04}" if issued else ""
    # A year, month or day that is not known stays empty between its strokes.
    yield "DA", _date(issued)
    yield "Y2", _date(accessed)
    yield "M1", str(item.get("number", ""))
    yield "LA", str(item.get("language", ""))
    yield "UR", str(item.get("URL", ""))
    for remark in remarks(item):
        yield "N1", remark
    if not issued:
        yield "N1", "Date of publication not given"


def _date(parts: tuple[int, ...]) -> str:
    if not parts:
        return ""
    year, month, day = (*(f"{part:02}" for part in parts), "", "")[:3]
    return f"{year:0>4}/{month}/{day}/"

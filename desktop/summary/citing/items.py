"""Pages of Chancery and sources as CSL-JSON items, and what every form says of them alike."""

from datetime import date
from typing import Any

from desktop.domain.address import Address, PageKind
from desktop.library.library import Library
from desktop.library.rows import Edition
from desktop.summary.assembly import Page
from desktop.summary.document import Document
from desktop.summary.statements import Statement, statement_at

Item = dict[str, Any]
"""An item of CSL-JSON."""
CONTAINER = "Chancery: An Offline Encyclopedia"
PERIODICAL = ("article-newspaper", "article-magazine")


def entry(where: Address, title: str, edition: Edition, today: date, within: str = "") -> Item:
    """Returns a page of Chancery, an event's among them, or a statement on one, as an article of an encyclopedia.

    Args:
        where: its address, which stands for its URL; of a statement with the fragment that leads there.
        title: what it is called.
        edition: the edition it is read in; the day on which that was checked is the day of publication.
        today: the day of access.
        within: of a statement, what its page is called.
    """
    return {
        "id": "-".join(filter(None, ("chancery", where.kind.value, *where.parts, where.fragment))),
        "type": "entry-encyclopedia",
        "title": title,
        "container-title": CONTAINER,
        "issued": {"date-parts": [[int(part) for part in edition.checked.split("-")]]},
        "accessed": {"date-parts": [[today.year, today.month, today.day]]},
        "language": "en",
        "URL": str(where),
        "note": f"Edition {edition.content[:12]}",
    } | ({"custom": {"part-of": within}} if within else {})


def items_of_page(library: Library, page: Page, today: date, sources: bool = False, fragment: str = "") -> list[Item]:
    """Returns what is cited of a page: itself, or, if `sources`, all it rests on in the order of their numbers.

    The page of a source stands for that source. A fragment stands for the statement that it leads to, and its sources
    are those that this statement rests on. Raises AddressError where the page has no such place.
    """
    where, document = page.document.address, page.document
    statement = statement_at(document, fragment)
    if where.kind is PageKind.SOURCE:
        source = library.source(where.parts[0])
        return [source.csl] if source else []
    if sources:
        return [source.csl for source in (statement or document).sources]
    if statement is None:
        return [entry(where, document.title, library.edition(), today)]
    return [of_statement(statement, document, library.edition(), today)]


def of_statement(statement: Statement, document: Document, edition: Edition, today: date) -> Item:
    """Returns a statement on a page as an item."""
    return entry(statement.address, statement.label, edition, today, document.title)


def part_of(item: Item) -> str:
    """Returns the page on which a statement of ours stands; "" for any other item."""
    return str(item.get("custom", {}).get("part-of") or "")


def shown_title(item: Item) -> str:
    """Returns the title; in brackets, as catalogues have it, where it is ours and not that of the source.

    A statement names the page on which it stands as well, for which no format has a field.
    """
    title = str(item["title"])
    if within := part_of(item):
        return f"{title}, in “{within}”"
    return f"[{title}]" if is_described(item) else title


def sentence_title(item: Item) -> str:
    """Returns the title with capitals as in a sentence: as people wrote it so, or as it stands."""
    return str(item.get("custom", {}).get("sentence-title") or item["title"])


def persons(item: Item) -> list[dict[str, str]]:
    """Returns the authors that an item names as CSL-JSON has them: `family` and `given`, or `literal` for a body."""
    return [dict(name) for name in item.get("author") or ()]


def inverted(person: dict[str, str]) -> str:
    """Returns an author's names as lists have them: “Anceschi, Luca”; a body's one name as it stands."""
    return person.get("literal") or ", ".join(filter(None, (person.get("family"), person.get("given"))))


def is_described(item: Item) -> bool:
    """Whether the title is ours: the copy that was read showed none."""
    return bool(item.get("custom", {}).get("title-status") == "descriptive")


def remarks(item: Item) -> list[str]:
    """Returns what no field holds: the note, and whether the source is an encyclopedia or has a title of ours."""
    custom = item.get("custom", {})
    found = [str(item["note"])] if item.get("note") else []
    if custom.get("tertiary"):
        found.append("Tertiary source")
    if is_described(item):
        found.append("Title supplied by Chancery")
    return found


def parts_of(item: Item, field: str) -> tuple[int, ...]:
    """Returns year, month and day of a date, as many of them as are known."""
    dates = (item.get(field) or {}).get("date-parts") or [[]]
    return tuple(dates[0])


def issuer_and_site(item: Item) -> tuple[str, str]:
    """Returns who stands for the author, and where it appeared; either may be "".

    Where authors are named, they need no one to stand for them. Newspapers and encyclopedias have no issuer besides
    themselves: the publisher of a press report is the agency that its container names already. Of a data set or report
    that names one of the two, that is the issuer.
    """
    publisher, site = str(item.get("publisher") or ""), str(item.get("container-title") or "")
    if persons(item):
        return "", site or publisher
    if item["type"] in PERIODICAL or item["type"] == "entry-encyclopedia":
        return "", site
    if item["type"] in ("dataset", "report"):
        publisher = publisher or site
    return publisher, "" if publisher == site else site

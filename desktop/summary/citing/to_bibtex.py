"""Items as BibTeX that BibLaTeX reads as well: UTF-8, titles kept as they stand, addresses verbatim."""

import re
from collections.abc import Iterator, Sequence

from desktop.domain.escaping import plain
from desktop.summary.citing.items import PERIODICAL, Item, issuer_and_site, parts_of, remarks, shown_title

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # BibTeX counts braces behind a backslash as well.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
_BREAKING = {character: f"%{ord(character):02X}" for character in '{}\\"<>^`| '}
"""What would end the verbatim field of an address, or is no character of one."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(items: Sequence[Item]) -> str:
    """Returns one entry an item, keyed by its id; ids that differ in case alone get a number."""
    return "\n".join(_entry(item, key) for item, key in zip(items, _keys(items), strict=True))


def latex(text: str) -> str:
    """Returns text in which LaTeX reads nothing but letters."""
    return plain(text).translate(_ESCAPES)


def _entry(item: Item, key: str) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(item) if value not in ("{}", "{{}}"))
    return f"@{_kind(item)}{{{key},\n{fields}}}\n"


def _kind(item: Item) -> str:
    if item["type"] in PERIODICAL:
        return "article"
    return {"entry-encyclopedia": "incollection", "report": "techreport"}.get(item["type"], "misc")


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    issuer, site = issuer_and_site(item)
    # Twice in braces: a title keeps its capitals, and a body is one name, whatever “and” is in it.
    yield "author", f"{{{{{latex(issuer)}}}}}"
    yield "title", f"{{{{{latex(shown_title(item))}}}}}"
    kind = _kind(item)
    if kind == "techreport":
        yield "institution", f"{{{{{latex(issuer)}}}}}"
    where = {"article": "journal", "incollection": "booktitle"}.get(kind, "howpublished")
    yield where, f"{{{{{latex(site)}}}}}"
    yield "number", f"{{{latex(str(item.get('number', '')))}}}"
    issued = parts_of(item, "issued")
    yield "date", f"{{{_iso(issued)}}}"
    yield "year", f"{{{f'{issued[0]:04}' if issued else 'n.d.'}}}"
    if len(issued) > 1:
        yield "month", _MONTHS[issued[1] - 1]
    address = plain(str(item.get("URL", "")))
    yield "url", f"{{{''.join(_BREAKING.get(character, character) for character in address)}}}"
    yield "urldate", f"{{{_iso(parts_of(item, 'accessed'))}}}"
    yield "language", f"{{{latex(str(item.get('language', '')))}}}"
    yield "note", f"{{{'; '.join(latex(remark) for remark in remarks(item))}}}"


def _iso(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(parts))


def _keys(items: Sequence[Item]) -> Iterator[str]:
    taken: set[str] = set()
    for item in items:
        bare = re.sub(r"[^A-Za-z0-9.:_-]", "-", str(item["id"])) or "item"
        key, number = bare, 1
        while key.casefold() in taken:
            number += 1
            key = f"{bare}-{number}"
        taken.add(key.casefold())
        yield key

"""Items as BibTeX that BibLaTeX reads as well: UTF-8, names in titles kept from other capitals, addresses verbatim."""

import re
from collections.abc import Iterator, Sequence

from desktop.domain.escaping import plain
from desktop.summary.citing.items import (
    PERIODICAL,
    Item,
    inverted,
    is_described,
    issuer_and_site,
    part_of,
    parts_of,
    persons,
    remarks,
    sentence_title,
    shown_title,
)

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
_WORD = re.compile(r"([^\W_](?:[\w.'’&/–-]*[^\W_])?)")
"""A word of a title, with what joins its parts."""
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
    return {"book": "book", "entry-encyclopedia": "incollection", "report": "techreport"}.get(item["type"], "misc")


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    issuer, site = issuer_and_site(item)
    # Twice in braces: a body is one name, whatever “and” is in it.
    named = [latex(inverted(one)) if "family" in one else f"{{{latex(inverted(one))}}}" for one in persons(item)]
    yield "author", f"{{{' and '.join(named)}}}" if named else f"{{{{{latex(issuer)}}}}}"
    yield "title", f"{{{_title(item)}}}"
    kind = _kind(item)
    if kind == "book":
        yield "publisher", f"{{{latex(str(item.get('publisher', '')))}}}"
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


def _title(item: Item) -> str:
    """Returns the title, in braces of its own what no style may give other capitals.

    In English these are names and acronyms: what has capitals though the title has them as in a sentence. Other
    languages have rules that BibTeX does not know.
    """
    title = shown_title(item)
    sentence = title if is_described(item) or part_of(item) else sentence_title(item)
    words = _WORD.findall(sentence)
    if (item.get("language", "en") != "en" and not is_described(item)) or len(words) != len(_WORD.findall(title)):
        return f"{{{latex(title)}}}"
    written = ""
    for place, piece in enumerate(_WORD.split(title)):
        if place % 2 == 0:
            written += latex(piece)
            continue
        word = words[place // 2]
        # BibTeX leaves alone the first character of all, and the one after a colon.
        begins = not written or written.endswith(": ")
        kept = any(one.isupper() for one in (word[1:] if begins else word))
        written += f"{{{latex(piece)}}}" if kept else latex(piece)
    return written


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

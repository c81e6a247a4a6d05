"""Items as the styles of the CSL project understand them best, and the marks that a reference is mended by."""

import re

from desktop.domain.escaping import plain
from desktop.summary.citing.items import (
    Item,
    is_described,
    issuer_and_site,
    persons,
    sentence_title,
    shown_title,
)
from desktop.summary.citing.trimming import TYPES

ITALIC, UPRIGHT = "\ue000", "\ue001"
"""Where italics begin and end."""
BARE, BARE_END = "\ue002", "\ue003"
"""Around a title that takes neither quotation marks nor italics."""
MARKS = str.maketrans("", "", ITALIC + UPRIGHT + BARE + BARE_END)
_BY_ITS_PUBLISHER = ("book", "dataset", "report")
"""Types in which a container would make the work a chapter of it."""
_WITHOUT_QUOTES = ("book", "report", "treaty")


def fit_for(item: Item, sentence_case: bool, begins_with_title: bool) -> Item:
    """Returns an item as a style understands it best.

    Args:
        item: an item of CSL-JSON.
        sentence_case: whether the style has titles with capitals as in a sentence, and those in italics.
        begins_with_title: whether the style begins with the title where author and publisher would be one.
    """
    issuer, site = issuer_and_site(item)
    fit: Item = {
        "id": "1",
        # Laws are none of them: the styles would cite those of any country as the United States cite theirs.
        "type": item["type"] if item["type"] in TYPES else "webpage",
        "title": _title(item, sentence_case),
        "language": "en" if is_described(item) else item.get("language", "en"),
    }
    fit |= {field: item[field] for field in ("issued", "accessed") if item.get(field)}
    fit |= {field: as_it_stands(str(item[field])) for field in ("URL", "number") if item.get(field)}
    if named := persons(item):
        fit["author"] = [{part: cleaned(words) for part, words in name.items()} for name in named]
    by_publisher = fit["type"] in _BY_ITS_PUBLISHER
    if fit["type"] == "book" or (named and by_publisher):
        issuer, site = "", str(item.get("publisher") or site)
    if site:
        fit["publisher" if by_publisher else "container-title"] = as_it_stands(site)
    if issuer and not site and begins_with_title:
        fit["publisher"] = as_it_stands(issuer)
    elif issuer:
        fit["author"] = [{"literal": cleaned(issuer)}]
    return fit


def _title(item: Item, sentence_case: bool) -> str:
    if is_described(item):
        # Within the markup: citeproc-py would part it from what follows.
        return f'<span class="nocase">{BARE}{cleaned(shown_title(item))}{BARE_END}</span>'
    if sentence_case:
        return cleaned(sentence_title(item))
    title = str(item["title"])
    if item["type"] not in _WITHOUT_QUOTES:
        # It will stand in quotation marks itself.
        title = re.sub(r"“([^“”]*)”", r"‘\1’", title)
    return cleaned(title)


def cleaned(text: str) -> str:
    """Returns text in which citeproc-py reads no markup, and none of our marks."""
    return re.sub(r"<(/?span)", r"‹\1", plain(text).translate(MARKS), flags=re.IGNORECASE)


def as_it_stands(text: str) -> str:
    """Returns text whose capitals no style changes."""
    return f'<span class="nocase">{cleaned(text)}</span>'

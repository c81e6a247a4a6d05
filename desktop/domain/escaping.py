"""The one gate that text from data passes on its way out.

Content is never trusted: markup, control characters, bidirectional overrides, spreadsheet formulas and
path separators in it come out as harmless text.
"""

from __future__ import annotations

import re
import unicodedata

# These are compiled when they are first asked for; most pages on the terminal need none of them.
_CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]"
_SPACES = r"\s+"
_MARKDOWN = r"([\\`*_\[\]<>#|~])"
_FORMULA = r"[=+\-@＝＋－＠]"  # spreadsheets of East Asia read the wide ones as well
_NUMBER = r"[+-]?\d+(?:[.,]\d+)*"
_UNSAFE_IN_NAMES = r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+'
_RESERVED_NAMES = r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?"


def plain(text: str) -> str:
    """Returns one line of text without control characters and bidirectional overrides; for labels and terminals."""
    # No control, and of the spaces only the common one, counts as printable.
    if text.isprintable() and "  " not in text:
        return text
    # What is both a space and a control parts words; a control between two spaces leaves one of them.
    return re.sub(_SPACES, " ", re.sub(_CONTROLS, lambda found: " " if found[0].isspace() else "", text))


def isolated(safe: str) -> str:
    """Returns text that has passed a gate so that, written from right to left, it does not draw in what is around it.

    The isolates are ours, and what they enclose is closed: the gates let none of the data's own through.
    """
    if any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in safe):
        return f"\u2068{safe}\u2069"
    return safe


def for_html(text: str) -> str:
    """Returns text for the body or a double-quoted attribute of HTML and Qt rich text."""
    safe = re.sub(_CONTROLS, "", text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        safe = safe.replace(character, entity)
    return safe


def for_terminal(text: str) -> str:
    """Returns text that cannot move the cursor, change colours or reverse the line."""
    return plain(text)


def for_markdown(text: str) -> str:
    """Returns text in which nothing is read as CommonMark markup or HTML."""
    safe = re.sub(_MARKDOWN, r"\\\1", plain(text)).replace("&", "&amp;")
    return re.sub(r"^(\s*)(\d+)([.)])(\s|$)", r"\1\2\\\3\4", re.sub(r"^(\s*)([-+=])", r"\1\\\2", safe))


def for_csv(text: str) -> str:
    """Returns a cell that a spreadsheet shows as text and never runs as a formula; a number stays a number."""
    safe = plain(text)
    if re.match(_FORMULA, safe) and not re.fullmatch(_NUMBER, safe):
        return "'" + safe
    return safe


def for_file_name(text: str) -> str:
    """Returns a name for one file on any system, at most 120 bytes of UTF-8, never empty, hidden or reserved."""
    safe = re.sub(_UNSAFE_IN_NAMES, "-", unicodedata.normalize("NFC", text)).strip(" .-")
    safe = safe.encode("utf-8", "ignore")[:115].decode("utf-8", "ignore").strip(" .-")
    if not safe or re.fullmatch(_RESERVED_NAMES, safe):
        return f"page-{safe}".strip("-")
    return safe

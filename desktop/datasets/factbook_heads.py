"""Who is head of state and head of government, by the executive branch of a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.datasets.factbook_profiles import Profile
from desktop.datasets.factbook_reviewed import HEADS_OF_GOVERNMENT, HEADS_OF_STATE, reading_of

HEADS = (
    ("head-of-state", "chief of state", HEADS_OF_STATE),
    ("head-of-government", "head of government", HEADS_OF_GOVERNMENT),
)
"""The property, the part of the field, and what people read of it."""

_DATE = r"(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}"
_HEAD = re.compile(rf"([^();]+) \(since ({_DATE})\)(?:[;,] represented by (.+?) \(since .*)?")
_MONTHS = {"Sep": "September", "Oct": "October"}
"""Months as some profiles have them."""
_ROMAN = re.compile(r"[IVX]{2,}")
_PARTS_OF_NAME = re.compile(r"([-'’])")
_OF_SCOTS = re.compile(r"(Mc|Mac)([A-Z]{2,})")
_ABBREVIATIONS = ("UK",)


def heads(profile: Profile) -> Iterator[tuple[str, str, str]]:
    """Yields property, who it is with title, and since when and by whom represented, or another remark.

    Raises DatasetError for a text of no known form.
    """
    section, field = "Government", "Executive branch"
    for name, part, reviewed in HEADS:
        text = profile.text(section, field, part)
        if not text:
            continue
        if reading := reading_of(profile, reviewed, text, section, field):
            if reading.value:
                yield name, reading.value, reading.note
            continue
        found = _HEAD.fullmatch(text)
        if not found:
            raise profile.error(
                section, field, f"is not one holder with a date (“{text[:60]}”)", "add a reviewed reading"
            )
        holder, since, deputy = found.groups()
        when = " ".join(_MONTHS.get(word, word) for word in since.split(" "))
        represented = f"; represented by {in_small_letters(deputy)}" if deputy else ""
        yield name, in_small_letters(holder), f"since {when}{represented}"


def in_small_letters(name: str) -> str:
    """Returns a name without the capitals in which the Factbook sets the part by which a person is called.

    “XI Jinping” becomes “Xi Jinping”, and “King CHARLES III” becomes “King Charles III”.
    """
    words = name.split(" ")
    last = len(words) - 1
    return " ".join(
        word if place and _ROMAN.fullmatch(word) and (place == last or words[place - 1].isupper()) else _lowered(word)
        for place, word in enumerate(words)
    )


def _lowered(word: str) -> str:
    if "." in word or word in _ABBREVIATIONS:
        return word
    if found := _OF_SCOTS.fullmatch(word):
        return found[1] + found[2].capitalize()
    parts = _PARTS_OF_NAME.split(word)
    for place in range(0, len(parts), 2):
        part = parts[place]
        if len(part) > 1 and part.isupper():
            # An apostrophe after more than a letter is a sound within the name: Tuimaleali'ifano, but O'Brien.
            is_within = place and parts[place - 1] != "-" and len(parts[place - 2]) > 1
            parts[place] = part.lower() if is_within else part.capitalize()
    return "".join(parts)

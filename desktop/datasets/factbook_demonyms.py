"""What a profile calls the people of its country, and what is of it: “French”, “Dane”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.datasets.factbook_profiles import Profile, plain, without_brackets

FIELDS = ("entity", "form", "name")
_SECTION, _FIELD = "People and Society", "Nationality"
_NAME = re.compile(r"(?:[a-z]{2,3})?[A-Z][\w'’]*(?:[ -](?:and |of )?[A-Z][\w'’]*){0,4}")


def demonyms(profile: Profile, entity: str) -> Iterator[tuple[str, str, str]]:
    """Yields entity, form and name. Raises DatasetError for what does not look like the name of a people."""
    for form in ("adjective", "noun"):
        text = profile.text(_SECTION, _FIELD, form)
        for name in _names(text):
            if not _NAME.fullmatch(name):
                raise profile.error(_SECTION, _FIELD, f"has “{name[:60]}”, no name of a people", "correct it")
            yield entity, form, name


def _names(text: str) -> Iterator[str]:
    """Yields the names in a list such as “Frenchman(men), Frenchwoman(women)”; endings in brackets are left out."""
    told = without_brackets(plain(text).partition("; note")[0])
    if told.lower() in ("", "none", "na"):
        return
    for piece in re.split(r"\s*[;,/]\s*(?:or )?|\s+or\s+", told):
        if piece.strip():
            yield piece.strip()

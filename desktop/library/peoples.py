"""What is of a country by its people: French, Dutch, Turkmen."""

from __future__ import annotations

from desktop.domain.country import Country, UnStatus
from desktop.domain.folding import folded
from desktop.library.library import Library

_PEOPLE = " people"


def named_by_people(library: Library) -> dict[str, list[str]]:
    """Returns, by country, its adjectives and nouns, and the language that is official there alone."""
    found: dict[str, list[str]] = {}
    for code, name in library.world.demonyms():
        found.setdefault(code, []).append(name)
    spoken: dict[str, list[str]] = {}
    for code, tag_of_language in library.official_languages():
        spoken.setdefault(tag_of_language, []).append(code)
    languages = library.language_names()
    for tag_of_language, codes in spoken.items():
        if len(codes) == 1 and tag_of_language in languages:
            found.setdefault(codes[0], []).append(languages[tag_of_language].partition(" (")[0])
    return found


def countries_of_people(library: Library, text: str) -> list[tuple[Country, str]]:
    """Returns the countries that are called so by their people, each with the name that was meant.

    “French” and “French people” mean the same; a text that is only the beginning of a name means none. Where one member
    of the UN and territories share a name, the member is meant, as France is with Saint Pierre and Miquelon.
    """
    wanted = folded(text).removesuffix(_PEOPLE)
    called = {
        code: name
        for code, names in named_by_people(library).items()
        for name in reversed(names)
        if folded(name) == wanted
    }
    if not called:
        return []
    found = [(one, called[one.iso3]) for one in library.countries() if one.iso3 in called]
    members = [pair for pair in found if pair[0].un_status is UnStatus.MEMBER]
    return members if len(members) == 1 else found

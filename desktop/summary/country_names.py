"""The names of a country in all languages: a line of its page, and a page of their own."""

from __future__ import annotations

from desktop.domain import address
from desktop.domain.address import PageKind
from desktop.domain.naming import at_start, in_sentence, is_plural
from desktop.domain.prose import BulletList, Citation, CitedSource, Inline, NoteBlock, Text
from desktop.errors import UnknownNameError
from desktop.library.library import Library
from desktop.library.rows import Titled
from desktop.library.spellings import Spelling
from desktop.summary.assembly import OUR_TABLES, Page, assemble, comma_list, path_to_country
from desktop.summary.document import Fact, FactValue, PageSection, Table, link_run, text_run

_CLDR = (CitedSource("cldr"),)


def by_language(found: list[Spelling]) -> tuple[tuple[str, str], ...]:
    """Returns language tag and name, by tag."""
    return tuple(sorted((tag, spelling.name) for spelling in found for tag in spelling.languages.split()))


def names_fact(library: Library, iso3: str, found: list[Spelling]) -> tuple[Fact, ...]:
    """Returns a country's names in the languages that are official there, and the way to all others."""
    if not found:
        return ()
    languages = library.languages(tag for spelling in found for tag in spelling.official.split())
    own = sorted(
        (languages.get(tag, tag).replace(" (", ", ").removesuffix(")"), spelling.name, tag)
        for spelling in found
        for tag in spelling.official.split()
        if tag != "en"
    )
    told = comma_list((Text(name, tag), Text(f" ({language})")) for language, name, tag in own)
    spoken = sum(len(spelling.languages.split()) for spelling in found)
    every = link_run(address.names(iso3), f"names in {spoken} languages")
    values = [FactValue(run, "", "", "", "", _CLDR) for run in (told, every) if run]
    return (Fact("Names", tuple(values)),)


def names_page(library: Library, iso3: str) -> Page:
    """Returns the page of a country's names. Raises UnknownNameError where there is no such country."""
    country = library.country(iso3)
    if country is None:
        raise UnknownNameError(iso3, PageKind.COUNTRY.value)
    where = address.names(iso3)
    title = f"Names of {in_sentence(country.name)}"
    found = library.spellings(iso3)
    names = by_language(found)
    languages = library.language_names()
    official = {tag for spelling in found for tag in spelling.official.split()}
    lines = sorted((languages.get(tag, tag), tag, name) for tag, name in names)
    heads = ("Language", "Code", "Name")
    others = _other_names(library, iso3)
    summary: tuple[Inline, ...] = text_run(
        f"This edition has no list of the names of {in_sentence(country.name)} by language"
        f"{'; other names that find it stand below' if others.blocks else ''}."
    )
    if names:
        have = "have" if is_plural(country.name) else "has"
        said = (
            f"{at_start(country.name)} {have} {len(found)} different names in {len(names)} languages and varieties of "
            "languages "
        )
        summary = (Text(said), Citation(_CLDR), Text(". A name says nothing of a status."))
    document = assemble(
        library,
        where,
        title,
        "Names",
        summary,
        (),
        (
            _section("In official languages", heads, [line for line in lines if line[1] in official]),
            _section("In all languages", heads, lines),
            others,
        ),
    )
    return Page(document, (), (*path_to_country(library, iso3), Titled(where, title)), names=names)


def _section(heading: str, heads: tuple[str, ...], lines: list[tuple[str, str, str]]) -> PageSection:
    rows = tuple((text_run(language), text_run(tag), (Text(name, tag),)) for language, tag, name in lines)
    return PageSection(heading, (Table(heads, rows),) if rows else ())


def _other_names(library: Library, iso3: str) -> PageSection:
    """Returns what else the country is found by: long names, those of the United Nations, and everyday ones."""
    others = library.other_names(iso3)
    if not others:
        return PageSection("Also found as", ())
    note = NoteBlock(
        (Text("Long names, names of the United Nations and everyday ones "), Citation(OUR_TABLES), Text("."))
    )
    return PageSection("Also found as", (BulletList(tuple((Text(name, "und"),) for name in others)), note))

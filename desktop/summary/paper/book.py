"""Countries as one book: title page, contents, a page a country, an index of names, and all sources at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.domain import address
from desktop.domain.folding import folded
from desktop.domain.prose import Text
from desktop.library.library import Library
from desktop.library.renamed import RenamedLibrary
from desktop.summary.colophon import LICENCE, day_in_words, edition_in_words, moment
from desktop.summary.names_in import NamesIn
from desktop.summary.page import Page, open_page
from desktop.summary.paper.country_brief import country_brief
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.paper.imprint import compared, remark
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.parts import Values, set_in_parts
from desktop.summary.paper.sections import source_keys
from desktop.summary.paper.typeset import Paper
from desktop.summary.period import Period, within
from desktop.summary.to_pdf import Printed

_READING, _SETTING, _BINDING = 1, 2, 8
"""What shares of the work are: reading a country, setting one, and binding the book."""
_MORE = "Counts such as “3 more”: told in the full summary."
"""What the footer says of the counts beside headings."""
Progress = Callable[[int, int, str], None]


def write_book(
    library: Library,
    codes: Iterable[str],
    title: str,
    paper: Paper,
    progress: Progress,
    names: NamesIn | None = None,
    period: Period | None = None,
) -> Printed:
    """Returns a book of countries, in the order of their names.

    Args:
        library: where they are from.
        codes: ISO 3166-1 alpha-3 codes.
        title: what the book is called.
        paper: on which paper.
        progress: told how much of the work is done, of how much, and what is done.
        names: those of countries in another language, in whose order they then stand.
        period: the days whose events alone are told; None for all.

    Raises:
        PaperError: where it cannot be set.
    """
    period = period or Period()
    wanted = set(codes)
    named = RenamedLibrary(library, names.by_code) if names else library
    countries = [country for country in named.countries() if country.iso3 in wanted]
    if names:
        countries.sort(key=lambda country: folded(country.name))
    whole = len(countries) * (_READING + _SETTING) + _BINDING
    nodes = Nodes(Glyphs(), most_cited=1, in_book=wanted)
    chapters: list[Values] = []
    index: list[tuple[str, str, str]] = []
    for done, country in enumerate(countries):
        progress(done * _READING, whole, "Setting the book")
        page = open_page(library, address.country(country.iso3))
        page = within(named, names.page(page) if names else page, period)
        chapter = country_brief(named, page, country, nodes)
        chapter["head"]["third"] = " · ".join(filter(None, (chapter["head"]["third"], period.said)))
        checked = nodes.text(compared(page.document)).rstrip(" .")
        chapter |= {"code": country.iso3, "title": nodes.heading(country.name), "edition": checked, "remark": ""}
        chapters.append(chapter)
        index += [(name, country.name, country.iso3) for name in names_of(page)]
    keys = dict.fromkeys(key for chapter in chapters for key in source_keys(chapter))
    sources = {source.key: nodes.source(source) for source in library.sources_of(keys)}
    numbers = {key: number for number, key in enumerate(sources, start=1)}
    for chapter in chapters:
        cited = [key for key in dict.fromkeys(source_keys(chapter)) if key in sources]
        chapter["sources"] = {key: sources[key] for key in cited}
        chapter["numbers"] = {key: numbers[key] for key in cited}
    edition, printed = edition_in_words(library.edition()), day_in_words(moment())
    held = f"Summaries of {len(chapters)} countries and territories" if len(chapters) > 1 else "Summary of one country"
    kinds = (period.said, names.said if names else "")
    told = {
        "paper": "us-letter" if paper is Paper.LETTER else "a4",
        "title": nodes.heading(title),
        "description": nodes.text("; ".join(filter(None, (held, *kinds, f"Chancery, {edition}")))),
        "edition": edition,
        "printed": printed,
        "cite": nodes.text(f"Cite as: “{title}”, Chancery, {edition}; printed {printed}. {_MORE}"),
        "licence": LICENCE,
        "bound": True,
    }
    frame = {
        "chapters": [{"code": chapter["code"], "title": chapter["title"]} for chapter in chapters],
        "index": [
            {"name": nodes.run((Text(name, "und"),)), "of": nodes.text(of) if folded(of) != folded(name) else "",
             "code": code}
            for name, of, code in sorted(set(index), key=lambda row: (folded(row[0]), *row[1:], row[0]))
        ],
        "order": list(sources),
        "sources": sources,
        "remark": remark(nodes),
    }  # fmt: skip

    def tell(count: int) -> None:
        progress(len(chapters) * _READING + count * _SETTING, whole, "Setting the book")

    made = Printed(set_in_parts(told, frame, chapters, tell), remark(nodes))
    progress(whole, whole, "Setting the book")
    return made


def names_of(page: Page) -> list[str]:
    """Returns the names of a country for the index: its title, also in English, its formal name and its local ones.

    Of names that differ in case and accents alone the first stands. A formal name that holds the title is left out:
    nobody looks for Angola under “Republic of Angola”.
    """
    names = [one for one in (page.document.title, page.document.cited_title) if one]
    for fact in page.document.facts:
        if fact.label == "Formal name":
            formal = [part.text for part in fact.values[0].inlines if isinstance(part, Text)]
            names += [name for name in formal if not any(_stands_in(one, name) for one in names)]
        elif fact.label == "Names" and len(fact.values) > 1:
            names += [part.text for part in fact.values[0].inlines if isinstance(part, Text) and part.language]
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(folded(name), name)
    return list(kept.values())


def _stands_in(name: str, formal: str) -> bool:
    return f" {folded(name)} " in f" {folded(formal)} "

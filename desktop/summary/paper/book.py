"""Countries as one book: title page, contents, a page a country, an index of names, and all sources at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any

from desktop.domain import address
from desktop.domain.folding import folded
from desktop.domain.prose import Text
from desktop.library.library import Library
from desktop.summary.page import Page, open_page
from desktop.summary.paper.country_brief import country_brief
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.paper.imprint import LICENCE, edition_in_words, remark
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.sections import LEVELS, source_keys
from desktop.summary.paper.typeset import Paper, PaperError, day_in_words, moment, typeset
from desktop.summary.to_pdf import Printed

_TOO_LONG = re.compile(r"too long: ([A-Z ]+)")
_MOST_TRIES, _MORE_SLACK = 4, 36
"""How often a book is set again, and how many points more a country that was too long then leaves free."""
_PATIENCE = 0.1
Progress = Callable[[int, int, str], None]


def write_book(library: Library, codes: Iterable[str], title: str, paper: Paper, progress: Progress) -> Printed:
    """Returns a book of countries, in the order of their names.

    Args:
        library: where they are from.
        codes: ISO 3166-1 alpha-3 codes.
        title: what the book is called.
        paper: on which paper.
        progress: told how many pages are read, of how many, and what is done.

    Raises:
        PaperError: where it cannot be set.
    """
    wanted = set(codes)
    countries = [country for country in library.countries() if country.iso3 in wanted]
    nodes = Nodes(Glyphs(), most_cited=1)
    chapters: list[dict[str, Any]] = []
    index: list[tuple[str, str, str]] = []
    steps = len(countries) + 1
    for done, country in enumerate(countries):
        progress(done, steps, "Setting the book")
        page = open_page(library, address.country(country.iso3))
        chapter = country_brief(library, page, country, nodes)
        chapter |= {"code": country.iso3, "title": nodes.heading(country.name), "edition": "", "remark": ""}
        chapters.append(chapter | {"levels": LEVELS})
        index += [(name, country.name, country.iso3) for name in names_of(page)]
    keys = dict.fromkeys(key for chapter in chapters for key in source_keys(chapter))
    sources = {source.key: nodes.source(source) for source in library.sources_of(keys)}
    for chapter in chapters:
        chapter["sources"] = {key: sources[key] for key in dict.fromkeys(source_keys(chapter)) if key in sources}
    edition, printed = edition_in_words(library), day_in_words(moment())
    data = {
        "paper": "us-letter" if paper is Paper.LETTER else "a4",
        "title": nodes.heading(title),
        "description": f"Summaries of {len(chapters)} countries and territories; Chancery, {edition}",
        "edition": edition,
        "printed": printed,
        "cite": nodes.text(f"Cite as: “{title}”, Chancery, {edition}; printed {printed}."),
        "licence": LICENCE,
        "chapters": chapters,
        "index": [
            {"name": nodes.run((Text(name, "und"),)), "of": nodes.text(of) if folded(of) != folded(name) else "",
             "code": code}
            for name, of, code in sorted(set(index), key=lambda row: (folded(row[0]), row[1]))
        ],
        "order": list(sources),
        "sources": sources,
    }  # fmt: skip
    data["remark"] = remark(nodes)
    made = Printed(_set(data), remark(nodes))
    progress(steps, steps, "Setting the book")
    return made


def _set(data: dict[str, Any]) -> bytes:
    """Sets the book, again where a country took more than its page; what is as before is set in no time.

    A reader can break it off: the typesetter works beside, since it would not hear of that.
    """
    for _ in range(_MOST_TRIES):
        try:
            return waiting_for(lambda: typeset("book", data))
        except PaperError as error:
            found = _TOO_LONG.search(str(error))
            if not found:
                raise
            for chapter in data["chapters"]:
                if chapter["code"] in found[1].split():
                    chapter["slack"] = chapter.get("slack", 0) + _MORE_SLACK
    return waiting_for(lambda: typeset("book", data))


def waiting_for(work: Callable[[], bytes]) -> bytes:
    """Returns what some work returns, or raises what it raises; whoever waits can be interrupted meanwhile."""
    done: list[bytes | BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # handed to who waits
            done.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_PATIENCE)
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]


def names_of(page: Page) -> list[str]:
    """Returns the names of a country for the index: its title, its formal name and its local ones."""
    names = [page.document.title]
    for fact in page.document.facts:
        if fact.label == "Formal name":
            names += [part.text for part in fact.values[0].inlines if isinstance(part, Text)]
        elif fact.label == "Names" and len(fact.values) > 1:
            names += [part.text for part in fact.values[0].inlines if isinstance(part, Text) and part.language]
    return list(dict.fromkeys(names))

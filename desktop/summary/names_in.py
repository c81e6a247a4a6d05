"""Names of countries in another language, where a name stands as such: titles, tables, facts, lists and links there.

The prose is written in English and stays so, and the page says both.
"""

from __future__ import annotations

from difflib import get_close_matches

from desktop.domain.address import PageKind
from desktop.domain.naming import at_start, in_sentence
from desktop.domain.prose import BulletList, Emphasis, Inline, Link, Strong, Text
from desktop.errors import UnknownNameError
from desktop.library.library import Library
from desktop.summary.assembly import Page
from desktop.summary.document import Fact, PageBlock, PageSection, Table


def language_named(library: Library, text: str) -> str:
    """Returns the tag of a language by its tag, or its English name, in any case.

    Raises UnknownNameError, with the nearest, where the library has no names in it.
    """
    languages = library.language_names()
    wanted = text.strip().replace("_", "-").casefold()
    tags = {tag.replace("_", "-").casefold(): tag for tag in languages}
    known = tags | {name.casefold(): tag for tag, name in languages.items()}
    if wanted in known:
        return known[wanted]
    # A misspelled name has near ones by far more than chance; a code of two letters is near to many.
    near = get_close_matches(wanted, known, n=3, cutoff=0.75 if len(wanted) > 3 else 0.6)
    shown = dict.fromkeys(f"{known[one]} ({languages[known[one]]})" for one in near)
    raise UnknownNameError(text, "language", tuple(shown))


class NamesIn:
    """The names of all countries in one language."""

    def __init__(self, library: Library, tag: str) -> None:
        """Reads the names of a language by its tag."""
        self._tag = tag
        self._language = library.languages((tag,)).get(tag, tag)
        self.by_code: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for country in library.countries():
            name = next((one.name for one in library.spellings(country.iso3) if tag in one.languages.split()), "")
            if name:
                self.by_code[country.iso3] = name
                for form in (country.name, in_sentence(country.name), at_start(country.name)):
                    self._by_name[form] = name

    @property
    def said(self) -> str:
        """What a print says of its names."""
        return f"names of countries in {self._language}, the prose in English"

    def page(self, page: Page) -> Page:
        """Returns a page with these names."""
        document = page.document
        kind = document.address.kind
        title = self._by_name.get(document.title, document.title) if kind is PageKind.COUNTRY else document.title
        if kind is PageKind.RELATION:
            title = " – ".join(self.by_code.get(code, code) for code in document.address.parts)
        said = self.said
        return page._replace(
            document=document._replace(
                title=title,
                names_in=said,
                cited_title=document.title if title != document.title else "",
                subtitle=" · ".join(filter(None, (document.subtitle, said))),
                facts=tuple(map(self._fact, document.facts)),
                marked=tuple(one._replace(name=self._by_name.get(one.name, one.name)) for one in document.marked),
                sections=tuple(
                    PageSection(one.heading, tuple(map(self._block, one.blocks))) for one in document.sections
                ),
            ),
            partners=tuple(one._replace(name=self.by_code.get(one.iso3, one.name)) for one in page.partners),
        )

    def _fact(self, fact: Fact) -> Fact:
        values = tuple(value._replace(inlines=self._run(value.inlines)) for value in fact.values)
        return fact._replace(label=self._label(fact.label), values=values)

    def _label(self, label: str) -> str:
        """Returns a label that ends with a name, such as “Land border with Iran”, or is one."""
        words = label.split(" ")
        for start in range(len(words)):
            found = self._by_name.get(" ".join(words[start:]))
            if found:
                return " ".join((*words[:start], found))
        return label

    def _block(self, block: PageBlock) -> PageBlock:
        match block:
            case Table(heads, rows):
                told = tuple(tuple(map(self._run, row)) for row in rows)
                return Table(tuple(self._by_name.get(head, head) for head in heads), told)
            case BulletList(items):
                # An item that begins with a name lists it; within a sentence a name stays as the prose has it.
                return BulletList(tuple((*self._run(item[:1]), *item[1:]) for item in items))
            case _:
                return block

    def _run(self, run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(map(self._inline, run))

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Text(text, "") if text in self._by_name:
                return Text(self._by_name[text], self._tag)
            case Emphasis(children):
                return Emphasis(self._run(children))
            case Strong(children):
                return Strong(self._run(children))
            case Link(target, children):
                return Link(target, self._run(children))
            case _:
                return inline

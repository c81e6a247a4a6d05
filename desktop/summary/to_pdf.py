"""A page as a PDF: in brief on one page or two, or in full; tagged, with embedded fonts."""

from __future__ import annotations

from desktop.domain.address import PageKind
from desktop.domain.values import NamedTuple
from desktop.library.library import Library
from desktop.library.names import unknown
from desktop.summary.assembly import Page
from desktop.summary.colophon import choice_in_words
from desktop.summary.paper.columns import ROOM, balanced
from desktop.summary.paper.full import block_values
from desktop.summary.paper.glyphs import Glyphs
from desktop.summary.paper.imprint import explained, imprint, remark
from desktop.summary.paper.nodes import Nodes
from desktop.summary.paper.sections import source_keys
from desktop.summary.paper.typeset import Paper, PaperError, Setting
from desktop.summary.paper.wish import OF_KIND, Brief, Wish, natural_brief, refuse_other_kind
from desktop.summary.period import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Brief", "Paper", "PaperError", "Printed", "Values", "Wish", "natural_brief", "values_of", "write"]

BRIEF = "brief"
"""The template of a brief, which is fitted to its pages."""
STRIP = "Strip of time"
"""What stands on paper without a heading of its own, by the name under which it is left out."""
MOST_CITED = {Brief.ONE_PAGE: 1}
"""How many sources a mark names in a form where not all have room."""
_PARTS = ("left", "right", "below")
_FEW_LINES = 0.25
"""The part of a page that is no page of its own."""


class Printed(NamedTuple):
    """A PDF, and a sentence on what a reader should know of it; "" for nothing."""

    data: bytes
    remark: str


class Values(NamedTuple):
    """A page ready for the typesetter.

    Attributes:
        template: the name of the template.
        data: what it holds.
        remark: a sentence on what a reader should know of it; "" for nothing.
        sections: the names of all sections, also of those that are left out.
    """

    template: str
    data: dict[str, Any]
    remark: str
    sections: tuple[str, ...]

    def setting(self) -> Setting:
        """Returns the print. Raises PaperError where it cannot be set."""
        if self.template == BRIEF:
            from desktop.summary.paper.fitting import fitted

            return fitted(self.data)
        return Setting(self.template, self.data)


def write(library: Library, page: Page, wish: Wish | Brief, paper: Paper = Paper.A4) -> Printed:
    """Returns a page as a PDF; a form alone is printed on a paper as it is.

    Raises PaperError where the page cannot be set, or a page of this kind has no such brief.
    """
    values = values_of(library, page, Wish(wish, paper) if isinstance(wish, Brief) else wish)
    return Printed(values.setting().pdf(), values.remark)


def values_of(library: Library, page: Page, wish: Wish) -> Values:
    """Returns what the typesetter is to set; a brief asks the library for what the page itself does not tell.

    Raises PaperError where a page of this kind has no such brief.
    """
    refuse_other_kind(wish.brief, page.document.address.kind)
    page = within(library, page, wish.period)
    nodes = Nodes(Glyphs(), most_cited=MOST_CITED.get(wish.brief), is_brief=wish.brief in OF_KIND)
    make = _brief if wish.brief in OF_KIND else _in_full
    template, data, sections = make(library, page, wish, nodes)
    document = page.document
    data |= imprint(document, nodes, wish.paper)
    selected = [name for name in sections if name not in wish.without] if wish.is_selection else None
    choice = choice_in_words([name for name in sections if name in wish.without], selected)
    data["cite"] = nodes.text(choice) + data["cite"]
    data["notes"] = None
    if wish.notes is not None:
        # Of the notes every line stands as it was written, whatever the brief shortens.
        blocks = [block_values(block, nodes) for block in wish.notes.blocks]
        data["notes"] = {"heading": nodes.heading(wish.notes.heading), "blocks": blocks}
    lost = remark(nodes)
    # On one page little of what an encyclopedia alone says is left, and no line for it.
    said = "" if wish.brief is Brief.ONE_PAGE else explained(nodes)
    data["remark"] = " ".join(filter(None, (lost, said)))
    data["colour"] = wish.colour
    if wish.brief not in OF_KIND:
        data["close"] = False
        data["close"] = _is_shorter_when_close(template, data)
    return Values(template, data, lost, sections)


def _brief(library: Library, page: Page, wish: Wish, nodes: Nodes) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    data = values_of_brief(library, page, wish.brief, nodes)
    room = data.pop("room", ROOM)
    sections = [one["heading"] for part in _PARTS for one in data[part]]
    for part in _PARTS:
        data[part] = [one for one in data[part] if one["heading"] not in wish.without]
    if wish.without:
        data["left"], data["right"] = balanced(data["left"], data["right"], room)
    if data["strip"]:
        sections.append(STRIP)
        data["strip"] = None if STRIP in wish.without else data["strip"]
    third, names_in = data["head"]["third"], page.document.names_in
    named = "" if names_in in third else names_in
    data["head"]["third"] = " · ".join(filter(None, (third, named, wish.period.said)))
    # To ask the page for its sources would make all of its sections, of which a brief needs some.
    cited = dict.fromkeys(source_keys(data))
    data["sources"] = {source.key: nodes.source(source) for source in library.sources_of(cited)}
    return BRIEF, data, tuple(dict.fromkeys(sections))


def values_of_brief(library: Library, page: Page, brief: Brief, nodes: Nodes) -> dict[str, Any]:
    """Returns the sections of a brief in the columns of a print, with its head, lead and strip of time.

    `brief` is one that is made of pages of this kind.
    """
    # Each is imported when it is first asked for: one print needs one of them.
    match brief:
        case Brief.ONE_PAGE:
            from desktop.summary.paper.country_brief import country_brief

            code = page.document.address.parts[0]
            country = library.country(code)
            if country is None:
                raise unknown(library, code, PageKind.COUNTRY)
            return country_brief(library, page, country, nodes)
        case Brief.BILATERAL:
            from desktop.summary.paper.pair_brief import pair_brief

            return pair_brief(library, page, nodes)
        case _:
            from desktop.summary.paper.subject_brief import subject_brief

            return subject_brief(page, nodes)


def _is_shorter_when_close(template: str, data: dict[str, Any]) -> bool:
    """Says whether closer lines keep a print in full from a last page of a few lines.

    What is laid out here, with the same values, the typesetter remembers for the print itself.
    """
    end = Setting(template, data).answer("end")
    if end["pages"] == 1 or end["filled"] > _FEW_LINES:
        return False
    closer = Setting(template, data | {"close": True}).answer("end")
    return int(closer["pages"]) < int(end["pages"])


def _in_full(library: Library, page: Page, wish: Wish, nodes: Nodes) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    from desktop.summary.paper.full import full_document
    from desktop.summary.shortened import FACT_BOX, shortened

    document = page.document
    sections = [FACT_BOX] if document.facts else []
    whole = full_document(page, nodes)
    sections += [STRIP] if whole["strip"] else []
    sections += [section.heading for section in document.sections if section.heading]
    if not wish.without.isdisjoint(sections):
        page = shortened(library, page, wish.without)
        document = page.document
        # The strip marks the key dates also where their list is left out.
        whole = full_document(page, nodes) | {"strip": whole["strip"]}
    if STRIP in wish.without:
        whole["strip"] = None
    whole["subtitle"] = " · ".join(filter(None, (whole["subtitle"], wish.period.said)))
    whole["sources"] = {source.key: nodes.source(source) for source in document.sources}
    return "document", whole, tuple(dict.fromkeys(sections))

"""Items in a style of the manuals: APA, Chicago or MLA, by citeproc-py and the styles of the CSL project.

What comes out otherwise than the manuals have it is mended here alone: in the tree of the style before it is read
(`_mend`), by a class in place of one of citeproc-py's (`Substitute`), and in the finished line (`_punctuated`).
"""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.model import CitationStylesElement, Names, Parent
from citeproc.source import VariableError
from citeproc.source.json import CiteProcJSON
from lxml import etree

from desktop import paths
from desktop.domain.escaping import for_html
from desktop.domain.values import NamedTuple
from desktop.summary.citing.fitting import BARE, BARE_END, ITALIC, MARKS, UPRIGHT, Manner, fit_for
from desktop.summary.citing.items import Item
from desktop.summary.citing.trimming import trim

Progress = Callable[[int, int], None]
"""Is told how many items are done, of how many."""


class Style(StrEnum):
    """A style of references."""

    APA = "apa"
    CHICAGO = "chicago"
    MLA = "mla"


_FILES = {
    Style.APA: "apa.csl",
    Style.CHICAGO: "chicago-author-date.csl",
    Style.MLA: "modern-language-association.csl",
}
_CSL = {"cs": "http://purl.org/net/xbiblio/csl"}


class Reference(NamedTuple):
    """One entry of a list of references."""

    marked: str

    @property
    def text(self) -> str:
        """Returns it as plain text, without italics."""
        return self.marked.translate(MARKS)

    @property
    def html(self) -> str:
        """Returns it with its italics, every other character of HTML escaped."""
        return for_html(self.marked).replace(ITALIC, "<i>").replace(UPRIGHT, "</i>")


class Substitute(CitationStylesElement, Parent):  # type: ignore[misc]
    """What stands for names that an item lacks; what is printed so is not printed a second time.

    citeproc-py takes the last of its classes that bears an element's name. Its own forgets what a macro has printed, so
    that an item without author would begin with its title twice, and name a newspaper or encyclopedia that stands for
    the author again as what the item appeared in.
    """

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        """Returns the first child that prints anything."""
        layout = context.get_layout()
        for child in self.getchildren():
            if isinstance(child, Names) and child.name is None:
                # Names that stand for others are written as those would be.
                options["names_context"] = self.getparent()
            try:
                text = child.render(item, context=context, **options)
            except VariableError:
                continue
            finally:
                options.pop("names_context", None)
            if text:
                layout.repressed.setdefault(f"{{{_CSL['cs']}}}text", []).extend(self._printed(item, text))
                return text
        return None

    @staticmethod
    def _printed(item: Any, text: str) -> list[str]:
        begun, title = _bare(str(text)), _bare(str(item.reference.title))
        if begun.startswith(title):
            numbered = f"({item.reference.get('number')})".casefold() in begun
            return ["title", "number"] if numbered else ["title"]
        return ["container-title"] if begun == _bare(str(item.reference.get("container_title"))) else []


def _bare(text: str) -> str:
    return text.translate(MARKS).strip("“”‘’\"' ").casefold()


_FORMATTER = SimpleNamespace(
    preformat=lambda text: text,
    Italic=lambda text: f"{ITALIC}{text}{UPRIGHT}",
    **dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)
_FORMATTER.Oblique = _FORMATTER.Italic


def styled(items: Sequence[Item], style: Style, progress: Progress | None = None) -> list[Reference]:
    """Returns items as a list of references, in alphabetical order.

    Args:
        items: items of CSL-JSON.
        style: the style.
        progress: is told how far it is; what it raises stops the work.
    """
    processor = CitationStylesStyle(BytesIO(_fitted(style)), validate=False)
    manner = Manner(style is Style.APA, style is Style.MLA)
    found: list[Reference] = []
    for number, item in enumerate(items):
        if progress:
            progress(number, len(items))
        source = CiteProcJSON([fit_for(item, manner)])
        bibliography = CitationStylesBibliography(processor, source, _FORMATTER)
        bibliography.register(Citation([CitationItem(key) for key in source]))
        lines = [_punctuated(str(line)) for line in bibliography.bibliography()]
        if style is Style.APA and item["type"] == "treaty":
            # The manual has a comma there, as lawyers do; the style ends each part with a full stop.
            lines = [re.sub(r"\. (?=https?://)", ", ", line) for line in lines]
        found += map(Reference, lines)
    return sorted(found, key=lambda one: re.sub(r"^\W+", "", one.text).casefold())


def _fitted(style: Style) -> bytes:
    file = paths.resources_folder() / "csl" / _FILES[style]
    tree = etree.parse(file, etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False))
    trim(tree.getroot())
    _mend(tree.getroot(), style)
    return bytes(etree.tostring(tree))


def _mend(root: Any, style: Style) -> None:
    """Changes in a style what citeproc-py reads otherwise than it is meant, and what is meant for other entries."""
    if style is Style.APA:
        # The manual has two words where citeproc-py's terms have one.
        for name in root.xpath("//cs:text[@term='dataset']", namespaces=_CSL):
            name.attrib.pop("term")
            name.set("value", "Data set")
    else:
        # citeproc-py does not know `initialize="false"`, by which both give the names of persons in full.
        root.attrib.pop("initialize-with", None)
    if style is Style.CHICAGO:
        # Entries without author keep the small letter of a headword; those of ours and of Wikipedia are titles.
        entries = "//cs:else-if[@type='entry-encyclopedia']/cs:text[@quotes][@variable='title']"
        for title in root.xpath(entries, namespaces=_CSL):
            title.set("text-case", "title")


def _punctuated(line: str) -> str:
    """Returns a reference with commas and full stops inside quotation marks, and one mark where two would meet.

    American styles want it so, and citeproc-py leaves it out. A description in place of a title loses the quotation
    marks or italics that the styles have for titles: they cannot tell the two apart.
    """
    line = re.sub(f"[“{ITALIC}]*{BARE}(.*?){BARE_END}[”{UPRIGHT}]*", r"\1", line)
    line = line.replace(ITALIC + UPRIGHT, "")
    line = re.sub(rf"({UPRIGHT}?”)([.,])", r"\2\1", line)
    line = re.sub(rf"([.?!]{UPRIGHT}?)\.(?=[\s”{UPRIGHT}]|$)", r"\1", line)
    return re.sub(r" {2,}", " ", line).strip()

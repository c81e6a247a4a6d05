"""Items in a style of the manuals: APA, Chicago or MLA, by citeproc-py and the styles of the CSL project."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.model import CitationStylesElement, Parent
from citeproc.source import VariableError
from citeproc.source.json import CiteProcJSON
from lxml import etree

from desktop import paths
from desktop.domain.escaping import for_html, plain
from desktop.domain.values import NamedTuple
from desktop.summary.citing.items import Item, is_described, issuer_and_site, shown_title
from desktop.summary.citing.trimming import TYPES, trim

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
_ITALIC, _UPRIGHT = "\ue000", "\ue001"
_MARKS = str.maketrans("", "", _ITALIC + _UPRIGHT)


class Reference(NamedTuple):
    """One entry of a list of references."""

    marked: str

    @property
    def text(self) -> str:
        """Returns it as plain text, without italics."""
        return self.marked.translate(_MARKS)

    @property
    def html(self) -> str:
        """Returns it with its italics, every other character of HTML escaped."""
        return for_html(self.marked).replace(_ITALIC, "<i>").replace(_UPRIGHT, "</i>")


class Substitute(CitationStylesElement, Parent):  # type: ignore[misc]
    """What stands for names that an item lacks; what is printed so is not printed a second time.

    citeproc-py takes the last of its classes that bears an element's name. Its own forgets what a macro has printed, so
    that an item without author would begin with its title twice.
    """

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        """Returns the first child that prints anything."""
        layout = context.get_layout()
        for child in self.getchildren():
            try:
                text = child.render(item, context=context, **options)
            except VariableError:
                continue
            if text:
                layout.repressed.setdefault(f"{{{self.nsmap['cs']}}}text", []).extend(self._printed(item, text))
                return text
        return None

    @staticmethod
    def _printed(item: Any, text: str) -> list[str]:
        begun, title = _bare(str(text)), _bare(str(item.reference.title))
        # Only a title is not repeated: Chicago names a newspaper that stands for the author again.
        if not begun.startswith(title):
            return []
        return ["title", "number"] if f"({item.reference.get('number')})".casefold() in begun else ["title"]


def _bare(text: str) -> str:
    return text.translate(_MARKS).strip("“”‘’\"' ").casefold()


_FORMATTER = SimpleNamespace(
    preformat=lambda text: text,
    Italic=lambda text: f"{_ITALIC}{text}{_UPRIGHT}",
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
    processor = CitationStylesStyle(BytesIO(_trimmed(style)), validate=False)
    found = []
    for number, item in enumerate(items):
        if progress:
            progress(number, len(items))
        source = CiteProcJSON([_fit_for(item, style)])
        bibliography = CitationStylesBibliography(processor, source, _FORMATTER)
        bibliography.register(Citation([CitationItem(key) for key in source]))
        found += [Reference(_punctuated(str(line))) for line in bibliography.bibliography()]
    return sorted(found, key=lambda one: re.sub(r"^\W+", "", one.text).casefold())


def _trimmed(style: Style) -> bytes:
    file = paths.resources_folder() / "csl" / _FILES[style]
    tree = etree.parse(file, etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False))
    trim(tree.getroot())
    return bytes(etree.tostring(tree))


def _fit_for(item: Item, style: Style) -> Item:
    """Returns an item as the styles understand it best."""
    issuer, site = issuer_and_site(item)
    title = shown_title(item)
    if style is not Style.APA and item["type"] != "report":
        # It will stand in quotation marks itself.
        title = re.sub(r"“([^“”]*)”", r"‘\1’", title)
    fit: Item = {
        "id": "1",
        # Laws are none of them: the styles would cite those of any country as the United States cite theirs.
        "type": item["type"] if item["type"] in TYPES else "webpage",
        "title": _as_it_stands(title) if is_described(item) else _clean(title),
        "language": "en" if is_described(item) else item.get("language", "en"),
    }
    fit |= {field: item[field] for field in ("issued", "accessed") if item.get(field)}
    fit |= {field: _as_it_stands(str(item[field])) for field in ("URL", "number") if item.get(field)}
    if site:
        # A data set or report in a container would be a chapter of it.
        fit["publisher" if fit["type"] in ("dataset", "report") else "container-title"] = _as_it_stands(site)
    if issuer and not site and style is Style.MLA:
        # The handbook begins with the title where author and publisher would be one.
        fit["publisher"] = _as_it_stands(issuer)
    elif issuer:
        fit["author"] = [{"literal": _clean(issuer)}]
    return fit


def _clean(text: str) -> str:
    return re.sub(r"<(/?span)", r"‹\1", plain(text).translate(_MARKS), flags=re.IGNORECASE)


def _as_it_stands(text: str) -> str:
    """Returns text whose capitals no style changes."""
    return f'<span class="nocase">{_clean(text)}</span>'


def _punctuated(line: str) -> str:
    """Returns a reference with commas and full stops inside quotation marks, and one mark where two would meet.

    American styles want it so, and citeproc-py leaves it out.
    """
    line = re.sub(rf"({_UPRIGHT}?”)([.,])", r"\2\1", line)
    line = re.sub(rf"([.?!]{_UPRIGHT}?)\.(?=[\s”{_UPRIGHT}]|$)", r"\1", line)
    return re.sub(r" {2,}", " ", line).strip()

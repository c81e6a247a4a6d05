"""Runs of prose as HTML, for the file and for the window; every word of data passes the escaping gate here."""

from __future__ import annotations

from abc import ABC, abstractmethod

from desktop.domain.escaping import for_html
from desktop.domain.prose import Citation, CitedSource, Emphasis, Inline, Link, Strong, Text
from desktop.summary.citations import closed_up


class HtmlRuns(ABC):
    """Walks a run of prose; who inherits says how a citation looks, and may choose other tags and style the links."""

    emphasis, strong = "em", "strong"
    """Tags of stressed words."""
    link_attributes = ""
    """Attributes that each link has after its target, with a space before them."""

    @abstractmethod
    def cited(self, sources: tuple[CitedSource, ...]) -> str:
        """Returns the mark of a citation as HTML; empty where the page lists none of its sources."""

    def foreign(self, text: str, language: str) -> str:
        """Returns words of another language as HTML, apart from what is around them whatever their direction."""
        return f'<bdi lang="{for_html(language)}">{for_html(text)}</bdi>'

    def run(self, run: tuple[Inline, ...]) -> str:
        """Returns a run as HTML."""
        return "".join(self._inline(inline) for inline in closed_up(run))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text, language):
                return self.foreign(text, language) if language else for_html(text)
            case Citation(sources):
                return self.cited(sources)
            case Emphasis(children):
                return f"<{self.emphasis}>{self.run(children)}</{self.emphasis}>"
            case Strong(children):
                return f"<{self.strong}>{self.run(children)}</{self.strong}>"
            case Link(target, children):
                return f'<a href="{for_html(target)}"{self.link_attributes}>{self.run(children)}</a>'

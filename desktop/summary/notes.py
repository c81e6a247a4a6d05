"""What a reader wrote of a page, as a section of its own that says whose it is."""

from __future__ import annotations

from desktop.domain.address import Address
from desktop.domain.dates import in_words
from desktop.domain.prose import BulletList, Emphasis, Inline, NoteBlock, Paragraph, Strong, Text
from desktop.library.notebook.contents import Contents
from desktop.library.notebook.entries import Bookmark, Highlight, Note
from desktop.summary.assembly import Page
from desktop.summary.document import PageBlock, PageSection

HEADING = "The reader’s own notes"
_WHOSE = "From the notebook of whoever made this copy; not part of the encyclopedia."


def notes_section(contents: Contents, where: Address) -> PageSection | None:
    """Returns the bookmarks, notes and highlights on a page; None where there are none."""
    entries = contents.on_page(str(where))
    blocks: list[PageBlock] = []
    for one in entries:
        if isinstance(one, Bookmark):
            folder = f" in “{one.folder}”" if one.folder else ""
            blocks.append(Paragraph((Text(f"Bookmarked as “{one.title}”{folder}."),)))
    for one in entries:
        if isinstance(one, Note):
            blocks += _told(one)
    marked = tuple((Text(f"“{_on_one_line(one.quote)}”"),) for one in entries if isinstance(one, Highlight))
    if marked:
        blocks += [Paragraph((Text("Marked passages:"),)), BulletList(marked)]
    if not blocks:
        return None
    return PageSection(HEADING, (NoteBlock((Text(_WHOSE),)), *blocks))


def with_notes(page: Page, notes: PageSection | None) -> Page:
    """Returns a page with the reader's notes as its last section."""
    if notes is None:
        return page
    return page._replace(document=page.document._replace(sections=(*page.document.sections, notes)))


def _told(note: Note) -> list[PageBlock]:
    """Returns a note line by line, as the reader broke it, after the passage that it is about."""
    begin: tuple[Inline, ...] = (Strong((Text(f"{in_words(note.changed[:10])}:"),)), Text(" "))
    found: list[PageBlock] = []
    if note.quote:
        found.append(Paragraph((*begin, Text("on "), Emphasis((Text(f"“{_on_one_line(note.quote)}”"),)))))
        begin = ()
    for line in note.text.split("\n"):
        if line.strip():
            found.append(Paragraph((*begin, Text(line.strip()))))
            begin = ()
    return found


def _on_one_line(text: str) -> str:
    return " ".join(text.split())

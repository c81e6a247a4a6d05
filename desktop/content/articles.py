"""Articles: Markdown with YAML front matter, one file a country, relation, organization or topic."""

import re
from pathlib import Path
from typing import NamedTuple

from desktop.content.findings import Findings
from desktop.content.markdown import read_run, read_sections
from desktop.content.marked_yaml import Marked, read_marked
from desktop.content.models import ArticleHead, TopicHead, read_record
from desktop.content.records import Place
from desktop.content.text_files import read_text
from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.prose import Inline, Section
from desktop.errors import AddressError
from desktop.paths import content_files

FOLDERS = {
    "countries": PageKind.COUNTRY,
    "relations": PageKind.RELATION,
    "organizations": PageKind.ORGANIZATION,
    "topics": PageKind.TOPIC,
}
_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)


class Article(NamedTuple):
    """An article as it was read.

    Attributes:
        address: the page it leads.
        head: its front matter.
        summary: the summary of the front matter.
        sections: its prose.
        place: the first line of its file.
        lines: the line of each source key and address that it names, for faults found later.
    """

    address: Address
    head: ArticleHead
    summary: tuple[Inline, ...]
    sections: tuple[Section, ...]
    place: Place
    lines: dict[str, int]

    def place_of(self, name: str) -> Place:
        """Returns where a source key, an address or an entry of the front matter stands."""
        return self.place._replace(line=self.lines.get(name, self.place.line))


def read_articles(root: Path, findings: Findings) -> list[Article]:
    """Reads the articles in the four folders below `root`; those with faults are noted and left out."""
    found = []
    for folder, kind in FOLDERS.items():
        for file in content_files(root / folder):
            if file.suffix != ".md" or file.parent != root / folder:
                continue  # the loader names it
            article = _read_article(file, kind, findings)
            if article is not None:
                found.append(article)
    return found


def _read_article(file: Path, kind: PageKind, findings: Findings) -> Article | None:
    where = _address_of(file, kind, findings)
    text = read_text(file, findings)
    if text is None or where is None:
        return None
    match = _FRONT_MATTER.match(text)
    if match is None:
        findings.add(
            file, 1, "the article has no front matter", "begin it with --- and title:, summary:, checked:, ---"
        )
        return None
    marked = read_marked(match[1], file, findings, first_line=2)
    if marked is None:
        return None
    model = TopicHead if kind is PageKind.TOPIC else ArticleHead
    head = read_record(model, marked, marked.value, (), file, findings)
    if head is None:
        return None
    first_line = text.count("\n", 0, match.end()) + 1
    lines = _lines_of_head(marked)
    sections = read_sections(text[match.end() :], file, first_line, findings, lines)
    if not sections:
        findings.add(file, first_line, "the article is empty", "write at least one paragraph")
    summary = read_run(head.summary, file, marked.line(("summary",)), findings)
    return Article(where, head, summary, sections, Place(file, 1), lines)


def _lines_of_head(marked: Marked) -> dict[str, int]:
    """Returns the line of each entry of the lists in the front matter."""
    head = marked.value if isinstance(marked.value, dict) else {}
    lists = {field: value for field, value in head.items() if isinstance(value, list)}
    entries = [(field, number, entry) for field, value in lists.items() for number, entry in enumerate(value)]
    return {entry: marked.line((field, number)) for field, number, entry in entries if isinstance(entry, str)}


def _address_of(file: Path, kind: PageKind, findings: Findings) -> Address | None:
    parts = file.stem.split("-") if kind is PageKind.RELATION else [file.stem]
    try:
        where = address.parse("/".join((kind.value, *parts)))
    except AddressError:
        findings.add(file, 0, f"“{file.name}” is not a name for an article here", f"rename it like {_EXAMPLES[kind]}")
        return None
    wanted = "-".join(where.canonical.parts) + file.suffix
    if file.name != wanted:
        findings.add(file, 0, f"the file is called “{file.name}”", f"rename it {wanted}, codes in alphabetical order")
        return None
    return where


_EXAMPLES = {
    PageKind.COUNTRY: "TKM.md",
    PageKind.RELATION: "AFG-TKM.md",
    PageKind.ORGANIZATION: "UN.md",
    PageKind.TOPIC: "tapi.md",
}

"""A page in a sentence: what a card over a link shows of it."""

import re

from desktop.domain.prose import Paragraph, plain_text
from desktop.domain.values import NamedTuple
from desktop.summary.document import Document, EventList

LONGEST = 280
"""Characters of the sentence, at most."""
_END = re.compile(r"(?<=[.!?…])[”’)]?\s+(?=[“‘(]?[A-Z0-9\u0400-\u04FF])")
_ABBREVIATIONS = ("No.", "St.", "Dr.", "Mr.", "Mrs.", "U.S.", "c.", "vol.", "art.", "Art.")
"""What ends with a full stop and no sentence with it."""


class InShort(NamedTuple):
    """Title and kind of a page, and its first sentence; that is empty where the page begins with none."""

    title: str
    kind: str
    sentence: str


def in_short(document: Document) -> InShort:
    """Returns a page in short."""
    return InShort(document.title, document.subtitle, first_sentence(_beginning(document)))


def first_sentence(text: str) -> str:
    """Returns the first sentence of a text, cut at a word where it is very long."""
    end = len(text)
    for found in _END.finditer(text):
        if not text[: found.start()].endswith(_ABBREVIATIONS):
            end = found.start()
            break
    sentence = text[:end].strip()
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[:LONGEST].rsplit(maxsplit=1)[0].rstrip(",;:") + "…"


def _beginning(document: Document) -> str:
    if document.summary:
        return plain_text(document.summary)
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                return plain_text(block.inlines)
            if isinstance(block, EventList) and block.events:
                return block.events[0].description or f"{block.events[0].title}."
    return ""

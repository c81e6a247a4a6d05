"""What stands around a place of a page's text: the links before it, the names above it, the row of its table."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextFragment, QTextTable


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """Yields the stretches of a block of text that look alike."""
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def links_before(place: QTextCursor, target: str) -> int:
    """Returns how many links to an address end before a place; the one that ends there is not counted."""
    count = 0
    block = place.document().begin()
    while block.isValid() and block.position() < place.position():
        for fragment in fragments(block):
            ends = fragment.position() + fragment.length()
            count += ends < place.position() and fragment.charFormat().anchorHref() == target
        block = block.next()
    return count


def names_above(place: QTextCursor) -> Iterator[str]:
    """Yields the names that places of the text bear, from the block of this one upwards, the nearest first."""
    block = place.block()
    while block.isValid():
        for fragment in reversed([*fragments(block)]):
            yield from reversed(fragment.charFormat().anchorNames())
        block = block.previous()


def links_in_row(place: QTextCursor) -> Iterator[str]:
    """Yields the addresses of the links in the row of a table at a place; none outside a table."""
    table: QTextTable | None = place.currentTable()
    if table is None:
        return
    row = table.cellAt(place).row()
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        block, end = cell.firstCursorPosition().block(), cell.lastPosition()
        while block.isValid() and block.position() <= end:
            yield from filter(None, (fragment.charFormat().anchorHref() for fragment in fragments(block)))
            block = block.next()

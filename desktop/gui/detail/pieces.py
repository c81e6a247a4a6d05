"""A page cut into pieces: the first fills the screen, the others follow when the window has time for them."""

import re
from collections.abc import Iterable, Iterator

FIRST, LATER = 3600, 4000
"""Characters of HTML in the first piece and in the others, about: each takes a few milliseconds to be laid out."""
CONTINUES = "<table"
"""What a piece begins with that goes on with the table in which the one before ended."""
_ABOVE, _BELOW = re.compile(r"margin-top:[^;\"]*"), re.compile(r"margin-bottom:[^;\"]*")


def pieces(parts: Iterable[str], first: int = FIRST, later: int = LATER) -> Iterator[str]:
    """Yields rich text in pieces, which are cut between paragraphs and between rows of tables.

    Qt keeps an empty paragraph after a table, which would be seen before a paragraph of the next piece; so no piece
    ends with a whole table.

    Args:
        parts: the rich text; a part that opens a table holds its tag alone, and one that ends a row ends with `</tr>`.
        first: characters in the first piece, about.
        later: characters in each of the others, about.
    """
    done: list[str] = []
    table: list[str] = []
    size, limit = 0, first
    for part in parts:
        size += len(part)
        if table or part.startswith("<table"):
            table.append(part)
            if part.endswith("</table>"):
                done += table
                table = []
            elif size >= limit and part.endswith("</tr>"):
                opening, *rows = table
                yield "".join((*done, _BELOW.sub("margin-bottom:0", opening), *rows, "</table>"))
                done, table = [], [_ABOVE.sub("margin-top:0", opening)]
                size, limit = 0, later
        else:
            done.append(part)
            if size >= limit and not part.startswith("<body"):
                yield "".join(done)
                done, size, limit = [], 0, later
    if done or table:
        yield "".join((*done, *table))

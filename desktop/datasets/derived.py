"""What an importer returns: tables of our own, by file name, not yet written."""

from typing import NamedTuple


class Table(NamedTuple):
    """One derived table; its rows are sorted, so that the same set gives the same bytes."""

    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


Tables = dict[str, Table]
"""File name to table, always in the same order."""


def table(header: tuple[str, ...], rows: set[tuple[str, ...]]) -> Table:
    """Makes a table of rows in their one order."""
    return Table(header, sorted(rows))

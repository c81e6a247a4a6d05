"""Reads the CSV files of a raw set, plain or packed by gzip, and trusts nothing in them."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, TypeVar, cast

from desktop.datasets.crosswalk import DatasetError

LONGEST_LINE = 100_000
"""Characters of a line; the longest of the known sets has about a thousand."""
MOST_CHARACTERS = 200_000_000
"""Characters of an unpacked file; the largest of the known sets has 20 million."""

ValueT = TypeVar("ValueT")


class Row:
    """One row of a raw file that knows its place, for the sentence that names a fault."""

    __slots__ = ("_cells", "file", "line")

    def __init__(self, file: Path, line: int, cells: dict[str, str]) -> None:
        self.file = file
        self.line = line
        self._cells = cells

    def fault(self, message: str, mend: str) -> DatasetError:
        """Returns the error that names this row."""
        return DatasetError(f"{self.file.name}:{self.line}: {message}; {mend}")

    def text(self, field: str) -> str:
        """Returns a cell without the spaces around it."""
        return self._cells[field].strip()

    def name(self, field: str) -> str:
        """Returns a cell that says something, on one line. Raises DatasetError for an empty one."""
        text = self.text(field)
        if not text or not text.isprintable():
            raise self.fault(f"{field} is {'not printable' if text else 'empty'}", "write a name of one line")
        return text

    def number(self, field: str, lowest: int, highest: int) -> int:
        """Returns a whole number. Raises DatasetError for anything else, and for one out of bounds."""
        text = self.text(field)
        if re.fullmatch(r"-?[0-9]{1,9}(\.0)?", text):
            number = int(text.removesuffix(".0"))
            if lowest <= number <= highest:
                return number
        raise self.fault(f"{field} is “{text[:40]}”", f"write a whole number from {lowest} to {highest}")

    def year(self, field: str) -> int:
        """Returns a year of 1400 to 2100."""
        return self.number(field, 1400, 2100)

    def day(self, field: str) -> date:
        """Returns an ISO 8601 day. Raises DatasetError for anything else."""
        text = self.text(field)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                pass
        raise self.fault(f"{field} is “{text[:40]}”", "write a day as 1991-12-26")

    def days(self, first: str, last: str) -> tuple[date, date]:
        """Returns two days in their order. Raises DatasetError where the last is before the first."""
        start, end = self.day(first), self.day(last)
        if end < start:
            raise self.fault(f"{last} is before {first}", "put the two in their order")
        return start, end

    def looked_up(self, look_up: Callable[[str, str], ValueT], system: str, code: str) -> ValueT:
        """Asks the crosswalk; what it does not know is reported with this row's place."""
        try:
            return look_up(system, code)
        except DatasetError as error:
            raise DatasetError(f"{self.file.name}:{self.line}: {error}") from None


def locate(raw: Path, name: str) -> Path:
    """Finds a file of a set: the path itself, or `name` or `name`.gz in the folder. Raises DatasetError."""
    if raw.is_file():
        return raw
    for file in (raw / f"{name}.gz", raw / name):
        if file.is_file():
            return file
    raise DatasetError(f"{name}: the file is missing in {raw}; give the folder that holds it or {name}.gz")


def read(file: Path, fields: tuple[str, ...]) -> Iterator[Row]:
    """Yields the rows of a file that has at least the columns `fields`.

    Raises DatasetError for a file that cannot be read, is no CSV in UTF-8, lacks a column or is far too large.
    """
    try:
        with _opened(file) as stream:
            yield from _rows(file, stream, fields)
    except UnicodeDecodeError:
        raise DatasetError(f"{file.name}: the text is not UTF-8; convert it") from None
    except (OSError, EOFError, zlib.error) as error:
        raise DatasetError(f"{file.name}: the file cannot be read ({error}); fetch it again") from None


def _opened(file: Path) -> IO[str]:
    if file.suffix == ".gz":
        return cast(IO[str], gzip.open(file, "rt", encoding="utf-8-sig", newline=""))
    return file.open(encoding="utf-8-sig", newline="")


def _rows(file: Path, stream: IO[str], fields: tuple[str, ...]) -> Iterator[Row]:
    reader = csv.reader(_lines(file, stream), strict=True)
    try:
        header = next(reader, [])
        missing = [field for field in fields if header.count(field) != 1]
        if missing:
            raise DatasetError(
                f"{file.name}:1: the column {missing[0]} does not stand there once; write it in the header"
            )
        for cells in reader:
            if len(cells) != len(header):
                raise DatasetError(
                    f"{file.name}:{reader.line_num}: {len(cells)} cells instead of {len(header)}; write one a column"
                )
            yield Row(file, reader.line_num, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise DatasetError(f"{file.name}:{reader.line_num}: not valid CSV ({error}); correct the quotes") from None


def _lines(file: Path, stream: IO[str]) -> Iterator[str]:
    characters = 0
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        characters += len(line)
        if len(line) == LONGEST_LINE or characters > MOST_CHARACTERS:
            raise DatasetError(f"{file.name}:{number}: the file is far too large; check that it is the right one")
        yield line

"""Reads the CSV files of UN votes, plain or gzipped, row by row: no file is trusted, none is held in memory."""

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.datasets.crosswalk import DatasetError

_LONGEST_LINE = 1 << 20
_ROWS_A_STEP = 8192

Progress = Callable[[int, int], None]
"""Is told how many bytes are read, of how many."""


def find(folder: Path, name: str) -> Path:
    """Returns the file `name` of a folder, or its gzipped form. Raises DatasetError where there is neither."""
    for file in (folder / f"{name}.gz", folder / name):
        if file.is_file():
            return file
    raise DatasetError(f"{folder / name}: neither this file nor {name}.gz is there; name the folder that holds it")


def rows(file: Path, columns: tuple[str, ...], progress: Progress | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yields each row's line and its cells in the order of `columns`; other columns are passed over.

    Raises DatasetError where the file can't be read, isn't CSV in UTF-8, or lacks a column.
    """
    line = 0
    try:
        size = file.stat().st_size
        with file.open("rb") as raw:
            for line, cells in _rows(file, raw, columns):
                if progress and line % _ROWS_A_STEP == 0:
                    progress(min(raw.tell(), size), size)
                yield line, cells
        if progress:
            progress(size, size)
    except UnicodeDecodeError as error:
        raise DatasetError(f"{file}: after line {line} the text is not UTF-8; download the file again") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DatasetError(f"{file}: after line {line} the archive is damaged; download the file again") from error
    except OSError as error:
        raise DatasetError(f"{file}: the file can't be read ({error.strerror}); make it readable") from error


def _rows(file: Path, raw: io.BufferedReader, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    stream = gzip.GzipFile(fileobj=raw) if file.suffix == ".gz" else raw
    with io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(_lines(file, text))
        try:
            header = next(reader, [])
            places = _places(file, header, columns)
            for row in reader:
                if len(row) != len(header):
                    raise DatasetError(
                        f"{file}:{reader.line_num}: {len(row)} cells instead of {len(header)}; correct this row"
                    )
                yield reader.line_num, [row[place] for place in places]
        except csv.Error as error:
            raise DatasetError(f"{file}:{reader.line_num}: not valid CSV ({error}); correct this row") from error


def _lines(file: Path, text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := text.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE:
            raise DatasetError(f"{file}:{number}: a line of more than a million characters; download the file again")
        yield line


def _places(file: Path, header: list[str], columns: tuple[str, ...]) -> list[int]:
    missing = [column for column in columns if header.count(column) != 1]
    if missing:
        raise DatasetError(
            f"{file}:1: {', '.join(missing)} must each be a column once, but the columns are "
            f"{', '.join(header)[:200] or 'none'}; give the file as its publisher offers it"
        )
    return [header.index(column) for column in columns]

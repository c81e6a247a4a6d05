"""From the codes and spellings of other data sets to the codes of this encyclopedia: one table under test."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from desktop.errors import ChanceryError

FIELDS = ("system", "code", "entity", "note")
LEFT_OUT = ""
"""What the table has as `entity` of a code that has no page here; its note says why."""


class DatasetError(ChanceryError):
    """A data set that is not what its importer expects; the sentence names file, place and mend."""


class Mapping(NamedTuple):
    """One code or spelling of a system, such as `gec`, `cow` or `un-votes`, and the entity it stands for."""

    system: str
    code: str
    entity: str
    note: str


class Crosswalk:
    """Maps codes; a code that is in no row is an error, one that is left out on purpose is None."""

    def __init__(self, mappings: tuple[Mapping, ...]) -> None:
        """Takes the rows of the table."""
        self._entities = {(mapping.system, mapping.code): mapping.entity for mapping in mappings}

    @classmethod
    def read(cls, file: Path) -> Crosswalk:
        """Reads the table `crosswalk.csv`. Raises DatasetError where it is not one."""
        with file.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            if tuple(next(reader, ())) != FIELDS:
                raise DatasetError(f"{file}:1: the columns are not {','.join(FIELDS)}")
            return cls(tuple(Mapping._make(row) for row in reader))

    def entity(self, system: str, code: str) -> str | None:
        """Returns the entity of a code, or None for one that is left out.

        Raises DatasetError for a code that the table does not know.
        """
        try:
            return self._entities[system, code] or None
        except KeyError:
            raise DatasetError(
                f"“{code}” of {system} is not in crosswalk.csv; add a row with its entity, or with none and a note"
            ) from None

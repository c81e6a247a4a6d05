"""Who sat in a seat of the UN General Assembly on a day: a set may give one name to a state and its predecessor."""

from pathlib import Path

from desktop.datasets.crosswalk import Crosswalk, DatasetError

SUCCESSIONS: dict[str, tuple[tuple[str, str], ...]] = {
    # The Russian Federation took the seat on 24 December 1991, when that year's part of the session was over.
    "RUS": (("", "SUN"), ("1992", "RUS")),
    # Renamed on 4 February 2003; Serbia kept the seat when Montenegro became independent on 3 June 2006.
    "YUG": (("", "YUG"), ("2003-02-04", "SCG"), ("2006-06-03", "SRB")),
    # The two Yemens united on 22 May 1990; the seat's next roll calls stand under the northern state's name.
    "YAR": (("", "YAR"), ("1990-05-22", "YEM")),
}
"""What the crosswalk gives for a seat, and the entities that held it, each since a day."""


class Voters:
    """Numbers the entities in the order in which they first vote."""

    def __init__(self, crosswalk: Crosswalk, system: str, entities: tuple[str, ...] = ()) -> None:
        """Takes the system of the codes that will be asked for, and the voters that have a number already."""
        self._crosswalk = crosswalk
        self._system = system
        self._numbers = {entity: number for number, entity in enumerate(entities)}
        self._found: dict[tuple[str, str], int | None] = {}

    @property
    def entities(self) -> tuple[str, ...]:
        """The voters in the order of their numbers."""
        return tuple(self._numbers)

    def number(self, code: str, date: str, file: Path, line: int) -> int | None:
        """Returns the number of who voted under a code on a day, or None where the crosswalk leaves the code out.

        Raises DatasetError, with the place, for a code that the crosswalk does not know.
        """
        if (code, date) not in self._found:
            try:
                entity = self._crosswalk.entity(self._system, code)
            except DatasetError as error:
                raise DatasetError(f"{file}:{line}: {error}") from None
            self._found[code, date] = self._numbered(entity, date) if entity else None
        return self._found[code, date]

    def _numbered(self, entity: str, date: str) -> int:
        for since, holder in SUCCESSIONS.get(entity, ()):
            if date >= since:
                entity = holder
        return self._numbers.setdefault(entity, len(self._numbers))

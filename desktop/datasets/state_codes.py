"""Correlates of War and Gleditsch-Ward numbers: what a number stood for on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from desktop.datasets.crosswalk import LEFT_OUT, Crosswalk
from desktop.datasets.raw_csv import Row

COW = "cow"
GW = "gw"

EVER = date.min
SOVIET_UNION = date(1922, 12, 30)
RUSSIA = date(1991, 12, 26)
YUGOSLAVIA = date(1918, 12, 1)
SERBIA_AND_MONTENEGRO = date(2003, 2, 4)
SERBIA = date(2006, 6, 5)
GERMAN_EMPIRE = date(1871, 1, 18)
GERMAN_UNITY = date(1990, 10, 3)
ITALY = date(1861, 3, 17)
YEMEN = date(1990, 5, 22)
CZECHIA_AND_SLOVAKIA = date(1993, 1, 1)

# One number for states that are pages of their own: from which day on it stands for which. A number that is not
# here stands for one entity at all times, the one in crosswalk.csv.
_CHANGES: dict[tuple[str, str], tuple[tuple[date, str], ...]] = {
    (COW, "255"): ((EVER, LEFT_OUT), (GERMAN_EMPIRE, "DEU"), (date(1945, 5, 9), LEFT_OUT), (GERMAN_UNITY, "DEU")),
    (COW, "260"): ((EVER, "DEU"), (GERMAN_UNITY, LEFT_OUT)),
    # The set of alliances has it once more in 1993.
    (COW, "315"): ((EVER, "CSK"), (CZECHIA_AND_SLOVAKIA, LEFT_OUT)),
    (COW, "325"): ((EVER, LEFT_OUT), (ITALY, "ITA")),
    (COW, "345"): (
        (EVER, "SRB"),
        (YUGOSLAVIA, "YUG"),
        (SERBIA_AND_MONTENEGRO, "SCG"),
        (SERBIA, "SRB"),
    ),
    (COW, "365"): ((EVER, "RUS"), (SOVIET_UNION, "SUN"), (RUSSIA, "RUS")),
    (COW, "678"): ((EVER, "YAR"), (YEMEN, LEFT_OUT)),
    (COW, "680"): ((EVER, "YMD"), (YEMEN, LEFT_OUT)),
    (GW, "255"): ((EVER, LEFT_OUT), (GERMAN_EMPIRE, "DEU")),
    (GW, "325"): ((EVER, LEFT_OUT), (ITALY, "ITA")),
    (GW, "345"): ((EVER, "YUG"), (SERBIA_AND_MONTENEGRO, "SCG")),
    # Archigos ends Gorbachev's term with the coup of August 1991 and goes on with Russia's president.
    (GW, "365"): ((EVER, "RUS"), (SOVIET_UNION, "SUN"), (date(1991, 8, 21), "RUS")),
    (GW, "678"): ((EVER, "YAR"), (YEMEN, "YEM")),
}


class Part(NamedTuple):
    """A span of days in which a number stood for one entity."""

    entity: str
    first: date
    last: date


class PairPart(NamedTuple):
    """A span of days in which two numbers stood for these two, which are in the order of their codes."""

    one: str
    other: str
    first: date
    last: date


class StateCodes:
    """The numbers of one system, by way of the crosswalk and of the changes above."""

    def __init__(self, crosswalk: Crosswalk, system: str) -> None:
        """Takes the system, COW or GW."""
        self._crosswalk = crosswalk
        self._system = system

    def checked(self, row: Row, field: str) -> str:
        """Returns the number in a cell. Raises DatasetError for one that crosswalk.csv does not have."""
        code = row.name(field)
        row.looked_up(self._crosswalk.entity, self._system, code)
        return code

    def at(self, code: str, day: date) -> str:
        """Returns the entity of a number on a day; empty for one without a page."""
        parts = self.parts(code, day, day)
        return parts[0].entity if parts else LEFT_OUT

    def parts(self, code: str, first: date, last: date) -> list[Part]:
        """Cuts a span at the days on which the number changed its meaning; parts without a page are left out."""
        whole = self._crosswalk.entity(self._system, code) or LEFT_OUT
        changes = _CHANGES.get((self._system, code), ((EVER, whole),))
        ends = [start - timedelta(days=1) for start, _ in changes[1:]] + [date.max]
        return [
            Part(entity, max(first, start), min(last, end))
            for (start, entity), end in zip(changes, ends, strict=True)
            if entity and max(first, start) <= min(last, end)
        ]

    def pairs(self, one: str, other: str, first: date, last: date) -> list[PairPart]:
        """Cuts the span of a pair at the changes of either."""
        return [
            PairPart(min(left.entity, right.entity), max(left.entity, right.entity), right.first, right.last)
            for left in self.parts(one, first, last)
            for right in self.parts(other, left.first, left.last)
            if left.entity != right.entity
        ]


def surely(first: date, last: date) -> tuple[date, date]:
    """Orders the latest first and the earliest last day of a span whose ends are known by month or year.

    Taken so, a span that begins in the month or year of a change belongs to the new state alone, and one that ends
    there to the old one alone. A span within one month or year is as of its end.
    """
    return first, max(first, last)


def years(first: int, last: int) -> tuple[date, date]:
    """Returns the days for a span that is known by its years; see `surely`."""
    return surely(date(first, 12, 31), date(last, 1, 1))

"""Any number of invented events, the same ones in every run."""

import random
from typing import NamedTuple

from desktop.domain.dates import EdtfDate, Precision, civil, day_number
from desktop.domain.event import EventKind

FIRST, LAST = day_number(1000, 1, 1), day_number(2026, 1, 1)
"""A thousand years, so that two hundred steps of zoom never meet the closest one."""
_TEXT = """
treaty visit border railway gas pipeline embassy summit protocol ceasefire transit agreement of on the talks minister
president joint statement ratified signed opened extended Ashgabat Paris Vienna Ankara Caspian
"""
_WORDS = _TEXT.split()
_KINDS = list(EventKind)


class MadeEvent(NamedTuple):
    """An event that nobody took part in."""

    id: str
    title: str
    kind: EventKind
    date: EdtfDate

    @property
    def participants(self) -> tuple[str, ...]:
        """Nobody."""
        return ()


def made_events(count: int) -> list[MadeEvent]:
    """Returns events, more of them in late centuries: 82 % days, 8 % months, 5 % years and 5 % spans."""
    chance = random.Random(f"timeline {count}")
    return [
        MadeEvent(
            f"event-{number}",
            f"{' '.join(chance.choices(_WORDS, k=chance.randint(3, 9))).capitalize()} {number}",
            chance.choice(_KINDS),
            _date(LAST - int((LAST - FIRST) * chance.random() ** 2), chance),
        )
        for number in range(count)
    ]


def _date(day: int, chance: random.Random) -> EdtfDate:
    year, month, day_of_month = civil(day)
    match chance.random():
        case drawn if drawn < 0.82:
            return EdtfDate(f"{year:04}-{month:02}-{day_of_month:02}", Precision.DAY, day, day)
        case drawn if drawn < 0.90:
            first, after = day_number(year, month, 1), day_number(year + month // 12, month % 12 + 1, 1)
            return EdtfDate(f"{year:04}-{month:02}", Precision.MONTH, first, after - 1)
        case drawn if drawn < 0.95:
            first, after = day_number(year, 1, 1), day_number(year + 1, 1, 1)
            return EdtfDate(f"{year:04}", Precision.YEAR, first, after - 1)
    end = day + int(chance.expovariate(1 / 700))
    return EdtfDate(f"{year:04}/{civil(end)[0]:04}", Precision.DAY, day, end, day, end)

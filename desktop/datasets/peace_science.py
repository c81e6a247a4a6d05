"""Imports the reference sets of peace science, as the package peacesciencer carries them."""

from collections.abc import Callable
from pathlib import Path

from desktop.datasets.crosswalk import Crosswalk
from desktop.datasets.derived import Table, Tables
from desktop.datasets.peace.alliances import alliances
from desktop.datasets.peace.capitals import capitals
from desktop.datasets.peace.contiguity import contiguity
from desktop.datasets.peace.disputes import disputes
from desktop.datasets.peace.leaders import leaders
from desktop.datasets.peace.wars import wars
from desktop.datasets.state_codes import COW, GW, StateCodes


def derive(raw: Path, crosswalk: Crosswalk, progress: Callable[[int, int], None]) -> Tables:
    """Returns six tables: contiguity, alliances, disputes, wars, leaders and capitals. Raises DatasetError."""
    cow, gw = StateCodes(crosswalk, COW), StateCodes(crosswalk, GW)
    makers: tuple[tuple[str, Callable[[Path, StateCodes], Table], StateCodes], ...] = (
        ("contiguity.csv", contiguity, cow),
        ("alliances.csv", alliances, cow),
        ("disputes.csv", disputes, cow),
        ("wars.csv", wars, cow),
        ("leaders.csv", leaders, gw),
        ("capitals.csv", capitals, cow),
    )
    tables: Tables = {}
    for done, (name, make, states) in enumerate(makers):
        progress(done, len(makers))
        tables[name] = make(raw, states)
    progress(len(makers), len(makers))
    return tables

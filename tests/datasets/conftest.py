"""What the tests of importers share: the folder of samples, and the raw sets where they are at hand."""

import os
from pathlib import Path

import pytest

from desktop.datasets.crosswalk import Crosswalk
from tests.raw_sets import SOURCES, WITHOUT_SOURCES

TABLES = Path(__file__).parent.parent.parent / "data" / "tables"


@pytest.fixture(scope="session")
def samples() -> Path:
    """Small files made by hand in the raw formats; their figures are invented."""
    return Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def raw_sets() -> Path:
    """The folder of raw sets, which is not part of the project."""
    if not os.environ.get("CHANCERY_SOURCES"):
        pytest.skip(WITHOUT_SOURCES)
    return SOURCES


@pytest.fixture(scope="session")
def shipped_crosswalk() -> Crosswalk:
    """The crosswalk that is shipped."""
    return Crosswalk.read(TABLES / "crosswalk.csv")

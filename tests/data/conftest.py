"""The shipped content, read once for all tests of it."""

import csv
from pathlib import Path

import pytest

from desktop.content.loader import Content, read_content
from desktop.domain.country import Organization


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The folder of the shipped content."""
    return Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def content(shipped: Path) -> Content:
    """The shipped content as the loader reads it."""
    return read_content(shipped)


@pytest.fixture(scope="session")
def own_organizations(shipped: Path, content: Content) -> tuple[Organization, ...]:
    """The organizations that the articles and claims of this encyclopedia speak of, not those of data sets alone."""
    with (shipped / "tables" / "organizations.csv").open(encoding="utf-8", newline="") as file:
        keys = {row["key"] for row in csv.DictReader(file)}
    return tuple(row for row in content.tables.organizations if row.key in keys)

"""The shipped content, read once for all tests of it."""

from pathlib import Path

import pytest

from desktop.content.loader import Content, read_content


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The folder of the shipped content."""
    return Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def content(shipped: Path) -> Content:
    """The shipped content as the loader reads it."""
    return read_content(shipped)

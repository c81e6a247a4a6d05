"""The same windows as the tests of their parts have, and one over what is shipped."""

import pytest

from desktop.gui.main_window import MainWindow
from desktop.library.library import Library
from tests.gui.conftest import (
    OpenWindow,
    application,
    open_window,
    opened_urls,
    pytest_itemcollected,
    settings_folder,
    window,
)

__all__ = ["application", "open_window", "opened_urls", "pytest_itemcollected", "settings_folder", "window"]


@pytest.fixture
def shipped_window(open_window: OpenWindow, shipped_library: Library) -> MainWindow:
    """A window over the shipped content, as it first opens."""
    return open_window(shipped_library)

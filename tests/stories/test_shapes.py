"""Windows of other shapes: from right to left, with large type, small."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.gui.main_window import MainWindow
from desktop.library.library import Library
from tests.gui.conftest import OpenWindow, click_on

TKM = address.country("TKM")


def some_pages(library: Library) -> Iterator[Address]:
    """One page and more of every kind."""
    yield from (address.WORLD, address.region("143"), TKM, address.country("LIE"), address.organization("UN"))
    for partner in library.partners("TKM")[:8]:
        yield address.relation("TKM", partner.iso3)
    yield from (topic.address for topic in library.titles(PageKind.TOPIC)[:8])
    yield from (address.event(event.id) for event in library.events_of_country("TKM")[:2])
    yield from (address.source(source.key) for source in library.sources()[:2])


def overflowing(window: MainWindow, library: Library) -> dict[str, int]:
    """The pages that are wider than the pane, with by how many pixels."""
    wide = {}
    for where in some_pages(library):
        window.navigator.go_to(where)
        if beyond := window.detail.browser.horizontalScrollBar().maximum():
            wide[str(where)] = beyond
        assert not window.grab().isNull()
    return wide


def test_pages_fit_a_window_of_900_pixels(open_window: OpenWindow, shipped_library: Library) -> None:
    window = open_window(shipped_library)
    window.resize(900, 700)
    assert overflowing(window, shipped_library) == {}


def test_pages_fit_from_right_to_left(
    application: QApplication, open_window: OpenWindow, shipped_library: Library
) -> None:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = open_window(shipped_library)
    window.resize(900, 700)
    assert overflowing(window, shipped_library) == {}
    tree, page = window.tree_panel, window.detail
    assert tree.mapToGlobal(tree.rect().center()).x() > page.mapToGlobal(page.rect().center()).x()


def test_pages_fit_with_type_of_twice_the_size(
    application: QApplication, open_window: OpenWindow, shipped_library: Library
) -> None:
    large = QFont(application.font())
    large.setPointSizeF(2 * large.pointSizeF())
    application.setFont(large)
    window = open_window(shipped_library)
    window.resize(900, 700)
    assert window.font().pointSizeF() == large.pointSizeF()
    assert overflowing(window, shipped_library) == {}


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_small_window_shows_all_three_panes(
    application: QApplication, open_window: OpenWindow, direction: Qt.LayoutDirection
) -> None:
    application.setLayoutDirection(direction)
    window = open_window()
    window.resize(640, 480)
    assert window.size() == QSize(640, 480)
    for pane, least in ((window.tree_panel, 120), (window.detail, 320), (window.timeline_panel, 320)):
        assert pane.isVisible()
        assert pane.width() >= least
        assert pane.height() >= 80
        # From right to left Qt's splitter lets a pane lie one pixel over the edge.
        place = pane.rect().translated(pane.mapTo(window, pane.rect().topLeft()))
        assert window.rect().adjusted(-1, 0, 1, 0).contains(place)
    click_on(window.detail.browser, "pipeline")
    assert window.navigator.address == address.topic("tapi")


def test_the_smallest_window_can_still_be_painted(window: MainWindow) -> None:
    window.resize(1, 1)
    for where in (address.WORLD, TKM, address.relation("TKM", "AFG")):
        window.navigator.go_to(where)
        assert not window.grab().isNull()
    assert window.width() <= 400
    assert window.height() <= 400

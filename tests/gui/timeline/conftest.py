"""The lower pane of a window, and what a reader sees of it."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from desktop.gui.main_window import MainWindow
from desktop.gui.timeline.panel import TimelinePanel


@pytest.fixture
def panel(window: MainWindow) -> TimelinePanel:
    return window.timeline_panel


def shown(panel: TimelinePanel) -> set[str]:
    return {event.id for event in panel.timeline.events}


def chip_buttons(panel: TimelinePanel) -> list[QToolButton]:
    return [button for button in panel.chips.findChildren(QToolButton, "chip") if button.isVisibleTo(panel)]


def chips(panel: TimelinePanel) -> list[str]:
    return [button.text().strip("\u2068\u2069 ×").replace("\u2069", "") for button in chip_buttons(panel)]


def hidden(panel: TimelinePanel) -> str:
    label = panel.chips.findChild(QLabel, "timeline_hidden")
    assert isinstance(label, QLabel)
    return label.text()


def title(panel: TimelinePanel) -> str:
    label = panel.findChild(QLabel, "timeline_title")
    assert isinstance(label, QLabel)
    return label.text()

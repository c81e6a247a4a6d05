"""Some hundred actions at random: nothing may be raised, and Qt may say nothing; ten thousand are a benchmark."""

import pytest

from tests.gui.conftest import OpenWindow
from tests.monkey import Monkey, answer_files

ACTIONS, SEED = 300, 2026


def test_a_reader_who_does_anything_breaks_nothing(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_files(monkeypatch)
    window = open_window()
    monkey = Monkey(window, SEED)
    done = [monkey.act() for _ in range(ACTIONS)]
    assert len(done) == ACTIONS
    assert window.navigator.page is not None
    assert window.timeline_panel.title == window.navigator.page.document.title
    assert window.tabs.titles[window.tabs.front] == window.navigator.page.document.title
    window.notebook.desk.settle()
    assert window.close()

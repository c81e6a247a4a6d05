"""The way through the pages: forward, back, and where the reader was on each."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain import address
from desktop.domain.address import Address
from desktop.errors import UnknownNameError
from desktop.gui.navigator import MOST_STEPS, Navigator
from desktop.library.library import Library
from desktop.summary.page import Page, open_page

TKM, TAPI, UN = address.country("TKM"), address.topic("tapi"), address.organization("UN")
NOWHERE = address.country("ZZZ")


class Reader:
    """Reads with a navigator, and remembers what it was told."""

    def __init__(self, library: Library) -> None:
        self.scroll = 0
        self.closed: set[Address] = set()
        self.told: list[tuple[str, object]] = []
        self._open = partial(open_page, library)
        self.navigator = Navigator(self._open_unless_closed, lambda: self.scroll)
        self.navigator.page_changed.connect(lambda page: self.told.append(("page", page.document.address)))
        self.navigator.fragment_requested.connect(lambda fragment: self.told.append(("fragment", fragment)))
        self.navigator.scroll_restored.connect(lambda scroll: self.told.append(("scroll", scroll)))
        self.navigator.failed.connect(lambda sentence: self.told.append(("failed", sentence)))
        self.navigator.history_changed.connect(lambda: self.told.append(("history", self.ways)))

    def go_to(self, *wishes: Address) -> None:
        for where in wishes:
            self.navigator.go_to(where)
        self.told.clear()

    @property
    def ways(self) -> tuple[bool, bool]:
        return self.navigator.can_go_back, self.navigator.can_go_forward

    def _open_unless_closed(self, where: Address) -> Page:
        if where in self.closed:
            raise UnknownNameError(where.parts[0], where.kind.value)
        return self._open(where)


@pytest.fixture
def reader(qapp: QApplication, small_library: Library) -> Reader:
    return Reader(small_library)


def test_at_first_one_is_nowhere(reader: Reader) -> None:
    assert reader.navigator.page is None
    assert reader.navigator.address is None
    assert reader.ways == (False, False)
    reader.navigator.go_back()
    reader.navigator.go_forward()
    assert reader.told == []


def test_going_somewhere_opens_the_page_once(reader: Reader) -> None:
    reader.navigator.go_to(TKM)
    assert reader.told == [("page", TKM), ("history", (False, False))]
    assert reader.navigator.address == TKM


def test_the_page_that_is_open_is_not_opened_again(reader: Reader) -> None:
    reader.go_to(TAPI, TKM)
    reader.navigator.go_to(TKM)
    assert reader.told == []
    reader.navigator.go_back()
    assert reader.navigator.address == TAPI


def test_both_orders_of_a_pair_are_one_page(reader: Reader) -> None:
    reader.go_to(address.relation("TKM", "AFG"))
    reader.navigator.go_to(address.relation("AFG", "TKM"))
    assert reader.told == []
    assert reader.ways == (False, False)
    assert reader.navigator.address == address.relation("TKM", "AFG")


def test_back_and_forward_return_to_where_the_reader_was_on_each_page(reader: Reader) -> None:
    reader.navigator.go_to(TKM)
    reader.scroll = 120
    reader.navigator.go_to(TAPI)
    reader.scroll = 45
    reader.told.clear()
    reader.navigator.go_back()
    assert reader.told == [("page", TKM), ("scroll", 120), ("history", (False, True))]
    reader.scroll = 130
    reader.told.clear()
    reader.navigator.go_forward()
    assert reader.told == [("page", TAPI), ("scroll", 45), ("history", (True, False))]
    reader.told.clear()
    reader.navigator.go_back()
    assert ("scroll", 130) in reader.told


def test_going_elsewhere_after_going_back_ends_the_way_forward(reader: Reader) -> None:
    reader.go_to(TKM, TAPI)
    reader.navigator.go_back()
    assert reader.ways == (False, True)
    reader.navigator.go_to(UN)
    assert reader.ways == (True, False)
    reader.navigator.go_back()
    assert reader.navigator.address == TKM


def test_a_page_that_does_not_exist_leaves_the_reader_where_they_are(reader: Reader) -> None:
    reader.go_to(TKM, TAPI)
    reader.navigator.go_back()
    reader.told.clear()
    reader.navigator.go_to(NOWHERE)
    assert reader.told == [("failed", "no country is called “ZZZ”")]
    assert reader.navigator.address == TKM
    assert reader.ways == (False, True)


def test_a_page_that_is_gone_is_left_out_of_the_way_back(reader: Reader) -> None:
    reader.go_to(TKM, TAPI, UN)
    reader.closed.add(TAPI)
    reader.navigator.go_back()
    assert reader.told == [("failed", "no topic is called “tapi”"), ("history", (True, False))]
    assert reader.navigator.address == UN
    reader.navigator.go_back()
    assert reader.navigator.address == TKM
    reader.navigator.go_forward()
    assert reader.navigator.address == UN


def test_a_heading_of_another_page_is_shown_after_the_page(reader: Reader) -> None:
    reader.navigator.go_to(TKM._replace(fragment="trade"))
    assert [what for what, _ in reader.told] == ["page", "history", "fragment"]
    assert reader.told[-1] == ("fragment", "trade")


def test_a_heading_of_the_page_that_is_open_opens_nothing(reader: Reader) -> None:
    reader.go_to(TKM)
    reader.navigator.go_to(TKM._replace(fragment="trade"))
    assert reader.told == [("fragment", "trade")]
    assert reader.ways == (False, False)


def test_a_heading_of_a_page_that_does_not_exist_is_not_asked_for(reader: Reader) -> None:
    reader.navigator.go_to(NOWHERE._replace(fragment="trade"))
    assert [what for what, _ in reader.told] == ["failed"]


def test_only_so_many_steps_back_are_kept(reader: Reader) -> None:
    reader.go_to(UN)
    for step in range(MOST_STEPS + 3):
        reader.navigator.go_to((TKM, TAPI)[step % 2])
    steps = 0
    while reader.navigator.can_go_back:
        reader.navigator.go_back()
        steps += 1
    assert steps == MOST_STEPS
    assert reader.navigator.address != UN

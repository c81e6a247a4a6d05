"""A page that is shown in pieces is the page that is shown at once."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtGui import QTextBlock, QTextDocument
from pytestqt.qtbot import QtBot

from desktop.domain import address
from desktop.domain.address import Address
from desktop.gui import theme
from desktop.gui.detail.browser import PageBrowser
from desktop.gui.detail.pieces import pieces
from desktop.gui.detail.rich_text import Type, rich_parts
from desktop.library.library import Library
from desktop.summary.document import Document
from desktop.summary.page import open_page

LETTERS = Type("'Noto Serif'", "'Noto Sans'", 10, 14)
PAGES = [address.country("TKM"), address.names("TKM"), address.relation("TKM", "AFG"), address.topic("tapi")]


@pytest.fixture
def browser(qtbot: QtBot) -> PageBrowser:
    browser = PageBrowser()
    qtbot.addWidget(browser)
    browser.resize(500, 300)
    return browser


def parts(document: Document) -> Iterator[str]:
    return rich_parts(document, theme.LIGHT, LETTERS)


def lines(document: QTextDocument) -> list[tuple[object, ...]]:
    """What can be seen of each paragraph that is not empty."""
    found, block = [], document.begin()
    while block.isValid():
        if block.text():
            found.append(look(block))
        block = block.next()
    return found


def look(block: QTextBlock) -> tuple[object, ...]:
    form, letters, of_list = block.blockFormat(), block.charFormat(), block.textList()
    return (
        block.text(), form.topMargin(), form.bottomMargin(), form.lineHeight(), form.alignment(), form.headingLevel(),
        of_list.format().indent() if of_list else 0, letters.fontPointSize(), letters.foreground().color().name(),
    )  # fmt: skip


@pytest.mark.parametrize("where", PAGES, ids=str)
@pytest.mark.parametrize("size", [1, 300, 2000])
def test_pieces_of_any_size_read_as_the_whole(
    browser: PageBrowser, figures_library: Library, where: Address, size: int
) -> None:
    document = open_page(figures_library, where).document
    browser.show_html("".join(parts(document)), 14)
    whole = lines(browser.document())
    browser.show_pieces(pieces(parts(document), size, size), 14)
    assert lines(browser.document()) == whole
    assert len(list(pieces(parts(document), size, size))) > 1


def test_no_piece_ends_with_a_whole_table(figures_library: Library) -> None:
    for where in PAGES:
        cut = list(pieces(parts(open_page(figures_library, where).document), 1, 1))
        after = [later for piece, later in pairwise(cut) if piece.endswith("</table>")]
        assert after
        assert all(later.startswith("<table") for later in after)


def test_the_first_piece_is_there_at_once_and_the_rest_after_it_was_painted(
    qtbot: QtBot, browser: PageBrowser, small_library: Library
) -> None:
    with qtbot.waitExposed(browser):
        browser.show()
    page = open_page(small_library, address.country("TKM")).document
    asked: list[str] = []
    with qtbot.waitSignal(browser.text_shown):
        browser.show_pieces((asked.append(piece) or piece for piece in pieces(parts(page), 500, 500)), 14)
        assert len(asked) == 1
    assert len(asked) > 3
    assert "Sources" in browser.toPlainText()


def test_who_asks_for_the_text_gets_the_whole(browser: PageBrowser, small_library: Library) -> None:
    page = open_page(small_library, address.country("TKM")).document
    for ask in (
        lambda: browser.toPlainText(),
        lambda: browser.document().toPlainText(),
        lambda: browser.find("Sources") and browser.toPlainText(),
    ):
        browser.show_pieces(pieces(parts(page), 500, 500), 14)
        assert "Sources" in str(ask())


def test_a_text_that_was_shown_is_kept_as_it_was_laid_out(browser: PageBrowser, small_library: Library) -> None:
    page = open_page(small_library, address.country("TKM")).document
    browser.show_pieces(pieces(parts(page)), 14, key="tkm")
    first = browser.document()
    browser.show_pieces(iter(["<p>other</p>"]), 14, key="other")
    browser.finish()
    browser.show_pieces(iter(["not asked"]), 14, key="tkm")
    assert browser.document() is first
    browser.forget_kept()
    browser.show_pieces(iter(["<p>asked</p>"]), 14, key="tkm")
    assert browser.toPlainText() == "asked"


def test_a_text_that_was_left_half_shown_is_not_kept(browser: PageBrowser) -> None:
    browser.show_pieces(iter(["<p>one</p>", "<p>two</p>"]), 14, key="page")
    browser.show_pieces(iter(["<p>other</p>"]), 14)
    browser.show_pieces(iter(["<p>one</p>", "<p>two</p>"]), 14, key="page")
    assert browser.toPlainText() == "one\ntwo"

"""The text of a page reads no file, asks nothing of the network and opens no link by itself."""

import socket
from pathlib import Path

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.detail.browser import PageBrowser, SealedDocument
from tests.gui.conftest import click_on

RED = QColor("red")
Kind = QTextDocument.ResourceType


@pytest.fixture
def browser(qtbot: QtBot) -> PageBrowser:
    browser = PageBrowser()
    qtbot.addWidget(browser)
    browser.resize(400, 300)
    with qtbot.waitExposed(browser):
        browser.show()
    return browser


@pytest.fixture
def canaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a red picture, a style sheet that paints red, and a page: none may ever be seen."""
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(RED)
    assert picture.save(str(tmp_path / "canary.png"))
    (tmp_path / "canary.css").write_text("p { color: red; background-color: red }")
    (tmp_path / "canary.html").write_text("<p>canary</p>")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names_of(folder: Path, file: str) -> list[str]:
    """The ways in which a text can name a file."""
    whole = folder / file
    return [
        file,
        f"./{file}",
        f"sub/../{file}",
        str(whole),
        f"file:{whole}",
        f"file://{whole}",
        f"file://localhost{whole}",
        f"FILE://{whole}",
        f"//localhost{whole}",
        f"\\\\localhost{whole}",
        f"qrc:{whole}",
        f":{whole}",
    ]


def shows_red(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    return any(image.pixelColor(x, y) == RED for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))


FORMS = (
    '<p>text <img src="{name}"></p>',
    '<p>text <img src="{name}" width="60" height="60"></p>',
    '<table background="{name}" width="100%"><tr><td>cell</td></tr></table>',
    '<body background="{name}"><p>text</p></body>',
    '<p style="background-image: url({name})">text</p>',
    '<ul style="list-style-image: url({name})"><li>text</li></ul>',
)


@pytest.mark.parametrize("form", FORMS)
def test_no_picture_is_read_from_a_file(browser: PageBrowser, canaries: Path, form: str) -> None:
    for name in names_of(canaries, "canary.png"):
        browser.show_html(form.format(name=name), 16)
        assert not shows_red(browser), name


def test_the_canary_would_be_seen(qtbot: QtBot, browser: PageBrowser, canaries: Path) -> None:
    browser.setDocument(QTextDocument(browser))
    browser.loadResource = lambda *_: None  # type: ignore[assignment,method-assign]
    browser.setHtml(FORMS[0].format(name=canaries / "canary.png"))
    assert shows_red(browser)


def test_no_style_sheet_is_read_from_a_file(browser: PageBrowser, canaries: Path) -> None:
    for name in names_of(canaries, "canary.css"):
        browser.show_html(
            f'<html><head><link rel="stylesheet" type="text/css" href="{name}">'
            f"<style>@import url({name});</style></head><body><p>text</p></body></html>",
            16,
        )
        assert not shows_red(browser), name


@pytest.mark.parametrize(
    "kind", [Kind.HtmlResource, Kind.ImageResource, Kind.StyleSheetResource, Kind.MarkdownResource]
)
def test_whatever_is_asked_for_is_answered_with_nothing(
    browser: PageBrowser, canaries: Path, kind: QTextDocument.ResourceType
) -> None:
    names = [name for file in ("canary.png", "canary.css", "canary.html") for name in names_of(canaries, file)]
    names.append("qrc:/qt-project.org/styles/commonstyle/images/file-16.png")
    for name in names:
        for answer in (browser.loadResource(kind.value, QUrl(name)), browser.document().resource(kind, QUrl(name))):
            if isinstance(answer, QImage):
                assert (answer.width(), answer.pixelColor(0, 0).alpha()) == (1, 0)
            else:
                assert bytes(answer) == b""


def test_the_page_for_paper_reads_no_file_either(qtbot: QtBot, canaries: Path) -> None:
    for name in names_of(canaries, "canary.png"):
        document = SealedDocument()
        document.setHtml(FORMS[0].format(name=name))
        assert document.size().height() < 60, name


def test_no_connection_is_made(qtbot: QtBot, browser: PageBrowser) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/canary.png"
        for form in FORMS:
            browser.show_html(form.format(name=url) + f'<p><a href="{url}">link</a></p>', 16)
            browser.grab()
            click_on(browser, "link")
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_source_that_is_set_is_not_opened(browser: PageBrowser, canaries: Path) -> None:
    browser.show_html("<p>the page</p>", 16)
    url = QUrl.fromLocalFile(str(canaries / "canary.html"))
    browser.setSource(url)
    assert QMetaObject.invokeMethod(browser, "setSource", Qt.ConnectionType.DirectConnection, Q_ARG(QUrl, url))
    browser.reload()
    browser.home()
    assert browser.toPlainText() == "the page"
    assert browser.source().isEmpty()


@pytest.mark.parametrize(
    "scheme", ["file://{path}", "{path}", "javascript:alert(1)", "data:text/html,canary", "#below"]
)
def test_a_click_on_a_link_is_told_and_changes_nothing(browser: PageBrowser, canaries: Path, scheme: str) -> None:
    target = scheme.format(path=canaries / "canary.html")
    clicked: list[str] = []
    browser.anchorClicked.connect(lambda url: clicked.append(url.toString()))
    browser.show_html(f'<p><a href="{target}">link</a></p>' + "<p>line</p>" * 50 + '<a name="below"></a>', 16)
    before = browser.toHtml()
    click_on(browser, "link")
    assert clicked == [target]
    assert browser.toHtml() == before
    assert browser.source().isEmpty()
    assert browser.verticalScrollBar().value() == 0


def margin(browser: PageBrowser) -> float:
    return browser.document().rootFrame().frameFormat().leftMargin()


def test_a_line_is_never_wider_than_can_be_read_with_ease(browser: PageBrowser) -> None:
    browser.show_html("<p>word</p>", 16)
    for width in (300, 700, 1000, 2000):
        browser.resize(width, 300)
        assert browser.viewport().width() - 2 * margin(browser) <= 38 * 16 + 1
    assert margin(browser) > 400


def test_a_narrow_page_wastes_no_room(browser: PageBrowser) -> None:
    browser.show_html("<p>word</p>", 16)
    browser.resize(300, 300)
    narrow = margin(browser)
    browser.resize(500, 300)
    assert narrow < margin(browser) < 40


def test_larger_type_has_a_wider_measure(browser: PageBrowser) -> None:
    browser.resize(1400, 300)
    browser.show_html("<p>word</p>", 16)
    before = margin(browser)
    browser.show_html("<p>word</p>", 32)
    assert margin(browser) < before


def test_the_reader_cannot_change_the_text(browser: PageBrowser) -> None:
    browser.show_html("<p>word</p>", 16)
    assert browser.isReadOnly()
    assert not browser.document().isUndoRedoEnabled()


LONG, SHORT = "<p>A text of many words, each of which can be clicked twice. </p>" * 8, "<p>Another text.</p>"


@pytest.mark.parametrize("is_first_kept", [True, False])
def test_a_word_clicked_twice_means_nothing_to_the_text_after(browser: PageBrowser, is_first_kept: bool) -> None:
    browser.show_pieces(iter((SHORT,)), 12, key="short" if is_first_kept else None)
    browser.finish()
    QTest.mouseDClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place_of(browser, 10))
    assert browser.textCursor().selectedText() == "text"

    browser.show_html(LONG, 12)
    QTest.mouseMove(browser.viewport(), place_of(browser, 300))
    assert not browser.textCursor().hasSelection()

    extending = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(browser.viewport(), *extending, place_of(browser, 40))
    QTest.mousePress(browser.viewport(), *extending, place_of(browser, 43))
    assert browser.textCursor().selectedText() == browser.toPlainText()[40:43]


def place_of(browser: PageBrowser, position: int) -> QPoint:
    """Where the letter with this number stands in the view."""
    cursor = browser.textCursor()
    cursor.setPosition(position)
    return browser.cursorRect(cursor).center() + QPoint(1, 0)

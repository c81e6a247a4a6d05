"""Pictures of the timeline as other programs read them."""

import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QFontInfo, QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from desktop.chronology.pages.wording import dated_title
from desktop.domain.dates import EdtfDate, Precision, day_number
from desktop.domain.event import EventKind
from desktop.errors import WriteError
from desktop.gui.jobs import Job
from desktop.gui.timeline.pictures.plan import Paper, PictureForm, PicturePlan, PictureWish, plan, rendered
from desktop.gui.timeline.pictures.sheet_painter import Words
from tests.chronology.views import Item

KINDS = list(EventKind)
SVG = "{http://www.w3.org/2000/svg}"


def event(number: int) -> Item:
    first = day_number(1990, 1, 1) + number * 61
    title = f"Number {number}: visit & <talks> on Türkmenabat’s bridge"
    if number % 9 == 0:
        date = EdtfDate("1995~", Precision.YEAR, first, first + 364, approximate=True)
    elif number % 7 == 0:
        date = EdtfDate("1995/..", Precision.YEAR, first, None, first + 364, None)
    else:
        date = EdtfDate("1995-03-02", Precision.DAY, first, first)
    return Item(f"e{number}", title, KINDS[number % len(KINDS)], date)


def wish(form: PictureForm, count: int = 150, paper: Paper = Paper.A4, portrait: bool = False) -> PictureWish:
    words = Words("Events of “Turkmenistan” & others", "Chancery, content as checked on 23 November 2026")
    family = QFontInfo(QGuiApplication.font()).family()
    return PictureWish(words, [event(number) for number in range(count)], None, form, family, paper, portrait)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("paper", "portrait"), [(Paper.A4, False), (Paper.A4, True), (Paper.A3, False), (Paper.A3, True)]
)
def test_a_pdf_has_every_title_in_its_text_on_pages_of_the_paper(
    qapp: QGuiApplication, tmp_path: Path, paper: Paper, portrait: bool
) -> None:
    planned = plan(wish(PictureForm.PDF, 150, paper, portrait))
    file = tmp_path / "timeline.pdf"
    file.write_bytes(rendered(planned))
    read = pypdf.PdfReader(file)
    assert read.metadata is not None
    assert read.metadata.title == "Events of “Turkmenistan” & others"
    assert len(read.pages) == len(planned.pages) > 1
    text = "".join(squeezed(page.extract_text()) for page in read.pages)
    assert [one.id for one in planned.wish.events if squeezed(dated_title(one)) not in text] == []
    assert squeezed(f"Page 1 of {len(planned.pages)}") in text
    short, long = (595, 842) if paper is Paper.A4 else (842, 1191)
    for page in read.pages:
        box = page.mediabox
        assert (round(box.width), round(box.height)) == pytest.approx(
            (short, long) if portrait else (long, short), abs=1
        )


def test_letters_on_paper_are_at_least_seven_points_high(qapp: QGuiApplication, tmp_path: Path) -> None:
    file = tmp_path / "timeline.pdf"
    file.write_bytes(rendered(plan(wish(PictureForm.PDF, 20))))
    sizes: list[float] = []

    def note(text: str, around: list[float], matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * matrix[3] * around[3]))

    pypdf.PdfReader(file).pages[0].extract_text(visitor_text=note)
    assert sizes
    assert min(sizes) >= 7


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
def test_another_program_draws_the_pdf_and_its_fading_ends_fade(qapp: QGuiApplication, tmp_path: Path) -> None:
    since = event(7)
    only = wish(PictureForm.PDF)
    planned = plan(PictureWish(only.words, [since], None, PictureForm.PDF, only.family))
    (tmp_path / "a.pdf").write_bytes(rendered(planned))
    subprocess.run(["pdftoppm", "-r", "144", "-png", tmp_path / "a.pdf", tmp_path / "a"], check=True)
    picture = QImage(str(next(tmp_path.glob("a*.png"))))
    assert picture.width() == pytest.approx(planned.sheet.width, abs=2)
    scene = planned.pages[0].scene
    assert scene is not None
    mark = scene.marks[0]
    y = round(68 + 52 + mark.rect.y + mark.rect.height / 2)
    end = picture.pixelColor(round(68 + mark.rect.right - 12), y).lightness()
    begin = picture.pixelColor(round(68 + mark.rect.right - mark.fade_right + 2), y).lightness()
    assert end > begin + 10, "an open end is drawn as if it were known"


def test_an_svg_is_valid_names_itself_and_keeps_its_text_as_text(qapp: QGuiApplication) -> None:
    planned = plan(wish(PictureForm.SVG))
    data = rendered(planned)
    root = ET.fromstring(data)
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == "Events of “Turkmenistan” & others"
    assert "checked on 23 November 2026" in (root.findtext(f"{SVG}desc") or "")
    text = "".join(squeezed("".join(element.itertext())) for element in root.iter(f"{SVG}text"))
    assert [one.id for one in planned.wish.events if squeezed(dated_title(one)) not in text] == []
    families = {element.get("font-family") for element in root.iter(f"{SVG}text")}
    assert families == {f"{planned.wish.family}, sans-serif"}
    assert not any(element.tag == f"{SVG}image" for element in root.iter())
    assert b'stroke="#000000"' not in data, "a fading outline is drawn black"
    assert QSvgRenderer(data).isValid()


def test_a_png_has_the_size_that_was_announced_at_twice_the_dots_of_a_screen(qapp: QGuiApplication) -> None:
    planned = plan(wish(PictureForm.PNG, 40))
    data = rendered(planned)
    assert struct.unpack(">II", data[16:24]) == planned.pixels
    place = data.index(b"pHYs") + 4
    assert struct.unpack(">II", data[place : place + 8]) == (7559, 7559), "dots per metre"
    picture = QImage.fromData(data)
    assert picture.pixelColor(2, 2).name() == "#ffffff"


def test_a_picture_that_no_program_opens_is_refused_in_a_sentence(qapp: QGuiApplication) -> None:
    planned = plan(wish(PictureForm.PNG, 3))
    with pytest.raises(WriteError, match="is too large; choose PDF"):
        rendered(PicturePlan(planned.wish, planned.pages, planned.sheet._replace(height=40_000), 3))


def test_pictures_are_drawn_off_the_window_thread(qtbot: QtBot) -> None:
    results: list[object] = []
    job = Job(lambda progress: rendered(plan(wish(PictureForm.PDF, 60), progress), progress))
    job.succeeded.connect(results.append)
    with qtbot.waitSignal(job.succeeded, timeout=20_000):
        job.start(QThreadPool.globalInstance())
    assert isinstance(results[0], bytes)
    assert results[0].startswith(b"%PDF")


def test_no_event_still_makes_a_page(qapp: QGuiApplication) -> None:
    for form in PictureForm:
        assert rendered(plan(wish(form, 0)))

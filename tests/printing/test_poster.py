"""Timelines as posters: large sheets, every title whole and within its sheet, tags, the same bytes each time."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from desktop.chronology.pages.wording import dated_title
from desktop.domain import address
from desktop.domain.days import typed_days
from desktop.domain.event import EventKind
from desktop.library.library import Library
from desktop.printing.kinds import LETTERS
from desktop.printing.measure import PaperMeasure
from desktop.printing.prints import briefs_for, values_of, write
from desktop.summary.page import open_page
from desktop.summary.paper.typeset import Setting
from desktop.summary.period import Period
from desktop.summary.to_pdf import Brief, Paper, PaperError, Wish
from tests.summary.paper.conftest import squeezed, words_of

POSTER = Wish(Brief.POSTER)
SHEETS = {Paper.A4: (1191, 842), Paper.LETTER: (1224, 792)}


def printed(library: Library, where: str, wish: Wish = POSTER) -> PdfReader:
    page = open_page(library, address.parse(where))
    return PdfReader(io.BytesIO(write(library, page, wish).data))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("where", ["country/TKM", "relation/FRA/DEU", "topic/tapi", "organization/UN", "country/FRA"])
def test_every_event_stands_on_the_poster_with_its_whole_title(
    shipped_library: Library, where: str, paper: Paper
) -> None:
    page = open_page(shipped_library, address.parse(where))
    reader = printed(shipped_library, where, Wish(Brief.POSTER, paper))
    told = words_of(reader)
    assert page.events
    assert [one.title for one in page.events if squeezed(dated_title(one)) not in told] == []
    for one in reader.pages:
        assert tuple(round(float(side)) for side in one.mediabox[2:]) == SHEETS[paper]


@pytest.mark.parametrize(
    ("where", "paper", "size"),
    [
        ("relation/TKM/USA", Paper.A4, (842, 595)),
        ("country/TKM", Paper.A4, (2384, 1684)),
        ("country/TKM", Paper.LETTER, (2448, 1584)),
    ],
)
def test_one_sheet_holds_every_event_and_is_no_larger_than_it_needs(
    shipped_library: Library, where: str, paper: Paper, size: tuple[int, int]
) -> None:
    page = open_page(shipped_library, address.parse(where))
    reader = printed(shipped_library, where, Wish(Brief.SHEET, paper))
    told = words_of(reader)
    assert [one.title for one in page.events if squeezed(dated_title(one)) not in told] == []
    assert [tuple(round(float(side)) for side in one.mediabox[2:]) for one in reader.pages] == [size]


@pytest.mark.parametrize("where", ["country/TKM", "country/FRA", "relation/TKM/USA", "relation/TKM/AFG"])
def test_one_sheet_is_filled_by_larger_type_and_wider_lanes(shipped_library: Library, where: str) -> None:
    data = values_of(shipped_library, open_page(shipped_library, address.parse(where)), Wish(Brief.SHEET)).data
    (sheet,) = data["sheets"]
    lowest = max(shape["y"] + shape["h"] for shape in sheet["shapes"])
    assert 8 <= data["type"] <= 13
    assert lowest > 0.75 * sheet["height"] or data["type"] > 12


def test_a_poster_of_one_sheet_takes_its_room_too(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.relation("TKM", "AFG"))
    data = values_of(shipped_library, page, POSTER).data
    assert len(data["sheets"]) == 1
    assert data["type"] > 8


@pytest.mark.parametrize("colour", [True, False])
def test_kinds_are_told_by_letters_too_on_the_sheet_and_in_its_legend(shipped_library: Library, colour: bool) -> None:
    page = open_page(shipped_library, address.country("TKM"))
    data = values_of(shipped_library, page, Wish(Brief.POSTER, colour=colour)).data
    words = [word for sheet in data["sheets"] for word in sheet["words"] if word.get("k")]
    assert len(words) == len(page.events)
    legend = {one["k"]: one["words"] for one in data["legend"] if one["k"]}
    assert legend == {LETTERS[event.kind]: str(event.kind) for event in page.events}
    told = words_of(printed(shipped_library, "country/TKM", Wish(Brief.POSTER, colour=colour)))
    assert squeezed("Ag Convention on the legal status of the Caspian Sea") in told
    assert squeezed("Ag agreement Vi visit") in told


def test_each_kind_has_letters_of_its_own() -> None:
    assert set(LETTERS) == set(EventKind)
    assert len(set(LETTERS.values())) == len(LETTERS)


@pytest.mark.parametrize("brief", [Brief.POSTER, Brief.SHEET])
def test_leaders_and_the_curve_of_votes_lie_behind_the_events_of_two(shipped_library: Library, brief: Brief) -> None:
    told = words_of(printed(shipped_library, "relation/TKM/USA", Wish(brief)))
    for words in ("TKM: Niyazov", "USA: Clinton", "Same vote in the UN", "100 %", "Archigos set 4.1"):
        assert squeezed(words) in told


@pytest.mark.parametrize("brief", [Brief.POSTER, Brief.SHEET])
def test_names_of_leaders_are_cut_only_where_their_term_is_too_short(shipped_library: Library, brief: Brief) -> None:
    told = words_of(printed(shipped_library, "relation/TKM/AFG", Wish(brief)))
    for name in ("Niyazov", "Berdymukhammedov", "Burhanuddin Rabbani", "Mullah Omar", "Hamid Karzai", "Ahmadzai"):
        assert squeezed(name) in told
    # Two lines, in a term of a few years among fifteen decades.
    assert squeezed("Mahmud Khan Ghazi") in words_of(printed(shipped_library, "country/AFG", Wish(brief)))


def test_behind_a_topic_lies_nothing(shipped_library: Library) -> None:
    data = values_of(shipped_library, open_page(shipped_library, address.parse("topic/tapi")), POSTER).data
    assert data["behind"] == ""
    assert [(sheet["eras"], sheet["curve"]) for sheet in data["sheets"]] == [([], None)] * len(data["sheets"])


@pytest.mark.parametrize("brief", [Brief.POSTER, Brief.SHEET])
@pytest.mark.parametrize("where", ["country/TKM", "country/FRA", "relation/FRA/DEU"])
def test_nothing_is_written_beyond_the_edge(shipped_library: Library, where: str, brief: Brief) -> None:
    data = values_of(shipped_library, open_page(shipped_library, address.parse(where)), Wish(brief)).data
    words = [word for sheet in data["sheets"] for word in sheet["words"]]
    measure = PaperMeasure((line for word in words for line in word["t"]), data["type"])
    width = data["width"] - 2 * data["side"]
    for sheet in data["sheets"]:
        for word in sheet["words"]:
            letters = measure(f"{word.get('k', '')} ", True).width if word.get("k") else 0
            wide = [measure(line, word["b"]) for line in word["t"]]
            assert word["x"] >= -0.1, word
            assert word["x"] + letters + wide[0].width <= width + 2, word
            assert all(word["x"] + line.width <= width + 2 for line in wide[1:]), word
            assert word["y"] + len(wide) * wide[0].height <= sheet["height"] + 1, word
        for ground in sheet["eras"]:
            assert -0.1 <= ground["x"] <= ground["x"] + ground["w"] <= width + 0.1, ground


def test_a_title_takes_the_room_that_it_is_thought_to_take(shipped_library: Library) -> None:
    titles = [event.title for event in open_page(shipped_library, address.country("TKM")).events]
    measure = PaperMeasure(titles, 8.0)
    real = Setting("widths", {"signs": titles}).answer("widths")
    for title, (regular, bold) in zip(titles, real, strict=True):
        assert regular * 8 <= measure(title).width <= regular * 8 * 1.05, title
        assert bold * 8 <= measure(title, True).width <= bold * 8 * 1.05, title


def test_only_the_days_wished_are_shown(shipped_library: Library) -> None:
    period = Period(typed_days("1995").first, typed_days("1995").last)
    told = words_of(printed(shipped_library, "country/TKM", Wish(Brief.POSTER, period=period)))
    assert squeezed("UN General Assembly recognizes Turkmenistan's permanent neutrality") in told
    assert squeezed("Turkmenistan–China gas pipeline opens") not in told


def test_days_without_events_are_refused(shipped_library: Library) -> None:
    period = Period(typed_days("1200").first, typed_days("1300").last)
    with pytest.raises(PaperError, match="no events in these days"):
        printed(shipped_library, "country/TKM", Wish(Brief.POSTER, period=period))


def test_a_poster_is_tagged_and_the_same_each_time(shipped_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764028800")
    page = open_page(shipped_library, address.country("TKM"))
    one, other = write(shipped_library, page, POSTER).data, write(shipped_library, page, POSTER).data
    assert one == other
    root = PdfReader(io.BytesIO(one)).trailer["/Root"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert "/StructTreeRoot" in root


def test_laying_out_tells_how_far_it_is_and_can_be_given_up(shipped_library: Library) -> None:
    class GivenUpError(Exception):
        pass

    def give_up(done: int, total: int) -> None:
        raise GivenUpError

    page = open_page(shipped_library, address.country("TKM"))
    with pytest.raises(GivenUpError):
        values_of(shipped_library, page, POSTER, give_up)


def test_a_page_offers_the_forms_that_it_has(small_library: Library) -> None:
    country = open_page(small_library, address.country("TKM"))
    assert briefs_for(country) == (Brief.ONE_PAGE, Brief.FULL, Brief.POSTER, Brief.SHEET)
    assert briefs_for(country._replace(events=())) == (Brief.ONE_PAGE, Brief.FULL)
    assert briefs_for(open_page(small_library, address.WORLD))[0] is Brief.FULL


def test_each_event_of_a_poster_is_tagged_as_a_paragraph(shipped_library: Library) -> None:
    page = open_page(shipped_library, address.parse("country/TKM"))
    root = printed(shipped_library, "country/TKM").trailer["/Root"]["/StructTreeRoot"]
    tags = Counter(_tags(root["/K"]))
    assert tags["/P"] >= len(page.events)
    assert tags["/Span"] < 10


def _tags(node: object) -> Iterator[str]:
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for one in node:
            yield from _tags(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"])
        yield from _tags(node.get("/K"))

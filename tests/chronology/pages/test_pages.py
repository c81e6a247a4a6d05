"""Pages of paper: every event is on them with its whole title, and nothing overlaps or leaves the page."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.chronology.bands import Group, groups_of
from desktop.chronology.chronicle import Chronicle
from desktop.chronology.geometry import Rect, Size
from desktop.chronology.item import extent_of
from desktop.chronology.pages.cutting import pages_of, picture_of
from desktop.chronology.pages.sheet import Page
from desktop.chronology.pages.wording import dated_title, period_name, whole_years, wrapped
from desktop.domain.dates import EdtfDate, Precision, day_number
from tests.chronology.views import Item, day, item, items, measure

A4 = Size(1547.0, 900.0)
UNKNOWN = EdtfDate("../..", Precision.DAY, None, None)
rooms = st.builds(Size, st.floats(400, 2400), st.floats(300, 1700))


def one_group(found: Sequence[Item]) -> list[Group]:
    return [Group("", Chronicle(found))]


def whole_of(found: Sequence[Item]) -> tuple[int, int]:
    extents = [extent for one in found if (extent := extent_of(one.date))]
    if not extents:
        return day_number(2000, 1, 1), day_number(2000, 12, 31)
    return whole_years(min(extent.first for extent in extents), max(extent.last for extent in extents))


def squeezed(text: str) -> str:
    return "".join(text.split())


def written(pages: Sequence[Page]) -> set[tuple[str, str]]:
    """What is written of each event, without its blanks: at each of its marks, and where it is listed."""
    marks = {(mark.id, squeezed(mark.label)) for page in pages if page.scene for mark in page.scene.marks}
    listed: dict[str, str] = {}
    for line in (line for page in pages for line in page.lines if line.item):
        listed[line.item] = listed.get(line.item, "") + squeezed(line.text)
    return marks | set(listed.items())


def places(page: Page) -> list[tuple[str, Rect]]:
    found = [(f"{line.item} {line.text}", line.rect) for line in page.lines]
    for mark in page.scene.marks if page.scene else ():
        found.append((mark.id, mark.rect))
        assert mark.label_rect is not None
        if not mark.inside:
            found.append((f"label of {mark.id}", mark.label_rect))
    return found


def assert_in_order(pages: Sequence[Page], found: Sequence[Item], size: Size | None = None) -> None:
    assert written(pages) == {(one.id, squeezed(dated_title(one))) for one in found}
    for page in pages:
        assert size is None or page.size == size
        for name, rect in places(page):
            assert rect.x >= -0.01, f"{name} leaves the page at the left"
            assert rect.right <= page.size.width + 0.01, f"{name} leaves the page at the right"
            assert rect.y >= 0, f"{name} leaves the page at the top"
            assert rect.bottom <= page.size.height + 0.01, f"{name} leaves the page at the bottom"
        for (name, rect), (other, other_rect) in combinations(places(page), 2):
            if not name.strip().startswith("Also"):
                assert not rect.overlaps(other_rect), f"{name} and {other} overlap on {page.title}"
        for mark in page.scene.marks if page.scene else ():
            assert mark.label_rect is not None
            widest = max(measure(line).width for line in mark.label.split("\n"))
            assert widest <= mark.label_rect.width + 0.01, "the label is clipped"
            if mark.inside:
                assert mark.rect.x <= mark.label_rect.x
                assert mark.label_rect.right <= mark.rect.right


@settings(max_examples=500, deadline=None)
@given(items, rooms)
def test_every_event_stands_on_the_pages_with_its_whole_title_and_nothing_overlaps(
    found: list[Item], size: Size
) -> None:
    assert_in_order(pages_of(one_group(found), *whole_of(found), size, measure), found, size)


@settings(max_examples=500, deadline=None)
@given(items, st.floats(400, 3000))
def test_a_picture_of_one_piece_is_as_high_as_its_events_need(found: list[Item], width: float) -> None:
    assert_in_order([picture_of(one_group(found), *whole_of(found), width, measure)], found)


@settings(max_examples=100, deadline=None)
@given(items, rooms)
def test_bands_have_lanes_of_their_own_under_their_names(found: list[Item], size: Size) -> None:
    groups = groups_of(found, lambda one: [f"Band {one.id[-1]}"], None, 4, "{count} others")
    pages = pages_of(groups, *whole_of(found), size, measure)
    assert_in_order(pages, found, size)


@settings(max_examples=200, deadline=None)
@given(items, st.integers(700_000, 712_000), st.integers(0, 3000))
def test_a_range_shows_what_can_have_happened_in_it(found: list[Item], first: int, days: int) -> None:
    within = [one for one in found if (x := extent_of(one.date)) and x.first <= first + days and x.last >= first]
    assert_in_order(pages_of(one_group(within), first, first + days, A4, measure), within, A4)


@pytest.mark.parametrize("count", [20, 400, 2000])
def test_a_day_with_more_events_than_lanes_is_listed_to_its_end(count: int) -> None:
    found = [item(f"e{number}", day(730_000), f"Treaty number {number}") for number in range(count)]
    pages = pages_of(one_group(found), *whole_of(found), A4, measure)
    assert_in_order(pages, found, A4)
    assert any(line.text == "Also in this period" for line in pages[0].lines) == (count > 20)


def test_a_dense_year_gets_more_pages() -> None:
    first = day_number(2000, 1, 1)
    found = [item(f"e{number}", day(first + number), f"Visit number {number}") for number in range(360)]
    pages = pages_of(one_group(found), *whole_of(found), A4, measure)
    assert_in_order(pages, found, A4)
    assert [page.title for page in pages][:2] == ["January–March 2000", "April–June 2000"]
    assert not any(line.item for page in pages for line in page.lines), "nothing has to be listed"


def test_what_lasts_longer_than_a_page_goes_on_with_arrows_and_keeps_its_title() -> None:
    first = day_number(1990, 1, 1)
    long = EdtfDate("1991/2009", Precision.YEAR, first + 400, first + 7000, first + 700, first + 6700)
    found = [
        item(f"e{number}", day(first + number * 36), f"A rather long title of number {number}") for number in range(200)
    ]
    pages = pages_of(one_group([*found, item("long", long)]), *whole_of(found), A4, measure)
    assert len(pages) > 2
    shown = [page.scene.mark("long") for page in pages if page.scene]
    assert all(shown), "it is on every page of its time"
    arrows = [[arrow.to_left for arrow in page.arrows] for page in pages]
    assert arrows[:2] == [[False], [True, False]]


def test_a_page_reaches_to_the_end_of_what_began_on_it() -> None:
    first = day_number(1991, 5, 1)
    only = item("long", EdtfDate("1991/2009", Precision.YEAR, first, first + 6800, first + 300, first + 6600))
    (page,) = pages_of(one_group([only]), *whole_of([only]), A4, measure)
    assert page.title == "1991–2009"
    assert page.arrows == ()


def test_an_open_end_keeps_its_fading_on_paper() -> None:
    first = day_number(1991, 5, 1)
    only = item("since", EdtfDate("1991/..", Precision.YEAR, first, None, first + 364))
    (page,) = pages_of(one_group([only]), *whole_of([only]), A4, measure)
    assert page.scene is not None
    mark = page.scene.marks[0]
    assert mark.open_end
    assert mark.fade_right == 2.5 * measure("0").height


def test_years_without_events_take_no_page() -> None:
    found = [item(f"e{number}", day(day_number(1000, 1, 1) + number)) for number in range(60)]
    found += [item(f"f{number}", day(day_number(2000, 1, 1) + number)) for number in range(60)]
    pages = pages_of(one_group(found), *whole_of(found), A4, measure)
    assert_in_order(pages, found, A4)
    assert {page.title[-4:] for page in pages} == {"1000", "2000"}


def test_a_lone_first_year_shares_its_page_with_the_years_after_a_gap() -> None:
    found = [item("first", day(day_number(1815, 6, 1)))]
    found += [item(f"e{year}_{number}", day(day_number(year, 3, 1) + number)) for year in range(1821, 1861)
              for number in range(6)]  # fmt: skip
    pages = pages_of(one_group(found), *whole_of(found), A4, measure)
    assert_in_order(pages, found, A4)
    assert len(pages) > 1
    assert pages[0].title.startswith("1815–18")


def test_an_event_of_unknown_date_is_listed_last() -> None:
    pages = pages_of(
        one_group([item("a", day(730_000)), item("u", UNKNOWN)]), *whole_of([item("a", day(730_000))]), A4, measure
    )
    assert pages[-1].lines[0].text == "Events whose date is not known"
    assert pages[-1].lines[1].item == "u"


def test_the_reader_can_give_up() -> None:
    class GivenUpError(Exception):
        pass

    def give_up(done: int, total: int) -> None:
        raise GivenUpError

    found = [item("a", day(730_000))]
    with pytest.raises(GivenUpError):
        pages_of(one_group(found), *whole_of(found), A4, measure, progress=give_up)


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ((1991, 1, 1), (1996, 12, 31), "1991–1996"),
        ((1995, 1, 1), (1995, 12, 31), "1995"),
        ((1995, 1, 1), (1995, 6, 30), "January–June 1995"),
        ((1995, 2, 1), (1995, 2, 28), "February 1995"),
        ((1995, 11, 1), (1996, 2, 29), "November 1995 – February 1996"),
        ((1995, 3, 1), (1995, 3, 10), "1–10 March 1995"),
        ((1995, 3, 4), (1995, 3, 4), "4 March 1995"),
        ((-43, 1, 1), (12, 12, 31), "44 BCE – 12 CE"),
    ],
)
def test_a_period_is_named_as_one_says_it(first: tuple[int, int, int], last: tuple[int, int, int], name: str) -> None:
    assert period_name(day_number(*first), day_number(*last)) == name


@given(st.text("ab c", max_size=60), st.floats(7, 300))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, width: float) -> None:
    lines = wrapped(text, width, measure)
    assert squeezed("".join(lines)) == squeezed(text)
    assert all(measure(line).width <= width for line in lines)

"""The globe: what is seen of it, what is marked, and how it stands in HTML."""

from html.parser import HTMLParser
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import address
from desktop.domain.address import parse
from desktop.domain.prose import plain_text
from desktop.library.library import Library
from desktop.library.outlines import outline_of
from desktop.library.rows import Outline
from desktop.summary import to_html, to_text
from desktop.summary.document import Document, Marked
from desktop.summary.globe import (
    DOT,
    RADIUS,
    RING,
    Drawing,
    Globe,
    Mark,
    Path,
    drawn,
    globe_of,
    in_order,
)
from desktop.summary.globe_svg import PARTS, svg
from desktop.summary.names_in import NamesIn
from desktop.summary.page import open_page
from desktop.summary.shortened import shortened

EVERYWHERE = [(-180, 85), (-95, 38), (20, 5), (59, 39), (140, -25), (179, 0), (0, -88), (-60, -15)]
places = st.tuples(st.integers(-180, 180), st.integers(-90, 90))


def square(longitude: float, latitude: float, half: float) -> Outline:
    corners = ((-1, -1), (-1, 1), (1, 1), (1, -1))
    points = " ".join(f"{round(10 * (longitude + x * half))} {round(10 * (latitude + y * half))}" for x, y in corners)
    return outline_of([("shape", points)])


def seen_from(library: Library, longitude: float, latitude: float) -> Drawing:
    return drawn(Globe((Marked("here", outline_of([("shape", f"{10 * longitude} {10 * latitude}")])),), library.land()))


def area(path: Path) -> float:
    """Returns the area that a path encloses, above nought if clockwise as one sees it."""
    pairs = zip(path, [*path[1:], path[0]], strict=True)
    return sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in pairs) / 2


def share_of_land(drawing: Drawing) -> float:
    return (sum(map(area, drawing.land)) - sum(map(area, drawing.water))) / (3.1416 * RADIUS**2)


def country(library: Library, code: str) -> Document:
    return open_page(library, address.country(code)).document


def globe(library: Library, code: str) -> Globe:
    found = globe_of(country(library, code))
    assert found is not None
    return found


@settings(max_examples=60, deadline=None)
@given(places)
def test_from_anywhere_all_that_is_seen_lies_on_the_disc(shipped_library: Library, place: tuple[int, int]) -> None:
    drawing = seen_from(shipped_library, *place)
    for path in (*drawing.land, *drawing.water, *drawing.lines):
        assert all(hypot(x, y) <= RADIUS + 0.1 for x, y in path)
    # Were an area closed the wrong way around the horizon, land would cover nearly all or less than nothing.
    assert 0.01 < share_of_land(drawing) < 0.85
    assert all(area(path) > -200 for path in drawing.land), "more than a sliver at the horizon is turned inside out"


def test_halves_of_the_globe_have_the_land_that_they_have(shipped_library: Library) -> None:
    assert share_of_land(seen_from(shipped_library, 2, 47)) > 0.4, "the half with most land is seen from Brittany"
    assert share_of_land(seen_from(shipped_library, -178, -47)) < 0.15, (
        "and the one with most water from near New Zealand"
    )


def test_what_lies_on_the_other_side_is_not_seen() -> None:
    far = square(180, 0, 20).rings
    assert drawn(Globe((Marked("here", square(0, 0, 5)),), far)).land == ()


def test_an_area_on_the_horizon_ends_there() -> None:
    half_hidden = square(90, 0, 20).rings
    (path,) = drawn(Globe((Marked("here", square(0, 0, 5)),), half_hidden)).land
    assert max(x for x, _ in path) == pytest.approx(RADIUS, abs=2)
    assert min(x for x, _ in path) == pytest.approx(RADIUS * 0.883, abs=2)
    assert area(path) > 0


def test_land_around_a_pole_is_seen_as_far_as_the_horizon() -> None:
    eastwards = [longitude if longitude <= 180 else longitude - 360 for longitude in range(0, 360, 10)]
    cap = outline_of([("land", " ".join(f"{10 * longitude} 200" for longitude in eastwards[::-1]))]).rings
    below = Globe((Marked("the South Pole", outline_of([("shape", "0 -900")])),), cap)
    assert drawn(below).land == ()
    (path,) = drawn(Globe((Marked("here", square(0, 0, 5)),), cap)).land
    assert min(y for _, y in path) == pytest.approx(-RADIUS, abs=2)
    assert max(y for _, y in path) == pytest.approx(-RADIUS * 0.342, abs=2)


def test_a_country_is_marked_in_the_middle(shipped_library: Library) -> None:
    (mark,) = drawn(globe(shipped_library, "TKM")).marks
    assert mark.ring is None
    assert mark.dots == ()
    xs, ys = zip(*mark.land[0], strict=True)
    assert min(xs) < 0 < max(xs)
    assert min(ys) < 0 < max(ys)
    assert max(xs) - min(xs) < RADIUS / 3


@pytest.mark.parametrize("code", ["VAT", "SGP", "LUX", "XKX", "PSE", "XNC", "FJI"])
def test_what_is_small_has_a_ring_around_it(shipped_library: Library, code: str) -> None:
    (mark,) = drawn(globe(shipped_library, code)).marks
    assert mark.ring is not None
    x, y, radius = mark.ring
    assert hypot(x, y) < 1
    assert RING <= radius < 2 * RING
    assert mark.dots or mark.land


def test_islands_far_apart_are_dots_in_one_wide_ring(shipped_library: Library) -> None:
    (mark,) = drawn(globe(shipped_library, "KIR")).marks
    assert mark.ring is not None
    assert len(mark.dots) >= 8
    assert all(hypot(x - mark.ring[0], y - mark.ring[1]) < mark.ring[2] for x, y in mark.dots)
    assert mark.ring[2] > 4 * RING


def test_parts_beyond_the_sea_are_marked_and_draw_no_ring(shipped_library: Library) -> None:
    (mark,) = drawn(globe(shipped_library, "FRA")).marks
    assert mark.ring is None
    assert any(x < -0.5 * RADIUS for path in mark.land for x, _ in path), "French Guiana is not seen"


def test_a_country_within_another_is_no_part_of_that(shipped_library: Library) -> None:
    (mark,) = drawn(globe(shipped_library, "ZAF")).marks
    assert len(mark.holes) == 1


def test_every_country_with_an_outline_is_seen(shipped_library: Library) -> None:
    without = []
    for one in shipped_library.countries():
        found = globe_of(country(shipped_library, one.iso3))
        if found is None:
            without.append(one.iso3)
            continue
        (mark,) = drawn(found).marks
        assert mark.land or mark.dots, one.iso3
    assert {"SUN", "YUG", "XAB", "XOS", "XTN", "TUV", "GIB"} <= set(without)
    assert len(without) == 16


def test_the_globe_in_words_says_who_is_marked_and_where(shipped_library: Library) -> None:
    assert globe(shipped_library, "TKM").said == "Globe with Turkmenistan marked, around 39° N, 59° E"
    assert globe(shipped_library, "NZL").said == "Globe with New Zealand marked, around 42° S, 173° E"
    both = shipped_library.outlines(["TKM", "AFG"])
    pair = Globe((Marked("Turkmenistan", both["TKM"]), Marked("Afghanistan", both["AFG"])), shipped_library.land())
    assert pair.said == (
        "Globe with Turkmenistan, filled, around 39° N, 59° E, and Afghanistan, framed, around 34° N, 66° E"
    )


def test_two_that_lie_opposite_each_other_share_no_globe(shipped_library: Library) -> None:
    for pair, is_shown in (("NZL/ESP", False), ("TKM/USA", True), ("TKM/AFG", True)):
        document = open_page(shipped_library, parse(f"chancery:relation/{pair}")).document
        assert (globe_of(document) is not None) is is_shown, pair


def test_a_pair_of_which_one_has_no_outline_has_no_globe_and_tells_no_position(small_library: Library) -> None:
    document = open_page(small_library, parse("chancery:relation/TKM/AFG")).document
    assert globe_of(document) is None
    assert "Position" not in [fact.label for fact in document.facts]


def test_the_page_of_a_pair_says_where_both_lie_and_by_whose_outlines(shipped_library: Library) -> None:
    document = open_page(shipped_library, parse("chancery:relation/TKM/AFG")).document
    (fact,) = [fact for fact in document.facts if fact.label == "Position"]
    assert [plain_text(value.inlines) for value in fact.values] == [
        "Turkmenistan: 39° N, 59° E",
        "Afghanistan: 34° N, 66° E",
    ]
    assert {source.key for value in fact.values for source in value.sources} == {"natural-earth"}
    assert "natural-earth" in [source.key for source in document.sources]


def test_both_of_a_pair_are_seen_and_the_smaller_one_is_drawn_last(shipped_library: Library) -> None:
    both = shipped_library.outlines(["VAT", "ITA"])
    pair = Globe((Marked("the Holy See", both["VAT"]), Marked("Italy", both["ITA"])), shipped_library.land())
    first, second = drawn(pair).marks
    assert first.dots
    assert second.land
    assert in_order(pair) == [1, 0]


def marks_of(library: Library, *codes: str) -> tuple[Mark, ...]:
    found = library.outlines(codes)
    return drawn(Globe(tuple(Marked(code, found[code]) for code in codes), library.land())).marks


@pytest.mark.parametrize(("one", "other"), [("SRB", "XKX"), ("CYP", "XNC"), ("ISR", "PSE")])
def test_two_that_are_small_and_near_lie_in_one_ring(shipped_library: Library, one: str, other: str) -> None:
    marks = marks_of(shipped_library, one, other)
    (ring,) = [mark.ring for mark in marks if mark.ring]
    x, y, radius = ring
    spots = [spot for mark in marks for path in (*mark.land, list(mark.dots)) for spot in path]
    assert all(hypot(to_x - x, to_y - y) < radius for to_x, to_y in spots)


@pytest.mark.parametrize(("one", "other", "rings"), [("KIR", "FJI", 2), ("TKM", "XKX", 1), ("TKM", "AFG", 0)])
def test_others_of_a_pair_have_a_ring_each_where_they_are_small(
    shipped_library: Library, one: str, other: str, rings: int
) -> None:
    assert sum(mark.ring is not None for mark in marks_of(shipped_library, one, other)) == rings


def test_the_picture_paints_each_part(shipped_library: Library) -> None:
    drawn_as = svg(globe(shipped_library, "VAT"), {part: f'class="{part}"' for part in PARTS}, ' id="globe"')
    assert drawn_as.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="-506 -506 1012 1012" id="globe">')
    for part in ("sea", "lines", "land", "first", "ring", "edge"):
        assert f'class="{part}"' in drawn_as
    assert 'class="second"' not in drawn_as
    assert f'r="{DOT}"' in drawn_as
    assert len(drawn_as) < 20_000


class _Pictures(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg" and dict(attrs).get("class") == "globe":
            assert dict(attrs)["role"] == "img"
            self.said.append(dict(attrs)["aria-label"] or "")


def test_html_has_the_globe_with_words_for_those_who_do_not_see_it(shipped_library: Library) -> None:
    found = _Pictures()
    found.feed(to_html.write(country(shipped_library, "TKM")))
    assert found.said == ["Globe with Turkmenistan marked, around 39° N, 59° E"]
    without = _Pictures()
    without.feed(to_html.write(country(shipped_library, "SUN")))
    assert without.said == []


@pytest.mark.parametrize("code", ["TKM", "XKX", "UKR", "PSE"])
def test_every_page_with_a_globe_says_whose_drawing_it_is(shipped_library: Library, code: str) -> None:
    document = country(shipped_library, code)
    (fact,) = [one for one in document.facts if one.label == "Position"]
    assert [source.key for source in fact.values[0].sources] == ["natural-earth"]
    told = " ".join(to_text.write(document).split())
    assert "simplified, in places by who holds the land; says nothing of status" in told


def test_a_page_without_an_outline_has_neither_globe_nor_position(shipped_library: Library) -> None:
    document = country(shipped_library, "TUV")
    assert globe_of(document) is None
    assert not any(fact.label == "Position" for fact in document.facts)
    assert "natural-earth" not in document.numbers()


def test_facts_that_are_left_out_take_the_globe_along_whose_source_they_name(shipped_library: Library) -> None:
    page = open_page(shipped_library, parse("chancery:relation/TKM/AFG"))
    short = shortened(shipped_library, page, frozenset({"Facts"})).document
    assert (short.facts, globe_of(short)) == ((), None)
    assert "natural-earth" not in [source.key for source in short.sources]


def test_the_globe_and_the_position_name_countries_in_the_language_asked_for(shipped_library: Library) -> None:
    page = NamesIn(shipped_library, "ru").page(open_page(shipped_library, parse("chancery:relation/TKM/AFG")))
    found = globe_of(page.document)
    assert found is not None
    assert found.said.startswith("Globe with Туркменистан, filled, around 39° N, 59° E, and Афганистан, framed")
    (fact,) = [fact for fact in page.document.facts if fact.label == "Position"]
    assert plain_text(fact.values[0].inlines) == "Туркменистан: 39° N, 59° E"

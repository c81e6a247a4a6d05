"""The scene: every item drawn once, as exactly as it is known and no more so."""

from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.geometry import Size
from desktop.chronology.outline import Form
from desktop.chronology.scale import Scale
from desktop.chronology.scene import Scene, arrangement_for, build
from desktop.domain.dates import EdtfDate, Precision
from desktop.domain.event import EventKind


class Item(NamedTuple):
    id: str
    title: str
    kind: EventKind
    date: EdtfDate


def measure(text: str, strong: bool = False, /) -> Size:
    return Size(len(text) * (8.0 if strong else 7.0), 16.0)


def day(number: int, **more: bool) -> EdtfDate:
    return EdtfDate("2000-01-01", Precision.DAY, number, number, **more)


def item(name: str, date: EdtfDate, title: str = "Treaty of friendship") -> Item:
    return Item(name, title, EventKind.AGREEMENT, date)


LENGTHS = {Precision.MONTH: 30, Precision.SEASON: 91, Precision.YEAR: 365, Precision.DECADE: 3652}


@st.composite
def dates(draw: st.DrawFn) -> EdtfDate:
    first = draw(st.integers(700_000, 712_000))
    about, doubted = draw(st.booleans()), draw(st.booleans())
    match draw(st.sampled_from(["day", "band", "span", "since", "until"])):
        case "day":
            return day(first, approximate=about, uncertain=doubted)
        case "band":
            precision = draw(st.sampled_from(list(LENGTHS)))
            last = first + LENGTHS[precision] - 1
            return EdtfDate("2000", precision, first, last, None, None, about, doubted)
        case "since":
            return EdtfDate("2000/..", Precision.YEAR, first, None, first + 364)
        case "until":
            return EdtfDate("../2000", Precision.YEAR, None, first + 364, None, first)
    last = first + draw(st.integers(0, 5000))
    return EdtfDate("2000/2001", Precision.DAY, first, last, first, last, about, doubted)


items = st.lists(st.tuples(dates(), st.text("abc de", max_size=40)), max_size=60).map(
    lambda found: [item(f"e{number}", date, title) for number, (date, title) in enumerate(found)]
)
sizes = st.builds(Size, st.floats(1, 1600), st.floats(1, 500))
WHOLE = (690_000, 722_000)


def whole_view(found: list[Item], size: Size, selected: str | None = None) -> Scene:
    return build(found, Scale.fitted(*WHOLE, size.width), size, measure, selected)


@given(items, sizes, st.sampled_from([None, "e0", "e3", "e20"]))
def test_no_two_labels_overlap(found: list[Item], size: Size, selected: str | None) -> None:
    labels = [mark.label_rect for mark in whole_view(found, size, selected).marks if mark.label_rect]
    assert not any(one.overlaps(other) for one, other in combinations(labels, 2))


@given(items, sizes)
def test_no_label_lies_on_a_mark_it_does_not_name(found: list[Item], size: Size) -> None:
    marks = whole_view(found, size).marks
    for mark in marks:
        assert not any(mark.label_rect and mark.label_rect.overlaps(other.rect) for other in marks if other != mark)


@given(items, sizes)
def test_no_two_marks_overlap(found: list[Item], size: Size) -> None:
    rects = [mark.rect for mark in whole_view(found, size).marks]
    assert not any(one.overlaps(other) for one, other in combinations(rects, 2))


@given(items, st.floats(600, 1600), st.floats(1, 500), st.sampled_from([None, "e0", "e3", "e20"]))
def test_every_item_is_a_mark_or_counted(found: list[Item], width: float, height: float, selected: str | None) -> None:
    scene = whole_view(found, Size(width, height), selected)
    assert len(scene.marks) + sum(cluster.count for cluster in scene.clusters) == len(found)
    assert len({mark.id for mark in scene.marks}) == len(scene.marks)


@given(items, sizes, st.floats(-1, 1), st.floats(1, 200))
def test_what_is_in_view_is_drawn_or_counted_however_one_zooms(
    found: list[Item], size: Size, pan: float, zoom: float
) -> None:
    scale = Scale.fitted(*WHOLE, size.width).zoomed(zoom, size.width / 2).panned(pan * size.width)
    scene = build(found, scale, size, measure)
    everything = arrangement_for(found, scale, size, measure).arranged
    origin = scale.first_day * scale.pixels_per_day
    seen = [one for one in everything if one.outline.right > origin and one.outline.left < origin + size.width]
    assert len(scene.marks) + sum(cluster.count for cluster in scene.clusters) == len(seen)


@given(items, sizes, st.floats(-3000, 3000))
def test_lanes_stay_when_the_view_is_panned(found: list[Item], size: Size, dx: float) -> None:
    scale = Scale.fitted(*WHOLE, size.width)
    before = {mark.id: mark.lane for mark in build(found, scale, size, measure).marks}
    after = {mark.id: mark.lane for mark in build(found, scale.panned(dx), size, measure).marks}
    assert all(before[name] == after[name] for name in before.keys() & after.keys())


@given(items, sizes, st.randoms())
def test_the_order_in_which_items_come_changes_nothing(found: list[Item], size: Size, chance: object) -> None:
    mixed = list(found)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert whole_view(mixed, size) == whole_view(found, size)


@given(dates(), st.floats(0.001, 120))
def test_nothing_is_drawn_narrower_than_the_days_it_may_mean(date: EdtfDate, density: float) -> None:
    size = Size(1000, 200)
    first = date.earliest if date.earliest is not None else date.end_earliest
    last = date.latest if date.latest is not None else date.begin_latest
    assert first is not None
    assert last is not None
    scale = Scale(first - 100 / density, density, 1000)
    (mark,) = build([item("e", date)], scale, size, measure).marks
    assert mark.rect.x <= scale.x_of(first) + 0.01
    assert mark.rect.right >= scale.x_of(last + 1) - 0.01


@pytest.mark.parametrize(
    ("date", "form"),
    [
        (day(711_000), Form.POINT),
        (EdtfDate("2000-05", Precision.MONTH, 711_000, 711_030), Form.BAND),
        (EdtfDate("2000-22", Precision.SEASON, 711_000, 711_090), Form.BAND),
        (EdtfDate("200X", Precision.DECADE, 711_000, 714_652), Form.BAND),
        (EdtfDate("2000/2001", Precision.YEAR, 711_000, 711_700), Form.SPAN),
    ],
)
def test_the_form_follows_the_precision(date: EdtfDate, form: Form) -> None:
    assert whole_view([item("e", date)], Size(1000, 200)).marks[0].form is form


def test_open_ends_fade_out_and_are_said() -> None:
    since = EdtfDate("2007/..", Precision.YEAR, 711_000, None, 711_364)
    until = EdtfDate("../2016", Precision.YEAR, None, 715_000, None, 714_636)
    one, other = whole_view([item("a", since), item("b", until)], Size(1000, 200)).marks
    assert (one.open_start, one.open_end, one.fade_left) == (False, True, 0.0)
    assert (other.open_start, other.open_end, other.fade_right) == (True, False, 0.0)
    assert one.fade_right > 0
    assert other.fade_left > 0


def test_an_approximate_date_reaches_beyond_its_days_and_fades_there() -> None:
    year = EdtfDate("2001~", Precision.YEAR, 711_000, 711_364, approximate=True)
    scale = Scale.fitted(710_000, 713_000, 1000)
    (mark,) = build([item("e", year)], scale, Size(1000, 200), measure).marks
    assert mark.approximate
    assert mark.rect.x + mark.fade_left == pytest.approx(scale.x_of(711_000))
    assert mark.rect.right - mark.fade_right == pytest.approx(scale.x_of(711_365))


def test_items_without_any_known_day_are_listed_apart() -> None:
    unknown = item("u", EdtfDate("../..", Precision.DAY, None, None))
    scene = whole_view([unknown, item("e", day(711_000))], Size(1000, 200))
    assert [mark.id for mark in scene.marks] == ["e"]
    assert list(scene.undated) == [unknown]


def test_the_selected_item_keeps_its_mark_and_its_label_in_any_crowd() -> None:
    crowd = [item(f"e{number}", day(711_000), f"Event {number}") for number in range(200)]
    for name in ("e0", "e77", "e199"):
        mark = whole_view(crowd, Size(1000, 200), name).mark(name)
        assert mark is not None
        assert mark.selected
        assert mark.label == f"Event {name[1:]}"


def test_no_label_is_left_beside_a_mark_that_the_selected_label_covers() -> None:
    found = [item(f"e{number}", day(711_000 + 40 * number), f"A long title of event {number}") for number in range(60)]
    scene = whole_view(found, Size(600, 120), "e20")
    chosen = scene.mark("e20")
    assert chosen is not None
    assert chosen.label_rect is not None
    assert chosen.lifted
    for mark in scene.marks:
        if mark != chosen and mark.rect.overlaps(chosen.label_rect):
            assert mark.label_rect is None


def test_a_point_finds_the_item_by_its_mark_and_by_its_label() -> None:
    scene = whole_view([item("e", day(711_000))], Size(1000, 200))
    (mark,) = scene.marks
    assert mark.label_rect is not None
    assert scene.item_at(mark.rect.x + mark.rect.width / 2, mark.rect.y + mark.rect.height / 2) == "e"
    assert scene.item_at(mark.label_rect.x + 5, mark.label_rect.y + 5) == "e"
    assert scene.item_at(mark.rect.x, mark.rect.bottom + 80) is None


def test_a_cluster_is_found_and_knows_its_days() -> None:
    crowd = [item(f"e{number}", day(711_000 + number % 3)) for number in range(200)]
    scene = whole_view(crowd, Size(1000, 200))
    (cluster,) = scene.clusters
    assert scene.cluster_at(cluster.rect.x + 1, cluster.rect.y + 1) is cluster
    assert cluster.first_day <= 711_000
    assert cluster.last_day >= 711_002


def test_control_characters_in_titles_do_not_reach_the_labels() -> None:
    (mark,) = whole_view([item("e", day(711_000), "Treaty\u202e of\nfriendship")], Size(1000, 200)).marks
    assert mark.label == "Treaty of friendship"

"""The scene: every item drawn once, as exactly as it is known and no more so."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.chronology.bands import Group, bands_of, most_bands
from desktop.chronology.chronicle import Chronicle
from desktop.chronology.geometry import Size
from desktop.chronology.item import extent_of
from desktop.chronology.levels import density_of, level_of
from desktop.chronology.outline import Form
from desktop.chronology.rows import Rows
from desktop.chronology.scale import Scale
from desktop.chronology.scene import Scene, build, listed
from desktop.domain.dates import EdtfDate, Precision
from tests.chronology.views import WHOLE, Item, dates, day, item, items, measure, scene_of, sizes, view, whole_view

FIRST = 706_000


@st.composite
def anywhere(draw: st.DrawFn) -> tuple[float, EdtfDate]:
    """Where in a view a date begins, as a share of its days, and the date as if that were day 0."""
    days = draw(st.integers(0, 60))
    about = draw(st.booleans())
    match draw(st.sampled_from(["day", "band", "span"])):
        case "day":
            date = day(0, approximate=about)
        case "band":
            date = EdtfDate("2000-01", Precision.MONTH, 0, 27 + days, None, None, about)
        case _:
            date = EdtfDate("2000/2001", Precision.DAY, 0, days, 0, days, about)
    return draw(st.floats(-0.4, 1.2)), date


def placed_in(scale: Scale, share: float, date: EdtfDate) -> EdtfDate:
    begin = int(scale.day_at(share * scale.width))
    assert date.earliest is not None
    assert date.latest is not None
    interval = date.begin_latest is not None and date.end_earliest is not None
    return date._replace(
        earliest=begin,
        latest=begin + date.latest,
        begin_latest=begin if interval else None,
        end_earliest=begin + date.latest if interval else None,
    )


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


@given(
    st.lists(st.tuples(anywhere(), st.integers(1, 70).map("a".__mul__)), min_size=2, max_size=40),
    st.floats(0.05, 400),
    st.sampled_from([1000.0, 1600.0, 2560.0, 3840.0]),
    st.sampled_from([70.0, 100.0, 140.0, 300.0]),
)
@settings(max_examples=300)
def test_nothing_overlaps_at_any_zoom_and_across_all_tiles(
    found: list[tuple[tuple[float, EdtfDate], str]], density: float, width: float, height: float
) -> None:
    scale = Scale(FIRST, 1.0, width).zoomed(density, 0.0)
    named = [item(f"e{number}", placed_in(scale, *date), title) for number, (date, title) in enumerate(found)]
    marks = view(named, scale, Size(width, height)).marks
    labels = [(mark, mark.label_rect) for mark in marks if mark.label_rect]
    assert not any(one.rect.overlaps(other.rect) for one, other in combinations(marks, 2))
    assert not any(one.overlaps(other) for (_, one), (_, other) in combinations(labels, 2))
    assert not any(label.overlaps(mark.rect) for named_by, label in labels for mark in marks if mark != named_by)


def counted(scene: Scene) -> int:
    return sum(cluster.counted for cluster in scene.clusters if not cluster.earlier)


@given(items, st.floats(600, 1600), st.floats(60, 500), st.sampled_from([None, "e0", "e3", "e20"]))
def test_every_item_is_a_mark_or_counted(found: list[Item], width: float, height: float, selected: str | None) -> None:
    scene = whole_view(found, Size(width, height), selected)
    assert len(scene.marks) + counted(scene) == len(found)
    assert len({mark.id for mark in scene.marks}) == len(scene.marks)


@given(items, st.floats(600, 1600), st.floats(60, 500), st.floats(-1, 1), st.floats(1, 200))
def test_what_begins_in_view_is_drawn_or_counted_however_one_zooms(
    found: list[Item], width: float, height: float, pan: float, zoom: float
) -> None:
    scale = Scale.fitted(*WHOLE, width).zoomed(zoom, width / 2).panned(pan * width)
    scene = view(found, scale, Size(width, height))
    drawn = {mark.id for mark in scene.marks}
    counted_ones = [cluster for cluster in scene.clusters if not cluster.earlier]
    first_column = min((cluster.first_day for cluster in counted_ones), default=scale.first_day)
    last_column = max((cluster.last_day + 1 for cluster in counted_ones), default=scale.last_day)
    hidden = [one for one in found if one.id not in drawn]
    reaches = {one.id: extent for one in found if (extent := extent_of(one.date))}
    begun = [one for one in hidden if scale.first_day <= reaches[one.id].first < scale.last_day]
    assert len(begun) <= counted(scene) <= sum(first_column <= reaches[one.id].first < last_column for one in hidden)


@given(items, st.floats(600, 1600), st.floats(60, 500), st.floats(-1, 1), st.floats(1, 200))
def test_what_lasts_into_the_view_is_drawn_or_counted_once(
    found: list[Item], width: float, height: float, pan: float, zoom: float
) -> None:
    size, rows = Size(width, height), Rows.of(height, measure)
    scale = Scale.fitted(*WHOLE, width).zoomed(zoom, width / 2).panned(pan * width)
    bands = bands_of([Group("", Chronicle(found))], rows.lanes_height, measure)
    scene = build(bands, scale, size, rows, measure)
    drawn = [mark.id for mark in scene.marks]
    told = drawn + [one.id for cluster in scene.clusters for one in listed(cluster, bands[0], scene)]
    assert len(set(told)) == len(told)
    for one in found:
        extent = extent_of(one.date)
        assert extent is not None
        if extent.first < scale.last_day and extent.last >= scale.first_day:
            assert one.id in told


@given(items, sizes, st.floats(-3000, 3000))
def test_lanes_and_labels_stay_when_the_view_is_panned(found: list[Item], size: Size, dx: float) -> None:
    scale = Scale.fitted(*WHOLE, size.width)
    chronicle = Chronicle(found)
    rows = Rows.of(size.height, measure)
    bands = bands_of([Group("", chronicle)], rows.lanes_height, measure)
    before = {mark.id: mark.lane for mark in build(bands, scale, size, rows, measure).marks}
    after = {mark.id: mark.lane for mark in build(bands, scale.panned(dx), size, rows, measure).marks}
    assert all(before[name] == after[name] for name in before.keys() & after.keys())


@given(items, sizes, st.floats(-3000, 3000))
def test_lanes_do_not_depend_on_what_was_seen_before(found: list[Item], size: Size, dx: float) -> None:
    scale = Scale.fitted(*WHOLE, size.width).zoomed(3, 0)
    rows = Rows.of(size.height, measure)
    bands = bands_of([Group("", Chronicle(found))], rows.lanes_height, measure)
    build(bands, scale.panned(dx), size, rows, measure)
    assert build(bands, scale, size, rows, measure) == view(found, scale, size)


@given(items, sizes, st.floats(1, 1.4))
def test_within_a_level_of_zoom_every_item_keeps_its_lane(found: list[Item], size: Size, zoom: float) -> None:
    density = density_of(level_of(size.width / (WHOLE[1] - WHOLE[0])))
    scale = Scale(WHOLE[0], density, size.width)
    before = {mark.id: mark.lane for mark in view(found, scale, size).marks}
    after = {mark.id: mark.lane for mark in view(found, scale.zoomed(zoom, size.width / 2), size).marks}
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
    (mark,) = view([item("e", date)], scale, size).marks
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
    (mark,) = view([item("e", year)], scale, Size(1000, 200)).marks
    assert mark.approximate
    assert mark.rect.x + mark.fade_left == pytest.approx(scale.x_of(711_000))
    assert mark.rect.right - mark.fade_right == pytest.approx(scale.x_of(711_365))


def test_items_without_any_known_day_are_listed_apart() -> None:
    unknown = item("u", EdtfDate("../..", Precision.DAY, None, None))
    chronicle = Chronicle([unknown, item("e", day(711_000))])
    assert [one.id for one in chronicle.items] == ["e"]
    assert chronicle.undated == (unknown,)


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


def test_a_count_is_found_and_knows_its_days() -> None:
    crowd = [item(f"e{number}", day(711_000 + number % 3)) for number in range(200)]
    scene = whole_view(crowd, Size(1000, 200))
    for cluster in scene.clusters:
        assert scene.cluster_at(cluster.rect.x + 1, cluster.rect.y + 1) is cluster
        assert cluster.first_day <= 711_000 <= cluster.last_day
    assert counted(scene) > 150


chosen_ones = st.sampled_from([None, "e0", "e3", "e20"])


@given(items, st.integers(1, 4), sizes, st.floats(-1, 1), st.floats(1, 3000), chosen_ones)
def test_a_count_and_its_list_agree(
    found: list[Item], groups: int, size: Size, pan: float, zoom: float, selected: str | None
) -> None:
    scale = Scale.fitted(*WHOLE, size.width).zoomed(zoom, size.width / 2).panned(pan * size.width)
    rows = Rows.of(size.height, measure)
    # Some items stand in two bands, drawn in one and counted in the other.
    members = [[one for one in found if int(one.id[1:]) % groups in (number, 0)] for number in range(groups)]
    bands = bands_of([Group(str(at), Chronicle(some)) for at, some in enumerate(members)], rows.lanes_height, measure)
    scene = build(bands, scale, size, rows, measure, selected)
    for cluster in scene.clusters:
        band = bands[cluster.band]
        names = [one.id for one in listed(cluster, band, scene)]
        assert len(names) == len(set(names)) == cluster.counted > 0
        rule = scene.bands[cluster.band]
        middles = [(mark.id, mark.rect.y + mark.rect.height / 2) for mark in scene.marks]
        within = [name for name, middle in middles if rule.top <= middle < rule.top + rule.height]
        assert not set(names) & set(within)
        for one in listed(cluster, band, scene):
            extent = extent_of(one.date)
            assert extent is not None
            if cluster.earlier:
                assert extent.first < cluster.first_day <= extent.last
            else:
                assert cluster.first_day <= extent.first < cluster.last_day + 1


def test_events_begun_before_the_view_are_counted_at_its_beginning_and_listed() -> None:
    war = EdtfDate("1990/2010", Precision.DAY, 700_000, 712_000, 700_000, 712_000)
    found = [item(f"e{number}", war, f"War {number}") for number in range(30)]
    size, rows = Size(1000, 200), Rows.of(200, measure)
    bands = bands_of([Group("", Chronicle(found))], rows.lanes_height, measure)
    scene = build(bands, Scale.fitted(705_000, 705_400, size.width), size, rows, measure)
    (cluster,) = scene.clusters
    assert cluster.earlier
    assert cluster.text == f"{30 - len(scene.marks)} earlier"
    assert cluster.rect.x < 20
    assert len(listed(cluster, bands[0], scene)) == cluster.counted == 30 - len(scene.marks)


def test_wars_that_last_take_most_lanes_where_little_else_is_in_view() -> None:
    wars = [
        item(f"w{number}", EdtfDate("1990/2010", Precision.DAY, first, 712_000, first, 712_000))
        for number, first in enumerate(range(700_000, 703_000, 1000))
    ]
    days = [item(f"d{number}", day(number * 1000)) for number in range(690, 720)]
    scene = view([*wars, *days], Scale.fitted(705_000, 705_400, 1000), Size(1000, 200))
    assert {mark.id for mark in scene.marks} >= {one.id for one in wars}


@pytest.mark.parametrize("height", [200, 240, 300])
def test_a_low_view_has_thin_bands_before_it_throws_them_together(height: float) -> None:
    rows = Rows.of(height, measure)
    assert most_bands(rows.lanes_height, measure) >= 4
    found = [item(f"e{number}", day(711_000 + number), f"Event {number}") for number in range(400)]
    groups = [Group(str(at), Chronicle(found[at::4])) for at in range(4)]
    scene = scene_of(groups, Scale.fitted(710_900, 711_500, 1000), Size(1000, height))
    for rule in scene.bands:
        inside = [mark for mark in scene.marks if rule.top <= mark.rect.y < rule.top + rule.height]
        assert any(mark.label for mark in inside)


def test_the_more_important_of_two_keeps_its_label() -> None:
    crowd = [item(f"e{number}", day(711_000 + number), f"Event {number}") for number in range(300)]
    chronicle = Chronicle(crowd, lambda one: int(one.id == "e150"))
    (mark,) = [
        mark
        for mark in scene_of([Group("", chronicle)], Scale.fitted(*WHOLE, 1000), Size(1000, 120)).marks
        if mark.id == "e150"
    ]
    assert mark.label == "Event 150"


def test_control_characters_in_titles_do_not_reach_the_labels() -> None:
    (mark,) = whole_view([item("e", day(711_000), "Treaty\u202e of\nfriendship")], Size(1000, 200)).marks
    assert mark.label == "Treaty of friendship"

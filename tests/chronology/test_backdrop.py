"""Eras and curves behind the events."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.chronology.backdrop import Backdrop, Era, Series, curve_in, eras_in
from desktop.chronology.geometry import Size
from desktop.chronology.rows import Rows
from desktop.chronology.scale import Scale
from desktop.domain.dates import day_number
from tests.chronology.views import measure, scene_of

ROWS = Rows.of(400, measure, eras=1, curve=True)
FIRST = day_number(1990, 1, 1)


@given(st.lists(st.integers(1, 4000), min_size=1, max_size=12), st.floats(0.05, 3), st.floats(-500, 500))
def test_names_of_eras_never_overlap_and_stay_in_their_era(lengths: list[int], density: float, pan: float) -> None:
    eras, day = [], FIRST
    for number, length in enumerate(lengths):
        # Sets have days on which one goes and the next is there already.
        eras.append(Era(f"The term of leader {number}", day, day + length - number % 2, shorter=(f"leader {number}",)))
        day += length
    scale = Scale(FIRST, density, 1000).panned(pan)
    found = eras_in(Backdrop(tuple(eras)), scale, ROWS, measure)
    labels = [era.label_rect for era in found if era.label_rect]
    assert all(one.right <= other.x for one, other in pairwise(labels))
    for era in found:
        if era.label_rect:
            assert era.rect.x <= era.label_rect.x
            assert era.label_rect.right <= era.rect.right or era.era is eras[-1]
            assert era.label_rect.x >= 0
            assert era.label_rect.right <= 1000


def test_a_name_takes_a_shorter_form_then_two_lines_and_goes_on_where_nothing_follows() -> None:
    digit = measure("0").width
    forms = ("AFG: Mahmud Khan Ghazi", "Mahmud Khan Ghazi")
    first = Era(forms[0], FIRST, FIRST + 999, shorter=forms[1:])
    backdrop = Backdrop((first, Era("next", FIRST + 1000, FIRST + 1999)))
    for chars, label in ((24, forms[0]), (15, "AFG: Mahmud\nKhan Ghazi"), (12, "Mahmud\nKhan Ghazi"), (8, "Mahmu…")):
        scale = Scale(FIRST, chars * digit / 1000, 60 * digit)
        found = eras_in(backdrop, scale, Rows.of(400, measure, eras=2), measure, lines=2)[0]
        assert found.label == label
        assert found.label_rect is not None
        assert found.rect.y <= found.label_rect.y
        assert found.label_rect.bottom <= found.rect.bottom
    alone = eras_in(Backdrop((first,)), Scale(FIRST, 4 * digit / 1000, 60 * digit), ROWS, measure)[0]
    assert alone.label == forms[0]


@given(st.lists(st.floats(-1, 2), min_size=1, max_size=30), st.sets(st.integers(0, 29), max_size=5))
def test_a_curve_stays_on_its_ground_and_breaks_where_a_year_is_missing(figures: list[float], gaps: set[int]) -> None:
    points = tuple((1990 + at, figure) for at, figure in enumerate(figures) if at not in gaps)
    curve = curve_in(Backdrop((), Series("same vote", points)), Scale.fitted(FIRST, FIRST + 12_000, 900), ROWS)
    assert curve is not None
    assert sum(len(piece) for piece in curve.pieces) == 2 * len(points)
    assert len(curve.pieces) == sum(after - before > 1 for (before, _), (after, _) in pairwise(points)) + bool(points)
    for piece in curve.pieces:
        assert all(curve.rect.y <= y <= curve.rect.bottom for _, y in piece)
        assert all(one[0] <= other[0] for one, other in pairwise(piece))


def test_a_low_view_has_neither_eras_nor_a_curve() -> None:
    backdrop = Backdrop((Era("a term", FIRST, FIRST + 4000),), Series("votes", ((1990, 0.5),)))
    scale = Scale.fitted(FIRST, FIRST + 4000, 600)
    low = scene_of([], scale, Size(600, 60), backdrop=backdrop)
    assert (low.eras, low.curve) == ((), None)
    high = scene_of([], scale, Size(600, 400), backdrop=backdrop)
    assert len(high.eras) == 1
    assert high.curve is not None
    assert high.era_at(300, high.eras[0].rect.y + 2) is high.eras[0]

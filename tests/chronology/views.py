"""Items and views for the tests of the timeline's geometry."""

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from desktop.chronology.backdrop import Backdrop
from desktop.chronology.bands import Group, bands_of
from desktop.chronology.chronicle import Chronicle
from desktop.chronology.geometry import Size
from desktop.chronology.rows import Rows
from desktop.chronology.scale import Scale
from desktop.chronology.scene import Scene, build
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


def scene_of(
    groups: Sequence[Group],
    scale: Scale,
    size: Size,
    selected: str | None = None,
    backdrop: Backdrop | None = None,
) -> Scene:
    rows = Rows.of(size.height, measure, backdrop.era_rows if backdrop else 0, bool(backdrop and backdrop.series))
    bands = bands_of(groups, rows.lanes_height, measure)
    return build(bands, scale, size, rows, measure, selected, backdrop)


def view(found: Sequence[Item], scale: Scale, size: Size, selected: str | None = None) -> Scene:
    return scene_of([Group("", Chronicle(found))], scale, size, selected)


def whole_view(found: Sequence[Item], size: Size, selected: str | None = None) -> Scene:
    return view(found, Scale.fitted(*WHOLE, size.width), size, selected)

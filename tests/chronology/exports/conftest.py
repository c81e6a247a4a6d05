"""Events of every date and of nasty words, and the collections they make."""

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from desktop.chronology.exports.collection import Collection, Reference
from desktop.content.edtf_dates import DateFault, read_date
from desktop.domain.claim import Confidence
from desktop.domain.dates import EdtfDate
from desktop.domain.event import EventKind
from desktop.domain.prose import CitedSource
from desktop.library.rows import DateAlternative, Event, Participant

NASTY = (
    *("\r\n", "\n", "\r", "\t", ",", ";", ":", "\\", "\\n", '"', "'", "=1+1", "@SUM(A1)", " ", "  ", "|"),
    *("BEGIN:VEVENT", "END:VEVENT", "<script>", "</p>", "&amp;", "<a href='x'>", "]]>", "%s", "{}"),
    *(
        "😀",
        "👩‍👩‍👧",
        "é",
        "e\u0301",
        "تركمانستان",
        "Туркменистан",
        "土库曼",
        "\u202e",
        "\u2028",
        "\x00",
        "\x1b[2J",
        "\ufeff",
    ),
)
words = st.one_of(
    st.lists(st.sampled_from(NASTY) | st.text(max_size=8), max_size=12).map("".join),
    # Words that put a character of several octets on the border at which a line is folded.
    st.tuples(st.integers(50, 80), st.sampled_from("é土😀"), st.integers(0, 30)).map(
        lambda parts: "a" * parts[0] + parts[1] * parts[2]
    ),
)

_years = st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04}")
_points = st.tuples(
    st.one_of(
        _years,
        st.dates().map(lambda day: day.isoformat()),
        st.dates().map(lambda day: day.isoformat()[:7]),
        st.tuples(_years, st.integers(1, 12), st.integers(1, 28)).map(lambda p: f"{p[0]}-{p[1]:02}-{p[2]:02}"),
        st.tuples(_years, st.integers(21, 24)).map(lambda p: f"{p[0]}-{p[1]}"),
        st.integers(0, 999).map(lambda number: f"{number:03}X"),
        st.integers(0, 99).map(lambda number: f"{number:02}XX"),
        st.sampled_from(["0001-01-01", "0000-12-31", "9999-12-31", "9999-12-30", "9999", "0001", "0000", "9999-12"]),
    ),
    st.sampled_from(["", "", "?", "~", "%"]),
).map("".join)


@st.composite
def _readable(draw: st.DrawFn) -> EdtfDate:
    ends = _points | st.sampled_from(["", ".."])
    text = draw(_points | st.tuples(ends, ends).map("/".join))
    try:
        return read_date(text)
    except DateFault:
        assume(False)
        raise


dates = _readable()


@st.composite
def events(draw: st.DrawFn) -> Event:
    sources = tuple(CitedSource(key) for key in draw(st.lists(st.sampled_from(["one", "two", "lost"]), unique=True)))
    others = draw(st.lists(dates.map(lambda date: DateAlternative(date.text, sources)), max_size=2))
    return Event(
        draw(st.from_regex(r"\A[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}\Z")),
        draw(dates),
        draw(st.sampled_from(EventKind)),
        draw(words),
        draw(words),
        draw(words),
        draw(st.sampled_from(Confidence)),
        tuple(Participant(code, draw(words)) for code in draw(st.lists(st.sampled_from(["TKM", "AFG", "CIV"])))),
        tuple(draw(st.lists(st.sampled_from(["UN", "ECO"]), unique=True))),
        tuple(draw(st.lists(st.sampled_from(["tapi", "gas"]), unique=True))),
        sources,
        tuple(others),
    )


@st.composite
def collections(draw: st.DrawFn) -> Collection:
    return collection(
        *draw(st.lists(events(), max_size=4, unique_by=lambda event: event.id)),
        title=draw(words),
        topics={"tapi": draw(words)},
        references={"one": Reference("The one", "https://example.org/?a=1&b=2"), "two": Reference("The two", "")},
    )


def collection(*these: Event, **more: Any) -> Collection:
    """A collection of some events; what is not said of it is as plain as can be."""
    plainly = {
        "title": "Events",
        "countries": {"TKM": "Turkmenistan", "AFG": "Afghanistan"},
        "organizations": {"UN": "United Nations"},
        "topics": {},
        "references": {},
        "checked": "2026-11-24",
    }
    return Collection(events=these, **(plainly | more))


def event(date: str, event_id: str = "ev-one", **more: Any) -> Event:
    """An event on a date (EDTF); what is not said of it is empty."""
    plain = Event(
        event_id, read_date(date), EventKind.VISIT, "A visit", "They meet.", "", Confidence.REPORTED, (), (), (), (), ()
    )
    return plain._replace(**more)
